"""Whether a line is written as the decree has it: the strict grammar of each part that one line fills, run over the whole line.

For a part already found, however badly written; what the line *is* must not be asked here::

    >>> departure("number", "Số: 125/KH-SNV")
    >>> departure("number", "Số: 125/KH_SNV")
    Departure(at=10, expected='hyphen')

Not asked: whether figures, days, codes and names are the right ones. Room left for handwriting (spaces, dots, a bracketed field)
is regular.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from checker.grammar import code, dateline, recipients, signer
from checker.grammar.elements import END, Departure, Element

__all__ = ["END", "Departure", "departure", "strict_lines"]


@cache
def strict_lines() -> Mapping[str, Element]:
    """The strict grammars by part. What may be expected is named by their terminals; the words are ``ui.expected`` of the catalogues."""
    return {
        "number": code.strict_line,
        "date": dateline.strict_line,
        "recipients": recipients.strict_label,
        "archive": recipients.strict_archive,
        "competence": signer.strict_competence,
    }


def departure(part: str, line: str) -> Departure | None:
    """Where a printed line leaves the strict grammar of ``part`` and which element was expected there; ``None`` when it is regular.

    ``part`` is ``number`` (with the notation), ``date`` (with the place), ``recipients`` (the label), ``archive`` or ``competence``;
    ``line`` has no spaces at its edges. Only for an irregular line is pyparsing imported. Raises ``KeyError`` for another part.
    """
    return strict_lines()[part].departure(line)
