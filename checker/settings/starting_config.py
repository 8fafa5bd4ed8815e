"""A configuration to begin with, made from the schema: every key explained, none set."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from checker.settings.layers import OF_THE_USER
from checker.settings.schema import Schema, config_schema, resolved

_WIDTH = 100


def starting_config(lang: str) -> str:
    """The text of a ``thethuc.toml`` in which each key a file may set stands behind ``#``, under what it means (``vi`` or ``en``)."""
    schemas = {key: resolved(each) for key, each in config_schema()["properties"].items() if key not in OF_THE_USER}
    plain = {key: schema for key, schema in schemas.items() if key != "files" and schema.get("type") != "object"}
    tables = {key: schema for key, schema in schemas.items() if schema.get("type") == "object"}
    lines = [line for key, schema in plain.items() for line in _explained(schema, lang, [f"{key} = {_toml(schema['examples'][0])}"])]
    for key, schema in tables.items():
        lines += _explained(schema, lang, [f"[{key}]", *_rows(schema["examples"][0])])
    match = resolved(config_schema()["$defs"]["match"])
    stage = resolved(config_schema()["$defs"]["stage"])
    section = ["[[files]]", f"match = {_toml(match['examples'][0])}", f"stage = {_toml(stage['examples'][0])}"]
    return "\n".join([*lines, *_explained(schemas["files"], lang, section)])


def _explained(schema: Schema, lang: str, written: list[str]) -> Iterator[str]:
    """What a key means, the key as it would be written, an empty line."""
    said = schema["x-vi"] if lang == "vi" else schema["description"]
    yield from textwrap.wrap(said, _WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)
    yield from (f"#{line}" for line in written)
    yield ""


def _rows(table: Mapping[str, Any]) -> list[str]:
    return [f"{name} = {_toml(value)}" for name, value in table.items()]


def _toml(value: Any) -> str:
    """A value as TOML writes it: strings, numbers, switches and lists of them are the same in JSON."""
    return json.dumps(value, ensure_ascii=False)
