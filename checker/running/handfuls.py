"""Work of many files cut into handfuls: small ones first, slow files one at a time, what LibreOffice converts together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import islice
from typing import TYPE_CHECKING

from checker.model import DocumentReport
from checker.model.media import MEDIA, suffixes
from checker.model.tuples import NamedTuple
from checker.running.tasks import Task

if TYPE_CHECKING:
    from checker.running.archives import Source

_HANDFUL = 8
"""Files handed to a worker at a time: each way costs more than some milliseconds of work are worth."""
_SLOW = suffixes(tuple(name for name, medium in MEDIA.items() if medium.slow))
"""Suffixes of files that take a worker longer than any way: they go one at a time."""
_OLD = suffixes(tuple(name for name, medium in MEDIA.items() if medium.converted))
"""Suffixes of files that LibreOffice converts: a handful costs hardly more than one."""
_MOST_IN_BATCH = 64


class QueuedSource(NamedTuple):
    """What is judged, what was asked of it, and its report where that is known already."""

    source: Source
    task: Task
    known: DocumentReport | None = None


def one_or_old(entries: Iterator[QueuedSource]) -> Iterator[QueuedSource]:
    """The next entry; when LibreOffice converts it, those after it too, to a handful or the first it does not convert."""
    for entry in islice(entries, _HANDFUL):
        yield entry
        if not _is_old(entry):
            return


def handfuls(entries: Sequence[QueuedSource]) -> Iterator[Sequence[QueuedSource]]:
    """The entries in their order, cut so that files LibreOffice converts for us come in handfuls, and the first report is out early."""
    start = 0
    for at, entry in enumerate(entries):
        if at > start and (at - start == _HANDFUL or _is_old(entry) != _is_old(entries[start])):
            yield entries[start:at]
            start = at
    if entries:
        yield entries[start:]


def _is_old(entry: QueuedSource) -> bool:
    return entry.known is None and isinstance(entry.source, str) and entry.source.lower().endswith(_OLD)


def converted_ahead(entries: Sequence[QueuedSource]) -> AbstractContextManager[None]:
    """Within it, the files among the entries that LibreOffice converts are read from one call of it."""
    old = [entry for entry in entries if _is_old(entry)]
    if len(old) < 2:
        return nullcontext()
    from checker.running.one import converting

    return converting([(str(entry.source), entry.task) for entry in old])


def batches(entries: Iterable[QueuedSource], processes: int) -> Iterator[list[QueuedSource]]:
    """The entries in handfuls: small ones first, so that the first report is out early; slow files one at a time."""
    batch: list[QueuedSource] = []
    weight, made = 0, 0
    for entry in entries:
        batch.append(entry)
        weight += 0 if entry.known else _HANDFUL if is_slow(entry) else 1
        if weight >= min(_HANDFUL, 1 + made // processes) or len(batch) == _MOST_IN_BATCH:
            yield batch
            batch, weight, made = [], 0, made + 1
    if batch:
        yield batch


def is_slow(entry: QueuedSource) -> bool:
    """Whether its name tells a PDF or a picture."""
    return (entry.source if isinstance(entry.source, str) else entry.source.path).lower().endswith(_SLOW)
