"""A plan to be filled in, in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I: page, fonts, places, lines; the words are the office's.

What was not told stays a placeholder in square brackets. Clauses named below are of Phụ lục I, Phần I.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from checker.fixing.body_lines import roman, set_body
from checker.fixing.made_page import FOOT_COLUMNS, PAGE, SIGNING_ROOM, MadePage, room_in
from checker.fixing.new_word import R_NS, Look, empty, packed, section, section_break, table
from checker.fixing.organ_lines import organ_lines
from checker.fixing.plan_answers import RECIPIENTS, SECTIONS, SIGNINGS, Answers, heads_of
from checker.fixing.plan_content import PlanLine, Span
from checker.reading.word.markup import W_NS, W
from checker.wording.shortened import spelt_out

__all__ = ["SIGNINGS", "Answers", "skeleton"]

_ANNEX = "phụ lục"
_ARCHIVE = re.compile(r"\s*lưu\s*:", re.IGNORECASE)
"""How the last of the recipients begins when an office tells it itself."""
_TO_THE_ANNEX = PlanLine("text", (Span("Chi tiết tại Phụ lục kèm theo Kế hoạch này"),))

_COLLECTIVES = ("ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "BAN CHỈ ĐẠO", "HỘI ĐỒNG NHÂN DÂN")
_DEPUTIES = {"BỘ TRƯỞNG": "THỨ TRƯỞNG"}


def skeleton(answers: Answers) -> bytes:
    """The Word file: the same bytes for the same answers."""
    return packed(_Sheet(answers).document())


class _Sheet(MadePage):
    """The plan's paragraphs, from the top of the page down."""

    _organ_column = 3400

    def __init__(self, answers: Answers) -> None:
        super().__init__()
        self._told = answers

    def document(self) -> etree._Element:
        """The main part."""
        root = etree.Element(W + "document", nsmap={"w": W_NS, "r": R_NS})
        body = etree.SubElement(root, W + "body")
        foot = self._joint_foot() if len(self._organs) > 1 else [self._foot()]
        body.extend([self._head(), *self._title(), *self._bases(), *self._sections(), empty(), *foot])
        if self._told.with_annex:
            body.append(section_break())
            body.extend(self._annex())
        else:
            body.append(empty())  # Word wants a paragraph after a table
        body.append(section())
        return root

    @property
    def _organs(self) -> tuple[str, ...]:
        """The issuers' names, in capitals and in full (II.2.a): only the organ above may be UBND."""
        return tuple(spelt_out(organ).upper() for organ in self._told.organs) or ("[TÊN CƠ QUAN BAN HÀNH]",)

    @property
    def _code(self) -> str:
        return f"KH-{self._told.code or '…'}"

    def _head(self) -> etree._Element:
        """Boxes 1 to 4: organ and national name level, number and date level (II.1 to II.4)."""
        number = [empty(), self._line(f"Số:        /{self._code}", Look(13))]
        return self._letterhead(self._told.superior.upper(), self._organs, number, self._told.place)

    def _title(self) -> Iterator[etree._Element]:
        """Box 5a: type and subject, with a line of a third to a half of it below (II.5.b)."""
        yield empty()
        yield self._line("KẾ HOẠCH", Look(14, bold=True))
        yield self._line(self._told.subject or "[Trích yếu nội dung]", Look(14, bold=True, rule=0.4))
        yield empty()

    def _bases(self) -> Iterator[etree._Element]:
        """Legal bases, italic, a line each, ``;`` and at last ``.`` (II.6.a)."""
        content = self._told.content
        if content is not None and (content.bases or content.opening):
            bases = [text.strip().rstrip(";.,") for text in content.bases]
            for number, text in enumerate(bases, 1):
                yield self._line(text + (";" if number < len(bases) else "."), Look(italic=True, body=True))
            for text in content.opening or (self._lead_in(),):
                yield self._line(text, Look(body=True))
            return
        for text in (
            "Căn cứ [văn bản quy định chức năng, nhiệm vụ của cơ quan];",
            "Căn cứ [văn bản quy định về nội dung của kế hoạch].",
        ):
            yield self._line(text, Look(italic=True, body=True))
        yield self._line(self._lead_in(), Look(body=True))

    def _lead_in(self) -> str:
        return f"{self._spoken_organ()} ban hành Kế hoạch như sau:"

    def _spoken_organ(self) -> str:
        """The organ within a sentence; a name told in capitals cannot be lowered without knowing its words."""
        *first, last = self._told.organs or ("",)
        organ = f"{', '.join(first)} và {last}" if first else last
        return organ if organ and not organ.isupper() else "[Tên cơ quan]"

    def _sections(self) -> Iterator[etree._Element]:
        if self._told.content is not None:
            body = self._told.content.body
            named = any(isinstance(piece, PlanLine) and _ANNEX in piece.text.casefold() for piece in body)
            yield from set_body(body if named or not self._told.with_annex else (*body, _TO_THE_ANNEX))
            return
        titles = self._told.sections or SECTIONS
        for number, title in enumerate(titles, 1):
            yield self._line(f"{roman(number)}. {title.upper()}", Look(bold=True, body=True))
            yield self._line("1. [Nội dung]", Look(body=True))
            told = self._told.with_annex and number == len(titles)
            yield self._line("2. [Nội dung] (chi tiết tại Phụ lục kèm theo)" if told else "2. [Nội dung]", Look(body=True))

    def _foot(self) -> etree._Element:
        """Boxes 9b and 7: the recipients level with the signer's title (II.9.d, II.7.đ)."""
        return table([(list(self._recipients()), list(self._signature(self._signer(self._organs[0]), self._told.name)))], FOOT_COLUMNS)

    def _joint_foot(self) -> Iterator[etree._Element]:
        """Of a joint plan the signers side by side, each title with its organ's name (II.7.b), the recipients beside them."""
        room = PAGE
        width = room * 7 // (10 * len(self._organs))
        offices = [self._office(organ, room_in(width)) for organ in self._organs]
        most = max(map(len, offices))
        signers = [list(self._signature(office, "", most - len(office))) for office in offices]  # names stand level
        yield table([[list(self._recipients()), *signers]], (room - len(signers) * width, *(width for _ in signers)))

    def _office(self, organ: str, room: float) -> list[str]:
        """Authority and title of one signer of a joint plan as lines of ``room`` pt: the title, then its organ's name."""
        head, *deputy = self._signer(organ)
        return [head, *organ_lines(organ, room, 14), *deputy]

    def _recipients(self) -> Iterator[etree._Element]:
        yield self._line("Nơi nhận:", Look(12, bold=True, italic=True, align="left"))
        kept = [text for text in self._told.recipients if _ARCHIVE.match(text)]
        for text in [text for text in self._told.recipients if text not in kept] or RECIPIENTS:
            yield self._line(f"- {text.strip().rstrip(';.')};", Look(11, align="left"))
        yield self._line(f"- {kept[-1].rstrip(' .;') if kept else 'Lưu: VT, [đơn vị soạn thảo]'}.", Look(11, align="left"))

    def _signature(self, office: Sequence[str], name: str, more: int = 0) -> Iterator[etree._Element]:
        """``more``: empty lines besides, so that names of signers side by side stand level."""
        yield from (self._line(text, Look(14, bold=True)) for text in office)
        yield from (empty() for _ in range(SIGNING_ROOM + more))
        yield self._line(name or "[Họ và tên]", Look(14, bold=True))

    def _signer(self, organ: str) -> Sequence[str]:
        """Authority and title (II.7.a): the head alone, a deputy for the head, for the collective, by the head's order."""
        usual = "CHỦ TỊCH" if self._told.signing == "collective" else heads_of(organ).upper()
        title = self._told.title.upper() or usual or "[CHỨC VỤ]"
        if self._told.signing == "deputy":
            return f"KT. {title}", _DEPUTIES.get(title, f"PHÓ {title}")
        if self._told.signing == "collective":
            usual = "BAN CHỈ ĐẠO" if self._told.kind == "committee" else organ
            return f"TM. {next((name for name in _COLLECTIVES if organ.startswith(name)), usual)}", title
        if self._told.signing == "by-order":
            return f"TL. {title}", "[CHỨC VỤ NGƯỜI KÝ]"
        return (title,)

    def _annex(self) -> Iterator[etree._Element]:
        """An annex: label 14, title in capitals, what it goes with in italics (III.1)."""
        yield self._line("Phụ lục", Look(14, bold=True))
        yield self._line("[TÊN PHỤ LỤC]", Look(14, bold=True))
        note = f"(Kèm theo Kế hoạch số        /{self._code} ngày      tháng      năm 20… của {self._spoken_organ()})"
        yield self._line(note, Look(14, italic=True))
        yield self._line("[Nội dung phụ lục]", Look(body=True))
