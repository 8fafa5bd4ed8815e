"""A report as Markdown: for the summary of a pipeline's run, a comment or a wiki."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.model import LEVELS, DocumentReport, Finding, Report
from checker.reporting import phrases, standing
from checker.reporting.catalogue import Words
from checker.reporting.excuses import told
from checker.reporting.oneline import needed, shown
from checker.reporting.order import tally
from checker.reporting.paper import printable
from checker.reporting.unchecked import named, reasons, silent

_SIGNS = {"pass": "✅", "fail": "❌", "review": "🔎", "out_of_scope": "➖", "unreadable": "⛔", "error": "❌", "warning": "⚠️", "note": "ℹ️"}
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&$@])")


def render(report: Report, words: Words, level: str = "note") -> str:
    """The whole report: the documents at a glance when there are several, then each with what is to be mended."""
    several = len(report.documents) != 1
    lines = [f"# {words.ui('html.heading')}", ""]
    if several:
        lines += [plain(standing.total(report, words)), "", *_overview(report, words)]
    for document in report.documents:
        if not several or _worth_a_section(document):
            lines += [*section(document, words, level), ""]
    return "\n".join(lines).rstrip() + "\n"


def plain(text: str) -> str:
    """``text`` on one line, with nothing in it that Markdown or HTML would take for markup."""
    return _MARKUP.sub(r"\\\1", " ".join(printable(text).split()))


def _worth_a_section(document: DocumentReport) -> bool:
    """Whether the glance over all documents leaves something to say."""
    return bool(document.findings or document.suppressed) or document.verdict == "review"


def _overview(report: Report, words: Words) -> Iterator[str]:
    """A row a document."""
    if report.documents:
        heads = (words.ui("csv.verdict"), words.ui("csv.path"), words.ui("csv.message"))
        rows = ([_verdict(each, words), plain(each.path), plain(standing.told(each, words, brief=True))] for each in report.documents)
        yield from _table(heads, rows)
        yield ""


def section(document: DocumentReport, words: Words, level: str) -> Iterator[str]:
    """One document: verdict, grounds, a table of findings, what was accepted and what could not be judged."""
    yield f"## {_verdict(document, words)}: {plain(document.path)}"
    yield ""
    yield plain(standing.told(document, words)) + ("" if document.verdict in ("unreadable", "out_of_scope") else ".")
    if document.verdict in ("unreadable", "out_of_scope"):
        return
    yield ""
    yield f"- {words.ui('grounds_label')} {plain(standing.grounds(document, words))}"
    yield f"- {words.ui('stage_label')} {plain(standing.stage(document, words))}"
    listed = shown(document, level)
    if listed:
        yield ""
        heads = [words.ui(f"csv.{column}") for column in ("level", "component", "message", "place", "mend", "clause", "rule")]
        yield from _table(heads, (_cells(finding, words) for finding in listed))
        if advice := standing.advice(document, words):
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
    return f"{_SIGNS[document.verdict]} {words.say('verdicts', document.verdict)}"


def _cells(finding: Finding, words: Words) -> list[str]:
    """One row: what is wrong with what stands and what should, short enough for a table."""
    level = f"{_SIGNS[finding.level]} {words.ui(f'levels.{finding.level}')}"
    said = phrases.message(finding, words)
    mend = phrases.mend(finding, words)
    said = " ".join(part for part in (said, needed(finding, words, said, mend)) if part)
    rest = (phrases.place(finding.place, words), mend, phrases.clause(finding.clause, words))
    return [level, plain(phrases.component(finding.component, words)), plain(said), *map(plain, rest), finding.rule]


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
