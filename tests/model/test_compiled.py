"""A compiled file is JSON of which only what is asked for is parsed."""

import json

import pytest

from checker.authoring.compiling import dumps
from checker.model.compiled import CompiledFile

TREE = {
    "heads": [{"id": "xa-lac"}],
    "rules": {"TT1": {"title": "Số"}, "TT2": [1, {"rules": 2}]},
    "ui": {"TT1": "nhãn", "empty": {}},
    "none": {},
}


@pytest.fixture
def told():
    return CompiledFile(dumps(TREE).encode())


def test_it_is_json_of_the_whole_tree():
    assert json.loads(dumps(TREE)) == TREE
    assert list(json.loads(dumps(TREE))) == list(TREE)


@pytest.mark.parametrize("name", TREE)
def test_a_section_is_what_was_written(told, name):
    assert told.section(name) == TREE[name]


def test_an_entry_is_found_without_its_section(told):
    assert [told.entry("TT1"), told.entry("TT2")] == [{"title": "Số"}, [1, {"rules": 2}]]


def test_what_is_not_there_is_none(told):
    assert [told.section("TT1"), told.entry("ui"), told.entry("TT"), told.section("")] == [None] * 4


def test_nothing_is_parsed_that_nobody_asks_for():
    broken = CompiledFile(dumps(TREE).replace('"Số"', "broken").encode())
    assert broken.section("heads") == TREE["heads"]
    assert broken.entry("TT2") == TREE["rules"]["TT2"]
    with pytest.raises(ValueError, match="Expecting value"):
        broken.entry("TT1")
    with pytest.raises(ValueError, match="Expecting value"):
        broken.section("rules")


@pytest.mark.parametrize("cut", [0, 1, 40, -1, -3])
def test_a_file_cut_short_is_told_at_once(cut):
    with pytest.raises(ValueError, match="not whole"):
        CompiledFile(dumps(TREE).encode()[:cut])
