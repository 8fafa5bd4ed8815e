"""Whose a plan is, where the office names its province and the plan's header does not, and the other way round."""

import pytest

from checker.letters.choosing import chosen_letter
from checker.model.errors import Refused
from checker.running.one import judged
from checker.running.tasks import Task
from checker.wording.issuer_names import PrintedIssuer, issuer_of, issuers_of
from checker.wording.same_office import is_own
from tests.letters.words import plan_text

COMMUNE = {"UBND TỈNH TÂY NINH\n": "", "SỞ NỘI VỤ": "ỦY BAN NHÂN DÂN XÃ PHÚ AN", "/KH-SNV": "/KH-UBND", "Tây Ninh, ngày": "Phú An, ngày"}
HOSPITAL = {"UBND TỈNH TÂY NINH": "SỞ Y TẾ TỈNH TÂY NINH", "SỞ NỘI VỤ": "BỆNH VIỆN ĐA KHOA LONG HẢI", "/KH-SNV": "/KH-BVĐKLH",
            "Tây Ninh, ngày": "Long Hải, ngày"}  # fmt: skip
SCHOOL = {"UBND TỈNH TÂY NINH": "UBND XÃ PHÚ AN", "SỞ NỘI VỤ": "TRƯỜNG TRUNG HỌC CƠ SỞ LÊ THỊ HẠNH", "/KH-SNV": "/KH-THCSLTH",
          "Tây Ninh, ngày": "Phú An, ngày"}  # fmt: skip
SHORT = {"UBND TỈNH TÂY NINH\n": "", "SỞ NỘI VỤ": "SỞ GD&ĐT - CÔNG AN TỈNH TÂY NINH", "/KH-SNV": "/KH-SGDĐT-CAT"}
BARE = {"UBND TỈNH TÂY NINH\n": ""}


def kind(swaps, *offices):
    found = judged("ke-hoach.txt", Task(), plan_text(**swaps).encode())
    try:
        return chosen_letter(found.report, found.plan, offices).kind
    except Refused as refused:
        return refused.key


class DescribeAnOfficeNamedWithItsProvince:
    @pytest.mark.parametrize(
        "office",
        ["Ủy ban nhân dân xã Phú An, tỉnh Đồng Mây", "UBND xã Phú An tỉnh Đồng Mây", "Ủy ban nhân dân xã Phú An (tỉnh Đồng Mây)",
         "UBND xã Phú An - tỉnh Đồng Mây"],
    )  # fmt: skip
    def it_is_itself_where_the_header_of_its_plan_has_no_province(self, office):
        assert kind(COMMUNE, office) == "note"

    def it_is_asked_where_the_plan_is_dated_elsewhere(self):
        assert kind({**COMMUNE, "Tây Ninh, ngày": "Long Hải, ngày"}, "UBND xã Phú An, tỉnh Đồng Mây") == "letter.whose"

    @pytest.mark.parametrize("office", ["Ủy ban nhân dân phường Phú An, tỉnh Đồng Mây", "Ủy ban nhân dân tỉnh Đồng Mây", "UBND xã Phú Hòa"])
    def it_is_no_other_committee(self, office):
        assert kind(COMMUNE, office) == "correction"

    def it_is_not_the_one_of_another_province_that_stands_above(self):
        under = {"UBND TỈNH TÂY NINH": "UBND TỈNH TÂY NINH", "SỞ NỘI VỤ": "UBND XÃ PHÚ AN", "/KH-SNV": "/KH-UBND"}
        assert kind(under, "UBND xã Phú An, tỉnh Đồng Mây") == "correction"

    @pytest.mark.parametrize(
        ("swaps", "said"),
        [({}, "note"), ({"Phú An, ngày": "Tam Bình Long, ngày"}, "note"), ({"UBND tỉnh (": "UBND tỉnh Đồng Mây ("}, "note"),
         ({"UBND tỉnh (": "UBND tỉnh Đồng Mây; UBND tỉnh Vĩnh Sơn ("}, "note"), ({"UBND tỉnh (": "UBND tỉnh Vĩnh Sơn ("}, "letter.whose"),
         ({"Phú An, ngày": "Vĩnh Sơn, ngày"}, "letter.whose"), ({"XÃ PHÚ AN": "XÃ PHÚ HÒA"}, "correction")],
    )  # fmt: skip
    def it_may_stand_under_a_district_it_does_not_name(self, swaps, said):
        under = {"UBND TỈNH TÂY NINH": "UBND HUYỆN TAM BÌNH LONG", "SỞ NỘI VỤ": "UBND XÃ PHÚ AN", "/KH-SNV": "/KH-UBND",
                 "Tây Ninh, ngày": "Phú An, ngày"}  # fmt: skip
        for old, new in swaps.items():
            under = {name: value.replace(old, new) for name, value in under.items()}
        under |= {old: new for old, new in swaps.items() if old.startswith("UBND")}
        assert kind(under, "UBND xã Phú An, tỉnh Đồng Mây") == said
        assert kind(under, "UBND xã Phú An, huyện Long Sơn Bắc, tỉnh Đồng Mây") == "correction"

    @pytest.mark.parametrize(
        ("office", "said"),
        [("Bệnh viện Đa khoa Long Hải, tỉnh Tây Ninh", "note"), ("Bệnh viện Đa khoa Long Hải", "note"), ("BVĐK Long Hải", "note"),
         ("Bệnh viện Đa khoa Long Hải, tỉnh Đồng Mây", "correction"), ("Bệnh viện Đa khoa Phú An, tỉnh Tây Ninh", "correction")],
    )  # fmt: skip
    def it_may_be_a_hospital(self, office, said):
        assert kind(HOSPITAL, office) == said

    @pytest.mark.parametrize(
        ("office", "said"),
        [("Trường Trung học cơ sở Lê Thị Hạnh, xã Phú An, tỉnh Đồng Mây", "note"),
         ("Trường Trung học cơ sở Lê Thị Hạnh, tỉnh Đồng Mây", "letter.whose"),
         ("Trường Trung học cơ sở Lê Thị Hạnh, xã Phú Hòa, tỉnh Đồng Mây", "correction")],
    )  # fmt: skip
    def it_may_be_a_school(self, office, said):
        assert kind(SCHOOL, office) == said

    @pytest.mark.parametrize("field", ["Văn hóa - Xã hội", "Kinh tế, Hạ tầng và Đô thị"])
    def it_takes_no_word_of_a_field_for_a_place(self, field):
        swaps = {**SCHOOL, "SỞ NỘI VỤ": f"PHÒNG {field.upper()}", "/KH-SNV": "/KH-P"}
        assert kind(swaps, f"Phòng {field} xã Phú An, tỉnh Đồng Mây") == "note"
        assert kind(swaps, f"Phòng {field} xã Phú Hòa, tỉnh Đồng Mây") == "correction"
        assert kind(swaps, f"Phòng {field} xã Hội Sơn") == "correction"

    @pytest.mark.parametrize(("office", "said"), [("Sở Nội vụ tỉnh Tây Ninh", "note"), ("Sở Nội vụ tỉnh Đồng Mây", "letter.whose")])
    def it_goes_by_the_place_before_the_date_where_nothing_stands_above(self, office, said):
        assert kind(BARE, office) == said


class DescribeWhatCannotBeTold:
    def it_is_of_nobody_where_no_office_or_no_issuer_is_named(self):
        assert is_own(PrintedIssuer("SỞ Y TẾ"), ()) is None
        assert is_own(PrintedIssuer(), ("Sở Y tế",)) is None

    @pytest.mark.parametrize(("place", "own"), [("Phú An", True), ("Tam Bình", None), ("Vĩnh Sơn", None)])
    def it_is_a_school_of_our_name_dated_at_its_districts_place(self, place, own):
        school = PrintedIssuer("TRƯỜNG TIỂU HỌC A", "UBND HUYỆN TAM BÌNH", place=place)
        assert is_own(school, ("Trường Tiểu học A, xã Phú An, tỉnh Đồng Mây",)) is own


class DescribeAJointPlan:
    def it_is_of_two_issuers_each_spelt_in_full(self):
        plan = judged("ke-hoach.txt", Task(), plan_text(**SHORT).encode()).plan
        assert issuers_of(issuer_of(plan)) == ("Sở Giáo dục và Đào tạo tỉnh Tây Ninh", "Công an tỉnh Tây Ninh")

    @pytest.mark.parametrize("office", ["Sở Giáo dục và Đào tạo tỉnh Tây Ninh", "Sở GD&ĐT tỉnh Tây Ninh", "Công an tỉnh Tây Ninh"])
    def it_is_own_to_each_of_them(self, office):
        assert kind(SHORT, office) == "note"

    def it_is_another_organs_to_anyone_else(self):
        assert kind(SHORT, "Sở Nội vụ tỉnh Tây Ninh") == "correction"

    def it_leaves_a_dash_within_one_name(self):
        one = {**BARE, "SỞ NỘI VỤ": "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "/KH-SNV": "/KH-SLĐTBXH"}
        assert len(issuers_of(issuer_of(judged("ke-hoach.txt", Task(), plan_text(**one).encode()).plan))) == 1


class DescribeASuperiorAndItsIssuerOnOneLine:
    @pytest.mark.parametrize(
        ("line", "letters", "issuer"),
        [
            ("UBND TỈNH TÂY NINH SỞ NỘI VỤ", "SNV", "Sở Nội vụ tỉnh Tây Ninh"),
            ("ỦY BAN NHÂN DÂN TỈNH TÂY NINH - SỞ NỘI VỤ", "SNV", "Sở Nội vụ tỉnh Tây Ninh"),
            ("SỞ Y TẾ TÂY NINH BỆNH VIỆN MẮT", "BVM", "Bệnh viện Mắt"),
            ("SỞ VĂN HÓA VÀ THỂ THAO", "SVHTT", "Sở Văn hóa và Thể thao"),
            ("UBND TỈNH TÂY NINH - TRƯỜNG ĐẠI HỌC TÂN BIÊN", "UBND-ĐHTB", "Ủy ban nhân dân tỉnh Tây Ninh"),  # joint
            ("ỦY BAN NHÂN DÂN XÃ PHÚ SỞ AN", "UBND", "Ủy ban nhân dân xã Phú Sở An"),
        ],
    )
    def it_is_named_without_it_in_a_letter(self, line, letters, issuer):
        text = plan_text(**{"UBND TỈNH TÂY NINH\nSỞ NỘI VỤ": line, "/KH-SNV": f"/KH-{letters}"})
        found = judged("ke-hoach.txt", Task(), text.encode())
        assert issuers_of(issuer_of(found.plan))[0].startswith(issuer)
