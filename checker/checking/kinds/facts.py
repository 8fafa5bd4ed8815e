"""What is compared with another part, with the calendar or with a dated table of ``rules/facts``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from checker.checking.case import Case, Problem, Selected
from checker.checking.conditions import meant, pattern
from checker.checking.kinds import acts, places
from checker.checking.kinds.days import day_after, day_before, spoken
from checker.checking.masks import masked
from checker.model import Location
from checker.wording.folding import fold, is_upper
from checker.wording.issuer_names import lowered, place_in
from checker.wording.shortened import spelt_out

_LONGER_POSTS = ("chi cục trưởng", "tổng cục trưởng")


def agrees(case: Case, check: Mapping[str, Any]) -> Iterator[Problem]:
    """The text is what another part says (``with``); nothing is compared while either is empty.

    ``as``: ``number`` without leading zeros; ``date``; ``phrase``, where one may say more than the other; ``organ``, a
    phrase whose abbreviations are spelt out; ``place``, a phrase within an organ's name, wanted as a date line has it; ``post``, which
    may say more than the other and begins no other post (``CHI CỤC TRƯỞNG`` is no ``CỤC TRƯỞNG``).
    ``through``: a table, or the name of one of ``rules/facts``, that gives what the other part stands for (of several readings the first
    is wanted), or several, of which the first that lists it does; nothing is compared with what none lists. A name that ends in ``…``
    stands for all that begin so.
    ``with: .field`` is another field of the same item.
    """
    within = check["with"].removeprefix(".") if check["with"].startswith(".") else ""
    other = "" if within else _plain(case.value(check["with"]), check)
    through = check.get("through")
    others = [other] if through is None else _through(_tables(case, through), fold(other))
    for subject in meant(case, check):
        own = _plain(subject.value, check)
        others = [_plain(subject.fields.get(within), check)] if within else others
        if own and all(others) and not any(_agree(own, each, check) for each in others):
            yield Problem(subject.place, own, _wanted(own, others[0], check))


def _tables(case: Case, through: Any) -> Iterator[Mapping[str, str | list[str]]]:
    for table in through if isinstance(through, list) else [through]:
        yield case.facts[table] if isinstance(table, str) else table


def _through(tables: Iterable[Mapping[str, str | list[str]]], name: str) -> list[str]:
    """What the tables give for a folded name; one that opens so where no row is the whole name."""
    given = next((given for table in tables for row, given in table.items() if _is_row(fold(row), name)), "")
    return given if isinstance(given, list) else [given]


def _is_row(row: str, name: str) -> bool:
    return f"{name} ".startswith(row.removesuffix("…")) if row.endswith("…") else name == row  # “Công an tỉnh”, whichever


def _wanted(own: str, other: str, check: Mapping[str, Any]) -> str:
    """What should stand: as a date line has it, or where the other part is in capitals and this is not, in small letters."""
    if check.get("as") == "place":
        return place_in(other)
    if "through" in check or not _in_capitals(other) or _in_capitals(own):
        return other
    return lowered(other) if check.get("as") == "organ" else other.capitalize()


def _in_capitals(text: str) -> bool:
    """Whether words stand in capitals; a code always does."""
    return " " in text and is_upper(text)


def _plain(value: Any, check: Mapping[str, Any]) -> str:
    text = str(value if value is not None else "")
    if check.get("as") == "date":
        return spoken(text) if text else ""
    return text.lstrip("0") if check.get("as") == "number" else text


def _agree(own: str, other: str, check: Mapping[str, Any]) -> bool:
    if check.get("exact"):
        return own == other
    if check.get("as") not in ("phrase", "organ", "place", "post"):
        return fold(own) == fold(other)
    if check["as"] == "post":
        return _is_post(fold(own), fold(other))
    if check["as"] == "organ":
        own, other = spelt_out(own), spelt_out(other)
    one, two = (fold(text).strip(" .;:,") for text in (own, other))
    return one in two or two in one


def _is_post(own: str, other: str) -> bool:
    return other in own and not any(longer in own and other in longer for longer in _LONGER_POSTS if longer != other)


def calendar(case: Case, check: Mapping[str, Any]) -> Iterator[Problem]:
    """A date that exists (``asks: real``), or an act not dated after the plan (``asks: not_later``).

    ``years``: the field that gives an act's year too; nothing is said of an act to which it gives another.
    """
    plan_date = case.component("date").value
    for subject in meant(case, check):
        fields = subject.fields
        if check["asks"] == "real":
            if fields.get("real") == "no" and all(str(fields.get(name, "")).isdigit() for name in ("day", "month", "year")):
                yield Problem(subject.place, subject.text)
        elif subject.value and plan_date and str(subject.value) > str(plan_date) and not _is_misdated(fields, check):
            values = {"cited": str(subject.value), "plan": str(plan_date)}
            yield Problem(subject.place, subject.text, values=values)


def _is_misdated(fields: Mapping[str, Any], check: Mapping[str, Any]) -> bool:
    """Whether the field ``years`` gives the act another year than its date: the one slip, which a rule of its own tells."""
    numbered = fields.get(check.get("years", ""))
    return bool(numbered) and numbered != fields.get("year", numbered)


def listed(case: Case, check: Mapping[str, Any]) -> Iterator[Problem]:
    """The text holds no name that a dated table says is not in use on the plan's date.

    A row of a table is ``name``, ``first`` and ``last`` (the days between which it is not in use; left out: open), ``now`` (what is used
    instead) and ``but`` (followed by these words the name is another's). ``whole``: the text is the name; ``starts``: the text opens so;
    ``ends``: it closes with the name; ``apart``: parts that hold the name too, and there it names something alive; ``rival``: they
    must hold another name of the table, and of no province that has a commune of that name (``communes``); ``but``: words of a
    text that itself speaks of what was. A table of acts is held against what is cited (``asks``, see ``acts``); ``asks: spelling``: no
    name of the table misspelt (see ``places``).
    """
    if check.get("asks") == "spelling":
        yield from places.misspelt(case, check)
        return
    if "asks" in check:
        yield from acts.ASKED[check["asks"]](case, check)
        return
    if not case.on:
        return
    rows = case.once(f"table {check['table']}", lambda: _out_of_use(case.facts[check["table"]], case.on))
    rows = _named(rows, case.once(f"folded {check['of']}", lambda: _comparable(case.joined(check["of"]).text))) if rows else rows
    for subject in meant(case, check) if rows else ():
        if not _named(rows, _folded_each(case, check["of"])[str(subject.value)]):
            continue
        text = _comparable(masked(case, str(subject.value), check.get("outside", ())))
        found = next((row for row in rows if _folded(row) in text and _stands(row, text, check, case)), None)
        if (
            found is not None
            and text.startswith(tuple(check.get("starts", ("",))))
            and not any(word in text for word in check.get("but", ()))
        ):
            values = {"until": day_before(found.get("first", "")), "since": day_after(found.get("last", "")), "text": subject.text}
            yield Problem(_place_of(found["name"], subject), found["name"], found.get("now") or None, values)


def _place_of(name: str, subject: Selected) -> Location | None:
    """Where a name stands in the text, which may go on over lines; the text's own place where it is written in another way."""
    text = subject.text.lower()
    at = text.find(name.lower()) if len(text) == len(subject.text) else -1
    return subject.part(at, at + len(name)) if at >= 0 else subject.place


def _folded(row: Mapping[str, Any]) -> str:
    """The name of a row folded; the tables hold it where it is not just the name in small letters."""
    return str(row.get("fold") or row["name"].lower())


def _out_of_use(rows: Sequence[Mapping[str, Any]], on: str) -> list[Mapping[str, Any]]:
    return [row for row in rows if row.get("first", "") <= on and (not row.get("last") or on <= row["last"])]


def _comparable(text: str) -> str:
    """A text in which the folded name of a row may stand."""
    return fold(spelt_out(text))


def _folded_each(case: Case, of: str) -> Mapping[str, str]:
    """Each text of a selector, in which a name may stand."""
    return case.once(f"folded each {of}", lambda: {str(subject.value): _comparable(str(subject.value)) for subject in case.subjects(of)})


def _named(rows: Sequence[Mapping[str, Any]], folded: str) -> list[Mapping[str, Any]]:
    """The rows whose name occurs in a text at all."""
    return [row for row in rows if _folded(row) in folded]


def _stands(row: Mapping[str, Any], text: str, check: Mapping[str, Any], case: Case) -> bool:
    """Whether the name stands in the text as a name of its own."""
    name = _folded(row)
    others = [fold(str(case.value(part) or "")) for part in check.get("apart", ())]
    if any(name in other for other in others):
        return False
    if check.get("rival"):
        own = [_folded(each) for each in case.facts[check["table"]] for other in others if _folded(each) in other]
        if not own or not {*own}.isdisjoint(row.get("communes", ())):  # a name with a slip is not another name
            return False
    if check.get("whole"):
        return bool(name == text)
    if check.get("ends"):
        return text.endswith(f" {name}")
    spots = pattern(rf"(?<!\w){re.escape(name)}(?!\w)").finditer(text)
    return any(not text[spot.end() :].lstrip().startswith(tuple(row.get("but", ()))) if row.get("but") else True for spot in spots)
