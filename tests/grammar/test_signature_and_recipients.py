"""Signature and recipients."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.grammar.organ import (
    bears_name_above,
    has_no_superior,
    has_small_words,
    is_name_in_small,
    may_end_small_name,
    names_several,
    organ_kind,
    organ_kinds,
    split_organs,
)  # fmt: skip
from checker.grammar.recipients import format_archive, read_archive, read_entry, read_label, split_inline
from checker.grammar.signer import (
    is_deputy,
    is_loose_name,
    is_name,
    is_title,
    name_beside_note,
    names_apart,
    post_behind,
    read_competence,
    split_honorific,
    split_run_in,
)  # fmt: skip

CODES = st.lists(st.from_regex(r"[A-ZĐ]{2,6}", fullmatch=True), min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("line", "prefix", "mark", "rest"),
    [
        ("TM. ỦY BAN NHÂN DÂN", "TM", ".", "ỦY BAN NHÂN DÂN"),
        ("KT. GIÁM ĐỐC", "KT", ".", "GIÁM ĐỐC"),
        ("KT.GIÁM ĐỐC", "KT", ".", "GIÁM ĐỐC"),
        ("KT GIÁM ĐỐC", "KT", "", "GIÁM ĐỐC"),
        ("T/M BAN CHỈ ĐẠO", "TM", "/", "BAN CHỈ ĐẠO"),
        ("TUQ. GIÁM ĐỐC", "TUQ", ".", "GIÁM ĐỐC"),
        ("Q. GIÁM ĐỐC", "Q", ".", "GIÁM ĐỐC"),
        ("Q GIÁM ĐỐC", "Q", "", "GIÁM ĐỐC"),
        ("KT. Giám đốc", "KT", ".", "Giám đốc"),
    ],
)
def test_every_authority_is_read(line, prefix, mark, rest):
    found = read_competence(line)
    assert (found.prefix, found.mark, found.rest) == (prefix, mark, rest)


@pytest.mark.parametrize(
    "line", ["TRƯỞNG BAN", "GIÁM ĐỐC", "Trần Hoài Thu", "QUYỀN GIÁM ĐỐC", "KTX sinh viên", "TMĐT phát triển", "KT", "Q BÌNH THẠNH"]
)
def test_other_lines_state_no_authority(line):
    assert read_competence(line) is None


def test_a_deputy_is_told_from_the_head():
    assert is_deputy("PHÓ GIÁM ĐỐC")
    assert is_deputy("THỨ TRƯỞNG")
    assert not is_deputy("THỦ TRƯỞNG ĐƠN VỊ")
    assert not is_deputy("GIÁM ĐỐC")


def test_names_and_titles_are_not_confused():
    assert is_name("Trần Hoài Thu")
    assert is_name("TS. Trần Hoài Thu")
    assert is_name("N.V. An")
    assert not is_name("KT. GIÁM ĐỐC")
    assert is_title("PHÓ GIÁM ĐỐC")
    assert is_title("Q. GIÁM ĐỐC")
    assert is_title("Q.GIÁM ĐỐC")
    assert not is_title("Trần Hoài Thu")


@pytest.mark.parametrize(
    ("known", "line", "most"),
    [(is_title, "GIÁM ĐỐC TRUNG TÂM A", 120), (is_name, "Trần Thị Hoài Anh", 50), (is_loose_name, "trần thị hoài anh", 40)],
)
def test_a_line_longer_than_any_post_or_name_is_none(known, line, most):
    longest = line.ljust(most, line[-1])
    assert known(longest)
    assert not known(longest + line[-1])


def test_honorifics_come_off_a_name():
    assert split_honorific("PGS.TS Trần Hoài Thu") == ("PGS.TS", "Trần Hoài Thu")
    assert split_honorific("Thạc sĩ Trần Hoài Thu") == ("Thạc sĩ", "Trần Hoài Thu")
    assert split_honorific("Trần Hoài Thu") == ("", "Trần Hoài Thu")
    assert split_honorific("trung tá Ngô Văn Ổi") == ("trung tá", "Ngô Văn Ổi")
    assert split_honorific("Tiến Sĩ Lại Thị Ưng") == ("Tiến Sĩ", "Lại Thị Ưng")
    assert split_honorific("Đại Tá Ngô Văn Ổi") == ("Đại Tá", "Ngô Văn Ổi")
    assert split_honorific("Chuẩn Đô đốc Ngô Văn Ổi") == ("Chuẩn Đô đốc", "Ngô Văn Ổi")
    assert split_honorific("Thượng uý Ngô Văn Ổi") == ("Thượng uý", "Ngô Văn Ổi")
    assert split_honorific("Đô Văn Đốc") == ("", "Đô Văn Đốc")
    assert split_honorific("Bùi Luật Sự") == ("", "Bùi Luật Sự")


def test_a_flattened_signature_is_cut_into_its_lines():
    assert split_run_in("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trần Hoài Thu") == [
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Trần Hoài Thu",
    ]
    for line in ("GIÁM ĐỐC", "Trần Hoài Thu", "PGS.TS. Trần Hoài Thu", "Phó GIÁM ĐỐC Trần Hoài Thu"):
        assert split_run_in(line) == [line]
    assert split_run_in("TRƯỞNG BAN PHÓ THỦ TƯỚNG Trần Hoài Thu") == ["TRƯỞNG BAN", "PHÓ THỦ TƯỚNG", "Trần Hoài Thu"]
    assert split_run_in("GIÁM ĐỐC Vũ Hoài Thu") == ["GIÁM ĐỐC", "Vũ Hoài Thu"]


@given(codes=CODES, copies=st.one_of(st.none(), st.integers(1, 99)))
def test_an_archive_line_written_by_the_law_is_read_back(codes, copies):
    found = read_archive(format_archive(("VT", *codes), copies))
    assert (found.codes, found.copies, found.ending, found.colon) == (("VT", *codes), copies, ".", ":")


@pytest.mark.parametrize(
    ("line", "codes", "colon", "ending"),
    [
        ("- Lưu VT, CS", ("VT", "CS"), "", ""),
        ("- Lưu: VT.", ("VT",), ":", "."),
        ("Lưu: VT, KGVX, TTr;", ("VT", "KGVX", "TTr"), ":", ";"),
        ("- Luu: VT, VP.", ("VT", "VP"), ":", "."),
    ],
)
def test_the_archive_line_in_all_its_forms(line, codes, colon, ending):
    found = read_archive(line)
    assert (found.codes, found.colon, found.ending) == (codes, colon, ending)


@pytest.mark.parametrize("line", ["- Lưu ý các đơn vị thực hiện;", "- Sở Nội vụ;", "Lưu trữ lịch sử", ""])
def test_other_lines_are_no_archive_line(line):
    assert read_archive(line) is None


def test_the_label_is_read_and_a_sentence_is_not():
    assert read_label("Nơi nhận:").colon == ":"
    assert read_label("  Nơi nhận").colon == ""
    assert [read_label(f"Nơi nhận{' ' * blanks}:").colon for blanks in (71, 72)] == [":", ""]  # 80 characters are looked at
    assert read_label("Nội dung:") is None
    assert read_label("Noi nhgn: GIAM DOC", ocr=True).end == 9


def test_entries_are_taken_apart():
    assert read_entry("- Sở Nội vụ (b/c);") == ("-", "Sở Nội vụ (b/c)", ";")
    assert read_entry("Lãnh đạo Sở.") == ("", "Lãnh đạo Sở", ".")
    assert read_entry("- Lãnh đạo Sở;.") == ("-", "Lãnh đạo Sở", ".")


def test_a_list_on_one_line_is_parted():
    assert split_inline("- Bộ Nội vụ; - Sở Nội vụ; - Lưu: VT.") == ["- Bộ Nội vụ;", "- Sở Nội vụ;", "- Lưu: VT."]


@pytest.mark.parametrize(
    ("lines", "superior"),
    [
        (["UBND TỈNH TÂY NINH", "SỞ NỘI VỤ"], 1),
        (["ỦY BAN NHÂN DÂN", "TỈNH TÂY NINH"], 0),
        (["ỦY BAN NHÂN DÂN", "TỈNH TÂY NINH", "SỞ Y TẾ"], 2),
        (["UBND TỈNH TÂY NINH", "SỞ KHOA HỌC", "VÀ CÔNG NGHỆ"], 1),
        (["BAN CHỈ ĐẠO", "PHÒNG, CHỐNG THIÊN TAI"], 0),
        (["BỘ TÀI CHÍNH", "CỤC THUẾ"], 1),
        (["SỞ GIÁO DỤC VÀ ĐÀO TẠO", "TRƯỜNG THPT NGUYỄN TRÃI"], 1),
        (["BỘ NỘI VỤ"], 0),
        (["UBND XÃ BÌNH LÂM"], 0),
        (["SỞ Y TẾ -", "BẢO HIỂM XÃ HỘI TỈNH TÂY NINH"], 0),
        (["SỞ Y TẾ –", "CÔNG AN TỈNH TÂY NINH"], 0),
        (["UBND TỈNH TÂY NINH", "SỞ Y TẾ -", "CÔNG AN TỈNH"], 1),
        (["UBND TỈNH TÂY NINH", "BAN CHỈ ĐẠO", "PHÒNG CHỐNG THIÊN TAI"], 1),
        (["SỞ NỘI VỤ", "SỞ TÀI CHÍNH"], 0),
        (["UBND TỈNH TÂY NINH", "SỞ NỘI VỤ", "SỞ TÀI CHÍNH"], 1),
        (["SỞ XÂY DỰNG", "SỞ Y TẾ", "SỞ VĂN HÓA", "VÀ THỂ THAO"], 0),
        (["UBND TỈNH TÂY NINH", "SỞ XÂY DỰNG", "SỞ Y TẾ", "SỞ TÀI CHÍNH"], 1),
        (["GÒ DẦU", "CẨM GIANG"], 0),
        (["HĐND TỈNH TÂY NINH", "ĐOÀN GIÁM SÁT"], 1),
        (["CHI CỤC KIỂM LÂM TỈNH TÂY NINH", "HẠT KIỂM LÂM TÂN BIÊN"], 1),
        (["CÔNG TY ĐIỆN LỰC TÂY NINH", "ĐIỆN LỰC GÒ DẦU"], 1),
        (["TỔNG CÔNG TY", "ĐIỆN LỰC MIỀN NAM"], 0),
        (["BỘ TÀI NGUYÊN VÀ MÔI", "TRƯỜNG", "TRUNG TÂM QUAN TRẮC"], 2),
        (["TỔNG CÔNG TY", "ĐIỆN LỰC MIỀN NAM", "CÔNG TY ĐIỆN LỰC TÂY NINH"], 2),
        (["UBND TỈNH TÂY NINH", "VƯỜN QUỐC GIA LÒ GÒ"], 1),
        (["UBND TỈNH TÂY NINH", "TT PHỤC VỤ HÀNH CHÍNH CÔNG"], 1),
        (["SỞ Y TẾ TÂY NINH", "BV ĐA KHOA GÒ DẦU"], 1),
        (["UBND TỈNH TÂY NINH", "VPĐK ĐẤT ĐAI"], 1),
        (["UBND XÃ CẨM GIANG", "HTX DỊCH VỤ BÌNH LÂM"], 1),
        (["UBND XÃ CẨM GIANG", "HTX DỊCH VỤ BÌNH LÂM -"], 1),
        (["UBND TỈNH BÀ RỊA", "VŨNG TÀU"], 0),
        (["SỞ Y TẾ TÂY NINH", "BỆNH VIỆN ĐA KHOA KHU VỰC", "BẢO LỘC"], 1),
        (["SỞ Y TẾ TÂY NINH", "TRUNG TÂM Y TẾ", "HỘI AN"], 1),
        (["SỞ GIÁO DỤC VÀ ĐÀO TẠO", "TRƯỜNG THPT", "PHONG ĐIỀN"], 1),
        (["UBND TỈNH TÂY NINH", "BÁO TÂY NINH"], 1),
        (["UBND TỈNH TÂY NINH", "BẢO TÀNG TỈNH"], 1),
        (["TỈNH ĐOÀN TÂY NINH", "HỘI LHTN"], 1),
        (["SỞ GIÁO DỤC VÀ ĐÀO TẠO TÂY NINH", "TRƯỜNG PHỔ THÔNG DÂN TỘC NỘI TRÚ", "THPT TÂN BIÊN"], 1),
        (["TRƯỜNG ĐẠI HỌC TÂY NINH", "THPT CHUYÊN BÌNH LÂM"], 1),
        (["SỞ GIÁO DỤC VÀ ĐÀO TẠO TÂY NINH", "HỘI ĐỒNG THI", "TRƯỜNG THPT TÂN BIÊN"], 1),
        (["HỘI ĐỒNG TUYỂN SINH", "TRƯỜNG CAO ĐẲNG TÂN BIÊN"], 0),
        (["HỘI ĐỒNG NHÂN DÂN XÃ", "TRƯỜNG THỌ", "BAN PHÁP CHẾ"], 2),
        (["BỘ NỘI VỤ", "CỤC VĂN THƯ VÀ LƯU TRỮ", "NHÀ NƯỚC"], 1),
        (["UBND XÃ", "BÌNH LÂM HẠ"], 0),
        (["UBND HUYỆN CẨM GIANG", "TỈNH TÂY NINH MỚI"], 0),
        (["UBND TỈNH TÂY NINH", "BAN QUẢN LÝ", "VƯỜN QUỐC GIA LÒ GÒ"], 1),
        (["SỞ XÂY DỰNG", "ĐƠN VỊ ĐIỀU HÀNH VẬN TẢI"], 1),
        (["SỞ XÂY DỰNG TÂY NINH", "ĐƠN VỊ ĐIỀU HÀNH VẬN TẢI"], 1),
        (["SỞ XÂY DỰNG GÒ DẦU", "ĐƠN VỊ ĐIỀU HÀNH VẬN TẢI"], 0),
        (["SỞ XÂY DỰNG", "GÒ DẦU"], 0),
        (["SỞ XÂY DỰNG", "TỈNH TÂY NINH MỚI"], 0),
        (["SỞ XÂY DỰNG", "BÀ RỊA - VŨNG TÀU"], 0),
        (["SỞ NỘI VỤ", "VÀ ĐƠN VỊ TƯ VẤN"], 0),
        (["SỞ LAO ĐỘNG", "THƯƠNG BINH VÀ XÃ HỘI"], 0),
        (["SỞ NỘI VỤ", "- ĐƠN VỊ TƯ VẤN"], 0),
    ],
)
def test_the_superior_is_parted_from_the_issuer(lines, superior):
    assert split_organs(lines, [None] * len(lines)) == superior


@pytest.mark.parametrize(
    ("below", "bold", "superior"),
    [
        ("XÍ NGHIỆP SỐ 2", [False, True], 1),
        ("XÍ NGHIỆP SỐ 2", [False, False], 0),
        ("XÍ NGHIỆP SỐ 2", [True, True], 0),
        ("XÍ NGHIỆP SỐ 2", [None, True], 0),
        ("TỈNH TÂY NINH", [False, True], 0),
    ],
)
def test_a_plain_line_above_a_bold_one_is_the_superiors_where_the_words_name_one_organ(below, bold, superior):
    assert split_organs(["CÔNG TY CẤP NƯỚC", below], bold) == superior


def test_a_header_all_bold_is_parted_by_its_words():
    assert split_organs(["UBND TỈNH TÂY NINH", "SỞ NỘI VỤ"], [True, True]) == 1


@pytest.mark.parametrize("line", ["[TÊN CƠ QUAN]", "<tên đơn vị>", "TÊN TỔ CHỨC", "……"])
def test_a_line_that_waits_for_an_organs_name_is_a_placeholder(line):
    assert organ_kind(line) == "placeholder"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("TT KIỂM SOÁT BỆNH TẬT", "unit"),
        ("TTYT KHU VỰC TÂN BIÊN", "unit"),
        ("VP ĐĂNG KÝ ĐẤT ĐAI", "office"),
        ("BCĐ CHUYỂN ĐỔI SỐ", "steering"),
        ("TT HUẾ", None),
        ("TTX MIỀN NAM", None),
    ],
)
def test_an_organ_whose_first_word_is_shortened_is_one_all_the_same(line, kind):
    assert organ_kind(line) == kind


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("TS. Trần Hoài Thu", ("TS.", "Trần Hoài Thu")),
        ("Trần Hoài Thu, Tiến sĩ", ("Tiến sĩ", "Trần Hoài Thu")),
        ("Trần Hoài Thu, MBA", ("MBA", "Trần Hoài Thu")),
        ("Trần Hoài Thu, Ph.D", ("Ph.D", "Trần Hoài Thu")),
        ("Dr. Trần Hoài Thu", ("Dr.", "Trần Hoài Thu")),
        ("Trần Hoài Thu (ThS.)", ("ThS", "Trần Hoài Thu")),
        ("Trần Hoài Thu - Thạc sĩ", ("Thạc sĩ", "Trần Hoài Thu")),
        ("Trần Hoài Thu, Phó Giám đốc", ("", "Trần Hoài Thu, Phó Giám đốc")),
        ("Trần Hoài Thu", ("", "Trần Hoài Thu")),
        ("Tiến sĩ", ("", "Tiến sĩ")),
        ("Đ/c Trần Hoài Thu", ("", "Trần Hoài Thu")),
    ],
)
def test_a_degree_before_or_behind_a_name_is_none_of_it(line, parts):
    assert split_honorific(line) == parts


def test_fewer_than_half_of_an_organs_words_may_have_lost_their_capitals():
    names = ("sở NỘI VỤ", "UBND tỉnh TÂY NINH", "sở VỤ", "sở nội VỤ", "SỞ NỘI VỤ", "Sở NỘI vụ TỈNH", "nước CỘNG HÒA")
    assert [has_small_words(name) for name in names] == [True, True, False, False, False, False, False]


@pytest.mark.parametrize(
    ("lines", "several"),
    [
        (["SỞ Y TẾ - SỞ TÀI CHÍNH"], True),
        (["SỞ NỘI VỤ", "CÔNG AN TỈNH TÂY NINH"], True),
        (["SỞ NỘI VỤ VÀ SỞ TÀI CHÍNH"], True),
        (["HỘI ĐỒNG NHÂN DÂN VÀ ỦY BAN NHÂN DÂN", "XÃ TÂN LẬP"], True),
        (["PHÒNG VĂN HÓA - XÃ HỘI"], False),
        (["SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"], False),
        (["VĂN PHÒNG HĐND VÀ UBND"], False),
        (["BAN CHỈ ĐẠO", "CHUYỂN ĐỔI SỐ"], False),
        (["SỞ Y TẾ, SỞ TÀI CHÍNH"], True),
        (["SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH"], False),
        (["BẢO TÀNG, THƯ VIỆN TỈNH"], False),
    ],
)
def test_several_organs_issue_a_joint_plan(lines, several):
    assert names_several(lines) is several


def test_some_organs_have_no_superior_to_print():
    assert has_no_superior(organ_kind("ỦY BAN NHÂN DÂN TỈNH TÂY NINH"))
    assert not has_no_superior(organ_kind("SỞ NỘI VỤ"))


@given(st.text(max_size=60))
def test_no_text_breaks_the_grammars(text):
    read_competence(text)
    read_archive(text)
    read_label(text)
    read_label(text, ocr=True)
    read_entry(text)
    split_run_in(text)
    organ_kind(text)
    is_name(text)
    is_title(text)


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (["SỞ", "NỘI VỤ"], ["department", None]),
        (["TRUNG TÂM DỊCH", "VỤ", "VIỆC LÀM"], ["unit", None, None]),
        (["LÃNH SỰ", "QUÁN TẠI CẨM GIANG"], ["office", None]),
        (["TỔNG LÃNH SỰ", "QUÁN TẠI CẨM GIANG"], [None, None]),
    ],
)
def test_two_words_at_most_begin_an_organs_name_with_the_line_below(lines, kinds):
    assert organ_kinds(lines) == kinds


@pytest.mark.parametrize(("name", "part", "borne"), [("SỞ Y TẾ", "TỈNH TÂY NINH", True), ("ĐIỆN LỰC", "KHU VỰC II", False)])
def test_a_name_of_three_words_stands_again_above_its_part(name, part, borne):
    assert bears_name_above([name, name, part], 1) is borne


@pytest.mark.parametrize("known", [is_name_in_small, may_end_small_name])
def test_no_name_in_small_letters_fills_a_line(known):
    longest = "Trường THPT Nguyễn Trãi ".ljust(79, "i")
    assert known(longest)
    assert not known(longest + "i")


def test_a_committee_in_small_letters_behind_an_authority_is_no_paragraph():
    longest = "TM. Ủy ban nhân dân xã Cẩm Giang".ljust(64, "g")  # 60 letters behind TM.
    assert read_competence(longest).prefix == "TM"
    assert read_competence(longest + "g") is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("(Đã ký) Trần Hoài Thu", "Trần Hoài Thu"),
        ("Đã ký: Trần Hoài Thu", "Trần Hoài Thu"),
        ("Trần Hoài Thu (đã ký)", "Trần Hoài Thu"),
        ("(Đã ký)", None),
        ("(Đã ký Trần Hoài Thu", None),
        ("Trần Hoài Thu", None),
    ],
)
def test_a_name_stands_beside_the_note_that_it_is_signed(line, name):
    span = name_beside_note(line)
    assert (line[slice(*span)] if span else None) == name


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Trần Hoài Thu", []),
        ("Trần Hoài Thu - Lê Văn Tám", ["Trần Hoài Thu", "Lê Văn Tám"]),
        ("Trần Hoài Thu, Tiến sĩ", []),
    ],
)
def test_two_names_on_a_line_are_taken_apart(line, names):
    assert names_apart(line) == names


@pytest.mark.parametrize(("line", "post"), [("T/M BAN CHỈ ĐẠO - PHÓ TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"), ("KT/ GIÁM ĐỐC", "KT/ GIÁM ĐỐC")])
def test_the_stroke_of_an_authority_stands_before_no_post_of_the_signers_own(line, post):
    assert line[post_behind(line) :] == post
