"""Webhooks: what is told, that it arrives in the end, and where a message is never sent."""

from __future__ import annotations

import ipaddress
import json
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import pairwise

import pytest

pytest.importorskip("sqlalchemy", reason="webhooks were NOT tested: pip install '.[desk,office]'")

from checker.desk import telling
from checker.desk.outside import OtherServers, Webhook, outside_of
from checker.desk.server import application
from checker.desk.telling import NotTold, is_public, signature, tell
from checker.desk.undelivered import TRIES, Outbox
from checker.model.errors import Refused
from tests.desk.conftest import OPTIONS, WHO, InlineBench, Visitor, until

SECRET = "mot-bi-mat-du-dai-123"


class Receiver(HTTPServer):
    """Another system: keeps what it gets and answers with ``status``."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Answering)
        self.got, self.status, self.location = [], 204, ""
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def hook(self, private=True, **changes):
        return Webhook(f"http://127.0.0.1:{self.server_port}/nhan?a=1", ("approved", "told"), SECRET, private)._replace(**changes)


class _Answering(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.got.append((self.path, dict(self.headers), body))
        self.send_response(self.server.status)
        if self.server.location:
            self.send_header("Location", self.server.location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def receiver():
    made = Receiver()
    yield made
    made.shutdown()
    made.server_close()


class Clock:
    time = 1_000.0

    def __call__(self):
        return self.time


@pytest.fixture
def hashes(register):
    from checker.register.tables import documents

    return [row.sha256 for row in register.rows(documents.select())]


def outbox(tmp_path, register, hook, clock, **more):
    return Outbox(str(tmp_path / "outbox.db"), register, [hook], clock, **more)


def test_an_event_of_a_kind_asked_for_arrives_signed_with_ids_and_verdict_alone(tmp_path, register, hashes, receiver):
    box = outbox(tmp_path, register, receiver.hook(), Clock())
    box.collect()
    assert box.deliver() == 0
    register.record("noted", hashes[0], who=WHO, why="một lý do riêng")
    register.record("told", hashes[0], who=WHO, why="một lý do riêng")
    box.collect()
    assert (box.deliver(), box.deliver()) == (1, 0)
    ((path, headers, body),) = receiver.got
    told = json.loads(body)
    assert path == "/nhan?a=1"
    assert set(told) == {"event", "id", "at", "sha256", "verdict"}
    assert (told["event"], told["sha256"], told["verdict"]) == ("told", hashes[0], "fail")
    assert headers[telling.SIGNATURE] == signature(SECRET, body)
    assert headers["X-Thethuc-Delivery"] == str(told["id"])


def test_what_did_not_arrive_is_told_again_less_and_less_often_and_given_up_in_the_end(tmp_path, register, hashes, receiver):
    clock, receiver.status = Clock(), 500
    box = outbox(tmp_path, register, receiver.hook(), clock)
    register.record("told", hashes[0], who=WHO, why="đã gửi")
    box.collect()
    waits, begun = [], clock.time
    while len(receiver.got) < TRIES and clock.time - begun < 100_000:
        before = len(receiver.got)
        box.deliver()
        if len(receiver.got) > before:
            waits.append(clock.time)
        clock.time += 5
    steps = [after - before for before, after in pairwise(waits)]
    assert steps[:4] == [10, 20, 40, 80]
    assert max(steps) == 3_600
    clock.time += 100_000
    assert box.deliver() == 0
    assert len(receiver.got) == TRIES


def test_a_desk_that_was_killed_tells_afterwards_what_it_had_not(tmp_path, register, hashes, receiver):
    clock, receiver.status = Clock(), 503
    first = outbox(tmp_path, register, receiver.hook(), clock)
    register.record("told", hashes[0], who=WHO, why="đã gửi")
    first.collect()
    first.deliver()
    first.close()
    register.record("told", hashes[1], who=WHO, why="đã gửi")
    receiver.status, clock.time = 200, clock.time + 60
    second = outbox(tmp_path, register, receiver.hook(), clock)
    second.collect()
    assert second.deliver() == 2
    assert [json.loads(body)["sha256"] for _, _, body in receiver.got[1:]] == hashes[:2]


def test_one_that_does_not_answer_is_waited_for_once_in_a_round(tmp_path, register, hashes):
    tried = []

    def silent(hook, body, identity):
        tried.append(identity)
        raise NotTold("TimeoutError")

    box = outbox(tmp_path, register, Receiver.hook(type("R", (), {"server_port": 1})()), Clock(), send=silent)
    for each in hashes:
        register.record("told", each, who=WHO, why="đã gửi")
    box.collect()
    box.deliver()
    assert len(tried) == 1


def test_nothing_is_sent_into_a_private_network_that_was_not_named(receiver):
    for host in ("127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"):
        with pytest.raises(NotTold):
            tell(receiver.hook(False, url=f"http://{host}:{receiver.server_port}/"), b"{}", "1")
    assert receiver.got == []
    tell(receiver.hook(True), b"{}", "1")
    assert len(receiver.got) == 1


@pytest.mark.parametrize(
    "address",
    [
        "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "fe80::1", "fd00::1", "::",
        "::ffff:10.0.0.1", "2002:0a00:0001::", "64:ff9b::a00:1", "64:ff9b::7f00:1", "ff02::1", "255.255.255.255",
    ],
)  # fmt: skip
def test_an_address_of_a_private_network_is_known_in_every_dress(address):
    assert not is_public(ipaddress.ip_address(address))


def test_an_address_of_the_open_net_is_public():
    assert all(is_public(ipaddress.ip_address(each)) for each in ("1.1.1.1", "2606:4700::1111", "64:ff9b::101:101"))


def test_a_name_with_one_private_address_is_not_gone_to_and_the_address_looked_up_is_the_one_gone_to(monkeypatch, receiver):
    asked = []

    def addresses(*found):
        def looked_up(host, port, **_):
            asked.append(host)
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in found]

        return looked_up

    monkeypatch.setattr(telling.socket, "getaddrinfo", addresses("1.1.1.1", "10.0.0.1"))
    hook = receiver.hook(False, url="http://hai.example/")
    with pytest.raises(NotTold, match="private"):
        tell(hook, b"{}", "1")
    gone = []
    monkeypatch.setattr(telling.socket, "getaddrinfo", addresses("1.1.1.1"))
    monkeypatch.setattr(telling.socket, "create_connection", lambda spot, _seconds: gone.append(spot) or (_ for _ in ()).throw(OSError))
    with pytest.raises(NotTold):
        tell(hook, b"{}", "1")
    assert gone == [("1.1.1.1", 80)]
    assert asked == ["hai.example"] * 2


def test_a_redirection_is_not_followed(receiver):
    receiver.status, receiver.location = 307, f"http://127.0.0.1:{receiver.server_port}/khac"
    with pytest.raises(NotTold, match="307"):
        tell(receiver.hook(), b"{}", "1")
    assert len(receiver.got) == 1


def test_one_that_says_nothing_is_left_in_bounded_time(monkeypatch):
    monkeypatch.setattr(telling, "SECONDS", 0.3)
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        began = time.monotonic()
        with pytest.raises(NotTold):
            tell(Webhook(f"http://127.0.0.1:{door.getsockname()[1]}/", (), SECRET, True), b"{}", "1")
        assert time.monotonic() - began < 5


def test_one_that_speaks_drop_by_drop_is_left_in_bounded_time(monkeypatch):
    monkeypatch.setattr(telling, "MOST_SECONDS", 0.5)
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()

        def drip():
            line, _ = door.accept()
            with line:
                try:
                    for _ in range(100):
                        line.send(b"H")
                        time.sleep(0.1)
                except OSError:
                    pass

        threading.Thread(target=drip, daemon=True).start()
        began = time.monotonic()
        with pytest.raises(NotTold):
            tell(Webhook(f"http://127.0.0.1:{door.getsockname()[1]}/", (), SECRET, True), b"{}", "1")
        assert time.monotonic() - began < 5


def test_a_desk_tells_by_itself_and_one_without_the_setting_nothing(tmp_path, register, hashes, receiver):
    outside = OtherServers(webhooks=(receiver.hook(),), outbox=str(tmp_path / "outbox.db"))
    visitor = Visitor(application(OPTIONS._replace(who=WHO), bench=InlineBench(), register=register, outside=outside))
    with visitor.browser:
        register.record("told", hashes[0], who=WHO, why="đã gửi")
        until(lambda: receiver.got)
    assert len(receiver.got) == 1
    (tmp_path / "outbox.db").unlink()
    with Visitor(application(OPTIONS, bench=InlineBench(), register=register)).browser:
        assert not (tmp_path / "outbox.db").exists()


@pytest.mark.parametrize(
    "said",
    ['url = "http://a.example/"', 'url = "https://u:p@a.example/"', 'url = "ftp://a.example/"\nprivate = true',
     'url = "https://a.example/"\nprivate = 1', 'url = "https://a.example:99999/"', 'url = "http://[::1"\nprivate = true',
     'url = "http://u:p@a.example/"\nprivate = true', 'url = "https://a.example/a b"', 'url = "https://a.example/\\u0001"',
     'url = "https://a.example/sự-việc"', 'url = "https://a.example\\t/"',
     'url = "https://a.example/"\nbody = "x"'],
)  # fmt: skip
def test_a_setting_that_cannot_hold_is_refused(tmp_path, said):
    (tmp_path / "s").write_text(SECRET, "utf-8")
    path = tmp_path / "ngoai.toml"
    good = '[[webhook]]\nurl = "https://a.example/"\nevents = ["told"]\nsecret_file = "s"\n'
    path.write_text(good, "utf-8")
    assert outside_of(str(path)).webhooks[0].events == ("told",)
    assert outside_of(str(path)).outbox == str(tmp_path / "outbox.db")
    path.write_text(good.replace('url = "https://a.example/"', said), "utf-8")
    with pytest.raises(Refused):
        outside_of(str(path))


@pytest.mark.parametrize("kind", ["tolds", "Told", "", "began", "đã báo"])
def test_a_kind_of_event_there_is_not_is_refused_with_those_there_are(tmp_path, kind):
    (tmp_path / "s").write_text(SECRET, "utf-8")
    path = tmp_path / "ngoai.toml"
    path.write_text(f'[[webhook]]\nurl = "https://a.example/"\nevents = ["told", "{kind}"]\nsecret_file = "s"\n', "utf-8")
    with pytest.raises(Refused, match=r"desk\.no_event") as found:
        outside_of(str(path))
    assert found.value.values["kind"] == kind
    assert {"told", "approved", "received", "waived"} <= set(found.value.values["kinds"].split(", "))


def test_one_address_stands_once(tmp_path):
    (tmp_path / "s").write_text(SECRET, "utf-8")
    hook = '[[webhook]]\nurl = "https://a.example/"\nevents = ["told"]\nsecret_file = "s"\n'
    (tmp_path / "ngoai.toml").write_text(2 * hook, "utf-8")
    with pytest.raises(Refused, match=r"desk\.outside"):
        outside_of(str(tmp_path / "ngoai.toml"))


@pytest.mark.parametrize("said", [b"a = " + 20_000 * b"[", b"a = " + 20_000 * b"{a=", b"a." * 2_000 + b"a = 1", b"\xff", b"= 1"])
def test_settings_no_parser_takes_end_in_one_line(tmp_path, said):
    path = tmp_path / "ngoai.toml"
    path.write_bytes(said)
    done = subprocess.run(
        [sys.executable, "-m", "checker", "desk", "--outside", str(path), "--no-config"],
        cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1), done.stderr
    assert "ngoai.toml" in done.stderr


def test_one_that_cannot_be_sent_to_hinders_no_other(tmp_path, register, hashes, receiver):
    bad = Webhook("https://a.example/", ("told",), SECRET, False)

    def send(hook, body, identity):
        if hook is bad:
            raise ValueError("Port out of range 0-65535")
        tell(hook, body, identity)

    box = Outbox(str(tmp_path / "outbox.db"), register, [bad, receiver.hook()], Clock(), send)
    register.record("told", hashes[0], who=WHO, why="đã gửi")
    box.collect()
    assert (box.deliver(), len(receiver.got)) == (1, 1)


@pytest.mark.parametrize("name", ["people.db", "khac.db", "chu.db", "khong-co/outbox.db"])
def test_a_file_of_something_else_is_no_outbox_and_stays_as_it_is(tmp_path, register, receiver, name):
    for other, table in (("people.db", "people"), ("khac.db", "documents")):
        with closing(sqlite3.connect(tmp_path / other)) as file:
            file.execute(f"CREATE TABLE {table} (id INTEGER)")
    (tmp_path / "chu.db").write_text("không phải cơ sở dữ liệu " * 99, "utf-8")
    before = {path.name: path.read_bytes() for path in tmp_path.glob("*.db") if path.name in ("people.db", "khac.db", "chu.db")}
    with pytest.raises(Refused, match=r"desk\.no_outbox"):
        Outbox(str(tmp_path / name), register, [receiver.hook()])
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.db") if path.name in before} == before
