"""``thethuc rules show``: everything about one rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import click

from checker.cli.terminal import options
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import width, write
from checker.model import Rule
from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.reporting.json import dump
from checker.reporting.paper import Paper, columns, pad
from checker.running.rule_lookup import own, shipped, tree_of


@verb("show")
@click.argument("rule", metavar="ID", type=options.RuleId())
@options.formats("text", "json")
@options.profile
@options.lang
def command(rule: str, format_: str, profile: str | None, lang: str) -> int:
    """Print a rule's clause, span, check, sentences and examples, for each rule set it stands in."""
    words = Words(lang)
    found = own(rule, profile) if profile else shipped(rule)
    if format_ == "json":
        write(dump({"rules": [tree_of(*each, words) for each in found]}), None)
        return 0
    pages = ["\n".join(_page(*each, words, Paper(width(None)))) for each in found]
    write("\n\n".join(pages) + "\n", None)
    return 0


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
