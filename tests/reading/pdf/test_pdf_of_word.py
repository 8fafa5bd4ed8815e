"""A plan printed to PDF: the same parts and the same faults of content as in its Word file, and the faults a page shows."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from checker import lint, load_ruleset, parse, read
from checker.model import DocumentReport, Plan
from tests.builders.files import FIXTURES
from tests.reading.printing import can_print, printed, score, unlike

COMPLIANT = sorted(path.name for path in (FIXTURES / "compliant").glob("*.docx"))
# Text boxes and no-break spaces are not among them: LibreOffice prints these otherwise than Word does.
SHAPES = (
    "header-1x2", "header-3x2", "header-tabs", "header-soft-breaks", "closing-tabs", "closing-two-rows", "closing-plain", "blank-draft",
    "annexes-after-signature", "notes-comments-hidden", "nfd",
)  # fmt: skip
SHOWN = (
    "TT0001-letter-paper", "TT0003-top-margin-12-mm", "TT0004-bottom-margin-12-mm", "TT0005-left-margin-20-mm", "TT0006-right-margin-30-mm",
    "TT0007-no-page-number", "TT0008-page-number-at-bottom-right", "TT0009-page-number-on-page-1", "TT0010-page-number-12-pt",
    "TT0022-body-in-arial", "TT0024-red-text", "TT0152-national-name-not-bold", "TT0161-motto-15-pt", "TT0164-motto-left",
    "TT0165-no-line-under-motto", "TT0167-motto-underlined", "TT0254-superior-left", "TT0354-number-left",
    "TT0661-body-11-pt", "TT0663-body-left-aligned", "TT0954-label-centred", "TT0964-list-centred",
)  # fmt: skip
"""Faults of looks that a page shows."""
WORDED = ("TT0302-number-not-padded", "TT0103-national-name-misspelt", "TT0204-organ-abbreviated")


pytestmark = pytest.mark.skipif(not can_print(), reason="LibreOffice (soffice) is not installed")


def sources() -> dict[str, Path]:
    paths = [FIXTURES / "compliant" / name for name in COMPLIANT]
    paths += [FIXTURES / "shapes" / f"{name}.docx" for name in SHAPES]
    paths += [FIXTURES / "faulty" / f"{name}.docx" for name in (*SHOWN, *WORDED)]
    return {path.name: path for path in paths}


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return printed(sources().values(), tmp_path_factory.mktemp("prints"))


@cache
def plan_of(path: Path) -> Plan:
    return parse(read(path))


@cache
def report_of(path: Path) -> DocumentReport:
    return lint(plan_of(path), load_ruleset(plan_of(path)))


def serious(report: DocumentReport) -> set[str]:
    return {finding.rule for finding in report.findings if finding.level != "note"}


@pytest.mark.parametrize("name", [*COMPLIANT, *(f"{name}.docx" for name in SHAPES)])
def test_the_page_has_the_parts_of_its_word_file(prints: dict[str, Path], name: str) -> None:
    assert list(unlike(plan_of(sources()[name]), plan_of(prints[name]))) == []


@pytest.mark.parametrize("name", COMPLIANT)
def test_a_compliant_plan_is_compliant_on_paper(prints: dict[str, Path], name: str) -> None:
    report = report_of(prints[name])
    assert (report.medium, report.verdict, serious(report)) == ("pdf", "pass", serious(report_of(sources()[name])))
    assert not [each for each in report.not_checked if each.state == "rule_error"]


@pytest.mark.parametrize("name", [*SHOWN, *WORDED])
def test_a_fault_that_shows_is_named_and_no_other(prints: dict[str, Path], name: str) -> None:
    assert serious(report_of(prints[f"{name}.docx"])) == serious(report_of(sources()[f"{name}.docx"]))


def test_the_parts_of_all_prints_score_as_asked(prints: dict[str, Path]) -> None:
    assert score((plan_of(path), plan_of(prints[name])) for name, path in sources().items()) >= 0.99


@pytest.mark.parametrize("name", [name.removesuffix(".docx") for name in COMPLIANT])
def test_word_page_and_text_have_the_same_parts_and_content_faults(prints: dict[str, Path], name: str) -> None:
    text = FIXTURES / "compliant" / f"{name}.txt"
    assert list(unlike(plan_of(text), plan_of(prints[f"{name}.docx"]))) == []
    assert serious(report_of(text)) == serious(report_of(prints[f"{name}.docx"]))


def test_what_a_page_cannot_show_is_said_so(prints: dict[str, Path]) -> None:
    silent = {each.rule: each.why for each in report_of(prints["so-noi-vu.docx"]).not_checked if each.state == "cannot_tell"}
    assert silent["TT0023"] == "source"
