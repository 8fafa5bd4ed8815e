"""The templates that come with the program, as Word files: the sentences of ``reports/letters/`` set as Nghị định 30/2020/NĐ-CP has it.

Clauses named below are of Phụ lục I, Phần I; the models are 1.4 and 1.5 of Phụ lục III. A place of the template stands between ``{{``
and ``}}``; number, day, signer and what the program cannot know stay blank or in square brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from checker.fixing.made_page import FOOT_COLUMNS, SIGNING_ROOM, MadePage, room_in
from checker.fixing.new_word import R_NS, Look, empty, packed, ruled, run_properties, section, table
from checker.fixing.organ_lines import organ_lines
from checker.letters.letterhead import Letterhead
from checker.model.data import home
from checker.reading.word.markup import W_NS, W

TEMPLATES: Mapping[str, str] = {"note": "ghi-chu", "correction": "cong-van", "transfer": "phieu-chuyen", "return": "tra-lai"}
"""The file of each kind of letter, without its suffix."""

# Twips.
_FAULT_COLUMNS = (567, 2700, 2150, 2150, 1787)
_FAULT_HEADS = ("TT", "Vị trí, sai sót", "Đang ghi", "Cần ghi", "Điều khoản, tính chất")
_PLACE_OF_TEMPLATE = re.compile(r"\{\{[^{}]*\}\}")
_USUAL = "Kế hoạch số 100/KH-UBND"  # as long as what usually comes there: the line below is drawn before it is known
_BODY, _ROW = Look(body=True), Look(12, align="left")
_EACH = "{%tr for dong in loi %}", "{%tr endfor %}"


def template_file(kind: str, head: Letterhead) -> bytes:
    """The template of a letter of this kind, an office's names in its head: the same bytes for the same names."""
    import yaml

    told: dict[str, Any] = yaml.safe_load((home("reports") / "letters" / f"{TEMPLATES[kind]}.yaml").read_text("utf-8"))
    return packed(_LetterSheet(told, head).document())


class _LetterSheet(MadePage):
    """A letter's paragraphs, from the top of the page down."""

    _organ_column = 3500

    def __init__(self, told: Mapping[str, Any], head: Letterhead) -> None:
        super().__init__()
        self._told = told
        self._office = head

    def document(self) -> etree._Element:
        """The main part."""
        root = etree.Element(W + "document", nsmap={"w": W_NS, "r": R_NS})
        body = etree.SubElement(root, W + "body")
        body.extend([*self._head(), *self._title(), *self._body(), _kept(empty()), self._foot(), _last_line(), section()])
        return root

    def _head(self) -> Iterator[etree._Element]:
        """Boxes 1 to 4 and 5b; of a note the office's name alone: it is no document of the decree's."""
        if self._told["head"] == "internal":
            for text in organ_lines(_inert(self._office.printed) or "[TÊN CƠ QUAN]", room_in(self._organ_column) * 2, 13):
                yield self._line(text, Look(13, bold=True, align="left"))
            yield empty()
            return
        organ = _inert(self._office.printed) or "[TÊN CƠ QUAN, TỔ CHỨC]"
        yield self._letterhead(_inert(self._office.superior.upper()), [organ], list(self._number()), _inert(self._office.place))
        yield empty()

    def _number(self) -> Iterator[etree._Element]:
        """Box 3, and of a công văn its subject 6 pt below the number (II.5.b)."""
        yield empty()
        yield self._line(f"Số:        /{self._told['symbol']}", Look(13))
        if "under_number" in self._told:
            line = self._line(self._told["under_number"], Look(12))
            etree.SubElement(line[0], W + "spacing", {W + "before": "120"})
            line[0].insert(0, line[0][-1])
            yield line

    def _title(self) -> Iterator[etree._Element]:
        """Box 5a: type and subject, with a line of a third to a half of it below (II.5.b)."""
        if "title" not in self._told:
            return
        internal = self._told["head"] == "internal"
        yield self._line(self._told["title"], Look(14, bold=True))
        yield self._line(self._told["subject"], Look(13, italic=True) if internal else Look(14, bold=True, rule=0.4))
        yield empty()

    def _body(self) -> Iterator[etree._Element]:
        pieces = self._told["body"]
        last = len(pieces) - 1
        while isinstance(pieces[last], dict) and last > 0:  # one of the alternatives the letter ends with
            last -= 1
        for at, piece in enumerate(pieces):
            lines = list(self._piece(piece))
            yield from map(_kept, lines) if at >= last and piece != "faults" else lines

    def _piece(self, piece: Any) -> Iterator[etree._Element]:
        if piece == "addressee":
            yield from self._addressee()
        elif piece == "faults":
            yield from self._faults()
        elif isinstance(piece, str):
            yield self._line(piece, _BODY)
        elif "plain" in piece:
            yield self._line(piece["plain"], Look(12, align="left"))
        else:
            yield self._line(f"{{%p if {piece['when']} %}}" if "when" in piece else f"{{%p if not {piece['unless']} %}}", _BODY)
            yield self._line(piece["text"], _BODY)
            yield self._line("{%p endif %}", _BODY)

    def _addressee(self) -> Iterator[etree._Element]:
        """Box 9a: one addressee on the line of “Kính gửi:”, several below it, each on a line with a dash (II.9.d)."""
        one, each = Look(14), Look(14, align="left")
        yield self._line("{%p if cac_noi_gui|length == 1 %}", one)
        yield self._line("Kính gửi: {{ noi_gui }}", one)
        yield self._line("{%p else %}", one)
        yield self._indented("Kính gửi:", each, 2268)
        yield self._line("{%p for noi in cac_noi_gui %}", each)
        yield self._indented("- {{ noi }}{% if loop.last %}.{% else %};{% endif %}", each, 3232)
        yield self._line("{%p endfor %}", each)
        yield self._line("{%p endif %}", one)
        yield empty()

    def _faults(self) -> Iterator[etree._Element]:
        """The table: a row a fault; its head stands again on each page."""
        bold = Look(12, bold=True)
        cells = (
            ["{{ dong.so }}"],
            ["{{ dong.thanh_phan }}{% if dong.vi_tri %} ({{ dong.vi_tri }}){% endif %}: {{ dong.sai_sot }}"],
            ["{{ dong.dang_ghi }}"],
            ["{{ dong.can_ghi }}"],
            ["{{ dong.dieu_khoan }} ({{ dong.tinh_chat }})"],
        )
        rows = [
            [[self._line(text, bold)] for text in _FAULT_HEADS],
            [[self._line(_EACH[0], _ROW)], *([empty()] for _ in cells[1:])],
            [[self._line(text, _ROW) for text in cell] for cell in cells],
            [[self._line(_EACH[1], _ROW)], *([empty()] for _ in cells[1:])],
        ]
        yield empty(Look(align="left"))
        yield ruled(table(rows, _FAULT_COLUMNS))

    def _foot(self) -> etree._Element:
        """Boxes 9b and 7 (II.9.d, II.7.đ); of a note who looked the plan through, for that person to fill in."""
        if self._told["foot"] == "internal":
            left = [self._line("Ngày soát: …/…/20…", Look(13, align="left"))]
            right = [self._line("NGƯỜI SOÁT THỂ THỨC", Look(13, bold=True)), *(empty() for _ in range(SIGNING_ROOM)),
                     self._line("[Họ và tên]", Look(13, bold=True))]  # fmt: skip
            return table([(left, right)], FOOT_COLUMNS)
        recipients = [self._line("Nơi nhận:", Look(12, bold=True, italic=True, align="left"))]
        recipients += [self._line(f"- {text};", Look(11, align="left")) for text in self._told["recipients"]]
        recipients.append(self._line("- Lưu: VT, [đơn vị soạn thảo].", Look(11, align="left")))
        signature = [self._line("[CHỨC VỤ CỦA NGƯỜI KÝ]", Look(14, bold=True)), *(empty() for _ in range(SIGNING_ROOM)),
                     self._line("[Họ và tên]", Look(14, bold=True))]  # fmt: skip
        return table([(recipients, signature)], FOOT_COLUMNS)

    def _indented(self, text: str, look: Look, left: int) -> etree._Element:
        line = self._line(text, look)
        line[0].insert(0, etree.Element(W + "ind", {W + "left": str(left)}))
        return line

    def _measured(self, text: str) -> str:
        return _PLACE_OF_TEMPLATE.sub(_USUAL, text)


def _last_line() -> etree._Element:
    """The paragraph Word wants behind a table, 1 pt high: a whole line would begin an empty page below a full one."""
    paragraph = empty()
    properties = paragraph[0]
    etree.SubElement(properties, W + "spacing", {W + "before": "0", W + "after": "0", W + "line": "20", W + "lineRule": "exact"})
    mark = run_properties(Look(1))
    properties.append(mark)
    return paragraph


def _kept(paragraph: etree._Element) -> etree._Element:
    """A paragraph that stands whole on the page of what follows: a signature alone on a page is signed for nothing."""
    for place, name in enumerate(("keepNext", "keepLines")):
        paragraph[0].insert(place, etree.Element(W + name))
    return paragraph


def _inert(text: str) -> str:
    """A name the user typed, which is text and no part of a template."""
    return text.replace("{", "(").replace("}", ")")
