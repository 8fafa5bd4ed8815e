"""``thethuc register dispose``: what is past its retention as a list; with a decision, its removal."""

from __future__ import annotations

from datetime import date

import click

from checker.cli.terminal import options
from checker.cli.terminal.language import tell
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import say, write
from checker.model.errors import Refused
from checker.reporting.catalogue import Words
from checker.running.copying import refuse_any_of, refuse_bad_target, refuse_existing
from checker.settings import office_clock


@verb("dispose")
@click.argument("register", metavar="FILE|URL")
@click.option("--keep-months", type=click.IntRange(0, 1200), metavar="N")
@click.option("--list", "list_file", metavar="FILE", type=options.Path())
@click.option("--decision", metavar="CODE")
@click.option("--day", type=options.Day())
@click.option("--who", metavar="NAME", type=options.Name())
@options.output
@options.force
@options.lang
def command(
    register: str, keep_months: int | None, list_file: str | None, decision: str | None, day: str | None, who: str | None,
    output: str | None, force: bool, lang: str,
) -> int:  # fmt: skip
    """Choose how long is kept, print the list, or remove what a decided list names."""
    from checker.register import Register
    from checker.register.connecting import files_of
    from checker.register.disposing import Decision, as_list, dispose, hashes_in, past

    words, today = Words(lang), office_clock.today()
    if (list_file or decision) and not (list_file and decision and who):
        raise Refused("register.decision_bare")
    if keep_months is not None and not who:
        raise Refused("register.keep_who")
    if output is not None:
        refuse_bad_target(output, ())
        refuse_any_of(output, files_of(register))
        refuse_existing(output, force)
    with Register.open(register, create=False) as book:
        if keep_months is not None:
            book.choose("retention_months", keep_months, who=str(who))
            say(words.ui("register.retention", months=keep_months))
            return 0
        months = int(book.choices["retention_months"])
        if not months:
            raise Refused("register.no_retention", register=book.name)
        if list_file and decision and who:
            hashes, listed = hashes_in(list_file)
            count = dispose(book, hashes, Decision(decision, day or today.isoformat(), who), today, listed)
            say(words.ui("register.disposed", count=count, decision=decision, who=who))
            return 0
        until = date.fromisoformat(day) if day else today
        rows = list(past(book, until))
    told = {"months": months, "day": f"{until:%d/%m/%Y}"}
    if rows:
        write(as_list(rows), output)
    tell(words.ui("register.disposal" if rows else "register.disposal_none", count=len(rows), **told), words)
    return 0
