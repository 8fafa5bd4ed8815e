"""One plan before the rules: what a selector means on it, worked out once.

A selector names what a rule looks at: ``number`` (the text of a part), ``number.gap`` (a field of it),
``legal_bases/lines`` (each item of one of its lists), ``legal_bases/lines.ending`` (a field of each item),
``type_name.value`` (the value of a part), ``extra/paragraphs`` (a list that belongs to no part), ``plan.stage`` (a fact
of the plan), ``trait.revisions`` (a fact of the file), ``look.motto_pair`` (a fact of the page, see ``looks``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

from checker.checking.joined import JoinedTexts
from checker.model import COMPONENTS, Component, Document, Item, Location, Plan
from checker.model.media import medium
from checker.model.tuples import NamedTuple

_Result = TypeVar("_Result")
_PARTS = frozenset(COMPONENTS)
_READ = frozenset({"words"})
"""What recognised text shows where the recogniser knew the language and was sure."""
_NOTHING = Component("", "not_applicable")


class Selector(NamedTuple):
    """A selector taken apart. ``home`` is a component, ``extra``, ``plan`` or ``trait``."""

    home: str
    listed: str
    field: str

    @property
    def part(self) -> str | None:
        """The component whose status decides whether the rule can speak at all."""
        return self.home if self.home in _PARTS else None


@cache
def selector(text: str) -> Selector:
    """``legal_bases/lines.ending`` as its three pieces."""
    head, _, field = text.partition(".")
    home, _, listed = head.partition("/")
    return Selector(home, listed, field)


class Selected(NamedTuple):
    """One thing a rule judges: the value selected, the text it stands in, where, and the fields beside it."""

    value: Any
    text: str
    place: Location | None
    fields: Mapping[str, Any]

    def part(self, start: int, end: int) -> Location | None:
        """The place of ``text[start:end]``, as near as the medium allows."""
        if self.place is None:
            return None
        first = (self.place.start or 0) + start
        return self.place._replace(start=first, end=first + end - start)


class Problem(NamedTuple):
    """What a check kind found; the rule makes a finding of it."""

    place: Location | None = None
    got: str | None = None
    want: str | None = None
    values: Mapping[str, Any] | None = None


class CannotTell(NamedTuple):
    """Yielded by a check kind instead of problems: only while looking did it see that the document does not show what it asks.

    ``why`` is a key of the catalogue, as in :class:`checker.model.NotChecked`.
    """

    why: str = "ink"


Answer = Problem | CannotTell


def shown_by(document: Document) -> frozenset[str]:
    """What a document shows a reader. A copy with a web page's marks has its titles in that page's capitals, not in the paper's."""
    if document.traits.get("markdown"):
        return medium(document.medium).shows - {"capitals"}
    if document.medium == "scan" and document.traits.get("recogniser") == "vie":
        return _READ
    return medium(document.medium).shows


class Case:
    """A plan, the facts of the law on its date, and what the rules have already looked up."""

    def __init__(self, plan: Plan, facts: Mapping[str, Any]) -> None:
        self.plan = plan
        self.stage = plan.stage
        self.medium = plan.document.medium
        self.shown = shown_by(plan.document)
        self.facts = facts
        self.on: str = facts.get("on") or ""
        self._subjects: dict[str, tuple[Selected, ...]] = {}
        self._once: dict[str, Any] = {}

    def component(self, name: str) -> Component:
        """The part of that name; one the parser never heard of is not applicable."""
        return self.plan.components.get(name, _NOTHING)

    def subjects(self, text: str) -> tuple[Selected, ...]:
        """What a selector means on this plan, in reading order."""
        known = self._subjects.get(text)
        if known is None:
            known = self._subjects[text] = tuple(self._select(selector(text)))
        return known

    def joined(self, text: str) -> JoinedTexts:
        """All texts of a selector in one, a line each."""
        return self.once(text, lambda: JoinedTexts([str(subject.value) for subject in self.subjects(text)]))

    def once(self, name: str, work: Callable[[], _Result]) -> _Result:
        """The result of ``work``, done when first asked for under this name."""
        if name not in self._once:
            self._once[name] = work()
        result: _Result = self._once[name]
        return result

    def value(self, text: str) -> Any:
        """The value of the first thing a selector finds, or ``None``."""
        found = self.subjects(text)
        return found[0].value if found else None

    def _select(self, wanted: Selector) -> Iterator[Selected]:
        if wanted.home in ("plan", "trait"):
            document = self.plan.document
            facts = {"stage": self.plan.stage, "type": self.plan.type, "date": self.plan.date, "medium": document.medium}
            value = facts[wanted.field] if wanted.home == "plan" else document.traits.get(wanted.field)
            yield Selected(value or "", str(value or ""), None, {})
            return
        if wanted.home == "look":
            yield self._look(wanted.field)
            return
        part = self.component(wanted.home)
        if wanted.listed:
            items = self.plan.extra.get(wanted.listed, ()) if wanted.home == "extra" else part.items.get(wanted.listed, ())
            yield from (_of_item(item, wanted.field) for item in items)
        elif part.present:
            yield Selected(
                _of_part(part, wanted.field), part.meant or part.text or "", part.places[0] if part.places else None, part.fields
            )

    def _look(self, fact: str) -> Selected:
        """A fact of the page, told where its part stands."""
        from checker.checking.looks import FACTS, looks_of

        looks = looks_of(self)
        value, name = FACTS[fact](looks)
        part = self.component(name)
        return Selected(value, part.text or "", part.places[0] if part.places else None, {})


def _of_part(part: Component, field: str) -> Any:
    """The text of a part as it was meant, a field of it, or (``type_name.value``) what the report prints as its value."""
    if field == "value" and field not in part.fields:
        return part.value
    return part.fields.get(field, "") if field else part.meant or part.text or ""


def _of_item(item: Item, field: str) -> Selected:
    return Selected(item.fields.get(field, "") if field else item.text, item.text, item.place, item.fields)
