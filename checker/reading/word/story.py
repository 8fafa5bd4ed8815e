"""One story of a Word file (body, header, notes) as blocks in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from lxml import etree

from checker.model import Block, Cell, CharacterFormat, Location, NotRead, PageNumber, ParagraphFormat, Run, Unreadable
from checker.model.patterns import lazy_pattern
from checker.model.records import dataclass, field
from checker.reading.letters import is_odd, tidy_pieces
from checker.reading.limits import Limits
from checker.reading.word import grid
from checker.reading.word.boxes import in_order
from checker.reading.word.formatting import Formatter, Kind
from checker.reading.word.grounds import filling
from checker.reading.word.inline import ALTERNATE, FALLBACK, Inline, ParagraphContent, differs, shown, shows_placeholder
from checker.reading.word.markup import KEY, Lists, W, condense
from checker.reading.word.numbering import Numbering
from checker.reading.word.off_page import PaperSize, box_is_off, frame_is_off, is_drawn_far, line_is_off, table_is_off
from checker.reading.word.page_numbers import DIGITS, MARKS, across, is_conditional, names_page, number_run
from checker.reading.word.properties import is_on, points
from checker.reading.word.styles import StyleSheet, unseen_as
from checker.reading.word.table_styles import Dress, style_name, switched_on

if TYPE_CHECKING:
    from checker.reading.recoding import Recoder

_P, _PPR, _RPR, _TBL, _TR, _TC = W + "p", W + "pPr", W + "rPr", W + "tbl", W + "tr", W + "tc"
_SDT, _SDT_CONTENT, _SECT, _SECT_CHANGE = W + "sdt", W + "sdtContent", W + "sectPr", W + "sectPrChange"
_ANCHORS = tuple(W + tag for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"))
_THROUGH = frozenset((ALTERNATE, W + "body", *grid.THROUGH))
_T, _R = W + "t", W + "r"
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_PASSED = frozenset((*(W + tag for tag in ("tblPr", "tblGrid", "tcPr", "trPr", "sdtPr", "del", "moveFrom", "sectPrChange")), FALLBACK))
_TAKEN_AWAY = frozenset((FALLBACK, W + "del", W + "moveFrom", W + "pPrChange", W + "rPrChange"))
_A4 = (595.3, 841.9)  # pt; for a section that states no size
_A3 = 1190.6  # pt; what stands beside the body prints on pages of any section
_NO_LINE = 3.0  # pt; an exact line so low shows nothing of its letters
_SHORT = 60  # letters of a line that may be a stamp
_AUTHOR = b":author="  # borne by every tracked change
_DELETION = lazy_pattern(rb":(?:del|moveFrom)[ />]")
_FIRST_BLOCKS = 4  # paragraphs: type name and subject
_TOP = 2000  # twentieths of a pt: above the text of a first page that leaves room for a letterhead
_LETTERHEAD = 3  # columns; in a wider table the borders of cells are a table's


@dataclass(slots=True, eq=False, repr=False)
class Shared:
    """What the stories of one document have in common."""

    sheet: StyleSheet
    numbering: Numbering
    limits: Limits
    seen: set[str] = field(default_factory=set)
    unread: list[NotRead] = field(default_factory=list)
    framed: list[str] = field(default_factory=list)  # short lines in boxes, frames and borders
    hidden: list[str] = field(default_factory=list)  # words that are not read, or that no reader is shown
    renews: bool = False  # whether Word is to count all fields anew when it opens the file
    recoder: Recoder | None = None  # where a font or letters of an old code were seen


class Story:
    """The blocks of one part. ``sections`` are its ``w:sectPr`` elements in order."""

    def __init__(self, data: bytes, name: str, part: str, shared: Shared) -> None:
        self.root, runs, paragraphs = self.opened(data, name, shared.limits)
        self._name = name
        self._part = part
        self._shared = shared
        self._formatter = Formatter(
            shared.sheet, shared.numbering, runs, paragraphs, _AUTHOR in data and _DELETION.search(data) is not None
        )
        self._inline = self._reader()
        self._index = {p: index for index, p in enumerate(self.root.iter(_P))}
        if len(self._index) > shared.limits.paragraphs:
            raise Unreadable("unreadable.too_many_paragraphs", count=len(self._index), limit=shared.limits.paragraphs)
        self.sections = [each for each in self.root.iter(_SECT) if next(each.iterancestors(), each).tag != _SECT_CHANGE]
        self._section = 0
        self._tables = 0
        self._gap = False
        self._page_break = False
        self._carried: ParagraphContent | None = None
        self._blocks: list[Block] = []
        self._boxed = 0
        self._met: set[etree._Element] = set()
        self._anchors: dict[str, list[int]] | None = None  # the paragraphs that each comment is anchored in

    @staticmethod
    def opened(data: bytes, name: str, limits: Limits) -> tuple[etree._Element, Lists, Lists]:
        """The root of the part, and the property lists taken out of it; the fixing room leaves them in."""
        return condense(data, name, limits)

    @staticmethod
    def inline(formatter: Formatter) -> Inline:
        """What reads the text of each paragraph; the fixing room's remembers where every letter came from."""
        return Inline(formatter)

    def _reader(self) -> Inline:
        reader = self.inline(self._formatter)
        reader.renews = self._shared.renews
        return reader

    def blocks(self, root: etree._Element | None = None) -> list[Block]:
        """All blocks of ``root`` (the whole part when none)."""
        self._blocks = []
        top = self.root if root is None else root
        self._walk(top, None, 0)
        self._note_missed(top)
        return self._blocks

    def _note_missed(self, top: etree._Element) -> None:
        """Paragraphs with words that the walk did not come to, and that nothing shown holds instead."""
        for paragraph in top.iter(_P) if len(self._met) < len(self._index) else ():
            words = "" if paragraph in self._met else "".join(map(str, paragraph.itertext(_T, _R)))
            if any(map(str.isalnum, words)):
                kind = _why_missed(paragraph)
                if kind:
                    self._shared.hidden.append(words)
                    self._shared.unread.append(NotRead(kind, Location(self._part, self._index[paragraph])))

    def number(self, paragraph: etree._Element) -> int | None:
        """Which paragraph of the part it is, from 0."""
        return self._index.get(paragraph)

    def anchor(self, comment: str) -> tuple[int | None, int | None]:
        """The first and last paragraph that the comment of that id spans; ``None`` for one that is anchored nowhere."""
        if self._anchors is None:
            self._anchors = {}
            for mark in self.root.iter(*_ANCHORS):
                if (paragraph := next(mark.iterancestors(_P), None)) is not None:
                    self._anchors.setdefault(mark.get(W + "id", ""), []).append(self._index[paragraph])
        found = self._anchors.get(comment)
        return (min(found), max(found)) if found else (None, None)

    def page_numbers(self) -> Iterator[PageNumber]:
        """The page numbers of a header or footer; digits that are all of a paragraph count when no field is one."""
        fields = [mark for mark in self.root.iter(*MARKS) if names_page(mark)]
        for mark in fields:
            paragraph = next(mark.iterancestors(_P), None)
            if paragraph is not None:
                align, look = self._number_look(paragraph, number_run(mark))
                kind = self._formatter.kind(paragraph)
                yield PageNumber("", "", across(mark, paragraph, align, kind.direct), look, is_conditional(paragraph))
        for paragraph in self.root.iter(_P) if not fields else ():
            if DIGITS.fullmatch("".join(map(str, paragraph.itertext()))):
                align, look = self._number_look(paragraph, paragraph.find(W + "r"))
                yield PageNumber("", "", align, look, typed=True)

    def _number_look(self, paragraph: etree._Element, run: etree._Element | None) -> tuple[str | None, CharacterFormat]:
        """The alignment of a paragraph and the look of a run of it."""
        kind = self._formatter.kind(paragraph)
        key = run.get(KEY) if run is not None else None
        properties = run.find(_RPR) if run is not None else None
        look = self._formatter.look(kind, properties) if key is None else self._formatter.look_of(kind, key)
        return self._formatter.setting(kind, False).align, look.style

    def _walk(self, parent: etree._Element, cell: Cell | None, depth: int) -> None:
        if depth > self._shared.limits.depth:
            raise Unreadable("unreadable.too_deep", what=self._name, limit=self._shared.limits.depth)
        if parent.tag == ALTERNATE and differs(parent):
            self._shared.unread.append(NotRead("alternate", Location(self._part)))
        for child in shown(parent) if parent.tag == ALTERNATE else parent:
            tag = child.tag
            if tag == _P:
                self._paragraph(child, cell, depth)
            elif tag == _TBL:
                self._table(child, cell, depth)
            elif tag == _SDT:
                self._control(child, cell, depth)
            elif tag == _SECT:
                self._end_section(child)
            elif tag in _THROUGH:
                self._walk(child, cell, depth + 1)
            elif len(child) and tag not in _PASSED:
                self._miss(child)

    def _miss(self, element: etree._Element) -> None:
        """Words that stand between paragraphs and in none, as a formula may: Word shows them, and they are not read."""
        words = "".join(each.text or "" for each in element.iter(_T, _R, _FORMULA) if next(each.iterancestors(_P), None) is None)
        if any(map(str.isalnum, words)):
            self._shared.hidden.append(words)
            self._shared.unread.append(NotRead("unread_text", Location(self._part)))

    def _control(self, control: etree._Element, cell: Cell | None, depth: int) -> None:
        content = control.find(_SDT_CONTENT)
        if content is None:
            return
        start = len(self._blocks)
        self._walk(content, cell, depth + 1)
        if shows_placeholder(control):
            self._blocks[start:] = [block._replace(holes=((block.label, len(block.text)),)) for block in self._blocks[start:]]

    def _table(self, table: etree._Element, outer: Cell | None, depth: int) -> None:
        """The cells row by row; a table in a table counts as the cell it stands in."""
        number = self._tables
        self._tables += outer is None
        rows = list(grid.rows(table))
        columns = grid.columns(table)
        dress = self._dress(table)
        outside = self._formatter.within(None)
        start = len(self._blocks)
        for index, row in enumerate(rows):
            column, first = grid.before(row), len(self._blocks)
            for tc in grid.cells(row):
                at = grid.grid_cell(tc)
                if not at.follows and not at.deleted:
                    self._gap = False
                    if dress:
                        self._formatter.within(dress.layer(index, len(rows), range(column, column + at.span), columns))
                    around = self._formatter.on(at.ground) if at.ground else None
                    framed = outer is None and at.span == columns and grid.frames_page(tc)
                    self._walk(tc, None if framed else outer or Cell(number, index, column, columns, at.width), depth + 1)
                    if at.ground:
                        self._formatter.on(around)
                if at.ruled and columns <= _LETTERHEAD and self._blocks:
                    self._blocks[-1] = self._blocks[-1]._replace(drawn=(*self._blocks[-1].drawn, 0.0))
                column += at.span
            if len(self._blocks) > first and _is_squashed(row):
                self._shared.unread.append(NotRead("off_page", Location(self._part, self._blocks[first].paragraph)))
        self._formatter.within(outside)
        self._gap = False
        if len(self._blocks) > start and table_is_off(table, self._page()):
            self._shared.unread.append(NotRead("off_page", Location(self._part, self._blocks[start].paragraph)))
        if start and outer is None and self._section == 0 and _floats_on_top(table) and start <= _FIRST_BLOCKS:
            self._blocks = self._blocks[start:] + self._blocks[:start]  # stored behind what it stands above

    def _dress(self, table: etree._Element) -> Dress | None:
        """The style of a table, if it has one that says anything of the text in it; of nested ones the innermost counts."""
        name = style_name(table)
        style = self._shared.sheet.table(name) if name else None
        return Dress(style, switched_on(table)) if style else None

    def _paragraph(self, element: etree._Element, cell: Cell | None, depth: int) -> None:
        self._met.add(element)
        kind = self._formatter.kind(element)
        line = self._inline.read(element, kind)
        if line.boxes:
            self._boxes(line, depth, element)
        if line.hidden or line.unread or "frame" in kind.direct:
            self._note(element, kind, line)
        if "deleted" in kind.direct:
            self._carried = line if self._carried is None else _joined(self._carried, line)
        else:
            if self._carried is not None:
                line, self._carried = _joined(self._carried, line), None
            self._add(element, cell, kind, line)
        if element.get(KEY) is None and (section := element.find(f"{_PPR}/{_SECT}")) is not None:
            self._end_section(section)

    def _note(self, element: etree._Element, kind: Kind, line: ParagraphContent) -> None:
        """What of a paragraph no reader sees, or only as it once was."""
        place = Location(self._part, self._index[element])
        if any(map(str.isalnum, hidden := "".join(line.hidden))):
            self._shared.hidden.append(hidden)
            self._shared.unread.append(NotRead("hidden_text", place))
        self._shared.hidden += line.other
        self._shared.unread += [NotRead(kind, place, member) for kind, member in line.unread]
        if "frame" in kind.direct and frame_is_off(kind.direct["framed"], self._page()) and any(map(str.strip, line.texts)):
            self._shared.unread.append(NotRead("off_page", place))

    def _is_off(self, setting: ParagraphFormat, text: str, cell: Cell | None) -> bool:
        return is_drawn_far(setting) and line_is_off(setting, len(text), cell, self._page())

    def _page(self) -> PaperSize:
        """The page that what is read now stands on."""
        if not self.sections:
            return PaperSize(_A3, _A3)
        section = self.sections[min(self._section, len(self.sections) - 1)]
        size = section.find(W + "pgSz")
        margins = section.find(W + "pgMar")
        width, height = (points(size.get(W + side)) if size is not None else None for side in "wh")
        left, right = (points(margins.get(W + side)) if margins is not None else None for side in ("left", "right"))
        return PaperSize(width or _A4[0], height or _A4[1], left or 0.0, right or 0.0)

    def _boxes(self, line: ParagraphContent, depth: int, anchor: etree._Element) -> None:
        """Text boxes come before the paragraph they hang on: as letterheads they stand above it."""
        for box in in_order(line.boxes):
            outside = self._gap, self._inline, self._formatter.within(None), self._formatter.on(filling(box))
            self._gap, self._inline = False, self._reader()
            self._boxed += 1
            start = len(self._blocks)
            self._walk(box, None, depth + 1)
            self._boxed -= 1
            if box_is_off(box, self._page()) and any(block.text.strip() for block in self._blocks[start:]):
                self._shared.unread.append(NotRead("off_page", Location(self._part, self._index[anchor])))
            self._gap, self._inline, layer, ground = outside
            self._formatter.within(layer)
            self._formatter.on(ground)

    def _add(self, element: etree._Element, cell: Cell | None, kind: Kind, line: ParagraphContent) -> None:
        """The paragraph as a block, unless nothing of it shows."""
        page_break = self._page_break or line.page_break == "before"
        label = self._label(element, kind) if kind.number else ""
        empty = not any(map(str.strip, line.texts))
        if empty and kind.direct.get("border_top"):  # a line above nothing is one below what stands before it
            line.rule_line = True
            line.drawn.append(0.0)
        rule_line = line.rule_line or kind.border
        if not label and not rule_line and empty and not any(start < end for start, end in line.holes):
            self._gap = True
            self._page_break = page_break or line.page_break == "after"
            return
        self._page_break = line.page_break == "after"
        if (length := line.length()) > self._shared.limits.line_length:
            raise Unreadable("unreadable.paragraph_too_long", length=length, limit=self._shared.limits.line_length)
        text, runs = self._text(line, label, kind)
        setting = self._formatter.setting(kind, page_break)
        if (_is_cut_off(setting) or self._is_off(setting, text, cell)) and any(map(str.isalnum, text)):
            self._shared.unread.append(NotRead("off_page", Location(self._part, self._index[element])))
        block = Block(
            text=text,
            part=self._part,
            paragraph=self._index[element],
            cell=cell,
            runs=runs,
            setting=setting,
            label=min(len(label), len(text)),
            rule_line=rule_line,
            drawn=tuple(line.drawn),
            holes=_holes(line, min(len(label), len(text)), len(text)),
            section=self._section,
            gap=self._gap,
        )
        self._gap = False
        self._blocks.append(block)
        if (self._boxed or "frame" in kind.direct or kind.direct.get("boxed")) and len(text) <= _SHORT:
            self._shared.framed.append(text)

    def _label(self, element: etree._Element, kind: Kind) -> str:
        """The label of a paragraph in a list, which is counted; one that is hidden is not there."""
        label = self._shared.numbering.label(kind.number or "", kind.level)
        if not self._shared.numbering.look(kind.number or "", kind.level).get("vanish"):
            if self._shared.numbering.is_drawn(kind.number or "", kind.level):
                self._shared.unread.append(NotRead("drawn_label", Location(self._part, self._index[element])))
            return label
        if any(map(str.isalnum, label)):
            self._shared.hidden.append(label)
            self._shared.unread.append(NotRead("hidden_text", Location(self._part, self._index[element])))
        return ""

    def _text(self, line: ParagraphContent, label: str, kind: Kind) -> tuple[str, tuple[Run, ...]]:
        texts, styles = line.texts, line.styles
        if self._shared.recoder is not None:
            texts, styles = self._in_unicode(line, self._shared.recoder)
        if label:
            first = styles[0] if styles else self._formatter.look_of(kind, "").style
            if look := self._shared.numbering.look(kind.number or "", kind.level):
                first = first._replace(unseen=unseen_as(look, kind.ground) or first.unseen)
            texts, styles = [label if texts else label.rstrip(), *texts], [first, *styles]
        text = "".join(texts)
        if is_odd(text):
            texts = tidy_pieces(texts, self._shared.seen)
            text = "".join(texts)
        runs: list[Run] = []
        start = 0
        for piece, style in zip(texts, styles, strict=True):
            end = start + len(piece)
            if runs and runs[-1].style is style:
                runs[-1] = Run(runs[-1].start, end, style)
            elif piece:
                runs.append(Run(start, end, style))
            start = end
        return text, tuple(runs)

    @staticmethod
    def _in_unicode(line: ParagraphContent, recoder: Recoder) -> tuple[list[str], list[CharacterFormat]]:
        """What a line holds, its pieces in an old code turned into Unicode."""
        codes = recoder.codes(line.texts, [style.font for style in line.styles])
        if not any(codes):
            return line.texts, line.styles
        line.codes = codes
        return recoder.recoded(line.texts, line.styles, codes)

    def _end_section(self, section: etree._Element) -> None:
        """What follows opens a page unless the next section says that it goes on on the same one."""
        self._section += 1
        following = self.sections[self._section] if self._section < len(self.sections) else None
        kind = following.find(W + "type") if following is not None else None
        if following is not None and (kind is None or kind.get(W + "val") != "continuous"):
            self._page_break = True


OpenStory = Callable[[bytes, str, str, Shared], Story]
"""What makes a story of a part: its content, its name, where it stands, and what all stories have in common."""


def _why_missed(paragraph: etree._Element) -> str:
    """What to say of a paragraph that was not come to: nothing where a tracked change took it away or another version is shown."""
    for above in paragraph.iterancestors():
        if above.tag in _TAKEN_AWAY:
            return ""
        if above.tag == _TC:
            cell = grid.grid_cell(above)
            if cell.deleted:
                return ""
            if cell.follows:
                return "hidden_text"
        if above.tag == _TR and (properties := above.find(W + "trPr")) is not None and properties.find(W + "del") is not None:
            return ""
    return "unread_text"


def _is_squashed(row: etree._Element) -> bool:
    """Whether a row is hidden or of an exact height no letter fits in."""
    properties = row.find(W + "trPr")
    if properties is None:
        return False
    height, hidden = properties.find(W + "trHeight"), properties.find(W + "hidden")
    low = height is not None and height.get(W + "hRule") == "exact" and (points(height.get(W + "val")) or _NO_LINE) < _NO_LINE
    return low or (hidden is not None and is_on(hidden))


def _is_cut_off(setting: ParagraphFormat) -> bool:
    """Whether a paragraph is drawn in by more than a page, or its lines are too low for any letter."""
    low = setting.line_rule == "exact" and setting.line is not None and setting.line < _NO_LINE
    return low or abs(setting.indent_left or 0.0) >= _A3 or abs(setting.indent_first or 0.0) >= _A3


def _floats_on_top(table: etree._Element) -> bool:
    """Whether a table floats at the top of its page, wherever in the text it is anchored."""
    place = table.find(f"{W}tblPr/{W}tblpPr")
    if place is None or place.get(W + "vertAnchor") not in ("page", "margin"):
        return False
    down = place.get(W + "tblpY", "0")
    return place.get(W + "tblpYSpec") == "top" or (down.lstrip("-").isdecimal() and int(down) <= _TOP)


def _joined(first: ParagraphContent, second: ParagraphContent) -> ParagraphContent:
    """Two paragraphs as one: the mark between them was deleted by a tracked change."""
    before = first.length()
    first.holes += [(before + start, before + end) for start, end in second.holes]
    for text, style in zip(second.texts, second.styles, strict=True):
        first.add(text, style)
    first.rule_line |= second.rule_line
    first.drawn += second.drawn
    first.page_break = first.page_break or second.page_break
    return first


def _holes(line: ParagraphContent, label: int, length: int) -> tuple[tuple[int, int], ...]:
    """The line's holes as offsets of the block's text; the whole text where tidying has moved its letters."""
    if not line.holes:
        return ()
    if label + line.length() != length:
        return ((label, length),)
    return tuple((label + start, label + end) for start, end in line.holes)
