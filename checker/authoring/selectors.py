"""Whether each selector of a rule names something a plan can have, and each literal a value it can take.

A typing error in ``unless: {sections.implementaton: yes}`` means "nothing" to the checker, and so the condition is always or never
met; nobody would hear of it. Here it is an error, in a rule of the law and in one of a house alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args, get_origin, get_type_hints

from checker.checking.case import Selector, selector
from checker.checking.looks import FACTS
from checker.model import COMPONENTS, MEDIA, STAGES, STATUSES
from checker.model.fields import FIELDS, ITEMS, PLAN_FACTS, TRAITS
from checker.model.nearest import nearest
from checker.model.tuples import NamedTuple

_CONDITIONS = ("when", "unless", "doubt")
_VALUES = {"plan.stage": STAGES, "plan.medium": tuple(MEDIA)}
_PAGE = ("page", "font", "body", "document")


class Misnamed(NamedTuple):
    """A name or value in a rule that nothing answers to: ``key`` of the rule it stands under, and what may have been meant."""

    key: str
    said: str
    near: str

    def __str__(self) -> str:
        """The line for the author of a rule."""
        return f"{self.key}: {self.said} names nothing" + (f"; is it {self.near}?" if self.near else "")


def misnamed(row: Mapping[str, Any]) -> Iterator[Misnamed]:
    """What the selectors, conditions and ``where`` of one rule name in vain."""
    check = row.get("check", {})
    for name in ("of", "with", "also"):
        if name in check and check[name] not in _PAGE:
            yield from _unknown(name, _whole(check[name], check.get("of", "")))
    yield from _foreign_fields(check.get("of") or row.get("component", ""), check.get("where", {}))
    for condition in _CONDITIONS:
        for name, wanted in (row.get(condition) or {}).items():
            unknown = list(_unknown(condition, name))
            yield from unknown or _impossible(condition, name, wanted)


def _whole(text: str, of: str) -> str:
    """``.field`` is a field of the item that ``of`` selects."""
    return of.partition(".")[0] + text if text.startswith(".") else text


def _unknown(key: str, text: str) -> Iterator[Misnamed]:
    chosen = selector(text)
    names = _homes() if chosen.home not in _homes() else _below(chosen)
    said = chosen.home if chosen.home not in _homes() else text
    if said not in names:
        yield Misnamed(key, text, nearest(said, names))


def _homes() -> tuple[str, ...]:
    return (*COMPONENTS, "extra", "plan", "trait", "look")


def _below(chosen: Selector) -> tuple[str, ...]:
    """Every selector that begins as this one does."""
    if chosen.home in ("plan", "trait", "look"):
        facts = {"plan": PLAN_FACTS, "trait": TRAITS, "look": tuple(FACTS)}[chosen.home]
        return tuple(f"{chosen.home}.{fact}" for fact in facts)
    lists = tuple(name for name in ITEMS if name.startswith(f"{chosen.home}/"))
    listed = f"{chosen.home}/{chosen.listed}"
    if chosen.listed:
        return (*lists, *(f"{listed}.{field}" for field in _fields(ITEMS.get(listed))))
    return (chosen.home, f"{chosen.home}.value", *(f"{chosen.home}.{field}" for field in _fields(FIELDS.get(chosen.home))), *lists)


def _fields(kind: type | None) -> Mapping[str, Any]:
    return get_type_hints(kind) if kind else {}


def _foreign_fields(of: str, where: Mapping[str, Any]) -> Iterator[Misnamed]:
    """Keys of ``where`` that the selected items have not, and values their fields cannot take."""
    chosen = selector(of)
    fields = _fields(ITEMS.get(f"{chosen.home}/{chosen.listed}") if chosen.listed else FIELDS.get(chosen.home))
    for name, wanted in where.items():
        if name not in fields:
            yield Misnamed("where", name, nearest(name, fields))
        else:
            yield from _beside("where", name, wanted, _literals(fields[name]))


def _impossible(condition: str, name: str, wanted: Any) -> Iterator[Misnamed]:
    """Literals that what is selected can never be."""
    chosen = selector(name)
    if chosen.part and not chosen.listed and not chosen.field and not isinstance(wanted, dict):
        yield from _beside(condition, name, wanted, STATUSES)
        return
    listed = ITEMS.get(f"{chosen.home}/{chosen.listed}") if chosen.listed else FIELDS.get(chosen.home)
    possible = _VALUES.get(name) or _literals(_fields(listed).get(chosen.field))
    yield from _beside(condition, name, wanted, possible)


def _literals(kind: Any) -> tuple[Any, ...]:
    return get_args(kind) if get_origin(kind) is Literal else ()


def _beside(key: str, name: str, wanted: Any, possible: tuple[Any, ...]) -> Iterator[Misnamed]:
    asked = wanted.get("is", []) if isinstance(wanted, dict) else wanted
    for value in (asked if isinstance(asked, list) else [asked]) if possible else ():
        if value not in possible:
            yield Misnamed(key, f"{name}: {value}", " | ".join(map(str, possible)))
