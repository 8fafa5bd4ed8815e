"""``import thethuc``: the package ``checker`` under the name of the distribution. The wheel installs this folder as ``thethuc``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import checker
from checker import __all__ as __all__

if TYPE_CHECKING:
    from checker import *  # noqa: F403 - the same names, for type checkers


if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        """The call of that name, imported on first use."""
        return getattr(checker, name)
