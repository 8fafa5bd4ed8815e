"""The shortest text that needs each guard of where a part ends: without it, the next would be taken for it, or it for the next."""

from __future__ import annotations

from tests.parsing.plans import CLOSING, plan_of, whole

LISTED = "\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n\n"


def test_a_name_in_small_letters_signs_below_a_list_whose_office_stands_above_it_or_on_its_line():
    for closing in (f"\nGIÁM ĐỐC\n{LISTED}trần hoài thu\n", f"{LISTED.replace('nhận:', 'nhận: GIÁM ĐỐC')}trần hoài thu\n"):
        assert plan_of(whole(closing=closing))["full_name"].text == "trần hoài thu"


def test_an_organ_in_capitals_below_a_post_is_no_name():
    plan = plan_of(whole(closing=f"{LISTED}GIÁM ĐỐC\nSỞ NỘI VỤ\n\n(Đã ký)\n\nTrần Hoài Thu\n"))
    assert (plan["position"].text, plan["full_name"].text) == ("GIÁM ĐỐC SỞ NỘI VỤ", "Trần Hoài Thu")


def test_a_long_line_goes_on_with_no_entry():
    line = "Các phòng báo cáo kết quả thực hiện " * 6
    plan = plan_of(whole(closing=f"\nNơi nhận:\n- UBND tỉnh\n\n{line}\n\nGIÁM ĐỐC\n\nTrần Hoài Thu\n"))
    assert (plan["recipients"].value, plan["full_name"].text) == (["UBND tỉnh"], None)


def test_a_paper_without_type_and_symbol_is_no_plan_for_its_sections():
    assert plan_of(whole(header="\n", title="\nTỜ KHAI\nKiểm tra\n")).scope == "none"


def test_a_label_in_capitals_without_its_marks_heads_the_list():
    assert plan_of(whole(closing=CLOSING.replace("Nơi nhận", "NOI NHAN")))["recipients"].value == [
        "UBND tỉnh (để báo cáo)",
        "Các phòng, đơn vị",
    ]
