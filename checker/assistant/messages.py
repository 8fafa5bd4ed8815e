"""The messages of an assistant on standard input: none longer than is read, each that is none answered with an error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any, BinaryIO

import anyio
from mcp.shared.message import SessionMessage
from mcp_types import INVALID_REQUEST, PARSE_ERROR, ErrorData, JSONRPCError
from pydantic import ValidationError

LONGEST = 16 * 1024 * 1024
"""Bytes of one message; the text of a plan within it is a small part of that."""


class Messages:
    """The lines of a stream, up to one that is longer than ``longest`` bytes: nothing behind that is read. ``cut``: there was one."""

    def __init__(self, stream: BinaryIO, longest: int = LONGEST) -> None:
        self._stream = stream
        self._longest = longest
        self.cut = False

    async def __aiter__(self) -> AsyncIterator[str]:
        while line := await anyio.to_thread.run_sync(self._stream.readline, self._longest + 1):
            if len(line) > self._longest:
                self.cut = True
                return
            if not line.isspace():
                yield line.decode("utf-8", "replace")


@asynccontextmanager
async def sound(reading: Any, writing: Any) -> AsyncIterator[Any]:
    """The messages of ``reading``; what the library could make none of is answered on ``writing`` and not handed on."""
    handing, handed = anyio.create_memory_object_stream[SessionMessage](0)

    async def hand_on() -> None:
        async with handing:
            async for each in reading:
                if isinstance(each, Exception):
                    await writing.send(SessionMessage(refusal(each)))
                else:
                    await handing.send(each)

    async with anyio.create_task_group() as group:
        group.start_soon(hand_on)
        yield handed
        group.cancel_scope.cancel()


def refusal(trouble: Exception) -> JSONRPCError:
    """The error that answers what is no JSON (a lone surrogate is none) or no JSON-RPC, under the number it has if one can be told."""
    faults = trouble.errors() if isinstance(trouble, ValidationError) else []
    is_json = not any(fault["type"] == "json_invalid" for fault in faults)
    said = ErrorData(code=INVALID_REQUEST, message="Invalid Request") if is_json else ErrorData(code=PARSE_ERROR, message="Parse error")
    numbers = (_number(fault["input"]) for fault in faults)
    return JSONRPCError(jsonrpc="2.0", id=next((each for each in numbers if each is not None), None), error=said)


def _number(message: Any) -> int | str | None:
    """The number of a message, or of a line that Python reads with less rigour than the library."""
    try:
        tree = json.loads(message) if isinstance(message, str) else message
    except (ValueError, RecursionError):
        return None
    number = tree.get("id") if isinstance(tree, dict) and "jsonrpc" in tree else None
    return number if type(number) is int or (isinstance(number, str) and number.isprintable()) else None


@contextmanager
def standard_input() -> Iterator[BinaryIO]:
    """What comes in; meanwhile programs that are started find nothing on theirs."""
    stream = sys.stdin.buffer
    try:
        place = stream.fileno()
    except OSError:  # of a test
        yield stream
        return
    private = os.dup(place)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, place)
    os.close(nothing)
    try:
        yield os.fdopen(private, "rb", closefd=False)
    finally:
        os.dup2(private, place)
