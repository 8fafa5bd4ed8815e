"""Checks across plans: each rule proven by its examples, and the false alarms they must not give."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from checker.across import AnnouncedPlan, NumberSeries, PlanReading, across, plan_reading
from checker.across.announcing import announced_in
from checker.across.comparing import ACROSS_KINDS, across_rules
from checker.across.example_sets import findings_of, readings_of, unproven
from checker.across.plan_readings import numbers_of, shingles_of
from checker.across.saying import places, sentence
from checker.model import BASES, COMPONENTS, LEVELS
from checker.reporting.catalogue import Words
from checker.running.one import judged
from checker.running.tasks import Task
from tests.builders.plans import SO_NOI_VU

ROOT = Path(__file__).resolve().parents[2]


def rules_told(*records, **more):
    return [(found[0].split()[0], found[1]) for found in findings_of({"readings": records, **more})]


class DescribeTheRules:
    def it_comes_out_on_every_example_with_nobody_else_speaking(self):
        assert list(unproven()) == []

    @pytest.mark.parametrize("rule", across_rules(), ids=lambda rule: rule["id"])
    def it_is_whole(self, rule):
        assert rule["id"].startswith("TT30")
        assert rule["basis"] in BASES
        assert rule["level"] in LEVELS[1:]  # nothing across plans is a fault of form by itself
        assert rule["check"]["kind"] in ACROSS_KINDS
        assert rule["asks"]
        assert rule["examples"]["good"]
        assert rule["examples"]["bad"]

    @pytest.mark.parametrize("path", sorted((ROOT / "rules" / "across").glob("*.yaml")), ids=lambda path: path.stem)
    def it_is_written_as_the_schema_has_it(self, path):
        rows = yaml.safe_load(path.read_text("utf-8").replace("date: 2", "date: !!str 2").replace("due: 2", "due: !!str 2"))
        schema = json.loads((ROOT / "rules" / "across.schema.json").read_text("utf-8"))
        assert [error.message for error in Draft202012Validator(schema).iter_errors(rows)] == []

    def it_names_each_rule_once_and_uses_every_kind(self):
        assert len({rule["id"] for rule in across_rules()}) == len({rule["name"] for rule in across_rules()}) == len(across_rules())
        assert {rule["check"]["kind"] for rule in across_rules()} == set(ACROSS_KINDS)

    @pytest.mark.parametrize("lang", ["vi", "en"])
    @pytest.mark.parametrize("rule", across_rules(), ids=lambda rule: rule["id"])
    def it_says_what_it_found_with_every_place_filled(self, rule, lang):
        example = rule["examples"]["bad"][0]
        series = [NumberSeries(**each) for each in example.get("series", ())]
        (found,) = across(readings_of(example["readings"]), series, str(example.get("today", "")))
        said = [sentence(found, part, Words(lang)) for part in ("title", "message", "mend")]
        assert all(said)
        assert not any("{" in each for each in said)
        assert all(spot.component in (*COMPONENTS, "document") for spot in found.spots)
        assert len(places(found, Words(lang))) == len(example["found"][0])


class DescribeTwoPlansOfOneNumber:
    def it_shows_each_pair_once_however_many_bear_the_number(self):
        subjects = ["Cải cách hành chính", "Phòng cháy", "Thi đua"]
        told = rules_told(*({"number": 5, "subject": subject} for subject in subjects))
        assert told == [("TT3001", ("0.docx", "1.docx")), ("TT3001", ("1.docx", "2.docx"))]

    def it_is_no_fault_that_numbers_begin_again_with_the_year_and_the_new_law(self):
        assert (
            rules_told({"number": 214, "date": "2019-12-30"}, {"number": 1, "date": "2020-01-02"}, {"number": 214, "date": "2020-12-01"})
            == []
        )

    def it_is_no_fault_of_two_joint_plans(self):
        joint = {"organ": "SỞ NỘI VỤ SỞ TÀI CHÍNH", "symbol": "KHLT-SNV-STC", "subject": "Việc chung"}
        assert rules_told({"number": 5}, {"number": 5, **joint}) == []

    def it_takes_the_same_commune_name_in_two_provinces_for_two(self):
        commune = {"number": 5, "organ": "ỦY BAN NHÂN DÂN XÃ TÂN LẬP", "symbol": "KH-UBND"}
        assert (
            rules_told({**commune, "superior": "UBND TỈNH VĨNH SƠN"}, {**commune, "superior": "UBND TỈNH VĨNH HẠ", "subject": "Khác"}) == []
        )

    def it_names_the_organ_with_what_tells_it_from_others_and_quotes_the_number_as_written(self):
        for organ, superior, told in (
            ("SỞ NỘI VỤ", "UBND TỈNH VĨNH SƠN", "SỞ NỘI VỤ – UBND TỈNH VĨNH SƠN"),
            ("TRƯỜNG TIỂU HỌC HÒA BÌNH", "", "TRƯỜNG TIỂU HỌC HÒA BÌNH – Vĩnh Sơn"),
            ("ỦY BAN NHÂN DÂN XÃ VĨNH SƠN", "", "ỦY BAN NHÂN DÂN XÃ VĨNH SƠN"),
            ("BỘ NỘI VỤ", "", "BỘ NỘI VỤ"),
        ):
            same = {"number": 5, "organ": organ, "superior": superior, "place": "Vĩnh Sơn"}
            (found,) = across(readings_of([{**same, "written": "5"}, {**same, "subject": "Khác"}]))
            assert f"của {told} đứng trên" in sentence(found, "message", Words("vi"))
            assert [spot.text for spot in found.spots] == ["5/KH-SNV", "05/KH-SNV"]

    def it_is_found_whatever_the_order_of_the_plans(self):
        readings = readings_of([{"number": 5}, {"number": 5, "subject": "Khác"}, {"number": 6, "date": "2024-01-01"}])
        assert across(readings) == across(readings[::-1])

    def it_is_known_again_wherever_the_files_lie(self):
        readings = readings_of([{"number": 5}, {"number": 5, "subject": "Khác"}])
        moved = [each._replace(path=f"khac/{each.path}") for each in readings]
        assert [each.fingerprint for each in across(readings)] == [each.fingerprint for each in across(moved)]


class DescribeAReading:
    def it_is_taken_from_a_plan(self):
        plan = judged("ke-hoach.txt", Task(), SO_NOI_VU.text().encode()).plan
        reading = plan_reading(plan, "ke-hoach.txt")
        assert (reading.organ, reading.superior, reading.code, reading.date) == (
            "SỞ NỘI VỤ",
            "UBND TỈNH TÂY NINH",
            "125/KH-SNV",
            "2024-03-15",
        )
        assert (reading.printed, reading._replace(number=5, written="5").printed) == ("125/KH-SNV", "5/KH-SNV")
        assert [act.code for act in reading.citations] == ["30/2020/NĐ-CP", "18/2023/QĐ-UBND"]
        assert [(each.name, each.post) for each in reading.signers] == [("Trần Hoài Thu", "PHÓ GIÁM ĐỐC")]
        assert len(numbers_of(reading.shingles)) > 50

    def it_is_taken_from_annexes_too(self):
        plan = judged(str(ROOT / "fixtures" / "compliant" / "co-phu-luc.docx"), Task()).plan
        assert set(plan_reading(plan, "a").annexes) == {"125/KH-SNV"}

    def it_finds_a_text_sent_again_under_another_number(self):
        text = SO_NOI_VU.text()
        plans = [
            judged(name, Task(), text.replace("125/KH", f"{number}/KH").encode()).plan for name, number in (("a.txt", 125), ("b.txt", 126))
        ]
        assert [each.rule for each in across(plan_reading(plan, plan.document.path) for plan in plans)] == ["TT3004"]

    def it_numbers_wordings_alike_on_any_machine(self):
        assert (
            numbers_of(shingles_of(["một hai ba bốn năm sáu bảy tám chín mười"] * 3))[:2]
            == numbers_of(shingles_of(["Một hai  ba bốn năm sáu bảy tám chín mười"] * 3))[:2]
        )

    def it_is_silent_on_compliant_plans(self):
        files = sorted((ROOT / "fixtures" / "compliant").glob("*.txt"))
        readings = [plan_reading(judged(str(path), Task()).plan, str(path)) for path in files if path.stem != "co-phu-luc"]
        assert len(readings) > 5
        assert across(readings) == []


class DescribeOrders:
    @pytest.mark.parametrize(
        ("line", "organ", "due"),
        [
            ("1. Sở Tư pháp xây dựng kế hoạch thực hiện, gửi Sở Nội vụ trước ngày 30 tháng 4 năm 2024.", "Sở Tư pháp", "2024-04-30"),
            ("- Giao Ủy ban nhân dân xã Tân Lập ban hành Kế hoạch trước ngày 05/6/2024;", "Ủy ban nhân dân xã Tân Lập", "2024-06-05"),
            ("Sở Giáo dục và Đào tạo có trách nhiệm lập kế hoạch riêng, chậm nhất ngày 1/2/2024", "Sở Giáo dục và Đào tạo", "2024-02-01"),
        ],
    )
    def it_is_read_where_one_organ_and_a_whole_day_are_named(self, line, organ, due):
        assert list(announced_in([line, line, "Việc khác."])) == [AnnouncedPlan(organ, due)]

    @pytest.mark.parametrize(
        "line",
        [
            "Các sở, ban, ngành xây dựng kế hoạch trước ngày 30 tháng 4 năm 2024.",
            "Sở Tư pháp, Sở Y tế xây dựng kế hoạch trước ngày 30 tháng 4 năm 2024.",
            "Sở Tư pháp và Sở Y tế xây dựng kế hoạch trước ngày 30 tháng 4 năm 2024.",
            "Sở Tư pháp chủ trì, phối hợp Sở Y tế xây dựng kế hoạch trước ngày 30 tháng 4 năm 2024.",
            "Sở Tư pháp tham mưu Ủy ban nhân dân tỉnh xây dựng kế hoạch trước ngày 30 tháng 4 năm 2024.",
            "Sở Tư pháp xây dựng kế hoạch, báo cáo trước ngày 30 hằng tháng.",
            "Sở Tư pháp xây dựng kế hoạch. Báo cáo kết quả trước ngày 30 tháng 4 năm 2024.",
            "Sở Tư pháp thực hiện Kế hoạch này, báo cáo trước ngày 30 tháng 4 năm 2024.",
            "Sở Tư pháp xây dựng kế hoạch trước ngày 31 tháng 4 năm 2024.",
        ],
    )
    def it_is_not_guessed(self, line):
        assert list(announced_in([line])) == []


class DescribeManyPlans:
    def it_asks_no_more_of_each_when_there_are_many(self, monkeypatch):
        from checker.across import citing

        def asked(many):
            calls = []
            told = citing.is_named
            monkeypatch.setattr(citing, "is_named", lambda *each: calls.append(1) or told(*each))
            records = [
                {
                    "organ": f"ỦY BAN NHÂN DÂN XÃ SỐ {at}",
                    "symbol": "KH-UBND",
                    "subject": f"Việc {at}",
                    "cites": {"code": "01/KH-UBND", "date": "2024-03-10", "organ": f"Ủy ban nhân dân xã số {at + 1}"},
                }
                for at in range(many)
            ]
            across(readings_of(records))
            monkeypatch.setattr(citing, "is_named", told)
            return len(calls)

        assert 0 < asked(400) <= 4.5 * asked(100)

    def it_reminds_nobody_before_the_day(self):
        (reading,) = readings_of([{"number": 5}])
        reading = reading._replace(announced=(AnnouncedPlan("Sở Tư pháp", "2024-06-01"),))
        assert across([reading]) == across([reading], today="2024-06-01") == []
        assert [each.rule for each in across([reading], today="2024-06-02")] == ["TT3017"]


def test_a_day_is_told_as_the_decree_writes_it_and_is_no_quotation():
    one = PlanReading("5.txt", "5", organ="SỞ NỘI VỤ", place="Tây Ninh", number=5, symbol="KH-SNV", date="2024-03-15", stage="issued")
    readings = [one._replace(type="KH"), one._replace(path="6.txt", sha256="6", number=6, date="2024-02-05", type="KH")]
    (found,) = (each for each in across(readings) if each.rule == "TT3005")
    assert places(found, Words("vi")) == ["5.txt: Thời gian ban hành 15/3/2024", "6.txt: Thời gian ban hành 05/02/2024"]


def test_two_versions_of_one_file_are_told_apart():
    one = PlanReading("5.txt", "a" * 64, organ="SỞ NỘI VỤ", place="Tây Ninh", number=5, symbol="KH-SNV", date="2024-03-15", stage="issued")
    readings = [one._replace(type="KH", subject="Thi đua"), one._replace(type="KH", sha256="b" * 64, subject="Tiếp công dân")]
    (found,) = (each for each in across(readings) if each.rule == "TT3001")
    assert places(found, Words("vi")) == [f"5.txt (SHA-256 {letter * 12}…): Số “05/KH-SNV”" for letter in "ab"]
