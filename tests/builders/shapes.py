"""One compliant plan, laid out every way people lay it out: name → bytes and outcome."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from tests.builders import changes, feet, layouts, outcomes, ruling, templates, texts, unusual
from tests.builders.layouts import STANDARD, UPRIGHT, Layout, build
from tests.builders.plan_text import PlanText
from tests.builders.plans import BAN_CHI_DAO, CO_PHU_LUC, COMPLIANT, SO_NOI_VU, TT01_2013
from tests.builders.word import entries, zipped

PLAN = SO_NOI_VU
DRAFT = replace(
    PLAN, number="", day="", month="", number_form="Số:        /{notation}", date_form="{place}, ngày      tháng      năm {year}"
)
EN_DASH = replace(PLAN, motto="Độc lập – Tự do – Hạnh phúc")
CONTINUED = replace(
    PLAN,
    recipients=(
        "- UBND tỉnh (để báo cáo);",
        "- Giám đốc, các Phó Giám đốc Sở;",
        "- Các cơ quan, đơn vị được kiểm tra",
        "  (gửi qua trục liên thông văn bản);",
        "- Lưu: VT, CCVC.",
    ),
)
FORM = replace(
    PLAN,
    superior="<TÊN CƠ QUAN CHỦ QUẢN>",
    organ=("<TÊN CƠ QUAN BAN HÀNH>",),
    number_form="Số: ……/KH-<viết tắt tên cơ quan>",
    date_form="<Địa danh>, ngày … tháng … năm …",
    subject="<Trích yếu nội dung kế hoạch>",
    bases=("Căn cứ <quy định về chức năng, nhiệm vụ của cơ quan>;", "Căn cứ <văn bản liên quan đến nội dung kế hoạch>."),
    lead_in="<Tên cơ quan> ban hành Kế hoạch <trích yếu> như sau:",
    body=(
        "I. MỤC ĐÍCH, YÊU CẦU",
        "<Nội dung>",
        "II. NỘI DUNG",
        "<Nội dung>",
        "III. TỔ CHỨC THỰC HIỆN",
        "<Phân công thực hiện>./.",
    ),
    recipients=("- <Nơi nhận>;", "- Lưu: VT, <đơn vị soạn thảo>."),
    competence=(),
    position="<CHỨC VỤ NGƯỜI KÝ>",
    full_name="<Họ và tên>",
)

# Revisions not yet accepted are worth a word to the clerk, whatever the level: they are no fault of form.
REMAINING_REVISIONS = (("document", "warning"),)


@dataclass(frozen=True)
class Fixture:
    """A file to be written, with what the program must say of it, if that is asked."""

    name: str
    data: bytes
    outcome: dict[str, Any] | None = None


def word(plan: PlanText, layout: Layout = STANDARD, package: Callable[[changes.Package], changes.Package] = dict) -> bytes:
    """The plan as a Word file in this layout, its package changed last."""
    return zipped(package(entries(build(plan, layout))))


def shapes() -> list[Fixture]:
    """Every shape: Word files first, then text."""
    return [*_word_shapes(), *_other_plans(), *_unusual_plans(), *_package_shapes(), *_text_shapes(), *_templates()]


def compliant() -> list[Fixture]:
    """Every compliant plan, as text and as Word in the layout of the decree."""
    made = []
    for name, plan in COMPLIANT.items():
        layout = UPRIGHT if plan is TT01_2013 else STANDARD
        made.append(Fixture(f"{name}.txt", plan.text().encode(), outcomes.of_plan(plan, "text")))
        made.append(Fixture(f"{name}.docx", word(plan, layout), outcomes.of_plan(plan, "docx")))
    return made


LAYOUTS = {
    "header-1x2": replace(STANDARD, header=layouts.header_1x2),
    "header-3x2": replace(STANDARD, header=layouts.header_3x2),
    "header-4x3-merged": replace(STANDARD, header=layouts.header_4x3_merged),
    "header-nested": replace(STANDARD, header=layouts.header_nested),
    "header-two-tables": replace(STANDARD, header=layouts.header_two_tables),
    "header-tabs": replace(STANDARD, header=layouts.header_tabs),
    "header-spaces": replace(STANDARD, header=layouts.header_spaces),
    "header-plain": replace(STANDARD, header=layouts.header_plain),
    "header-text-boxes": replace(STANDARD, header=layouts.header_text_boxes),
    "header-in-header-part": replace(STANDARD, header=layouts.header_in_header_part),
    "header-soft-breaks": replace(STANDARD, header=layouts.header_soft_breaks),
    "header-underscores": replace(STANDARD, header=layouts.header_underscores),
    "title-one-paragraph": replace(STANDARD, title=layouts.title_one_paragraph),
    "title-many-lines": replace(STANDARD, title=layouts.title_many_lines),
    "closing-two-rows": replace(STANDARD, closing=layouts.closing_two_rows),
    "closing-tabs": replace(STANDARD, closing=layouts.closing_tabs),
    "closing-plain": replace(STANDARD, closing=layouts.closing_plain),
    "closing-soft-breaks": replace(STANDARD, closing=layouts.closing_soft_breaks),
    "nfd": replace(STANDARD, finish=(changes.decomposed,)),
    "word-per-run": replace(STANDARD, finish=(changes.one_word_per_run,)),
    "proofing-marks": replace(STANDARD, finish=(changes.proofing_marks,)),
    "styles-only": replace(STANDARD, finish=(changes.formatting_into_styles,)),
    "block-controls": replace(STANDARD, finish=(changes.block_controls,)),
    "inline-controls": replace(STANDARD, finish=(changes.inline_controls,)),
    "smart-tags": replace(STANDARD, finish=(changes.smart_tags,)),
    "hyperlinks": replace(STANDARD, finish=(changes.hyperlinks,)),
    "fields": replace(STANDARD, finish=(changes.fields,)),
    "notes-comments-hidden": replace(STANDARD, finish=(changes.notes_comments_and_hidden_text,)),
    "numbered-by-word": replace(STANDARD, finish=(changes.numbered_by_word,)),
    "numbered-by-style": replace(STANDARD, finish=(changes.numbered_by_style,)),
    **{f"rules-{name}": replace(STANDARD, finish=(way,)) for name, way in ruling.WAYS.items()},
}


# The same words spelt otherwise: the parts must come out the same.
SPELLINGS = {"old-tones": texts.old_tones, "icelandic-d": texts.icelandic_d, "no-break-spaces": texts.no_break_spaces}


def _word_shapes() -> list[Fixture]:
    unread = {"notes-comments-hidden": {"verdict": "review"}}  # hidden text is not read, and a person must look
    return [
        Fixture(f"{name}.docx", word(PLAN, layout), outcomes.of_plan(PLAN, "docx") | unread.get(name, {}))
        for name, layout in LAYOUTS.items()
    ]


def _other_plans() -> list[Fixture]:
    plans = {
        "blank-draft": DRAFT,
        "recipients-continued": CONTINUED,
        "annexes-after-signature": CO_PHU_LUC,
        "second-office": BAN_CHI_DAO,
    }
    made = [Fixture(f"{name}.docx", word(plan), outcomes.of_plan(plan, "docx")) for name, plan in plans.items()]
    tracked = replace(STANDARD, finish=(changes.tracked_changes,))
    spelt = [Fixture(f"{name}.docx", word(PLAN.with_lines(spell)), outcomes.of_plan(PLAN, "docx")) for name, spell in SPELLINGS.items()]
    foot = replace(STANDARD, finish=(feet.address_at_foot(),))
    addressed = outcomes.components(PLAN) | {"address": {"status": "found", "text": " ".join(feet.ADDRESS)}}
    return [
        *made,
        *spelt,
        Fixture("en-dash-motto.docx", word(EN_DASH), outcomes.of_plan(EN_DASH, "docx", [("motto", "warning")])),
        Fixture("tracked-changes.docx", word(PLAN, tracked), outcomes.of_plan(PLAN, "docx", REMAINING_REVISIONS)),
        Fixture("tt01-2013.docx", word(TT01_2013, UPRIGHT), outcomes.of_plan(TT01_2013, "docx")),
        Fixture("address-at-the-foot.docx", word(PLAN, foot), outcomes.of_plan(PLAN, "docx") | {"components": addressed}),
        Fixture("form.dotx", word(FORM, package=changes.as_template), outcomes.of_template()),
    ]


def _unusual_plans() -> list[Fixture]:
    both = [
        Fixture(f"{name}.{medium}", word(plan) if medium == "docx" else plan.text().encode(), outcomes.of_plan(plan, medium_name))
        for name, plan in unusual.UNUSUAL.items()
        for medium, medium_name in (("docx", "docx"), ("txt", "text"))
    ]
    wrapped, unfiled = (texts.columns(plan, " ").encode() for plan in (unusual.WRAPPED, unusual.UNFILED))
    return [
        *both,
        Fixture("attached-to-a-decision.txt", unusual.attached_text().encode(), unusual.attached()),
        Fixture(
            "attached-e-file.docx", word(unusual.ATTACHED, replace(STANDARD, finish=(unusual.attached_file,))), unusual.attached("docx")
        ),
        Fixture("left-column-first.txt", unusual.left_column_first(PLAN).encode(), outcomes.of_plan(PLAN, "text")),
        Fixture("recipients-wrapped-in-columns.txt", wrapped, outcomes.of_plan(unusual.WRAPPED, "text")),
        Fixture("recipients-in-columns-without-archive.txt", unfiled, unusual.unfiled()),
    ]


def _package_shapes() -> list[Fixture]:
    packages = {
        "strict.docx": changes.strict,
        "dot-slash-entries.docx": changes.dot_slash,
        "backslash-entries.docx": changes.backslashes,
        "null-target.docx": changes.null_target,
        "no-styles-part.docx": changes.no_styles_part,
        "macro-type.docm": changes.with_macros,
    }
    return [Fixture(name, word(PLAN, package=package), outcomes.of_plan(PLAN, "docx")) for name, package in packages.items()]


# Parts that a recogniser smudged cannot be judged for certain: a person must look.
UNSURE = {"verdict": "review", "loose": True}


def _text_shapes() -> list[Fixture]:
    text = PLAN.text()
    shapes = {
        "markdown-table.md": texts.markdown(PLAN).encode(),
        "markdown-bold.md": texts.bold_lines(PLAN).encode(),
        "web-copy.md": texts.web_copy(PLAN).encode(),
        "hard-wrapped.txt": texts.hard_wrapped(PLAN).encode(),
        "columns-by-tabs.txt": texts.columns(PLAN, "\t").encode(),
        "columns-by-spaces.txt": texts.columns(PLAN, " ").encode(),
        "utf-16-le.txt": ("\ufeff" + text).encode("utf-16-le"),
        "utf-16-be.txt": ("\ufeff" + text).encode("utf-16-be"),
        "cp1258.txt": texts.cp1258(text),
        "byte-order-mark.txt": ("\ufeff" + text).encode(),
        "crlf.txt": text.replace("\n", "\r\n").encode(),
        "nfd.txt": unicodedata.normalize("NFD", text).encode(),
    }
    shapes |= {f"{name}.txt": PLAN.with_lines(spell).text().encode() for name, spell in SPELLINGS.items()}
    plans = {"blank-draft.txt": DRAFT, "recipients-continued.txt": CONTINUED}
    return [
        *(Fixture(name, data, outcomes.of_plan(PLAN, "text")) for name, data in shapes.items()),
        *(Fixture(name, plan.text().encode(), outcomes.of_plan(plan, "text")) for name, plan in plans.items()),
        Fixture("en-dash-motto.txt", EN_DASH.text().encode(), outcomes.of_plan(EN_DASH, "text", [("motto", "warning")])),
        Fixture("recogniser-without-marks.txt", texts.smudged(PLAN).encode(), outcomes.of_plan(PLAN, "ocr") | UNSURE),
    ]


def _templates() -> list[Fixture]:
    """Every style of template as Word and as text; what Word's own fields and controls make of one; the two file types for forms."""
    plans = templates.TEMPLATES | {"one-field": templates.ONE_FIELD}
    word_files = {f"{name}.docx": (plan, templates.word_template(plan)) for name, plan in plans.items()}
    merge, jinja = templates.TEMPLATES["merge"], templates.TEMPLATES["jinja"]
    word_files |= {f"{name}.docx": (merge, templates.word_template(merge, finish)) for name, finish in templates.FINISHES.items()}
    word_files |= {
        f"jinja.{suffix}": (jinja, word(jinja, package=package))
        for suffix, package in (("dotx", changes.as_template), ("docm", changes.with_macros))
    }
    return [
        *(Fixture(f"template-{name}", data, templates.outcome(plan, "docx")) for name, (plan, data) in word_files.items()),
        *(Fixture(f"template-{name}.txt", plan.text().encode(), templates.outcome(plan, "text")) for name, plan in plans.items()),
    ]
