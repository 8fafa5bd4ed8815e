"""The shapes left when a machine without Vietnamese reads a page, and how alike two of them look.

Every letter is taken for the class of shapes it is confused with; what is still unlike costs by how unlike it looks. For
recognised text only: nothing here is loaded for a clean document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA, Levenshtein

from checker.model.patterns import lazy_pattern
from checker.wording.folding import bare

# One letter for shapes that recognition takes for each other as a matter of course, on text already bare.
_CLASSES = {
    "o": "o06q¢©°&@", "i": "i1l|!jt¡", "s": "s5$§", "b": "b8ß", "d": "dpþ", "u": "uwµ", "e": "e€", "y": "yv", "a": "aä", "n": "nñ",
    "z": "z2", "g": "g9",
}  # fmt: skip
_CLASS = str.maketrans({shape: name for name, shapes in _CLASSES.items() for shape in shapes})
# Several strokes read for one letter, or one for several: tr, ir, ur for ư; rn for m; cl for d.
_STROKES = ((re.compile("rn|nn"), "m"), (re.compile(r"[tlif]?r(?=[^aeiouy]|$)"), "u"), (re.compile("cl"), "d"))
_NEAR_PAIRS = """ad oe oa ea ec oc ob od db dh bh hn un um nm ag gy yu ui iy df dq tf te ci uo ae ao ds pb po fi kx kh zs vu
    rn mi ni"""
_NEAR = frozenset(map(frozenset, _NEAR_PAIRS.split()))
_NEAR_COST = 0.4
_NOT_SHAPES = lazy_pattern(r"[^a-z0-9|!¢©°&@€$§ßþµäñ¡]+")


@lru_cache(maxsize=4096)
def shapes(text: str) -> str:
    """The text's letters as shapes, without spaces and marks.

    >>> shapes("CQNG HOÀ") == shapes("C0NG HOA")
    True
    """
    low = _NOT_SHAPES.sub("", bare(text))
    for pattern, one in _STROKES:
        low = pattern.sub(one, low)
    return low.translate(_CLASS)


def distance(found: str, wanted: str) -> float:
    """What the fewest edits cost that turn one string of shapes into the other: 1 each, two shapes that changed places too, less for
    a shape near the right one."""
    swapped = float(OSA.distance(found, wanted))
    edits = Levenshtein.editops(found, wanted)
    near = sum(_NEAR_COST if edit.tag == "replace" and is_near(found[edit.src_pos], wanted[edit.dest_pos]) else 1.0 for edit in edits)
    return min(swapped, near)


def is_near(one: str, other: str) -> bool:
    """Whether two shapes look alike enough that one is now and then read for the other."""
    return frozenset((one, other)) in _NEAR


def alike(text: str, literal: str) -> float:
    """How alike a text and a fixed wording look, 0 to 1, by weighted edit distance over their shapes."""
    return _alike(shapes(text), shapes(literal))


@lru_cache(maxsize=8192)
def _alike(found: str, wanted: str) -> float:
    longest = max(len(found), len(wanted))
    if not found or not wanted or abs(len(found) - len(wanted)) > 0.5 * longest:
        return 0.0
    return 1.0 - distance(found, wanted) / longest


def best(text: str, literals: Sequence[str], least: float) -> str | None:
    """The fixed wording the text looks most like, when it is at least so alike."""
    scores = [alike(text, literal) for literal in literals]
    top = max(scores, default=0.0)
    return literals[scores.index(top)] if top >= least else None


def opens_with(text: str, literal: str, least: float) -> int | None:
    """Where the words end that look like the wording a text should open with; ``None`` when none do."""
    ends = [found.end() for found in re.finditer(r"\S+", text[: 3 * len(literal)])]
    words = len(literal.split())
    scored = [(alike(text[:end], literal), -at, end) for at, end in enumerate(ends[: words + 1])]
    top = max(scored, default=(0.0, 0, 0))
    return top[2] if top[0] >= least else None


_DIGITS = str.maketrans("OoQDlI|!iSsBZz", "00001111155822")
_DIGIT_LIKE = lazy_pattern(r"[\dOoQDlI|!iSsBZz]+")


def digits(text: str) -> str | None:
    """The number a smudged numeral must be, when every sign of it is a digit or looks like one.

    >>> digits("2O24"), digits("l5"), digits("x")
    ('2024', '15', None)
    """
    return text.translate(_DIGITS) if _DIGIT_LIKE.fullmatch(text) else None
