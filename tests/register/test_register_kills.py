"""The short form of ``python -m tests.register_kills``: an audit killed and gone on with holds what one clean run holds."""

import sys

import pytest

from checker.register import Register, version_of
from checker.running.one import judge
from checker.running.tasks import Task
from tests import register_kills
from tests.register.clusters import NoClusterError


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")
def test_an_audit_that_was_killed_goes_on_to_the_same_register():
    assert list(register_kills.faults(2, 14, 24)) == []


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")
def test_two_audits_whose_server_was_killed_go_on_to_the_same_register():
    try:
        assert list(register_kills.server_killed(1, 14, 10)) == []
    except NoClusterError as why:
        pytest.skip(f"{why}: NOT tested")


def test_a_row_that_is_lost_would_be_noticed(tmp_path):
    with Register.open(str(tmp_path / "so.db")) as register:
        plan = register_kills._PLAN.replace(register_kills._MOTTO, "").encode()
        register.add(judge("kh.txt", Task(), plan), "kh.txt", register.version(version_of(Task())), register.begin("Lê An"))
        before = register_kills.held(tmp_path / "so.db")
        with register.engine.begin() as connection:
            connection.exec_driver_sql("DELETE FROM findings")
        after = register_kills.held(tmp_path / "so.db")
    assert {name for name in before if before[name] != after[name]} == {"findings", "broken"}
