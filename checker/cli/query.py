"""``thethuc query``: what an office asks its register most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import click

from checker.cli.terminal import options
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import width, write
from checker.model.errors import Refused
from checker.reporting.catalogue import Words
from checker.reporting.plain_table import plain_table

_BELOW = ("path", "sha256")
"""What is too long for a column."""
_BY_KEY = ("failing", "summary")
"""Questions whose organs come by their key: the answer as JSON keeps it, people get the name."""
_ASKED = ("summary", "failing", "twice", "citing", "waiting")


@verb("query")
@click.argument("question", metavar="|".join(_ASKED), type=options.OneOf(*_ASKED))
@click.argument("register", metavar="FILE|URL")
@click.option("--by", type=options.OneOf("verdict", "organ", "rule", "month"), default="verdict")
@click.option("--month", type=options.Month())
@click.option("--act", metavar="CODE", default="")
@click.option("--format", "format_", type=options.OneOf("text", "json"), default="text")
@options.lang
def command(question: str, register: str, by: str, month: str | None, act: str, format_: str, lang: str) -> int:
    """Print the answer as lines, or as JSON."""
    from checker.register import Register, questions
    from checker.register.audit_account import named

    words, today = Words(lang), date.today()
    if question == "citing" and not act:
        raise Refused("register.no_act")
    with Register.open(register, create=False) as book:
        answers = {
            "summary": lambda: questions.summary(book, by, month or ""),
            "failing": lambda: questions.failing(book, month or today.isoformat()[:7]),
            "twice": lambda: questions.twice(book),
            "citing": lambda: questions.citing(book, act),
            "waiting": lambda: questions.waiting(book, today),
        }
        found = answers[question]()
        organs = named(book, {row["organ"] for row in found if "organ" in row}) if question in _BY_KEY and format_ == "text" else {}
    write(_json(found) if format_ == "json" else _text([_spoken(row, organs) for row in found], words), None)
    return 0


def _json(found: Sequence[Mapping[str, Any]]) -> str:
    import json

    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _text(found: Sequence[Mapping[str, Any]], words: Words) -> str:
    """A table as wide as the terminal; where a document lies stands below its row."""
    if not found:
        return words.ui("register.nothing") + "\n"
    names = [name for name in found[0] if name not in _BELOW] + [name for name in _BELOW if name in found[0]]
    rows = [[_cell(name, row[name], words) for name in names] for row in found]
    heads = [words.ui(f"register.columns.{name}") for name in names]
    return "\n".join(plain_table(heads, rows, width(None), below=sum(name in _BELOW for name in names))) + "\n"


def _spoken(row: Mapping[str, Any], organs: Mapping[str, str]) -> dict[str, Any]:
    """A row with organs by their names and days as an office writes them."""
    from checker.register.sheets import spoken_day

    days = {name: spoken_day(row[name]) for name in ("date", "received") if name in row}
    return {**row, **days, **({"organ": organs.get(row["organ"], row["organ"])} if organs else {})}


def _cell(name: str, value: Any, words: Words) -> str | int:
    if name == "verdict":
        return words.say("verdicts", str(value))
    if name == "state":
        return words.ui(f"register.states.{value}")
    return value if isinstance(value, int) else str(value or "")
