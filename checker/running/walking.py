"""From the paths of a command line to the files to check, in an order that never changes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from checker.model.media import suffixes
from checker.model.tuples import NamedTuple
from checker.running.unknown_kinds import may_hold_a_plan

SUFFIXES = suffixes(("docx", "doc", "rtf", "odt", "pdf", "scan", "text"))
PACKED = (".zip", *suffixes(("edxml",)))
"""Suffixes of files that hold files."""
WEB_PAGES = (".html", ".htm", ".mht", ".mhtml")
"""Suffixes of saved web pages: read where one is named or given, not taken from folders."""
OTHERS = (
    *WEB_PAGES, ".wps", ".wpd", ".pages", ".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".ppt", ".pptx", ".pptm",
    ".pps", ".ppsx", ".odp", ".odg", ".xps", ".oxps", ".djvu", ".epub", ".gif", ".heic", ".heif", ".eml", ".msg", ".7z", ".rar", ".gz",
    ".tar", ".p7m", ".exe", ".scr", ".com", ".lnk", ".url", ".msi", ".iso", ".img", ".bz2", ".xz", ".zst", ".cab", ".arj", ".lzh", ".ace",
)  # fmt: skip
"""Suffixes of files people write and send that are not taken from folders: that they were skipped is told, of programs too, which pass for
documents. Code and settings are not.
"""
_REPORTS = (".html", ".htm", ".xlsx")
"""Of these, what a run writes for people to read."""
STANDARD_INPUT = "-"


class Lost(NamedTuple):
    """A path that gave no file: ``key`` is a key of the ``ui`` catalogue, ``values`` fill its places."""

    key: str
    values: tuple[tuple[str, str], ...]


class Walked(NamedTuple):
    """What a walk met: the files to check, each once; the paths that gave none; documents of other kinds; and how many were passed over."""

    files: list[str]
    lost: list[Lost]
    skipped: list[str]
    passed_over: int = 0
    """Files and whole folders that ``exclude`` or a ``.thethucignore`` names."""


PassesOver = Callable[[str, bool], bool]
"""Whether a path is passed over; the second says that it is a folder."""


def nothing(_path: str, _folder: bool) -> bool:
    """Passes over nothing."""
    return False


def walk(paths: Iterable[str], passes_over: PassesOver = nothing) -> Walked:
    """The files below ``paths``.

    A file named by the user is always taken, whatever its name, even when it does not exist: reading says what is wrong
    with it. In folders only files that plans come in are taken, sorted, without hidden files, Word's lock files and what
    ``passes_over`` names.
    """
    walk = _Walk(passes_over)
    for path in paths:
        walk.take(path)
    return Walked(list(walk.files.values()), walk.lost, walk.skipped, walk.passed_over)


class _Walk:
    """One walk, what it met so far."""

    def __init__(self, passes_over: PassesOver) -> None:
        self._passes_over = passes_over
        self.files: dict[str, str] = {}
        self.lost: list[Lost] = []
        self.skipped: list[str] = []
        self.passed_over = 0

    def take(self, path: str) -> None:
        """A path of the command line."""
        if path == STANDARD_INPUT or not os.path.isdir(path):
            self._keep(path)
            return
        before = self.passed_over
        found = list(self._below(path))
        if not found:
            key = "all_passed_over" if self.passed_over > before else "empty_folder"
            self.lost.append(Lost(key, (("path", path), ("suffixes", ", ".join((*SUFFIXES, *PACKED))))))
        for file in found:
            self._keep(file)

    def _keep(self, path: str) -> None:
        self.files.setdefault(path if path == STANDARD_INPUT else os.path.normcase(os.path.abspath(path)), path)

    def _below(self, folder: str) -> Iterator[str]:
        """The files of a folder and its folders; links to folders are not followed, so that no walk is endless."""
        for place, folders, names in os.walk(folder, onerror=self._unlisted):
            folders[:] = [name for name in sorted(folders) if not name.startswith(".") and not self._is_passed_over(place, name, True)]
            self.skipped += [path for name in folders if os.path.islink(path := os.path.join(place, name))]
            for name in sorted(names):
                path = os.path.join(place, name)
                if looks_like_a_plan(name):  # pipes, devices and links to nothing too: reading says that they are none
                    if not self._is_passed_over(place, name, False):
                        yield path
                elif _is_skipped(name, path) and not self._is_passed_over(place, name, False):
                    self.skipped.append(path)

    def _is_passed_over(self, place: str, name: str, folder: bool) -> bool:
        over = self._passes_over(os.path.join(place, name), folder)
        self.passed_over += over
        return over

    def _unlisted(self, error: OSError) -> None:
        from checker.model.errors import cause

        self.lost.append(Lost("unlisted_folder", (("path", str(error.filename)), ("cause", cause(error)))))


def _is_skipped(name: str, path: str) -> bool:
    """Whether a file of a folder that is not taken may hold a plan all the same: by its suffix, by what it begins with, or for all that a
    link to nothing tells. A page or a workbook that this program wrote there holds none.
    """
    if may_be_a_document(name):
        return not (name.lower().endswith(_REPORTS) and _is_own(path))
    return not name.startswith((".", "~$")) and (may_hold_a_plan(path) or not os.path.exists(path))


def _is_own(path: str) -> bool:
    from checker.reporting.own_reports import is_own

    try:
        return os.path.isfile(path) and os.path.getsize(path) > 0 and is_own(path)
    except OSError:
        return False


def looks_like_a_plan(name: str) -> bool:
    """Whether plans come in files of that name; hidden files and Word's lock files are none."""
    return name.lower().endswith((*SUFFIXES, *PACKED)) and not name.startswith((".", "~$"))


def may_be_a_document(name: str) -> bool:
    """Whether a file of that name may hold a document of a kind that is not read."""
    return name.lower().endswith(OTHERS) and not name.startswith((".", "~$"))
