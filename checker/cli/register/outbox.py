"""``thethuc register outbox``: a folder of JSON files, one a document, for the office's other programs."""

from __future__ import annotations

import click

from checker.cli.terminal import options
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import say
from checker.reporting.catalogue import Words


@verb("outbox")
@click.argument("register", metavar="FILE|URL")
@click.argument("folder", metavar="FOLDER", type=options.Path())
@options.lang
def command(register: str, folder: str, lang: str) -> int:
    """Write what is new or has changed, take away what was forgotten, and say how many."""
    from checker.register import Register
    from checker.register.delivering import deliver

    with Register.open(register, create=False) as book:
        done = deliver(book, folder)
    say(Words(lang).ui("register.delivered", folder=folder, **done._asdict()))
    return 0
