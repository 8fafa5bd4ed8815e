"""Fixes of how the plan looks: letters, paragraphs, page, lines.

A finding on layout says what is wanted in machine form under ``values``:

================  =====================================================================================================
key               what
================  =====================================================================================================
``wanted``        the value to set: a number, ``true``/``false``, a word, or ``[least, most]``, of which the nearest is set;
                  for margins and paper a mapping of sides (mm)
``places``        every place it is about, as places or their dictionaries; without it, only the finding's own place
``beside``        places that are not wrong, but would look so beside what is mended (first-line indents)
``section``       the section of the document, counted from 0 (margins and paper); ``sections`` when there are several
================  =====================================================================================================

Without ``wanted`` the number in ``want`` (``13``, ``13-14``) is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from checker.fixing.case import FixCase
from checker.fixing.drawing import text_width
from checker.fixing.edits import (
    ByHand,
    ComposeEdit,
    Edit,
    EditedParagraph,
    LineEdit,
    PageNumberEdit,
    ParagraphEdit,
    RecodeEdit,
    RunEdit,
    SectionEdit,
    TextEdit,
)
from checker.fixing.sizes import head_sizes, own_size
from checker.model import Block, CharacterFormat, Location, Run
from checker.reading.legacy import code_of_font

Edits = Iterator[Edit]

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_SIZES = re.compile(r"\d{2}(?:[.,]5)?(?:-\d{2})?")
"""Sizes of letters as a finding wants them, pt: ``13``, ``13-14``; other measures bear their unit."""
_PT_PER_CM = 72 / 2.54
_FONT = "Times New Roman"
_MOTTO_SHARE, _OTHER_SHARE = 1.0, 0.4
"""Length of the line below: as long as the motto (II.1.b); a third to a half of organ and subject (II.2.b, II.5.b)."""
_USUAL_SIZE = 14.0


def set_size(case: FixCase) -> Edits:
    """The size that is allowed and is the document's own, else the nearest that is allowed, in pt."""
    return _letters(case, "size", lambda run: _right_size(case, run.style.size or _USUAL_SIZE))


def set_head_sizes(case: FixCase) -> Edits:
    """Quốc hiệu, tiêu ngữ, địa danh and date in sizes that go together, as few of them changed as can be."""
    sizes = head_sizes(case)
    if not sizes:
        raise ByHand
    for name, size in sizes.items():
        part = case.report.components.get(name)
        for edit in _letters_at(case, part.places if part else (), "size", lambda _, size=size: size):
            yield replace(edit, component=name)


def _right_size(case: FixCase, size: float) -> float:
    """What letters of ``size`` pt become when the finding, one on sizes, is mended."""
    wanted = _numbers(_wanted(case))
    own = own_size(case, min(wanted), max(wanted))
    return _nearest(wanted, size) if own is None else own


def set_bold(case: FixCase) -> Edits:
    """Bold, or not."""
    wanted = _truth(case)
    return _letters(case, "bold", lambda _: wanted)


def set_italic(case: FixCase) -> Edits:
    """Italic, or upright."""
    wanted = _truth(case)
    return _letters(case, "italic", lambda _: wanted)


def set_underline(case: FixCase) -> Edits:
    """No underline (or one)."""
    wanted = _truth(case)
    return _letters(case, "underline", lambda _: wanted)


def set_font(case: FixCase) -> Edits:
    """Times New Roman. Letters of an old encoding are not touched: another font would make them unreadable."""
    if any(_is_old(run.style) for _, run in _runs(case)):
        raise ByHand
    return _letters(case, "font", lambda _: _FONT)


def set_color(case: FixCase) -> Edits:
    """Black."""
    for block, run in _runs(case):
        if run.style.color not in (None, "", "000000"):
            yield RunEdit(EditedParagraph(block.part, block.paragraph), run.start, run.end, {"color": "000000"})


def set_align(case: FixCase) -> Edits:
    """The wanted alignment."""
    wanted = str(case.finding.values.get("wanted") or case.finding.want)
    if wanted not in ("left", "center", "right", "both"):
        raise ByHand
    return _paragraphs(case, "align", lambda _: wanted)


def set_indent(case: FixCase) -> Edits:
    """The nearest first-line indent allowed, of all that begins where the wrong paragraphs do; the law gives it in cm."""
    wanted = [each * _PT_PER_CM for each in _numbers(_wanted(case))]
    return _paragraphs(
        case, "indent_first", lambda block: _nearest_of(wanted, (block.setting and block.setting.indent_first) or 0.0), "beside"
    )


def set_gap(case: FixCase) -> Edits:
    """The least gap between paragraphs, in pt, given before the paragraph."""
    least = min(_numbers(_wanted(case)))
    return _paragraphs(case, "gap_before", lambda _: least)


def set_line(case: FixCase) -> Edits:
    """The nearest line spacing allowed, in lines."""
    wanted = _wanted(case)
    return _paragraphs(case, "line", lambda block: _nearest(wanted, (block.setting and block.setting.line) or 1.0))


def set_margin(case: FixCase) -> Edits:
    """The wanted margins (or paper), in mm."""
    wanted = case.finding.values.get("wanted")
    if not isinstance(wanted, Mapping):
        raise ByHand
    for section in case.finding.values.get("sections") or [case.finding.values.get("section", 0)]:
        yield SectionEdit(int(section), dict(wanted))


def compose(case: FixCase) -> Edits:
    """Composed letters throughout (I.4: Unicode by TCVN 6909); paragraphs that have them already are left."""
    for block in case.document.blocks:
        yield ComposeEdit(EditedParagraph(block.part, block.paragraph))


def recode(case: FixCase) -> Edits:
    """Letters of TCVN3 and VNI as Unicode in Times New Roman (I.4); Unicode in a font of theirs gets the other font alone."""
    for block in case.document.blocks:
        spot = EditedParagraph(block.part, block.paragraph)
        if any(run.style.code is not None for run in block.runs):
            yield RecodeEdit(spot, _FONT)
        for run in block.runs:
            if run.style.code is None and _is_old(run.style) and run.end > block.label:
                yield RunEdit(spot, max(run.start, block.label), run.end, {"font": _FONT})


def page_number(case: FixCase) -> Edits:
    """Centred in the top margin, upright, hidden on the first page (I.7); each annex that has a section counts its own (III.1.đ)."""
    yield PageNumberEdit()
    sections = case.document.sections
    if not any(setup.numbers for setup in sections):
        begun = {case.block_at(label.place).section for label in case.items("annexes", "labels") if label.place is not None}
        for section in sorted(begun - {0}):
            if sections[section].page_number_start != 1:
                yield SectionEdit(section, {"page_number_start": 1})


def draw_line(case: FixCase) -> Edits:
    """A line below the part the finding is about, below the last of its lines, which other parts may follow in the paragraph.

    Its length is a share of that line, or of the column where the line is broken by it.
    """
    part = case.report.components.get(case.finding.component)
    place = part.places[-1] if part is not None and part.places else case.finding.place
    block = case.block_at(place)
    start, end = (place.start or 0, place.end) if place is not None else (0, None)
    text = block.text[start:end].rstrip()
    at = start + len(text)
    if _is_tabbed(block, at, text):
        raise ByHand  # a line is centred in its column, and between two that tabs part it is below neither
    size = next((run.style.size for run in block.runs if run.style.size and run.start < at <= run.end), _USUAL_SIZE)
    size = _size_to_be(case, size)
    width = _room(block, text_width(text.rpartition("\n")[2], size))
    share = _MOTTO_SHARE if case.finding.component == "motto" else _OTHER_SHARE
    yield LineEdit(EditedParagraph(block.part, block.paragraph), round(width * share), at, size)


def as_long_as_its_words(line: LineEdit, block: Block, edits: Iterable[TextEdit]) -> LineEdit:
    """The line below words of ``block`` that ``edits`` change, as long as it is to be below the words they become."""
    at = len(block.text) if line.at is None else line.at
    start = max(block.text.rfind(sign, 0, at) for sign in "\n\t") + 1
    before = after = block.text[start:at]
    for edit in sorted((edit for edit in edits if start <= edit.start and edit.end <= at), key=lambda edit: edit.start, reverse=True):
        after = after[: edit.start - start] + edit.text + after[edit.end - start :]
    wide, to_be = (_room(block, text_width(text, line.size)) for text in (before, after))
    return replace(line, width=round(line.width * to_be / wide)) if wide and to_be else line


def _room(block: Block, width: float) -> float:
    """How much of a width, pt, the column has room for."""
    return min(width, block.cell.width) if block.cell is not None and block.cell.width else width


def _is_tabbed(block: Block, at: int, text: str) -> bool:
    """Whether tabs place the line that ends at ``at``: outside a table, or beside other words in a cell."""
    end = block.text.find("\n", at)
    line = block.text[block.text.rfind("\n", 0, at) + 1 : len(block.text) if end < 0 else end]
    return "\t" in line and (block.cell is None or line.strip() != text.rpartition("\n")[2].strip())


def _size_to_be(case: FixCase, size: float) -> float:
    """The size of the part's letters, pt, once its finding on sizes is mended too: a line is as long as its words will be."""
    for finding in case.report.findings:
        if finding.component == case.finding.component and finding.fix == "safe" and _SIZES.fullmatch(finding.want or ""):
            return _right_size(replace(case, finding=finding), size)
    return size


def _places(case: FixCase, also: str = "") -> Iterator[Location]:
    """What the finding is about, and ``also`` what goes with it."""
    listed = case.finding.values.get("places") or [case.finding.place]
    for place in (*listed, *case.finding.values.get(also, ())):
        yield Location(**{**place, "cell": None, "bbox": None}) if isinstance(place, Mapping) else place


def _runs(case: FixCase) -> Iterator[tuple[Block, Run]]:
    """The stretches of one formatting the finding is about."""
    return _runs_at(case, _places(case))


def _runs_at(case: FixCase, places: Iterable[Location]) -> Iterator[tuple[Block, Run]]:
    """The stretches of one formatting at some places, cut at their edges; Word's own number is no letter of ours."""
    for place in places:
        block = case.block_at(place)
        first = max(place.start or 0, block.label)
        last = len(block.text) if place.end is None else place.end
        for run in block.runs:
            start, end = max(run.start, first), min(run.end, last)
            if start < end:
                yield block, Run(start, end, run.style)


def _is_old(style: CharacterFormat) -> bool:
    return style.code is not None or code_of_font(style.font) is not None


def _letters(case: FixCase, name: str, wanted: Any) -> Edits:
    return _letters_at(case, _places(case), name, wanted)


def _letters_at(case: FixCase, places: Iterable[Location], name: str, wanted: Any) -> Iterator[RunEdit]:
    for block, run in _runs_at(case, places):
        value = wanted(run)
        if getattr(run.style, name) != value and block.text[run.start : run.end].strip():
            yield RunEdit(EditedParagraph(block.part, block.paragraph), run.start, run.end, {name: value})


def _paragraphs(case: FixCase, name: str, wanted: Any, also: str = "") -> Edits:
    for place in _places(case, also):
        block = case.block_at(place)
        value = wanted(block)
        if block.setting is None or getattr(block.setting, name) != value:
            yield ParagraphEdit(EditedParagraph(block.part, block.paragraph), {name: value})


def _wanted(case: FixCase) -> Any:
    wanted = case.finding.values.get("wanted", case.finding.want)
    if wanted is None:
        raise ByHand
    return wanted


def _truth(case: FixCase) -> bool:
    wanted = case.finding.values.get("wanted")
    if not isinstance(wanted, bool):
        raise ByHand
    return wanted


def _numbers(wanted: Any) -> list[float]:
    if isinstance(wanted, int | float):
        return [float(wanted)]
    if isinstance(wanted, str):
        wanted = [found.replace(",", ".") for found in _NUMBER.findall(wanted)]
    numbers = [float(each) for each in wanted]
    if not numbers:
        raise ByHand
    return numbers


def _nearest(wanted: Any, value: float) -> float:
    """``value`` moved into the range from the least to the most that is wanted."""
    numbers = _numbers(wanted)
    return min(max(value, min(numbers)), max(numbers))


def _nearest_of(numbers: list[float], value: float) -> float:
    return min(numbers, key=lambda number: abs(number - value))
