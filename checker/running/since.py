"""Which files have changed since a revision of git, as git itself tells it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from unicodedata import normalize

from checker.model.errors import Refused

_PATIENCE = 60
"""Seconds to wait for git."""


def changed(files: Sequence[str], revision: str) -> list[str]:
    """Those of ``files`` that differ from ``revision``, committed or not, and those git does not know yet.

    Raises :class:`Refused` without git, outside a repository, and for a revision there is not.
    """
    known: dict[str, frozenset[str]] = {}
    kept = []
    for file in files:
        path = os.path.realpath(file)
        top = _top(os.path.dirname(path))
        if top not in known:
            known[top] = frozenset(_differing(top, revision))
        if _key(path) in known[top]:
            kept.append(file)
    return kept


@cache
def _top(folder: str) -> str:
    """The nearest folder that a repository begins at; the folder itself when there is none, for git to say so."""
    here = folder
    while not os.path.exists(os.path.join(here, ".git")):
        above = os.path.dirname(here)
        if above == here:
            return folder
        here = above
    return here


def _differing(top: str, revision: str) -> Iterator[str]:
    """The files of a repository that differ from the revision; deleted ones are not among them."""
    listed = _git(top, ["diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", "--end-of-options", revision, "--"], revision)
    listed += _git(top, ["ls-files", "--others", "--exclude-standard", "-z"], revision)
    yield from (_key(os.path.realpath(os.path.join(top, name))) for name in listed.split("\0") if name)


def _key(path: str) -> str:
    """One spelling of a path: macOS takes names apart that git writes composed."""
    return os.path.normcase(normalize("NFC", path))


def _git(folder: str, arguments: Iterable[str], revision: str) -> str:
    """What git prints. Raises :class:`Refused`."""
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    command = ["git", "-C", folder, *arguments]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False, env=environment)  # noqa: S603 -- a fixed program, the revision after --end-of-options
    except FileNotFoundError:
        raise Refused("since.no_git") from None
    except subprocess.TimeoutExpired:
        raise Refused("since.failed", cause="timeout") from None
    if done.returncode == 0:
        return os.fsdecode(done.stdout)
    said = (os.fsdecode(done.stderr).strip().split("\n") or [""])[0]
    if "not a git repository" in said or "Could not access" in said:  # diff compares files of two paths outside one
        raise Refused("since.no_repository", path=folder)
    if "revision" in said or "bad object" in said or "ambiguous argument" in said:
        raise Refused("since.unknown", revision=revision)
    raise Refused("since.failed", cause=said)
