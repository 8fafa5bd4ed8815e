"""``thethuc audit`` and what is asked of its register afterwards, as a person types it."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from checker.model.errors import Misconfigured
from checker.register import Arrival, Register
from checker.register.arriving import arrivals_in
from checker.register.auditing import Audit, audit_settings
from checker.register.questions import citing, failing, summary, twice, waiting
from checker.register.sheet_files import as_csv, as_workbook
from checker.register.sheets import COLUMNS
from checker.register.tables import runs
from checker.register.working_days import days_of, is_announced, working_days
from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.running.one import judge
from checker.running.tasks import Task
from checker.settings.office_clock import today
from tests.cli.test_secret import text as plan_under_mark
from tests.register.content import content

ROOT = Path(__file__).resolve().parents[2]
PLANS = sorted((ROOT / "fixtures/compliant").glob("*.txt")) + sorted((ROOT / "fixtures/faulty").glob("*.txt"))[:12]


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "den"
    folder.mkdir()
    for plan in PLANS:
        shutil.copy(plan, folder)
    return folder


def audited(register, folder, **more):
    audit = Audit(register, audit_settings({}, None, True), "Lê An", jobs=1, **more)
    found = list(audit.over(sorted(str(path) for path in folder.iterdir())))
    audit.end()
    return audit, found


def thethuc(*arguments):
    command = [sys.executable, "-m", "checker", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=ROOT, check=False)


def test_a_second_run_reads_nothing_again(inbox, tmp_path, monkeypatch):
    import checker.running.one as one

    judged = []
    real = one.judge
    monkeypatch.setattr(one, "judge", lambda path, *rest: judged.append(path) or real(path, *rest))
    with Register.open(str(tmp_path / "so.db")) as register:
        first, _ = audited(register, inbox)
        assert (first.added, first.known, len(judged)) == (len(PLANS), 0, len(PLANS))
        again, found = audited(register, inbox)
    assert (again.added, again.known, len(judged)) == (0, len(PLANS), len(PLANS))
    assert found == [None] * len(PLANS)


def test_what_cannot_be_read_stops_nothing_and_is_tried_again(inbox, tmp_path):
    (inbox / "hong.pdf").write_bytes(b"%PDF-1.7 c\xe1\xbb\xa5t")
    (inbox / "hong.zip").write_bytes(b"PK\x03\x04")
    with Register.open(str(tmp_path / "so.db")) as register:
        first, _ = audited(register, inbox)
        again, _ = audited(register, inbox)
    assert (first.added, first.unreadable) == (len(PLANS), 2)
    assert (again.added, again.unreadable, again.known) == (0, 2, len(PLANS))


def test_a_name_stands_on_one_line(inbox, tmp_path):
    asked = ("audit", inbox / PLANS[0].name, "--register", tmp_path / "so.db", "--no-config", "--who")
    assert thethuc(*asked, "Lê\n  An").returncode == 0
    with Register.open(str(tmp_path / "so.db")) as register:
        assert register.rows(select(runs.c.who)) == [("Lê An",)]
    refused = thethuc(*asked, "Lê\x1b[31mAn")
    assert (refused.returncode, "--who: có ký tự điều khiển" in refused.stderr) == (2, True)


def test_no_plan_becomes_a_register(tmp_path):
    (tmp_path / "trong.txt").write_bytes(b"")
    assert thethuc("audit", tmp_path, "--register", tmp_path / "trong.txt").returncode == 2
    assert (tmp_path / "trong.txt").read_bytes() == b""


def test_plans_in_archives_are_documents_with_a_path_in_them(tmp_path):
    folder = tmp_path / "den"
    folder.mkdir()
    with zipfile.ZipFile(folder / "goi.zip", "w") as packed:
        packed.write(PLANS[0], "kh.txt")
    with Register.open(str(tmp_path / "so.db")) as register:
        audited(register, folder)
        audited(register, folder)
        (path,) = content(register)["copies"]
    assert "goi.zip/kh.txt" in path


def test_nothing_of_a_plan_under_a_mark_is_left_anywhere(tmp_path, monkeypatch):
    for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name))
    folder = tmp_path / "den"
    folder.mkdir()
    (folder / "dien-tap.txt").write_text(plan_under_mark("TỐI MẬT"), encoding="utf-8")
    ran = thethuc("audit", folder, "--register", tmp_path / "so.db", "--no-config")
    assert "dien-tap.txt" in ran.stderr
    assert "Kim Long" not in ran.stderr + ran.stdout
    left = [path for path in tmp_path.rglob("*") if path.is_file() and path.parent != folder]
    assert left
    words = (b"Kim Long", b"dien-tap", "TỐI MẬT".encode())
    assert not [path for path in left if any(word in path.read_bytes() for word in words)]


def test_arrivals_are_taken_from_the_list_and_never_made_up(inbox, tmp_path):
    names = [plan.name for plan in PLANS]
    (tmp_path / "den.csv").write_text(
        f"Tệp;Số đến;Ngày đến;Đơn vị hoặc người nhận\n{names[0]};12;02/3/2026;Phòng Nội vụ\n", encoding="utf-8-sig"
    )
    with Register.open(str(tmp_path / "so.db")) as register:
        audited(register, inbox, arrivals=arrivals_in(str(tmp_path / "den.csv")))
        rows = list(csv.reader("".join(as_csv(register, "den")).lstrip("\ufeff").splitlines()))
    assert rows[0][0].startswith("Bảng theo cột của Sổ")
    assert tuple(rows[1]) == COLUMNS["den"]
    assert (rows[2][0], rows[2][1], rows[2][6]) == ("02/03/2026", "12", "Phòng Nội vụ")
    assert {(row[0], row[1], row[7], row[8]) for row in rows[3:]} == {("", "", "", "")}


@pytest.mark.parametrize("line", ["a.txt,1,31/02/2026", ",1,01/02/2026"])
def test_a_list_with_a_day_there_is_not_or_without_a_file_is_refused(tmp_path, line):
    (tmp_path / "den.csv").write_text(f"Tệp,Số đến,Ngày đến\n{line}\n", encoding="utf-8")
    with pytest.raises(Misconfigured):
        arrivals_in(str(tmp_path / "den.csv"))


def test_sheets_have_ten_columns_and_open_as_workbooks(inbox, tmp_path):
    assert [len(columns) for columns in COLUMNS.values()] == [10, 10, 7, 10, 4]
    with Register.open(str(tmp_path / "so.db")) as register:
        audited(register, inbox)
        (tmp_path / "di.xlsx").write_bytes(as_workbook(register, "di"))
    with zipfile.ZipFile(tmp_path / "di.xlsx") as book:
        said = book.read("xl/sharedStrings.xml").decode()
    assert all(f">{name}<" in said for name in COLUMNS["di"])
    assert ">125/KH-SNV<" in said


def test_the_usual_questions(inbox, tmp_path):
    month = today().isoformat()[:7]
    shutil.copy(PLANS[0], inbox / "ban-hai.txt")
    (inbox / "ban-ba.txt").write_text(PLANS[0].read_text("utf-8") + "\n\n", encoding="utf-8")
    with Register.open(str(tmp_path / "so.db")) as register:
        audited(register, inbox)
        assert sum(line["documents"] for line in summary(register, "verdict")) == len(PLANS) + 1
        assert [line["month"] for line in summary(register, "month")] == [month]
        assert summary(register, "rule", "1999-01") == []
        assert sum(line["documents"] for line in failing(register, month)) == sum(
            judge(str(plan), Task()).verdict == "fail" for plan in PLANS
        )
        assert {Path(line["path"]).name for line in twice(register)} >= {"ban-ba.txt"}
        assert citing(register, "30/2020/nđ-cp")
        assert not citing(register, "1/1900/NĐ-CP")
        assert {line["days"] for line in waiting(register, today())} == {0}


def test_working_days_are_monday_to_friday():
    friday = date(2026, 11, 27)
    assert [working_days(friday, date(2026, 11, day)) for day in (27, 28, 29, 30)] == [0, 0, 0, 1]
    assert working_days(friday, date(2026, 12, 11)) == 10


def test_working_days_leave_out_tet_and_holidays_and_count_the_saturdays_worked_instead():
    assert working_days(date(2026, 2, 13), date(2026, 2, 23)) == 1  # Tết: 16 to 20 February
    assert (
        working_days(date(2026, 8, 21), date(2026, 9, 3)) == 7
    )  # the Saturday worked, five days, 31 August to 2 September off, 3 September
    assert working_days(date(2025, 4, 25), date(2025, 5, 5)) == 4
    assert all(is_announced(year) for year in (2024, 2025, 2026))
    for year in (2024, 2025, 2026):
        assert all(day.year == year and day.weekday() < 5 for day in days_of(year).off)
        assert all(day.year == year and day.weekday() == 5 for day in days_of(year).work)


def test_a_year_that_is_not_announced_has_the_fixed_holidays_and_the_days_given_for_weekends():
    assert not is_announced(2033)
    assert sorted(days_of(2033).off) == [date(2033, 1, 3), date(2033, 5, 2), date(2033, 5, 3), date(2033, 9, 2)]  # 1 January: a Saturday


def test_a_backup_is_a_register_whose_chain_holds(inbox, tmp_path):
    with Register.open(str(tmp_path / "so.db")) as register:
        audited(register, inbox)
        before = content(register)
    assert thethuc("register", "backup", tmp_path / "so.db", tmp_path / "sao.db").returncode == 0
    assert thethuc("register", "verify", tmp_path / "sao.db").returncode == 0
    with Register.open(str(tmp_path / "sao.db"), create=False) as copy:
        assert content(copy) == before
    refused = thethuc("register", "backup", tmp_path / "so.db", tmp_path / "sao.db")
    assert refused.returncode == 2
    assert "sao.db" in refused.stderr.splitlines()[0]


def test_check_loads_nothing_of_it():
    loaded = "[name for name in ('sqlalchemy', 'alembic', 'checker.register') if name in sys.modules]"
    code = f"import sys; from checker.cli.root_command import run; run(['check', '-q', sys.argv[1]]); print({loaded})"
    ran = subprocess.run([sys.executable, "-c", code, str(PLANS[0])], capture_output=True, text=True, cwd=ROOT, timeout=60, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"
    assert os.path.exists(PLANS[0])


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("", "register.arrivals_heads"),
        ("Tên;Ngày\nkh.txt;1\n", "register.arrivals_heads"),
        ("Tệp,Đơn vị\nkh.txt,VT\n", "register.arrivals_heads"),
        ("Số đến,Ngày đến\n12,01/03/2024\n", "register.arrivals_heads"),
        ("Tệp,Số đến\n ,12\n", "register.arrivals_path"),
        ("Tệp,Số đến,Ngày đến\nkh.txt,12,31/02/2024\n", "register.arrivals_day"),
    ],
)
def test_a_list_of_arrivals_that_tells_none_is_refused(tmp_path, said, key):
    (tmp_path / "den.csv").write_text(said, "utf-8")
    with pytest.raises(Misconfigured, match=key.replace(".", r"\.")):
        arrivals_in(str(tmp_path / "den.csv"))


@pytest.mark.parametrize("row", ['"kh.txt,12\nkh2.txt,13\n', "kh.txt," + "9" * 200_000], ids=["a quotation never closed", "a long cell"])
def test_a_list_that_is_no_csv_is_refused_in_words(tmp_path, row):
    (tmp_path / "den.csv").write_text("Tệp,Số đến\n" + row, "utf-8")
    with pytest.raises(Misconfigured) as trouble:
        arrivals_in(str(tmp_path / "den.csv"))
    assert "dấu ngoặc kép" in phrases.refusal(trouble.value, Words("vi"))


def test_a_list_of_arrivals_is_read_as_offices_save_it(tmp_path):
    place = tmp_path / "den.csv"
    for said, coded in (
        ("TỆP;Số đến;Ngày đến\nkh.txt;12;1/3/2024\n", "utf-8-sig"),
        ("Tệp\tSo den\tngay den\tTrích yếu\r\nkh.txt\t12\t1/3/2024\tVề việc a, b; c\r\n\r\n", "utf-16"),
        ("tep,so den,ngay den\nkh.txt,12,2024-03-01\n", "utf-8"),
    ):
        place.write_bytes(said.encode(coded))
        found = arrivals_in(str(place))
        assert dict(found) == {"kh.txt": Arrival("12", "2024-03-01")}
        assert found.lacking == ()
    place.write_bytes("Tệp,Số đến\nkh.txt,12\n".encode("cp1258", "replace"))
    with pytest.raises(Misconfigured, match=r"register\.arrivals_encoding"):
        arrivals_in(str(place))
    place.write_text("Tệp,Ngày đến\nkh.txt,01/03/2024\n", "utf-8")
    assert arrivals_in(str(place)).lacking == ("number",)
