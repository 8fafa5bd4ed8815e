"""Registers to try: one a SQLite file, one in a cluster of PostgreSQL of the tests' own, on a port and in a folder of its own."""

from __future__ import annotations

import glob
import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest

from checker.register import Register, version_of
from checker.running.tasks import Task


def programs():
    found = shutil.which("initdb")
    folders = sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True) + ([os.path.dirname(found)] if found else [])
    return folders[0] if folders else None


@pytest.fixture(scope="session")
def cluster():
    """The address of a cluster made for this session; it refuses to run as root, so there another user runs it.

    Its folder is none of pytest's, which are for their owner alone.
    """
    place = programs()
    if place is None:
        pytest.skip("PostgreSQL is not installed (no initdb): the register was NOT tested on it")
    user = "nobody" if os.getuid() == 0 else None
    before = ["setpriv", f"--reuid={user}", "--regid=nogroup", "--clear-groups"] if user else []
    folder = Path(tempfile.mkdtemp(prefix="so-"))
    if user:
        shutil.chown(folder, user)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = str(folder / "data")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "cwd": "/", "timeout": 60, "check": False}
    made = subprocess.run([*before, f"{place}/initdb", "-D", data, "-U", "so", "-A", "trust", "-E", "UTF8", "--no-sync"], **quiet)  # noqa: PLW1510
    if made.returncode:
        pytest.skip(f"PostgreSQL cannot make a cluster here, the register was NOT tested on it: {made.stderr.decode()[-300:]}")
    options = f"-p {port} -k {data} -c listen_addresses=127.0.0.1 -c fsync=off"
    begun = subprocess.run([*before, f"{place}/pg_ctl", "-D", data, "-o", options, "-l", f"{data}/log", "-w", "start"], **quiet)  # noqa: PLW1510
    assert begun.returncode == 0, f"PostgreSQL did not start: see {data}/log"
    yield f"postgresql://so@127.0.0.1:{port}"
    ended = subprocess.run([*before, f"{place}/pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], **quiet)  # noqa: PLW1510
    shutil.rmtree(folder)
    assert ended.returncode == 0, ended.stderr.decode()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """A register that is not there yet."""
    if request.param == "sqlite":
        return str(tmp_path / "so.db")
    from sqlalchemy import create_engine, text

    base = request.getfixturevalue("cluster")
    name = f"so_{abs(hash(str(tmp_path)))}"
    engine = create_engine(base.replace("postgresql:", "postgresql+psycopg:") + "/postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return f"{base}/{name}"


@pytest.fixture
def register(url):
    with Register.open(url) as opened:
        yield opened


@pytest.fixture
def entry(register):
    """What ``add`` takes besides the report: a version and a run."""
    return register.version(version_of(Task())), register.begin("người soát")
