"""Days of the calendar as a report says them."""

from __future__ import annotations

from datetime import date, timedelta


def spoken(iso: str) -> str:
    """``2024-03-07`` as the decree writes dates: ``07/3/2024``."""
    day = date.fromisoformat(iso)
    return f"{day.day:02}/{day.month if day.month > 2 else f'{day.month:02}'}/{day.year}"


def day_before(iso: str) -> str:
    """The day before one; empty for none."""
    return (date.fromisoformat(iso) - timedelta(days=1)).isoformat() if iso else ""


def day_after(iso: str) -> str:
    """The day after one; empty for none."""
    return (date.fromisoformat(iso) + timedelta(days=1)).isoformat() if iso else ""
