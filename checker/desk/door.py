"""The door, ``/dang-nhap``, and the pages on accounts, ``/tai-khoan``: logging in and out, one's own password, who may use the desk."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from checker.desk.desk_options import ROLES, DeskOptions
from checker.desk.gate import COOKIE, DOOR
from checker.desk.pages import Pages, own_way
from checker.desk.people import SHORTEST, People
from checker.desk.persons import person_of
from checker.desk.receiving import form_of
from checker.model.errors import Refused
from checker.reporting import phrases
from checker.reporting.catalogue import Words

_OWN = "/mat-khau"
_ACCOUNTS = "/tai-khoan"
_CHANGED = "da-doi"
"""What the way to the door carries after one's own password was changed, which ends every session."""
_NOTHING_TYPED: Mapping[str, str] = {"name": "", "role": ""}
"""What the form for a new account begins with."""


class Door:
    """The pages."""

    def __init__(self, people: People, pages: Pages, options: DeskOptions, *, oidc: bool = False) -> None:
        """``oidc``: whether a provider may vouch for people too."""
        self._oidc = oidc
        self._people = people
        self._pages = pages
        self._options = options

    def routes(self) -> list[Route]:
        """Where the pages are."""
        return [
            Route(DOOR, self._shown, methods=["GET"]),
            Route(DOOR, self._entered, methods=["POST"]),
            Route("/dang-xuat", self._left, methods=["POST"]),
            Route(_OWN, self._own, methods=["GET"]),
            Route(_OWN, self._own_changed, methods=["POST"]),
            Route(_ACCOUNTS, self._accounts, methods=["GET"]),
            Route(_ACCOUNTS, self._added, methods=["POST"]),
            Route(_ACCOUNTS + "/sua", self._changed, methods=["POST"]),
        ]

    async def _shown(self, request: Request) -> Response:
        said = "password.changed" if _CHANGED in request.query_params else ""
        return self._asking(request, 200, own_way(request.query_params.get("ve", "")), said=said)

    def _asking(self, request: Request, status: int, back: str, *, failed: str = "", said: str = "", name: str = "") -> Response:
        """The door; ``failed``, ``said``: the keys of a sentence above the form."""
        return self._pages.show(request, "door.html", status, failed=failed, said=said, name=name, oidc=self._oidc, back=back)

    async def _entered(self, request: Request) -> Response:
        """Log in: a new session, and a visitor's name nobody else can know."""
        form = await form_of(request, self._options)
        back, name = own_way(_of(form, "ve")), _of(form, "name")
        if not name.strip() or not _of(form, "password"):
            return self._asking(request, 422, back, failed="door.blank", name=name)
        address = request.client.host if request.client else ""
        token = await run_in_threadpool(self._people.log_in, name, _of(form, "password"), address)
        if token is None:
            return self._asking(request, 401, back, failed="door.failed", name=name)
        response = RedirectResponse(back, 303)
        response.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=self._pages.visitors.secure, path="/")
        return response

    async def _left(self, request: Request) -> Response:
        await run_in_threadpool(self._people.log_out, request.cookies.get(COOKIE, ""))
        response = RedirectResponse(DOOR, 303)
        response.delete_cookie(COOKIE, path="/")
        return response

    async def _own(self, request: Request) -> Response:
        return self._pages.show(request, "password.html", failed="", shortest=SHORTEST)

    async def _own_changed(self, request: Request) -> Response:
        form, person = await form_of(request, self._options), person_of(request)
        if person is None:
            return self._pages.trouble(request, 403, "no_token")
        try:
            done = await run_in_threadpool(self._people.change_password, person, str(form.get("old", "")), str(form.get("new", "")))
        except Refused as trouble:
            return self._pages.show(request, "password.html", 422, failed=self._said(request, trouble), shortest=SHORTEST)
        if not done:
            wrong = self._pages.words(request).say("desk", "password.wrong")
            return self._pages.show(request, "password.html", 422, failed=wrong, shortest=SHORTEST)
        return RedirectResponse(f"{DOOR}?{_CHANGED}=1", 303)

    def _said(self, request: Request, trouble: Refused) -> str:
        return phrases.refusal(trouble, self._pages.words(request))

    async def _accounts(self, request: Request) -> Response:
        return await self._list(request, "", 200)

    async def _list(self, request: Request, failed: str, status: int, typed: Mapping[str, str] = _NOTHING_TYPED) -> Response:
        everybody, kept = await run_in_threadpool(self._people.everybody), await run_in_threadpool(self._people.log)
        log = [{**row, "about": _in_words(row, self._pages.words(request))} for row in kept]
        return self._pages.show(
            request, "accounts.html", status, everybody=everybody, log=log, roles=ROLES, failed=failed, shortest=SHORTEST, typed=typed
        )

    async def _added(self, request: Request) -> Response:
        def add(form: FormData, who: str) -> None:
            if not _of(form, "name").strip():
                raise Refused("desk.no_name")
            self._people.add(_of(form, "name"), _of(form, "role"), _of(form, "password"), who=who)

        return await self._done(request, add, ("name", "role"))

    async def _changed(self, request: Request) -> Response:
        def change(form: FormData, who: str) -> None:
            if _of(form, "password"):
                self._people.set_password(_of(form, "name"), _of(form, "password"), who=who)
            self._people.change(_of(form, "name"), role=_of(form, "role"), active=_of(form, "active") == "1", who=who)

        return await self._done(request, change)

    async def _done(self, request: Request, change: Callable[[FormData, str], None], kept: Sequence[str] = ()) -> Response:
        """The accounts after a change; where it was refused, why, and the form for a new one with what was typed in its fields ``kept``."""
        form, person = await form_of(request, self._options), person_of(request)
        if person is None:
            return self._pages.trouble(request, 403, "no_token")
        try:
            await run_in_threadpool(change, form, person.name)
        except Refused as trouble:
            typed = {**_NOTHING_TYPED, **{name: _of(form, name) for name in kept}}
            return await self._list(request, self._said(request, trouble), 422, typed)
        return self._pages.went(_ACCOUNTS, "account")


_OF_ROLES = ("added", "changed", "oidc")
"""Entries that say a role; of others a name stands there, which may read like one."""
_ROLE = re.compile(rf"(.* \()?({'|'.join(ROLES)})(?:, (on|off))?(\)?)", re.DOTALL)


def _in_words(row: Mapping[str, Any], words: Words) -> str:
    """What an entry of the log is about, its role and whether the account is open said as an office says them."""
    found = _ROLE.fullmatch(row["about"]) if row["what"] in _OF_ROLES else None
    if found is None:
        return str(row["about"])
    told = [words.say("desk", f"accounts.roles.{found[2]}"), *([words.say("desk", f"accounts.open.{found[3]}")] if found[3] else [])]
    return f"{found[1] or ''}{', '.join(told)}{found[4]}"


def _of(form: FormData, name: str) -> str:
    return str(form.get(name, ""))
