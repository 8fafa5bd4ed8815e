"""Where the law and its words lie on disk: ``rules/`` and ``reports/`` of a checkout, or their copies inside the wheel."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parents[1]


def folder(name: str) -> Path:
    """The folder ``rules`` or ``reports``: inside the installed wheel, else beside the package in a checkout."""
    packed = PACKAGE / "_data" / name
    return packed if packed.is_dir() else PACKAGE.parent / name


@cache
def compiled() -> dict[str, Any]:
    """Every rule set, rule and fact as ``thethuc rules check --write`` compiled them."""
    loaded: dict[str, Any] = json.loads((folder("rules") / "compiled.json").read_bytes())
    return loaded


def fixtures(name: str) -> str:
    """A text of ``fixtures/``; only a checkout has them."""
    return (PACKAGE.parent / "fixtures" / name).read_text(encoding="utf-8")
