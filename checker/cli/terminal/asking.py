"""Questions asked of whoever sits at a terminal: what is proposed, and asked again where the answer cannot be taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from checker.cli.terminal.language import columns, tell
from checker.model.errors import Refused
from checker.reporting.catalogue import Words
from checker.reporting.paper import Paper
from checker.reporting.phrases import refusal

if TYPE_CHECKING:
    from checker.profiles.office_words import OfficeWords

_ROOM = 6
"""Columns: `` [1]: ``."""
_ASKED = ("organ", "superior", "code", "place", "subject", "title", "name")


def asked_answers(words: Words, office: OfficeWords, signings: Sequence[str]) -> dict[str, Any]:
    """The fields of a new plan by their names; an empty answer leaves a placeholder. ``signings`` are told by their number, from 1."""
    click.echo(_on_lines(words.ui("new.welcome")), err=True)
    told: dict[str, Any] = {}
    for name in _ASKED:
        told[name] = _asked(words, f"new.ask_{name}", _usual(name, str(told.get("organ", "")), office))
    told["signing"] = _chosen(words, "new.ask_signing", signings)
    told["recipients"] = tuple(each.strip() for each in _asked(words, "new.ask_recipients").split(";") if each.strip())
    return told


def asked_output(words: Words, refuse: Callable[[str], None]) -> str:
    """The file to write: asked again, with why, while ``refuse`` raises :class:`Refused` on what was told, so that no answer is lost."""
    while True:
        output = _asked(words, "new.ask_output", words.ui("new.file_name"))
        try:
            refuse(output)
        except Refused as error:
            tell(refusal(error, words), words)
        else:
            return output


def _asked(words: Words, question: str, usual: str = "") -> str:
    return str(click.prompt(_on_lines(words.ui(question)), default=usual, show_default=bool(usual), err=True))


def _on_lines(text: str) -> str:
    """A text on lines the terminal has room for, and behind the last for a short answer that is proposed."""
    return "\n".join(Paper(columns() - _ROOM).wrap(text, hang=2))


def _chosen(words: Words, question: str, names: Sequence[str]) -> str:
    """One of ``names``, by its number or itself; the first is proposed."""
    while True:
        told = _asked(words, question, "1").strip()
        if told in names:
            return told
        if told.isdecimal() and 1 <= int(told) <= len(names):
            return names[int(told) - 1]
        tell(words.ui("new.ask_number", most=len(names)), words)


def _usual(name: str, organ: str, office: OfficeWords) -> str:
    """What is proposed for an answer: what the house or the organ's name says."""
    from checker.fixing.plan_answers import code_of, heads_of

    if name == "code":
        return office.code_of(organ) or code_of(organ)
    if name == "title":
        return heads_of(organ)
    known = {"organ": office.organs, "place": office.places}.get(name, ())
    return known[0] if len(known) == 1 else ""
