"""The office's register: many reports in a database, with what was decided of them; SQLite in one file, PostgreSQL for an office.

::

    from checker.register import Register, tables, version_of

    with Register.open("so.db") as register:               # or postgresql://user@host/name; made when it is not there
        run = register.begin(who="văn thư")
        version = register.version(version_of(task))
        register.add(report, path, version, run)            # one document: copy, reading, findings, events, in one transaction
        register.record("told", sha256, who="…", why="…")
        register.decide(sha256, rule, fingerprint, "waived", who="…", why="…")
        for row in register.rows(select(tables.readings).where(tables.readings.c.current)):
            ...

Each call says in its own docstring what it takes, gives and raises (:class:`~checker.model.errors.Refused`, one line each):

``Register.open(url, *, create=True)``; ``close()``
``begin(who)`` → run; ``end(run, seen=…, added=…, known=…, unreadable=…)``; ``version(version_of(task))`` → version
``add(report, path, version, run, *, sha256=None, arrival=None)``, ``seen(…)`` → :class:`Added`; ``add_all(entries)`` → a list of these
``record(kind, sha256, *, who, why="", by=None, details=None)``, ``decide(sha256, rule, fingerprint, decision, *, who, why)`` → event
``rows(select)``; ``reading()`` and ``writing()``: a connection that looks, a transaction that adds (one writer at a time)
``choices``, ``choose(name, value, *, who)``; ``forget(sha256, *, who, why)``

In a transaction of ``writing()`` an event is added by :func:`checker.register.chain.append`. The tables are
:mod:`~checker.register.tables`: whatever stands there may be joined and asked. A mark of secrecy on a report keeps all of it out.
"""

from __future__ import annotations

from checker.model.errors import Refused

try:
    from checker.register import tables as tables
    from checker.register.adding import Added as Added
    from checker.register.adding import Entry as Entry
    from checker.register.entering import Arrival as Arrival
    from checker.register.judged_by import Version as Version
    from checker.register.judged_by import version_of as version_of
    from checker.register.register import Register as Register
except ModuleNotFoundError as error:
    if (error.name or "").partition(".")[0] not in ("sqlalchemy", "alembic"):
        raise
    raise Refused("lacks", library=error.name, extra="office") from None

__all__ = ["Added", "Arrival", "Entry", "Register", "Version", "tables", "version_of"]
