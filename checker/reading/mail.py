"""The parts of a MIME message, within bounds: the library reads a header in time that grows with its square, and calls itself a level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, cast

from checker.model import Unreadable
from checker.reading.limits import Limits

if TYPE_CHECKING:
    from email.message import Message

_LONGEST = 4000  # signs of one header; a long file name in three codes has 700
_KIND = "content-type:"
_HOLDING = ("multipart/", "message/")


def parts_of(data: bytes, limits: Limits, *, opening_mails: bool = True) -> list[Message[Any, Any]]:
    """The parts of a message that hold no others; a mail within it is one of them where mails are not opened.

    Raises :class:`Unreadable` (``bad_envelope``, ``too_deep``).
    """
    from email import message_from_bytes
    from email.policy import EmailPolicy

    holding = 0

    class Bounded(EmailPolicy):
        """The usual one, asked before each header is read."""

        def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
            nonlocal holding
            _refuse_long(sourcelines)
            said = "".join(sourcelines).lower()
            holding += said.startswith(_KIND) and any(kind in said for kind in _HOLDING)
            if holding > limits.depth:
                raise Unreadable("unreadable.too_deep", what="MIME", limit=limits.depth)
            name, value = super().header_source_parse(sourcelines)
            return name, value

    return list(_leaves(message_from_bytes(data, policy=Bounded()), opening_mails=opening_mails))


def _leaves(message: Message[Any, Any], *, opening_mails: bool) -> Iterator[Message[Any, Any]]:
    if not message.is_multipart():
        yield message
        return
    for part in cast("list[Message[Any, Any]]", message.get_payload()):
        if part.get_content_maintype() == "message" and not opening_mails:
            yield part
        else:
            yield from _leaves(part, opening_mails=opening_mails)


def _refuse_long(lines: Sequence[str]) -> None:
    if sum(map(len, lines)) > _LONGEST:
        raise Unreadable("unreadable.bad_envelope", line=0)
