"""Acts cited by a plan, in all their spellings."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.grammar.citation import clean_code, code_meant, format_citation, read_citations

STATE = st.from_regex(r"[1-9][0-9]{0,3}(/20[12][0-9])?/(QĐ|KH|NQ|CT|NĐ)-(UBND|TTg|CP|SNV|BNV)", fullmatch=True)
PARTY = st.from_regex(r"[1-9][0-9]{0,2}-(CT|NQ|KL|KH|CTr)/(TW|TU|ĐU)", fullmatch=True)


def codes(text):
    return [(act.type, act.code, act.date) for act in read_citations(text)]


@given(code=STATE | PARTY, day=st.dates(datetime.date(1990, 1, 1), datetime.date(2030, 12, 31)))
def test_an_act_cited_by_the_law_is_read_back(code, day):
    found = read_citations(
        f"Căn cứ {format_citation('Quyết định', code, day.day, day.month, day.year, 'Ủy ban nhân dân tỉnh')} về việc kiểm tra;"
    )
    assert [(act.code, act.date, act.organ, act.number_word) for act in found] == [(code, day.isoformat(), "Ủy ban nhân dân tỉnh", True)]


def test_a_slashed_date_and_its_issuer():
    (act,) = read_citations("Kế hoạch số 10/KH-UBND ngày 19/01/2024 của UBND tỉnh về phát động thi đua")
    assert (act.type, act.code, act.date, act.organ, act.subject) == (
        "Kế hoạch",
        "10/KH-UBND",
        "2024-01-19",
        "UBND tỉnh",
        "về phát động thi đua",
    )


def test_a_law_is_cited_by_name_and_date():
    (act,) = read_citations("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;")
    assert (act.type, act.code, act.date, act.law) == ("Luật", None, "2025-06-16", True)


def test_a_law_cited_by_year_and_date_is_one_act():
    assert [(act.date, act.year) for act in read_citations("Căn cứ Luật Đất đai 2024, ngày 18/01/2024;")] == [("2024-01-18", "")]


def test_a_law_cited_with_its_number_is_one_act():
    assert codes("Luật Điện lực số 61/2024/QH15 ngày 30/11/2024") == [("Luật", "61/2024/QH15", "2024-11-30")]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Quyết định số 18/QĐ-UBND ngày 31 tháng 9 năm 2023 của UBND tỉnh", "31 tháng 9 năm 2023"),
        ("Đề án 08-ĐA/TU của Tỉnh ủy ngày 30/02/2025", "30/02/2025"),
        ("Luật Lưu trữ ngày 31 tháng 6 năm 2024", "31 tháng 6 năm 2024"),
        ("Quyết định số 18/QĐ-UBND ngày 30 tháng 9 năm 2023 của UBND tỉnh", ""),
        ("Quyết định số 18/QĐ-UBND của UBND tỉnh", ""),
    ],
)
def test_a_day_the_calendar_has_not_is_kept_as_printed(text, printed):
    (act,) = read_citations(text)
    assert act.no_such_day == printed
    assert not (printed and act.date)


def test_the_ministry_of_construction_is_no_ministry_that_builds():
    (act,) = read_citations("Thông tư số 06/2021/TT-BXD ngày 30 tháng 6 năm 2021 của Bộ xây dựng quy định về phân cấp công trình")
    assert (act.organ, act.subject) == ("Bộ xây dựng", "quy định về phân cấp công trình")


def test_several_acts_in_one_sentence():
    text = (
        "Thực hiện Chỉ thị số 26-CT/TU ngày 21/10/2019 của Ban Thường vụ Tỉnh ủy và Kế hoạch số 223/KH-UBND ngày 13/11/2019 của UBND tỉnh"
    )
    assert codes(text) == [("Chỉ thị", "26-CT/TU", "2019-10-21"), ("Kế hoạch", "223/KH-UBND", "2019-11-13")]
    assert read_citations(text)[0].organ.startswith("Ban Thường vụ Tỉnh ủy")


def test_a_list_shares_its_type_and_its_last_date():
    text = "các Công điện: số 007/CĐ-UBND ngày 17/11/2025, số 008/CĐ-UBND và số 009/CĐ-UBND ngày 19/11/2025"
    assert codes(text) == [
        ("Công điện", "007/CĐ-UBND", "2025-11-17"),
        ("Công điện", "008/CĐ-UBND", "2025-11-19"),
        ("Công điện", "009/CĐ-UBND", "2025-11-19"),
    ]


def test_one_word_and_one_type_before_a_list_are_those_of_each():
    acts = read_citations("các Kế hoạch số 12/KH-UBND, 13/KH-UBND (cùng ngày 05 tháng 01 năm 2024); 14/KH-UBND")
    assert [(act.number_word, act.typed, act.date) for act in acts] == [(True, True, "2024-01-05")] * 2 + [(True, True, None)]
    assert [(act.number_word, act.typed) for act in read_citations("thiết bị 12/TB-A; 13/TB-B")] == [(False, False)] * 2


def test_a_date_is_not_shared_over_an_issuer():
    text = "Công điện số 008/CĐ-UBND của Ủy ban nhân dân tỉnh, Công điện số 009/CĐ-UBND ngày 19/11/2025"
    assert [date for *_, date in codes(text)] == [None, "2025-11-19"]


@pytest.mark.parametrize(("between", "date"), [("; các ", "2025-11-19"), (" xã A, ", None)])
def test_a_date_is_shared_over_words_that_join_alone(between, date):
    assert codes(f"Công điện số 008/CĐ-UBND{between}số 009/CĐ-UBND ngày 19/11/2025")[0] == ("Công điện", "008/CĐ-UBND", date)


def test_an_act_may_stand_at_the_very_beginning():
    assert codes("15/KH-UBND ngày 19/01/2024") == [("Kế hoạch", "15/KH-UBND", "2024-01-19")]


@pytest.mark.parametrize("law", ["Luật Trẻ em ngày 05/4/2016", "Luật Trẻ em năm 2016"])
def test_a_law_may_stand_right_behind_another_act(law):
    acts = read_citations(f"Quyết định số 15/QĐ-UBND ngày 19/01/2024;{law};")
    assert [(act.type, act.subject) for act in acts] == [("Quyết định", ""), ("Luật", "Trẻ em")]


def test_the_date_may_stand_after_the_issuer():
    assert codes("Đề án 08-ĐA/TU của Tỉnh ủy ngày 29/12/2025 về công nghiệp") == [("Đề án", "08-ĐA/TU", "2025-12-29")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("tại Văn bản số 05/2026/VLN/CV-LV ngày 21/4/2026", "05/2026/VLN/CV-LV"),
        ("tại Văn bản số 01-GCN-MT ngày 21/4/2026", "01-GCN-MT"),
        ("tại Văn bản số YBB-SA032/26-LR ngày 21/4/2026", "YBB-SA032/26-LR"),
        ("tại Văn bản số 13.4/2026/ĐN-VL ngày 13/4/2026", "13.4/2026/ĐN-VL"),
        ("tại Văn bản số 02 ngày 21/4/2026", "02"),
        ("Chương trình hành động số 10- CTr/TU ngày 13/8/2025", "10-CTr/TU"),
        ("Kế hoạch 223/KH- UBND ngày 24/10/2025", "223/KH-UBND"),
        ("Quy chế phối hợp số 49/QCPH-UBND-UBMT-HCTĐ ngày 24/01/2025", "49/QCPH-UBND-UBMT-HCTĐ"),
        ("Nghị quyết 50 85/NQ- -HDND ngày 08/12/2023", "85/NQ-HDND"),
        ("Kế hoạch Só 12/KH-UBND ngày 19/01/2024", "12/KH-UBND"),
        ("K& hoach s6 199/ KH-UBND ngay 23/7/2025", "199/KH-UBND"),
    ],
)
def test_odd_codes_are_read_and_cleaned(text, code):
    assert read_citations(text)[0].code == code


def test_the_missing_word_so_is_seen_as_missing():
    assert not read_citations("Quyết định 1237/QĐ-TTg về việc phê duyệt")[0].number_word


@pytest.mark.parametrize(
    "text",
    [
        "từ 01/3/2013 đến 30/6/2013",
        "đạt 10/12 chỉ tiêu",
        "tại khoản 2 Điều 9",
        "giai đoạn 2021-2025",
        "Số điện thoại: 0243.123.456",
        "pháp luật về thi đua năm 2024",
        "tệp_12/KH-UBND",
        "hồ sơ A12/KH-UBND",
        "xe mang biển số 61/XA-2",
        "nộp lệ phí theo Luật Nhà ở ngày 5 hằng tháng",
        "Quyết định giao tổ số 02 ngày 21/4/2026",
    ],
)
def test_dates_figures_and_clauses_are_no_acts(text):
    assert read_citations(text) == []


def test_cleaning_a_code_takes_out_spaces_and_doubled_dashes():
    assert clean_code("85/NQ- -HĐND;") == "85/NQ-HĐND"


@given(st.text(max_size=120))
def test_no_text_breaks_the_grammar(text):
    for act in read_citations(text):
        assert 0 <= act.start <= act.end <= len(text)


def test_a_subject_holds_the_acts_its_title_names():
    text = "Căn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh thi hành Luật Đất đai và Nghị định số 102/2024/NĐ-CP;"
    act, inner = read_citations(text)
    assert (act.organ, act.subject) == ("UBND tỉnh", "thi hành Luật Đất đai và Nghị định số 102/2024/NĐ-CP")
    assert (act.nested, inner.nested) == (False, True)


def test_a_law_named_by_a_title_is_inside_it():
    text = "Nghị định số 181/2024/NĐ-CP ngày 31/12/2024 của Chính phủ quy định chi tiết một số điều của Luật Quản lý ngày 29/6/2024;"
    assert [act.nested for act in read_citations(text)] == [False, True]


@pytest.mark.parametrize(
    "behind",
    [
        ", Sở Nội vụ ban hành Kế hoạch như sau:",
        ", Ủy ban nhân dân tỉnh An Giang xây dựng Kế hoạch tập huấn năm 2024",
        "; Thực hiện Kế hoạch số 5/KH-UBND ngày 02/02/2024 của UBND tỉnh",
        ", Thực hiện Kế hoạch số 5/KH-UBND ngày 02/02/2024 của UBND tỉnh",
        " và Kế hoạch số 5/KH-UBND ngày 02/02/2024 của UBND tỉnh",
    ],
)
def test_a_subject_ends_before_what_runs_on(behind):
    subject = "về việc tập huấn văn thư, lưu trữ những năm tiếp theo"
    act = read_citations(f"Thực hiện Quyết định số 12/QĐ-UBND ngày 02/01/2024 của UBND tỉnh {subject}{behind}")[0]
    assert (act.organ, act.subject) == ("UBND tỉnh", subject)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Nghị định số 30/2020/NĐ-CP 05/3/2020 của Chính phủ", ("Nghị định", "30/2020/NĐ-CP", "2020-03-05")),
        ("Quyết định số 24/2021/QĐ-TTg ngày 16/7/20 21 của Thủ tướng Chính phủ", ("Quyết định", "24/2021/QĐ-TTg", "2021-07-16")),
    ],
    ids=["without the word ngày", "a torn year"],
)
def test_a_date_misprinted_is_still_the_date(text, read):
    assert codes(text) == [read]


def test_figures_behind_a_code_that_are_no_date_are_none():
    assert codes("Kế hoạch số 45/KH-UBND 12 nhiệm vụ") == [("Kế hoạch", "45/KH-UBND", None)]


@pytest.mark.parametrize("form", ["Mẫu 09/BK", "Biểu số 03/TH-KT", "biểu mẫu số 2/BC-NS", "Phiếu 01/ĐG-CB"])
def test_a_form_is_no_act_though_a_verb_is_spelt_like_one(form):
    assert read_citations(f"Hướng dẫn các đơn vị lập danh sách theo {form} gửi về Sở") == []


def test_who_issued_an_act_may_stand_before_it():
    (act,) = read_citations("Ủy ban nhân dân xã Tân Lập đã ban hành Chương trình hành động số 34/CTr-UBND ngày 28 tháng 01 năm 2026")
    assert act.organ == "Ủy ban nhân dân xã Tân Lập"


@pytest.mark.parametrize(
    ("text", "laws"),
    [
        ("Thực hiện Luật Thư viện năm 2019, Nghị định số 93/2020/NĐ-CP ngày 18 tháng 8 năm 2020", [("Luật", "Thư viện")]),
        ("Căn cứ Pháp lệnh Cảnh vệ năm 2001;", [("Pháp lệnh", "Cảnh vệ")]),
        ("Tổng kết 10 năm thi hành Luật Thư viện trong năm 2019", []),
        ("Kế hoạch số 4/KH-UBND ngày 18/8/2020 về triển khai các Luật Thư viện năm 2019;", []),  # inside the plan's own title
    ],
)
def test_a_law_may_be_cited_by_its_year_alone(text, laws):
    assert [(act.type, act.subject) for act in read_citations(text) if act.law and not act.nested] == laws


@pytest.mark.parametrize(
    "behind", ["và các quy định của pháp luật có liên quan", "và những quy định khác của tỉnh", "và quy định tại Quy chế"]
)
def test_what_is_joined_to_an_issuer_is_another_matter(behind):
    (act,) = read_citations(f"phù hợp với Điều 9 Nghị định số 181/2024/NĐ-CP ngày 31/12/2024 của Chính phủ {behind}.")
    assert (act.organ, act.subject) == ("Chính phủ", "")


def test_an_issuer_may_have_a_joining_word_within_its_name():
    (act,) = read_citations("theo Quyết định số 18/QĐ-SNN ngày 31/12/2024 của Sở Nông nghiệp và Môi trường về việc quản lý.")
    assert (act.organ, act.subject) == ("Sở Nông nghiệp và Môi trường", "về việc quản lý")


@pytest.mark.parametrize(
    "printed",
    [
        "Sở Văn hóa, Thể thao và Du lịch| về việc tổ chức lễ hội", "Bộ Giáo dục, Khoa học và Công nghệ|",
        "Chính phủ|, về công tác văn thư và Lưu trữ", "Sở Công Thương tỉnh An Bình|, tổ chức lễ hội và hội chợ",
        "Ủy ban nhân dân tỉnh An Bình| tiếp nhận hồ sơ", "Ủy ban nhân dân tỉnh An Bình - Hòa Lạc| kiểm tra hồ sơ",
        "UBND tỉnh| nhắc việc nộp lưu", "Thủ tướng Chính phủ| phòng, chống dịch", "Bộ Nội vụ| đôn đốc việc nộp lưu",
        "Sở Nội vụ| thông báo kết luận của Giám đốc Sở", "Bảo hiểm xã hội tỉnh An Bình|", "Hội đồng nhân dân tỉnh An Bình khóa X|",
        "Ủy ban nhân dân tỉnh và Hội Nông dân tỉnh|", "Ủy ban nhân dân thành phố Hòa Lạc tỉnh An Bình|",
    ],
)  # fmt: skip
def test_an_issuer_ends_where_its_acts_subject_begins(printed):
    organ, _, subject = printed.partition("|")
    (act,) = read_citations(f"Thực hiện Công văn số 15/UBND-NC ngày 10 tháng 01 năm 2024 của {organ}{subject};")
    assert (act.organ, act.subject) == (organ, subject.lstrip(", "))


def test_what_an_act_approves_is_named_before_it():
    (act,) = read_citations(
        "Thực hiện Đề án số hóa được Ủy ban nhân dân tỉnh phê duyệt tại Quyết định số 45/QĐ-UBND ngày 10 tháng 01 năm 2024;"
    )
    assert (act.organ, act.nested) == ("Ủy ban nhân dân tỉnh", True)


def test_an_act_without_a_day_is_cited_wherever_it_approves():
    (act,) = read_citations("Thực hiện Đề án số hóa được phê duyệt tại Quyết định số 45/QĐ-UBND;")
    assert not act.nested


def test_a_subject_may_study_another_act():
    acts = read_citations("Công văn số 15/UBND-NC ngày 10 tháng 01 năm 2024 của UBND tỉnh quán triệt Chỉ thị số 35/CT-TTg;")
    assert [act.nested for act in acts] == [False, True]


@pytest.mark.parametrize(
    ("type_", "code", "meant"),
    [
        ("Nghị định", "118/2025/QĐ-CP", "118/2025/NĐ-CP"),  # the Government gives no quyết định
        ("Quyết định", "12/NĐ-TTg", "12/QĐ-TTg"),
        ("Nghị định", "30/2020/ND-CP", "30/2020/NĐ-CP"),
        ("Nghị định", "118/2025/QĐ-UBND", ""),  # a people's committee gives no nghị định
        ("Nghị quyết", "12/NĐ-CP", ""),  # the Government gives both
        ("Nghị định", "12/QĐ-TTg", ""),
    ],
)
def test_of_a_type_and_a_code_that_differ_the_issuer_tells_which_is_meant(type_, code, meant):
    assert code_meant(type_, code) == meant


def test_january_and_february_bear_a_nought():
    cited = [format_citation("Nghị định", "30/2020/NĐ-CP", 5, month, 2020, "Chính phủ") for month in (2, 3, 12)]
    assert [text.split(" tháng ")[1].split(" năm ")[0] for text in cited] == ["02", "3", "12"]


@pytest.mark.parametrize("code", ["30/2020/NĐ-CP", "abc", "12/XX-CP", "12/2020/QĐ-TTg"])
def test_a_code_that_tells_no_other_type_means_nothing_else(code):
    assert code_meant("Nghị định", code) == ""
