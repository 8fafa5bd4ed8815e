"""How the parts look on the page: their letters, their alignment, and the lines drawn below them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from checker.checking.case import Case, Problem, selector
from checker.checking.conditions import meant
from checker.checking.looks import Looks, Piece, hyphens_in, looks_of, plainly, rules_in, span, text_width, typed_length
from checker.model import Block, CharacterFormat, Location

_PROPERTIES = ("size", "bold", "italic", "underline", "align", "line")
_STRAY = 0.2  # share of a part's letters; what is less is a slip that nobody sees
_SIZE_SLACK = 0.01  # pt
_LINE_SLACK = 0.2  # lines; Word's own "1,15" looks single to anybody
_EMPTY_BELOW, _TEXT_BELOW = 3, 2  # blocks below the subject in which its line may stand, or be anchored
_CELL_MARGINS = 10.8  # pt; what Word leaves free at the two sides of a cell unless it is told otherwise
_LENGTH_SLACK = 1.25  # a quarter more or less: no reader measures text exactly (ambiguous.md A4)
_SHOWN = 80  # characters of a part in a finding


def styled(case: Case, check: Mapping[str, Any]) -> Iterator[Problem]:
    """A part has one property: ``size`` (least and most, pt), ``bold``, ``italic``, ``underline``, ``align`` or ``line`` (spacing).

    ``spot`` says what of the part is meant: ``line`` (the printed line it begins on), ``first`` (its first line), ``rest``
    (every other line by itself), ``each`` (every line by itself); without it the part is judged as one. The lines of a second
    part, ``also``, count too. ``stray`` is the share of letters from which on a piece is wrong.
    """
    asked = next(name for name in _PROPERTIES if name in check)
    wanted = check[asked]
    looks = looks_of(case)
    departs = _departs(asked, wanted)
    stray = check.get("stray", _STRAY)
    pieces = _known_pieces(case, check, looks)
    if asked == "line":
        wrong = [piece for piece in pieces if _spacing(piece, looks) > wanted + _LINE_SLACK]
    elif asked == "align":
        wrong = [piece for piece in pieces if _misaligned(piece, wanted, looks)]
    else:
        wrong = [piece for piece in pieces if piece.share(departs) >= stray]
    if wrong:
        places = tuple(place for piece in wrong for place in piece.places)
        got = _told(asked, wrong[0], departs, looks)
        want = span(wanted) if asked == "size" else None
        yield Problem(places[0], got, want, {"count": len(wrong), "wanted": wanted, "places": places})


def _departs(asked: str, wanted: Any) -> Callable[[CharacterFormat], bool]:
    """Whether letters of a style are not as wanted; a medium that does not tell is believed."""
    if asked == "size":
        least, most = wanted
        return lambda style: style.size is not None and not least - _SIZE_SLACK <= style.size <= most + _SIZE_SLACK
    return lambda style: getattr(style, asked, None) not in (None, wanted)


def _known_pieces(case: Case, check: Mapping[str, Any], looks: Looks) -> tuple[Piece, ...]:
    """The pieces with letters, found once for all rules that ask about the same lines."""
    key = f"pieces {check['of']} {check.get('where')} {check.get('spot')} {check.get('also')}"
    return case.once(key, lambda: tuple(piece for piece in _pieces(case, check, looks) if piece.stretches))


def _pieces(case: Case, check: Mapping[str, Any], looks: Looks) -> Iterator[Piece]:
    if selector(check["of"]).listed:
        yield from (looks.piece([subject.place]) for subject in meant(case, check) if subject.place)
        return
    places = [*case.component(check["of"]).places, *(case.component(check["also"]).places if "also" in check else ())]
    spot = check.get("spot")
    if spot in ("rest", "each"):
        yield from (looks.piece([place]) for place in places[spot == "rest" :])
    elif places:
        yield looks.piece([looks.line(places[0])] if spot == "line" else places[:1] if spot == "first" else places)


def _misaligned(piece: Piece, wanted: str, looks: Looks) -> bool:
    """Most of its paragraphs stand otherwise; one set by tabs or spaces tells nothing."""
    told = [align for place in piece.places if (align := _align(looks.block(place))) is not None]
    allowed = ("left", "both") if wanted == "left" else (wanted,)  # what fits on one line stands left however it is justified
    return sum(align not in allowed for align in told) * 2 > len(told)


def _spacing(piece: Piece, looks: Looks) -> float:
    """The widest spacing of its paragraphs, in lines; one in points tells nothing."""
    settings = [block.setting for place in piece.places if (block := looks.block(place)) is not None and block.setting is not None]
    return max((setting.line or 1.0 for setting in settings if setting.line_rule == "auto"), default=1.0)


def _align(block: Block | None) -> str | None:
    if block is None or block.setting is None or "\t" in block.text or block.text[:1].isspace() or "    " in block.text:
        return None
    return block.setting.align


def _told(asked: str, piece: Piece, departs: Callable[[CharacterFormat], bool], looks: Looks) -> str | None:
    """What stands there instead: a size, an alignment, or the words themselves."""
    if asked == "size":
        return plainly(piece.most(lambda style: style.size, departs))
    if asked == "line":
        return plainly(_spacing(piece, looks))
    if asked == "align":
        return next(align for place in piece.places if (align := _align(looks.block(place))) is not None)
    return looks.text(piece.places[0])[:_SHOWN]


def ruled(case: Case, check: Mapping[str, Any]) -> Iterator[Problem]:
    """A horizontal line stands below the part; ``length``: its share of the text's width, least and most; ``solid``: no row of hyphens.

    However it is drawn: a shape, a connector, VML, underscores or dashes, a border. Offices anchor it in the part's own
    column or anywhere near, so only the want of any line there is a finding (ambiguous.md A4, A5). Text underlined
    instead has a rule of its own.
    """
    looks = looks_of(case)
    part = case.component(check["of"])
    if looks.block(part.places[-1] if part.places else None) is None:
        return
    near = _below_title(looks) if check["of"] == "subject" else _own_column(looks, part.places[-1])
    near = [block for block in near if rules_in(block)]
    if "solid" in check:
        rows = [block for block in near if hyphens_in(block)]
        if rows and len(rows) == len(near):
            yield Problem(rows[0].place(), hyphens_in(rows[0]))
    elif "length" in check:
        yield from _ill_sized(check, looks, part.places, near)
    elif not near and not _lines_elsewhere(looks, check["of"]) and not _is_underlined(looks, part.places[-1]):
        yield Problem(part.places[-1], values={"places": (part.places[-1],)})


def _is_underlined(looks: Looks, place: Location) -> bool:
    """Whether the last printed line of a part is underlined instead: of a name on two lines, that is where the line belongs."""
    return looks.piece((place,)).share(lambda style: bool(style.underline)) >= 0.5


def _own_column(looks: Looks, place: Location) -> list[Block]:
    """The head's blocks in the column of a place; outside tables all of those, since nobody can tell columns apart."""
    home = looks.block(place)
    assert home is not None
    head = looks.head()
    if home.cell is None:
        return [block for block in head if block.cell is None]
    texted = {(block.cell.row, block.cell.column) for block in head if block.cell is not None and any(map(str.isalnum, block.text))}
    across = {block.cell.row for block in head if block.cell is not None} - {row for row, _ in texted}
    return [
        block
        for block in head
        if block.cell is not None
        and block.cell.table == home.cell.table
        and (block.cell.column == home.cell.column or block.cell.row in across)
    ]


def _below_title(looks: Looks) -> list[Block]:
    """From the type name to the subject, then what may hold a line below it."""
    first, last = (looks.index(looks.component(name).places[at]) for name, at in (("subject", 0), ("subject", -1)))
    assert first is not None
    assert last is not None
    named = looks.component("type_name")
    start = looks.index(named.places[0]) if named.present and named.places else None
    found = list(looks.blocks[first if start is None else start : last + 1])
    bare, texts = 0, 0
    for block in looks.blocks[last + 1 :]:
        texted = any(map(str.isalnum, block.text))
        bare, texts = bare + (not texted), texts + texted
        if bare > _EMPTY_BELOW or texts > _TEXT_BELOW:
            break
        if not texted or block.drawn:
            found.append(block)
    return found


def _lines_elsewhere(looks: Looks, part: str) -> bool:
    """Enough lines in the head for this part too: one anchored in another column stands wherever it was dragged to."""
    return sum(map(rules_in, looks.head())) >= (3 if part == "subject" else 2)


def _bordered_length(looks: Looks, block: Block) -> float:
    """How long the border of a paragraph runs, in pt: its column without the indents; 0 without one, or where no width is stated."""
    setting = block.setting
    if setting is None or not (setting.border_bottom or (setting.border_top and not any(map(str.isalnum, block.text)))):
        return 0.0
    if block.cell is not None and not block.cell.width:
        return 0.0
    margins = _CELL_MARGINS if block.cell is not None else 0.0
    return max(looks.room(block.place()) - margins - (setting.indent_left or 0.0) - (setting.indent_right or 0.0), 0.0)


def _ill_sized(check: Mapping[str, Any], looks: Looks, places: tuple[Location, ...], near: list[Block]) -> Iterator[Problem]:
    """The one line whose length is known, when it is far from its share of the longest line of text."""
    known = [length for block in near for length in (*block.drawn, typed_length(block), _bordered_length(looks, block)) if length]
    if len(known) != 1 or len(near) != 1:
        return
    size = looks.piece(places).most(lambda style: style.size) or 0.0
    room = looks.room(places[-1])
    lines = [text_width(line, size) for place in places for line in looks.text(place).split("\n") if line.strip()]
    widths = [min(width, room) for width in (max(lines, default=0.0), *lines[-1:])]  # of the longest, or of the one above it
    if not all(width > 0 for width in widths):  # the file states no size, or a page without room
        return
    shares = [known[0] / width for width in widths]
    least, most = check["length"]
    if not any(least / _LENGTH_SLACK <= share <= most * _LENGTH_SLACK for share in shares):
        want = "-".join(dict.fromkeys(f"{share:.0%}" for share in (least, most)))
        yield Problem(places[-1], f"{shares[0]:.0%}", want)
