"""One change of a module's source that a test should notice: every guard, condition, bound, term and branch in turn.

=======  ===================================================================================
kind     what is changed
=======  ===================================================================================
guard    an ``if`` whose body leaves (return, continue, break, raise) never holds
invert   the condition of an ``if``, ``while``, conditional expression or comprehension is turned round
bound    a number that is compared or cuts a slice, or a named constant of the module, becomes one more, one less or ten times as much;
         between other values ``<`` becomes ``<=`` and the like
term     one term of an ``and`` or ``or`` is left out
swap     ``and`` becomes ``or``, ``or`` becomes ``and``
branch   one side of an ``if … else`` is never taken
=======  ===================================================================================
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

KINDS = ("guard", "invert", "bound", "term", "swap", "branch")
_EDGES: dict[type[ast.cmpop], tuple[str, str]] = {ast.Lt: ("<", "<="), ast.LtE: ("<=", "<"), ast.Gt: (">", ">="), ast.GtE: (">=", ">")}
_LEAVES = (ast.Return, ast.Continue, ast.Break, ast.Raise)


class Mutant(NamedTuple):
    """``source[start:end]``, which is ``was``, becomes ``put``; ``line`` counts from 1."""

    kind: str
    line: int
    start: int
    end: int
    was: str
    put: str

    def on(self, source: str) -> str:
        """The module's text, changed."""
        return source[: self.start] + self.put + source[self.end :]


def mutants(source: str) -> list[Mutant]:
    """Every mutant of a module that still is Python and does not read like the original."""
    spots = Spots(source)
    made = {mutant: None for node in ast.walk(ast.parse(source)) for mutant in _of(node, spots)}
    made |= dict.fromkeys(_constants(source, spots))
    return [mutant for mutant in made if mutant.on(source) != source and _parses(mutant.on(source))]


class Spots:
    """Offsets in the text of what the parser gives by line and column of UTF-8."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._lines = source.splitlines(keepends=True)
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))

    def of(self, node: ast.expr) -> tuple[int, int]:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self._at(node.lineno, node.col_offset), self._at(node.end_lineno, node.end_col_offset)

    def text(self, node: ast.expr) -> str:
        start, end = self.of(node)
        return self.source[start:end]

    def _at(self, line: int, column: int) -> int:
        return self._starts[line - 1] + len(self._lines[line - 1].encode()[:column].decode())


def _of(node: ast.AST, spots: Spots) -> Iterator[Mutant]:
    if isinstance(node, ast.If):
        yield from _of_if(node, spots)
    elif isinstance(node, ast.While | ast.IfExp):
        yield _inverted(node.test, spots)
    elif isinstance(node, ast.comprehension):
        yield from (_inverted(test, spots) for test in node.ifs)
    elif isinstance(node, ast.BoolOp):
        yield from _terms(node, spots)
    elif isinstance(node, ast.Compare):
        for side in (node.left, *node.comparators):
            yield from _bounds(side, spots)
        yield from _edges(node, spots)
    elif isinstance(node, ast.Slice):
        for side in (node.lower, node.upper):
            if side is not None:
                yield from _bounds(side.operand if isinstance(side, ast.UnaryOp) else side, spots)


def _of_if(node: ast.If, spots: Spots) -> Iterator[Mutant]:
    if node.orelse:
        yield _put("branch", node.test, "False", spots)
        yield _put("branch", node.test, "True", spots)
    elif isinstance(node.body[-1], _LEAVES):
        yield _put("guard", node.test, "False", spots)
    yield _inverted(node.test, spots)


def _inverted(test: ast.expr, spots: Spots) -> Mutant:
    return _put("invert", test, f"not ({spots.text(test)})", spots)


def _terms(node: ast.BoolOp, spots: Spots) -> Iterator[Mutant]:
    word, other = (" and ", " or ") if isinstance(node.op, ast.And) else (" or ", " and ")
    terms = [f"({spots.text(value)})" for value in node.values]
    for at, dropped in enumerate(node.values):
        yield _put("term", node, f"({word.join(terms[:at] + terms[at + 1 :])})", spots)._replace(line=dropped.lineno)
    yield _put("swap", node, f"({other.join(terms)})", spots)


def _edges(node: ast.Compare, spots: Spots) -> Iterator[Mutant]:
    sides = (node.left, *node.comparators)
    for left, sign, right in zip(sides, node.ops, sides[1:], strict=False):
        if type(sign) in _EDGES and not any(isinstance(side, ast.Constant) for side in (left, right)):
            was, becomes = _EDGES[type(sign)]
            at = spots.source.index(was, spots.of(left)[1])
            yield Mutant("bound", left.lineno, at, at + len(was), was, becomes)


def _constants(source: str, spots: Spots) -> Iterator[Mutant]:
    """The numbers of the module's named constants."""
    for statement in ast.parse(source).body:
        if isinstance(statement, ast.Assign):
            values = statement.value.elts if isinstance(statement.value, ast.Tuple) else [statement.value]
            for value in values:
                yield from _bounds(value, spots)


def _bounds(node: ast.expr, spots: Spots) -> Iterator[Mutant]:
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        number = node.value
        assert isinstance(number, int | float)
        whole = isinstance(number, int)
        for other in (number + 1, number - 1, number * 10) if whole else (number * 1.1, number * 0.9, number * 10):
            yield _put("bound", node, repr(other if whole else round(other, 6)), spots)


def _put(kind: str, node: ast.expr, text: str, spots: Spots) -> Mutant:
    start, end = spots.of(node)
    return Mutant(kind, node.lineno, start, end, spots.source[start:end], text)


def _parses(source: str) -> bool:
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True
