"""``thethuc rules test``: every rule on its own examples."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import click

from checker.authoring.loosening import loose_conditions
from checker.authoring.proving import ProofResult, prove, prove_rows
from checker.cli.terminal import options
from checker.cli.terminal.verbs import verb
from checker.model.errors import Refused
from checker.profiles import profiles_of
from checker.reporting.catalogue import Words
from checker.running.examples import examine, planned
from checker.running.rule_lookup import every_rule, refuse_unknown


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


def _told(result: ProofResult) -> str:
    """``nd30-2020, bad {'text': …}: silent``."""
    return f"{result.ruleset}, {'good' if result.good else 'bad'} {dict(result.example)}: {result.problem}"
