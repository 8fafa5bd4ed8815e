"""Where the columns of one printed line are parted: by a tab or a wide gap that is no room for handwriting."""

from __future__ import annotations

from collections.abc import Iterable

from checker.model.patterns import lazy_pattern
from checker.wording.folding import fold

_GAP = lazy_pattern(r"\t\s*|\s{4,}|(?<=\w)\s{2,3}(?=[^\W\d_][^\d,;:/]{1,40},\s?\w{3,5}\s{0,3}[\d.…_])")
_SYMBOL = lazy_pattern(r"\d\s?/\s?[^\W\d_]{1,4}\s?[-–]\s?[\w&Đ-]{1,20}$")
"""A number and its symbol, behind which a narrow gap parts the place and the date that stand level with them."""
# A wide gap inside "Số:      /KH-SNV" or "ngày      tháng      năm" is room for handwriting, not a column. A word of the date or the
# number without its mark is in small letters, or has its colon: VIỆT NAM, CHUYỂN ĐỔI SỐ, Thắng end what stands in a column.
# A mark of authority, and the word of the archive line, are no column of their own.
_OPEN_LEFT = lazy_pattern(
    r"(?:\b(?:(?:[Ss]ố|so|(?<![^\W_] )SỐ)\s*+:?|[Ss][^\W\d_]{1,2}\s*+:)[\s.…_\d]*+"
    r"|\b(?:[Nn]gày|NGÀY|ngay|[Tt]háng|THÁNG|thang)[\s.…_\d]*+|\b(?:[Nn]ăm|NĂM|nam)[\s.…_]*+|^(?i:tm|kt|tl|tuq|q)\s?[./]|^\W{0,3}(?i:l[uư]u)\s?:|^\W)$"
)
_WIDE = 4  # spaces of a gap that parts columns whatever stands on its left
_STROKES = "/\\"  # behind the room for a figure: no column begins with one
_APART = lazy_pattern(r"[^\W\d_][^\d,\t/:]{1,40},\s+ngày\b|\W{0,3}Lưu ?:[^\t]{1,60},\s+[A-ZĐ&.-]{2,12}[ (\d).]{0,8}$")
"""A place and its date, codes of the archive line: parted behind their comma."""


def has_gap(text: str) -> bool:
    """Whether the line may have columns."""
    return "  " in text and _GAP.search(text) is not None


def columns_of(text: str) -> list[tuple[int, int]]:
    """Edges of the columns of one printed line."""
    edges, start = [], 0
    for gap in _GAP.finditer(text):
        left = text[start : gap.start()]
        behind = text[gap.end() : gap.end() + 1]
        if not left.strip() or not behind or behind in _STROKES or _OPEN_LEFT.search(left):
            continue
        if gap.end() - gap.start() < _WIDE and "\t" not in gap.group() and not _SYMBOL.search(left):
            continue
        edges.append((start, gap.start()))
        start = gap.end()
    last = (start, len(text))
    return _unparted(text, [*edges, last]) if edges else [last]  # one column is asked no wordings


def _unparted(text: str, edges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The columns without an edge that runs through words the law gives whole: a tab struck for a space."""
    from checker.parsing.recognition.wordings import GIVEN_WHOLE, OPENS_WHOLE  # its room reads these lines

    for first in range(len(edges) - 1):
        for last in range(len(edges) - 1, first, -1):
            words = text[edges[first][0] : edges[last][1]]
            beside = last == first + 1
            whole = fold(words) in GIVEN_WHOLE or (beside and _runs_over(text[slice(*edges[first])], words, OPENS_WHOLE))
            if whole or (beside and "," in text[slice(*edges[first])] and _APART.match(words)):
                return [*edges[:first], (edges[first][0], edges[last][1]), *edges[last + 1 :]]
    return edges


def _runs_over(left: str, words: str, openings: Iterable[str]) -> bool:
    """Whether words open with an organ's that begin on the left of an edge and end on its right: ``BAN`` | ``CHỈ ĐẠO …``."""
    begun, whole = f"{fold(left)} ", f"{fold(words)} "
    return any(opening.startswith(begun) and whole.startswith(f"{opening} ") for opening in openings)
