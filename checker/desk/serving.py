"""The desk served until somebody ends it: by Ctrl-C or SIGTERM it ends in its own time, quietly, and nothing it began lives on."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from typing import Any

import uvicorn

from checker.desk.connections import BoundedProtocol
from checker.desk.proxy_login import PeerKept
from checker.running.workers import end_workers

GRACE = 5
"""Seconds that answers under way may still take once the desk was told to end."""
_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_SERVED: dict[str, Any] = {"log_config": None, "access_log": False, "server_header": False, "timeout_keep_alive": 10}


class _Server(uvicorn.Server):
    """A server that says when it answers, and for which a signal is the ordinary end: uvicorn's own dies of it afterwards."""

    def __init__(self, config: uvicorn.Config, opened: Callable[[], object]) -> None:
        super().__init__(config)
        self._opened = opened

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Open; only now does anybody listen at the door, which was taken long before."""
        await super().startup(sockets)
        if not self.should_exit:
            self._opened()

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Heed the signals within, where that is allowed; a second one breaks off what is under way."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal.signal(number, self.handle_exit) for number in _SIGNALS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def handle_exit(self, sig: int, frame: object) -> None:
        """What a signal calls."""
        self.force_exit = self.should_exit
        self.should_exit = True


def _tells_more(record: logging.LogRecord) -> bool:
    """Whether a line of the log says more than that an answer was broken off, which at the end of a desk is no fault."""
    broken_off = record.exc_info is not None and isinstance(record.exc_info[1], asyncio.CancelledError)
    return not broken_off and not str(record.msg).startswith("Cancel %s running")


def serve(app: Any, door: socket.socket, opened: Callable[[], object], *, proxies: Sequence[str] = ()) -> bool:
    """Serve at ``door`` until a signal comes; whether the desk opened.

    ``opened`` is called once it answers; ``proxies``: whose word it takes on the address of who asks.
    """
    config = uvicorn.Config(PeerKept(app, proxies), http=BoundedProtocol, proxy_headers=False, timeout_graceful_shutdown=GRACE, **_SERVED)
    server = _Server(config, opened)
    logging.getLogger("uvicorn.error").addFilter(_tells_more)
    try:
        server.run(sockets=[door])
    finally:
        end_workers()  # of a desk that was told to end before it had opened, nobody else does
    return server.started or server.should_exit
