"""``thethuc register restore``: a backup back to where an office works, a file or a server."""

from __future__ import annotations

import click

from checker.cli.terminal import options
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import say
from checker.reporting.catalogue import Words


@verb("restore")
@click.argument("file", metavar="FILE", type=options.Path())
@click.argument("register", metavar="FILE|URL")
@options.lang
def command(file: str, register: str, lang: str) -> int:
    """Put all rows of a backup where nothing is yet, and see that they hold."""
    from checker.register import Register
    from checker.register.backing_up import restore

    with Register.open(file, create=False) as book:
        head = restore(book, register)
    say(Words(lang).ui("register.restored", register=register.rpartition("@")[2], event=head.event_id, hash=head.hash))
    return 0
