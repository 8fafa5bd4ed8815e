"""Registers to try: one a SQLite file, one in a cluster of PostgreSQL of the tests' own, on a port and in a folder of its own."""

from __future__ import annotations

from functools import cache

import pytest

from checker.register import Register, connecting, version_of
from checker.running.tasks import Task
from tests.register import tables_made
from tests.register.clusters import NoClusterError, running_cluster


@pytest.fixture(autouse=True)
def _tables_made_at_once(request, monkeypatch):
    if request.module.__name__.rpartition(".")[2] != "test_opening":  # which asks how a register is made
        monkeypatch.setattr(connecting, "_upgrade", tables_made.upgraded)
        monkeypatch.setattr(connecting, "_engine", cache(connecting._engine))  # one opened again keeps the statements it compiled


@pytest.fixture(scope="session")
def cluster():
    """The cluster of this session."""
    try:
        with running_cluster() as found:
            yield found
    except NoClusterError as why:
        pytest.skip(f"{why}: the register was NOT tested on PostgreSQL")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """A register that is not there yet."""
    if request.param == "sqlite":
        return str(tmp_path / "so.db")
    return request.getfixturevalue("cluster").database(f"so_{abs(hash(str(tmp_path)))}")


@pytest.fixture
def register(url):
    with Register.open(url) as opened:
        yield opened


@pytest.fixture
def entry(register):
    """What ``add`` takes besides the report: a version and a run."""
    return register.version(version_of(Task())), register.begin("người soát")
