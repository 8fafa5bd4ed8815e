"""What stands side by side on a page: two columns and more, each read from its top down."""

from __future__ import annotations

import pytest

from checker.model import CharacterFormat
from checker.reading.page_layout import lay_out
from checker.reading.page_layout.sheet import Sheet, Word

from .test_lines_of_pages import blocks, centred, line

PARAGRAPH = "Các phòng, đơn vị trực thuộc Sở thực hiện Kế hoạch này theo đúng hạn"


def cells(*lines: tuple[Word, ...]) -> dict[int, list[str]]:
    """The text of what stands in columns, by column."""
    found: dict[int, list[str]] = {}
    for block in lay_out([Sheet(1, 595.0, 842.0, tuple(word for each in lines for word in each))]).blocks:
        if block.cell is not None:
            found.setdefault(block.cell.column, []).append(block.text)
    return found


def plain(words: tuple[Word, ...]) -> tuple[Word, ...]:
    style = CharacterFormat(size=words[0].style.size, bold=False)
    return tuple(Word(word.text, word.x0, word.y0, word.x1, word.y1, style, word.baseline) for word in words)


def signed(*signers: tuple[int, str, str]) -> list[tuple[Word, ...]]:
    return [each for x, post, name in signers for each in (centred(post, 400, x), centred(name, 470, x))]


def test_three_signers_stand_in_three_columns():
    rows = [line(PARAGRAPH, 300), *signed((140, "CHỦ TỊCH", "Lê Bá Sơn"), (310, "GIÁM ĐỐC", "Hồ Văn Tấn"), (470, "CHÁNH ÁN", "Đỗ Thị An"))]
    assert cells(*rows) == {0: ["CHỦ TỊCH", "Lê Bá Sơn"], 1: ["GIÁM ĐỐC", "Hồ Văn Tấn"], 2: ["CHÁNH ÁN", "Đỗ Thị An"]}


def test_a_list_of_two_columns_stands_beside_the_signature():
    left = [line(text, 400 + 14 * at, size=11) for at, text in enumerate(("Nơi nhận:", "- UBND tỉnh;", "- Các phòng;", "- Lưu: VT."))]
    more = [line(text, 414 + 14 * at, 230, size=11) for at, text in enumerate(("- Công an tỉnh;", "- Các xã;"))]
    assert cells(line(PARAGRAPH, 300), *left, *more, *signed((450, "GIÁM ĐỐC", "Lê Bá Sơn"))) == {
        0: ["Nơi nhận:", "- UBND tỉnh;", "- Các phòng;", "- Lưu: VT."],
        1: ["- Công an tỉnh;", "- Các xã;"],
        2: ["GIÁM ĐỐC", "Lê Bá Sơn"],
    }


def test_one_line_in_the_corridor_is_no_column():
    rows = [*signed((140, "CHỦ TỊCH", "Lê Bá Sơn"), (470, "GIÁM ĐỐC", "Hồ Văn Tấn")), centred("(đã ký)", 430, 300)]
    assert set(cells(line(PARAGRAPH, 300), *rows)) == {0, 1}


def test_the_label_begins_a_paragraph_below_a_name_on_the_right():
    rows = [line(PARAGRAPH, 300), centred("GIÁM ĐỐC", 340, 470), centred("Lê Bá Sơn Trần", 420, 470)]
    assert blocks(*rows, line("Nơi nhận:", 438, size=12), line("- UBND tỉnh;", 452, size=11))[-2:] == ["Nơi nhận:", "- UBND tỉnh;"]


@pytest.mark.parametrize(("ends", "goes_on"), [("", "của Giám đốc Sở Nội vụ)"), (" của Sở", "Nội vụ tỉnh Tây Ninh)")])
def test_a_centred_note_goes_on_until_its_bracket_closes(ends, goes_on):
    note = (f"(Kèm theo Kế hoạch số 12/KH-SNV ngày 15 tháng 3 năm 2024{ends}", goes_on)
    rows = [
        line(PARAGRAPH, 100),
        line(PARAGRAPH, 118),
        centred("PHỤ LỤC", 150, 312),
        *(centred(text, 170 + 16 * at, 312) for at, text in enumerate(note)),
    ]
    assert blocks(*rows)[-1] == " ".join(note)


def test_a_letterhead_whose_columns_wrap_is_read_down_each():
    rows = [plain(centred("UBND TỈNH MẪU", 80, 150)), centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", 80, 430)]
    rows += [centred("SỞ NỘI VỤ", 103, 150), centred("VIỆT NAM", 96, 430), centred("Độc lập - Tự do - Hạnh phúc", 114, 430)]
    rows += [line("Số: 66/KH-SNV", 130, 100, size=13), line("Tây Ninh, ngày 20 tháng 3 năm 2024", 140, 320)]
    assert cells(*rows, centred("KẾ HOẠCH", 190, 312), line(PARAGRAPH, 230)) == {
        0: ["UBND TỈNH MẪU", "SỞ NỘI VỤ", "Số: 66/KH-SNV"],
        1: ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Tây Ninh, ngày 20 tháng 3 năm 2024"],
    }


DATED = "Phước Đông, ngày 05 tháng 02 năm"


@pytest.mark.parametrize(("below", "expected"), [("2024", [f"{DATED} 2024"]), ("2024 /KH", [DATED])])
def test_a_year_below_its_date_is_of_it_however_wide_the_lines_are_set(below, expected):
    rows = [plain(centred("UBND TỈNH MẪU", 80, 150)), centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 80, 430)]
    rows += [centred("SỞ NỘI VỤ", 106, 150), centred("Độc lập - Tự do - Hạnh phúc", 106, 430)]
    rows += [line("Số: 66/KH-SNV", 132, 100, size=13), line(DATED, 132, 330), plain(centred(below, 156.5, 430))]
    told = cells(*rows, centred("Kiểm tra", 220, 312), line(PARAGRAPH, 260))[1]
    assert told[2:] == expected


def test_a_rule_typed_below_the_motto_does_not_part_it_from_the_day_below():
    rows = [centred("SỞ NỘI VỤ", 80, 150), centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", 80, 430), centred("VIỆT NAM", 96, 430)]
    rows += [line("Số: 66/KH-SNV", 112, 100, size=13), centred("Độc lập - Tự do - Hạnh phúc", 114, 430), centred("_" * 20, 124, 430)]
    rows += [line("Phước Đông, ngày 20 tháng 11 năm 2024", 142, 312)]
    assert cells(*rows, centred("KẾ HOẠCH", 190, 312), line(PARAGRAPH, 230))[1][-1] == "Phước Đông, ngày 20 tháng 11 năm 2024"


def test_the_names_of_two_signers_stand_a_line_higher_and_lower():
    rows = [line(PARAGRAPH, 300), centred("KT. CHỈ HUY TRƯỞNG", 340, 150), centred("GIÁM ĐỐC", 340, 430)]
    rows += [centred("QUÂN SỰ XÃ", 356, 150), centred("TRUNG TÂM Y TẾ", 356, 430), centred("PHÓ CHỈ HUY TRƯỞNG", 372, 150)]
    rows += [centred("Hồ Thị Tấn", 420, 430), centred("Thiếu tá Lê Bá Sơn", 436, 150), line("Nơi nhận:", 460, size=12)]
    found = cells(*rows)
    assert (found[0][-1], found[1][-1]) == ("Thiếu tá Lê Bá Sơn", "Hồ Thị Tấn")
