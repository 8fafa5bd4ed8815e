"""A finding as the lists of a pipeline show it: one sentence, one heading, one line of a file, one path."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator

from checker.model import DocumentReport, Finding, Location
from checker.reporting import phrases, summaries
from checker.reporting.catalogue import Words
from checker.reporting.groups import NumberedFinding, numbered
from checker.reporting.paper import printable
from checker.reporting.unchecked import named, reasons, unread


def sentence(finding: Finding, words: Words, *, anew: bool = True) -> str:
    """What is wrong, what should stand, how to mend it, by which clause and where, in the order a reader needs them.

    ``anew`` is false where the line that should stand has been told with another finding.
    """
    said = [phrases.message(finding, words), phrases.mend(finding, words)]
    said.insert(1, needed(finding, words, *said) if anew else "")
    said.append(words.ui("pipeline.by", clause=phrases.clause(finding.clause, words)))
    if finding.basis != "decree":
        said.append(words.ui("pipeline.basis", basis=words.ui(f"bases.{finding.basis}")))
    said.append(_quoted(finding, words, *said))
    return printable(" ".join(part for part in said if part))


def _quoted(finding: Finding, words: Words, *said: str) -> str:
    """The words to find a place by that no line number tells; empty when they have been ``said``."""
    quote = finding.quote
    if not quote or line(finding.place) is not None or any(quote.strip("…") in each for each in said):
        return ""
    return words.ui("pipeline.at", quote=words.ui("quoted", text=quote))


def needed(finding: Finding, words: Words, *said: str) -> str:
    """What should stand, as a sentence; empty when there is no such thing or what is ``said`` already tells it."""
    _, want = phrases.contrast(finding, words)
    if not want or any(want in part for part in said):
        return ""
    return words.ui("wanted", want=words.ui("quoted", text=want))


def heading(each: NumberedFinding, words: Words) -> str:
    """``2.3 TT0302 · Số``, and where it stands when no line number says it: ``2.3 TT0302 · Số · bảng 1 hàng 2 cột 1``."""
    finding = each.finding
    parts = [f"{each.label} {finding.rule}", phrases.component(finding.component, words)]
    if line(finding.place) is None and finding.place is not None:
        parts.append(phrases.counted(finding, words))
    return " · ".join(part for part in parts if part)


def shown(document: DocumentReport, level: str = "note") -> list[NumberedFinding]:
    """The findings at ``level`` or graver, in the order of their numbers."""
    return numbered(document, level)


def line(place: Location | None) -> int | None:
    """The line of the file, from 1; ``None`` for a medium without lines. No format invents one where it need not.

    Columns are told nowhere: a reader takes marks and indents off a line, so its offsets are no columns of the file.
    """
    return place.line if place else None


def address(path: str) -> str:
    """A path as pipelines write it: forward slashes, and relative to the working folder when it lies below."""
    here = os.path.join(os.getcwd(), "")
    if os.path.normcase(path).startswith(os.path.normcase(here)):
        path = path[len(here) :]
    return posixpath.normpath(path.replace(os.sep, "/"))


def unsettled(document: DocumentReport, words: Words) -> Iterator[str]:
    """Sentences on what a person has to look at: a file not read, rules that could not tell or broke."""
    if document.verdict == "unreadable":
        yield phrases.problem(document, words)
    elif document.verdict == "review" or any(rest.state == "rule_error" for rest in document.not_checked):
        yield f"{words.say('verdicts', document.verdict)}: {summaries.told(document, words)}."
        yield from (f"{why}: {named(rules)}" for why, rules in reasons(document, words))
    elif document.secret:
        yield f"{words.say('verdicts', document.verdict)}: {summaries.secrecy(document, words)}."
    yield from (words.ui("not_read.said", what=said) for said in unread(document, words))
