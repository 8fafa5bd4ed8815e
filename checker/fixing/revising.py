"""Edits written into a Word file as tracked changes that Word can accept or reject; or plainly, by accepting them at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

from lxml import etree

from checker.fixing import schema
from checker.fixing.annotating import Byline, child_of
from checker.fixing.drawing import lengthened, line_run, rule_run
from checker.fixing.edits import (
    ComposeEdit,
    Edit,
    LengthEdit,
    LineEdit,
    PageNumberEdit,
    ParagraphEdit,
    RecodeEdit,
    RunEdit,
    SectionEdit,
    TextEdit,
)
from checker.fixing.old_versions import OldVersions
from checker.fixing.package import WordFile
from checker.fixing.pages import can_number, number_pages
from checker.fixing.tracing import RawLetter as Letter
from checker.fixing.tracing import Trace
from checker.model import Location
from checker.reading.word.inline import TEXT_BOX
from checker.reading.word.markup import W_NS, W

_ID, _VAL = W + "id", W + "val"
_P, _PPR, _R, _RPR, _T, _TAB, _BR, _DEL_TEXT = (W + tag for tag in ("p", "pPr", "r", "rPr", "t", "tab", "br", "delText"))
_INS, _DEL, _SECT = W + "ins", W + "del", W + "sectPr"
_CHANGES = tuple(W + tag for tag in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "numberingChange"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TWIPS_PER_PT = 20
_TWIPS_PER_MM = 1440 / 25.4
_LINE_UNIT = 240
_TOGGLES = {"bold": ("b", "bCs"), "italic": ("i", "iCs"), "caps": ("caps",)}
_WRITTEN = {"\t": _TAB, "\n": _BR}
_MARKS = re.compile("([\t\n])")
_OfParagraph = TextEdit | RunEdit | ParagraphEdit | LineEdit | LengthEdit | ComposeEdit | RecodeEdit
_FONT_SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")
_THEME_SLOTS = ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme")


class Reviser:
    """Writes edits into ``file``, each signed. ``made`` are the change elements so far, in order."""

    def __init__(self, file: WordFile, signature: Byline) -> None:
        self._file = file
        self._signature = signature
        self._next = _first_free(file)
        self._tracked: dict[etree._Element, bool] = {}
        self.made: list[etree._Element] = []
        self._old_versions = OldVersions()
        self._writers: Mapping[type, Callable[[Any], None]] = {
            TextEdit: self._text, RunEdit: self._runs, ParagraphEdit: self._paragraph,
            SectionEdit: self._section, LineEdit: self._line, LengthEdit: self._length, PageNumberEdit: self._page_number,
            ComposeEdit: self._compose, RecodeEdit: self._recode,
        }  # fmt: skip

    def why_not(self, edit: Edit) -> str | None:
        """Why an edit cannot be written: ``tracked`` ``field`` ``control`` ``number`` ``place`` ``code``; ``None`` when it can."""
        if isinstance(edit, SectionEdit):
            sections = self._file.main.sections
            return None if edit.section < len(sections) and sections[edit.section].find(W + "sectPrChange") is None else "tracked"
        if isinstance(edit, PageNumberEdit):
            return None if can_number(self._file.document.sections, self._file.tree) else "by_hand"
        trace = self._file.trace(Location(edit.spot.part, edit.spot.paragraph))
        return "place" if trace is None else self._why_not_there(edit, trace)

    def idle(self, edit: Edit) -> bool:
        """Whether an edit would change nothing."""
        trace = self._file.trace(Location(edit.spot.part, edit.spot.paragraph)) if isinstance(edit, ComposeEdit) else None
        return trace is not None and not trace.decomposed()

    def _why_not_there(self, edit: _OfParagraph, trace: Trace) -> str | None:
        if self._is_tracked(trace.element):
            return "tracked"
        if isinstance(edit, TextEdit | RunEdit):
            if _spoils_old_letters(edit, trace):
                return "code"
            return self._why_not_letters(trace, edit.start, edit.end)
        if isinstance(edit, LengthEdit):
            return "place" if line_run(trace.element, edit.length) is None else None
        if isinstance(edit, ComposeEdit | RecodeEdit):
            changed = trace.decomposed() if isinstance(edit, ComposeEdit) else trace.recoded()
            spots = [trace.spots[at] for start, end, _ in changed for at in range(start, end)]
            return "field" if any(spot is None or self._why_not_letter(spot, trace) for spot in spots) else None
        return None

    def write(self, edit: Edit) -> None:
        """Put one edit into the tree. Ask :meth:`why_not` first."""
        self._writers[type(edit)](edit)

    def finish(self) -> None:
        """Carry what was written into what old programs show. To be called last."""
        self._old_versions.follow()

    def accept(self) -> None:
        """Make every change written so far plain, as Word does on accepting it."""
        for change in [*self.made, *self._twins()]:
            parent = change.getparent()
            if parent is None:
                continue
            if change.tag == _INS:
                for child in list(change):
                    change.addprevious(child)
            parent.remove(change)
        self.made.clear()

    def _twins(self) -> list[etree._Element]:
        """Changes of looks that a run carried along when a later edit split it: the halves share the change's number."""
        numbers = {change.get(W + "id") for change in self.made if change.tag == W + "rPrChange"}
        roots = {change.getroottree().getroot() for change in self.made}
        made = set(self.made)
        return [twin for root in roots for twin in root.iter(W + "rPrChange") if twin not in made and twin.get(W + "id") in numbers]

    def _is_tracked(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph held changes before this reviser touched it."""
        if paragraph not in self._tracked:
            inner = {change for box in paragraph.iter(TEXT_BOX) for change in box.iter(*_CHANGES)}
            around = any(above.tag in (_INS, W + "moveTo") for above in paragraph.iterancestors())
            self._tracked[paragraph] = around or any(change not in inner for change in paragraph.iter(*_CHANGES))
        return self._tracked[paragraph]

    def _why_not_letters(self, trace: Trace, start: int, end: int) -> str | None:
        if start < trace.block.label:
            return "number"
        spots = trace.covered(start, end) if end > start else [spot for spot in self._neighbours(trace, start) if spot is not None][:1]
        if not spots:
            return "place"
        return next((why for spot in spots if (why := self._why_not_letter(spot, trace))), None)

    @staticmethod
    def _why_not_letter(spot: Letter, trace: Trace) -> str | None:
        if spot.in_field:
            return "field"
        for above in spot.run.iterancestors():
            if above is trace.element:
                break
            if above.tag in (W + "sdt", W + "fldSimple"):
                return "control" if above.tag == W + "sdt" else "field"
            if above.tag in (_R, W + "ruby"):
                return "place"
        return None

    def _neighbours(self, trace: Trace, at: int) -> tuple[Letter | None, Letter | None]:
        """The letters before and after a place between two letters of the block."""
        before = trace.covered(at - 1, at) if at > trace.block.label else None
        after = trace.covered(at, at + 1)
        return (before[-1] if before else None), (after[0] if after else None)

    def _text(self, edit: TextEdit) -> None:
        trace = self._trace(edit)
        if edit.end > edit.start:
            runs = self._cut_out(trace, edit.start, edit.end)
            if edit.text:
                self._put_in(runs[-1], edit.text, before=False)
            self._strike(runs)
            return
        left, right = self._neighbours(trace, edit.start)
        if left is not None and right is not None and left.run is right.run:
            stretch = trace.stretch(edit.start, edit.start + 1)
            assert stretch is not None
            trace.cut(stretch[0])
        if left is not None:
            self._put_in(left.run, edit.text, before=False)
        elif right is not None:
            self._put_in(right.run, edit.text, before=True)

    def _cut_out(self, trace: Trace, start: int, end: int) -> list[etree._Element]:
        """The runs that hold exactly these letters, in order."""
        stretch, spots = trace.stretch(start, end), trace.covered(start, end)
        assert stretch is not None
        assert spots is not None
        trace.cut(stretch[0])
        trace.cut(stretch[1])
        return list(dict.fromkeys(spot.run for spot in spots))

    def _put_in(self, beside: etree._Element, text: str, before: bool) -> etree._Element:
        """A tracked insertion with the formatting of the run it stands beside; returns its run."""
        run = etree.Element(_R, nsmap={"w": W_NS})
        properties = beside.find(_RPR)
        if properties is not None:
            run.append(deepcopy(properties))
            for change in run.iter(W + "rPrChange"):
                run[0].remove(change)
        _write(run, text)
        place = self._place_of(beside)
        change = self._change(_INS, place)
        change.append(run)
        if before:
            place.addprevious(change)
        else:
            self._last_of(place).addnext(change)
        return run

    def _last_of(self, place: etree._Element) -> etree._Element:
        """The place, or what stands instead of it where it is struck: what comes after letters comes after those that replace them."""
        instead = place.getnext()
        return instead if place.tag == _DEL and instead is not None and instead.tag == _INS and instead in self.made else place

    def _place_of(self, run: etree._Element) -> etree._Element:
        """The run, or the change of ours around it: what is put in beside the run stands beside that."""
        outer = run.getparent()
        return outer if outer is not None and outer.tag in (_DEL, _INS) and outer in self.made else run

    def _strike(self, runs: list[etree._Element]) -> None:
        """Tracked deletions around runs; neighbours share one."""
        for run in runs:
            before = run.getprevious()
            if before is None or before.tag != _DEL or before not in self.made:
                before = self._change(_DEL, run)
                run.addprevious(before)
            before.append(run)
            for text in run.iter(_T):
                text.tag = _DEL_TEXT
                text.set(_SPACE, "preserve")

    def _runs(self, edit: RunEdit) -> None:
        trace = self._trace(edit)
        for run in self._cut_out(trace, edit.start, edit.end):
            properties = _properties_of(run)
            self._keep_old(properties, "rPrChange")
            _set_look(properties, edit.look)

    def _paragraph(self, edit: ParagraphEdit) -> None:
        element = self._trace(edit).element
        properties = element.find(_PPR)
        if properties is None:
            properties = etree.Element(_PPR, nsmap={"w": W_NS})
            element.insert(0, properties)
        self._keep_old(properties, "pPrChange")
        _set_layout(properties, edit.layout)

    def _section(self, edit: SectionEdit) -> None:
        section = self._file.main.sections[edit.section]
        self._file.changing(self._file.main.name)
        self._keep_old(section, "sectPrChange")
        _set_page(section, edit.page)

    def _line(self, edit: LineEdit) -> None:
        trace = self._trace(edit)
        change = self._change(_INS, trace.element)
        followed = edit.at is not None and bool(trace.block.text[edit.at :].strip())
        change.append(rule_run(edit.width, _drawing_number(self._file), edit.size, followed=followed))
        above = self._last_before(trace, edit.at)
        if above is None:
            trace.element.append(change)
        else:
            above.addnext(change)

    def _length(self, edit: LengthEdit) -> None:
        """The line taken out, and put in as long as it is to be."""
        run = line_run(self._trace(edit).element, edit.length)
        assert run is not None
        change = self._change(_INS, run)
        change.append(lengthened(run, edit.wanted - edit.length, _drawing_number(self._file)))
        run.addnext(change)
        self._strike([run])

    @staticmethod
    def _last_before(trace: Trace, at: int | None) -> etree._Element | None:
        """The child of the paragraph that ends with the letter before ``at``; none when no run of ours holds it."""
        spots = trace.covered(at - 1, at) if at else None
        stretch = trace.stretch(at - 1, at) if at else None
        if not spots or stretch is None:
            return None
        if spots[-1].run.getparent() is trace.element:
            trace.cut(stretch[1])
        return child_of(trace.element, spots[-1].run)

    def _page_number(self, edit: PageNumberEdit) -> None:
        number_pages(self._file, edit.size, self._change)

    def _compose(self, edit: ComposeEdit) -> None:
        """Each stretch of decomposed letters within one run taken out and put in composed."""
        trace = self._trace(edit)
        for start, end, text in trace.decomposed():
            self._rewrite(trace, start, end, text)

    def _recode(self, edit: RecodeEdit) -> None:
        """Each run in an old code taken out and put in as Unicode letters in another font; of plain letters only the font changes."""
        trace = self._trace(edit)
        look = {"font": edit.font}
        for start, end, text in trace.recoded():
            if text != trace.raw[start:end]:
                fresh = self._rewrite(trace, start, end, text)
                if fresh is not None:
                    _set_look(_properties_of(fresh), look)
                continue
            for run in dict.fromkeys(spot.run for spot in trace.spots[start:end] if spot is not None):
                self._keep_old(_properties_of(run), "rPrChange")
                _set_look(_properties_of(run), look)

    def _rewrite(self, trace: Trace, start: int, end: int, text: str) -> etree._Element | None:
        """Raw letters taken out and ``text`` put in; the run it is in, none when there is no text."""
        trace.cut(start)
        trace.cut(end)
        runs = list(dict.fromkeys(spot.run for spot in trace.spots[start:end] if spot is not None))
        fresh = self._put_in(runs[-1], text, before=False) if text else None
        self._strike(runs)
        return fresh

    def _trace(self, edit: _OfParagraph) -> Trace:
        story = self._file.story(Location(edit.spot.part, edit.spot.paragraph))
        assert story is not None
        self._file.changing(story.name)
        trace = story.traces[edit.spot.paragraph]
        self._old_versions.note(trace.element)
        return trace

    def _keep_old(self, properties: etree._Element, tag: str) -> None:
        """Remember a property list as it was, unless this reviser did so already."""
        if properties.find(W + tag) is not None:
            return
        change = self._change(W + tag, properties)
        old = deepcopy(properties)
        old.tail = None
        left_out = {"pPrChange": ("rPr", "sectPr"), "sectPrChange": ("headerReference", "footerReference")}.get(tag, ())
        for child in [child for child in old if child.tag in {W + name for name in left_out}]:
            old.remove(child)
        change.append(old)
        properties.append(change)

    def _change(self, tag: str, near: etree._Element) -> etree._Element:
        change = etree.Element(tag, nsmap={"w": W_NS})
        change.set(_ID, str(self._next))
        change.set(W + "author", self._signature.author)
        change.set(W + "date", self._signature.date)
        self._next += 1
        self.made.append(change)
        return change


def _spoils_old_letters(edit: TextEdit | RunEdit, trace: Trace) -> bool:
    """Whether an edit would set letters in TCVN3 or VNI in another font, or put Unicode letters among them."""
    if isinstance(edit, TextEdit):
        return bool(trace.coded) and not edit.text.isascii()
    stretch = trace.stretch(edit.start, edit.end) if trace.coded and "font" in edit.look else None
    return stretch is not None and any(trace.coded[stretch[0] : stretch[1]])


def _first_free(file: WordFile) -> int:
    """The first id no change, mark or bookmark of the file bears."""
    used = (each.get(_ID, "") for root in file.roots for each in root.iter(etree.Element))
    return max((int(identity) for identity in used if identity.isdecimal()), default=0) + 1


def _drawing_number(file: WordFile) -> int:
    used = (each.get("id", "") for each in file.main.root.iter("{*}docPr"))
    return max((int(identity) for identity in used if identity.isdecimal()), default=0) + 1


def _write(run: etree._Element, text: str) -> None:
    """Text into a run; a tab and a newline become Word's own."""
    for piece in _MARKS.split(text):
        if piece in _WRITTEN:
            etree.SubElement(run, _WRITTEN[piece])
        elif piece:
            etree.SubElement(run, _T, {_SPACE: "preserve"}).text = piece


def _properties_of(run: etree._Element) -> etree._Element:
    """A run's property list, made when it has none."""
    properties = run.find(_RPR)
    if properties is None:
        properties = etree.Element(_RPR, nsmap={"w": W_NS})
        run.insert(0, properties)
    return properties


def _set_look(properties: etree._Element, look: Mapping[str, Any]) -> None:
    for name, tags in _TOGGLES.items():
        if name in look:
            for tag in tags:
                element = schema.put(properties, tag)
                element.attrib.clear()
                if not look[name]:
                    element.set(_VAL, "0")
    if "size" in look:
        for tag in ("sz", "szCs"):
            schema.put(properties, tag).set(_VAL, str(round(look["size"] * 2)))
    if "color" in look:
        element = schema.put(properties, "color")
        element.attrib.clear()
        element.set(_VAL, look["color"])
    if "underline" in look:
        schema.put(properties, "u").set(_VAL, "single" if look["underline"] else "none")
    if "font" in look:
        _set_font(schema.put(properties, "rFonts"), look["font"])


def _set_font(fonts: etree._Element, name: str) -> None:
    for slot in _FONT_SLOTS:
        fonts.set(W + slot, name)
    for slot in _THEME_SLOTS:
        fonts.attrib.pop(W + slot, "")


def _set_layout(properties: etree._Element, layout: Mapping[str, Any]) -> None:
    if "align" in layout:
        schema.put(properties, "jc").set(_VAL, layout["align"])
    for name, slot in (("gap_before", "before"), ("gap_after", "after")):
        if name in layout:
            spacing = schema.put(properties, "spacing")
            spacing.set(W + slot, _twips(layout[name]))
            for other in (f"{slot}Autospacing", f"{slot}Lines"):
                spacing.attrib.pop(W + other, "")
    if "line" in layout:
        spacing = schema.put(properties, "spacing")
        spacing.set(W + "line", str(round(layout["line"] * _LINE_UNIT)))
        spacing.set(W + "lineRule", "auto")
    for name, slot in (("indent_left", "left"), ("indent_right", "right")):
        if name in layout:
            schema.put(properties, "ind").set(W + slot, _twips(layout[name]))
    if "indent_first" in layout:
        indent = schema.put(properties, "ind")
        for other in ("hanging", "hangingChars", "firstLineChars"):
            indent.attrib.pop(W + other, "")
        indent.set(W + "firstLine", _twips(layout["indent_first"]))


def _set_page(section: etree._Element, page: Mapping[str, Any]) -> None:
    for name, slot in (("width", "w"), ("height", "h")):
        if name in page:
            size = schema.put(section, "pgSz")
            size.set(W + slot, str(round(page[name] * _TWIPS_PER_MM)))
            size.attrib.pop(W + "code", "")
    for side in ("top", "bottom", "left", "right"):
        if side in page:
            schema.put(section, "pgMar").set(W + side, str(round(page[side] * _TWIPS_PER_MM)))
    if "page_number_start" in page:
        schema.put(section, "pgNumType").set(W + "start", str(page["page_number_start"]))
    if "title_page" in page:
        title = schema.put(section, "titlePg")
        title.attrib.clear()
        if not page["title_page"]:
            title.set(_VAL, "0")


def _twips(length: float) -> str:
    return str(round(length * _TWIPS_PER_PT))
