"""``thethuc rules show``: everything about one rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import click

from checker.checking.compiling import sources
from checker.checking.rulesets import available, rules_of
from checker.cli import options
from checker.cli.rules.known import refuse_unknown
from checker.cli.verbs import verb
from checker.cli.writing import width, write
from checker.model import Rule
from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.reporting.json import dump, plain
from checker.reporting.paper import Paper, columns, pad

_SENTENCES = ("title", "asks", "message", "mend")


@verb("show")
@click.argument("rule", metavar="ID", type=options.RuleId())
@options.formats("text", "json")
@options.lang
def command(rule: str, format_: str, lang: str) -> int:
    """Print a rule's clause, span, check, sentences and examples, for each rule set it stands in."""
    words = Words(lang)
    refuse_unknown((rule,))
    found = [(head["id"], _spanned(known, head)) for head in available() for known in rules_of(head["id"]) if known.id == rule]
    if format_ == "json":
        write(dump({"rules": [tree_of(name, known, words) for name, known in found]}), None)
        return 0
    pages = ["\n".join(_page(name, known, words, Paper(width(None)))) for name, known in found]
    write("\n\n".join(pages) + "\n", None)
    return 0


def _spanned(rule: Rule, head: Mapping[str, Any]) -> Rule:
    """A rule without a span of its own holds as long as its rule set."""
    return rule if any(rule.in_force) else replace(rule, in_force=tuple(head["in_force"]))


def _examples(ruleset: str, rule: str) -> Mapping[str, list[Any]]:
    """The good and bad examples as written."""
    row = next(row for row in sources()[ruleset] if row["id"] == rule)
    examples: Mapping[str, list[Any]] = row["examples"]
    return examples


def tree_of(ruleset: str, rule: Rule, words: Words) -> dict[str, Any]:
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
        **{part: words.rule(rule.id, part) for part in _SENTENCES},
        "examples": plain(_examples(ruleset, rule.id)),
    }


def _page(ruleset: str, rule: Rule, words: Words, paper: Paper) -> Iterator[str]:
    """Label and text, one a line, the texts below each other."""
    rows = list(_rows(ruleset, rule, words))
    wide = max(columns(label) for label, _ in rows)
    for label, text in rows:
        if text:
            yield from paper.wrap(text, label=pad(label, wide) + "  ")


def _rows(ruleset: str, rule: Rule, words: Words) -> Iterator[tuple[str, str]]:
    examples = _examples(ruleset, rule.id)
    yield words.ui("rules.id"), rule.id
    yield words.ui("rules.name"), rule.name
    yield words.ui("rules.title"), words.rule(rule.id, "title")
    yield words.ui("rules.ruleset"), words.find("ui", "rulesets", ruleset) or ruleset
    yield words.ui("rules.component"), phrases.component(rule.component, words)
    yield words.ui("rules.level"), words.ui(f"levels.{rule.level}")
    yield words.ui("rules.basis"), words.ui(f"bases.{rule.basis}")
    yield words.ui("rules.clause"), phrases.clause(rule.clause, words)
    yield words.ui("rules.in_force"), _span(rule.in_force, words)
    yield words.ui("rules.stages"), ", ".join(words.say("stages", stage) for stage in rule.stages)
    yield words.ui("rules.asks"), words.rule(rule.id, "asks")
    yield words.ui("rules.message"), words.rule(rule.id, "message")
    yield words.ui("rules.mend"), words.rule(rule.id, "mend")
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
