"""The findings of a text report: by part, each with its place, what stands, what should, by which clause, how to mend."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from checker.model import LEVELS, DocumentReport, Finding
from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.reporting.order import in_order
from checker.reporting.paper import Paper, columns, pad, shorten

STYLES = {"error": "red", "warning": "yellow", "note": "cyan"}
_QUOTE = 160


def faults(document: DocumentReport, words: Words, paper: Paper, level: str = "note") -> Iterator[str]:
    """Every finding at ``level`` or graver; findings of one rule share one entry, each with its own place."""
    shown = [f for f in in_order(document.findings) if LEVELS.index(f.level) <= LEVELS.index(level)]
    groups = [list(group) for _, group in groupby(shown, key=lambda f: (f.component, f.rule, phrases.message(f, words)))]
    for number, group in enumerate(groups, 1):
        if number > 1:
            yield ""
        yield from _entry(number, group, words, paper)


def _entry(number: int, group: list[Finding], words: Words, paper: Paper) -> Iterator[str]:
    first = group[0]
    yield _head(number, group, words, paper)
    yield from paper.wrap(phrases.message(first, words), indent=4)
    labels = {key: words.ui(f"finding.{key}") for key in ("place", "got", "want", "clause", "mend", "basis")}
    wide = max(columns(label) for label in labels.values())

    def line(key: str, text: str) -> list[str]:
        return paper.wrap(text, label=pad(labels[key], wide) + " ", indent=4) if text else []

    for finding in group:
        yield from _spot(finding, words, line_of=line, several=len(group) > 1)
    yield from line("clause", phrases.clause(first.clause, words))
    if first.basis != "decree":
        yield from line("basis", words.ui(f"bases.{first.basis}"))
    yield from line("mend", phrases.mend(first, words))


def _head(number: int, group: list[Finding], words: Words, paper: Paper) -> str:
    """``1. LỖI · Số, ký hiệu (3 chỗ)`` with the rule's id at the right edge."""
    first = group[0]
    level = words.ui(f"levels.{first.level}").upper()
    name = phrases.component(first.component, words)
    if len(group) > 1:
        name += " " + words.ui("times", count=len(group))
    left = f"{number:>2}. {level} · {name}"
    gap = max(paper.width - columns(left) - columns(first.rule) - 2, 2)
    painted = left.replace(level, paper.paint(level, "bold", STYLES[first.level]), 1)
    return painted + " " * gap + paper.paint(f"[{first.rule}]", "dim")


def _spot(finding: Finding, words: Words, line_of: Callable[[str, str], list[str]], several: bool) -> Iterator[str]:
    """Where, what stands there and what should stand there."""
    where = phrases.place(finding.place, words)
    got = _quoted(finding.got, words)
    want = _quoted(finding.want, words)
    if several:
        yield from line_of("place", ": ".join(part for part in (where, _change(got, want, words)) if part))
        return
    yield from line_of("place", where)
    yield from line_of("got", got)
    yield from line_of("want", want)


def _change(got: str, want: str, words: Words) -> str:
    """What stands and what should, on one line."""
    if got and want:
        return words.ui("change", got=got, want=want)
    return words.ui("needed", want=want) if want else got


def _quoted(text: str | None, words: Words) -> str:
    return words.ui("quoted", text=shorten(text, _QUOTE)) if text else ""
