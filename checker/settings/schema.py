"""A table of settings held against its JSON schema: the first key that is not known, or the first value that is not right.

jsonschema would cost 40 ms of every run that has a configuration; this reads the few words of the language that
``config.schema.json`` uses. The tests hold it to the same answers as jsonschema.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from checker.model.data import data_file
from checker.model.errors import Misconfigured
from checker.model.nearest import nearest

_TYPES: Mapping[str, type | tuple[type, ...]] = {"string": str, "array": list, "object": dict, "integer": int, "boolean": bool}

Schema = Mapping[str, Any]


@cache
def config_schema() -> Schema:
    """The published schema, ``reports/config.schema.json``."""
    with open(data_file("config.schema.json"), encoding="utf-8") as file:
        loaded: Schema = json.load(file)
    return loaded


def shape(name: str) -> Schema:
    """The schema of a key or of another definition (``section``); the whole file's when the name is empty."""
    whole = config_schema()
    return resolved({"$ref": f"#/$defs/{name}"}) if name in whole["$defs"] else whole["properties"].get(name, whole)


def resolved(schema: Schema) -> Schema:
    """``schema``, or what its ``$ref`` names."""
    found: Schema = config_schema()["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    return found


def validate(table: Any, file: str, name: str = "") -> None:
    """Raise :class:`Misconfigured` for the first departure of ``table`` (read from ``file``) from the schema's ``name``."""
    for trouble in departures(table, shape(name)):
        trouble.values["file"] = file
        raise trouble


def departures(value: Any, schema: Schema, key: str = "") -> Iterator[Misconfigured]:
    """Everything in ``value`` that ``schema`` does not accept; ``key`` is the path to it (``files.2.stage``)."""
    schema = resolved(schema)
    if not _is_of(value, schema) or not _fits(value, schema):
        yield Misconfigured("config.wrong", key=key, value=_written(value), accepted=accepted(schema))
    elif isinstance(value, dict):
        yield from _of_table(value, schema, key)
    elif isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield from departures(item, schema["items"], f"{key}.{number}")


def _of_table(table: Mapping[str, Any], schema: Schema, key: str) -> Iterator[Misconfigured]:
    known, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    for name, value in table.items():
        path = f"{key}.{name}" if key else name
        if name in known:
            yield from departures(value, known[name], path)
        elif others is False:
            yield unknown(path, name, known)
        elif isinstance(others, dict):
            yield from departures(value, others, path)
    for name in schema.get("required", ()):
        if name not in table:
            yield Misconfigured("config.lacks", key=key, name=name)


def unknown(path: str, name: str, known: Mapping[str, Any]) -> Misconfigured:
    """A key nobody knows, with the nearest one that is known."""
    near = nearest(name.replace("_", "-"), known, 0.5)
    return Misconfigured("config.unknown", key=path, near=near, known=", ".join(known))


def types_of(schema: Schema) -> tuple[str, ...]:
    """The types a value may have."""
    named = schema.get("type", ())
    return (named,) if isinstance(named, str) else tuple(named)


def _is_of(value: Any, schema: Schema) -> bool:
    types = types_of(schema)
    if isinstance(value, bool):
        return "boolean" in types
    return any(isinstance(value, _TYPES[name]) for name in types)


def _fits(value: Any, schema: Schema) -> bool:
    """Whether a value of the right type is one of those accepted."""
    if "enum" in schema and value not in schema["enum"]:
        return False
    if isinstance(value, str):
        if "\0" in value:  # no path and no name has one: the system would not even look
            return False
        return len(value) >= schema.get("minLength", 0) and re.search(schema.get("pattern", ""), value) is not None
    if isinstance(value, list):
        return bool(len(value) >= schema.get("minItems", 0))
    least: int | None = schema.get("minimum")
    return least is None or not isinstance(value, int) or value >= least


def accepted(schema: Schema) -> tuple[str, ...]:
    """What a key accepts: its words, or the names of its types as the catalogues know them (``type.string``)."""
    if "enum" in schema:
        return tuple(str(word) for word in schema["enum"])
    if schema.get("pattern", "").startswith("^[0-9]{4}-"):
        return ("YYYY-MM-DD",)
    return tuple(f"type.{name}" for name in types_of(schema))


def _written(value: Any) -> str:
    """A value as the file has it, near enough to find it again."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:59] + "…"
