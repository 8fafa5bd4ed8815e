"""Columns side by side: the header of a document, its closing, a list without ruled lines.

A pair of lines next to each other with a wide gap between opens a zone; it reaches up and down over all that keeps clear of
the corridor between the columns. What stands level with it, clear of both, is a further column. The words ``Nơi nhận`` and
``Cộng hòa`` are looked for only where positions alone would leave a line to the text above or below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from checker.reading.page_layout.lines import PrintedLine
from checker.reading.page_layout.opening_words import is_label, names_state, plain
from checker.reading.page_layout.paragraphs import runs_on
from checker.reading.page_layout.zone import CORRIDOR, Zone, along, shares, widen

_PAIR_GAP = 1.0  # em; the least gap of a pair that opens a zone
_SIGNING_ROOM = 130.0  # pt; from a title down to the name, the seal between them
_LIST_GAP = 3.0  # line heights; a list of recipients has no wider hole in it
_PITCH = 1.7  # em; from one line of a name to the next
_LISTED_SIZE = 1.2  # pt; a recipient's letters are of the list's size
_TOP_ROWS = 6  # lines above the first pair that may be an organ's name, a mark or a number
_NUMBER = re.compile(r"\W*so\s*:|v/v\b")
_DATE = re.compile(r"\bngay\b(?:(?!\bngay\b).)*?\bthang\b")
_DRAFTER = re.compile(r"[A-ZĐ]{1,6}\s?\.?\s?\(\s?\d{1,4}\s?\)\.?")
_NAME = re.compile(r"[^\W\d_a-z]\w*\.?(?: [\w.’'-]+){1,7}")
_ENTRY = re.compile(r"\s*(?:[-–—+•]|l[uư]u\b|như (?:trên|điều|kính))", re.IGNORECASE)


def zones(pieces: Sequence[PrintedLine], *, first: bool) -> list[Zone]:
    """The zones among the pieces of a page (lines cut at wide gaps), from the top; ``first``: the first page of the file."""
    found: list[Zone] = []
    taken: set[int] = set()
    for left, right in _pairs(pieces):
        last = found[-1] if found else None
        if last is not None and _joins(last, left, right, pieces):
            _add(last, left, right)
        elif last is not None and _heads(right) and not _crosses(last, right) and right.y0 - last.bottom < _SIGNING_ROOM:
            _take(last, right)  # beside it stands something that is not of the left column
        elif id(left) not in taken and id(right) not in taken:
            last = Zone(left.x1, right.x0, [left, right], 1)
            found.append(last)
        taken |= {id(left), id(right)}
    return list(_grown([zone for zone in found if _is_sure(zone)], pieces, first=first))


def _grown(found: Sequence[Zone], pieces: Sequence[PrintedLine], *, first: bool) -> Iterator[Zone]:
    """The zones with all that belongs to them; a line is of one zone alone, the first that reaches it."""
    taken: set[int] = set()
    for at, zone in enumerate(found):
        zone.lines = [line for line in zone.lines if id(line) not in taken]
        if not (zone.lines and zone.column(0) and zone.column(1)):
            continue
        free = [piece for piece in pieces if id(piece) not in taken]
        _fill(zone, free)
        _reach(zone, free, first=first and at == 0)
        widen(zone, free)
        taken |= {id(line) for line in zone.pieces()}
        yield zone


def _pairs(pieces: Sequence[PrintedLine]) -> Iterable[tuple[PrintedLine, PrintedLine]]:
    """Pieces that stand beside each other with nothing between, from the top."""
    for left in sorted(pieces, key=lambda piece: (piece.y0, piece.x0)):
        beside = [other for other in pieces if other.x0 >= left.x1 and shares(left, other)]
        if beside:
            nearest = min(beside, key=lambda other: other.x0)
            if nearest.x0 - left.x1 >= _PAIR_GAP * min(left.size, nearest.size):
                yield left, nearest


def _joins(zone: Zone, left: PrintedLine, right: PrintedLine, pieces: Sequence[PrintedLine]) -> bool:
    """Whether a pair lies along the zone's corridor and nothing crosses it on the way down to the pair."""
    if not (along(left, zone.column(0)) and along(right, zone.column(1))):
        return False
    if min(left.y0, right.y0) - zone.bottom > _SIGNING_ROOM:
        return False
    start, end, bottom = max(zone.left, left.x1), min(zone.right, right.x0), max(left.y1, right.y1)
    for each in pieces:
        if zone.top <= each.y0 and each.y1 <= bottom and each.x0 < end and each.x1 > start:
            start, end = (start, each.x0) if each.middle > (start + end) / 2 else (each.x1, end)
    return end - start >= CORRIDOR


def _add(zone: Zone, left: PrintedLine, right: PrintedLine) -> None:
    zone.left, zone.right = max(zone.left, left.x1), min(zone.right, right.x0)
    zone.lines += [line for line in (left, right) if not any(line is other for other in zone.lines)]
    zone.pairs += 1


def _is_sure(zone: Zone) -> bool:
    """More than one pair, or one whose words only a header or a closing has."""
    if len({id(line) for line in zone.column(0)}) > 1 and len(zone.column(1)) > 1:
        return True
    return any(_heads(line) for line in zone.lines)


def _heads(line: PrintedLine) -> bool:
    low = plain(line.text)
    return is_label(low) or names_state(low)


def _crosses(zone: Zone, line: PrintedLine) -> bool:
    """Whether it would leave no room between the columns, or stands in the corridor, off both of them."""
    left, right = line.x1 <= zone.right - CORRIDOR, line.x0 >= zone.left + CORRIDOR
    return not ((left and along(line, zone.column(0))) or (right and along(line, zone.column(1))))


def _take(zone: Zone, line: PrintedLine) -> None:
    if zone.has(line):
        return
    zone.lines.append(line)
    if line.x1 <= zone.right - CORRIDOR and line.x0 < zone.left:
        zone.left = max(zone.left, line.x1)
    else:
        zone.right = min(zone.right, line.x0)


def _fill(zone: Zone, pieces: Sequence[PrintedLine]) -> None:
    """Whatever stands between its first and last line and keeps clear of the corridor; a line that crosses it ends the zone."""
    top, bottom = zone.top, zone.bottom
    for piece in pieces:
        if top - 1 <= piece.y0 and piece.y1 <= bottom + 1 and not zone.has(piece) and not _crosses(zone, piece):
            _take(zone, piece)


def _reach(zone: Zone, pieces: Sequence[PrintedLine], *, first: bool) -> None:
    """Up and down over the lines of one column alone that belong to it."""
    above = sorted((piece for piece in pieces if piece.y0 < zone.top and not zone.has(piece)), key=lambda piece: -piece.y0)
    _grow(zone, above[:_TOP_ROWS] if first else above, upwards=True, letterhead=first)
    _grow(zone, sorted((piece for piece in pieces if piece.y1 > zone.bottom and not zone.has(piece)), key=lambda piece: piece.y0),
          upwards=False, letterhead=False)  # fmt: skip


def _grow(zone: Zone, pieces: Iterable[PrintedLine], *, upwards: bool, letterhead: bool) -> None:
    """Line by line, each column until one that is not of it; a line across both ends it."""
    closed: set[bool] = set()
    for piece in pieces:
        if piece.x0 < zone.left + CORRIDOR and piece.x1 > zone.right - CORRIDOR:
            return
        if _crosses(zone, piece):
            continue
        side = piece.middle > (zone.left + zone.right) / 2
        if side not in closed and (letterhead or _belongs(zone, piece, upwards=upwards)):
            _take(zone, piece)
        else:
            closed.add(side)


def _belongs(zone: Zone, piece: PrintedLine, *, upwards: bool) -> bool:
    """Beside or below a list of recipients what stands in its own column; elsewhere only a number, a date, the list's label."""
    low = plain(piece.text)
    left = zone.column(0)
    labelled = any(is_label(plain(line.text)) for line in left)
    if piece.middle >= zone.right:
        gap = zone.top - piece.y1 if upwards else piece.y0 - zone.bottom
        last = zone.column(1)[-1]
        wraps = not upwards and (_goes_on(zone, last, piece) or _underlines(last, piece))
        return (gap < _SIGNING_ROOM and labelled) or wraps or bool(_DATE.search(low) or names_state(low))
    if is_label(low):
        return upwards
    if _DRAFTER.fullmatch(piece.text):
        return not upwards and labelled
    if not labelled:
        if upwards:
            return bool(_NUMBER.match(low)) or (bool(_ENTRY.match(piece.text)) and _near(left[0], piece))
        return bool(_NUMBER.match(low)) or _goes_on(zone, left[-1], piece) or _names_organ(zone, left[-1], piece)
    return not upwards and _near(left[-1], piece) and abs(piece.size - left[-1].size) <= _LISTED_SIZE


def _goes_on(zone: Zone, line: PrintedLine, below: PrintedLine) -> bool:
    """Whether a line of a column goes on below: a sentence, a name, a post with who holds it."""
    return runs_on(line, below) or _names_on(line, below) or _signs(zone, line, below)


def _names_on(line: PrintedLine, below: PrintedLine) -> bool:
    """The rest of an organ's name: capitals of one look, right below each other."""
    one, other = line.words[-1].style, below.words[0].style
    alike = line.size == below.size and (one.bold, one.italic) == (other.bold, other.italic)
    return alike and line.text.isupper() and below.text.isupper() and below.baseline - line.baseline < _PITCH * line.size


def _underlines(line: PrintedLine, below: PrintedLine) -> bool:
    """A row of underscores below a line, typed for a rule."""
    return set(below.text) == {"_"} and _near(line, below) and along(below, [line])


def _signs(zone: Zone, post: PrintedLine, below: PrintedLine) -> bool:
    """A name below the middle of a post in capitals, where another signs beside him a line higher or lower."""
    tops = (zone.column(0)[0].text, zone.column(1)[0].text)
    signers = all(map(str.isupper, tops)) and not names_state(plain(tops[1]))
    named = post.text.isupper() and _NAME.fullmatch(below.text) is not None and abs(below.middle - post.middle) < post.size
    return signers and named and below.y0 - post.y1 < _SIGNING_ROOM


def _names_organ(zone: Zone, line: PrintedLine, below: PrintedLine) -> bool:
    """Capitals below the middle of a letterhead's left column: the issuer below its superior."""
    level = abs(below.middle - line.middle) < line.size
    return level and names_state(plain(zone.column(1)[0].text)) and below.text.isupper() and _near(line, below)


def _near(line: PrintedLine, other: PrintedLine) -> bool:
    return abs(other.baseline - line.baseline) < _LIST_GAP * max(line.size, other.size)
