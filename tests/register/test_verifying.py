"""A row changed, put in or removed behind the register's back is found and named, whatever sums are set right with it."""

import re
import shutil
import sqlite3
from contextlib import closing
from datetime import date

import pytest
from sqlalchemy import delete, func, insert, select, text, update

from checker.across import AnnouncedPlan
from checker.model.errors import Refused
from checker.model.records import replace
from checker.register import Arrival, Register, connecting, keeping, tables, tallying, version_of
from checker.register.chain import append, breaks, head_of
from checker.register.looking_across import compare
from checker.register.questions import summary, waiting
from checker.register.verifying import faults
from checker.running.one import judge
from checker.running.tasks import Task
from tests.cli.conftest import ROOT, thethuc  # noqa: F401 - a fixture

GOOD = ROOT / "fixtures" / "compliant" / "so-noi-vu.txt"
PLAN = GOOD.read_text("utf-8").replace("Độc lập - Tự do - Hạnh phúc", "")


@pytest.fixture(scope="module")
def report():
    return judge("kh.txt", Task(beside=True), PLAN.encode())


@pytest.fixture
def one(tmp_path):
    """A register in a file: where both databases are alike one of them is asked."""
    with Register.open(str(tmp_path / "so.db")) as opened:
        yield opened


def fill(register, report):
    """Two plans, one with everything that may happen to it; the hash of that one."""
    version, run = register.version(version_of(Task())), register.begin("Lê An")
    later = register.version(version_of(Task(fail_on="note")))
    beside = report.beside._replace(announced=(AnnouncedPlan("Sở Tài chính", "2026-04-30"),))
    report, other = replace(report, beside=beside), replace(report, sha256="b" * 64)
    register.add(report, "den/kh.txt", version, run, arrival=Arrival("08", "2026-03-02", "Phòng Nội vụ", "2026-03-09"))
    register.add(report, "den/sao.txt", later, run)
    register.seen(report.sha256, "den/lai.txt", version, run, arrival=Arrival("09", "2026-03-01"))
    register.add(other, "den/khac.txt", version, run)
    finding = report.findings[0]
    register.decide(report.sha256, finding.rule, finding.fingerprint, "waived", who="Lê An", why="mẫu của bộ")
    register.record("told", report.sha256, who="Lê An", why="đề nghị đính chính")
    register.record("corrected", report.sha256, who="Lê An", by=other.sha256)
    compare(register, run, date(2026, 4, 1))
    register.record("replaced", report.sha256, who="Lê An", by=other.sha256)
    register.choose("organ", "Sở Nội vụ", who="Lê An")
    register.end(run, seen=3, added=3, known=0, unreadable=0)
    register.begin("Lê Bình")
    return report.sha256


def told(connection):
    return {each.what for each in faults(connection)}


ALL = {
    "verdict": (update(tables.readings).values(verdict="pass", form="pass"), {"reading"}),
    "subject": (update(tables.readings).values(subject="về việc khác"), {"reading"}),
    "a tree": (update(tables.readings).values(to_places=["Như trên"]), {"reading"}),
    "when it was made": (update(tables.readings).values(made="2020-01-01T00:00:00.000000Z"), {"reading"}),
    "findings taken out": (delete(tables.findings), {"findings"}),
    "a finding made light": (update(tables.findings).values(level="note"), {"findings"}),
    "what is cited": (update(tables.citations).values(code="1/2020/NĐ-CP"), {"citations"}),
    "day received": (update(tables.documents).values(received="2019-01-01"), {"received"}),
    "no day": (update(tables.documents).values(received="hôm qua"), {"received"}),
    "state": (update(tables.documents).values(state="closed"), {"state"}),
    "since when": (update(tables.documents).values(state_since="2019"), {"since"}),
    "where it lies": (update(tables.copies).where(tables.copies.c.path == "den/kh.txt").values(path="khac/kh.txt"), {"copies"}),
    "number of arrival": (update(tables.arrivals).values(arrival_number="80"), {"arrivals"}),
    "due": (update(tables.arrivals).values(due_date=""), {"arrivals"}),
    "a decision": (update(tables.decisions).values(decision="mistaken"), {"decisions"}),
    "no decision": (delete(tables.decisions), {"decisions"}),
    "a link": (delete(tables.links).where(tables.links.c.kind == "corrected"), {"links"}),
    "who ran": (update(tables.runs).values(who="ai khác"), {"run"}),
    "a choice": (update(tables.settings).values(value="Sở khác"), {"choice"}),
    "what it was judged by": (update(tables.versions).values(rules="0"), {"reading"}),
    "what is compared": (update(tables.comparables).values(series="sonoivu < 2020"), {"beside"}),
    "wordings": (update(tables.comparables).values(shingles=b""), {"beside"}),
    "nothing to compare": (delete(tables.comparables), {"beside"}),
    "a plan ordered of another": (update(tables.announcements).values(organ="Sở Y tế"), {"orders"}),
    "an order that waits no more": (update(tables.announcements).values(waits=False), {"orders"}),
    "no order": (delete(tables.announcements), {"orders"}),
    "a finding across made heavy": (update(tables.crossings).values(level="error"), {"crossings"}),
    "what a finding across tells": (update(tables.crossings).values(facts={"count": 9}), {"crossings"}),
    "where a finding across lies": (update(tables.crossings).values(place={"component": "number", "text": "9"}), {"crossings"}),
    "the run that found it": (update(tables.crossings).values(run_id=tables.crossings.c.run_id + 1), {"crossings"}),
    "no finding across": (delete(tables.crossings), {"crossings"}),
    "one that waits": (delete(tables.uncompared), {"waits"}),
    "one that does not wait": (
        insert(tables.uncompared).from_select(["document_id"], select(tables.documents.c.id).where(tables.documents.c.sha256 == "b" * 64)),
        {"waits"},
    ),
    "words that are searched": (update(tables.searchables).values(fields="khác", bare="khac"), {"searched"}),
    "words without marks alone": (update(tables.searchables).values(bare="khac"), {"searched"}),
    "a text nobody kept": (update(tables.searchables).values(body="mật", bare=tables.searchables.c.bare + " mat"), {"searched"}),
    "nothing to search": (delete(tables.searchables), {"searched"}),
    "a document": (delete(tables.documents).where(tables.documents.c.sha256 == "b" * 64), {"gone"}),
}


def test_whatever_is_changed_is_named(register, report):
    sha256 = fill(register, report)
    with register.writing() as connection:
        assert list(faults(connection)) == []
        for name, (change, expected) in ALL.items():
            with connection.begin_nested() as savepoint:
                connection.execute(change)
                tallying.recount(connection)
                found = told(connection)
                savepoint.rollback()
            assert found == expected, name
        (each,) = (each for each in ok(connection, update(tables.documents).values(state="closed")) if each.document == sha256)
        assert (each.what, each.path) == ("state", "den/kh.txt")


def ok(connection, change):
    with connection.begin_nested() as savepoint:
        connection.execute(change)
        found = list(faults(connection))
        savepoint.rollback()
    return found


def test_the_reading_that_stands_and_rows_of_no_event_are_named(register, report):
    fill(register, report)
    with register.writing() as connection:
        asked = select(tables.readings).where(~tables.readings.c.current)
        old = connection.execute(asked).one()
        with connection.begin_nested() as savepoint:
            ids = tables.readings.c.document_id == old.document_id
            connection.execute(update(tables.readings).where(ids).values(current=False))
            connection.execute(update(tables.readings).where(tables.readings.c.id == old.id).values(current=True))
            tallying.recount(connection)
            assert told(connection) == {"current"}
            savepoint.rollback()
        with connection.begin_nested() as savepoint:
            row = {"id": 900, "sha256": "c" * 64, "received": "2026-03-01", "state": "checked", "state_since": "2026"}
            connection.execute(insert(tables.documents), row)
            assert told(connection) == {"unattested"}
            savepoint.rollback()
        with connection.begin_nested() as savepoint:
            other = connection.scalar(select(tables.documents.c.id).where(tables.documents.c.sha256 == "b" * 64))
            connection.execute(update(tables.findings).where(tables.findings.c.document_id == old.document_id).values(document_id=other))
            tallying.recount(connection)
            assert told(connection) == {"findings", "reading"}
            savepoint.rollback()


def test_a_text_that_is_searched_is_attested_and_what_an_older_version_kept_is_not_doubted(register, report):
    register.choose("excerpts", True, who="Lê An")
    words = replace(report, beside=report.beside._replace(text="Từ chỉ có trong bản văn"))
    register.add(words, "den/kh.txt", register.version(version_of(Task())), register.begin("Lê An"))
    with register.writing() as connection:
        assert list(faults(connection)) == []
        for changed in (
            {"body": "từ khác", "bare": tables.searchables.c.bare + " x"},
            {"body": "từ chỉ có", "bare": func.replace(tables.searchables.c.bare, " trong ban van", "")},
        ):
            assert {each.what for each in ok(connection, update(tables.searchables).values(**changed))} == {"searched"}
    register.choose("excerpts", False, who="Lê An")
    with register.reading() as connection:
        assert list(faults(connection)) == []


def test_an_index_that_is_not_that_of_its_rows_is_told(one, report):
    fill(one, report)
    taken = "INSERT INTO search_index (search_index, rowid, bare) SELECT 'delete', document_id, bare FROM searchables"
    with one.writing() as connection:
        connection.execute(text(taken))
        assert told(connection) == {"index"}
    with one.reading() as connection:
        assert told(connection) == {"index"}


def test_only_what_people_do_can_be_recorded_by_name(one, report):
    register, sha256 = one, fill(one, report)
    for kind in ("checked", "attested", "copied", "stood", "arrived", "received"):
        with pytest.raises(Refused, match=r"register\.no_kind"):
            register.record(kind, sha256, who="Lê An", why="x")
    register.record("noted", sha256, who="Lê An", details={"by": "x" * 64, "path": "y", "note": "hỏi lại"})
    with register.reading() as connection:
        assert list(faults(connection)) == []


def test_forgetting_one_leaves_the_rest_holding(one, report):
    register, sha256 = one, fill(one, report)
    register.forget("b" * 64, who="Lê An", why="gửi nhầm")
    with register.reading() as connection:
        assert list(faults(connection)) == []
    register.forget(sha256, who="Lê An", why="gửi nhầm")
    with register.reading() as connection:
        assert list(faults(connection)) == []


def test_a_register_of_before_is_attested_when_it_is_opened(tmp_path, monkeypatch, report):
    place = tmp_path / "so.db"
    monkeypatch.setattr(connecting, "NEWEST", "0001")
    Register.open(str(place)).close()
    with closing(sqlite3.connect(place)) as file:  # as the first register wrote them
        file.execute("INSERT INTO versions VALUES (1, 'm', '0.1', 'r', '', '{}')")
        file.execute("INSERT INTO runs (id, began, who, tool) VALUES (1, '2026-03-01', 'Lê An', '0.1')")
        file.execute("INSERT INTO documents VALUES (1, ?, '2026-03-01', 'checked', '2026-03-01T01:00:00.000000Z')", (report.sha256,))
        file.execute("INSERT INTO copies VALUES (1, 1, 'kh.txt', 1)")
        file.execute(
            "INSERT INTO readings (id, document_id, version_id, run_id, made, form, verdict, to_places, signers, annexes)"
            " VALUES (1, 1, 1, 1, '2026-03-01', 'fail', 'fail', '[]', '[]', '[]')"
        )
        file.commit()
    engine = connecting.engine_of(str(place), create=False)
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        append(connection, "received", "thethuc", after="received", document=report.sha256)
        judged = {"version": "m", "verdict": "fail"}
        append(connection, "checked", "thethuc", before="received", after="checked", document=report.sha256, details=judged)
    engine.dispose()
    monkeypatch.undo()
    with Register.open(str(place)) as register:
        with register.writing() as connection:
            tallying.recount(connection)
        with register.reading() as connection:
            assert list(faults(connection)) == []
            kinds = list(connection.scalars(select(tables.events.c.kind).order_by(tables.events.c.id)))
        assert kinds == ["created", "received", "checked", "upgraded", "attested", "attested"]
        with register.writing() as connection:
            connection.execute(update(tables.readings).values(verdict="pass"))
            tallying.recount(connection)
            assert told(connection) == {"reading"}


def test_an_upgrade_attests_what_comparisons_came_to_and_hides_nothing_else(tmp_path, report):
    """A register of before 0005, of which rows were changed of both kinds: those the events told already are still held to them."""
    place = str(tmp_path / "so.db")
    with Register.open(place) as register:
        fill(register, report)
        with register.writing() as connection:
            connection.execute(update(tables.crossings).values(level="error"))
            connection.execute(delete(tables.uncompared))
            connection.execute(delete(tables.announcements))
            connection.execute(update(tables.readings).values(subject="về việc khác"))
            assert told(connection) == {"reading", "crossings", "waits", "orders"}
            for later in ("search_index", "searchables", "saved_filters"):
                connection.execute(text(f"DROP TABLE {later}"))
            connection.execute(text(f"UPDATE {connecting.VERSION_TABLE} SET version_num = '0004'"))
    with Register.open(place) as register, register.writing() as connection:
        assert told(connection) == {"reading"}
        connection.execute(delete(tables.crossings))
        assert told(connection) == {"reading", "crossings"}


SCHOOL = (ROOT / "fixtures" / "compliant" / "truong-thpt.txt").read_text("utf-8")


def school_in(place):
    """A plan of one of the schools of that name, which tells its place and nothing above it."""
    alone = SCHOOL.replace("SỞ GIÁO DỤC VÀ ĐÀO TẠO TÂY NINH\n", "")
    return judge(f"{place}.txt", Task(), re.sub(r"(?m)^.*, ngày (?=\d)", f"{place}, ngày ", alone, count=1).encode())


def add_schools(register, *places):
    version, run = register.version(version_of(Task())), register.begin("Lê An")
    for each in map(school_in, places):
        register.add(each, each.path, version, run)


def test_an_upgrade_tells_schools_of_one_name_apart_and_hides_nothing(url, monkeypatch):
    """A register of before 0008, of which one row was changed by hand: that one stays as it is, and is told."""
    with Register.open(url) as register:
        monkeypatch.setattr(keeping, "told_apart_by", lambda organ, superior, place: superior)
        add_schools(register, "Phú An", "Phú Lộc", "Phú Thọ")
        monkeypatch.undo()
        assert [line["documents"] for line in summary(register, "organ")] == [3]
        with register.writing() as connection:
            connection.execute(text(f"UPDATE {connecting.VERSION_TABLE} SET version_num = '0007'"))
            connection.execute(update(tables.readings).where(tables.readings.c.place == "Phú Thọ").values(subject="về việc khác"))
    with Register.open(url) as register:
        assert sorted(line["organ"].partition(" < ")[2] for line in summary(register, "organ")) == ["", "phú an", "phú lộc"]
        with register.reading() as connection:
            assert {(each.what, each.path) for each in faults(connection)} == {("reading", "Phú Thọ.txt")}


def test_an_upgrade_leaves_sums_that_did_not_hold_as_they_were(url, monkeypatch):
    with Register.open(url) as register:
        monkeypatch.setattr(keeping, "told_apart_by", lambda organ, superior, place: superior)
        add_schools(register, "Phú An", "Phú Lộc")
        monkeypatch.undo()
        with register.writing() as connection:
            connection.execute(text(f"UPDATE {connecting.VERSION_TABLE} SET version_num = '0007'"))
            connection.execute(update(tables.tallies).values(documents=9))
    with Register.open(url) as register, register.reading() as connection:
        assert told(connection) == {"tally"}


@pytest.fixture
def place(tmp_path, report):
    with Register.open(str(tmp_path / "so.db")) as register:
        fill(register, report)
    return tmp_path / "so.db"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE documents SET received = 'hôm qua'", "ngày nhận đã bị sửa"),
        ("UPDATE readings SET to_places = '{hỏng'", "thông tin của văn bản đã bị sửa"),
        ("UPDATE readings SET current = 'x', errors = 'nhiều'", "đã bị sửa"),
        ("DELETE FROM heads", "cuối chuỗi"),
        ("INSERT INTO heads VALUES (2, 1, 'x')", "cuối chuỗi"),
        ("UPDATE events SET details = 'x'", "không còn đọc được"),
    ],
)
def test_a_damaged_register_is_told_in_words(place, thethuc, change, said):  # noqa: F811
    with closing(sqlite3.connect(place)) as file:
        file.execute(change)
        file.commit()
    run = thethuc("register", "verify", place)
    assert (run.code, run.err) == (1, "")
    assert said in " ".join(run.out.split())
    for question in ("waiting", "summary", "twice"):
        run = thethuc("query", question, place)
        assert "Traceback" not in run.err
        assert run.err.count("\n") <= 2


@pytest.mark.parametrize("revision", ["0000", "", "x", "0002b"])
def test_a_revision_there_never_was_is_damage_and_no_crash(place, thethuc, revision):  # noqa: F811
    with closing(sqlite3.connect(place)) as file:
        file.execute("UPDATE thethuc_version SET version_num = ?", (revision,))
        file.commit()
    run = thethuc("register", "verify", place)
    assert (run.code, run.out) == (2, "")
    assert "dùng bản sao lưu" in " ".join(run.err.split())


def test_without_its_head_nothing_is_added(place, report):
    with closing(sqlite3.connect(place)) as file:
        file.execute("DELETE FROM heads")
        file.commit()
    shutil.copy(place, f"{place}.2")
    with Register.open(str(place)) as register:
        with pytest.raises(Refused, match=r"register\.no_head"):
            register.record("noted", report.sha256, who="Lê An")
        with register.reading() as connection:
            assert [each.what for each in breaks(connection)] == ["head"]
            with pytest.raises(Refused, match=r"register\.no_head"):
                head_of(connection)


def test_a_day_that_is_none_is_no_number_of_days(place):
    with closing(sqlite3.connect(place)) as file:
        file.execute("UPDATE documents SET received = 'hôm qua', state = 'checked'")
        file.commit()
    with Register.open(str(place)) as register:
        assert {line["days"] for line in waiting(register, date(2026, 3, 20))} == {None}
