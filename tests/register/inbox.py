"""An office's inbox of invented plans: ``python -m tests.register.inbox --count 10000 --seed 7 --folder F``.

Plans of invented organs and people, in Word, text, PDF, recognised text, envelopes and archives, each numbered as Điều 15 has it; among
them faults are planted that only show when plans lie side by side. What was planted stands in ``planted.json`` beside the folder, with
how the organs number; :mod:`tests.register.inbox_audit` audits it and tells precision and recall.
"""

from __future__ import annotations

import argparse
import io
import json
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from html import escape
from pathlib import Path
from random import Random
from typing import Any

from tests.builders.envelope import envelope
from tests.builders.plan_text import Annex, PlanText
from tests.builders.plans import SO_NOI_VU
from tests.builders.printed_plans import printed_plan
from tests.builders.shapes import word
from tests.builders.word import zipped
from tests.rendering import smudging

PROVINCES = ("Vĩnh Sơn", "Vĩnh Hạ", "Hải Minh", "Đông Lĩnh", "Tân Châu", "Yên Thủy", "Phú Khê", "Bình Lâm")
OFFICES = (
    ("NỘI VỤ", "SNV"), ("TƯ PHÁP", "STP"), ("TÀI CHÍNH", "STC"), ("XÂY DỰNG", "SXD"), ("Y TẾ", "SYT"), ("CÔNG THƯƠNG", "SCT"),
    ("VĂN HÓA, THỂ THAO VÀ DU LỊCH", "SVHTTDL"),
)  # fmt: skip
TOPICS = (
    "Kiểm tra công tác văn thư", "Cải cách hành chính", "Phòng cháy, chữa cháy", "Tập huấn nghiệp vụ", "Thi đua, khen thưởng",
    "Phổ biến, giáo dục pháp luật", "Chuyển đổi số", "Tiếp công dân", "Phòng, chống thiên tai", "Thực hành tiết kiệm, chống lãng phí",
)  # fmt: skip
SURNAMES, MIDDLES, NAMES = ("Trần", "Lê", "Đỗ", "Võ", "Bùi"), ("Hoài", "Minh", "Quốc", "Thanh"), ("Thu", "Khải", "Châu", "Lâm", "Phúc")
YEARS = (2023, 2024)
_OF_ANY = ("TT3001", "TT3005", "TT3003", "TT3011", "TT3002")
_PLANTS = {
    True: ("TT3006", *_OF_ANY),
    False: ("TT3012", "TT3013", "TT3014", "TT3015", "TT3016", "TT3017", "TT3021", "TT3022", "TT3023", "TT3024", "TT3004", *_OF_ANY),
}
"""What is planted in series of plans alone, and in others."""
_SLOTS = 21
"""Plans of a series among which one thing is planted: it touches no other."""
_PLACE = 5
"""Where in a slot something is planted."""
_LEAST = 8
"""Plans below which a slot is too short to be planted in."""
_MEDIA = (("docx", 45), ("txt", 22), ("pdf", 15), ("ocr", 8), ("edxml", 5), ("zip", 5))
_PACKED = 10
"""Plans of one archive."""


@dataclass(frozen=True)
class Series:
    """One organ's plans of a year."""

    office: str
    letters: str
    province: str
    year: int
    alone: bool
    signer: str

    @property
    def organ(self) -> str:
        """As a plan that cites one of it names it."""
        return f"Sở {self.office.capitalize() if self.letters != 'SVHTTDL' else 'Văn hóa, Thể thao và Du lịch'} tỉnh {self.province}"


@dataclass
class Inbox:
    """Files on their way to a folder, and what was planted among them."""

    folder: Path
    pick: Random
    written: int = 0
    planted: list[dict[str, Any]] = field(default_factory=list)
    packed: list[tuple[str, bytes]] = field(default_factory=list)

    def put(self, plan: PlanText, medium: str = "") -> str:
        """Write a plan in a medium of chance; its path as an audit of the folder tells it."""
        medium = medium or self.pick.choices([name for name, _ in _MEDIA], [share for _, share in _MEDIA])[0]
        self.written += 1
        place = Path(f"{self.written // 1000:03}") / f"{self.written:06}-{plan.number}-{plan.notation.lower()}"
        if medium == "edxml":
            self._write(f"{place}.edxml", envelope({"ke-hoach.docx": as_word(plan)}, _facts(plan)))
            return f"{place}.edxml/ke-hoach.docx"
        if medium == "zip":
            self.packed.append((f"{place.name}.txt", plan.text().encode()))
            name = f"goi-{(self.written_packed() - 1) // _PACKED:04}.zip/{place.name}.txt"
            if len(self.packed) == _PACKED:
                self.close()
            return name
        suffix = "txt" if medium == "ocr" else medium
        self._write(f"{place}.{suffix}", self._bytes(plan, medium))
        return f"{place}.{suffix}"

    _archives: int = 0
    answers: int = 0

    def written_packed(self) -> int:
        """How many plans went into archives."""
        return self._archives * _PACKED + len(self.packed)

    def close(self) -> None:
        """Write the archive that is not full."""
        if self.packed:
            path = self.folder / f"goi-{self._archives:04}.zip"
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
                for name, data in self.packed:
                    package.writestr(name, data)
            self._archives, self.packed = self._archives + 1, []

    def copy(self, path: str) -> str:
        """The same bytes under another name."""
        other = str(Path("ban-sao") / path.replace("/", "-"))
        self._write(other, (self.folder / path).read_bytes())
        return other

    def plant(self, rule: str, *paths: str, **values: Any) -> None:
        """Keep what was planted: the rule, the plans it is about, what its sentence must tell."""
        self.planted.append({"rule": rule, "paths": sorted(paths), "values": values})

    def _write(self, name: str, data: bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def _bytes(self, plan: PlanText, medium: str) -> bytes:
        if medium == "docx":
            return as_word(plan)
        if medium == "pdf":
            return printed_plan(plan)
        if medium == "ocr":
            return smudging.smudged(smudging.page(plan), self.pick, 0.002, marks=self.pick.random() < 0.5).encode()
        return plan.text().encode()


@cache
def _mould(lines: tuple[int, ...]) -> dict[str, bytes]:
    """A Word file of so many lines a part, a sign for each line: the bytes of a plan are this with its lines in their places."""
    marks = iter(f"@{at}@" for at in range(1000))
    organ, bases, body, recipients, competence = lines
    plan = PlanText(
        superior=next(marks), organ=tuple(next(marks) for _ in range(organ)), number_form=next(marks), date_form=next(marks),
        subject=next(marks), bases=tuple(next(marks) for _ in range(bases)), lead_in=next(marks),
        body=tuple(next(marks) for _ in range(body)), recipients=tuple(next(marks) for _ in range(recipients)),
        competence=tuple(next(marks) for _ in range(competence)), position=next(marks), full_name=next(marks),
    )  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(word(plan))) as package:
        return {name: package.read(name) for name in package.namelist()}


def as_word(plan: PlanText) -> bytes:
    """The plan as a Word file. Those with annexes are built, the others cast in a mould."""
    if plan.annexes:
        return word(plan)
    parts = (plan.organ, plan.bases, plan.body, plan.recipients, plan.competence)
    package = dict(_mould(tuple(map(len, parts))))
    said = [
        plan.superior, *plan.organ, plan.number_line, plan.date_line, plan.subject, *plan.bases, plan.lead_in, *plan.body, *plan.recipients,
        *plan.competence, plan.position, plan.full_name,
    ]  # fmt: skip
    text = package["word/document.xml"].decode()
    for at in reversed(range(len(said))):
        text = text.replace(f"@{at}@", escape(said[at], quote=False))
    return zipped({**package, "word/document.xml": text.encode()})


def _facts(plan: PlanText) -> dict[str, str]:
    where = plan.superior.removeprefix("UBND TỈNH ").title()
    return {
        "OrganName": f"{' '.join(plan.organ).capitalize()} tỉnh {where}", "CodeNumber": plan.number, "CodeNotation": plan.notation,
        "Place": plan.place, "PromulgationDate": f"{plan.year}/{int(plan.month):02}/{int(plan.day):02}", "Subject": plan.subject,
        "Position": plan.position.capitalize(), "FullName": plan.full_name,
    }  # fmt: skip


def two_figures(number: int, least: int = 10) -> str:
    """A figure as the decree pads it: days and numbers below ten, months below three."""
    return f"{number:02}" if number < least else str(number)


def plan_of(series: Series, number: int, day: date, subject: str, pick: Random) -> PlanText:
    """A plan without fault."""
    sentences = pick.sample(SO_NOI_VU.body[2:-3], 6)
    body = ("I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", f"Thực hiện tốt việc {subject[0].lower()}{subject[1:]}.", "2. Yêu cầu",
            f"Bảo đảm đúng tiến độ, phân công rõ {pick.randrange(2, 30)} đầu việc.", "II. NỘI DUNG",
            *(f"{at}. {text.lstrip('abcdđ)-. 123')}" for at, text in enumerate(sentences, 1)),
            "III. TỔ CHỨC THỰC HIỆN", "Các phòng, đơn vị thuộc Sở thực hiện Kế hoạch này./.")  # fmt: skip
    return replace(
        SO_NOI_VU, superior=f"UBND TỈNH {series.province.upper()}", organ=(f"SỞ {series.office}",), number=two_figures(number),
        notation=f"KH-{series.letters}", place=series.province, day=two_figures(day.day), month=two_figures(day.month, 3),
        year=str(day.year), subject=subject, bases=SO_NOI_VU.bases[1:2], body=body,
        lead_in=f"{series.organ.partition(' tỉnh ')[0]} ban hành Kế hoạch như sau:", recipients=("- UBND tỉnh (để báo cáo);", "- Lưu: VT."),
        full_name=series.signer,
    )  # fmt: skip


def act(series: Series, plan: PlanText, *, day: str = "", organ: str = "", subject: str = "") -> str:
    """A citation of a plan, right but for what is given otherwise; ``day`` ``-`` leaves it out."""
    said = day or f" ngày {plan.day} tháng {plan.month} năm {plan.year}"
    about = subject or f"{plan.subject[0].lower()}{plan.subject[1:]}"
    return f"Căn cứ Kế hoạch số {plan.number}/{plan.notation}{'' if day == '-' else said} của {organ or series.organ} về {about};"


def _series(pick: Random, count: int) -> Iterator[tuple[Series, int]]:
    """The series, each with how many plans it has."""
    places = [(province, *office, year) for year in YEARS for province in PROVINCES for office in OFFICES]
    number = max(1, min(len(places), count // 50))
    for at, (province, office, letters, year) in enumerate(places[:number]):
        signer = " ".join(pick.choice(part) for part in (SURNAMES, MIDDLES, NAMES))
        yield Series(office, letters, province, year, at % 4 == 0, signer), count // number + (at < count % number)


def made(folder: Path, count: int, seed: int, slot_size: int = _SLOTS) -> dict[str, Any]:
    """Write an inbox of about ``count`` plans; what was planted, at most once in ``slot_size`` plans, and how the organs number."""
    pick = Random(seed)
    inbox = Inbox(folder, pick)
    told = []
    turns = {True: 0, False: 0}
    for series, size in _series(pick, count):
        if series.alone:
            told.append({"organ": f"Sở {series.office.lower()}, UBND tỉnh {series.province}", "plans_alone": True})
        plans = _numbered(series, size, pick, slot_size)
        for start in range(0, size, slot_size):
            slot = plans[start : start + slot_size]
            rule = _PLANTS[series.alone][turns[series.alone] % len(_PLANTS[series.alone])] if len(slot) >= _LEAST else ""
            turns[series.alone] += bool(rule)
            (_WAYS[rule] if rule else _plainly)(inbox, series, slot)
    inbox.close()
    return {"planted": inbox.planted, "series": list({each["organ"]: each for each in told}.values()), "written": inbox.written}


def _numbered(series: Series, size: int, pick: Random, slot_size: int) -> list[PlanText]:
    """The plans of a series in the order of their numbers, no day before the one of the number before; some cite another, rightly."""
    plans: list[PlanText] = []
    for at in range(size):
        day = date(series.year, 1, 8) + timedelta(days=int(at * 340 / size))
        plan = plan_of(series, at + 1, day, f"{TOPICS[at % len(TOPICS)]} đợt {at // len(TOPICS) + 1} năm {series.year}", pick)
        if at and at % 4 == 0 and (at - 1) % slot_size != _PLACE:
            plan = replace(plan, bases=(*plan.bases, act(series, plans[-1])))
        plans.append(plan)
    return plans


def _plainly(inbox: Inbox, _series: Series, plans: list[PlanText]) -> None:
    for plan in plans:
        inbox.put(plan)


def _with(change: Any) -> Any:
    """A way of planting: all plans of a slot are written but that at its place, which ``change`` writes; those it cites are read whole."""

    def way(inbox: Inbox, series: Series, plans: list[PlanText]) -> None:
        paths = [inbox.put(plan, "docx" if number in (2, 4, 6) else "") for number, plan in enumerate(plans) if number != _PLACE]
        paths.insert(_PLACE, "")
        change(inbox, series, plans, paths)

    return way


def _twice(inbox: Inbox, _series: Series, plans: list[PlanText], paths: list[str]) -> None:
    own = inbox.put(plans[_PLACE], "txt")
    other = inbox.put(replace(plans[_PLACE], subject=f"{plans[_PLACE].subject} tại cơ sở"), "docx")
    inbox.plant("TT3001", own, other)


def _in_two_files(inbox: Inbox, _series: Series, plans: list[PlanText], paths: list[str]) -> None:
    inbox.plant("TT3002", inbox.put(plans[_PLACE], "txt"), inbox.put(plans[_PLACE], "docx"))


def _same_file(inbox: Inbox, _series: Series, plans: list[PlanText], paths: list[str]) -> None:
    own = inbox.put(plans[_PLACE], "pdf")
    inbox.plant("TT3003", own, inbox.copy(own))


def _sent_again(inbox: Inbox, _series: Series, plans: list[PlanText], paths: list[str]) -> None:
    again = replace(plans[4], number=plans[_PLACE].number, day=plans[_PLACE].day, month=plans[_PLACE].month, year=plans[_PLACE].year)
    inbox.plant("TT3004", paths[4], inbox.put(again, "docx"))


def _backdated(inbox: Inbox, series: Series, plans: list[PlanText], paths: list[str]) -> None:
    day = date(series.year, 1, 2) + timedelta(days=inbox.pick.randrange(5))
    plan = replace(plans[_PLACE], day=two_figures(day.day), month="01")
    inbox.plant("TT3005", inbox.put(plan, "docx"))


def _left_out(inbox: Inbox, series: Series, plans: list[PlanText], paths: list[str]) -> None:
    told = {"organ": f"SỞ {series.office}", "symbol": plans[_PLACE].notation, "year": str(series.year), "number": plans[_PLACE].number}
    inbox.plant("TT3006", province=series.province, **told)


def _cited(rule: str, **how: str) -> Any:
    def change(inbox: Inbox, series: Series, plans: list[PlanText], paths: list[str]) -> None:
        said = {name: value.format(year=series.year) for name, value in how.items()}
        plan = replace(plans[_PLACE], bases=(*plans[_PLACE].bases, act(series, plans[2], **said)))
        inbox.plant(rule, inbox.put(plan, "txt"), paths[2])

    return change


def _cited_later(inbox: Inbox, series: Series, plans: list[PlanText], paths: list[str]) -> None:
    plan = replace(plans[_PLACE], bases=(*plans[_PLACE].bases, act(series, plans[6], day="-")))
    inbox.plant("TT3014", inbox.put(plan, "docx"), paths[6])


def _cites_itself(inbox: Inbox, series: Series, plans: list[PlanText], paths: list[str]) -> None:
    plan = replace(plans[_PLACE], bases=(*plans[_PLACE].bases, act(series, plans[_PLACE])))
    inbox.plant("TT3015", inbox.put(plan, "txt"))


def _annex(inbox: Inbox, series: Series, plans: list[PlanText], paths: list[str]) -> None:
    other = plans[2]
    day = f"ngày {other.day} tháng {other.month} năm {other.year}"
    note = f"(Kèm theo Kế hoạch số {other.number}/{other.notation} {day} của {series.organ.partition(' tỉnh ')[0]})"
    plan = replace(plans[_PLACE], annexes=(Annex("Phụ lục", "DANH SÁCH ĐƠN VỊ", note, ("Đơn vị thứ nhất.", "Đơn vị thứ hai.")),))
    inbox.plant("TT3016", inbox.put(plan, "txt"), paths[2])


def _ordered(inbox: Inbox, series: Series, plans: list[PlanText], paths: list[str]) -> None:
    """Two organs are ordered to make their plans; one does."""
    due = f"trước ngày 20 tháng 12 năm {series.year}"
    lines = tuple(
        f"{at}. {name} xây dựng kế hoạch thực hiện tại đơn vị, gửi {series.organ} {due}."
        for at, name in ((1, "Sở Ngoại vụ"), (2, "Thanh tra tỉnh"))
    )
    plan = replace(plans[_PLACE], body=(*plans[_PLACE].body[:-1], *lines, plans[_PLACE].body[-1]))
    own = inbox.put(plan, "docx")
    inbox.plant("TT3017", own, organ="Thanh tra tỉnh")
    inbox.answers += 1
    answer = plan_of(replace(series, office="NGOẠI VỤ", letters="SNgV"), inbox.answers, date(series.year, 12, 20), plan.subject, inbox.pick)
    inbox.put(replace(answer, bases=(*answer.bases, act(series, plan))), "txt")


def _changed(rule: str, **how: Any) -> Any:
    def change(inbox: Inbox, series: Series, plans: list[PlanText], paths: list[str]) -> None:
        inbox.plant(rule, inbox.put(replace(plans[_PLACE], **{name: value(plans[_PLACE]) for name, value in how.items()}), "docx"))

    return change


def _other_marks(plan: PlanText) -> str:
    surname, _, names = plan.full_name.partition(" ")
    return f"{_last_word_bare(surname)} {names}"


def _last_word_bare(text: str) -> str:
    """The text with no marks on its last word."""
    *before, last = text.split(" ")
    return " ".join([*before, "".join(unicodedata.normalize("NFD", letter)[0] for letter in last)])


_WAYS = {
    "TT3001": _with(_twice), "TT3002": _with(_in_two_files), "TT3003": _with(_same_file), "TT3004": _with(_sent_again),
    "TT3005": _with(_backdated),
    "TT3006": _with(_left_out), "TT3011": _with(_cited("TT3011", day=" ngày 01 tháng 01 năm {year}")),
    "TT3012": _with(_cited("TT3012", organ="Sở Khoa học và Công nghệ tỉnh Vĩnh Sơn")),
    "TT3013": _with(_cited("TT3013", subject="bảo vệ rừng đặc dụng ven biển")), "TT3014": _with(_cited_later),
    "TT3015": _with(_cites_itself), "TT3016": _with(_annex), "TT3017": _with(_ordered),
    "TT3021": _with(_changed("TT3021", notation=lambda plan: f"{plan.notation[:-1]}o{plan.notation[-1]}")),
    "TT3022": _with(_changed("TT3022", organ=lambda plan: (_last_word_bare(plan.organ[0]),))),
    "TT3023": _with(_changed("TT3023", full_name=_other_marks)),
    "TT3024": _with(_changed("TT3024", position=lambda plan: "PHÓ GIÁM ĐỐC SỞ")),
}  # fmt: skip


def main() -> None:
    """Write it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--folder", type=Path, required=True)
    asked = parser.parse_args()
    told = made(asked.folder / "den", asked.count, asked.seed)
    (asked.folder / "planted.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8")
    print(f"{told['written']} plans, {len(told['planted'])} planted")


if __name__ == "__main__":
    main()
