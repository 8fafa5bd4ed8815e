"""``thethuc register backup``: the whole register in one file, while others go on writing."""

from __future__ import annotations

import click

from checker.cli.terminal import options
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import say
from checker.reporting.catalogue import Words


@verb("backup")
@click.argument("register", metavar="FILE|URL")
@click.argument("file", metavar="FILE", type=options.Path())
@options.lang
def command(register: str, file: str, lang: str) -> int:
    """Write a copy, which is a register itself (SQLite), and see that its chain holds."""
    from checker.register import Register
    from checker.register.backing_up import backup

    with Register.open(register, create=False) as book:
        head = backup(book, file)
    say(Words(lang).ui("register.backed_up", file=file, event=head.event_id, hash=head.hash))
    return 0
