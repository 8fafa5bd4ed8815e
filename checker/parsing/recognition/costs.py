"""What a slip of the pen costs, by its kind: the smaller, the likelier. For typed text; a recogniser's costs are ``grammar/ocr_shapes``.

1 is a letter that nothing explains. A typist's hand misses the mark of a letter or its case, hits the key beside, hits twice,
leaves the sign of an input method standing, or loses a space.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache

from checker.model.tuples import NamedTuple
from checker.wording.folding import bare

_ROWS = ("1234567890-", "qwertyuiop", "asdfghjkl", "zxcvbnm,.")
_METHOD = frozenset("fsrxjwz0123456789")
"""Signs of the input methods Telex and VNI that stay behind a letter."""

MARK, CASE, KEY, SPACE, TWICE, LEFT_OVER, SWAP, SIGN, OTHER = 0.35, 0.3, 0.7, 0.2, 0.5, 0.6, 0.7, 0.4, 1.0
NO_SPACE = 0.65  # two words run together: dearer than a letter too many at a word's end
TWO_SLIPS, ONE_LETTER = 1.45, 1.05
"""What the slips of a wording may cost, and those of a short one: two keys beside the right ones; one letter that nothing explains."""


def _neighbours() -> frozenset[tuple[str, str]]:
    """Pairs of keys side by side on the board, or one above the other."""
    pairs = set()
    for row, keys in enumerate(_ROWS):
        for at, key in enumerate(keys):
            beside = keys[at + 1 : at + 2] + (_ROWS[row + 1][max(at - 1, 0) : at + 1] if row + 1 < len(_ROWS) else "")
            pairs |= {(key, other) for other in beside} | {(other, key) for other in beside}
    return frozenset(pairs)


_BESIDE = _neighbours()


@lru_cache(maxsize=4096)
def replaced(found: str, meant: str) -> float:
    """What it costs that one sign stands for another."""
    if found == meant:
        return 0.0
    low, wanted = bare(found), bare(meant)
    if low == wanted and found.isalpha():
        same_case = found.isupper() == meant.isupper()
        return (0.0 if found.lower() == meant.lower() else MARK) + (0.0 if same_case else CASE)
    if not found.isalnum() and not meant.isalnum():
        return SPACE if found.isspace() and meant.isspace() else SIGN
    alike = unicodedata.normalize("NFKC", found).lower()
    if alike == meant.lower() or _SHAPES.get(found.lower()) == wanted:
        return SIGN
    return KEY if (low, wanted) in _BESIDE else OTHER


# Letters of other alphabets, and signs, that look like the letter or digit meant.
_SHAPES = dict(zip("кнсамтоерхвіѕlo0|", "khcamtoepxbis1001", strict=True))


def added(found: str, before: str) -> float:
    """What it costs that a sign too many stands there; ``before`` is the sign it follows."""
    if found.isspace():
        return SPACE
    if bare(found) == bare(before):
        return TWICE
    if found.lower() in _METHOD and before.isalpha():
        return LEFT_OVER
    return SIGN if not found.isalnum() else OTHER


def lost(meant: str) -> float:
    """What it costs that a sign is not there."""
    return NO_SPACE if meant.isspace() else SIGN if not meant.isalnum() else OTHER


class Costs(NamedTuple):
    """What each kind of slip costs in a medium; ``least``: what a letter that a line has not costs at least."""

    replaced: Callable[[str, str], float]
    added: Callable[[str, str], float]
    lost: Callable[[str], float]
    swap: float
    least: float


TYPED = Costs(replaced, added, lost, SWAP, SIGN)
