"""What a report says ``fix`` can mend is what ``fix`` mends, and nothing else."""

import shutil
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from checker.fixing.annotating import Byline
from checker.running.rounds import Asked, settled
from checker.running.suppressing import judged
from checker.running.tasks import Task

ROOT = Path(__file__).resolve().parents[2]
PLAN = ROOT / "fixtures" / "compliant" / "so-noi-vu.docx"
SIGN = Byline("thethuc", "TT", "2024-03-15T08:00:00Z")


def asked(*, accept: bool = True) -> Asked:
    return Asked(Task(), (), (), unsafe=False, accept=accept, signature=SIGN)


def laid_by_tabs(document) -> None:
    """The header as paragraphs whose two columns are parted by tabs."""
    table = document.tables[0]
    for left, right, bold in (
        ("UBND TỈNH TÂY NINH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", False),
        ("SỞ NỘI VỤ", "Độc lập - Tự do - Hạnh phúc", True),
        ("Số: 5/KH-SNV", "Tây Ninh, ngày 15 tháng 3 năm 2024", False),
    ):
        paragraph = Paragraph(OxmlElement("w:p"), table._parent)
        table._tbl.addprevious(paragraph._p)
        for words in (left, "\t\t", right):
            run = paragraph.add_run(words)
            run.font.name, run.font.size, run.bold = "Times New Roman", Pt(13), bold
    table._tbl.getparent().remove(table._tbl)


def without_the_last_stop(document) -> None:
    for cell in document.tables[-1].rows[0].cells:
        for paragraph in cell.paragraphs:
            if paragraph.text.startswith("- Lưu"):
                paragraph.runs[-1].text = paragraph.runs[-1].text.rstrip(".")


def promises_and_deeds(path) -> tuple[set[str], set[str]]:
    """The rules of the findings that are said to be safely mended, and of those that are."""
    report = judged(str(path), Task(), ("docx", "text")).report
    result, _ = settled(str(path), asked())
    return {finding.rule for finding in report.findings if finding.fix == "safe"}, {finding.rule for finding in result.done}


def test_no_line_is_promised_below_a_part_that_tabs_place(tmp_path):
    document = docx.Document(str(PLAN))
    laid_by_tabs(document)
    document.save(str(tmp_path / "plan.docx"))
    promised, done = promises_and_deeds(tmp_path / "plan.docx")
    found = {finding.rule for finding in judged(str(tmp_path / "plan.docx"), Task(), ("docx",)).report.findings}
    assert {"TT0165", "TT0265", "TT0302"} <= found
    assert promised == done
    assert "TT0302" in done
    assert not done & {"TT0165", "TT0265"}


def test_a_line_is_promised_below_a_part_in_its_own_cell():
    promised, done = promises_and_deeds(ROOT / "fixtures" / "faulty" / "TT0265-no-line-under-organ.docx")
    assert promised == done == {"TT0265"}


@pytest.mark.parametrize("tracked", [True, False])
def test_a_paragraph_whose_change_waits_for_an_answer_is_not_promised(tmp_path, tracked):
    document = docx.Document(str(PLAN))
    without_the_last_stop(document)
    if tracked:
        paragraph = next(p for c in document.tables[-1].rows[0].cells for p in c.paragraphs if p.text.startswith("- Lưu"))
        inserted = OxmlElement("w:ins")
        for name, value in (("id", "1"), ("author", "A"), ("date", "2024-03-01T08:00:00Z")):
            inserted.set(f"{{{paragraph._p.nsmap['w']}}}{name}", value)
        paragraph._p.append(inserted)
        for run in paragraph.runs:
            inserted.append(run._r)
    document.save(str(tmp_path / "plan.docx"))
    promised, done = promises_and_deeds(tmp_path / "plan.docx")
    assert promised == done == (set() if tracked else {"TT0907"})


def test_other_words_are_no_safe_promise(tmp_path):
    promised, done = promises_and_deeds(ROOT / "fixtures" / "faulty" / "TT0103-national-name-misspelt.docx")
    assert promised == done == set()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="a web page was NOT read: LibreOffice is not installed")
def test_in_a_web_page_nothing_is_promised(tmp_path):
    """Where its words stand in the file is not known: tags, soft breaks and entities lie between them."""
    lines = (ROOT / "fixtures" / "faulty" / "TT0302-number-not-padded.txt").read_text("utf-8").splitlines()
    page = "<!DOCTYPE html><meta charset=utf-8>" + "\n".join(f"<p>{line}</p>" for line in lines)
    (tmp_path / "plan.html").write_text(page, "utf-8")
    found = judged(str(tmp_path / "plan.html"), Task(), ("text",)).report.findings
    assert [(finding.rule, finding.fix) for finding in found] == [("TT0302", None)]


@pytest.mark.parametrize("words", ["", "Lưu hành nội bộ"])
def test_whether_a_header_takes_the_page_number_is_seen_without_opening_the_file_again(tmp_path, monkeypatch, words):
    from checker.fixing import package

    document = docx.Document(str(ROOT / "fixtures" / "faulty" / "TT0010-page-number-12-pt.docx"))
    document.sections[0].header.add_paragraph(words)
    document.save(str(tmp_path / "plan.docx"))
    monkeypatch.setattr(package, "WordFile", lambda *_: pytest.fail("opened"))
    found = judged(str(tmp_path / "plan.docx"), Task(), ("docx",)).report.findings
    assert {finding.rule: finding.fix for finding in found} == {"TT0010": None if words else "safe"}
