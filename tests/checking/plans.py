"""Plans made by hand: only the parts a test is about; every other part is there and beyond reproach to no rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.model import COMPONENTS, Block, Clause, Component, Document, Item, Location, PageSetup, Plan, Rule, RuleSet


def part(
    name: str, text: str | None = "x", status: str = "found", value: Any = None, items: Any = None, line: int = 1, **fields: Any
) -> Component:
    """A part standing on one line of a text."""
    place = () if status in ("missing", "not_applicable") else (Location(line=line, start=0, end=len(text or "")),)
    return Component(name, status, text if place else None, value, place, 1.0, fields, items or {})


def standing(name: str, *blocks: Block) -> Component:
    """A part standing on these blocks."""
    return Component(name, "found", " ".join(block.text for block in blocks), places=tuple(block.place() for block in blocks))


def item(text: str = "", line: int = 1, **fields: Any) -> Item:
    """One line of a list."""
    return Item(text, Location(line=line, start=0, end=len(text)), fields)


def plan(
    *parts: Component,
    medium: str = "text",
    stage: str = "issued",
    scope: str = "in",
    date: str | None = "2024-03-15",
    date_cue: str = "",
    traits: Mapping[str, Any] | None = None,
    blocks: tuple[Block, ...] = (Block("x", line=1),),
    sections: tuple[PageSetup, ...] = (),
    **extra: tuple[Item, ...],
) -> Plan:
    """A plan of these parts; the others have none by right."""
    known = {name: Component(name, "not_applicable") for name in COMPONENTS} | {one.name: one for one in parts}
    document = Document("plan.txt", "0" * 64, medium, blocks, sections, traits or {})
    return Plan(document, "KH", scope, stage, "number_and_date", known, (), date, date_cue, 0, extra)


def rule(check: Mapping[str, Any], *, id: str = "TT0001", component: str = "number", level: str = "error", **more: Any) -> Rule:
    """A rule with this check."""
    return Rule(id, "a-rule", component, Clause("law", "here"), level, "decree", {"of": component, **check}, **more)


def ruleset(*rules: Rule, on: str = "2024-03-15", **facts: Any) -> RuleSet:
    """A set of these rules."""
    return RuleSet("a-law", "date 2024-03-15", rules, {"on": on, **facts})
