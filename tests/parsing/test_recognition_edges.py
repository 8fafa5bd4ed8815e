"""Lengths and distances of recognition, each with a text on either side of it; many to one test."""

from __future__ import annotations

from checker.checking import lint, load_ruleset
from checker.parsing.lines import Line
from checker.parsing.recognition.act_dates import date_put_right
from checker.parsing.recognition.printed_dates import find_date
from checker.parsing.recognition.provinces import province_meant
from checker.parsing.recognition.tail import known_of_tail, slips_of_tail
from tests.parsing.plans import plan_of, whole


def lines(*texts):
    return [Line(text, at, 0, len(text)) for at, text in enumerate(texts)]


def meant(*texts):
    tail = lines(*texts)
    return [(guess.part, guess.meant) for guess in slips_of_tail(tail, known_of_tail(tail))]


def test_a_label_with_a_slip_stands_above_entries_and_not_too_far_from_the_archive_line():
    label = [("recipients", "Nơi nhận:")]
    for spaces, found in ((5, label), (6, [])):
        assert meant(f"Nơi nhậm{' ' * spaces}:", "- UBND;", "- Lưu: VT.") == found
    for entries, found in ((38, label), (39, [])):
        assert meant("Nơi nhậm:", *["- UBND;"] * entries, "- Lưu: VT.") == found
    for last, recipients in (("- Lưu: VT.", ["Sở Y tế"]), ("- Sở Nội vụ.", None)):  # another word heads a list down to the archive line
        plan = plan_of(whole(closing=f"\nNơi gửi:\n- Sở Y tế;\n{last}\n\nGIÁM ĐỐC\n\nTrần Hoài Thu\n"))
        assert plan["recipients"].value == recipients


def test_an_archive_line_is_short_and_one_slip_from_its_word():
    for length, parts in ((90, ["archive"]), (91, [])):
        text = f"- Lưu: VT,{' xa' * 30}"[:length]
        assert [claim.part for claim in known_of_tail(lines(text))] == parts
        assert [part for part, _ in meant("Nơi nhận:", "- UBND;", text.replace("Lưu", "Lứu"))] == parts
    assert meant("Nơi nhận:", "- UBND;", "* Lứu VT") == [("archive", "* Lưu: VT")]
    assert meant("Nơi nhận:", "- UBND;", "- xưu: HC") == [("archive", "- Lưu: HC")]


def test_a_short_name_of_a_province_is_meant_by_less():
    for name, province in (("HU", None), ("HUẾX", (0.6, "TỈNH HUẾ")), ("LÀO CAX", (1.0, "TỈNH LÀO CAI"))):
        assert province_meant(f"TỈNH {name}") == province


def test_the_words_of_a_date_are_like_theirs_each_and_together():
    assert find_date("ng 5 ttg 6 năm 2024") is not None
    assert find_date("nga 5 ttg 6 nm 2024") is None


def test_the_words_that_open_a_base_are_known_with_a_slip_or_by_one_of_them():
    for typed, told in (("Căm cứ", ("Căm", "Căn")), ("Cứ", ("Cứ", "Căn cứ")), ("Căn", ("Luật", "cứ Luật")), ("Theo", None)):
        plan = plan_of(whole(opening=f"\n{typed} Luật Lưu trữ ngày 11 tháng 11 năm 2011;\n"))
        found = [(finding.got, finding.want) for finding in lint(plan, load_ruleset(plan)).findings if finding.rule == "TT0690"]
        assert found == ([told] if told else [])


def test_words_of_a_date_are_put_right_where_a_date_stands_behind_a_code():
    for printed, cost in (
        (" ngáy 05 tháng 3 năm 2020", 0.35),
        (" ngày 05 tháng 3 năm 2020", 0),
        (" (ngày 05 tháng 3 năm 2020)", 0),
        (" 5", 0),
    ):
        assert date_put_right(printed) == (cost, printed.replace("ngáy", "ngày"))


def test_an_authority_in_small_letters_stands_above_a_name():
    for name, part in (("\n\nTrần Hoài Thu", "found"), ("", "not_applicable"), ("\n\nTRẦN HOÀI THU", "not_applicable")):
        plan = plan_of(whole(closing=f"\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n\nKt. Giám đốc\nPHÓ GIÁM ĐỐC{name}\n"))
        assert plan["competence"].status == part, name


def test_an_office_without_an_authority_is_no_post_less_a_word():
    for office, post in (("VĂN PHÒNG", "missing"), ("PHÒNG", "found")):
        assert plan_of(whole(closing=f"\nNơi nhận:\n- Lưu: VT.\n\n{office}\n\nTrần Hoài Thu\n"))["position"].status == post


def test_a_subject_may_fill_the_line_that_a_type_name_heads():
    for length, form in ((160, "malformed"), (161, "ok")):
        title = f"KẾ HOACH {'Kiểm tra công tác ' * 30}"[: length - 1] + "x"
        assert plan_of(whole(title=f"\n{title}\n"))["type_name"].form == form
