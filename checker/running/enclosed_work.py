"""What the files of one envelope or archive may cost together: it is one message, and whoever sends it decides how many files are in it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TypeVar

from checker.model import DocumentReport, Unreadable
from checker.reading.packed.archive import Member
from checker.running.one import limits_of, unreadable
from checker.running.secret_copies import refuse_secret
from checker.running.tasks import Task

_HANDFUL = 8
"""Files read one after the other before it is asked again what LibreOffice is to convert of those that follow."""
_RECOGNISED = 10
"""Processor time of a scan that was read counts as one part in so many: a page of print costs much, and is worth it."""
_File = TypeVar("_File")


class EnclosedWork:
    """Processor time (s), of this process and those it started, that may still be spent on what an envelope encloses."""

    def __init__(self, seconds: float) -> None:
        self._end = _spent() + seconds

    @property
    def left(self) -> float:
        """Seconds; none when the files that follow are not to be looked at."""
        return max(self._end - _spent(), 0.0)

    def bound(self, task: Task) -> Task:
        """The task for the next file: its pages without words may take what is left, and no more than those of any file."""
        most = min(round(self.left), limits_of(task).fruitless_work)  # whole seconds: rounded up each file would add to the sum
        return task._replace(limits=(*task.limits, ("fruitless_work", most)))

    def is_fair(self, report: DocumentReport) -> bool:
        """Whether a report on a file is what it would be without the others: not of pictures, for which too little may have been left."""
        return report.medium not in (None, "scan")

    def pay_back(self, report: DocumentReport, began: float) -> None:
        """A file has been judged since ``began``, what was :attr:`left` then: one whose pages were recognised with success earns it."""
        if report.medium == "scan":
            self._end += (began - self.left) * (_RECOGNISED - 1) / _RECOGNISED


class ArchiveWork:
    """What the files of the archive at hand may still take of this process and come to nothing; those that are read cost it nothing."""

    def __init__(self) -> None:
        self._archive: tuple[str, int] | None = None
        self._left = 0.0

    def judged(self, member: Member, task: Task, judge: Callable[[], tuple[DocumentReport, ...]]) -> tuple[DocumentReport, ...]:
        """The reports ``judge`` gives on a file of an archive, or that it was not begun."""
        if self._archive != (member.archive, member.opening):
            self._archive, self._left = (member.archive, member.opening), float(limits_of(task).archive_work)
        if self._left <= 0:
            return (unreadable(member.path, "unreadable.archive_left"),)
        began = _spent()
        reports = judge()
        if all(report.verdict == "unreadable" for report in reports):
            self._left -= _spent() - began
        return reports


def _spent() -> float:
    return sum(os.times()[:4])


def in_handfuls(files: Sequence[_File]) -> Iterator[Sequence[_File]]:
    """The first, which is the document the envelope speaks of, alone; then the others by the handful."""
    if files:
        yield files[:1]
    yield from (files[at : at + _HANDFUL] for at in range(1, len(files), _HANDFUL))


@contextmanager
def converted_within(files: Sequence[tuple[str, bytes]], task: Task, work: EnclosedWork) -> Iterator[None]:
    """Within it, those of the files (name and bytes) that LibreOffice converts are read from one call of it, if what is left allows."""
    from checker.reading.sniffing import sniff
    from checker.reading.web.held_pages import held_pages
    from checker.reading.word.office import converted_ahead

    limits, found = limits_of(task), []
    with held_pages():
        for name, data in files:
            with suppress(Unreadable):
                if not task.allow_secret:
                    refuse_secret(data, name, limits)
                found.append((data, sniff(data, name)))
        with converted_ahead(found, limits, work.left):
            yield
