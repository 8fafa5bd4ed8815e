"""From the paths of a command line to the files to check, in an order that never changes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from checker.model.media import suffixes
from checker.model.tuples import NamedTuple

SUFFIXES = suffixes(("docx", "doc", "rtf", "odt", "pdf", "scan", "text"))
PACKED = (".zip", *suffixes(("edxml",)))
"""Suffixes of files that hold files."""
OTHERS = (
    ".html", ".htm", ".mht", ".mhtml", ".wps", ".wpd", ".pages", ".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".ppt", ".pptx", ".pptm",
    ".pps", ".ppsx", ".odp", ".odg", ".xps", ".oxps", ".djvu", ".epub", ".gif", ".heic", ".heif", ".eml", ".msg", ".7z", ".rar", ".gz",
    ".tar", ".p7m",
)  # fmt: skip
"""Suffixes of files people write and send that are not taken from folders: that they were skipped is told. Code and settings are not."""
STANDARD_INPUT = "-"


class Lost(NamedTuple):
    """A path that gave no file: ``key`` is a key of the ``ui`` catalogue, ``values`` fill its places."""

    key: str
    values: tuple[tuple[str, str], ...]


def walk(paths: Iterable[str], skipped: list[str] | None = None) -> tuple[list[str], list[Lost]]:
    """The files below ``paths``, each once, and the paths that gave none.

    A file named by the user is always taken, whatever its name, even when it does not exist: reading says what is wrong
    with it. In folders only files that plans come in are taken, sorted, without hidden files and Word's lock files; ``skipped`` gets
    the documents of other kinds that were met there.
    """
    files: dict[str, str] = {}
    lost: list[Lost] = []
    for path in paths:
        if path == STANDARD_INPUT or not os.path.isdir(path):
            files.setdefault(_identity(path), path)
            continue
        found = list(_below(path, lost, [] if skipped is None else skipped))
        if not found:
            lost.append(Lost("empty_folder", (("path", path), ("suffixes", ", ".join((*SUFFIXES, *PACKED))))))
        for file in found:
            files.setdefault(_identity(file), file)
    return list(files.values()), lost


def _identity(path: str) -> str:
    return path if path == STANDARD_INPUT else os.path.normcase(os.path.abspath(path))


def _below(folder: str, lost: list[Lost], skipped: list[str]) -> Iterator[str]:
    """The files of a folder and its folders; links to folders are not followed, so that no walk is endless."""

    def unlisted(error: OSError) -> None:
        from checker.model.errors import cause

        lost.append(Lost("unlisted_folder", (("path", str(error.filename)), ("cause", cause(error)))))

    for place, folders, names in os.walk(folder, onerror=unlisted):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(place, name)
            if looks_like_a_plan(name) and os.path.exists(path):  # pipes and devices too: reading says that they are none
                yield path
            elif may_be_a_document(name):
                skipped.append(path)


def looks_like_a_plan(name: str) -> bool:
    """Whether plans come in files of that name; hidden files and Word's lock files are none."""
    return name.lower().endswith((*SUFFIXES, *PACKED)) and not name.startswith((".", "~$"))


def may_be_a_document(name: str) -> bool:
    """Whether a file of that name may hold a document of a kind that is not read."""
    return name.lower().endswith(OTHERS) and not name.startswith((".", "~$"))
