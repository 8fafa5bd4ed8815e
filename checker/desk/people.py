"""The people of a desk: who may log in, as what, and what was tried; kept in a file of its own, passwords as argon2 hashes alone.

The bounds are those of a level-2 system as ``office.md`` reads NĐ 331/2026 and TCVN 14423:2026: a password of 14 letters or more, five
failures lock an account, an unused session ends after 15 minutes, an account unused for 45 days is off.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from unicodedata import normalize

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    and_,
    delete,
    func,
    insert,
    select,
    update,
)

from checker.desk.desk_options import ROLES
from checker.desk.own_files import opened
from checker.desk.persons import Person
from checker.model.errors import Refused, Unavailable

SHORTEST = 14
"""Letters of a password; there is no second factor."""
_LONGEST = 256
FAILURES = 5
LOCKED = timedelta(minutes=15)
UNUSED = timedelta(minutes=15)
LONGEST_SESSION = timedelta(hours=12)
IDLE_ACCOUNT = timedelta(days=45)
PROVEN = timedelta(minutes=1)
"""How long a program's name and password need not be proven again."""

_metadata = MetaData()
_people = Table(
    "people",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("role", Text, nullable=False),
    Column("secret", Text, nullable=False),
    Column("failures", Integer, nullable=False, default=0),
    Column("locked_until", Text, nullable=False, default=""),
    Column("last_seen", Text, nullable=False),
    Column("active", Boolean, nullable=False, default=True),
)
_sessions = Table(
    "sessions",
    _metadata,
    Column("key", Text, primary_key=True),
    Column("person_id", Integer, ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("began", Text, nullable=False),
    Column("seen", Text, nullable=False),
)
_log = Table(
    "log",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("about", Text, nullable=False, default=""),
    Column("address", Text, nullable=False, default=""),
)
"""Log-ins, failures and changes of accounts, only ever added to."""


class People:
    """The file of people; safe for many threads."""

    def __init__(self, path: str, clock: Callable[[], datetime] = lambda: datetime.now(UTC), hasher: PasswordHasher | None = None) -> None:
        """Opened, or made where there is none; ``hasher``: how costly a guess is. Raises :class:`Refused` for a file of another kind."""
        self._clock = clock
        self._hasher = hasher or PasswordHasher()
        self._nobody = self._hasher.hash(secrets.token_urlsafe())
        self._proved: dict[str, str] = {}
        _made_private(path)
        self._engine = opened(path, _metadata, "desk.no_people_file")

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def copy_to(self, path: str) -> None:
        """A whole copy in a new file, also while others write; sessions stay behind. Raises :class:`Refused` where there is a file."""
        if os.path.lexists(path):
            raise Refused("desk.there", path=path)
        _made_private(path)
        try:
            with closing(sqlite3.connect(path)) as copy, self._engine.connect() as own:
                own.connection.driver_connection.backup(copy)  # type: ignore[union-attr]
                copy.execute("DELETE FROM sessions")
                copy.commit()
        except sqlite3.Error as error:
            raise Unavailable("cannot_write", path=path, cause=str(error)) from None

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._engine.begin() as connection:
            yield connection

    def _now(self, back: timedelta = timedelta()) -> str:
        return (self._clock() - back).isoformat()

    def _noted(self, connection: Connection, who: str, what: str, about: str = "", address: str = "") -> None:
        connection.execute(insert(_log).values(at=self._now(), who=who, what=what, about=about, address=address))

    def add(self, name: str, role: str, password: str, *, who: str) -> None:
        """A new person. Raises :class:`Refused` for a name that is taken or empty, a role there is not, a password too short."""
        name = _as_kept(name)
        if not name or len(name) > _LONGEST or not name.isprintable() or role not in ROLES:
            raise Refused("desk.no_such_role", roles=", ".join(ROLES))
        self._refuse_weak(password, name)
        with self._writing() as connection:
            if connection.scalar(select(_people.c.id).where(_people.c.name == name)) is not None:
                raise Refused("desk.name_taken", name=name)
            connection.execute(insert(_people).values(name=name, role=role, secret=self._hasher.hash(password), last_seen=self._now()))
            self._noted(connection, who, "added", f"{name} ({role})")

    def _refuse_weak(self, password: str, name: str) -> None:
        if not SHORTEST <= len(password) <= _LONGEST or name.casefold() in password.casefold() or len(set(password)) < SHORTEST // 2:
            raise Refused("desk.weak", shortest=SHORTEST)

    def log_in(self, name: str, password: str, address: str = "") -> str | None:
        """The token of a new session; ``None`` for a wrong name or password, a locked or an idle account: which of these is not told.

        A wrong name takes as long as a wrong password.
        """
        found = self._let_in(name, password, address)
        if found is None:
            return None
        token = secrets.token_urlsafe(32)
        with self._writing() as connection:
            connection.execute(insert(_sessions).values(key=_key(token), person_id=found.id, began=self._now(), seen=self._now()))
            self._noted(connection, found.name, "logged_in", "", address)
        return token

    def called_by(self, name: str, password: str, address: str = "") -> Person | None:
        """Who a program asks for, let in, counted and locked as :meth:`log_in` does; no session is made.

        What was proven within the last minute is not proven again, so that a program may ask many things at once. The log tells the first
        of many calls: the next one a quarter of an hour later.
        """
        with self._writing() as connection:
            known = connection.execute(select(_people).where(_people.c.name == _as_kept(name), _people.c.active)).one_or_none()
        proof = _key(f"{self._nobody}\0{name}\0{password}\0{known.secret if known is not None else ''}")
        if known is not None and known.locked_until <= self._now() and self._proved.get(proof, "") > self._now(PROVEN):
            return Person(known.id, known.name, known.role)
        found = self._let_in(name, password, address)
        if found is None:
            return None
        self._proved = {**{each: at for each, at in self._proved.items() if at > self._now(PROVEN)}, proof: self._now()}
        if known is not None and known.last_seen <= self._now(UNUSED):
            with self._writing() as connection:
                self._noted(connection, found.name, "called", "", address)
        return Person(found.id, found.name, found.role)

    def sent_by_proxy(self, name: str, address: str = "") -> Person | None:
        """Who an authenticating proxy says asks, if there is an account of that name and it is open; the log tells one use in a quarter of
        an hour.
        """
        now, name = self._now(), _as_kept(name)
        with self._writing() as connection:
            free = (_people.c.active, _people.c.last_seen > self._now(IDLE_ACCOUNT))
            found = connection.execute(select(_people).where(_people.c.name == name, *free)).one_or_none()
            if found is None:
                return None
            if found.last_seen <= self._now(timedelta(minutes=1)):
                connection.execute(update(_people).where(_people.c.id == found.id).values(last_seen=now))
            if found.last_seen <= self._now(UNUSED):
                self._noted(connection, found.name, "proxied", "", address)
            return Person(found.id, found.name, found.role)

    def let_in_by(self, identity: str, name: str, role: str, address: str = "") -> str | None:
        """The token of a session for whom a provider vouches, by its ``identity`` of them; the account is made at the first time, and has
        the role that is claimed. ``None`` where the account is off or idle, or the name is somebody else's.
        """
        name = _as_kept(name)
        if not name or len(name) > _LONGEST or not name.isprintable() or role not in ROLES:
            return None
        with self._writing() as connection:
            found = connection.execute(select(_people).where(_people.c.secret == identity)).one_or_none()
            if found is None:
                if connection.scalar(select(_people.c.id).where(_people.c.name == name)) is not None:
                    return None
                connection.execute(insert(_people).values(name=name, role=role, secret=identity, last_seen=self._now()))
                found = connection.execute(select(_people).where(_people.c.secret == identity)).one()
                self._noted(connection, name, "added", f"{name} ({role})", address)
            if not found.active or found.last_seen <= self._now(IDLE_ACCOUNT):
                return None
            connection.execute(update(_people).where(_people.c.id == found.id).values(role=role, last_seen=self._now()))
            self._noted(connection, found.name, "oidc", role, address)
            token = secrets.token_urlsafe(32)
            connection.execute(insert(_sessions).values(key=_key(token), person_id=found.id, began=self._now(), seen=self._now()))
            return token

    def _let_in(self, name: str, password: str, address: str) -> Any:
        """Whose name and password these are, if the account is open to them; the failure is counted and noted."""
        with self._writing() as connection:
            tried = self._tried(connection, _as_kept(name))
        proven = self._proven(tried.secret if tried is not None else self._nobody, password[:_LONGEST])
        with self._writing() as connection:
            if tried is None or not proven:
                self._noted(connection, tried.name if tried is not None else "?", "failed", "", address)
                return None
            connection.execute(update(_people).where(_people.c.id == tried.id).values(failures=0, locked_until="", last_seen=self._now()))
            return tried

    def _tried(self, connection: Connection, name: str) -> Any:
        """The person of that name if one try more is free, which counts at once, before the slow proof: many at a time gain nothing."""
        free = and_(_people.c.name == name, _people.c.active, _people.c.locked_until <= self._now(), _people.c.failures < FAILURES)
        again = and_(_people.c.name == name, _people.c.locked_until != "", _people.c.locked_until <= self._now())
        connection.execute(update(_people).where(again).values(failures=0, locked_until=""))
        counted = update(_people).where(free, _people.c.last_seen > self._now(IDLE_ACCOUNT)).values(failures=_people.c.failures + 1)
        found = connection.execute(counted.returning(*_people.c)).one_or_none()
        if found is not None and found.failures >= FAILURES:
            until = (self._clock() + LOCKED).isoformat()
            connection.execute(update(_people).where(_people.c.id == found.id).values(locked_until=until))
        return found

    def _proven(self, secret: str, password: str) -> bool:
        try:
            return self._hasher.verify(secret, password)
        except (VerificationError, InvalidHashError):
            return False

    def of_session(self, token: str) -> Person | None:
        """Whose session it is, if it is still one; using it keeps it."""
        if not token or len(token) > _LONGEST:
            return None
        with self._writing() as connection:
            spot = _sessions.c.key == _key(token)
            joined = select(_people, _sessions.c.seen, _sessions.c.began).join(_sessions, _sessions.c.person_id == _people.c.id)
            found = connection.execute(joined.where(spot)).one_or_none()
            if found is None:
                return None
            over = found.seen <= self._now(UNUSED) or found.began <= self._now(LONGEST_SESSION) or not found.active
            if over:
                connection.execute(delete(_sessions).where(spot))
                return None
            if found.seen < self._now(timedelta(minutes=1)):
                connection.execute(update(_sessions).where(spot).values(seen=self._now()))
            return Person(found.id, found.name, found.role)

    def log_out(self, token: str) -> None:
        """End a session."""
        with self._writing() as connection:
            connection.execute(delete(_sessions).where(_sessions.c.key == _key(token)))

    def change_password(self, person: Person, old: str, new: str) -> bool:
        """Whether ``old`` was right and ``new`` stands now; every session of theirs ends. Raises :class:`Refused` for a weak one."""
        with self._writing() as connection:
            secret = connection.scalar(select(_people.c.secret).where(_people.c.id == person.id))
        if secret is None or not self._proven(secret, old[:_LONGEST]):
            return False
        self.set_password(person.name, new, who=person.name)
        return True

    def set_password(self, name: str, new: str, *, who: str) -> None:
        """Give a person a new password; every session of theirs ends, a lock too. Raises :class:`Refused`."""
        self._refuse_weak(new, name)
        with self._writing() as connection:
            identity = self._known(connection, name)
            changed = {"secret": self._hasher.hash(new), "failures": 0, "locked_until": "", "last_seen": self._now()}
            connection.execute(update(_people).where(_people.c.id == identity).values(**changed))
            connection.execute(delete(_sessions).where(_sessions.c.person_id == identity))
            self._noted(connection, who, "password", name)

    def change(self, name: str, *, role: str, active: bool, who: str) -> None:
        """Another role, or off and on. Raises :class:`Refused` where no head would be left."""
        if role not in ROLES:
            raise Refused("desk.no_such_role", roles=", ".join(ROLES))
        with self._writing() as connection:
            identity = self._known(connection, name)
            others = select(func.count()).where(_people.c.role == "head", _people.c.active, _people.c.id != identity)
            if not (role == "head" and active) and not connection.scalar(others):
                raise Refused("desk.last_head", name=name)
            connection.execute(update(_people).where(_people.c.id == identity).values(role=role, active=active, last_seen=self._now()))
            if not active:
                connection.execute(delete(_sessions).where(_sessions.c.person_id == identity))
            self._noted(connection, who, "changed", f"{name} ({role}, {'on' if active else 'off'})")

    @staticmethod
    def _known(connection: Connection, name: str) -> int:
        found = connection.scalar(select(_people.c.id).where(_people.c.name == _as_kept(name)))
        if found is None:
            raise Refused("desk.no_person", name=name)
        return int(found)

    def everybody(self) -> list[Person]:
        """All people by name."""
        with self._writing() as connection:
            return [Person(row.id, row.name, row.role, row.active) for row in connection.execute(select(_people).order_by(_people.c.name))]

    def log(self, most: int = 200) -> list[dict[str, Any]]:
        """The newest entries of the log."""
        with self._writing() as connection:
            return [row._asdict() for row in connection.execute(select(_log).order_by(_log.c.id.desc()).limit(most))]


def _as_kept(name: str) -> str:
    """A name in composed letters, one space between its words: keyboards write one name in two ways."""
    return " ".join(normalize("NFC", name).split())


def _made_private(path: str) -> None:
    """Make the file, for this user alone, where there is none; what cannot be made SQLite will tell."""
    with suppress(OSError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _key(token: str) -> str:
    """What is kept of a session's token: nothing that could be sent."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()
