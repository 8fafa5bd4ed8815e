"""What stands before every request."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from checker.desk.guard import HEADERS, Pace
from tests.desk.conftest import HERE, Visitor, desk

PAGES = (
    "/kiem-tra",
    "/soan",
    "/no-such",
    "/tai-san/desk.js",
    "/tai-san/page.css",
    "/healthz",
    "/api/v1/openapi.json",
    "/kiem-tra/x",
    "/kiem-tra/x/0/0",
)


def test_every_answer_tells_the_browser_what_it_may_do(visitor):
    for path in PAGES:
        told = visitor.browser.get(path).headers
        for name in HEADERS:
            assert name in told, (path, name)
        assert "unsafe" not in told["content-security-policy"]


def test_pages_hold_no_code_and_no_style_of_their_own(visitor):
    for path in PAGES[:3]:
        page = visitor.browser.get(path).text
        for sign in ("<style", " style=", "javascript:", " onclick", "http://", "https://"):
            assert sign not in page, (path, sign)


def test_a_name_this_desk_does_not_bear_is_refused(visitor):
    """Else a page of another site could lead its own name here and read the answers (DNS rebinding)."""
    for host in ("evil.example", "127.0.0.1.evil.example", "", "localhost.evil.example:8471"):
        assert visitor.browser.get("/kiem-tra", headers={"host": host}).status_code == 421, host
    named = TestClient(desk(hosts=("soat.example",)), base_url="http://soat.example")
    assert named.get("/kiem-tra").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [{"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"},
     {"origin": "http://127.0.0.1:9999"}],
)  # fmt: skip
def test_a_form_of_another_site_is_refused_at_the_counter_and_by_the_api(visitor, headers):
    for path in ("/kiem-tra", "/soan", "/api/v1/check", "/api/v1/new"):
        assert visitor.browser.post(path, headers=headers, data={"token": visitor.token}).status_code == 403, path


def test_a_form_without_this_visitors_token_is_refused(visitor, app):
    others = Visitor(app).token
    for token in ("", "0" * 64, others):
        sent = {"files": ("a.txt", b"x")}
        assert visitor.browser.post("/kiem-tra", data={"token": token}, files=sent).status_code == 403
        assert visitor.browser.post("/soan", data={"token": token}).status_code == 403


def test_a_made_up_cookie_makes_nobody(app):
    """A visitor's name counts only with the proof of this run of the server, so that none can be given to somebody (fixation)."""
    browser = TestClient(app, base_url=HERE, cookies={"thethuc_visit": "victim." + "0" * 64})
    answer = browser.get("/kiem-tra")
    assert "victim" not in answer.headers["set-cookie"]
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_what_is_too_large_is_refused_whatever_its_head_says():
    visitor = Visitor(desk(upload=20_000))
    assert visitor.give(("a.txt", b"x" * 30_000)).status_code == 413

    def pieces():
        for _ in range(30):
            yield b"x" * 1000

    answer = visitor.browser.post("/api/v1/check", content=pieces(), headers={"content-type": "multipart/form-data; boundary=b"})
    assert answer.status_code in (400, 413)


def test_only_where_files_are_taken_a_request_may_be_large(visitor):
    assert visitor.browser.post("/soan", content=b"x" * (2 << 20)).status_code == 413
    assert visitor.give(("a.txt", b"x" * (2 << 20))).status_code == 200


def test_too_many_files_are_refused():
    visitor = Visitor(desk(files=2))
    assert visitor.give(*((f"{at}.txt", b"x") for at in range(3))).status_code == 400


def test_who_asks_too_often_waits():
    visitor = Visitor(desk(requests=5))
    assert [visitor.browser.get("/healthz").status_code for _ in range(6)][-1] == 429
    uploading = Visitor(desk(uploads=2))
    assert [uploading.post("/soan", kind="x").status_code for _ in range(3)] == [422, 422, 429]


def test_the_pace_comes_back_evenly():
    now = [0.0]
    pace = Pace(60, lambda: now[0])
    assert all(pace.take("a") for _ in range(60))
    assert not pace.take("a")
    assert pace.take("b")
    now[0] += 1
    assert pace.take("a")
    assert not pace.take("a")


def test_only_named_assets_are_served(visitor):
    for path in ("/tai-san/counter.html", "/tai-san/../page.html", "/tai-san/%2e%2e/vi.yaml", "/tai-san/desk.css%00"):
        assert visitor.browser.get(path).status_code == 404, path


def test_what_is_broken_shows_no_trace(app, monkeypatch):
    from checker.desk import counter

    monkeypatch.setattr(counter.Tray, "of", lambda *_: 1 / 0)
    browser = TestClient(app, base_url=HERE, raise_server_exceptions=False)
    answer = browser.get("/kiem-tra")
    assert answer.status_code == 500
    assert "ZeroDivision" not in answer.text
    assert "Hãy báo người quản trị" in answer.text


def test_counts_and_log_tell_no_name(visitor, caplog):
    with caplog.at_level("INFO", "thethuc.desk"):
        visitor.give(("bí mật riêng.txt", b"noi dung rieng"))
    told = visitor.browser.get("/metrics").text + caplog.text
    assert "thethuc_requests_total" in told
    assert '"status": 303' in told
    assert "riêng" not in told
    assert "rieng" not in told
