"""A table of keys: Markdown for a file or a page, on a terminal each key with what it says below it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence

from checker.cli.terminal.writing import colored, width, write
from checker.reporting.paper import Paper


def show_keys(heads: Sequence[str], rows: Iterable[Sequence[str]], foot: str = "") -> None:
    """Print the rows, whose last cell says what the key is; ``foot``: a sentence below the table."""
    lines = _on_terminal(rows, foot) if sys.stdout.isatty() else _markdown(heads, rows, foot)
    write("\n".join(lines) + "\n", None)


def _markdown(heads: Sequence[str], rows: Iterable[Sequence[str]], foot: str) -> Iterator[str]:
    yield from markdown_table(heads, rows)
    yield from ("", foot) if foot else ()


def markdown_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The table as Markdown has it."""
    yield f"| {' | '.join(heads)} |"
    yield "|---" * len(heads) + "|"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _on_terminal(rows: Iterable[Sequence[str]], foot: str) -> Iterator[str]:
    """Key and what it takes on a line, what it says below; the marks of Markdown are for programs."""
    paper = Paper(width(None), colored("auto", None))
    for key, *beside, said in ([cell.replace("`", "") for cell in row] for row in rows):
        told = ", ".join(filter(None, beside))
        head, *more = paper.wrap(f"{key}: {told}", hang=4)
        yield from (paper.paint(head, "bold"), *more)
        yield from paper.wrap(said, indent=4, hang=4)
    yield from ("", *paper.wrap(foot)) if foot else ()
