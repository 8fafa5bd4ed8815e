"""``thethuc register export``: a table by the columns of the Sổ of Phụ lục IV."""

from __future__ import annotations

from typing import Any

import click

from checker.cli.terminal import options
from checker.cli.terminal.flags import configurable, settings_of
from checker.cli.terminal.language import tell
from checker.cli.terminal.outputs import told_by_suffix
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import write
from checker.model.errors import Refused
from checker.reporting.catalogue import Words
from checker.running.copying import refuse_any_of, refuse_bad_target, refuse_existing, write_bytes

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
    register: str, sheet: str, format_: str | None, output: str | None, force: bool, lang: str, config: str | None, no_config: bool,
    **_keys: Any,
) -> int:  # fmt: skip
    """Print or write the sheet."""
    from checker.register import Register, sheet_files, sheets
    from checker.register.connecting import files_of
    from checker.wording.same_office import offices_in

    format_ = format_ or (told_by_suffix(output, {f".{name}": name for name in _FORMATS}) if output is not None else "csv")
    if format_ != "csv" and output is None:
        raise Refused("output.book", format=format_)
    refuse_bad_target(output, ())
    if output is not None:
        refuse_any_of(output, files_of(register))
        refuse_existing(output, force)
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
        tell(words.ui(f"register.exported.{sheet}", path=output), words)
    return 0
