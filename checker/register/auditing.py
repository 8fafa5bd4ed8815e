"""A run over files into a register: what is known by its bytes and this version is not read again, the rest is judged and kept at once."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from hashlib import sha256
from typing import Any

from checker.model import DocumentReport
from checker.model.regular import open_regular
from checker.register.entering import Arrival
from checker.register.judged_by import version_of
from checker.register.register import Register
from checker.running.many import reports
from checker.running.tasks import Settings, Task
from checker.running.walking import SUFFIXES

_PIECE = 1 << 20
_TOGETHER = 2_000
"""Files asked about together: whether they are known, and how many wait in memory."""


class Audit:
    """One run: what it met so far, and the register it fills. Nothing of a document under a mark of secrecy goes anywhere but to
    whoever iterates.
    """

    def __init__(
        self, register: Register, settings: Settings, who: str, *, jobs: int | None = None, arrivals: Mapping[str, Arrival] | None = None
    ) -> None:
        """``settings`` of :func:`audit_settings`; ``arrivals`` as :func:`checker.register.arriving.arrivals_in` gives them."""
        self._register, self._settings, self._jobs = register, settings, jobs
        self._arrivals = arrivals or {}
        self._versions: dict[Task, int] = {}
        self.run = register.begin(who)
        self.seen = self.added = self.known = self.unreadable = self.secret = 0

    def over(self, files: Sequence[str], skipped: list[str] | None = None) -> Generator[DocumentReport | None, None, None]:
        """The report on each document that had to be read, kept already when it comes out, and ``None`` for each that was known.

        Files are taken in their order; one that cannot be read is told and stops nothing. Raises :class:`Refused`.
        """
        for start in range(0, len(files), _TOGETHER):
            yield from self._over_some(files[start : start + _TOGETHER], [] if skipped is None else skipped)

    def end(self) -> None:
        """The run has ended, and how it went is in the register."""
        self._register.end(self.run, seen=self.seen, added=self.added, known=self.known, unreadable=self.unreadable)

    def _over_some(self, files: Sequence[str], skipped: list[str]) -> Iterator[DocumentReport | None]:
        hashes = {path: digest for path in files if path.lower().endswith(SUFFIXES) and (digest := _digest(path))}
        by_version: dict[int, list[str]] = {}
        for path in hashes:
            by_version.setdefault(self._version(path), []).append(path)
        known: set[str] = set()
        for version, paths in by_version.items():
            there = self._register.known([hashes[path] for path in paths], version)
            for path in paths:
                if hashes[path] in there:
                    known.add(path)
                    self._register.seen(hashes[path], path, version, self.run, arrival=self._arrival(path))
                    self.seen, self.known = self.seen + 1, self.known + 1
                    yield None
        with closing(reports([path for path in files if path not in known], self._settings, self._jobs, skipped=skipped)) as found:
            for report in found:
                self._keep(report, hashes.get(report.path))
                yield report

    def _keep(self, report: DocumentReport, digest: str | None) -> None:
        if report.secret:
            self._register.add(report, report.path, 0, self.run, sha256=digest)
            self.secret += 1
            return
        added = self._register.add(
            report, report.path, self._version(report.path), self.run, sha256=digest, arrival=self._arrival(report.path)
        )
        self.seen += 1
        self.added += added.reading and report.verdict != "unreadable"
        self.known += not added.reading and report.verdict != "unreadable"
        self.unreadable += report.verdict == "unreadable"

    def _version(self, path: str) -> int:
        task = self._settings.task(path)
        if task not in self._versions:
            self._versions[task] = self._register.version(version_of(task))
        return self._versions[task]

    def _arrival(self, path: str) -> Arrival | None:
        return self._arrivals.get(path) or self._arrivals.get(path.replace("\\", "/").rsplit("/", 1)[-1])


def audit_settings(flags: Mapping[str, Any], config: str | None, no_config: bool, tell: Any = None) -> Settings:
    """The settings of an audit: the register remembers, so no cache does, and a mark of secrecy is heeded whatever is configured."""
    return Settings({**flags, "cache": False, "allow-secret": False}, config, no_config, tell)


def _digest(path: str) -> str | None:
    """The SHA-256 of a file; ``None`` where reading will tell what is wrong with it."""
    try:
        with open_regular(path) as file:
            digest = sha256()
            while piece := file.read(_PIECE):
                digest.update(piece)
            return digest.hexdigest()
    except (OSError, ValueError):
        return None
