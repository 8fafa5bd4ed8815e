"""A plan typed in Markdown as people type it, letterhead and signature and all, becomes a plan that says each thing once."""

import pytest

from checker.fixing.new_plan import skeleton
from checker.fixing.plan_answers import answered
from checker.reading import read
from checker.running.typed_head import read_typed

BODY = """
Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;

## I. MỤC ĐÍCH

Nâng cao chất lượng.

## II. NỘI DUNG

| Việc | Nơi làm |
|---|---|
| Kiểm tra | Văn phòng |
"""
SIGNED = """
**KT. GIÁM ĐỐC**
**PHÓ GIÁM ĐỐC**

Lương Thị Hải Yến

Nơi nhận:
- UBND tỉnh;
- Lưu: VT, VP.
"""
LINES = """UBND TỈNH VĨNH SƠN
SỞ NỘI VỤ
Số: /KH-SNV

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Vĩnh Sơn, ngày tháng 3 năm 2026

# KẾ HOẠCH
## Kiểm tra công tác văn thư năm 2026
"""
TABLE = """---
name: Trần Hoài Thu
---

| UBND TỈNH VĨNH SƠN<br>**SỞ NỘI VỤ** | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
|---|---|
| Số: 12/KH-SNV | Vĩnh Sơn, ngày 05 tháng 3 năm 2026 |

KẾ HOẠCH

Kiểm tra công tác văn thư năm 2026
"""


def texts(typed):
    content = read_typed(typed.encode(), "a.md")
    return content, [block.text for block in read(skeleton(answered({}, content)), name="a.docx").blocks]


@pytest.mark.parametrize("head", [LINES, TABLE], ids=["lines", "table"])
def test_the_letterhead_becomes_the_new_plans_own(head):
    content, said = texts(head + BODY + SIGNED.replace("Lương Thị Hải Yến", "Trần Hoài Thu"))
    for once in (
        *("UBND TỈNH VĨNH SƠN", "SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: /KH-SNV"),
        *("KẾ HOẠCH", "Kiểm tra công tác văn thư năm 2026", "I. MỤC ĐÍCH", "Kiểm tra"),
        *("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Hoài Thu", "- UBND tỉnh;", "- Lưu: VT, VP."),
    ):
        assert sum(" ".join(line.split()) == once for line in said) == 1, once
    assert sum("Vĩnh Sơn, ngày" in line for line in said) == 1
    assert not any("|" in line for line in said)
    assert dict(content.left_out).get("given") == (2 if head is TABLE else None)


def test_what_stands_in_front_goes_before_what_is_typed():
    content = read_typed((TABLE + BODY + SIGNED).encode(), "a.md")
    assert content.told["name"] == "Trần Hoài Thu"
    assert (content.told["signing"], content.told["title"]) == ("deputy", "GIÁM ĐỐC")
    assert content.told["organ"] == "Sở Nội vụ"


def test_a_plan_without_a_letterhead_is_read_as_it_was():
    from checker.fixing.markdown_plan import read_markdown

    typed = ("# Kế hoạch trồng cây\n" + BODY).encode()
    assert read_typed(typed, "a.md") == read_markdown(typed, "a.md")


def test_several_signers_are_left_where_they_stand():
    joint = SIGNED.partition("Nơi nhận")[0] + "\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nTrần Hoài Thu\n"
    content = read_typed((LINES + BODY + joint).encode(), "a.md")
    assert "name" not in content.told
