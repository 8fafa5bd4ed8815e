"""Pages that an earlier run wrote beside its index, of documents the new one does not hold: only what bears our mark goes."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Container

from checker.model.media import OWN_PAGE
from checker.model.regular import open_regular

_BEGINNING = 1 << 20
"""Bytes within which a page bears the mark and leads back to its index."""


def drop_stale_pages(folder: str, index: str, written: Container[str]) -> int:
    """Delete the pages in ``folder`` that lead back to ``index`` and are not ``written`` now; how many went.

    What is no page of ours, leads elsewhere, is a link or cannot be read stays; so does a folder that is not empty then.
    """
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode))
    except OSError:
        return 0
    gone = 0
    for name in names:
        path = os.path.join(folder, name)
        if name.endswith(".html") and name not in written and _is_ours(path, index):
            with contextlib.suppress(OSError):
                os.unlink(path)
                gone += 1
    if gone:
        with contextlib.suppress(OSError):
            os.rmdir(folder)
    return gone


def _is_ours(path: str, index: str) -> bool:
    try:
        with open_regular(path) as file:
            head = file.read(_BEGINNING)
    except OSError:
        return False
    return OWN_PAGE in head and f'href="{index}"'.encode() in head
