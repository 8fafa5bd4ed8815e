"""Wordings that one word was left out of: ``KẾ`` for KẾ HOẠCH, ``PHÓ CHỦ`` for PHÓ CHỦ TỊCH, ``ỦY BAN DÂN`` for ỦY BAN NHÂN DÂN."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from checker.wording.folding import one_space, same_tone

WORD_LOST = 1.0
"""What it costs that a word was left out: the others stand there letter by letter."""


@cache
def _short(wordings: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Each wording less one of its words, and the wordings it is left of; what is itself one of them is none."""
    whole = frozenset(map(same_tone, wordings))
    found: dict[str, list[str]] = {}
    for wording in wordings:
        words = wording.split()
        for at in range(len(words)):
            rest = same_tone(" ".join(words[:at] + words[at + 1 :]))
            if rest and rest not in whole and wording not in found.setdefault(rest, []):
                found[rest].append(wording)
    return {rest: tuple(those) for rest, those in found.items()}


def short_of(text: str, wordings: tuple[str, ...]) -> Sequence[str]:
    """The wordings that a text is but for one word left out.

    >>> short_of("PHÓ CHỦ", ("PHÓ CHỦ TỊCH", "PHÓ GIÁM ĐỐC"))
    ('PHÓ CHỦ TỊCH',)
    """
    return _short(wordings).get(same_tone(one_space(text)), ())


def typed_once(text: str) -> Iterator[tuple[int, str]]:
    """The text with one of two like words in a row left out, for each such pair, and at which word it stood."""
    words = one_space(text).split()
    for at in range(len(words) - 1):
        if same_tone(words[at]) == same_tone(words[at + 1]):
            yield at, " ".join(words[:at] + words[at + 1 :])


@cache
def less_a_middle_word(wordings: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Each wording less a word between its first and its last, as :func:`same_tone` writes it, and the wordings it is left of."""
    found: dict[str, tuple[str, ...]] = {}
    for wording in wordings:
        words = wording.split()
        for at in range(1, len(words) - 1):
            rest = same_tone(" ".join(words[:at] + words[at + 1 :]))
            found[rest] = (*found.get(rest, ()), wording)
    return found
