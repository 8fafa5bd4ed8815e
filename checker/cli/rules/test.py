"""``thethuc rules test``: every rule on its own examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from checker.checking import lint, load_ruleset
from checker.checking.proving import ProofResult, prove
from checker.cli import options
from checker.cli.complaint import Complaint
from checker.cli.rules.known import every_rule, refuse_unknown
from checker.cli.verbs import verb
from checker.model import DocumentReport
from checker.parsing import parse
from checker.reading import read
from checker.reporting.catalogue import Words


@verb("test")
@click.argument("rules", nargs=-1, metavar="[ID…]")
@options.lang
def command(rules: tuple[str, ...], lang: str) -> int:
    """Run the examples of all rules, or of some. Exit code 1 when one does not hold."""
    words = Words(lang)
    refuse_unknown(rules)
    try:
        results = [result for rule in rules or (None,) for result in prove(None, examine, rule)]
    except FileNotFoundError:
        raise Complaint("rules.needs_checkout") from None
    failures = [result for result in results if result.problem]
    for result in failures:
        print(words.ui("rules.fails", rule=result.rule, message=_told(result)))
    bare = sorted(set(rules or every_rule()) - {result.rule for result in results if not result.good})
    for rule in bare:
        print(words.ui("rules.fails", rule=rule, message=words.ui("rules.no_bad_example")))
    proved = len({result.rule for result in results})
    print(words.ui("rules.proved", passed=len(results) - len(failures), total=len(results), rules=proved))
    return int(bool(failures or bare))


def examine(
    text: str | Path,
    *,
    medium: str | None = None,
    traits: Mapping[str, Any] | None = None,
    stage: str | None = None,
    ruleset: str | None = None,
) -> DocumentReport:
    """A text read, parsed and linted as if the file had these facts; or a file."""
    document = read(str(text)) if isinstance(text, Path) else read(text.encode("utf-8"), name="example.txt", medium="text")
    document = replace(document, medium=medium or document.medium, traits={**document.traits, **(traits or {})})
    plan = parse(document, stage=stage)
    return lint(plan, load_ruleset(plan, ruleset=ruleset))


def _told(result: ProofResult) -> str:
    """``nd30-2020, bad {'text': …}: silent``."""
    return f"{result.ruleset}, {'good' if result.good else 'bad'} {dict(result.example)}: {result.problem}"
