"""``thethuc register restore``: a backup back to where an office works, a file or a server."""

from __future__ import annotations

import click

from checker.cli.register.within import within
from checker.cli.terminal import options
from checker.cli.terminal.verbs import verb


@verb("restore")
@click.argument("file", metavar="FILE", type=options.Path())
@click.argument("register", metavar="FILE|URL")
@options.lang
def command(file: str, register: str, lang: str) -> int:
    """Put all rows of a backup where nothing is yet, and see that they hold."""
    from checker.register.backing_up import restore

    shown = register.rpartition("@")[2]
    return within(file, lang, "register.restored", lambda book: {"register": shown, **restore(book, register)._asdict()})
