"""One fault of layout each in an otherwise compliant Word plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from tests.builders.changes import holding, paragraphs, printed
from tests.builders.faults import Fault
from tests.builders.feet import address_at_foot
from tests.builders.layouts import STANDARD, UPRIGHT, Layout
from tests.builders.old_codes import in_tcvn3, in_tcvn3_but_not_its_font, in_vni, typed_in_tcvn3
from tests.builders.plan_text import PlanText
from tests.builders.plans import CO_PHU_LUC, SO_NOI_VU, TT01_2013
from tests.builders.ruling import bordered, margins, number_at_bottom, rules_of
from tests.builders.unusual import ATTACHED, attached_file
from tests.builders.word import ALIGN, EMU_PER_PT, element

PLAN = SO_NOI_VU
_NUMBERED = re.compile(r"(?:[IVX]+|\d+)\. |[a-zđ]\) ")
Change = Callable[[Any], None]
Line = Callable[[Any], list[Paragraph]]

NATIONAL_NAME, MOTTO, SUPERIOR, ORGAN = "CỘNG HÒA", "Độc lập", "UBND TỈNH", "SỞ NỘI VỤ"
NUMBER, DATE, TYPE_NAME, SUBJECT = "Số:", "Tây Ninh,", "KẾ HOẠCH", "Kiểm tra công tác"
NAME, LABEL = "Trần Hoài Thu", "Nơi nhận"


def layout_faults() -> list[Fault]:
    """All of them, the page first, then in the order of the parts."""
    return [
        *_page(),
        *_letters(),
        *_head(),
        *_title(),
        *_bases(),
        *_body(),
        *_headings(),
        *_closing(),
        *_marks(),
        *_attached(),
        *_annexes(),
        *_circular(),
    ]


def _fault(rule: str, name: str, component: str, *changes: Change, level: str = "warning", plan: PlanText = PLAN) -> Fault:
    return Fault(rule, name, (component,), plan, level, ("docx",), replace(STANDARD, finish=changes))


# Changes.


def first(start: str) -> Line:
    """The first paragraph that begins so."""
    return lambda document: [holding(document, start)]


def every(*starts: str) -> Line:
    """Every paragraph that begins so."""
    return lambda document: [paragraph for paragraph in paragraphs(document) if printed(paragraph).startswith(starts)]


def running(document: Any) -> list[Paragraph]:
    """The justified paragraphs of the text."""
    return [paragraph for paragraph in paragraphs(document) if paragraph.paragraph_format.alignment == ALIGN["both"]]


def plain(document: Any) -> list[Paragraph]:
    """The same without the bases."""
    return [paragraph for paragraph in running(document) if not printed(paragraph).startswith("Căn cứ")]


def in_capitals(lines: Line) -> Change:
    """Those lines printed in capitals."""

    def change(document: Any) -> None:
        for each in lines(document):
            for run in each.runs:
                run.font.all_caps = True

    return change


def below_headings(document: Any) -> list[Paragraph]:
    """The running text without the titles of its sections."""
    return [paragraph for paragraph in plain(document) if not printed(paragraph).startswith(("I. ", "II. ", "III. "))]


def unnumbered(document: Any) -> list[Paragraph]:
    """The running text without headings, clauses and points."""
    return [paragraph for paragraph in plain(document) if not _NUMBERED.match(printed(paragraph))]


def font(lines: Line, **look: Any) -> Change:
    """Letters of those lines: ``size`` in pt, ``bold``, ``italic``, ``underline``, ``name``, ``color`` (RRGGBB)."""

    def change(document: Any) -> None:
        for paragraph in lines(document):
            for run in paragraph.runs:
                _dress(run, look)

    return change


def _dress(run: Any, look: dict[str, Any]) -> None:
    for key, value in look.items():
        if key == "size":
            run.font.size = Pt(value)
        elif key == "color":
            run.font.color.rgb = RGBColor.from_string(value)
        elif key == "name":
            run.font.name = value
            run._r.rPr.find(qn("w:rFonts")).set(qn("w:hAnsi"), value)
        else:
            setattr(run.font, key, value)


def paragraph(lines: Line, **layout: Any) -> Change:
    """Paragraph formatting of those lines: names of python-docx's paragraph format."""

    def change(document: Any) -> None:
        for each in lines(document):
            for key, value in layout.items():
                setattr(each.paragraph_format, key, value)

    return change


def reworded(old: str, new: str) -> Change:
    """Other words in the first run that holds the old ones."""

    def change(document: Any) -> None:
        for each in paragraphs(document):
            for run in each.runs:
                if old in run.text:
                    run.text = run.text.replace(old, new)
                    return

    return change


def without_rule(at: int) -> Change:
    """The drawn line of the organ (0), the motto (1) or the subject (2) taken away."""

    def change(document: Any) -> None:
        run = rules_of(document)[at]
        run.getparent().remove(run)

    return change


def rule_length(at: int, points: float) -> Change:
    """The same line of another length."""

    def change(document: Any) -> None:
        for each in rules_of(document)[at].iter(qn("wp:extent"), qn("a:ext")):
            each.set("cx", str(round(points * EMU_PER_PT)))

    return change


def bordered_rule(at: int, points: float) -> Change:
    """In its place the border of an empty paragraph, so long."""

    def change(document: Any) -> None:
        run = rules_of(document)[at]
        bordered(run.getparent(), run, points, at)

    return change


def hyphens_for_rule(at: int) -> Change:
    """A row of hyphens, on a line of its own, in place of the drawn line."""

    def change(document: Any) -> None:
        line = rules_of(document)[at]
        paragraph = next(line.iterancestors(qn("w:p")))
        without_rule(at)(document)
        row = deepcopy(paragraph)
        paragraph.addnext(row)
        first, *rest = row.iter(qn("w:r"))
        first.find(qn("w:t")).text = "-" * 12
        for each in rest:
            each.getparent().remove(each)

    return change


def inserted(text: str, **look: Any) -> Change:
    """A line of its own below the organ."""

    def change(document: Any) -> None:
        cell = document.tables[0].cell(0, 0)
        run = cell.add_paragraph().add_run(text)
        _dress(run, {"name": "Times New Roman", "size": 13, "bold": True, **look})

    return change


def _landscape(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)


def _letter(document: Any) -> None:
    document.sections[0].page_width, document.sections[0].page_height = Mm(215.9), Mm(279.4)


def _shown_on_page_1(document: Any) -> None:
    document.sections[0].different_first_page_header_footer = False


def _unnumbered(document: Any) -> None:
    for run in list(document.sections[0].header.paragraphs[0]._p.findall(qn("w:r"))):
        run.getparent().remove(run)


def numbering(**settings: str) -> Change:
    """How the pages are counted: ``fmt``, ``start``."""

    def change(document: Any) -> None:
        counted = element("w:pgNumType")
        for name, value in settings.items():
            counted.set(qn(f"w:{name}"), value)
        document.sections[0]._sectPr.append(counted)

    return change


def swapped(at: int) -> Change:
    """The two columns of a table in each other's place."""

    def change(document: Any) -> None:
        for row in document.tables[at].rows:
            left, right = row._tr.findall(qn("w:tc"))[:2]
            right.addnext(left)

    return change


def _bold_number(document: Any) -> None:
    for run in document.sections[0].header.paragraphs[0].runs:
        run.font.bold = True


def _small_number(document: Any) -> None:
    for run in document.sections[0].header.paragraphs[0].runs:
        run.font.size = Pt(12)


def _number_row_apart(document: Any) -> None:
    """The number a row above the date."""
    grid = document.tables[0]
    number, date = grid.cell(1, 0), grid.cell(1, 1)
    row = grid.add_row()
    for below in (row.cells[1],):
        for old in list(below._tc.findall(qn("w:p"))):
            below._tc.remove(old)
        for each in list(date._tc.findall(qn("w:p"))):
            below._tc.append(each)
    date._tc.append(element("w:p"))
    assert number.text


def _label_row_apart(document: Any) -> None:
    """The recipients a row below the signature."""
    grid = document.tables[1]
    left = grid.cell(0, 0)
    below = grid.add_row().cells[0]
    for old in list(below._tc.findall(qn("w:p"))):
        below._tc.remove(old)
    for each in list(left._tc.findall(qn("w:p"))):
        below._tc.append(each)
    left._tc.append(element("w:p"))


def _annexes_numbered_on(document: Any) -> None:
    for section in document.sections:
        for mark in section._sectPr.findall(qn("w:pgNumType")):
            section._sectPr.remove(mark)


# Faults.


def _page() -> Iterator[Fault]:
    yield _fault("TT0001", "letter-paper", "page", _letter, level="error")
    yield _fault("TT0002", "page-on-its-side", "page", _landscape)
    yield _fault("TT0003", "top-margin-12-mm", "page", lambda document: margins(document, top=12), level="error")
    yield _fault("TT0004", "bottom-margin-12-mm", "page", lambda document: margins(document, bottom=12), level="error")
    yield _fault("TT0005", "left-margin-20-mm", "page", lambda document: margins(document, left=20), level="error")
    yield _fault("TT0006", "right-margin-30-mm", "page", lambda document: margins(document, right=30), level="error")
    yield _fault("TT0007", "no-page-number", "page", _unnumbered, plan=LONG)
    yield _fault("TT0008", "page-number-at-bottom-right", "page", number_at_bottom, level="error")
    yield _fault("TT0009", "page-number-on-page-1", "page", _shown_on_page_1, level="error")
    yield _fault("TT0010", "page-number-12-pt", "page", _small_number)
    yield _fault("TT0013", "page-number-bold", "page", _bold_number)
    yield _fault("TT0014", "page-number-roman", "page", numbering(fmt="lowerRoman"), level="error")
    yield _fault("TT0015", "page-number-from-five", "page", numbering(start="5"))


LONG = replace(PLAN, body=(*PLAN.body[:-1], *(f"{at}. Cơ quan, đơn vị thứ {at} được kiểm tra." for at in range(3, 40)), PLAN.body[-1]))


def _annex_table(name: str) -> Change:
    """A table below the first annex's note, in that font."""

    def change(document: Any) -> None:
        note = first("(Kèm theo")(document)[0]
        grid = document.add_table(2, 3)
        for at, text in enumerate(("STT", "Đơn vị", "Thời gian", "1", "Sở Xây dựng", "Tháng 4")):
            run = grid.cell(*divmod(at, 3)).paragraphs[0].add_run(text)
            run.font.name, run.font.size = name, Pt(12)
        note._p.addnext(grid._tbl)

    return change


def _letters() -> Iterator[Fault]:
    yield _fault("TT0021", "vntime-text", "font", font(first("Việc kiểm tra"), name=".VnTime"), level="error")
    yield _fault("TT0021", "tcvn3-text", "font", in_tcvn3, level="error")
    yield _fault("TT0021", "tcvn3-in-times-new-roman", "font", in_tcvn3_but_not_its_font, level="error")
    yield _fault("TT0021", "vni-text", "font", in_vni, level="error")
    yield _fault("TT0021", "tcvn3-in-one-paragraph", "font", typed_in_tcvn3(first("Việc kiểm tra")), level="error")
    yield _fault("TT0022", "body-in-arial", "font", font(running, name="Arial"), level="error")
    yield _fault("TT0026", "annex-table-in-arial", "font", _annex_table("Arial"), level="note", plan=CO_PHU_LUC)
    yield _fault("TT0023", "font-pasted-from-pdf", "font", font(first("Việc kiểm tra"), name="TimesNewRomanPSMT"))
    yield _fault("TT0024", "red-text", "font", font(first("Việc kiểm tra"), color="FF0000"))
    yield _fault("TT0024", "white-text", "font", font(first("Việc kiểm tra"), color="FFFFFF"))
    yield _fault("TT0087", "struck-text", "font", font(first("Việc kiểm tra"), strike=True))


def _three(
    rule: int, slug: str, component: str, lines: Line, size: float, *, bold: bool, italic: bool, level: str = "error", plan: PlanText = PLAN
) -> Iterator[Fault]:
    """Size, weight and slope of a part, each wrong in its turn; ``bold`` and ``italic`` are what is right."""
    names = (
        (f"{slug}-{size}-pt", {"size": size}),
        (f"{slug}-{'not-' * bold}bold", {"bold": not bold}),
        (f"{slug}-{'upright' if italic else 'italic'}", {"italic": not italic}),
    )
    for at, (name, look) in enumerate(names):
        yield _fault(f"TT{rule + at:04}", name, component, font(lines, **look), level=level, plan=plan)


def _left(rule: str, slug: str, component: str, lines: Line, level: str, plan: PlanText = PLAN) -> Fault:
    return _fault(rule, f"{slug}-left", component, paragraph(lines, alignment=ALIGN["left"]), level=level, plan=plan)


def _head() -> Iterator[Fault]:
    yield from _three(151, "national-name", "national_name", first(NATIONAL_NAME), 14, bold=True, italic=False)
    yield _fault("TT0157", "header-in-wide-lines", "motto", paragraph(every(NATIONAL_NAME, MOTTO), line_spacing=1.5))
    yield _fault("TT0158", "header-columns-swapped", "national_name", swapped(0), level="error")
    yield _left("TT0154", "national-name", "national_name", first(NATIONAL_NAME), "note")
    yield from _three(161, "motto", "motto", first(MOTTO), 15, bold=True, italic=False)
    yield _left("TT0164", "motto", "motto", first(MOTTO), "warning")
    yield _fault("TT0165", "no-line-under-motto", "motto", without_rule(1), level="error")
    yield _fault("TT0166", "line-under-motto-of-odd-length", "motto", rule_length(1, 40), level="note")
    yield _fault("TT0166", "border-of-odd-length", "motto", bordered_rule(1, 60), level="note")
    yield _fault("TT0169", "motto-line-of-hyphens", "motto", hyphens_for_rule(1), level="note")
    yield _fault("TT0167", "motto-underlined", "motto", font(first(MOTTO), underline=True), without_rule(1), level="note")
    yield _fault("TT0168", "motto-as-large-as-national-name", "motto", font(first(MOTTO), size=13), font(first(DATE), size=13))
    yield from _three(251, "superior", "superior_organ", first(SUPERIOR), 14, bold=False, italic=False)
    yield from _three(261, "organ", "organ", first(ORGAN), 14, bold=True, italic=False)
    yield _fault("TT0257", "issuer-in-wide-lines", "organ", paragraph(every(SUPERIOR, ORGAN), line_spacing=1.5))
    yield _left("TT0254", "superior", "superior_organ", first(SUPERIOR), "note")
    yield _left("TT0264", "organ", "organ", first(ORGAN), "warning")
    yield _fault("TT0265", "no-line-under-organ", "organ", without_rule(0), level="error")
    yield _fault("TT0266", "line-under-organ-of-odd-length", "organ", rule_length(0, 120), level="note")
    yield _fault("TT0266", "border-across-the-column", "organ", bordered_rule(0, 170), level="note")
    yield _fault("TT0269", "organ-line-of-hyphens", "organ", hyphens_for_rule(0), level="note")
    yield _fault("TT0267", "organ-underlined", "organ", font(first(ORGAN), underline=True), without_rule(0), level="note")
    yield from _three(351, "number", "number", first(NUMBER), 14, bold=False, italic=False)
    yield _left("TT0354", "number", "number", first(NUMBER), "warning")
    yield from _three(451, "date", "date", first(DATE), 12, bold=False, italic=True)
    yield _left("TT0454", "date", "date", first(DATE), "warning")
    yield _fault("TT0458", "number-above-date", "date", _number_row_apart, level="note")
    yield _fault("TT0468", "date-smaller-than-motto", "date", font(first(DATE), size=13))


def _title() -> Iterator[Fault]:
    yield from _three(551, "type-name", "type_name", first(TYPE_NAME), 16, bold=True, italic=False)
    yield _left("TT0554", "type-name", "type_name", first(TYPE_NAME), "error")
    yield from _three(561, "subject", "subject", first(SUBJECT), 12, bold=True, italic=False)
    yield _left("TT0564", "subject", "subject", first(SUBJECT), "error")
    yield _fault("TT0565", "no-line-under-subject", "subject", without_rule(2), level="error")
    yield _fault("TT0566", "line-under-subject-of-odd-length", "subject", rule_length(2, 20), level="note")
    yield _fault("TT0569", "subject-line-of-hyphens", "subject", hyphens_for_rule(2), level="note")
    yield _fault("TT0567", "subject-underlined", "subject", font(first(SUBJECT), underline=True), without_rule(2), level="note")


def _bases() -> Iterator[Fault]:
    yield from _three(651, "bases", "legal_bases", every("Căn cứ"), 12, bold=False, italic=True)


def _body() -> Iterator[Fault]:
    yield _fault("TT0654", "body-italic", "body", font(unnumbered, italic=True))
    yield _fault("TT0658", "one-paragraph-in-italics", "body", font(every("Việc kiểm tra"), italic=True), level="note")
    yield _fault("TT0657", "body-in-capitals", "body", in_capitals(unnumbered))
    yield _fault("TT0655", "body-bold", "body", font(unnumbered, bold=True))
    yield _fault("TT0661", "body-11-pt", "body", font(below_headings, size=11), level="error")
    yield _fault("TT0662", "body-in-two-sizes", "body", font(every("Việc kiểm tra", "Chuẩn bị", "Trên đây", "- Hồ sơ"), size=13))
    yield _fault("TT0663", "body-left-aligned", "body", paragraph(running, alignment=ALIGN["left"]))
    yield _fault("TT0664", "body-indented-2-cm", "body", paragraph(running, first_line_indent=Cm(2)))
    yield _fault("TT0665", "no-gap-between-paragraphs", "body", paragraph(running, space_before=Pt(0)))
    yield _fault("TT0666", "body-in-double-spacing", "body", paragraph(running, line_spacing=2.0))


def _headings() -> Iterator[Fault]:
    yield _fault("TT0671", "section-titles-not-bold", "sections", font(every("I. ", "II. ", "III. "), bold=False))
    yield _fault("TT0672", "section-titles-in-small-letters", "sections", reworded("NỘI DUNG", "Nội dung"))
    yield _fault("TT0673", "part-heading-left", "sections", plan=PARTS)
    yield _fault("TT0674", "clause-title-not-bold", "sections", font(every("1. ", "2. "), bold=False), level="note")
    yield _fault("TT0675", "section-titles-16-pt", "sections", font(every("I. ", "II. ", "III. "), size=16))
    yield _fault("TT0677", "section-titles-italic", "sections", font(every("I. ", "II. ", "III. "), italic=True))
    yield _fault("TT0678", "points-bold", "body", font(every("a) ", "b) ", "c) "), bold=True))
    yield _fault("TT0679", "points-italic", "body", font(every("a) ", "b) ", "c) "), italic=True))
    yield _fault("TT0680", "clause-titles-italic", "sections", font(every("1. ", "2. "), italic=True))
    yield _fault("TT1640", "point-in-small-letters", "body", reworded("Việc ban hành", "việc ban hành"), level="note")
    yield _fault("TT0676", "clause-titles-smaller", "body", font(every("1. ", "2. "), size=13))


PARTS = replace(
    PLAN,
    body=tuple(
        {
            "I. MỤC ĐÍCH, YÊU CẦU": "Phần I\nMỤC ĐÍCH, YÊU CẦU",
            "II. NỘI DUNG": "Phần II\nNỘI DUNG",
            "III. TỔ CHỨC THỰC HIỆN": "Phần III\nTỔ CHỨC THỰC HIỆN",
        }.get(line, line)
        for line in PLAN.body
    ),
)


def _closing() -> Iterator[Fault]:
    yield from _three(751, "position", "position", every("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), 12, bold=True, italic=False)
    yield from _three(761, "name", "full_name", first(NAME), 12, bold=True, italic=False)
    yield _left("TT0764", "name", "full_name", first(NAME), "warning")
    yield _fault("TT0954", "label-centred", "recipients", paragraph(first(LABEL), alignment=ALIGN["center"]))
    yield _fault("TT0964", "list-centred", "recipients", paragraph(_listed, alignment=ALIGN["center"]))
    yield _fault("TT0959", "closing-columns-swapped", "recipients", swapped(1), level="error")
    yield from _three(951, "label", "recipients", first(LABEL), 14, bold=True, italic=True)
    yield _fault("TT0958", "label-below-title", "recipients", _label_row_apart, level="note")
    yield from _three(961, "list", "recipients", _listed, 14, bold=False, italic=False)


def _listed(document: Any) -> list[Paragraph]:
    """The list under Nơi nhận."""
    cell = document.tables[1].cell(0, 0)
    return list(cell.paragraphs[1:])


def _marks() -> Iterator[Fault]:
    for rule, component, text in ((1051, "urgency", "HỎA TỐC"), (1151, "circulation", "LƯU HÀNH NỘI BỘ")):
        for at, (name, look) in enumerate((("12-pt", {"size": 12}), ("not-bold", {"bold": False}), ("italic", {"italic": True}))):
            yield _fault(f"TT{rule + at}", f"{component}-{name}", component, inserted(text, **look))

    yield _fault("TT1251", "drafter-mark-14-pt", "drafter", font(first("PL.(300)"), size=14), plan=MARKED)
    yield _fault("TT1351", "address-14-pt", "address", address_at_foot(size=14))
    yield _fault("TT1353", "address-italic", "address", address_at_foot(italic=True))
    yield _fault("TT1365", "address-without-a-line", "address", address_at_foot(line=False))


MARKED = replace(PLAN, recipients=(*PLAN.recipients, "PL.(300)"))


def _attached() -> Iterator[Fault]:
    """Of a plan attached to a decision as an electronic file of its own: the line of its signature."""
    line = first("Số: 45/QĐ")
    for rule, slug, look in (("TT0851", "13-pt", {"size": 13}), ("TT0853", "italic", {"italic": True})):
        yield _fault(rule, f"signing-line-{slug}", "document", attached_file, font(line, **look), plan=ATTACHED)


def _annexes() -> Iterator[Fault]:
    label, title, note = every("Phụ lục I"), every("DANH SÁCH", "ĐỀ CƯƠNG"), every("(Kèm theo")
    yield from _three(1551, "annex-label", "annexes", label, 12, bold=True, italic=False, level="warning", plan=CO_PHU_LUC)
    yield _left("TT1554", "annex-label", "annexes", label, "warning", CO_PHU_LUC)
    yield from _three(1561, "annex-title", "annexes", title, 12, bold=True, italic=False, level="warning", plan=CO_PHU_LUC)
    yield _left("TT1564", "annex-title", "annexes", title, "warning", CO_PHU_LUC)
    yield _fault("TT1565", "annex-title-in-small-letters", "annexes", reworded("ĐỀ CƯƠNG BÁO CÁO", "Đề cương báo cáo"), plan=CO_PHU_LUC)
    yield _fault("TT1571", "annex-note-12-pt", "annexes", font(note, size=12), plan=CO_PHU_LUC)
    yield _fault("TT1573", "annex-note-upright", "annexes", font(note, italic=False), plan=CO_PHU_LUC)
    yield _left("TT1574", "annex-note", "annexes", note, "warning", CO_PHU_LUC)
    yield _fault("TT1581", "annex-pages-numbered-on", "annexes", _annexes_numbered_on, plan=CO_PHU_LUC)


def _circular() -> Iterator[Fault]:
    """Under TT 01/2011: the page number below, bases upright, organ and quốc hiệu of one size."""

    def old(rule: str, name: str, component: str, *changes: Change, level: str = "warning") -> Fault:
        layout: Layout = replace(UPRIGHT, finish=(number_at_bottom, *changes))
        return Fault(rule, f"tt01-{name}", (component,), TT01_2013, level, ("docx",), layout)

    yield replace(old("TT0012", "page-number-on-top", "page", level="error"), layout=replace(UPRIGHT, finish=()))
    yield old("TT0271", "organ-smaller-than-national-name", "organ", font(every(SUPERIOR, ORGAN), size=12))
    yield old("TT0551", "type-name-13-pt", "type_name", font(first(TYPE_NAME), size=13), level="error")
    yield old("TT0561", "subject-13-pt", "subject", font(first("Tập huấn"), size=13), level="error")
    yield old("TT0656", "bases-italic", "legal_bases", font(every("Căn cứ"), italic=True), level="note")
