"""Letters nobody reads on paper are told wherever they stand, once."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.shared import Pt, RGBColor

from checker import lint, load_ruleset, parse, read

PLAN = Path(__file__).resolve().parents[2] / "fixtures" / "compliant" / "so-noi-vu.docx"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

INK = '<w:color w:val="FFFFFF"/>'


def told(change) -> dict[str, str]:
    """What of the letters is told of a plan with a table of a sentence in its body, changed."""
    document, file = Document(str(PLAN)), BytesIO()
    at = next(each for each in document.paragraphs if each.text.startswith("1. "))
    table = document.add_table(1, 1)
    at._p.addnext(table._tbl)
    change(at.runs[0], table.cell(0, 0).paragraphs[0].add_run("Kinh phí do cấp trên cấp"))
    document.save(file)
    plan = parse(read(file.getvalue(), name="a.docx"))
    return {each.rule: each.got for each in lint(plan, load_ruleset(plan)).findings if each.rule in ("TT0024", "TT0087")}


def white(run):
    run.font.color.rgb = RGBColor(255, 255, 255)


def black_on_black(run):
    run.font.color.rgb = RGBColor(0, 0, 0)
    run._r.get_or_add_rPr().append(parse_xml(f'<w:shd {W} w:val="clear" w:fill="000000"/>'))


def tiny(run):
    run.font.size = Pt(1)


def struck(run):
    run.font.strike = True


def red(run):
    run.font.color.rgb = RGBColor(255, 0, 0)


@pytest.mark.parametrize(
    ("change", "in_text", "in_table"),
    [
        (white, {"TT0024": "FFFFFF"}, {"TT0087": "ground"}),
        (black_on_black, {"TT0087": "ground"}, {"TT0087": "ground"}),
        (tiny, {"TT0087": "tiny"}, {"TT0087": "tiny"}),
        (struck, {"TT0087": "struck"}, {"TT0087": "struck"}),
        (red, {"TT0024": "FF0000"}, {}),
    ],
)
def test_letters_nobody_reads_are_told_once(change, in_text, in_table):
    assert told(lambda text, _: change(text)) == in_text
    assert told(lambda _, cell: change(cell)) == in_table


def test_letters_of_a_footnote_are_told_too():
    from tests.reading.wordfile import opened, paragraph, part, run

    note = f'<w:footnote w:id="2">{paragraph(run("Không áp dụng", INK))}</w:footnote>'
    lines = (PLAN.parent / "so-noi-vu.txt").read_text(encoding="utf-8").split("\n")
    body = "".join(map(paragraph, lines)) + paragraph('<w:r><w:footnoteReference w:id="2"/></w:r>')
    plan = parse(opened(body, {"word/footnotes.xml": part("footnotes", note)}, {"f": "footnotes footnotes.xml"}))
    assert [each.got for each in lint(plan, load_ruleset(plan)).findings if each.rule == "TT0087"] == ["ground"]
