"""The findings of a text report: by part, each with its place, what stands, what should, by which clause, how to mend."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from checker.model import LEVELS, DocumentReport, Finding
from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.reporting.order import in_order
from checker.reporting.paper import Paper, columns, pad

STYLES = {"error": "red", "warning": "yellow", "note": "cyan"}


def faults(document: DocumentReport, words: Words, paper: Paper, level: str = "note") -> Iterator[str]:
    """Every finding at ``level`` or graver; findings of one rule share one entry, each with its own place."""
    shown = [f for f in in_order(document.findings) if LEVELS.index(f.level) <= LEVELS.index(level)]
    groups = [list(group) for _, group in groupby(shown, key=lambda f: (f.component, f.rule))]
    for number, group in enumerate(groups, 1):
        if number > 1:
            yield ""
        yield _head(number, group, words, paper)
        yield from _body(group, words, paper)


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


def _body(group: list[Finding], words: Words, paper: Paper) -> Iterator[str]:
    """What is wrong, then labelled lines whose texts stand below each other."""
    first = group[0]
    messages = {phrases.message(finding, words) for finding in group}
    one = len(messages) == 1
    yield from paper.wrap(phrases.message(first, words) if one else phrases.title(first, words), indent=4)
    rows = list(_where(first, words) if len(group) == 1 else _places(group, words, told=one))
    rows.append(("clause", phrases.clause(first.clause, words)))
    rows.append(("basis", phrases.basis(first, words)))
    if len({phrases.mend(finding, words) for finding in group}) == 1:
        rows.append(("mend", phrases.mend(first, words)))
    wide = max(columns(words.ui(f"finding.{key}")) for key in ("place", "got", "want", "clause", "mend", "basis"))
    for key, text in rows:
        if text:
            yield from paper.wrap(text, label=pad(words.ui(f"finding.{key}"), wide) + " ", indent=4)


def _where(finding: Finding, words: Words) -> Iterator[tuple[str, str]]:
    """Place, what stands there and what should, a line each."""
    yield "place", phrases.place(finding.place, words)
    got, want = phrases.contrast(finding, words)
    yield "got", _quoted(got, words)
    yield "want", _quoted(want, words)


def _places(group: list[Finding], words: Words, *, told: bool) -> Iterator[tuple[str, str]]:
    """A line for each place; the message stands in it where it differs from place to place (``told`` is false)."""
    for finding in group:
        what = _change(finding, words) if told or finding.after else _sentence(finding, words)
        yield "place", ": ".join(part for part in (phrases.place(finding.place, words), what) if part)


def _sentence(finding: Finding, words: Words) -> str:
    """The finding's own message, with the wanted form unless it says it already."""
    said = phrases.message(finding, words)
    _, want = phrases.contrast(finding, words)
    return said if not want or want in said else f"{said} {words.ui('wanted', want=_quoted(want, words))}"


def _change(finding: Finding, words: Words) -> str:
    """What stands and what should, on one line."""
    got, want = (_quoted(text, words) for text in phrases.contrast(finding, words))
    if got and want:
        return words.ui("change", got=got, want=want)
    return words.ui("needed", want=want) if want else got


def _quoted(text: str, words: Words) -> str:
    return words.ui("quoted", text=text) if text else ""
