"""``thethuc rules show``: everything about one rule, as a page for people or as JSON."""

from __future__ import annotations

import click

from checker.cli.rules.page import rule_page
from checker.cli.terminal import options
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import width, write
from checker.reporting.catalogue import Words
from checker.reporting.json import dump
from checker.reporting.paper import Paper
from checker.running.rule_lookup import own, shipped, tree_of


@verb("show")
@click.argument("rule", metavar="ID", type=options.RuleId())
@options.formats("text", "json")
@options.profile
@options.lang
def command(rule: str, format_: str, profile: str | None, lang: str) -> int:
    """Print what a rule asks, why, with examples, how to mend and what it cannot see; as JSON also how it is checked."""
    words = Words(lang)
    found = own(rule, profile) if profile else shipped(rule)
    if format_ == "json":
        write(dump({"rules": [tree_of(each, words) for each in found]}), None)
    else:
        write("\n".join(rule_page(found, words, Paper(width(None)))) + "\n", None)
    return 0
