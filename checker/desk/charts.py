"""Charts as SVG within a page: bars alone, their colours those of the page; the numbers stand in a table beside them."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

_ROW, _AXES, _WIDTH = 34, 90, 760
"""Pixels of a bar, of what stands around the bars, of the whole."""
_LONGEST = 34
"""Letters of a name beside a bar."""
_LEAST, _TICKS = 5, 6
"""The end of the shortest axis, and how many parts an axis has at most: at whole numbers, for no document is divided."""
_STEPS: tuple[int, ...] = tuple(figure * 10**power for power in range(12) for figure in (1, 2, 5))


def bars(told: Sequence[tuple[str, int]], label: str) -> Markup:
    """A bar for each name, the first on top; nothing where there is none or all are 0. ``label``: what the picture is of."""
    if not any(number for _, number in told):
        return Markup("")
    import leather

    chart = leather.Chart()
    chart.add_bars([(number, _short(name, at)) for at, (name, number) in enumerate(told)])
    end = max(_LEAST, *(number for _, number in told))
    chart.add_x_scale(0, end)
    chart.add_x_axis(ticks=list(range(0, end + 1, _step(end))))
    height = _ROW * len(told) + _AXES
    drawn = chart.to_svg(width=_WIDTH, height=height)
    _head, _, inside = drawn.partition(">")
    head = f'<svg class="chart" viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(label)}" xmlns="http://www.w3.org/2000/svg">'
    return Markup(head + inside)  # noqa: S704 - leather escapes names, and the label is escaped here


def _step(end: int) -> int:
    """What parts an axis that ends there into few parts."""
    return next(step for step in _STEPS if step * _TICKS >= end)


def _short(name: str, at: int) -> str:
    """A name as it stands beside a bar; two bars never bear the same one, since leather would draw one over the other."""
    short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
    return short + "\u200b" * at
