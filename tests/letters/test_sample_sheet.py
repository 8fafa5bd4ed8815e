"""Each row of the decree's table of letters says what the plan has there, in every form alike."""

import io
import re
from pathlib import Path

import pytest
import yaml
from docx import Document

from checker.letters.sample_files import FORMATS, sheet_file
from checker.letters.sample_sheet import STATUSES, sample_rows, table
from checker.model.data import home
from checker.model.errors import Refused
from checker.reporting.catalogue import Words
from checker.running.suppressing import judged
from checker.running.tasks import Task, known_rules
from tests.cli.conftest import ROOT, thethuc  # noqa: F401 - a fixture

COMPLIANT = ROOT / "fixtures" / "compliant"


def rows_of(path):
    found = judged(str(path), Task(), ("docx", "text"))
    return found.report, sample_rows(found.report, {rule.id for rule in found.ruleset.rules}, Words("vi"))


def faulty(rule):
    return next((ROOT / "fixtures" / "faulty").glob(f"{rule}-*.docx"))


def test_every_rule_of_the_table_exists_and_every_one_of_mau_chu_stands_in_a_row():
    named = {rule for row in table() for rule in row.get("rules", ())}
    assert named <= {rule.id for rule in known_rules(None)}
    samples = yaml.safe_load((home("rules") / "nd30-2020" / "mau-chu.yaml").read_text("utf-8"))
    besides = {"Căn cứ ban hành", "Dòng “Kèm theo …”"}  # of the text, no row of the table
    assert {rule for part in samples if part["part"] not in besides for rule in part["rules"].values()} <= named


def test_a_plan_in_due_form_is_right_in_every_row_it_has():
    _, rows = rows_of(COMPLIANT / "so-noi-vu.docx")
    assert {row.status for row in rows} <= {"right", "unseen", "not_for_plans"}
    by_part = {row.part: row.status for row in rows}
    assert (by_part["Quốc hiệu"], by_part["Số trang"], by_part["Dấu chỉ mức độ khẩn"]) == ("right", "right", "unseen")
    assert by_part["Trích yếu nội dung công văn"] == "not_for_plans"


@pytest.mark.parametrize(
    ("rule", "part", "said"),
    [("TT0151", "Quốc hiệu", "cỡ 14"), ("TT0963", "Tên cơ quan, tổ chức, đơn vị và cá nhân nhận văn bản", "nghiêng")],
)
def test_a_fault_makes_its_own_row_wrong_and_no_other(rule, part, said):
    _, rows = rows_of(faulty(rule))
    assert [row.part for row in rows if row.status == "wrong"] == [part]
    assert said in next(row.found for row in rows if row.status == "wrong")


def test_what_a_text_does_not_show_is_to_be_looked_at():
    _, rows = rows_of(COMPLIANT / "so-noi-vu.txt")
    assert {row.part: row.status for row in rows}["Quốc hiệu"] == "look"
    assert all(row.found for row in rows if row.status == "look")


def test_a_plan_of_the_older_law_is_not_held_against_it():
    with pytest.raises(Refused, match=r"sheet\.other_law"):
        rows_of(next(path for path in sorted(COMPLIANT.glob("*.docx")) if judged(str(path), Task()).report.ruleset == "tt01-2011"))


def test_every_form_tells_the_same_rows():
    report, rows = rows_of(faulty("TT0151"))
    words = Words("vi")
    made = {suffix: sheet_file(suffix, report, rows, words) for suffix in FORMATS}
    (told,) = Document(io.BytesIO(made[".docx"])).tables
    cells = [[cell.text for cell in row.cells] for row in told.rows][1:]
    assert [(row[0], row[1], row[4]) for row in cells] == [(row.at, row.part, row.found) for row in rows]
    page = made[".html"].decode()
    for suffix, data in made.items():
        assert data == sheet_file(suffix, report, rows, words), suffix
    assert len(re.findall(r'<tr class="(\w+)"', page)) == len(rows)
    assert {row.status for row in rows} <= set(STATUSES)
    assert 'lang="vi"' in page


def test_the_verb_writes_a_sheet_and_says_what_is_wrong(thethuc, tmp_path):  # noqa: F811
    run = thethuc("sheet", faulty("TT0151"), "-o", tmp_path / "bang.docx")
    assert (run.code, "1 dòng sai" in run.out) == (0, True)
    assert thethuc("sheet", faulty("TT0151"), "-o", tmp_path / "bang.docx").code == 2
    assert thethuc("sheet", faulty("TT0151"), "-o", tmp_path / "bang.pdf").code == 2
    secret = tmp_path / "mat.txt"
    secret.write_text((COMPLIANT / "so-noi-vu.txt").read_text("utf-8").replace("KẾ HOẠCH\n", "TỐI MẬT\n\nKẾ HOẠCH\n", 1), "utf-8")
    run = thethuc("sheet", secret, "-o", tmp_path / "mat.html")
    assert (run.code, Path(tmp_path / "mat.html").exists(), "bảng đối chiếu" in run.err) == (2, False, True)
