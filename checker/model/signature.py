"""A digital signature as a file carries it: what can be told of it without asking anyone outside."""

from __future__ import annotations

from typing import Any

from checker.model.tuples import NamedTuple

SIGNATURE_STATES = ("intact", "changed", "extended", "broken", "unreadable", "unchecked", "empty")
SIGNERS = ("organ", "person", "unknown")


class Signature(NamedTuple):
    """One signature field of a PDF. Whether its certificate deserves trust is never told: that needs the issuer.

    ``state``: ``intact`` (what was signed is as it was, later updates add signatures at most), ``changed`` (intact, but the
    file was altered after it), ``extended`` (intact, and what was added later could not be compared), ``broken`` (what was
    signed is no longer what stands there), ``unreadable``, ``unchecked`` (a kind of signature or of file we cannot compute it
    for) or ``empty`` (a field nobody has signed). ``name`` and ``organ`` are of the certificate, without identity numbers and
    addresses.
    ``time`` is ISO 8601 in Vietnam's time zone, by the ``clock`` of a ``timestamp`` service or of the ``signer``.
    ``bbox`` is (x0, y0, x1, y1) in pt from the top left of ``page``, counted from 1; ``None`` for one that does not show.
    """

    state: str
    name: str | None = None
    signer: str = "unknown"
    organ: str | None = None
    time: str | None = None
    clock: str | None = None
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None

    def as_dict(self) -> dict[str, Any]:
        """The signature as the report prints it."""
        return {
            "state": self.state,
            "name": self.name,
            "signer": self.signer,
            "organ": self.organ,
            "time": self.time,
            "clock": self.clock,
            "page": self.page,
            "bbox": list(self.bbox) if self.bbox else None,
        }
