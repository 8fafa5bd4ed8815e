"""What stands before every request: by which name it came, from whose page, how large it is, how many came before it; and after every
answer: what a browser may do with it. It logs how a request went, never what was in it.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlsplit

from prometheus_client import CollectorRegistry, Counter, Histogram
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from checker.desk.desk_options import DeskOptions

_log = logging.getLogger("thethuc.desk")
_SAFE = ("GET", "HEAD", "OPTIONS")
_MINUTE = 60.0
_COUNTER, _API = "/kiem-tra", "/api/"
_FORM = 1 << 20
"""Bytes of a form without files."""
_SILENCE = 30.0
"""Seconds a sender may be silent in the middle of a request."""
_SLOWEST = 8_192.0
"""Bytes a second that a sender sends at least, the first silence given: who drips holds no connection for ever."""
_ADDRESSES = 10_000
"""Addresses whose requests are counted at a time; the one that was silent longest is forgotten first."""
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cache-control": "no-store",
}
"""Of every answer; ``referrer-policy`` tells no other site anything, and this one whose page a form comes from."""


class Counts:
    """What ``/metrics`` tells: requests by way and outcome, and how long they took; no path, no name."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        names = ("method", "route", "status")
        self._requests = Counter("thethuc_requests", "Requests answered", names, registry=self.registry)
        self._seconds = Histogram("thethuc_request_seconds", "Seconds to the end of an answer", ("route",), registry=self.registry)

    def add(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one answer."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)


class Pace:
    """How often an address may ask: so many in a minute, refilled evenly."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = float(most)
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, address: str) -> bool:
        """Whether one request more is within the pace."""
        now = self._clock()
        left, then = self._left.pop(address, (self._most, now))
        left = min(self._most, left + (now - then) * self._most / _MINUTE)
        self._left[address] = (max(0.0, left - 1), now)
        while len(self._left) > _ADDRESSES:
            self._left.popitem(last=False)
        return left >= 1


class Guard:
    """The middleware."""

    def __init__(self, app: ASGIApp, options: DeskOptions, counts: Counts) -> None:
        self._app = app
        self._options = options
        self._counts = counts
        self._requests = Pace(options.requests)
        self._uploads = Pace(options.uploads)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may pass; see the module."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        began, status = time.monotonic(), 500

        async def answered(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            refusal = self._refusal(scope)
            if refusal is not None:
                await PlainTextResponse(refusal[1], refusal[0])(scope, receive, answered)
            else:
                await self._app(scope, _bounded(receive, self._room(scope)), answered)
        finally:
            self._tell(scope, status, time.monotonic() - began)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """Status and words for a request that may not pass."""
        headers, unsafe = Headers(scope=scope), scope["method"] not in _SAFE
        host = _name_of(headers.get("host", ""))
        if host not in self._options.hosts:
            return 421, "Misdirected Request: this desk is not known under that name (--allow-host)"
        if unsafe and not _is_own(headers, host):
            return 403, "Forbidden: the request comes from a page of another site"
        length = headers.get("content-length", "0")
        most = self._room(scope)
        if not length.isdecimal() or len(length) > 15 or int(length) > most:
            return 413, f"Content Too Large: at most {most} bytes"
        address = (scope.get("client") or ("?", 0))[0]
        if not self._requests.take(address) or (unsafe and not self._uploads.take(address)):
            return 429, "Too Many Requests: wait a minute"
        return None

    def _room(self, scope: Scope) -> int:
        """Bytes a request may bring: files where files are taken, elsewhere what a form holds."""
        return self._options.upload if scope["path"] == _COUNTER or scope["path"].startswith(_API) else min(_FORM, self._options.upload)

    def _tell(self, scope: Scope, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "") or getattr(scope.get("endpoint"), "__name__", "?").strip("_")
        method = scope["method"] if scope["method"] in (*_SAFE, "POST", "PUT", "PATCH", "DELETE") else "?"
        self._counts.add(method, route, status, seconds)
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        _log.info(json.dumps({"at": at, "method": method, "route": route, "status": status, "ms": round(seconds * 1000)}))


def _name_of(host: str) -> str:
    """``desk.example`` of ``desk.example:8471``, ``::1`` of ``[::1]:8471``."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def _is_own(headers: Headers, host: str) -> bool:
    """Whether a request that changes something comes from a page of this desk, or from a program, which names no page."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    if origin is None:
        return True
    try:
        told = urlsplit(origin)
        return told.scheme in ("http", "https") and told.netloc.lower() == headers.get("host", "").lower() and told.hostname == host
    except ValueError:
        return False


def _bounded(receive: Receive, most: int) -> Receive:
    """What was sent, up to ``most`` bytes, whatever its head said, and as fast as somebody sends who has something to send."""
    taken, whole, begun = 0, False, time.monotonic()

    async def bounded() -> Message:
        nonlocal taken, whole
        if whole:
            return await receive()  # nothing more is sent: what is heard is the end of the connection
        left = begun + _SILENCE + taken / _SLOWEST - time.monotonic()
        try:
            message = await asyncio.wait_for(receive(), max(0.0, min(_SILENCE, left)))
        except TimeoutError:
            raise HTTPException(408, "Request Timeout") from None
        taken += len(message.get("body", b""))
        whole = not message.get("more_body", False)
        if taken > most:
            raise HTTPException(413, f"Content Too Large: at most {most} bytes")
        return message

    return bounded
