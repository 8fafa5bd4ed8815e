"""``thethuc rules coverage``: every clause of the law, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator

import click

from checker.authoring.covering import ClauseCoverage, coverage, gaps
from checker.cli.terminal import options
from checker.cli.terminal.language import tell
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import width, write
from checker.reporting.catalogue import Words
from checker.reporting.json import dump
from checker.reporting.paper import Paper, columns, pad


@verb("coverage")
@options.formats("text", "json")
@options.lang
@click.option("--all", "all_", is_flag=True)
def command(format_: str, lang: str, all_: bool) -> int:
    """List the clauses that no rule judges, or all; exit code 1 when one is unaccounted for."""
    words = Words(lang)
    clauses = coverage()
    if format_ == "json":
        write(dump({"clauses": [_row(clause) for clause in clauses]}), None)
    else:
        shown = [clause for clause in clauses if all_ or not clause.covered]
        write("\n".join([*_table(shown, words, Paper(width(None))), "", _summary(clauses, words)]) + "\n", None)
    lacking = list(gaps())
    for key, what in lacking:
        tell(words.ui(f"rules.gaps.{key}", what=what), words)
    return int(bool(lacking))


def _row(clause: ClauseCoverage) -> dict[str, object]:
    return {
        "law": clause.law,
        "at": clause.at,
        "says": clause.says,
        "covered": list(clause.covered),
        "not_covered": clause.not_covered or None,
    }


def _table(clauses: list[ClauseCoverage], words: Words, paper: Paper) -> Iterator[str]:
    """A clause and what it says, then what becomes of it, each on a labelled line."""
    labels = {key: words.ui(f"rules.{key}") for key in ("covered", "not_covered", "unaccounted")}
    wide = max(columns(label) for label in labels.values())
    law = ""
    for clause in clauses:
        if clause.law != law:
            law = clause.law
            yield from ("", words.find("ui", "rulesets", law) or law, "")
        yield from paper.wrap(f"{clause.at}: {clause.says}", hang=2)
        for key, text in _fate(clause, words):
            yield from paper.wrap(text, label=pad(labels[key], wide) + "  ", indent=2)


def _fate(clause: ClauseCoverage, words: Words) -> Iterator[tuple[str, str]]:
    if clause.covered:
        yield "covered", ", ".join(clause.covered)
    if clause.not_covered:
        yield "not_covered", clause.not_covered
    if not clause.accounted:
        yield "unaccounted", ""


def _summary(clauses: tuple[ClauseCoverage, ...], words: Words) -> str:
    return words.ui(
        "rules.coverage",
        clauses=len(clauses),
        covered=sum(bool(clause.covered) for clause in clauses),
        not_covered=sum(bool(clause.not_covered) and not clause.covered for clause in clauses),
        unaccounted=sum(not clause.accounted for clause in clauses),
    )
