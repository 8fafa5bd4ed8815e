import re
from collections.abc import Iterator

import pytest

from .collecting import ROOMS, Used, patterns
from .pumping import steep

pytestmark = pytest.mark.xdist_group("patterns of every room")
"""They are collected by one process: that takes as long as all rooms but two."""


def test_the_patterns_are_found() -> None:
    """The collection sees compiled, later-compiled, grammatical, inline and the rules' own patterns."""
    every = [each for room in ROOMS for each in patterns(room)]
    places = " ".join(each.where for each in every)
    for known in ("checker.grammar.", "checker.reading.letters._COMBINING", "checker.fixing.wording:", "rules TT"):
        assert known in places
    assert len(every) > 300


@pytest.mark.parametrize(
    ("pattern", "way"), [(r"(?:\s+(?:[^\W\d_]|\W+))+$", "search"), (r"[^\n]*(?:NG H|NGH)", "search"), (r"\s*$", "search")]
)
def test_a_pattern_that_grows_is_caught(pattern: str, way: str) -> None:
    assert steep(re.compile(pattern), way)


@pytest.mark.parametrize("room", ROOMS)
def test_no_pattern_costs_more_than_its_text_is_long(room: str) -> None:
    assert [(str(used), text) for used in patterns(room) for text in _steep(used)] == []


def _steep(used: Used) -> Iterator[str]:
    compiled = re.compile(used.text, used.flags)
    yield from (f"{way}: {text}" for way in used.ways if (text := steep(compiled, way)))


_POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*,?\d*\})\+")


def test_no_group_is_repeated_possessively() -> None:
    """Python before 3.11.5 matches ``(?:…)*+`` wrongly where the group may go back (gh-106052); ``(?>(?:…)*)`` is the same and right."""
    every = [used for room in ROOMS for used in patterns(room)]
    texts = [(str(used), used.text if isinstance(used.text, str) else used.text.decode("latin-1")) for used in every]
    assert [where for where, text in texts if _POSSESSIVE_GROUP.search(text)] == []
