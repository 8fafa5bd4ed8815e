"""``thethuc register forget``: take a document out with all that was kept of it."""

from __future__ import annotations

import click

from checker.cli.terminal import options
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import say
from checker.reporting.catalogue import Words


@verb("forget")
@click.argument("register", metavar="FILE|URL")
@click.argument("document", metavar="SHA256")
@click.option("--who", metavar="NAME", type=options.Name(), required=True)
@click.option("--why", metavar="TEXT", required=True)
@options.lang
def command(register: str, document: str, who: str, why: str, lang: str) -> int:
    """Leave nothing of it but that something was forgotten, by whom and why."""
    from checker.register import Register

    with Register.open(register, create=False) as book:
        book.forget(document.lower(), who=who, why=why)
    say(Words(lang).ui("register.forgotten", document=document))
    return 0
