"""Logging in by an authenticating proxy: its header is believed from its own address alone, where it stands once."""

from __future__ import annotations

import logging
import re
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from checker.desk.outside import OtherServers, outside_of
from checker.desk.people import IDLE_ACCOUNT
from checker.desk.proxy_login import PeerKept
from checker.desk.server import application
from checker.model.errors import Refused
from tests.cli.conftest import ROOT
from tests.desk.conftest import HERE, OPTIONS, InlineBench
from tests.desk.test_people import clock, filled, people  # noqa: F401 - fixtures

TOLD = '[proxy]\nheader = "X-Remote-User"\nfrom = ["10.0.0.5", "fd00::/64"]\n'
AN = "Lê An".encode()
PLAN = (ROOT / "fixtures" / "compliant" / "so-noi-vu.txt").read_bytes()


@pytest.fixture
def told(tmp_path):
    path = tmp_path / "ngoai.toml"
    path.write_text(TOLD, "utf-8")
    return outside_of(str(path))


@pytest.fixture
def status(people, told):  # noqa: F811
    """The answer to somebody at an address who sends some headers."""

    def asked(address, *headers, path="/tai-khoan", trusted=()):
        app = PeerKept(application(OPTIONS, bench=InlineBench(), people=people, outside=told), trusted)
        browser = TestClient(app, base_url=HERE, client=(address, 50_000))
        return browser.get(path, headers=list(headers), follow_redirects=False).status_code

    return asked


def test_who_the_proxy_names_is_in_with_the_role_of_their_account(status, people):  # noqa: F811
    assert status("10.0.0.5", (b"x-remote-user", AN)) == 200
    assert status("fd00::7", (b"X-REMOTE-USER", AN)) == 200
    assert status("::ffff:10.0.0.5", (b"x-remote-user", AN)) == 200
    assert status("10.0.0.5", (b"x-remote-user", "Đỗ Chi".encode())) == 403
    assert status("10.0.0.5", (b"x-remote-user", "Đỗ Chi".encode()), path="/kiem-tra") == 200


@pytest.mark.parametrize("address", ["10.0.0.6", "127.0.0.1", "::1", "fd01::7", "?"])
def test_the_header_from_any_other_address_is_ignored_and_told_without_the_name(status, caplog, address):
    with caplog.at_level(logging.WARNING, "thethuc.desk"):
        assert status(address, (b"x-remote-user", AN)) == 303
    assert "not from the proxy" in caplog.text
    assert "Lê An" not in caplog.text


def test_a_forwarded_address_is_not_the_address_that_is_believed(status):
    spoofed = ((b"x-remote-user", AN), (b"x-forwarded-for", b"10.0.0.5"), (b"forwarded", b"for=10.0.0.5"))
    assert status("127.0.0.1", *spoofed, trusted=["127.0.0.1"]) == 303
    assert status("10.0.0.5", (b"x-remote-user", AN), (b"x-forwarded-for", b"192.0.2.9"), trusted=["10.0.0.5"]) == 200


def test_a_header_given_twice_names_nobody(status, caplog):
    with caplog.at_level(logging.WARNING, "thethuc.desk"):
        assert status("10.0.0.5", (b"x-remote-user", "Đỗ Chi".encode()), (b"X-Remote-User", AN)) == 303
    assert "more than once" in caplog.text


@pytest.mark.parametrize("name", [b"x_remote_user", b"x-remote_user", b"x-remote-user2", b"x-remote-use", b"http-x-remote-user"])
def test_no_name_like_it_is_the_header(status, name):
    assert status("10.0.0.5", (name, AN)) == 303
    assert status("10.0.0.5", (name, AN), (b"x-remote-user", "Đỗ Chi".encode())) == 403


@pytest.mark.parametrize("said", [b"", b" ", b"\xff", b"a" * 300, "Lê\u202eAn".encode(), "Nguyễn Lạ".encode(), "Lê An, Lê An".encode()])
def test_what_is_no_name_of_an_account_lets_nobody_in(status, said):
    assert status("10.0.0.5", (b"x-remote-user", said)) == 303


def test_an_account_that_is_off_or_was_idle_too_long_stays_out(status, people, clock):  # noqa: F811
    people.add("Hà Dung", "head", "mot cau that dai 27", who="?")
    people.change("Lê An", role="head", active=False, who="?")
    assert status("10.0.0.5", (b"x-remote-user", AN)) == 303
    clock.time += IDLE_ACCOUNT + timedelta(days=1)
    assert status("10.0.0.5", (b"x-remote-user", "Hà Dung".encode())) == 303


def test_using_it_keeps_an_account_and_is_told_once_in_a_quarter_of_an_hour(status, people, clock):  # noqa: F811
    for _ in range(50):
        clock.time += timedelta(days=1)
        assert status("10.0.0.5", (b"x-remote-user", AN)) == 200
        assert status("10.0.0.5", (b"x-remote-user", AN)) == 200
    assert [each["what"] for each in people.log(60)].count("proxied") == 50


def test_without_the_setting_no_header_lets_anybody_in(people):  # noqa: F811
    browser = TestClient(application(OPTIONS, bench=InlineBench(), people=people), base_url=HERE, client=("10.0.0.5", 1))
    assert browser.get("/kiem-tra", headers=[(b"x-remote-user", AN)], follow_redirects=False).status_code == 303


@pytest.mark.parametrize(
    "said",
    [
        "", '[proxy]\nheader = "X_User"\nfrom = ["10.0.0.5"]', '[proxy]\nheader = "X-User"\nfrom = ["0.0.0.0/0"]',
        '[proxy]\nheader = "X-User"\nfrom = ["10.0.0.5/8"]', '[proxy]\nheader = "X-User"', '[proxy]\nheader = "X-User"\nfrom = []',
        '[proxy]\nheader = "X-User"\nfrom = ["10.0.0.5"]\nform = 1', "[proxi]\n", "[proxy\n", "proxy = 1",
    ],
)  # fmt: skip
def test_a_file_that_says_what_there_is_not_is_refused(tmp_path, said):
    path = tmp_path / "ngoai.toml"
    path.write_text(said, "utf-8")
    if not said:
        assert outside_of(str(path)) == OtherServers(outbox=str(tmp_path / "outbox.db"))
        return
    with pytest.raises(Refused):
        outside_of(str(path))


@pytest.mark.parametrize(
    "header",
    ["Host", "cookie", "Authorization", "Proxy-Authorization", "X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "Origin", "Referer",
     "User-Agent", "Content-Length", "Content-Type", "Accept", "Accept-Language", "Connection", "Sec-Fetch-Site", "Transfer-Encoding"],
)  # fmt: skip
def test_a_header_that_says_something_else_names_nobody(tmp_path, header):
    path = tmp_path / "ngoai.toml"
    path.write_text(f'[proxy]\nheader = "{header}"\nfrom = ["10.0.0.5"]', "utf-8")
    with pytest.raises(Refused, match=r"desk\.outside") as found:
        outside_of(str(path))
    assert found.value.values["what"] == f"proxy.header: {header.lower()}"


@pytest.mark.parametrize("header", ["X-Remote-User", "Remote-User", "X-Forwarded-User", "X-Auth-Request-Preferred-Username", "OIDC-Name"])
def test_a_header_made_for_it_names_who_asks(tmp_path, header):
    path = tmp_path / "ngoai.toml"
    path.write_text(f'[proxy]\nheader = "{header}"\nfrom = ["10.0.0.5"]', "utf-8")
    assert outside_of(str(path)).proxy.header == header.lower()


def test_who_sits_down_next_at_the_same_browser_sees_nothing_of_who_sat_there(people, told):  # noqa: F811
    app = PeerKept(application(OPTIONS, bench=InlineBench(), people=people, outside=told), ())
    browser = TestClient(app, base_url=HERE, client=("10.0.0.5", 50_000))
    first, second = {"x-remote-user": AN}, {"x-remote-user": "Vũ Bình".encode()}
    token = re.search(r'name="token" value="(\w+)"', browser.get("/kiem-tra", headers=first).text)[1]
    given = browser.post("/kiem-tra", data={"token": token}, files=[("files", ("ke-hoach.txt", PLAN))], headers=first)
    assert browser.get(given.url.path, headers=first).status_code == 200
    assert browser.get(given.url.path, headers=second).status_code == 404
    assert "ke-hoach.txt" not in browser.get("/kiem-tra", headers=second).text
