"""A plan to be filled in, in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I: page, fonts, places, lines; the words are the office's.

What was not told stays a placeholder in square brackets. Clauses named below are of Phụ lục I, Phần I.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from checker.fixing.body_lines import roman, set_body
from checker.fixing.drawing import rule_run, text_width
from checker.fixing.new_word import R_NS, Look, empty, packed, run_properties, section, section_break, table
from checker.fixing.organ_lines import organ_lines
from checker.fixing.plan_content import PlanContent
from checker.model.errors import Refused
from checker.reading.word.markup import W_NS, W

_FIELDS = ("organ", "superior", "code", "place", "subject", "title", "name")
_COUNCIL = re.compile(r"(?:ủy|uỷ) ban nhân dân\b|hội đồng nhân dân\b", re.IGNORECASE)
_ABBREVIATED = re.compile(r"(?:sở|bộ|phòng|ban|chi cục|cục|trung tâm|văn phòng|trường|thanh tra)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = ("và", "của", "tỉnh", "thành", "phố")
_HEADS = {
    "ủy ban nhân dân": "Chủ tịch", "uỷ ban nhân dân": "Chủ tịch", "hội đồng nhân dân": "Chủ tịch", "sở": "Giám đốc", "bộ": "Bộ trưởng",
    "trung tâm": "Giám đốc", "phòng": "Trưởng phòng", "chi cục": "Chi cục trưởng", "cục": "Cục trưởng", "trường": "Hiệu trưởng",
    "ban chỉ đạo": "Trưởng ban", "ban quản lý": "Trưởng ban", "văn phòng": "Chánh Văn phòng", "thanh tra": "Chánh Thanh tra",
}  # fmt: skip
SIGNINGS = ("head", "deputy", "collective", "by-order")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# Twips: columns that hold the national name, 13 pt bold, on one line.
_HEAD_COLUMNS = (3400, 5954)
_HEAD_ROOM = 164.0  # pt: the left one within its margins
_FOOT_COLUMNS = (4300, 5054)
_SIGNING_ROOM = 4  # empty lines for signature and seal

_DEPUTIES = {"BỘ TRƯỞNG": "THỨ TRƯỞNG"}
_SECTIONS = ("Mục đích, yêu cầu", "Nội dung", "Tổ chức thực hiện")
_RECIPIENTS = ("[Cơ quan cấp trên trực tiếp]", "[Cơ quan, đơn vị thực hiện]")


@dataclass(frozen=True, slots=True)
class Answers:
    """What the office told; everything empty becomes a placeholder. ``signing`` is one of :data:`SIGNINGS`."""

    organ: str = ""
    superior: str = ""
    code: str = ""
    place: str = ""
    subject: str = ""
    signing: str = "head"
    title: str = ""
    recipients: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    with_annex: bool = False
    name: str = ""
    content: PlanContent | None = None


def answered(told: Mapping[str, Any], content: PlanContent | None, sections: tuple[str, ...] = (), with_annex: bool = False) -> Answers:
    """The answers told, and where they are silent those that stand in ``content``."""
    known: Mapping[str, Any] = content.told if content is not None else {}
    fields = {name: " ".join(str(told.get(name) or known.get(name, "")).split()) for name in _FIELDS}
    signing = told.get("signing") or known.get("signing") or SIGNINGS[0]
    if signing not in SIGNINGS:
        raise Refused("new.bad_field", path="", field=f"signing: {signing}", fields=", ".join(SIGNINGS))
    fields["code"] = fields["code"] or code_of(fields["organ"])
    recipients = tuple(told.get("recipients") or known.get("recipients", ()))
    return Answers(**fields, signing=signing, recipients=recipients, sections=sections, with_annex=with_annex, content=content)


def code_of(organ: str) -> str:
    """The organ's letters in a symbol (II.3.b): those its words begin with; nothing where that is not how it is made."""
    organ = " ".join(organ.split())
    if _COUNCIL.match(organ):
        return "UBND" if not organ.casefold().startswith("hội đồng") else "HĐND"
    words = [word for word in _WORD.findall(organ) if word.casefold() not in _SMALL_WORDS]
    return "".join(word[0] for word in words).upper() if _ABBREVIATED.match(organ) and len(words) > 1 else ""


def heads_of(organ: str) -> str:
    """The title of whoever heads such an organ; nothing when its name does not tell."""
    folded = organ.casefold().strip()
    return next((title for kind, title in _HEADS.items() if folded.startswith(kind)), "")


def skeleton(answers: Answers) -> bytes:
    """The Word file: the same bytes for the same answers."""
    return packed(_Sheet(answers).document())


class _Sheet:
    """The plan's paragraphs, from the top of the page down."""

    def __init__(self, answers: Answers) -> None:
        self._told = answers
        self._rules = 0

    def document(self) -> etree._Element:
        """The main part."""
        root = etree.Element(W + "document", nsmap={"w": W_NS, "r": R_NS})
        body = etree.SubElement(root, W + "body")
        body.extend([self._head(), *self._title(), *self._bases(), *self._sections(), empty(), self._foot()])
        if self._told.with_annex:
            body.append(section_break())
            body.extend(self._annex())
        else:
            body.append(empty())  # Word wants a paragraph after a table
        body.append(section())
        return root

    @property
    def _organ(self) -> str:
        return self._told.organ.upper() or "[TÊN CƠ QUAN BAN HÀNH]"

    @property
    def _code(self) -> str:
        return f"KH-{self._told.code or '…'}"

    def _head(self) -> etree._Element:
        """Boxes 1 to 4: organ and national name level, number and date level (II.1 to II.4)."""
        left = [self._line(text, Look(13)) for text in organ_lines(self._told.superior.upper(), _HEAD_ROOM, 13) if text]
        *first, last = organ_lines(self._organ, _HEAD_ROOM, 13)
        left += [self._line(text, Look(13, bold=True)) for text in first]
        left.append(self._line(last, Look(13, bold=True, rule=0.4)))
        right = [
            self._line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Look(13, bold=True)),
            self._line("Độc lập - Tự do - Hạnh phúc", Look(14, bold=True, rule=1.0)),
        ]
        number = [empty(), self._line(f"Số:        /{self._code}", Look(13))]
        place = self._told.place or "[Địa danh]"
        date = [empty(), self._line(f"{place}, ngày      tháng      năm 20…", Look(14, italic=True))]
        return table([(left, right), (number, date)], _HEAD_COLUMNS)

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
        organ = self._told.organ
        return organ if organ and not organ.isupper() else "[Tên cơ quan]"

    def _sections(self) -> Iterator[etree._Element]:
        if self._told.content is not None:
            yield from set_body(self._told.content.body)
            return
        titles = self._told.sections or _SECTIONS
        for number, title in enumerate(titles, 1):
            yield self._line(f"{roman(number)}. {title.upper()}", Look(bold=True, body=True))
            yield self._line("1. [Nội dung]", Look(body=True))
            told = self._told.with_annex and number == len(titles)
            yield self._line("2. [Nội dung] (chi tiết tại Phụ lục kèm theo)" if told else "2. [Nội dung]", Look(body=True))

    def _foot(self) -> etree._Element:
        """Boxes 9b and 7: the recipients level with the signer's title (II.9.d, II.7.đ)."""
        recipients = [text.strip().rstrip(";.") for text in self._told.recipients or _RECIPIENTS]
        left = [self._line("Nơi nhận:", Look(12, bold=True, italic=True, align="left"))]
        left += [self._line(f"- {text};", Look(11, align="left")) for text in recipients]
        left.append(self._line("- Lưu: VT, [đơn vị soạn thảo].", Look(11, align="left")))
        right = [self._line(text, Look(14, bold=True)) for text in self._signer()]
        right += [empty() for _ in range(_SIGNING_ROOM)]
        right.append(self._line(self._told.name or "[Họ và tên]", Look(14, bold=True)))
        return table([(left, right)], _FOOT_COLUMNS)

    def _signer(self) -> Sequence[str]:
        """Authority and title (II.7.a): the head alone, a deputy for the head, for the collective, by the head's order."""
        title = self._told.title.upper() or ("CHỦ TỊCH" if self._told.signing == "collective" else "[CHỨC VỤ]")
        if self._told.signing == "deputy":
            return f"KT. {title}", _DEPUTIES.get(title, f"PHÓ {title}")
        if self._told.signing == "collective":
            collective = "ỦY BAN NHÂN DÂN" if self._organ.startswith(("ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN")) else self._organ
            return f"TM. {collective}", title
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

    def _line(self, text: str, look: Look) -> etree._Element:
        """One paragraph, with a drawn line below when it has one."""
        paragraph = empty(look)
        run = etree.SubElement(paragraph, W + "r")
        run.append(run_properties(look))
        etree.SubElement(run, W + "t", {_SPACE: "preserve"}).text = text
        if look.rule:
            self._rules += 1
            paragraph.append(rule_run(round(text_width(text, look.size) * look.rule), self._rules, look.size))
        return paragraph
