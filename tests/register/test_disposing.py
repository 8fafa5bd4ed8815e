"""Disposal by a list and a decision, the outbox, and a backup put back."""

import json
import os
from datetime import date

import pytest
from sqlalchemy import select

from checker.model.errors import Refused
from checker.model.records import replace
from checker.register import Arrival, Register, tables, version_of
from checker.register.backing_up import backup, restore
from checker.register.delivering import deliver
from checker.register.disposing import Decision, as_list, dispose, due_before, hashes_in, past
from checker.register.verifying import faults
from checker.running.one import judge
from checker.running.tasks import Task
from tests.cli.conftest import ROOT, thethuc  # noqa: F401 - a fixture
from tests.register.content import content

PLAN = (ROOT / "fixtures" / "compliant" / "so-noi-vu.txt").read_text("utf-8").replace("Độc lập - Tự do - Hạnh phúc", "")
TODAY = date(2026, 11, 29)


@pytest.fixture(scope="module")
def report():
    return judge("kh.txt", Task(), PLAN.encode())


def fill(register, report):
    """Three documents, of 2020, 2024 and 2026."""
    run, version = register.begin("Lê An"), register.version(version_of(Task()))
    for letter, day in (("a", "2020-03-02"), ("b", "2024-11-29"), ("c", "2026-11-02")):
        register.add(replace(report, sha256=letter * 64), f"den/{letter}.txt", version, run, arrival=Arrival("08", day))


def holds(register):
    with register.reading() as connection:
        return list(faults(connection)) == []


def test_months_go_back_to_days_there_are():
    assert [due_before(date(2026, 3, 31), months) for months in (1, 12, 13)] == ["2026-02-28", "2025-03-31", "2025-02-28"]
    assert due_before(date(2026, 3, 31), 30_000) == ""


def test_nothing_is_listed_while_no_retention_is_chosen_and_nothing_goes_by_age_alone(tmp_path, report):
    register = Register.open(str(tmp_path / "so.db"))
    fill(register, report)
    assert list(past(register, TODAY)) == []
    register.choose("retention_months", 24, who="Lê An")
    assert [row[0] for row in past(register, TODAY)] == ["a" * 64]  # 29/11/2024 is 24 months old and not past them
    assert len(register.rows(select(tables.documents.c.id))) == 3


def test_what_a_decision_disposes_of_is_gone_all_or_none_and_the_decision_stays(register, report, tmp_path):
    fill(register, report)
    register.choose("retention_months", 1, who="Lê An")
    rows = list(past(register, TODAY))
    (tmp_path / "huy.csv").write_text(as_list(rows), "utf-8")
    hashes, listed = hashes_in(str(tmp_path / "huy.csv"))
    assert hashes == ["a" * 64, "b" * 64]
    decision = Decision("15/QĐ-SNV", "2026-11-20", "Trần Bình")
    with pytest.raises(Refused, match=r"register\.not_on_list"):
        dispose(register, [*hashes, "c" * 64], decision, TODAY)
    assert len(register.rows(select(tables.documents.c.id))) == 3
    with pytest.raises(Refused, match=r"register\.decision_bare"):
        dispose(register, hashes, Decision(" ", "2026-11-20", "Trần Bình"), TODAY)
    assert dispose(register, hashes, decision, TODAY, listed) == 2
    assert holds(register)
    assert "a" * 64 not in repr(content(register))
    told = register.rows(
        select(tables.events.c.who, tables.events.c.why, tables.events.c.details).where(tables.events.c.kind == "disposed")
    )
    assert [(who, why, json.loads(details)["day"], json.loads(details)["list"]) for who, why, details in map(tuple, told)] == [
        ("Trần Bình", "15/QĐ-SNV", "2026-11-20", listed)
    ] * 2


def test_the_verb_lists_first_and_removes_only_with_list_decision_and_person(thethuc, tmp_path, report):  # noqa: F811
    place, listed = tmp_path / "so.db", tmp_path / "huy.csv"
    with Register.open(str(place)) as register:
        fill(register, report)
    assert "--keep-months" in thethuc("register", "dispose", place).err
    assert thethuc("register", "dispose", place, "--keep-months", 24).code == 2
    assert thethuc("register", "dispose", place, "--keep-months", 24, "--who", "Lê An").code == 0
    run = thethuc("register", "dispose", place, "-o", listed, "--day", "2026-11-29")
    assert (run.code, "1 văn bản quá 24 tháng" in " ".join(run.err.split())) == (0, True)
    assert thethuc("register", "dispose", place, "--list", listed, "--who", "Lê An").code == 2
    run = thethuc("register", "dispose", place, "--list", listed, "--decision", "15/QĐ-SNV", "--who", "Lê An")
    assert (run.code, "đã xóa 1 văn bản" in run.out) == (0, True)
    (tmp_path / "sai.csv").write_text("Tệp\na\n", "utf-8")
    run = thethuc("register", "dispose", place, "--list", tmp_path / "sai.csv", "--decision", "15/QĐ-SNV", "--who", "Lê An")
    assert (run.code, "Traceback" in run.err) == (2, False)


def test_the_outbox_is_written_anew_only_where_something_changed(thethuc, tmp_path, report):  # noqa: F811
    folder = tmp_path / "gui"
    with Register.open(str(tmp_path / "so.db")) as register:
        fill(register, report)
        assert deliver(register, str(folder)) == (3, 0, 0)
        (folder / "cua-nguoi-khac.json").write_text("{}", "utf-8")
        (folder / f"{'d' * 64}.json").write_text("{}", "utf-8")  # none of ours by what it says
        before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
        finding = report.findings[0]
        register.decide("b" * 64, finding.rule, finding.fingerprint, "waived", who="Lê An", why="mẫu")
        assert deliver(register, str(folder)) == (1, 2, 0)
        changed = {path.name for path in folder.iterdir() if path.stat().st_mtime_ns != before[path.name]}
        assert changed == {f"{'b' * 64}.json"}
        register.forget("a" * 64, who="Lê An", why="gửi nhầm")
    run = thethuc("register", "outbox", tmp_path / "so.db", folder)
    assert (run.code, "bỏ 1 tệp" in run.out) == (0, True)
    assert sorted(os.listdir(folder)) == sorted([f"{'b' * 64}.json", f"{'c' * 64}.json", f"{'d' * 64}.json", "cua-nguoi-khac.json"])
    told = json.loads((folder / f"{'b' * 64}.json").read_text("utf-8"))
    assert (told["id"], told["document"]["Code"], told["document"]["Arrivals"][0]["ArrivalNumber"]) == ("b" * 64, "125/KH-SNV", "08")
    assert (told["results"]["verdict"], told["findings"][0]["rule"], told["findings"][0]["decision"]) == ("fail", finding.rule, "waived")


def test_the_outbox_writes_over_nobody_else_s_file(thethuc, tmp_path, report):  # noqa: F811
    folder = tmp_path / "gui"
    folder.mkdir()
    (folder / f"{'b' * 64}.json").write_text('{"cua": "nguoi khac"}', "utf-8")
    (folder / f"{'c' * 64}.json").write_text("", "utf-8")
    with Register.open(str(tmp_path / "so.db")) as register:
        fill(register, report)
    run = thethuc("register", "outbox", tmp_path / "so.db", folder)
    assert (run.code, f"{'b' * 64}.json" in run.err) == (2, True)
    assert (folder / f"{'b' * 64}.json").read_text("utf-8") == '{"cua": "nguoi khac"}'
    (folder / f"{'b' * 64}.json").unlink()
    assert thethuc("register", "outbox", tmp_path / "so.db", folder).code == 0


def test_a_backup_is_restored_whole_and_goes_on(url, tmp_path, report):
    with Register.open(str(tmp_path / "goc.db")) as register:
        fill(register, report)
        backup(register, str(tmp_path / "sao.db"))
        before = content(register)
    with Register.open(str(tmp_path / "sao.db"), create=False) as copy:
        restore(copy, url)
        with pytest.raises(Refused, match=r"register\.(occupied|there)"):
            restore(copy, url)
    with Register.open(url, create=False) as register:
        assert content(register) == before
        run, version = register.begin("Lê An"), register.version(version_of(Task()))
        register.add(replace(report, sha256="d" * 64), "den/d.txt", version, run)
        assert holds(register)


def test_a_register_whose_rows_were_changed_is_not_backed_up_as_sound(tmp_path, report):
    with Register.open(str(tmp_path / "goc.db")) as register:
        fill(register, report)
        with register.writing() as connection:
            connection.execute(tables.documents.update().values(state="closed"))
        with pytest.raises(Refused, match=r"register\.broken_copy"):
            backup(register, str(tmp_path / "sao.db"))
    assert not (tmp_path / "sao.db").exists()
