"""A baseline: the findings a repository had when checking began, which are known and do not fail; only new ones do.

The file holds, for each document, the fingerprints of its findings and how often each occurs. Fingerprints hang on what was
found and never on where, so that lines may move; paths are relative to the baseline's folder, with forward slashes.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from checker.checking.linting import verdict_of
from checker.model import DocumentReport, Finding, Suppression
from checker.model.errors import Misconfigured, cause
from checker.model.regular import open_regular

SCHEMA = "thethuc-baseline/1"
USUAL = ".thethuc-baseline.json"
LARGEST = 32 * 1024 * 1024
"""Bytes of a baseline: some 250 000 findings. A larger file is none."""
_KNOWN = Suppression("baseline")

Entry = tuple[str, str]
"""Rule and fingerprint of a finding."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one document: its bytes then (SHA-256), and its findings with their counts."""

    sha256: str
    entries: Mapping[Entry, int]


@dataclass(frozen=True, slots=True)
class Baseline:
    """A baseline as read: ``path`` of the file, and what is known of each document by its relative path."""

    path: str
    files: Mapping[str, Known] = field(default_factory=dict)

    def name_of(self, path: str) -> str:
        """The path of a document as the baseline writes it."""
        home = os.path.dirname(os.path.abspath(self.path))
        try:
            return os.path.relpath(os.path.abspath(path), home).replace(os.sep, "/")
        except ValueError:  # another drive
            return os.path.abspath(path).replace(os.sep, "/")

    def place_of(self, name: str) -> str:
        """Where the document of that name lies."""
        return os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(self.path)), name))

    def entry_of(self, report: DocumentReport) -> str | None:
        """The name under which a document is known: its own; or, of a file that is gone, one with its bytes or its file name."""
        name = self.name_of(report.path)
        if name in self.files:
            return name
        same = [other for other, known in self.files.items() if known.sha256 == report.sha256]
        moved = [other for other in self.files if other.rpartition("/")[2] == name.rpartition("/")[2]]
        return next((other for other in (*same, *moved) if not os.path.exists(self.place_of(other))), None)


def counts(findings: Iterable[Finding]) -> Counter[Entry]:
    """The findings as a baseline counts them."""
    return Counter((finding.rule, finding.fingerprint) for finding in findings)


def applied(report: DocumentReport, baseline: Baseline, fail_on: str) -> DocumentReport:
    """The report with the findings the baseline knows taken out of what counts, no more of each than it knows."""
    name = baseline.entry_of(report)
    if name is None or not report.findings:
        return report
    left = Counter(baseline.files[name].entries)
    new: list[Finding] = []
    known: list[Finding] = []
    for finding in report.findings:
        entry = (finding.rule, finding.fingerprint)
        (known if left[entry] > 0 else new).append(finding)
        left[entry] -= 1
    if not known:
        return report
    accepted = (*report.suppressed, *(finding._replace(suppression=_KNOWN) for finding in known))
    return replace(report, findings=tuple(new), page=None, suppressed=accepted, verdict=verdict_of(new, report.doubtful, fail_on))


def judged(report: DocumentReport) -> bool:
    """Whether a report says which findings a document has; one that could not be read says nothing of it."""
    return report.verdict != "unreadable"


def still(report: DocumentReport) -> Counter[Entry]:
    """The findings of a report that a baseline may know: those that count, and those it has taken out already.

    None of a plan that bears a mark of secrecy: the file lies beside others, and goes where they go.
    """
    if report.secret:
        return Counter()
    return counts((*report.findings, *(each for each in report.suppressed if each.suppression == _KNOWN)))


def pruned(baseline: Baseline, reports: Iterable[DocumentReport]) -> Baseline:
    """The baseline without what no longer occurs in the documents judged, and without documents that are gone."""
    files = dict(baseline.files)
    for report in reports:
        name = baseline.entry_of(report)
        if name is None or not judged(report):
            continue
        kept = {entry: min(count, still(report)[entry]) for entry, count in files.pop(name).entries.items()}
        files[baseline.name_of(report.path)] = Known(report.sha256 or "", {entry: count for entry, count in kept.items() if count})
    there = {name: known for name, known in files.items() if known.entries and os.path.exists(baseline.place_of(name))}
    return replace(baseline, files=there)


def taken(path: str, reports: Iterable[DocumentReport], before: Baseline) -> Baseline:
    """The baseline of these reports; documents they are not about keep what ``before`` knows of them."""
    files = {name: known for name, known in before.files.items() if os.path.exists(before.place_of(name))}
    fresh = Baseline(path)
    for report in reports:
        if judged(report):
            files.pop(before.entry_of(report) or "", None)
            files[fresh.name_of(report.path)] = Known(report.sha256 or "", still(report))
    return replace(fresh, files={name: known for name, known in files.items() if known.entries})


def surplus(new: Baseline, old: Baseline) -> int:
    """How many findings one baseline knows that the other does not; a document that was moved is not new."""
    spare = Counter({(name, entry): count for name, known in old.files.items() for entry, count in known.entries.items()})
    gone = sum((Counter(known.entries) for name, known in old.files.items() if name not in new.files), Counter())
    more = Counter({(name, entry): count for name, known in new.files.items() for entry, count in known.entries.items()}) - spare
    moved = Counter(entry for (name, entry), count in more.items() if name not in old.files for _ in range(count))
    return sum(more.values()) - sum((moved & gone).values())


def load(path: str) -> Baseline:
    """The baseline in a file. Raises :class:`Misconfigured`."""
    try:
        with open_regular(path) as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise Misconfigured("baseline.large", file=path, limit=LARGEST)
        tree = json.loads(data.decode("utf-8-sig"))
    except FileNotFoundError:
        raise Misconfigured("baseline.missing", file=path) from None
    except OSError as error:
        raise Misconfigured("baseline.unopened", file=path, cause=cause(error)) from None
    except (ValueError, RecursionError):
        raise Misconfigured("baseline.broken", file=path) from None
    try:
        if tree["schema"] != SCHEMA:
            raise Misconfigured("baseline.other", file=path, found=str(tree["schema"])[:40], wanted=SCHEMA)
        return Baseline(path, {str(name): _known(row) for name, row in tree["files"].items()})
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):  # a count may be written 1e999
        raise Misconfigured("baseline.broken", file=path) from None


def _known(row: Mapping[str, Any]) -> Known:
    entries = {(str(each["rule"]), str(each["fingerprint"])): int(each["count"]) for each in row["findings"]}
    return Known(str(row["sha256"]), entries)


def written(baseline: Baseline) -> str:
    """The text of the file: sorted, a line for each finding, so that what changes in it is what a reviewer sees."""
    tree = {
        name: {
            "sha256": known.sha256,
            "findings": [
                {"rule": rule, "fingerprint": fingerprint, "count": count} for (rule, fingerprint), count in sorted(known.entries.items())
            ],
        }
        for name, known in sorted(baseline.files.items())
    }
    lines = [f'{{\n "schema": {json.dumps(SCHEMA)},\n "files": {{']
    documents = []
    for name, known in tree.items():
        rows = ",\n".join(f"   {json.dumps(row)}" for row in known["findings"])
        head = f'  {json.dumps(name, ensure_ascii=False)}: {{"sha256": {json.dumps(known["sha256"])}, "findings": [\n'
        documents.append(f"{head}{rows}\n  ]}}")
    lines.append(",\n".join(documents))
    return "\n".join([*lines, " }\n}"]) + "\n"
