"""A report as one line a finding, ``path:line: level: number rule · part: what to do``: for editors, for ``grep``, for a short look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model import DocumentReport
from checker.reporting import summaries
from checker.reporting.catalogue import Words
from checker.reporting.groups import tells_line
from checker.reporting.oneline import heading, line, sentence, shown, unsettled
from checker.reporting.order import Tally
from checker.reporting.paper import printable


class ConciseWriter:
    """A line a finding, in the order of the decree's parts; of a document nothing is wrong with, none; then the total."""

    def __init__(self, words: Words, level: str = "note") -> None:
        self._words, self._level = words, level
        self._counted = Tally()

    def head(self) -> str:
        """Nothing."""
        return ""

    def entry(self, document: DocumentReport) -> str:
        """The lines of one document, in the form of a compiler's: what opens a file at a line knows it."""
        self._counted.add(document)
        return "".join(f"{told}\n" for told in _lines(document, self._words, self._level))

    def foot(self, code: int | None = None, skipped: Sequence[str] = ()) -> Iterator[str]:
        """The total."""
        yield f"{summaries.total(self._counted, skipped, self._words)}\n"


writer = ConciseWriter


def _lines(document: DocumentReport, words: Words, level: str) -> Iterator[str]:
    path = printable(document.path)
    for each in shown(document, level):
        finding = each.finding
        number = line(finding.place)
        spot = f"{path}:{number}" if number else path
        said = sentence(finding, words, anew=tells_line(each))
        yield f"{spot}: {words.ui(f'levels.{finding.level}')}: {heading(each, words)}: {said}"
    if said := summaries.accepted(document, words):
        yield f"{path}: {said}"
    yield from (f"{path}: {printable(said)}" for said in unsettled(document, words))
