"""No copy of a secret plan is made for LibreOffice to read: what bears a mark is refused before, where the user has not allowed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import SECRECY_MARKS, Unreadable

if TYPE_CHECKING:
    from checker.reading.limits import Limits

_COPIED = frozenset(("doc", "rtf", "odt", "fodt", "html", "mht", "wordml"))


def refuse_secret(data: bytes, path: str, limits: Limits) -> None:
    """Raise :class:`Unreadable` for a file that must be copied into a folder to be read and bears a mark of secrecy at its head.

    What else is wrong with it is for its reader to say.
    """
    from checker.reading.sniffing import sniff

    try:
        kind = sniff(data, path)
    except Unreadable:
        return
    if kind in _COPIED and (mark := _mark(data, kind, limits)):
        raise Unreadable("unreadable.secret_copy", format=kind, mark=mark)


def _mark(data: bytes, kind: str, limits: Limits) -> str:
    from checker.parsing.secrecy import marks_in, suspected_in
    from checker.reading.word.first_lines import head_words

    found = head_words(data, kind, limits)
    seen = {mark for lines in found.texts for mark in marks_in(lines)} | set(suspected_in(found.besides))
    return next((mark for mark in SECRECY_MARKS if mark in seen), "")
