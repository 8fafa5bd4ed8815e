"""From a PDF page's own coordinates to the sheet a reader holds: origin at the top left, turned as the page says."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

_FINE = 64  # device units a pt, since the library gives whole numbers
_FAR = 1000.0  # pt; how far apart the points lie by which the turn is known


@dataclass(frozen=True)
class Turn:
    """``x' = ax·x + bx·y + cx`` and the same for ``y'``, in pt."""

    ax: float
    bx: float
    cx: float
    ay: float
    by: float
    cy: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page on the sheet."""
        return self.ax * x + self.bx * y + self.cx, self.ay * x + self.by * y + self.cy

    def matrix(self, a: float, b: float, c: float, d: float) -> tuple[float, float, float, float]:
        """Directions of a text matrix as a reader sees them: along the line (right, up), then up the letters (right, up)."""
        along = self.ax * a + self.bx * b, -(self.ay * a + self.by * b)
        upward = self.ax * c + self.bx * d, -(self.ay * c + self.by * d)
        return *along, *upward


def turn_of(page: Any) -> Turn:
    """The turn of a page by its crop box and rotation."""
    width, height = page.get_size()
    device = (0, 0, max(round(width * _FINE), 1), max(round(height * _FINE), 1), 0)
    x, y = ctypes.c_int(), ctypes.c_int()

    def seen(across: float, up: float) -> tuple[float, float]:
        pdfium.FPDF_PageToDevice(page.raw, *device, across, up, x, y)
        return x.value / _FINE, y.value / _FINE

    origin, right, above = seen(0, 0), seen(_FAR, 0), seen(0, _FAR)
    return Turn(
        round((right[0] - origin[0]) / _FAR, 3), round((above[0] - origin[0]) / _FAR, 3), origin[0],
        round((right[1] - origin[1]) / _FAR, 3), round((above[1] - origin[1]) / _FAR, 3), origin[1],
    )  # fmt: skip
