"""``thethuc register verify``: whether the chain of events and the sums hold."""

from __future__ import annotations

import click

from checker.cli.terminal import options
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import say
from checker.reporting.catalogue import Words


@verb("verify")
@click.argument("register", metavar="FILE|URL")
@click.option("--head", metavar="HASH", default="")
@options.lang
def command(register: str, head: str, lang: str) -> int:
    """Say what does not hold (exit code 1), or the head of the chain, to be written down."""
    from checker.register import Register
    from checker.register.chain import head_of
    from checker.register.verifying import faults

    words, holds = Words(lang), True
    with Register.open(register, create=False) as book, book.reading() as connection:
        for each in faults(connection, head):
            holds = False
            say(words.ui(f"register.broken.{each.what}", **each._asdict()))
        if holds:
            newest = head_of(connection)
            say(words.ui("register.holds", event=newest.event_id, hash=newest.hash))
    return int(not holds)
