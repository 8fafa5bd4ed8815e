"""An answer that may be some seconds old, so that many who ask for it at once cost as much as one."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any, Generic, TypeVar

Answer = TypeVar("Answer")


class Recent(Generic[Answer]):
    """The answer of ``question``, asked anew once it is older than ``seconds``, by one at a time; safe for many threads."""

    def __init__(self, question: Callable[..., Answer], seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._question = question
        self._seconds = seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: tuple[float, Answer] | None = None

    def __call__(self, *told: Any) -> Answer:
        """The answer."""
        with self._lock:
            if self._kept is None or self._clock() - self._kept[0] > self._seconds:
                self._kept = (self._clock(), self._question(*told))
            return self._kept[1]
