"""The text of one paragraph: runs in order, fields by their result, tracked changes by policy, notes left out.

Policy for tracked changes: what was inserted or moved here stands, what was deleted or moved away does not, so the text
is the one the office would print after accepting all changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from lxml import etree

from checker.model import CharacterFormat
from checker.model.patterns import lazy_pattern
from checker.reading.word.drawn_length import extent
from checker.reading.word.drawn_look import is_unbroken
from checker.reading.word.field_words import Field, opened, shifts, unread_words
from checker.reading.word.formatting import Formatter, Kind
from checker.reading.word.markup import KEY, W
from checker.reading.word.styles import RunLook
from checker.reading.word.symbols import SYM, holds_word, letters_as_signs, shows_signs, symbol

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
CHOICE, FALLBACK, ALTERNATE = f"{MC}Choice", f"{MC}Fallback", f"{MC}AlternateContent"
TEXT_BOX = W + "txbxContent"
_RUN, _RPR, _T = W + "r", W + "rPr", W + "t"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PRESET = "{http://schemas.openxmlformats.org/drawingml/2006/main}prstGeom"
_VML_LINE, _VML_SHAPE = "{urn:schemas-microsoft-com:vml}line", "{urn:schemas-microsoft-com:vml}shape"
_VML_RECT, _HORIZONTAL_RULE = "{urn:schemas-microsoft-com:vml}rect", "{urn:schemas-microsoft-com:office:office}hr"
_VML_BOX = "{urn:schemas-microsoft-com:vml}textbox"
_ENCLOSING = (TEXT_BOX, FALLBACK)
_RECTANGLE = "rect"  # of no height it is a line; LibreOffice makes one of some connectors of a .doc
_THIN = 1.5  # pt
_DRAWN = ("line", "straightConnector1", _RECTANGLE)
_VML_LINE_TYPES = ("#_x0000_t32", "#_x0000_t20")  # a straight connector, a line

# Wrappers whose content stands where they stand.
_THROUGH = frozenset(W + tag for tag in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "dir", "sdtContent", "ruby", "rubyBase"))
# What is no text: properties and marks, what a tracked change took away.
_DROPPED = frozenset(W + tag for tag in ("pPr", "rPr", "del", "moveFrom", "sdtPr", "proofErr", "subDoc"))
_OF_PARAGRAPHS = frozenset(W + tag for tag in ("r", "ins", "hyperlink", "smartTag", "sdt", "fldSimple"))
_CLOCKS = frozenset(W + each + length for each in ("day", "month", "year") for length in ("Short", "Long"))  # today, in words or figures
_SHAPES = frozenset((W + "drawing", W + "pict", W + "object", ALTERNATE))
# A soft hyphen does not show, but is the ư of TCVN3.
_FIXED = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": "\u00ad"}

_UNIT_OR_NUMBER = lazy_pattern(r"(?:\d|(?:^|[\d\s/(.,])(?:k|c|d|m|h)?m)\Z")
_BY_SLOT = lazy_pattern(r"[\x00-\x7f]+|[^\x00-\x7f]+")  # stretches that Word sets in the font of ASCII, and in that of other Latin letters
_NOTE_MARK = lazy_pattern(r"\s*[(\[]?\d{1,2}[)\]]?\s*\Z")
_MERGE_FIELD = lazy_pattern(r"\s*MERGEFIELD\b", re.IGNORECASE)
_FROM_OUTSIDE = lazy_pattern(r"\s*(INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DDEAUTO|DDE|DATABASE|RD)\b", re.IGNORECASE)
_FORM_FIELD = lazy_pattern(r"\s*FORMTEXT\b", re.IGNORECASE)


class ParagraphContent:
    """What a paragraph holds: pieces of text with their formatting, boxes anchored in it, and marks seen on the way."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.styles: list[CharacterFormat] = []
        self.boxes: list[etree._Element] = []
        self.rule_line = False
        self.drawn: list[float] = []
        self.codes: list[str | None] = []  # of each text; none when all are Unicode
        self.holes: list[tuple[int, int]] = []  # prompts and fields not filled in
        self.hidden: list[str] = []  # letters no reader is shown
        self.unread: list[tuple[str, str]] = []  # kind and member of what is not as it is read
        self.other: list[str] = []  # words that are no text of the paragraph
        self.page_break = ""  # "before": before any text; "after": the next paragraph opens a page

    def add(self, text: str, style: CharacterFormat) -> None:
        """Text at the end; runs of one formatting become one piece."""
        if self.styles and self.styles[-1] is style:
            self.texts[-1] += text
        else:
            self.texts.append(text)
            self.styles.append(style)

    def length(self) -> int:
        """Letters so far."""
        return sum(map(len, self.texts))

    def so_far(self) -> str:
        """The last two pieces: enough to see what stands before a mark."""
        return "".join(self.texts[-2:])


class Inline:
    """Reads the paragraphs of one part; fields may run from one paragraph into the next."""

    def __init__(self, formatter: Formatter) -> None:
        self._formatter = formatter
        self._fields: list[Field] = []
        self._line = ParagraphContent()
        self._kind = formatter.no_kind
        self._signs = 0
        self.renews = False  # whether all fields are counted anew when the file is opened

    def read(self, paragraph: etree._Element, kind: Kind) -> ParagraphContent:
        """The content of a ``w:p`` of that kind."""
        self._line = line = ParagraphContent()
        self._kind, self._signs = kind, 0
        self._children(paragraph)
        # An instruction does not run over a paragraph's end: a damaged field must not swallow the document.
        while self._fields and not self._fields[-1].in_result:
            self._note_unread(self._fields.pop())
        if self._signs:
            line.unread.extend(letters_as_signs(paragraph))
        return line

    def _children(self, parent: Iterable[etree._Element]) -> None:
        looks, line, fields = self._kind.looks, self._line, self._fields
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                key = child.get(KEY)
                if key is None:
                    self._run(child)
                    continue
                look = looks.get(key) or self._formatter.look_of(self._kind, key)
                if look.plain and not fields and child.text:
                    line.add(child.text, look.style)
                else:
                    self._write(child.text, look)
            else:
                handler = _HANDLERS.get(tag)
                if handler:
                    handler(self, child)
                elif (len(child) or child.text) and tag not in _DROPPED:
                    self._miss(child)

    def _miss(self, child: etree._Element) -> None:
        """What to say of an element nobody knows: that the words in it, if any, are not read."""
        words = "".join(_words_in(child) if child.tag.startswith(W) else (each.text or "" for each in child.iter("*")))
        if any(map(str.isalnum, words)):
            self._line.unread.append(("unread_text", ""))
            self._line.other.append(words)

    def _run(self, run: etree._Element) -> None:
        properties: etree._Element | None = None
        text = ""
        for child in run:
            tag = child.tag
            if tag == _T:
                text += child.text or ""
                if len(child):
                    text += "".join(each.tail or "" for each in child)
            elif tag == _RPR:
                properties = child
            elif tag in _FIXED:
                text += _FIXED[tag]
            else:
                text += self._other(child, tag, text)
        if text:
            self._write(text, self._formatter.look(self._kind, properties))

    def _write(self, text: str | None, look: RunLook) -> None:
        """Text as it is printed: nothing hidden, no field's instruction, no note mark."""
        if text and look.hidden and not self._in_instruction():
            self._line.hidden.append(text)
        if not text or look.hidden or (look.style.vertical == "superscript" and self._is_note_mark(text)):
            return
        if self._fields:
            if self._in_instruction():
                if not self._fields[-1].in_result:
                    self._fields[-1].typed += text
                return
            self._fields[-1].result += text
        if shows_signs(look.style.font) and holds_word(text):
            self._line.unread.append(("sign_font", look.style.font or ""))
        if look.beyond is None:
            self._line.add(text, look.style)
            return
        for piece in _BY_SLOT.findall(text):
            self._line.add(piece, look.style if piece.isascii() else look.beyond)

    def _other(self, child: etree._Element, tag: str, text: str) -> str:
        """The text of a rarer child of a run; ``text`` is what the run has given so far."""
        if tag == W + "br":
            return self._break(child, text)
        if tag == SYM:
            self._signs += 1
            return symbol(child.get(W + "char", ""), child.get(W + "font", ""))
        if tag == W + "fldChar":
            self._field_mark(child.get(W + "fldCharType", ""), child)
        elif tag == W + "instrText":
            if self._fields:
                self._fields[-1].instruction += child.text or ""
        elif tag == ALTERNATE:
            self._alternate(child)
            return "".join(each.text or "" for each in shown(child) if each.tag == _T)
        elif tag in _SHAPES:
            self._shape(child)
        elif tag == W + "ruby":
            self._children(child)
        elif tag in _CLOCKS:
            self._line.unread.append(("clock_field", tag.rpartition("}")[2]))
        elif tag == W + "delText" and any(map(str.isalnum, child.text or "")):  # where no tracked change took it away
            self._line.unread.append(("unread_text", ""))
            self._line.other.append(child.text or "")
        elif len(child) or child.text:
            self._miss(child)
        return ""

    def _break(self, child: etree._Element, text: str) -> str:
        kind = child.get(W + "type")
        if kind == "page":
            written = text.strip() or any(each.strip() for each in self._line.texts)
            self._line.page_break = "after" if written else "before"
            return ""
        return "" if kind == "column" else "\n"

    def _in_instruction(self) -> bool:
        return any(not each.in_result for each in self._fields)

    def _field_mark(self, kind: str, mark: etree._Element) -> None:
        if kind == "begin":
            self._fields.append(opened(mark, self.renews))
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
            self._fields[-1].start = self._line.length()
        elif kind == "end" and self._fields:
            self._close(self._fields.pop())

    def _close(self, done: Field) -> None:
        if self._fields:
            self._fields[-1].result += done.result
        self._note_hole(done.instruction, done.result, done.start)
        self._note_unread(done)

    def _note_unread(self, field: Field) -> None:
        if unread := unread_words(field):
            self._line.unread.append(unread)
            self._line.other.append(field.picked or "")
        if shifts(field.instruction):
            self._line.unread.append(("off_page", ""))

    def _note_hole(self, instruction: str, result: str, start: int) -> None:
        if outside := _FROM_OUTSIDE.match(instruction):
            self._line.unread.append(("fetched", outside.group(1).upper()))
        unfilled = not result.strip()
        merge = _MERGE_FIELD.match(instruction) and (unfilled or result.strip().startswith("«"))
        if merge or (_FORM_FIELD.match(instruction) and unfilled):
            self._line.holes.append((min(start, self._line.length()), self._line.length()))

    def _simple_field(self, element: etree._Element) -> None:
        before = self._line.length()
        self._children(element)
        done = opened(element, self.renews)
        done.instruction, done.result, done.start = element.get(W + "instr", ""), "".join(self._line.texts)[before:], before
        self._note_hole(done.instruction, done.result, done.start)
        self._note_unread(done)

    def _control(self, control: etree._Element) -> None:
        content = control.find(W + "sdtContent")
        if content is None:
            return
        before = self._line.length()
        self._children(content)
        if shows_placeholder(control):
            self._line.holes.append((before, self._line.length()))

    def _override(self, element: etree._Element) -> None:
        """Letters that are shown from right to left whatever they are."""
        before = self._line.length()
        self._children(element)
        if element.get(W + "val") == "rtl" and self._line.length() > before + 1:
            self._line.unread.append(("reversed", ""))

    def _math(self, element: etree._Element) -> None:
        text = "".join(each.text or "" for each in element.iter(f"{_MATH}t"))
        if text:
            self._line.add(text, self._formatter.look_of(self._kind, "").style)

    def _is_note_mark(self, text: str) -> bool:
        """A note's number typed by hand: one or two raised digits after a word, but not the 2 of ``m²`` or ``10²``."""
        before = self._line.so_far()
        return bool(before.strip()) and bool(_NOTE_MARK.match(text)) and not _UNIT_OR_NUMBER.search(before)

    def _alternate(self, element: etree._Element) -> None:
        """Whole runs, or a drawing, in the version that is shown."""
        self._shape(element) if not any(each.tag in _OF_PARAGRAPHS for each in shown(element)) else self._children(shown(element))
        if differs(element):
            self._line.unread.append(("alternate", ""))
            self._line.other += _words_in(element)

    def _shape(self, element: etree._Element) -> None:
        """Text boxes and drawn lines, each once; what is inside a text box belongs to its own paragraphs."""
        for chosen in shown(element):
            for found in chosen.iter(TEXT_BOX, _PRESET, _VML_LINE, _VML_SHAPE, _VML_RECT, _VML_BOX):
                if not _is_inside(found, chosen):
                    self._draw(found)

    def _draw(self, found: etree._Element) -> None:
        tag = found.tag
        if tag == TEXT_BOX:
            self._line.boxes.append(found)
        elif tag == _VML_BOX:
            if found.find(TEXT_BOX) is None and any(map(str.isalnum, "".join(map(str, found.itertext())))):  # a web page's
                self._line.unread.append(("unread_text", ""))
        elif tag == _VML_RECT:
            if found.get(_HORIZONTAL_RULE) in ("t", "true"):  # Word's own Horizontal Line, as wide as the text
                self._line.rule_line = True
                self._line.drawn.append(0.0)
        elif (tag == _VML_LINE or found.get("prst") in _DRAWN or found.get("type") in _VML_LINE_TYPES) and is_unbroken(found):
            across, down = extent(found)
            if across >= down and (found.get("prst") != _RECTANGLE or (across and down <= _THIN)):
                self._line.rule_line = True
                self._line.drawn.append(across)


# By tag; functions and not bound methods: those would hold their reader in a circle, and it the document.
_HANDLERS: Mapping[str, Callable[[Inline, etree._Element], None]] = {
    W + "sdt": Inline._control, W + "fldSimple": Inline._simple_field, W + "bdo": Inline._override, ALTERNATE: Inline._alternate,
    f"{_MATH}oMath": Inline._math, f"{_MATH}oMathPara": Inline._math,
    **dict.fromkeys(_THROUGH, Inline._children),
}  # fmt: skip


def _words_in(element: etree._Element) -> Iterator[str]:
    """The text of an element's runs, those that are one text included."""
    for each in element.iter(_T, _RUN):
        yield each.text or ""


def differs(alternate: etree._Element) -> bool:
    """Whether what older programs show has words that the version shown has not, however they are cut into runs."""
    choice, fallback = alternate.find(CHOICE), alternate.find(FALLBACK)
    if choice is None or fallback is None:
        return False
    said, older = " ".join(_words_in(choice)), " ".join(_words_in(fallback))
    if "".join(older.split()) in "".join(said.split()):
        return False
    known = set(said.split())
    return any(any(map(str.isalpha, word)) and word not in known for word in older.split())


def _is_inside(element: etree._Element, top: etree._Element) -> bool:
    """Whether a text box, or the fallback of an alternate content, stands between the two."""
    if element is top:
        return False
    for above in element.iterancestors():
        if above is top:
            return above.tag == TEXT_BOX
        if above.tag in _ENCLOSING:
            return True
    return False


def shown(element: etree._Element) -> list[etree._Element]:
    """The children a reader sees: of an alternate content only the first choice, or the fallback when there is none.

    Word writes each text box twice, once for new and once for old programs; reading both doubles the header.
    """
    if element.tag != ALTERNATE:
        return list(element)
    choice = element.find(CHOICE)
    chosen = choice if choice is not None else element.find(FALLBACK)
    return list(chosen) if chosen is not None else []


def shows_placeholder(control: etree._Element) -> bool:
    """Whether a content control still shows its prompt."""
    properties = control.find(W + "sdtPr")
    mark = properties.find(W + "showingPlcHdr") if properties is not None else None
    return mark is not None and mark.get(W + "val") not in ("0", "false", "off")
