"""How a report is written while its run goes on: a head, a piece a document as it is judged, and a foot."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from checker.model import DocumentReport, Report


class Writer(Protocol):
    """A format of report. Head, pieces and foot one after another are the whole; nothing of a document is kept."""

    def head(self) -> str:
        """What stands before the first document."""

    def entry(self, document: DocumentReport) -> str:
        """What the report says of one document, in the order they come."""

    def foot(self, code: int | None = None, skipped: Sequence[str] = ()) -> Iterator[str]:
        """What stands after the last; ``code`` is the exit code of the run when it is more than the documents tell.

        ``skipped``: files that were not looked at, since their kind is not read.
        """


class Gathering:
    """A format that can be written only when all documents are known."""

    def __init__(self, whole: Callable[[Report], str]) -> None:
        self._whole = whole
        self._documents: list[DocumentReport] = []

    def head(self) -> str:
        """Nothing yet."""
        return ""

    def entry(self, document: DocumentReport) -> str:
        """Nothing yet."""
        self._documents.append(document)
        return ""

    def foot(self, code: int | None = None, skipped: Sequence[str] = ()) -> Iterator[str]:
        """The whole report."""
        yield self._whole(Report(tuple(self._documents), tuple(skipped)))


class Veiling:
    """A format that servers keep: of a document with a mark of secrecy it quotes nothing."""

    def __init__(self, inner: Writer) -> None:
        self._inner = inner
        self.head = inner.head
        self.foot = inner.foot

    def entry(self, document: DocumentReport) -> str:
        """What is said of the document, in the program's own words alone where it bears a mark."""
        if not document.secret:
            return self._inner.entry(document)
        from checker.reporting.veil import veiled

        return self._inner.entry(veiled(document))
