"""The list as it is looked at, taken away."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

pytest.importorskip("sqlalchemy", reason="the queue was NOT tested: pip install '.[office]'")

from docx import Document
from lxml import etree

from checker.desk import taken_list
from checker.desk.server import application
from checker.model.records import replace
from checker.register import Register, version_of
from checker.running.one import judge
from checker.running.tasks import Task
from tests.desk.conftest import OPTIONS, WHO, InlineBench, Visitor
from tests.desk.test_queue import FIXTURES

HOSTILE = ('=HYPERLINK("http://x")', "+1+1", "-2", "@SUM(A1)", "\t=1", "<w:p>", "http://x.vn")


@pytest.fixture
def register(tmp_path):
    """A plan of each hostile subject; one of them passed, and is given to somebody."""
    plain = next((FIXTURES / "compliant").glob("so-noi-vu.txt")).read_text("utf-8")
    with Register.open(str(tmp_path / "so.db")) as book:
        version, run = book.version(version_of(Task())), book.begin(WHO)
        for at, subject in enumerate(HOSTILE):
            report = judge("a.txt", Task(), plain.encode())
            part = replace(report.components["subject"], text=subject)
            report = replace(report, sha256=f"{at:064x}", components={**report.components, "subject": part})
            book.add(report, f"{subject}.txt", version, run)
        book.record("assigned", f"{0:064x}", who=WHO, details={"to": WHO})
        yield book


@pytest.fixture
def reviewer(register):
    return Visitor(application(OPTIONS._replace(who=WHO), bench=InlineBench(), register=register))


def taken(reviewer, kind, **how):
    answer = reviewer.browser.get(f"/hang-doi/danh-sach.{kind}", params=how)
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment")
    return BytesIO(answer.content)


def rows(reviewer, **how):
    """The rows below the heads, each cell with its kind, and nothing that is no text or number."""
    with ZipFile(taken(reviewer, "xlsx", **how)) as book:
        said = etree.fromstring(book.read("xl/sharedStrings.xml"))
        words = ["".join(each.itertext()) for each in said]
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert not sheet.findall(".//{*}f")
    assert not sheet.findall(".//{*}hyperlink")
    told = [[cell_text(cell, words) for cell in row] for row in sheet.iter("{*}row")]
    return told[3:]


def cell_text(cell, words):
    value = cell.findtext("{*}v")
    return words[int(value)] if cell.get("t") == "s" else value


def test_the_workbook_holds_every_row_of_the_filter_and_no_formula_or_link(reviewer):
    found = rows(reviewer)
    assert [row[4] for row in found] == [" ".join(subject.split()) for subject in HOSTILE]
    assert [int(row[0]) for row in found] == list(range(1, len(HOSTILE) + 1))


def test_an_organ_is_told_apart_from_others_of_its_name(reviewer):
    assert {row[1] for row in rows(reviewer)} == {"SỞ NỘI VỤ – UBND TỈNH TÂY NINH"}


def test_the_word_file_holds_the_same(reviewer):
    (table,) = Document(taken(reviewer, "docx")).tables
    assert [row.cells[4].text for row in table.rows[1:]] == [" ".join(subject.split()) for subject in HOSTILE]


def test_what_the_filter_leaves_out_is_left_out(reviewer):
    assert len(rows(reviewer, cua="toi")) == 1
    assert rows(reviewer, kl="fail") == []
    assert len(rows(reviewer, tim="HYPERLINK")) == 1


def test_a_list_that_is_cut_says_so(reviewer, monkeypatch):
    monkeypatch.setitem(taken_list.MOST, "xlsx", 2)
    monkeypatch.setattr("checker.desk.taken_list._PIECE", 1)
    *_, last = found = rows(reviewer)
    assert len(found) == 3
    assert "dài hơn 2 dòng" in last[1]


def test_pages_put_together_lose_no_row(reviewer, monkeypatch):
    monkeypatch.setattr("checker.desk.taken_list._PIECE", 3)
    assert len(rows(reviewer)) == len(HOSTILE)
