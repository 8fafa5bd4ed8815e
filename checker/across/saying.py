"""What is said of a finding across plans: the catalogues' sentence under its rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from checker.across.example_sets import readings_of
from checker.across.plan_readings import PlanReading
from checker.across.run_findings import RunFinding, Spot
from checker.reporting import phrases
from checker.reporting.catalogue import Words, fill


def sentence(finding: RunFinding, part: str, words: Words) -> str:
    """The ``title``, ``message`` or ``mend`` of a finding, days as the decree writes them; its rule's name where the catalogue lacks it."""
    said = words.find("across", finding.rule, part)
    values = {name: phrases.date(value, words) if isinstance(value, str) else value for name, value in finding.values.items()}
    return fill(said, {"plans": len(finding.spots), **values}) if isinstance(said, str) else finding.name


def places(finding: RunFinding, words: Words) -> list[str]:
    """Each plan it is about with the part and what is printed there; a day, which was read and is not quoted, as the decree writes it.

    Versions of one file, which was written over between two audits, are told apart by how their hashes begin.
    """
    bytes_at: dict[str, set[str]] = {}
    for each in finding.spots:
        bytes_at.setdefault(each.path, set()).add(each.sha256)
    named = (f"{each.path} (SHA-256 {each.sha256[:12]}…)" if len(bytes_at[each.path]) > 1 else each.path for each in finding.spots)
    return [
        f"{name}: {phrases.component(each.component, words)}{_printed(each.text, words)}"
        for name, each in zip(named, finding.spots, strict=True)
    ]


def _printed(text: str, words: Words) -> str:
    day = phrases.date(text, words)
    if day != text:
        return f" {day}"
    return f" {words.ui('quoted', text=text)}" if text else ""


def together(found: Iterable[RunFinding]) -> list[RunFinding]:
    """Findings of one rule that say the same of plans they share, pair by pair, as one that names all of these; in their order."""
    told: dict[int, RunFinding] = {}
    lies_in: dict[tuple[str, str, str, str], int] = {}
    for number, each in enumerate(found):
        said = each.rule, each.level, repr(sorted(each.values.items()))
        own = [(*said, spot.sha256 or spot.path) for spot in each.spots]
        joined = sorted({lies_in[key] for key in own if key in lies_in})
        parts = [*(told.pop(at) for at in joined), each]
        spots: dict[Spot, None] = dict.fromkeys(spot for part in parts for spot in part.spots)
        at = joined[0] if joined else number
        told[at] = parts[0]._replace(spots=tuple(spots))
        lies_in |= dict.fromkeys(((*said, spot.sha256 or spot.path) for spot in spots), at)
    return [told[at] for at in sorted(told)]


def example_told(example: Any, words: Words) -> list[str]:
    """The plans of an example, each as a list tells one; ``example`` as ``rules/across/`` writes it."""
    records = example["readings"] if isinstance(example, dict) else example
    return [words.ui("quoted", text="; ".join(_told(each, words))) for each in readings_of(records)]


def _told(reading: PlanReading, words: Words) -> Iterator[str]:
    yield ", ".join(
        part for part in (reading.code, phrases.date(reading.date, words), reading.organ, reading.superior, reading.subject) if part
    )
    for act in reading.citations:
        told = (act.code, phrases.date(act.date, words), act.organ, act.subject)
        yield words.ui("rules.cites", act=", ".join(part for part in told if part))
    yield from (", ".join(part for part in signer if part) for signer in reading.signers)
