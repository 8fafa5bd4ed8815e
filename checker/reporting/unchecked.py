"""What a text report could not judge, and why, grouped by reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from checker.model import DocumentReport
from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.reporting.paper import Paper

_MANY = 10
_SHOWN = 4


def silent(document: DocumentReport) -> int:
    """How many rules that concern this plan gave no answer."""
    return len({rest.rule for rest in document.not_checked if rest.state != "not_applicable"})


def reasons(document: DocumentReport, words: Words) -> list[tuple[str, list[str]]]:
    """Why rules were kept from judging, each reason with its rules. Rules that do not concern this plan are not listed."""
    rules: dict[str, set[str]] = defaultdict(set)
    for rest in document.not_checked:
        if rest.state != "not_applicable":
            said = phrases.reason(rest, words)
            rules[words.ui("crashed", why=said) if rest.state == "rule_error" else said].add(rest.rule)
    return [(why, sorted(rules[why])) for why in sorted(rules)]


def named(rules: list[str]) -> str:
    """The rules by id; of many only the first, and how many they are: the JSON report names them all."""
    return ", ".join(rules) if len(rules) <= _MANY else f"{', '.join(rules[:_SHOWN])}, … ({len(rules)})"


def unread(document: DocumentReport, words: Words) -> list[str]:
    """A sentence for each thing of the file that was not read, in the order of reading."""
    return [phrases.not_read(row, words) for row in document.not_read]


def unread_lines(document: DocumentReport, words: Words, paper: Paper) -> Iterator[str]:
    """The same as lines of the text report, under a heading."""
    listed = unread(document, words)
    if listed:
        yield paper.paint(words.ui("not_read.heading"), "bold", "yellow")
    for said in listed:
        yield from paper.wrap(said, label="- ", indent=2)


def unchecked(document: DocumentReport, words: Words, paper: Paper) -> Iterator[str]:
    """One line a reason."""
    listed = reasons(document, words)
    if listed:
        yield paper.paint(words.ui("unchecked", count=silent(document)), "dim")
    for why, rules in listed:
        for line in paper.wrap(f"{why}: {named(rules)}", label="- ", indent=2):
            yield paper.paint(line, "dim")
