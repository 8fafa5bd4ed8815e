"""One file to one report, whatever the file: the five steps in a row, and a net under them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.cli.speech import debugging
from checker.cli.walking import STANDARD_INPUT
from checker.model import DocumentReport, Plan, Rule, RuleSet, Unreadable

if TYPE_CHECKING:
    from checker.reading import Limits
    from checker.settings.remembering import Memory

_NO_TRAITS: Mapping[str, Any] = {}


class Task(NamedTuple):
    """What was asked of every file of a run.

    ``keep_document``: the report carries the text it is about; only a format that shows the text is worth that cost.
    ``page``: how the report is to be set as text, where that can be done document by document. ``memory``: where results are
    remembered. ``suppressions``: whether what was accepted before, in the document, beside it or in a baseline, is heeded.
    """

    stage: str = "auto"
    medium: str | None = None
    ruleset: str | None = None
    as_of: str | None = None
    fail_on: str = "error"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    limits: tuple[tuple[str, int], ...] = ()
    levels: tuple[tuple[str, str], ...] = ()
    profile: str | None = None
    suppressions: bool = True
    keep_document: bool = False
    page: tuple[object, ...] | None = None
    memory: Memory | None = None


def judge(path: str, task: Task, content: bytes | None = None, traits: Mapping[str, Any] = _NO_TRAITS) -> DocumentReport:
    """The report on one file; ``-`` is standard input. Never raises for what a file may hold.

    ``content``: the bytes of a file that lies in another, where ``path`` only names it; ``traits``: what that other says of it.
    """
    try:
        return replace(_lint(path, task, content, traits), path=path)
    except Unreadable as trouble:
        return unreadable(path, trouble.key, **trouble.values)
    except Exception as error:
        if debugging():
            import traceback

            traceback.print_exc()
        return unreadable(path, "unreadable.internal", cause=type(error).__name__)


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


def understood(path: str, task: Task, content: bytes | None = None, traits: Mapping[str, Any] = _NO_TRAITS) -> Plan:
    """A file read and parsed as the task asks; ``content`` and ``traits`` as for :func:`judge`. Raises :class:`Unreadable`."""
    from checker.parsing import parse
    from checker.reading import read

    bounds = limits_of(task)
    if path == STANDARD_INPUT:
        content = _standard_input(bounds)
    document = read(path if content is None else content, name=path, limits=bounds, medium=task.medium)
    if traits:
        document = replace(document, traits={**document.traits, **traits})
    return parse(document, stage=None if task.stage == "auto" else task.stage)


def limits_of(task: Task) -> Limits:
    """The limits of a run."""
    from checker.reading import Limits

    return replace(Limits(), **dict(task.limits))


def selected(ruleset: RuleSet, task: Task) -> RuleSet:
    """The rules of a set that were asked for and not asked away, at the levels asked for."""
    select, ignore = task.select, task.ignore
    if not select and not ignore and not task.levels:
        return ruleset
    rules = tuple(
        rule for rule in ruleset.rules
        if (not select or any(names(rule, word) for word in select)) and not any(names(rule, word) for word in ignore)
    )  # fmt: skip
    return replace(ruleset, rules=tuple(_leveled(rules, task.levels)) if task.levels else rules)


def _leveled(rules: Iterable[Rule], levels: tuple[tuple[str, str], ...]) -> Iterator[Rule]:
    """The rules at the levels set for them, those switched ``off`` left out; of several words the one that says most decides."""
    for rule in rules:
        said = max(((rule.id.startswith(word), len(word), level) for word, level in levels if names(rule, word)), default=None)
        if said is None:
            yield rule
        elif said[2] != "off":
            yield replace(rule, level=said[2])


def names(rule: Rule, word: str) -> bool:
    """Whether a word on the command line means this rule: its id or the start of it, its name, or its component."""
    return rule.id.startswith(word) or word in (rule.name, rule.component)


def _lint(path: str, task: Task, content: bytes | None, traits: Mapping[str, Any]) -> DocumentReport:
    from checker.checking import lint, load_ruleset

    plan = understood(path, task, content, traits)
    ruleset = housed(load_ruleset(plan, ruleset=task.ruleset, as_of=task.as_of), task.profile)
    report = lint(plan, selected(ruleset, task), fail_on=task.fail_on)
    return replace(report, document=plan.document) if task.keep_document else report


def housed(ruleset: RuleSet, profile: str | None) -> RuleSet:
    """The rules with those of the house on top that ``profile`` names, if any. Raises :class:`checker.profiles.BadProfile`."""
    if profile is None:
        return ruleset
    from checker.profiles import house_of

    return house_of(profile).over(ruleset)


def _standard_input(limits: Any) -> bytes:
    """Standard input, no more of it than the reader would take."""
    return sys.stdin.buffer.read(limits.file_bytes + 1)
