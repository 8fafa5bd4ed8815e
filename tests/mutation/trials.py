"""Which test tells a mutant from the original: the room's own that meet its line are asked, then the rules.

Of the room's those come first whose file calls the module itself, and the quick ones. What the first seconds leave alive is left for the
end: of all such mutants at once it is seen in which tests the changed expression comes to another value, and these alone are asked.
"""

from __future__ import annotations

import ast
import functools
import gc
import importlib
import itertools
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest

from checker.checking.kinds import KINDS
from tests.mutation.differing import DIFFERED, doubled
from tests.mutation.grafting import graft
from tests.mutation.mutants import Mutant
from tests.mutation.rule_examples import EXAMPLES
from tests.mutation.trying import Met, Moved, Verdict, coverage, keep, kept, runs, sources, split, verdict
from tests.mutation.watching import ROOT, Lines, forget, mask

_A_RULE = 0.3  # seconds for the examples of one rule
_SOME = 40  # of so many tests one is run to load and compile what is at need, which else each process split off does again
_QUICK = 3.0  # seconds of tests, as long as they took while they were watched, that each mutant is put before at once


class Asked(NamedTuple):
    """A mutant of the module at ``path``, and the folder of the tests that are asked of it."""

    path: Path
    mutant: Mutant
    room: str


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
        self._uses: dict[str, list[str]] = {item.nodeid: uses[item.callspec.id] for item in filter(_of_rules, items)}
        moved = Moved(before)
        EXAMPLES.known = {key: each._replace(lines=moved(each.lines)) for key, each in EXAMPLES.known.items()}
        for item in filter(_of_rules, items):
            lines: Lines = {}
            for key in self._uses[item.nodeid]:
                for path, met in EXAMPLES.known[key].lines.items():
                    lines[path] = lines.get(path, 0) | met
            self._met[item.nodeid] = Met(_A_RULE, lines, False, moved.touches(lines))
        self.moved = sum(met.moved for met in self._met.values())
        self.failing = [name for name, met in self._met.items() if met.failed]
        EXAMPLES.warm()
        gc.collect()
        gc.freeze()  # what is here stays: a process split off copies no page of it for counting

    def verdicts(self, cases: Sequence[Asked]) -> Iterator[tuple[Asked, Verdict]]:
        """Which test each mutant makes fail: the quick ones are asked first; then, of what is left, those that can tell."""
        left = []
        for case in cases:
            said = self._verdict(case, self._quick(case))
            if said.killer:
                yield case, said
            else:
                left.append((case, said))
        differing = self._differing([case for case, _ in left]) if left else {}
        for case, before in left:
            tell = differing.get(case)
            quick = set(self._quick(case))
            names = [name for name in self._names(case) if name not in quick and (tell is None or name in tell)]
            said = self._verdict(case, names, tell)
            yield case, said._replace(doubted=before.doubted + said.doubted)

    def _quick(self, case: Asked) -> list[str]:
        """The first tests of a mutant's, as many as are run while a process is made ready."""
        seconds = itertools.accumulate(self._met[name].seconds for name in self._names(case))
        return [name for name, taken in zip(self._names(case), seconds, strict=True) if taken < _QUICK]

    @functools.cache  # noqa: B019
    def _names(self, case: Asked) -> tuple[str, ...]:
        """The tests that meet a mutant's line: the room's, then the rules'."""
        path, _, room = case
        lines = self._lines(case)
        names = [name for name, met in self._met.items() if lines & met.lines.get(str(path), 0)]
        names = [name for name in names if name.startswith((room, "tests/mutation/rule_examples"))]
        called = f"from {_dotted(path)} import"
        own = {each for each in {self._items[name].path for name in names} if called in each.read_text(encoding="utf-8")}
        return tuple(
            sorted(names, key=lambda name: (not name.startswith(room), self._items[name].path not in own, self._met[name].seconds))
        )

    def _lines(self, case: Asked) -> int:
        source = _text(case.path)
        lines = mask(concerned(ast.parse(source), case.mutant, source))
        if any(lines & met.lines.get(str(case.path), 0) for met in self._met.values()):
            return lines
        return mask(range(source.count("\n") + 2))  # met at import alone: whoever uses the module may see it

    def _verdict(self, case: Asked, names: Sequence[str], tell: frozenset[str] | None = None) -> Verdict:
        """Which of the tests the mutant makes fail; ``tell``: the keys of the examples that are done anew are among these."""
        path, mutant, _ = case
        lines, asked, source = self._lines(case), _kinds_of(path), _text(path)

        def prepare(changed: bool) -> None:
            _put(path, mutant.on(source) if changed else source)
            EXAMPLES.meets = lambda key, met: bool(lines & met.get(str(path), 0)) and (tell is None or key in tell)
            EXAMPLES.parsed, EXAMPLES.linted = "checking" not in path.parts, asked

        return verdict([self._items[name] for name in names], self._met, prepare)

    def _differing(self, cases: Sequence[Asked]) -> dict[Asked, frozenset[str]]:
        """The tests and the keys of the examples in which a mutant's expression comes to another value, where that shows all."""
        numbers = {case: number for number, case in enumerate(cases)}
        shown: set[int] = set()
        modules = []
        for path in {case.path for case in cases}:
            module, of = doubled(_text(path), {number: case.mutant for case, number in numbers.items() if case.path == path})
            modules.append((path, module))
            shown |= of
        places = [(str(case.path), self._lines(case)) for case in cases if numbers[case] in shown]
        tests = [
            item for name, item in self._items.items()
            if not _of_rules(item) and any(lines & self._met[name].lines.get(path, 0) for path, lines in places)
        ]  # fmt: skip

        asked = any("parsing" not in case.path.parts for case in cases)

        def work() -> dict[str, frozenset[int]]:
            for path, module in modules:
                _put(path, module)
            return {item.nodeid: _differing_in(item) for item in tests} | EXAMPLES.differing(asked)

        found: dict[str, frozenset[int]] = split(work)
        differing = {}
        for case, number in numbers.items():
            if number in shown:
                tell = {name for name, numbers_ in found.items() if number in numbers_}
                differing[case] = frozenset(tell.union(name for name, keys in self._uses.items() if not tell.isdisjoint(keys)))
        return differing


def _differing_in(item: pytest.Item) -> frozenset[int]:
    """Of a program that works as before there is nothing to fear: all tests run in one process."""
    forget()
    DIFFERED.clear()
    runs(item)
    return frozenset(DIFFERED)


def _put(path: Path, source: str | ast.Module) -> None:
    """The module is another from now on, and nothing remembers what it was."""
    module = importlib.import_module(_dotted(path))
    graft(module, source)
    forget(module.__name__)
    _forget_made(module)


@functools.cache
def _text(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


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
