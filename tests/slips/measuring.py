"""What the program makes of one slip: lost, blamed, silent.

lost     the slipped part is called missing or not due, the document is out of scope, or the part's text is no longer that of its
         line: more than two letters, and more than a quarter of them, are gone to another part or come from it
blamed   another part's status, text or value is another than without the slip, or a new finding speaks of another part; the
         stage or the rule set is another; nothing of this is counted where the finding quotes the slipped words themselves
silent   the slip hit a word or a mark that the law fixes (:meth:`~tests.slips.lines.Line.hits`) and no new finding speaks of the
         line. Not counted in recognised text, where the engine may have slipped
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, NamedTuple

from rapidfuzz.distance import Levenshtein

from checker import lint, load_ruleset, parse, read
from checker.model import Finding
from tests.builders import outcomes
from tests.builders.plan_text import PlanText
from tests.rendering.scoring import letters
from tests.slips.bases import Base
from tests.slips.lines import Line
from tests.slips.planting import Edit

_GONE = ("missing", "not_applicable")
_LETTERS, _SHARE = 2, 0.25
_QUOTED = 2  # letters; what is shorter is no quotation


@dataclass(frozen=True)
class Read:
    """A document as the program reads and judges it."""

    medium: str
    scope: str
    stage: str
    ruleset: str
    parts: dict[str, tuple[str, str | None, Any]]
    findings: tuple[Finding, ...]


class Outcome(NamedTuple):
    """Of one slip: why each verdict was given, empty where it was not. ``hit``: a fixed word was hit."""

    lost: str
    blamed: str
    silent: bool
    hit: bool


def read_base(data: bytes, medium: str) -> Read:
    """The file, read, parsed and judged."""
    document = read(data, medium="ocr" if medium == "ocr" else None)
    plan = parse(document)
    report = lint(plan, load_ruleset(plan))
    parts = {name: (part.status, part.text, part.value) for name, part in plan.components.items()}
    return Read(document.medium, plan.scope, plan.stage, report.ruleset, parts, report.findings)


def sound(base: Base, was: Read, line: Line) -> bool:
    """Whether the line's parts are read right without a slip, so that a slip can be told to do harm."""
    want = outcomes.components(base.plan)
    named = [name for name, _ in line.pieces]
    return was.medium == base.medium and all(_same(want[name].get("text"), was.parts[name]) for name in named)


def _same(want: str | None, part: tuple[str, str | None, Any]) -> bool:
    status, text, _ = part
    return status in ("found", "garbled") and (want is None or letters(want) == letters(text))


def measured(base: Base, was: Read, line: Line, edit: Edit) -> Outcome:
    """What becomes of the base with that slip."""
    now = read_base(base.with_slip(line, edit), base.medium)
    slipped = edit.on(line.text)
    fresh = _fresh(was, now)
    words = [slipped, *(slipped[slice(*edit.moved(*span))] for _, span in line.pieces)]
    own = [each for each in fresh if each.component in line.family or any(_quotes(each, piece) for piece in words)]
    hit = base.medium != "ocr" and line.hits(edit)
    return Outcome(_lost(base.plan, was, now, line, edit), _blamed(was, now, line, fresh, own), hit and not own, hit)


def _lost(plan: PlanText, was: Read, now: Read, line: Line, edit: Edit) -> str:
    if now.scope != was.scope:
        return f"out of scope: {now.scope}"
    for name, span in line.pieces:
        status, text, value = now.parts[name]
        if status in _GONE:
            return f"{name} {status}"
        if name in ("recipients", "legal_bases"):
            if len(value or ()) < len(was.parts[name][2]):
                return f"{name} has lost entries"
            continue
        if _far(_expected(plan, line, name, span, edit), text, edit.on(line.text)):
            return f"{name} reads {text!r}"
    return ""


def _expected(plan: PlanText, line: Line, name: str, span: tuple[int, int], edit: Edit) -> str:
    """The text of the part with the slip: of a part of several lines, all of them."""
    start, end = edit.moved(*span)
    piece = edit.on(line.text)[start:end]
    if name in ("organ", "competence") and line.at is not None:
        whole = list(getattr(plan, line.field))
        whole[line.at] = piece
        return " ".join(whole)
    return piece


def _far(want: str, text: str | None, line: str) -> bool:
    """Whether the part's text is neither the piece nor, where the grammar could not cut it, the whole line."""
    got = letters(text)
    return all(Levenshtein.distance(each, got) > max(_LETTERS, _SHARE * len(each)) for each in (letters(want), letters(line)))


def _blamed(was: Read, now: Read, line: Line, fresh: list[Finding], own: list[Finding]) -> str:
    for name, part in was.parts.items():
        if name not in line.family and now.parts[name] != part:
            return f"{name} {now.parts[name][0]}: {now.parts[name][1]!r}"
    for each in fresh:
        if each not in own:
            return f"{each.rule} on {each.component}"
    if (now.stage, now.ruleset) != (was.stage, was.ruleset):
        return f"stage {now.stage}, rules {now.ruleset}"
    return ""


def _fresh(was: Read, now: Read) -> list[Finding]:
    """The findings that the slip brought about."""
    known = Counter((each.rule, each.component) for each in was.findings)
    fresh = []
    for each in now.findings:
        key = each.rule, each.component
        known[key] -= 1
        if known[key] < 0:
            fresh.append(each)
    return fresh


def _quotes(finding: Finding, slipped: str) -> bool:
    """Whether it is about the slipped words: what it got, or wants elsewhere to agree with them, is these or a good part of them.

    A name in capitals is wanted in a date line in the letters that has.
    """
    low = slipped.casefold()
    return any(
        len(said) >= _QUOTED and (low in said or (said in low and len(said) * 2 >= len(low)))
        for said in ((finding.got or "").casefold(), (finding.want or "").casefold())
        if low
    )
