"""A real server: connections that say nothing are closed, and more than so many are not kept."""

from __future__ import annotations

import socket

import pytest

from checker.desk import connections
from tests.desk.conftest import answering, desk, until

WHOLE = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


@pytest.fixture
def port():
    with answering(desk(), http=connections.BoundedProtocol) as port:
        yield port


def said(port, sent, seconds=10):
    with socket.create_connection(("127.0.0.1", port), timeout=seconds) as line:
        try:
            line.sendall(sent)
            return line.recv(100)
        except ConnectionError:
            return b""


def test_half_a_head_is_closed_and_a_whole_one_answered(port, monkeypatch):
    assert said(port, WHOLE).startswith(b"HTTP/1.1 200")
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.5)
    assert said(port, b"GET / HT") == b""


def test_more_than_so_many_at_a_time_are_not_kept(port, monkeypatch):
    monkeypatch.setattr(connections, "MOST", 5)
    monkeypatch.setattr(connections, "HEAD_SECONDS", 600)
    lines = [socket.create_connection(("127.0.0.1", port), timeout=10) for _ in range(9)]
    try:
        assert said(port, WHOLE) == b""
    finally:
        for line in lines:
            line.close()
    assert until(lambda: said(port, WHOLE).startswith(b"HTTP/1.1 200"))
