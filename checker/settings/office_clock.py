"""The office's day and hour: what was kept in UTC, and the day something came, by the clock on its wall."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta, timezone

_VIETNAM = timezone(timedelta(hours=7))
"""The whole country's, without summer time; servers and containers mostly run by UTC and say nothing of it."""


def _local(moment: datetime) -> datetime:
    """A moment by the office's clock: Vietnam's, or the one that the variable ``TZ`` names."""
    return moment.astimezone(None if os.environ.get("TZ") else _VIETNAM)


def on_the_clock(moment: datetime) -> tuple[str, str]:
    """The day (ISO) and ``15:30``, with how far that is from UTC where it is not as far as in Vietnam."""
    shown = _local(moment)
    offset = shown.utcoffset() or timedelta()
    return f"{shown:%Y-%m-%d}", f"{shown:%H:%M}" + ("" if offset == _VIETNAM.utcoffset(None) else f" ({timezone(offset)})")


def today() -> date:
    """The office's day."""
    return _local(datetime.now(UTC)).date()
