"""Every rule on its own examples: it fires on each bad one, nothing else is reported there, and it is silent on each good one.

An example is a change to a compliant text of ``fixtures/``: a line put in another's place (``text``, in the ``slot`` of the
rule's component), ``replace``, ``drop`` (a pattern for whole lines), ``drop_between`` (from the line that begins so to
before the line that begins so), ``cut`` (all from there on), ``append``; or facts of the file that a text does not have:
``medium``, ``traits``, ``stage``. What only a Word file shows has a ``fixture`` for its example: a file of ``fixtures/``,
and nothing is reported on a bad one that is not on the rule's first good one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from checker.authoring.compiling import heads, sources
from checker.model import DocumentReport, Finding
from checker.model.data import home

Example = Mapping[str, Any]
Examine = Callable[..., DocumentReport]


@dataclass(frozen=True, slots=True)
class ProofResult:
    """One example tried. ``problem`` is empty when the rule behaved; else it says in a word how it did not."""

    ruleset: str
    rule: str
    good: bool
    example: Example
    problem: str = ""


class UnprovableError(ValueError):
    """An example that cannot be made: its base, slot or replaced words are not there."""


def prove(ruleset: str | None, examine: Examine, rule: str | None = None) -> Iterator[ProofResult]:
    """Try every example of a rule set, of all when ``None``, or of one ``rule``.

    ``examine(text, medium=, traits=, stage=, ruleset=)`` reads, parses and lints a text as if the file had these facts, or
    the file itself when given its path, and returns the report; each keyword may be ``None``.
    """
    for head in heads():
        if ruleset not in (None, head["id"]):
            continue
        yield from prove_rows(sources()[head["id"]], head, examine, rule)


def prove_rows(
    rows: Iterable[Mapping[str, Any]], head: Mapping[str, Any], examine: Examine, rule: str | None = None
) -> Iterator[ProofResult]:
    """The same for rules of one set as written; ``head`` has its ``base`` and ``slots``."""
    bench = _Bench(head, examine)
    for row in rows:
        if rule in (None, row["id"]):
            yield from _prove_rule(row, head, bench)


class _Bench:
    """Where the examples of one rule set are tried. Many rules have the same text or file: what is reported on it is asked once."""

    def __init__(self, head: Mapping[str, Any], examine: Examine) -> None:
        self._law, self._examine = head["id"] if not head["layer"] else None, examine
        self._reports: dict[tuple[str | Path, str], DocumentReport] = {}

    def report(self, source: str | Path, **facts: Any) -> DocumentReport:
        """The report on a text or a file; ``facts`` are those of the file."""
        asked = source, repr(sorted((name, value) for name, value in facts.items() if value is not None))
        if asked not in self._reports:
            self._reports[asked] = self._examine(source, **facts, ruleset=self._law)
        return self._reports[asked]

    def spoken(self, source: str | Path) -> frozenset[str]:
        """The rules that speak on a text or a file as it is."""
        return frozenset(finding.rule for finding in self.report(source).findings)


def _prove_rule(row: Mapping[str, Any], head: Mapping[str, Any], bench: _Bench) -> Iterator[ProofResult]:
    for good in (True, False):
        for written in row["examples"]["good" if good else "bad"]:
            example = {"text": written} if isinstance(written, str) else written
            if not row["own_examples"] and not fits(example, row, head):
                continue
            try:
                problem = _try(row, head, example, good, bench)
            except UnprovableError as error:
                problem = f"unprovable: {error}"
            yield ProofResult(head["id"], row["id"], good, example, problem)


def fits(example: Example, row: Mapping[str, Any], head: Mapping[str, Any]) -> bool:
    """Whether an example written for another law's text can be made from this one's."""
    return (
        "fixture" not in example and set(example) <= {"text", "got", "want"} and row["component"] in {*head["slots"], "notation", "place"}
    )


def _try(row: Mapping[str, Any], head: Mapping[str, Any], example: Example, good: bool, bench: _Bench) -> str:
    if "fixture" in example:
        return _try_fixture(row, example, good, bench)
    base = (home("fixtures") / example.get("base", head["base"])).read_text(encoding="utf-8")
    facts = {name: example.get(name) for name in ("medium", "traits", "stage")}
    report = bench.report(changed(base, example, row, head), **facts)
    return _judged(row, example, good, report, frozenset() if good else bench.spoken(base))


def _try_fixture(row: Mapping[str, Any], example: Example, good: bool, bench: _Bench) -> str:
    """A whole file as an example."""
    folder = home("fixtures")
    path = folder / example["fixture"]
    if not path.exists():
        if not folder.exists():
            raise FileNotFoundError(path)
        raise UnprovableError(f"no fixture {example['fixture']}")
    twin = next(each["fixture"] for each in row["examples"]["good"] if isinstance(each, dict) and "fixture" in each)
    before = frozenset() if good else bench.spoken(folder / twin)
    return _judged(row, example, good, bench.report(path, stage=example.get("stage")), before)


def _judged(row: Mapping[str, Any], example: Example, good: bool, report: DocumentReport, before: frozenset[str]) -> str:
    """What the report on an example says against the rule, or ``""``; ``before`` are the rules that spoke without the example."""
    own = [finding for finding in report.findings if finding.rule == row["id"]]
    broken = [rest.rule for rest in report.not_checked if rest.state == "rule_error"]
    if broken:
        return f"rule error in {', '.join(broken)}"
    if good:
        return f"fires: {own[0].got}" if own else ""
    return _fault(own, example) or _strangers(report.findings, before, row, example)


def _fault(own: list[Finding], example: Example) -> str:
    """Why the rule's own findings are not what the example asks, or ``""``."""
    if not own:
        return "silent"
    for name in ("got", "want"):
        if name in example and getattr(own[0], name) != example[name]:
            return f"{name} is {getattr(own[0], name)!r}"
    return ""


def _strangers(findings: Sequence[Finding], before: frozenset[str], row: Mapping[str, Any], example: Example) -> str:
    allowed = {row["id"], *before, *example.get("also", ())}
    others = sorted({finding.rule for finding in findings} - allowed)
    return f"also reported: {', '.join(others)}" if others else ""


def changed(base: str, example: Example, row: Mapping[str, Any], head: Mapping[str, Any]) -> str:
    """The base text with the example's changes made. Raises :class:`UnprovableError`."""
    text = base
    if "text" in example:
        slot = example.get("slot") or _slot(row, head)
        text = _replaced(text, {head["slots"][slot]: example["text"]})
    text = _replaced(text, example.get("replace", {}))
    if "drop" in example:
        text = "\n".join(line for line in text.split("\n") if not _pattern(example["drop"]).search(line))
    if "drop_between" in example:
        first, after = (_found(text, words) for words in example["drop_between"])
        text = text[:first] + text[after:]
    if "cut" in example:
        text = text[: _found(text, example["cut"])]
    return text + str(example.get("append", ""))


# The component a rule reports on and the line that holds it bear different names where one line holds two parts.
_LINES = {"notation": "number", "place": "date", "legal_bases": "last_basis", "annexes": "body", "sections": "body", "document": "body"}


def _slot(row: Mapping[str, Any], head: Mapping[str, Any]) -> str:
    name = str(row["component"])
    if name == "recipients" and str(row["check"].get("of", "")).startswith("recipients/"):
        name = "recipient"
    slot = name if name in head["slots"] else _LINES.get(name, name)
    if slot not in head["slots"]:
        raise UnprovableError(f"no slot for {name}")
    return slot


def _replaced(text: str, pairs: Mapping[str, str]) -> str:
    for old, new in pairs.items():
        text = text[: _found(text, old)] + text[_found(text, old) :].replace(old, new, 1)
    return text


def _found(text: str, words: str) -> int:
    at = text.find(words)
    if at < 0:
        raise UnprovableError(f"{words!r} is not in the text")
    return at


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)
