"""``thethuc rules list``: one line a rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from checker.checking.rulesets import available, rules_of
from checker.cli.terminal import options
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import width, write
from checker.model import COMPONENTS, LEVELS, Rule
from checker.model.errors import Refused
from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.reporting.json import dump
from checker.reporting.paper import Paper, columns, pad
from checker.running.houses import house
from checker.running.rule_lookup import across_shown

_WHOLE = ("page", "font", "addressee", "body", "document")


@verb("list")
@options.formats("text", "json")
@options.lang
@click.option("--ruleset", metavar="ID")
@options.profile
@click.option("--component", metavar="NAME")
@click.option("--level", type=options.OneOf(*LEVELS))
@click.option("--for-lawyers", is_flag=True)
def command(
    format_: str, lang: str, ruleset: str | None, profile: str | None, component: str | None, level: str | None, for_lawyers: bool
) -> int:
    """Print id, level, basis, component and title of every rule, sorted by id; or all of them as a document in the order of the law."""
    words = Words(lang)
    if for_lawyers:
        from checker.cli.rules.lawbook import lawbook  # reads the YAML, which no other listing needs

        write("\n".join(lawbook(words)) + "\n", None)
        return 0
    rules = _chosen(ruleset, component, level, profile)
    if format_ == "json":
        write(dump({"rules": [_row(rule, sets, words) for rule, sets in rules]}), None)
        return 0
    write("\n".join(_table([rule for rule, _ in rules], words, Paper(width(None)))) + "\n", None)
    return 0


def _chosen(ruleset: str | None, component: str | None, level: str | None, profile: str | None) -> list[tuple[Rule, list[str]]]:
    """The rules asked for, each once, with the rule sets it stands in. Raises :class:`Refused`."""
    sets = [head["id"] for head in available()]
    if ruleset is not None and ruleset not in sets:
        raise Refused("bad.value", value=ruleset, option="--ruleset", accepted=", ".join(sets))
    if component is not None and component not in (*COMPONENTS, *_WHOLE):
        raise Refused("bad.value", value=component, option="--component", accepted=", ".join((*COMPONENTS, *_WHOLE)))
    rules: dict[str, tuple[Rule, list[str]]] = {}
    beside = [] if ruleset or profile else [(each.ruleset, each.rule) for each in across_shown()]
    for name, rule in (*_written([ruleset] if ruleset else sets, profile), *beside):
        if component in (None, rule.component) and level in (None, rule.level):
            rules.setdefault(rule.id, (rule, []))[1].append(name)
    return [rules[rule] for rule in sorted(rules)]


def _written(sets: list[str], profile: str | None) -> Iterator[tuple[str, Rule]]:
    """The rules of the sets, at the levels a house gives them, then the house's own."""
    over = house(profile) if profile else None
    for name in sets:
        yield from ((name, rule) for rule in (over.adjusted(rules_of(name)) if over else rules_of(name)))
    for rule in over.adjusted(over.rules) if over else ():
        yield str(profile), rule


def _row(rule: Rule, sets: list[str], words: Words) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": rule.name,
        "rulesets": sets,
        "component": rule.component,
        "level": rule.level,
        "basis": rule.basis,
        "clause": rule.clause.as_dict(),
        "title": phrases.rule_says(rule, "title", words) or rule.name,
    }


def _table(rules: list[Rule], words: Words, paper: Paper) -> list[str]:
    """The rules in aligned columns; titles take the rest of the line and wrap below themselves."""
    rows = [
        [
            rule.id,
            words.ui(f"levels.{rule.level}"),
            words.ui(f"rules.bases.{rule.basis}"),
            words.say("components", rule.component),
            phrases.rule_says(rule, "title", words) or rule.name,
        ]
        for rule in rules
    ]
    head = [words.ui(f"rules.{key}") for key in ("id", "level", "basis", "component", "title")]
    widths = [max(columns(row[column]) for row in [head, *rows]) for column in range(4)]
    lines = []
    for row in [head, *rows]:
        label = "  ".join(pad(cell, wide) for cell, wide in zip(row[:4], widths, strict=True)) + "  "
        lines += paper.wrap(row[4], label=label)
    return [*lines, "", words.ui("rules.count", count=len(rules))]
