"""Texts made of a pattern at random: each of its branches, what a look around wants, an optional part or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from re import _constants as sre
from re import _parser as parser
from typing import Any

from tests.patterns.pumping import examples

TRIES = 60


def samples(text: str, flags: int = 0, tries: int = TRIES) -> Iterator[str]:
    """Texts most of which the pattern matches; always the same ones."""
    chance = Random(text)
    tree = list(parser.parse(text, flags))
    return (_made(tree, chance) for _ in range(tries))


def _made(items: Sequence[Any], chance: Random) -> str:
    return "".join(_one(kind, value, chance) for kind, value in items)


def _one(kind: Any, value: Any, chance: Random) -> str:
    if kind is sre.BRANCH:
        return _made(list(chance.choice(value[1])), chance)
    if kind is sre.SUBPATTERN:
        return _made(list(value[3]), chance)
    if kind is sre.ATOMIC_GROUP:
        return _made(list(value), chance)
    if kind is sre.ASSERT:
        return _made(list(value[1]), chance)
    if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return "".join(_made(list(value[2]), chance) for _ in range(chance.randint(value[0], min(value[1], value[0] + 2))))
    return chance.choice([*examples(kind, value)] or [""])
