"""Sums over many documents: how often each rule was broken and in how many of them, and how the plans of each organ stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from checker.model import DocumentReport
from checker.model.tuples import NamedTuple
from checker.reporting.catalogue import Words
from checker.reporting.order import told_verdict
from checker.reporting.paper import Paper, printable
from checker.reporting.piecewise import Writer
from checker.reporting.plain_table import plain_table
from checker.wording.issuer_names import named_apart


class RuleSum(NamedTuple):
    """How often a rule was broken, and in how many documents; ``level`` is the one it was last told at."""

    rule: str
    level: str
    findings: int
    documents: int


@dataclass(slots=True)
class OrganSum:
    """How the documents of one organ stand."""

    organ: str
    documents: int = 0
    verdicts: dict[str, int] = field(default_factory=dict)
    levels: dict[str, int] = field(default_factory=dict)


class Statistics:
    """The sums, kept as documents come: a line a rule and a line an organ, nothing of a document."""

    def __init__(self) -> None:
        self._rules: dict[str, RuleSum] = {}
        self._organs: dict[str, OrganSum] = {}

    def add(self, document: DocumentReport) -> None:
        """Count one more."""
        here: dict[str, tuple[str, int]] = {}
        for finding in document.findings:
            here[finding.rule] = finding.level, here.get(finding.rule, ("", 0))[1] + 1
        for rule, (level, number) in here.items():
            known = self._rules.get(rule, RuleSum(rule, level, 0, 0))
            self._rules[rule] = RuleSum(rule, level, known.findings + number, known.documents + 1)
        if document.verdict not in ("out_of_scope", "unreadable"):
            self._count_organ(document)

    def _count_organ(self, document: DocumentReport) -> None:
        name = organ_of(document)
        known = self._organs.setdefault(name.casefold(), OrganSum(name))
        known.documents += 1
        told = told_verdict(document)
        known.verdicts[told] = known.verdicts.get(told, 0) + 1
        for level, number in document.levels.items():
            known.levels[level] = known.levels.get(level, 0) + number

    def rules(self) -> list[RuleSum]:
        """The rules that were broken, the one broken in most documents first."""
        return sorted(self._rules.values(), key=lambda each: (-each.documents, -each.findings, each.rule))

    def organs(self) -> list[OrganSum]:
        """The organs, the one with most errors first; documents that name none count as one."""
        return sorted(self._organs.values(), key=lambda each: (-each.levels.get("error", 0), -each.documents, each.organ))


def organ_of(document: DocumentReport) -> str:
    """The organ that issues a plan, with what tells it from others of its name.

    Empty where it bears a mark of secrecy, or names none.
    """
    return "" if document.secret else named_apart(*(_printed(document, name) for name in ("organ", "superior_organ", "place")))


def _printed(document: DocumentReport, name: str) -> str:
    part = document.components.get(name)
    return " ".join(printable(part.text).split()) if part is not None and part.present and part.text else ""


class Counting:
    """A report that ends with its sums."""

    def __init__(self, inner: Writer, words: Words, paper: Paper) -> None:
        self._inner, self._words, self._paper = inner, words, paper
        self._sums = Statistics()
        self.head = inner.head

    def entry(self, document: DocumentReport) -> str:
        """What the report says of the document."""
        self._sums.add(document)
        return self._inner.entry(document)

    def foot(self, code: int | None = None, skipped: Sequence[str] = ()) -> Iterator[str]:
        """The end of the report, then the sums by rule and by organ."""
        yield from self._inner.foot(code, skipped)
        words = self._words
        rules = [
            (each.rule, words.ui(f"levels.{each.level}"), each.findings, each.documents, words.rule(each.rule, "title"))
            for each in self._sums.rules()
        ]
        organs = [
            (
                each.documents,
                each.verdicts.get("fail", 0),
                *(each.levels.get(level, 0) for level in ("error", "warning", "note")),
                each.organ or words.ui("statistics.no_organ"),
            )
            for each in self._sums.organs()
        ]
        tables: tuple[tuple[str, Sequence[Sequence[object]]], ...] = (("rules", rules), ("organs", organs))
        for key, rows in tables:
            if rows:
                heads = words.ui(f"statistics.{key}_heads").split("; ")
                yield "".join(f"{line}\n" for line in self._table(words.ui(f"statistics.{key}"), heads, rows))

    def _table(self, title: str, heads: list[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
        """A table below its title; a long name goes on below itself, whole."""
        yield ""
        yield self._paper.paint(title, "bold")
        yield from plain_table(heads, rows, self._paper.width, 2)
