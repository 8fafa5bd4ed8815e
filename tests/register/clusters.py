"""A cluster of PostgreSQL of the tests' own, on a port and in a folder of its own, that can be stopped, killed and begun again."""

from __future__ import annotations

import glob
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path


class NoClusterError(Exception):
    """Why there is none here."""


def programs():
    found = shutil.which("initdb")
    folders = sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True) + ([os.path.dirname(found)] if found else [])
    return folders[0] if folders else None


class Cluster:
    """One that is made and not begun yet; it refuses to run as root, so there another user runs it."""

    def __init__(self):
        self._place = programs()
        if self._place is None:
            raise NoClusterError("PostgreSQL is not installed (no initdb)")
        user = "nobody" if os.getuid() == 0 else None
        self._before = ["setpriv", f"--reuid={user}", "--regid=nogroup", "--clear-groups"] if user else []
        self._folder = Path(tempfile.mkdtemp(prefix="so-"))  # none of pytest's, which are for their owner alone
        if user:
            shutil.chown(self._folder, user)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self._data = str(self._folder / "data")
        made = self._run("initdb", "-D", self._data, "-U", "so", "-A", "trust", "-E", "UTF8", "--no-sync")
        if made.returncode:
            shutil.rmtree(self._folder)
            raise NoClusterError(f"PostgreSQL cannot make a cluster here: {made.stderr.decode()[-300:]}")
        self.url = f"postgresql://so@127.0.0.1:{self._port}"

    def _run(self, name, *arguments):
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "cwd": "/", "timeout": 60, "check": False}
        return subprocess.run([*self._before, f"{self._place}/{name}", *arguments], **quiet)  # noqa: PLW1510

    def begin(self):
        """Start it; after a kill its old processes may still be on their way out, so it is tried again."""
        options = f"-p {self._port} -k {self._data} -c listen_addresses=127.0.0.1 -c fsync=off"
        for _ in range(20):
            if self._run("pg_ctl", "-D", self._data, "-o", options, "-l", f"{self._data}/log", "-w", "start").returncode == 0:
                return
            time.sleep(0.3)
        raise AssertionError(f"PostgreSQL did not start: {Path(self._data, 'log').read_text()[-500:]}")

    def kill(self):
        """SIGKILL to the server, as when its machine loses it; what it served ends with it."""
        os.kill(int(Path(self._data, "postmaster.pid").read_text().split("\n", 1)[0]), signal.SIGKILL)

    def database(self, name):
        """The URL of what is to a register a database of its own: a schema that all is sought in. A database takes a server a hundred times
        as long to make, and 300 files.
        """
        from sqlalchemy import create_engine, text

        engine = create_engine(self.url.replace("postgresql:", "postgresql+psycopg:") + "/postgres", isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE SCHEMA {name}"))
        engine.dispose()
        return f"{self.url}/postgres?options=-csearch_path%3D{name}"

    def end(self):
        ended = self._run("pg_ctl", "-D", self._data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(self._folder)
        return ended


@contextmanager
def running_cluster():
    """A cluster that runs meanwhile. Raises :class:`NoClusterError`."""
    cluster = Cluster()
    try:
        cluster.begin()
        yield cluster
    finally:
        cluster.end()
