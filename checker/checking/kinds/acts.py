"""Acts that a plan cites, held against the table of acts (``rules/facts/acts.yaml``).

A row has a code (``name`` is the code, ``title`` what the act is called) or is a law by its name (``dates`` and ``codes`` of
every law of that name). What the table does not know is never judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from checker.checking.case import Case, Problem, Selected
from checker.checking.conditions import meant
from checker.checking.kinds.days import day_before, spoken
from checker.grammar.dateline import month_in_figures
from checker.wording.folding import changes, fold

Row = Mapping[str, Any]
_LEADS = ("v/v ", "về việc ", "về ", "quy định chi tiết ", "quy định về ", "quy định ", "ban hành ")
_WITHOUT_NUMBER = ("Luật ", "Bộ luật ", "Pháp lệnh ")
"""Acts that a base cites without number and organ (Phụ lục I, Phần I, Mục II, khoản 6, điểm a)."""
_DATED = "dated_acts"  # the table of the days of laws
_LASTS = 4  # years that no law fell short of before one of its name, issued on the same day of the year, took its place
_BEHIND_A_NAME = ("số", "ngày", "năm")
_ONE_VOWEL = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")


def in_force(case: Case, check: Mapping[str, Any]) -> Iterator[Problem]:
    """What is cited had not ended on the plan's date."""
    rows = case.facts[check["table"]]
    for subject in meant(case, check) if case.on else ():
        row = next((row for row in _candidates(case, check, subject.fields) if _is_act(row, subject.fields)), None)
        if row is not None and row["first"] <= case.on:
            now = _as_cited(_successor(row, rows, case.on), case.facts.get(_DATED, ()))
            yield Problem(subject.place, subject.text, now or None, {"until": day_before(row["first"])})


def own_date(case: Case, check: Mapping[str, Any]) -> Iterator[Problem]:
    """What is cited bears the day on which it was issued.

    An act whose number gives it another year than its date is left to the rule on that; of a law cited by its name only a day near one
    of a law so named is told: the same year, or the same day of another year.
    """
    for subject in meant(case, check):
        on = subject.fields["date"]
        for row in _candidates(case, check, subject.fields) if on else ():
            own = _date_meant(row, subject.fields, case.on)
            if own:
                if own != on and subject.fields["year_in_code"] in ("", _year(on)):
                    yield Problem(subject.place, spoken(on), spoken(own), {"text": subject.text})
                break


def own_name(case: Case, check: Mapping[str, Any]) -> Iterator[Problem]:
    """What is cited bears its name: a law that of the law of its day, letter by letter; what has a code, at least a word of its own."""
    for subject in meant(case, check):
        rows = [row for row in _candidates(case, check, subject.fields) if _may_be_named(row, subject.fields)]
        cited = _cited_name(subject) if rows else ""
        if not cited or any(_is_called(cited, row) for row in rows):
            continue
        cited = _without_tail(cited) if subject.fields["law"] else cited
        row = min(rows, key=lambda row: changes(fold(cited), _called(row)))
        if _is_slip(_bared(fold(cited)), _bared(_called(row))) or (_is_coded(row) and not _shares_a_word(fold(cited), _called(row))):
            yield Problem(subject.place, cited, row.get("title", row["name"]), {"text": subject.text})


ASKED: Mapping[str, Callable[[Case, Mapping[str, Any]], Iterator[Problem]]] = {"in_force": in_force, "date": own_date, "name": own_name}


def _candidates(case: Case, check: Mapping[str, Any], fields: Mapping[str, Any]) -> Iterator[Row]:
    """The rows that a citation may be of, by its code or its type, in the order of the table."""
    index = _indexed(check["table"], case.facts[check["table"]])
    found = {**dict(index.get(("code", fields.get("code")), ())), **dict(index.get(("type", fields.get("type")), ()))}
    return (found[at] for at in sorted(found))


_INDEXES: dict[str, tuple[Sequence[Row], Mapping[tuple[str, Any], list[tuple[int, Row]]]]] = {}


def _indexed(table: str, rows: Sequence[Row]) -> Mapping[tuple[str, Any], list[tuple[int, Row]]]:
    """The index of a table, which is the same for plan after plan; made anew where the rows are others."""
    known = _INDEXES.get(table)
    if known is None or known[0] is not rows:
        known = _INDEXES[table] = (rows, _by_name(rows))
    return known[1]


def _by_name(rows: Sequence[Row]) -> Mapping[tuple[str, Any], list[tuple[int, Row]]]:
    """The rows of a table with their numbers: by each code, laws by their type too."""
    index: dict[tuple[str, Any], list[tuple[int, Row]]] = {}
    for at, row in enumerate(rows):
        codes = [("code", code) for code in row.get("codes", ())]
        names = [("code", row["name"])] if _is_coded(row) else [("type", row.get("type", "")), *codes]
        for name in names:
            index.setdefault(name, []).append((at, row))
    return index


def _successor(row: Row, rows: Sequence[Row], on: str) -> str:
    """What took the place of an act that has ended, and the place of that in turn, as of a day."""
    now = str(row["now"])
    for _ in rows:
        later = next((each for each in rows if _is_coded(each) and now.endswith(f" {each['name']}") and each["first"] <= on), None)
        if later is None:
            break
        now = str(later["now"])
    return now


def _as_cited(now: str, rows: Sequence[Row]) -> str:
    """``Luật Lưu trữ số 33/2024/QH15`` by its name and day, as a base cites a law or an ordinance; others as they are."""
    name, _, code = now.partition(" số ")
    if not name.startswith(_WITHOUT_NUMBER):
        return now
    laws = (zip(_codes(row), row["dates"], strict=True) for row in rows if not _is_coded(row))
    on = next((day for pairs in laws for own, day in pairs if own == code), "")
    if not on:
        return now
    year, month, day = map(int, on.split("-"))
    return f"{name} ngày {day:02d} tháng {month_in_figures(month)} năm {year}"


def _is_act(row: Row, fields: Mapping[str, Any]) -> bool:
    """Whether a citation is of the act of a row that bears its code, or its type: a law by its name and date or year.

    A code without a year (66-QĐ/TW) is given again in other years and terms: it names the act only together with its date.
    """
    if _is_coded(row):
        return bool(is_of_one_year(row["name"]) or fields["date"] == row.get("date"))
    name, own = fold(str(fields["subject"])), fold(row["name"])
    if not name.startswith(own):
        return False
    rest = name[len(own) :].strip(" ,;.")
    year = _year(row["date"])
    if rest:
        return rest in (f"năm {year}", f"số {year}")
    return bool(fields["date"] == row["date"] if fields["date"] else fields["year"] == year)


def _is_coded(row: Row) -> bool:
    """Whether the row is of an act by its code; a law's has its type and its name."""
    return "type" not in row


def _codes(row: Row) -> Sequence[str | None]:
    """The codes of the laws of a row, one for each of their days."""
    return row.get("codes") or [None] * len(row["dates"])


def is_of_one_year(code: str) -> bool:
    """Whether a code holds the year in which it was given, so that it names one act alone."""
    return any(len(part) == len("2026") and part.isdigit() for part in code.split("/"))


def _date_meant(row: Row, fields: Mapping[str, Any], today: str) -> str:
    """The day of the act of a row, where it is the one cited; empty where it is not, or cannot be told from another of its name."""
    if _is_coded(row):
        return str(row["date"]) if is_of_one_year(row["name"]) else ""
    if fields["code"]:
        dated = dict(zip(_codes(row), row["dates"], strict=True))
        return str(dated.get(fields["code"], "") or _of_another_year(dated, str(fields["code"])))
    if fold(str(fields["subject"])) != fold(row["name"]):
        return ""
    return _near(row["dates"], str(fields["date"]), today)


def _of_another_year(dated: Mapping[str | None, str], code: str) -> str:
    """The day of the law of the same number and term of the Assembly, which counts its laws through: 79/2016/QH13 is 79/2015/QH13."""
    serial, term = _without_year(code)
    mates = [day for own, day in dated.items() if own and _without_year(own) == (serial, term)]
    return mates[0] if "QH" in term and len(mates) == 1 else ""


def _without_year(code: str) -> tuple[str, str]:
    """The serial number of a law and the term of the Assembly."""
    return code.partition("/")[0], code.rpartition("/")[2]


def _near(days: Sequence[str], on: str, today: str) -> str:
    """The day of a law that a cited one is near: in the same year, or the same day of another year; empty where there is none.

    A law takes the place of another of its name, often on the same day of the session: a year up to the plan's and behind all that are
    known may be its own, but never on that very day of the next few years.
    """
    newest = max(days)
    again = _day(newest) == _day(on) and int(_year(on)) - int(_year(newest)) < _LASTS
    if _year(newest) < _year(on) and not again and not (today and on > today):
        return ""
    near = [each for each in days if _year(each) == _year(on) or _day(each) == _day(on)]
    return min(near, key=lambda each: abs((date.fromisoformat(each) - date.fromisoformat(on)).days), default="")


def _year(iso: str) -> str:
    return iso.partition("-")[0]


def _day(iso: str) -> str:
    """The day of the year, whatever the year."""
    return iso.partition("-")[2]


def _may_be_named(row: Row, fields: Mapping[str, Any]) -> bool:
    """Whether a row tells the name of what is cited: by its code, or a law of the day or the year cited."""
    if _is_coded(row):
        return "title" in row
    if fields["code"]:
        return fields["code"] in _codes(row)
    return fields["date"] in row["dates"] if fields["date"] else fields["year"] in set(map(_year, row["dates"]))


def _called(row: Row) -> str:
    """What the act of a row is called, folded."""
    return fold(row.get("title", row["name"]))


def _cited_name(subject: Selected) -> str:
    """What the citation calls the act: a law between its type and its number, day or year; others by their subject."""
    if not subject.fields["law"]:
        return str(subject.fields["subject"])
    words = subject.text[len(str(subject.fields["type"])) :]
    ends = next((at for at, letter in enumerate(words) if letter.isdigit()), len(words))
    return words[:ends].strip(" ,;")


def _without_tail(name: str) -> str:
    """A law's name without the word of the number, day or year that follows it."""
    return next((name[: -len(word)].rstrip(" ,") for word in _BEHIND_A_NAME if f" {name}".endswith(f" {word}")), name)


def _is_called(cited: str, row: Row) -> bool:
    low, name = (text.translate(_ONE_VOWEL) for text in (fold(cited), _called(row)))
    return low.startswith(name) or _bared(low).startswith(_bared(name))


def _bared(name: str) -> str:
    """A name without the words that lead in, which no two papers write alike."""
    return next((name.removeprefix(lead) for lead in _LEADS if name.startswith(lead)), name)


def _is_slip(cited: str, name: str) -> bool:
    """Whether a few letters alone part two names; of a short one a single letter."""
    allowed = 1 if len(name) < 6 else 2 if len(name) < 20 else 3
    return changes(cited, name) <= allowed


def _shares_a_word(cited: str, name: str) -> bool:
    return not {*_bared(cited).replace(",", " ").split()}.isdisjoint(_bared(name).replace(",", " ").split())
