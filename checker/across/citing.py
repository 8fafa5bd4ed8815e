"""What plans say of plans that lie beside them: cited acts, annexes, plans ordered and not sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.across.crowd import Crowd, grouped, spot
from checker.across.identity import code_key, folded, full_name, is_named, letters_of, province
from checker.across.plan_readings import READ_BY_ENGINE, CitedAct, PlanReading
from checker.across.run_findings import Hit
from checker.wording.folding import changes, fold

_OPENINGS = ("về việc ", "về ", "v/v ")


def _cited(crowd: Crowd) -> Iterator[tuple[PlanReading, CitedAct, PlanReading]]:
    """Each citation with the plans beside it that it may mean: of its code and organ in the year it tells, or of its code, day and
    subject.
    """
    named = grouped(((code_key(each.code), full_name(each)), each) for each in crowd.issued)
    about = grouped(((code_key(each.code), each.date, _words(each.subject)), each) for each in crowd.issued)
    for reading in crowd.readings:
        for act in reading.citations:
            code, name = code_key(act.code), folded(act.organ)
            found = [*named.get((code, name), ()), *named.get((code, f"{name} {province(reading)}"), ())]
            found += about.get((code, act.date, _words(act.subject)), ()) if act.date and act.subject else ()
            for other in {id(each): each for each in found}.values():
                if other is not reading and (not act.date or act.date[:4] == other.year):
                    yield reading, act, other


def cited_otherwise(crowd: Crowd, check: Mapping[str, Any]) -> Iterator[Hit]:
    """A plan beside it cited with another ``of``: date, organ or subject; the other two must tell that it is the plan meant."""
    of = check["of"]
    for reading, act, other in _cited(crowd):
        if of in _departures(reading, act, other):
            said, stands = {"date": (act.date, other.date), "organ": (act.organ, other.organ), "subject": (act.subject, other.subject)}[of]
            yield Hit(
                (spot(reading, "legal_bases", f"{act.type} số {act.code}".strip()), spot(other, of, stands)),
                {"code": act.code, "said": said, "stands": stands},
                _from_engine(reading, other),
            )


def _departures(reading: PlanReading, act: CitedAct, other: PlanReading) -> list[str]:
    """In what a citation departs from the plan it surely means."""
    named = is_named(other, act.organ, reading)
    dated = act.date == other.date if act.date and other.date else None
    about = _same_subject(act.subject, other.subject)
    found = []
    if dated is False and named:
        found.append("date")
    if named is False and dated and about and not _is_of_elsewhere(reading, act, other):
        found.append("organ")
    if about is False and named and dated:
        found.append("subject")
    return found


def _is_of_elsewhere(reading: PlanReading, act: CitedAct, other: PlanReading) -> bool:
    """Whether the plan beside it is another province's, since organs there do the same work under the same numbers and days; or the same
    organ's but for marks or a letter, as an engine or a typist loses one.
    """
    cited, own = folded(act.organ), folded(other.organ)
    alike = changes(letters_of(" ".join(cited.split()[: len(own.split())])), letters_of(own)) <= 1
    same = alike or letters_of(cited).startswith(letters_of(own))
    return same or province(other) not in ("", province(reading))


def _same_subject(cited: str, printed: str) -> bool | None:
    """Whether a cited subject is the printed one or a part of it; ``None`` where one is not told."""
    if not cited or not printed:
        return None
    mine, its = _words(cited), _words(printed)
    return mine in its or its in mine or len(set(mine.split()) & set(its.split())) >= 0.5 * len(set(mine.split()))


def _words(subject: str) -> str:
    folded = fold(subject).rstrip(".;")
    return next((folded.removeprefix(each) for each in _OPENINGS if folded.startswith(each)), folded)


def cited_later(crowd: Crowd, _check: Mapping[str, Any]) -> Iterator[Hit]:
    """A plan cited without its day that was issued after the plan which cites it: its subject tells that no other year's is meant."""
    for reading, act, other in _cited(crowd):
        same = bool(act.subject) and _words(act.subject) == _words(other.subject)
        if not act.date and same and reading.date and other.date > reading.date and is_named(other, act.organ, reading):
            yield Hit(
                (spot(reading, "legal_bases", act.code), spot(other, "date", other.date)),
                {"code": act.code, "date": other.date, "own": reading.date},
                _from_engine(reading, other),
            )


def _from_engine(*readings: PlanReading) -> bool:
    """Whether an engine read any of them, which may have read a figure wrong."""
    return any(each.medium in READ_BY_ENGINE for each in readings)


def cites_itself(crowd: Crowd, _check: Mapping[str, Any]) -> Iterator[Hit]:
    """A plan among its own bases: its code and its day, and no other organ's name."""
    for reading in crowd.issued:
        for act in reading.citations:
            same = code_key(act.code) == code_key(reading.code) and act.date == reading.date
            if same and is_named(reading, act.organ, reading) is not False:
                yield Hit((spot(reading, "legal_bases", act.code),), {"code": act.code})
                break


def annex_of_another(crowd: Crowd, _check: Mapping[str, Any]) -> Iterator[Hit]:
    """An annex that says it goes with another plan of the same organ and year, which lies beside it."""
    for those in crowd.by_organ.values():
        known = grouped((code_key(each.code), each) for each in those)
        for reading in those:
            for code in dict.fromkeys(reading.annexes):
                others = known.get(code_key(code), []) if code_key(code) != code_key(reading.code) else []
                if others:
                    yield Hit(
                        (spot(reading, "annexes", code), spot(others[0], "number", others[0].printed)), {"code": code, "own": reading.code}
                    )


def not_sent(crowd: Crowd, _check: Mapping[str, Any]) -> Iterator[Hit]:
    """An organ that a plan ordered to make its own, of which none that cites it has come although its day has passed."""
    answers = grouped((code_key(act.code), reading) for reading in crowd.readings for act in reading.citations)
    for parent in crowd.issued:
        came = answers.get(code_key(parent.code), [])
        for each in parent.announced:
            due = bool(each.due) and each.due < crowd.today
            if due and not any(is_named(reading, each.organ, parent) is not False for reading in came):
                yield Hit((spot(parent, "sections", each.organ),), {"organ": each.organ, "due": each.due, "code": parent.code})
