"""A finding as the lines of a Word comment: part, what is wrong, what should stand, by which clause, how to mend."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import Finding
from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.reporting.paper import clip

_ROOM = 600
"""Columns of a wanted line: a comment has room for a whole one."""


def remark(finding: Finding, words: Words) -> tuple[str, ...]:
    """The paragraphs of the comment; the first is its heading."""
    return tuple(_lines(finding, words))


def _lines(finding: Finding, words: Words) -> Iterator[str]:
    level = words.ui(f"levels.{finding.level}").upper()
    yield f"{level} · {phrases.component(finding.component, words)} [{finding.rule}]"
    yield phrases.message(finding, words)
    if want := finding.after or phrases.wanted(finding, words):
        yield f"{words.ui('finding.want')} {words.ui('quoted', text=clip(want, _ROOM))}"
    yield f"{words.ui('finding.clause')} {phrases.clause(finding.clause, words)}"
    basis = phrases.basis(finding, words)
    if basis:
        yield f"{words.ui('finding.basis')} {basis}"
    advice = phrases.mend(finding, words)
    if advice:
        yield f"{words.ui('finding.mend')} {advice}"
