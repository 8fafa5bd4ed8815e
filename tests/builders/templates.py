"""Templates: one plan to be filled in, in every style in which offices and their programs leave room for what is to come."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from docx.oxml import OxmlElement
from docx.shared import Pt, RGBColor
from docx.text.run import Run

from tests.builders import outcomes
from tests.builders.changes import paragraphs, split_run
from tests.builders.layouts import STANDARD, build
from tests.builders.plan_text import PlanText
from tests.builders.word import element, entries, zipped

Style = Callable[[str], str]

GREY = RGBColor(0x80, 0x80, 0x80)

NAMES = {
    "superior": "tên cơ quan chủ quản", "organ": "tên cơ quan ban hành", "number": "số", "notation": "ký hiệu", "place": "địa danh",
    "day": "ngày", "month": "tháng", "year": "năm", "subject": "trích yếu", "basis": "văn bản quy định thẩm quyền", "act": "căn cứ",
    "purpose": "mục đích", "task": "nhiệm vụ", "detail": "chi tiết", "unit": "đơn vị chủ trì", "recipient": "nơi nhận",
    "drafter": "đơn vị soạn thảo", "head": "CHỨC VỤ CẤP TRƯỞNG", "position": "CHỨC VỤ NGƯỜI KÝ", "name": "họ và tên",
}  # fmt: skip
KEYS = {
    "superior": "co_quan_chu_quan", "organ": "co_quan", "number": "so", "notation": "ky_hieu", "place": "dia_danh", "day": "ngay",
    "month": "thang", "year": "nam", "subject": "trich_yeu", "basis": "tham_quyen", "act": "can_cu.ten", "purpose": "muc_dich",
    "task": "nv.ten", "detail": "nv.chi_tiet", "unit": "don_vi", "recipient": "nn", "drafter": "soan_thao", "head": "chuc_vu_truong",
    "position": "chuc_vu", "name": "ho_ten",
}  # fmt: skip

STYLES: dict[str, Style] = {
    "angles": lambda part: f"<{NAMES[part]}>",
    "squares": lambda part: f"[{NAMES[part]}]",
    "braces": lambda part: "{{" + NAMES[part] + "}}",
    "merge": lambda part: f"«{KEYS[part]}»",
    "dots": lambda _part: "………",
    "typed-dots": lambda _part: ".........",
    "jinja": lambda part: "{{ " + KEYS[part] + " }}",
}


def _literal(text: str) -> str:
    """The text for :meth:`str.format`, braces kept."""
    return text.replace("{", "{{").replace("}", "}}")


def template(style: Style, loop: Callable[[str, tuple[str, ...]], tuple[str, ...]] = lambda _head, lines: lines) -> PlanText:
    """The plan to be filled in: ``style`` writes a part's placeholder, ``loop`` the lines that are repeated."""
    return PlanText(
        superior=style("superior"),
        organ=(style("organ"),),
        number_form=_literal(f"Số: {style('number')}/KH-{style('notation')}"),
        date_form=_literal(f"{style('place')}, ngày {style('day')} tháng {style('month')} năm {style('year')}"),
        subject=style("subject"),
        bases=(f"Căn cứ {style('basis')};", *loop("can_cu in cac_can_cu", (f"Căn cứ {style('act')}.",))),
        lead_in=f"{style('organ')} ban hành Kế hoạch {style('subject')} như sau:",
        body=(
            "I. MỤC ĐÍCH, YÊU CẦU",
            f"1. {style('purpose')}",
            "II. NỘI DUNG",
            *loop("nv in nhiem_vu", (f"1. {style('task')}", style("detail"))),
            "III. TỔ CHỨC THỰC HIỆN",
            f"1. {style('unit')} chủ trì thực hiện Kế hoạch này.",
            f"Trên đây là Kế hoạch {style('subject')}./.",
        ),
        recipients=(*loop("nn in noi_nhan", (f"- {style('recipient')};",)), f"- Lưu: VT, {style('drafter')}."),
        competence=(f"KT. {style('head')}",),
        position=style("position"),
        full_name=style("name"),
    )


def docxtpl_loop(head: str, lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines between the paragraphs of a docxtpl loop."""
    return ("{%p for " + head + " %}", *lines, "{%p endfor %}")


TEMPLATES = {name: template(style, docxtpl_loop if name == "jinja" else lambda _head, lines: lines) for name, style in STYLES.items()}
ONE_FIELD = replace(TEMPLATES["jinja"], number_form="Số: {{{{ so_ky_hieu }}}}", date_form="{{{{ dia_danh }}}}, {{{{ ngay_ban_hanh }}}}")
"""Number and symbol as one field, place and date as two."""


def fields(document: Any) -> None:
    """Every «name» as the result of a merge field that has not been merged."""
    for name, run in _tokens(document):
        _enclose(run, f" MERGEFIELD {name} ")


def form_fields(document: Any) -> None:
    """Every «name» as a text field of an old protected form: five wide spaces to click on."""
    for _, run in _tokens(document):
        run.text = "\u2002" * 5
        _enclose(run, " FORMTEXT ")


def controls(document: Any) -> None:
    """Every «name» as a content control that still shows its prompt, small and grey as Word's own style has it."""
    for name, run in _tokens(document):
        run.text = f"Bấm để nhập {name.replace('_', ' ')}"
        run.font.color.rgb, run.font.size, run.font.bold, run.font.italic = GREY, Pt(11), None, None
        control = OxmlElement("w:sdt")
        properties = OxmlElement("w:sdtPr")
        properties.append(element("w:alias", val=name))
        properties.append(OxmlElement("w:showingPlcHdr"))
        properties.append(OxmlElement("w:text"))
        content = OxmlElement("w:sdtContent")
        control.append(properties)
        control.append(content)
        run._r.addprevious(control)
        content.append(run._r)


FINISHES = {"merge-fields": fields, "form-fields": form_fields, "controls": controls}


def word_template(plan: PlanText, finish: Callable[[Any], None] | None = None) -> bytes:
    """The template as a Word file in the layout of the decree."""
    layout = replace(STANDARD, finish=(finish,) if finish else ())
    return zipped(entries(build(plan, layout)))


def outcome(plan: PlanText, medium: str, *, notation: str = "blank") -> dict[str, Any]:
    """What the program must say of a template: each part is there, those to be filled in are blank, nothing is wrong."""
    blank = {"status": "blank"}
    made = outcomes.of_template()
    waiting = ("superior_organ", "organ", "number", "place", "date", "subject", "position", "full_name")
    made["components"] |= {name: dict(blank) for name in waiting}
    made["components"] |= {"notation": {"status": notation}}
    made["components"] |= {name: {"status": "found"} for name in ("legal_bases", "competence", "recipients", "archive")}
    made["components"]["sections"] = {"status": "found", "value": outcomes.sections(plan)}
    return made | {"medium": medium}


def _tokens(document: Any) -> Iterator[tuple[str, Run]]:
    """Each «name» of the document, in a run of its own."""
    for paragraph in paragraphs(document):
        for run in list(paragraph.runs):
            for piece in _cut(run):
                if found := re.fullmatch(r"«(.+)»", piece.text):
                    yield found[1], piece


def _cut(run: Run) -> list[Run]:
    """The run as runs that are one token or none."""
    return split_run(run, [piece for piece in re.split(r"(«[^»]+»)", run.text) if piece])


def _enclose(run: Run, instruction: str) -> None:
    """Make the run the result of a field."""
    code = OxmlElement("w:instrText")
    code.text = instruction
    for child in (element("w:fldChar", fldCharType="begin"), code, element("w:fldChar", fldCharType="separate")):
        run._r.addprevious(_holder(child))
    run._r.addnext(_holder(element("w:fldChar", fldCharType="end")))


def _holder(child: Any) -> Any:
    made = OxmlElement("w:r")
    made.append(child)
    return made
