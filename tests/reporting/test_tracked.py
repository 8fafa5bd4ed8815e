"""Of a file with tracked changes every report says how it was read, once: as if all were accepted."""

import io
import json

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from checker.cache.packing import packed, unpacked
from checker.model import Report
from checker.reporting import render
from checker.running import one
from checker.running.tasks import Task
from tests.cli.conftest import ROOT

PLAN = ROOT / "fixtures" / "compliant" / "so-noi-vu.docx"
VI = "soát như thể mọi vết sửa đã được chấp nhận"


def plan(changed: bool = True, draft: bool = False) -> bytes:
    """The compliant plan; ``changed``: its last words of a section were put in by somebody, tracked; ``draft``: its number is not given."""
    document = docx.Document(str(PLAN))
    for paragraph in (each for row in document.tables[0].rows for cell in row.cells for each in cell.paragraphs):
        if draft and paragraph.text.startswith("Số:"):
            paragraph.runs[0].text = "Số:        /KH-SNV"
            for run in paragraph.runs[1:]:
                run.text = ""
    if changed:
        run = next(each for each in document.paragraphs if each.text.startswith("Căn cứ")).runs[-1]._r
        inserted = OxmlElement("w:ins")
        inserted.set(qn("w:id"), "1")
        inserted.set(qn("w:author"), "Văn thư")
        run.addprevious(inserted)
        inserted.append(run)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def report_on(data: bytes):
    return one.judged("ke-hoach.docx", Task(), data).report


@pytest.mark.parametrize("draft", [False, True])
class DescribeAFileWithTrackedChanges:
    @pytest.mark.parametrize("format_", ["text", "html", "markdown"])
    def it_is_said_once_how_it_was_read(self, draft, format_):
        said = " ".join(render(Report((report_on(plan(draft=draft)),)), format_, "vi").split())
        assert said.count(VI) == 1
        assert "tệp còn 1 vết sửa" in said

    def it_is_a_field_for_programs(self, draft):
        (document,) = json.loads(render(Report((report_on(plan(draft=draft)),)), "json", "vi"))["documents"]
        assert document["tracked"]["count"] == 1
        assert VI in document["tracked"]["message"]

    def it_is_remembered(self, draft):
        report = report_on(plan(draft=draft))
        assert unpacked(packed(report), report.path).tracked == 1


@pytest.mark.parametrize("format_", ["text", "html", "markdown", "json"])
def test_nothing_is_said_of_a_file_without(format_):
    said = " ".join(render(Report((report_on(plan(changed=False)),)), format_, "vi").split())
    assert VI not in said
    assert '"tracked"' not in said


def test_a_line_of_its_own_says_it_too(tmp_path):
    from checker.reporting.catalogue import Words
    from checker.reporting.paper import Paper
    from checker.reporting.text import page

    said = page(report_on(plan(draft=True)), Words("vi"), Paper(), "note", brief=True)
    assert said.endswith("; 1 vết sửa, soát như thể đã chấp nhận hết")
    assert "\n" not in said
