"""Which test tells a mutant from the original: the room's own that meet its line are asked, then the rules.

Of the room's those come first whose file calls the module itself, and the quick ones.
"""

from __future__ import annotations

import ast
import gc
import importlib
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from types import ModuleType

import pytest

from checker.checking.kinds import KINDS
from tests.mutation.grafting import graft
from tests.mutation.mutants import Mutant
from tests.mutation.rule_examples import EXAMPLES
from tests.mutation.trying import Met, Moved, Verdict, coverage, keep, kept, runs, sources, split, verdict
from tests.mutation.watching import ROOT, Lines, forget, mask

_A_RULE = 0.3  # seconds for the examples of one rule
_SOME = 40  # of so many tests one is run to load and compile what is at need, which else each process split off does again


class Court:
    """All tests, what they meet, and the examples as they are without a mutant."""

    def __init__(self, items: Sequence[pytest.Item]) -> None:
        self._items = {item.nodeid: item for item in items}
        tests = [item for item in items if not _of_rules(item)]
        for item in tests[::_SOME]:
            runs(item)
        self._met = coverage(tests)
        if kept("examples") is None:
            keep("examples", split(EXAMPLES.all))
        before, (EXAMPLES.known, uses) = kept("examples") or ({}, ({}, {}))
        moved = Moved(before)
        EXAMPLES.known = {key: each._replace(lines=moved(each.lines)) for key, each in EXAMPLES.known.items()}
        for item in filter(_of_rules, items):
            lines: Lines = {}
            for key in uses[item.callspec.id]:
                for path, met in EXAMPLES.known[key].lines.items():
                    lines[path] = lines.get(path, 0) | met
            self._met[item.nodeid] = Met(_A_RULE, lines, False, moved.touches(lines))
        self.moved = sum(met.moved for met in self._met.values())
        self.failing = [name for name, met in self._met.items() if met.failed]
        EXAMPLES.warm()
        gc.collect()
        gc.freeze()  # what is here stays: a process split off copies no page of it for counting

    def verdict(self, path: Path, mutant: Mutant, room: str) -> Verdict:
        """Which test the mutant makes fail."""
        source = (ROOT / path).read_text(encoding="utf-8")
        lines = mask(concerned(ast.parse(source), mutant, source))
        if not any(lines & met.lines.get(str(path), 0) for met in self._met.values()):
            lines = mask(range(source.count("\n") + 2))  # met at import alone: whoever uses the module may see it
        names = [name for name, met in self._met.items() if lines & met.lines.get(str(path), 0)]
        names = [name for name in names if name.startswith((room, "tests/mutation/rule_examples"))]
        called = f"from {_dotted(path)} import"
        own = {each for each in {self._items[name].path for name in names} if called in each.read_text(encoding="utf-8")}
        names.sort(key=lambda name: (not name.startswith(room), self._items[name].path not in own, self._met[name].seconds))

        asked = _kinds_of(path)

        def prepare(changed: bool) -> None:
            module = importlib.import_module(_dotted(path))
            graft(module, mutant.on(source) if changed else source)
            forget(module.__name__)
            _forget_made(module)
            EXAMPLES.meets = lambda met: bool(lines & met.get(str(path), 0))
            EXAMPLES.parsed, EXAMPLES.linted = "checking" not in path.parts, asked

        return verdict([self._items[name] for name in names], self._met, prepare)


def concerned(tree: ast.Module, mutant: Mutant, source: str) -> set[int]:
    """The lines a test must meet to tell the mutant: its own; of a constant those that read it, of a function's head the function's."""
    last = source.count("\n", 0, mutant.end) + 1
    first = source.count("\n", 0, mutant.start) + 1
    for outer in tree.body:
        if not outer.lineno <= mutant.line <= (outer.end_lineno or 0):
            continue
        inner = [node for node in ast.walk(outer) if isinstance(node, ast.FunctionDef) and node.body[0].lineno <= mutant.line <= _end(node)]
        if inner:
            return set(range(first, last + 1))
        if isinstance(outer, ast.FunctionDef | ast.ClassDef):
            return set(range(outer.lineno, _end(outer) + 1))
        return set(_readers(tree, {name.id for name in ast.walk(outer) if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)}))
    return set()


def _readers(tree: ast.Module, names: set[str]) -> Iterator[int]:
    """The lines of functions that read any of the names, or what the module makes of them."""
    for outer in tree.body:
        reads = [node for node in ast.walk(outer) if isinstance(node, ast.Name) and node.id in names and isinstance(node.ctx, ast.Load)]
        if isinstance(outer, ast.FunctionDef | ast.ClassDef):
            yield from (node.lineno for node in reads)
        elif reads:
            names |= {node.id for node in ast.walk(outer) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}


def _end(node: ast.stmt) -> int:
    return node.end_lineno or node.lineno


def _kinds_of(path: Path) -> frozenset[str]:
    """The check kinds that a module's mutants change by themselves, not by another plan."""
    module = _dotted(path)
    own = frozenset(name for name, kind in KINDS.items() if kind.__module__ == module)
    used = any(module in text for where, text in sources().items() if where.startswith("checker/checking/"))
    return own or (frozenset(KINDS) if used else frozenset())


def _dotted(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _of_rules(item: pytest.Item) -> bool:
    return item.path.stem == "rule_examples"


def _forget_made(module: ModuleType) -> None:
    """What the module's objects remember of themselves, those of before the process was split off too."""
    for made in [value for value in vars(module).values() if isinstance(value, type) and value.__module__ == module.__name__]:
        names = [name for name, member in vars(made).items() if isinstance(member, cached_property)]
        if not names:
            continue
        gc.unfreeze()
        for thing in gc.get_objects():
            if isinstance(thing, made):
                for name in names:
                    vars(thing).pop(name, None)
