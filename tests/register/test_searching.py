"""What is searched in a register: every field with marks and without, phrases, beginnings; the text only where the office keeps words."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select, text

from checker.register.auditing import Audit, audit_settings
from checker.register.entering import Arrival
from checker.register.searching import Term, fts, matching, terms
from checker.register.tables import documents, searchables
from checker.running.one import judge
from checker.running.tasks import Task
from tests.cli.conftest import ROOT

PLAN = (ROOT / "fixtures" / "compliant" / "so-noi-vu.txt").read_text("utf-8")
WORD = "ngoằn ngoèo"
"""Words of the text alone, of no field."""


def test_what_is_typed_becomes_words_phrases_and_beginnings():
    assert terms('Kế hoạch "cải cách  hành chính" noi* 05/KH-UBND') == [
        Term(("kế",)), Term(("hoạch",)), Term(("cải", "cách", "hành", "chính")), Term(("noi",), open=True), Term(("05", "kh", "ubnd")),
    ]  # fmt: skip
    assert terms('"" % * "…" -') == []
    assert fts(terms('x" OR bare:y* NEAR(')) == '"x" AND "or" AND "bare y"* AND "near"'


def found(register, asked):
    numbers = select(documents.c.sha256).where(documents.c.id.in_(matching(register.engine.dialect.name, terms(asked))))
    return {row.sha256 for row in register.rows(numbers)}


@pytest.fixture
def two(register, entry):
    """Two plans of one organ on two subjects."""
    hashes = []
    for at, subject in enumerate(("Khảo sát rừng phòng hộ ven biển", "Thi đua khen thưởng")):
        report = judge(f"{at}.txt", Task(), PLAN.replace("Kiểm tra công tác văn thư", subject).encode())
        register.add(report, f"hop-thu/tep {at}.txt", *entry, arrival=Arrival(f"71{at}", "2026-03-05"))
        hashes.append(report.sha256)
    return hashes


def test_words_are_found_with_marks_and_without_and_none_that_bears_others(register, two):
    one, other = two
    for asked in ("khảo sát", "KHAO SAT", '"rừng phòng hộ"', '"rung phong ho"', "khả* ven", '"phong ho ven b"*'):
        assert found(register, asked) == {one}, asked
    for asked in ("khao sạt", '"phòng rừng"', '"ven biển rừng"', "ven biển khen", "khả"):
        assert found(register, asked) == set(), asked
    assert found(register, "so noi vu") == {one, other}
    assert found(register, "thưởng") == {other}


def test_every_field_is_searched_what_was_told_of_the_receipt_and_where_a_file_lies(register, two, entry):
    one, other = two
    assert found(register, "710") == {one}
    assert found(register, '"tep 1"') == {other}
    register.seen(one, "noi-khac/ban-sao.docx", *entry)
    assert found(register, "ban-sao") == {one}


def kept(register, tmp_path, *, excerpts):
    if excerpts:
        register.choose("excerpts", excerpts, who="Lê An")
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PLAN.replace("Thực hiện", f"{WORD} thực hiện", 1).replace("thực hiện", f"{WORD} thực hiện", 1), "utf-8")
    audit = Audit(register, audit_settings({}, None, True), "Lê An", jobs=1)
    (report,) = audit.over([str(path)])
    audit.end()
    return report.sha256


def test_the_text_is_searched_only_where_the_office_keeps_words_and_no_more_once_it_does_not(register, tmp_path):
    sha256 = kept(register, tmp_path, excerpts=True)
    assert found(register, WORD) == found(register, f'"{WORD}"') == found(register, "ngoan ngoeo") == {sha256}
    register.choose("excerpts", False, who="Lê An")
    assert found(register, WORD) == set()
    assert found(register, "sở nội vụ") == {sha256}


def test_without_the_office_s_choice_no_word_of_the_text_is_kept(register, tmp_path):
    kept(register, tmp_path, excerpts=False)
    assert found(register, WORD) == set()
    assert register.rows(select(searchables.c.document_id).where(searchables.c.body != "")) == []


def test_what_is_forgotten_is_found_no_more_and_no_word_of_it_stays_in_the_file(register, two, tmp_path):
    sha256 = kept(register, tmp_path, excerpts=True)
    register.forget(sha256, who="Lê An", why="x")
    assert found(register, WORD) == set()
    if register.engine.dialect.name == "sqlite":
        name = Path(register.name)
        assert all(b"ngoan" not in each.read_bytes() for each in name.parent.glob(f"{name.name}*"))


def test_nothing_of_a_plan_under_a_mark_of_secrecy_is_searched(register, entry):
    register.choose("excerpts", True, who="Lê An")
    secret = judge("a.txt", Task(beside=True, text=True), ("MẬT\n" + PLAN).encode())
    assert secret.secret
    register.add(secret, "a.txt", *entry)
    assert register.rows(select(searchables.c.document_id)) == []


def test_another_reading_of_a_document_keeps_its_text(register, tmp_path):
    sha256 = kept(register, tmp_path, excerpts=True)
    audit = Audit(register, audit_settings({"ignore": ("TT",)}, None, True), "Lê An", jobs=1)
    list(audit.over([str(tmp_path / "ke-hoach.txt")]))
    audit.end()
    assert found(register, WORD) == {sha256}
    with register.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM searchables")) == 1
