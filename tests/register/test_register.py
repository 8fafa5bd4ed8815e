"""The register keeps what was judged, once, loses nothing, and tells when it was changed; on SQLite and on PostgreSQL."""

from __future__ import annotations

import glob
import os
import sqlite3
import threading
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, func, select, text, update
from sqlalchemy.pool import StaticPool

from checker.model.errors import Refused
from checker.model.records import replace
from checker.register import Arrival, Register, tables, version_of
from checker.register.adding import Entry
from checker.register.chain import breaks, head_of
from checker.register.questions import twice
from checker.register.tallying import recount, wrong
from checker.reporting.catalogue import Words
from checker.reporting.phrases import refusal
from checker.running.one import judge
from checker.running.tasks import Task
from checker.settings import office_clock
from tests.cli.test_secret import text as plan_under_mark
from tests.register.content import content

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PLANS = sorted(glob.glob(f"{ROOT}/fixtures/compliant/*.txt"))[:4] + sorted(glob.glob(f"{ROOT}/fixtures/faulty/*.txt"))[:4]


@pytest.fixture(scope="module")
def reports():
    return [judge(path, Task()) for path in PLANS]


def count(register, table):
    return register.rows(select(func.count()).select_from(table))[0][0]


def holds(register):
    with register.reading() as connection:
        return list(breaks(connection)) == [] and list(wrong(connection)) == []


def test_one_document_is_kept_once_however_often_it_is_added(register, entry, reports):
    first = [register.add(each, each.path, *entry) for each in reports]
    before = content(register)
    again = [register.add(each, each.path, *entry) for each in reports]
    assert all(each == (True, True, True) for each in first)
    assert all(each == (False, False, False) for each in again)
    assert content(register) == before
    assert holds(register)


def test_what_comes_is_received_on_the_day_of_the_office_whatever_the_machine_s_clock(register, entry, reports, monkeypatch):
    class Late(datetime):
        @classmethod
        def now(cls, tz=None):
            return cls(2026, 2, 6, 20, 30, tzinfo=UTC).astimezone(tz)

    monkeypatch.setenv("TZ", "")
    monkeypatch.setattr(office_clock, "datetime", Late)
    alone, twice_over = reports[:2]
    register.add_all([Entry(each, path, *entry) for each, path in ((alone, "a"), (twice_over, "b"), (twice_over, "c"))])
    assert [row.received for row in register.rows(select(tables.documents.c.received))] == 2 * ["2026-02-07"]


def test_the_same_bytes_elsewhere_are_another_copy_of_one_document(register, entry, reports):
    register.add(reports[0], "a.txt", *entry)
    assert register.seen(reports[0].sha256, "b.txt", *entry) == (False, False, True)
    assert (count(register, tables.documents), count(register, tables.copies), count(register, tables.readings)) == (1, 2, 1)


def test_a_later_version_is_added_and_the_verdict_of_before_stays(register, entry, reports):
    report = reports[-1]
    register.add(report, "a.txt", *entry)
    later = register.version(version_of(Task(fail_on="note")))
    register.add(replace(report, verdict="review"), "a.txt", later, entry[1])
    rows = register.rows(select(tables.readings.c.verdict, tables.readings.c.current).order_by(tables.readings.c.id))
    assert [tuple(row) for row in rows] == [(report.verdict, False), ("review", True)]
    assert holds(register)


def test_a_decision_outlives_versions_and_a_rule_that_was_off(register, entry, reports):
    report = next(each for each in reports if each.findings)
    finding = report.findings[0]
    register.add(report, "a.txt", *entry)
    register.decide(report.sha256, finding.rule, finding.fingerprint, "waived", who="Lê An", why="mẫu của bộ")
    off = register.version(version_of(Task(ignore=(finding.rule,))))
    register.add(replace(report, findings=()), "a.txt", off, entry[1])
    on = register.version(version_of(Task(fail_on="note")))
    register.add(report, "a.txt", on, entry[1])
    ((decision, event),) = register.rows(select(tables.decisions.c.decision, tables.decisions.c.event_id))
    ((who, why),) = register.rows(select(tables.events.c.who, tables.events.c.why).where(tables.events.c.id == event))
    assert (decision, who, why) == ("waived", "Lê An", "mẫu của bộ")


def test_an_issued_document_is_never_returned_and_its_sender_is_told_why(register, entry, reports):
    report = replace(reports[0], stage="issued")
    register.add(report, "a.txt", *entry)
    with pytest.raises(Refused, match=r"register\.not_for_stage"):
        register.record("returned", report.sha256, who="Lê An", why="sai thể thức")
    with pytest.raises(Refused, match=r"register\.no_reason"):
        register.record("told", report.sha256, who="Lê An")
    register.record("told", report.sha256, who="Lê An", why="đề nghị đính chính")
    assert register.rows(select(tables.documents.c.state))[0][0] == "told"
    with pytest.raises(Refused, match=r"register\.no_reason") as trouble:
        register.record("closed", report.sha256, who="Lê An")  # as where many are closed at once
    assert refusal(trouble.value, Words("vi")) == "phải nêu lý do (xong)"
    with pytest.raises(Refused) as trouble:
        register.record("approved", report.sha256, who="Lê An")
    said = "văn bản đang ở tình trạng “đã báo nơi gửi”, không ghi được “đạt về thể thức”; chỉ ghi sau: đã soát, trả đơn vị"
    assert refusal(trouble.value, Words("vi")) == said


def test_what_came_after_a_document_does_not_come_before_it(register, entry, reports):
    first, second, third = (each.sha256 for each in reports[:3])
    for each in reports[:3]:
        register.add(each, each.path, *entry)
    with pytest.raises(Refused, match=r"register\.circle"):
        register.record("replaced", first, who="Lê An", by=first)
    register.record("replaced", first, who="Lê An", by=second)
    register.record("replaced", second, who="Lê An", by=third)
    for kind, document, by in (("replaced", third, first), ("resubmitted", first, second), ("resubmitted", first, third)):
        with pytest.raises(Refused, match=r"register\.circle"):
            register.record(kind, document, who="Lê An", by=by)
    register.record("resubmitted", third, who="Lê An", by=second)
    register.record("resubmitted", second, who="Lê An", by=first)
    with pytest.raises(Refused, match=r"register\.circle"):
        register.record("resubmitted", first, who="Lê An", by=third)


def test_which_version_came_first_is_mended_by_saying_it_anew(register, entry, reports):
    first, second, third = (each.sha256 for each in reports[:3])
    for each in reports[:3]:
        register.add(each, each.path, *entry)
    register.record("resubmitted", first, who="Lê An", by=second)
    with pytest.raises(Refused, match=r"register\.circle"):
        register.record("resubmitted", second, who="Lê An", by=first)
    register.record("resubmitted", first, who="Lê An", by=third)
    register.record("resubmitted", second, who="Lê An", by=first)


def test_an_approval_keeps_by_which_version_and_on_which_bytes(register, entry, reports):
    register.add(reports[0], "a.txt", *entry)
    number = register.record("approved", reports[0].sha256, who="Lê An")
    ((sha256, details),) = register.rows(select(tables.events.c.sha256, tables.events.c.details).where(tables.events.c.id == number))
    assert sha256 == reports[0].sha256
    assert version_of(Task()).mark in details


def test_a_number_is_shared_while_two_documents_bear_it(register, entry, reports):
    first, second, third = (replace(reports[0], sha256=letter * 64) for letter in "abc")
    said = [len(twice(register))]
    for each in (first, second, third):
        register.add(each, f"{each.sha256[0]}.txt", *entry)
        said.append(len(twice(register)))
    for each in (third, first):
        register.forget(each.sha256, who="Lê An", why="theo yêu cầu")
        said.append(len(twice(register)))
    assert said == [0, 0, 2, 3, 2, 0]
    assert holds(register)


def test_a_mark_of_a_shared_number_that_is_wrong_is_told_and_counted_anew(register, entry, reports):
    register.add(reports[0], "a.txt", *entry)
    with register.writing() as connection:
        connection.execute(update(tables.readings).values(shared=True))
    assert not holds(register)
    with register.writing() as connection:
        recount(connection)
    assert holds(register)


@pytest.mark.parametrize(("who", "why", "key"), [("Lê An", " ", "no_reason"), (" ", "theo yêu cầu", "no_name")])
def test_nothing_is_forgotten_without_a_reason_or_by_nobody(register, entry, reports, who, why, key):
    register.add(reports[0], "a.txt", *entry)
    with pytest.raises(Refused, match=rf"register\.{key}"):
        register.forget(reports[0].sha256, who=who, why=why)
    assert reports[0].sha256 in repr(content(register))


def test_what_is_forgotten_is_gone_and_the_chain_still_holds(register, entry, reports):
    for each in reports:
        register.add(each, each.path, *entry)
    gone = reports[0].sha256
    register.forget(gone, who="Lê An", why="theo yêu cầu")
    assert gone not in repr(content(register))
    assert reports[0].path not in repr(content(register))
    assert holds(register)


def test_a_plan_under_a_mark_leaves_nothing_and_takes_out_what_was_kept(url, tmp_path):
    path = tmp_path / "ke-hoach-x.txt"
    path.write_text(plan_under_mark("MẬT"), encoding="utf-8")
    report = judge(str(path), Task())
    assert report.secret
    with Register.open(url) as register:
        version, run = register.version(version_of(Task())), register.begin("a")
        assert register.add(report, str(path), version, run) == (False, False, False)
        assert count(register, tables.documents) == count(register, tables.copies) == 0
        register.add(replace(report, secret=""), str(path), version, run)  # as a version that missed the mark would
        register.add(report, str(path), version, run)
        assert report.sha256 not in repr(content(register))
        assert count(register, tables.readings) == 0
        assert holds(register)
    for file in tmp_path.glob("so.db*"):
        data = file.read_bytes()
        assert not any(word.encode() in data for word in ("ke-hoach-x", report.sha256, "Kim Long"))


def test_two_writers_at_once_give_what_one_gives(url, reports, tmp_path):
    def fill(name, some):
        with Register.open(name) as register:
            version, run = register.version(version_of(Task())), register.begin("a")
            for each in some:
                register.add(each, each.path, version, run)

    writers = [threading.Thread(target=fill, args=(url, some)) for some in (reports, reports[::-1])]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    fill(str(tmp_path / "one.db"), reports)
    with Register.open(url) as both, Register.open(str(tmp_path / "one.db")) as one:
        assert holds(both)
        assert content(both)["findings"] == content(one)["findings"]
        assert {name: rows for name, rows in content(both).items() if name != "events"} == {
            name: rows for name, rows in content(one).items() if name != "events"
        }


def test_an_arrival_is_the_offices_own_and_moves_the_month(register, entry, reports):
    register.add(reports[0], "a.txt", *entry)
    register.seen(reports[0].sha256, "a.txt", *entry, arrival=Arrival("12", "2026-03-02"))
    assert register.rows(select(tables.documents.c.received))[0][0] == "2026-03-02"
    assert [row.month for row in register.rows(select(tables.tallies).where(tables.tallies.c.documents > 0))] == ["2026-03"] * (
        1 + len({finding.rule for finding in reports[0].findings})
    )
    assert holds(register)


@pytest.fixture(scope="module")
def chain(tmp_path_factory, reports):
    """A register's file with a chain of some events."""
    path = str(tmp_path_factory.mktemp("chain") / "so.db")
    with Register.open(path) as register:
        version, run = register.version(version_of(Task())), register.begin("a")
        for each in reports[:4]:
            register.add(each, each.path, version, run)
        register.forget(reports[0].sha256, who="a", why="b")
    return path


COLUMNS = st.sampled_from(["at", "kind", "who", "before", "after", "sha256", "why", "details", "salt", "seal", "previous", "hash"])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=st.integers(1, 9), how=st.sampled_from(["change", "remove", "insert", "blank", "cut"]), column=COLUMNS)
def test_a_row_changed_removed_put_in_blanked_or_cut_off_is_found(chain, number, how, column):
    connection = sqlite3.connect(":memory:")
    with sqlite3.connect(chain) as source:
        source.backup(connection)
    last = connection.execute("SELECT max(id) FROM events").fetchone()[0]
    at = last if how == "cut" else number
    if how == "change":
        connection.execute(f"UPDATE events SET {column} = coalesce({column}, '') || 'x' WHERE id = ?", (at,))
    elif how in ("remove", "cut"):
        connection.execute("DELETE FROM events WHERE id = ?", (at,))
    elif how == "insert":
        connection.execute("UPDATE events SET id = id + 1000 WHERE id >= ?", (at,))
        rest = "at, kind, who, before, after, sha256, rule, fingerprint, why, details, salt, seal, previous, hash"
        connection.execute(f"INSERT INTO events SELECT ?, {rest} FROM events LIMIT 1", (at,))
        connection.execute("UPDATE events SET id = id - 999 WHERE id > 1000")
    else:
        at = 5 + number % 5  # those of the document that was not forgotten
        connection.execute(
            "UPDATE events SET salt = NULL, sha256 = NULL, rule = NULL, fingerprint = NULL, why = NULL, details = NULL WHERE id = ?", (at,)
        )
    connection.commit()
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    with engine.connect() as opened:
        assert list(breaks(opened)) != []
    engine.dispose()
    connection.close()


def test_a_head_written_down_must_be_in_the_chain(register, entry, reports):
    register.add(reports[0], "a.txt", *entry)
    with register.reading() as connection:
        head = head_of(connection)
    register.add(reports[1], "b.txt", *entry)
    with register.reading() as connection:
        assert list(breaks(connection, head.hash)) == []
        assert [each.what for each in breaks(connection, "0" * 64)] == ["head"]


SEARCH = {"ix_searchables_bare", "search_index", *(f"search_index_{part}" for part in ("data", "idx", "docsize", "config"))}
"""What each database keeps to search by, which no table of the code describes: ``test_searching`` holds it to its work."""


def test_the_shipped_migrations_make_the_tables_of_the_code(register):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with register.reading() as connection:
        told = {"version_table": "thethuc_version", "include_object": lambda _it, name, *_more: name not in SEARCH}
        context = MigrationContext.configure(connection, opts=told)
        assert compare_metadata(context, tables.metadata) == []


def test_a_newer_register_is_refused_in_one_line(url):
    with Register.open(url) as register, register.writing() as connection:
        connection.execute(text("UPDATE thethuc_version SET version_num = '9999'"))
    with pytest.raises(Refused, match=r"register\.newer"):
        Register.open(url)


def test_what_is_no_register_is_left_alone(tmp_path):
    path = tmp_path / "khac.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE nhan_vien (ten TEXT)")
    (tmp_path / "chu.db").write_text("đây là văn bản, không phải cơ sở dữ liệu " * 9, encoding="utf-8")
    with pytest.raises(Refused, match=r"register\.foreign"):
        Register.open(str(path))
    with pytest.raises(Refused, match=r"register\.database"):
        Register.open(str(tmp_path / "chu.db"))
    with pytest.raises(Refused, match=r"register\.missing"):
        Register.open(str(tmp_path / "none.db"), create=False)
    with pytest.raises(Refused, match=r"register\.no_url"):
        Register.open("mysql://a/b")
    assert not (tmp_path / "none.db").exists()
