"""A line with a slip of the pen is its part all the same: read as meant, quoted as printed, told once, its neighbours whole."""

import pytest

from checker.checking import lint, load_ruleset
from checker.parsing.lines import Line
from checker.parsing.recognition import alignment, authorities
from checker.parsing.recognition.organs import slips_of_organs
from checker.parsing.recognition.posts import opens_with, spelt
from checker.parsing.recognition.provinces import province_meant
from checker.parsing.recognition.tail import claimed_of_tail
from checker.parsing.recognition.wordings import POSTS
from tests.parsing.plans import CLOSING, HEADER, TITLE, plan_of, whole

PLAN = whole()
SLIPS = [
    ("type_name", "KẾ HOẠCH", "KẾ HHOẠCH", "HOẠCH"),
    ("type_name", "KẾ HOẠCH", "KẾ HOACH", "HOẠCH"),
    ("type_name", "KẾ HOẠCH", "KẾ HỌACH", "HOẠCH"),
    ("type_name", "KẾ HOẠCH", "“KẾ HOẠCH”", "KẾ HOẠCH"),
    ("type_name", "KẾ HOẠCH", "KẾ HOẠCH SỐ 1", "KẾ HOẠCH"),
    ("type_name", "KẾ HOẠCH", "DỰ THẢO KẾ HOẠCH", "KẾ HOẠCH"),
    ("type_name", "KẾ HOẠCH", "(Dự thảo) KẾ HOACH", "KẾ HOẠCH"),
    ("type_name", "KẾ HOẠCH", "KẾ HOẠCH (lần 2)", "KẾ HOẠCH"),
    ("type_name", "KẾ HOẠCH", "KẾ HOẠCH LẦN THỨ HAI", "KẾ HOẠCH"),
    ("type_name", "KẾ HOẠCH", "KẾ HOẠCH (sửa đổi, bổ sung)", "KẾ HOẠCH"),
    ("number", "Số: 125/KH-SNV", "Rố: 125/KH-SNV", "Số:"),
    ("number", "Số: 125/KH-SNV", "No: 125/KH-SNV", "Số:"),
    ("number", "Số: 125/KH-SNV", "Số ký hiệu: 125/KH-SNV", "Số:"),
    ("number", "Số: 125/KH-SNV", "125/KH-SNV", "Số: 125/KH-SNV"),
    ("number", "Số: 125/KH-SNV", "Số: 125.KH-SNV", "125/KH-SNV"),
    ("number", "Số: 125/KH-SNV", "Số: 125//KH-SNV", "125/KH-SNV"),
    ("number", "Số: 125/KH-SNV", "Số: 125/KH_SNV", "125/KH-SNV"),
    ("number", "Số: 125/KH-SNV", "Số: 125/КН-SNV", "125/KH-SNV"),  # Cyrillic
    ("date", "ngày 15 tháng 3 năm 2024", "ngày 15 thang 3 nam 2024", "tháng 3 năm"),
    ("date", "ngày 15 tháng 3 năm 2024", "ngày 15 tháng 3, năm 2024", "3"),
    ("date", "ngày 15 tháng 3 năm 2024", "ngày15tháng3năm2024", "ngày 15 tháng 3 năm 2024"),
    ("date", "ngày 15 tháng 3 năm 2024", "ngày15 tháng 3 năm 2024", "ngày 15"),
    ("date", "ngày 15 tháng 3 năm 2024", "ngày 15 tháng3 năm 2024", "tháng 3"),
    ("date", "ngày 15 tháng 3 năm 2024", "ngày 15 tháng 3năm 2024", "3 năm"),
    ("organ", "SỞ NỘI VỤ", "KỞ NỘI VỤ", "SỞ"),
    ("organ", "SỞ NỘI VỤ", "sở NỘI VỤ", "SỞ"),
    ("superior_organ", "UBND TỈNH TÂY NINH", "UBNDD TỈNH TÂY NINH", "UBND"),
    ("superior_organ", "UBND TỈNH TÂY NINH", "ubnd TỈNH TÂY NINH", "UBND"),
    ("superior_organ", "UBND TỈNH TÂY NINH", "UBND tỉnh TÂY NINH", "TỈNH"),
    ("competence", "KT. GIÁM ĐỐC", "T. GIÁM ĐỐC", "KT."),
    ("competence", "KT. GIÁM ĐỐC", "K.T GIÁM ĐỐC", "KT."),
    ("competence", "KT. GIÁM ĐỐC", "KÝ THAY GIÁM ĐỐC", "KT."),
    ("competence", "KT. GIÁM ĐỐC", "KT. GIÁM ĐÔC", "ĐỐC"),
    ("position", "PHÓ GIÁM ĐỐC", "PHÓ GIÁMĐỐC", "GIÁM ĐỐC"),
    ("recipients", "Nơi nhận:", "Nơi nhậnn:", "nhận:"),
    ("recipients", "Nơi nhận:", "Noi nhận:", "Nơi"),
    ("recipients", "Nơi nhận:", "Nơi gửi:", "nhận:"),
    ("recipients", "Nơi nhận:", "Kính gửi:", "Nơi nhận:"),
    ("archive", "- Lưu: VT", "- LưU: VT", "Lưu:"),
    ("archive", "- Lưu: VT", ". Lưu: VT", "-"),
    ("number", "Số: 125/KH-SNV", "Số: 125/Kh-SNV", "125/KH-SNV"),
    ("number", "Số: 125/KH-SNV", "Số: 125/KJ-SNV", "125/KH-SNV"),
    ("number", "Số: 125/KH-SNV", "Số: 125/HK-SNV", "125/KH-SNV"),
    ("number", "Số: 125/KH-SNV", "Số: 125/KKH-SNV", "125/KH-SNV"),
    ("number", "Số: 125/KH-SNV", "Số: 125/KHH-SNV", "125/KH-SNV"),
    ("number", "Số: 125/KH-SNV", "Số: 125/K-SNV", "125/KH-SNV"),
    ("number", "Số: 125/KH-SNV", "Số: 125KH-SNV", "125/KH-SNV"),
]
TWINS = {"number": {"number", "notation"}, "date": {"date", "place"}}


def told(text):
    plan = plan_of(text)
    return plan, lint(plan, load_ruleset(plan)).findings


def stated(plan, without):
    return {name: (part.status, part.text) for name, part in plan.components.items() if name not in without}


def test_a_tab_before_the_last_code_parts_no_archive_line():
    assert plan_of(PLAN.replace("VT, ", "VT,\t"))["archive"].value == told(PLAN)[0]["archive"].value


@pytest.mark.parametrize(
    "line",
    ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Tây Ninh, ngày 15 tháng 3 năm 2024", "Số: 125/KH-SNV",
     "KẾ HOẠCH", "Nơi nhận:", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
)  # fmt: skip
def test_a_tab_struck_for_a_space_parts_no_line_of_the_plan(line):
    base, before = told(PLAN)
    for at in (at for at, sign in enumerate(line) if sign == " "):
        if line[:at] in ("Tây", "Tây Ninh,"):
            continue  # what stands before it may be a column of its own
        plan, findings = told(PLAN.replace(line, f"{line[:at]}\t{line[at + 1 :]}", 1))
        assert stated(plan, ()) == stated(base, ())
        assert findings == before


@pytest.mark.parametrize("printed", ["K Ế  H O Ạ C H", "K Ế H O Ạ C H"])
def test_letters_set_apart_are_no_slip_since_no_clause_speaks_of_them(printed):
    plan, findings = told(PLAN.replace("KẾ HOẠCH", printed, 1))
    assert (plan.type, plan["type_name"].status, plan["type_name"].form) == ("KH", "found", "ok")
    assert findings == told(PLAN)[1]


@pytest.mark.parametrize(("name", "right", "printed", "meant"), SLIPS)
def test_a_part_with_a_slip_is_found_and_told_once(name, right, printed, meant):
    plan, findings = told(PLAN.replace(right, printed, 1))
    base, before = told(PLAN)
    own = TWINS.get(name, {name})
    assert (plan[name].status, plan[name].form) == ("found", "malformed")
    assert stated(plan, own) == stated(base, own)
    fresh = [finding for finding in findings if finding.rule not in {each.rule for each in before}]
    assert [(finding.component, finding.want) for finding in fresh] == [(name, meant)]
    assert fresh[0].got != fresh[0].want


@pytest.mark.parametrize(
    ("printed", "number", "symbol"),
    [
        ("Số: 7 /KH.SNV", "7", "KH.SNV"),
        ("Số: 12 5/KH - SNV", "12 5", "KH - SNV"),
        ("Số: 125/kh-snv", "125", "kh-snv"),
        ("Số: 125/KH–SNV;", "125", "KH–SNV"),
    ],
)
def test_of_a_slip_in_number_and_symbol_each_is_its_own_share(printed, number, symbol):
    plan, _ = told(PLAN.replace("Số: 125/KH-SNV", printed, 1))
    assert (plan["number"].text, plan["notation"].text) == (number, symbol)


@pytest.mark.parametrize(("printed", "got"), [("RỈNH AN GIANG", "RỈNH"), ("TTỈNH AN GIANG", "TTỈNH"), ("ỈNH AN GIANG", "ỈNH")])
def test_a_slip_in_the_first_letter_of_the_line_below_a_peoples_committee_is_told(printed, got):
    header = HEADER.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", f"ỦY BAN NHÂN DÂN\n{printed}").replace("SNV", "UBND")
    plan, findings = told(whole(header=header))
    assert (plan["organ"].text, plan["organ"].form) == (f"ỦY BAN NHÂN DÂN {printed}", "malformed")
    assert [(each.got, each.want) for each in findings if each.rule == "TT0290"] == [(got, "TỈNH")]


@pytest.mark.parametrize(
    ("printed", "got", "want"),
    [
        ("UBND TỈNH TÂY NIHN", "NIHN", "NINH"),
        ("UBND TỈNH TÂYNINH", "TÂYNINH", "TÂY NINH"),
        ("UBND TỈH TAY NINH", "TỈH TAY", "TỈNH TÂY"),
        ("UBND THÀNH PHỐ HUÊ", "HUÊ", "HUẾ"),
    ],
)
def test_a_slip_in_the_name_of_the_province_is_told_once(printed, got, want):
    _, findings = told(PLAN.replace("UBND TỈNH TÂY NINH", printed, 1))
    assert [(finding.got, finding.want) for finding in findings if finding.rule == "TT0289"] == [(got, want)]


@pytest.mark.parametrize(
    "printed",
    ["UBND TỈNH HÒA BÌNH", "UBND TỈNH HOÀ BÌNH", "UBND TỈNH HẬU GIANG", "UBND TỈNH BÀ RỊA – VŨNG TÀU", "UBND THÀNH PHỐ HÀ TIÊN",
     "UBND TỈNH LÂM SƠN", "UBND THÀNH PHỐ PHÚC YÊN", "UBND THÀNH PHỐ PHỔ YÊN", "BAN QUẢN LÝ KHU KINH TẾ TỈNH", "UBND THÀNH PHỐ HUY"],
)  # fmt: skip
def test_a_name_that_no_one_slip_makes_a_provinces_is_left_alone(printed):
    plan, findings = told(PLAN.replace("UBND TỈNH TÂY NINH", printed, 1))
    assert (plan["superior_organ"].text, plan["superior_organ"].form) == (printed, "ok")
    assert not [finding for finding in findings if finding.rule == "TT0289"]


@pytest.mark.parametrize(
    ("printed", "told_as"),
    [
        ("HỘI ĐÒNG THI", [("error", "ĐÒNG", "ĐỒNG")]),
        ("CHI CỤC KIỂM LẦM", [("error", "LẦM", "LÂM")]),
        ("LỮ ĐOẢN 573", [("error", "ĐOẢN", "ĐOÀN")]),
        ("THI HÀCH ÁN DÂN SỰ TỈNH", [("error", "HÀCH", "HÀNH")]),
        ("BAN QUẢN LÝ RỪNG PHÒNGG HỘ LÒ GÒ", [("error", "PHÒNGG", "PHÒNG")]),
        ("BAN QUẢN LÝ VÙNG LÒ GÒ", []),
        ("HỘI ĐỒNG TUYỂN SINH", []),
        ("HỘI ĐÔNG Y", []),
        ("HỘI ĐỒNG THI ĐUA", []),
        ("BAN QUẢN LÍ DI TÍCH", []),
        ("CÔNG TI TNHH SÔNG LAM", []),
        ("CÔNG TY TNHH X", []),
        ("ỦY BAN NHÂN DÂN HUYỆN\nTHANH TRÌ", []),
        ("ỦY BAN NHÂN DÂN XÃ\nVĂN PHONG", []),
        ("TRUNG TÂM Y TẾ\nTHANH TRÌ", []),
    ],
)
def test_a_mark_or_a_letter_that_is_wrong_in_a_name_the_laws_give_is_told(printed, told_as):
    _, findings = told(PLAN.replace("SỞ NỘI VỤ", printed, 1))
    assert [(str(each.level), each.got, each.want) for each in findings if each.rule == "TT0290"] == told_as


@pytest.mark.parametrize(
    ("printed", "meant"),
    [("SỞ Y TẾ CAO BẰG", "SỞ Y TẾ CAO BẰNG"), ("SỞ Y TẾ", None), ("SỞ Y TẾ CAO BẰNG", None), ("TỈNH HAU GIANG", "TỈNH HẬU GIANG")],
)
def test_a_departments_name_may_close_with_its_provinces(printed, meant):
    found = province_meant(printed)
    assert (found and found[1]) == meant


def test_a_slip_in_the_superiors_province_is_no_namesake_of_the_place():
    text = (
        PLAN.replace("UBND TỈNH TÂY NINH", "UBND TỈNH BÌNH THUẬ", 1).replace("Tây Ninh, ngày", "Bình Thuận, ngày").replace("2024", "2026")
    )
    assert not [finding for finding in told(text)[1] if finding.component == "place"]


@pytest.mark.parametrize(("printed", "got"), [("ZÃ BÌNH LÂM", "ZÃ"), ("CÃ BÌNH LÂM", "CÃ")])
def test_so_is_a_neighbouring_key_in_the_word_of_a_commune(printed, got):
    header = HEADER.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", f"ỦY BAN NHÂN DÂN\n{printed}").replace("SNV", "UBND")
    _, findings = told(whole(header=header))
    assert [(finding.got, finding.want) for finding in findings if finding.component == "organ"] == [(got, "XÃ")]


def test_a_place_below_a_peoples_committee_is_no_commune_with_a_slip():
    header = HEADER.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", "ỦY BAN NHÂN DÂN\nCÀ NHIÊU").replace("SNV", "UBND")
    assert plan_of(whole(header=header))["organ"].form == "ok"


@pytest.mark.parametrize(
    ("printed", "got", "want"),
    [
        ("Căn cứ Nghị đinh số 30/2020/NĐ-CP", "đinh", "định"),
        ("Căn cứ Nghị định sô 30/2020/NĐ-CP", "sô", "số"),
        ("Căn cứ Nghịđịnh aố 30/2020/NĐ-CP", "Nghịđịnh aố", "Nghị định số"),
        ("Căn cú Nghi định số 30/2020/NĐ-CP", "cú Nghi", "cứ Nghị"),
    ],
)
def test_a_slip_in_the_type_of_an_act_or_the_word_of_its_number_is_told(printed, got, want):
    assert "Căn cứ Nghị định số 30/2020/NĐ-CP" in PLAN
    plan, findings = told(PLAN.replace("Căn cứ Nghị định số 30/2020/NĐ-CP", printed, 1))
    assert [(finding.got, finding.want) for finding in findings if finding.rule == "TT0690"] == [(got, want)]
    assert len(plan["legal_bases"].value) == len(told(PLAN)[0]["legal_bases"].value)


@pytest.mark.parametrize(
    "act", ["Công văn số 30/SNV-TCHC", "Nghị định Số 30/2020/NĐ-CP", "Đề nghị số 30/SNV", "nghị định số 30/2020/NĐ-CP"]
)
def test_what_is_no_slip_of_a_type_is_left_alone(act):
    _, findings = told(PLAN.replace("Nghị định số 30/2020/NĐ-CP", act, 1))
    assert not [finding for finding in findings if finding.rule == "TT0690"]


def test_the_text_of_a_part_is_the_one_printed():
    plan, findings = told(PLAN.replace("KẾ HOẠCH", "KẾ HHOẠCH", 1))
    (slip,) = (finding for finding in findings if finding.rule == "TT0590")
    assert plan["type_name"].text == "KẾ HHOẠCH"
    assert (slip.got, slip.place.start, slip.place.end) == ("HHOẠCH", 3, 9)


@pytest.mark.parametrize(
    ("printed", "want"),
    [
        ("ngày 15 tháng ba năm 2024", "3"),
        ("ngày l5 tháng 3 năm 2024", "15"),
        ("ngày 15 tháng 3 năm 24", "2024"),
        ("ngày 115 tháng 3 năm 2024", None),
    ],
)
def test_figures_that_the_grammar_does_not_take_have_no_value(printed, want):
    plan, findings = told(PLAN.replace("ngày 15 tháng 3 năm 2024", printed))
    assert (plan["date"].status, plan["date"].value) == ("found", None)
    assert [finding.want for finding in findings if finding.rule == "TT0490"] == [want]
    assert not any(finding.rule in ("TT0401", "TT0409") for finding in findings)


@pytest.mark.parametrize(
    ("printed", "number", "symbol", "want"),
    [
        ("4O/KH-SNV", "4O", "KH-SNV", "40/KH-SNV"),
        ("12l/KH-SNV", "12l", "KH-SNV", "121/KH-SNV"),
        ("47/HK-SNV", "47", "HK-SNV", "47/KH-SNV"),
    ],
)
def test_a_figure_or_a_type_mistyped_at_the_stroke_is_told_once_and_quoted_alone(printed, number, symbol, want):
    plan, findings = told(PLAN.replace("125/KH-SNV", printed))
    assert (plan["number"].text, plan["notation"].text) == (number, symbol)
    assert [(finding.rule, finding.got, finding.want) for finding in findings] == [("TT0390", printed, want)]


@pytest.mark.parametrize(
    ("right", "printed", "got", "want"),
    [
        ("Số: 125", "Số: Số: 125", "Số: Số:", "Số:"),
        ("ngày 15", "ngày ngày 15", "ngày ngày", "ngày"),
        ("ngày 15 tháng 3", "tháng 3 ngày 15", "tháng 3 ngày 15", "ngày 15 tháng 3"),
    ],
)
def test_a_word_too_many_is_quoted_with_its_like_and_words_that_changed_places_are_quoted_together(right, printed, got, want):
    _, findings = told(PLAN.replace(right, printed, 1))
    assert [(finding.got, finding.want) for finding in findings] == [(got, want)]


def test_a_wrapped_national_name_is_whole_without_a_slip():
    cells = "| SỞ NỘI VỤ | CỘNG HÒA XÃ<br>HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc |\n|---|---|\n"
    plan = plan_of(cells + PLAN[len("".join(HEADER.splitlines(keepends=True)[:4])) :])
    assert plan["national_name"].text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def test_a_national_name_that_wraps_below_the_number_line_is_whole():
    lines = (
        "BỘ NỘI VỤ",
        "Số: 125/KH-BNV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA",
        "VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        HEADER.splitlines()[-1],
        "",
    )
    plan = plan_of(whole(header="\n".join(lines)))
    assert plan["organ"].text == "BỘ NỘI VỤ"
    assert (plan["national_name"].text, plan["national_name"].form) == ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ok")


def test_what_is_not_there_is_missing_and_nothing_stands_in_for_it():
    for line, name in ((TITLE.splitlines()[1], "type_name"), ("Số: 125/KH-SNV", "number"), (CLOSING.splitlines()[5], "archive")):
        assert plan_of(PLAN.replace(line + "\n", "")).components[name].status == "missing"


def test_a_plan_without_slips_is_never_laid_beside_a_form(monkeypatch):
    def never(_pieces):
        raise AssertionError

    monkeypatch.setattr(alignment, "_first_row", never)
    assert plan_of(PLAN)["number"].form == "ok"


def test_a_line_known_by_its_likeness_says_at_what_cost_and_by_what_margin():
    readings = {reading.component: reading for reading in plan_of(PLAN.replace("KẾ HOẠCH", "KẾ HHOẠCH", 1)).readings}
    assert readings["type_name"].cue == "likeness"
    assert 0 < readings["type_name"].cost < readings["type_name"].margin
    assert 0 < readings["type_name"].margin <= readings["type_name"].score
    assert readings["number"].cost is None


def test_label_and_archive_line_with_slips_are_scored_and_say_what_they_would_be_else():
    plan = plan_of(PLAN.replace("Nơi nhận:", "Nơi nhậm:", 1).replace("- Lưu: VT", "- Lưi: VT", 1))
    likely = {reading.component: reading for reading in plan.readings if reading.cue == "likeness"}
    assert (plan["recipients"].text, plan["archive"].text) == ("Nơi nhậm:", "Lưi: VT, CCVC.")
    assert likely["recipients"].runner_up == "body"
    assert likely["archive"].runner_up == "recipients"
    assert all(0 < reading.margin <= reading.score for reading in likely.values())


def test_an_addressee_above_the_body_is_no_label_of_the_list():
    plan = plan_of(whole(title=TITLE + "\nKính gửi:\n- Các phòng;\n- Các đơn vị.\n"))
    assert (plan["recipients"].text, plan["recipients"].form) == ("Nơi nhận:", "ok")
    plan = plan_of(whole(title=TITLE + "\nKính gửi:\n- Các phòng;\n- Các đơn vị.\n", closing=CLOSING.replace("Nơi nhận:\n", "")))
    assert plan["recipients"].status == "missing"


def test_a_subject_that_goes_on_in_brackets_is_no_mark_of_the_type_name():
    plan = plan_of(PLAN.replace("KẾ HOẠCH\nKiểm tra", "KẾ HOẠCH (Giai đoạn 1)\nKiểm tra"))
    assert (plan["type_name"].text, plan["type_name"].form) == ("KẾ HOẠCH", "ok")


@pytest.mark.parametrize("entry", ["- Lớp: A1.", "- Lục quân.", "- Phó VP: HS.", "- Sở: VT.", "- Lưới điện."])
def test_an_entry_with_letters_of_the_word_is_no_archive_line(entry):
    assert plan_of(PLAN.replace("- Lưu: VT, CCVC.", entry, 1))["archive"].status == "missing"


@pytest.mark.parametrize("title", ["KẾẾ HAOCHJ", "KÊ HOẠCHH SỐ"])
def test_the_place_in_the_order_decides_where_an_organs_name_is_the_likelier_title(title):
    plan = plan_of(PLAN.replace("SỞ NỘI VỤ", "TỔ KẾ HOẠCH", 1).replace("KẾ HOẠCH\nKiểm", f"{title}\nKiểm"))
    assert (plan["type_name"].text, plan["organ"].text, plan["number"].text) == (title, "TỔ KẾ HOẠCH", "125")


def test_an_organs_name_is_no_title_where_there_is_none():
    plan = plan_of(PLAN.replace("SỞ NỘI VỤ", "TỔ KẾ HOẠCH", 1).replace("KẾ HOẠCH\nKiểm", "Kiểm"))
    assert (plan["type_name"].status, plan["organ"].text) == ("missing", "TỔ KẾ HOẠCH")


@pytest.mark.parametrize(("name", "right", "printed", "meant"), SLIPS)
def test_no_finding_wants_what_it_got(name, right, printed, meant):
    assert not [finding for finding in told(PLAN.replace(right, printed, 1))[1] if finding.got and finding.got == finding.want]


def test_typed_columns_and_a_slip_are_no_sign_of_recognition():
    rows = [("Nơi nhận:", "KT. GIÁM ĐỐC"), ("- UBND tỉnh;", "PHÓ GIÁM ĐỐC"), ("- Lưu: VT.", ""), ("", "Trần Hoài Thu")]
    closing = "\n" + "\n".join(f"{left}\t{right}".rstrip() for left, right in rows) + "\n"
    plan = plan_of(whole(closing=closing.replace("PHÓ", "PHHÓ")))
    assert plan.document.medium == "text"
    assert (plan["position"].text, plan["position"].form) == ("PHHÓ GIÁM ĐỐC", "malformed")


def test_a_heading_above_the_recipients_is_no_authority():
    plan = plan_of(PLAN.replace("III. TỔ CHỨC THỰC HIỆN", "B. GIÁM ĐỐC ĐIỀU HÀNH"))
    assert plan["competence"].text == "KT. GIÁM ĐỐC"
    assert plan["sections"].form == "ok"
    assert [reading.cue for reading in plan.readings if reading.component == "competence"] == ["authority_prefix"]


def test_the_end_of_a_wrapped_national_name_is_no_institute():
    national = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA<br>VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc<br>Hà Nội, ngày 15 tháng 3 năm 2024"
    plan = plan_of(whole(header=f"| BỘ NỘI VỤ<br>Số: 05/KH-BNV | {national} |\n|---|---|\n"))
    assert (plan["organ"].text, plan["national_name"].text) == ("BỘ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("PHÓ GIÁM ĐỐC", True), ("CHỦ TỊCH ỦY BAN", True), ("CHỦ TỊCH, BÍ THƯ", True), ("GIÁM ĐỐCS", False),
        ("GIÁM ĐÔC", False), ("CHỦ TỊCH_", False),
    ],
)  # fmt: skip
def test_a_post_is_spelt_right_where_it_stands_whole(text, right):
    assert opens_with(text, tuple(POSTS)) is right


def test_either_place_of_a_tone_mark_is_right():
    assert spelt(["ỦY BAN HÒA GIẢI"]) == ("ỦY BAN HÒA GIẢI", "ỦY BAN HOÀ GIẢI", "UỶ BAN HÒA GIẢI", "UỶ BAN HOÀ GIẢI")


@pytest.mark.parametrize("archive", ["- Lluwu: VT, CCVC.", ""])
def test_a_signer_named_luu_is_no_archive_line(archive):
    closing = CLOSING.replace("- Lưu: VT, CCVC.", archive).replace("Trần Hoài Thu", "Lưu Hoài Thu")
    plan = plan_of(whole(closing=closing))
    assert plan["full_name"].text == "Lưu Hoài Thu"
    assert plan["archive"].status == ("found" if archive else "missing")


@pytest.mark.parametrize("symbol", ["QĐ-SNV", "SNV-VP", "KL-SNV", "KT-HT", "HĐ-SNV"])
def test_a_symbol_that_opens_with_another_word_is_no_slip_of_kh(symbol):
    plan = plan_of(PLAN.replace("KH-SNV", symbol, 1))
    assert (plan["notation"].text, plan["number"].form) == (symbol, "ok")


@pytest.mark.parametrize(
    ("superior", "organ", "printed", "meant"),
    [
        ("TÒA ÁN NHÂN DÂN TỐI CAO", "TÒA ÁN NHÂN DÂN TỈNH TÂY NINH", "TÒA ÁN NHÂN DÂN TỈN TÂY NINH", "TỈNH"),
        ("TÒA ÁN NHÂN DÂN TỐI CAO", "TÒA ÁN NHÂN DÂN TỈNH TÂY NINH", "TÒA A1N NHÂN DÂN TỈNH TÂY NINH", "ÁN"),
        ("VKSND TỈNH TÂY NINH", "VIỆN KIỂM SÁT NHÂN DÂN KHU VỰC 2", "VIÊN5 KIỂM SÁT NHÂN DÂN KHU VỰC 2", "VIỆN"),
        ("HĐND TỈNH TÂY NINH", "BAN PHÁP CHẾ", "ABN PHÁP CHẾ", "BAN"),
        ("BỘ TÀI CHÍNH", "CỤC ĐĂNG KIỂM", "CỦC ĐĂNG KIỂM", "CỤC"),
        ("BỘ TÀI CHÍNH", "CỤC ĐĂNG KIỂM", "XỤC ĐĂNG KIỂM", "CỤC"),
        ("TỔNG CÔNG TY CẤP NƯỚC", "CÔNG TY TNHH MTV CẤP NƯỚC TÂY NINH", "CNÔG TY TNHH MTV CẤP NƯỚC TÂY NINH", "CÔNG"),
        ("BỘ CÔNG AN", "CÔNG AN TỈNH TÂY NINH", "CÔNG AN TINHR TÂY NINH", "TỈNH"),
        ("BẢO HIỂM XÃ HỘI VIỆT NAM", "BẢO HIỂM XÃ HỘI TỈNH TÂY NINH", "BẢO HIỂM XÃ HỘI TI3NH TÂY NINH", "TỈNH"),
        ("SỞ Y TẾ TỈNH TÂY NINH", "BỆNH VIỆN ĐA KHOA TỈNH", "BỆNH VIỆN ĐA KHOA TNỈH", "TỈNH"),
    ],
)
def test_an_organ_of_any_kind_is_found_with_a_slip_in_its_generic_words(superior, organ, printed, meant):
    right = whole(header=HEADER.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", f"{superior}\n{organ}"))
    base, before = told(right)
    plan, findings = told(right.replace(organ, printed, 1))
    assert stated(plan, {"organ"}) == stated(base, {"organ"})
    assert plan["organ"].text == printed
    assert [(each.component, each.want) for each in findings if each.rule not in {each.rule for each in before}] == [("organ", meant)]


@pytest.mark.parametrize(
    ("superior", "organ", "told"),
    [
        ("BỘ NỘI VỤ", "VĂN HÒNG", ["HÒNG"]),
        ("BỘ NỘI VỤ", "VĂN PHÒNG", []),
        ("SỞ Y TẾ", "TỈNNH LÂM ĐỒNG", ["TỈNNH"]),
        ("SỞ Y TẾ", "XE LÂM ĐỒNG", []),
        ("BẾN", "TÍN LÂM ĐỒNG", []),
    ],
)
def test_below_a_whole_name_an_office_or_a_province_has_its_slip_told(superior, organ, told):
    lines = [Line(superior, 0, 0, len(superior)), Line(organ, 1, 0, len(organ))]
    assert [organ[guess.start : guess.end] for guess in (each.told() for each in slips_of_organs(lines)) if guess] == told


@pytest.mark.parametrize(
    ("superior", "printed"), [("SỞ GIÁO DỤC VÀ ĐÀO TẠO TÂY NINH", "AỞ GIÁO DỤC VÀ ĐÀO TẠO TÂY NINH"), ("UBND XÃ AN LẠC", "IBND XÃ AN LẠC")]
)
def test_a_superior_is_found_whose_first_letter_is_a_neighbouring_key(superior, printed):
    plan = plan_of(whole(header=HEADER.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", f"{printed}\nTRƯỜNG THPT LÊ VĂN HƯU")))
    assert (plan["superior_organ"].text, plan["superior_organ"].form) == (printed, "malformed")
    assert plan["organ"].text == "TRƯỜNG THPT LÊ VĂN HƯU"


@pytest.mark.parametrize(
    "organ", ["SỞ Y TẾ TÂY NINH", "CÔNG AN XÃ LA NGÂU", "CÔNG AN PHƯỜNG TĨNH GIA", "BAN QUẢN LÝ DỰ ÁN", "THANH TRA THÀNH PHỐ HUẾ"]
)
def test_an_organ_written_right_has_no_slip(organ):
    assert plan_of(whole(header=HEADER.replace("SỞ NỘI VỤ", organ)))["organ"].form == "ok"


def test_a_hyphen_between_joint_issuers_is_no_slip_of_the_first():
    plan = plan_of(whole(header=HEADER.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", "SỞ GIÁO DỤC VÀ ĐÀO TẠO -\nCÔNG AN TỈNH TÂY NINH")))
    assert (plan["organ"].text, plan["organ"].form) == ("SỞ GIÁO DỤC VÀ ĐÀO TẠO - CÔNG AN TỈNH TÂY NINH", "ok")
    assert plan["superior_organ"].status == "missing"


@pytest.mark.parametrize(
    ("right", "printed", "component", "meant"),
    [
        ("TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN\nCHỦ TỊCH", "TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂ N DÂN\nCHỦ TỊCH", "competence", "NHÂN"),
        ("TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN\nCHỦ TỊCH", "Tm. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN\nCHỦ TỊCH", "competence", "TM."),
        ("TM. BAN PHÁP CHẾ\nTRƯỞNG BAN", "TM. BAN PHÁP CGẾ\nTRƯỞNG BAN", "competence", "CHẾ"),
        ("KT. CỤC TRƯỞNG\nPHÓ CỤC TRƯỞNG", "KT. CỤ TRƯỞNG\nPHÓ CỤC TRƯỞNG", "competence", "CỤC"),
        ("KT. CỤC TRƯỞNG\nPHÓ CỤC TRƯỞNG", "KT. CỤC TRƯỞNG\nPHÓ CỤ TRƯỞNG", "position", "CỤC"),
    ],
)
def test_an_authority_and_a_post_with_a_slip_are_read_by_one_another(right, printed, component, meant):
    base = whole(closing=CLOSING.replace("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", right))
    before = {each.rule for each in told(base)[1]}
    _, findings = told(base.replace(right, printed))
    assert [(each.component, each.want) for each in findings if each.rule not in before] == [(component, meant)]


@pytest.mark.parametrize("printed", ["P. GIÁM ĐỐC", "P.GIÁM ĐỐC", "P. Giám đốc".upper()])
def test_a_deputy_cut_to_a_letter_is_no_acting_head(printed):
    _, findings = told(whole(closing=CLOSING.replace("PHÓ GIÁM ĐỐC", printed)))
    (finding,) = [each for each in findings if each.component in ("competence", "position", "full_name")]
    assert (finding.rule, finding.component) == ("TT0789", "position")
    assert finding.want.startswith("PHÓ")


def test_an_acting_head_for_another_is_no_slip_of_the_authority():
    _, findings = told(whole(closing=CLOSING.replace("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "KT. Q. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC")))
    assert [each.rule for each in findings if each.component in ("competence", "position")] == []


@pytest.mark.parametrize(("printed", "stands"), [("Số: 87/SNV", "SNV"), ("Số: 87/SNV-", "SNV-")])
def test_a_symbol_of_one_group_is_quoted_as_it_stands(printed, stands):
    _, findings = told(whole().replace(next(line for line in whole().split("\n") if line.startswith("Số:")), printed))
    assert [each.got for each in findings if each.rule == "TT0317"] == [stands]


@pytest.mark.parametrize("degree", ["ThS.", "TS.", "Th.S.", "BS.", "PGS.TS."])
@pytest.mark.parametrize("name", ["Trần Hoài Thu", "TRẦN HOÀI THU"])
def test_what_bears_a_degree_is_a_name_and_no_end_of_the_title_above(degree, name):
    plan, findings = told(whole(closing=CLOSING.replace("Trần Hoài Thu", f"{degree} {name}")))
    assert (plan["full_name"].fields["bare"], plan["position"].text) == (name, "PHÓ GIÁM ĐỐC")
    rules = {each.rule for each in findings if each.component in ("competence", "position", "full_name")}
    assert rules == {"TT0711"} | ({"TT0712"} if name.isupper() else set())


FAR = "\n".join(f"\n{at}. Đoàn kiểm tra làm việc với đơn vị thứ {at}." for at in range(1, 25))


@pytest.mark.parametrize(
    "text",
    [
        whole(after="\nPHỤ LỤC\nDanh sách thành phần\n\nGIÁM ĐÔC\n\nTrần Hoài Thu\n"),
        whole(body=f"\nI. NỘI DUNG\n\nGIÁM ĐÔC\n{FAR}\n\nII. TỔ CHỨC THỰC HIỆN\n\nCác phòng thực hiện./.\n"),
        whole(body=f"\nI. NỘI DUNG\n\nGIÁM ĐÔC\n{FAR}\n\nII. TỔ CHỨC THỰC HIỆN\n\nCác phòng thực hiện./.\n", closing=""),
        whole(closing=CLOSING.replace("- Các phòng, đơn vị;", "- PHÓ GIÁM ĐÔC;")),
    ],
    ids=["in an annex", "far above the recipients", "where nobody signs", "among the recipients"],
)
def test_what_looks_like_a_post_is_none_where_no_post_stands(text):
    plan, findings = told(text)
    assert not [finding for finding in findings if finding.got and "ĐÔC" in finding.got]
    assert not [block.slips for block in plan.document.blocks if block.slips]
    assert "likeness" not in {reading.cue for reading in plan.readings}


def test_an_authority_that_stands_there_is_no_slip_of_another():
    plan, findings = told(PLAN.replace("KT. GIÁM ĐỐC", "TM. GIÁM ĐỐC"))
    assert (plan["competence"].text, plan["competence"].form) == ("TM. GIÁM ĐỐC", "ok")
    assert "TT0790" not in {finding.rule for finding in findings}


def test_a_long_table_of_offices_is_not_laid_beside_every_authority(monkeypatch):
    tried = []
    monkeypatch.setattr(authorities, "_post", lambda line, _above, _following: tried.append(line))
    monkeypatch.setattr(authorities, "_authority", lambda _line, _following: None)
    table = [Line(text, at, 0, len(text)) for at, text in enumerate(["GIÁM ĐÔC CHI NHÁNH", "Trần Hoài Thu"] * 400)]
    assert list(authorities.slips_of_signature(table, list(enumerate(table)), None, None)) == []
    assert 0 < len(tried) < 300


def slips_of_posts(texts, label=None, archive=None):
    lines = [Line(text, at, 0, len(text)) for at, text in enumerate(texts)]
    return [guess.meant for guess in authorities.slips_of_signature(lines, list(enumerate(lines)), label, archive)]


@pytest.mark.parametrize(
    ("between", "meant"), [(["Các phòng thực hiện./."] * 10, ["GIÁM ĐỐC"]), (["Đoàn kiểm tra làm việc."] * 20, [])], ids=["near", "far"]
)
def test_a_post_with_a_slip_is_looked_for_near_the_recipients_alone(between, meant):
    assert slips_of_posts(["GIÁM ĐÔC", *between, "Nơi nhận:", "- Lưu: VT."], len(between) + 1, len(between) + 2) == meant
    assert slips_of_posts(["Nơi nhận:", "- Lưu: VT.", *between, "GIÁM ĐÔC"], 0, 1) == meant


def test_a_post_with_a_slip_in_an_annex_signs_nothing():
    assert slips_of_posts(["Nơi nhận:", "- Lưu: VT.", "PHỤ LỤC", "GIÁM ĐÔC"], 0, 1) == []
    assert slips_of_posts(["Nơi nhận:", "- Lưu: VT.", "Hết", "GIÁM ĐÔC"], 0, 1) == ["GIÁM ĐỐC"]


def test_a_post_with_a_slip_stands_above_a_name_where_there_are_no_recipients():
    assert slips_of_posts(["GIÁM ĐÔC", "Trần Hoài Thu"]) == ["GIÁM ĐỐC"]
    assert slips_of_posts(["GIÁM ĐÔC", "Các phòng thực hiện./."]) == []


def labels_in(texts, archive=None):
    lines = [Line(text, at, 0, len(text)) for at, text in enumerate(texts)]
    known = {} if archive is None else {"archive": archive}
    return [at for at, guess, _ in claimed_of_tail(lines, known) if guess.part == "recipients"]


def test_a_label_with_a_slip_stands_above_its_list_and_is_no_entry_of_it():
    listed = ["- Các phòng, đơn vị;", "- Lưu: VT."]
    assert labels_in(["Nơi nhậm:", *listed], 2) == [0]
    assert labels_in(["- Nơi nhậm:", *listed], 2) == []
    assert labels_in([*listed, "Nơi nhậm:", "- Các xã;"], 1) == []
    assert labels_in(["Nơi nhậm:", *listed[:1] * 50, listed[1]], 51) == []
    assert labels_in(["Nơi nhậm:", "Các phòng thực hiện./."]) == []


@pytest.mark.parametrize(("printed", "rule"), [("Nơi Nhận:", "TT0916"), ("Nơi nhận văn bản:", "TT0990")])
def test_a_label_in_other_capitals_or_with_words_behind_it_is_the_label(printed, rule):
    plan, findings = told(whole().replace("Nơi nhận:", printed))
    assert plan["recipients"].status == "found"
    assert [each.rule for each in findings] == [rule]


def test_the_number_line_of_a_draft_is_found_with_a_slip_in_its_word():
    lines = {each.split(":")[0] if each.startswith("Số") else "": each for each in whole().split("\n")}
    draft = whole().replace(lines["Số"], "Sồ:       /KH-SNV").replace("ngày 15 tháng 3 năm", "ngày    tháng    năm")
    plan, findings = told(draft)
    assert (plan["number"].status, plan["organ"].text) == ("blank", "SỞ NỘI VỤ")
    assert [each.rule for each in findings] == ["TT0390"]


def test_a_wording_that_wraps_and_a_type_name_before_its_subject_are_known_by_their_slips():
    names = "CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Tây Ninh, ngày 15 tháng 3 năm 2024"
    right = "<br>".join(names).replace("VIỆT", "VIẾT")
    plan = plan_of(whole(header=f"| UBND TỈNH TÂY NINH<br>SỞ NỘI VỤ<br>Số: 125/KH-SNV | {right} |\n|---|---|\n"))
    assert (plan["national_name"].form, plan["organ"].text) == ("malformed", "SỞ NỘI VỤ")
    plan = plan_of(whole(title="\nKẾ HOACH Kiểm tra công tác văn thư\n"))
    assert (plan["type_name"].text, plan["type_name"].form, plan["subject"].text) == ("KẾ HOACH", "malformed", "Kiểm tra công tác văn thư")
