"""What a head of office looks at: what fails most, whose, in which month, and how long plans wait, in working days."""

from __future__ import annotations

from collections import Counter
from datetime import date

from sqlalchemy import func, select

from checker.model.tuples import NamedTuple
from checker.register.columns import TamperedError
from checker.register.questions import named, summary
from checker.register.register import Register
from checker.register.states import OPEN
from checker.register.tables import documents, tallies
from checker.register.working_days import working_days

MOST = 15
"""Rules and organs that are told."""
SPANS = ((0, 1), (2, 5), (6, 10), (11, 20), (21, None))
"""Working days that plans wait, from – to."""


class Counted(NamedTuple):
    """A rule, organ or month: documents, and among them those that fail (of a rule: its findings)."""

    name: str
    documents: int
    failing: int


def failing_rules(register: Register, month: str = "") -> list[Counted]:
    """The rules most documents break; ``month`` of receipt, as ``2026-03``, or all."""
    return [Counted(line["rule"], line["documents"], line["findings"]) for line in summary(register, "rule", month)[:MOST]]


def failing_organs(register: Register, month: str = "") -> list[Counted]:
    """The organs most of whose documents fail, the most first, each with what tells it from others of its name."""
    failed = func.sum(tallies.c.documents).filter(tallies.c.name == "fail")
    asked = select(tallies.c.organ_key, func.sum(tallies.c.documents), failed).where(tallies.c.kind == "verdict")
    asked = asked.where(tallies.c.month == month) if month else asked
    rows = register.rows(asked.group_by(tallies.c.organ_key).having(failed > 0).order_by(failed.desc(), tallies.c.organ_key).limit(MOST))
    names = named(register, [row[0] for row in rows])
    return [Counted(names.get(key, ""), int(number), int(failing or 0)) for key, number, failing in map(tuple, rows)]


def months(register: Register) -> list[Counted]:
    """The months of receipt in their order."""
    failed = func.sum(tallies.c.documents).filter(tallies.c.name == "fail")
    number = func.sum(tallies.c.documents)
    asked = select(tallies.c.month, number, failed).where(tallies.c.kind == "verdict").group_by(tallies.c.month)
    return [
        Counted(month, int(all_), int(bad or 0))
        for month, all_, bad in map(tuple, register.rows(asked.having(number > 0).order_by("month")))
    ]


def waiting(register: Register, today: date) -> list[tuple[tuple[int, int | None], int]]:
    """How many documents somebody still has to do something with wait how long: each of :data:`SPANS` with its number."""
    asked = select(documents.c.received, func.count()).where(documents.c.state.in_(OPEN)).group_by(documents.c.received)
    found: Counter[tuple[int, int | None]] = Counter()
    with register.reading() as connection:
        for day, number in map(tuple, connection.execute(asked)):
            days = _age(day, today)
            found[next(span for span in SPANS if span[1] is None or days <= span[1])] += number
    return [(span, found[span]) for span in SPANS]


def _age(day: str, today: date) -> int:
    """Working days since a day. Raises :class:`TamperedError` for what is none, which only another program can have written."""
    try:
        return working_days(date.fromisoformat(day), today)
    except ValueError:
        raise TamperedError(documents.c.received, day) from None
