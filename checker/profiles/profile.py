"""One profile: its ``profile.yaml`` and rule files read, held against their schemas, and compiled."""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from checker.authoring.compiling import compile_rule
from checker.authoring.fact_tables import ended
from checker.authoring.faults import fault_of
from checker.authoring.selectors import misnamed
from checker.authoring.vetting import patterns
from checker.checking.rulesets import available, made_rule, rules_of
from checker.model import Rule
from checker.model.data import home
from checker.profiles.demands import demanded
from checker.profiles.layering import Adjustment
from checker.profiles.packs import FILE
from checker.profiles.refusals import BadProfile
from checker.profiles.trust import inside, read_yaml, refusal, yaml_files

_BOXES = "00|01|02|03|04|05|06|07|08|09|10|11|12|13|15|16|20"


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile as read. ``rows`` are its own rules as written, with their examples; ``head`` is what proves them."""

    folder: Path
    title: str
    builds_on: str
    rules: tuple[Rule, ...]
    adjustments: tuple[Adjustment, ...]
    facts: Mapping[str, list[dict[str, Any]]]
    head: Mapping[str, Any] = field(default_factory=dict)
    rows: tuple[Mapping[str, Any], ...] = ()


def read_profile(folder: Path) -> Profile:
    """The profile in a folder. Raises :class:`BadProfile` for the first thing wrong with it."""
    file = folder / FILE
    table = read_yaml(file)
    _hold(table, _profile_schema(), file, "")
    rows = [row for path in yaml_files(folder) for row in _rule_rows(path, table)]
    head = {"id": table["id"], "document": table["document"], "layer": True, "slots": table.get("slots", {})}
    if "base" in table:
        head["base"] = str(inside(folder, table["base"]))
        if not os.path.isfile(head["base"]):
            raise BadProfile(str(file), "no_file", name=table["base"])
    elif rows:
        raise BadProfile(str(file), "no_base")
    return Profile(
        folder,
        table["title"],
        table.get("builds_on", ""),
        tuple(_compiled(row, head) for row in (*demanded(table), *rows)),
        tuple(_adjustments(table, file, {row["id"] for row in (*demanded(table), *rows)})),
        {name: [ended(row["name"], row) for row in entries] for name, entries in table.get("ended", {}).items()},
        head,
        tuple({**row, "own_examples": True} for row in rows),
    )


def _compiled(row: Mapping[str, Any], head: Mapping[str, Any]) -> Rule:
    said = row.get("words", {})
    return made_rule(compile_rule(row, head), {"vi": said, "en": said.get("en", {})} if said else {})


def _adjustments(table: Mapping[str, Any], file: Path, own: set[str]) -> Iterator[Adjustment]:
    """The levels a profile changes; each names a rule there is."""
    known = own | {rule.id for head in available() for rule in rules_of(head["id"])}
    for row in table.get("adjust", ()):
        if not any(rule.startswith(row["rule"]) for rule in known):
            raise BadProfile(str(file), "no_rule", rule=row["rule"])
        yield Adjustment(row["rule"], row["level"], row["reason"], table["title"])


def _rule_rows(path: Path, table: Mapping[str, Any]) -> list[dict[str, Any]]:
    rows = read_yaml(path) or []
    for row in rows if isinstance(rows, list) else [rows]:
        _hold(row, _rule_schema(table["prefix"]), path, row.get("id", "?") if isinstance(row, dict) else "?")
        for pattern in patterns(row):
            why = refusal(pattern)
            if why:
                raise BadProfile(str(path), "pattern", rule=row["id"], pattern=pattern[:80], why=why)
        for wrong in misnamed(row):
            raise BadProfile(str(path), "selector.near" if wrong.near else "selector.none", rule=row["id"], **wrong._asdict())
    return list(rows)


def _hold(value: Any, schema: Mapping[str, Any], file: Path, name: str) -> None:
    """Raise :class:`BadProfile` for the first departure of ``value`` from a schema."""
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    error = best_match(Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).iter_errors(value))
    if error is not None:
        spot = ".".join(filter(None, (name, *(str(step) for step in error.absolute_path))))
        fault = fault_of(error)
        if fault == ("lacks", {"name": "reason"}):
            raise BadProfile(str(file), "no_reason", spot=spot)
        raise BadProfile(str(file), "shape" if spot else "whole", spot=spot, fault=fault)


def profile_schema_file() -> Path:
    """Where the schema of ``profile.yaml`` lies."""
    return home("rules") / "profile.schema.json"


@cache
def _profile_schema() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = json.loads(profile_schema_file().read_text(encoding="utf-8"))
    return loaded


@cache
def _rule_schema(prefix: str) -> Mapping[str, Any]:
    """``rule.schema.json`` for one house: ids with its prefix, basis ``house``, own words, no Word file for an example."""
    whole = json.loads((home("rules") / "rule.schema.json").read_text(encoding="utf-8"))
    definitions = copy.deepcopy(whole["$defs"])
    change = definitions["change"]["oneOf"][1]["properties"]
    change["also"] = {"type": "array", "items": {"type": "string"}}
    del change["fixture"], change["base"]
    definitions["text"] = _profile_schema()["$defs"]["text"]
    definitions["id"] = {"type": "string", "pattern": f"^{prefix}({_BOXES})[0-4][0-9]$"}
    rule = definitions["rule"]
    rule["properties"]["basis"] = {"const": "house"}
    rule["properties"]["words"] = _profile_schema()["$defs"]["words"]
    rule["required"] = [*rule["required"], "words"]
    del rule["properties"]["fix"], rule["properties"]["fix_safety"]
    return {"$defs": definitions, "$ref": "#/$defs/rule"}
