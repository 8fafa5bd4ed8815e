"""Drawings (SVG) that a page holds in the addresses it names: whether words are in them."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from urllib.parse import unquote_to_bytes

from checker.model.patterns import lazy_pattern

_DRAWING = lazy_pattern(r"(?is)(data:image/svg[^,]{0,60}),(.++)")
_ENDS = lazy_pattern(r"[\"')]")
_DRAWN_WORDS = lazy_pattern(rb"(?i)<(?:svg:)?(?:text|tspan|textpath|foreignobject|div|p|span)\b[^<>]*+>[^<]*?[^\W_]")
_DRAWN_WITH = ("background", "background-image", "list-style", "list-style-image", "border-image", "border-image-source")
"""Properties that show a picture at an element; what a ``content`` shows is asked with its words."""


def draws_words(value: str) -> bool:
    """Whether a style's value holds a drawing (SVG) in itself that has words."""
    found = _DRAWING.search(value)
    if found is None:
        return False
    kind, said = found.groups()
    if kind.lower().endswith("base64"):
        said = _ENDS.split(said, maxsplit=1)[0]
    return _DRAWN_WORDS.search(unwrapped(said, kind)) is not None


def shows_drawn_words(style: Mapping[str, str]) -> bool:
    """Whether a style shows such a drawing."""
    return any("data:image/svg" in style.get(name, "") and draws_words(style[name]) for name in _DRAWN_WITH)


def unwrapped(said: str, kind: str) -> bytes:
    """The bytes of a ``data:`` address."""
    if not kind.lower().endswith(";base64"):
        return unquote_to_bytes(said)
    try:
        return b64decode(unquote_to_bytes(said))
    except ValueError:  # a page that nobody sees
        return b""
