"""People of a desk with accounts: who gets in, as what, for how long, and what is never told."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from unicodedata import normalize

import pytest
from argon2 import PasswordHasher
from click.testing import CliRunner
from sqlalchemy import MetaData
from starlette.testclient import TestClient

from checker.cli.desk import command
from checker.desk import own_files
from checker.desk.people import FAILURES, People
from checker.desk.server import application
from checker.model.errors import Refused
from tests.desk.conftest import HERE, OPTIONS, InlineBench

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""As slow as a test can wait for."""
GOOD = "mot cau that dai 27"
PEOPLE = (("Lê An", "head"), ("Vũ Bình", "reviewer"), ("Đỗ Chi", "clerk"))


class Clock:
    def __init__(self):
        self.time = datetime(2026, 3, 2, 8, tzinfo=UTC)

    def __call__(self):
        return self.time


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A file of people, made once: hashing is meant to be slow."""
    path = tmp_path_factory.mktemp("people") / "people.db"
    people = People(str(path), Clock(), QUICK)
    for name, role in PEOPLE:
        people.add(name, role, GOOD, who="?")
    people.close()
    return path.read_bytes()


@pytest.fixture
def people(filled, tmp_path, clock):
    path = tmp_path / "people.db"
    path.write_bytes(filled)
    with_clock = People(str(path), clock, QUICK)
    yield with_clock
    with_clock.close()


class Guest:
    def __init__(self, people, **changes):
        self.people = people
        self.app = application(OPTIONS._replace(**changes), bench=InlineBench(), people=people)
        self.browser = TestClient(self.app, base_url=HERE)
        self.fresh()

    def fresh(self, path="/dang-nhap"):
        self.token = re.search(r'name="token" value="(\w+)"', self.browser.get(path).text)[1]

    def enter(self, name, password=GOOD, **more):
        answer = self.browser.post("/dang-nhap", data={"token": self.token, "name": name, "password": password, **more})
        if answer.status_code == 200:
            self.fresh("/soan")
        return answer


def test_nobody_gets_further_than_the_door_without_logging_in(people):
    guest = Guest(people)
    for path in ("/kiem-tra", "/soan", "/tai-khoan", "/mat-khau", "/hang-doi", "/metrics", "/no-such"):
        assert guest.browser.get(path, follow_redirects=False).headers["location"].startswith("/dang-nhap"), path
    assert guest.browser.post("/api/v1/check", files={"files": ("a.txt", b"x")}).status_code == 401
    assert guest.browser.get("/healthz").status_code == 200


def test_the_door_offers_no_way_that_nobody_has_yet(people):
    guest = Guest(people)
    assert 'class="ways"' not in guest.browser.get("/dang-nhap").text
    guest.enter("Lê An")
    assert 'class="ways"' in guest.browser.get("/kiem-tra").text


def test_who_logs_in_comes_where_they_wanted_and_nowhere_else(people):
    guest = Guest(people)
    assert guest.enter("Đỗ Chi", ve="/soan").url.path == "/soan"
    for away in ("//evil.example", "https://evil.example", "/\\evil"):
        assert Guest(people).enter("Đỗ Chi", ve=away).url.host == "127.0.0.1", away


def test_a_form_left_blank_is_answered_by_the_desk_in_its_own_language_not_by_the_browser(people):
    guest = Guest(people)
    for _ in range(FAILURES):
        blank = guest.browser.post("/dang-nhap", data={"token": guest.token, "name": "Lê An", "password": ""})
    assert (blank.status_code, "hãy ghi cả họ tên và mật khẩu" in blank.text, 'value="Lê An"' in blank.text) == (422, True, True)
    guest.enter("Lê An")
    unnamed = guest.browser.post("/tai-khoan", data={"token": guest.token, "name": " ", "role": "reviewer", "password": GOOD})
    assert (unnamed.status_code, "Chưa ghi họ và tên." in unnamed.text) == (422, True)
    for path in ("/dang-nhap", "/tai-khoan", "/mat-khau"):
        for form in re.findall(r"<form .*?</form>", guest.browser.get(path).text, re.DOTALL):
            assert " required" not in form or " novalidate" in form, path


def test_a_refused_account_comes_back_as_it_was_typed_but_for_the_password(people):
    guest = Guest(people)
    guest.enter("Lê An")
    weak = guest.browser.post("/tai-khoan", data={"token": guest.token, "name": "Hồ Dung", "role": "reviewer", "password": "ngan"}).text
    form = weak[weak.index('action="/tai-khoan" novalidate') :]
    assert 'value="Hồ Dung"' in form
    assert '<option value="reviewer" selected>' in form
    assert 'ngan"' not in form


def test_a_password_that_was_changed_or_not_is_told_as_that(people):
    guest = Guest(people)
    guest.enter("Đỗ Chi")
    assert 'href="/mat-khau" title="Đổi mật khẩu">Đỗ Chi</a>' in guest.browser.get("/kiem-tra").text
    wrong = guest.browser.post("/mat-khau", data={"token": guest.token, "old": "khong phai", "new": GOOD + " moi"}).text
    assert "mật khẩu đang dùng không đúng" in wrong
    assert "Không đăng nhập được" not in wrong
    done = guest.browser.post("/mat-khau", data={"token": guest.token, "old": GOOD, "new": GOOD + " moi"})
    assert (done.url.path, "Đã đổi mật khẩu" in done.text) == ("/dang-nhap", True)


def test_each_role_has_its_pages(people):
    for (name, _), seen in zip(PEOPLE, (("/tai-khoan", "/metrics"), (), ()), strict=True):
        guest = Guest(people)
        guest.enter(name)
        for path in ("/tai-khoan", "/metrics"):
            assert guest.browser.get(path).status_code == (200 if path in seen else 403), (name, path)
        assert (guest.browser.get("/tong-quan").status_code == 403) == (not seen), name
    clerk = Guest(people)
    clerk.enter("Đỗ Chi")
    assert clerk.browser.get("/hang-doi").status_code == 403
    sent = {"token": clerk.token, "name": "Đỗ Chi", "role": "head", "active": "1"}
    assert clerk.browser.post("/tai-khoan/sua", data=sent).status_code == 403


def test_a_page_for_another_role_says_so_in_the_visitors_language(people):
    clerk = Guest(people)
    clerk.enter("Đỗ Chi")
    assert "không dành cho vai trò" in clerk.browser.get("/hang-doi").text
    clerk.browser.get("/ngon-ngu/en")
    assert "not for the role" in clerk.browser.get("/tai-khoan").text


def test_a_program_asks_the_api_with_name_and_password_and_no_session_is_made(people, clock, tmp_path):
    browser = Guest(people).browser

    def asked(password=GOOD, **headers):
        auth = None if headers else ("Đỗ Chi", password)
        return browser.post("/api/v1/check", files={"files": ("a.txt", b"x")}, auth=auth, headers=headers)

    clock.time += timedelta(minutes=20)
    assert [asked().status_code for _ in range(2)] == [200, 200]
    assert [each["what"] for each in people.log()].count("called") == 1
    assert "thethuc_session" not in browser.cookies
    with sqlite3.connect(tmp_path / "people.db") as file:
        assert file.execute("SELECT count(*) FROM sessions").fetchone() == (0,)
    assert browser.get("/soan", auth=("Đỗ Chi", GOOD), follow_redirects=False).status_code == 303
    for told in ("Basic", "Basic !", "Basic " + b64encode(b"no colon").decode(), "Basic /w==", "Bearer " + b64encode(b"a:b").decode()):
        refused = asked(authorization=told)
        assert (refused.status_code, refused.headers["www-authenticate"][:5]) == (401, "Basic"), told
    assert [asked("sai").status_code for _ in range(FAILURES)] == [401] * FAILURES
    assert asked().status_code == 401
    assert people.log_in("Đỗ Chi", GOOD) is None
    clock.time += timedelta(minutes=16)
    assert asked().status_code == 200


def test_five_failures_lock_an_account_for_a_quarter_of_an_hour_and_are_not_told_from_a_wrong_name(people, clock):
    guest = Guest(people)
    wrong = [guest.enter("Lê An", "sai").text for _ in range(FAILURES)]
    assert guest.enter("Lê An").status_code == 401
    unknown = guest.enter("Không Ai", "sai").text
    assert {re.sub(r'value="[^"]*"', "", page) for page in (*wrong, unknown)} == {re.sub(r'value="[^"]*"', "", unknown)}
    clock.time += timedelta(minutes=16)
    assert guest.enter("Lê An").status_code == 200


def test_many_tries_at_once_are_no_more_than_five(people):
    """Each try is counted before its slow proof, so that twenty at a time lock an account as five one by one do."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(10) as many:
        assert set(many.map(lambda at: people.log_in("Lê An", f"sai {at}"), range(20))) == {None}
    assert people.log_in("Lê An", GOOD) is None


def test_a_file_of_something_else_is_never_made_one_of_people(tmp_path):
    with sqlite3.connect(tmp_path / "g.db") as other:
        other.execute("create table mine(y)")
    before = (tmp_path / "g.db").read_bytes()
    with pytest.raises(Refused):
        People(str(tmp_path / "g.db"))
    assert (tmp_path / "g.db").read_bytes() == before


def test_an_unused_session_ends_after_a_quarter_of_an_hour_and_no_session_outlives_half_a_day(people, clock):
    guest = Guest(people)
    guest.enter("Lê An")
    for _ in range(71):
        clock.time += timedelta(minutes=10)
        assert guest.browser.get("/soan", follow_redirects=False).status_code == 200
    clock.time += timedelta(minutes=10)
    assert guest.browser.get("/soan", follow_redirects=False).status_code == 303
    guest.fresh()
    guest.enter("Lê An")
    clock.time += timedelta(minutes=16)
    assert guest.browser.get("/soan", follow_redirects=False).status_code == 303


def test_an_account_unused_for_45_days_is_off_until_a_head_sets_it_on(people, clock):
    clock.time += timedelta(days=44)
    guest = Guest(people)
    assert guest.enter("Lê An").status_code == 200
    clock.time += timedelta(days=2)
    assert Guest(people).enter("Đỗ Chi").status_code == 401
    people.set_password("Đỗ Chi", GOOD + "!", who="Lê An")
    assert Guest(people).enter("Đỗ Chi", GOOD + "!").status_code == 200


def test_a_session_that_was_there_before_logging_in_is_worth_nothing(people):
    """Fixation: a token somebody else put into the browser never becomes a session; logging in gives new names to all."""
    guest = Guest(people)
    guest.browser.cookies.set("thethuc_session", "planted", domain="127.0.0.1")
    before = guest.browser.cookies.get("thethuc_visit")
    answer = guest.browser.post("/dang-nhap", data={"token": guest.token, "name": "Lê An", "password": GOOD}, follow_redirects=False)
    then = guest.browser.get("/kiem-tra")
    told = "\n".join(answer.headers.get_list("set-cookie") + then.headers.get_list("set-cookie"))
    assert "planted" not in told
    assert told.lower().count("httponly") == told.lower().count("samesite=strict") == 2
    assert guest.browser.cookies.get("thethuc_visit") != before


def test_logging_out_and_a_new_password_end_the_session_for_good(people):
    guest = Guest(people)
    guest.enter("Vũ Bình")
    session = guest.browser.cookies.get("thethuc_session")
    guest.browser.post("/dang-xuat", data={"token": guest.token})
    assert people.of_session(session) is None
    guest.fresh()
    guest.enter("Vũ Bình")
    session = guest.browser.cookies.get("thethuc_session")
    assert guest.browser.post("/mat-khau", data={"token": guest.token, "old": "sai", "new": GOOD + "?"}).status_code == 422
    assert guest.browser.post("/mat-khau", data={"token": guest.token, "old": GOOD, "new": "ngan"}).status_code == 422
    guest.browser.post("/mat-khau", data={"token": guest.token, "old": GOOD, "new": GOOD + "?"})
    assert people.of_session(session) is None
    assert people.log_in("Vũ Bình", GOOD) is None


def test_a_head_adds_and_changes_people_but_never_the_last_head(people):
    guest = Guest(people)
    guest.enter("Lê An")
    sent = {"token": guest.token, "name": "Hồ Dung", "role": "reviewer", "password": GOOD}
    assert "Hồ Dung" in guest.browser.post("/tai-khoan", data=sent).text
    assert guest.browser.post("/tai-khoan", data=sent).status_code == 422
    assert guest.browser.post("/tai-khoan", data={**sent, "name": "X", "role": "king"}).status_code == 422
    assert (
        guest.browser.post("/tai-khoan/sua", data={**sent, "name": "Lê An", "role": "clerk", "password": "", "active": "1"}).status_code
        == 422
    )
    guest.browser.post("/tai-khoan/sua", data={"token": guest.token, "name": "Hồ Dung", "role": "clerk"})
    assert people.log_in("Hồ Dung", GOOD) is None
    log = guest.browser.get("/tai-khoan").text.split('class="history"')[1]
    assert "Hồ Dung (người soát)" in log
    assert "Hồ Dung (người soạn thảo, ngừng dùng)" in log
    assert not re.search(r"\b(?:clerk|reviewer|head|off)\b", log.partition("</ol>")[0])
    for path in ("/tai-khoan", "/tai-khoan/sua", "/mat-khau", "/dang-xuat"):
        assert guest.browser.post(path, data={"name": "Hồ Dung"}).status_code == 403, path


@pytest.mark.parametrize("weak", ["", "ngắn", "a" * 30, "lê an lê an lê an", "x" * 300])
def test_a_weak_password_is_refused(people, weak):
    with pytest.raises(Refused):
        people.add("Lê An", "clerk", weak, who="?")


def test_a_name_typed_in_decomposed_letters_is_the_same_person(people):
    typed = normalize("NFD", "Lê  An")
    assert people.log_in(typed, GOOD) is not None
    assert people.called_by(typed, GOOD).name == people.sent_by_proxy(typed).name == "Lê An"
    with pytest.raises(Refused, match="name_taken"):
        people.add(typed, "clerk", GOOD, who="?")
    people.set_password(typed, "mot cau dai khac 31", who="?")
    assert people.log_in("Lê An", "mot cau dai khac 31") is not None


def test_the_file_holds_no_password_and_no_token(people, tmp_path):
    token = people.log_in("Lê An", GOOD)
    raw = (tmp_path / "people.db").read_bytes()
    assert GOOD.encode() not in raw
    assert token.encode() not in raw
    assert b"$argon2id$" in raw


def test_tokens_are_not_guessed(people):
    for token in ("", "a", "0" * 43, "\ud800", "x" * 10_000):
        assert people.of_session(token) is None


def test_events_of_the_queue_bear_the_name_of_who_logged_in(people, tmp_path):
    from checker.register import Register
    from tests.desk.conftest import judged
    from tests.desk.test_queue import FIXTURES, dossier, hashes

    folder = tmp_path / "in"
    folder.mkdir()
    path = next((FIXTURES / "faulty").glob("TT0302*.docx"))
    (folder / path.name).write_bytes(path.read_bytes())
    with Register.open(str(tmp_path / "so.db")) as register:
        judged(register, folder)
        guest = Guest(people)
        guest.app = application(OPTIONS._replace(who="desk"), bench=InlineBench(), people=people, register=register)
        guest.browser = TestClient(guest.app, base_url=HERE)
        guest.fresh()
        guest.enter("Vũ Bình")
        sha256 = hashes(guest.browser.get("/hang-doi").text)[0]
        guest.browser.post(f"/hang-doi/{sha256}/buoc", data={"token": guest.token, "what": "told", "reason": "đã gửi"})
        assert dossier(register, sha256).history[0]["who"] == "Vũ Bình"


def test_the_desk_opens_to_a_network_only_with_people(tmp_path):
    for given in (
        ["--host", "0.0.0.0"],
        ["--people", str(tmp_path / "none.db")],
        ["--host", "0.0.0.0", "--people", str(tmp_path / "none.db")],
    ):
        done = CliRunner().invoke(command, given)
        assert done.exit_code == 2, given
    other = tmp_path / "other.db"
    sqlite3.connect(other).close()
    other.write_bytes(b"no database at all, but long enough to be looked at")
    assert CliRunner().invoke(command, ["--people", str(other)]).exit_code == 2


@pytest.mark.parametrize(("asked", "warned"), [((), True), (("--secure",), False)])
def test_passwords_that_cross_a_network_in_clear_are_warned_of(filled, tmp_path, monkeypatch, asked, warned):
    (tmp_path / "people.db").write_bytes(filled)
    monkeypatch.setattr("checker.desk.serving.serve", lambda *_, **__: True)
    line = ["--host", "0.0.0.0", "--port", "0", "--people", str(tmp_path / "people.db"), "--no-config", *asked]
    run = CliRunner().invoke(command, line)
    assert (run.exit_code, "không có TLS" in " ".join(run.output.split())) == (0, warned)


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        ("", 2, "Chưa có mật khẩu"),
        (f"{GOOD}\nkhac\n", 2, "không giống nhau"),
        ("ngan\nngan\n", 2, "chưa đủ mạnh"),
        (2 * f"{GOOD}\n", 0, ""),
    ],
)
def test_who_is_added_without_a_terminal_gives_the_password_on_standard_input(tmp_path, given, code, said):
    command = [sys.executable, "-W", "default", "-m", "checker", "desk", "--people", "nguoi-dung.db", "--add", "Lê An", "--role", "head"]
    done = subprocess.run(command, cwd=tmp_path, input=given, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, "Warning" in done.stderr, said in done.stderr) == (code, False, True)
    assert GOOD not in done.stdout + done.stderr


def test_a_file_of_something_else_is_told_before_a_password_is_asked_for(tmp_path):
    (tmp_path / "thu.db").write_text("thư riêng", "utf-8")
    command = [sys.executable, "-m", "checker", "desk", "--people", "thu.db", "--add", "Lê An"]
    done = subprocess.run(command, cwd=tmp_path, input="", capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, "thu.db" in done.stderr) == (2, True)
    assert (tmp_path / "thu.db").read_text("utf-8") == "thư riêng"


def test_the_log_of_accounts_is_told_in_the_office_s_words(people):
    head = Guest(people)
    head.enter("Lê An")
    sent = {"token": head.token, "name": "Tô Dung (head)", "role": "clerk", "password": GOOD}
    assert head.browser.post("/tai-khoan", data=sent).status_code == 200
    head.browser.post("/tai-khoan/sua", data={**sent, "role": "reviewer", "password": ""})
    log = re.search(r'<ol class="history">.*?</ol>', head.browser.get("/tai-khoan").text)[0]
    assert "Tô Dung (head) (người soạn thảo)" in log
    assert "Tô Dung (head) (người soát, ngừng dùng)" in log
    assert not re.search(r"clerk|reviewer|, off|UTC", log)


def test_a_name_that_reads_like_a_role_stays_a_name_in_the_log(people):
    people.add("head", "clerk", GOOD, who="Lê An")
    head = Guest(people)
    head.enter("Lê An")
    head.browser.post(
        "/tai-khoan/sua", data={"token": head.token, "name": "head", "role": "clerk", "active": "1", "password": f"{GOOD} nữa"}
    )
    assert "đổi mật khẩu – head<" in re.sub(r" \(testclient\)", "", head.browser.get("/tai-khoan").text)


@pytest.mark.parametrize("asked", [["--add", "Lê An"], ["--copy-people", "b.db"], []], ids=" ".join)
def test_without_what_keeps_passwords_it_is_said_which_extra_brings_it(tmp_path, asked):
    lacking = "import sys; sys.modules['argon2'] = None; from checker.cli.root_command import run; sys.exit(run(sys.argv[1:]))"
    told = ["desk", "--people", str(tmp_path / "people.db"), *asked]
    ran = subprocess.run(
        [sys.executable, "-c", lacking, *told], capture_output=True, text=True, timeout=60, check=False, cwd=tmp_path, input=""
    )
    assert (ran.returncode, "pip install" in ran.stderr, "[desk]" in ran.stderr) == (2, True, True), ran.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe of the file system")
def test_nobody_waits_for_the_writer_of_a_pipe(tmp_path):
    os.mkfifo(tmp_path / "nguoi.db")
    with pytest.raises(Refused, match="no_people_file"):
        own_files.opened(str(tmp_path / "nguoi.db"), MetaData(), "desk.no_people_file")
