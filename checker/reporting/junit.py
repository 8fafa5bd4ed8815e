"""A report as JUnit XML, in the shape Jenkins, GitLab and others read: a suite a document, a case a finding.

A case fails when its finding is what fails the document; milder findings pass and say so in their output, so that a pipeline
is red exactly when the verdict is. What a rule could not tell is skipped; a file not read and a broken rule are errors.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from checker.model import LEVELS, DocumentReport, Finding
from checker.reporting import phrases, summaries
from checker.reporting.catalogue import Words
from checker.reporting.excuses import told
from checker.reporting.groups import NumberedFinding, numbered
from checker.reporting.oneline import address, sentence
from checker.reporting.order import in_order, told_verdict
from checker.reporting.paper import TURNING
from checker.reporting.unchecked import reasons, unread

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OBEYED = re.compile(f"[\x7f-\x9f{TURNING}]")  # by a terminal that shows the file


@dataclass(frozen=True, slots=True)
class JUnitCase:
    """One case: ``outcome`` is an element's name or empty for a pass; ``text`` is what it says at length."""

    name: str
    outcome: str = ""
    kind: str = ""
    message: str = ""
    text: str = ""


class JUnitWriter:
    """The report; no times, so that the same report gives the same bytes, and no totals, which each reader adds up for itself."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def head(self) -> str:
        """The beginning of the list of suites."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="thethuc">\n'

    def entry(self, document: DocumentReport) -> str:
        """The suite of one document."""
        return _suite(document.path, list(_cases(document, self._words)))

    def foot(self, code: int | None = None, skipped: Sequence[str] = ()) -> Iterator[str]:
        """What was not looked at, and the end of the list."""
        for path in skipped:
            said = self._words.ui("skipped", count=1, names=path)
            yield _suite(path, [JUnitCase(self._words.ui("skipped_file"), "skipped", "", said)])
        yield "</testsuites>\n"


writer = JUnitWriter


def _suite(name: str, cases: list[JUnitCase]) -> str:
    path = address(name)
    lines = [f" <testsuite {_attributes(name=path)} {_counts(cases)}>"]
    # Jenkins takes what follows the last dot of a class name for the class: the suffix would be it.
    lines += [line for case in cases for line in _written(case, posixpath.splitext(path)[0])]
    return "\n".join([*lines, " </testsuite>\n"])


def _cases(document: DocumentReport, words: Words) -> Iterator[JUnitCase]:
    """A case a finding; a document without one has a case for its verdict."""
    gravest = min((LEVELS.index(finding.level) for finding in document.findings), default=len(LEVELS))
    yield from _numbered(_found(each, document, gravest, words) for each in numbered(document))
    yield from _verdict(document, words)
    for finding in in_order(document.suppressed):
        yield JUnitCase(_name(finding, words), "skipped", "", told(finding, words), _text(finding, words))
    for said in unread(document, words):
        yield JUnitCase(words.ui("not_read.heading").rstrip(":"), "skipped", "", said)
    for rest in sorted(document.not_checked, key=lambda each: (each.rule, each.why)):
        if rest.state == "rule_error":
            yield JUnitCase(rest.rule, "error", rest.state, words.ui("crashed", why=phrases.reason(rest, words)))
    for why, rules in reasons(document, words):
        if not any(rest.state == "rule_error" and rest.rule in rules for rest in document.not_checked):
            yield JUnitCase(words.ui("pipeline.unasked", count=len(rules)), "skipped", "", f"{why}: {', '.join(rules)}")


def _found(each: NumberedFinding, document: DocumentReport, gravest: int, words: Words) -> JUnitCase:
    finding = each.finding
    fails = document.verdict == "fail" and LEVELS.index(finding.level) == gravest
    message = phrases.message(finding, words)
    return JUnitCase(_name(finding, words), "failure" if fails else "", finding.level, message, f"{each.label} {_text(finding, words)}")


def _numbered(cases: Iterator[JUnitCase]) -> Iterator[JUnitCase]:
    """Cases of one name told apart, since readers of the file take equal names for one case."""
    seen: Counter[str] = Counter()
    for case in cases:
        seen[case.name] += 1
        number = seen[case.name]
        yield case if number == 1 else JUnitCase(f"{case.name} #{number}", case.outcome, case.kind, case.message, case.text)


def _verdict(document: DocumentReport, words: Words) -> Iterator[JUnitCase]:
    """The case of a document that no finding fails, and of one that bears a mark of secrecy."""
    if document.verdict == "fail" and document.secret:
        yield JUnitCase(words.ui("secret.name"), "", "", summaries.secrecy(document, words))
    if document.verdict != "fail":
        outcome = {"unreadable": "error", "review": "skipped", "out_of_scope": "skipped"}.get(document.verdict, "")
        key = document.problem[0] if document.problem else document.verdict
        yield JUnitCase(words.say("verdicts", told_verdict(document)), outcome, key, summaries.told(document, words))


def _name(finding: Finding, words: Words) -> str:
    return " · ".join(part for part in (finding.rule, phrases.component(finding.component, words), phrases.counted(finding, words)) if part)


def _text(finding: Finding, words: Words) -> str:
    """The finding at length, its level first; the fingerprint is what tells it from others across runs."""
    level = words.ui(f"levels.{finding.level}").upper()
    return f"{level} · {sentence(finding, words)} [{finding.fingerprint}]"


def _counts(cases: list[JUnitCase]) -> str:
    outcomes = Counter(case.outcome for case in cases)
    return _attributes(tests=len(cases), failures=outcomes["failure"], errors=outcomes["error"], skipped=outcomes["skipped"])


def _written(case: JUnitCase, path: str) -> Iterator[str]:
    """A case as lines of XML; what it says stands in its outcome, or in its output when it passes."""
    head = f"  <testcase {_attributes(name=case.name, classname=path)}"
    if case.outcome == "skipped":
        yield f"{head}><skipped {_attributes(message=case.message)}/>{_output(case)}</testcase>"
    elif case.outcome:
        said = _attributes(message=case.message, type=case.kind)
        yield f"{head}><{case.outcome} {said}>{_clean(case.text)}</{case.outcome}></testcase>"
    else:
        yield f"{head}>{_output(case) or _output(JUnitCase('', text=case.message))}</testcase>"


def _output(case: JUnitCase) -> str:
    return f"<system-out>{_clean(case.text)}</system-out>" if case.text else ""


def _attributes(**values: object) -> str:
    return " ".join(f'{name}="{_clean(str(value))}"' for name, value in values.items())


def _clean(text: str) -> str:
    """``text`` as XML may hold it; line ends of a name are kept as references, since an attribute would lose them."""
    safe = escape(_NO_XML.sub("\ufffd", text)).replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#9;")
    return _OBEYED.sub(lambda sign: f"&#{ord(sign.group())};", safe)
