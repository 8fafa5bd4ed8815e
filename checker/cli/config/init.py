"""``thethuc config init``: a ``thethuc.toml`` to begin with."""

from __future__ import annotations

import click

from checker.cli.terminal import options
from checker.cli.terminal.verbs import verb
from checker.reporting.catalogue import Words
from checker.running.copying import refuse_existing, write_bytes
from checker.settings.files import OWN
from checker.settings.starting_config import starting_config


@verb("init")
@click.option("--output", "-o", metavar="FILE", default=OWN, type=options.Path())
@options.force
@options.lang
def command(output: str, force: bool, lang: str) -> int:
    """Write the file, each key explained and none set; one that is there is left alone unless forced."""
    refuse_existing(output, force)
    write_bytes(starting_config(lang).encode(), output)
    print(Words(lang).ui("config.written", file=output))
    return 0
