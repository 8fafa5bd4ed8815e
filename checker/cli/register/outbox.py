"""``thethuc register outbox``: a folder of JSON files, one a document, for the office's other programs."""

from __future__ import annotations

import click

from checker.cli.register.within import within
from checker.cli.terminal import options
from checker.cli.terminal.verbs import verb


@verb("outbox")
@click.argument("register", metavar="FILE|URL")
@click.argument("folder", metavar="FOLDER", type=options.Path())
@options.lang
def command(register: str, folder: str, lang: str) -> int:
    """Write what is new or has changed, take away what was forgotten, and say how many."""
    from checker.register.delivering import deliver

    return within(register, lang, "register.delivered", lambda book: {"folder": folder, **deliver(book, folder)._asdict()})
