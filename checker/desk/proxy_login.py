"""Logging in by an authenticating proxy: whom its header names, believed from its own address alone and where it stands once."""

from __future__ import annotations

import ipaddress
import json
import logging
from collections.abc import Iterable
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from checker.desk.outside import ProxyLogin

_log = logging.getLogger("thethuc.desk")
_PEER = "thethuc.peer"
_LONGEST = 256
_TOLD = 1_000
"""Addresses whose headers were told as ignored; each is told once."""


class PeerKept:
    """The outermost of all: keeps who really is at the other end, before a proxy's word about whom it asks for is taken."""

    def __init__(self, app: ASGIApp, trusted: Iterable[str]) -> None:
        """``trusted``: addresses whose ``X-Forwarded-For`` is believed; none means nobody's."""
        believed = list(trusted)
        self._app: Any = ProxyHeadersMiddleware(app, trusted_hosts=believed) if believed else app  # type: ignore[arg-type]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on."""
        if scope["type"] == "http":
            scope[_PEER] = (scope.get("client") or ("", 0))[0]
        await self._app(scope, receive, send)


class NamedByProxy:
    """Whom requests are for, as the proxy says."""

    def __init__(self, login: ProxyLogin) -> None:
        self._login = login
        self._told: set[tuple[str, str]] = set()

    def name_in(self, scope: Scope) -> str | None:
        """The name; ``None`` where there is none, or it may not be believed, which the log is told, without the name."""
        said: list[bytes] = [value for name, value in scope["headers"] if name.decode("latin-1").lower() == self._login.header]
        if not said:
            return None
        peer = str(scope.get(_PEER) or (scope.get("client") or ("", 0))[0])
        if not self._is_proxy(peer):
            self._ignored("not from the proxy", peer)
            return None
        if len(said) > 1:
            self._ignored("given more than once", peer)
            return None
        try:
            name = said[0].decode().strip()
        except ValueError:
            name = ""
        if not name or len(name) > _LONGEST or not name.isprintable():
            self._ignored("no name", peer)
            return None
        return name

    def _is_proxy(self, peer: str) -> bool:
        try:
            address = ipaddress.ip_address(peer)
        except ValueError:
            return False
        address = getattr(address, "ipv4_mapped", None) or address
        return any(address in network for network in self._login.networks if network.version == address.version)

    def _ignored(self, why: str, peer: str) -> None:
        if (why, peer) not in self._told and len(self._told) < _TOLD:
            self._told.add((why, peer))
            _log.warning(json.dumps({"ignored": self._login.header, "why": why, "from": peer}))
