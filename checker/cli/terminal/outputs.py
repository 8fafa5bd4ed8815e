"""Where the reports of one run go: standard output, files, each in its own format, and the summary of a pipeline's step."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from checker.cli.terminal.writing import write
from checker.model.errors import Refused, cause
from checker.model.tuples import NamedTuple
from checker.reporting import FORMATS
from checker.reporting.catalogue import Words
from checker.running.copying import WORD_NAMES, refuse_bad_targets

if TYPE_CHECKING:
    from checker.model import DocumentReport
    from checker.reporting.piecewise import Writer

AUTO = "auto"
_SUFFIXES = {
    ".sarif": "sarif", ".html": "html", ".htm": "html", ".json": "json", ".md": "markdown", ".csv": "csv", ".xml": "junit", ".txt": "text",
}  # fmt: skip
_SUMMARY = "GITHUB_STEP_SUMMARY"
_SUMMARY_BYTES = 1_000_000
"""GitHub drops a summary of more than 1 MiB."""


class Output(NamedTuple):
    """A format and the file it is written to; ``None`` is standard output."""

    format: str
    path: str | None = None


def outputs(format_: str, asked: Iterable[str]) -> tuple[Output, ...]:
    """What to write where, for ``--format`` and every ``--output``.

    ``sarif:FILE`` is a report beside the main one. A bare ``FILE`` takes the main report off standard output; its suffix tells
    the format when ``--format`` does not. Raises :class:`Refused` when two reports would go to one file, or one into a Word file.
    """
    beside, main = [], []
    for word in asked:
        name, colon, path = word.partition(":")
        if colon and path and name in FORMATS:
            beside.append(Output(name, path))
        else:
            main.append(Output(_by_suffix(word) if format_ == AUTO else format_, word))
    every = (*(main or [Output(_at_hand() if format_ == AUTO else format_)]), *beside)
    _refuse_word(every)
    _refuse_twice(every)
    return every


def _by_suffix(path: str) -> str:
    return _SUFFIXES.get(os.path.splitext(path)[1].lower(), "text")


def _at_hand() -> str:
    """The format whoever started the program reads: annotations inside GitHub Actions, else text."""
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _refuse_word(every: Iterable[Output]) -> None:
    """Whoever names a Word file wants a marked copy, and may name one that is there."""
    for output in every:
        if output.path is not None and output.path.lower().endswith(WORD_NAMES):
            raise Refused("output.word", path=output.path)


def _refuse_twice(every: Iterable[Output]) -> None:
    seen: set[str] = set()
    for output in every:
        if output.path is not None:
            place = os.path.realpath(output.path)
            if place in seen:
                raise Refused("output.twice", path=output.path)
            seen.add(place)


def refuse_bad_outputs(every: Iterable[Output], inputs: Iterable[str]) -> None:
    """Complain before the work about every file that could not be written, or is being checked."""
    refuse_bad_targets((output.path for output in every), inputs)


class Outlets:
    """All reports of one run, written piece by piece. Raises :class:`Refused` for what cannot be written."""

    def __init__(self, every: Iterable[Output], made: Callable[[Output], Writer], words: Words) -> None:
        self._reports: list[tuple[Writer, Outlet]] = [(made(output), _outlet(output.path)) for output in every]
        summary = os.environ.get(_SUMMARY)
        if summary and any(output == Output("github") for output in every):
            self._reports.append((made(Output("markdown", summary)), StepSummary(summary, words)))

    def begin(self) -> None:
        """What stands before the first document."""
        for writer, outlet in self._reports:
            outlet.put(writer.head())

    def entry(self, document: DocumentReport) -> None:
        """One document, which whoever reads the report has when this returns."""
        for writer, outlet in self._reports:
            outlet.put(writer.entry(document), one=True)

    def end(self, code: int, skipped: Sequence[str] = ()) -> None:
        """What stands after the last; only now do files take the place of older ones."""
        for writer, outlet in self._reports:
            for piece in writer.foot(code, skipped):
                outlet.put(piece)
            outlet.end()

    def abandon(self) -> None:
        """Leave no half of a file behind."""
        for _, outlet in self._reports:
            outlet.abandon()


class Outlet(Protocol):
    """Where one report goes."""

    def put(self, text: str, *, one: bool = False) -> None:
        """A piece of it; ``one``: one document's."""

    def end(self) -> None:
        """There is no more."""

    def abandon(self) -> None:
        """It will not be finished; nothing when it is."""


class StandardOutput:
    """The report on standard output, flushed piece by piece."""

    def put(self, text: str, *, one: bool = False) -> None:
        """The piece, out."""
        if text:
            write(text, None)

    def end(self) -> None:
        """Nothing: it is all out."""

    abandon = end


class WholeFile:
    """The report in a file that is either the old one or the whole new one; a device or pipe is written to as it is."""

    def __init__(self, path: str) -> None:
        from checker.running.replacing import Part

        self._named = path
        with self._told():
            self._part = Part(os.path.realpath(path))

    def put(self, text: str, *, one: bool = False) -> None:
        """The piece, into the new file."""
        with self._told():
            self._part.put(text.encode("utf-8", "backslashreplace"))

    def end(self) -> None:
        """The new file takes the place of the old one."""
        with self._told():
            self._part.put_in_place()

    def abandon(self) -> None:
        """The new file goes, the old one stays."""
        self._part.drop()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise Refused("cannot_write", path=self._named, cause=cause(error)) from None


class StepSummary:
    """As many whole documents as GitHub takes into the summary of a step, and how many are left out."""

    def __init__(self, path: str, words: Words) -> None:
        self._path, self._words = path, words
        self._kept: list[str] = []
        self._size = self._left = 0

    def put(self, text: str, *, one: bool = False) -> None:
        """The piece, while there is room."""
        self._size += len(text.encode("utf-8", "replace"))
        if one and self._size > _SUMMARY_BYTES:
            self._left += 1
        else:
            self._kept.append(text)

    def end(self) -> None:
        """Add it to the file GitHub gives a step, which is there to be added to: nothing is replaced."""
        cut = f"\n{self._words.ui('pipeline.cut', count=self._left)}\n" if self._left else ""
        try:
            with open(self._path, "ab") as file:
                file.write(("".join(self._kept) + cut).encode("utf-8", "replace"))
        except OSError as error:
            raise Refused("cannot_write", path=self._path, cause=cause(error)) from None

    def abandon(self) -> None:
        """Nothing was added yet."""


def _outlet(path: str | None) -> Outlet:
    return StandardOutput() if path is None else WholeFile(path)
