"""``thethuc query``: what an office asks its register most."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from checker.cli.terminal import options
from checker.cli.terminal.language import tell
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import width, write
from checker.reporting.catalogue import Words
from checker.settings.office_clock import today

if TYPE_CHECKING:
    from checker.register import Register

_ASKED = ("summary", "failing", "twice", "across", "citing", "waiting")


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
    from checker.register import Register
    from checker.register.query_answers import answer, as_json, as_table, failing_told
    from checker.register.working_days import is_announced

    now = today()
    with Register.open(register, create=False) as book:
        if question == "across":
            write(_across(book, format_, Words(lang)), None)
            return 0
        found = answer(book, question, now, by, month or "", act)
        if format_ == "json":
            said = as_json(found)
        elif question == "failing":
            said = failing_told(book, month or now.isoformat()[:7], found, Words(lang), width(None))
        else:
            said = as_table(book, question, found, Words(lang), width(None))
    write(said, None)
    if question == "waiting" and not is_announced(now.year):
        tell(Words(lang).ui("register.days_off", year=now.year), Words(lang))
    return 0


def _across(book: Register, format_: str, words: Words) -> str:
    """The findings across the plans of the register that stand now."""
    from checker.register.crossed import as_lines, as_rows, crossed
    from checker.register.query_answers import as_json

    found = crossed(book)
    if format_ == "json":
        return as_json(as_rows(found, words))
    return "\n".join(as_lines(found, words, width(None)) if found else [words.ui("register.nothing")]) + "\n"
