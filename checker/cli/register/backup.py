"""``thethuc register backup``: the whole register in one file, while others go on writing."""

from __future__ import annotations

import click

from checker.cli.register.within import within
from checker.cli.terminal import options
from checker.cli.terminal.verbs import verb


@verb("backup")
@click.argument("register", metavar="FILE|URL")
@click.argument("file", metavar="FILE", type=options.Path())
@options.lang
def command(register: str, file: str, lang: str) -> int:
    """Write a copy, which is a register itself (SQLite), and see that its chain holds."""
    from checker.register.backing_up import backup

    return within(register, lang, "register.backed_up", lambda book: {"file": file, **backup(book, file)._asdict()})
