"""What a desk has to do with other servers, told in one TOML file: who logs in by them, and whom it tells of events. Nothing by itself.

Secrets stand in files of their own beside it, never in it.
"""

from __future__ import annotations

import ipaddress
import os
import re
import tomllib
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from checker.desk.desk_options import LOOPBACK, ROLES
from checker.model.errors import Misconfigured, cause
from checker.model.tuples import NamedTuple

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_HEADER = re.compile(r"[a-z][a-z0-9-]{1,60}")
_OF_OTHERS = re.compile(
    r"host|cookie|date|origin|referer|user-agent|connection|keep-alive|te|trailer|transfer-encoding|upgrade|expect|via|from|range|pragma"
    r"|forwarded|x-forwarded-(?:for|host|proto|port|server|prefix)|x-real-ip|x-thethuc-.*|(?:proxy-)?authorization"
    r"|(?:accept|access-control|cache-control|content|if|sec)(?:-.*)?"
)
"""Headers that say something else, and that browsers or proxies write by themselves: whoever took one for a name would let anybody in."""
_LONGEST_SECRET = 4_096
_KEYS = {
    "proxy": {"header", "from"},
    "oidc": {"issuer", "client", "secret_file", "address", "name", "roles_in", "roles"},
    "webhooks": {"outbox"},
    "webhook": {"url", "events", "secret_file", "private"},
}


class ProxyLogin(NamedTuple):
    """An authenticating proxy: the header in which it says who asks, and the addresses from which alone that is believed."""

    header: str
    networks: tuple[Network, ...]


class OidcLogin(NamedTuple):
    """A provider of OpenID Connect; ``address``: of this desk as browsers know it; ``name`` and ``roles_in``: the claims that are read."""

    issuer: str
    client: str
    secret: str
    address: str
    name: str
    roles_in: str
    roles: tuple[tuple[str, str], ...]


class Webhook(NamedTuple):
    """An address that is told of events of some kinds; ``private``: whether it may lie in a private network."""

    url: str
    events: tuple[str, ...]
    secret: str
    private: bool


class OtherServers(NamedTuple):
    """All of it."""

    proxy: ProxyLogin | None = None
    oidc: OidcLogin | None = None
    webhooks: tuple[Webhook, ...] = ()
    outbox: str = ""


def outside_of(path: str) -> OtherServers:
    """What a file says. Raises :class:`Misconfigured` for one that cannot be read or says what there is not."""
    try:
        with open(path, "rb") as file:
            told = tomllib.load(file)
    except OSError as error:
        raise Misconfigured("desk.outside_unread", path=path, cause=cause(error)) from None
    except RecursionError:
        raise Misconfigured("desk.outside_deep", path=path) from None
    except ValueError as error:
        raise Misconfigured("desk.outside_unread", path=path, cause=_told(error)) from None
    reading = _Reading(path)
    for name in told:
        reading.sure(name in _KEYS, name)
    hooks = told.get("webhook", [])
    reading.sure(isinstance(hooks, list), "webhook")
    webhooks = tuple(map(reading.webhook, hooks))
    for at, hook in enumerate(webhooks):
        reading.sure(hook.url not in [each.url for each in webhooks[:at]], f"webhook.url: {hook.url}")
    return OtherServers(
        reading.proxy(told["proxy"]) if "proxy" in told else None,
        reading.oidc(told["oidc"]) if "oidc" in told else None,
        webhooks,
        reading.outbox(told.get("webhooks", {"outbox": "outbox.db"})),
    )


def _told(error: ValueError) -> str:
    """What a parser says of a file, in one line."""
    return "UTF-8" if isinstance(error, UnicodeError) else " ".join(str(error).split())


class _Reading:
    """The reading of one file, which its refusals name."""

    def __init__(self, path: str) -> None:
        self._path = path

    def sure(self, held: bool, what: str) -> None:
        if not held:
            raise Misconfigured("desk.outside", path=self._path, what=what)

    def _table(self, told: Any, name: str) -> Mapping[str, Any]:
        self.sure(isinstance(told, dict), name)
        for key in told:
            self.sure(key in _KEYS[name], f"{name}.{key}")
        table: Mapping[str, Any] = told
        return table

    def _word(self, table: Mapping[str, Any], name: str, default: str = "") -> str:
        value = table.get(name, default)
        self.sure(isinstance(value, str) and bool(value) and value.isprintable(), name)
        return str(value)

    def _words(self, table: Mapping[str, Any], name: str) -> list[str]:
        value = table.get(name)
        self.sure(isinstance(value, list) and bool(value) and all(isinstance(each, str) for each in value), name)
        return list(value or ())

    def _secret(self, table: Mapping[str, Any]) -> str:
        name = self._word(table, "secret_file")
        try:
            with open(os.path.join(os.path.dirname(self._path), name), encoding="utf-8") as file:
                said = file.read(_LONGEST_SECRET).strip()
        except (OSError, ValueError):
            said = ""
        self.sure(len(said) >= 16, "secret_file")
        return said

    def proxy(self, told: Any) -> ProxyLogin:
        table = self._table(told, "proxy")
        header = self._word(table, "header").lower()
        self.sure(_HEADER.fullmatch(header) is not None and _OF_OTHERS.fullmatch(header) is None, f"proxy.header: {header}")
        found = []
        for each in self._words(table, "from"):
            try:
                found.append(ipaddress.ip_network(each))
            except ValueError:
                self.sure(False, f"proxy.from: {each}")
        self.sure(all(each.prefixlen > 0 for each in found), "proxy.from")
        return ProxyLogin(header, tuple(found))

    def oidc(self, told: Any) -> OidcLogin:
        table = self._table(told, "oidc")
        issuer, address = self._word(table, "issuer").rstrip("/"), self._word(table, "address").rstrip("/")
        for name, url in (("oidc.issuer", issuer), ("oidc.address", address)):
            self.sure(_is_https(url), name)
        roles = table.get("roles")
        self.sure(isinstance(roles, dict) and bool(roles) and all(each in ROLES for each in roles.values()), "oidc.roles")
        return OidcLogin(
            issuer, self._word(table, "client"), self._secret(table), address,
            self._word(table, "name", "preferred_username"), self._word(table, "roles_in", "groups"), tuple((roles or {}).items()),
        )  # fmt: skip

    def outbox(self, told: Any) -> str:
        return os.path.join(os.path.dirname(self._path), self._word(self._table(told, "webhooks"), "outbox"))

    def webhook(self, told: Any) -> Webhook:
        table = self._table(told, "webhook")
        url, private = self._word(table, "url"), table.get("private", False)
        self.sure(isinstance(private, bool), "webhook.private")
        self.sure(_is_https(url) or (private and _is_url(url, "http")), "webhook.url")
        return Webhook(url, self._events(table), self._secret(table), private)

    def _events(self, table: Mapping[str, Any]) -> tuple[str, ...]:
        from checker.register.states import OF_DOCUMENTS

        told = tuple(self._words(table, "events"))
        for kind in told:
            if kind not in OF_DOCUMENTS:
                raise Misconfigured("desk.no_event", path=self._path, kind=kind, kinds=", ".join(OF_DOCUMENTS))
        return told


def _is_https(url: str) -> bool:
    """Whether it is an address of TLS, or one of this machine; without a name or password in it."""
    return _is_url(url, "https") or (_is_url(url, "http") and urlsplit(url).hostname in LOOPBACK)


def _is_url(url: str, scheme: str) -> bool:
    """Whether it is an address of a host at a port there can be, as it goes into a request: no name or password, no space, ASCII alone."""
    if not all("!" <= sign <= "~" for sign in url):
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme == scheme and bool(parts.hostname) and parts.username is None and parts.port != 0
    except ValueError:
        return False
