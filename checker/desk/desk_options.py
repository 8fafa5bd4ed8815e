"""What a desk was told: where it listens, what one visitor may ask of it, how long it holds what was given to it."""

from __future__ import annotations

from checker.model.tuples import NamedTuple

LOOPBACK = ("127.0.0.1", "::1", "localhost")
"""Addresses that this machine alone can reach."""
ROLES = ("clerk", "reviewer", "head")
"""Of people with accounts: may use the counter; the queue too; and may say who else may."""
_MB = 1 << 20


class DeskOptions(NamedTuple):
    """Bounds and settings of a desk.

    ``hosts``: names a browser may reach it by; a request for another is refused, so that no foreign page can lead a browser here under a
    name of its own. ``upload``: bytes of one request; ``files``: files of one; ``held``: bytes held in memory of all visitors;
    ``minutes``: how long what was given stays without being looked at; ``seconds``: what one file may take, waiting not counted;
    ``requests`` and ``uploads``: what one address may ask in a minute; ``processes``: that judge beside the server;
    ``who``: the reviewer at a desk without accounts, by name; ``secure``: whether
    browsers reach it over TLS, by a proxy; ``office``: the names of the office that writes letters, as ``letter --office`` takes them;
    ``office_js``: the folder of Office.js for the pane in Word.
    """

    lang: str = "vi"
    hosts: tuple[str, ...] = LOOPBACK
    upload: int = 64 * _MB
    files: int = 50
    held: int = 512 * _MB
    minutes: int = 30
    seconds: int = 120
    requests: int = 600
    uploads: int = 120
    processes: int = 2
    who: str = ""
    secure: bool = False
    office: str = ""
    office_js: str = ""
    config: str | None = None
    no_config: bool = False
