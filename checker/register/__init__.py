"""The office's register: many reports in a database, with what was decided of them; SQLite in one file, PostgreSQL for an office.

::

    from checker.register import Register, audit, events_of, questions

    with Register.open("so.db") as register:               # or postgresql://user@host/name; made when it is not there
        totals = audit(register, ["van-ban-den/"], who="văn thư")
        for line in questions.failing(register, "2026-11"):
            print(line["organ"], line["documents"])
        register.record("told", sha256, who="…", why="…")
        register.decide(sha256, rule, fingerprint, "waived", who="…", why="…")
        for event in events_of(register, sha256):
            print(event.at, event.kind, event.who, event.before, event.after)

Each call says in its own docstring what it takes, gives and raises (:class:`Refused`, one line each):

``Register.open(url, *, create=True)``; ``close()``
``audit(register, paths, *, who, arrivals, jobs, each)`` → :class:`AuditTotals`: files and folders, to the end; ``arrivals_in(csv)``
``questions.summary(register, by, month)``, ``failing``, ``twice``, ``citing``, ``waiting``: what an office asks most, as lists of mappings
``events_of(register, document, *, kinds, since)`` → :class:`Event` one by one; ``faults(connection)``: what does not hold
``begin(who)`` → run; ``end(run, seen=…, added=…, known=…, unreadable=…)``; ``version(version_of(task))`` → version
``add(report, path, version, run, *, sha256=None, arrival=None)``, ``seen(…)`` → :class:`Added`; ``add_all(entries)`` → a list of these
``record(kind, sha256, *, who, why="", by=None, details=None)``, ``decide(sha256, rule, fingerprint, decision, *, who, why)`` → event
``rows(select)``; ``reading()`` and ``writing()``: a connection that looks, a transaction that adds (one writer at a time)
``choices``, ``choose(name, value, *, who)``; ``forget(sha256, *, who, why)``

In a transaction of ``writing()`` an event is added by :func:`checker.register.chain.append`. The tables are
:mod:`~checker.register.tables`: whatever stands there may be joined and asked; a row changed without an event no longer holds. A mark
of secrecy on a report keeps all of it out.
"""

from __future__ import annotations

from checker.model.errors import Refused

try:
    from checker.register import questions as questions
    from checker.register import tables as tables
    from checker.register.adding import Added as Added
    from checker.register.adding import Entry as Entry
    from checker.register.arriving import arrivals_in as arrivals_in
    from checker.register.entering import Arrival as Arrival
    from checker.register.history import Event as Event
    from checker.register.history import events_of as events_of
    from checker.register.judged_by import Version as Version
    from checker.register.judged_by import version_of as version_of
    from checker.register.register import Register as Register
    from checker.register.verifying import faults as faults
    from checker.register.whole_audits import AuditTotals as AuditTotals
    from checker.register.whole_audits import audit as audit
except ModuleNotFoundError as error:
    if (error.name or "").partition(".")[0] not in ("sqlalchemy", "alembic"):
        raise
    raise Refused("lacks", library=error.name, extra="office") from None

__all__ = [
    "Added", "Arrival", "AuditTotals", "Entry", "Event", "Refused", "Register", "Version",
    "arrivals_in", "audit", "events_of", "faults", "questions", "tables", "version_of",
]  # fmt: skip
