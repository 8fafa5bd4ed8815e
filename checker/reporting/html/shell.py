"""The files every page is made of."""

from __future__ import annotations

from functools import cache

from checker.model.data import data_file


@cache
def template(name: str) -> str:
    """``page.html`` or ``page.css`` of ``reports/``."""
    with open(data_file(name), encoding="utf-8") as file:
        return file.read()
