"""The parts of a MIME message, within bounds: the library reads a header in time that grows with its square, and calls itself a level."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from checker.model import Unreadable
from checker.reading.limits import Limits

if TYPE_CHECKING:
    from email.message import Message

_LONGEST = 4000  # signs of one header; a long file name in three codes has 700
_MULTIPART = "content-type:"


def parts_of(data: bytes, limits: Limits) -> list[Message[Any, Any]]:
    """The parts of a message that hold no others. Raises :class:`Unreadable` (``bad_envelope``, ``too_deep``)."""
    from email import message_from_bytes
    from email.policy import EmailPolicy

    holding = 0

    class Bounded(EmailPolicy):
        """The usual one, asked before each header is read."""

        def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
            nonlocal holding
            _refuse_long(sourcelines)
            holding += sourcelines[0].lower().startswith(_MULTIPART) and "multipart/" in "".join(sourcelines).lower()
            if holding > limits.depth:
                raise Unreadable("unreadable.too_deep", what="MIME", limit=limits.depth)
            name, value = super().header_source_parse(sourcelines)
            return name, value

    return [part for part in message_from_bytes(data, policy=Bounded()).walk() if not part.is_multipart()]


def _refuse_long(lines: Sequence[str]) -> None:
    if sum(map(len, lines)) > _LONGEST:
        raise Unreadable("unreadable.bad_envelope", line=0)
