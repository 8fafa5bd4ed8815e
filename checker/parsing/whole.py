"""What is asked of all the text at once: what it has no sign of is looked for in none of its paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from checker.model import Block

_HOLES, _TEXT = attrgetter("holes"), attrgetter("text")


def has_holes(blocks: Iterable[Block]) -> bool:
    """Whether a field or prompt of any of them waits to be filled in."""
    return any(map(_HOLES, blocks))


def text_of(blocks: Iterable[Block]) -> str:
    """All their text."""
    return "\n".join(map(_TEXT, blocks))
