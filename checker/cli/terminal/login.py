"""Who runs this, as the system names them."""

from __future__ import annotations

import getpass
from contextlib import suppress


def login_name() -> str:
    """The login name; ``?`` where the system tells none."""
    with suppress(OSError, KeyError):
        return getpass.getuser()
    return "?"
