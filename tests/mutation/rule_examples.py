"""The examples of the rules as tests, one a rule; what is read of them before any mutant is made is remembered.

Run by ``python -m tests.mutation`` alone: ``tests/rules`` proves all of them in one test.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from checker import lint, load_ruleset, parse, read
from checker.authoring.compiling import heads, sources
from checker.authoring.proving import prove_rows
from checker.checking import Prepared, prepared
from checker.checking.kinds import KINDS
from checker.model import Document, DocumentReport, Plan, Rule
from tests.mutation.differing import DIFFERED
from tests.mutation.watching import Lines, forget, watching

ROWS = [(head, row) for head in heads() for row in sources()[head["id"]]]

_SOME = 25  # of so many examples one is read to load what is loaded at need


class Known(NamedTuple):
    """An example as it is understood without any mutant, and the lines met by module."""

    document: Document
    plan: Plan
    report: DocumentReport
    lines: Lines


class Examples:
    """Examples by what is asked of them.

    ``meets``: whether an example, by its key and lines, has to be done anew; ``parsed``: whether its plan is to be read anew, which is
    linted where it is another than before; ``linted``: the check kinds that are to be asked anew whatever the plan.
    """

    def __init__(self) -> None:
        self.known: dict[str, Known] = {}
        self.meets: Callable[[str, Lines], bool] = lambda _key, _lines: True
        self.parsed = True
        self.linted: frozenset[str] = frozenset(KINDS)
        self.used: set[str] = set()
        self._anew: dict[str, DocumentReport] = {}
        self._plans: dict[str, Plan] = {}  # by all that an example is read with: the laws that order the same have the same examples
        self._ready: dict[tuple[int, frozenset[str]], Prepared] = {}

    def examine(
        self,
        text: str | Path,
        medium: str | None = None,
        traits: Mapping[str, Any] | None = None,
        stage: str | None = None,
        ruleset: str | None = None,
    ) -> DocumentReport:
        """The report on an example; each is made once."""
        key = repr((str(text), medium, sorted((traits or {}).items()), stage, ruleset))
        self.used.add(key)
        if key not in self._anew:
            known = self.known.get(key)
            if known:
                read_as = repr((str(text), medium, sorted((traits or {}).items()), stage))
                met = self.meets(key, known.lines)
                self._anew[key] = self._again(known, read_as, stage, ruleset) if met else known.report
            else:
                self._anew[key] = self._first(key, text, medium, traits, stage, ruleset)
        return self._anew[key]

    def _again(self, known: Known, read_as: str, stage: str | None, ruleset: str | None) -> DocumentReport:
        if self.parsed and read_as not in self._plans:
            self._plans[read_as] = parse(known.document, stage=stage)
        plan = self._plans[read_as] if self.parsed else known.plan
        kinds = self.linted if plan == known.plan else frozenset(KINDS)
        return self._asked(known.report, plan, kinds, ruleset) if kinds else known.report

    def _asked(self, before: DocumentReport, plan: Plan, kinds: frozenset[str], ruleset: str | None) -> DocumentReport:
        """The report with what the rules of these kinds say of the plan, and those that leave a fault to each other with them."""
        chosen = load_ruleset(plan, ruleset=ruleset)
        key = id(chosen.rules), kinds
        if key not in self._ready:
            asked = _with_their_yielders(chosen.rules, {rule.id for rule in chosen.rules if rule.check["kind"] in kinds})
            self._ready[key] = prepared(chosen._replace(rules=tuple(rule for rule in chosen.rules if rule.id in asked)))
        ready = self._ready[key]._replace(ruleset=chosen)
        report = lint(plan, ready)
        if len(ready.questions) == len(chosen.rules):
            return report
        asked = {question.rule.id for question in ready.questions}
        return replace(
            report,
            findings=(*(each for each in before.findings if each.rule not in asked), *report.findings),
            not_checked=(*(each for each in before.not_checked if each.rule not in asked), *report.not_checked),
        )

    def warm(self) -> None:
        """Load the rules that any example meets, and what reading and asking load at their first use."""
        for known in self.known.values():
            for law in (None, *(head["id"] for head in heads() if not head["layer"])):
                load_ruleset(known.plan, ruleset=law)
        for known in [*self.known.values()][::_SOME]:
            lint(parse(known.document), load_ruleset(known.plan))

    def _first(
        self, key: str, text: str | Path, medium: str | None, traits: Mapping[str, Any] | None, stage: str | None, ruleset: str | None
    ) -> DocumentReport:
        document = read(str(text)) if isinstance(text, Path) else read(text.encode("utf-8"), name="example.txt", medium="text")
        document = replace(document, medium=medium or document.medium, traits={**document.traits, **(traits or {})})
        forget()
        with watching() as lines:
            plan = parse(document, stage=stage)
            report = lint(plan, load_ruleset(plan, ruleset=ruleset))
        self.known[key] = Known(document, plan, report, lines)
        return report

    def differing(self, asked: bool) -> dict[str, frozenset[int]]:
        """The numbers of the expressions that come to another value in each example, by its key; ``asked``: rules may have such."""
        found = {}
        for key, known in self.known.items():
            *_, stage, law = ast.literal_eval(key)
            forget()
            DIFFERED.clear()
            plan = parse(known.document, stage=stage)
            if asked:
                lint(plan, load_ruleset(plan, ruleset=law))
            found[key] = frozenset(DIFFERED)
        return found

    def all(self) -> tuple[dict[str, Known], dict[str, list[str]]]:
        """Every example, and the keys of those each rule uses, by the id of its test."""
        uses = {}
        for head, row in ROWS:
            self.used = set()
            list(prove_rows([row], head, self.examine))
            uses[f"{head['id']}-{row['id']}"] = sorted(self.used)
        return self.known, uses


def _with_their_yielders(rules: Sequence[Rule], asked: set[str]) -> set[str]:
    """The rules asked, whoever yields to one of them, and those to whom one of them yields."""
    pairs = [{rule.id, other} for rule in rules for other in rule.check.get("yields_to", ())]
    for _ in pairs:
        asked = asked.union(*(pair for pair in pairs if pair & asked))
    return asked


EXAMPLES = Examples()


@pytest.mark.parametrize(("head", "row"), ROWS, ids=[f"{head['id']}-{row['id']}" for head, row in ROWS])
def test_a_rule_behaves_on_its_examples(head: Mapping[str, Any], row: Mapping[str, Any]) -> None:
    assert [result.problem for result in prove_rows([row], head, EXAMPLES.examine) if result.problem] == []
