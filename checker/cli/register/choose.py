"""``thethuc register choose``: what an office chooses for its register, each choice an event, and what it has chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import click

from checker.cli.terminal import options
from checker.cli.terminal.login import login_name
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import say
from checker.reporting.catalogue import Words


@verb("choose")
@click.argument("register", metavar="FILE|URL")
@click.option("--organ", metavar="NAME")
@click.option("--excerpts", type=options.OneOf("on", "off"))
@click.option("--drafter-approves", type=options.OneOf("on", "off"))
@click.option("--who", metavar="NAME", type=options.Name())
@options.lang
def command(
    register: str, organ: str | None, excerpts: str | None, drafter_approves: str | None, who: str | None, lang: str
) -> int:  # fmt: skip
    """Make the choices that are named; print all."""
    from checker.register import Register

    switches = {"excerpts": excerpts, "drafter_approves": drafter_approves}
    asked = {"organ": organ, **{name: None if said is None else said == "on" for name, said in switches.items()}}
    with Register.open(register, create=False) as book:
        for name, value in asked.items():
            if value not in (None, book.choices[name]):
                book.choose(name, value, who=who or login_name())
        told = list(_told(book.choices, Words(lang)))
    for line in told:
        say(line)
    return 0


def _told(made: Mapping[str, Any], words: Words) -> Iterator[str]:
    yield words.ui("register.choices.organ", organ=made["organ"] or words.ui("register.choices.unsaid"))
    yield words.ui(f"register.choices.excerpts_{'on' if made['excerpts'] else 'off'}")
    yield words.ui(f"register.choices.drafter_approves_{'on' if made['drafter_approves'] else 'off'}")
    months = made["retention_months"]
    yield words.ui("register.retention", months=months) if months else words.ui("register.choices.for_ever")
