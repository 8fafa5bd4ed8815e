"""``thethuc config show``: what applies to a file, and from where each value comes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from checker.cli.terminal import options
from checker.cli.terminal.flags import configurable, origin_of, settings_of
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import width, write
from checker.reporting.catalogue import Words
from checker.reporting.json import dump, plain
from checker.reporting.paper import Paper, columns, pad
from checker.settings.layers import Origin, Values


@verb("show")
@click.argument("file", metavar="FILE")
@options.formats("text", "json")
@options.lang
@configurable
def command(file: str, format_: str, lang: str, config: str | None, no_config: bool) -> int:
    """Print each key, its value for the file, and the file, section or variable that says so."""
    words = Words(lang)
    settings = settings_of(config, no_config)
    values = settings.values(file)
    settings.task(file)  # complains of values that name nothing
    if format_ == "json":
        write(dump({"file": file, "settings": {key: _row(key, values) for key in values}}), None)
        return 0
    rows = list(_rows(values, words))
    paper = Paper(width(None))
    first, second = (max(columns(row[column]) for row in rows) for column in (0, 1))
    lines = [line for key, value, origin in rows for line in paper.wrap(origin, label=f"{pad(key, first)}  {pad(value, second)}  ")]
    write("\n".join(lines) + "\n", None)
    return 0


def _row(key: str, values: Values) -> dict[str, Any]:
    value = values[key]
    row: dict[str, Any] = {"value": plain(value.value), "from": _origin(value.origin)}
    return row | {"rows": {name: _origin(origin) for name, origin in value.parts}} if value.parts else row


def _origin(origin: Origin) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": origin.kind}
    if origin.name:
        row["name"] = origin.name
    return row | {"section": origin.number} if origin.number else row


def _rows(values: Values, words: Words) -> Iterator[tuple[str, str, str]]:
    """Key, value, origin; a row for each row of a table."""
    for key, value in values.items():
        for name, origin in value.parts:
            yield f"{key}.{name}", str(value.value[name]), origin_of(origin, words)
        if not value.parts:
            yield key, _said(value.value), origin_of(value.origin, words)


def _said(value: Any) -> str:
    """A value as it would be written; a dash for none."""
    if isinstance(value, bool):
        return str(value).lower()
    return (value if isinstance(value, str) else ", ".join(map(str, value or ()))) or "–"
