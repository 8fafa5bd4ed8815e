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
    from checker.register import Register, chain, tallying

    words = Words(lang)
    with Register.open(register, create=False) as book, book.reading() as connection:
        broken = [words.ui(f"register.broken.{each.what}", event=each.event_id) for each in chain.breaks(connection, head)]
        broken += [words.ui("register.broken.tally", sums=" ".join(filter(None, key))) for key in tallying.wrong(connection)]
        newest = chain.head_of(connection)
    for line in broken:
        say(line)
    if not broken:
        say(words.ui("register.holds", event=newest.event_id, hash=newest.hash))
    return int(bool(broken))
