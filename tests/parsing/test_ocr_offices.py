"""Where the signature begins behind an entry in smudged letters, and what signs."""

from __future__ import annotations

from checker.parsing.ocr.offices import office_from, signs
from tests.parsing.test_ocr import BODY, HEADER, OPENING, plan_of


def test_an_office_begins_behind_the_entry_it_was_run_on_to():
    for entry, office in (
        ("- UBND tỉnh ", "GIÁM ĐỐC"),
        ("- UBND tỉnh, ", "GIÁM ĐỐC"),
        ("- UBND tỉnh; ", "Q. GIÁM ĐỐC"),
        ("- Sở Y tế   ", "GIÁMĐỐC"),  # the wide space parts it, whatever likeness the words before it lend
        ("- Ban TỔNG   ", "GIÁM ĐỐC"),
        ("- Lưu VT, ", "TỔNG GIÁM ĐỐC"),  # the archive line's own codes sign nothing
        ("- Lưu: VT ", "GIÁM ĐỐC"),
        ("- Các thôn;", "PHÓ CHỦ TỊCH"),
        ("- Lưu: VT, QLCT. ", "Lê Thị Hoa"),
        ("- Lưu: CHÁNH VĂN PHÒNG, VT;", ""),
    ):
        assert office_from(entry + office) == len(entry), entry + office


def test_an_office_stands_in_capitals_on_a_short_line():
    long = "GIÁM ĐỐC TRUNG TÂM KIỂM SOÁT BỆNH TẬT VÀ DỰ PHÒNG CẤP TỈNH AN"
    assert [signs(text) for text in ("GIÁM ĐỐC", "Giám đốc", "phó giám đốc", long[:60], long[:61])] == [True, False, False, True, False]


def test_no_entry_stands_below_an_annex_or_a_long_line():
    closing = "Noi nhgn: . KT. GIAM DbOC\n- UBND tinh; PHO GIAM pOC\n"
    for ends in ("PHU LUC", "Cac tram thuy nong bao cao ket qua hang tuan" * 4):
        plan = plan_of(f"{HEADER}{OPENING}{BODY}{closing}{ends}\n- Tram bom so 1;\n- Tram bom so 2;\n")
        assert plan["recipients"].value == ["UBND tinh"]


def test_an_entry_of_letters_like_a_numeral_is_no_heading_where_an_office_runs_on_behind_it():
    closing = (
        "Nơi nhận:TM. ỦY BAN NHÂN DÂN\n- UBND tỉnh;KT. CHỦ TỊCH\n- TT. Đảng ủy, TT. HĐND xã; PHÓ CHỦ TỊCH\n- Lưu: VT. Kiều Văn Thắng\n"
    )
    plan = plan_of(f"{HEADER}{OPENING}{BODY}{closing}")
    assert plan["recipients"].value == ["UBND tỉnh", "TT. Đảng ủy, TT. HĐND xã"]
    assert [plan[part].text for part in ("competence", "position", "full_name")] == [
        "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Kiều Văn Thắng",
    ]  # fmt: skip
