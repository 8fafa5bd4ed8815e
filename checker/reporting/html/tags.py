"""Markup that cannot be broken by what a document says: text becomes :data:`Markup` only through :func:`text`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NewType

Markup = NewType("Markup", str)
"""HTML that is safe to put on a page; mypy keeps plain text from being taken for it."""

EMPTY = Markup("")

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
# Control characters, turned writing, lone surrogates: no page may hold some of them, and the others deceive the reader.
_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_VOID = frozenset(("input", "br", "meta"))


def text(plain: str) -> Markup:
    """Any text as markup that shows it; what must not be shown becomes U+FFFD, letter for letter."""
    return Markup(_UNSHOWN.sub("\ufffd", plain).translate(_ENTITIES))


def tag(name: str, *inside: Markup, **attributes: str | int | bool | None) -> Markup:
    """An element. ``class_`` and ``for_`` lose their underscore, others turn into dashes; ``None`` and ``False`` are left out."""
    said = "".join(_attribute(key, value) for key, value in attributes.items() if value is not None and value is not False)
    start = f"<{name}{said}>"
    return Markup(start if name in _VOID else f"{start}{''.join(inside)}</{name}>")


def _attribute(key: str, value: str | int | bool) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{text(str(value))}"'


def join(pieces: Iterable[Markup], between: str = "") -> Markup:
    """Pieces one after the other; ``between`` is plain text."""
    return Markup(text(between).join(pieces))
