"""A template and an issued plan in which a placeholder was forgotten are told apart; the forgotten one is found, once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker import lint, load_ruleset, parse, read
from checker.model import DocumentReport
from tests.builders.plan_text import PlanText
from tests.builders.plans import SO_NOI_VU as ISSUED
from tests.builders.shapes import word
from tests.builders.templates import FINISHES, STYLES, TEMPLATES, word_template

HOLES = ("{{ x }}", "«x»", "<Tên đơn vị>", "[Tên đơn vị]", "[…]")
PARTS = {
    "subject": lambda hole: replace(ISSUED, subject=hole),
    "part of the subject": lambda hole: replace(ISSUED, subject=f"Kiểm tra công tác văn thư tại {hole}"),
    "organ": lambda hole: replace(ISSUED, organ=(hole,)),
    "position": lambda hole: replace(ISSUED, position=hole),
    "full_name": lambda hole: replace(ISSUED, full_name=hole),
    "recipients": lambda hole: replace(ISSUED, recipients=(f"- {hole};", *ISSUED.recipients)),
    "body": lambda hole: replace(ISSUED, body=tuple(line.replace("12 cơ quan", f"{hole} cơ quan") for line in ISSUED.body)),
}


def judged(data: bytes) -> DocumentReport:
    plan = parse(read(data, name="x"))
    return lint(plan, load_ruleset(plan))


def files(plan: PlanText) -> dict[str, bytes]:
    return {"text": plan.text().encode(), "docx": word(plan)}


@pytest.mark.parametrize("medium", ["text", "docx"])
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("hole", HOLES)
def test_a_placeholder_left_in_an_issued_plan_is_found_once(hole: str, part: str, medium: str) -> None:
    if (hole, part, medium) == ("[…]", "organ", "text"):
        pytest.skip("a line of text that is […] goes on with the line above it")
    report = judged(files(PARTS[part](hole))[medium])
    assert report.stage == "issued"
    assert [(finding.rule, finding.got) for finding in report.findings if finding.level != "note"] == [("TT2081", hole)]


def test_a_loop_left_in_an_issued_plan_is_found_and_is_no_content() -> None:
    report = judged(word(replace(ISSUED, body=(ISSUED.body[0], "{%p if co_muc_dich %}", *ISSUED.body[1:]))))
    assert [(finding.rule, finding.got) for finding in report.findings] == [("TT2081", "{%p if co_muc_dich %}")]


def test_a_prompt_left_in_a_content_control_is_found() -> None:
    plan = replace(ISSUED, body=tuple(line.replace("12 cơ quan", "«so_co_quan» cơ quan") for line in ISSUED.body))
    report = judged(word_template(plan, FINISHES["controls"]))
    assert report.stage == "issued"
    assert [(finding.rule, finding.got) for finding in report.findings] == [("TT2081", "Bấm để nhập so co quan")]


@pytest.mark.parametrize("style", STYLES)
def test_a_template_has_no_findings_for_its_placeholders(style: str) -> None:
    report = judged(word_template(TEMPLATES[style]))
    assert (report.stage, report.findings) == ("template", ())


def test_the_parts_of_a_template_are_quoted_as_they_are_printed() -> None:
    parts = judged(word_template(TEMPLATES["jinja"])).components
    assert parts["organ"].text == "{{ co_quan }}"
    assert parts["number"].text == "Số: {{ so }}/KH-{{ ky_hieu }}"
    assert parts["place"].text == "{{ dia_danh }}"
    assert parts["full_name"].text == "{{ ho_ten }}"
    assert [entry["title"] for entry in parts["sections"].value] == ["MỤC ĐÍCH, YÊU CẦU", "NỘI DUNG", "TỔ CHỨC THỰC HIỆN"]


def test_lists_quote_the_placeholder_of_the_file():
    plan = replace(
        ISSUED, number="{{ so }}", addressee="Kính gửi: {{ noi_gui }}", recipients=("- {{ noi_nhan }};", "- Lưu: VT."),
        competence=(), position="{{ chuc_vu }}", full_name="{{ ho_ten }}",
    )  # fmt: skip
    found = parse(read(word(plan), name="x"))
    (signer,) = found.extra["signers"]
    assert [item.text for item in found.extra["addressee"]] == ["Kính gửi: {{ noi_gui }}"]
    assert found["recipients"].value == ["{{ noi_nhan }}"]
    assert (signer.fields["posts"], signer.fields["name"]) == (["{{ chuc_vu }}"], "{{ ho_ten }}")
