"""Connections of the desk: so many at a time, and none that asks for nothing; a server of plain uvicorn waits for ever."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

MOST = 400
"""Connections at a time; a system gives a process some 1,024 open files."""
HEAD_SECONDS = 10.0
"""What the head of a first request may take."""


class BoundedProtocol(H11Protocol):
    """A connection that is closed when there are too many, or when no request was heard in time."""

    def connection_made(self, transport: Any) -> None:
        """A connection was opened."""
        super().connection_made(transport)
        if len(self.connections) > MOST:
            transport.close()
        else:
            asyncio.get_running_loop().call_later(HEAD_SECONDS, self._close_unasked)

    def _close_unasked(self) -> None:
        if self.cycle is None and not self.transport.is_closing():
            self.transport.close()
