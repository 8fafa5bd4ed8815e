"""Why a profile cannot be used: by itself, since what remembers a vetted one needs nothing of what vets it."""

from __future__ import annotations

from typing import Any


class BadProfile(ValueError):  # noqa: N818 - the state of the file
    """A profile that cannot be used: ``file``, and ``key`` with ``values`` of the ``ui.profile`` catalogue."""

    def __init__(self, file: str, key: str, /, **values: Any) -> None:
        super().__init__(f"{file}: {key}")
        self.file = file
        self.key = key
        self.values = values
