"""A report as SARIF 2.1.0 (OASIS): for code scanning, editors and stores of results.

A rule's help and clause stand with the rule; a part of the plan is a logical location; a finding that was accepted is
suppressed; a rule that could not read its part is an ``open`` result; what kept a file or a rule from being judged at all is
a notification of the run.
"""

from __future__ import annotations

import posixpath
import re
import zlib
from codecs import getincrementaldecoder
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from checker import __version__
from checker.model import DocumentReport, Finding, Location, NotChecked, RuleHead
from checker.reporting import phrases, summaries
from checker.reporting.catalogue import Words
from checker.reporting.excuses import IN_SOURCE, told
from checker.reporting.groups import numbered
from checker.reporting.json import Rows, json_of
from checker.reporting.oneline import address, line, sentence
from checker.reporting.order import Tally, in_order
from checker.reporting.rule_pages import rule_page

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "thethuc/v1"
MOST = 25_000
"""Results GitHub takes of one run: it refuses a log that has more."""
_FOR_ERRORS = 5_000
"""Of these the last ones are kept for errors."""
_PIECE = 4096  # packed bytes unpacked at a time
_DRIVE = re.compile("[A-Za-z]:/")
NOT_SHOWN = frozenset(("capitals", "fonts", "letters"))
"""Why a rule could not tell that is no doubt about this document: its medium never shows such a thing."""


class SarifWriter:
    """The log of one run. Results go out as they come; files, notices and rules, which they name by number, stand after them.

    Of a document a line and its notices are kept until then, packed.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._rules = _Rules(words)
        self._results = Rows(1, 3)
        self._artifacts = Aside(Rows(2, 3))
        self._notices = Aside(Rows(2, 5))
        self._counted = Tally()
        self._broken = False
        self._written = self._left = 0

    def head(self) -> str:
        """Up to the beginning of the results."""
        return (
            f'{{\n "$schema": "{SCHEMA}",\n "version": "2.1.0",\n "runs": [\n  {{\n   "columnKind": "unicodeCodePoints",\n   "results": ['
        )

    def entry(self, document: DocumentReport) -> str:
        """The results of one document."""
        number = self._counted.documents
        self._counted.add(document)
        self._artifacts.row(_artifact(document))
        for notice in _notices(document, number, self._words):
            self._broken |= notice["level"] == "error"
            self._notices.row(notice)
        return "".join(self._results.row(each) for each in _results(document, number, self._rules, self._words) if self._has_room(each))

    def _has_room(self, result: Mapping[str, Any]) -> bool:
        """Whether one more result goes into the log; those that do not are counted."""
        room = self._written < (MOST if result["level"] == "error" else MOST - _FOR_ERRORS)
        self._written += room
        self._left += not room
        return room

    def foot(self, code: int | None = None, skipped: Sequence[str] = ()) -> Iterator[str]:
        """Files, how the run went, and the rules that results name."""
        if skipped:
            where = [{"physicalLocation": {"artifactLocation": {"uri": uri(path)}}} for path in skipped]
            self._notices.row(_notice("warning", summaries.skipped(skipped, self._words), where, descriptor={"id": "skipped"}))
        if self._left:
            self._notices.row(
                _notice("warning", self._words.ui("pipeline.too_many", count=self._left, most=MOST), [], descriptor={"id": "cut"})
            )
        went = json_of({"executionSuccessful": not self._broken, "exitCode": self._counted.exit_code() if code is None else code})
        driver = {"name": "thethuc", "version": __version__, "language": self._words.lang, "rules": self._rules.descriptors()}
        yield f'{self._results.end()},\n   "artifacts": ['
        yield from self._artifacts.end()
        yield f',\n   "invocations": [\n    {went[:-1]}, "toolExecutionNotifications": ['
        yield from self._notices.end()
        yield f'}}\n   ],\n   "tool": {json_of({"driver": driver})}\n  }}\n ]\n}}\n'


writer = SarifWriter


class Aside:
    """Rows kept until their place comes, packed: they are much alike, and a run may have a hundred thousand."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._packer = zlib.compressobj(1)
        self._packed = bytearray()

    def row(self, value: Any) -> None:
        """One more row."""
        self._packed += self._packer.compress(self._rows.row(value).encode("utf-8"))

    def end(self) -> Iterator[str]:
        """All rows, and the end of their list."""
        self._packed += self._packer.flush()
        unpacker, letters = zlib.decompressobj(), getincrementaldecoder("utf-8")()
        for start in range(0, len(self._packed), _PIECE):
            packed = bytes(self._packed[start : start + _PIECE])
            while packed:  # alike rows unpack to a thousandfold
                yield letters.decode(unpacker.decompress(packed, _PIECE * 16))
                packed = unpacker.unconsumed_tail
        yield self._rows.end()


class _Rules:
    """The rules that results name, in the order of their first use, each in the words of the law that judged there."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._known: dict[str, dict[str, Any]] = {}
        self._indices: dict[str, int] = {}

    def index(self, rule: str, document: DocumentReport) -> int:
        """The place of a rule in the list; its head tells name, clause and the level it has of itself."""
        if rule not in self._known:
            head, described = document.rules.get(rule), self._described(rule, document.ruleset)
            self._known[rule] = {**described, **(self._headed(head, described["help"]["text"]) if head else {})}
        return self._indices.setdefault(rule, len(self._indices))

    def _headed(self, head: RuleHead, says: str) -> dict[str, Any]:
        by = self._words.ui("pipeline.by", clause=phrases.clause(head.clause, self._words))
        return {
            "name": head.name,
            "defaultConfiguration": {"level": head.level},
            "properties": {"clause": head.clause.as_dict(), "basis": head.basis, "tags": [head.basis, head.component]},
            "help": {"text": f"{says} {by}"},
        }

    def descriptors(self) -> list[dict[str, Any]]:
        """All of them."""
        return list(self._known.values())

    def _described(self, rule: str, ruleset: str | None) -> dict[str, Any]:
        title, mend, asks = self._words.rule(rule, "title"), self._words.rule(rule, "mend"), self._words.asked(rule, ruleset)
        page = rule_page(rule)
        return {
            "id": rule,
            "shortDescription": {"text": title or rule},
            "fullDescription": {"text": asks or title or rule},
            "help": {"text": " ".join(part for part in (asks or title, mend if "{" not in mend else "") if part) or rule},
            **({"helpUri": page} if page else {}),
        }


def _artifact(document: DocumentReport) -> dict[str, Any]:
    """A file of the run; its hash tells versions apart."""
    artifact: dict[str, Any] = {"location": {"uri": uri(document.path)}}
    if document.sha256:
        artifact["hashes"] = {"sha-256": document.sha256}
    told = {"verdict": document.verdict, "medium": document.medium, "stage": document.stage, "ruleset": document.ruleset}
    return {**artifact, "properties": {key: value for key, value in told.items() if value}}


def uri(path: str) -> str:
    """A path as a URI reference: relative as it is, absolute as ``file:``, every letter outside ASCII percent-encoded."""
    said = address(path)
    drive = _DRIVE.match(said) is not None
    encoded = quote(_bytes(said), safe="/:" if drive else "/")
    if drive:
        return f"file:///{encoded}"
    return f"file://{encoded}" if posixpath.isabs(said) else encoded


def _bytes(path: str) -> bytes:
    """A path as the system has it: a name that is not UTF-8 came to us escaped."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return path.encode("utf-8", "replace")


def _results(document: DocumentReport, artifact: int, rules: _Rules, words: Words) -> Iterator[dict[str, Any]]:
    for each in numbered(document):
        result = _result(each.finding, document, artifact, rules, words)
        yield {**result, "properties": {"number": each.label, "group": each.group.number, **result["properties"]}}
    for finding in in_order(document.suppressed):
        yield {**_result(finding, document, artifact, rules, words), "suppressions": [_suppression(finding, words)]}
    for rest in sorted(document.not_checked, key=lambda each: (each.rule, each.why)):
        if rest.state == "cannot_tell" and rest.why not in NOT_SHOWN:
            yield _open(rest, document, artifact, rules, words)


def _result(finding: Finding, document: DocumentReport, artifact: int, rules: _Rules, words: Words) -> dict[str, Any]:
    properties = {
        "component": finding.component,
        "basis": finding.basis,
        "clause": finding.clause.as_dict(),
        "place": finding.place.as_dict() if finding.place else None,
        "got": finding.got,
        "want": finding.want,
        "fix": finding.fix,
    }
    return {
        "ruleId": finding.rule,
        "ruleIndex": rules.index(finding.rule, document),
        "kind": "fail",
        "level": finding.level,
        "message": {"text": sentence(finding, words)},
        "locations": [_told(finding, words) | _location(document, artifact, words, finding.place, finding.component, finding.got)],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "properties": {key: value for key, value in properties.items() if value is not None},
    }


def _told(finding: Finding, words: Words) -> dict[str, Any]:
    """The place as a person finds it."""
    said = phrases.spot(finding, words)
    return {"message": {"text": said}} if said else {}


def _suppression(finding: Finding, words: Words) -> dict[str, Any]:
    """That a finding was accepted before: in the document itself, or in a file beside it."""
    said = finding.suppression
    properties = {key: value for key, value in (("by", said.by), ("until", said.until)) if value} if said else {}
    kind = "inSource" if said and said.kind == IN_SOURCE else "external"
    suppression = {"kind": kind, "status": "accepted", "justification": (said.reason if said else None) or told(finding, words)}
    return {**suppression, "properties": properties} if properties else suppression


def _open(rest: NotChecked, document: DocumentReport, artifact: int, rules: _Rules, words: Words) -> dict[str, Any]:
    """A rule that could not tell: neither pass nor fail, a person has to look."""
    why = words.ui("pipeline.open", rule=words.rule(rest.rule, "title") or rest.rule, why=phrases.reason(rest, words))
    return {
        "ruleId": rest.rule,
        "ruleIndex": rules.index(rest.rule, document),
        "kind": "open",
        "level": "none",
        "message": {"text": why},
        "locations": [_location(document, artifact, words)],
        "properties": {"why": rest.why},
    }


def _location(
    document: DocumentReport,
    artifact: int,
    words: Words,
    place: Location | None = None,
    component: str | None = None,
    got: str | None = None,
) -> dict[str, Any]:
    """Where a result stands. GitHub takes no result without a line: where there is none, line 1 is given and said to be nominal."""
    number = line(place)
    region: dict[str, Any] = {"startLine": number or 1}
    if number and got:
        region["snippet"] = {"text": got}
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(document.path), "index": artifact}, "region": region}
    if number is None:
        physical["properties"] = {"nominalLine": True}
    location: dict[str, Any] = {"physicalLocation": physical}
    if component:
        location["logicalLocations"] = [_part(component, place, words)]
    return location


def _part(component: str, place: Location | None, words: Words) -> dict[str, Any]:
    """A part of the plan; its full name goes down to the paragraph: ``number/body/paragraph 4/cell 1,0``."""
    where = place.as_dict() if place else {}
    steps = [component, *([str(where["part"])] if where else [])]
    steps += [f"{key} {where[key]}" for key in ("page", "line", "paragraph") if key in where]
    if "cell" in where:
        steps.append("cell " + ",".join(str(each) for each in where["cell"]))
    part: dict[str, Any] = {"name": component, "fullyQualifiedName": "/".join(steps), "kind": "component"}
    return {**part, "properties": {"title": phrases.component(component, words)}}


def _notices(document: DocumentReport, artifact: int, words: Words) -> Iterator[dict[str, Any]]:
    """What went wrong with a file or a rule, and which rules its medium gives nothing to judge."""
    where = [{"physicalLocation": {"artifactLocation": {"uri": uri(document.path), "index": artifact}}}]
    if document.problem is not None:
        yield _notice("error", phrases.problem(document, words), where, descriptor={"id": document.problem[0]})
    for rest in sorted(document.not_checked, key=lambda each: (each.rule, each.why)):
        if rest.state == "rule_error":
            said = words.ui("crashed", why=phrases.reason(rest, words))
            yield _notice("error", f"{rest.rule}: {said}", where, associatedRule={"id": rest.rule})
    level = "warning" if document.verdict == "review" else "note"
    for why in sorted(NOT_SHOWN):
        names = sorted({rest.rule for rest in document.not_checked if rest.state == "cannot_tell" and rest.why == why})
        if names:
            yield _notice(level, f"{words.say('why', why)}: {', '.join(names)}", where, descriptor={"id": f"cannot_tell.{why}"})
    for row in document.not_read:
        said = words.ui("not_read.said", what=phrases.not_read(row, words))
        yield _notice("warning", said, where, descriptor={"id": f"not_read.{row.kind}"})
    if document.secret:
        yield _notice("note", summaries.secrecy(document, words), where, descriptor={"id": "secret"})
    if document.verdict == "out_of_scope":
        yield _notice("note", summaries.outside(document, words), where, descriptor={"id": f"out_of_scope.{document.scope}"})


def _notice(level: str, text: str, where: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {"level": level, "message": {"text": text}, "locations": where, **more}
