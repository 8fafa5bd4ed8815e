"""One file to one report, whatever the file: the five steps in a row, and a net under them."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from checker.cli.speech import debugging
from checker.cli.walking import STANDARD_INPUT
from checker.model import DocumentReport, Plan, Rule, RuleSet, Unreadable

if TYPE_CHECKING:
    from checker.reading import Limits

_NO_TRAITS: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Task:
    """What was asked of every file of a run.

    ``keep_document``: the report carries the text it is about; only a format that shows the text is worth that cost.
    """

    stage: str = "auto"
    medium: str | None = None
    ruleset: str | None = None
    as_of: str | None = None
    fail_on: str = "error"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    limits: tuple[tuple[str, int], ...] = ()
    keep_document: bool = False


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


def unreadable(path: str, key: str, **values: Any) -> DocumentReport:
    """The report on a file that could not be read."""
    return DocumentReport(path=path, verdict="unreadable", problem=(key, values))


def understood(
    path: str,
    stage: str,
    medium: str | None,
    limits: tuple[tuple[str, int], ...],
    content: bytes | None = None,
    traits: Mapping[str, Any] = _NO_TRAITS,
) -> Plan:
    """A file read and parsed; ``content`` and ``traits`` as for :func:`judge`. Raises :class:`Unreadable`."""
    from checker.parsing import parse
    from checker.reading import Limits, read

    bounds = replace(Limits(), **dict(limits))
    if path == STANDARD_INPUT:
        content = _standard_input(bounds)
    document = read(path if content is None else content, name=path, limits=bounds, medium=medium)
    if traits:
        document = replace(document, traits={**document.traits, **traits})
    return parse(document, stage=None if stage == "auto" else stage)


def limits_of(task: Task) -> Limits:
    """The limits of a run."""
    from checker.reading import Limits

    return replace(Limits(), **dict(task.limits))


def selected(ruleset: RuleSet, select: tuple[str, ...], ignore: tuple[str, ...]) -> RuleSet:
    """The rules of a set that were asked for and not asked away."""
    if not select and not ignore:
        return ruleset
    rules = tuple(
        rule for rule in ruleset.rules
        if (not select or any(names(rule, word) for word in select)) and not any(names(rule, word) for word in ignore)
    )  # fmt: skip
    return replace(ruleset, rules=rules)


def names(rule: Rule, word: str) -> bool:
    """Whether a word on the command line means this rule: its id or the start of it, its name, or its component."""
    return rule.id.startswith(word) or word in (rule.name, rule.component)


def _lint(path: str, task: Task, content: bytes | None, traits: Mapping[str, Any]) -> DocumentReport:
    from checker.checking import lint, load_ruleset

    plan = understood(path, task.stage, task.medium, task.limits, content, traits)
    ruleset = load_ruleset(plan, ruleset=task.ruleset, as_of=task.as_of)
    report = lint(plan, selected(ruleset, task.select, task.ignore), fail_on=task.fail_on)
    return replace(report, document=plan.document) if task.keep_document else report


def _standard_input(limits: Any) -> bytes:
    """Standard input, no more of it than the reader would take."""
    return sys.stdin.buffer.read(limits.file_bytes + 1)
