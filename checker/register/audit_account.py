"""What an audit came to, as lines for a terminal: the verdicts of what was read, then organs, rules and numbers met twice of the whole
register.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from checker.across.saying import together
from checker.model import VERDICTS
from checker.register.crossed import as_lines, as_rows, counted
from checker.register.looking_across import Crossed
from checker.register.questions import named
from checker.register.register import Register
from checker.register.tables import readings, tallies
from checker.reporting.catalogue import Words
from checker.reporting.json import on_one_line
from checker.reporting.paper import Paper
from checker.reporting.plain_table import plain_table
from checker.reporting.summaries import typed

if TYPE_CHECKING:
    from checker.register.auditing import Audit

_WORST = 5
"""Organs and rules named; of more their number is told, and the command that names them all."""
_NEW, _PLANS = 20, 10
"""New findings across plans that are told, and the plans of one of them that are named."""


def account(register: Register, counts: Mapping[str, int], words: Words, width: int, compared: Crossed | None = None) -> Iterator[str]:
    """The lines; ``counts``: files by verdict, of those that were read now. The rest counts documents: same bytes are one. ``compared``:
    what this run's comparison came to, none where it was stopped before.
    """
    paper = Paper(width)
    said = [f"{words.say('verdicts', name)} {counts[name]}" for name in VERDICTS if counts.get(name)]
    if said:
        yield from paper.wrap(words.ui("register.by_file", verdicts=" · ".join(said)), indent=2)
    yield ""
    organs, rules = _organs(register), _rules(register)
    yield from paper.wrap(words.ui("register.whole", register=register.name, count=sum(number for _, number, _ in organs)), hang=2)
    failing = [row for row in organs if row[2]]
    called = named(register, [key for key, *_ in failing[:_WORST]])
    for by, names, rows in (
        ("organ", ("organ", "documents", "fail"), [(called.get(key) or words.ui("register.no_organ"), *of) for key, *of in failing]),
        ("rule", ("rule", "findings", "documents", "title"), [(*row, words.rule(row[0], "title")) for row in rules]),
    ):
        if rows:
            yield ""
            yield from plain_table([words.ui(f"register.columns.{name}") for name in names], rows[:_WORST], width, 2)
        if len(rows) > _WORST:
            yield from paper.wrap(words.ui(f"register.more_by_{by}", count=len(rows) - _WORST), indent=2)
            yield f"  thethuc query summary --by {by} {typed(register.name)}"
    if number := register.rows(select(func.count()).select_from(readings).where(readings.c.shared))[0][0]:
        yield ""
        yield from paper.wrap(words.ui("register.shared", count=number), hang=2)
        yield f"  thethuc query twice {typed(register.name)}"
    if compared is not None:
        yield from _across(register, compared, words, width)


def _across(register: Register, compared: Crossed, words: Words, width: int) -> Iterator[str]:
    """What plans show side by side: sums by rule, then the new findings, so many as one looks through."""
    stand = counted(register)
    if not stand and not compared.gone:
        return
    paper = Paper(width)
    yield ""
    numbers = {"new": len(compared.new), "gone": compared.gone, "count": sum(stand.values())}
    yield from paper.wrap(words.ui("register.across", **numbers), hang=2)
    new = Counter(each.rule for each in compared.new)
    rows = [(rule, new[rule], number, words.say("across", f"{rule}.title")) for rule, number in stand.items()]
    if rows:
        yield ""
        yield from plain_table([words.ui(f"register.columns.{name}") for name in ("rule", "new", "standing", "title")], rows, width, 2)
    if compared.new:
        told = together(compared.new)
        yield ""
        if len(told) < len(compared.new):
            yield from paper.wrap(words.ui("register.together", count=len(compared.new), told=len(told)), indent=2)
        yield from as_lines(told[:_NEW], words, width, 2, _PLANS)
    if stand:
        yield ""
        yield f"  thethuc query across {typed(register.name)}"


def audited_as_json(register: Register, audit: Audit, counts: Mapping[str, int], compared: Crossed | None, words: Words) -> str:
    """The same as one line of JSON, so that a watch writes one a round: files, verdicts, and what is new across plans with its places."""
    files = {name: getattr(audit, name) for name in ("seen", "added", "known", "unreadable", "secret")}
    across = {"new": as_rows(compared.new, words), "gone": compared.gone, "standing": counted(register)} if compared is not None else None
    said = {
        "schema": "thethuc-audit/1",
        "register": register.name,
        "run": audit.run,
        "files": files,
        "verdicts": dict(counts),
        "across": across,
    }
    return on_one_line(said) + "\n"


def _organs(register: Register) -> list[tuple[str, int, int]]:
    """Each organ's key, its documents and how many of them fail, the most failing first."""
    fails = func.sum(tallies.c.documents).filter(tallies.c.name == "fail")
    asked = select(tallies.c.organ_key, func.sum(tallies.c.documents), func.coalesce(fails, 0)).where(tallies.c.kind == "verdict")
    rows = [(key, int(number), int(fail)) for key, number, fail in map(tuple, register.rows(asked.group_by(tallies.c.organ_key)))]
    return sorted(rows, key=lambda row: (-row[2], -row[1], row[0]))


def _rules(register: Register) -> list[tuple[str, int, int]]:
    """Each rule, its findings and the documents that have them, the most first."""
    found, number = func.sum(tallies.c.findings), func.sum(tallies.c.documents)
    asked = select(tallies.c.name, found, number).where(tallies.c.kind == "rule").group_by(tallies.c.name).having(found > 0)
    return sorted(((rule, int(a), int(b)) for rule, a, b in map(tuple, register.rows(asked))), key=lambda row: (-row[1], -row[2], row[0]))
