"""Recognised pages: lines known by their fixed letters, figures nobody can read left unread, nothing called missing under a seal."""

import pytest

from checker.checking import lint, load_ruleset
from checker.model import Block, Box, Cell, Document
from checker.parsing import parse
from checker.parsing.quoting import ILLEGIBLE
from checker.parsing.recognition.recognised import numbered, organ_meant
from checker.reading import read

HEADER = ["UBND TINH BINH LAM CONG HOA XA HOI CHU NGHIA VIET NAM", "SO VAN HOA Doc lap - Tu do - Hanh phuc"]
TITLE = ["KE HOACH", "Tap huan cong tac van thu nam 2019", "", "Can cu Quyet dinh so 15/QD-UBND ngay 12/01/2019;", "", "I. MUC DICH"]
REST = ["Nang cao nghiep vu.", "II. TO CHUC THUC HIEN", "Van phong So chu tri."]
CLOSING = ["Noi nhan: KT. GIAM DOC", "- UBND tinh; PHO GIAM DOC", "- Cac phong;", "- Luu: VT, TCHC.", "Tran Hoai Thu"]


def plan_of(numbers="So: 125/KH-SVH Binh Lam, ngay 15 thang 3 nam 2019", closing=CLOSING):
    text = "\n".join([*HEADER, numbers, *TITLE, *REST, *closing, ""])
    return parse(read(text.encode(), name="plan.ocr.txt", medium="ocr"))


@pytest.mark.parametrize(
    ("line", "number", "date"),
    [
        ("So:194.2 /KH-SVH Binh Lam, ngay A0 thang 10 nam 2017", ILLEGIBLE, f"Binh Lam, ngày {ILLEGIBLE} tháng 10 năm 2017"),
        ("$6:259 MKH-SVH Binh Lam, ngay of thang 3 nam 2018", ILLEGIBLE, f"Binh Lam, ngày {ILLEGIBLE} tháng 3 năm 2018"),
        ("S_:grf_ 9 MH-SVH _inh Lam, Ngày _ 3 thá_g 11 náM 20I7", ILLEGIBLE, f"inh Lam, ngày {ILLEGIBLE} tháng 11 năm 2017"),
        ("Số: 15/KH-SVH Bình Lâm, ngày 45 tháng 3 năm 2018", "15", f"Bình Lâm, ngày {ILLEGIBLE} tháng 3 năm 2018"),
        ("Số: 15/KH-SVH", "15", ""),
        ("Binh Lam, ngay 12 thang 3 nam 2019", None, "Binh Lam, ngày 12 tháng 3 năm 2019"),
    ],
)
def test_number_and_date_are_known_whatever_is_written_by_hand(line, number, date):
    found = numbered(line)
    assert found is not None
    assert found.date == date
    assert found.number == ("" if number is None else f"Số: {number}/KH-{'SVH'}")


@pytest.mark.parametrize(
    "line", ["SO VAN HOA", "SO Y TE Doc lap - Tu do - Hanh phuc", "Thanh tra hoat dong chuyen mon trong cac co so kham chua benh"]
)
def test_another_line_is_neither(line):
    assert numbered(line) is None


@pytest.mark.parametrize(
    ("read_", "meant"), [("SOY TE", "SỞ Y TẾ"), ("THAW TRA", "THANH TRA"), ("UBWD TINH BINH LAM", "UBND TỈNH BINH LAM")]
)
def test_generic_words_of_an_organ_are_known_by_their_shapes(read_, meant):
    assert organ_meant(read_) == meant


@pytest.mark.parametrize(("read_", "meant"), [("XỤC ĐO LƯỜNG", "CỤC ĐO LƯỜNG"), ("CJC ĐO LƯỜNG", "CỤC ĐO LƯỜNG"), ("ĐO LƯỜNG", "ĐO LƯỜNG")])
def test_below_a_ministry_an_organs_first_word_is_known_by_its_shapes(read_, meant):
    assert organ_meant(read_, "BỘ TÀI CHÍNH") == meant


def test_below_a_council_a_units_word_is_no_office():
    assert organ_meant("PHỜNG BÌNH LÂM", "ỦY BAN NHÂN DÂN") == "PHƯỜNG BÌNH LÂM"
    assert organ_meant("PHÒNG NỘI VỤ", "UBND HUYỆN BÌNH LÂM") == "PHÒNG NỘI VỤ"


@pytest.mark.parametrize("unit", ["THỊ TRẤN IA LÂM", "ĐẶC KHU CÀ NA", "THÀNH PHỐ ĐỒNG LÂM", "XÃ QUẢNG LÂM"])
def test_a_units_word_as_the_law_has_it_is_no_slip_of_an_organs(unit):
    assert organ_meant(unit, "ỦY BAN NHÂN DÂN") == unit


@pytest.mark.parametrize(
    ("above", "rest"),
    [("BAN CHỈ ĐẠO", "CHUYỂN ĐỔI SỐ"), ("TRUNG TÂM", "THỦY NÔNG"), ("CHI CỤC", "THỦY LỢI"),
     ("SỞ KHOA HỌC VÀ", "CÔNG NGHỆ"), ("VĂN PHÒNG ĐĂNG KÝ", "ĐẤT ĐAI")],
)  # fmt: skip
def test_the_rest_of_the_name_above_is_no_slip_of_an_organs(above, rest):
    assert organ_meant(rest, above) == rest


@pytest.mark.parametrize("name", ["BAN CHỈ HUY QUÂN SỰ", "CÔNG TRÌNH ĐÔ THỊ", "THANH THIẾU NIÊN BÌNH LÂM"])
def test_a_name_whose_words_are_others_is_left_as_it_is(name):
    assert organ_meant(name, "UBND TỈNH BÌNH LÂM") == name


@pytest.mark.parametrize(
    ("read_", "meant"),
    [("THANH TRA CHINHI PHỦ", "THANH TRA CHÍNH PHỦ"), ("PHÒNG NGOẠI VỤ", "PHÒNG NGOẠI VỤ"), ("SO NOI VU", "SO NOI VU"),
     ("THANH TRA TỈNH", "THANH TRA TỈNH")],
)  # fmt: skip
def test_a_name_the_law_gives_whole_is_known_with_a_stroke_too_many(read_, meant):
    assert organ_meant(read_) == meant


@pytest.mark.parametrize("date", ["15 tha1ng 3 nam 2019", "15 thang 3 nam 2 019", "15 thang 3 nam 20 l9", "1 5 thang 3 nam 2019."])
def test_a_date_whose_letters_came_apart_is_whole(date):
    plan = plan_of(f"So: 86/KH-SVH Binh Lam, ngay {date}")
    assert plan["date"].text.startswith("ngày")
    assert (plan["date"].fields["month"], plan["date"].fields["year"], plan["place"].text) == ("3", "2019", "Binh Lam")


@pytest.mark.parametrize("line", ["So: 125.KH-SVH", "S o: 125/KH-SVH", "So: 125/K\u041d-SVH"])  # a Cyrillic Н
def test_figures_between_letters_read_otherwise_are_the_number(line):
    plan = plan_of(f"{line} Binh Lam, ngay 15 thang 3 nam 2019")
    assert (plan["number"].text, plan["notation"].text, plan["place"].text) == ("125", "KH-SVH", "Binh Lam")


@pytest.mark.parametrize("mark", ["kT.", "K T.", "Kt.", "K T,"])
def test_a_mark_of_authority_broken_beside_the_label_is_the_offices(mark):
    plan = plan_of(closing=[f"Noi nhan: {mark} GIAM DOC", *CLOSING[1:]])
    assert (plan["competence"].text, plan["position"].text) == ("KT. GIÁM ĐỐC", "PHO GIAM DOC")


def test_a_short_archive_line_whose_word_came_apart_is_no_debris():
    plan = plan_of(closing=[*CLOSING[:3], "- L uu: VT."])
    assert plan["archive"].value["codes"] == ["VT"]


def test_a_name_behind_the_comma_of_an_archive_line_signs():
    plan = plan_of(closing=[*CLOSING[:3], "- Luu: VT, TCHC, Tran Hoai Thu"])
    assert (plan["archive"].value["codes"], plan["full_name"].text) == (["VT", "TCHC"], "Tran Hoai Thu")


@pytest.mark.parametrize("line", ["- Luu; VT. Tran Hoai Thu", "- Luu: VT. TV. Tran Hoai Thu", "- Luu: VT, TV. Tran Hoai Thu"])
def test_the_codes_of_the_archive_line_are_no_part_of_a_name(line):
    plan = plan_of(closing=[*CLOSING[:3], line])
    assert (plan["position"].text, plan["full_name"].text) == ("PHO GIAM DOC", "Tran Hoai Thu")
    assert plan["archive"].text == line.removeprefix("- ").removesuffix(" Tran Hoai Thu").replace("Luu;", "Lưu:").replace("Luu", "Lưu")


def test_an_office_with_two_letters_changed_about_is_still_that_office():
    plan = plan_of(closing=["Noi nhan: HIUE TRUONG", *CLOSING[1:2], "- Cac phong;", *CLOSING[3:]])
    assert plan["position"].text == "HIỆU TRƯỞNG"


@pytest.mark.parametrize("word", ["Aố", "Sô1", "ố", "S?"])
def test_a_number_line_is_cut_before_the_place_whatever_its_word_has_lost(word):
    plan = plan_of(f"{word}: 86/KH-SVHTT Binh Lam, ngay 15 thang 3 nam 2019")
    assert (plan["place"].text, plan["date"].value, plan["notation"].text) == ("Binh Lam", "2019-03-15", "KH-SVHTT")


@pytest.mark.parametrize("line", ["- Lu7u: VT, TCHC.", "- L uu: VT, TCHC.", "- Lư u: VT, TCHC.", "- L~u: VT, TCHC."])
def test_an_archive_line_is_known_however_its_word_is_broken(line):
    plan = plan_of(closing=[*CLOSING[:3], line, CLOSING[4]])
    assert plan["archive"].value["codes"] == ["VT", "TCHC"]
    assert (len(plan["recipients"].value), plan["full_name"].text) == (2, "Tran Hoai Thu")


@pytest.mark.parametrize("entry", ["- Nhu tren; VT", "- So: VP tinh", "- Le nh: VP tinh"])
def test_another_entry_is_no_archive_line(entry):
    assert plan_of(closing=[*CLOSING[:2], entry, *CLOSING[3:]])["archive"].value["codes"] == ["VT", "TCHC"]


def test_figures_that_look_like_the_word_before_them_are_no_blank():
    plan = plan_of("ố: 86/KH-SVHTT Binh Lam, ngay 15 thang 3 nam 2019")
    assert (plan["number"].status, plan["number"].text, plan.stage) == ("found", "86", "issued")


def test_a_number_by_hand_is_garbled_and_the_law_is_still_right():
    plan = plan_of("So:{34.2 /KH-SVH Binh Lam, ngay A0 thang 3 nam 2017")
    assert (plan["number"].status, plan["number"].value, plan["notation"].text) == ("garbled", None, "KH-SVH")
    assert (plan["date"].status, plan["date"].value, plan["place"].text) == ("garbled", None, "Binh Lam")
    assert load_ruleset(plan).id == "tt01-2011"


def test_a_list_whose_label_was_lost_is_a_list():
    plan = plan_of(closing=["inte ad bao cao); KT. GIAM DOC", *CLOSING[1:]])
    assert len(plan["recipients"].value) == 3
    assert plan["full_name"].text == "Tran Hoai Thu"


def test_the_authority_above_a_deputy_is_kt():
    plan = plan_of(closing=["Noi nhan: (ZT, GIAM DOC", *CLOSING[1:]])
    assert plan["competence"].text == "KT. GIÁM ĐỐC"


def test_a_name_below_the_archive_line_signs_though_its_office_left_no_letters():
    plan = plan_of(closing=["Noi nhan:", "- UBND tinh;", "- Luu: VT, TCHC.", "Tran Hoai Thu"])
    assert (plan["position"].status, plan["full_name"].text) == ("missing", "Tran Hoai Thu")


def test_the_symbol_before_the_place_is_left_of_a_number_line_nobody_can_read():
    plan = plan_of("sg:_g MH-SVH _inh Lam, ngay eL thang 3 nam 2018")
    assert [plan[name].told for name in ("number", "notation", "place")] == ["garbled", "found", "garbled"]
    assert (plan["notation"].text, plan["place"].text) == ("KH-SVH", "inh Lam")


def test_a_place_with_a_hyphen_is_no_symbol():
    found = numbered("Thua Thien-Hue, ngay 12 thang 3 nam 2019")
    assert found is not None
    assert found.number == ""


def test_a_superior_above_lines_nobody_can_read_is_not_called_missing():
    text = "\n".join(
        ["SO VAN HOA CONG HOA XA HOI CHU NGHIA VIET NAM", "Doc lap - Tu do - Hanh phuc", "s g_ MH-", *TITLE, *REST, *CLOSING, ""]
    )
    assert parse(read(text.encode(), name="plan.ocr.txt", medium="ocr"))["superior_organ"].told == "cannot_tell"


def test_nothing_under_a_seal_is_called_missing():
    plan = plan_of(closing=["Noi nhan:", "- UBND tinh;", "- Luu: VT, TCHC."])
    report = lint(plan, load_ruleset(plan))
    assert not any(finding.component in ("competence", "position", "full_name") for finding in report.findings)
    assert {rest.rule: rest.state for rest in report.not_checked}["TT0701"] == "cannot_tell"


def block(text, sure, cell, top):
    """A block of a scanned page: each word as sure as told."""
    boxes, at = [], 0
    for word, confidence in zip(text.split(" "), sure, strict=True):
        boxes.append(Box(at, at + len(word), 1, 70.0 + at, top, 75.0 + at, top + 10, confidence))
        at += len(word) + 1
    return Block(text, cell=cell, boxes=tuple(boxes), page=1)


def test_a_seal_over_the_signature_leaves_its_scraps_out():
    left, right = Cell(1, 0, 0, 2), Cell(1, 0, 1, 2)
    blocks = [
        block("Nơi nhận:", (0.9, 0.9), left, 600),
        block("- UBND tỉnh;", (0.9, 0.9, 0.9), left, 612),
        block("- Lưu: VT, TCHC.", (0.9, 0.9, 0.9, 0.9), left, 624),
        block("-#T, GIÁM ĐỘC", (0.31, 0.91, 0.96), right, 600),
        block("PHO GIÁM ĐÓỚC, ^OP “He", (0.87, 0.91, 0.48, 0.04, 0.14), right, 612),
        block("Y TỆ", (0.93, 0.77), right, 640),
        block("Trần Hoài Thu", (0.9, 0.9, 0.9), right, 680),
    ]
    head = [Block(text) for text in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "KẾ HOẠCH", "Tập huấn văn thư")]
    plan = parse(Document("scan.pdf", "0", "scan", (*head, *blocks), traits={"recogniser": "vie"}))
    assert (plan["competence"].text, plan["position"].text, plan["full_name"].text) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Hoài Thu")
    assert plan["full_name"].places[0].bbox is not None
    assert plan["recipients"].value == ["UBND tỉnh"]


HEAD_OF_SCAN = [
    Block(text) for text in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "KẾ HOẠCH", "Tập huấn văn thư")
]


def closed(*signed, archive=("- Lưu: VT, TCHC.", (0.9, 0.9, 0.9, 0.9))):
    """The plan of a scan whose signature stands so, each line with the confidence of its words."""
    left, right = Cell(1, 0, 0, 2), Cell(1, 0, 1, 2)
    listed = [block("Nơi nhận:", (0.9, 0.9), left, 600), block("- UBND tỉnh;", (0.9, 0.9, 0.9), left, 612), block(*archive, left, 624)]
    rows = [block(text, sure, right, 600 + 12 * at) for at, (text, sure) in enumerate(signed)]
    return parse(Document("scan.pdf", "0", "scan", (*HEAD_OF_SCAN, *listed, *rows), traits={"recogniser": "vie"}))


@pytest.mark.parametrize(
    ("signed", "read_"),
    [
        ([("KT. GIÁM ĐỐC", (0.2, 0.9, 0.9)), ("PHÓ GIÁM ĐỐC", (0.9, 0.9, 0.9))], ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ([("TM. BAN CHỈ ĐẠO", (0.0, 0.9, 0.9, 0.9)), ("TRƯỞNG BAN", (0.9, 0.9))], ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN")),
        ([("KT. TỔNG THANH TRA", (0.9,) * 4), ("ỔNG THANH TRA", (0.9,) * 3)], ("KT. TỔNG THANH TRA", "PHÓ TỔNG THANH TRA")),
        ([("KT. TỔNG THANH TRA", (0.5,) * 4), ("ỔNG THANH TRA", (0.9,) * 3)], ("KT. TỔNG THANH TRA", "PHÓ TỔNG THANH TRA")),
    ],
)
def test_a_mark_of_authority_is_no_dust_and_below_kt_only_a_deputy_stands(signed, read_):
    plan = closed(*signed, ("Trần Hoài Thu", (0.9, 0.9, 0.9)))
    assert (plan["competence"].text, plan["position"].text, plan["full_name"].text) == (*read_, "Trần Hoài Thu")


def test_a_speck_before_an_office_is_no_part_of_it():
    plan = closed(("KT. GIÁM ĐỐC", (0.9, 0.9, 0.9)), ("—PHÓ GIÁM ĐỐC", (0.7, 0.9, 0.9)), ("Trần Hoài Thu", (0.9, 0.9, 0.9)))
    assert (plan["competence"].text, plan["position"].text) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")


@pytest.mark.parametrize("speck", [".", "-", "— ", "’"])
def test_a_speck_before_an_organs_name_parts_it_from_its_superior_all_the_same(speck):
    left, right = Cell(0, 0, 0, 2), Cell(0, 0, 1, 2)
    head = [block("UBND TỈNH BÌNH LÂM", (0.9,) * 4, left, 50), Block(f"{speck}SỞ VĂN HÓA", cell=left, page=1),
            block("Số: 15/KH-SVH", (0.9, 0.9), left, 80), Block("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", cell=right, page=1),
            Block("Độc lập - Tự do - Hạnh phúc", cell=right, page=1)]  # fmt: skip
    plan = parse(Document("scan.pdf", "0", "scan", (*head, *HEAD_OF_SCAN[2:]), traits={"recogniser": "vie"}))
    assert (plan["superior_organ"].text, plan["organ"].text) == ("UBND TỈNH BÌNH LÂM", "SỞ VĂN HÓA")


def test_a_name_that_lost_its_first_word_is_no_code_of_the_archive_line():
    plan = closed(("GIÁM ĐỐC", (0.9, 0.9)), ("� Hoài Thu", (0.0, 0.9, 0.9)), archive=("- Lưu: VT", (0.9, 0.9, 0.9)))
    assert plan["archive"].text == "Lưu: VT"


def test_a_name_come_apart_in_the_signers_column_is_one():
    assert closed(("GIÁM ĐỐC", (0.5, 0.9)), ("Trần\tHoài Thu", (0.9, 0.9)))["full_name"].text == "Trần Hoài Thu"


def test_figures_the_recogniser_was_not_sure_of_are_no_number():
    left = Cell(0, 0, 0, 2)
    head = [block("SỞ VĂN HÓA", (0.9, 0.9, 0.9), left, 50), block("Só:2442 /KH-SVH", (0.48, 0.88), left, 80)]
    rest = [Block(text) for text in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "KẾ HOẠCH", "Tập huấn văn thư")]
    plan = parse(Document("scan.pdf", "0", "scan", (*head, *rest), traits={"recogniser": "vie"}))
    assert (plan["number"].status, plan["number"].value, plan["notation"].text) == ("garbled", None, "KH-SVH")


@pytest.mark.parametrize(
    ("line", "notation", "place"),
    [
        ("Số: 15/KH-SV H Bình Lâm, ngày 12 tháng 3 năm 2018", "KH-SVH", "Bình Lâm"),
        ("Số: 15/КH-SVH Bình Lâm, ngày 12 tháng 3 năm 2018", "KH-SVH", "Bình Lâm"),
        ("Số: 15/KH-SVH Ý Yên, ngày 12 tháng 3 năm 2018", "KH-SVH", "Ý Yên"),
    ],
)
def test_a_consonant_come_apart_belongs_to_the_symbol_before_the_place(line, notation, place):
    plan = plan_of(line)
    assert (plan.components["number"].text, plan.components["notation"].text) == ("15", notation)
    assert plan.components["place"].text == place


def test_a_colon_struck_twice_leaves_the_label():
    plan = plan_of(closing=["Nơi nhận:: KT. GIÁM ĐỐC", *CLOSING[1:]])
    assert plan.components["recipients"].status != "missing"
    assert len(plan.components["recipients"].value) == 2


def test_an_archive_line_come_apart_is_no_debris_however_many_offices_it_names():
    plan = plan_of(closing=[*CLOSING[:3], "- L ưu: VT, TC, HC.", CLOSING[4]])
    assert plan.components["archive"].text == "Lưu: VT, TC, HC."


@pytest.mark.parametrize("printed", ["THANH TRA CHÍN PHỦ", "THANH TRA VHÍNH PHỦ", "THANH TRA CHÍNH РHỦ"])
def test_a_long_name_that_the_law_gives_is_known_with_a_letter_wrong(printed):
    assert organ_meant(printed) == "THANH TRA CHÍNH PHỦ"


def test_a_short_name_with_a_letter_wrong_may_be_anothers():
    assert organ_meant("SỞ DU BỊCH") == "SỞ DU BỊCH"


@pytest.mark.parametrize("dust", ["_", "*", " |", "'"])
def test_dust_behind_an_archive_line_leaves_the_name_beside_it(dust):
    plan = plan_of(closing=["Nơi nhận: TM. ỦY BAN NHÂN DÂN", "- UBND tinh; CHỦ TỊCH", f"- Lưu: VT.{dust} Võ Thành Được"])
    assert plan.components["full_name"].text == "Võ Thành Được"


@pytest.mark.parametrize(("line", "number"), [("Số: 19/kH-SVH Bình Lâm, ngày 12 tháng 3 năm 2018", "19"), ("Số: 1 9/KH-SVH", ILLEGIBLE)])
def test_a_small_letter_of_the_type_leaves_the_figures_legible(line, number):
    assert plan_of(line).components["number"].text == number


@pytest.mark.parametrize(
    ("named", "motto", "found"),
    [
        ("C0NG H0A XA HQI CHU NGHIA VIET NAM", "Dộc lâp - Tự dc - Hạnh phúc", (True, True)),
        ("CQNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", (True, True)),
        ("CXNG HXA XX HXI CXU NGHIA VIET NAM", "Dxc lxp - Tx do - Hanh phuc", (True, True)),  # 22 letters of 27, 15 of 18
        ("CXNG HXA XX HXI CXU NGXIA VIET NAM", "Dxc lxp - Tx dx - Hanh phuc", (False, False)),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Dxc lap - Tu do - Hanh phuc .....", (True, True)),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Dxc lap - Tu do - Hanh phuc ......", (True, False)),
    ],
)
def test_columns_of_a_scan_that_ran_together_are_parted_where_the_smudged_wording_begins(named, motto, found):
    rows = (f"UBND TỈNH TÂY NINH {named}", f"SỞ NỘI VỤ {motto}", "Số: 12/KH-SNV", "KẾ HOẠCH", "Tập huấn")
    blocks = tuple(block(text, (0.9,) * len(text.split(" ")), None, 10 * at) for at, text in enumerate(rows))
    plan = parse(Document("scan.pdf", "0", "scan", blocks, traits={"recogniser": "vie"}))
    assert (plan["national_name"].text == named, plan["motto"].text == motto) == found
    assert (plan["superior_organ"].text == "UBND TỈNH TÂY NINH", plan["organ"].text == "SỞ NỘI VỤ") == found


@pytest.mark.parametrize("date", ["ngay 15 thang\n3 nam 2019", "ngay 15\nthang 3 nam 2019", "ngay 15 thang 3\nnam 2019"])
def test_a_date_that_wraps_behind_the_number_is_one(date):
    plan = plan_of(f"So: 125/KH-SVH Binh Lam, {date}")
    assert (plan["number"].value, plan["place"].text, plan["date"].value) == (125, "Binh Lam", "2019-03-15")


@pytest.mark.parametrize("printed", ["Siu H'Nga", "Siu H’Nga", "Siu H'Nga |", "Siu H'Nga~", "Siu H'Nga ‘"])
def test_a_name_with_its_apostrophe_is_a_name_whatever_dust_stands_behind_it(printed):
    plan = plan_of(closing=[*CLOSING[:-1], printed])
    assert plan.components["full_name"].text.replace("’", "'") == "Siu H'Nga"
