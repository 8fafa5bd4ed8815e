"""``thethuc profile init``: a folder of house rules to begin with."""

from __future__ import annotations

import click

from checker.cli.terminal import options
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import say
from checker.profiles.starting_profile import starting_profile
from checker.reporting.catalogue import Words
from checker.running.copying import write_folder


@verb("init")
@click.argument("folder", metavar="FOLDER", type=options.Path())
@options.lang
def command(folder: str, lang: str) -> int:
    """Write the files of a profile into a new or empty folder."""
    files = starting_profile(lang)
    write_folder(files, folder)
    say(Words(lang).ui("profile.written", folder=folder, files=", ".join(files)))
    return 0
