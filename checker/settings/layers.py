"""What applies to one file, and from where each value comes: defaults, files, their sections, the environment, flags."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checker.model.errors import Misconfigured
from checker.model.nearest import nearest
from checker.model.tuples import NamedTuple
from checker.settings.files import ConfigFile, ConfigFiles
from checker.settings.globs import matches

PREFIX = "THETHUC_"
DEFAULTS: Mapping[str, Any] = {
    "stage": "auto", "medium": None, "ruleset": None, "as-of": None, "fail-on": "error",
    "fail-on-review": False, "profile": None, "select": (), "ignore": (),
    "exclude": (), "levels": {}, "limits": {}, "baseline": None, "suppressions": True,
    "cache": True, "cache-dir": None, "allow-secret": False, "office": None,
}  # fmt: skip
OF_THE_USER = frozenset(("cache-dir", "allow-secret"))
"""Keys that the environment or an option sets, never a file: a file travels with the documents of others, and could have this
machine delete in a folder of its choice, or keep what the law forbids."""
_LISTS = frozenset(("select", "ignore", "exclude"))
_SWITCH = {**dict.fromkeys(("on", "true", "1", "yes"), True), **dict.fromkeys(("off", "false", "0", "no"), False)}
_SWITCHES = frozenset(("cache", "suppressions", "fail-on-review", "allow-secret"))
_TABLES = frozenset(("levels", "limits"))


class Origin(NamedTuple):
    """Where a value comes from: ``kind`` is default, file, section, env or flag; ``name`` the file, variable or option.

    ``number`` counts the sections of a file from 1.
    """

    kind: str
    name: str = ""
    number: int = 0


class Value(NamedTuple):
    """A value that applies, and its origin; ``parts`` are the origins of a table's rows."""

    value: Any
    origin: Origin
    parts: tuple[tuple[str, Origin], ...] = ()


Values = Mapping[str, Value]
Layer = tuple[Mapping[str, Any], Origin]


def default_values() -> dict[str, Value]:
    """What applies when nobody says anything."""
    return {key: Value(value, Origin("default")) for key, value in DEFAULTS.items()}


class Layers:
    """What applies to each file of one run. ``flags`` are the options given, by key.

    ``config`` is a file to use instead of the nearest; ``alone``: use none.
    """

    def __init__(self, flags: Mapping[str, Any], config: str | None = None, alone: bool = False) -> None:
        self._flags = flags
        self._config = config
        self._alone = alone
        self._shelf = ConfigFiles()
        self._environment = environment()
        self._known: dict[tuple[str | None, tuple[Origin, ...]], Values] = {}
        self.passed_over: dict[tuple[str, Origin], None] = {}
        """Keys of :data:`OF_THE_USER` met in files so far, and where; they are not heeded."""
        self._sections_met: set[Origin] = set()

    def of(self, path: str, met: bool = True) -> Values:
        """All that applies to the file at ``path``: one and the same object for files it is the same for.

        ``met``: there is such a file, so its sections mean one. Raises :class:`Misconfigured`.
        """
        found = self._nearest(path)
        written = list(self._written(path, found)) if found else []
        key = (found, tuple(origin for _, origin in written))
        if met:
            self._sections_met.update(origin for _, origin in written if origin.kind == "section")
        if key not in self._known:
            self._known[key] = self._laid(written)
        return self._known[key]

    def files_of(self, path: str) -> tuple[str, ...]:
        """The configuration files that speak of the file at ``path``, the farthest first."""
        found = self._nearest(path)
        return tuple(written.path for written in self._shelf.chain(found)) if found else ()

    def _nearest(self, path: str) -> str | None:
        return None if self._alone else self._config or self._shelf.nearest(os.path.dirname(os.path.abspath(path)))

    def _written(self, path: str, found: str) -> Iterator[Layer]:
        """The tables of the files in the order they are laid on each other, each file's own sections after its head."""
        relative = relative_to(os.path.dirname(os.path.abspath(found)), path)
        for written in self._shelf.chain(found):
            yield {key: value for key, value in written.table.items() if key != "files"}, Origin("file", written.path)
            yield from _sections(written, relative)

    def idle_sections(self, folders: Iterable[str]) -> list[Origin]:
        """Sections that meant none of the files met so far, of configuration files that lie in ``folders``, which were walked whole.

        Those of a file that others extend are left out: it may speak of folders that are elsewhere.
        """
        homes = tuple(_with_slash(folder) for folder in folders)
        own = dict.fromkeys(found for found, _ in self._known if found and _with_slash(os.path.dirname(found)).startswith(homes))
        return [origin for found in own for origin in self._sections_of(found) if origin not in self._sections_met]

    def _sections_of(self, found: str) -> Iterator[Origin]:
        written = self._shelf.chain(found)[-1]
        for number, _ in enumerate(written.table.get("files", ()), 1):
            yield Origin("section", written.path, number)

    def _laid(self, written: list[Layer]) -> Values:
        values = default_values()
        for table, origin in written:
            self.passed_over |= dict.fromkeys((key, origin) for key in table if key in OF_THE_USER)
            _lay(values, {key: value for key, value in table.items() if key not in OF_THE_USER}, origin)
        for key, value in self._environment.items():
            _lay(values, {key: value}, Origin("env", variable(key)))
        for key, value in self._flags.items():
            _lay(values, {key: value}, Origin("flag", f"--{key}"))
        return values


def _sections(written: ConfigFile, relative: str) -> Iterator[Layer]:
    """The sections of a file that mean the path ``relative``."""
    for number, section in enumerate(written.table.get("files", ()), 1):
        if any(_means(each, relative, written, number) for each in as_list(section["match"])):
            yield {key: value for key, value in section.items() if key != "match"}, Origin("section", written.path, number)


def _means(pattern: str, relative: str, written: ConfigFile, number: int) -> bool:
    """Whether a glob means a path. Raises :class:`Misconfigured` for one that is none (``[z-a]``)."""
    try:
        return matches(relative, pattern)
    except re.error:
        key = f"files.{number}.match"
        raise Misconfigured("config.wrong", file=written.path, key=key, value=pattern, accepted=("type.string",)) from None


def _with_slash(folder: str) -> str:
    return os.path.join(os.path.abspath(folder), "")


def relative_to(home: str, path: str) -> str:
    """``path`` from ``home`` with forward slashes; its name alone when it lies elsewhere (another drive, ``--config``)."""
    try:
        relative = os.path.relpath(os.path.abspath(path), home).replace(os.sep, "/")
    except ValueError:
        relative = ".."
    return relative if not relative.startswith("../") else os.path.basename(path)


def _lay(values: dict[str, Value], table: Mapping[str, Any], origin: Origin) -> None:
    """One layer over the others: a value replaces the one below, the rows of a table are added to those below."""
    for key, value in table.items():
        if key in _TABLES:
            below = values[key]
            rows = tuple((name, origin) for name in value)
            kept = tuple(part for part in below.parts if part[0] not in value)
            values[key] = below._replace(value={**below.value, **value}, origin=origin, parts=(*kept, *rows))
        else:
            values[key] = Value(tuple(as_list(value)) if key in _LISTS else value, origin)


def as_list(value: Any) -> list[str]:
    """One word, words with commas between them, or a list of either, as a list."""
    words = [value] if isinstance(value, str) else value
    return [part.strip() for word in words for part in word.split(",") if part.strip()]


OTHER_VARIABLES = ("THETHUC_DEBUG", "THETHUC_LANG", "THETHUC_SITE", "THETHUC_SOFFICE")
"""Variables that are no keys: the rooms that read them say what they mean."""


def unknown_variables() -> Mapping[str, str]:
    """Variables of the environment that look like ours and mean nothing, each with the nearest that does or with nothing."""
    known = [name.removeprefix(PREFIX) for name in (*map(variable, DEFAULTS), *OTHER_VARIABLES)]
    ours = (name.removeprefix(PREFIX) for name in sorted(os.environ) if name.startswith(PREFIX))
    near = {name: nearest(name, known) for name in ours if name not in known}
    return {PREFIX + name: PREFIX + found if found else "" for name, found in near.items()}


def variable(key: str) -> str:
    """``fail-on`` as ``THETHUC_FAIL_ON``."""
    return PREFIX + key.upper().replace("-", "_")


def environment() -> Mapping[str, Any]:
    """The settings of the environment, by key; tables are written ``TT0022=off,TT0302=error``. Raises :class:`Misconfigured`."""
    _vet_site(os.environ.get("THETHUC_SITE", ""))
    found: dict[str, Any] = {}
    for key in DEFAULTS:
        text = os.environ.get(variable(key), "")
        if text:
            found[key] = _from_text(key, text)
    return found


def _vet_site(address: str) -> None:
    """Reports link to the rules' pages there: what is no address of a page or a folder is refused, before anything is checked."""
    if address:
        from checker.reporting.rule_pages import VARIABLE, is_address

        if not is_address(address):
            raise Misconfigured("config.wrong_env", key=VARIABLE, value=_quoted(address), accepted=("https://…", "file:///…"))


def _quoted(text: str) -> str:
    import json

    return json.dumps(text, ensure_ascii=False)


def _from_text(key: str, text: str) -> Any:
    from checker.settings.schema import departures, shape

    value: Any = _rows(key, text) if key in _TABLES else _SWITCH.get(text.lower(), text) if key in _SWITCHES else text
    for trouble in departures(value, shape(key), variable(key)):
        raise Misconfigured("config.wrong_env", **trouble.values)
    return value


def _rows(key: str, text: str) -> dict[str, Any]:
    rows = (row.partition("=") for row in as_list(text))
    return {name.strip(): int(value) if key == "limits" and value.strip().isdecimal() else value.strip() for name, _, value in rows}


def folder_of(origin: Origin) -> str:
    """The folder that paths of a value start from: that of the file it is written in, else the current one."""
    return os.path.dirname(os.path.abspath(origin.name)) if origin.kind in ("file", "section") else ""
