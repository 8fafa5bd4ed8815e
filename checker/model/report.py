"""What checking hands over: findings, what could not be checked, and the verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from checker.model.document import Comment, Document, Location, NotRead
from checker.model.law import Clause, RuleHead, answers_to
from checker.model.lazy import LaterFindings
from checker.model.plan import Component, Item
from checker.model.records import dataclass, field
from checker.model.signature import Signature
from checker.model.tuples import NamedTuple

if TYPE_CHECKING:
    from checker.across.plan_readings import Beside

SECRECY_MARKS = ("TUYỆT MẬT", "TỐI MẬT", "MẬT")
"""Marks of secrecy, the gravest first."""
SUSPECTED_MARK = "?"
"""What stands for a mark of secrecy that is only suspected."""
VERDICTS = ("pass", "fail", "review", "out_of_scope", "unreadable")


class Suppression(NamedTuple):
    """Why a finding does not count: ``kind`` is sidecar, comment or baseline; ``until`` the last day it holds (ISO)."""

    kind: str
    reason: str | None = None
    by: str | None = None
    until: str | None = None


class Finding(NamedTuple):
    """One departure from a rule. The words come from the catalogues under ``rule``; ``values`` fill their places.

    ``said`` are a house's own words instead, by language; ``adjusted`` is why a house changed the level; ``suppression``
    says who accepted the departure, and why. ``before`` and ``after`` are the whole line as it stands and as it should read, where
    the rule's fix can tell; ``got`` and ``want`` are only what differs. ``quote``: how the line it stands in begins, for a person to
    find it by.
    """

    rule: str
    name: str
    component: str
    level: str
    basis: str
    clause: Clause
    place: Location | None = None
    got: str | None = None
    want: str | None = None
    fix: str | None = None
    values: Mapping[str, Any] = {}
    fingerprint: str = ""
    state: str = "fail"
    said: Mapping[str, Mapping[str, str]] = {}
    adjusted: str = ""
    suppression: Suppression | None = None
    before: str = ""
    after: str = ""
    quote: str = ""

    def answers_to(self, word: str) -> bool:
        """Whether a user's word means the rule that found this."""
        return answers_to(word, self.rule, self.name, self.component)


class NotChecked(NamedTuple):
    """A rule that gave no answer: ``state`` is cannot_tell, not_applicable or rule_error; ``why`` is a catalogue key or a word."""

    rule: str
    state: str
    why: str


class SetPage(NamedTuple):
    """What a report says of one document, set as text; ``spec`` is everything that decided how."""

    spec: tuple[object, ...]
    text: str


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """The report on one document. ``problem`` is (catalogue key, values) when the file could not be read.

    ``document`` is the text itself, for the formats that set it on a page; whoever renders one of them fills it.
    ``doubtful``: a rule that may be an error could not read its part, so that without findings the verdict is ``review``.
    ``rules``: the heads of the rules that spoke or could not tell, by id.
    ``comments`` are those the document holds for this program. ``crashed``: a rule did. ``page`` is the report already set;
    whoever changes a report drops it. ``not_read``: what of the file was not read, or why no rule was asked; a document that
    has such never passes. ``disregarded``: how many suppressions were left aside because the run asked for it. ``secret``: the
    mark of secrecy the document bears, ``?`` for one only suspected: nothing of it may be kept or written to a log.
    ``tracked``: how many tracked changes the file holds; it was read as if all were accepted. ``beside``: what comparing with other
    plans needs of this one, where the run asked for it; no report shows it.
    """

    path: str
    verdict: str
    sha256: str | None = None
    medium: str | None = None
    type: str | None = None
    stage: str | None = None
    stage_cue: str = ""
    scope: str = "in"
    ruleset: str | None = None
    chosen_by: str = ""
    components: Mapping[str, Component] = field(default_factory=dict)
    findings: Sequence[Finding] = ()
    not_checked: Sequence[NotChecked] = ()
    suppressed: tuple[Finding, ...] = ()
    problem: tuple[str, Mapping[str, Any]] | None = None
    document: Document | None = None
    signatures: Sequence[Signature] = ()
    signers: Sequence[Item] = ()  # everyone who signs or approves, in the order of the paper
    doubtful: bool = False
    comments: tuple[Comment, ...] = ()
    crashed: bool = False
    page: SetPage | None = None
    rules: Mapping[str, RuleHead] = field(default_factory=dict)
    not_read: tuple[NotRead, ...] = ()
    disregarded: int = 0
    tracked: int = 0
    secret: str = ""
    beside: Beside | None = None

    @property
    def levels(self) -> Mapping[str, int]:
        """How many findings there are of each level."""
        return self.findings.levels if isinstance(self.findings, LaterFindings) else Counter(each.level for each in self.findings)


@dataclass(frozen=True, slots=True)
class Report:
    """The report on a run: one entry a document, in the order given.

    ``skipped``: files of folders and archives that plans may be in and that were not looked at, since their kind is not read.
    """

    documents: tuple[DocumentReport, ...]
    skipped: tuple[str, ...] = ()
