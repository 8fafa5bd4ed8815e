"""Lists and signatures of more than two columns: every signer has his own, every recipient is listed, the archive line ends the list."""

import io

import pytest
from docx import Document

from checker.parsing import parse
from checker.parsing.columns import columns_of, has_gap
from checker.reading import read
from tests.parsing.plans import BODY, HEADER, OPENING, TITLE, plan_of, whole

ABOVE = [line for line in (HEADER + TITLE + OPENING + BODY).split("\n") if line]
LIST = ["Nơi nhận:", "- UBND tỉnh (để báo cáo);", "- Các phòng, đơn vị;"]
ARCHIVE = "- Lưu: VT, CCVC."
MORE = ["- Công an tỉnh;", "- Các xã, phường;"]
HEAD = ["GIÁM ĐỐC", "Trần Hoài Thu"]


def word_plan(*tables):
    """A Word file: the plan's lines, then each table of one row, its cells given by their lines."""
    document = Document()
    for line in ABOVE:
        document.add_paragraph(line)
    for cells in tables:
        row = document.add_table(rows=1, cols=len(cells)).rows[0]
        for cell, lines in zip(row.cells, cells, strict=True):
            cell.text = "\n".join(lines)
        document.add_paragraph("")
    file = io.BytesIO()
    document.save(file)
    return parse(read(file.getvalue(), name="plan.docx"))


def signers(plan):
    return [(each.fields["posts"], each.fields["name"]) for each in plan.extra["signers"]]


TWO = (["GIÁM ĐỐC", "Lê Bá Sơn"], ["TRƯỞNG BAN", "Hồ Văn Tấn"])


@pytest.mark.parametrize("listed", [([*LIST, ARCHIVE], [""]), ([*LIST, ARCHIVE],)], ids=["two columns", "one column"])
def test_two_signers_below_the_recipients_table_are_both_found(listed):
    plan = word_plan(listed, TWO)
    assert signers(plan) == [(["GIÁM ĐỐC"], "Lê Bá Sơn"), (["TRƯỞNG BAN"], "Hồ Văn Tấn")]
    assert plan["recipients"].value == ["UBND tỉnh (để báo cáo)", "Các phòng, đơn vị"]
    assert plan["archive"].text == "Lưu: VT, CCVC."


def test_four_signers_stand_in_two_tables():
    plan = word_plan(([*LIST, ARCHIVE],), TWO, (["VIỆN TRƯỞNG", "Đỗ Thị An"], ["CHÁNH ÁN", "Vũ Minh Đức"]))
    assert [name for _, name in signers(plan)] == ["Lê Bá Sơn", "Hồ Văn Tấn", "Đỗ Thị An", "Vũ Minh Đức"]


def test_a_table_of_members_below_the_name_is_no_signature():
    plan = word_plan(([*LIST, ARCHIVE], HEAD), (["STT", "1"], ["Họ và tên", "Lê Bá Sơn"], ["Chức vụ", "Trưởng ban"]))
    assert signers(plan) == [(["GIÁM ĐỐC"], "Trần Hoài Thu")]
    assert plan["recipients"].value == ["UBND tỉnh (để báo cáo)", "Các phòng, đơn vị"]


@pytest.mark.parametrize(("left", "right"), [([*LIST, ARCHIVE], MORE), (LIST, [*MORE, ARCHIVE])], ids=["first", "second"])
def test_a_list_of_two_columns_is_read_down_each_and_its_archive_line_ends_it(left, right):
    plan = word_plan((left, right, HEAD))
    assert plan["recipients"].value == ["UBND tỉnh (để báo cáo)", "Các phòng, đơn vị", "Công an tỉnh", "Các xã, phường"]
    assert (plan["archive"].text, plan["archive"].fields["last"]) == ("Lưu: VT, CCVC.", "yes")
    assert (plan["position"].text, plan["full_name"].text) == ("GIÁM ĐỐC", "Trần Hoài Thu")


def test_a_list_of_two_columns_parted_by_tabs_is_one_list():
    closing = "\nNơi nhận:\t\tGIÁM ĐỐC\n- UBND tỉnh;\t- Công an tỉnh;\n- Các phòng;\t- Các xã;\n- Lưu: VT.\n\tTrần Hoài Thu\n"
    plan = plan_of(whole(closing=closing))
    assert plan["recipients"].value == ["UBND tỉnh", "Các phòng", "Công an tỉnh", "Các xã"]
    assert (plan["archive"].text, plan["archive"].fields["last"]) == ("Lưu: VT.", "yes")
    assert (plan["position"].text, plan["full_name"].text) == ("GIÁM ĐỐC", "Trần Hoài Thu")


@pytest.mark.parametrize("superior", ["TPẬ ĐOÀN ĐIỆN LỰC MIỀN BẮC", "SỤC KIỂM ĐỊNH"])
def test_capitals_above_the_organ_in_its_cell_are_the_superior_with_a_slip(superior):
    document = Document()
    row = document.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text = f"{superior}\nTRUNG TÂM KIỂM ĐỊNH\nSố: 125/KH-TTKĐ"
    row.cells[1].text = "\n".join([*HEADER.split("\n")[2:4], "Tây Ninh, ngày 15 tháng 3 năm 2024"])
    for line in (TITLE + OPENING + BODY).split("\n"):
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    plan = parse(read(file.getvalue(), name="plan.docx"))
    assert (plan["superior_organ"].text, plan["organ"].text) == (superior, "TRUNG TÂM KIỂM ĐỊNH")


def test_a_mark_above_a_council_is_no_superior():
    header = HEADER.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", "UBND XÃ BÌNH LÂM").replace("KH-SNV", "KH-UBND")
    plan = plan_of(whole(header=f"MẪU SỐ MỘT\n{header}"))
    assert plan["superior_organ"].status == "not_applicable"


def test_a_list_that_goes_on_below_its_table_is_read_to_its_end():
    document = Document()
    for line in ABOVE:
        document.add_paragraph(line)
    row = document.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text, row.cells[1].text = "\n".join(HEAD), "\n".join(LIST)
    for line in (ARCHIVE, "PHỤ LỤC", "- Một gạch của phụ lục;"):
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    plan = parse(read(file.getvalue(), name="plan.docx"))
    assert (plan["archive"].text, plan["recipients"].value) == ("Lưu: VT, CCVC.", ["UBND tỉnh (để báo cáo)", "Các phòng, đơn vị"])
    assert plan["annexes"].value[0]["label"] == "PHỤ LỤC"


def test_a_word_of_two_letters_left_on_its_line_is_of_the_organ_s_name():
    plan = plan_of(whole(header=HEADER.replace("SỞ NỘI VỤ", "TRUNG TÂM DỊCH\nVỤ\nVIỆC LÀM")))
    assert plan["organ"].text == "TRUNG TÂM DỊCH VỤ VIỆC LÀM"


def test_those_who_sign_in_a_row_above_the_list_are_no_recipients():
    document = Document()
    for line in ABOVE:
        document.add_paragraph(line)
    table = document.add_table(rows=2, cols=2)
    for cell, lines in zip((*table.rows[0].cells, table.rows[1].cells[0]), (*TWO, [*LIST, ARCHIVE]), strict=True):
        cell.text = "\n".join(lines)
    file = io.BytesIO()
    document.save(file)
    plan = parse(read(file.getvalue(), name="plan.docx"))
    assert signers(plan) == [(["GIÁM ĐỐC"], "Lê Bá Sơn"), (["TRƯỞNG BAN"], "Hồ Văn Tấn")]
    assert plan["recipients"].value == ["UBND tỉnh (để báo cáo)", "Các phòng, đơn vị"]


def test_an_entry_that_ends_in_the_word_so_is_no_room_for_a_number():
    plan = plan_of(
        whole(
            closing="""
Nơi nhận:\tTL. GIÁM ĐỐC
- Giám đốc, các Phó Giám đốc Sở;\tCHÁNH VĂN PHÒNG
- Lưu: VT.
\tTrần Hoài Thu
"""
        )
    )
    assert (plan["position"].text, plan["full_name"].text) == ("CHÁNH VĂN PHÒNG", "Trần Hoài Thu")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("NGÂN HÀNG NHÀ NƯỚC VIỆT NAM", "CỘG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ", "Độc ập - Tự do - Hạnh phúc"),
        ("Nguyễn Đức Thắng", "Lê Hoài Nam"),
        ("Số:       /KH-UBND", "Hà Nam, ngày      tháng      năm 2026"),
        ("Ngày     tháng     nam", ""),
        ("SỐ:      15/KH-SNV", ""),
    ],
)
def test_words_that_look_like_those_of_a_date_end_a_column(left, right):
    """``NAM`` is no năm left open, ``SỐ`` of another name no Số:, ``Thắng`` no tháng."""
    line = f"{left}          {right}".rstrip()
    assert [line[start:end] for start, end in columns_of(line)] == [left, *filter(None, [right])]


@pytest.mark.parametrize(
    "printed", ["Sốố: 12/KH-SNV-VP01   Tây Ninh, ngày 15 tháng 3 năm 2024", "Số: 12/KH-SNV   Tây Ninh, ngày 15 tháng 3 ănm 2024"]
)
def test_a_narrow_gap_behind_the_symbol_parts_the_date(printed):
    plan = plan_of(whole().replace("Số: 125/KH-SNV\nTây Ninh, ngày 15 tháng 3 năm 2024", printed))
    assert (plan["number"].value, plan["place"].text, plan["date"].value) == (12, "Tây Ninh", "2024-03-15")
    assert has_gap(printed)
    assert not has_gap("Các đơn vị  gửi báo cáo về Sở,  trước ngày 15.")


def test_a_slip_in_the_motto_ends_no_name_that_goes_on_below():
    wide = "HỘI ĐỒNG PHỐI HỢP PHỔ BIẾN,      Độc lập - Tự do - Hạnnh phúc\nGIÁO DỤC PHÁP LUẬT\n"
    plan = plan_of(whole().replace("SỞ NỘI VỤ\n", "", 1).replace("Độc lập - Tự do - Hạnh phúc\n", wide))
    assert (plan["organ"].text, plan["organ"].form) == ("HỘI ĐỒNG PHỐI HỢP PHỔ BIẾN, GIÁO DỤC PHÁP LUẬT", "ok")


@pytest.mark.parametrize("gap", ["\t", " " * 10])
@pytest.mark.parametrize("date", ["..., ngày … tháng … năm …", "Tây Ninh, ngày 15 tháng 3 năm 2024"])
@pytest.mark.parametrize("words", ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"])
def test_a_date_beside_the_fixed_words_is_a_column_of_its_own(words, date, gap):
    plan = plan_of(f"UBND TỈNH TÂY NINH\nSỞ NỘI VỤ\n{words}{gap}{date}\n" + TITLE + OPENING + BODY)
    assert words in (plan["national_name"].text, plan["motto"].text)
    assert plan["date"].text == date.split(", ")[1]


def test_a_place_and_its_date_parted_behind_the_comma_are_one_column():
    assert columns_of("Số: 1/KH-SNV\tTây Ninh,\tngày 15 tháng 3 năm 2024") == [(0, 12), (13, 47)]
