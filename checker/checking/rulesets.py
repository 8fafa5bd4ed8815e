"""Which rules judge a plan: chosen by its own date, or by the user."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from checker.model import STAGES, Clause, Plan, Rule, RuleSet
from checker.model.data import compiled
from checker.model.tuples import NamedTuple

_NEVER, _ALWAYS = "", "9999-12-31"
UNSAID: Mapping[str, tuple[str, ...]] = {"stages": STAGES, "media": (), "needs": ("letters",), "in_force": ("", "")}
"""What holds of a compiled rule that says nothing of it, as most do."""
UNSAID_BASIS = "decree"
"""The same of what it rests on."""


class UnknownRuleSetError(LookupError):
    """No rule set of that name; ``known`` lists those there are."""

    def __init__(self, ruleset: str, known: tuple[str, ...]) -> None:
        super().__init__(ruleset)
        self.ruleset = ruleset
        self.known = known


def available() -> tuple[Mapping[str, Any], ...]:
    """The head of every rule set: ``id``, ``title``, ``document``, ``in_force``, ``layer``; the newest law first."""
    return tuple(compiled().section("rulesets"))


def laws() -> tuple[str, ...]:
    """The rule sets a plan can be judged by; a layer such as ``practice`` only adds to them."""
    return tuple(head["id"] for head in available() if not head["layer"])


@cache
def rules_of(ruleset: str) -> tuple[Rule, ...]:
    """Every rule written in one rule set, layers apart; an older law's row tells only what it has not in common with the newest's."""
    rows = compiled().entry(ruleset)
    if rows is None:
        raise UnknownRuleSetError(ruleset, tuple(head["id"] for head in available()))
    newest = {} if ruleset == laws()[0] else {row["id"]: row for row in compiled().entry(laws()[0])}
    document = next(head["document"] for head in available() if head["id"] == ruleset)
    return tuple(made_rule(newest.get(row["id"], {}) | row, document=document) for row in rows)


@cache
def noted(ruleset: str) -> tuple[Rule, ...]:
    """The same as notes: a law not yet in force on the plan's day can order nothing of it."""
    return tuple(rule._replace(level="note") for rule in rules_of(ruleset))


def load_ruleset(plan: Plan, *, ruleset: str | None = None, as_of: str | None = None) -> RuleSet:
    """The rules in force on the plan's date (or on ``as_of``, an ISO date), with the practice layer on top.

    ``chosen_by`` says why, as a key and a value: what the plan itself says (its ``date_cue``: ``date 2024-03-07``,
    ``month 2026-04``), ``none`` (nothing dates it: the newest law), ``nearest 2009-01-12`` (older than the oldest law here),
    ``nearest_as_of …`` (the same of a day that was asked for); what a law not in force yet finds are notes;
    ``as_of 2019-05-01``, or ``option`` (``ruleset`` was named). Raises :class:`UnknownRuleSetError`.
    """
    chosen = choose(plan, ruleset=ruleset, as_of=as_of)
    return rules_on(chosen.id, chosen.since, chosen.early)._replace(chosen_by=chosen.by)


class ChosenRuleSet(NamedTuple):
    """The rule set that judges a plan, why (see :func:`load_ruleset`), and the day (ISO, or empty) its rules must hold on."""

    id: str
    by: str
    since: str

    @property
    def early(self) -> bool:
        """Whether the law was not in force yet, so that what it finds are notes."""
        return self.by.startswith("nearest")


def choose(plan: Plan, *, ruleset: str | None = None, as_of: str | None = None) -> ChosenRuleSet:
    """Which rules judge the plan. Raises :class:`UnknownRuleSetError`."""
    if ruleset is not None and ruleset not in laws():
        raise UnknownRuleSetError(ruleset, laws())
    on = as_of or plan.date or ""
    cue = f"as_of {as_of}" if as_of else plan.date_cue or f"date {on}"
    identity, chosen_by = (ruleset, "option") if ruleset else _choose(on, cue)
    return ChosenRuleSet(identity, chosen_by, as_of or _earliest(plan))


@lru_cache(maxsize=64)
def rules_on(identity: str, since: str, early: bool = False) -> RuleSet:
    """The rules of a law and of practice that hold on a day, not yet chosen by anything; ``early`` ones as notes."""
    layers = [head["id"] for head in available() if head["layer"]]
    rules = tuple(rule for name in (identity, *layers) for rule in (noted if early else rules_of)(name) if in_force(rule.in_force, since))
    return RuleSet(identity, "", rules, {**compiled().section("facts"), "on": since})


def in_force(span: tuple[str, str], on: str) -> bool:
    """Whether a span of ISO dates holds a day; an unknown day lies in a span without edges only."""
    first, last = span
    return (first or _NEVER) <= on <= (last or _ALWAYS) if on else not (first or last)


def _earliest(plan: Plan) -> str:
    """The earliest day the plan can have, or ``""``: what ended later in its year or month may still have stood."""
    if not plan.date or plan.date_cue.startswith("no_date"):
        return ""
    if plan.date_cue.startswith("year"):
        return f"{plan.date[:4]}-01-01"
    return f"{plan.date[:7]}-01" if plan.date_cue.startswith("month") else plan.date


def _choose(on: str, cue: str) -> tuple[str, str]:
    heads = [head for head in available() if not head["layer"]]
    if not on:
        return heads[0]["id"], "none"
    for head in heads:
        if in_force(tuple(head["in_force"]), on):
            return head["id"], cue
    return heads[-1]["id"], f"nearest_{cue}" if cue.startswith("as_of") else f"nearest {on}"


def made_rule(row: Mapping[str, Any], said: Mapping[str, Mapping[str, str]] | None = None, document: str = "") -> Rule:
    """A compiled rule as the noun; ``said`` are a house's own words for it, ``document`` the act of a clause that names none."""
    return Rule(
        id=row["id"],
        name=row["name"],
        component=row["component"],
        clause=Clause(*row["clause"]) if len(row["clause"]) > 1 else Clause(document, *row["clause"]),
        level=row["level"],
        basis=row.get("basis") or UNSAID_BASIS,
        check=row["check"],
        stages=_said(row, "stages"),
        media=_said(row, "media"),
        needs=_said(row, "needs"),
        in_force=_said(row, "in_force"),
        fix=row.get("fix"),
        fix_safety=row.get("fix_safety"),
        said=said or {},
    )


def _said(row: Mapping[str, Any], name: str) -> Any:
    value = row.get(name)
    return UNSAID[name] if value is None else tuple(value)
