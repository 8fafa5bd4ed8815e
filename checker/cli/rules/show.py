"""``thethuc rules show``: everything about one rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import click

from checker.authoring.compiling import sources
from checker.checking.rulesets import available, rules_of
from checker.cli import options
from checker.cli.rules.known import refuse_unknown
from checker.cli.verbs import verb
from checker.cli.writing import width, write
from checker.model import Rule
from checker.profiles import profiles_of
from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.reporting.json import dump, plain
from checker.reporting.paper import Paper, columns, pad
from checker.running.tasks import house

_SENTENCES = ("title", "asks", "message", "mend")


@verb("show")
@click.argument("rule", metavar="ID", type=options.RuleId())
@options.formats("text", "json")
@options.profile
@options.lang
def command(rule: str, format_: str, profile: str | None, lang: str) -> int:
    """Print a rule's clause, span, check, sentences and examples, for each rule set it stands in."""
    words = Words(lang)
    found = _own(rule, profile) if profile else shipped(rule)
    if format_ == "json":
        write(dump({"rules": [tree_of(*each, words) for each in found]}), None)
        return 0
    pages = ["\n".join(_page(*each, words, Paper(width(None)))) for each in found]
    write("\n\n".join(pages) + "\n", None)
    return 0


Found = tuple[str, Rule, Mapping[str, list[Any]]]
"""A rule set or profile, the rule as it stands there, and its good and bad examples as written."""


def shipped(rule: str) -> list[Found]:
    """The rule in every rule set it stands in. Raises :class:`Refused`."""
    refuse_unknown((rule,))
    rules = [(head, known) for head in available() for known in rules_of(head["id"]) if known.id == rule]
    return [(head["id"], _spanned(known, head), _examples(sources()[head["id"]], rule)) for head, known in rules]


def _own(rule: str, profile: str) -> list[Found]:
    """The rule of a house's own. Raises :class:`Refused`."""
    refuse_unknown((rule,), profile)
    leveled = next(each for each in house(profile).adjusted(house(profile).rules) if each.id == rule)
    home = next(each for each in profiles_of(profile) if any(row["id"] == rule for row in each.rows))
    return [(home.title, leveled, _examples(home.rows, rule))]


def _spanned(rule: Rule, head: Mapping[str, Any]) -> Rule:
    """A rule without a span of its own holds as long as its rule set."""
    return rule if any(rule.in_force) else rule._replace(in_force=tuple(head["in_force"]))


def _examples(rows: Iterable[Mapping[str, Any]], rule: str) -> Mapping[str, list[Any]]:
    """The good and bad examples as written."""
    row = next(row for row in rows if row["id"] == rule)
    examples: Mapping[str, list[Any]] = row["examples"]
    return examples


def tree_of(ruleset: str, rule: Rule, examples: Mapping[str, list[Any]], words: Words) -> dict[str, Any]:
    """All about a rule as JSON."""
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
        **{part: phrases.rule_says(rule, part, words) for part in _SENTENCES},
        "examples": plain(examples),
    }


def _page(ruleset: str, rule: Rule, examples: Mapping[str, list[Any]], words: Words, paper: Paper) -> Iterator[str]:
    """Label and text, one a line, the texts below each other."""
    rows = list(_rows(ruleset, rule, examples, words))
    wide = max(columns(label) for label, _ in rows)
    for label, text in rows:
        if text:
            yield from paper.wrap(text, label=pad(label, wide) + "  ")


def _rows(ruleset: str, rule: Rule, examples: Mapping[str, list[Any]], words: Words) -> Iterator[tuple[str, str]]:
    yield words.ui("rules.id"), rule.id
    yield words.ui("rules.name"), rule.name
    yield words.ui("rules.title"), phrases.rule_says(rule, "title", words)
    yield words.ui("rules.ruleset"), words.find("ui", "rulesets", ruleset) or ruleset
    yield words.ui("rules.component"), phrases.component(rule.component, words)
    yield words.ui("rules.level"), words.ui(f"levels.{rule.level}")
    yield words.ui("rules.basis"), words.ui(f"bases.{rule.basis}")
    yield words.ui("rules.clause"), phrases.clause(rule.clause, words)
    yield words.ui("rules.in_force"), _span(rule.in_force, words)
    yield words.ui("rules.stages"), ", ".join(words.say("stages", stage) for stage in rule.stages)
    yield words.ui("rules.asks"), phrases.rule_says(rule, "asks", words)
    yield words.ui("rules.message"), phrases.rule_says(rule, "message", words)
    yield words.ui("rules.mend"), phrases.rule_says(rule, "mend", words)
    yield words.ui("rules.check"), _flat(rule.check)
    yield words.ui("rules.fix"), f"{rule.fix} ({rule.fix_safety})" if rule.fix else ""
    for key in ("good", "bad"):
        for example in examples[key]:
            yield words.ui(f"rules.{key}"), _flat(example)


def _span(span: tuple[str, str], words: Words) -> str:
    """From when to when a rule holds."""
    first, last = (phrases.date(day, words) for day in span)
    if not first and not last:
        return words.ui("rules.always")
    return words.ui("rules.span", start=first or "…", end=last or words.ui("rules.open"))


def _flat(value: Any) -> str:
    """A setting or an example on one line: ``text: Số: 5/KH-SNV; got: 5``."""
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {_flat(part)}" for name, part in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(_flat(part) for part in value)
    return str(value)
