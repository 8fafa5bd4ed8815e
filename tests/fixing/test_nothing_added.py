"""A fix of a Word file brings up nothing that was not there: what it changes has the rest follow, or it is taken back alone."""

import io
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from checker.fixing import wording
from checker.fixing.annotating import Byline
from checker.fixing.edits import TextEdit
from checker.reading import read
from checker.running import rounds
from checker.running.rounds import Asked, mended_of
from checker.running.suppressing import judged_bytes
from checker.running.tasks import Task

from .changes import rejected, seen

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
ANNEXED = FIXTURES / "compliant" / "co-phu-luc.docx"
SHORTENED = FIXTURES / "faulty" / "TT0204-field-abbreviated.docx"
PADDED = FIXTURES / "faulty" / "TT0302-number-not-padded.docx"
BY = Byline("thethuc", "TT", "2024-03-15T08:00:00Z")
ways = pytest.mark.parametrize("accept", [True, False], ids=["plainly", "tracked"])


def fixed(data: bytes, *, accept: bool, unsafe: bool = False):
    """The mended file, the rules whose findings were mended, and those that speak of it."""
    before = judged_bytes(data, "x.docx", Task())
    result, after = mended_of(before, "x.docx", Asked(Task(), (), (), unsafe, accept, BY))
    left = {finding.rule for finding in after.report.findings} - {"TT2082"}
    return result.data, {finding.rule for finding in result.done}, left


def saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def lines(data: bytes) -> list[float]:
    return [length for block in read(data, name="x.docx").blocks for length in block.drawn]


class DescribeAPlanWithAnnexesWhosePagesBearNoNumber:
    @staticmethod
    def unnumbered(*, one_section: bool) -> bytes:
        document = docx.Document(str(ANNEXED))
        for section in document.sections:
            for each in section._sectPr.findall(qn("w:headerReference")) + section._sectPr.findall(qn("w:pgNumType")):
                section._sectPr.remove(each)
        if one_section:
            for properties in list(document.element.body.iter(qn("w:sectPr")))[:-1]:
                properties.getparent().remove(properties)
        for run in document.paragraphs[4].runs:
            run.font.name = "Arial"
        return saved(document)

    @ways
    def it_has_the_pages_of_each_annex_counted_anew(self, accept):
        data, done, left = fixed(self.unnumbered(one_section=False), accept=accept)
        assert "TT0007" in done
        assert not left
        assert [setup.page_number_start for setup in read(data, name="x.docx").sections] == [None, 1, 1]

    @ways
    def it_is_left_without_where_an_annex_has_no_pages_of_its_own(self, accept):
        """A person has to part them first; what else can be mended is."""
        _, done, left = fixed(self.unnumbered(one_section=True), accept=accept)
        assert done
        assert left == {"TT0007"}


class DescribeALineBelowWordsThatAreWrittenInFull:
    @ways
    def it_keeps_its_share_of_them(self, accept):
        data = SHORTENED.read_bytes()
        result, done, left = fixed(data, accept=accept, unsafe=True)
        assert "TT0204" in done
        assert not left
        assert len(lines(result)) == len(lines(data))
        if not accept:
            undone = rejected(result, BY.author)
            assert seen(undone) == seen(data)
            assert lines(undone) == lines(data)

    @ways
    def it_does_so_as_old_programs_drew_it(self, accept):
        document = docx.Document(str(SHORTENED))
        for both in list(document.element.body.iter("{*}AlternateContent")):
            run, fallback = both.getparent(), both.find("{*}Fallback")
            run[run.index(both) : run.index(both) + 1] = list(fallback)
        _, done, left = fixed(saved(document), accept=accept, unsafe=True)
        assert "TT0204" in done
        assert not left


@ways
def test_a_fix_by_which_a_part_is_lost_is_taken_back_alone(monkeypatch, accept):
    def all_gone(case):
        yield TextEdit(case.spot, 0, len(case.block.text), "")

    document = docx.Document(str(PADDED))
    for run in document.paragraphs[0].runs:
        run.font.size = docx.shared.Pt(9)
    monkeypatch.setitem(wording.WORDINGS, "pad_number", all_gone)
    data, done, left = fixed(saved(document), accept=accept)
    assert done == {"TT0551"}
    assert left == {"TT0302"}
    assert any(block.text.startswith("Số: 5/") for block in read(data, name="x.docx").blocks)


def test_what_does_harm_is_found_in_few_checks(monkeypatch):
    """A fix of a hundred others' file is looked for among rules, not among findings."""
    document = docx.Document(io.BytesIO(DescribeAPlanWithAnnexesWhosePagesBearNoNumber.unnumbered(one_section=True)))
    first = next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith("1."))
    for number in range(100):
        first.insert_paragraph_before(f"Thực hiện theo khoản {number} điều {number % 40 + 1} của Nghị định.")
    checks: list[str] = []
    counted = rounds.judged_bytes
    monkeypatch.setattr(rounds, "judged_bytes", lambda *given: checks.append("") or counted(*given))
    _, done, left = fixed(saved(document), accept=True)
    assert "TT1606" in done
    assert left == {"TT0007"}
    assert len(checks) < 12
