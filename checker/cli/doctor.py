"""``thethuc doctor``: which tools this machine has, and what each is for. It never fails."""

from __future__ import annotations

from collections.abc import Iterator

from checker.cli.terminal import options
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import write
from checker.model.data import data_file
from checker.reporting.catalogue import Words
from checker.reporting.json import dump
from checker.reporting.paper import Paper, columns
from checker.running.tools import knows_vietnamese, rules_found, tools


@verb("doctor")
@options.formats("text", "json")
@options.lang
def command(format_: str, lang: str) -> int:
    """Show which tools are there and what they are for."""
    words = Words(lang)
    rows = list(_rows(words))
    if format_ == "json":
        write(dump({"tools": [{"name": name, "version": version, "for": use} for name, version, use in rows]}), None)
        return 0
    paper = Paper()
    shown = [(name, _alone(name, version) if version else words.ui("doctor.missing"), use) for name, version, use in rows]
    first, second = (max(columns(row[at]) for row in shown) for at in (0, 1))
    for (name, said, use), (_, version, _) in zip(shown, rows, strict=True):
        head = paper.row([("✓" if version else "·", 1), (name, first), (said, second), ("", 0)], indent=0)
        label = head + " " * (first + second + 7 - columns(head))
        print("\n".join(paper.wrap(use, label=label)))
    if not all(version for _, version, _ in rows):
        print("\n" + "\n".join(paper.wrap(words.ui("doctor.note"))))
    return 0


def _alone(name: str, version: str) -> str:
    """``LibreOffice 7.4.7.2`` beside its name: the figures alone."""
    said, _, figures = version.partition(" ")
    return figures if figures and said.casefold() == name.casefold() else version


def _rows(words: Words) -> Iterator[tuple[str, str | None, str]]:
    """Name, version (``None`` when it is not there), use."""
    for tool in tools():
        yield tool.name, tool.version, words.ui(f"doctor.{tool.name}")
    yield "tesseract: vie", words.ui("doctor.installed") if knows_vietnamese() else None, words.ui("doctor.tesseract_vie")
    rules = rules_found()
    sentences = sum(len(words.find(section) or ()) for section in ("rules", "across"))
    found = None if rules is None else words.ui("doctor.data_found", rules=rules, sentences=sentences)
    yield words.ui("doctor.data"), found, data_file("")
