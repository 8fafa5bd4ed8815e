"""``thethuc register export``: a table by the columns of the Sổ of Phụ lục IV."""

from __future__ import annotations

import os
from typing import Any

import click

from checker.cli.terminal import options
from checker.cli.terminal.flags import configurable, settings_of
from checker.cli.terminal.language import tell
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import say, write
from checker.model.errors import Refused
from checker.reporting.catalogue import Words
from checker.running.copying import refuse_any_of, refuse_bad_target, write_bytes

_FORMATS = ("csv", "xlsx", "docx", "parquet")


@verb("export")
@click.argument("register", metavar="FILE|URL")
@click.option("--sheet", type=options.OneOf("den", "di", "follow", "findings", "sums"), default="den")
@click.option("--format", "format_", type=options.OneOf(*_FORMATS))
@click.option("--office", metavar="NAME[; NAME…]")
@options.output
@options.force
@options.lang
@configurable
def command(
    register: str,
    sheet: str,
    format_: str | None,
    output: str | None,
    force: bool,
    lang: str,
    config: str | None,
    no_config: bool,
    **_keys: Any,
) -> int:
    """Print or write the sheet."""
    from checker.register import Register, sheet_files, sheets
    from checker.register.connecting import files_of
    from checker.wording.same_office import offices_in

    format_ = format_ or _format_of(output)
    if format_ != "csv" and output is None:
        raise Refused("output.book", format=format_)
    refuse_bad_target(output, ())
    if output is not None:
        refuse_any_of(output, files_of(register))
    if output is not None and os.path.exists(output) and not force:
        raise Refused("exists", path=output)
    words = Words(lang)
    named = str(settings_of(config, no_config).values("." if "://" in register else register)["office"].value or "")
    with Register.open(register, create=False) as book:
        offices = offices_in(named or str(book.choices["organ"])) if sheet == "di" else ()
        if format_ == "csv":
            write("".join(sheet_files.as_csv(book, sheet, offices)), output)
        else:
            made = {"xlsx": sheet_files.as_workbook, "docx": sheet_files.as_word, "parquet": sheet_files.as_parquet}[format_]
            write_bytes(made(book, sheet, offices), str(output))
        if sheet == "di" and not offices:
            tell(words.ui("register.every_organ"), words)
        elif offices and not any(sheets.rows(book, sheet, offices)):
            tell(words.ui("register.none_own", office="; ".join(offices)), words)
    if output is not None:
        say(words.ui(f"register.exported.{sheet}", path=output))
    return 0


def _format_of(output: str | None) -> str:
    """The format that a file's name tells; CSV on the screen. Raises :class:`Refused` for a name that tells none."""
    suffix = os.path.splitext(output)[1].lower().removeprefix(".") if output else "csv"
    if suffix not in _FORMATS:
        raise Refused("output.suffix", path=output, known=" ".join(f".{name}" for name in _FORMATS))
    return suffix
