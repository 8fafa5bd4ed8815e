"""Who sits before the terminal, as the system names them."""

from __future__ import annotations

import getpass
from contextlib import suppress


def user_name() -> str:
    """The name, ``?`` where the system knows none."""
    with suppress(OSError, KeyError):
        return getpass.getuser()
    return "?"
