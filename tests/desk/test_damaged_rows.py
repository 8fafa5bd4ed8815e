"""A register that another program changed: the row is told in one sentence that names the command, the others go on."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="the queue was NOT tested: pip install '.[office]'")

from sqlalchemy import JSON, Boolean, Integer, event

from checker.desk.server import application
from checker.register import tables
from tests.desk.conftest import OPTIONS, WHO, InlineBench, Visitor
from tests.desk.test_queue import hashes

OF_LIST = {
    "documents.received": ("'hôm qua'", "''", "X'00FF'", "5"),
    "readings.verdict": ("'tốt'", "''", "X'00FF'"),
    "documents.sha256": ("'../../x'", "X'00FF'"),
    "readings.subject": ("X'00FF'",),
    "readings.priority": ("X'00FF'",),
    "readings.errors": ("'x'",),
    "copies.path": ("X'00FF'",),
}
OF_PAGE = {
    "events.at": ("'hôm qua'", "X'00FF'"),
    "events.details": ("'[]'", "'{'", "X'00FF'"),
    "events.kind": ("X'00FF'",),
    "findings.level": ("'lỗi'", "X'00FF'"),
    "findings.component": ("X'00FF'",),
    "decisions.decision": ("'ừ'",),
}
COLUMNS = {str(column): column for table in tables.metadata.sorted_tables for column in table.c}


def change(register, column, value, sha256=None):
    """Write a value into a column, as another program would; of one document, or of all."""
    of_one = {
        "documents": "sha256 = ?", "events": "sha256 = ?", "readings": "document_id = (SELECT id FROM documents WHERE sha256 = ?)",
    }  # fmt: skip
    table = column.partition(".")[0]
    spot = of_one.get(table, of_one["readings"])
    with closing(sqlite3.connect(register.name)) as file:
        file.execute("PRAGMA synchronous = OFF")
        where, told = (f" WHERE {spot}", (sha256,)) if sha256 else ("", ())
        file.execute(f"UPDATE OR IGNORE {table} SET {column.partition('.')[2]} = {value}{where}", told)
        file.commit()


@pytest.mark.parametrize(("column", "value"), [(column, value) for column, values in OF_LIST.items() for value in values])
def test_a_damaged_row_is_told_in_its_place_and_the_others_go_on(reviewer, register, column, value):
    damaged, *others = hashes(reviewer.browser.get("/hang-doi").text)
    change(register, column, value, damaged)
    page = reviewer.browser.get("/hang-doi")
    assert (page.status_code, sorted(hashes(page.text))) == (200, sorted(others))
    assert f"bảng {column.replace('.', ', hàng ').partition(',')[0]}" in page.text
    assert f"cột {column.partition('.')[2]}" in page.text
    assert f"thethuc register verify {register.name}" in page.text
    for each in others:
        shown = reviewer.browser.get(f"/hang-doi/{each}")
        assert shown.status_code == 200
        assert not re.search(rf'href="/hang-doi/{damaged}"[^>]* rel="next"', shown.text)
    sent = {"token": reviewer.token, "ticked": others, "what": "told", "reason": "đã gửi"}
    assert reviewer.browser.post("/hang-doi", data=sent).status_code == 200


@pytest.fixture
def sound(register):
    """A function that puts the register back as it was."""
    register.engine.dispose()
    kept = Path(register.name).read_bytes()

    def back():
        register.engine.dispose()
        for left in ("-wal", "-shm"):
            Path(register.name + left).unlink(missing_ok=True)
        Path(register.name).write_bytes(kept)

    return back


@pytest.mark.parametrize("table", [OF_LIST, OF_PAGE], ids=["of the list", "of its page"])
def test_the_page_of_a_damaged_document_is_one_sentence_that_names_the_command(reviewer, register, sound, table):
    damaged, other, *_ = hashes(reviewer.browser.get("/hang-doi").text)
    for column, values in table.items():
        for value in values:
            register.decide(damaged, "TT0001", "x", "waived", who="Lê An", why="x")
            change(register, column, value, damaged)
            shown = reviewer.browser.get(f"/hang-doi/{damaged}")
            stepped = reviewer.post(f"/hang-doi/{damaged}/buoc", what="told", reason="x")
            if column == "documents.sha256":
                assert (shown.status_code, stepped.status_code) == (404, 404)
            elif column not in ("copies.path", "findings.component"):
                assert (shown.status_code, stepped.status_code) == (409, 409), (column, value)
                assert f"thethuc register verify {register.name}" in shown.text, (column, value)
            assert reviewer.browser.get(f"/hang-doi/{other}").status_code == 200, (column, value)
            sound()


PAGES = ("/hang-doi", "/hang-doi?tim=kh", "/hang-doi?cua=toi", "/tong-quan", "/hang-doi/danh-sach.xlsx", "/hang-doi/danh-sach.docx")


def none_of_ours(column):
    if isinstance(column.type.impl, JSON):
        return ("''", "'null'", "'{\"a\": [null]}'")
    return ("'x'",) if isinstance(column.type.impl, Integer | Boolean) else ("'x'", "X'00FF'", "''")


def tables_of(page, register):
    """The tables that a page asks for, at a desk that has shown nothing yet. What another table holds cannot change what it shows."""
    asked, whole = set(), application(OPTIONS._replace(who=WHO), bench=InlineBench(), register=register)

    def noted(connection, cursor, statement, *_):
        asked.update(re.findall(r"\w+", statement))

    visitor = Visitor(whole)
    event.listen(register.engine, "before_cursor_execute", noted)
    assert visitor.browser.get(page).status_code < 500
    event.remove(register.engine, "before_cursor_execute", noted)
    return asked & tables.metadata.tables.keys()


@pytest.mark.long
def test_no_page_ends_in_a_fault_whatever_column_was_changed(reviewer, register):
    first = hashes(reviewer.browser.get("/hang-doi").text)[0]
    reviewer.post(f"/hang-doi/{first}/nhan", what="assign")
    register.record("told", first, who="Lê An", why="đã gửi")
    register.decide(first, "TT0001", "x", "waived", who="Lê An", why="x")
    reviewer.post("/hang-doi/bo-loc", name="văn thư")
    pages = {page: tables_of(page, register) for page in (*PAGES, f"/hang-doi/{first}", f"/hang-doi/{first}/so-sanh")}
    assert all({"documents", "readings"} <= named for named in pages.values())
    register.engine.dispose()
    kept = Path(register.name).read_bytes()
    broken = []
    for name, column in COLUMNS.items():
        asking = [page for page, named in pages.items() if column.table.name in named]
        for value in none_of_ours(column) if asking else ():
            try:
                change(register, name, value)
            except sqlite3.Error:
                continue
            for page in asking:
                answer = reviewer.browser.get(page)
                if answer.status_code >= 500:
                    broken.append((name, value, page))
            register.engine.dispose()
            for left in ("-wal", "-shm"):
                Path(register.name + left).unlink(missing_ok=True)
            Path(register.name).write_bytes(kept)
    assert broken == []
