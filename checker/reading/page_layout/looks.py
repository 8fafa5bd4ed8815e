"""How a paragraph is set, as far as the places of its lines prove it."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from checker.model import ParagraphFormat
from checker.reading.page_layout.edges import Edges
from checker.reading.page_layout.lines import PrintedLine

_ALIKE = 1.2  # pt; edges this near are one
_OFF = 15.0  # pt; about half a centimetre: what stands nearer to a middle or an edge was set there by spaces, or proves nothing
_WITHIN = 42.0  # pt; 1.5 cm, more than any indent
_FLUSH = 3  # lines that prove an edge
_LOOSE = 5.0  # pt; the same on a scan
_INSET = 14.0  # pt; a centred line leaves this much room on each side
_INDENT = 2.0  # pt
_SHORT = 0.6  # of the text's width
_GRAIN = 0.5  # pt; to which a gap is told


def usual_indent(groups: Sequence[Sequence[PrintedLine]], edges: Edges) -> float:
    """Where most paragraphs begin, in pt from the text's left edge."""
    starts = Counter(round(group[0].x0 - edges.left) for group in groups)
    return float(starts.most_common(1)[0][0]) if starts else 0.0


def setting_of(
    lines: Sequence[PrintedLine], edges: Edges, above: PrintedLine | None, pitch: float | None, usual: float, *, exact: bool
) -> ParagraphFormat:
    """The setting of a paragraph of running text; ``above`` is the line before it, ``usual`` where most paragraphs begin (pt)."""
    if not exact:
        return ParagraphFormat(align="center" if _centred(lines, edges, _LOOSE) else None)
    align = _align(lines, edges, usual)
    centred = align in ("center", "right")
    step = _step(lines)
    return ParagraphFormat(
        align=align,
        indent_left=None if centred else max(min(line.x0 for line in lines) - edges.left, 0.0),
        indent_first=None if centred else _first(lines, edges),
        gap_before=_gap(lines[0], above, pitch) if edges.firm else None,
        gap_after=None,
        line=step,
        line_rule="exact" if step is not None else None,
    )


def column_align(lines: Sequence[PrintedLine], line: PrintedLine) -> str | None:
    """How a line stands in a column of a header or closing: by the edges and middles it shares with the others there."""
    middle = _shared_middle(lines)
    if middle is not None and abs(line.middle - middle) > 3 * _ALIKE and sum(abs(other.x0 - line.x0) < _ALIKE for other in lines) < 3:
        if abs(line.middle - middle) < _OFF:
            return None
        return "left" if line.middle < middle else "right"
    if _stands_inside(lines, line):
        return "center"
    others = [other for other in lines if other is not line and abs(other.width - line.width) > 2 * _ALIKE]
    middles = sum(abs(other.middle - line.middle) < 2 * _ALIKE for other in others)
    starts = sum(abs(other.x0 - line.x0) < _ALIKE for other in others)
    if middles > starts:
        return "center"
    return "left" if starts > middles else None


def _stands_inside(lines: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """Whether most lines begin at one edge, and this one farther within than any indent."""
    edge = min(each.x0 for each in lines)
    flush = sum(abs(other.x0 - edge) < _ALIKE for other in lines)
    return flush >= _FLUSH and flush * 2 > len(lines) and line.x0 - edge > _WITHIN


def _shared_middle(lines: Sequence[PrintedLine]) -> float | None:
    """The middle that most lines of different widths share."""
    best: tuple[int, float] = (1, 0.0)
    for line in lines:
        alike = [other for other in lines if abs(other.middle - line.middle) < 2 * _ALIKE]
        apart = max(other.width for other in alike) - min(other.width for other in alike) > 4 * _ALIKE
        if apart and len(alike) > best[0]:
            best = len(alike), line.middle
    return best[1] if best[0] > 1 and best[0] * 2 > len(lines) else None


def _align(lines: Sequence[PrintedLine], edges: Edges, usual: float) -> str | None:
    if len(lines) == 1:
        return _align_of_one(lines[0], edges, usual)
    if _centred(lines, edges, _ALIKE) or _centred_but_indented(lines, edges):
        return "center"
    if min(line.x0 for line in lines) > edges.middle and all(abs(line.x1 - edges.right) < _ALIKE for line in lines):
        return "right"
    full = lines[:-1]
    if edges.flush and all(abs(line.x1 - edges.right) < _ALIKE for line in full):
        return "both"
    ragged = any(line.x1 < edges.right - 2 * _ALIKE for line in full)
    return "left" if ragged and _share_an_edge(lines[1:], edges) else None


def _share_an_edge(lines: Sequence[PrintedLine], edges: Edges) -> bool:
    """Whether lines begin at one edge; a single one at the text's."""
    edge = edges.left if len(lines) == 1 else lines[0].x0
    return all(abs(line.x0 - edge) < _ALIKE for line in lines)


def _align_of_one(line: PrintedLine, edges: Edges, usual: float) -> str | None:
    """A short last line at the usual indent looks alike however its paragraph is set."""
    start = line.x0 - edges.left
    if usual > _INDENT and abs(start - usual) < _ALIKE:
        return None
    if _centred([line], edges, _ALIKE):
        return "center"
    if start < _ALIKE and line.width < _SHORT * edges.width:
        return "left"
    return "right" if line.x0 > edges.middle and abs(line.x1 - edges.right) < _ALIKE else None


def _centred(lines: Sequence[PrintedLine], edges: Edges, slack: float) -> bool:
    """Its middle is the column's and it leaves room on both sides; of several lines, not all begin at one edge."""
    if any(abs(line.middle - edges.middle) > slack for line in lines):
        return False
    return all(line.x0 - edges.left > _INSET for line in lines[-1:]) and (
        len(lines) == 1 or max(line.x0 for line in lines) - min(line.x0 for line in lines) > slack
    )


def _centred_but_indented(lines: Sequence[PrintedLine], edges: Edges) -> bool:
    """The lines below the first are centred; it stands half a first-line indent to their right, the other half being blank."""
    aside = lines[0].middle - edges.middle
    return _ALIKE < aside < _WITHIN / 2 and _centred(lines[1:], edges, _ALIKE)


def _first(lines: Sequence[PrintedLine], edges: Edges) -> float | None:
    """How far the first line begins from where the others do, or, of a single one, from the text's edge."""
    if len(lines) > 1:
        return round(lines[0].x0 - lines[1].x0, 2)
    return round(max(lines[0].x0 - edges.left, 0.0), 2) if edges.firm else None


def _step(lines: Sequence[PrintedLine]) -> float | None:
    """From line to line, in pt."""
    steps = sorted(below.baseline - above.baseline for above, below in itertools.pairwise(lines) if above.sheet == below.sheet)
    return round(steps[len(steps) // 2], 2) if steps else None


def _gap(line: PrintedLine, above: PrintedLine | None, pitch: float | None) -> float | None:
    """Room above a paragraph that is not a line's own."""
    if above is None or pitch is None or above.sheet != line.sheet or abs(above.size - line.size) > _ALIKE:
        return None
    return round(max(line.baseline - above.baseline - pitch * line.size, 0.0) / _GRAIN) * _GRAIN
