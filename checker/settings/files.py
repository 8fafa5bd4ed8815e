"""The configuration that is nearest to a file: ``thethuc.toml``, or ``[tool.thethuc]`` of a ``pyproject.toml``.

Without any, looking for one costs two stat calls a folder and no import.
"""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterator, Mapping
from typing import Any

from checker.model.errors import Misconfigured, cause
from checker.model.patterns import lazy_pattern
from checker.model.regular import open_regular
from checker.model.tuples import NamedTuple

OWN, SHARED = "thethuc.toml", "pyproject.toml"
LARGEST = 1024 * 1024
"""Bytes of a file of settings; a larger one is none."""
DEEPEST = 8
"""Files that extend each other in a row."""
_SPOT = lazy_pattern(r"line (\d+), column (\d+)")
_LONG_NUMBER = lazy_pattern(r"\d{999}")
_LONG_KEY = lazy_pattern(
    rb"""(?:(?:[\w-]{1,99}|"[^"\n]{0,99}"|'[^'\n]{0,99}')[ \t]*+\.[ \t]*+){40}"""
)  # names; reading it takes their square
_TABLE = lazy_pattern(rb"""^[^\S\n]*+(?:\[\s*tool\s*(?:\]|\.\s*["']?thethuc)|tool\s*\.)""", re.MULTILINE)


class ConfigFile(NamedTuple):
    """One configuration file as written: where it lies, and its table without ``extends``."""

    path: str
    table: Mapping[str, Any]


class ConfigFiles:
    """The configuration files of one run, each folder looked into and each file read once."""

    def __init__(self) -> None:
        self._nearest: dict[str, str | None] = {}
        self._chains: dict[str, tuple[ConfigFile, ...]] = {}

    def nearest(self, folder: str) -> str | None:
        """The configuration file of ``folder`` (absolute) or of the nearest folder above it."""
        if folder not in self._nearest:
            above = os.path.dirname(folder)
            self._nearest[folder] = _own(folder) or (self.nearest(above) if above != folder else None)
        return self._nearest[folder]

    def chain(self, path: str) -> tuple[ConfigFile, ...]:
        """The file and those it extends, the farthest first. Raises :class:`Misconfigured`."""
        if path not in self._chains:
            self._chains[path] = tuple(reversed(list(_upwards(path))))
        return self._chains[path]


def _own(folder: str) -> str | None:
    own, shared = os.path.join(folder, OWN), os.path.join(folder, SHARED)
    if os.path.isfile(own):
        return own
    return shared if os.path.isfile(shared) and _speaks_of_us(shared) else None


def _speaks_of_us(path: str) -> bool:
    """Whether a ``pyproject.toml`` has our table; most have not, and are not parsed to find out."""
    try:
        with open_regular(path) as file:
            data = file.read(LARGEST + 1)
    except OSError:
        return False
    return b"thethuc" in data and _TABLE.search(data.removeprefix(codecs.BOM_UTF8)) is not None and "thethuc" in _tool(path)


def _upwards(path: str) -> Iterator[ConfigFile]:
    """The file, then the one it extends, and so on."""
    seen: list[str] = []
    while True:
        if os.path.realpath(path) in seen or len(seen) == DEEPEST:
            raise Misconfigured("config.circle", file=seen[0], other=path)
        table = _own_table(path, seen[-1] if seen else None)
        seen.append(os.path.realpath(path))
        yield ConfigFile(path, {name: value for name, value in table.items() if name != "extends"})
        if "extends" not in table:
            return
        path = os.path.normpath(os.path.join(os.path.dirname(path), table["extends"]))


def _own_table(path: str, named_by: str | None) -> Mapping[str, Any]:
    """The table of settings in a file, valid."""
    from checker.settings.schema import validate

    table = _tool(path).get("thethuc", {}) if os.path.basename(path) == SHARED else toml(path, named_by)
    validate(table, path)
    return table


def _tool(path: str) -> Mapping[str, Any]:
    tool = toml(path).get("tool", {})
    return tool if isinstance(tool, dict) else {}


def toml(path: str, named_by: str | None = None) -> Mapping[str, Any]:
    """The content of a TOML file. Raises :class:`Misconfigured`; ``named_by`` is the file that asked for it."""
    import tomllib

    try:
        with open_regular(path) as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        if named_by:
            raise Misconfigured("config.extends", file=named_by, other=path, cause=cause(error)) from None
        raise Misconfigured("config.unopened", file=path, cause=cause(error)) from None
    if len(data) > LARGEST:
        raise Misconfigured("config.large", file=path, limit=LARGEST)
    if _LONG_KEY.search(data):
        raise Misconfigured("config.deep", file=path)
    try:
        table: Mapping[str, Any] = _with_days_as_text(tomllib.loads(data.decode("utf-8-sig")))  # Notepad puts a mark first
    except UnicodeDecodeError:
        raise Misconfigured("config.not_utf8", file=path) from None
    except RecursionError:
        raise Misconfigured("config.deep", file=path) from None
    except ValueError as error:  # of TOML, and of a number with more digits than Python reads
        raise Misconfigured("config.syntax", file=path, **_where_broken(str(error), data)) from None
    return table


def _where_broken(said: str, data: bytes) -> dict[str, Any]:
    """Where a text stops being TOML, line and column counted from 1 (its end where it ends too early)."""
    found = _SPOT.search(said)
    text = data.decode()
    number = _LONG_NUMBER.search(text) if found is None else None
    lines = text[: number.start() if number else None].split("\n")
    return {"line": int(found[1]) if found else len(lines), "column": int(found[2]) if found else len(lines[-1]) + 1}


def _with_days_as_text(node: Any) -> Any:
    """A table whose dates, written with or without quotation marks, are text: ``2024-03-07``."""
    if isinstance(node, dict):
        return {name: _with_days_as_text(part) for name, part in node.items()}
    if isinstance(node, list):
        return [_with_days_as_text(part) for part in node]
    return node if isinstance(node, str | int | float) else node.isoformat()
