"""The folder results lie in: taken only when new, empty or marked as ours, and nothing in it touched but what we put there.

A folder bears the tag that backup programs know (``CACHEDIR.TAG``), with a line of our own. In it lie folders of two hex
digits with results and their pages, and beside those folders what is being written. Nothing else is ever deleted: a file of
the user's that came to lie here stays.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
import time
from collections.abc import Iterator

from checker.model.tuples import NamedTuple

TAG = "CACHEDIR.TAG"
TAG_TEXT = (
    b"Signature: 8a477f597d28d172789f06886806bc55\n"
    b"# thethuc: remembered results. They may be deleted at any time; see https://bford.info/cachedir/\n"
)
"""The first line is that of the Cache Directory Tagging Specification, the second says whose cache it is."""
_DRAWER = re.compile(r"[0-9a-f]{2}")
_ENTRY = re.compile(r"[0-9a-f]{40}(?:\.[0-9a-f]{16})?")
_PART = re.compile(r"[0-9a-f]{40}(?:\.[0-9a-f]{16})?\.(?P<pid>[0-9]{1,10})\.part")
_PATIENCE = 600
"""Seconds after which something half-written is given up where a process cannot be asked whether it lives."""


class CacheEntry(NamedTuple):
    """A result or page: when it was written (ns), its bytes, its path."""

    changed: int
    size: int
    path: str


def usual_folder() -> str:
    """Where results lie unless somebody says otherwise: the user's cache folder."""
    if sys.platform == "win32":
        home = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~")
    elif sys.platform == "darwin":
        home = os.path.expanduser("~/Library/Caches")
    else:
        home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(home, "thethuc")


def folder_of_results(asked: str | None) -> str:
    """Where results lie when ``asked`` is what somebody said."""
    return os.path.abspath(asked or usual_folder())


def foreign(folder: str) -> bool:
    """Whether the folder is somebody else's: it holds something and is not marked as ours, or is no folder at all."""
    try:
        names = set(os.listdir(folder))
        if TAG not in names:
            return bool(names)
        with open(os.path.join(folder, TAG), "rb") as file:
            tag = file.read(len(TAG_TEXT) + 1)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return tag != TAG_TEXT and (names != {TAG} or not TAG_TEXT.startswith(tag))  # a run may just be writing it


def take(folder: str) -> bool:
    """Make the folder and mark it as ours; ``False`` where it is somebody else's. Raises ``OSError``."""
    if foreign(folder):
        return False
    path = os.path.join(folder, TAG)
    with contextlib.suppress(OSError):
        if os.path.getsize(path) == len(TAG_TEXT):
            return True
    os.makedirs(folder, mode=0o700, exist_ok=True)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | _NO_FOLLOW, 0o600), "wb") as file:
        file.write(TAG_TEXT)
    return True


_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)


def part_of(folder: str, name: str) -> str:
    """Where the entry ``name`` is written before it takes its place."""
    return os.path.join(folder, f"{name}.{os.getpid()}.part")


def entries(folder: str) -> Iterator[CacheEntry]:
    """All that was remembered in the folder: regular files under names of ours, no link followed."""
    for drawer in _listed(folder):
        if _DRAWER.fullmatch(drawer.name) and drawer.is_dir(follow_symlinks=False):
            for each in _listed(drawer.path):
                if _ENTRY.fullmatch(each.name) and each.is_file(follow_symlinks=False):
                    with contextlib.suppress(OSError):
                        state = each.stat(follow_symlinks=False)
                        yield CacheEntry(state.st_mtime_ns, state.st_size, each.path)


def _listed(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []


def drop_parts(folder: str) -> None:
    """Delete what runs that are gone left half-written."""
    for each in _listed(folder):
        part = _PART.fullmatch(each.name)
        if part and each.is_file(follow_symlinks=False) and _given_up(each, int(part["pid"])):
            with contextlib.suppress(OSError):
                os.unlink(each.path)


def _given_up(part: os.DirEntry[str], pid: int) -> bool:
    from checker.processes import alive

    if pid == os.getpid():
        return False
    if not alive(pid):
        return True
    try:
        return time.time() - part.stat(follow_symlinks=False).st_mtime > _PATIENCE
    except OSError:
        return False


def emptied(folder: str) -> bool:
    """Delete what an older version of this program, which did not mark its folder, remembered there; whether nothing else is in it.

    For the usual folder alone, which bears our name; one with anything of another name is left as it is.
    """
    drawers = _listed(folder)
    if not all(_DRAWER.fullmatch(each.name) and each.is_dir(follow_symlinks=False) for each in drawers):
        return False
    old = re.compile(rf"{_ENTRY.pattern}(?:\.[0-9]+\.part)?")
    for drawer in drawers:
        for each in _listed(drawer.path):
            if old.fullmatch(each.name) and each.is_file(follow_symlinks=False):
                with contextlib.suppress(OSError):
                    os.unlink(each.path)
        with contextlib.suppress(OSError):
            os.rmdir(drawer.path)
    return not _listed(folder)
