"""A run over files into a register: what is known by its bytes and this version is not read again, the rest is judged and kept at once."""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from datetime import date
from hashlib import sha256
from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING, Any

from checker.model import DocumentReport, Unreadable
from checker.model.regular import open_regular
from checker.model.tuples import NamedTuple
from checker.parsing.secrecy import name_mark
from checker.register.adding import Added, Entry
from checker.register.entering import Arrival
from checker.register.fetching import Copies, is_url
from checker.register.judged_by import version_of
from checker.register.looking_across import Crossed, compare
from checker.register.register import Register
from checker.running.handfuls import QueuedSource
from checker.running.many import opened
from checker.running.one import limits_of
from checker.running.pool import judge_all
from checker.running.suppressing import settled
from checker.running.tasks import Settings, Task

if TYPE_CHECKING:
    from checker.register.clustering import Cluster
    from checker.running.archives import Source

_PIECE = 1 << 20
_TOGETHER = 64
"""Files asked about together: whether they are known."""


_HANDFUL = 32
"""Documents kept in one transaction."""
_PATIENCE = 0.25
"""Seconds after which what is judged is kept, however few there are: what comes slowly is kept one by one."""


class _Met(NamedTuple):
    """A source on its way: its name, the hash of its bytes where it has one, whether this version judged them before."""

    path: str
    sha256: str | None
    known: bool


class Audit:
    """One run: what it met so far, and the register it fills. Nothing of a document under a mark of secrecy goes anywhere but to
    whoever iterates.
    """

    def __init__(
        self, register: Register, settings: Settings, who: str, *, jobs: int | None = None, arrivals: Mapping[str, Arrival] | None = None,
        cluster: Cluster | None = None,
    ) -> None:  # fmt: skip
        """``settings`` of :func:`audit_settings`; ``arrivals`` as :func:`checker.register.arriving.arrivals_in` gives them."""
        self._register, self._settings, self._jobs = register, settings, jobs
        self._arrivals = arrivals or {}
        self._cluster = cluster
        self._texts = bool(register.choices["excerpts"])
        self._versions: dict[Task, int] = {}
        self._tasks: dict[Task, Task] = {}
        self._alone: frozenset[str] = frozenset()
        self._copies: Copies | None = None
        self.run = register.begin(who)
        self.seen = self.added = self.known = self.unreadable = self.secret = 0

    def over(self, files: Sequence[str], skipped: list[str] | None = None) -> Generator[DocumentReport | None, None, None]:
        """The report on each document that had to be read, kept already when it comes out, and ``None`` for each that was known: a handful
        at a time, at once where they come slowly.

        Files are taken in their order; one that cannot be read is told and stops nothing. ``skipped`` gets the files of archives that were
        not looked at. Raises :class:`Refused`.
        """
        with ExitStack() as stack:
            if any(map(is_url, files)):
                self._copies = stack.enter_context(Copies(limits_of(self._settings.task(".")).file_bytes))
            yield from self._over(files, [] if skipped is None else skipped)
        self._copies = None

    def _over(self, files: Sequence[str], skipped: list[str]) -> Iterator[DocumentReport | None]:
        names = Counter(map(os.path.basename, files))
        self._alone = frozenset(name for name, times in names.items() if times == 1)
        queue: deque[_Met] = deque()
        waiting: list[tuple[DocumentReport | None, str | None]] = []
        written = monotonic()
        entries = self._entries(files, queue, skipped)
        with closing(judge_all(entries, self._jobs) if self._cluster is None else self._cluster.judged(entries)) as found:
            for each, task in found:
                met = queue.popleft()
                if met.known:
                    self.seen, self.known = self.seen + 1, self.known + 1
                    waiting.append((None, None))
                else:
                    digests = (met.sha256 if report.path == met.path else None for report in each)
                    waiting += ((self._named(settled(report, task)), digest) for report, digest in zip(each, digests, strict=True))
                if self._copies is not None:
                    self._copies.done_before(met.path)
                if len(waiting) >= _HANDFUL or monotonic() - written > _PATIENCE:
                    yield from self._kept(waiting)
                    waiting, written = [], monotonic()
            yield from self._kept(waiting)

    def end(self) -> Crossed:
        """The run has ended: what came in is held against what lies in the register, and how it went is kept; what was found."""
        crossed = compare(self._register, self.run, date.today())
        self._register.end(self.run, seen=self.seen, added=self.added, known=self.known, unreadable=self.unreadable)
        return crossed

    def _entries(self, files: Sequence[str], queue: deque[_Met], skipped: list[str]) -> Iterator[QueuedSource]:
        """What there is to judge, files of archives by themselves; what is known goes along in its place, read no more than to hash it."""
        sources = self._sources(files, skipped)
        while some := list(islice(sources, _TOGETHER)):
            paths = [source if isinstance(source, str) else source.path for source in some]
            tasks = [self._task(self._name(path)) for path in paths]
            hashes = [self._digest(source, task) for source, task in zip(some, tasks, strict=True)]
            known = self._known([self._name(path) for path in paths], hashes)
            for source, path, task, digest in zip(some, paths, tasks, hashes, strict=True):
                is_known = self._name(path) in known
                queue.append(_Met(path, digest, is_known))
                yield QueuedSource(source, task, DocumentReport(path=path, verdict="pass", sha256=digest) if is_known else None)

    def _sources(self, files: Sequence[str], skipped: list[str]) -> Iterator[Source]:
        """The files with the archives among them opened, those that lie elsewhere copied as they are needed."""
        if self._copies is None:
            yield from opened(files, self._settings.task, skipped)
            return
        for each in self._copies.fetched(files):
            if isinstance(each, str):
                left_out: list[str] = []
                yield from opened((each,), lambda path: self._settings.task(self._name(path)), left_out)
                skipped += map(self._name, left_out)
            else:
                yield each

    def _name(self, path: str) -> str:
        """What a file is called, wherever it is read from."""
        return path if self._copies is None else self._copies.name_of(path)

    def _named(self, report: DocumentReport) -> DocumentReport:
        return report if self._copies is None else self._copies.named(report)

    def _digest(self, source: Source, task: Task) -> str | None:
        """The hash of a file's bytes; of one copied in part there is none."""
        cut = self._copies is not None and isinstance(source, str) and source in self._copies.cut
        return None if cut else _digest(source, task)

    def _known(self, paths: Sequence[str], hashes: Sequence[str | None]) -> set[str]:
        """Those of the paths whose bytes this version judged before; where they were met, and when they came, is kept."""
        found: set[str] = set()
        by_version: dict[int, dict[str, str]] = {}
        for path, digest in zip(paths, hashes, strict=True):
            if digest is not None:
                by_version.setdefault(self._version(path), {})[path] = digest
        for version, those in by_version.items():
            there = self._register.known(list(those.values()), version)
            standing = self._register.standing(list(those.values()), version)
            for path, digest in those.items():
                if digest in there:
                    found.add(path)
                    arrival = self._arrival(path, digest)
                    if name_mark(path):
                        self.secret += 1
                    elif arrival is not None or (digest, path) not in standing:
                        self._register.seen(digest, path, version, self.run, arrival=arrival)
        return found

    def _kept(self, waiting: Sequence[tuple[DocumentReport | None, str | None]]) -> Iterator[DocumentReport | None]:
        """What was judged, put into the register together, and then given on."""
        entries = [entry for report, digest in waiting if report is not None and (entry := self._entry(report, digest)) is not None]
        added = iter(self._register.add_all(entries))
        for report, _ in waiting:
            if report is not None:
                self._count(report, next(added) if self._goes_in(report) else None)
        yield from (report for report, _ in waiting)

    def _goes_in(self, report: DocumentReport) -> bool:
        return not (report.secret or name_mark(report.path))

    def _entry(self, report: DocumentReport, digest: str | None) -> Entry | None:
        """A report on its way in. Of one under a mark of secrecy none goes in, and what was kept of its bytes comes out; the mark of an
        envelope takes nothing out: anybody may put one round a plan that is known.
        """
        if not self._goes_in(report):
            if report.secret and digest is not None and report.sha256 in (None, digest):
                self._register.add(report, report.path, 0, self.run, sha256=digest)
            return None
        arrival = self._arrival(report.path, report.sha256 or digest)
        return Entry(report, report.path, self._version(report.path), self.run, digest, arrival)

    def _count(self, report: DocumentReport, added: Added | None) -> None:
        if added is None:
            self.secret += 1
            return
        self.seen += 1
        self.added += added.reading and report.verdict != "unreadable"
        self.known += not added.reading and report.verdict != "unreadable"
        self.unreadable += report.verdict == "unreadable"

    def _version(self, path: str) -> int:
        task = self._task(path)
        if task not in self._versions:
            self._versions[task] = self._register.version(version_of(task))
        return self._versions[task]

    def _task(self, path: str) -> Task:
        """What is asked of a file; one task for all that are asked the same."""
        plain = self._settings.task(path)
        if plain not in self._tasks:
            self._tasks[plain] = plain._replace(beside=True, text=self._texts)
        return self._tasks[plain]

    def _arrival(self, path: str, digest: str | None) -> Arrival | None:
        """What was told of these bytes, by their hash, their path, or the bare name where no other file of the run bears it."""
        name = os.path.basename(path)
        return self._arrivals.get(digest or "") or self._arrivals.get(path) or (self._arrivals.get(name) if name in self._alone else None)


def audit_settings(flags: Mapping[str, Any], config: str | None, no_config: bool, tell: Any = None) -> Settings:
    """The settings of an audit, whatever is configured: the register remembers, so no cache does; a mark of secrecy is heeded; what a plan
    or a file beside it says to be passed over is not, since in a register a person decides that, and a file beside is no part of the bytes.
    """
    return Settings({**flags, "cache": False, "allow-secret": False, "suppressions": False}, config, no_config, tell)


def _digest(source: Source, task: Task) -> str | None:
    """The SHA-256 of a file, or of one in an archive; ``None`` where reading will tell what is wrong with it."""
    try:
        if isinstance(source, DocumentReport):
            return None
        if not isinstance(source, str):
            from checker.reading.packed.archive import load

            return sha256(load(source, limits_of(task))).hexdigest()
        with open_regular(source) as file:
            digest = sha256()
            while piece := file.read(_PIECE):
                digest.update(piece)
            return digest.hexdigest()
    except (OSError, ValueError, Unreadable):
        return None
