"""What parsing hands over: which text of the document is which part of the plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.model.document import Document, Location
from checker.model.records import dataclass, field
from checker.model.tuples import NamedTuple

COMPONENTS = (
    "national_name", "motto", "superior_organ", "organ", "number", "notation", "place", "date", "type_name", "subject",
    "legal_bases", "sections", "competence", "position", "full_name", "recipients", "archive", "annexes", "urgency",
    "secrecy", "circulation", "drafter", "address",
)  # fmt: skip

STATUSES = ("found", "blank", "missing", "garbled", "not_applicable")
STAGES = ("draft", "issued", "template", "attached")


class Item(NamedTuple):
    """One line or entry of a part: a recipient, a citation, a heading. ``fields`` are the names its grammar gave."""

    text: str
    place: Location | None = None
    fields: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Component:
    """One part of the plan.

    ``value`` is what the report prints (DESIGN.md, Words); ``fields`` are the named pieces of the text;
    ``items`` are named lists of lines that rules may ask about. ``meant`` is the text without the slips of the pen in its fixed
    words, when it has any: what the other rules judge, so that a slip is told once.
    """

    name: str
    status: str = "missing"
    text: str | None = None
    value: Any = None
    places: tuple[Location, ...] = ()
    confidence: float = 1.0
    fields: Mapping[str, Any] = field(default_factory=dict)
    items: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    meant: str | None = None

    @property
    def form(self) -> str:
        """Whether what stands there is written as the law has it: ``ok``, or ``malformed`` when a fixed word of it has a slip."""
        return "malformed" if self.items.get("slips") else "ok"

    @property
    def present(self) -> bool:
        """Something stands where the part belongs, even a blank or smudged one."""
        return self.status in ("found", "blank", "garbled")

    @property
    def readable(self) -> str:
        """The text for a person or another program; empty where nobody can read any of it, as of a number written by hand."""
        return self.text if self.text and self.text.strip("\ufffd ") else ""

    @property
    def told(self) -> str:
        """The status as reports tell it: what was not found, but may have left no letters on the page, is ``cannot_tell``."""
        return "cannot_tell" if self.status == "missing" and not self.confidence else self.status


class Assignment(NamedTuple):
    """Why a block was taken for what it is: for ``thethuc explain``.

    ``cost``, ``score`` and ``margin`` are those of a line known by its likeness (see :class:`Slip`); none for one the law's own words make.
    """

    block: int
    component: str
    cue: str
    runner_up: str | None = None
    confidence: float = 1.0
    cost: float | None = None
    margin: float | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A document understood.

    ``type`` is the code of Phụ lục III (``KH``) or ``None``; ``scope`` is ``in``, or the reason the decree's rules for a
    plan do not apply: ``type`` (another type), ``party`` (a Party document), ``none`` (no administrative document seen),
    ``source`` (typed for ``thethuc new --from``), or the
    issuer whom the decree does not bind (Điều 2 khoản 2): ``front``, ``youth``, ``union``, ``association``,
    ``company``, ``cooperatives``, ``religious``, ``private``.
    ``cosigners``: ``competence``, ``position`` and ``full_name`` of each who signs a joint plan besides the first.
    ``stage_cue`` and ``date_cue`` say what decided the stage and the date that chooses the rules.
    """

    document: Document
    type: str | None
    scope: str
    stage: str
    stage_cue: str
    components: Mapping[str, Component]
    readings: tuple[Assignment, ...] = ()
    date: str | None = None
    date_cue: str = ""
    end: int = 0
    extra: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    secret: str = ""
    cosigners: tuple[Mapping[str, Component], ...] = ()

    def __getitem__(self, name: str) -> Component:
        """The component of that name; a name of :data:`COMPONENTS`."""
        return self.components[name]
