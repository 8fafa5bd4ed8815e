"""``thethuc query``: what an office asks its register most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import click

from checker.cli.terminal import options
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import write
from checker.model.errors import Refused
from checker.reporting.catalogue import Words

_ASKED = ("summary", "failing", "twice", "citing", "waiting")


@verb("query")
@click.argument("question", metavar="|".join(_ASKED), type=options.OneOf(*_ASKED))
@click.argument("register", metavar="FILE|URL")
@click.option("--by", type=options.OneOf("verdict", "organ", "rule", "month"), default="verdict")
@click.option("--month", metavar="YYYY-MM", default="")
@click.option("--act", metavar="CODE", default="")
@click.option("--format", "format_", type=options.OneOf("text", "json"), default="text")
@options.lang
def command(question: str, register: str, by: str, month: str, act: str, format_: str, lang: str) -> int:
    """Print the answer as lines, or as JSON."""
    from checker.register import Register, questions

    words, today = Words(lang), date.today()
    if question == "citing" and not act:
        raise Refused("register.no_act")
    with Register.open(register, create=False) as book:
        answers = {
            "summary": lambda: questions.summary(book, by, month),
            "failing": lambda: questions.failing(book, month or today.isoformat()[:7]),
            "twice": lambda: questions.twice(book),
            "citing": lambda: questions.citing(book, act),
            "waiting": lambda: questions.waiting(book, today),
        }
        found = answers[question]()
    write(_json(found) if format_ == "json" else _text(found, words), None)
    return 0


def _json(found: Sequence[Mapping[str, Any]]) -> str:
    import json

    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _text(found: Sequence[Mapping[str, Any]], words: Words) -> str:
    """A table with tabs between: heads, then a line each."""
    if not found:
        return words.ui("register.nothing") + "\n"
    heads = [words.ui(f"register.columns.{name}") for name in found[0]]
    lines = ["\t".join(_cell(name, value, words) for name, value in row.items()) for row in found]
    return "\n".join(["\t".join(heads), *lines]) + "\n"


def _cell(name: str, value: Any, words: Words) -> str:
    if name == "verdict":
        return words.say("verdicts", str(value))
    if name == "state":
        return words.ui(f"register.states.{value}")
    return str(value)
