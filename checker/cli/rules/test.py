"""``thethuc rules test``: every rule on its own examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from checker.authoring.loosening import loose_conditions
from checker.authoring.proving import ProofResult, prove, prove_rows
from checker.checking import load_ruleset
from checker.cli.terminal import options
from checker.cli.terminal.verbs import verb
from checker.model import DocumentReport, Plan
from checker.model.errors import Refused
from checker.parsing import parse
from checker.profiles import house_of, profiles_of
from checker.reading import read
from checker.reporting.catalogue import Words
from checker.running.one import ruled
from checker.running.rule_lookup import every_rule, refuse_unknown
from checker.running.tasks import Task


@verb("test")
@click.argument("rules", nargs=-1, metavar="[ID…]")
@options.profile
@options.lang
def command(rules: tuple[str, ...], profile: str | None, lang: str) -> int:
    """Run the examples of all rules, of some, or of a house's own. Exit code 1 when one does not hold."""
    words = Words(lang)
    known = every_rule(profile)
    refuse_unknown(rules, profile)
    try:
        results = [result for rule in rules or (None,) for result in _proved(rule, profile)]
    except FileNotFoundError:
        raise Refused("rules.needs_checkout") from None
    failures = [result for result in results if result.problem]
    for result in failures:
        print(words.ui("rules.fails", rule=result.rule, message=_told(result)))
    loose = [] if profile else [each for rule in rules or (None,) for each in loose_conditions(planned, rule)]
    for condition in loose:
        print(words.ui("rules.fails", rule=condition.rule, message=words.ui("rules.loose", condition=condition.condition)))
    bare = sorted(set(rules or known) - {result.rule for result in results if not result.good})
    for rule in bare:
        print(words.ui("rules.fails", rule=rule, message=words.ui("rules.no_bad_example")))
    proved = len({result.rule for result in results})
    print(words.ui("rules.proved", passed=len(results) - len(failures), total=len(results), rules=proved))
    return int(bool(failures or loose or bare))


def _proved(rule: str | None, profile: str | None) -> Iterator[ProofResult]:
    """The examples of the rules shipped here; with a profile those of the house's own, judged with all its layers."""
    if profile is None:
        yield from prove(None, examine, rule)
        return
    for each in profiles_of(profile):
        yield from prove_rows(each.rows, each.head, partial(examine, profile=profile), rule)


def examine(
    text: str | Path,
    *,
    medium: str | None = None,
    traits: Mapping[str, Any] | None = None,
    stage: str | None = None,
    ruleset: str | None = None,
    profile: str | None = None,
) -> DocumentReport:
    """A text read, parsed and linted as if the file had these facts; or a file."""
    document = read(str(text)) if isinstance(text, Path) else read(text.encode("utf-8"), name="example.txt", medium="text")
    document = replace(document, medium=medium or document.medium, traits={**document.traits, **(traits or {})})
    digest = house_of(profile).digest if profile else ""
    return ruled(document, b"", Task(stage=stage or "auto", ruleset=ruleset, profile=profile, profile_digest=digest)).report


def planned(
    text: str | Path,
    *,
    medium: str | None = None,
    traits: Mapping[str, Any] | None = None,
    stage: str | None = None,
    ruleset: str | None = None,
) -> tuple[Plan, Mapping[str, Any]]:
    """The plan of an example and the facts on its day: to be put before a rule that lacks one of its conditions."""
    document = read(str(text)) if isinstance(text, Path) else read(text.encode("utf-8"), name="example.txt", medium="text")
    document = replace(document, medium=medium or document.medium, traits={**document.traits, **(traits or {})})
    plan = parse(document, stage=stage)
    return plan, load_ruleset(plan, ruleset=ruleset).facts


def _told(result: ProofResult) -> str:
    """``nd30-2020, bad {'text': …}: silent``."""
    return f"{result.ruleset}, {'good' if result.good else 'bad'} {dict(result.example)}: {result.problem}"
