"""Whether what is said for some media is said for the screen of a clerk's computer (Media Queries 4)."""

from __future__ import annotations

import re

from checker.model.patterns import lazy_pattern
from checker.reading.web.css_values import pixels

WIDTH, HEIGHT = 1280.0, 720.0
"""Pixels of the screen a page is looked at on."""
_SIDES = {"width": WIDTH, "height": HEIGHT}
_BOUND = lazy_pattern(r"(min|max)-(?:device-)?(width|height)\s*+:\s*+([\d.]{1,9}[a-z]{0,5})")
_RANGE = lazy_pattern(r"(?:device-)?(width|height)\s*+([<>])=?\s*+([\d.]{1,9}[a-z]{0,5})")
_OR = lazy_pattern(r"\)\s*+or\s*+(?=\()")
_ANOTHER = lazy_pattern(
    r"\b(?:print|speech|aural|braille|handheld|projection|tty|tv|portrait|reduce|coarse|monochrome|inverted|active|more|less|scripting)\b"
    r"|:\s*+(?:none|dark)\b"
)
"""What a screen of light ground, a mouse and no wish of its own is not; of scripts none is run."""


def on_screen(media: str) -> bool:
    """Whether a list of media has the screen in it; an empty one is of all."""
    return not media.strip() or any(_asks_screen(query) for query in media.lower().split(","))


def _asks_screen(query: str) -> bool:
    words = query.strip()
    if _OR.search(words):
        return any(map(_asks_screen, _OR.split(words)))
    turned = words.startswith("not ")
    asked = re.split(r"\band\b", words.removeprefix("not "))
    return all(_is_so(each) for each in asked) != turned


def _is_so(asked: str) -> bool:
    for bound, side, length in _BOUND.findall(asked):
        if (found := pixels(length)) is not None and (_SIDES[side] < found if bound == "min" else _SIDES[side] > found):
            return False
    for side, sign, length in _RANGE.findall(asked):
        if (found := pixels(length)) is not None and (_SIDES[side] < found if sign == ">" else _SIDES[side] > found):
            return False
    return _ANOTHER.search(asked) is None
