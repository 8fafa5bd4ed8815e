"""Examples of rules tried as files are: read, parsed and judged, with the facts that a text of its own does not have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from checker.checking import load_ruleset
from checker.model import Document, DocumentReport, Plan
from checker.parsing import parse
from checker.profiles import house_of
from checker.reading import read
from checker.running.one import ruled
from checker.running.tasks import Task


def examine(
    text: str | Path,
    *,
    medium: str | None = None,
    traits: Mapping[str, Any] | None = None,
    stage: str | None = None,
    ruleset: str | None = None,
    profile: str | None = None,
) -> DocumentReport:
    """A text read, parsed and linted as if the file had these facts; or a file."""
    digest = house_of(profile).digest if profile else ""
    task = Task(stage=stage or "auto", ruleset=ruleset, profile=profile, profile_digest=digest)
    data = text.read_bytes() if isinstance(text, Path) else b""
    return ruled(_document(text, medium, traits), data, task).report


def planned(
    text: str | Path,
    *,
    medium: str | None = None,
    traits: Mapping[str, Any] | None = None,
    stage: str | None = None,
    ruleset: str | None = None,
) -> tuple[Plan, Mapping[str, Any]]:
    """The plan of an example and the facts on its day: to be put before a rule that lacks one of its conditions."""
    plan = parse(_document(text, medium, traits), stage=stage)
    return plan, load_ruleset(plan, ruleset=ruleset).facts


def _document(text: str | Path, medium: str | None, traits: Mapping[str, Any] | None) -> Document:
    document = read(str(text)) if isinstance(text, Path) else read(text.encode("utf-8"), name="example.txt", medium="text")
    return replace(document, medium=medium or document.medium, traits={**document.traits, **(traits or {})})
