"""What the office tells of a plan to be made, and what its kind and the organ's name tell by themselves.

Clauses named below are of Phụ lục I, Phần I.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from checker.fixing.plan_content import PlanContent
from checker.model.errors import Refused

SIGNINGS = ("head", "deputy", "collective", "by-order")
SECTIONS = ("Mục đích, yêu cầu", "Nội dung", "Tổ chức thực hiện")
RECIPIENTS = ("[Cơ quan cấp trên trực tiếp]", "[Cơ quan, đơn vị thực hiện]")
KINDS = ("organ", "joint", "committee", "school", "commune")
"""Whose plan it is: one organ's, several organs' together, a steering committee's, a school's, a commune's."""
_USUAL: Mapping[str, Mapping[str, Any]] = {
    "joint": {"organ": "[Tên cơ quan chủ trì]; [Tên cơ quan phối hợp]", "code": "…-…"},
    "committee": {"superior": "[Cơ quan thành lập]",
                  "organ": "[Tên ban]", "code": "BCĐ", "title": "Trưởng ban", "signing": "collective",
                  "recipients": ("[Cơ quan thành lập]", "Thành viên Ban Chỉ đạo", "[Cơ quan, đơn vị thực hiện]")},
    "school": {"superior": "[Cơ quan quản lý trường]", "organ": "[Tên trường]", "title": "Hiệu trưởng",
               "recipients": ("[Cơ quan quản lý trường] (để báo cáo)", "Các tổ chuyên môn")},
    "commune": {"organ": "Ủy ban nhân dân [xã, phường, đặc khu]", "code": "UBND", "title": "Chủ tịch", "signing": "collective",
                "recipients": ("Ủy ban nhân dân [tỉnh, thành phố]", "Thường trực Đảng ủy, Hội đồng nhân dân [xã]", "[Đơn vị thực hiện]")},
}  # fmt: skip
_FIELDS = ("organ", "superior", "code", "place", "subject", "title", "name")
_COUNCIL = re.compile(r"(?:ủy|uỷ) ban nhân dân\b|hội đồng nhân dân\b", re.IGNORECASE)
_LETTERS = ("UBND", "HĐND")
_COMMITTEE = re.compile(r"ban chỉ đạo\b", re.IGNORECASE)
_ABBREVIATED = re.compile(r"(?:sở|bộ|phòng|ban|chi cục|cục|trung tâm|văn phòng|thanh tra)\b", re.IGNORECASE)
_UNDER_ANOTHER = re.compile(r"(?:sở|phòng|trường|trung tâm|chi cục)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = ("và", "của")
_WHERE = re.compile(r"\s(?:tỉnh|thành phố|quận|huyện|thị xã|đặc khu|phường|thị trấn|xã(?! hội))\s.*", re.IGNORECASE)
_COMMANDS = ("bộ tư lệnh", "bộ chỉ huy")
_HEADS = {
    "ủy ban nhân dân": "Chủ tịch", "uỷ ban nhân dân": "Chủ tịch", "hội đồng nhân dân": "Chủ tịch", "sở": "Giám đốc", "bộ": "Bộ trưởng",
    "trung tâm": "Giám đốc", "phòng": "Trưởng phòng", "chi cục": "Chi cục trưởng", "cục": "Cục trưởng", "trường": "Hiệu trưởng",
    "ban chỉ đạo": "Trưởng ban", "ban quản lý": "Trưởng ban", "văn phòng": "Chánh Văn phòng", "thanh tra": "Chánh Thanh tra",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answers:
    """What the office told; everything empty becomes a placeholder. ``signing`` is one of :data:`SIGNINGS`.

    ``kind`` is one of :data:`KINDS`; ``organ`` of a joint plan names its organs, parted by ``;``.
    """

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
    kind: str = KINDS[0]

    @property
    def organs(self) -> tuple[str, ...]:
        """The issuing organs: of a joint plan several."""
        return tuple(name.strip() for name in self.organ.split(";") if name.strip())


def answered(told: Mapping[str, Any], content: PlanContent | None, sections: tuple[str, ...] = (), with_annex: bool = False) -> Answers:
    """The answers told; where they are silent those that stand in ``content``, then those that go with the kind of organ."""
    known: Mapping[str, Any] = content.told if content is not None else {}
    kind = str(told.get("kind") or known.get("kind") or KINDS[0])
    usual: Mapping[str, Any] = _USUAL.get(kind, {})
    signing = str(told.get("signing") or known.get("signing") or usual.get("signing", SIGNINGS[0]))
    for name, value, allowed in (("kind", kind, KINDS), ("signing", signing, SIGNINGS)):
        if value not in allowed:
            raise Refused("new.bad_field", path=name, field=value, fields=", ".join(allowed))
    fields = {name: " ".join(str(told.get(name) or known.get(name) or usual.get(name, "")).split()) for name in _FIELDS}
    said = str(told.get("code") or known.get("code") or "")
    codes = [code_of(organ) for organ in fields["organ"].split(";") if organ.strip()]
    made = "-".join(code or "…" for code in codes) if any(codes) else ""
    fields["code"] = said or made or str(usual.get("code", ""))
    recipients = tuple(told.get("recipients") or known.get("recipients") or usual.get("recipients", ()))
    return Answers(**fields, signing=signing, recipients=recipients, sections=sections, with_annex=with_annex, content=content, kind=kind)


class Office(Protocol):
    """What a house says of its office."""

    @property
    def organs(self) -> tuple[str, ...]: ...  # noqa: D102

    @property
    def places(self) -> tuple[str, ...]: ...  # noqa: D102

    @property
    def sections(self) -> tuple[str, ...]: ...  # noqa: D102

    @property
    def recipients(self) -> tuple[str, ...]: ...  # noqa: D102

    def code_of(self, organ: str) -> str: ...  # noqa: D102


def of_office(answers: Answers, office: Office) -> Answers:
    """The answers, and where they are silent what the house says; the headings and recipients it demands are there in any case."""
    organ = answers.organ or _only(office.organs)
    code = answers.code if answers.organ and answers.code != code_of(organ) else office.code_of(organ) or answers.code or code_of(organ)
    told = answers.recipients or (RECIPIENTS if office.recipients else ())
    missing = [text for text in office.recipients if not any(text.casefold() in known.casefold() for known in told)]
    sections = answers.sections or (SECTIONS if office.sections else ())
    wanted = [text for text in office.sections if not any(text.casefold() in known.casefold() for known in sections)]
    superior = answers.superior or ("[Cơ quan chủ quản]" if _UNDER_ANOTHER.match(organ) and ";" not in organ else "")
    return replace(
        answers, organ=organ, superior=superior, code=code, place=answers.place or _only(office.places),
        recipients=(*missing, *told), sections=(*wanted, *sections),
    )  # fmt: skip


def _only(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else ""


def code_of(organ: str) -> str:
    """The organ's letters in a symbol (II.3.b): those its words begin with; nothing where that is not how it is made."""
    organ = " ".join(organ.split())
    if _COMMITTEE.match(organ):
        return "BCĐ"
    if council := _COUNCIL.match(organ):
        return _letters_of(council)
    own = _COUNCIL.sub(_letters_of, _WHERE.sub("", organ))
    words = [word for word in _WORD.findall(own) if word.casefold() not in _SMALL_WORDS]
    if len(words) < 2 or not _ABBREVIATED.match(organ):
        return ""
    shortened = not organ.isupper()
    return "".join(word if word in _LETTERS or (shortened and word.isupper()) else word[0] for word in words).upper()


def _letters_of(council: re.Match[str]) -> str:
    """A council's letters, which are its own within the name of its office too: ``VPUBND``."""
    committee, people_s_council = _LETTERS
    return people_s_council if council[0].casefold().startswith("hội") else committee


def heads_of(organ: str) -> str:
    """The title of whoever heads such an organ; nothing when its name does not tell."""
    folded = organ.casefold().strip()
    if folded.startswith(_COMMANDS):
        return "Tư lệnh" if "tư lệnh" in folded else "Chỉ huy trưởng"
    return next((title for kind, title in _HEADS.items() if folded.startswith(kind)), "")
