"""A real server: connections that say nothing are closed, and more than so many are not kept."""

from __future__ import annotations

import socket
import threading
import time

import pytest
import uvicorn

from checker.desk import connections
from tests.desk.conftest import desk


@pytest.fixture
def port(monkeypatch):
    monkeypatch.setattr(connections, "MOST", 5)
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.5)
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        server = uvicorn.Server(uvicorn.Config(desk(), http=connections.BoundedProtocol, log_config=None))
        thread = threading.Thread(target=server.run, args=([door],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield door.getsockname()[1]
        server.should_exit = True
        thread.join(20)


def said(port, sent, seconds=10):
    with socket.create_connection(("127.0.0.1", port), timeout=seconds) as line:
        try:
            line.sendall(sent)
            return line.recv(100)
        except ConnectionError:
            return b""


def test_half_a_head_is_closed_and_a_whole_one_answered(port):
    assert said(port, b"GET / HT") == b""
    assert said(port, b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").startswith(b"HTTP/1.1 200")


def test_more_than_so_many_at_a_time_are_not_kept(port):
    lines = [socket.create_connection(("127.0.0.1", port), timeout=10) for _ in range(9)]
    try:
        assert said(port, b"GET / HT") == b""
    finally:
        for line in lines:
            line.close()
