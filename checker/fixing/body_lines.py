"""The body of a plan set as the decree has it: parts I., sections 1., clauses 1., points a), each counted anew; tables with borders.

Clauses named below are of Phụ lục I, Phần I.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from checker.fixing.drawing import text_width
from checker.fixing.new_word import Look, empty, run_properties
from checker.fixing.plan_content import PlanLine, PlanTable, Span
from checker.reading.word.markup import W_NS, W

_LETTERS = "abcdđeghiklmnopqrstuvxy"  # of the Vietnamese alphabet those that number points (II.6.d)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WIDTH = 9354
"""Of the text on the page, in twips."""
_NARROWEST = 700
_CELL_SIZE = 13
_ENDS = (".", ";", ":", ",", "!", "?", "…")


def set_body(pieces: Sequence[PlanLine | PlanTable]) -> Iterator[etree._Element]:
    """The paragraphs and tables of a body; its last words end with ``./.``, as the decree's samples do (Phụ lục III)."""
    counts = {"part": 0, "section": 0, "point": 0}
    for number, piece in enumerate(pieces):
        if isinstance(piece, PlanTable):
            yield _gap()
            yield _table(piece)
            yield _gap()
            continue
        spans = _ended(piece.spans, last=number == len(pieces) - 1) if piece.rank not in ("part", "section") else piece.spans
        yield _line(_counted(replace(piece, spans=spans), counts))


def _counted(line: PlanLine, counts: dict[str, int]) -> PlanLine:
    """The line with its number before it; a part or section is bold, a part in capitals (II.6.d)."""
    spans: tuple[Span, ...]
    if line.rank == "part":
        counts.update(part=counts["part"] + 1, section=0, point=0)
        spans = (Span(f"{roman(counts['part'])}. {line.text.upper()}", bold=True),)
    elif line.rank == "section":
        counts.update(section=counts["section"] + 1, point=0)
        spans = (Span(f"{counts['section']}. {line.text}", bold=True),)
    elif line.rank == "clause":
        counts.update(section=counts["section"] + 1, point=0)
        spans = (Span(f"{counts['section']}. "), *line.spans)
    elif line.rank == "point":
        spans = (Span(f"{_letter(counts['point'])}) "), *line.spans)
        counts.update(point=counts["point"] + 1)
    else:
        spans = (Span("- "), *line.spans) if line.rank == "dash" else line.spans
    return PlanLine(line.rank, spans)


def _letter(number: int) -> str:
    """a, b, c, d, đ…; past y two letters."""
    return _LETTERS[number] if number < len(_LETTERS) else _letter(number // len(_LETTERS) - 1) + _LETTERS[number % len(_LETTERS)]


def _ended(spans: Sequence[Span], *, last: bool) -> tuple[Span, ...]:
    """A sentence ends with a sign; the last of the plan with ``./.``."""
    text = "".join(span.text for span in spans).rstrip()
    if not spans or not text:
        return tuple(spans)
    *first, end = spans
    tail = end.text.rstrip()
    if last and not text.endswith("./."):
        return *first, replace(end, text=tail.rstrip("".join(_ENDS)) + "./.")
    return *first, replace(end, text=tail if text.endswith(_ENDS) else tail + ".")


def _line(line: PlanLine) -> etree._Element:
    return _filled(empty(Look(body=True)), line.spans, Look())


def _filled(paragraph: etree._Element, spans: Sequence[Span], look: Look) -> etree._Element:
    for span in spans:
        for number, text in enumerate(span.text.split("\n")):
            run = etree.SubElement(paragraph, W + "r")
            run.append(run_properties(replace(look, bold=look.bold or span.bold, italic=look.italic or span.italic)))
            if number:
                etree.SubElement(run, W + "br")
            etree.SubElement(run, W + "t", {_SPACE: "preserve"}).text = text
    return paragraph


def _gap() -> etree._Element:
    """A low empty line above and below a table."""
    paragraph = empty()
    etree.SubElement(paragraph[0], W + "spacing", {W + "before": "0", W + "after": "0", W + "line": "120", W + "lineRule": "exact"})
    return paragraph


def _table(table: PlanTable) -> etree._Element:
    """Ruled, as wide as the text, its head bold, centred and repeated on every page."""
    widths = _widths(table)
    made = etree.Element(W + "tbl", nsmap={"w": W_NS})
    properties = etree.SubElement(made, W + "tblPr")
    etree.SubElement(properties, W + "tblW", {W + "w": str(sum(widths)), W + "type": "dxa"})
    borders = etree.SubElement(properties, W + "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        etree.SubElement(borders, W + side, {W + "val": "single", W + "sz": "4", W + "space": "0", W + "color": "000000"})
    etree.SubElement(properties, W + "tblLayout", {W + "type": "fixed"})
    grid = etree.SubElement(made, W + "tblGrid")
    for width in widths:
        etree.SubElement(grid, W + "gridCol", {W + "w": str(width)})
    for number, row in enumerate(table.rows):
        made.append(_row(row, widths, head=not number))
    return made


def _row(cells: Sequence[Sequence[Span]], widths: Sequence[int], *, head: bool) -> etree._Element:
    row = etree.Element(W + "tr", nsmap={"w": W_NS})
    properties = etree.SubElement(row, W + "trPr")
    etree.SubElement(properties, W + "cantSplit")
    if head:
        etree.SubElement(properties, W + "tblHeader")
    for width, spans in zip(widths, (*cells, *[()] * (len(widths) - len(cells))), strict=True):
        cell = etree.SubElement(row, W + "tc")
        inside = etree.SubElement(cell, W + "tcPr")
        etree.SubElement(inside, W + "tcW", {W + "w": str(width), W + "type": "dxa"})
        etree.SubElement(inside, W + "vAlign", {W + "val": "center"})
        text = "".join(span.text for span in spans).strip()
        centred = head or text.replace(".", "").replace("/", "").isdecimal()
        cell.append(_filled(empty(Look(align="center" if centred else "left")), spans, Look(_CELL_SIZE, bold=head)))
    return row


def _widths(table: PlanTable) -> list[int]:
    """Columns as wide as their words ask for, within the text's width: long ones share what short ones leave, and where none is long
    all but those of bare figures do.
    """
    columns = max(len(row) for row in table.rows)
    asked = [max((_asked(row[at]) for row in table.rows if at < len(row)), default=0) + _NARROWEST // 2 for at in range(columns)]
    even = _WIDTH // columns
    narrow = {at: max(width, _NARROWEST) for at, width in enumerate(asked) if width <= even}
    rest = _WIDTH - sum(narrow.values())
    if len(narrow) == columns:
        return _spread(list(narrow.values()), [not _is_figures(table, at) for at in range(columns)], rest)
    wide = sum(width for at, width in enumerate(asked) if at not in narrow)
    widths = [narrow[at] if at in narrow else rest * width // wide for at, width in enumerate(asked)]
    widths[widths.index(max(widths))] += _WIDTH - sum(widths)
    return widths


def _spread(widths: list[int], grows: Sequence[bool], spare: int) -> list[int]:
    """Columns that have room, with the room shared out by their widths among those that grow; all grow where none is said to."""
    growing = [at for at in range(len(widths)) if grows[at] or not any(grows)]
    whole = sum(widths[at] for at in growing)
    shared = [width + (spare * width // whole if at in growing else 0) for at, width in enumerate(widths)]
    shared[growing[-1]] += _WIDTH - sum(shared)
    return shared


def _is_figures(table: PlanTable, column: int) -> bool:
    """Whether nothing but figures stands in a column below its head."""
    below = ("".join(span.text for span in row[column]).strip() for row in table.rows[1:] if column < len(row))
    return all(text.isdecimal() for text in below if text)


def _asked(spans: Sequence[Span]) -> int:
    return round(20 * text_width("".join(span.text for span in spans), _CELL_SIZE))


def roman(number: int) -> str:
    """``IV`` for 4."""
    text = ""
    for value, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            text += letters
            number -= value
    return text
