"""A desk to try: the application without a network, its work done in this process, and a visitor with a browser's cookies."""

from __future__ import annotations

import re

import pytest

pytest.importorskip("fastapi", reason="the desk was NOT tested: pip install '.[desk]'")

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


class Visitor:
    """Somebody at the counter."""

    def __init__(self, app):
        self.browser = TestClient(app, base_url=HERE, raise_server_exceptions=False)
        self.token = re.search(r'name="token" value="(\w+)"', self.browser.get("/kiem-tra").text)[1]

    def give(self, *files, **fields):
        """The answer to some ``(name, bytes)``, every redirection followed."""
        sent = [("files", (name, data)) for name, data in files]
        return self.browser.post("/kiem-tra", data={"token": self.token, **fields}, files=sent)

    def post(self, path, **fields):
        return self.browser.post(path, data={"token": self.token, **fields})


def desk(**changes):
    return application(OPTIONS._replace(**changes), bench=InlineBench())


@pytest.fixture(autouse=True)
def _tables_made_at_once(monkeypatch):
    monkeypatch.setattr(connecting, "_upgrade", tables_made.upgraded)


@pytest.fixture(scope="session")
def app():
    return desk()


@pytest.fixture
def visitor(app):
    return Visitor(app)
