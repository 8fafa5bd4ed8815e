"""One rule on one plan: whether it can speak, and what it then finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from checker.checking.case import Case, Seed, selector
from checker.checking.conditions import applies, holds
from checker.checking.kinds import KINDS
from checker.model import Finding, NotChecked, Rule

# What a medium shows a reader. ``letters``: every letter and mark as written, which recognised text never warrants;
# ``fonts``: how they look on the page.
_PRINTED = frozenset({"letters", "fonts"})
_TYPED = frozenset({"letters"})
_RECOGNISED: frozenset[str] = frozenset()
SHOWS = {
    **dict.fromkeys(("docx", "doc", "odt", "rtf", "pdf"), _PRINTED),
    **dict.fromkeys(("text", "edxml"), _TYPED),
    **dict.fromkeys(("ocr", "scan"), _RECOGNISED),
}

# A part is judged by its statuses before its words: what is not there cannot be worded wrongly.
_SILENT = {"missing": "missing", "blank": "blank", "not_applicable": "none_by_right"}

Silence = tuple[str, str]
"""State and reason of a rule that gives no answer."""


class Bearing(NamedTuple):
    """A part a rule looks at. ``presence``: the rule asks whether it is there; ``on_blank``: it speaks of a blank one too."""

    part: str
    presence: bool
    on_blank: bool


def judge(rule: Rule, case: Case) -> tuple[Sequence[Finding], NotChecked | None]:
    """One rule on one plan: its findings (none when it passes), or why it gave no answer. Nothing is raised."""
    try:
        silence = _off_topic(rule, case) or _unreadable(rule, case)
        if silence:
            return (), _not_checked(rule.id, *silence)
        seeds = list(KINDS[rule.check["kind"]](case, rule.check))
        return [_finding(rule, case, seed) for seed in seeds] if seeds else (), None
    except Exception as error:  # a broken rule is recorded, never taken for a pass
        return (), NotChecked(rule.id, "rule_error", f"{type(error).__name__}: {error}")


_not_checked = cache(NotChecked)


def _off_topic(rule: Rule, case: Case) -> Silence | None:
    """The rule is about other plans than this one."""
    if case.plan.stage not in rule.stages:
        return "not_applicable", "stage"
    if rule.media and case.plan.document.medium not in rule.media:
        return "not_applicable", "medium"
    return None if applies(rule.check, case) else ("not_applicable", "condition")


def _unreadable(rule: Rule, case: Case) -> Silence | None:
    """The part it looks at is not there, or the medium has smudged or lost what it asks about."""
    garbled = False
    for bearing in _bearings(rule):
        status = case.component(bearing.part).status
        if status == "found" or not _bears(status, bearing):
            continue
        if status in _SILENT:
            return "not_applicable", _SILENT[status]
        garbled = garbled or status == "garbled"
    doubt = rule.check.get("doubt")
    if doubt and all(holds(name, wanted, case) for name, wanted in doubt.items()):
        return "cannot_tell", "cut"
    shown = SHOWS.get(case.plan.document.medium, _RECOGNISED)
    for need in rule.needs:
        if need not in shown:
            return "cannot_tell", need
    return ("cannot_tell", "garbled") if garbled else None


def _bears(status: str, bearing: Bearing) -> bool:
    """Whether a part that is not simply found keeps the rule from speaking."""
    if bearing.presence:
        return status == "not_applicable"
    return not (status == "blank" and bearing.on_blank)


_known_bearings: dict[int, tuple[Rule, tuple[Bearing, ...]]] = {}


def _bearings(rule: Rule) -> tuple[Bearing, ...]:
    """The parts whose status bears on whether a rule can speak, worked out once a rule.

    A rule about presence speaks of what is missing or blank too, and of a smudged part it can tell that it is there.
    """
    known = _known_bearings.get(id(rule))
    if known is None:  # the rule is kept beside them, so that no other can ever have its identity
        known = _known_bearings[id(rule)] = rule, tuple(_worked_out(rule.check))
    return known[1]


def _worked_out(check: Mapping[str, Any]) -> Iterator[Bearing]:
    for key in ("of", "with"):
        named = selector(check[key]) if key in check else None
        if named is not None and named.part is not None:
            whole = not (named.field or named.listed)
            presence = check["kind"] == "present" and check.get("wanted", True) and whole
            yield Bearing(named.part, presence, bool(check.get("on_blank")))


def _finding(rule: Rule, case: Case, seed: Seed) -> Finding:
    """The finding a seed stands for.

    Recognised text may have lost what it does not show, and a form whose type name is a placeholder is no plan yet (the
    decree's own form 1.4 sets its recipients at 12 pt): in neither is anything an error.
    """
    noisy = case.plan.type is None or "letters" not in SHOWS.get(case.plan.document.medium, _RECOGNISED)
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
