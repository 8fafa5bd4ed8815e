"""Files that hold files: an archive read as a folder is, an exchange envelope and what it encloses.

An archive may hold documents and envelopes, an envelope holds documents; nothing is opened deeper than that, and nothing
is ever written to disk.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from itertools import takewhile
from typing import TYPE_CHECKING

from checker.model import SUSPECTED_MARK, DocumentReport, NotRead, Unreadable
from checker.model.document import gathered
from checker.model.records import replace
from checker.model.regular import open_regular
from checker.reading.packed.archive import Member, label, load, members, unique
from checker.running.enclosed_work import ArchiveWork, EnclosedWork, converted_within, in_handfuls
from checker.running.one import judge, limits_of, unreadable
from checker.running.tasks import Task
from checker.running.unknown_kinds import NO_DOCUMENTS
from checker.running.walking import PACKED, STANDARD_INPUT, SUFFIXES, looks_like_a_plan, may_be_a_document
from checker.wording.folding import bare

if TYPE_CHECKING:
    from checker.cache.store import Inner
    from checker.reading.limits import Limits
    from checker.reading.packed.edxml import Attachment, Envelope

Source = str | Member | DocumentReport
"""What a run judges: a path, a file in an archive, or the report on an archive that could not be opened."""

_OF_ALL = ("envelope_secrecy", "envelope_priority")
_MARK_WORK = 1
"""Processor time (s) in which a mark of secrecy is looked for in the files of an envelope that are not read."""
_WORK = ArchiveWork()
_FORKS = "__MACOSX"
_HIDDEN = (".", _FORKS)  # folders no plan is in
_LEFT = ("._", "~$")


def sources(files: Sequence[str], task: Task, skipped: list[str]) -> Iterator[Source]:
    """``files`` with the archives among them opened; content decides, asked where the suffix is no document's.

    ``skipped`` gets the files of archives that plans may be in and that are not read.
    """
    for path in files:
        if path == STANDARD_INPUT or path.lower().endswith(SUFFIXES):
            yield path
        else:
            yield from _opened(path, task, skipped)


def judge_content(name: str, content: bytes, task: Task) -> tuple[DocumentReport, ...]:
    """The reports on bytes in memory that were sent under ``name``: one, or one on each document they hold.

    What an archive holds besides stands in its first report. Never raises for what the bytes may be.
    """
    report = judge(name, task, content)
    if _is(report, "envelope"):
        return _enclosed(name, content, task)
    return _of_archive(name, task, content) if _is(report, "archive") else (report,)


def _opened(path: str, task: Task, skipped: list[str], content: bytes | None = None) -> Iterator[Source]:
    try:
        found = members(path, limits_of(task), content)
    except OSError:
        found = None  # reading says what is wrong with it
    except Unreadable as trouble:
        yield unreadable(path, trouble.key, **trouble.values)
        return
    if found is None:
        yield path
        return
    taken = sorted((member for member in found if _is_taken(member.name)), key=lambda member: member.name)
    skipped += sorted(member.path for member in found if _is_skipped(member.name))
    room = limits_of(task).archive_bytes
    if not taken:
        yield unreadable(path, "unreadable.nothing_inside", suffixes=", ".join((*SUFFIXES, *PACKED)))
    elif sum(member.entry.size for member in taken) > room:
        yield unreadable(path, "unreadable.bomb", what=path, limit=room)
    else:
        yield from taken


def _is_taken(name: str) -> bool:
    *folders, base = name.split("/")
    return looks_like_a_plan(base) and not any(folder.startswith(_HIDDEN) for folder in folders)


def _is_skipped(name: str) -> bool:
    """Whether a file that is not taken may hold a plan: all but code, settings and what systems leave beside files."""
    *folders, base = name.split("/")
    if _is_taken(name) or base.startswith(_LEFT) or base.lower().endswith(NO_DOCUMENTS) or _FORKS in folders:
        return False
    hidden = base.startswith(".") or any(folder.startswith(".") for folder in folders)
    return not hidden or may_be_a_document(base.lstrip(".")) or looks_like_a_plan(base.lstrip("."))


def judge_each(source: Source, task: Task) -> tuple[DocumentReport, ...]:
    """The reports on one source: one, or for an envelope one on each document in it. Never raises for what a file may hold."""
    if isinstance(source, DocumentReport):
        return (source,)
    if isinstance(source, str):
        report = judge(source, task)
        if _is(report, "archive"):  # under a document's suffix
            return _of_archive(source, task)
        return _enclosed(source, None, task) if _is(report, "envelope") else (report,)
    return _judge_member(source, task, None)


def _judge_member(source: Member, task: Task, archive: bytes | None) -> tuple[DocumentReport, ...]:
    """The reports on a file of an archive, which lies on the disk or, given as bytes, in memory."""
    return _WORK.judged(source, task, lambda: _judge_loaded(source, task, archive))


def _judge_loaded(source: Member, task: Task, archive: bytes | None) -> tuple[DocumentReport, ...]:
    try:
        content = load(source, limits_of(task)) if archive is None else load(source, limits_of(task), archive)
    except Unreadable as trouble:
        return (unreadable(source.path, trouble.key, **trouble.values),)
    return judge_held(source.path, content, task)


def judge_held(path: str, content: bytes, task: Task) -> tuple[DocumentReport, ...]:
    """The reports on a file of an archive, whose bytes are at hand."""
    report, inner = _inner(path, task, content)
    if _is(report, "envelope"):
        return _enclosed(path, content, task)
    _remember(task, [(report, inner)])
    return (_not_deeper(report),)


def _inner(path: str, task: Task, content: bytes, traits: Mapping[str, str] | None = None) -> tuple[DocumentReport, Inner | None]:
    """The report on a file in another, and by what it is to be remembered; ``None`` for one that is known, or where nothing is."""
    if task.memory is None or task.keep_document:
        return judge(path, task, content, traits or {}), None
    from checker.cache.store import Inner

    inner = Inner(content, repr(sorted(traits.items())) if traits else "")
    known = task.memory.recall(path, inner=inner)
    return (known, None) if known is not None else (judge(path, task, content, traits or {}), inner)


def _is_known(path: str, task: Task, content: bytes, traits: Mapping[str, str]) -> bool:
    """Whether the report on a file in another is remembered."""
    if task.memory is None or task.keep_document:
        return False
    from checker.cache.store import Inner

    return task.memory.recall(path, inner=Inner(content, repr(sorted(traits.items())) if traits else "")) is not None


def _remember(task: Task, found: Iterable[tuple[DocumentReport, Inner | None]]) -> None:
    for report, inner in found:
        if task.memory is not None and inner is not None:
            task.memory.keep(report, inner)


def _of_archive(path: str, task: Task, content: bytes | None = None) -> tuple[DocumentReport, ...]:
    """The reports on an archive under a document's suffix, or in memory; what of it is skipped stands in the first."""
    skipped: list[str] = []
    reports = [
        report
        for inner in _opened(path, task, skipped, content)
        for report in (_judge_member(inner, task, content) if isinstance(inner, Member) else judge_each(inner, task))
    ]
    rows = tuple(NotRead("attachment", member=name.removeprefix(f"{path}/")) for name in skipped)
    return (_with_unread(reports[0], rows), *reports[1:])


def _enclosed(path: str, content: bytes | None, task: Task) -> tuple[DocumentReport, ...]:
    """The reports on what an envelope encloses. The envelope speaks of its first document; what follows are annexes.

    Of secrecy it speaks for all of them, and so does one that bears a mark itself.
    """
    from checker.reading.packed.edxml import facts_as_traits, read_envelope

    limits = limits_of(task)
    try:
        with open(path, "rb") if content is None else io.BytesIO(content) as file:
            envelope = read_envelope(file, limits)
    except OSError as error:
        return (unreadable(path, "unreadable.io", reason=error.strerror or str(error)),)
    except Unreadable as trouble:
        return (unreadable(path, trouble.key, **trouble.values),)
    facts: Mapping[str, str] = dict(facts_as_traits(envelope))
    secrecy = {name: value for name, value in facts.items() if name in _OF_ALL}
    found: list[tuple[DocumentReport, Inner | None]] = []
    named = list(_named(envelope.attachments))
    work = EnclosedWork(limits.envelope_work)
    for some in in_handfuls(named):
        if work.left or not found:
            found += _judged_within(some, path, task, secrecy if found else facts, work)
    later = [each for _, each in named[len(found) :]]
    reports = [_not_deeper(report) for report, _ in found]
    if any(report.secret for report in reports) or _bears_mark(envelope, later, limits):
        reports = [replace(report, secret=report.secret or SUSPECTED_MARK) for report in reports]
    else:
        _remember(task, found)
    if reports:
        reports[0] = _with_unread(reports[0], (*_left_out(envelope), *_later(named[len(found) :])))
    return tuple(reports) or (unreadable(path, "unreadable.nothing_inside", suffixes=", ".join((*SUFFIXES, *PACKED))),)


def enclosed(source: str | Member, limits: Limits) -> list[tuple[str, bytes]]:
    """The documents in an envelope by their paths, for one who may know them all.

    None of one that is to be judged whatever is known: it cannot be read, lacks a file that it names, or may bear a mark of secrecy.
    """
    from checker.reading.packed.edxml import read_envelope

    try:
        with open_regular(source) if isinstance(source, str) else io.BytesIO(load(source, limits)) as file:
            envelope = read_envelope(file, limits)
        if _may_be_secret(envelope.facts) or _bears_mark(envelope, (), limits):
            return []
    except (OSError, ValueError, Unreadable):
        return []
    path = source if isinstance(source, str) else source.path
    found = [(f"{path}/{name}", attachment.data) for name, attachment in _named(envelope.attachments)]
    held = [(name, data) for name, data in found if data]
    return held if len(held) == len(found) else []


def _may_be_secret(facts: Mapping[str, str]) -> bool:
    return "secrecy" in facts or any("mat" in bare(facts.get(name, "")) for name in ("priority", "subject"))


def _judged_within(
    named: Sequence[tuple[str, Attachment]], path: str, task: Task, traits: Mapping[str, str], work: EnclosedWork
) -> Iterator[tuple[DocumentReport, Inner | None]]:
    """The reports on some files of an envelope in a row, up to where what may be spent on them is; on one that is alone in any case."""
    alone = len(named) == 1
    unknown = [(name, each.data) for name, each in named if each.data and not _is_known(f"{path}/{name}", task, each.data, traits)]
    with nullcontext() if alone else converted_within(unknown, task, work):
        for name, attachment in named:
            began = work.left
            if not (began or alone):
                return
            if attachment.data:
                found = _inner(f"{path}/{name}", task if alone else work.bound(task), attachment.data, traits)
                work.pay_back(found[0], began)
                yield found if alone or work.is_fair(found[0]) else (found[0], None)
            else:
                key, values = ("unreadable.empty", {}) if attachment.data is not None else ("unreadable.damaged", {"what": name})
                yield unreadable(f"{path}/{name}", key, **values), None


def _later(named: Sequence[tuple[str, Attachment]]) -> tuple[NotRead, ...]:
    """What is told of the files of an envelope that were not begun."""
    return (NotRead("enclosed_left", member=named[0][0], number=len(named)),) if named else ()


def _bears_mark(envelope: Envelope, later: Sequence[Attachment], limits: Limits) -> bool:
    """Whether a file of an envelope that is not read bears a mark of secrecy, or may for all that can be seen in the time for it."""
    others = (attachment for attachment in envelope.attachments if not _is_ours(label(attachment.name)))
    unread = [attachment.data for attachment in (*others, *later) if attachment.data]
    if not unread:
        return False
    work = EnclosedWork(_MARK_WORK)
    from checker.parsing.secrecy import marks_in
    from checker.reading.enclosed import lines_of

    return any(any(marks_in(takewhile(lambda _: work.left, lines_of(data, limits)))) for data in unread) or not work.left


def _left_out(envelope: Envelope) -> tuple[NotRead, ...]:
    """What of an envelope is not looked at: files of kinds that are not read, and content of elements nobody knows."""
    names = [label(attachment.name).rsplit("/", 1)[-1] for attachment in envelope.attachments]
    rows = [NotRead("attachment", member=name) for name in names if not _is_ours(name)]
    return gathered((*rows, *(NotRead("unknown_element", member=name) for name in envelope.unknown)))


def _with_unread(report: DocumentReport, rows: tuple[NotRead, ...]) -> DocumentReport:
    """The report with what its envelope holds besides, which keeps it from passing."""
    if not rows:
        return report
    verdict = "review" if report.verdict == "pass" else report.verdict
    return replace(report, verdict=verdict, doubtful=True, not_read=(*report.not_read, *rows))


def _is_ours(name: str) -> bool:
    """Whether an attachment may be a plan: it has a document's suffix, or none."""
    return "." not in name or looks_like_a_plan(name)


def _named(attachments: Sequence[Attachment]) -> Iterator[tuple[str, Attachment]]:
    """The attachments plans may be in, each under a name of its own: those of a document's suffix or of none."""
    names = [label(attachment.name).rsplit("/", 1)[-1] for attachment in attachments]
    taken = [(name, attachment) for name, attachment in zip(names, attachments, strict=True) if _is_ours(name)]
    return zip(unique(name for name, _ in taken), (attachment for _, attachment in taken), strict=True)


def _is(report: DocumentReport, *kinds: str) -> bool:
    return report.problem is not None and report.problem[0].removeprefix("unreadable.") in kinds


def _not_deeper(report: DocumentReport) -> DocumentReport:
    return unreadable(report.path, "unreadable.nested") if _is(report, "archive", "envelope") else report
