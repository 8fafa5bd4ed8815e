"""What speaks for a line being a part besides its letters: its shape, its column, its neighbours, what the strict grammar takes of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

from checker.grammar.code import read_number
from checker.grammar.dateline import read_dateline
from checker.grammar.typename import type_leading
from checker.model.tuples import NamedTuple
from checker.parsing.lines import Line, Page
from checker.parsing.recognition.assigning import HEAD
from checker.parsing.recognition.guessing import Guess

_FIXED = {"national_name": 26, "motto": 16, "number": 4, "date": 12, "type_name": 7}
"""Letters that the law fixes in a part."""
_COLUMNS = {part: {number for number, column in enumerate(HEAD) if part in column} for column in HEAD for part in column}
_BESIDE = frozenset(
    frozenset(pair) for pair in (("national_name", "motto"), ("motto", "date"), ("number", "date"), ("date", "type_name"))
)  # fmt: skip
"""Parts that stand next to one another in the lines of a header."""
_FEWEST = 4  # letters; fewer have no share of capitals


class Standing(NamedTuple):
    """Where and how a line stands: its cell or block, its column where there are several, whether it is bold (``None``: not known)."""

    cell: Hashable
    column: Hashable = None
    bold: bool | None = None


def standing_of(page: Page, line: Line) -> Standing:
    """Where a line of the page stands."""
    block = page.blocks[line.block]
    cell = block.cell
    column: Hashable = (cell.table, cell.column) if cell is not None and cell.columns > 1 else None
    known = [run.style.bold for run in block.runs if run.start < line.end and line.start < run.end and run.style.bold is not None]
    return Standing(cell or line.block, column, any(known) if known else None)


def columned(lines: Sequence[Line], standing: Sequence[Standing]) -> Iterator[Sequence[Line]]:
    """Every two or three lines that follow one another in a column, whatever rows and blocks they stand in."""
    columns: dict[tuple[Hashable, int], list[Line]] = {}
    for line, each in zip(lines, standing, strict=True):
        columns.setdefault((each.column, line.side), []).append(line)
    return (column[at : at + count] for count in (2, 3) for column in columns.values() for at in range(len(column) - count + 1))


def of_column(lines: Sequence[Line], standing_of: Callable[[Line], Standing]) -> list[Line]:
    """Of some lines those that stand in the first one's column."""
    column = standing_of(lines[0]).column, lines[0].side
    return [line for line in lines if (standing_of(line).column, line.side) == column]


class Around:
    """The lines near the head, with the parts that some of them are letter by letter."""

    def __init__(self, lines: Sequence[Line], standing: Sequence[Standing], exact: Sequence[str | None]) -> None:
        self.lines, self.standing, self.exact = lines, standing, exact

    def evidence(self, guess: Guess, at: int, cost: float) -> Mapping[str, float]:
        """What speaks for the line ``at`` being what is guessed, its slips costing so much, each piece of evidence by its name."""
        text = guess.line.text
        return {
            "slips": cost,
            "share": cost / _FIXED[guess.part],
            "grammar": float(_takes(guess.part, text)),
            "capitals": _capitals(text),
            "column": self._column(guess.part, at),
            "neighbours": self._neighbours(guess.part, at),
            "bold": {True: 1.0, False: -1.0}.get(self.standing[at].bold, 0.0),  # type: ignore[arg-type]
        }

    def _column(self, part: str, at: int) -> float:
        """1 in the column of a part of its own column in the diagram, -1 in that of another's, 0 where there are no columns."""
        column = self.standing[at].column
        if column is None:
            return 0.0
        names = [name for name, each in zip(self.exact, self.standing, strict=True) if name and each.column == column]
        return (1.0 if any(_COLUMNS[part] & _COLUMNS[name] for name in names) else -1.0) if names else 0.0

    def _neighbours(self, part: str, at: int) -> float:
        """How many of the lines above and below are a part that stands next to it."""
        near = [self.exact[other] for other in (at - 1, at + 1) if 0 <= other < len(self.exact)]
        return float(sum(name is not None and frozenset((name, part)) in _BESIDE for name in near))


def _takes(part: str, text: str) -> bool:
    """Whether the strict grammar takes something of the line."""
    if part == "number":
        return read_number(text) is not None
    if part == "date":
        return read_dateline(text) is not None
    return part == "type_name" and type_leading(text) is not None


def _capitals(text: str) -> float:
    letters = [sign for sign in text if sign.isalpha()]
    return sum(map(str.isupper, letters)) / len(letters) if len(letters) >= _FEWEST else 0.5
