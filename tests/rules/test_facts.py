"""The dated tables."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest

from checker import lint, load_ruleset, parse, read
from checker.authoring.compiling import compile_rules, load_yaml
from checker.model.data import home

FACTS = compile_rules()["facts"]
PLAN = (home("fixtures") / "compliant" / "so-noi-vu.txt").read_text(encoding="utf-8")
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
    assert (row["first"], row.get("last"), row["now"]) == ("2026-04-30", None, "thành phố Đồng Nai")


def test_there_are_twenty_seven_codes_of_types() -> None:
    codes = load_yaml(home("rules") / "facts" / "type_codes.yaml")
    assert len(codes["nd30-2020"]) == 27
    assert codes["nd30-2020"]["Kế hoạch"] == "KH"


def test_a_province_whose_name_a_commune_bears_is_no_longer_a_plain_fault() -> None:
    assert "Hải Dương" in {row["name"] for row in FACTS["namesakes"]}
    assert "Hải Dương" not in {row["name"] for row in FACTS["places"]}
    assert "Hà Giang" in {row["name"] for row in FACTS["places"]}


def test_a_city_of_a_province_and_the_city_of_the_same_name_leave_a_gap() -> None:
    row = next(row for row in FACTS["units"] if row["name"] == "thành phố Bắc Ninh")
    assert (row["first"], row["last"]) == ("2025-07-01", "2026-09-19")


def _rows(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = load_yaml(home("rules") / "facts" / f"{name}.yaml")
    return rows


def test_what_nobody_has_read_never_speaks() -> None:
    unsure = {row["name"] for row in _rows("bodies") if not row.get("sure", True)}
    assert unsure
    assert not unsure & {row["name"] for row in (*FACTS["bodies"], *FACTS["new_bodies"])}
    unsure = {row["code"] for row in _rows("acts") if not row.get("sure", True)}
    assert unsure
    assert not unsure & {row["name"] for row in (*FACTS["acts"], *FACTS["dated_acts"])}


@pytest.mark.parametrize("table", ["acts", "bodies", "days_off", "provinces"])
def test_a_table_without_its_source_is_refused(table: str) -> None:
    content = load_yaml(home("rules") / "facts" / f"{table}.yaml")
    schema = json.loads((home("rules") / "facts" / "facts.schema.json").read_text(encoding="utf-8"))
    tried = jsonschema.Draft202012Validator({"$ref": f"#/$defs/{table}", "$defs": schema["$defs"]})
    assert tried.is_valid(content)
    (content[0] if isinstance(content, list) else content).pop("source")
    assert not tried.is_valid(content)


@pytest.mark.parametrize("table", ["acts", "bodies"])
def test_a_row_that_says_it_was_not_read_must_be_unsure(table: str) -> None:
    content = [{**_rows(table)[0], "source": "chưa đọc"}]
    schema = json.loads((home("rules") / "facts" / "facts.schema.json").read_text(encoding="utf-8"))
    tried = jsonschema.Draft202012Validator({"$ref": f"#/$defs/{table}", "$defs": schema["$defs"]})
    assert not tried.is_valid(content)
    assert tried.is_valid([{**content[0], "sure": False}])


_SECOND_HAND = re.compile("common knowledge|cite|stored|tell|told|notice|list of|published|page|chinhphu.vn|TTXVN|the same")


@pytest.mark.parametrize("table", ["acts", "bodies", "days_off"])
def test_days_read_at_second_hand_say_so(table: str) -> None:
    speaking = [row for row in _rows(table) if row.get("sure", True)]
    second_hand = [row["source"] for row in speaking if _SECOND_HAND.search(row["source"])]
    assert second_hand
    assert second_hand == [row["source"] for row in speaking if row.get("days") == "secondary"]


def test_a_date_changed_in_a_table_changes_the_finding() -> None:
    plan = parse(
        read(
            PLAN.replace("Tây Ninh, ngày 15 tháng 3 năm 2024", "Hà Giang, ngày 15 tháng 10 năm 2025").encode(), name="a.txt", medium="text"
        )
    )
    rules = load_ruleset(plan)
    assert "TT0414" in {finding.rule for finding in lint(plan, rules).findings}
    later = [{**row, "first": "2026-01-01"} for row in FACTS["places"]]
    assert "TT0414" not in {finding.rule for finding in lint(plan, rules._replace(facts={**rules.facts, "places": later})).findings}


def _rules_of(text: str) -> dict[str, str | None]:
    plan = parse(read(text.encode(), name="a.txt", medium="text"))
    return {finding.rule: finding.want for finding in lint(plan, load_ruleset(plan)).findings}


def test_the_chi_cuc_of_a_district_is_not_told_as_the_cuc_whose_name_it_holds() -> None:
    text = PLAN.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", "CỤC THUẾ TỈNH TÂY NINH\nCHI CỤC THUẾ HUYỆN TÂN BIÊN")
    text = text.replace("ngày 15 tháng 3 năm 2024", "ngày 15 tháng 4 năm 2025")
    told = _rules_of(text)
    assert told["TT0207"] == "Đội Thuế cấp huyện (từ 01/7/2025: Thuế cơ sở)"
    assert told["TT0212"] == "Chi cục Thuế khu vực (từ 01/7/2025: Thuế tỉnh, thành phố)"


def test_of_two_laws_of_one_year_the_nearer_day_is_wanted() -> None:
    base = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 15 tháng 6 năm 2025;"
    text = PLAN.replace("Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011;", base).replace("15 tháng 3 năm 2024", "15 tháng 10 năm 2025")
    assert _rules_of(text)["TT0619"] == "16/6/2025"


def _told_of(basis: str, day: str) -> set[str]:
    last = PLAN[PLAN.index("Căn cứ Quyết định số 18/2023") :].split("\n")[0]
    text = PLAN.replace(last, basis).replace("ngày 15 tháng 3 năm 2024", day)
    plan = parse(read(text.encode(), name="a.txt", medium="text"))
    return {finding.rule for finding in lint(plan, load_ruleset(plan)).findings} & {"TT0618", "TT0619"}


def test_a_code_that_every_term_gives_again_names_the_act_with_its_date_alone() -> None:
    of_2017 = "Căn cứ Quy định số 66-QĐ/TW ngày 06 tháng 02 năm 2017 của Ban Bí thư về thể loại và thể thức văn bản của Đảng."
    of_another_term = "Căn cứ Quy định số 66-QĐ/TW ngày 10 tháng 8 năm 2022 của Ban Bí thư về công tác cán bộ."
    earlier_guide = "Căn cứ Hướng dẫn số 05-HD/VPTW ngày 10 tháng 8 năm 2017 của Văn phòng Trung ương Đảng về công tác lưu trữ."
    archives = {"TT0618"}  # the plan's first basis, Luật Lưu trữ of 2011, has ended too by then
    assert _told_of(of_2017, "ngày 15 tháng 3 năm 2024") == set()
    assert _told_of(of_another_term, "ngày 15 tháng 9 năm 2026") == archives
    assert _told_of(earlier_guide, "ngày 15 tháng 9 năm 2026") == archives


def test_no_code_without_a_year_lacks_its_date() -> None:
    rows = load_yaml(home("rules") / "facts" / "acts.yaml")
    assert [row["code"] for row in rows if "code" in row and "date" not in row and "/20" not in row["code"] and row.get("sure", True)] == []


def test_what_took_an_acts_place_is_asked_in_turn() -> None:
    basis = "Căn cứ Nghị định số 24/2014/NĐ-CP ngày 04 tháng 4 năm 2014 của Chính phủ quy định tổ chức các cơ quan chuyên môn."
    last = PLAN[PLAN.index("Căn cứ Quyết định số 18/2023") :].split("\n")[0]
    wants = []
    for day in ("ngày 15 tháng 4 năm 2025", "ngày 15 tháng 9 năm 2025"):
        text = PLAN.replace(last, basis).replace("ngày 15 tháng 3 năm 2024", day)
        plan = parse(read(text.encode(), name="a.txt", medium="text"))
        wants += [f.want for f in lint(plan, load_ruleset(plan)).findings if f.rule == "TT0618" and "24/2014" in str(f.got)]
    assert wants == ["Nghị định số 45/2025/NĐ-CP", "Nghị định số 150/2025/NĐ-CP"]


_LAWS_RIGHTLY_NAMED = (
    "Căn cứ Luật số 01/2011/QH13 ngày 11 tháng 11 năm 2011 về lưu trữ;",
    "Căn cứ Luật Công nghiệp công nghệ số 71/2025/QH15;",
    "Căn cứ Luật Công nghiệp công nghệ số số 71/2025/QH15;",
    "Căn cứ Luật Xử lí vi phạm hành chính ngày 20 tháng 6 năm 2012;",
    "Căn cứ Luật Đo lường ngày 11 tháng 11 năm 2011;",
)


def test_a_law_is_called_by_its_name_whatever_stands_behind_it() -> None:
    law = "Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011;"
    for right in _LAWS_RIGHTLY_NAMED:
        plan = parse(read(PLAN.replace(law, right).encode(), name="a.txt", medium="text"))
        assert "TT0695" not in {finding.rule for finding in lint(plan, load_ruleset(plan)).findings}, right
    for wrong in ("Căn cứ Luật Lưu chữ số 01/2011/QH13 ngày 11/11/2011;", "Căn cứ Luật Lưu chữ năm 2011;"):
        plan = parse(read(PLAN.replace(law, wrong).encode(), name="a.txt", medium="text"))
        assert "TT0695" in {finding.rule for finding in lint(plan, load_ruleset(plan)).findings}, wrong


def test_a_place_one_slip_from_a_province_is_no_province() -> None:
    names = {row["name"] for row in FACTS["province_names"]}
    alike = {like for row in (*PROVINCES["units"], *PROVINCES["ended"]) for like in row.get("alike", ())}
    assert alike
    assert not names & alike
