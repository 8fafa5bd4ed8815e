"""A desk to try: the application without a network, its work done in this process, and a visitor with a browser's cookies."""

from __future__ import annotations

import atexit
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the desk was NOT tested: pip install '.[desk]'")

import uvicorn
from anyio.from_thread import start_blocking_portal
from starlette.testclient import TestClient

from checker.desk.bench import Bench
from checker.desk.desk_options import DeskOptions
from checker.desk.server import application
from checker.register import connecting
from tests.register import tables_made

OPTIONS = DeskOptions(no_config=True, requests=10_000, uploads=10_000)
HERE = "http://127.0.0.1:8471"


class InlineBench(Bench):
    """Work done at once, here."""

    def __init__(self):
        pass

    async def warm(self):
        pass

    async def run(self, work, *given, name=""):
        return work(*given)

    def close(self):
        pass


@cache
def _loop():
    """One loop that answers all visitors, as a server has one; a client alone begins and ends one for each request."""
    kept = ExitStack()
    atexit.register(kept.close)
    return kept.enter_context(start_blocking_portal())


class Visitor:
    """Somebody at the counter."""

    def __init__(self, app):
        self.browser = TestClient(app, base_url=HERE, raise_server_exceptions=False)
        self.browser.portal = _loop()
        self.token = re.search(r'name="token" value="(\w+)"', self.browser.get("/kiem-tra").text)[1]

    def give(self, *files, **fields):
        """The answer to some ``(name, bytes)``, every redirection followed."""
        sent = [("files", (name, data)) for name, data in files]
        return self.browser.post("/kiem-tra", data={"token": self.token, **fields}, files=sent)

    def post(self, path, **fields):
        return self.browser.post(path, data={"token": self.token, **fields})


def desk(**changes):
    return application(OPTIONS._replace(**changes), bench=InlineBench())


@contextmanager
def answering(app, **settings):
    """The port at which a real server of this process answers for ``app``."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, **settings))
        thread = threading.Thread(target=server.run, args=([door],), daemon=True)
        thread.start()
        try:
            yield door.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join(20)


@contextmanager
def in_a_process(*told, **settings):
    """A desk in a process of its own that answers, and the port that it says it has."""
    command = [sys.executable, "-m", "checker", "desk", "--port", "0", "--no-config", *told]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, **settings) as running:
        try:
            said = running.stderr.readline()
            assert re.search(r":\d+/", said), said
            yield running, int(re.search(r":(\d+)/", said)[1])
        finally:
            running.kill()


def unheard(running):
    """Let a desk log as much as it likes: who hears nobody stops once the pipe is full."""
    threading.Thread(target=running.stderr.read, daemon=True).start()


def until(met, seconds=60):
    """Wait until something is so; whether it became so in time."""
    end = time.monotonic() + seconds
    while not (so := met()) and time.monotonic() < end:
        time.sleep(0.05)
    return bool(so)


@pytest.fixture(autouse=True)
def _tables_made_at_once(monkeypatch):
    monkeypatch.setattr(connecting, "_upgrade", tables_made.upgraded)
    monkeypatch.setattr(connecting, "_engine", cache(connecting._engine))


@pytest.fixture(scope="session")
def app():
    return desk()


@pytest.fixture
def visitor(app):
    return Visitor(app)


WHO = "Lê An"
FAULTY = ("TT0302", "TT0001", "TT0102")
PLANS = Path(__file__).parents[2] / "fixtures" / "faulty"


def judged(register, folder):
    """What lies in a folder kept in the register."""
    from checker.register.auditing import Audit, audit_settings

    audit = Audit(register, audit_settings({}, None, True), WHO, jobs=1)
    list(audit.over(sorted(str(path) for path in folder.iterdir())))
    audit.end()


@pytest.fixture
def broken():
    """The rules that the plans of the inbox break, one each."""
    return FAULTY


@pytest.fixture
def inbox(tmp_path_factory, broken):
    """A folder that bears one name in all tests, as a register tells it, and holds each time what it held at first."""
    folder = tmp_path_factory.getbasetemp() / "hop-thu"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for rule in broken:
        path = next(PLANS.glob(f"{rule}*.docx"))
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


_JUDGED: dict[tuple[str, ...], bytes] = {}
"""Registers of an inbox as it is at first, by the rules that its plans break: each is judged once, and given to many tests."""


@pytest.fixture
def register(tmp_path, inbox, broken):
    """The register of an office that judged its inbox."""
    from checker.register import Register

    path = tmp_path / "so.db"
    if broken not in _JUDGED:
        with Register.open(str(path)) as book:
            judged(book, inbox)
        _JUDGED[broken] = path.read_bytes()
    path.write_bytes(_JUDGED[broken])
    with Register.open(str(path)) as book:
        yield book


@pytest.fixture
def reviewer(register):
    """Somebody before the queue of that register."""
    return Visitor(application(OPTIONS._replace(who=WHO), bench=InlineBench(), register=register))


@pytest.fixture(scope="module")
def browser():
    """A real one."""
    from tests.browsing import browsing

    with browsing() as opened:
        yield opened
