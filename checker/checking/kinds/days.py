"""Days of the calendar as a report says them."""

from __future__ import annotations

from datetime import date, timedelta

from checker.grammar.dateline import month_in_figures


def spoken(iso: str) -> str:
    """``2024-03-07`` as the decree writes dates: ``07/3/2024``."""
    day = date.fromisoformat(iso)
    return f"{day.day:02}/{month_in_figures(day.month)}/{day.year}"


def day_before(iso: str) -> str:
    """The day before one; empty for none."""
    return (date.fromisoformat(iso) - timedelta(days=1)).isoformat() if iso else ""


def day_after(iso: str) -> str:
    """The day after one; empty for none."""
    return (date.fromisoformat(iso) + timedelta(days=1)).isoformat() if iso else ""
