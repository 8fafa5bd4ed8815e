"""What a text report could not judge, and why, grouped by reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from checker.model import DocumentReport
from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.reporting.paper import Paper


def silent(document: DocumentReport) -> int:
    """How many rules that concern this plan gave no answer."""
    return len({rest.rule for rest in document.not_checked if rest.state != "not_applicable"})


def unchecked(document: DocumentReport, words: Words, paper: Paper) -> Iterator[str]:
    """One line a reason, with the rules it kept from judging. Rules that do not concern this plan are not listed."""
    reasons: dict[str, list[str]] = defaultdict(list)
    for rest in document.not_checked:
        if rest.state != "not_applicable":
            said = phrases.reason(rest, words)
            reasons[words.ui("crashed", why=said) if rest.state == "rule_error" else said].append(rest.rule)
    if not reasons:
        return
    yield paper.paint(words.ui("unchecked", count=silent(document)), "dim")
    for why, rules in sorted(reasons.items()):
        for line in paper.wrap(f"{why}: {', '.join(sorted(set(rules)))}", label="- ", indent=2):
            yield paper.paint(line, "dim")
