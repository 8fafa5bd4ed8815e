"""A plan put before its rules: what they found, which could not tell, and the verdict."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from checker.checking.case import Case
from checker.checking.judging import OF_SIGNER, Prepared, judge, prepared
from checker.checking.quotes import quoted
from checker.model import COMPONENTS, LEVELS, DocumentReport, Finding, Location, NotChecked, NotRead, Plan, RuleSet
from checker.model.records import replace
from checker.wording.folding import same_citation

# Reasons for which a person must look at what a rule could not.
_UNREAD = ("garbled", "words", "letters", "cut")
OWN_RULES = frozenset({"party", "front", "youth", "union", "association", "company", "cooperatives", "religious", "private"})
"""Issuers with rules of their own: the decree judges them only where somebody names it."""
_RANKS = {name: rank for rank, name in enumerate(COMPONENTS)}


def lint(plan: Plan, ruleset: RuleSet | Prepared, *, fail_on: str = "error") -> DocumentReport:
    """Every rule of ``ruleset`` on ``plan``. The verdict is ``fail`` from a finding of level ``fail_on`` upwards.

    ``fail_on`` is a level or ``never``. A plan out of scope is reported as such and judged by no rule, but where its issuer is not
    bound by the decree and the user named a rule set. A rule that crashes is recorded as ``rule_error``; nothing is raised. Rules for
    many plans of many days are :func:`prepared` once.
    """
    ready = ruleset if isinstance(ruleset, Prepared) else _made_ready(ruleset)
    report = _heading(plan, ready.ruleset)
    if plan.scope != "in" and not (plan.scope in OWN_RULES and ready.ruleset.chosen_by == "option"):
        return _left_alone(report)
    found: list[Finding] = []
    rest: list[NotChecked] = []
    more: list[NotRead] = []
    case = Case(plan, ready.ruleset.facts)
    for question in ready.questions:
        findings, silence, left = judge(question, case)
        found += findings
        if silence:
            rest.append(silence)
        if left:
            more.append(NotRead("findings", member=question.rule.id, number=left))
    for cosigner in plan.cosigners:
        signed = Case(replace(plan, components={**plan.components, **cosigner}), ready.ruleset.facts)
        answers = [judge(question, signed) for question in ready.questions if question.of_signer]
        found += [finding for answer in answers for finding in answer.findings]
        told = {each.rule for each in rest}
        rest += [row for answer in answers if (row := answer.silence) and row.state != "not_applicable" and row.rule not in told]
    findings_ = quoted(fingerprinted(in_place_order(_told_once(found, ready.yielding, joint=bool(plan.cosigners)), plan)), plan.document)
    unread = (*report.not_read, *more, *_unasked(rest, ready.ruleset))
    doubtful = bool(unread) or is_doubtful(rest, ready.grave)
    crashed = any(each.state == "rule_error" for each in rest)
    verdict = verdict_of(findings_, doubtful, fail_on)
    spoke = {each.rule for each in findings_} | {each.rule for each in rest if each.state != "not_applicable"}
    return replace(
        report, verdict=verdict, findings=findings_, not_checked=tuple(rest), doubtful=doubtful, crashed=crashed, not_read=unread,
        rules=ready.heads(spoke),
    )  # fmt: skip


_latest: list[Prepared] = []


def _made_ready(ruleset: RuleSet) -> Prepared:
    """The rules made ready; those of the plan before, which :func:`load_ruleset` gives to the next one too, are so already."""
    ready = _latest[0] if _latest else None
    if ready is None or ready.ruleset.rules is not ruleset.rules:
        ready = prepared(ruleset)
        _latest[:] = [ready]
    return ready._replace(ruleset=ruleset)


def _told_once(found: Sequence[Finding], yielding: Mapping[str, Sequence[str]], *, joint: bool) -> Iterator[Finding]:
    """The findings but those that a rule leaves to another one, which tells the same words of the same fault.

    ``joint``: several sign the plan, of whom one's authority says nothing of another's post.
    """
    for finding in found:
        others = yielding.get(finding.rule, ())
        if not any(other.rule in others and (_meet(finding, other) or (not joint and _sign(finding, other))) for other in found if others):
            yield finding


def _sign(one: Finding, other: Finding) -> bool:
    """Whether two findings are about two parts of a signature: whoever signs for another body holds a post there."""
    return one.component != other.component and OF_SIGNER.issuperset((one.component, other.component))


def _meet(one: Finding, other: Finding) -> bool:
    """Whether two findings are about the same words in any of their places; of what has no place, about the same part."""
    if one.place is None or other.place is None:
        return one.component == other.component
    return any(_overlap(here, there) for here in _places(one) for there in _places(other))


def _places(finding: Finding) -> Sequence[Location]:
    places: Sequence[Location] = finding.values.get("places", ())
    return places or ((finding.place,) if finding.place else ())


def _overlap(one: Location, other: Location) -> bool:
    if one._replace(start=None, end=None, bbox=None) != other._replace(start=None, end=None, bbox=None):
        return False
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return True
    return one.start < other.end and other.start < one.end


def _left_alone(report: DocumentReport) -> DocumentReport:
    """A document no rule judges. One that was not recognised may be a plan in what of it was not read, and behind one of another kind a
    plan may stand: a person must look.
    """
    unknown = bool(report.not_read) and (report.scope == "none" or any(row.kind == "further_plan" for row in report.not_read))
    return replace(report, verdict="review", doubtful=True) if unknown else report


def _unasked(rest: Iterable[NotChecked], ruleset: RuleSet) -> tuple[NotRead, ...]:
    """That no rule judged the document: none was left to ask, or the medium shows none of them what it asks about."""
    if not ruleset.rules:
        return (NotRead("no_rules"),)
    silences = {silence.rule: silence.state for silence in rest}
    judged = len(silences) < len(ruleset.rules) or "not_applicable" in silences.values()
    return () if judged else (NotRead("no_answers"),)


def _heading(plan: Plan, ruleset: RuleSet) -> DocumentReport:
    """The report before any rule has spoken."""
    return DocumentReport(
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
        signers=plan.extra.get("signers", ()),
        signatures=tuple(plan.document.traits.get("signatures", ())),
        comments=plan.document.comments,
        not_read=(*plan.document.not_read, *_left(plan)),
        secret=plan.secret,
        tracked=int(plan.document.traits.get("revisions", 0)),
    )


def _left(plan: Plan) -> Iterator[NotRead]:
    """The plans of the file after the one that is judged; paragraphs whose citations are too many to be looked at."""
    if left := plan.extra.get("citations_left"):
        yield NotRead("citations_left", left[0].place, number=len(left))
    if others := plan.extra.get("further_plans"):
        yield NotRead("further_plan", others[0].place, others[0].text, len(others))


def in_place_order(findings: Iterable[Finding], plan: Plan) -> list[Finding]:
    """What is missing first, by part; then what stands, in reading order; then by rule."""
    parts: dict[str, int] = {}
    for block in plan.document.blocks:
        parts.setdefault(block.part, len(parts))

    def key(finding: Finding) -> tuple[int, int, int, int, int, str]:
        place = finding.place
        if place is None:
            return 0, _RANKS.get(finding.component, len(_RANKS)), 0, 0, 0, finding.rule
        line = place.line if place.line is not None else place.paragraph
        return 1, parts.get(place.part, len(parts)), place.page or 0, line or 0, place.start or 0, finding.rule

    return sorted(findings, key=key)


def fingerprinted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each finding with a mark that hangs on what was found, never on where: rule, part, folded text, and which of equals.

    What ``fix`` writes into an act's citation for another rule leaves the mark as it is: who accepted the finding accepted the act's.
    """
    equals: Counter[str] = Counter()
    marked = []
    for finding in findings:
        content = "|".join((finding.rule, finding.component, same_citation(finding.got or "")))
        equals[content] += 1
        digest = hashlib.sha256(f"{content}|{equals[content]}".encode("utf-8", "replace")).hexdigest()[:16]
        marked.append(finding._replace(fingerprint=digest))
    return tuple(marked)


def is_doubtful(rest: Iterable[NotChecked], grave: frozenset[str]) -> bool:
    """Whether a rule that may be an error could not read its part, or crashed: a person must look. ``grave`` are the former."""
    return any(
        silence.state == "rule_error" or (silence.state == "cannot_tell" and silence.why in _UNREAD and silence.rule in grave)
        for silence in rest
    )


def verdict_of(findings: Iterable[Finding], doubtful: bool, fail_on: str) -> str:
    """``fail`` from the level asked upwards; else ``review`` when it is doubtful; else ``pass``."""
    levels = LEVELS[: LEVELS.index(fail_on) + 1] if fail_on in LEVELS else ()
    if any(finding.level in levels for finding in findings):
        return "fail"
    return "review" if doubtful else "pass"
