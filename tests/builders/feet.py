"""The organ's address at the foot of the first page of a Word plan (Phụ lục I, Phần I, Mục III, khoản 4)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docx.shared import Pt

from tests.builders.word import element

ADDRESS = (
    "Số 12, đường Cách Mạng Tháng Tám, phường Tân Ninh, tỉnh Tây Ninh",
    "ĐT: (0276) 3822 000, Fax: (0276) 3822 001",
    "E-Mail: snv@vi-du.invalid, Website: https://snv.vi-du.invalid",
)


def address_at_foot(*, size: float = 11, italic: bool = False, line: bool = True) -> Callable[[Any], None]:
    """The address in the footer of the first page, below a border that runs across the text."""

    def change(document: Any) -> None:
        section = document.sections[0]
        section.different_first_page_header_footer = True
        footer = section.first_page_footer
        footer.is_linked_to_previous = False
        paragraphs = [footer.paragraphs[0], *(footer.add_paragraph() for _ in ADDRESS[1:])]
        for paragraph, text in zip(paragraphs, ADDRESS, strict=True):
            run = paragraph.add_run(text)
            run.font.name, run.font.size, run.font.italic = "Times New Roman", Pt(size), italic
        if line:
            border = element("w:pBdr")
            border.append(element("w:top", val="single", sz="6", space="1", color="auto"))
            paragraphs[0]._p.get_or_add_pPr().append(border)

    return change
