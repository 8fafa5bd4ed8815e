"""Where the reports of one run go: standard output, files, each in its own format, and the summary of a pipeline's step."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import NamedTuple

from checker.cli.writing import WORD_NAMES, refuse_bad_target, write
from checker.model.trouble import Refused, cause
from checker.reporting import FORMATS
from checker.reporting.catalogue import Words

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
    files = tuple(inputs)
    for output in every:
        refuse_bad_target(output.path, files)


def write_all(every: Iterable[Output], rendered: Callable[[Output], str], words: Words) -> None:
    """Write each report; beside annotations for GitHub, the summary of its step. Raises :class:`Refused`."""
    for output in every:
        write(rendered(output), output.path)
    summary = os.environ.get(_SUMMARY)
    if summary and any(output == Output("github") for output in every):
        _append(summary, _within_bounds(rendered(Output("markdown", summary)), words))


def _within_bounds(text: str, words: Words) -> str:
    """As many whole documents as a summary may hold, and how many are left out."""
    if len(text.encode("utf-8", "replace")) <= _SUMMARY_BYTES:
        return text
    head, *sections = text.split("\n## ")
    size, kept = 0, []
    for section in (head, *sections):
        size += len(section.encode("utf-8", "replace")) + 4
        if size > _SUMMARY_BYTES:
            break
        kept.append(section)
    left = len(sections) + 1 - len(kept)
    return "\n## ".join(kept) + f"\n\n{words.ui('pipeline.cut', count=left)}\n"


def _append(path: str, text: str) -> None:
    """Add to the file GitHub gives a step; it is there to be added to, so nothing is replaced."""
    try:
        with open(path, "ab") as file:
            file.write(text.encode("utf-8", "replace"))
    except OSError as error:
        raise Refused("cannot_write", path=path, cause=cause(error)) from None
