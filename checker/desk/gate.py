"""The gate of a desk with accounts: who asks, and whether that page is for them; nobody gets further than the door without logging in."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from checker.desk.outside import ProxyLogin
from checker.desk.pages import Pages
from checker.desk.people import People
from checker.desk.persons import Person
from checker.desk.proxy_login import NamedByProxy

COOKIE = "thethuc_session"
DOOR = "/dang-nhap"
_API = "/api/"
"""Where programs ask; there alone a request may bring name and password itself (HTTP Basic)."""
_OPEN = (DOOR, "/healthz")
_OPEN_BELOW = ("/tai-san/", "/ngon-ngu/", DOOR + "/")
_FOR: Mapping[str, tuple[str, ...]] = {
    "/hang-doi": ("reviewer", "head"),
    "/tong-quan": ("head",),
    "/tai-khoan": ("head",),
    "/metrics": ("head",),
}
"""Ways by what they begin with, and the roles they are for; all others are for everybody who logged in."""


class Gate:
    """The middleware; puts the :class:`Person` who asks into the request's state."""

    def __init__(self, app: ASGIApp, people: People, pages: Pages, proxy: ProxyLogin | None = None) -> None:
        """``proxy``: whose header says who asks."""
        self._app = app
        self._proxy = NamedByProxy(proxy) if proxy is not None else None
        self._pages = pages
        self._people = people

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may pass; see the module."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        person = await self._proxied(request) or await run_in_threadpool(self._people.of_session, request.cookies.get(COOKIE, ""))
        if person is None and request.url.path.startswith(_API) and (told := _named_in(request.headers.get("authorization", ""))):
            person = await run_in_threadpool(self._people.called_by, *told, request.client.host if request.client else "")
        request.state.person = person
        refusal = self._refusal(request, person)
        if refusal is None:
            await self._app(scope, receive, send)
        else:
            await refusal(scope, receive, send)

    async def _proxied(self, request: Request) -> Person | None:
        """Whom the proxy says: before any session, which may be of who sat here before."""
        named = self._proxy.name_in(request.scope) if self._proxy is not None else None
        if named is None:
            return None
        return await run_in_threadpool(self._people.sent_by_proxy, named, request.client.host if request.client else "")

    def _refusal(self, request: Request, person: Person | None) -> Response | None:
        path = request.url.path
        if path in _OPEN or path.startswith(_OPEN_BELOW):
            return None
        if person is None:
            if path.startswith(_API):
                return JSONResponse({"detail": "log in first"}, 401, {"www-authenticate": 'Basic realm="thethuc", charset="UTF-8"'})
            return RedirectResponse(f"{DOOR}?{urlencode({'ve': path})}", 303)
        for way, roles in _FOR.items():
            if (path == way or path.startswith(f"{way}/")) and person.role not in roles:
                return self._pages.trouble(request, 403, "not_for_role")
        return None


def _named_in(authorization: str) -> tuple[str, str] | None:
    """Name and password of an ``Authorization: Basic``; ``None`` for any other."""
    scheme, _, told = authorization.partition(" ")
    try:
        name, colon, password = b64decode(told.strip(), validate=True).decode().partition(":")
    except ValueError:
        return None
    return (name, password) if scheme.lower() == "basic" and colon else None
