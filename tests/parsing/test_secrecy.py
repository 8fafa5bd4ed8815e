"""A mark of secrecy is seen wherever it stands; a word like it is none."""

from dataclasses import replace

import pytest

from checker.parsing import parse
from checker.reading import read

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


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("MẬT", "MẬT"), ("TỐI MẬT", "TỐI MẬT"), ("TUYỆT MẬT", "TUYỆT MẬT"), ("Tối mật", "TỐI MẬT"), ("(MẬT)", "MẬT"), ("M Ậ T", "MẬT"),
        ("Độ mật: Tối mật", "TỐI MẬT"), ("TÀI LIỆU MẬT", "MẬT"), ("      MẬT          HỎA TỐC", "MẬT"),
        ("MAT", "MẬT"), ("MÂT", "MẬT"), ("TOI MAT", "TỐI MẬT"),
    ],
)  # fmt: skip
def test_a_mark_on_a_line_of_its_own_is_seen(line, seen):
    assert mark(line) == seen


@pytest.mark.parametrize("line", ["", "HỎA TỐC", "KHẨN", "mặt", "BẢO MẬT", "LƯU HÀNH NỘI BỘ", "CÔNG KHAI"])
@pytest.mark.parametrize("subject", ["Bảo vệ bí mật nhà nước năm 2024", "Nuôi ong lấy mật", "BẢO VỆ BÍ MẬT NHÀ NƯỚC"])
@pytest.mark.parametrize("medium", ["text", "ocr"])
def test_words_like_it_are_none(line, subject, medium):
    assert mark(line, subject, medium) == ""


@pytest.mark.parametrize(
    "line", ["MẬT", "MẠT", "MÂT", "MẶT", "M4T", "TÓI MẠT", "TỐI MẶT", "TUYET MÁT", "TUYÊT MẠT.", "IVIẬT MẬT", "RNẬT", "HỎA TỐC MẬT"]
)
def test_a_smudged_mark_is_suspected(line):
    assert mark(line, medium="ocr")


@pytest.mark.parametrize("line", ["SỐ", "KH", "TỔ MỘC", "HỎA TỐC", "BẬC 3", "M"])
def test_other_debris_is_not(line):
    assert mark(line, medium="ocr") == ""


@pytest.mark.parametrize(
    ("facts", "seen"),
    [
        ({"envelope_priority": "Tối mật"}, "TỐI MẬT"), ({"envelope_priority": "2"}, ""), ({"envelope_priority": "Hỏa tốc"}, ""),
        ({"envelope_secrecy": "0"}, ""), ({"envelope_secrecy": "1"}, "?"), ({"envelope_secrecy": "Mật"}, "MẬT"),
    ],
)  # fmt: skip
def test_the_envelope_may_say_it(facts, seen):
    document = read(PLAN.format("", "Diễn tập").encode(), name="a.txt")
    assert parse(replace(document, traits={**document.traits, **facts})).secret == seen
