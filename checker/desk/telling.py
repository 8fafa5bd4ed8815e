"""Sending one message to a webhook: signed, within bounded time, followed nowhere, and never into a private network unless that is named.

The address a name stands for is looked up once and that address is gone to, so that a name cannot stand for another one meanwhile.
"""

from __future__ import annotations

import hmac
import http.client
import ipaddress
import socket
import ssl
import threading
from contextlib import suppress
from hashlib import sha256
from urllib.parse import urlsplit

from checker.desk.outside import Webhook

SECONDS = 5
"""What connecting may take, and each answer of the other side."""
MOST_SECONDS = 20
"""What one message may take, however slowly the other side speaks."""
SIGNATURE = "X-Thethuc-Signature"
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")


class NotTold(Exception):  # noqa: N818 - what became of a message
    """The message did not arrive: a word for the log, with nothing of an address's answer in it."""


def signature(secret: str, body: bytes) -> str:
    """What proves that a message is of this desk: ``sha256=`` and the HMAC of its body."""
    return "sha256=" + hmac.new(secret.encode(), body, sha256).hexdigest()


def tell(hook: Webhook, body: bytes, identity: str) -> None:
    """Send ``body``; ``identity``: of the message, the same whenever it is sent again. Raises :class:`NotTold`."""
    parts = urlsplit(hook.url)
    host, secure = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    address = _address_of(host, port, hook.private)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {
        "Host": parts.netloc, "Content-Type": "application/json", "User-Agent": "thethuc", "Connection": "close",
        SIGNATURE: signature(hook.secret, body), "X-Thethuc-Delivery": identity,
    }  # fmt: skip
    line = http.client.HTTPConnection(host, port, timeout=SECONDS)
    end = None
    try:
        line.sock = socket.create_connection((address, port), SECONDS)
        if secure:
            line.sock = ssl.create_default_context().wrap_socket(line.sock, server_hostname=host)
        end = threading.Timer(MOST_SECONDS, _break_off, (line.sock,))
        end.daemon = True
        end.start()
        line.request("POST", path, body, headers)
        status = line.getresponse().status
    except (OSError, http.client.HTTPException) as error:
        raise NotTold(type(error).__name__) from None
    finally:
        if end is not None:
            end.cancel()
        line.close()
    if not 200 <= status < 300:
        raise NotTold(f"status {status}")


def _break_off(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def _address_of(host: str, port: int, private: bool) -> str:
    """The address to go to. Raises :class:`NotTold` where one of the name's addresses lies in a private network that was not named."""
    try:
        found = [each[4][0] for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        raise NotTold("no such name") from None
    if not private and not all(is_public(ipaddress.ip_address(str(each).partition("%")[0])) for each in found):
        raise NotTold("private address")
    return str(found[0])


def is_public(address: _Address) -> bool:
    """Whether an address lies in the open net, whatever it is wrapped in."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast
