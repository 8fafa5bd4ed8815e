"""The validator of settings gives the answers of jsonschema, and better words."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from checker.model.data import data_file
from checker.model.errors import Misconfigured
from checker.settings.layers import DEFAULTS
from checker.settings.schema import config_schema, departures, resolved

SCHEMA = json.loads(Path(data_file("config.schema.json")).read_text(encoding="utf-8"))
KEYS = list(SCHEMA["properties"])
SECTION_KEYS = list(SCHEMA["$defs"]["section"]["properties"])

VALUES = st.sampled_from(["auto", "issued", "error", "off", "2024-03-07", "07/3/2024", "", "TT0302", "ocr", 0, 1, -3, True, False, [], {}])
ROWS = st.dictionaries(st.sampled_from(["TT0302", "lines"]), VALUES, max_size=2)
SECTIONS = st.dictionaries(st.sampled_from([*SECTION_KEYS, "odd"]), VALUES | st.lists(VALUES, max_size=2) | ROWS, max_size=3)
TABLES = st.dictionaries(
    st.sampled_from([*KEYS, "odd"]), VALUES | st.lists(VALUES | SECTIONS, max_size=2) | ROWS, max_size=3
)  # fmt: skip


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


@settings(max_examples=400, deadline=None)
@given(TABLES)
def test_it_accepts_exactly_what_jsonschema_accepts(table):
    assert (not list(departures(table, config_schema()))) is Draft202012Validator(SCHEMA).is_valid(table)


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_explained_in_both_languages(key):
    found = resolved(SCHEMA["properties"][key])
    assert found["description"].endswith(".")
    assert found["x-vi"].endswith(".")


def test_every_key_that_applies_to_a_file_has_a_default_and_can_stand_in_a_section():
    assert set(KEYS) - {"extends", "files"} == set(DEFAULTS)
    assert set(SECTION_KEYS) - {"match"} == set(DEFAULTS) - {"exclude"}  # which is asked of a folder, before any file is met


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("misspell", [lambda key: key[:-1], lambda key: key + "s", lambda key: key[1:], lambda key: key.upper()])
def test_the_misspelling_of_every_key_is_caught_and_the_key_named(key, misspell):
    wrong = misspell(key)
    (trouble,) = departures({wrong: "x"}, config_schema())
    assert (trouble.key, trouble.values["key"], trouble.values["near"]) == ("config.unknown", wrong, key)


@pytest.mark.parametrize("key", SECTION_KEYS)
def test_the_misspelling_of_every_key_of_a_section_is_caught(key):
    (trouble,) = departures({"files": [{"match": "*", key + "x": "y"}]}, config_schema())
    assert (trouble.key, trouble.values["key"], trouble.values["near"]) == ("config.unknown", f"files.1.{key}x", key)


def test_underscores_are_taken_for_hyphens_in_the_hint():
    (trouble,) = departures({"fail_on": "error"}, config_schema())
    assert trouble.values["near"] == "fail-on"


def test_a_key_like_no_other_gets_the_list():
    (trouble,) = departures({"zzz": 1}, config_schema())
    assert trouble.key == "config.unknown"
    assert "fail-on" in trouble.values["known"]


@pytest.mark.parametrize(
    ("table", "accepted"),
    [
        ({"stage": "drft"}, ("auto", "draft", "issued", "template", "attached")),
        ({"as-of": "7/3/2024"}, ("YYYY-MM-DD",)),
        ({"select": 3}, ("type.string", "type.array")),
        ({"limits": {"lines": "many"}}, ("type.integer",)),
        ({"limits": {"lines": True}}, ("type.integer",)),
        ({"levels": {"TT0302": "eror"}}, ("error", "warning", "note", "off")),
    ],
)
def test_a_wrong_value_is_told_with_what_is_accepted(table, accepted):
    (trouble,) = departures(table, config_schema())
    assert isinstance(trouble, Misconfigured)
    assert (trouble.key, trouble.values["accepted"]) == ("config.wrong", accepted)
