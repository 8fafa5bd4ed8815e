"""Sheets of a register, row by row: the columns of the Sổ of Phụ lục IV in its order, what was found, and the sums.

Unknown cells stay empty. The first two never call themselves the Sổ: that is registered, printed, signed for and closed by the văn thư
(Điều 16, 22). Số đến and ngày đến are there only where the office's own system told them; "Ký nhận" is nobody's to fill.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, and_, func, or_, select

from checker.model.document import Location
from checker.model.law import Clause
from checker.register.questions import named, summary
from checker.register.register import Register
from checker.register.selects import path_of
from checker.register.tables import arrivals, decisions, documents, findings, readings
from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.wording.issuer_names import PrintedIssuer, named_apart
from checker.wording.same_office import is_own

SHEETS = ("den", "di", "follow", "findings", "sums")
"""What came, what the office issued itself, what came and is followed to its answer, what was found, and how many."""
COLUMNS = {
    "den": (
        "Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản",
        "Đơn vị hoặc người nhận", "Ngày chuyển", "Ký nhận", "Ghi chú",
    ),
    "di": (
        "Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản", "Người ký", "Nơi nhận văn bản",
        "Đơn vị, người nhận bản lưu", "Số lượng bản", "Ngày chuyển", "Ký nhận", "Ghi chú",
    ),
    "follow": (
        "Số đến", "Tên loại, số và ký hiệu, ngày tháng và tác giả văn bản", "Đơn vị hoặc người nhận", "Thời hạn giải quyết",
        "Tiến độ giải quyết", "Số, ký hiệu văn bản trả lời", "Ghi chú",
    ),
    "findings": (
        "Tác giả", "Số, ký hiệu văn bản", "Ngày tháng văn bản", "Vị trí", "Yêu cầu chưa đạt", "Mức độ", "Điều khoản", "Quy tắc",
        "Ý kiến", "Tệp",
    ),
    "sums": ("Tổng hợp theo", "Mục", "Số văn bản", "Số phát hiện"),
}  # fmt: skip
"""Heads of the columns: Phụ lục IV, mục VI (đến) and mục I (đi), "tối thiểu gồm 10 nội dung"."""
TITLES = {
    "den": "Bảng theo cột của Sổ đăng ký văn bản đến (Phụ lục IV Nghị định số 30/2020/NĐ-CP)",
    "di": "Bảng theo cột của Sổ đăng ký văn bản đi (Phụ lục IV Nghị định số 30/2020/NĐ-CP)",
    "follow": "Bảng theo cột của Sổ theo dõi giải quyết văn bản đến (Phụ lục IV Nghị định số 30/2020/NĐ-CP)",
    "findings": "Các phát hiện về thể thức, kỹ thuật trình bày",
    "sums": "Tổng hợp kết quả soát thể thức, kỹ thuật trình bày",
}
_PIECE = 1_000
Cells = tuple[str | int, ...]


def rows(register: Register, sheet: str, offices: Sequence[str] = ()) -> Iterator[Cells]:
    """The rows of one of :data:`SHEETS`, read piece by piece; ``offices``: the names the office goes by, for what it issued itself."""
    if sheet == "findings":
        return _found(register)
    return _sums(register) if sheet == "sums" else _documents(register, sheet, offices)


def _documents(register: Register, sheet: str, offices: Sequence[str]) -> Iterator[Cells]:
    """The rows of ``den``, ``follow`` or ``di``, in the order of arrival or of the documents' days. What could not be read has a row
    where the office told of its arrival, unless it was met whole later: it came all the same.

    ``offices``: the names the office goes by; only what it issued itself is outgoing. Without any nothing is left out.
    """
    arrived = (arrivals.c.arrival_date, arrivals.c.arrival_number, arrivals.c.to_places.label("receiver"), arrivals.c.due_date.label("due"))
    asked = (
        select(readings, *arrived)
        .join_from(readings, documents).outerjoin(arrivals, arrivals.c.document_id == documents.c.id)
        .where(readings.c.current, readings.c.scope == "in")
    )  # fmt: skip
    was_read, came = readings.c.verdict != "unreadable", and_(arrivals.c.id.is_not(None), documents.c.state != "replaced")
    asked = asked.where(was_read if sheet == "di" else or_(was_read, came))
    if sheet != "di":
        figures = func.ltrim(arrivals.c.arrival_number, "0")  # 9 before 10, 08 before 9
        asked = asked.order_by(
            arrivals.c.arrival_date.is_(None), arrivals.c.arrival_date, func.length(figures), figures, arrivals.c.id, documents.c.id
        )
    else:
        asked = asked.order_by(readings.c.issued_date, readings.c.number, documents.c.id)
    with register.reading() as connection:
        last = None
        for row in connection.execution_options(yield_per=_PIECE).execute(asked):
            if sheet == "di" and row.document_id == last:
                continue  # one that arrived twice was issued once
            last = row.document_id
            if sheet == "di" and offices and not is_own(_issuer(row), offices):
                continue
            yield _ROWS[sheet](row)


def _issuer(row: Row[Any]) -> PrintedIssuer:
    letters = row.code_notation.partition("-")[2]
    return PrintedIssuer(row.organ_name, row.superior_organ, letters, row.place, recipients=tuple(map(str, row.to_places or ())))


def _den(row: Row[Any]) -> Cells:
    return (
        spoken_day(row.arrival_date), row.arrival_number or "", _author(row), _code(row), spoken_day(row.issued_date), _subject(row),
        row.receiver or "", "", "", "",
    )  # fmt: skip


def _di(row: Row[Any]) -> Cells:
    return (
        _code(row), spoken_day(row.issued_date), _subject(row), row.full_name, "; ".join(map(str, row.to_places or ())), row.archive,
        "", "", "", "",
    )  # fmt: skip


def _followed(row: Row[Any]) -> Cells:
    about = ", ".join(filter(None, (row.type_name, _code(row), spoken_day(row.issued_date), _author(row))))
    return row.arrival_number or "", about, row.receiver or "", spoken_day(row.due), "", "", ""


_ROWS = {"den": _den, "di": _di, "follow": _followed}


def _code(row: Row[Any]) -> str:
    """Số, ký hiệu as the document writes it; of a reading of a version that did not keep that, its parts."""
    return row.code or "/".join(part for part in (row.code_number, row.code_notation) if part)


def _author(row: Row[Any]) -> str:
    """The organ with what tells it from others of its name."""
    return named_apart(row.organ_name, row.superior_organ, row.place)


def _subject(row: Row[Any]) -> str:
    return " ".join(part for part in (row.type_name, row.subject) if part)


def spoken_day(day: str | None) -> str:
    """A day as an office writes it; what is no day, which only a changed register holds, as it stands."""
    try:
        return date.fromisoformat(day).strftime("%d/%m/%Y") if day else ""
    except ValueError:
        return str(day)


def _found(register: Register) -> Iterator[Cells]:
    """The rows of ``findings``, document by document; "Ý kiến" is what was decided of a finding."""
    words = Words("vi")
    of_it = and_(
        decisions.c.document_id == documents.c.id, decisions.c.rule == findings.c.rule, decisions.c.fingerprint == findings.c.fingerprint
    )
    names = (readings.c[name] for name in ("organ_name", "superior_organ", "code", "code_number", "code_notation", "issued_date"))
    asked = (
        select(findings, *names, readings.c.place.label("issued_at"), decisions.c.decision, path_of().label("path"))
        .join_from(findings, readings).join(documents, documents.c.id == readings.c.document_id).outerjoin(decisions, of_it)
        .where(readings.c.current).order_by(documents.c.id, findings.c.ordinal)
    )  # fmt: skip
    with register.reading() as connection:
        for row in connection.execution_options(yield_per=_PIECE).execute(asked):
            clause, author = Clause(row.clause_document, row.clause_at), named_apart(row.organ_name, row.superior_organ, row.issued_at)
            yield (
                author, _code(row), spoken_day(row.issued_date), _place(row.place, words), words.rule(row.rule, "title"),
                words.ui(f"levels.{row.level}"), phrases.clause(clause, words) if row.clause_document else "", row.rule,
                words.ui(f"register.decisions.{row.decision}") if row.decision else "", row.path or "",
            )  # fmt: skip


def _place(place: Any, words: Words) -> str:
    if not isinstance(place, dict):
        return ""
    lists = {name: tuple(place[name]) for name in ("cell", "bbox") if name in place}
    return phrases.place(Location(**{**place, **lists}), words)


def _sums(register: Register) -> Iterator[Cells]:
    """The rows of ``sums``: by verdict, month, organ and rule."""
    words = Words("vi")
    for by in ("verdict", "month", "organ", "rule"):
        lines = summary(register, by)
        organs = named(register, {line[by] for line in lines}) if by == "organ" else {}
        for line in lines:
            yield words.ui(f"register.columns.{by}"), _sum_of(by, line[by], organs, words), line["documents"], line["findings"]


def _sum_of(by: str, name: str, organs: Mapping[str, str], words: Words) -> str:
    """What a sum is of, as an office writes it."""
    if by == "verdict":
        return words.say("verdicts", name)
    if by == "month":
        return "/".join(reversed(name.split("-")))
    return (organs.get(name) or words.ui("register.no_organ")) if by == "organ" else f"{name}: {words.rule(name, 'title')}"
