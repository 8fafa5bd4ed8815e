"""What is passed over when folders are walked: ``exclude`` of the configuration, and ``.thethucignore`` files as git reads its own.

A ``.thethucignore`` speaks of its folder and all below it; the nearest one, and in each the last line that means a path, decides.
``exclude`` decides where no such file speaks. A file named by the user is never passed over.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator

from checker.model.errors import Misconfigured, cause
from checker.model.regular import open_regular
from checker.model.tuples import NamedTuple
from checker.settings.files import LARGEST
from checker.settings.globs import matches
from checker.settings.layers import Layers, folder_of, relative_to

NAME = ".thethucignore"


class _Line(NamedTuple):
    """One glob of a file: ``folder`` is where it is written, ``kept`` says that it takes back what others pass over (``!``)."""

    folder: str
    glob: str
    kept: bool
    origin: str


class Ignoring:
    """Says of each path of a run whether it is passed over; each folder's lines are read once."""

    def __init__(self, layers: Layers) -> None:
        self._layers = layers
        self._lines: dict[str, tuple[_Line, ...]] = {}
        self._excluded: dict[str, tuple[_Line, ...]] = {}

    def __call__(self, path: str, folder: bool = False) -> bool:
        """Whether the file, or the folder and all in it, is passed over. Raises :class:`Misconfigured` for lines that cannot be read."""
        place = os.path.dirname(os.path.abspath(path))
        for line in (*self._spoken(place), *self._exclude(place)):
            if _is_meant(path, line, folder):
                return not line.kept
        return False

    def _spoken(self, folder: str) -> tuple[_Line, ...]:
        """The lines of the folder's file and of those above, in the order they decide."""
        if folder not in self._lines:
            above = os.path.dirname(folder)
            inherited = self._spoken(above) if above != folder else ()
            file = os.path.join(folder, NAME)
            self._lines[folder] = (*_read(file, folder), *inherited) if os.path.isfile(file) else inherited
        return self._lines[folder]

    def _exclude(self, folder: str) -> tuple[_Line, ...]:
        if folder not in self._excluded:
            value = self._layers.of(os.path.join(folder, NAME), met=False)["exclude"]
            home = folder_of(value.origin) or os.getcwd()
            self._excluded[folder] = tuple(_lines(value.value, home, value.origin.name))
        return self._excluded[folder]


def _read(file: str, folder: str) -> Iterator[_Line]:
    """The lines of a file. Raises :class:`Misconfigured`."""
    try:
        with open_regular(file) as opened:
            data = opened.read(LARGEST + 1)
    except OSError as error:
        raise Misconfigured("config.unopened", file=file, cause=cause(error)) from None
    if len(data) > LARGEST:
        raise Misconfigured("config.large", file=file, limit=LARGEST)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Misconfigured("config.not_utf8", file=file) from None
    yield from _lines(text.replace("\r\n", "\n").split("\n"), folder, file)


def _lines(written: Iterable[str], folder: str, origin: str) -> Iterator[_Line]:
    """The globs among lines, the last first; empty lines and those behind ``#`` are none."""
    for line in reversed(list(written)):
        glob = line if line.endswith("\\ ") else line.rstrip(" ")
        if glob and not glob.startswith("#"):
            kept = glob.startswith("!")
            yield _Line(folder, glob[1:] if kept else glob, kept, origin)


def _is_meant(path: str, line: _Line, folder: bool) -> bool:
    """Whether a line means a path. Raises :class:`Misconfigured` for a glob that is none (``[z-a]``)."""
    try:
        return matches(relative_to(line.folder, path), line.glob, folder)
    except re.error:
        raise Misconfigured("config.no_glob", file=line.origin, glob=line.glob) from None
