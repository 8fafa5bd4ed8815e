"""Organs' names that wrapped: a slip in either line is told, and a line that reads KẾ HOẠCH is the rest of a name where one goes on."""

from __future__ import annotations

import pytest

from checker import lint, load_ruleset
from checker.parsing.lines import Line
from checker.parsing.recognition.wordings import NAMED_WHOLE
from checker.parsing.recognition.wrapped_names import slips_of_wrapped_names
from tests.parsing.plans import BODY, CLOSING, HEADER, OPENING, TITLE, plan_of

WHOLE = HEADER + TITLE + OPENING + BODY + CLOSING


def _headed(*organ):
    plan = plan_of(WHOLE.replace("SỞ NỘI VỤ\n", "\n".join(organ) + "\n", 1))
    found = lint(plan, load_ruleset(plan)).findings
    return plan, [(finding.got, finding.want) for finding in found if finding.rule in ("TT0289", "TT0290")]


@pytest.mark.parametrize(
    ("organ", "told"),
    [
        (("SỞ GIÁO DỤC", "VÀ ĐẠO TẠO"), [("ĐẠO", "ĐÀO")]),
        (("SỞ GIÁO DUC VÀ", "ĐÀO TẠO"), [("DUC", "DỤC")]),
        (("TRUNG TÂM PHỤC VỤ", "HÀNH CHINH CÔNG"), [("CHINH", "CHÍNH")]),
        (("SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊHC"), [("LỊHC", "LỊCH")]),
        (("SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"), []),
        (("ỦY BAN NHẬN DÂN PHƯỜNG", "BẾN THÀNH"), [("NHẬN", "NHÂN")]),
        (("ỦY BAN NHẬN DÂN PHƯỜNG BẾN", "THÀNH"), [("NHẬN", "NHÂN")]),
        (("ỦY BAN NHÂN DÂN PHƯỜNG", "BẾN THÀNH"), []),
        (("TRUNG TÂM DỊCH VỤ", "NÔNG NGIHỆP TÂN LẬP"), [("NGIHỆP", "NGHIỆP")]),
        (("TRUNG TÂM DỊCH VỤ", "NÔNG NGHIỆP TÂN LẬP"), []),
        (("BÁO VÀ PHÁT THANH", "TRUYỀN HÌNH"), []),
        (("SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"), []),
        (("SỞ Y TẾ", "VÀ ĐẠO TẠO"), []),
        (("SỞ KHOA HOC", "VÀ ĐỔI MỚI"), []),
    ],
)
def test_a_slip_in_a_line_of_a_name_that_wrapped_is_told(organ, told):
    plan, findings = _headed(*organ)
    assert (plan["organ"].text, findings) == (" ".join(organ), told)


def test_a_whole_name_has_no_slip_wherever_it_wraps():
    for name in NAMED_WHOLE:
        words = name.split()
        for at in range(1, len(words)):
            lines = [Line(text, row, 0, len(text)) for row, text in enumerate((" ".join(words[:at]), " ".join(words[at:])))]
            assert list(slips_of_wrapped_names(lines, ())) == [], name


def test_a_line_that_is_known_already_and_a_name_too_long_or_in_small_letters_are_no_such_name():
    def guesses(*texts, told=()):
        lines = [Line(text, row, 0, len(text)) for row, text in enumerate(texts)]
        return [guess.meant for guess in slips_of_wrapped_names(lines, [lines[at] for at in told])]

    assert guesses("SỞ GIÁO DỤC", "VÀ ĐẠO TẠO") == ["VÀ ĐÀO TẠO"]
    assert guesses("SỞ GIÁO DỤC", "VÀ ĐẠO TẠO", told=(0,)) == guesses("SỞ GIÁO DỤC", "VÀ ĐẠO TẠO", told=(1,)) == []
    assert guesses("Sở Giáo dục", "và Đạo tạo") == []


@pytest.mark.parametrize(
    "organ",
    [
        ("PHÒNG TÀI CHÍNH -", "KẾ HOẠCH"),
        ("PHÒNG TÀI CHÍNH", "- KẾ HOẠCH"),
        ("PHÒNG", "TÀI CHÍNH -", "KẾ HOẠCH"),
        ("PHÒNG TÀI CHÍNH VÀ", "KẾ HOẠCH"),
        ("SỞ", "KẾ HOẠCH VÀ ĐẦU TƯ"),
    ],
)
def test_a_name_that_ends_as_the_type_name_is_the_organ_s(organ):
    right = plan_of(WHOLE)
    plan, _ = _headed(*organ)
    assert (plan["superior_organ"].text, plan["organ"].text) == ("UBND TỈNH TÂY NINH", " ".join(organ))
    assert (plan["subject"].text, plan["number"].text) == (right["subject"].text, right["number"].text)


def test_below_the_quoc_hieu_a_name_goes_on_where_it_wants_more():
    head = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

UBND TỈNH TÂY NINH
PHÒNG TÀI CHÍNH -
KẾ HOẠCH

Số: 125/KH-SNV

Tây Ninh, ngày 15 tháng 3 năm 2024
"""
    plan = plan_of(WHOLE.replace(HEADER, head))
    assert (plan["organ"].text, plan["number"].text) == ("PHÒNG TÀI CHÍNH - KẾ HOẠCH", "125")


def test_a_type_name_right_below_the_organ_is_it_where_no_other_is():
    plan = plan_of(f"UBND TỈNH TÂY NINH\nSỞ NỘI VỤ\nKẾ HOẠCH\nKiểm tra công tác văn thư năm 2024\n{BODY}{CLOSING}")
    assert (plan["type_name"].text, plan["organ"].text) == ("KẾ HOẠCH", "SỞ NỘI VỤ")
