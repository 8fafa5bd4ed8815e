"""One file to one report, whatever the file: read, parse, choose rules, select, lint; written once, with a net under it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from checker.model import Document, DocumentReport, Plan, Rule, RuleSet, Unreadable
from checker.model.errors import debugging
from checker.model.records import replace
from checker.model.tuples import NamedTuple
from checker.running.secret_copies import refuse_secret
from checker.running.tasks import Task
from checker.running.walking import STANDARD_INPUT

if TYPE_CHECKING:
    from checker.checking import Prepared
    from checker.reading import Limits

_NO_TRAITS: Mapping[str, Any] = {}
_SMALL = 2 * 1024 * 1024
"""Bytes up to which an old file is converted together with others, all of which lie in memory meanwhile."""
_PREPARED = 32
"""Rule sets made ready that are kept: one for each law and period a run meets, for each way it is asked."""


class Judged(NamedTuple):
    """A document's bytes, what was understood of it, the rules it was put before, and the report, nothing yet accepted in it.

    ``read``: the document before it was understood.
    """

    data: bytes
    plan: Plan
    ruleset: RuleSet
    report: DocumentReport
    read: Document

    @property
    def document(self) -> Document:
        """The document as understood: what was noise is gone, and lines out of order stand where they belong."""
        return self.plan.document

    @property
    def paper(self) -> Document:
        """The document as it lies on paper, its lines in their own order, where nothing else was changed in it."""
        same = {id(block) for block in self.read.blocks} == {id(block) for block in self.document.blocks}
        return self.read if same else self.document

    @property
    def rules(self) -> dict[str, Rule]:
        """The rules by id."""
        return {rule.id: rule for rule in self.ruleset.rules}


def judge(path: str, task: Task, content: bytes | None = None, traits: Mapping[str, Any] = _NO_TRAITS) -> DocumentReport:
    """The report on one file; ``-`` is standard input. Never raises for what a file may hold.

    ``content``: the bytes of a file that lies in another, where ``path`` only names it; ``traits``: what that other says of it.
    """
    try:
        found = judged(path, task, content, traits)
        return replace(found.report, document=found.paper) if task.keep_document else found.report
    except Unreadable as trouble:
        report = unreadable(path, trouble.key, **trouble.values)
        return _named(replace(report, secret=str(trouble.values.get("mark", ""))), content)
    except Exception as error:
        if debugging():
            import traceback

            traceback.print_exc()
        return _named(unreadable(path, "unreadable.internal", cause=type(error).__name__), content)


def _named(report: DocumentReport, content: bytes | None) -> DocumentReport:
    """A report on a file that lies in another and could not be read, by the hash of its bytes: nobody else has them to tell."""
    if content is None:
        return report
    from hashlib import sha256

    return replace(report, sha256=sha256(content).hexdigest())


def judged(path: str, task: Task, content: bytes | None = None, traits: Mapping[str, Any] = _NO_TRAITS) -> Judged:
    """The same with all that led to the report. Raises :class:`Unreadable`."""
    data, document = opened(path, task, content)
    if traits:
        document = replace(document, traits={**document.traits, **traits})
    return ruled(document, data, task)


def opened(path: str, task: Task, content: bytes | None = None) -> tuple[bytes, Document]:
    """A file's bytes, taken from the disk once, and the document in them. Raises :class:`Unreadable`."""
    from checker.reading import read
    from checker.reading.web.held_pages import held_pages

    bounds = limits_of(task)
    data = _bytes(path, bounds) if content is None else content
    with held_pages():
        if not task.allow_secret:
            refuse_secret(data, path, bounds)
        return data, read(data, name=path, limits=bounds, medium=task.medium)


@contextmanager
def converting(files: Sequence[tuple[str, Task]]) -> Iterator[None]:
    """Within it, those of the files that LibreOffice converts are read from what one call of it made of them all.

    Large files, and what cannot be read, wait for their turn; never raises.
    """
    from checker.reading.sniffing import sniff
    from checker.reading.web.held_pages import held_pages
    from checker.reading.word.office import converted_ahead

    found: list[tuple[bytes, str]] = []
    limits = limits_of(files[0][1])
    with held_pages():
        for path, task in files:
            with suppress(Unreadable, OSError):
                if os.path.getsize(path) <= _SMALL and limits_of(task) == limits:
                    data = _bytes(path, limits)
                    if not task.allow_secret:
                        refuse_secret(data, path, limits)
                    found.append((data, sniff(data, path)))
        with converted_ahead(found, limits):
            yield


def understood(path: str, task: Task, content: bytes | None = None) -> Plan:
    """A file read and parsed as the task asks; ``content`` as for :func:`judge`. Raises :class:`Unreadable`."""
    return _parsed(opened(path, task, content)[1], task)


def ruled(document: Document, data: bytes, task: Task) -> Judged:
    """A document parsed and put before the rules the task asks for."""
    return put_before(_parsed(document, task), document, data, task)


def put_before(plan: Plan, document: Document, data: bytes, task: Task) -> Judged:
    """The plan of a document put before the rules the task asks for; ``data``: the bytes it was read from."""
    from checker.checking import choose, lint

    chosen = choose(plan, ruleset=task.ruleset, as_of=task.as_of)
    ready = _prepared(chosen.id, chosen.since, chosen.early, task.profile, task.profile_digest, task.select, task.ignore, task.levels)
    ruleset = ready.ruleset._replace(chosen_by=chosen.by)
    report = replace(lint(plan, ready._replace(ruleset=ruleset), fail_on=task.fail_on), path=document.path)
    if report.findings:
        report = _told_with_its_fixes(report, {rule.id: rule for rule in ruleset.rules}, document, data, limits_of(task))
    if task.allow_secret and report.secret:
        report = replace(report, secret="")
    if task.beside and not report.secret and report.scope == "in":
        from checker.across import beside_of

        report = replace(report, beside=beside_of(plan, with_text=task.text))
    return Judged(data, plan, ruleset, report, document)


def _told_with_its_fixes(
    report: DocumentReport, rules: Mapping[str, Rule], document: Document, data: bytes, limits: Limits
) -> DocumentReport:
    """The report whose findings say what their line should read, and whether ``thethuc fix`` can write it."""
    from checker.fixing.promising import promised
    from checker.fixing.rewriting import rewritten

    return promised(rewritten(report, rules, document), rules, document, data, limits)


def _parsed(document: Document, task: Task) -> Plan:
    from checker.parsing import parse

    return parse(document, stage=None if task.stage == "auto" else task.stage)


@lru_cache(_PREPARED)
def _prepared(
    law: str, since: str, early: bool, profile: str | None, _digest: str, select: tuple[str, ...], ignore: tuple[str, ...],
    levels: tuple[tuple[str, str], ...],
) -> Prepared:  # fmt: skip
    """The rules of a law on a day, with the house's on top, those asked for, at the levels asked for, ready for plan after plan.

    ``_digest`` is that of the house's files: a house that was edited is another one.
    """
    from checker.checking import prepared, rules_on

    return prepared(selected(housed(rules_on(law, since, early), profile), select, ignore, levels))


def housed(ruleset: RuleSet, profile: str | None) -> RuleSet:
    """The rules with those of the house on top that ``profile`` names, if any. Raises :class:`checker.profiles.BadProfile`."""
    if profile is None:
        return ruleset
    from checker.profiles import house_of

    return house_of(profile).over(ruleset)


def selected(ruleset: RuleSet, select: tuple[str, ...], ignore: tuple[str, ...], levels: tuple[tuple[str, str], ...] = ()) -> RuleSet:
    """The rules of a set that were asked for and not asked away, at the levels asked for."""
    if not select and not ignore and not levels:
        return ruleset
    rules = tuple(
        rule for rule in ruleset.rules
        if (not select or any(map(rule.answers_to, select))) and not any(map(rule.answers_to, ignore))
    )  # fmt: skip
    return ruleset._replace(rules=tuple(_leveled(rules, levels)) if levels else rules)


def _leveled(rules: Iterable[Rule], levels: tuple[tuple[str, str], ...]) -> Iterator[Rule]:
    """The rules at the levels set for them, those switched ``off`` left out; of several words the one that says most decides."""
    for rule in rules:
        said = max(((rule.id.startswith(word), len(word), level) for word, level in levels if rule.answers_to(word)), default=None)
        if said is None:
            yield rule
        elif said[2] != "off":
            yield rule._replace(level=said[2])


def finished(path: str, task: Task) -> DocumentReport:
    """The report on one file, set as a page if that was asked for, and remembered."""
    report = set_as_page(judge(path, task), task)
    if task.memory is not None and not task.keep_document and path != STANDARD_INPUT:
        task.memory.keep(report)
    return report


def set_as_page(report: DocumentReport, task: Task) -> DocumentReport:
    """The report with its part of a text report, if that was asked for."""
    if task.page is None:
        return report
    from checker.reporting import paged

    return paged(report, task.page)


def recalled(path: str, task: Task) -> DocumentReport | None:
    """The report on one file from memory, if it is there."""
    if task.memory is None or task.keep_document or path == STANDARD_INPUT:
        return None
    report = task.memory.recall(path, task.page)
    if report is not None and report.page is None and task.page is not None:
        from checker.reporting import paged

        report = paged(report, task.page)
        task.memory.keep_page(report)
    return report


def unreadable(path: str, key: str, **values: Any) -> DocumentReport:
    """The report on a file that could not be read."""
    return DocumentReport(path=path, verdict="unreadable", problem=(key, values))


def limits_of(task: Task) -> Limits:
    """The limits of a run."""
    from checker.reading import DEFAULT

    return DEFAULT._replace(**dict(task.limits))


def _bytes(path: str, limits: Limits) -> bytes:
    """A file's bytes, or those of standard input, no more of them than the reader would take."""
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read(limits.file_bytes + 1)
    from checker.reading import load

    return load(path, limits)
