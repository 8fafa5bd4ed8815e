"""A report a records officer would sign: the verdict with its counts, by which rules, what to mend, then part by part what was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model import LEVELS, DocumentReport
from checker.reporting import phrases, summaries
from checker.reporting.catalogue import Words
from checker.reporting.finding_entries import faults
from checker.reporting.order import Tally, tally, told_verdict
from checker.reporting.paper import Paper, columns, printable, shorten
from checker.reporting.parts import parts
from checker.reporting.unchecked import unchecked, unread_lines

VERDICT_STYLES = {"pass": "green", "fail": "red", "with_errors": "yellow", "review": "yellow", "out_of_scope": "cyan", "unreadable": "red"}


class TextWriter:
    """The report as text; ``brief`` gives one line a document instead of its pages, ``several`` one line a document that passes."""

    def __init__(self, words: Words, paper: Paper, level: str = "note", brief: bool = False, several: bool = False) -> None:
        self._words, self._paper, self._level, self._brief, self._several = words, paper, level, brief, several
        self._spec = spec(words, paper, level, brief, several)
        self._counted = Tally()
        self._after_line = True

    def head(self) -> str:
        """Nothing."""
        return ""

    def entry(self, document: DocumentReport) -> str:
        """The page of one document, or its line; an empty line parts two pages."""
        line = is_line(document, self._brief, self._several)
        gap = "\n" if self._counted.documents and not (line and self._after_line) else ""
        self._after_line = line
        self._counted.add(document)
        known = document.page
        if known and known.spec == self._spec:
            return f"{gap}{known.text.rstrip()}\n"
        return f"{gap}{page(document, self._words, self._paper, self._level, self._brief, self._several).rstrip()}\n"

    def foot(self, code: int | None = None, skipped: Sequence[str] = ()) -> Iterator[str]:
        """The total of a run over several documents."""
        number = self._counted.documents
        if not self._brief and number == 1 and not skipped:
            return
        gap = "\n" if number and not self._after_line else ""
        yield gap + "\n".join(_total(self._counted, skipped, self._words, self._paper)) + "\n"


writer = TextWriter


def spec(words: Words, paper: Paper, level: str, brief: bool, several: bool) -> tuple[object, ...]:
    """Everything that decides how a document's part of the report is set."""
    return "text", words.lang, paper.width, paper.color, level, brief, several


def is_line(document: DocumentReport, brief: bool, several: bool) -> bool:
    """Whether a document gets one line: all in brief, and among several those that pass."""
    return brief or (several and told_verdict(document) == "pass")


def page(document: DocumentReport, words: Words, paper: Paper, level: str, brief: bool, several: bool = False) -> str:
    """One document's part of the report, or its line."""
    if is_line(document, brief, several):
        return _headline(document, words, paper)
    return "\n".join(line.rstrip() for line in _page(document, words, paper, level))


def verdict(document: DocumentReport, words: Words, paper: Paper) -> str:
    """The verdict as a coloured word: ``KHÔNG ĐẠT``."""
    told = told_verdict(document)
    return paper.paint(words.say("verdicts", told).upper(), "bold", VERDICT_STYLES[told])


def _page(document: DocumentReport, words: Words, paper: Paper, level: str) -> Iterator[str]:
    """One document's part of the report."""
    told = told_verdict(document)
    yield paper.bar(document.path, words.say("verdicts", told).upper(), VERDICT_STYLES[told])
    if document.verdict == "unreadable":
        yield from paper.wrap(phrases.problem(document, words), indent=2)
        return
    if document.scope != "in":
        yield from paper.wrap(summaries.outside(document, words), indent=2)
        yield from paper.wrap(summaries.secrecy(document, words), indent=2) if document.secret else ()
        yield from _signatures(document, words, paper)
        yield from unread_lines(document, words, paper)
        return
    yield from _conclusion(document, words, paper, level)
    if fixable := summaries.fixable(document, words, paper.width - 4):
        yield from paper.wrap(fixable[0], label=words.ui("fixable_label") + " ")
        yield f"    {fixable[1]}"  # never broken: it is there to be copied
    yield from _grounds(document, words, paper)
    for piece in _pieces(document, words, paper, level):
        if piece:
            yield ""
            yield from piece


def _pieces(document: DocumentReport, words: Words, paper: Paper, level: str) -> Iterator[list[str]]:
    """What follows the verdict: what to mend, what to do with an issued plan, what was not read or judged, and the parts."""
    listed = list(faults(document, words, paper, level))
    yield listed
    advice = summaries.advice(document, words) if listed else ""
    yield paper.wrap(advice, label=words.ui("advice_label") + " ") if advice else []
    yield list(unread_lines(document, words, paper))
    yield list(unchecked(document, words, paper))
    yield list(parts(document, words, paper))


def _grounds(document: DocumentReport, words: Words, paper: Paper) -> Iterator[str]:
    """Which rules judged, and at which stage, each with its reason."""
    yield from paper.wrap(summaries.grounds(document, words), label=words.ui("grounds_label") + " ")
    yield from paper.wrap(summaries.stage(document, words), label=words.ui("stage_label") + " ")
    if document.medium == "text" and document.verdict == "fail":
        yield from paper.wrap(words.ui("typed.said"), label=words.ui("typed.label") + " ")
    if as_read := summaries.tracked(document, words):
        yield from paper.wrap(as_read, label=words.ui("tracked.label") + " ")
    yield from _signatures(document, words, paper)


def _signatures(document: DocumentReport, words: Words, paper: Paper) -> Iterator[str]:
    """Who signed, and what was not asked; of a document left alone too."""
    for sentence in summaries.signatures(document, words):
        yield from paper.wrap(sentence, label=words.ui("signatures.label") + " ")


def _conclusion(document: DocumentReport, words: Words, paper: Paper, level: str) -> Iterator[str]:
    """The first line of a document: the verdict with its counts."""
    counts = tally((document,))
    found = "; ".join(filter(None, (summaries.found(document, words), summaries.accepted_besides(document, words))))
    told = told_verdict(document)
    line = words.ui("conclusion", verdict=words.say("verdicts", told).upper(), counts=found)
    hidden = sum(counts[f"{name}s"] for name in LEVELS[LEVELS.index(level) + 1 :])
    if hidden:
        line += " " + words.ui("hidden", count=hidden, level=words.ui(f"levels.{level}"))
    for text in paper.wrap(line):
        yield paper.paint(text, "bold", VERDICT_STYLES[told])


def _headline(document: DocumentReport, words: Words, paper: Paper) -> str:
    """One line for one document: ``KHÔNG ĐẠT  duong/dan.docx: 2 lỗi``."""
    told = (
        summaries.told(document, words, brief=True),
        summaries.accepted_besides(document, words),
        summaries.tracked_briefly(document, words),
    )
    rest = "; ".join(filter(None, told))
    width = max(columns(words.say("verdicts", name).upper()) for name in VERDICT_STYLES)
    gap = " " * (width - columns(words.say("verdicts", told_verdict(document))))
    return f"{verdict(document, words, paper)}{gap}  {printable(document.path)}: {shorten(rest, 400)}"


def _total(counted: Tally, skipped: Sequence[str], words: Words, paper: Paper) -> list[str]:
    """The last lines of a run over several documents."""
    lines = paper.wrap(summaries.total(counted, skipped, words))
    return [paper.paint(text, "bold") for text in lines] if counted.documents else lines
