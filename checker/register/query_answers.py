"""Answers to what is asked of a register, for people as a table and for programs as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from checker.model.errors import Refused
from checker.register import questions
from checker.register.register import Register
from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.reporting.json import escaped
from checker.reporting.plain_table import plain_table
from checker.wording.issuer_names import named_apart

_BELOW = ("path", "sha256")
"""What is too long for a column."""
_MOST_FAILED = 200
"""Documents that are listed for people."""
_APART = ("superior", "place")
"""What tells an organ from others of its name: told with it."""


Lines = Sequence[Mapping[str, Any]]


def answer(register: Register, question: str, today: date, by: str = "verdict", month: str = "", act: str = "") -> Lines:
    """The lines that answer ``summary`` (``by`` verdict, organ, rule, month), ``failing``, ``twice``, ``citing`` (an ``act``), ``waiting``.

    ``month``: ``2026-03``; without one ``failing`` is asked of today's. Raises :class:`Refused` for ``citing`` without an act.
    """
    if question == "citing" and not act:
        raise Refused("register.no_act")
    if question == "summary":
        return questions.summary(register, by, month)
    if question == "failing":
        return questions.failing(register, month or today.isoformat()[:7])
    if question == "citing":
        return questions.citing(register, act)
    return questions.twice(register) if question == "twice" else questions.waiting(register, today)


def as_json(found: Lines) -> str:
    """The lines as they are: organs by their keys, days ISO."""
    import json

    return escaped(json.dumps(found, ensure_ascii=False, indent=1)) + "\n"


def as_table(register: Register, question: str, found: Lines, words: Words, width: int) -> str:
    """A table at most ``width`` columns wide, organs and days as an office writes them; where a document lies stands below its row."""
    if not found:
        return words.ui("register.nothing") + "\n"
    by_key = question in ("failing", "summary") and "organ" in found[0]
    organs = questions.named(register, {row["organ"] for row in found}) if by_key else {}
    if question == "summary" and "rule" in found[0]:
        found = [{**row, "title": words.rule(str(row["rule"]), "title")} for row in found]
    names = [name for name in found[0] if name not in (*_APART, *_BELOW)] + [name for name in _BELOW if name in found[0]]
    rows = [[_cell(name, _spoken(row, organs, words)[name], words) for name in names] for row in found]
    heads = [words.ui(f"register.columns.{name}") for name in names]
    return "\n".join(plain_table(heads, rows, width, below=sum(name in _BELOW for name in names))) + "\n"


def failing_told(register: Register, month: str, sums: Lines, words: Words, width: int) -> str:
    """What fails of what was received in a month, under a line that says so: the ``sums`` by organ, and each document."""
    head = words.ui("register.failing_head", month=phrases.month(month, words))
    table = as_table(register, "failing", sums, words, width)
    return f"{head} {table}" if not sums else f"{head}\n\n{table}{_failed_table(register, month, sums, words, width)}"


def _failed_table(register: Register, month: str, sums: Lines, words: Words, width: int) -> str:
    """The failing documents of a month below their ``sums`` by organ; of very many the first, and how many more there are."""
    found = questions.failed(register, month, _MOST_FAILED)
    if not found:
        return ""
    more = sum(row["documents"] for row in sums) - len(found)
    said = "\n" + as_table(register, "failed", found, words, width)
    return said + (words.ui("register.more_failed", count=more) + "\n" if more > 0 else "")


def _spoken(row: Mapping[str, Any], organs: Mapping[str, str], words: Words) -> dict[str, Any]:
    """A row with organs by their names, days and months as the reader writes them."""
    days = {name: phrases.table_day(str(row[name] or ""), words) for name in ("date", "received") if name in row}
    days |= {"month": phrases.month(row["month"], words)} if "month" in row else {}
    if "superior" in row:
        return {**row, **days, "organ": named_apart(row["organ"], row["superior"], row["place"])}
    return {**row, **days, **({"organ": organs.get(row["organ"], row["organ"])} if organs else {})}


def _cell(name: str, value: Any, words: Words) -> str | int:
    if name == "verdict":
        return words.say("verdicts", str(value))
    if name == "state":
        return words.ui(f"register.states.{value}")
    if name == "organ" and not value:
        return words.ui("register.no_organ")
    return value if isinstance(value, int) else str(value or "")
