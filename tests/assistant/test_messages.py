"""A message of an assistant is read as far as it may be long, and no further."""

from __future__ import annotations

import asyncio
import io
import json
import subprocess
import sys
from typing import Any

import pytest

pytest.importorskip("mcp", reason="the extra `assistant` is not installed")

from checker.assistant.messages import LONGEST, Messages


class Endless(io.RawIOBase):
    """A line that goes on for ever, with how much of it was taken."""

    taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, room: memoryview) -> int:  # type: ignore[override]
        room[:] = b"x" * len(room)
        self.taken += len(room)
        return len(room)


def lines(messages: Messages) -> list[str]:
    async def taken() -> list[str]:
        return [line async for line in messages]

    return asyncio.run(taken())


def test_messages_come_line_by_line() -> None:
    messages = Messages(io.BytesIO("một\nhai\n".encode()), 9)
    assert (lines(messages), messages.cut) == (["một\n", "hai\n"], False)


def test_nothing_is_read_behind_one_that_is_too_long() -> None:
    messages = Messages(io.BytesIO(b"a\n" + b"x" * 9 + b"\nb\n"), 9)
    assert (lines(messages), messages.cut) == (["a\n"], True)


def test_no_more_of_a_line_is_taken_than_may_be() -> None:
    endless = Endless()
    assert lines(Messages(io.BufferedReader(endless, 1024), 100_000)) == []
    assert endless.taken < 110_000


def test_the_server_ends_at_one_that_is_too_long_and_says_so() -> None:
    command = [sys.executable, "-m", "checker", "mcp", "--lang", "en"]
    said = subprocess.run(command, input=b"x" * (LONGEST + 2) + b"\n", capture_output=True, timeout=60, check=False)
    assert said.returncode not in (0, 1)
    assert b"longer than 16 MB" in said.stderr
    assert b"Traceback" not in said.stderr


def answers(*said: str) -> list[dict[str, Any]]:
    """What the server answers to lines, those that begin a session first."""
    about = {"protocolVersion": "2024-11-05", "capabilities": {}, "clientInfo": {"name": "a", "version": "1"}}
    opening = json.dumps({"jsonrpc": "2.0", "id": "opening", "method": "initialize", "params": about})
    command = [sys.executable, "-m", "checker", "mcp", "--lang", "en"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as server:
        assert server.stdin is not None
        assert server.stdout is not None
        found = []
        for line in (opening, *said):
            print(line, file=server.stdin, flush=True)
            found.append(json.loads(server.stdout.readline()) if line else {})
        server.stdin.close()
        assert server.stdout.read() == ""
    return found[1:]


def test_what_is_no_message_is_answered_once_and_the_server_goes_on() -> None:
    lone = json.dumps({"jsonrpc": "2.0", "id": 3, "method": "ping", "params": {"text": "\ud800"}})
    told = answers(lone, "{", "", '{"jsonrpc": "2.0", "id": 4}', '{"jsonrpc": "2.0", "id": 5, "method": "ping"}')
    codes = [(each.get("id"), each.get("error", {}).get("code")) for each in told]
    assert codes == [(3, -32700), (None, -32700), (None, None), (4, -32600), (5, None)]
