"""Numerals with a slip that their place in the sequence proves: ``II NỘI DUNG`` below ``I.``, ``b, …`` below ``a)`` or above ``c)``,
``2. NỘI DUNG`` between ``I.`` and ``III.``."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from checker.grammar.heading import Heading, format_numeral, read_heading, roman_numeral
from checker.model.patterns import lazy_pattern
from checker.wording.folding import bare, mostly_upper, one_space

_COMMA = lazy_pattern(r"\s*(?P<numeral>\d{1,2}|[a-zđ]) ?, +(?=[^\W\d_])")
_COMMA_WITHIN = len("12 ,")
_FIRST = ("1", "a")
_SECOND = 2
_CARRIED_OUT = ("to chuc thuc hien", "to chuc trien khai")
_LONGEST_TITLE = 120  # characters; a longer line in capitals is no title


def read_slipped_heading(text: str, reached: Mapping[str, int]) -> Heading | None:
    """A numeral without its mark, or with a comma for it, that follows the one before; ``reached``: the last ordinal of each style."""
    if text.startswith(("I", "V", "X")):
        return _unmarked(text, reached.get("roman", 0) + 1)
    return _with_comma(text, reached) if "," in text[:_COMMA_WITHIN] else None


def _unmarked(text: str, expected: int) -> Heading | None:
    numeral = roman_numeral(expected)
    rest = text[len(numeral) :]
    if not text.startswith(numeral) or not rest[:1].isspace() or not mostly_upper(rest) or len(rest) > _LONGEST_TITLE:
        return None
    return Heading(numeral, "roman", expected, "", one_space(rest), len(text) - len(rest.lstrip()))


def _with_comma(text: str, reached: Mapping[str, int]) -> Heading | None:
    found = _COMMA.match(text)
    if found is None or not text[found.end()].isupper():
        return None
    style = "arabic" if found["numeral"].isdigit() else "letter"
    expected = reached.get(style, 0) + 1
    if expected == 1 or found["numeral"] != format_numeral(style, expected):
        return None
    return Heading(found["numeral"], style, expected, ",", one_space(text[found.end() :]), found.end())


def read_first_with_comma(text: str, following: Iterable[str]) -> Heading | None:
    """``1, Mục đích``, ``a, Khách quan``: the first of its list, as the second proves that follows before a Roman heading does."""
    found = _COMMA.match(text) if text.startswith(_FIRST) and "," in text[:_COMMA_WITHIN] else None
    if found is None or found["numeral"] not in _FIRST or not text[found.end()].isupper():
        return None
    style = "arabic" if found["numeral"].isdigit() else "letter"
    first = Heading(found["numeral"], style, 1, ",", one_space(text[found.end() :]), found.end())
    for below in following:
        heading = read_heading(below) or _with_comma(below, {style: 1})
        if heading is not None and heading.style in ("roman", style):
            return first if heading.style == style and heading.ordinal == _SECOND else None
    return None


def counted(heading: Heading, reached: Mapping[str, int]) -> Heading:
    """The heading; a numeral with too many strokes (``IIII``) stands for what follows the one before."""
    if heading.style == "roman" and "IIII" in heading.numeral:
        return heading._replace(ordinal=reached.get("roman", 0) + 1)
    return heading


def of_parts_in_figures(headings: Sequence[Heading]) -> list[Heading]:
    """The headings; one in capitals with an Arabic numeral is of the parts in Roman ones, where only with it these count on without a gap.

    The last of them may go on with the items above it (``2. KINH PHÍ`` below ``1. Thời gian``) and then is one of these.
    """
    figures = _parts_in_figures(headings)
    return [each._replace(style="roman") if at in figures else each for at, each in enumerate(headings)]


def _parts_in_figures(headings: Sequence[Heading]) -> set[int]:
    figures = {at for at, each in enumerate(headings) if each.style == "arabic" and mostly_upper(each.title)}
    parts = sorted(figures | {at for at, each in enumerate(headings) if each.style == "roman"})
    last = parts[-1] if parts else 0
    if not figures or len(figures) == len(parts):
        return set()
    goes_on = last in figures and any(
        each.style == "arabic" and each.ordinal == headings[last].ordinal - 1 for each in headings[parts[-2] :]
    )
    if goes_on or [headings[at].ordinal for at in parts] != list(range(1, len(parts) + 1)):
        return _of_no_item(headings, figures)
    return figures


def _of_no_item(headings: Sequence[Heading], figures: Collection[int]) -> set[int]:
    """Those of the headings in capitals and figures that follow the part above and no item of it, where with them the parts count on.

    ``TỔ CHỨC THỰC HIỆN`` is a part of its own among items in small letters, whatever it goes on with: no plan's content holds it.
    """
    found: set[int] = set()
    reached = 0
    items: list[Heading] = []
    for at, each in enumerate(headings):
        next_item = items[-1].ordinal + 1 if items else 1
        if each.style == "roman":
            if each.ordinal != reached + 1:
                return set()
        elif at in figures and 0 < reached == each.ordinal - 1 and (each.ordinal != next_item or _carries_out(each, items)):
            found.add(at)
        else:
            items += [each] if each.style == "arabic" else []
            continue
        reached, items = each.ordinal, []
    return found


def _carries_out(heading: Heading, items: Sequence[Heading]) -> bool:
    return bare(heading.title).startswith(_CARRIED_OUT) and not any(mostly_upper(each.title) for each in items)
