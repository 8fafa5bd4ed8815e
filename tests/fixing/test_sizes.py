"""A size is mended to the one the rest of the document has, not to the nearest the law allows."""

import pytest
from docx.shared import Pt

from checker.fixing import case
from checker.fixing.annotating import Byline
from checker.reading import read
from checker.running.one import judge
from checker.running.rounds import Asked, settled
from checker.running.tasks import Task
from tests.builders.layouts import STANDARD, build
from tests.builders.plan_text import PlanText
from tests.builders.word import entries, zipped

BY = Byline("thethuc", "TT", "2024-03-15T08:00:00Z")


def with_sizes(usual: float, stray: float, head: tuple[float, float] = (13, 13)) -> bytes:
    """The plan with running text of ``usual`` pt but every fifth paragraph; quốc hiệu and organ as told."""
    document = build(PlanText(), STANDARD)
    running = [each for each in document.paragraphs if each.paragraph_format.first_line_indent]
    for number, paragraph in enumerate(running):
        for run in paragraph.runs:
            run.font.size = Pt(stray if number % 5 == 1 else usual)
    left, right = document.tables[0].rows[0].cells
    for cell, size in ((right, head[0]), (left, head[1])):
        for run in (run for paragraph in cell.paragraphs if "Độc lập" not in paragraph.text for run in paragraph.runs):
            run.font.size = Pt(size)
    return zipped(entries(document))


def mended(tmp_path, data: bytes):
    path = tmp_path / "kế hoạch.docx"
    path.write_bytes(data)
    return settled(str(path), Asked(Task(), (), (), False, True, BY))


def sizes(data: bytes) -> set[float]:
    """The sizes of running text."""
    running = [block for block in read(data, name="x.docx").blocks if block.cell is None and block.setting.indent_first]
    return {run.style.size for block in running for run in block.runs if block.text[run.start : run.end].strip()}


@pytest.mark.parametrize(("usual", "stray"), [(14, 12), (13, 12), (13, 16), (14, 16)])
def test_running_text_gets_the_size_of_the_rest(tmp_path, usual, stray):
    result, after = mended(tmp_path, with_sizes(usual, stray))
    assert {"TT0651", "TT0661"} <= {finding.rule for finding in result.done}
    assert after.report.findings == ()
    assert sizes(result.data) == {usual}


@pytest.mark.parametrize(("national", "organ", "wanted"), [(12, 14, 12), (13, 14, 13), (13, 11, 13), (14, 14, 13)])
def test_a_part_of_the_head_gets_the_size_of_the_parts_beside_it(tmp_path, national, organ, wanted):
    result, after = mended(tmp_path, with_sizes(14, 14, (national, organ)))
    assert not {finding.component for finding in after.report.findings} & {"national_name", "superior_organ", "organ"}
    organs = [block for block in read(result.data, name="x.docx").blocks if block.text in ("UBND TỈNH TÂY NINH", "SỞ NỘI VỤ")]
    assert {run.style.size for block in organs for run in block.runs} == {wanted}


def test_where_all_running_text_is_wrong_it_gets_the_size_of_the_title(tmp_path):
    result, _ = mended(tmp_path, with_sizes(11, 11))
    assert sizes(result.data) == {14}


def test_the_running_text_is_measured_once_for_all_findings(tmp_path, monkeypatch):
    parts_of_head, measured = 3, []
    original = case.sizes_of

    def counted(stretches):
        rows = list(stretches)
        measured.append(len(rows))
        return original(rows)

    monkeypatch.setattr(case, "sizes_of", counted)
    path = tmp_path / "kế hoạch.docx"
    path.write_bytes(with_sizes(14, 12, (11, 11)))
    assert len([finding for finding in judge(str(path), Task()).findings if finding.fix]) > 2
    assert len([rows for rows in measured if rows > parts_of_head]) == 1


@pytest.mark.parametrize("organ", [12, 13])
@pytest.mark.parametrize(
    ("sizes", "wanted"),
    [((13, 14, 13), {13}), ((12, 13, 14), {12}), ((13, 13, 14), {12, 13}), ((13, 13, 13), {12, 13}), ((12, 14, 14), {12, 13})],
)
def test_the_sizes_of_the_letterhead_go_together(tmp_path, organ, sizes, wanted):
    document = build(PlanText(), STANDARD)
    asked = dict(zip(("CỘNG HÒA", "Độc lập", "Tây Ninh, ngày", "UBND", "SỞ NỘI VỤ"), (*sizes, organ, organ), strict=True))
    for paragraph in (each for row in document.tables[0].rows for cell in row.cells for each in cell.paragraphs):
        for run in paragraph.runs:
            run.font.size = next((Pt(size) for words, size in asked.items() if paragraph.text.startswith(words)), run.font.size)
    result, after = mended(tmp_path, zipped(entries(document)))
    assert {finding.rule for finding in result.done} <= {"TT0168", "TT0468"}
    assert after.report.findings == ()
    was = dict(zip(("national_name", "motto", "date"), sizes, strict=True))
    assert result.looks
    assert all(look.before == was[look.component] for look in result.looks)
    blocks = read(result.data, name="x.docx").blocks
    first, *others = (next(block.runs[0].style.size for block in blocks if block.text.startswith(words)) for words in asked)
    assert first == (organ if organ in wanted else min(wanted))
    assert others == [first + 1, first + 1, organ, organ]
