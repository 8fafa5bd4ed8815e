"""Whether each condition of a rule is needed: without it, some good example must bring the rule.

A ``when``, ``unless`` or ``doubt`` that can be dropped and nobody sees it is a rumour: the text that needed it is missing, or it is not
needed. So is a ``where``, without which some bad example may be passed over as well; and a ``needs``: on a medium that does not show what
is needed, some example must be answered otherwise without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from checker.authoring.compiling import compile_rule, heads, sources
from checker.authoring.proving import UnprovableError, changed, fits
from checker.checking.case import Case
from checker.checking.judging import PreparedRule, judge
from checker.checking.rulesets import made_rule
from checker.model import Plan
from checker.model.data import home

ReadPlan = Callable[..., tuple[Plan, Mapping[str, Any]]]
Row = Mapping[str, Any]
CONDITIONS = ("when", "unless", "doubt")
_LACKING: Mapping[str, Mapping[str, Any]] = {
    "words": {"medium": "ocr"},
    "letters": {"medium": "ocr"},
    "capitals": {"medium": "text", "traits": {"markdown": True}},
    "fonts": {"medium": "text"},
    "source": {"medium": "pdf"},
}
"""A medium that does not show what a rule may need."""
_SPARING = frozenset({("TT0634", "style"), ("TT0635", "style"), ("TT0636", "style")})
"""Choices that the rule's own pattern makes too: they spare compiling it for a plan that has no section of the style."""


class Loose(NamedTuple):
    """A condition that no good example needs: the rule set, the rule, and where the condition stands in it."""

    ruleset: str
    rule: str
    condition: str


def loose_conditions(read_plan: ReadPlan, rule: str | None = None) -> Iterator[Loose]:
    """Every condition of every rule, or of one ``rule``, that can be dropped unseen.

    What an older law takes over from the newest is asked of the newest alone.
    ``read_plan(text or path, medium=, traits=, stage=, ruleset=)`` gives the plan of an example and the facts on its day.
    """
    newest, read_once = heads()[0]["id"], _once(read_plan)
    twins = {row["id"]: _conditions(row) for row in sources()[newest]}
    for head in heads():
        for row in sources()[head["id"]]:
            taken_over = head["id"] != newest and twins.get(row["id"]) == _conditions(row)
            if rule in (None, row["id"]) and row["own_examples"] and not taken_over:
                yield from (Loose(head["id"], row["id"], where) for where in _loose(row, head, read_once))


def _once(read_plan: ReadPlan) -> ReadPlan:
    """The same, reading each text with its facts once: many rules have an example in common, and each is tried with many a condition."""
    known: dict[tuple[str | Path, str], tuple[Plan, Mapping[str, Any]]] = {}

    def read(source: str | Path, **facts: Any) -> tuple[Plan, Mapping[str, Any]]:
        asked = source, repr(sorted(facts.items()))
        if asked not in known:
            known[asked] = read_plan(source, **facts)
        return known[asked]

    return read


def _conditions(row: Row) -> list[Any]:
    return [row["check"].get("where"), *(row.get(name) for name in (*CONDITIONS, "needs", "yields_to"))]


def _loose(row: Row, head: Row, read_plan: ReadPlan) -> Iterator[str]:
    yield from _loose_choices(row, head, read_plan)
    variants = list(_variants(row))
    cases = list(_cases(row, head, read_plan)) if variants or "yields_to" in row else []
    if "yields_to" in row:  # alone it speaks on some good example, where others speak in its place
        yielded = [case for case in cases if judge(_question(row, head), case).findings]
        cases = [case for case in cases if case not in yielded]
        if not yielded:
            yield "yields_to"
    for where, variant in variants:
        question = _question(variant, head)
        if not any(judge(question, case).findings for case in cases):
            yield where
    for need in row.get("needs", ()):
        variant = {**row, "needs": [each for each in row["needs"] if each != need]}
        asked, free = _question(row, head), _question(variant, head)
        lacking = _cases(row, head, read_plan, kinds=("good", "bad"), **_LACKING[need])
        if not any(judge(asked, case) != judge(free, case) for case in lacking):
            yield f"needs: {need}"


def _loose_choices(row: Row, head: Row, read_plan: ReadPlan) -> Iterator[str]:
    """The tests of a ``where`` without which the rule answers every one of its examples as it should."""
    where = row["check"].get("where", {})
    good, bad = (list(_cases(row, head, read_plan, kinds=(kind,))) if where else [] for kind in ("good", "bad"))
    for test in (name for name in where if (row["id"], name) not in _SPARING):
        rest = {key: value for key, value in where.items() if key != test}
        question = _question({**row, "check": {**row["check"], "where": rest}}, head)
        if not any(judge(question, case).findings for case in good) and all(judge(question, case).findings for case in bad):
            yield f"where: {test}"


def _question(row: Row, head: Row) -> PreparedRule:
    return PreparedRule(made_rule(compile_rule(row, head)))


def _cases(row: Row, head: Row, read_plan: ReadPlan, *, kinds: Sequence[str] = ("good",), **lacking: Any) -> Iterator[Case]:
    """The good examples, each ready to be put before the rule without one of its conditions; ``lacking``: facts that they shall have."""
    law = head["id"] if not head["layer"] else None
    for written in (each for kind in kinds for each in row["examples"][kind]):
        example = {"text": written} if isinstance(written, str) else written
        if not row["own_examples"] and not fits(example, row, head):
            continue
        facts = {name: example.get(name) for name in ("medium", "traits", "stage")} | lacking
        try:
            base = home("fixtures") / str(example.get("fixture", example.get("base", head["base"])))
            source = base if "fixture" in example else changed(base.read_text(encoding="utf-8"), example, row, head)
        except UnprovableError:  # told by the proof of the examples themselves
            continue
        yield Case(*read_plan(source, **facts, ruleset=law))


def _variants(row: Row) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rule without each of its conditions in turn; ``doubt`` is one condition however many tests it has."""
    for name in CONDITIONS:
        tests = row.get(name, {})
        for test in tests if name != "doubt" else (("",) if tests else ()):
            rest = {key: value for key, value in tests.items() if key != test} if test else {}
            variant = {key: value for key, value in row.items() if key != name}
            yield f"{name}: {test}".rstrip(": "), variant | ({name: rest} if rest else {})
