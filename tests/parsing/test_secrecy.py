"""A mark of secrecy is seen wherever it stands; a word like it is none."""

import unicodedata
from dataclasses import replace
from io import BytesIO

import pytest
from docx.oxml import parse_xml

from checker.parsing import parse
from checker.parsing.secrecy import body_marks, marks_in
from checker.parsing.secrecy_line import mark_of
from checker.reading import read
from tests.parsing.plans import HEADER
from tests.parsing.test_edges import document
from tests.reading.wordfile import opened, paragraph

PLAN = """ỦY BAN NHÂN DÂN                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH VĨNH SƠN                       Độc lập - Tự do - Hạnh phúc
Số: 25/KH-UBND                   Vĩnh Sơn, ngày 15 tháng 3 năm 2024
{}

KẾ HOẠCH
{}

I. MỤC ĐÍCH
Bảo đảm công tác bảo vệ bí mật nhà nước.

Nơi nhận:                              TM. ỦY BAN NHÂN DÂN
- Lưu: VT.                                   CHỦ TỊCH

                                         Trần Hoài Thu
"""


def mark(line, subject="Diễn tập phòng thủ", medium="text"):
    return parse(read(PLAN.format(line, subject).encode(), name="a.txt", medium=medium)).secret


KEYS = ("MA^.T", "TO^'I MA^.T", "TUYE^.T MA^.T", "MAATJ", "MAAJT", "TOOIS MAATJ", "TUYEETJ MAATJ", "MA65T", "TO61I MA65T", "TUYE65T MA65T")


@pytest.mark.parametrize("line", [*KEYS, "(MA^.T)", "Số 2      MAATJ", "1. MẬT", "- MẬT", "a) TỐI MẬT", "I. TUYỆT MẬT"])
def test_a_mark_as_its_keys_were_typed_or_as_an_item_is_suspected_in_the_head(line):
    assert mark(line) != ""


def test_an_item_above_a_type_and_subject_of_one_paragraph_stands_in_the_head():
    title = "<w:r><w:t>KẾ HOẠCH</w:t><w:br/><w:t>Diễn tập phòng thủ</w:t></w:r>"
    assert parse(opened("".join(map(paragraph, (*HEADER.splitlines(), "1. MẬT", title, "I. MỤC ĐÍCH", "Bảo đảm công tác."))))).secret == "?"


@pytest.mark.parametrize("line", [*KEYS[:1], *KEYS[3:4], *KEYS[7:8], "1. TỐI MẬT"])
def test_such_a_mark_in_the_body_is_none(line):
    assert parse(read(PLAN.format("", "Diễn tập").replace("Bảo đảm", f"{line}\n\nBảo đảm").encode(), name="a.txt")).secret == ""


@pytest.mark.parametrize(
    "line", ["1. TUYỆT MẬT\n2. TỐI MẬT\n3. MẬT", "1. Mật", "MAATJ KHAAUR", "MA65", "MAY 65T", "1. MẬT ONG", "MATT", "Mã 65T", "MA6 T5"]
)
def test_what_only_looks_like_such_a_mark_is_none(line):
    assert mark(line) == ""


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("MẬT", "MẬT"), ("TỐI MẬT", "TỐI MẬT"), ("TUYỆT MẬT", "TUYỆT MẬT"), ("Tối mật", "TỐI MẬT"), ("(MẬT)", "MẬT"), ("M Ậ T", "MẬT"),
        ("Độ mật: Tối mật", "TỐI MẬT"), ("TÀI LIỆU MẬT", "MẬT"), ("      MẬT          HỎA TỐC", "MẬT"),
        ("MAT", "MẬT"), ("MÂT", "MẬT"), ("TOI MAT", "TỐI MẬT"), ("MẬT - HỎA TỐC", "MẬT"), ("Mật/Khẩn", "MẬT"), ("Bản số: 01 MẬT", "MẬT"),
        ("MẬT (Mật nhà nước)", "MẬT"), ("DẤU TỐI MẬT", "TỐI MẬT"), ("★ MẬT ★", "MẬT"), ("`MẬT`", "MẬT"), ("M.Ậ.T", "MẬT"),
        ("МẬТ", "MẬT"), ("ＭẬＴ", "MẬT"), ("HỎA TỐC TUYỆT MẬT số 2", "TUYỆT MẬT"),
        ("Dấu mật: MẬT", "MẬT"), ("Độ mật: TỐI MẬT", "TỐI MẬT"), ("Dấu chỉ độ mật: Mật", "MẬT"), ("Cấp độ mật: TỐI MẬT", "TỐI MẬT"),
        ("Độ mật Tối mật", "TỐI MẬT"), ("Loại: MẬT", "MẬT"), ("A - MẬT", "MẬT"), ("B – TỐI MẬT", "TỐI MẬT"), ("MẬT (C)", "MẬT"),
        ("M  Ậ  T", "MẬT"), ("M\tẬ\tT", "MẬT"), ("m ậ t", "MẬT"), ("T Ố I   M Ậ T", "TỐI MẬT"), ("TỐI-MẬT", "TỐI MẬT"),
        ("<b>MẬT</b>", "MẬT"), ("DỰ THẢO MẬT", "MẬT"),
        ("MẬT (Thời hạn bảo vệ: 05 năm)", "MẬT"), ("MẬT, giải mật ngày 01/01/2030", "MẬT"), ("LƯU HÀNH NỘI BỘ - MẬT", "MẬT"),
        ("TÀI LIỆU TUYỆT MẬT, CẤM SAO CHỤP", "TUYỆT MẬT"), ("TỐI MẬT: KHÔNG PHỔ BIẾN", "TỐI MẬT"), ("TỐI MẬT - Trang 1/1", "TỐI MẬT"),
        ("TỐI  MẬT", "TỐI MẬT"), ("Tài liệu MẬT - Bản số 01", "MẬT"), ("Độ mật: TỐI MẬT. Số bản: 02", "TỐI MẬT"),
        ("┌─────┐\n│ MẬT │\n└─────┘", "MẬT"), ("MẬT - Chỉ người có tên mới được bóc bì", "MẬT"), ("MẬT - KHÔNG SAO CHỤP", "MẬT"),
        ("MẬT • 10 NĂM", "MẬT"), (unicodedata.normalize("NFD", "TUYỆT MẬT"), "TUYỆT MẬT"),
        ("BÍ MẬT NHÀ NƯỚC", "?"), ("TÀI LIỆU BÍ MẬT NHÀ NƯỚC", "?"), ("BÍ MẬT NHÀ NƯỚC - ĐỘ TUYỆT MẬT", "TUYỆT MẬT"),
        ("Bí mật nhà nước độ Tối mật", "TỐI MẬT"),
        ("KẾ HOẠCH (MẬT)", "MẬT"), ("KẾ HOẠCH - TỐI MẬT", "TỐI MẬT"), ("☒ Mật", "MẬT"), ("[x] Mật", "MẬT"), ("(X) MẬT", "MẬT"),
        ("☐ Tuyệt mật  ☐ Tối mật  ☒ Mật", "MẬT"), ("Độ mật: [ ] Tuyệt mật [v] Tối mật [ ] Mật", "TỐI MẬT"),
        ("Tuyệt mật ☐ Tối mật ☑ Mật ☐", "TỐI MẬT"), ("[x] Toi mat", "TỐI MẬT"), ("Mật: x", "MẬT"), ("Độ mật (của văn bản): Mật", "MẬT"),
        ("Độ mật của văn bản này: Tối mật", "TỐI MẬT"), ("do_mat: Mật", "MẬT"), ('do-mat: "Tối mật"', "TỐI MẬT"),
        ("secrecy: Mật", "MẬT"), ("Phân loại bí mật: Tối mật", "TỐI MẬT"), ("BẢO VỆ BÍ MẬT NHÀ NƯỚC: MẬT", "MẬT"),
        ("Văn bản này thuộc độ Mật", "MẬT"), ("Kế hoạch này đóng dấu TUYỆT MẬT.", "TUYỆT MẬT"), ("M\nẬ\nT", "MẬT"), ("M\n\nẬ\n\nT", "MẬT"),
        ("ĐỘ KHẨN: KHẨN; ĐỘ MẬT: MẬT", "MẬT"), ("ĐỘ MẬT: MẬT; ĐỘ KHẨN: KHẨN", "MẬT"), ("Độ khẩn: Hỏa tốc - Độ mật: Tối mật", "TỐI MẬT"),
        ("Số: 25/KH-UBND; độ mật: Tuyệt mật", "TUYỆT MẬT"), ("Độ khẩn: Thường. Độ mật: Mật", "MẬT"),
        ("Mức độ: MẬT", "MẬT"), ("Mức độ: Tối mật / Khẩn", "TỐI MẬT"), ("Thuộc độ: Mật", "MẬT"), ("Cấp độ: mật", "MẬT"),
        ("Ký hiệu độ mật: A", "TUYỆT MẬT"), ("Dấu ký hiệu độ mật: “B”", "TỐI MẬT"), ("Dấu chỉ độ mật: C", "MẬT"),
        ("Độ mật (A)", "TUYỆT MẬT"), ("Độ khẩn: Khẩn; ký hiệu độ mật: chữ C", "MẬT"),
        ("Độ mật: Có", "?"), ("Độ mật: x", "?"), ("Tài liệu mật: Có", "?"), ("Có chứa bí mật nhà nước: Có", "?"),
        ("[MẬT](x)", "MẬT"), ("![TỐI MẬT](dau.png)", "TỐI MẬT"), ("[MẬT][1]", "MẬT"), ("**MẬT**", "MẬT"), ("# MẬT", "MẬT"),
        ("M&#7852;T", "MẬT"), ("T&#x1ed0;I M&#x1eac;T", "TỐI MẬT"), ("&nbsp;MẬT&nbsp;", "MẬT"), ("&#272;ộ m&#7853;t: M&#7853;t", "MẬT"),
        (r"\textbf{MẬT}", "MẬT"), (r"$\text{TỐI MẬT}$", "TỐI MẬT"), ("\x1b[1;31mMẬT\x1b[0m", "MẬT"),
        ('<span style="color: red">MẬT</span>', "MẬT"), ("<p align=center>TUYỆT MẬT</p>", "TUYỆT MẬT"),
        ("TỐl MẬT", "TỐI MẬT"), ("TỐ1 MẬT", "TỐI MẬT"), ("T0I MẬT", "TỐI MẬT"), ("TỐIMẬT", "TỐI MẬT"), ("TUYỆTMẬT", "TUYỆT MẬT"),
        ("T ỐI MẬT", "TỐI MẬT"), ("MẬ T", "MẬT"), ("MẬ7", "MẬT"), ("TUYỆ7 MẬT", "TUYỆT MẬT"), ("TUYỆT RNẬT", "TUYỆT MẬT"), ("IVIẬT", "MẬT"),
        ("T\n\nỐ\n\nI\n\nM\n\nẬ\n\nT", "TỐI MẬT"), ("---\ntieu_de: Diễn tập\ndo_mat: Mật\n---", "MẬT"),
        ("---\nmat: MẬT\n---", "MẬT"), ("---\ntags: [Tối mật]\n---", "TỐI MẬT"), ('<img src="dau.png" alt="TỐI MẬT">', "TỐI MẬT"),
    ],
)  # fmt: skip
def test_a_mark_on_a_line_of_its_own_is_seen(line, seen):
    assert mark(line) == seen


@pytest.mark.parametrize(
    "line",
    [
        "", "HỎA TỐC", "KHẨN", "mặt", "BẢO MẬT", "LƯU HÀNH NỘI BỘ", "CÔNG KHAI", "1. Mật", "Mật độ", "MẬT KHẨU", "a) Mật", "Độ mật:",
        "Độ mật: Không", "BẢO VỆ BÍ MẬT NHÀ NƯỚC", "I. BÍ MẬT NHÀ NƯỚC VÀ VIỆC BẢO VỆ", "- Bí mật nhà nước;", "bí mật nhà nước",
        "Căn cứ Luật Bảo vệ bí mật nhà nước ngày 15 tháng 11 năm 2018;", "DANH MỤC BÍ MẬT NHÀ NƯỚC", "CÔNG TÁC BẢO VỆ\nBÍ MẬT NHÀ NƯỚC",
        "Bảo mật: mật khẩu 1", "Loại: Mật ong", "KHU A - MẬT ĐỘ CAO", "NGUYỄN VĂN MẬT", "Thôn Mật", "PHƯỜNG MẬT SƠN", "GIẢI MẬT",
        "Giải mật ngày 01/01/2030", "Thời hạn bảo vệ bí mật nhà nước",
        "☐ Mật", "[ ] Mật", "☐ Tuyệt mật ☐ Tối mật ☐ Mật ☒ Không", "Tuyệt mật ☐ Tối mật ☐ Mật ☐", "☒ Không mật", "[x] Bảo mật", "☒ Mật ong",
        "☒ Khám mắt", "[x] Mặt bằng", "Tuyệt mật, Tối mật, Mật", "Tuyệt mật | Tối mật | Mật", "Độ mật của văn bản: Không", "do_mat: không",
        "BẢO VỆ BÍ MẬT NHÀ NƯỚC: KẾT QUẢ", "- Tài liệu độ Mật gửi theo đường giao liên;", "a) Văn bản độ Mật",
        "Danh mục bí mật nhà nước độ Mật",
        "M\n\nA\n\nT", "M\n\nẶ\n\nT", "TUẦN TRĂNG MẬT", "Căn cứ Kế hoạch số 12/KH-UBND của UBND tỉnh (Mật)", "(bảo mật)",
        "Lưu: VT, P. Bảo mật", "Lưu: VT, Phòng Cơ mật",
        "Độ khẩn: Khẩn; Độ mật: Không", "Độ khẩn, độ mật", "Độ khẩn: A", "Độ mật: D", "Ký hiệu: A", "Mức độ: A",
        "Mức độ: Mật độ cao", "Mức độ: trung bình", "Xác định độ mật: theo danh mục", "Dấu chỉ độ mật: theo mẫu số 01",
        "Ký hiệu độ mật: A, B, C", "Ký hiệu độ mật: A (Tuyệt mật), B (Tối mật), C (Mật)", "Độ mật: Mật, Tối mật, Tuyệt mật",
        "Các độ mật: Mật và Tối mật", "Độ mật: Có/Không", "Độ mật: có hoặc không", "Bảo vệ bí mật nhà nước: Có", "Phụ lục độ mật: A",
        "[Luật Bảo vệ bí mật nhà nước](luat.md)", "[BẢO MẬT](x)", r"\textbf{Bảo mật}",
        "[Mật độ](x)", "[Danh mục (Mật)](x)", "M&#7853;t &#273;&#7897;",
        "tags: [bảo mật]", "nhãn: mật ong", "mắt: mất", '<img alt="Mật độ">',
        "Luật Bảo vệ bí mật nhà nước: độ mật, dấu mật", "Lấy mẫu: 01 MẬT ONG",
    ],
)  # fmt: skip
@pytest.mark.parametrize("subject", ["Bảo vệ bí mật nhà nước năm 2024", "Nuôi ong lấy mật", "BẢO VỆ BÍ MẬT NHÀ NƯỚC"])
@pytest.mark.parametrize("medium", ["text", "ocr"])
def test_words_like_it_are_none(line, subject, medium):
    assert mark(line, subject, medium) == ""


@pytest.mark.parametrize(
    "line",
    ["ĐỘ KHẨN: KHẨN; ĐỘ MẬT:", "Loại: Mắt", "Phân loại: Mặt", "Mức độ: mất", "Mức: mặt", "TỐI MAI", "TỐT MẬT", "M4T", "MA T", "AI MẬT"],
)
def test_typed_words_that_differ_from_one_by_a_sign_are_none(line):
    assert mark(line) == ""


@pytest.mark.parametrize(
    "line", ["MẬT", "MẠT", "MÂT", "MẶT", "M4T", "TÓI MẠT", "TỐI MẶT", "TUYET MÁT", "TUYÊT MẠT.", "IVIẬT MẬT", "RNẬT", "HỎA TỐC MẬT"]
)
def test_a_smudged_mark_is_suspected(line):
    assert mark(line, medium="ocr")


@pytest.mark.parametrize("line", ["SỐ", "KH", "TỔ MỘC", "HỎA TỐC", "BẬC 3", "M"])
def test_other_debris_is_not(line):
    assert mark(line, medium="ocr") == ""


@pytest.mark.parametrize("subject", ["TẬP HUẤN KIẾN THỨC\nBÍ MẬT NHÀ NƯỚC", "BẢO VỆ AN NINH MẠNG VÀ\nBÍ MẬT NHÀ NƯỚC"])
def test_a_subject_cut_in_two_is_none(subject):
    assert mark("", subject) == ""


@pytest.mark.parametrize(
    "subject",
    [
        "Tập huấn quản lý văn bản theo tài liệu có độ\nMật", "Quản lý, sử dụng tài liệu thuộc độ\nTối mật", "Bảo vệ tài liệu mang dấu\nMẬT",
        "TẬP HUẤN BẢO VỆ TÀI LIỆU CÓ ĐỘ\nMẬT", "Rà soát văn bản độ Mật, độ Tối mật, độ\nTuyệt mật", "TẬP HUẤN VỀ TÀI LIỆU CÓ ĐỘ TỐI\nMẬT",
        "MÔ HÌNH NUÔI ONG LẤY\nMẬT", "Xử lý hồ sơ độ\nMật năm 2024", "QUẢN LÝ TÀI LIỆU\nMẬT NĂM 2025",
        "RÀ SOÁT VĂN BẢN\nTỐI MẬT, NĂM 2025 - 2030",
    ],
)  # fmt: skip
def test_the_last_word_of_a_title_alone_on_its_line_is_none(subject):
    assert mark("", subject) == ""
    lines = f"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH\n{subject}\nCăn cứ Luật Bảo vệ bí mật nhà nước;".split("\n")
    assert not any(marks_in(lines))


@pytest.mark.parametrize(
    ("subject", "seen"),
    [
        ("Diễn tập phòng thủ năm 2024\nMật", "MẬT"), ("Quản lý con dấu\nMẬT", "MẬT"), ("Đổi mới chế độ\nTối mật", "TỐI MẬT"),
        ("Nâng cao trình độ\nMật", "MẬT"), ("Diễn tập phòng thủ\nTUYỆT\nMẬT", "TUYỆT MẬT"), ("Diễn tập\nVăn bản này có độ\nMật", "MẬT"),
        ("QUẢN LÝ TÀI LIỆU\nMẬT", "MẬT"), ("QUẢN LÝ TÀI LIỆU\nMẬT 10 NĂM", "MẬT"), ("Diễn tập\nMẬT NĂM 2025", "MẬT"),
    ],
)  # fmt: skip
def test_a_mark_below_a_title_that_is_whole_is_seen(subject, seen):
    assert mark("", subject) == seen


def test_the_subject_and_who_keeps_it_may_say_it():
    for subject, seen in (
        ("Diễn tập phòng thủ (MẬT)", "MẬT"), ("Diễn tập phòng thủ (Tối mật)", "TỐI MẬT"), ("Diễn tập phòng thủ - MẬT", "MẬT"),
        ("Khảo sát mật độ dân cư (Mật độ)", ""), ("Nuôi ong lấy mật", ""), ("NUÔI ONG - MẬT", ""), ("Diễn tập (bảo mật)", ""),
    ):  # fmt: skip
        assert mark("", subject) == seen, subject
    far = "".join(f"\n{number}. Việc thứ {number} do Phòng Tổng hợp chủ trì.\n" for number in range(1, 140))
    for kept, seen in (
        ("- Lưu: VT (Mật).", "MẬT"), ("- Lưu: VT, TH, hồ sơ mật.", "MẬT"), ("- Lưu: VT, Tối mật", "TỐI MẬT"),
        ("- Lưu: VT, P. Bảo mật.", ""),
    ):  # fmt: skip
        for between in ("", far):
            text = PLAN.format("", "Diễn tập").replace("- Lưu: VT.   ", f"{kept}   ").replace("\nNơi nhận", f"{between}\nNơi nhận")
            assert parse(read(text.encode(), name="a.txt", medium="text")).secret == seen, (kept, bool(between))


LATER = "".join(f"\n{number}. Việc thứ {number} do Phòng Tổng hợp chủ trì, hoàn thành trong quý.\n" for number in range(1, 140))


@pytest.mark.parametrize(("line", "seen"), [("MẬT", "MẬT"), ("TỐI MẬT", "TỐI MẬT"), ("Mật", ""), ("THÔNG TIN BÍ MẬT", "")])
def test_an_annex_may_bear_one_of_its_own(line, seen):
    annex = PLAN.format("", "Diễn tập") + LATER + f"\n{line}\n\nPHỤ LỤC\nLực lượng tham gia\n"
    assert parse(read(annex.encode(), name="a.txt", medium="text")).secret == seen


IN_A_LIST = (
    "a) Tuyệt mật;", "c) Mật.", "- Mật: tài liệu về nhân sự.", "- Tuyệt mật: các phương án;", "1. Tuyệt mật", "- Tối mật", "- Mật",
        "+ Tối mật;",
    "(1) Tối mật", "b) TUYỆT MẬT", "- TỐI MẬT;", "2. TÀI LIỆU MẬT", "I. TÀI LIỆU MẬT", "Tối mật", "Mật;", "Văn bản mật", "- Dấu Mật",
        "1.1. Mật",
    "- Độ mật: Mật", "1. Độ mật: Tối mật", "- Sổ đăng ký văn bản đi (Mật)", "- Lưu trữ tài liệu (Mật)", "• Tối mật", "2/ Mật",
    "Tuyệt mật;\n\nTối mật;\n\nMật.", "TUYỆT MẬT\n\nTỐI MẬT\n\nMẬT", "- Con dấu: Tối mật",
        "| Độ mật | Số |\n|---|---|\n| Tuyệt mật | 2 |\n| Mật | 3 |",
    "Điều 2. TÀI LIỆU MẬT",
)  # fmt: skip


@pytest.mark.parametrize("medium", ["text", "ocr"])
@pytest.mark.parametrize("line", IN_A_LIST)
def test_what_a_plan_says_of_such_papers_is_none(line, medium):
    told = PLAN.format("", "Diễn tập").replace("nhà nước.\n", f"nhà nước.\n\n{line}\n\nBảo đảm đúng tiến độ.\n")
    assert parse(read(told.encode(), name="a.txt", medium=medium)).secret == ""
    menu = "1. Trang chủ\n\n2. Văn bản\n\n" + PLAN.format("Tối mật", "Diễn tập")
    assert parse(read(menu.encode(), name="a.txt", medium=medium)).secret == "TỐI MẬT"


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("MẬT", "MẬT"), ("- TỐI MẬT -", "TỐI MẬT"), ("Độ mật: Mật", "MẬT"), ("Văn bản này thuộc độ Mật", "MẬT"),
        ("TỐI MẬT - Trang 2", "TỐI MẬT"),
        ("PHỤ LỤC (MẬT)", "MẬT"), ("Độ mật: [ ] Tối mật [x] Mật", "MẬT"), ("M Ậ T", "MẬT"),
    ],
)  # fmt: skip
def test_in_its_body_a_plan_may_still_bear_one(line, seen):
    told = PLAN.format("", "Diễn tập").replace("nhà nước.\n", f"nhà nước.\n\n{line}\n\nBảo đảm đúng tiến độ.\n")
    assert parse(read(told.encode(), name="a.txt", medium="text")).secret == seen


@pytest.mark.parametrize(
    "line",
    [
        "Mậ\u0442", "\u041c\u1eac\u0422", "\u041c\u0410\u0302\u0323\u0422", "\u039c\u1eac\u03a4", "\u1d0d\u1eac\u1d1b",
        "\u13b7\u1eac\u13a2",
        "\u2c98\u1eac\u2ca6", "\ua4df\u1eac\ua4d4", "M\u200bẬ\u200bT", "M\u00adẬT", "M\ufe0fẬT", "M\u0336Ậ\u0336T\u0336", "𝐌Ậ𝐓",
        "M\u2003Ậ\u2003T", "M\u0301\u0300ẬT", "M\u0301ẬT", "M\u0301Ậ\u0301T\u0301", "MÃ\u0323\u0302T",
        "M      Ậ      T", "M|Ậ|T", "M*Ậ*T", "M — Ậ — T", "M~Ậ~T", "[M][Ậ][T]", "M/Ậ/T",
    ],
)  # fmt: skip
def test_one_in_other_letters_or_set_apart_is_seen(line):
    assert mark(line) in ("MẬT", "?")


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("MẬT - kế hoạch.txt", "?"), ("ke-hoach (MẬT).txt", "?"), ("12_TỐI MẬT_KH.txt", "?"), ("Tuyệt mật.txt", "?"),
        ("ke-hoach-mat.txt", "?"), ("12_KH_mat_2024.txt", "?"), ("kehoachmat.txt", "?"), ("ke hoach (mat).txt", "?"), ("toi-mat.txt", "?"),
        ("VB-tuyet-mat-12.txt", "?"), ("Kế hoạch mật.txt", "?"), ("kế hoạch (mật).txt", "?"),
        ("giam-sat.txt", ""), ("ke-hoach-bao-mat.txt", ""), ("ke-hoach-bao-ve-bi-mat-nha-nuoc.txt", ""), ("ke-hoach-gap-mat.txt", ""),
        ("ke-hoach-mat-tran.txt", ""), ("kh-kham-mat.txt", ""), ("ke-hoach-mat-bang.txt", ""), ("mat-ong.txt", ""),
        ("kế hoạch mặt bằng.txt", ""), ("kế hoạch mắt.txt", ""), ("kế hoạch lấy mật.txt", ""), ("KH TRĂNG MẬT.txt", ""),
        ("VAN BAN KHONG MAT.txt", ""),
        ("BẢO MẬT.txt", ""), ("Bí mật nhà nước.txt", ""), ("KH BẢO VỆ BÍ MẬT NHÀ NƯỚC.txt", ""), ("mat.txt", ""), ("MẬTX.txt", ""),
    ],
)  # fmt: skip
def test_the_name_of_the_file_may_say_it(name, seen):
    assert parse(read(PLAN.format("", "Diễn tập").encode(), name=f"mật/{name}")).secret == seen


@pytest.mark.parametrize(
    ("path", "seen"),
    [("HỒ SƠ MẬT/a.txt", "?"), ("den/TỐI MẬT.zip/a.txt", "?"), ("MẬT MÃ/a.txt", ""), ("bí mật/a.txt", ""), ("NGUYỄN VĂN MẬT/a.txt", "")],
)
def test_the_folder_or_archive_it_lies_in_may_say_it(path, seen):
    assert parse(read(PLAN.format("", "Diễn tập").encode(), name=path)).secret == seen


@pytest.mark.parametrize(
    ("facts", "seen"),
    [
        ({"envelope_priority": "Tối mật"}, "TỐI MẬT"), ({"envelope_priority": "2"}, ""), ({"envelope_priority": "Hỏa tốc"}, ""),
        ({"envelope_subject": "Kế hoạch diễn tập (MẬT)"}, "MẬT"), ({"envelope_subject": "Mật"}, "MẬT"),
        ({"envelope_subject": "(MẬT) Kế hoạch diễn tập"}, "?"), ({"envelope_subject": "Kế hoạch (bảo mật) năm 2024"}, ""),
        ({"envelope_subject": "Kế hoạch bảo vệ bí mật nhà nước"}, ""), ({"envelope_subject": "Mật độ xây dựng"}, ""),
        ({"envelope_secrecy": "0"}, ""), ({"envelope_secrecy": "1"}, "?"), ({"envelope_secrecy": "Mật"}, "MẬT"),
    ],
)  # fmt: skip
def test_the_envelope_may_say_it(facts, seen):
    document = read(PLAN.format("", "Diễn tập").encode(), name="a.txt")
    assert parse(replace(document, traits={**document.traits, **facts})).secret == seen


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
ART = f'<w:r {W}><w:pict><v:shape><v:textpath style="x" string="T&#7888;I M&#7852;T"/></v:shape></w:pict></w:r>'
INNER = "<w:txbxContent><w:p><w:r><w:t>MẬT</w:t></w:r></w:p></w:txbxContent>"
BOX = f"<w:r {W}><w:pict><v:shape><v:textbox>{INNER}</v:textbox></v:shape></w:pict></w:r>"


def word(change):
    from docx import Document

    document, file = Document(), BytesIO()
    for line in PLAN.format("", "Diễn tập").split("\n"):
        document.add_paragraph(line)
    change(document)
    document.save(file)
    return parse(read(file.getvalue(), name="a.docx")).secret


def on_later_pages(document):
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "TUYỆT MẬT"


def in_the_footer(document):
    document.sections[0].footer.paragraphs[0].text = "MẬT"


def as_a_watermark(document):
    document.sections[0].header.paragraphs[0]._p.append(parse_xml(ART))


def as_art_in_the_body(document):
    document.paragraphs[0]._p.append(parse_xml(ART))


def in_a_box(document):
    document.paragraphs[0]._p.append(parse_xml(BOX))


def in_a_cell(document):
    document.add_table(1, 2).cell(0, 0).text = "UBND TỈNH\nMẬT"


def in_small_letters_printed_large(document):
    document.paragraphs[0].insert_paragraph_before().add_run("tối mật").font.all_caps = True


def in_small_capitals(document):
    document.paragraphs[0].insert_paragraph_before().add_run("mật").font.small_caps = True


def in_a_framed_paragraph(document, words="mật", sides=("top", "left", "bottom", "right")):
    properties = document.paragraphs[0].insert_paragraph_before(words)._p.get_or_add_pPr()
    properties.append(
        parse_xml(f"<w:pBdr {W}>{''.join(f'<w:{side} w:val=' + chr(34) + 'single' + chr(34) + '/>' for side in sides)}</w:pBdr>")
    )


def in_a_frame(document):
    document.paragraphs[0].insert_paragraph_before("tối mật")._p.get_or_add_pPr().append(parse_xml(f'<w:framePr {W} w:x="900"/>'))


def in_small_letters_of_a_box(document):
    document.paragraphs[0]._p.append(parse_xml(BOX.replace("MẬT", "mật")))


def in_a_table_of_one_cell(document):
    document.add_table(1, 1).cell(0, 0).text = "mật"


def hidden(document):
    document.paragraphs[0].add_run("TỐI MẬT").font.hidden = True


def picture(**said):
    words = " ".join(f'{name}="{value}"' for name, value in said.items())
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    inline = f'<wp:inline xmlns:wp="{drawing}"><wp:docPr id="9" {words}/></wp:inline>'
    return lambda document: document.paragraphs[0]._p.append(parse_xml(f"<w:r {W}><w:drawing>{inline}</w:drawing></w:r>"))


def described_as_of_old(document):
    shape = f'<w:r {W}><w:pict><v:shape alt="Dấu Tối mật"/></w:pict></w:r>'
    document.paragraphs[0]._p.append(parse_xml(shape))


def property_of(name, value):
    return lambda document: setattr(document.core_properties, name, value)


def own_property(name, value):
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    inside = f'<property fmtid="x" pid="2" name="{name}"><vt:lpwstr>{value}</vt:lpwstr></property>'
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"

    def change(document):
        package = document.part.package
        part = Part(PackURI("/docProps/custom.xml"), kind, f'<Properties xmlns:vt="v">{inside}</Properties>'.encode(), package)
        package.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties")

    return change


def inside(xml):
    return lambda document: document.paragraphs[0]._p.append(parse_xml(xml))


DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MARK = "<w:r><w:t>MẬT</w:t></w:r>"
in_an_element_nobody_knows = inside(f'<n:khung xmlns:n="urn:n" {W}>{MARK}</n:khung>')
of_a_canvas = inside(f'<w:r {W}><w:drawing><a:graphicData xmlns:a="{DRAWING}"><a:t>MẬT</a:t></a:graphicData></w:drawing></w:r>')
for_older_programs = inside(
    f'<m:AlternateContent xmlns:m="{COMPATIBLE}" {W}><m:Choice/><m:Fallback>{MARK}</m:Fallback></m:AlternateContent>'
)


def a_chunk_of_html(document):
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    part = Part(PackURI("/word/phan.html"), "text/html", "<p>MẬT</p><p>x</p>".encode(), document.part.package)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = document.part.relate_to(part, f"{kind}/aFChunk")
    document.element.body.insert(0, parse_xml(f'<w:altChunk {W} xmlns:r="{kind}" r:id="{link}"/>'))


def in_the_footer_behind_a_tab(document):
    document.sections[0].footer.paragraphs[0].text = "UBND TỈNH\tTỐI MẬT"


def in_small_capitals_of_the_footer(document):
    document.sections[0].footer.paragraphs[0].add_run("mật").font.small_caps = True


def in_a_field_of_the_footer(document):
    field = f'<w:r {W}><w:instrText> DOCPROPERTY "Muc" </w:instrText></w:r>'
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph._p.append(parse_xml(field))
    paragraph.add_run("MẬT")


def underlined_alone(document):
    in_a_framed_paragraph(document, "mật ong", sides=("bottom",))


def of_honey_in_a_frame(document):
    in_a_framed_paragraph(document, "Bảo mật")


def deleted(words, *cut):
    """Taken away by a tracked change, in one piece or in several."""

    def change(document):
        runs = "".join(f"<w:r><w:delText>{each}</w:delText></w:r>" for each in (words, *cut))
        document.paragraphs[0]._p.append(parse_xml(f'<w:del {W} w:id="9" w:author="An">{runs}</w:del>'))

    return change


def nowhere(document):
    document.sections[0].footer.paragraphs[0].text = "Bảo mật thông tin"


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        (on_later_pages, "TUYỆT MẬT"), (in_the_footer, "MẬT"), (as_a_watermark, "TỐI MẬT"), (as_art_in_the_body, "TỐI MẬT"),
        (in_a_box, "MẬT"), (in_a_cell, "MẬT"), (nowhere, ""),
        (in_small_letters_printed_large, "TỐI MẬT"), (in_small_capitals, "MẬT"), (in_a_framed_paragraph, "MẬT"), (in_a_frame, "TỐI MẬT"),
        (in_small_letters_of_a_box, "MẬT"), (in_a_table_of_one_cell, "MẬT"), (hidden, "TỐI MẬT"), (described_as_of_old, "TỐI MẬT"),
        (picture(name="Picture 1", descr="MẬT"), "MẬT"), (picture(name="dau-mat.png"), "?"),
        (picture(name="x", title="Con dấu TUYỆT MẬT"), "?"),
        (property_of("keywords", "kế hoạch; MẬT"), "MẬT"), (property_of("category", "Tối mật"), "TỐI MẬT"),
        (property_of("title", "Kế hoạch diễn tập (MẬT)"), "MẬT"), (own_property("Độ mật", "Mật"), "MẬT"),
        (own_property("Classification", "T&#7888;I M&#7852;T"), "TỐI MẬT"),
        (in_an_element_nobody_knows, "MẬT"), (of_a_canvas, "MẬT"), (for_older_programs, "MẬT"), (a_chunk_of_html, "MẬT"),
        (in_the_footer_behind_a_tab, "TỐI MẬT"), (in_small_capitals_of_the_footer, "MẬT"), (in_a_field_of_the_footer, "MẬT"),
        (deleted("MẬT"), "MẬT"), (deleted("TỐI ", "MẬT"), "TỐI MẬT"), (deleted("bảo mật"), ""), (deleted("mật"), ""),
        (underlined_alone, ""), (of_honey_in_a_frame, ""), (picture(name="Picture 1", descr="Tổ ong mật"), ""),
        (picture(name="x", descr="Bảo mật thông tin"), ""), (picture(name="mat-troi.png"), ""),
        (property_of("keywords", "bí mật nhà nước"), ""),
        (property_of("title", "KẾ HOẠCH CÔNG TÁC BẢO VỆ BÍ MẬT NHÀ NƯỚC"), ""), (property_of("author", "TẠ MẬT"), ""),
        (own_property("Độ mật", "Không"), ""),
    ],
)  # fmt: skip
def test_in_a_word_file_it_may_be_stamped_anywhere(change, seen):
    assert word(change) == seen


def test_a_mark_on_two_lines_of_one_paragraph_is_one():
    head = PLAN.format("", "").splitlines()[:3]
    for stamp in ("BÍ MẬT NHÀ NƯỚC\nĐỘ TỐI MẬT", "Bí mật nhà nước\nđộ Tối mật"):
        rows = *head, stamp, "KẾ HOẠCH", "Diễn tập phòng thủ", "I. MỤC ĐÍCH", "Bảo đảm an ninh."
        assert parse(document(*rows, medium="docx")).secret == "TỐI MẬT"


def test_a_stamp_of_two_words_on_two_lines_is_one_mark_and_none_of_the_organ():
    head = [row for row in HEADER.split("\n") if row]
    for stamp, part in ((["TUYỆT\nMẬT"], "secrecy"), (["TỐI", "MẬT"], "secrecy"), (["HỎA", "TỐC"], "urgency"), (["HỎA", "SỞ"], None)):
        plan = parse(document(*head, *stamp, "KẾ HOẠCH", "Diễn tập", "I. NỘI DUNG", "Diễn tập.", medium="docx"))
        marks = {name: plan[name].text for name in ("secrecy", "urgency") if plan[name].present}
        assert marks == ({part: " ".join(stamp).replace("\n", " ")} if part else {})
        assert (plan["organ"].text == "SỞ NỘI VỤ") == (part is not None)


def test_small_words_above_a_head_are_a_mark_and_below_it_a_sentence():
    menu = ["1. Trang chủ", "Tối mật"]
    assert set(marks_in([*menu, "KẾ HOẠCH"])) == {"", "TỐI MẬT"}
    assert set(marks_in(["KẾ HOẠCH", *menu])) == {""}


def test_a_stamp_of_the_body_without_its_tones_is_suspected():
    assert list(body_marks(["MAT", "Bảo đảm bí mật."], noisy=False)) == ["", "?"]


def test_a_recogniser_s_long_mark_has_two_letters_wrong_and_no_more_than_one_too_many():
    assert [mark_of(line, noisy=True) for line in ("TUYXT MATX", "TUYETMATXY", "TOIMAX", "TOI MAXX")] == ["?", "", "?", ""]


@pytest.mark.parametrize(
    ("rows", "seen"), [(("M\tẬ", "T"), "MẬT"), (("M\tẬ\tT",), "MẬT"), (("T\tỐ", "I\tM\tẬ\tT"), "TỐI MẬT"), (("T\tM",), "")]
)
def test_letters_so_far_apart_that_they_are_columns_may_be_a_mark(rows, seen):
    lines = PLAN.format("", "Diễn tập").split("\n")
    assert parse(document(*rows, *lines)).secret == seen
    assert parse(document(*lines, *rows)).secret == seen


@pytest.mark.parametrize(("shown", "seen"), [("\u202eTẬM", "MẬT"), ("\u202eTẬM IỐT", "TỐI MẬT"), ("\u202eCỘB ẢOH", ""), ("TẬM", "")])
def test_a_mark_written_from_behind_under_a_sign_that_turns_it_is_one(shown, seen):
    text = f"{shown}\n{PLAN.format('', 'Diễn tập')}"
    assert parse(read(text.encode(), name="a.txt")).secret == seen
