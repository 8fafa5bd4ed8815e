"""Whether a changed expression comes to another value at all: where it never does, no test can tell the mutant.

The expressions that mutants change are worked out both ways, many mutants at once, the changed way in passing. A mutant is left out where
that would not show it: at import, where names are bound or iterators moved on within, or in a constant that others read too.
"""

from __future__ import annotations

import ast
import builtins
import copy
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tests.mutation.mutants import Mutant, Spots

_NAME = "worked_out_both_ways"
_MOVES = frozenset(("next", "pop", "popleft", "append", "add", "update", "remove", "extend", "setdefault"))

DIFFERED: set[int] = set()
"""The numbers of the mutants whose expressions have come to another value; whoever asks empties it first."""


def doubled(source: str, numbered: Mapping[int, Mutant]) -> tuple[ast.Module, set[int]]:
    """The module that works its mutants' expressions out both ways, and the numbers of those that it shows."""
    setattr(builtins, _NAME, _worked_out)
    tree, spots = ast.parse(source), Spots(source)
    inner = _in_functions(tree)
    ways: dict[ast.expr, list[tuple[int, ast.expr]]] = {}
    for number, mutant in numbered.items():
        for node, other in _of_constant(tree, inner, spots, mutant) or _of_expression(inner, spots, mutant):
            ways.setdefault(node, []).append((number, other))
    shown = {number for of in ways.values() for number, _ in of}
    return ast.fix_missing_locations(_Doubling(ways, _asked_for_truth(tree)).visit(tree)), shown


def _worked_out(value: Any, *others: tuple[int, Callable[[], Any]]) -> Any:
    for number, other in others:
        if number not in DIFFERED and not _comes_to(value, other):
            DIFFERED.add(number)
    return value


def _comes_to(value: Any, other: Callable[[], Any]) -> bool:
    try:
        found = other()
        return found is value or bool(type(found) is type(value) and found == value)
    except Exception:
        return False


def _in_functions(tree: ast.Module) -> dict[ast.expr, ast.AST | None]:
    """The expressions in bodies of functions, each with what it is part of; places within an f-string are not told by the parser."""
    found: dict[ast.expr, ast.AST | None] = {}
    left: list[tuple[ast.AST, ast.AST | None, bool]] = [(tree, None, False)]
    while left:
        node, above, called = left.pop()
        if called and isinstance(node, ast.expr):
            found[node] = above
        if isinstance(node, ast.FunctionDef):
            left += [(each, node, True) for each in node.body]
        elif isinstance(node, ast.Lambda):
            left.append((node.body, node, True))
        elif isinstance(node, ast.ClassDef):
            left += [(each, node, False) for each in node.body]
        elif not isinstance(node, ast.JoinedStr):
            left += [(each, node, called) for each in ast.iter_child_nodes(node)]
    return found


def _of_expression(inner: Mapping[ast.expr, ast.AST | None], spots: Spots, mutant: Mutant) -> list[tuple[ast.expr, ast.expr]]:
    """The expression of a mutant and what it becomes: of a number the comparison or the cut that it bounds."""
    bounded = [node for node in inner if _weighs(node) and spots.of(node)[0] <= mutant.start and mutant.end <= spots.of(node)[1]]
    same = [node for node in inner if spots.of(node) == (mutant.start, mutant.end)]
    nodes = sorted(bounded, key=lambda node: spots.of(node)[1] - spots.of(node)[0]) if mutant.kind == "bound" else same
    if not nodes:
        return []
    start, end = spots.of(nodes[0])
    text = spots.source[start : mutant.start] + mutant.put + spots.source[mutant.end : end]
    other = ast.parse(f"({text}\n)", mode="eval").body
    binds = mutant.kind in ("term", "swap") and any(isinstance(node, ast.NamedExpr) for node in ast.walk(nodes[0]))
    return [] if binds or _moves(other) else [(nodes[0], other)]


def _of_constant(
    tree: ast.Module, inner: Mapping[ast.expr, ast.AST | None], spots: Spots, mutant: Mutant
) -> list[tuple[ast.expr, ast.expr]]:
    """What reads a constant of the module's own, and what each becomes; nothing where not only functions do."""
    name = next((name for name, value in _constants(tree) if spots.of(value) == (mutant.start, mutant.end)), "")
    reads = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)]
    if not name.startswith("_") or not all(node in inner for node in reads):
        return []
    changed = []
    for read in reads:
        node: ast.AST | None = read
        while node in inner and not _weighs(node):
            node = inner[node]  # type: ignore[index]
        site = node if isinstance(node, ast.expr) and node in inner else read
        other = copy.deepcopy(site)
        put = ast.parse(mutant.put, mode="eval").body
        changed.append((site, _Putting(read, put).visit(other)))
    return [] if any(_moves(other) for _, other in changed) else changed


def _constants(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for statement in tree.body:
        if isinstance(statement, ast.Assign):
            target, value = statement.targets[0], statement.value
            pairs = zip(target.elts, value.elts, strict=True) if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) else ()
            for one, other in pairs or ((target, value),):
                if isinstance(one, ast.Name):
                    yield one.id, other


def _weighs(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Compare) or (isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load))


def _moves(node: ast.AST) -> bool:
    """Whether to work an expression out once more may change what others find."""
    if isinstance(node, ast.Call):
        called = node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""
        if called in _MOVES:
            return True
    return isinstance(node, ast.Yield | ast.YieldFrom) or any(map(_moves, ast.iter_child_nodes(node)))


def _asked_for_truth(tree: ast.Module) -> set[ast.expr]:
    """Conditions, of which nobody asks more than whether they hold."""
    tests = {node.test for node in ast.walk(tree) if isinstance(node, ast.If | ast.While | ast.IfExp)}
    return tests.union(*(node.ifs for node in ast.walk(tree) if isinstance(node, ast.comprehension)))


class _Doubling(ast.NodeTransformer):
    """Puts the call in the place of each expression."""

    def __init__(self, ways: Mapping[ast.expr, list[tuple[int, ast.expr]]], truths: set[ast.expr]) -> None:
        self._ways = ways
        self._truths = truths

    def visit(self, node: ast.AST) -> Any:
        ways, truth = self._ways.get(node, ()), node in self._truths  # type: ignore[call-overload]
        made: Any = self.generic_visit(node)
        if not ways:
            return made
        nothing = ast.arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[])
        others = [(number, _truth_of(other) if truth else other) for number, other in ways]
        lambdas: list[ast.expr] = [ast.Tuple([ast.Constant(number), ast.Lambda(nothing, other)], ast.Load()) for number, other in others]
        value = _truth_of(made) if truth else made
        return ast.copy_location(ast.Call(ast.Name(_NAME, ast.Load()), [value, *lambdas], []), node)


def _truth_of(node: Any) -> ast.expr:
    return ast.Call(ast.Name("bool", ast.Load()), [node], [])


class _Putting(ast.NodeTransformer):
    """Puts a number in the place of the one name."""

    def __init__(self, read: ast.Name, put: ast.expr) -> None:
        self._place = read.lineno, read.col_offset
        self._put = put

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self._put if (node.lineno, node.col_offset) == self._place else node
