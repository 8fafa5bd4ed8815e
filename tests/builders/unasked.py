"""Plans whose lines beside those that the sample table speaks of have other letters: what its rules choose among shows on them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.builders.changes import holding
from tests.builders.layout_faults import ALIGN, every, font, paragraph
from tests.builders.layouts import STANDARD, UPRIGHT, annexes_run_on
from tests.builders.plan_text import Annex
from tests.builders.plans import SO_NOI_VU, TT01_2013
from tests.builders.shapes import Fixture, word
from tests.builders.word import Look, put

NOTE = "(Kèm theo Kế hoạch số 125/KH-SNV ngày 15 tháng 3 năm 2024 của Sở Nội vụ)"
SECOND_LINE = "CỦA CÁC ĐƠN VỊ ĐƯỢC KIỂM TRA"
PLAN = replace(
    SO_NOI_VU,
    bases=(*SO_NOI_VU.bases, "Thực hiện Công văn số 15/UBND-NC ngày 10 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh về công tác văn thư."),
    lead_in="Căn cứ tình hình thực tế, Sở Nội vụ ban hành Kế hoạch kiểm tra công tác văn thư, lưu trữ năm 2024 như sau:",
    body=(
        "A. MỤC ĐÍCH, YÊU CẦU",
        "I. MỤC ĐÍCH",
        "1. Rà soát các văn bản đã ban hành.",
        "2. Đánh giá các văn bản đã ban hành.",
        "II. YÊU CẦU",
        "a) Đối tượng",
        "Các cơ quan thuộc tỉnh.",
        "b) Thời gian",
        "Trong năm 2024.",
        "B. NỘI DUNG",
        "I. KIỂM TRA",
        "a) Việc lập hồ sơ:",
        "1) Hồ sơ của năm trước:",
        "a) Hồ sơ đã kết thúc;",
        "b) Hồ sơ chưa kết thúc.",
        "II. BÁO CÁO",
        "Các đơn vị báo cáo Sở Nội vụ trước ngày 15 tháng 7 năm 2024./.",
    ),
    annexes=(Annex("Phụ lục", "DANH SÁCH", NOTE, ("1. Thanh tra tỉnh.", "2. Sở Tài chính.")),),
)
WITHOUT_LABEL = replace(SO_NOI_VU, annexes=(Annex("", "DANH SÁCH", NOTE, ("1. Thanh tra tỉnh.", "2. Sở Tài chính.")),))
OF_2013 = replace(
    TT01_2013,
    bases=(*TT01_2013.bases[:-1], TT01_2013.bases[-1][:-1] + ".", PLAN.bases[-1].replace("2024", "2013")),
    lead_in=f"Căn cứ tình hình thực tế, {TT01_2013.lead_in}",
    annexes=(Annex("Mẫu số 01", "BẢNG TỔNG HỢP", "", ("1. Số hồ sơ.",)),),
)
SECTIONS = every("A. ", "I. ", "II. ", "B. ")
POINTS = every("1. Rà", "2. Đánh", "a) ", "b) ")
NARRATIVE = every("Thực hiện Công văn", "Căn cứ tình hình")


def second_title_line(document: Any) -> None:
    """The title of the annex goes on below, in letters of its own."""
    holding(document, "DANH SÁCH")._p.addnext(put(document, SECOND_LINE, Look(12, italic=True, align="left"))._p)


LAYOUT = replace(
    STANDARD,
    finish=(
        second_title_line,
        font(NARRATIVE, size=12, bold=True, italic=False),
        font(SECTIONS, size=16, bold=False, italic=True),
        font(POINTS, bold=True, italic=True),
        font(every("1. Rà"), bold=False),
    ),
)
PLAIN_TITLE = replace(
    STANDARD, finish=(font(every("DANH SÁCH"), size=12, bold=False, italic=True), paragraph(every("DANH SÁCH"), alignment=ALIGN["left"]))
)
RUN_ON = replace(UPRIGHT, annexes=annexes_run_on, finish=(font(NARRATIVE, italic=True),))


def unasked() -> list[Fixture]:
    """Files without an outcome: each is a good example of some rules, and other rules may say of it what they like."""
    made = {
        "letters-of-other-lines.docx": (PLAN, LAYOUT),
        "annex-without-a-label.docx": (WITHOUT_LABEL, PLAIN_TITLE),
        "tt01-letters-of-other-lines.docx": (OF_2013, RUN_ON),
    }
    return [Fixture(name, word(*parts)) for name, parts in made.items()]
