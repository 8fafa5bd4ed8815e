"""Opening a register: made, upgraded, refused in one line."""

import os
import shutil
import sqlite3
import stat
import sys
from contextlib import closing
from importlib import import_module
from pathlib import Path

import pytest
from sqlalchemy import inspect, text, update
from sqlalchemy.exc import OperationalError

from checker.model.errors import Refused
from checker.register import Register, backing_up, connecting, tables
from checker.register.backing_up import backup
from checker.register.chain import breaks
from checker.reporting.catalogue import Words
from tests.cli.conftest import thethuc  # noqa: F401 - a fixture


@pytest.fixture
def place(tmp_path):
    """The file of a register."""
    return tmp_path / "so.db"


FUTURE = f"{int(connecting.NEWEST) + 1:04}"
_NEXT = f'''
"""A revision of the future."""
import sqlalchemy as sa
from alembic import op

revision = "{FUTURE}"
down_revision = "{connecting.NEWEST}"


def upgrade():
    op.add_column("runs", sa.Column("whence", sa.Text(), server_default="", nullable=False))
'''


def refused(name, **how):
    with pytest.raises(Refused) as trouble:
        Register.open(str(name), **how)
    return trouble.value


def test_a_new_register_is_its_owners_alone_and_begins_its_chain(place):
    with Register.open(str(place)) as register, register.reading() as connection:
        kinds = [row.kind for row in connection.execute(tables.events.select())]
        assert (kinds, list(breaks(connection))) == (["created"], [])
    if sys.platform != "win32":
        assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_an_older_register_is_upgraded_with_what_it_holds(place, monkeypatch, tmp_path):
    known = connecting.NEWEST
    with Register.open(str(place)) as register:
        register.begin("Lê Thị Văn Thư")
    scripts = tmp_path / "migrations"
    shutil.copytree(Path(connecting.SCRIPTS), scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / f"r{FUTURE}.py").write_text(_NEXT, "utf-8")
    monkeypatch.setattr(connecting, "SCRIPTS", str(scripts))
    monkeypatch.setattr(connecting, "NEWEST", FUTURE)
    with Register.open(str(place)) as register, register.reading() as connection:
        assert connection.execute(text("SELECT who, whence FROM runs")).all() == [("Lê Thị Văn Thư", "")]
        last = connection.execute(tables.events.select().order_by(tables.events.c.id.desc())).first()
        assert (last.kind, last.before, last.after, list(breaks(connection))) == ("upgraded", known, FUTURE, [])


def test_an_upgrade_that_fails_leaves_the_old_register(place, monkeypatch, tmp_path):
    Register.open(str(place)).close()
    scripts = tmp_path / "migrations"
    shutil.copytree(Path(connecting.SCRIPTS), scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / f"r{FUTURE}.py").write_text(_NEXT + "    raise RuntimeError\n", "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(connecting, "SCRIPTS", str(scripts))
        patch.setattr(connecting, "NEWEST", FUTURE)
        with pytest.raises(RuntimeError):
            Register.open(str(place))
    with Register.open(str(place)) as register, register.reading() as connection:
        assert "whence" not in {column["name"] for column in inspect(connection).get_columns("runs")}


@pytest.mark.parametrize("data", [b"K\xe1\xba\xbf ho\xe1\xba\xa1ch 2026\n" * 200, b"PK\x03\x04" + bytes(4000)])
def test_what_is_no_database_is_refused_and_left_as_it_is(place, data):
    place.write_bytes(data)
    assert refused(place).key == "register.database"
    assert place.read_bytes() == data


def test_a_database_of_another_program_is_refused_and_left_as_it_is(place):
    with sqlite3.connect(place) as other:
        other.execute("CREATE TABLE van_ban (so TEXT)")
    assert refused(place).key == "register.foreign"
    with sqlite3.connect(place) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("van_ban",)]


def test_a_folder_is_no_register(tmp_path):
    for create in (True, False):
        assert refused(tmp_path, create=create).values["cause"] == "EISDIR"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe of the file system")
def test_nobody_waits_for_the_writer_of_a_pipe(tmp_path):
    os.mkfifo(tmp_path / "so.db")
    for create in (True, False):
        assert refused(tmp_path / "so.db", create=create).values["cause"] == "NOT_A_FILE"


@pytest.mark.parametrize("name", ["mysql://may-chu/so", "sqlite://", "postgresql://:bad:port:/"])
def test_an_address_that_is_none_is_refused_without_showing_it(name):
    trouble = refused(name)
    assert trouble.key == "register.no_url"
    assert "may-chu" not in str(trouble.values)


def test_one_that_is_not_there_is_refused_where_none_may_be_made(place):
    assert refused(place, create=False).key == "register.missing"
    assert not place.exists()


def test_a_file_without_a_byte_is_no_register_and_stays_so(place):
    place.write_bytes(b"")
    assert refused(place, create=False).key == "register.missing"
    assert place.read_bytes() == b""


def test_a_password_is_never_shown():
    trouble = refused("postgresql://van-thu:Kin-Dao@127.0.0.1:1/so?connect_timeout=2")
    assert trouble.key == "register.unreachable"
    assert "Kin-Dao" not in str(trouble.values)


def test_without_the_extra_it_says_how_to_install_it(monkeypatch):
    for name in [name for name in sys.modules if name.startswith("checker.register")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    with pytest.raises(Refused) as trouble:
        import_module("checker.register")
    assert (trouble.value.key, trouble.value.values) == ("lacks", {"library": "sqlalchemy", "extra": "office"})


def test_without_alembic_no_register_is_made_and_it_says_how_to_install_it(monkeypatch, place):
    monkeypatch.setitem(sys.modules, "alembic", None)
    trouble = refused(place)
    assert (trouble.key, trouble.values) == ("lacks", {"library": "alembic", "extra": "office"})


def _full(*_arguments, **_options):
    raise OperationalError("", {}, sqlite3.OperationalError("database or disk is full"))


def test_a_register_that_could_not_be_made_leaves_no_file_and_is_told_by_its_name(place, tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(connecting, "append", _full)
        assert refused(place).values["register"] == str(place)
    assert list(tmp_path.iterdir()) == []
    Register.open(str(place)).close()
    assert [path.name for path in tmp_path.iterdir()] == ["so.db"]


def test_a_register_that_another_run_made_meanwhile_is_taken_as_it_is(place, tmp_path, monkeypatch):
    make = connecting.name_new

    def slower(aside, path):
        monkeypatch.setattr(connecting, "name_new", make)
        with Register.open(path) as other:
            other.begin("Lê Thị Văn Thư")
        make(aside, path)

    monkeypatch.setattr(connecting, "name_new", slower)
    with Register.open(str(place)) as register:
        assert [row.who for row in register.rows(tables.runs.select())] == ["Lê Thị Văn Thư"]
    assert [path.name for path in tmp_path.iterdir()] == ["so.db"]


def test_a_backup_is_never_written_over_what_came_meanwhile(tmp_path, monkeypatch):
    place = tmp_path / "sao.db"
    copied = backing_up._copied

    def slower(register, aside):
        place.write_bytes(b"mine")
        return copied(register, aside)

    monkeypatch.setattr(backing_up, "_copied", slower)
    with Register.open(str(tmp_path / "so.db")) as register, pytest.raises(Refused, match=r"register\.there"):
        backup(register, str(place))
    assert place.read_bytes() == b"mine"


def test_what_is_no_register_is_left_as_it_was(tmp_path):
    place = tmp_path / "khac.db"
    with closing(sqlite3.connect(place)) as other:
        other.execute("CREATE TABLE dong (a)")
        other.commit()
    before = place.read_bytes()
    for create in (True, False):
        with pytest.raises(Refused, match=r"register\.(foreign|missing)"):
            Register.open(str(place), create=create)
    assert place.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["khac.db"]


def test_a_backup_touches_no_file_that_is_there_and_leaves_nothing_when_it_fails(tmp_path):
    (tmp_path / "sao.db.part").write_bytes(b"mine")
    with Register.open(str(tmp_path / "so.db")) as register:
        backup(register, str(tmp_path / "sao.db"))
        with register.writing() as connection:
            connection.execute(update(tables.events).values(who="ai khác"))
        with pytest.raises(Refused, match=r"register\.broken_copy"):
            backup(register, str(tmp_path / "hai.db"))
    assert sorted(path.name for path in tmp_path.iterdir() if not path.name.startswith("so.db")) == ["sao.db", "sao.db.part"]
    assert (tmp_path / "sao.db.part").read_bytes() == b"mine"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_damaged_file_and_one_of_something_else_are_told_in_one_line(place, thethuc, lang):  # noqa: F811
    Register.open(str(place)).close()
    data = bytearray(place.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 64] = b"\xff" * 64
    for there, key in ((bytes(data), "SQLITE_CORRUPT"), (b"PK\x03\x04" + bytes(4000), "SQLITE_NOTADB")):
        place.write_bytes(there)
        for verb in (("query", "waiting"), ("register", "export"), ("register", "verify")):
            run = thethuc(*verb, place, "--lang", lang)
            assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
            assert Words(lang).ui(f"causes.{key}") in run.err


def test_what_a_backup_is_refused_is_told_by_the_name_it_was_to_have(tmp_path, monkeypatch):
    with Register.open(str(tmp_path / "so.db")) as register:
        monkeypatch.setattr(backing_up, "_fill", _full)
        with pytest.raises(Refused, match=r"register\.database") as refused:
            backup(register, str(tmp_path / "sao.db"))
    assert refused.value.values["register"] == str(tmp_path / "sao.db")
    assert not (tmp_path / "sao.db").exists()


def test_a_value_that_is_none_of_ours_is_a_change_and_no_crash(place):
    Register.open(str(place)).close()
    with closing(sqlite3.connect(place)) as other:
        other.execute("UPDATE events SET at = x'ff'")
        other.commit()
    with Register.open(str(place)) as register, register.reading() as connection:
        assert [each.what for each in breaks(connection)] == ["changed"]
