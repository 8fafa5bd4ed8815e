"""Each kind of mutant changes what it says, and nothing else."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from checker.checking.rulesets import rules_of
from checker.running import rule_lookup
from tests.mutation import trying
from tests.mutation.__main__ import ROOMS, ROOT, Case, cases, sampled
from tests.mutation.differing import DIFFERED, doubled
from tests.mutation.equivalent import EQUIVALENT, is_equivalent
from tests.mutation.grafting import graft
from tests.mutation.mutants import KINDS, mutants
from tests.mutation.rule_examples import Examples
from tests.mutation.watching import forget

GUARD = "def f(x):\n    if x:\n        return 1\n    return 2\n"
SIDES = "def f(x):\n    if x:\n        y = 1\n    else:\n        y = 2\n    return y\n"
BOUND = "_MOST = 7\ndef f(ớ):\n    return 'ớ' * (ớ < 3)\n"
TERMS = "def f(a, b):\n    return a and b.c\n"
SLICE = "def f(a):\n    return a[-1:]\n"
EDGE = "def f(a, b):\n    return a < b\n"
CHOICE = "def f(a):\n    return [x for x in a if x]\n"


def made(source: str, kind: str) -> set[str]:
    return {mutant.on(source) for mutant in mutants(source) if mutant.kind == kind}


@pytest.mark.parametrize(
    ("source", "kind", "changes"),
    [
        (GUARD, "guard", {GUARD.replace("if x", "if False")}),
        (GUARD, "invert", {GUARD.replace("if x", "if not (x)")}),
        (SIDES, "branch", {SIDES.replace("if x", "if False"), SIDES.replace("if x", "if True")}),
        (SIDES, "guard", set()),
        (TERMS, "term", {TERMS.replace("a and b.c", "((a))"), TERMS.replace("a and b.c", "((b.c))")}),
        (TERMS, "swap", {TERMS.replace("a and b.c", "((a) or (b.c))")}),
        (SLICE, "bound", {SLICE.replace("-1", f"-{other}") for other in (2, 0, 10)}),
        (EDGE, "bound", {EDGE.replace("<", "<=")}),
        (CHOICE, "invert", {CHOICE.replace("if x", "if not (x)")}),
        (
            BOUND,
            "bound",
            {BOUND.replace("= 7", f"= {other}") for other in (8, 6, 70)} | {BOUND.replace("< 3", f"< {other}") for other in (4, 2, 30)},
        ),
    ],
)
def test_a_kind_changes_what_it_says(source, kind, changes):
    assert made(source, kind) == changes


def test_a_mutant_tells_its_line():
    assert {mutant.line for mutant in mutants(GUARD)} == {2}


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_has_mutants_of_every_kind(room):
    wanted = set(KINDS) - {"branch"}  # few functions choose between two ways
    for case in cases(room):
        wanted.discard(case.mutant.kind)
        if not wanted:
            break
    assert wanted == set()


_mutants = cache(lambda source: tuple(mutants(source)))
"""Of a module that several exclusions are of they are made once."""


@pytest.mark.xdist_group("exclusions")
@pytest.mark.parametrize("each", EQUIVALENT, ids=lambda each: f"{each.path}-{each.put}")
def test_every_exclusion_is_of_a_mutant_there_is_and_says_why(each):
    source = (ROOT / each.path).read_text(encoding="utf-8")
    assert any(is_equivalent(Path(each.path), source, mutant) for mutant in _mutants(source) if (mutant.was, mutant.put) == each[2:4])
    assert len(each.why) > 20


def test_each_room_and_kind_has_so_many_by_the_seed():
    every = [Case(room, Path(f"{room}.py"), mutant) for room in ("grammar", "wording") for mutant in mutants(GUARD + BOUND)]
    chosen = sampled(every, 2, 5)
    assert [(case.room, case.mutant.kind) for case in chosen] == [
        (room, kind) for room in ("grammar", "wording") for kind in ("guard", "invert", "bound", "bound")
    ]
    assert chosen == sampled(every, 2, 5)
    assert sampled(every, 99, 5) != every != chosen


@pytest.fixture
def grown(monkeypatch):
    """Makes a module of a source, as if it had been imported."""

    def make(source: str) -> ModuleType:
        module = ModuleType("tests.mutation.grown")
        module.__file__ = "grown.py"
        monkeypatch.setitem(sys.modules, module.__name__, module)
        exec(source, module.__dict__)
        return module

    return make


def test_a_graft_changes_functions_methods_and_constants_where_they_are(grown):
    source = "_MOST = 2\ndef f(x):\n    return x < _MOST\nclass C:\n    @property\n    def p(self):\n        return _MOST\n"
    module = grown(source)
    f, made = module.f, module.C()
    graft(module, source.replace("= 2", "= 3").replace("x < ", "x <= ").replace("return _MOST", "return -_MOST"))
    assert (f(3), f(4), made.p) == (True, False, -3)


def test_a_graft_changes_the_functions_of_a_table(grown):
    source = "TESTS = {'least': lambda x: x >= 2}\n"
    module = grown(source)
    least = module.TESTS["least"]
    graft(module, source.replace(">=", ">"))
    assert not least(2)


def test_a_graft_changes_a_pattern_that_is_compiled_late(grown):
    source = "from checker.model.patterns import lazy_pattern\n_MOST = 2\n_P = lazy_pattern('a{%d}' % _MOST)\n"
    module = grown(source)
    graft(module, source.replace("= 2", "= 3"))
    assert module._P.fullmatch("aaa")


@pytest.mark.parametrize(
    ("source", "put", "given", "differs"),
    [
        (GUARD, "False", ((), (1,)), (False, True)),
        (SIDES, "True", ((), (1,)), (True, False)),
        (BOUND, "4", (2, 3, 4), (False, True, False)),
        ("def f(a):\n    return a and a[0]\n", "((a[0]))", ((), (3,)), (True, False)),
        ("def f(a):\n    return a[:2]\n", "3", ("ab", "abc"), (False, True)),
        ("_MOST = 7\ndef f(a):\n    return [x for x in a if x > _MOST]\n", "8", ((7,), (8,)), (False, True)),
        ("def f(a):\n    return a and a[0] < 3\n", "4", ((), (3,)), (False, True)),
    ],
)
def test_a_test_can_tell_a_mutant_where_its_expression_comes_to_another_value(grown, source, put, given, differs):
    chosen = {number: mutant for number, mutant in enumerate(mutants(source)) if mutant.put == put and mutant.kind != "swap"}
    module = grown(source)
    tree, shown = doubled(source, chosen)
    graft(module, tree)
    assert shown == {*chosen}
    for value, differing in zip(given, differs, strict=True):
        DIFFERED.clear()
        module.f(value)
        assert bool(DIFFERED) == differing, value


@pytest.mark.parametrize(
    "source",
    [
        "_MOST = 7\n_ALL = range(_MOST)\n",  # at import
        "MOST = 7\ndef f(x):\n    return x < MOST\n",  # read by others
        "def f(x):\n    return next(x) < 3\n",  # moves an iterator on
        "def f(x, y):\n    return x and (z := y) and z\n",  # binds a name
        "def f(x):\n    return f'{x < 3}'\n",  # the parser of 3.11 tells no place within
    ],
)
def test_what_does_not_show_all_of_a_mutant_is_left_out(source):
    chosen = {number: mutant for number, mutant in enumerate(mutants(source)) if mutant.kind in ("bound", "term") and mutant.put != "<="}
    assert doubled(source, chosen)[1] == set()


def test_forgetting_compiles_no_late_pattern(monkeypatch):
    module = ModuleType("checker.grown")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    exec(
        "from functools import cache\nfrom checker.model.patterns import lazy_pattern\n_P = lazy_pattern('(')\nf = cache(str)\n",
        module.__dict__,
    )
    module.f(1)
    forget()
    assert module.f.cache_info().currsize == 0


def test_the_rules_are_kept_but_of_a_mutant_of_what_loads_them():
    assert rule_lookup.rules_of is rules_of  # held by others too
    rules_of("nd30-2020")
    forget()
    assert rules_of.cache_info().currsize
    forget(rules_of.__module__)
    assert not rules_of.cache_info().currsize


@pytest.mark.parametrize("killer", ["told", "endless", "deadly", ""])
def test_a_killer_fails_alone_and_for_the_change_alone(monkeypatch, killer):
    changed, before = [False], []
    said = {
        "good": lambda: True,
        "behind": lambda: not (changed[0] and before[:-1]),
        "always": lambda: False,
        "told": lambda: not changed[0],
        "endless": lambda: not changed[0] or next(iter(int, 1)),
        "deadly": lambda: not changed[0] or os._exit(3),
    }

    def runs(item):
        before.append(item.nodeid)
        return said[item.nodeid]()

    for name, value in (("runs", runs), ("_LEAST", 0.05), ("_PREPARING", 1.0)):
        monkeypatch.setattr(trying, name, value)
    names = ["good", "behind", "always", *([killer] if killer else ["good"])]
    met = dict.fromkeys(names, trying.Met(0.0, {}, False))
    items = [SimpleNamespace(nodeid=name) for name in names]
    assert trying.verdict(items, met, lambda change: changed.__setitem__(0, change)) == (killer, ("behind", "always"))


@pytest.mark.parametrize("kind", ["letter_case", "matches", "agrees"])
def test_an_example_asked_anew_of_some_rules_says_what_all_said(kind):
    """Else each mutant of a kind makes every example fail, and none for the mutant alone. Of capitals the first rule here yields."""
    text = (ROOT / "fixtures/compliant/so-noi-vu.txt").read_text(encoding="utf-8")
    text = text.replace("KẾ HOẠCH\nKiểm tra công tác văn thư", "KẾ HOẠCH KIỂM TRA CÔNG TÁC VĂN THƯ\n").replace("Số: 125", "Số: 5")
    examples = Examples()
    said = examples.examine(text)
    examples._anew.clear()
    examples.parsed, examples.linted = False, frozenset({kind})
    again = examples.examine(text)
    assert again is not said
    assert {finding.rule for finding in said.findings} >= {"TT0508", "TT0302"}
    assert sorted(map(str, again.findings)) == sorted(map(str, said.findings))
    assert sorted(map(str, again.not_checked)) == sorted(map(str, said.not_checked))
