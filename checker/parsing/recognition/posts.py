"""Which words open an authority or a post as the law and the organs' own laws have them, whichever way a tone mark is placed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from checker.parsing.recognition.wordings import AUTHORITIES, POSTS, SOUND_POSTS
from checker.wording.folding import bare, changes

HEAD_OF = "TRƯỞNG "
_SLIPS = 2  # letters; fewer are one slip of the pen
_TYPED_MARKS = ("F", "S", "R", "X", "J")


def spelt(wordings: Sequence[str]) -> tuple[str, ...]:
    """The wordings whichever way a tone mark is placed."""
    return tuple(wording.replace("ỦY", tone).replace("HÒA", hoa) for wording in wordings for tone in ("ỦY", "UỶ") for hoa in ("HÒA", "HOÀ"))


def opens_with(text: str, wordings: tuple[str, ...]) -> bool:
    """Whether a text opens with one of them, whole."""
    return bool(opened_with(text, wordings))


def opened_with(text: str, wordings: tuple[str, ...]) -> str:
    """The longest of the wordings that a text opens with, whole; empty where it opens with none."""
    if not text.startswith(wordings):
        return ""
    known, lengths = _by_length(wordings)
    for length in lengths:
        sign = text[length : length + 1]
        if text[:length] in known and not (sign.isalnum() or sign == "_"):
            return text[:length]
    return ""


@lru_cache(maxsize=64)
def _by_length(wordings: tuple[str, ...]) -> tuple[frozenset[str], tuple[int, ...]]:
    """Wordings to be looked up, and how long they are, the longest first: there are hundreds, of some forty lengths."""
    return frozenset(wordings), tuple(sorted({len(each) for each in wordings}, reverse=True))


def is_sound(text: str, above: str) -> bool:
    """Whether the line opens with a post of the state as it stands; ``THỦ TRƯỞNG`` below the minister's is the deputy minister's."""
    deputy_minister = opens_with(text, ("THỦ TRƯỞNG",)) and opens_with(above, ("KT. BỘ TRƯỞNG",))
    return opens_with(without_deputy(text), SPELT_POSTS) and not deputy_minister


def is_post(text: str) -> bool:
    """Whether the text is a post of the state and nothing more."""
    return without_deputy(text) in SPELT_POSTS


def without_deputy(text: str) -> str:
    """A post without the words for who acts in it, or who is another's deputy."""
    return text.removeprefix("Q. ").removeprefix("QUYỀN ").removeprefix("PHÓ ")


def is_of_another_unit(text: str, meant: str) -> bool:
    """Whether the unit behind ``TRƯỞNG`` is another than the one meant: more than one slip parts ``BẢO TÀNG`` from ``BAN``.

    Of what one may be the head no list is whole; a space that was lost, letters that changed places and a mark typed behind are slips.
    """
    before, _, printed = text.partition(HEAD_OF)
    led, _, wanted = meant.partition(HEAD_OF)
    unit, own = printed.partition(" ")[0], wanted.partition(" ")[0]
    if before != led or not unit or not own or changes(unit, own) < _SLIPS or sorted(unit) == sorted(own):
        return False
    left = bare(unit.removeprefix(own)) if unit.startswith(own) else ""
    return not any(letter in left for letter in "aeiouy") and not unit.endswith(_TYPED_MARKS)


LISTED_POSTS = spelt(POSTS)
"""The posts that most plans are signed by, and their deputies."""
SPELT_POSTS = spelt(SOUND_POSTS)
"""What opens a post of the state, a deputy's ``PHÓ`` aside."""
RARER_POSTS = frozenset(SOUND_POSTS).difference(POSTS)
"""Those of them that few hold."""
HEADS_OF_ONE_SYLLABLE = frozenset(post for post in RARER_POSTS if post.startswith(HEAD_OF) and post.count(" ") == 1)
"""``TRƯỞNG CA``: a letter from them stand other units."""
RIGHT_AUTHORITIES = {mark: spelt([rest for rest in rests if rest not in ("ỦY BAN", "HỘI ĐỒNG")]) for mark, rests in AUTHORITIES.items()}
"""By the mark of authority, what may stand behind it: bodies behind ``TM.``, heads of office behind the others."""
