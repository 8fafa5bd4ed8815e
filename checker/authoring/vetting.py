"""Whether the rule files are fit to be compiled: their shape, their ids, their words."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from yaml import YAMLError

from checker.authoring.compiling import compile_catalogues, heads, load_yaml, rule_files, sources
from checker.authoring.covering import gaps
from checker.authoring.faults import Fault, fault_of
from checker.authoring.samples import FILE as SAMPLES
from checker.authoring.selectors import misnamed
from checker.checking.conditions import written_out
from checker.model.data import home

WORDS = ("title", "message", "asks", "mend")


def problems() -> Iterator[str]:
    """Everything wrong with the rules and their catalogues, a line each, for the person who writes them."""
    shapes = list(_shapes())
    yield from shapes
    if shapes:
        return
    yield from _misshapen_facts()
    yield from _repeated_ids()
    yield from _broken_patterns()
    yield from _misnamed()
    yield from _yields_to_nobody()
    yield from _lost_words()
    yield from (f"coverage.yaml: {key}: {what}" for key, what in gaps())


def _shapes() -> Iterator[str]:
    """Rule files that are no YAML, and departures of the others from ``rule.schema.json``."""
    for head in heads():
        for path in rule_files(head["id"]):
            try:
                yield from (f"{head['id']}/{path.name}: {spot}: {key} {dict(values)}" for spot, (key, values) in misshapen(path))
            except YAMLError as error:
                yield f"{head['id']}/{path.name}: {' '.join(str(error).split())}"


def misshapen(path: Path) -> Iterator[tuple[str, Fault]]:
    """Departures of one rule file from ``rule.schema.json``, each with where it stands. Raises :class:`yaml.YAMLError`."""
    from jsonschema import Draft202012Validator

    schema = json.loads((home("rules") / "rule.schema.json").read_text(encoding="utf-8"))
    for row in _rows(path):
        shape = "sample" if path.name == SAMPLES else "same" if isinstance(row, dict) and "same_as" in row else "rule"
        validator = Draft202012Validator({"$defs": schema["$defs"], "$ref": f"#/$defs/{shape}"})
        name = row.get("id", row.get("same_as", row.get("part", "?"))) if isinstance(row, dict) else "?"
        for error in validator.iter_errors(row):
            spot = "/".join(str(step) for step in error.absolute_path)
            yield f"{name}: {spot}" if spot else str(name), fault_of(error)


def _rows(path: Path) -> list[Any]:
    """The rules of a file."""
    rows = load_yaml(path)
    return rows if isinstance(rows, list) else [rows]


def _misshapen_facts() -> Iterator[str]:
    """Dated tables that depart from ``facts.schema.json``."""
    from jsonschema import Draft202012Validator

    folder = home("rules") / "facts"
    schema = json.loads((folder / "facts.schema.json").read_text(encoding="utf-8"))
    for path in sorted(folder.glob("*.yaml")):
        validator = Draft202012Validator({"$defs": schema["$defs"], "$ref": f"#/$defs/{path.stem}"})
        for error in validator.iter_errors(load_yaml(path)):
            yield f"facts/{path.name}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"


def _repeated_ids() -> Iterator[str]:
    for ruleset, rows in sources().items():
        counts = Counter(row["id"] for row in rows)
        yield from (f"{ruleset}: {rule} is written {count} times" for rule, count in counts.items() if count > 1)


def _broken_patterns() -> Iterator[str]:
    for row in (row for rows in sources().values() for row in rows):
        for text in patterns(row):
            try:
                re.compile(written_out(text))
            except re.error as error:
                yield f"{row['id']}: pattern {text!r}: {error}"


def _misnamed() -> Iterator[str]:
    for ruleset, rows in sources().items():
        for row in rows:
            yield from (f"{ruleset}: {row['id']}: {what}" for what in misnamed(row))


def _yields_to_nobody() -> Iterator[str]:
    ids = {row["id"] for rows in sources().values() for row in rows}
    for ruleset, rows in sources().items():
        for row in rows:
            yield from (f"{ruleset}: {row['id']}: yields_to: {rule} is no rule" for rule in sorted({*row.get("yields_to", ())} - ids))


def patterns(node: Any) -> Iterator[str]:
    """Every pattern written below a node."""
    if isinstance(node, list):
        for part in node:
            yield from patterns(part)
    elif isinstance(node, Mapping):
        for name, part in node.items():
            if name in ("pattern", "forbid", "matches", "drop") and isinstance(part, str):
                yield part.replace("[:lower:]", "a-z").replace("[:upper:]", "A-Z")
            elif name == "rewrite":
                yield from (old for old, _ in part)
            else:
                yield from patterns(part)


def _lost_words() -> Iterator[str]:
    """Rules without their words, and words of no rule."""
    ids = {row["id"] for rows in sources().values() for row in rows}
    for lang, tree in compile_catalogues().items():
        said = tree.get("rules", {})
        for rule in sorted(ids):
            yield from (f"{lang}.yaml: {rule} has no {part}" for part in WORDS if not said.get(rule, {}).get(part))
        yield from (f"{lang}.yaml: {rule} is no rule" for rule in sorted(set(said) - ids))
