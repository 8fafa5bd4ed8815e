"""The rules there are, and all about one of them: where it stands, its sentences, its examples as written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from checker.across.comparing import across_rules
from checker.authoring.compiling import sources
from checker.checking.rulesets import available, rules_of
from checker.model import Clause, Rule
from checker.model.errors import Refused
from checker.model.nearest import nearest_id
from checker.model.tuples import NamedTuple
from checker.profiles import profiles_of
from checker.reporting import phrases
from checker.reporting.catalogue import LANGUAGES, Words
from checker.reporting.json import plain
from checker.running.houses import house
from checker.settings.settling import RULES as OF_SUPPRESSIONS

ACROSS = "across"
"""What stands for a rule set where a rule is asked of plans side by side."""


def every_rule(profile: str | None = None) -> tuple[str, ...]:
    """The id of every rule of every set, sorted; with a profile those its houses have written. Raises :class:`Refused`."""
    if profile is None:
        return tuple(sorted({rule.id for head in available() for rule in rules_of(head["id"])}))
    house(profile)
    return tuple(sorted(str(row["id"]) for each in profiles_of(profile) for row in each.rows))


def refuse_unknown(rules: tuple[str, ...], profile: str | None = None) -> None:
    """Raise :class:`Refused` for an id no rule has."""
    known = every_rule(profile)
    for rule in rules:
        if rule not in known:
            raise Refused("rules.unknown", rule=rule, near=nearest_id(rule, known))


class ShownRule(NamedTuple):
    """A rule set or profile, the rule as it stands there, and its good and bad examples as written."""

    ruleset: str
    rule: Rule
    examples: Mapping[str, list[Any]]


def shipped(rule: str) -> list[ShownRule]:
    """The rule in every rule set it stands in. Raises :class:`Refused`."""
    if beside := [each for each in across_shown() if rule.upper() in (each.rule.id, each.rule.name.upper())]:
        return beside
    if rule in {each.id for each in OF_SUPPRESSIONS.values()}:
        raise Refused("rules.of_suppressions", rule=rule)
    if rule not in every_rule():
        raise Refused("rules.unknown", rule=rule, near=nearest_id(rule, (*every_rule(), *(each.rule.id for each in across_shown()))))
    rules = [(head, known) for head in available() for known in rules_of(head["id"]) if known.id == rule]
    return [ShownRule(head["id"], _spanned(known, head), _examples(sources()[head["id"]], rule)) for head, known in rules]


def across_shown() -> list[ShownRule]:
    """The rules asked of plans side by side, each with its examples."""
    return [ShownRule(ACROSS, _across_rule(row), row["examples"]) for row in across_rules()]


def _across_rule(row: Mapping[str, Any]) -> Rule:
    said = {lang: {**(Words(lang).find(ACROSS, row["id"]) or {}), "asks": row["asks"]} for lang in LANGUAGES}
    clause = Clause(row["clause"]["document"], row["clause"]["at"])
    return Rule(row["id"], row["name"], "document", clause, row["level"], row["basis"], row["check"], stages=("issued",), said=said)


def own(rule: str, profile: str) -> list[ShownRule]:
    """The rule of a house's own. Raises :class:`Refused`."""
    refuse_unknown((rule,), profile)
    leveled = next(each for each in house(profile).adjusted(house(profile).rules) if each.id == rule)
    home = next(each for each in profiles_of(profile) if any(row["id"] == rule for row in each.rows))
    return [ShownRule(home.title, leveled, _examples(home.rows, rule))]


def _spanned(rule: Rule, head: Mapping[str, Any]) -> Rule:
    """A rule without a span of its own holds as long as its rule set."""
    return rule if any(rule.in_force) else rule._replace(in_force=tuple(head["in_force"]))


def _examples(rows: Iterable[Mapping[str, Any]], rule: str) -> Mapping[str, list[Any]]:
    """The good and bad examples as written."""
    row = next(row for row in rows if row["id"] == rule)
    examples: Mapping[str, list[Any]] = row["examples"]
    return examples


def tree_of(found: ShownRule, words: Words) -> dict[str, Any]:
    """All about a rule as JSON."""
    ruleset, rule, examples = found
    return {
        "id": rule.id,
        "name": rule.name,
        "ruleset": ruleset,
        "component": rule.component,
        "level": rule.level,
        "basis": rule.basis,
        "clause": rule.clause.as_dict(),
        "in_force": list(rule.in_force),
        "stages": list(rule.stages),
        "media": list(rule.media),
        "needs": list(rule.needs),
        "check": plain(rule.check),
        "fix": rule.fix,
        "fix_safety": rule.fix_safety,
        "title": phrases.rule_says(rule, "title", words),
        "asks": phrases.rule_asks(rule, ruleset, words),
        "message": phrases.rule_says(rule, "message", words),
        "mend": phrases.rule_says(rule, "mend", words),
        "examples": plain(examples),
    }
