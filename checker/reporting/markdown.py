"""A report as Markdown: for the summary of a pipeline's run, a comment or a wiki."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.model import LEVELS, DocumentReport
from checker.reporting import clauses, phrases, summaries
from checker.reporting.catalogue import Words
from checker.reporting.excuses import told
from checker.reporting.groups import NumberedFinding, numbered, tells_line
from checker.reporting.oneline import needed
from checker.reporting.order import Tally, tally, told_verdict
from checker.reporting.paper import printable
from checker.reporting.unchecked import named, reasons, silent, unread

_SIGNS = {
    "pass": "✅", "with_errors": "⚠️", "fail": "❌", "review": "🔎", "out_of_scope": "➖", "unreadable": "⛔",
    "error": "❌", "warning": "⚠️", "note": "ℹ️",
}  # fmt: skip
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&$@])")


class MarkdownWriter:
    """The report: each document under a heading that tells its verdict, then the total of several."""

    def __init__(self, words: Words, level: str = "note") -> None:
        self._words, self._level = words, level
        self._counted = Tally()

    def head(self) -> str:
        """The title."""
        return f"# {self._words.ui('html.heading')}\n"

    def entry(self, document: DocumentReport) -> str:
        """The section of one document."""
        self._counted.add(document)
        return "\n" + "\n".join(section(document, self._words, self._level)).rstrip() + "\n"

    def foot(self, code: int | None = None, skipped: Sequence[str] = ()) -> Iterator[str]:
        """The total."""
        if self._counted.documents == 1 and not skipped:
            return
        yield f"\n{plain(summaries.total(self._counted, skipped, self._words))}\n"


writer = MarkdownWriter


def plain(text: str) -> str:
    """``text`` on one line, with nothing in it that Markdown or HTML would take for markup."""
    return _MARKUP.sub(r"\\\1", " ".join(printable(text).split()))


def section(document: DocumentReport, words: Words, level: str) -> Iterator[str]:
    """One document: verdict, grounds, a table of findings, what was accepted and what could not be judged."""
    yield f"## {_verdict(document, words)}: {plain(document.path)}"
    yield ""
    yield plain(summaries.told(document, words)) + ("" if document.verdict in ("unreadable", "out_of_scope") else ".")
    if document.not_read:
        yield ""
        yield f"**{plain(words.ui('not_read.heading'))}**"
        yield ""
        yield from (f"- {plain(said)}" for said in unread(document, words))
    if document.verdict == "unreadable" or document.scope != "in":
        return
    yield ""
    yield f"- {words.ui('grounds_label')} {plain(summaries.grounds(document, words))}"
    yield f"- {words.ui('stage_label')} {plain(summaries.stage(document, words))}"
    if as_read := summaries.tracked(document, words):
        yield f"- {words.ui('tracked.label')} {plain(as_read)}"
    listed = numbered(document, level)
    if listed:
        yield ""
        heads = [words.ui(f"csv.{column}") for column in ("number", "level", "component", "message", "place", "mend", "clause", "rule")]
        yield from _table(heads, (_cells(each, words) for each in listed))
        if advice := summaries.advice(document, words):
            yield ""
            yield f"{words.ui('advice_label')} {plain(advice)}"
    hidden = sum(tally((document,))[f"{name}s"] for name in LEVELS[LEVELS.index(level) + 1 :])
    if hidden:
        yield ""
        yield words.ui("hidden", count=hidden, level=words.ui(f"levels.{level}"))
    accepted = [f"{finding.rule}, {phrases.component(finding.component, words)}: {told(finding, words)}" for finding in document.suppressed]
    yield from _folded(words.ui("html.suppressed", count=len(accepted)), accepted)
    unasked = [f"{why}: {named(rules)}" for why, rules in reasons(document, words)]
    yield from _folded(words.ui("unchecked", count=silent(document)).rstrip(":"), unasked)


def _verdict(document: DocumentReport, words: Words) -> str:
    told = told_verdict(document)
    return f"{_SIGNS[told]} {words.say('verdicts', told)}"


def _cells(each: NumberedFinding, words: Words) -> list[str]:
    """One row: what is wrong with what stands and what should, short enough for a table; what a group shares stands in its first row."""
    label, group, finding = each
    level = f"{_SIGNS[finding.level]} {words.ui(f'levels.{finding.level}')}"
    said = phrases.message(finding, words)
    mend = phrases.mend(finding, words)
    said = " ".join(part for part in (said, needed(finding, words, said, mend) if tells_line(each) else "") if part)
    shared = clauses.told((each.clause for each in group.findings), words) if label == group.labels[0] else ""
    rest = (phrases.spot(finding, words), mend, shared)
    return [label, level, plain(phrases.component(finding.component, words)), plain(said), *map(plain, rest), finding.rule]


def _folded(title: str, rows: Sequence[str]) -> Iterator[str]:
    """A list under its title, folded, since most readers need only the count in it; nothing for no rows."""
    if rows:
        yield ""
        yield f"<details><summary>{title}</summary>"
        yield ""
        yield from (f"- {plain(row)}" for row in rows)
        yield ""
        yield "</details>"


def _table(heads: Sequence[str], rows: Iterator[list[str]]) -> Iterator[str]:
    yield "| " + " | ".join(heads) + " |"
    yield "|" + " --- |" * len(heads)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
