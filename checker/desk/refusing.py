"""What a program is told whose request is not what the API asks for: where and why, never what it sent, which may be no text at all."""

from __future__ import annotations

from fastapi.exceptions import RequestValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

_TOLD = ("type", "loc", "msg")


async def refused(_request: Request, error: Exception) -> Response:
    """The answer, 422. FastAPI's own repeats what was sent, and fails itself at a lone surrogate, ``NaN`` or ``1e400``."""
    faults = error.errors() if isinstance(error, RequestValidationError) else ()
    return JSONResponse({"detail": [{name: fault[name] for name in _TOLD} for fault in faults]}, 422)
