"""Page numbers in headers and footers: which marks are one, and where across the page they stand."""

from __future__ import annotations

from lxml import etree

from checker.model.patterns import lazy_pattern
from checker.reading.word.markup import W
from checker.reading.word.properties import Properties

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIMPLE, _CODE, _OLD = W + "fldSimple", W + "instrText", W + "pgNum"
_RUN, _TAB, _PTAB, _CHAR, _TC, _BOX = W + "r", W + "tab", W + "ptab", W + "fldChar", W + "tc", W + "txbxContent"
MARKS = (_SIMPLE, _CODE, _OLD)
"""Elements that may be a page number."""

DIGITS = lazy_pattern(r"\s*(?:[-–]\s*)?\d{1,3}(?:\s*[-–])?\s*")
"""A page number typed by hand: ``2`` or ``- 2 -``."""

_PAGE = lazy_pattern(r"(?:^|[\s{])PAGE(?:$|[\s\\}])")
_IF = lazy_pattern(r"(?:^|\s)IF(?:\s|$)", words=("IF",))
_STOPS = {0: "left", 1: "center", 2: "right"}  # Word's own stops in a header: the middle, then the right edge


def names_page(mark: etree._Element) -> bool:
    """Whether it is the number of the page; the copy that old programs read does not count twice."""
    if next(mark.iterancestors(_FALLBACK), None) is not None:
        return False
    code = mark.get(W + "instr", "") if mark.tag == _SIMPLE else mark.text or ""
    return mark.tag == _OLD or bool(_PAGE.search(code))


def number_run(mark: etree._Element) -> etree._Element | None:
    """The run whose look the number has: the first of the field's result, else the one that holds the field's name."""
    if mark.tag == _SIMPLE:
        return mark.find(f".//{_RUN}")
    own = next(mark.iterancestors(_RUN), None)
    shown = False
    for run in own.itersiblings(_RUN) if own is not None and mark.tag == _CODE else ():
        kinds = [each.get(W + "fldCharType") for each in run.iter(_CHAR)]
        if "end" in kinds:
            break
        if shown:
            return run
        shown = "separate" in kinds
    return own


def across(mark: etree._Element, paragraph: etree._Element, align: str | None, direct: Properties) -> str | None:
    """``left``, ``center`` or ``right``, as far as the file tells: a frame, a tab, or the paragraph's alignment."""
    frame = direct.get("frame")
    if frame is not None:
        return frame if frame in _STOPS.values() else None
    if next(paragraph.iterancestors(_TC, _BOX), None) is not None:
        return "center" if align == "center" and next(paragraph.iterancestors(_BOX), None) is None else None
    placed, tabs = None, 0
    for each in paragraph.iter(_TAB, _PTAB, mark.tag):
        if each is mark:
            break
        if each.tag == _PTAB:
            placed = each.get(W + "alignment")
        tabs += each.tag == _TAB and (above := each.getparent()) is not None and above.tag == _RUN
    if placed:
        return placed
    return _STOPS.get(tabs) if tabs else "left" if align in (None, "both") else align


def is_conditional(paragraph: etree._Element) -> bool:
    """Whether an IF field of the paragraph decides what shows."""
    return any(_IF.search(code.text or "") for code in paragraph.iter(_CODE))
