"""A plan put before its rules: which spoke, what they found, which could not tell, and the verdict."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from checker.checking.case import Case, Seed, selector
from checker.checking.conditions import applies, holds
from checker.checking.kinds import KINDS
from checker.grammar.folding import fold
from checker.model import COMPONENTS, LEVELS, DocumentReport, Finding, NotChecked, Place, Plan, Rule, RuleSet

# What a medium shows a reader. ``letters``: every letter and mark as written, which recognised text never warrants;
# ``fonts``: how they look on the page.
SHOWS = {
    "docx": {"letters", "fonts"},
    "doc": {"letters", "fonts"},
    "odt": {"letters", "fonts"},
    "rtf": {"letters", "fonts"},
    "pdf": {"letters", "fonts"},
    "text": {"letters"},
    "edxml": {"letters"},
    "ocr": set(),
    "scan": set(),
}

# A part is judged by its statuses before its words: what is not there cannot be worded wrongly.
_UNREAD = ("garbled", "letters", "cut")
_SILENT = {"missing": "missing", "blank": "blank", "not_applicable": "none_by_right"}


def lint(plan: Plan, ruleset: RuleSet, *, fail_on: str = "error") -> DocumentReport:
    """Every rule of ``ruleset`` on ``plan``. The verdict is ``fail`` from a finding of level ``fail_on`` upwards.

    ``fail_on`` is a level or ``never``. A plan out of scope is reported as such and judged by no rule. A rule that crashes
    is recorded as ``rule_error``; nothing is raised.
    """
    report = DocumentReport(
        path=plan.document.path,
        verdict="out_of_scope",
        sha256=plan.document.sha256,
        medium=plan.document.medium,
        type=plan.type,
        stage=plan.stage,
        stage_cue=plan.stage_cue,
        scope=plan.scope,
        ruleset=ruleset.id,
        chosen_by=ruleset.chosen_by,
        components=plan.components,
    )
    if plan.scope != "in":
        return report
    case = Case(plan, ruleset.facts)
    findings: list[Finding] = []
    rest: list[NotChecked] = []
    for rule in ruleset.rules:
        for outcome in judge(rule, case):
            (findings if isinstance(outcome, Finding) else rest).append(outcome)  # type: ignore[arg-type]
    ordered = _fingerprinted(sorted(findings, key=_order(plan)))
    verdict = _verdict(ordered, rest, ruleset, fail_on)
    return replace(report, verdict=verdict, findings=ordered, not_checked=tuple(rest))


def judge(rule: Rule, case: Case) -> Iterator[Finding | NotChecked]:
    """One rule on one plan: its findings, or why it gave no answer; nothing when it passes."""
    silence = _silence(rule, case)
    if silence:
        yield NotChecked(rule.id, *silence)
        return
    try:
        for seed in [*KINDS[rule.check["kind"]](case, rule.check)]:
            yield _finding(rule, case, seed)
    except Exception as error:  # a broken rule is recorded, never taken for a pass
        yield NotChecked(rule.id, "rule_error", f"{type(error).__name__}: {error}")


def _silence(rule: Rule, case: Case) -> tuple[str, str] | None:
    """The state and reason of a rule that cannot or need not be asked, or ``None``."""
    plan = case.plan
    if plan.stage not in rule.stages:
        return "not_applicable", "stage"
    if rule.media and plan.document.medium not in rule.media:
        return "not_applicable", "medium"
    try:
        if not applies(rule.check, case):
            return "not_applicable", "condition"
    except Exception as error:  # as above: a condition is part of its rule
        return "rule_error", f"{type(error).__name__}: {error}"
    statuses = list(_statuses(rule, case))
    for status, reason in _SILENT.items():
        if status in statuses:
            return "not_applicable", reason
    if "doubt" in rule.check and all(holds(name, wanted, case) for name, wanted in rule.check["doubt"].items()):
        return "cannot_tell", "cut"
    lacking = set(rule.needs) - SHOWS.get(plan.document.medium, set())
    if lacking:
        return "cannot_tell", min(lacking)
    return ("cannot_tell", "garbled") if "garbled" in statuses else None


def _statuses(rule: Rule, case: Case) -> Iterator[str]:
    """The statuses of the parts a rule looks at that bear on whether it can speak.

    A rule about presence speaks of what is missing or blank too, and of a smudged part it can tell that it is there.
    ``on_blank``: the rule looks at what is printed around a place left blank.
    """
    for key in ("of", "with"):
        named = selector(rule.check[key]) if key in rule.check else None
        if named is None or named.part is None:
            continue
        status = case.component(named.part).status
        if rule.check["kind"] == "present" and rule.check.get("wanted", True) and not (named.field or named.listed):
            if status == "not_applicable":
                yield status
        elif status != "found" and not (status == "blank" and rule.check.get("on_blank")):
            yield status


def _finding(rule: Rule, case: Case, seed: Seed) -> Finding:
    """The finding a seed stands for. Recognised text may have lost what it does not show: there nothing is an error."""
    noisy = "letters" not in SHOWS.get(case.plan.document.medium, set())
    return Finding(
        rule=rule.id,
        name=rule.name,
        component=rule.component,
        level="warning" if noisy and rule.level == "error" else rule.level,
        basis=rule.basis,
        clause=rule.clause,
        place=seed.place,
        got=seed.got,
        want=seed.want,
        fix=rule.fix_safety if rule.fix else None,
        values=seed.values or {},
    )


def _order(plan: Plan) -> object:
    """The key findings are sorted by: those without a place first, by part; then in reading order; then by rule."""
    parts: dict[str, int] = {}
    for block in plan.document.blocks:
        parts.setdefault(block.part, len(parts))
    ranks = {name: rank for rank, name in enumerate(COMPONENTS)}

    def key(finding: Finding) -> tuple[object, ...]:
        place = finding.place
        if place is None:
            return (0, ranks.get(finding.component, len(ranks)), 0, 0, 0, finding.rule)
        return (1, parts.get(place.part, len(parts)), *_spot(place), finding.rule)

    return key


def _spot(place: Place) -> tuple[int, int, int]:
    line = place.line if place.line is not None else place.paragraph
    return place.page or 0, line or 0, place.start or 0


def _fingerprinted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each finding with a mark that hangs on what was found, never on where: rule, part, folded text, and which of equals."""
    equals: Counter[str] = Counter()
    marked = []
    for finding in findings:
        content = "|".join((finding.rule, finding.component, fold(finding.got or "")))
        equals[content] += 1
        digest = hashlib.sha256(f"{content}|{equals[content]}".encode("utf-8", "replace")).hexdigest()[:16]
        marked.append(replace(finding, fingerprint=digest))
    return tuple(marked)


def _verdict(findings: Iterable[Finding], rest: Iterable[NotChecked], ruleset: RuleSet, fail_on: str) -> str:
    """``fail`` from the level asked upwards; ``review`` when a rule that may be an error could not read its part."""
    levels = LEVELS[: LEVELS.index(fail_on) + 1] if fail_on in LEVELS else ()
    if any(finding.level in levels for finding in findings):
        return "fail"
    grave = {rule.id for rule in ruleset.rules if rule.level == "error"}
    unread = any(silent.rule in grave and silent.state == "cannot_tell" and silent.why in _UNREAD for silent in rest)
    return "review" if unread or any(silent.state == "rule_error" for silent in rest) else "pass"
