"""Layout rules: each fault is one finding; a medium without fonts cannot tell; what is allowed to vary does."""

from __future__ import annotations

import copy
import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from checker import lint, load_ruleset, parse, read
from checker.authoring.compiling import sources
from checker.checking.looks import Piece, Stretch, hyphens_in, letters, plainly, rules_in, span, typed_length
from checker.model import Block, CharacterFormat, DocumentReport, ParagraphFormat, Run
from checker.reading.word.markup import W
from checker.running.suppressing import judged_bytes
from checker.running.tasks import Task
from tests.builders.files import FIXTURES
from tests.builders.layout_faults import first, font, layout_faults, without_rule
from tests.builders.layouts import STANDARD
from tests.builders.officer_faults import officer_faults
from tests.builders.plan_text import PlanText
from tests.builders.shapes import word

LAYOUT = {row["id"] for rows in sources().values() for row in rows if row.get("needs") == ["fonts"]}
SERIOUS = [fault.stem for fault in layout_faults() if fault.level != "note"]
each_fault = pytest.mark.parametrize("stem", SERIOUS)


def report(path: Path) -> DocumentReport:
    plan = parse(read(str(path)))
    return lint(plan, load_ruleset(plan))


@each_fault
def test_one_fault_is_one_finding(stem: str) -> None:
    found = report(FIXTURES / "faulty" / f"{stem}.docx").findings
    assert [finding.rule for finding in found if finding.level != "note"] == [stem[:6]]


def test_every_layout_rule_has_its_fault() -> None:
    assert LAYOUT - {"TT0653"} <= {fault.rule for fault in (*layout_faults(), *officer_faults())} | {"TT0653"}


def test_the_columns_of_two_tables_are_not_compared() -> None:
    """The signature in a table of its own above that of the recipients: nothing stands left of anything."""
    with zipfile.ZipFile(FIXTURES / "compliant" / "so-noi-vu.docx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    closing = root.findall(f".//{W}tbl")[-1]
    signature = copy.deepcopy(closing)
    closing.addprevious(signature)
    closing.addprevious(etree.Element(f"{W}p"))
    for table, emptied in ((signature, 0), (closing, 1)):
        for cell in table.findall(f".//{W}tc")[emptied::2]:
            for line in cell.findall(f"{W}p"):
                cell.remove(line)
            cell.append(etree.Element(f"{W}p"))
        if table is signature:  # its right cell stands first: one column
            for cell in table.findall(f".//{W}tc")[0::2]:
                cell.getparent().remove(cell)
    parts["word/document.xml"] = etree.tostring(root)
    with io.BytesIO() as written:
        with zipfile.ZipFile(written, "w") as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
        told = judged_bytes(written.getvalue(), "x.docx", Task()).report
    assert told.components["full_name"].text == "Trần Hoài Thu"
    assert "TT0959" not in {finding.rule for finding in told.findings}


@pytest.mark.parametrize(("italic", "told"), [(True, False), (False, True)])
def test_a_proposal_among_the_bases_leans_as_they_do(italic: bool, told: bool) -> None:
    """Phụ lục III, Mẫu 1.2: “Theo đề nghị của …” closes the bases, in their letters."""
    plan = PlanText(bases=(*PlanText().bases[:-1], "Xét đề nghị của Trưởng phòng Quản lý văn thư, lưu trữ."))
    data = word(plan, replace(STANDARD, finish=(font(first("Xét đề nghị"), italic=italic),)))
    found = judged_bytes(data, "x.docx", Task()).report.findings
    assert ("TT0653" in {finding.rule for finding in found}) is told


def test_a_text_shows_no_layout() -> None:
    told = report(FIXTURES / "compliant" / "so-noi-vu.txt")
    states = {rest.rule: (rest.state, rest.why) for rest in told.not_checked if rest.rule in LAYOUT}
    assert ("cannot_tell", "fonts") in states.values()
    assert {state for state, _ in states.values()} <= {"cannot_tell", "not_applicable"}


def test_a_finding_carries_what_is_wanted_and_every_place() -> None:
    (finding,) = (row for row in report(FIXTURES / "faulty" / "TT0961-list-14-pt.docx").findings if row.level != "note")
    assert (finding.got, finding.want, finding.values["wanted"], finding.fix) == ("14", "11", [11, 11], "safe")
    assert len(finding.values["places"]) == finding.values["count"] == 5


def test_what_word_prints_in_capitals_is_in_capitals() -> None:
    document = read(str(FIXTURES / "compliant" / "so-noi-vu.docx"))
    blocks = tuple(_in_small_letters(block) if block.text == "SỞ NỘI VỤ" else block for block in document.blocks)
    plan = parse(replace(document, blocks=blocks))
    assert "TT0205" not in {finding.rule for finding in lint(plan, load_ruleset(plan)).findings}


def _in_small_letters(block: Block) -> Block:
    runs = tuple(run._replace(style=run.style._replace(caps=True)) for run in block.runs)
    return block._replace(text="Sở Nội vụ", runs=runs)


class TestPieces:
    piece = Piece((), (Stretch(CharacterFormat(size=13, bold=True), 8), Stretch(CharacterFormat(size=14, bold=False), 2)))

    def test_the_share_of_wrong_letters(self) -> None:
        assert self.piece.share(lambda style: not style.bold) == pytest.approx(0.2)

    def test_the_value_most_letters_have(self) -> None:
        assert self.piece.most(lambda style: style.size) == 13
        assert self.piece.most(lambda style: style.size, lambda style: not style.bold) == 14

    def test_no_letters_have_no_share(self) -> None:
        assert Piece((), ()).share(lambda _: True) == 0


class TestWords:
    @pytest.mark.parametrize(("text", "count"), [("Số", 2), (" - ", 0), ("...", 0), ("a, b", 2), ("Sở Nội vụ", 7)])
    def test_spaces_and_lone_signs_weigh_nothing(self, text: str, count: int) -> None:
        assert letters(text) == count

    def test_numbers_as_vietnamese_prints_them(self) -> None:
        assert (plainly(13.0), plainly(1.27), span((13, 13)), span((12, 13))) == ("13", "1,27", "13", "12-13")


class TestLines:
    @pytest.mark.parametrize("text", ["__________", "-------", "Độc lập - Tự do - Hạnh phúc\n_________", "\t______", "─────", "___"])
    def test_signs_in_a_row_are_a_line(self, text: str) -> None:
        assert rules_in(Block(text)) == 1

    @pytest.mark.parametrize("text", ["Độc lập - Tự do - Hạnh phúc", "KH-SNV", "- Lưu: VT", "2020 - 2025"])
    def test_hyphens_are_none(self, text: str) -> None:
        assert rules_in(Block(text)) == 0

    @pytest.mark.parametrize(
        ("block", "row"),
        [
            (Block("-------"), "-------"),
            (Block("Đoàn kết\n- - - - -"), "- - - - -"),
            (Block("======"), "======"),
            (Block("_______"), ""),
            (Block("─────"), ""),
            (Block("--"), ""),
            (Block("-------", drawn=(40.0,)), ""),
            (Block("-------", setting=ParagraphFormat(border_bottom=True)), ""),
        ],
    )
    def test_a_row_of_hyphens_is_one_that_is_not_solid_where_no_other_line_is(self, block: Block, row: str) -> None:
        assert hyphens_in(block) == row

    def test_drawn_ones_and_borders_count(self) -> None:
        assert rules_in(Block("x", drawn=(40.0,), setting=ParagraphFormat(border_bottom=True))) == 2


class TestTypedLength:
    @pytest.mark.parametrize(
        ("text", "look", "length"),
        [
            ("_" * 20, {"size": 10.0}, 100.0),
            ("_" * 20, {"size": 10.0, "vertical": "superscript"}, 65.0),  # as the decree's own forms have it
            ("_" * 20, {}, 0.0),
            ("-" * 20, {"size": 10.0}, 0.0),
            ("KH_SNV", {"size": 10.0}, 0.0),
            ("", {"size": 10.0}, 0.0),
        ],
    )
    def test_underscores_alone_have_a_length(self, text: str, look: dict[str, Any], length: float) -> None:
        assert typed_length(Block(text, runs=(Run(0, len(text), CharacterFormat(**look)),))) == pytest.approx(length)

    def test_a_drawn_line_has_its_own(self) -> None:
        assert typed_length(Block("____", runs=(Run(0, 4, CharacterFormat(size=10.0)),), drawn=(40.0,))) == 0.0


def test_a_name_on_two_lines_is_underlined_on_its_last() -> None:
    plan = PlanText(superior="", organ=("ỦY BAN NHÂN DÂN", "XÃ TÂN LẬP"), notation="KH-UBND")
    data = word(plan, replace(STANDARD, finish=(font(first("XÃ TÂN LẬP"), underline=True), without_rule(0))))
    read_plan = parse(read(data))
    found = {finding.rule for finding in lint(read_plan, load_ruleset(read_plan)).findings if finding.component == "organ"}
    assert found == {"TT0267"}
