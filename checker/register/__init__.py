"""The office's register: many reports in a database, with what was decided of them; SQLite in one file, PostgreSQL for an office.

::

    from checker.register import Register

    with Register.open("so.db") as register:               # or postgresql://user@host/name; made when it is not there
        run = register.begin(who="văn thư")
        register.add(report, path, version, run)            # one document: copy, reading, findings, event, in one transaction
        register.record("returned", sha256, who="…", why="…")
        register.decide(sha256, rule, fingerprint, "accepted", who="…", why="…")
        for row in register.rows(select(tables.readings).where(tables.readings.c.current)):
            ...
        register.verify()                                   # what of the chain of events does not hold

The calls:

``Register.open(url, *, create=True)`` → ``Register``
    Raises :class:`~checker.model.errors.Refused` in one line: not a register, of a newer version, not to be reached, library lacking.
``begin(who)`` → run id; ``end(run, counts)``
``version(task)`` → version id of what a task judges by
``add(report, path, version, run, arrival=None)`` → ``Added``: ``new`` document, new reading, new copy; nothing for a secret one
``record(kind, sha256=None, *, who, why="", details=None)`` → event id
``decide(sha256, rule, fingerprint, decision, *, who, why)`` → event id
``rows(statement)`` → rows of any SQLAlchemy Core select over :mod:`~checker.register.tables`
``reading()``, ``writing()`` → a connection for looking, and a transaction that adds (one writer at a time)
``verify()``, ``forget(sha256, who, why)``, ``backup(path)``

Questions asked often are in :mod:`~checker.register.questions`, sheets in :mod:`~checker.register.sheets`, runs over files in
:mod:`~checker.register.audit`. The tables are :mod:`~checker.register.tables`: whatever stands there may be joined and asked.
"""
