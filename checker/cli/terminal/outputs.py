"""What reports a run writes and where: ``--format`` and every ``--output``."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence

from checker.model.errors import Refused, Unavailable, cause
from checker.model.tuples import NamedTuple
from checker.reporting import BOOKS, FORMATS
from checker.running.copying import WORD_NAMES, refuse_bad_targets

AUTO = "auto"
_SUFFIXES = {
    ".xlsx": "xlsx", ".sarif": "sarif", ".html": "html", ".htm": "html", ".json": "json", ".md": "markdown", ".csv": "csv",
    ".xml": "junit", ".txt": "text", ".log": "text", ".out": "text", "": "text",
}  # fmt: skip
_FOR_EYES = ("text", "concise")


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
        if colon and path and name.lower() in (*FORMATS, *BOOKS):
            _refuse_word(path)
            beside.append(Output(name.lower(), path))
        else:
            _refuse_word(word)
            main.append(Output(told_by_suffix(word, _SUFFIXES) if format_ == AUTO else format_, word))
    every = (*(main or [Output(_at_hand() if format_ == AUTO else format_)]), *beside)
    _refuse_twice(every)
    _refuse_books_on_screen(every)
    _refuse_other_books(every)
    return every


def told_by_suffix(path: str, known: Mapping[str, str]) -> str:
    """The format a suffix tells. Raises :class:`Refused` for one that tells none of these."""
    suffix = os.path.splitext(path)[1].lower()
    if suffix not in known:
        raise Refused("output.suffix", path=path, known=" ".join(filter(None, known)))
    return known[suffix]


def on_screen(every: Iterable[Output]) -> bool:
    """Whether somebody sees the report for people on a terminal as it is written."""
    return sys.stdout.isatty() and any(output.path is None and output.format in _FOR_EYES for output in every)


def _refuse_books_on_screen(every: Iterable[Output]) -> None:
    """A workbook is no text: it wants a file."""
    for output in every:
        if output.format in BOOKS and output.path is None:
            raise Refused("output.book", format=output.format)


def _refuse_other_books(every: Iterable[Output]) -> None:
    """A file named as a workbook opens as one, or not at all."""
    for output in every:
        book = _SUFFIXES.get(os.path.splitext(output.path or "")[1].lower())
        if book in BOOKS and output.format != book:
            raise Refused("output.not_a_book", path=output.path, format=output.format)


def _at_hand() -> str:
    """The format whoever started the program reads: annotations inside GitHub Actions, else text."""
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _refuse_word(path: str) -> None:
    """Whoever names a Word file wants a marked copy, and may name one that is there."""
    if path.lower().endswith(WORD_NAMES):
        raise Refused("output.word", path=path)


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


def refuse_report(output: str | None, path: str, force: bool) -> None:
    """Complain before the work about a file for a report on the one at ``path``: it cannot be written, is that one, or is foreign."""
    refuse_bad_targets([output], [path])
    refuse_foreign([output], force)


def refuse_foreign(every: Iterable[str | None], force: bool) -> None:
    """Complain before the work of a file that is there and is no report of this program, unless the user said to overwrite it."""
    for output in every:
        if not force and output is not None and os.path.isfile(output) and not _is_own(output):
            raise Refused("output.foreign", path=output)


def _is_own(path: str) -> bool:
    from checker.reporting.own_reports import is_own

    try:
        return is_own(path)
    except OSError as error:
        raise Unavailable("cannot_write", path=path, cause=cause(error)) from None


def to_check(met: Sequence[str], asked: Iterable[str], every: Iterable[Output]) -> list[str]:
    """The files met but those in folders that this run writes anew: reports of its own of before."""
    anew = {os.path.realpath(output.path) for output in every if output.path is not None and os.path.isfile(output.path)}
    anew -= {os.path.realpath(path) for path in asked} if anew else set()
    return [path for path in met if os.path.realpath(path) not in anew or not _is_own(path)] if anew else list(met)
