"""What is fuzzed: each target takes bytes and does what the command line does with them, without its net for the unforeseen.

A target returns in one word how the input ended; any exception but :class:`~checker.model.Unreadable` is a failure, and
so is a rule that crashed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from checker.checking import lint, load_ruleset
from checker.grammar.citation import read_citations
from checker.grammar.code import read_number
from checker.grammar.dateline import read_dateline
from checker.grammar.heading import read_heading, read_smudged_heading
from checker.grammar.recipients import read_archive, read_entry, read_label
from checker.grammar.signer import read_competence
from checker.model import Report, Unreadable
from checker.parsing import parse
from checker.reading import read
from checker.reporting import render

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
PAST = Path(__file__).with_name("past")
_READERS: tuple[Callable[[str], object], ...] = (
    read_citations,
    read_number,
    lambda line: read_number(line, ocr=True),
    read_dateline,
    read_heading,
    lambda line: read_smudged_heading(line, 2),
    read_label,
    lambda line: read_label(line, ocr=True),
    read_archive,
    read_entry,
    read_competence,
)


class RuleCrashedError(Exception):
    """A rule raised: the report would say ``rule_error``."""


def check(data: bytes, name: str) -> str:
    """The whole way from bytes to a report in text and JSON."""
    try:
        document = read(data, name=name)
    except Unreadable as trouble:
        return trouble.key
    plan = parse(document)
    report = lint(plan, load_ruleset(plan))
    broken = [rest for rest in report.not_checked if rest.state == "rule_error"]
    if broken:
        raise RuleCrashedError(f"{broken[0].rule}: {broken[0].why}")
    for form in ("text", "json"):
        render(Report((report,)), form)
    return report.verdict


def grammar(data: bytes) -> str:
    """Every leaf of the grammar on every line."""
    for line in data.decode("utf-8", "replace").splitlines():
        for reader in _READERS:
            reader(line)
    return "read"


TARGETS: dict[str, Callable[[bytes], str]] = {
    "docx": lambda data: check(data, "a.docx"),
    "text": lambda data: check(data, "a.txt"),
    "grammar": grammar,
}
_SUFFIXES = {"docx": "docx", "text": "txt", "grammar": "txt"}


def seeds(target: str) -> list[bytes]:
    """What the mutations start from: the project's own fixtures of that medium."""
    return [path.read_bytes() for path in sorted(FIXTURES.rglob(f"*.{_SUFFIXES[target]}"))]
