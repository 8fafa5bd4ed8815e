"""One rule on one plan: whether it can speak, and what it then finds."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any

from checker.checking.case import Case, Problem, selector
from checker.checking.conditions import applies, holds
from checker.checking.kinds import KINDS
from checker.model import Finding, NotChecked, Rule, RuleHead, RuleSet
from checker.model.tuples import NamedTuple

# A part is judged by its statuses before its words: what is not there cannot be worded wrongly.
_SILENT = {"missing": "missing", "blank": "blank", "not_applicable": "none_by_right"}

OF_SIGNER = frozenset(("competence", "position", "full_name"))

MOST = 1000
"""Findings of one rule on one document that are listed; how many more there are is told. No office mends a thousand by a list."""

Silence = tuple[str, str]
"""State and reason of a rule that gives no answer."""


class Judgement(NamedTuple):
    """What one rule found, or why it gave no answer; ``left``: its findings beyond :data:`MOST`, counted and not listed."""

    findings: Sequence[Finding] = ()
    silence: NotChecked | None = None
    left: int = 0


class Bearing(NamedTuple):
    """A part a rule looks at. ``presence``: the rule asks whether it is there; ``on_blank``: it speaks of a blank one too."""

    part: str
    presence: bool
    on_blank: bool


class PreparedRule:
    """A rule made ready to be asked of plan after plan: what of it does not hang on the plan is worked out once.

    ``of_signer``: it is asked of each who signs a joint plan.
    """

    __slots__ = ("_head", "bearings", "check", "conditional", "doubt", "media", "needs", "of_signer", "rule", "stages")

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.check = rule.check
        self.stages = frozenset(rule.stages)
        self.media = frozenset(rule.media)
        self.conditional = "when" in rule.check or "unless" in rule.check
        self.bearings = _bearings(rule.check)
        self.doubt: Mapping[str, Any] = rule.check.get("doubt") or {}
        self.needs = rule.needs
        self.of_signer = _is_of_signer(rule.check)
        self._head: RuleHead | None = None

    @property
    def head(self) -> RuleHead:
        """What a report tells of the rule; made when it first speaks."""
        if self._head is None:
            self._head = self.rule.head
        return self._head

    def silence(self, case: Case) -> Silence | None:
        """Why the rule need not or cannot be asked of this plan, or ``None``."""
        if case.stage not in self.stages:
            return "not_applicable", "stage"
        if self.media and case.medium not in self.media:
            return "not_applicable", "medium"
        if self.conditional and not applies(self.check, case):
            return "not_applicable", "condition"
        smudged = False
        for bearing in self.bearings:
            part = case.component(bearing.part)
            status = part.status
            if bearing.presence and part.told == "cannot_tell":
                return "cannot_tell", "garbled"  # it may have left no letters on the page
            if status != "found" and _bears(status, bearing):
                if status in _SILENT:
                    return "not_applicable", _SILENT[status]
                smudged = True
        return self._lost(case, smudged) if smudged or self.doubt or not case.shown.issuperset(self.needs) else None

    def _lost(self, case: Case, smudged: bool) -> Silence | None:
        """The medium has smudged or lost what the rule asks about."""
        if self.doubt and all(holds(name, wanted, case) for name, wanted in self.doubt.items()):
            return "cannot_tell", "cut"
        for need in self.needs:
            if need not in case.shown:
                return "cannot_tell", "scanned" if need == "fonts" and case.medium == "scan" else need
        return ("cannot_tell", "garbled") if smudged else None


def _bears(status: str, bearing: Bearing) -> bool:
    """Whether a part that is not simply found keeps the rule from speaking.

    A rule about presence speaks of what is missing or blank too, and of a smudged part it can tell that it is there.
    """
    if bearing.presence:
        return status == "not_applicable"
    return not (status == "blank" and bearing.on_blank)


def _bearings(check: Mapping[str, Any]) -> tuple[Bearing, ...]:
    asked = check["kind"] == "present" and check.get("wanted", True)
    named = _named(check.get("of", ""), asked, bool(check.get("on_blank")))
    return named if "with" not in check else named + _named(check["with"], asked, bool(check.get("on_blank")))


def _is_of_signer(check: Mapping[str, Any]) -> bool:
    """Whether a rule is asked of each who signs; what an envelope says is of the first."""
    return selector(check.get("of", "")).part in OF_SIGNER and not check.get("with", "").startswith("trait.")


@cache
def _named(of: str, asked: bool, on_blank: bool) -> tuple[Bearing, ...]:
    """The part that a selector names, of which there are few for all the rules; nothing where it names none."""
    named = selector(of)
    return (Bearing(named.part, asked and not (named.field or named.listed), on_blank),) if named.part is not None else ()


class Prepared(NamedTuple):
    """A rule set made ready to be asked of plan after plan.

    ``grave`` are the rules that may be errors, ``yielding`` those that leave a fault to others (``yields_to``), by their ids.
    """

    ruleset: RuleSet
    questions: tuple[PreparedRule, ...]
    grave: frozenset[str]
    yielding: Mapping[str, Sequence[str]]

    def heads(self, spoke: Container[str]) -> dict[str, RuleHead]:
        """What a report tells of the rules that spoke, by their ids."""
        return {question.rule.id: question.head for question in self.questions if question.rule.id in spoke}


def prepared(ruleset: RuleSet) -> Prepared:
    """The rule set made ready; whoever puts many plans before it keeps the result, which nothing else does."""
    return Prepared(
        ruleset,
        tuple(map(PreparedRule, ruleset.rules)),
        frozenset(rule.id for rule in ruleset.rules if rule.level == "error"),
        {rule.id: rule.check["yields_to"] for rule in ruleset.rules if "yields_to" in rule.check},
    )


def judge(question: PreparedRule, case: Case) -> Judgement:
    """One rule on one plan: its findings (none when it passes), or why it gave no answer. Nothing is raised."""
    rule = question.rule
    try:
        silence = question.silence(case)
        if silence:
            return Judgement(silence=_not_checked(rule.id, *silence))
        answers = iter(KINDS[rule.check["kind"]](case, rule.check))
        found = list(islice(answers, MOST))
        if not found:
            return _PASSED
        left = sum(1 for _ in answers)
        problems = [problem for problem in found if isinstance(problem, Problem)]
        if not problems:
            return Judgement(
                silence=_not_checked(rule.id, "cannot_tell", next(each.why for each in found if not isinstance(each, Problem)))
            )
        return Judgement([_finding(rule, case, problem) for problem in problems], left=left)
    except Exception as error:  # a broken rule is recorded, never taken for a pass
        return Judgement(silence=NotChecked(rule.id, "rule_error", f"{type(error).__name__}: {error}"))


_PASSED = Judgement()
_not_checked = cache(NotChecked)


def _finding(rule: Rule, case: Case, problem: Problem) -> Finding:
    """The finding a problem stands for.

    Recognised text may have lost what it does not show, and a form whose type name is a placeholder is no plan yet (the
    decree's own form 1.4 sets its recipients at 12 pt): in neither is anything an error.
    """
    noisy = case.plan.type is None or "letters" not in case.shown
    return Finding(
        rule=rule.id,
        name=rule.name,
        component=rule.component,
        level="warning" if noisy and rule.level == "error" else rule.level,
        basis=rule.basis,
        clause=rule.clause,
        place=problem.place,
        got=problem.got,
        want=problem.want,
        fix=rule.fix_safety if rule.fix else None,
        values=problem.values or {},
        said=rule.said,
        adjusted=rule.adjusted,
    )
