"""The dated tables."""

from __future__ import annotations

from checker.authoring.compiling import compile_rules, load_yaml
from checker.model.data import home

FACTS = compile_rules()["facts"]
PROVINCES = load_yaml(home("rules") / "facts" / "provinces.yaml")


def test_sixty_three_provinces_became_thirty_four() -> None:
    assert len(PROVINCES["units"]) == 34
    ended = [row for row in PROVINCES["ended"] if row["until"] == "2025-06-30"]
    assert len(ended) == 29


def test_what_ended_went_into_a_unit_that_is() -> None:
    names = {unit["name"] for unit in PROVINCES["units"]}
    assert {row["now"] for row in PROVINCES["ended"]} <= names


def test_nine_units_are_cities_since_20_september_2026() -> None:
    cities = [unit for unit in PROVINCES["units"] if unit["kind"] == "thành phố" or "city_from" in unit]
    assert len(cities) == 9


def test_a_province_that_became_a_city_ends_the_day_before() -> None:
    row = next(row for row in FACTS["units"] if row["name"] == "tỉnh Đồng Nai")
    assert (row["until"], row["now"]) == ("2026-04-29", "thành phố Đồng Nai")


def test_there_are_twenty_seven_codes_of_types() -> None:
    codes = load_yaml(home("rules") / "facts" / "type_codes.yaml")
    assert len(codes["nd30-2020"]) == 27
    assert codes["nd30-2020"]["Kế hoạch"] == "KH"
