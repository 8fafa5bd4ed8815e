"""A register that another program changed is told in one line by every verb, whatever column of whatever table it was."""

import re
import shutil
import sqlite3
from contextlib import closing, nullcontext

import pytest
from sqlalchemy import JSON, Engine, LargeBinary, Text, event, select

from checker.model.errors import Refused
from checker.register import Register, tables
from tests.cli.conftest import thethuc  # noqa: F401 - a fixture
from tests.register.test_verifying import GOOD, PLAN, fill, report  # noqa: F401 - a fixture

COLUMNS = {str(column): column for table in tables.metadata.sorted_tables for column in table.c}
UNATTESTED = {"copies.run_id", "readings.run_id", "heads.id"}
"""What no event tells: the run a place was met in; the number of the one row of its table; how people look at the queue."""
UNATTESTED |= {name for name in COLUMNS if name.startswith("saved_filters.")}
SHEETS = ("den", "di", "follow", "findings", "sums")


def values(column):
    """What no program of ours writes there, as SQL has it."""
    if isinstance(column.type.impl, Text):
        return ("X'00FF'",)  # letters are never refused: they are told as they stand
    if not isinstance(column.type.impl, JSON):
        return ("'x'",)
    return ("''", "'null'", "'{\"a\": [null]}'")


@pytest.fixture(scope="module")
def sound(tmp_path_factory, report):  # noqa: F811
    """A register in which everything stands, and an inbox with one plan it knows and one it does not."""
    home = tmp_path_factory.mktemp("so")
    with Register.open(str(home / "so.db")) as register:
        fill(register, report)
        register.choose("retention_months", 1, who="Lê An")
        with register.writing() as connection:
            connection.execute(tables.saved_filters.insert().values(who="Lê An", name="gấp", way="khan=1"))
    (home / "den").mkdir()
    (home / "den" / "kh.txt").write_text(PLAN, "utf-8")
    (home / "den" / "moi.txt").write_text(GOOD.read_text("utf-8"), "utf-8")
    return home


def verbs(home, place):
    """Every verb that reads a register, those that add to it last."""
    yield from (("register", "export", place, "--sheet", sheet, "--force", "-o", home / "bang.csv") for sheet in SHEETS)
    yield from (("query", question, place) for question in ("summary", "failing", "twice", "across", "waiting"))
    yield "query", "citing", place, "--act", "30/2020/NĐ-CP"
    yield "register", "dispose", place, "--force", "-o", home / "huy.csv"
    yield "register", "outbox", place, home / "ra"
    yield "register", "series", place
    yield "register", "backup", place, home / "luu.db"
    yield "register", "series", place, "--organ", "Sở Y tế", "--plans-alone"
    yield "audit", home / "den", "--register", place, "--jobs", "1", "--no-config", "-q"


@pytest.fixture
def tampered(sound, tmp_path):
    """A function: a column and a value for every row of its table → whether SQLite took it into a register made anew at ``so.db``."""
    shutil.copytree(sound / "den", tmp_path / "den")

    def change(column, value):
        for old in (*tmp_path.glob("so.db*"), *tmp_path.glob("luu.db")):
            old.unlink()
        shutil.copy(sound / "so.db", tmp_path / "so.db")
        with closing(sqlite3.connect(tmp_path / "so.db")) as file:
            try:
                file.execute(f"UPDATE {column.table.name} SET {column.name} = {value}")
            except sqlite3.Error:
                return False
            file.commit()
            return True

    return change


def trouble(run):
    """What is wrong with how a verb ended: nothing where it did its work, or refused in one line."""
    said = " ".join(run.err.split())
    if "bên trong" in said or "Traceback" in said:
        return said
    refused = "sổ bị sửa ngoài chương trình: bảng " in said
    return said if refused and (run.code != 2 or said.count("thethuc: ") != 1) else ""


def test_no_column_gives_what_is_none_of_ours(tampered, tmp_path):
    untold = []
    for name, column in COLUMNS.items():
        for value in values(column)[:2]:
            with Register.open(str(tmp_path / "so.db")) if tampered(column, value) else nullcontext() as register:
                if register is not None and (table := column.table.name):
                    with pytest.raises(Refused, match=r"register\.tampered") as trouble:
                        register.rows(select(column))
                    untold += [] if trouble.value.values["table"] == table else [name]
    assert untold == []


def tables_of(verbs, thethuc):  # noqa: F811
    """The tables that each verb asks for of a register in which all is sound. What another table holds is nothing to it."""
    asked = []

    def noted(connection, cursor, statement, *_):
        asked[-1].update(re.findall(r"\w+", statement))

    event.listen(Engine, "before_cursor_execute", noted)
    for verb in verbs:
        asked.append(set())
        assert thethuc(*verb).code < 2
    event.remove(Engine, "before_cursor_execute", noted)
    return [words & tables.metadata.tables.keys() for words in asked]


@pytest.mark.long
def test_no_verb_trips_over_what_is_none_of_ours(sound, tampered, tmp_path, thethuc):  # noqa: F811
    shutil.copy(sound / "so.db", tmp_path / "so.db")
    asked = tables_of(verbs(tmp_path, tmp_path / "so.db"), thethuc)
    assert all(asked)
    wrong, refusing = [], set()
    for name, column in COLUMNS.items():
        if not (isinstance(column.type.impl, JSON | LargeBinary) or name == "heads.event_id"):
            continue
        for value in values(column):
            every = zip(verbs(tmp_path, tmp_path / "so.db"), asked, strict=True) if tampered(column, value) else ()
            for verb in (verb for verb, named in every if column.table.name in named):
                run = thethuc(*verb)
                wrong += [(name, value, verb, trouble(run))] if trouble(run) else []
                refusing |= {name} if "sổ bị sửa" in " ".join(run.err.split()) else set()
    assert wrong == []
    assert refusing >= {
        "crossings.facts", "readings.signers", "settings.value", "versions.options", "heads.event_id", "comparables.shingles",
        "findings.place",
    }  # fmt: skip


def test_the_row_is_named_and_what_holds_it_is_told_by_verify(tampered, tmp_path, thethuc):  # noqa: F811
    assert tampered(COLUMNS["findings.place"], "CASE id WHEN (SELECT max(id) FROM findings) THEN '' ELSE place END")
    run = thethuc("register", "export", tmp_path / "so.db", "--sheet", "findings")
    with closing(sqlite3.connect(tmp_path / "so.db")) as file:
        ((last,),) = file.execute("SELECT max(id) FROM findings")
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert f"bảng findings, hàng {last}, cột place; chạy `thethuc register verify" in " ".join(run.err.split())
    assert tampered(COLUMNS["settings.value"], "'null'")
    run = thethuc("register", "series", tmp_path / "so.db")
    assert (run.code, "bảng settings, hàng organ, cột value" in " ".join(run.err.split())) == (2, True)


@pytest.mark.long
def test_verify_tells_what_was_changed_and_refuses_nothing(tampered, tmp_path, thethuc):  # noqa: F811
    untold = []
    for name, column in COLUMNS.items():
        if name not in UNATTESTED and tampered(column, values(column)[0]):
            run = thethuc("register", "verify", tmp_path / "so.db")
            untold += [] if (run.code, run.err) == (1, "") else [(name, run.code, run.err)]
    assert untold == []


def test_an_upgrade_of_a_register_that_was_changed_goes_on_and_verify_tells_it(sound, tmp_path, thethuc):  # noqa: F811
    shutil.copy(sound / "so.db", tmp_path / "so.db")
    with closing(sqlite3.connect(tmp_path / "so.db")) as file:
        file.execute("UPDATE crossings SET fingerprint = X'00FF', facts = '{'")
        file.execute("UPDATE readings SET signers = '{'")
        for later in ("search_index", "searchables", "saved_filters"):
            file.execute(f"DROP TABLE {later}")
        file.execute("UPDATE thethuc_version SET version_num = '0004'")
        file.commit()
    run = thethuc("register", "verify", tmp_path / "so.db")
    assert (run.code, run.err, "thông tin của văn bản đã bị sửa" in " ".join(run.out.split())) == (1, "", True)
