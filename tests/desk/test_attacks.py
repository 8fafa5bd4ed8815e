"""Attacks on all ways at once: forms of others, words that would be code, requests that drip."""

from __future__ import annotations

import asyncio
import re
import socket
import time
import warnings
from contextlib import nullcontext
from types import SimpleNamespace

import pytest

pytest.importorskip("sqlalchemy", reason="attacks on the queue were NOT tried: pip install '.[office]'")

from starlette.exceptions import HTTPException
from starlette.routing import Route
from starlette.testclient import TestClient

from checker.desk import connections, guard
from checker.desk.connections import BoundedProtocol
from checker.desk.server import application
from tests.desk.conftest import HERE, OPTIONS, InlineBench, Visitor, answering, desk
from tests.desk.test_damaged_rows import change
from tests.desk.test_people import clock, filled, people  # noqa: F401 - fixtures
from tests.desk.test_queue import hashes
from tests.desk.test_returned_forms import last


def forms(app, sha256):
    """Every way that takes a form, as an address."""
    for route in app.router.routes:
        if isinstance(route, Route) and "POST" in (route.methods or ()) and not route.path.startswith("/api/"):
            yield re.sub(r"\{\w+(:int)?\}", "0", route.path.replace("{sha256}", sha256))


def test_no_way_takes_a_form_that_no_page_of_this_desk_gave(register, people):  # noqa: F811
    app = application(OPTIONS, bench=InlineBench(), register=register, people=people)
    browser = TestClient(app, base_url=HERE)
    token = re.search(r'name="token" value="(\w+)"', browser.get("/dang-nhap").text)[1]
    browser.post("/dang-nhap", data={"token": token, "name": "Lê An", "password": "mot cau that dai 27"})
    sha256, before, everybody = hashes(browser.get("/hang-doi").text)[0], last(register), people.everybody()
    ways = list(forms(app, sha256))
    assert len(ways) > 12
    sent = {
        "what": "told",
        "reason": "x",
        "ticked": sha256,
        "name": "X",
        "role": "head",
        "password": "mot cau that dai 29",
        "of_hash": "0" * 64,
    }
    for way in ways:
        for stolen in ({}, {"token": ""}, {"token": token}, {"token": "0" * 64}):
            assert browser.post(way, data={**sent, **stolen}, follow_redirects=False).status_code == 403, way
    assert (last(register), people.everybody()) == (before, everybody)
    assert browser.get("/hang-doi").status_code == 200  # nobody was logged out either


CODE = "'\"><script>x()</script>{{7*7}}'"
SPOKEN = (
    "readings.subject", "readings.organ_name", "readings.organ_key", "readings.code_number", "readings.code_notation", "readings.priority",
    "readings.issued_date", "readings.superior_organ", "copies.path", "events.who", "events.why", "events.kind", "events.rule",
    "findings.component", "findings.rule", "arrivals.arrival_number", "arrivals.arrival_date", "links.kind", "tallies.name",
    "tallies.month", "saved_filters.name", "saved_filters.way", "crossings.rule",
)  # fmt: skip


@pytest.mark.parametrize("column", SPOKEN)
def test_no_word_of_the_register_becomes_code_on_any_page(reviewer, register, column):
    first, second, *_ = hashes(reviewer.browser.get("/hang-doi").text)
    reviewer.post("/hang-doi/bo-loc", name="văn thư")
    register.record("told", first, who="Lê An", why="đã gửi")
    register.record("resubmitted", second, who="Lê An", why="x", by=first)
    change(register, column, CODE)
    for page in ("/hang-doi", "/tong-quan", f"/hang-doi/{first}", f"/hang-doi/{second}", f"/hang-doi/{second}/so-sanh"):
        text = reviewer.browser.get(page).text
        assert "<script>x()" not in text, page
        assert "'\"><" not in text, page
        assert ">49" not in text, page


@pytest.mark.parametrize("field", ["reason", "what", "by_hash", "seen", "tt", "kl", "tim", "cua", "sau", "name", "of_hash"])
def test_no_word_of_a_form_becomes_code_where_it_comes_back(reviewer, field):
    sha256 = hashes(reviewer.browser.get("/hang-doi").text)[0]
    code = "\"'><script>x()</script>{{7*7}}"
    for way in (
        "/hang-doi",
        f"/hang-doi/{sha256}/buoc",
        f"/hang-doi/{sha256}/quyet-dinh",
        "/hang-doi/bo-loc",
        f"/hang-doi/{sha256}/gui-lai",
    ):
        answer = reviewer.post(way, **{"what": "told", "ticked": sha256, field: code})
        assert answer.status_code < 500, way
        assert "<script>x()" not in answer.text, way
        assert "\"'><" not in answer.text, way
    assert "<script>x()" not in reviewer.browser.get("/hang-doi", params={field: code}).text


NAMES = (
    '"><script>x()</script>.txt',
    "../../../etc/passwd.txt",
    "a\r\nSet-Cookie: x=1.txt",
    "=HYPERLINK(1).txt",
    "..\\..\\x.txt",
    "\u202etxt.exe",
    "x" * 999 + ".txt",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_s_name_is_a_label_and_nothing_else(name):
    visitor = Visitor(desk())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        answer = visitor.give((name, "KẾ HOẠCH\n".encode()))
    assert answer.status_code == 200
    assert "<script>x()" not in answer.text
    assert "x=1" not in answer.headers.get("set-cookie", "")
    title = re.search(r"<title>(.*?)</title>", answer.text, re.DOTALL)[1]
    assert not set("\r\u202e") & set(title)
    assert "/etc/" not in title
    book = visitor.browser.get(answer.url.path.removesuffix("/0/0") + "/bao-cao.xlsx")
    assert book.content[:2] == b"PK"
    assert "\n" not in book.headers["content-disposition"]


@pytest.mark.parametrize(
    "way", ["//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example", "javascript:x()", "\n//evil.example"]
)
def test_nobody_is_led_to_another_site(visitor, way):
    answer = visitor.browser.get("/ngon-ngu/en", params={"ve": way}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


@pytest.fixture
def dripped_on(monkeypatch):
    """A desk that is soon out of patience, its port."""
    monkeypatch.setattr(connections, "HEAD_SECONDS", 1.0)
    monkeypatch.setattr(guard, "_SILENCE", 1.0)
    with answering(desk(), http=BoundedProtocol, timeout_keep_alive=30) as port:
        yield port


def dripped(line, seconds=30):
    """Seconds until a connection was closed on which a byte is sent now and then; what was heard meanwhile."""
    began, heard = time.monotonic(), b""
    line.settimeout(0.2)
    while time.monotonic() - began < seconds:
        try:
            line.sendall(b"a")
            said = line.recv(4_096)
        except TimeoutError:
            continue
        except OSError:
            break
        heard += said
        if not said:
            break
    return time.monotonic() - began, heard


def test_who_drips_a_second_head_is_not_waited_for(dripped_on):
    with socket.create_connection(("127.0.0.1", dripped_on), timeout=30) as line:
        line.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert line.recv(4_096).startswith(b"HTTP/1.1 200")
        line.sendall(b"GET /healthz HTTP/1.1\r\nX-")
        assert dripped(line)[0] < 25


def test_who_drips_a_body_is_not_waited_for_though_never_silent_for_long(dripped_on):
    head = b"POST /api/v1/new HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 90000\r\n\r\n{"
    with socket.create_connection(("127.0.0.1", dripped_on), timeout=30) as line:
        line.sendall(head)
        took, heard = dripped(line)
    assert took < 25
    assert heard.startswith(b"HTTP/1.1 408") or heard == b""


@pytest.mark.parametrize(("rate", "taken"), [(1.05, True), (0.95, False)])
def test_who_sends_steadily_is_taken_however_long_it_lasts_and_who_sends_slower_is_not(monkeypatch, rate, taken):
    seconds = iter(range(600))
    monkeypatch.setattr(guard, "time", SimpleNamespace(monotonic=lambda: float(next(seconds))))

    async def second():
        """What came within a second more."""
        return {"type": "http.request", "body": b"a" * round(rate * guard._SLOWEST), "more_body": True}

    async def sent():
        bounded = guard._bounded(second, 1 << 30)
        for _ in range(599):
            await bounded()

    told = nullcontext() if taken else pytest.raises(HTTPException, match="408")
    with told:
        asyncio.run(sent())
