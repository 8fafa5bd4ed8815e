"""``thethuc register export``: a table by the columns of the Sổ of Phụ lục IV."""

from __future__ import annotations

import os

import click

from checker.cli.terminal import options
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import say, write
from checker.model.errors import Refused
from checker.reporting.catalogue import Words
from checker.running.copying import refuse_bad_target, write_bytes


@verb("export")
@click.argument("register", metavar="FILE|URL")
@click.option("--sheet", type=options.OneOf("den", "di"), default="den")
@click.option("--format", "format_", type=options.OneOf("csv", "xlsx"), default="csv")
@options.output
@options.force
@options.lang
def command(register: str, sheet: str, format_: str, output: str | None, force: bool, lang: str) -> int:
    """Print or write the sheet."""
    from checker.register import Register, sheets

    if format_ == "xlsx" and output is None:
        raise Refused("output.book", format="xlsx")
    refuse_bad_target(output, [register])
    if output is not None and os.path.exists(output) and not force:
        raise Refused("exists", path=output)
    with Register.open(register, create=False) as book:
        if format_ == "csv":
            write("".join(sheets.as_csv(book, sheet)), output)
        else:
            write_bytes(sheets.as_workbook(book, sheet), str(output))
    if output is not None:
        say(Words(lang).ui(f"register.exported.{sheet}", path=output))
    return 0
