import re

import pytest

from .collecting import Used, patterns
from .pumping import steep


def test_the_patterns_are_found() -> None:
    """The collection sees compiled, later-compiled, grammatical, inline and the rules' own patterns."""
    places = " ".join(each.where for each in patterns())
    for known in ("checker.grammar.", "checker.reading.letters._COMBINING", "checker.fixing.wording:", "rules TT"):
        assert known in places
    assert len(patterns()) > 300


@pytest.mark.parametrize(
    ("pattern", "way"), [(r"(?:\s+(?:[^\W\d_]|\W+))+$", "search"), (r"[^\n]*(?:NG H|NGH)", "search"), (r"\s*$", "search")]
)
def test_a_pattern_that_grows_is_caught(pattern: str, way: str) -> None:
    assert steep(re.compile(pattern), way)


@pytest.mark.parametrize("used", patterns(), ids=lambda used: used.where)
def test_no_pattern_costs_more_than_its_text_is_long(used: Used) -> None:
    compiled = re.compile(used.text, used.flags)
    found = {way: text for way in used.ways if (text := steep(compiled, way))}
    assert not found, str(used)


_POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*,?\d*\})\+")


@pytest.mark.parametrize("used", patterns(), ids=lambda used: used.where)
def test_no_group_is_repeated_possessively(used: Used) -> None:
    """Python before 3.11.5 matches ``(?:…)*+`` wrongly where the group may go back (gh-106052); ``(?>(?:…)*)`` is the same and right."""
    text = used.text if isinstance(used.text, str) else used.text.decode("latin-1")
    assert not _POSSESSIVE_GROUP.search(text)
