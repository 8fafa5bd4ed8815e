"""A workbook as this program begins each: text stays text, the same content gives the same bytes, and it is known as our own."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from checker.model.media import OWN_NAME

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_MADE = datetime.datetime(2020, 3, 5, tzinfo=datetime.UTC).replace(tzinfo=None)
"""The day written into the file as its own, always the same (the decree's)."""


def own_workbook(file: Any, title: str = "", **options: Any) -> Workbook:
    """An empty one to be written into ``file``: no text becomes a formula, a number or a link."""
    from xlsxwriter.workbook import Workbook

    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book: Workbook = Workbook(file, {**plain, **options})
    book.set_properties({"title": title, "created": _MADE, "category": OWN_NAME})
    return book
