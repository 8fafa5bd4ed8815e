"""Where the law and its words lie on disk: ``rules/`` and ``reports/`` of a checkout, or their copies inside the wheel."""

from __future__ import annotations

import json
import os
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def folder(name: str) -> str:
    """The path of ``rules``, ``reports`` or ``fixtures``: inside the installed wheel, else beside the package in a checkout."""
    packed = os.path.join(PACKAGE, "_data", name)
    return packed if os.path.isdir(packed) else os.path.join(os.path.dirname(PACKAGE), name)


def home(name: str) -> Path:
    """The same folder as a :class:`~pathlib.Path`, which costs an import that ``check`` can do without."""
    from pathlib import Path

    return Path(folder(name))


@cache
def compiled() -> dict[str, Any]:
    """Every rule set, rule and fact as ``thethuc rules check --write`` compiled them."""
    with open(os.path.join(folder("rules"), "compiled.json"), encoding="utf-8") as file:
        loaded: dict[str, Any] = json.load(file)
    return loaded
