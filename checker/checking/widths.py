"""How wide text runs on paper: no reader measures letters, so these are about right."""

from __future__ import annotations

_CAPITAL, _SMALL, _OTHER = 0.70, 0.49, 0.28  # widths in em of bold Times New Roman


def text_width(text: str, size: float) -> float:
    """About how wide a line of bold Times New Roman runs, in pt."""
    return size * sum(_CAPITAL if letter.isupper() else _SMALL if letter.isalnum() else _OTHER for letter in text)


def wrapped_widths(text: str, size: float, room: float) -> list[float]:
    """About how wide each line of some text is that breaks in ``room``, in pt.

    >>> [round(width) for width in wrapped_widths("BAN QUẢN LÝ DỰ ÁN", 10, 60)]
    [52, 55]
    """
    whole = text_width(text, size)
    if whole <= room or room <= 0:
        return [whole]
    gap, widths = text_width(" ", size), [0.0]
    for word in text.split():
        wide = text_width(word, size)
        if widths[-1] and widths[-1] + gap + wide > room:
            widths.append(wide)
        else:
            widths[-1] += (gap if widths[-1] else 0.0) + wide
    return [min(width, room) for width in widths]
