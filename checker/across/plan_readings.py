"""What is known of one plan when many are compared: a record of plain values, from a plan just read or from a register's rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import nsmallest
from struct import pack, unpack
from typing import Any
from zlib import crc32

from checker.across.announcing import AnnouncedPlan, announced_in
from checker.model import Plan
from checker.model.tuples import NamedTuple
from checker.wording.folding import fold
from checker.wording.issuer_names import named_apart

READ_BY_ENGINE = ("ocr", "scan")
"""Media of which a figure may have been read wrong."""
CODE_PARTS = ("organ", "number", "notation", "date")
"""What a plan is told from others by."""
_WORDS = 5
"""Words of a shingle: a wording as long as that is seldom shared by chance."""
MOST_SHINGLES = 128
"""Shingles kept of one plan, the smallest numbers: the same ones of any text. Likeness told from so many is out by 3 in 100 or less."""
SHINGLE = 4
"""Bytes of a shingle's number."""


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


class Beside(NamedTuple):
    """What is asked of a plan only when others lie beside it, and stands in no report: the codes its annexes say they go with, the plans
    it orders, numbers of its wordings (:func:`shingles_of`), and its ``text`` where that is asked for.
    """

    annexes: tuple[str, ...] = ()
    announced: tuple[AnnouncedPlan, ...] = ()
    shingles: bytes = b""
    text: str = ""


class PlanReading(NamedTuple):
    """One plan. ``number`` 0 and empty texts where the plan does not tell; ``date`` ISO.

    ``settled``: what the office knows of it where it is no longer in force as it was issued (``corrected``, ``replaced``, ``recalled``).
    ``annexes``, ``announced`` and ``shingles`` are of :class:`Beside`. ``clear``: organ, number, symbol and day were read whole; one that
    was not tells that it is there, and no more. ``written``: the number as it is printed.
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
    shingles: bytes = b""
    clear: bool = True
    written: str = ""

    @property
    def issuer(self) -> str:
        """``SỞ Y TẾ – UBND TỈNH VĨNH SƠN``: the organ, and what tells it from others of its name."""
        return named_apart(self.organ, self.superior, self.place)

    @property
    def printed(self) -> str:
        """Number and symbol as the plan writes them: ``5/KH-SNV`` stays so."""
        return f"{self.written}/{self.symbol}" if self.written and self.symbol else self.code

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
    beside = beside_of(plan)
    return PlanReading(
        path, plan.document.sha256 or "", _text(plan, "organ", "garbled"), _text(plan, "superior_organ"), _text(plan, "place"),
        _number(plan), _text(plan, "notation", "garbled"), str(plan["date"].value or ""), _text(plan, "subject"), plan.type or "",
        plan.stage, plan.document.medium, "", tuple(_signers(plan)), tuple(_citations(plan)),
        beside.annexes, beside.announced, beside.shingles, not any(plan[name].status == "garbled" for name in CODE_PARTS),
        _text(plan, "number"),
    )  # fmt: skip


def beside_of(plan: Plan, *, with_text: bool = False) -> Beside:
    """What comparing needs of a plan understood besides its report; ``with_text``: its text too, for searching."""
    texts = [block.text for block in plan.document.blocks]
    announced = announced_in(texts) if plan.stage == "issued" else ()
    return Beside(tuple(dict.fromkeys(_annex_codes(plan))), tuple(announced), shingles_of(texts), "\n".join(texts) if with_text else "")


def shingles_of(texts: Iterable[str]) -> bytes:
    """Numbers of the wordings of a text, the same for the same wording on any machine: the smallest, in their order, each of four bytes."""
    words = fold("\n".join(texts)).encode().split()
    runs = zip(*(words[at:] for at in range(_WORDS)), strict=False)
    kept = nsmallest(MOST_SHINGLES, set(map(crc32, map(b" ".join, runs))))
    return pack(f">{len(kept)}I", *kept)


def numbers_of(shingles: bytes) -> tuple[int, ...]:
    """The numbers :func:`shingles_of` packed, in their order."""
    return unpack(f">{len(shingles) // SHINGLE}I", shingles)


def _text(plan: Plan, name: str, *states: str) -> str:
    part = plan[name]
    return " ".join((part.text or "").split()) if part.status in ("found", *states) else ""


def _number(plan: Plan) -> int:
    value = plan["number"].value
    return value if plan["number"].status in ("found", "garbled") and isinstance(value, int) else 0


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
