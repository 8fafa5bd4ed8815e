"""Connections of the desk: so many at a time, and none that asks for nothing; a server of plain uvicorn waits for ever."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

MOST = 400
"""Connections at a time; a system gives a process some 1,024 open files."""
HEAD_SECONDS = 10.0
"""What the head of a request may take, the first of a connection or a later one."""


class BoundedProtocol(H11Protocol):
    """A connection that is closed when there are too many, or when no request was heard in time."""

    _half_after: Any = object()

    def connection_made(self, transport: Any) -> None:
        """A connection was opened."""
        super().connection_made(transport)
        if len(self.connections) > MOST:
            transport.close()
        else:
            self._await_head()

    def data_received(self, data: bytes) -> None:
        """Something was heard; what is no whole head yet must become one in time."""
        before: Any = self.cycle
        super().data_received(data)
        if self.cycle is before and (before is None or before.response_complete) and self._half_after is not before:
            self._await_head()

    def _await_head(self) -> None:
        """Close the connection unless another request than the last one is heard in time."""
        self._half_after = self.cycle
        asyncio.get_running_loop().call_later(HEAD_SECONDS, self._close_unasked, self.cycle)

    def _close_unasked(self, before: Any) -> None:
        if self.cycle is before and not self.transport.is_closing():
            self.transport.close()
