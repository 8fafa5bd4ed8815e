"""The register itself: opened by its name, asked, and added to, one writer at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, Row, Select, insert, select, update

from checker.model import DocumentReport
from checker.model.errors import Refused
from checker.register import chain, entering, pending, searching
from checker.register.adding import Added, Entry, add_all
from checker.register.choices import choose, chosen
from checker.register.connecting import engine_of, shown, troubles
from checker.register.entering import Arrival
from checker.register.recording import decided, recorded
from checker.register.tables import copies, documents, heads, readings, runs, versions

if TYPE_CHECKING:
    from checker.register.judged_by import Version


class Register:
    """A register that is open; also a context manager that closes it. Safe for many threads and processes at once."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.name = shown(engine.url)
        self._versions: dict[str, int] = {}

    @classmethod
    def open(cls, name: str, *, create: bool = True) -> Register:
        """The register at a path (SQLite) or a ``postgresql://`` URL, made when there is none and ``create``; older tables are upgraded.

        Raises :class:`Refused`, in one line: ``register.missing``, ``register.foreign``, ``register.newer``, ``register.database``.
        """
        return cls(engine_of(name, create=create))

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def __enter__(self) -> Register:
        return self

    def __exit__(self, *_trouble: object) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the register as it is now and goes on seeing that. Raises :class:`Refused`."""
        once = {"isolation_level": "REPEATABLE READ"} if self.engine.dialect.name == "postgresql" else {}
        with troubles(self.engine), self.engine.connect().execution_options(**once) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that adds: all of it counts or nothing. No other adds meanwhile, since it holds the head of the chain."""
        with troubles(self.engine), self.engine.connect().execution_options(writing=True) as connection, connection.begin():
            connection.execute(select(heads.c.event_id).with_for_update())
            yield connection

    def rows(self, asked: Select[Any]) -> Sequence[Row[Any]]:
        """The rows of a select over :mod:`checker.register.tables`."""
        with self.reading() as connection:
            return connection.execute(asked).all()

    @property
    def choices(self) -> dict[str, Any]:
        """What the office chose for this register (:data:`~checker.register.choices.CHOICES`)."""
        with self.reading() as connection:
            return chosen(connection)

    def choose(self, name: str, value: Any, *, who: str) -> None:
        """Make a choice; it is an event. Raises :class:`Refused` for a name or a type there is not."""
        with self.writing() as connection:
            before = chosen(connection).get(name)
            choose(connection, name, value)
            if name == "series":
                pending.renumbered(connection, {str(each["organ"]) for each in (*(before or ()), *value)})
            if name == "excerpts" and not value:
                searching.forget_texts(connection)
            chain.append(connection, "chosen", who, details={"name": name, "before": before, "after": value})
        if name == "excerpts" and not value:
            self.scrub()

    def begin(self, who: str) -> int:
        """A new run; its number."""
        from checker import __version__

        with self.writing() as connection:
            at = chain.now()
            made = connection.execute(insert(runs).values(began=at, who=who, tool=__version__).returning(runs.c.id))
            run = int(made.scalar_one())
            chain.append(connection, "began", who, details={"run": run, "tool": __version__}, at=at)
            return run

    def end(self, run: int, **counts: int) -> None:
        """The run has ended; ``counts`` are its ``seen``, ``added``, ``known`` and ``unreadable`` files."""
        with self.writing() as connection:
            at = chain.now()
            ended = update(runs).where(runs.c.id == run).values(ended=at, **counts)
            who = connection.execute(ended.returning(runs.c.who)).scalar_one()
            chain.append(connection, "ended", who, details={"run": run, **counts}, at=at)

    def version(self, version: Version) -> int:
        """The number of what documents are judged by, kept when it is new."""
        if version.mark not in self._versions:
            with self.writing() as connection:
                found = connection.scalar(select(versions.c.id).where(versions.c.mark == version.mark))
                if found is None:
                    found = connection.execute(insert(versions).values(**version._asdict()).returning(versions.c.id)).scalar_one()
                self._versions[version.mark] = int(found)
        return self._versions[version.mark]

    def known(self, hashes: Sequence[str], version: int) -> set[str]:
        """Which of these bytes were read by this version already; what could not be read then is tried again."""
        read = (
            select(documents.c.sha256).join(readings)
            .where(documents.c.sha256.in_(hashes), readings.c.version_id == version, readings.c.verdict != "unreadable")
        )  # fmt: skip
        return {row.sha256 for row in self.rows(read)}

    def standing(self, hashes: Sequence[str], version: int) -> set[tuple[str, str]]:
        """The bytes and the places they were met at, of those for which this version's reading stands."""
        asked = (
            select(documents.c.sha256, copies.c.path).join(copies, copies.c.document_id == documents.c.id)
            .join(readings, readings.c.document_id == documents.c.id)
            .where(documents.c.sha256.in_(hashes), readings.c.version_id == version, readings.c.current)
        )  # fmt: skip
        return {(row.sha256, row.path) for row in self.rows(asked)}

    def add(
        self,
        report: DocumentReport,
        path: str,
        version: int,
        run: int,
        *,
        sha256: str | None = None,
        arrival: Arrival | None = None,
    ) -> Added:
        """Keep one document with its findings and its events, in one transaction; what is there already is not added again.

        ``sha256``: the hash of the bytes where the report has none, since they could not be read; without any nothing is added. A
        document under a mark of secrecy adds nothing, and what an earlier version kept of the same bytes is taken out.
        """
        return self.add_all((Entry(report, path, version, run, sha256, arrival),))[0]

    def add_all(self, entries: Sequence[Entry]) -> list[Added]:
        """Keep some documents in one transaction, each as :meth:`add` does; what each added."""
        for each in entries:
            if each.report.secret and each.document is not None:
                self._expunge(each.document)
        plain = [each for each in entries if not each.report.secret]
        added: Iterator[Added] = iter(())
        if any(each.document for each in plain):
            with self.writing() as connection:
                added = iter(add_all(connection, plain))
        return [Added() if each.report.secret else next(added, Added()) for each in entries]

    def seen(self, sha256: str, path: str, version: int, run: int, *, arrival: Arrival | None = None) -> Added:
        """Keep that bytes judged by this version before were met, perhaps at a new path; nothing is read again."""
        with self.writing() as connection:
            fresh, copied, identity, _ = entering.identified(connection, sha256, path, run, arrival)
            entering.arrived(connection, identity, sha256, arrival)
            entering.read_before(connection, identity, sha256, version)
            return Added(fresh, copy=copied)

    def record(
        self, kind: str, sha256: str, *, who: str, why: str = "", by: str | None = None, details: Mapping[str, Any] | None = None
    ) -> int:
        """Keep what happened to a document (:data:`~checker.register.states.HAPPENINGS`, ``assigned``, ``noted``); the event's number.

        ``by``: the document that corrects, replaces or recalls it, which must be in the register. An approval keeps by which version and
        on which verdict. Raises :class:`Refused` for what the state, the stage or a missing reason does not allow, and for a document that
        came after the one it is said to come before.
        """
        with self.writing() as connection:
            return recorded(connection, kind, sha256, who=who, why=why, by=by, details=details)

    def decide(self, sha256: str, rule: str, fingerprint: str, decision: str, *, who: str, why: str) -> int:
        """Keep a decision on a finding (:data:`~checker.register.states.DECISIONS`), whatever version finds it again; the event's number.

        Raises :class:`Refused` for another decision, a document that is not there, or no reason.
        """
        with self.writing() as connection:
            return decided(connection, sha256, rule, fingerprint, decision, who=who, why=why)

    def forget(self, sha256: str, *, who: str, why: str, kind: str = "forgotten") -> None:
        """Take a document out with all that was kept of it, in the events too; that something was forgotten is an event.

        ``kind`` is ``disposed`` where a list for disposal was decided on. Raises :class:`Refused` without a reason, or a name.
        """
        if not why.strip():
            raise Refused("register.no_reason", kind=kind)
        if not who.strip():
            raise Refused("register.no_name")
        with self.writing() as connection:
            identity, _ = entering.known(connection, sha256)
            entering.dropped(connection, identity, sha256, kind, who, why)
        self.scrub()

    def _expunge(self, sha256: str) -> None:
        """Leave nothing of bytes that turned out to be secret; no event where there was nothing."""
        if not self.rows(select(documents.c.id).where(documents.c.sha256 == sha256)):
            return
        with self.writing() as connection:
            identity = connection.scalar(select(documents.c.id).where(documents.c.sha256 == sha256))
            if identity is not None:
                entering.dropped(connection, identity, sha256, "forgotten", "thethuc", "")
        self.scrub()

    def scrub(self) -> None:
        """Let nothing forgotten stay in a SQLite file's index and log; PostgreSQL clears it by its vacuum."""
        if self.engine.dialect.name == "sqlite":
            with self.writing() as writing:
                searching.forget_words(writing)
            connection = self.engine.raw_connection()
            try:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.close()
