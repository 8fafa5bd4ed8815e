"""A message of an editor is read as far as it may be long, and no further."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from checker.editor.incoming import Incoming


def test_messages_within_the_bound_come_whole() -> None:
    incoming = Incoming(io.BytesIO(b"Content-Length: 3\r\n\r\n{ }"), 3)
    assert (incoming.readline(), incoming.readline(), incoming.read(3), incoming.cut) == (b"Content-Length: 3\r\n", b"\r\n", b"{ }", False)


def test_nothing_of_one_beyond_it_is_read() -> None:
    stream = io.BytesIO(b"x" * 9_000)
    incoming = Incoming(stream, 100)
    assert (incoming.read(101), stream.tell(), incoming.cut) == (b"", 0, True)
    assert incoming.readline() == b""


def test_a_heading_without_an_end_is_left() -> None:
    stream = io.BytesIO(b"x" * 9_000)
    assert Incoming(stream).readline() == b""
    assert stream.tell() < 5_000


def test_the_server_ends_at_one_that_is_too_long_and_says_so() -> None:
    pytest.importorskip("pygls", reason="the extra `editor` is not installed")
    command = [sys.executable, "-m", "checker", "lsp", "--lang", "en"]
    said = subprocess.run(command, input=b"Content-Length: 999999999999\r\n\r\n{}", capture_output=True, timeout=60, check=False)
    assert said.returncode not in (0, 1)
    assert b"longer than 64 MB" in said.stderr
    assert b"Traceback" not in said.stderr
