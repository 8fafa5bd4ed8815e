"""A handful of old files converted in one call, ahead of their reading: starting LibreOffice is most of what one of them costs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256

from checker.reading.limits import Limits
from checker.reading.word.soffice import Original, find_soffice, several_to_docx

_held: dict[str, bytes] = {}
"""What was converted and not yet read, by the original; in memory alone, and only while :func:`held` lasts."""


@contextmanager
def held(originals: Sequence[Original], limits: Limits, work: float = math.inf) -> Iterator[None]:
    """Convert the files in one call when there are several, and hold what came of them until the end of the block.

    ``work``: processor time (s) the call may take at most.
    """
    names = {_name(original): original for original in originals}
    program = find_soffice() if len(names) > 1 else None
    made = several_to_docx(program, list(names.values()), limits.seconds, limits.file_bytes, work) if program else ()
    ours = {name: package for name, package in zip(names, made, strict=False) if package is not None}
    _held.update(ours)
    try:
        yield
    finally:
        for name in ours:
            _held.pop(name, None)


def taken(original: Original) -> bytes | None:
    """The package that was made of a file ahead, given once."""
    return _held.pop(_name(original), None) if _held else None


def _name(original: Original) -> str:
    return f"{original.suffix} {sha256(original.data).hexdigest()}"
