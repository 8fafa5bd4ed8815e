"""A mark of secrecy as its keys were typed, where nothing turned them into letters: VIQR, Telex, VNI; or numbered as an item is.

No word reads so: alone on a line of the head it is a suspected mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checker.model import SECRECY_MARKS as MARKS
from checker.model import SUSPECTED_MARK as DOUBTFUL
from checker.model.patterns import lazy_pattern

_COLUMNS = lazy_pattern(r"[\t\f\v|│]|\s{2,}")
_CIRCUMFLEX_AND_DOT = r"(?:{0}\^\.T|{0}\.\^T|{0}\^T\.|{0}{0}JT|{0}{0}TJ|{0}J{0}T|{0}65T|{0}56T|{0}6T5|{0}5T6)"
_CIRCUMFLEX_AND_ACUTE = r"(?:O\^'I|O'\^I|O\^I'|OOSI|OOIS|OSOI|O61I|O16I|O6I1|O1I6)"
_MAT, _TUYET = f"M{_CIRCUMFLEX_AND_DOT.format('A')}", f"TUY{_CIRCUMFLEX_AND_DOT.format('E')}"
_KEYS = lazy_pattern(
    rf"(?:(?:{_TUYET}|TUYỆT|T{_CIRCUMFLEX_AND_ACUTE}|TỐI)[ _-]?)?{_MAT}|(?:{_TUYET}|T{_CIRCUMFLEX_AND_ACUTE})[ _-]?MẬT", re.I
)
_EDGES = '()[]{}*"“”.,;:-–—+•★_ '
_NUMBERED = lazy_pattern(r"\s*\(?(?:\d{1,2}|[a-zđA-ZĐ]|[IVX]{1,4})[.)/]\s*(?P<rest>\S.*)")


def typed_marks(texts: Iterable[str]) -> Iterator[str]:
    """That a head has a line, or a column of one, which is nothing but a mark in such keys, or one in capitals behind a number."""
    numbered: set[str] = set()
    for line in (line for text in texts for line in text.split("\n")):
        if any(_KEYS.fullmatch(piece.strip(_EDGES)) for piece in _COLUMNS.split(line)):
            yield DOUBTFUL
        numbered.add(_numbered(line))
    if len(numbered - {""}) == 1:  # several are a list of the degrees
        yield DOUBTFUL


def _numbered(line: str) -> str:
    found = _NUMBERED.fullmatch(line)
    rest = " ".join(found["rest"].strip(_EDGES).split()) if found else ""
    return rest if rest in MARKS else ""
