"""A report as the workflow commands of GitHub Actions: an annotation a finding, then the log's own lines.

GitHub shows ten annotations of a kind from one step; the log says when there are more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from checker.model import DocumentReport
from checker.reporting.catalogue import Words
from checker.reporting.groups import NumberedFinding
from checker.reporting.oneline import address, heading, line, sentence, shown, unsettled
from checker.reporting.order import undone
from checker.reporting.paper import Paper, printable
from checker.reporting.text import TextWriter

SHOWN = 10
"""Annotations of one kind that GitHub shows of a step."""
_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


class GithubWriter:
    """The annotations of each document, gravest first, and its line; then what hides the rest from the reader, and the total."""

    def __init__(self, words: Words, level: str = "note") -> None:
        self._words, self._level = words, level
        self._lines = TextWriter(words, Paper(), level, True)
        self._kinds: Counter[str] = Counter()

    def head(self) -> str:
        """Nothing."""
        return ""

    def entry(self, document: DocumentReport) -> str:
        """One document."""
        commands = sorted(_commands(document, self._words, self._level), key=lambda command: list(_COMMANDS.values()).index(command[0]))
        self._kinds.update(kind for kind, _ in commands)
        return "".join(f"{text}\n" for _, text in commands) + self._lines.entry(document)

    def foot(self, code: int | None = None, skipped: Sequence[str] = ()) -> Iterator[str]:
        """How many annotations GitHub does not show, and the total."""
        over = sum(max(0, number - SHOWN) for number in self._kinds.values())
        said = self._words.ui("pipeline.over", count=over, shown=SHOWN) + "\n" if over else ""
        yield said
        yield from self._lines.foot(code, skipped)


writer = GithubWriter


def _commands(document: DocumentReport, words: Words, level: str) -> Iterator[tuple[str, str]]:
    """Kind and text of each annotation on a document."""
    for each in shown(document, level):
        yield _COMMANDS[each.finding.level], _annotation(each, document, words)
    kind = "error" if undone(document) else "warning"
    title = words.say("verdicts", document.verdict)
    said = "\n".join(unsettled(document, words))
    if said:
        yield kind, _command(kind, said, file=address(document.path), title=title)


def _annotation(each: NumberedFinding, document: DocumentReport, words: Words) -> str:
    finding = each.finding
    number = line(finding.place)
    where = {"line": str(number)} if number else {}
    title = heading(each, words)
    return _command(_COMMANDS[finding.level], sentence(finding, words), file=address(document.path), **where, title=title)


def _command(kind: str, message: str, **properties: str) -> str:
    """``::error file=…,line=…,title=…::message``, escaped so that nothing of a document can end it or begin another."""
    said = ",".join(f"{name}={_harmless(text).translate(_PROPERTY)}" for name, text in properties.items())
    return f"::{kind} {said}::{_harmless(message).translate(_DATA)}"


def _harmless(message: str) -> str:
    return "\n".join(printable(part) for part in message.split("\n"))
