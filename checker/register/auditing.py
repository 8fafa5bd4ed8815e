"""A run over files into a register: what is known by its bytes and this version is not read again, the rest is judged and kept at once."""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from hashlib import sha256
from itertools import chain, islice
from time import monotonic
from typing import TYPE_CHECKING, Any

from checker.checking.linting import verdict_of
from checker.model import DocumentReport, Unreadable
from checker.model.media import suffixes
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
from checker.settings.office_clock import today

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


_LEVEL = "error"
"""The level from which a reading fails in every register: ``fail-on`` is a wish about an exit code and changes no document."""

_ENVELOPES = suffixes(("edxml",))
"""Suffixes of files that enclose documents, which are known and not they."""


class _Met(NamedTuple):
    """A source on its way: its name, the hash of its bytes where it has one, how many documents in it this version judged before: all."""

    path: str
    sha256: str | None
    known: int


class _Held(NamedTuple):
    """A document a source holds: the source itself, or one that it encloses."""

    path: str
    sha256: str
    enclosed: bool = False


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
                    self.seen, self.known = self.seen + met.known, self.known + met.known
                    waiting += [(None, None)] * met.known
                else:
                    digests = (met.sha256 if report.path == met.path else None for report in each)
                    waiting += ((self._named(settled(report, task)), digest) for report, digest in zip(each, digests, strict=True))
                if self._copies is not None:
                    self._copies.done_before(met.path)
                if len(waiting) >= _HANDFUL or monotonic() - written > _PATIENCE:
                    yield from self._kept(waiting)
                    waiting, written = [], monotonic()
            yield from self._kept(waiting)

    def fails(self, report: DocumentReport) -> bool:
        """Whether a document of this run fails it, by the level configured for its file."""
        if report.verdict in ("unreadable", "out_of_scope"):
            return False
        return verdict_of(report.findings, report.doubtful, self._settings.task(report.path).fail_on) == "fail"

    def end(self) -> Crossed:
        """The run has ended: what came in is held against what lies in the register, and how it went is kept; what was found."""
        crossed = compare(self._register, self.run, today())
        self._register.end(self.run, seen=self.seen, added=self.added, known=self.known, unreadable=self.unreadable)
        return crossed

    def _entries(self, files: Sequence[str], queue: deque[_Met], skipped: list[str]) -> Iterator[QueuedSource]:
        """What there is to judge, files of archives by themselves; what is known goes along in its place, read no more than to hash it."""
        sources = self._sources(files, skipped)
        while some := list(islice(sources, _TOGETHER)):
            paths = [source if isinstance(source, str) else source.path for source in some]
            tasks = [self._task(self._name(path)) for path in paths]
            hashes = [self._digest(source, task) for source, task in zip(some, tasks, strict=True)]
            known = self._known([self._held(*each) for each in zip(some, tasks, hashes, strict=True)])
            for source, path, task, digest, number in zip(some, paths, tasks, hashes, known, strict=True):
                queue.append(_Met(path, digest, number))
                yield QueuedSource(source, task, DocumentReport(path=path, verdict="pass", sha256=digest) if number else None)

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

    def _held(self, source: Source, task: Task, digest: str | None) -> list[_Held]:
        """The documents in a source by which it may be known; none of one that is to be judged in any case."""
        if digest is None or isinstance(source, DocumentReport):
            return []
        path = source if isinstance(source, str) else source.path
        if not path.lower().endswith(_ENVELOPES):
            return [_Held(self._name(path), digest)]
        from checker.running.archives import enclosed

        return [_Held(self._name(name), sha256(data).hexdigest(), True) for name, data in enclosed(source, limits_of(task))]

    def _known(self, held: Sequence[Sequence[_Held]]) -> list[int]:
        """Of each source the number of its documents where this version judged all of them before; when they came, and where else they
        were met, is kept. An envelope is another where its documents were never met in it.
        """
        by_version: dict[int, list[_Held]] = {}
        for each in chain.from_iterable(held):
            by_version.setdefault(self._version(each.path), []).append(each)
        read: dict[_Held, int] = {}
        standing: set[_Held] = set()
        for version, every in by_version.items():
            hashes = [each.sha256 for each in every]
            there, met = self._register.known(hashes, version), self._register.standing(hashes, version)
            read |= {each: version for each in every if each.sha256 in there}
            standing |= {each for each in every if (each.sha256, each.path) in met}
        known = [those if all(each in (standing if each.enclosed else read) for each in those) else () for those in held]
        for each in chain.from_iterable(known):
            arrival = self._arrival(each.path, each.sha256)
            if name_mark(each.path):
                self.secret += 1
            elif arrival is not None or each not in standing:
                self._register.seen(each.sha256, each.path, read[each], self.run, arrival=arrival)
        return [len(those) for those in known]

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
            self._tasks[plain] = plain._replace(beside=True, text=self._texts, fail_on=_LEVEL)
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
