"""What is known of one plan when many are compared: a record of plain values, from a plan just read or from a register's rows."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from checker.model import Plan
from checker.model.tuples import NamedTuple
from checker.wording.folding import fold

READ_BY_ENGINE = ("ocr", "scan")
"""Media of which a figure may have been read wrong."""
_WORDS = 5
"""Words of a shingle: a wording as long as that is seldom shared by chance."""
_ONE_IN = 4
"""Of all shingles those are kept whose number this divides: the same ones of any text."""
_MOST = 400
"""Shingles kept of one plan: the smallest numbers."""


class CitedAct(NamedTuple):
    """An act among the bases, as cited; ``date`` ISO; empty where it is not told."""

    code: str = ""
    date: str = ""
    organ: str = ""
    subject: str = ""
    type: str = ""


class PlanSigner(NamedTuple):
    """Who signed, and the post as printed."""

    name: str = ""
    post: str = ""


class AnnouncedPlan(NamedTuple):
    """A plan that this one orders an organ to make, and until when (ISO)."""

    organ: str = ""
    due: str = ""


class PlanReading(NamedTuple):
    """One plan. ``number`` 0 and empty texts where the plan does not tell; ``date`` ISO.

    ``settled``: what the office knows of it where it is no longer in force as it was issued (``corrected``, ``replaced``, ``recalled``).
    ``annexes``: the codes its annexes say they go with. ``shingles``: numbers of its wordings (:func:`shingles_of`).
    """

    path: str
    sha256: str = ""
    organ: str = ""
    superior: str = ""
    place: str = ""
    number: int = 0
    symbol: str = ""
    date: str = ""
    subject: str = ""
    type: str = "KH"
    stage: str = "issued"
    medium: str = ""
    settled: str = ""
    signers: tuple[PlanSigner, ...] = ()
    citations: tuple[CitedAct, ...] = ()
    annexes: tuple[str, ...] = ()
    announced: tuple[AnnouncedPlan, ...] = ()
    shingles: frozenset[int] = frozenset()

    @property
    def year(self) -> str:
        """The year whose series its number is of (Điều 15 khoản 1)."""
        return self.date[:4]

    @property
    def code(self) -> str:
        """``125/KH-SNV``, the number padded as the decree has it."""
        return f"{self.number:02d}/{self.symbol}" if self.number and self.symbol else ""


def plan_reading(plan: Plan, path: str) -> PlanReading:
    """What comparing needs of a plan understood. A plan under a mark of secrecy is none of its business: ask ``plan.secret`` first."""
    return PlanReading(
        path, plan.document.sha256 or "", _text(plan, "organ"), _text(plan, "superior_organ"), _text(plan, "place"),
        _number(plan), _text(plan, "notation"), str(plan["date"].value or ""), _text(plan, "subject"), plan.type or "", plan.stage,
        plan.document.medium, "", tuple(_signers(plan)), tuple(_citations(plan)), tuple(_annex_codes(plan)), (),
        shingles_of(block.text for block in plan.document.blocks),
    )  # fmt: skip


def shingles_of(texts: Iterator[str]) -> frozenset[int]:
    """Numbers of the wordings of a text, the same for the same wording on any machine; some of them, chosen by number."""
    words = [word for text in texts for word in fold(text).split()]
    runs = {" ".join(words[at : at + _WORDS]) for at in range(len(words) - _WORDS + 1)}
    numbers = (int.from_bytes(blake2b(run.encode(), digest_size=6).digest()) for run in runs)
    return frozenset(sorted(number for number in numbers if number % _ONE_IN == 0)[:_MOST])


def _text(plan: Plan, name: str) -> str:
    part = plan[name]
    return " ".join((part.text or "").split()) if part.status == "found" else ""


def _number(plan: Plan) -> int:
    value = plan["number"].value
    return value if plan["number"].status == "found" and isinstance(value, int) else 0


def _signers(plan: Plan) -> Iterator[PlanSigner]:
    for item in plan.extra.get("signers", ()):
        posts: Any = item.fields.get("posts") or [""]
        if item.fields.get("name") and not item.fields.get("approves"):
            yield PlanSigner(str(item.fields["name"]), str(posts[-1]))


def _citations(plan: Plan) -> Iterator[CitedAct]:
    for item in plan["legal_bases"].items.get("citations", ()):
        told = {name: str(item.fields.get(name) or "") for name in ("code", "date", "organ", "subject", "type")}
        if told["code"]:
            yield CitedAct(**told)


def _annex_codes(plan: Plan) -> Iterator[str]:
    for item in plan["annexes"].items.get("labels", ()):
        number, symbol = item.fields.get("note_number"), item.fields.get("note_code")
        if number and symbol:
            yield f"{number}/{symbol}"
