"""What is compared with another part, with the calendar or with a dated table of ``rules/facts``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from checker.checking.case import Case, Seed
from checker.checking.conditions import meant, pattern
from checker.checking.masks import masked
from checker.grammar.folding import fold


def agrees(case: Case, check: Mapping[str, Any]) -> Iterator[Seed]:
    """The text is what another part says (``with``); nothing is compared while either is empty.

    ``as``: ``number`` without leading zeros; ``date``; ``phrase``, where one may say more than the other; ``organ``, a
    phrase whose abbreviations are spelt out. ``through``: a table that gives what the other part stands for; nothing is
    compared with what it does not list.
    """
    other = _plain(case.value(check["with"]), check)
    if "through" in check:
        other = {fold(name): short for name, short in check["through"].items()}.get(fold(other), "")
    for subject in meant(case, check):
        own = _plain(subject.value, check)
        if own and other and not _agree(own, other, check):
            yield Seed(subject.place, own, other)


def _plain(value: Any, check: Mapping[str, Any]) -> str:
    text = str(value if value is not None else "")
    if check.get("as") == "date":
        return _spoken(text) if text else ""
    return text.lstrip("0") if check.get("as") == "number" else text


def _agree(own: str, other: str, check: Mapping[str, Any]) -> bool:
    if check.get("exact"):
        return own == other
    if check.get("as") not in ("phrase", "organ"):
        return fold(own) == fold(other)
    if check["as"] == "organ":
        from checker.grammar.organ import spelt_out  # loads a grammar, which loading the rules need not

        own, other = spelt_out(own), spelt_out(other)
    one, two = (fold(text).strip(" .;:,") for text in (own, other))
    return one in two or two in one


def calendar(case: Case, check: Mapping[str, Any]) -> Iterator[Seed]:
    """A date that exists (``asks: real``), or an act not dated after the plan (``asks: not_later``)."""
    plan_date = case.component("date").value
    for subject in meant(case, check):
        fields = subject.fields
        if check["asks"] == "real":
            if fields.get("real") == "no" and all(str(fields.get(name, "")).isdigit() for name in ("day", "month", "year")):
                yield Seed(subject.place, subject.text)
        elif subject.value and plan_date and str(subject.value) > str(plan_date):
            values = {"cited": _spoken(str(subject.value)), "plan": _spoken(str(plan_date))}
            yield Seed(subject.place, subject.text, values=values)


def _spoken(iso: str) -> str:
    """``2024-03-07`` as the decree writes dates: ``07/3/2024``."""
    day = date.fromisoformat(iso)
    return f"{day.day:02}/{day.month if day.month > 2 else f'{day.month:02}'}/{day.year}"


def listed(case: Case, check: Mapping[str, Any]) -> Iterator[Seed]:
    """The text holds no name that a dated table says had ended by the plan's date; ``whole``: is no such name.

    An entry of a table is ``name``, ``until`` (its last day) and ``now`` (what took its place).
    """
    if not case.on:
        return
    for subject in case.subjects(check["of"]):
        text = fold(masked(case, str(subject.value), check.get("outside", ())))
        for entry in case.facts[check["table"]]:
            name = entry["fold"]
            if case.on <= entry["until"] or name not in text or (check.get("whole") and name != text):
                continue
            if pattern(rf"(?<!\w){re.escape(name)}(?!\w)").search(text):
                yield Seed(subject.place, entry["name"], entry["now"], {"until": _spoken(entry["until"]), "text": subject.text})
                break
