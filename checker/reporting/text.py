"""A report a records officer would sign: what was checked by which rules, part by part, then what to mend."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import LEVELS, DocumentReport, Report
from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.reporting.faults import faults
from checker.reporting.order import tally
from checker.reporting.paper import Paper, columns, printable, shorten
from checker.reporting.parts import parts
from checker.reporting.unchecked import silent, unchecked

VERDICT_STYLES = {"pass": "green", "fail": "red", "review": "yellow", "out_of_scope": "cyan", "unreadable": "red"}


def render(report: Report, words: Words, paper: Paper, level: str = "note", brief: bool = False) -> str:
    """The whole report; ``brief`` gives one line a document instead of its pages."""
    lines: list[str] = []
    for document in report.documents:
        lines += [_headline(document, words, paper)] if brief else [*_page(document, words, paper, level), ""]
    if brief or len(report.documents) != 1:
        lines += _total(report, words, paper)
    elif lines:
        lines.pop()
    return "\n".join(line.rstrip() for line in lines) + "\n"


def verdict(document: DocumentReport, words: Words, paper: Paper) -> str:
    """The verdict as a coloured word: ``KHÔNG ĐẠT``."""
    return paper.paint(words.say("verdicts", document.verdict).upper(), "bold", VERDICT_STYLES[document.verdict])


def _page(document: DocumentReport, words: Words, paper: Paper, level: str) -> Iterator[str]:
    """One document's part of the report."""
    yield _title(document, words, paper)
    if document.verdict == "unreadable":
        yield from paper.wrap(phrases.problem(document, words), indent=2)
        return
    if document.verdict == "out_of_scope":
        yield from paper.wrap(_outside(document, words), indent=2)
        return
    yield from _grounds(document, words, paper)
    yield ""
    yield from parts(document, words, paper)
    listed = list(faults(document, words, paper, level))
    if listed:
        yield ""
        yield from listed
    rest = list(unchecked(document, words, paper))
    if rest:
        yield ""
        yield from rest
    yield ""
    yield from _conclusion(document, words, paper, level)


def _title(document: DocumentReport, words: Words, paper: Paper) -> str:
    """The bar over a document: its path on the left, the verdict on the right."""
    said = words.say("verdicts", document.verdict).upper()
    path = printable(document.path)
    room = paper.width - columns(said) - 10
    if columns(path) > room > 1:
        path = "…" + path[-(room - 1) :]
    bar = paper.rule(path, said)
    left, right = bar.split(path, 1)
    right = right[: right.rindex(said)]
    return left + paper.paint(path, "bold") + right + verdict(document, words, paper) + " ──"


def _grounds(document: DocumentReport, words: Words, paper: Paper) -> Iterator[str]:
    """Which rules judged, and at which stage, each with its reason."""
    ruleset = document.ruleset or ""
    name = words.find("ui", "rulesets", ruleset) or ruleset
    why = phrases.chosen_by(document.chosen_by, words)
    yield from paper.wrap(words.ui("grounds", ruleset=name, why=why), label=words.ui("grounds_label") + " ")
    stage = words.say("stages", document.stage or "")
    cue = phrases.stage_cue(document.stage_cue, words)
    sentence = words.ui("stage_why", stage=stage, why=cue) if cue else stage
    yield from paper.wrap(sentence, label=words.ui("stage_label") + " ")


def _outside(document: DocumentReport, words: Words) -> str:
    """What a document outside the decree's rules for plans is, and that they were not applied."""
    kind = (words.find("ui", "types", document.type) or document.type) if document.type else ""
    key = "type_known" if document.scope == "type" and kind else document.scope
    return words.ui(f"outside.{key}", type=kind or "")


def _counts(counts: dict[str, int], words: Words) -> str:
    """``2 lỗi, 1 cảnh báo``; ``không có vi phạm`` when there is nothing."""
    said = [words.ui(f"counts.{level}" if counts[f"{level}s"] == 1 else f"counts.{level}s", count=counts[f"{level}s"])
            for level in LEVELS if counts[f"{level}s"]]  # fmt: skip
    return ", ".join(said) or words.ui("counts.none")


def _found(document: DocumentReport, words: Words) -> str:
    """The counts of one document, and how many rules could not be asked: a verdict of ``review`` needs its reason."""
    unasked = silent(document)
    said = _counts(tally((document,)), words)
    return f"{said}; {words.ui('counts.unchecked', count=unasked)}" if unasked else said


def _conclusion(document: DocumentReport, words: Words, paper: Paper, level: str) -> Iterator[str]:
    """The last line of a document: the verdict with its counts."""
    counts = tally((document,))
    line = words.ui("conclusion", verdict=words.say("verdicts", document.verdict).upper(), counts=_found(document, words))
    hidden = sum(counts[f"{name}s"] for name in LEVELS[LEVELS.index(level) + 1 :])
    if hidden:
        line += " " + words.ui("hidden", count=hidden, level=words.ui(f"levels.{level}"))
    if document.suppressed:
        line += " " + words.ui("suppressed", count=len(document.suppressed))
    for text in paper.wrap(line):
        yield paper.paint(text, "bold", VERDICT_STYLES[document.verdict])


def _headline(document: DocumentReport, words: Words, paper: Paper) -> str:
    """One line for one document: ``KHÔNG ĐẠT  duong/dan.docx: 2 lỗi``."""
    if document.verdict == "unreadable":
        rest = phrases.problem(document, words)
    elif document.verdict == "out_of_scope":
        rest = _outside(document, words)
    else:
        rest = _found(document, words)
    width = max(columns(words.say("verdicts", name).upper()) for name in VERDICT_STYLES)
    gap = " " * (width - columns(words.say("verdicts", document.verdict)))
    return f"{verdict(document, words, paper)}{gap}  {printable(document.path)}: {shorten(rest, 400)}"


def _total(report: Report, words: Words, paper: Paper) -> list[str]:
    """The last lines of a run over several documents."""
    counts = tally(report.documents)
    verdicts = ", ".join(
        words.ui("total_verdict", count=counts[name], verdict=words.say("verdicts", name).lower())
        for name in VERDICT_STYLES
        if counts[name]
    )
    if not counts["documents"]:
        return paper.wrap(words.ui("total_none"))
    line = words.ui("total", documents=counts["documents"], verdicts=verdicts, counts=_counts(counts, words))
    return [paper.paint(text, "bold") for text in paper.wrap(line)]
