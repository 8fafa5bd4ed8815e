"""Recognised text: parts run together on a line, smudged letters, numerals by their place; nothing that stands there is called missing."""

from __future__ import annotations

import re

import pytest

from checker import lint, load_ruleset, parse, read
from checker.model import Block, Box, Cell, Document, Plan
from checker.parsing.ocr.headings import mend_headings
from checker.parsing.ocr.laidout import mend_laid_out
from checker.parsing.ocr.printed import Printed

HEADER = """UBND TiNH HUONG SON CQNG HOA XA H0I CHU NGHIA VIET NAM
$0 THUY LOI Dbc lap - Tw do - Hanh phuc
Sb: 2O7 [KH-STL Huong Son, ngdy 09 thdng 4 ndm 2O24
K HOACH
Nao vét kénh muong truéc mua lii nim 2024
"""
OPENING = """
Cdn ct Ludt Thiy loi ngay 19 thang 6 nam 2017;
Can ctr Nghi dinh s6 67/2018/ND-CP ngay 14 thang 5 nam 2018 cua Chinh phu quy dinh
chi tiét mot sé diéu cua Luat Thuy 1gi.
S¢ Thuy loi ban hanh Ké hoach nao vét kénh muong nam 2024 nhw sau:
"""
BODY = """
|. MUC DiCH, YEU CAU
l. Muc dich
Kénh muong thong thoang truéc mua lii, khong dé ngap ung ruéng ddng.
2, Yéu cau
Lam ding tién dd, tiét kiém, dam bao an toan cho nguoi va may moc.
I1. NOI DUNG
a) Nao vét 12 tuyén kénh cap hai.
Db) Stra chita 04 cong lay nudc.
2
I11. TO CHUC THU'C HIEN
1. Phong Quan ly cong trinh chu tri thyc hién Ké hoach nay.
2. Cac tram thuy nong béo céo két qua truéc ngay 20 thang 6 nam 2024./. :
"""
CLOSING = """Noi nhgn: . KT. GIAM DbOC
- UBND tinh (dé bdo cdo); PHO GIAM pOC
~ Giam déc Sd; k
_ Cac tram thuy nong;
- Lvu: VT, QLCT. L6 Thi M6ng Diép
"""
WHOLE = HEADER + OPENING + BODY + CLOSING


def plan_of(text: str) -> Plan:
    return parse(read(text.encode(), medium="ocr"))


def tops(plan: Plan) -> list[str]:
    return [f"{item.fields['numeral']}. {item.fields['title']}" for item in plan["sections"].items["top"]]


def texts_of(plan: Plan, *names: str) -> list[str | None]:
    return [plan[name].text for name in names]


def test_the_plan_is_known_as_recognised_by_its_letters():
    assert read(WHOLE.encode()).medium == "ocr"


def test_both_columns_of_the_header_are_parted():
    plan = plan_of(WHOLE)
    assert texts_of(plan, "national_name", "motto") == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    assert texts_of(plan, "superior_organ", "organ") == ["UBND TINH HUONG SON", "SO THUY LOI"]
    assert texts_of(plan, "type_name", "subject") == ["KẾ HOẠCH", "Nao vét kénh muong truéc mua lii nim 2024"]


def test_number_and_date_are_mended_where_shapes_prove_them():
    plan = plan_of(WHOLE)
    assert (plan["number"].value, plan["notation"].text, plan["notation"].value) == (207, "KH-STL", {"type": "KH", "organ": "STL"})
    assert (plan["date"].value, plan["date"].text, plan["place"].text) == ("2024-04-09", "ngày 09 tháng 4 năm 2024", "Huong Son")


def test_numerals_take_their_place_in_the_sequence():
    assert tops(plan_of(WHOLE)) == ["I. MUC DiCH, YEU CAU", "II. NOI DUNG", "III. TO CHUC THU'C HIEN"]
    numerals = [item.fields["numeral"] for item in plan_of(WHOLE)["sections"].items["all"]]
    assert numerals == ["I", "1", "2", "II", "a", "b", "III", "1", "2"]


def test_recipients_and_signature_are_parted():
    plan = plan_of(WHOLE)
    assert plan["recipients"].value == ["UBND tinh (dé bdo cdo)", "Giám đốc Sd", "Cac tram thuy nong"]
    assert plan["archive"].value["codes"] == ["VT", "QLCT"]
    assert texts_of(plan, "competence", "position", "full_name") == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lo Thi Mong Diép"]


def test_bases_keep_their_acts_and_dates():
    acts = [(act["type"], act["code"], act["date"]) for act in plan_of(WHOLE)["legal_bases"].value]
    assert acts == [("Luật", None, "2017-06-19"), ("Nghị định", "67/2018/ND-CP", "2018-05-14")]


def test_nothing_is_missing_and_nothing_is_found_fault_with():
    plan = plan_of(WHOLE)
    assert [name for name, part in plan.components.items() if part.status == "missing"] == []
    assert [(finding.rule, finding.got) for finding in lint(plan, load_ruleset(plan)).findings] == []


def test_mended_letters_lower_the_confidence():
    plan = plan_of(WHOLE)
    assert plan["national_name"].status == "garbled"
    assert (plan["national_name"].confidence, plan["sections"].confidence < 0.8, plan["subject"].confidence) == (0.6, True, 0.8)


def test_every_part_keeps_the_line_it_was_printed_on():
    plan = plan_of(WHOLE)
    assert [plan[name].places[0].line for name in ("national_name", "motto", "number", "date", "type_name")] == [1, 2, 3, 3, 4]
    assert plan["full_name"].places[0].line == 1 + WHOLE.splitlines().index("- Lvu: VT, QLCT. L6 Thi M6ng Diép")


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("national_name", WHOLE.replace(" CQNG HOA XA H0I CHU NGHIA VIET NAM", "")),
        ("motto", WHOLE.replace(" Dbc lap - Tw do - Hanh phuc", "")),
        ("number notation", WHOLE.replace("Sb: 2O7 [KH-STL ", "")),
        ("place date", WHOLE.replace(" Huong Son, ngdy 09 thdng 4 ndm 2O24", "")),
        ("type_name", WHOLE.replace("K HOACH\n", "")),
        ("recipients archive", HEADER + OPENING + BODY + "KT. GIAM DOC\nPHO GIAM DOC\nLo Thi Mong Diep\n"),
        ("archive", WHOLE.replace("- Lvu: VT, QLCT. ", "")),
        ("full_name", WHOLE.replace(" L6 Thi M6ng Diép", "")),
    ],
)
def test_a_part_that_is_not_there_is_missing(part, text):
    plan = plan_of(text)
    assert [name for name, found in plan.components.items() if found.status == "missing"] == part.split()


@pytest.mark.parametrize(
    ("header", "organ"),
    [
        ("UBND XA DONG MAI CONG HOA XA HOI CHU NGHIA\n\nTRAM Y TE VIET NAM\nDOc lap - Tu do - Hanh phtic\n", "TRAM Y TE"),
        ("UBND XA DONG MAI CONG HOA XA HOI\nTRAM Y TE CHU NGHiA VIET NAM\nDoc lap - Tu do -\nHanh phuc\n", "TRAM Y TE"),
        ("UBND XA DONG MAI    C0NG HOA XA HOI CHU NGHIA VIET NAM\nTRAM Y TE     Doc lap - Tu do - Hanh phuc\n", "TRAM Y TE"),
        ("UBND XA DONG MAI\nTRAM Y TE\nCONG HOA XA HOI CHU NGHIA VIET NAM\nDoc lap - Tu do - Hanh phuc\n", "TRAM Y TE"),
    ],
    ids=["wrapped", "wrapped twice", "wide gap", "one column after the other"],
)
def test_a_quoc_hieu_is_whole_however_it_was_broken(header, organ):
    plan = plan_of(header + "S6: 15/KH-TYT D6ng Mai, ngay 08 thang 5 nim 2024\n\nKE HOACH\nTiém chung mo rong\n" + BODY + CLOSING)
    assert plan["national_name"].present
    assert plan["motto"].present
    assert plan["organ"].text == organ
    assert (plan["number"].value, plan["date"].value) == (15, "2024-05-08")


@pytest.mark.parametrize(
    ("line", "number", "notation"),
    [
        ("S6: 2166 /KH-SKHCN", 2166, "KH-SKHCN"),
        ("Sé:08/KH-UBND", 8, "KH-UBND"),
        ("86: 31 |KH-PVHTT", 31, "KH-PVHTT"),
        ("SO: l7/KH–BCD", 17, "KH-BCD"),
        ("So:    /KH-STL", None, "KH-STL"),
    ],
)
def test_a_number_line_is_read_in_many_shapes(line, number, notation):
    plan = plan_of(WHOLE.replace("Sb: 2O7 [KH-STL", line))
    assert (plan["number"].value, plan["notation"].text) == (number, notation)
    assert plan["number"].status == ("found" if number else "blank")


@pytest.mark.parametrize(
    ("date", "value"),
    [
        ("ngay 09 thdng 4 ném 2024", "2024-04-09"),
        ("ngdy l2 thang 11 nam 2O24", "2024-11-12"),
        ("ugay 09 thang 4 uam 2024", "2024-04-09"),
        ("ngay 09 thang 4 nam\n2024", "2024-04-09"),
        ("ngay     thang 4 nam 2024", None),
    ],
)
def test_a_date_must_be_a_date(date, value):
    plan = plan_of(WHOLE.replace("ngdy 09 thdng 4 ndm 2O24", date))
    assert plan["date"].value == value
    assert plan["date"].present


def test_a_date_the_calendar_has_not_is_smudged_and_no_fault():
    plan = plan_of(WHOLE.replace("09 thdng 4", "31 thang 4"))
    assert (plan["date"].status, plan["date"].value) == ("garbled", None)
    assert lint(plan, load_ruleset(plan)).findings == ()


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        (("I.", "IL.", "IL."), ("I", "II", "III")),
        (("1.", "Il.", "Ill."), ("I", "II", "III")),
        (("|.", "I1.", "I11."), ("I", "II", "III")),
        (("I.", "II.", "II."), ("I", "II", "III")),
        (("I.", "II", "HI."), ("I", "II", "III")),
        (("I.", "III.", "Iv."), ("I", "III", "IV")),
    ],
)
def test_a_numeral_is_what_its_place_asks_for(printed, meant):
    first, second, third = printed
    body = BODY.replace("|. MUC", f"{first} MUC").replace("I1. NOI", f"{second} NOI").replace("I11. TO", f"{third} TO")
    assert tuple(item.fields["numeral"] for item in plan_of(HEADER + OPENING + body + CLOSING)["sections"].items["top"]) == meant


def test_an_office_smudged_beyond_its_words_is_what_its_authority_asks_for():
    plan = plan_of(WHOLE.replace("PHO GIAM pOC", "PH GI M D C"))
    assert plan["position"].text == "PHÓ GIÁM ĐỐC"
    assert plan["position"].status == "garbled"


def test_clean_text_is_never_mended():
    plan = parse(read(WHOLE.encode(), medium="text"))
    assert not plan["national_name"].present or plan["national_name"].text != "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert "mended" not in plan.document.traits


@pytest.mark.parametrize("name", ["PGS.TS. Lưu Vĩnh Khang", "BSCKTII. Lưu Vĩnh Khang"])
def test_a_degree_before_the_name_does_not_hide_it(name: str) -> None:
    plan = parse(read((HEADER + OPENING + BODY + CLOSING.replace(" L6 Thi M6ng Diép", f"\n\n{name}")).encode(), medium="ocr"))
    assert plan["full_name"].text.endswith("Lưu Vĩnh Khang")


def test_a_symbol_without_its_hyphen_is_a_number_line_all_the_same() -> None:
    plan = parse(read((HEADER.replace("[KH-STL", "/KHSTL") + OPENING + BODY + CLOSING).encode(), medium="ocr"))
    assert (plan["number"].text, plan["number"].status == "missing", plan["notation"].status == "missing") == ("207", False, False)


def test_a_digit_in_the_name_below_an_office_is_a_letter_on_a_page_with_columns() -> None:
    cell = Cell(0, 0, 1, 2)
    blocks = (
        Block("PHO GIAM DOC", cell=cell),
        Block("Pham Thi H6ng Nhan", paragraph=1, cell=cell),
        Block("12 lop", paragraph=2, cell=cell),
    )
    mended = mend_laid_out(Document("x", "", "scan", blocks))
    assert [block.text for block in mended.blocks] == ["PHO GIAM DOC", "Pham Thi Hong Nhan", "12 lop"]


@pytest.mark.parametrize("printed", ["L6c Son, ngdy 20 thang 11 nam 2024", "Lộc Sơn, ngdy 20 thdng 11 ndm 2024"])
def test_a_smudged_date_is_written_out_on_a_page_with_columns(printed: str) -> None:
    header = Block(printed, cell=Cell(0, 0, 1, 2))
    mended = mend_laid_out(Document("x", "", "scan", (header,)))
    assert mended.blocks[0].text == printed[: printed.index("ng")] + "ngày 20 tháng 11 năm 2024"


@pytest.mark.parametrize(
    ("line", "urgency"),
    [
        ("|HỎA TỐC| K HOACH", "HỎA TỐC"),
        ("[HOA TOC] K HOACH", "HỎA TỐC"),
        ("THUONG KHAN KẾ HOẠCH", "THƯỢNG KHẨN"),
        ("KHẨN KẾ HOẠCH", "KHẨN"),
        ("KHẨN\nKẾ HOẠCH", "KHẨN"),
    ],
)
def test_a_stamp_beside_the_type_name_is_the_degree_of_urgency(line, urgency):
    plan = plan_of(WHOLE.replace("K HOACH", line))
    assert texts_of(plan, "urgency", "type_name") == [urgency, "KẾ HOẠCH"]
    assert texts_of(plan, "organ", "subject") == texts_of(plan_of(WHOLE), "organ", "subject")


def test_what_no_stamp_says_stays_beside_the_type_name():
    assert texts_of(plan_of(WHOLE.replace("K HOACH", "DỰ TOÁN KẾ HOẠCH")), "urgency") == [None]


def scanned(number, date, organ="SỞ THỦY LỢI", title="KẾ HOẠCH", *, low=False):
    """``low``: the number was written low, so that it stands below the cells of the header."""
    left, right = Cell(0, 0, 0, 2), Cell(0, 0, 1, 2)
    head = [
        (left, organ),
        (right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (right, "Độc lập - Tự do - Hạnh phúc"),
        (right, date),
    ]
    head.insert(len(head) if low else 1, (None if low else left, number))
    text = f"{title}\nNạo vét kênh mương\nI. MỤC ĐÍCH\nKênh thông.\nII. NỘI DUNG\nNạo vét 12 tuyến."
    blocks = [_doubted(Block(words, at, cell=cell)) for at, (cell, words) in enumerate(head)]
    blocks += [Block(line, at) for at, line in enumerate(text.splitlines(), len(head))]
    return parse(Document("x.pdf", "", "scan", tuple(blocks), traits={"recogniser": "vie"}))


def _doubted(block):
    """The block with its words as unsure as they are under a seal or on a bad page."""
    boxes = [Box(found.start(), found.end(), 1, 0.0, 0.0, 9.0, 9.0, 0.5) for found in re.finditer(r"\S+", block.text)]
    return block._replace(boxes=tuple(boxes))


def test_a_number_written_low_and_hard_on_its_label_goes_on_with_no_organ():
    plan = scanned("Số8ÓÄ\t/KH-STL", "Hương Sơn, ngày 12 tháng 4 năm 2024", low=True)
    assert (plan["organ"].text, plan["number"].status, plan["notation"].text) == ("SỞ THỦY LỢI", "garbled", "KH-STL")


def test_a_date_with_a_stroke_of_its_leaders_is_not_missing():
    plan = scanned("Số: 12/KH-STL", "Hương Sơn, ngày 22_ tháng 4 năm 2024")
    assert (plan["place"].text, plan["date"].status) == ("Hương Sơn", "garbled")


def test_a_type_name_run_together_on_a_scan_is_the_type_name():
    plan = scanned("Số: 12/KH-STL", "Hương Sơn, ngày 22 tháng 4 năm 2024", title="KẾHOẠCH")
    assert texts_of(plan, "organ", "type_name") == ["SỞ THỦY LỢI", "KẾ HOẠCH"]


@pytest.mark.parametrize(
    ("organ", "read_as"), [("SỞTUPHÁP", "SỞ TƯ PHÁP"), ("SỞ CÔNG THƯƠNG:", "SỞ CÔNG THƯƠNG"), ("SỞ THỦY LỢI", "SỞ THỦY LỢI")]
)
def test_an_organ_s_name_with_slips_of_the_recogniser_is_a_name_and_no_number(organ, read_as):
    plan = scanned("Số: 12/KH-SX", "Hương Sơn, ngày 22 tháng 4 năm 2024", organ=organ)
    assert texts_of(plan, "organ", "notation") == [read_as, "KH-SX"]


def test_a_number_line_of_which_a_pen_left_the_label_alone_is_garbled_and_the_plan_issued():
    plan = scanned("số: \ufffd", "Hương Sơn, ngày tháng 4 năm 2024")
    assert [plan[name].status for name in ("number", "notation", "date")] == ["garbled", "garbled", "garbled"]
    assert (plan["organ"].text, plan["number"].value, plan.stage) == ("SỞ THỦY LỢI", None, "issued")
    assert "TT0301" not in {finding.rule for finding in lint(plan, load_ruleset(plan)).findings}


def test_a_day_beside_a_number_not_yet_given_is_left_blank():
    plan = scanned("Số:     /KH-STL", "Hương Sơn, ngày     tháng 4 năm 2024")
    assert [plan[name].status for name in ("number", "date")] == ["blank", "blank"]
    assert plan.stage == "draft"


@pytest.mark.parametrize(
    ("lines", "office"),
    [
        (("TRƯỞNG PHÒNG", "KIB TRƯỞNG PHÒNG"), "\ufffd TRƯỞNG PHÒNG"),
        (("KT. TRƯỞNG PHÒNG", "TRƯỞNG PHÒNG"), "PHÓ TRƯỞNG PHÒNG"),
        (("TL. TRƯỞNG PHÒNG", "TRƯỞNG PHÒNG"), "TRƯỞNG PHÒNG"),
        (("TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"), "PHÓ TRƯỞNG PHÒNG"),
        (("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"), "PHÓ TRƯỞNG PHÒNG"),
        (("TRƯỞNG PHÒNG", "TRƯỞNG PHÒNG"), "TRƯỞNG PHÒNG"),
    ],
)
def test_an_office_under_a_pen_or_a_seal_is_read_only_as_far_as_it_shows(lines, office):
    """KT. is written over the PHÓ of the deputy's post, or a seal hides it: which post it is, nobody can say."""
    cell = Cell(0, 0, 1, 2)
    blocks = tuple(Block(words, at, cell=cell) for at, words in enumerate((*lines, "Đinh Thị Hồng")))
    assert mend_laid_out(Document("x", "", "scan", blocks)).blocks[1].text == office


@pytest.mark.parametrize(
    ("lines", "above"),
    [
        ((";#*T, GIÁM ĐÓC", "PHO GIÁM ĐÓỚC,"), "KT. GIÁM ĐỐC"),
        (("K GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "KT. GIÁM ĐỐC"),
        ((";#*T, GIÁM ĐỐC", "Đinh Thị Hồng"), ";#*T, GIÁM ĐỐC"),
        ((";#*T, GIÁM ĐỐC", "PHÓ HIỆU TRƯỞNG"), ";#*T, GIÁM ĐỐC"),
        (("TỔNG GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "TỔNG GIÁM ĐỐC"),
        (("TL. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "TL. GIÁM ĐỐC"),
    ],
)
def test_strokes_before_an_office_above_its_deputy_are_the_mark_that_was_written_there(lines, above):
    cell = Cell(0, 0, 1, 2)
    blocks = tuple(Block(words, at, cell=cell) for at, words in enumerate((*lines, "Đinh Thị Hồng")))
    assert mend_laid_out(Document("x", "", "scan", blocks)).blocks[0].text == above


def test_a_part_of_which_a_word_is_illegible_is_garbled():
    text = WHOLE.replace("Nao vét kénh muong truéc", "Nạo vét \ufffd mương trước")
    assert plan_of(text)["subject"].status == "garbled"
    cell = Cell(0, 0, 1, 2)
    closing = (
        ("Nơi nhận:", Cell(0, 0, 0, 2)),
        ("- Lưu: VT.", Cell(0, 0, 0, 2)),
        ("GIÁM ĐỐC", cell),
        ("KD GIÁM ĐỐC", cell),
        ("Lô Thị Điệp", cell),
    )
    lines = [(line, None) for line in "KẾ HOẠCH\nNạo vét kênh mương\nI. MỤC ĐÍCH\nKênh thông.\nII. NỘI DUNG\nNạo vét.".splitlines()]
    blocks = tuple(Block(words, at, cell=where) for at, (words, where) in enumerate([*lines, *closing]))
    position = parse(Document("x.pdf", "", "scan", blocks))["position"]
    assert (position.text, position.status) == ("GIÁM ĐỐC \ufffd GIÁM ĐỐC", "garbled")


def test_nothing_goes_on_with_an_archive_line_that_has_its_full_stop():
    text = WHOLE.replace("- Lvu: VT, QLCT. L6 Thi M6ng Diép", "- Lưu: VT, QLCT.\nau � Điệp")
    assert plan_of(text)["archive"].text == "Lưu: VT, QLCT."


@pytest.mark.parametrize(
    ("read_as", "numerals"),
    [
        (("I", "I", "II"), ["I", "II", "III"]),
        (("I", "II", "II"), ["I", "II", "III"]),
        (("I", "I", "II", "III"), ["I", "I", "II", "III"]),  # its author's own: a recogniser loses no three numerals
    ],
)
def test_a_numeral_that_lost_a_stroke_is_known_by_its_sequence(read_as, numerals):
    titles = ("MỤC ĐÍCH", "NỘI DUNG", "KINH PHÍ", "TỔ CHỨC THỰC HIỆN")
    lines = [Printed(f"{numeral}. {title}", at, 1) for at, (numeral, title) in enumerate(zip(read_as, titles, strict=False))]
    assert [line.text.split(".")[0] for line in mend_headings(lines)] == numerals


def closed(*lines):
    """A scanned closing without columns; each word is as sure as the number beside it says."""
    head = "KẾ HOẠCH\nNạo vét kênh mương\nI. MỤC ĐÍCH\nKênh thông.\nII. NỘI DUNG\nNạo vét./.".splitlines()
    blocks = [Block(text, at) for at, text in enumerate(head)]
    for at, line in enumerate(lines, len(head)):
        text = " ".join(word for word, _ in line)
        starts = [sum(len(word) + 1 for word, _ in line[:number]) for number in range(len(line))]
        boxes = [Box(start, start + len(word), 2, 0.0, 0.0, 9.0, 9.0, sure) for start, (word, sure) in zip(starts, line, strict=True)]
        blocks.append(Block(text, at, boxes=tuple(boxes)))
    return parse(Document("x.pdf", "", "scan", tuple(blocks), traits={"recogniser": "vie"}))


def sure(text):
    return [(word, 0.95) for word in text.split(" ")]


SEALED = [("\ufffd", 0.0)]
LISTED = [sure("Nơi nhận:"), sure("- UBND tỉnh;"), sure("- Lưu: VT, QLCT.")]


def test_which_head_of_office_signs_is_not_told_by_half_his_post():
    """CHÁNH VĂN PHÒNG with a seal over its first word is as like TRƯỞNG PHÒNG as itself."""
    plan = closed(*LISTED, sure("TUQ. GIÁM ĐỐC"), SEALED + sure("VĂN PHÒNG"), sure("Lô Thị Điệp"))
    assert "TRƯỞNG PHÒNG" not in {reading.text for reading in (plan["position"], plan["competence"])}
    assert plan["position"].told != "missing"


def test_a_wide_gap_behind_an_entry_is_the_edge_of_its_column():
    plan = closed(LISTED[0], sure("- Lãnh đạo Sở;\t\ufffd Thị Điệp"), [("- UBND", 0.2), ("xã;", 0.9)], LISTED[-1])
    assert plan["recipients"].items["entries"][0].text == "Lãnh đạo Sở"
    assert plan["archive"].text == "Lưu: VT, QLCT."


def test_a_speck_behind_an_entry_is_nobody_who_signs():
    plan = closed(LISTED[0], [*sure("- UBND"), ("tỉnh;\tv", 0.3)], LISTED[-1], sure("GIÁM ĐỐC"), sure("Lô Thị Điệp"))
    assert texts_of(plan, "position", "full_name") == ["GIÁM ĐỐC", "Lô Thị Điệp"]


def test_an_archive_line_whose_codes_nobody_can_read_is_not_missing():
    plan = closed(*LISTED[:2], [*sure("- Lưu:"), ("VL", 0.2)], sure("GIÁM ĐỐC"), sure("Lô Thị Điệp"))
    assert plan["archive"].present
