"""Strings that the PDF library writes."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

NAME_LONGEST = 400  # characters


def said(ask: Callable[..., Any]) -> str:
    """A string of the library, which it writes as UTF-16 with a NUL at its end."""
    size = min(ask(None, 0), 2 * NAME_LONGEST)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    ask(buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
