"""One rule on one plan: whether it can speak, and what it then finds."""

from __future__ import annotations

from collections.abc import Iterator

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


def judge(rule: Rule, case: Case) -> tuple[list[Finding], NotChecked | None]:
    """One rule on one plan: its findings (none when it passes), or why it gave no answer. Nothing is raised."""
    try:
        silence = _silence(rule, case)
        if silence:
            return [], NotChecked(rule.id, *silence)
        return [_finding(rule, case, seed) for seed in KINDS[rule.check["kind"]](case, rule.check)], None
    except Exception as error:  # a broken rule is recorded, never taken for a pass
        return [], NotChecked(rule.id, "rule_error", f"{type(error).__name__}: {error}")


def _silence(rule: Rule, case: Case) -> Silence | None:
    """Why a rule need not or cannot be asked of this plan, or ``None``."""
    return _off_topic(rule, case) or _unreadable(rule, case)


def _off_topic(rule: Rule, case: Case) -> Silence | None:
    """The rule is about other plans than this one."""
    if case.plan.stage not in rule.stages:
        return "not_applicable", "stage"
    if rule.media and case.plan.document.medium not in rule.media:
        return "not_applicable", "medium"
    return None if applies(rule.check, case) else ("not_applicable", "condition")


def _unreadable(rule: Rule, case: Case) -> Silence | None:
    """The part it looks at is not there, or the medium has smudged or lost what it asks about."""
    statuses = list(_statuses(rule, case))
    absent = next((status for status in statuses if status in _SILENT), None)
    if absent:
        return "not_applicable", _SILENT[absent]
    doubt = rule.check.get("doubt")
    if doubt and all(holds(name, wanted, case) for name, wanted in doubt.items()):
        return "cannot_tell", "cut"
    shown = SHOWS.get(case.plan.document.medium, _RECOGNISED)
    lacking = next((need for need in rule.needs if need not in shown), None)
    if lacking:
        return "cannot_tell", lacking
    return ("cannot_tell", "garbled") if "garbled" in statuses else None


def _statuses(rule: Rule, case: Case) -> Iterator[str]:
    """The statuses of the parts a rule looks at that bear on whether it can speak.

    A rule about presence speaks of what is missing or blank too, and of a smudged part it can tell that it is there.
    ``on_blank``: the rule looks at what is printed around a place left blank.
    """
    check = rule.check
    for key in ("of", "with"):
        named = selector(check[key]) if key in check else None
        if named is None or named.part is None:
            continue
        status = case.component(named.part).status
        if check["kind"] == "present" and check.get("wanted", True) and not (named.field or named.listed):
            if status == "not_applicable":
                yield status
        elif status != "found" and not (status == "blank" and check.get("on_blank")):
            yield status


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
        said=rule.said,
        adjusted=rule.adjusted,
    )
