"""Logging in by OpenID Connect: code flow with state, nonce and PKCE; what the provider claims tells the name and the role.

Extra ``oidc`` (Authlib). The account is bound to the provider's own identifier of the person, so that no other account of that name,
local or of the provider, is taken over.
"""

from __future__ import annotations

import json
import logging
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from httpx2 import AsyncBaseTransport, AsyncClient, HTTPError
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from checker.desk.desk_options import ROLES
from checker.desk.gate import COOKIE, DOOR
from checker.desk.outside import OidcLogin
from checker.desk.pages import Pages
from checker.desk.people import People
from checker.model.tuples import NamedTuple

START = DOOR + "/oidc"
BACK = START + "/ve"
_FLOW = "thethuc_oidc"
_MINUTES = 10
"""How long a log-in may take at the provider."""
_FLOWS = 1_000
_SECONDS = 10
"""What the provider may take for an answer."""
_LEEWAY = 60
_SIGNED = ("RS256", "PS256", "ES256", "EdDSA")
"""Signatures by a key that only the provider has."""
_log = logging.getLogger("thethuc.desk")


class OidcError(Exception):
    """Why nobody is let in: a word for the log."""


class Flow(NamedTuple):
    """A log-in that was begun: known by a cookie of its own, used once."""

    state: str
    nonce: str
    verifier: str
    began: float


class Oidc:
    """The two ways of a log-in."""

    def __init__(
        self, login: OidcLogin, people: People, pages: Pages, transport: AsyncBaseTransport | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        """``transport``: how the provider is reached; by itself the network."""
        self._login = login
        self._people = people
        self._pages = pages
        self._transport = transport
        self._clock = clock
        self._flows: OrderedDict[str, Flow] = OrderedDict()

    def routes(self) -> list[Route]:
        """Where they are."""
        return [Route(START, self._begun, methods=["GET"]), Route(BACK, self._returned, methods=["GET"])]

    async def _begun(self, request: Request) -> Response:
        """Lead the browser to the provider."""
        flow = Flow(secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_urlsafe(48), self._clock())
        try:
            about = await self._discovered()
            async with self._client() as client:
                url, _ = client.create_authorization_url(
                    about["authorization_endpoint"], state=flow.state, nonce=flow.nonce, code_verifier=flow.verifier
                )
        except (OidcError, HTTPError) as error:
            return self._failed(request, error)
        name = secrets.token_urlsafe(32)
        self._flows[name] = flow
        while len(self._flows) > _FLOWS:
            self._flows.popitem(last=False)
        response = RedirectResponse(url, 303)
        secure = self._pages.visitors.secure
        response.set_cookie(_FLOW, name, max_age=60 * _MINUTES, httponly=True, samesite="lax", secure=secure, path=START)
        return response

    async def _returned(self, request: Request) -> Response:
        """The provider sent the browser back: whom it names is let in."""
        flow = self._flows.pop(request.cookies.get(_FLOW, ""), None)
        try:
            if flow is None or self._clock() - flow.began > 60 * _MINUTES:
                raise OidcError("no log-in was begun")
            if not secrets.compare_digest(flow.state.encode(), request.query_params.get("state", "").encode()):
                raise OidcError("another state")
            claims = await self._claims(request.query_params.get("code", ""), flow)
            token = await run_in_threadpool(self._let_in, claims, request.client.host if request.client else "")
        except (OidcError, HTTPError, JoseError, AuthlibBaseError, ValueError) as error:
            return self._failed(request, error)
        response = self._pages.show(request, "let_in.html")
        response.headers["refresh"] = "0; url=/"  # a redirection would still be the provider's, which the strict cookie is not sent with
        response.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=self._pages.visitors.secure, path="/")
        response.delete_cookie(_FLOW, path=START)
        return response

    def _failed(self, request: Request, error: Exception) -> Response:
        why = str(error) if isinstance(error, OidcError) else type(error).__name__
        _log.warning(json.dumps({"oidc": "nobody let in", "why": why}))
        return self._pages.hindered(request, 401, self._pages.words(request).say("desk", "door.oidc_failed"), DOOR, "door.title")

    def _client(self) -> AsyncOAuth2Client:
        return AsyncOAuth2Client(
            self._login.client, self._login.secret, scope="openid profile", redirect_uri=self._login.address + BACK,
            code_challenge_method="S256", transport=self._transport, timeout=_SECONDS, follow_redirects=False,
        )  # fmt: skip

    async def _told(self, url: str) -> Any:
        async with AsyncClient(transport=self._transport, timeout=_SECONDS, follow_redirects=False) as client:
            answer = await client.get(url)
        if answer.status_code != 200:
            raise OidcError("the provider does not answer")
        return answer.json()

    async def _discovered(self) -> Mapping[str, str]:
        """What the provider says of itself, which must be the one that is meant, all of it over TLS where the provider is."""
        about = await self._told(self._login.issuer + "/.well-known/openid-configuration")
        if not isinstance(about, dict) or str(about.get("issuer", "")).rstrip("/") != self._login.issuer:
            raise OidcError("another issuer")
        scheme = self._login.issuer.partition(":")[0] + "://"
        for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
            if not str(about.get(name, "")).startswith(scheme):
                raise OidcError(f"no {name}")
        return about

    async def _claims(self, code: str, flow: Flow) -> Mapping[str, Any]:
        """What the provider's signed token says. Raises for one that is not for this desk, not of this log-in or not of now."""
        if not code:
            raise OidcError("no code")
        about = await self._discovered()
        async with self._client() as client:
            given = await client.fetch_token(about["token_endpoint"], code=code, code_verifier=flow.verifier)
        keys = KeySet.import_key_set(await self._told(about["jwks_uri"]))
        token = jwt.decode(str(given.get("id_token", "")), keys, algorithms=list(_SIGNED))
        told = jwt.JWTClaimsRegistry(
            leeway=_LEEWAY, iss={"essential": True, "value": about["issuer"]}, aud={"essential": True, "value": self._login.client},
            exp={"essential": True}, iat={"essential": True}, sub={"essential": True}, nonce={"essential": True, "value": flow.nonce},
        )  # fmt: skip
        told.validate(token.claims)
        several = isinstance(token.claims["aud"], list) and len(token.claims["aud"]) > 1
        if token.claims.get("azp", None if several else self._login.client) != self._login.client:
            raise OidcError("for another party")
        return token.claims

    def _let_in(self, claims: Mapping[str, Any], address: str) -> str:
        role = self._role(claims.get(self._login.roles_in))
        name = claims.get(self._login.name)
        if role is None:
            raise OidcError("no role")
        if not isinstance(name, str):
            raise OidcError("no name")
        identity = sha256(f"{self._login.issuer}\0{claims['sub']}".encode()).hexdigest()
        token = self._people.let_in_by(f"oidc:{identity}", name, role, address)
        if token is None:
            raise OidcError("the account is off, or of somebody else")
        return token

    def _role(self, groups: Any) -> str | None:
        """The highest role that one of the groups stands for."""
        told = [groups] if isinstance(groups, str) else groups if isinstance(groups, list) else []
        found = [role for group, role in self._login.roles if group in told]
        return max(found, key=ROLES.index, default=None)
