"""Why each block of a document was taken for what it is: for the people who mend the reading."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace

from checker.model import Assignment, Block, Plan
from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.reporting.json import dump
from checker.reporting.paper import Paper, columns, pad, shorten
from checker.reporting.veil import shape_of

SCHEMA = "thethuc-explain/1"
_GONE = "…"


def render(plan: Plan, path: str, format: str, words: Words, paper: Paper, text: bool = True) -> str:
    """Every block in reading order as ``text`` or ``json``, ending in a newline.

    Without ``text`` of every line only its shape is told, and of the file only how its name ends: that may be sent to others.
    """
    if not text:
        plan, path = _shapes(plan), _GONE + os.path.splitext(path)[1]
    if format == "json":
        return _json(plan, path, words)
    return "\n".join(line.rstrip() for line in _text(plan, path, words, paper)) + "\n"


def _shapes(plan: Plan) -> Plan:
    """The plan with no word of its text; what decided the stage and what was not read may quote it."""
    document = plan.document
    blocks = tuple(block._replace(text=shape_of(block.text)) for block in document.blocks)
    unread = tuple(row._replace(member=row.member and _GONE) for row in document.not_read)
    return replace(plan, document=replace(document, blocks=blocks, not_read=unread))


def _json(plan: Plan, path: str, words: Words) -> str:
    known = _by_block(plan)
    return dump(
        {
            "schema": SCHEMA,
            "path": path,
            "medium": plan.document.medium,
            "type": plan.type,
            "scope": plan.scope,
            "stage": plan.stage,
            "stage_cue": plan.stage_cue,
            "date": plan.date,
            "date_cue": plan.date_cue,
            "not_read": [{"kind": row.kind, "message": phrases.not_read(row, words)} for row in plan.document.not_read],
            "blocks": [
                {
                    "block": number,
                    "place": block.place().as_dict(),
                    "where": phrases.place(block.place(), words),
                    "text": block.text,
                    "readings": [_row(reading) for reading in known.get(number, ())],
                }
                for number, block in enumerate(plan.document.blocks)
            ],
        }
    )


def _by_block(plan: Plan) -> dict[int, list[Assignment]]:
    """The readings of each block: a block of several lines may hold several parts."""
    known: dict[int, list[Assignment]] = {}
    for reading in plan.readings:
        known.setdefault(reading.block, []).append(reading)
    return known


def _row(reading: Assignment) -> dict[str, object]:
    return {
        "component": reading.component,
        "cue": reading.cue,
        "runner_up": reading.runner_up,
        "confidence": round(reading.confidence, 3),
        **({} if reading.cost is None else {"cost": reading.cost, "score": reading.score, "margin": reading.margin}),
    }


def _text(plan: Plan, path: str, words: Words, paper: Paper) -> Iterator[str]:
    """Two lines a block: what it was taken for and why, then its text. Of what is no administrative document only that it is none."""
    yield paper.bar(path, words.ui("explain.title").upper())
    if plan.scope in ("none", "source", "report"):
        yield from paper.wrap(words.ui(f"outside.{plan.scope}"), indent=2)
        yield from _unread(plan, words, paper)
        return
    kind = words.find("ui", "types", plan.type or "") or plan.type or words.ui("explain.unknown")
    yield from paper.wrap(words.ui("explain.head", blocks=len(plan.document.blocks), type=kind, stage=words.say("stages", plan.stage)))
    if plan.stage_cue:
        yield from paper.wrap(phrases.stage_cue(plan.stage_cue, words), label=words.ui("stage_label") + " ", indent=2)
    yield from _unread(plan, words, paper)
    yield ""
    known = _by_block(plan)
    widths = _widths(plan, words, paper)
    titles = [words.ui(f"explain.{key}") for key in ("block", "component", "cue", "runner_up", "confidence")]
    yield paper.paint(paper.row(zip(titles, widths, strict=True), indent=0), "dim")
    for number, block in enumerate(plan.document.blocks):
        if block.text.strip() or number in known:
            yield from _entry(number, block, known.get(number, []), widths, words, paper)


def _unread(plan: Plan, words: Words, paper: Paper) -> Iterator[str]:
    """What of the file was not read, so that no line below is of it."""
    for row in plan.document.not_read:
        yield from paper.wrap(words.ui("not_read.said", what=phrases.not_read(row, words)), label="! ")


def _widths(plan: Plan, words: Words, paper: Paper) -> list[int]:
    """The columns of the table: names as wide as they are, the cue takes what is left."""
    names = [words.ui("explain.component"), *(phrases.component(reading.component, words) for reading in plan.readings)]
    name = min(max(columns(text) for text in names), 24)
    runner = max(columns(words.ui("explain.runner_up")), min(name, 20))
    confidence = columns(words.ui("explain.confidence"))
    block = max(4, columns(words.ui("explain.block")))
    return [block, name, max(paper.width - block - name - runner - confidence - 8, 10), runner, confidence]


def _entry(number: int, block: Block, readings: list[Assignment], widths: list[int], words: Words, paper: Paper) -> Iterator[str]:
    """A line for each reading of a block, then the text of the block."""
    none = words.ui("explain.none")
    for row, cells in enumerate([_cells(reading, widths, words) for reading in readings] or [[none] * 4]):
        first = pad("" if row else str(number).rjust(widths[0]), widths[0])
        padded = [pad(cell, wide) for cell, wide in zip(cells, widths[1:], strict=True)]
        yield "  ".join([paper.paint(first, "dim"), paper.paint(padded[0], "bold"), *padded[1:]])
    place = block.place()
    where = phrases.place(place, words) if place.cell is not None or place.line is not None or place.page is not None else ""
    said = ": ".join(part for part in (where, block.text.strip()) if part) if block.text.strip() else ""
    text = shorten(said, paper.width - widths[0] - 2) or words.ui("explain.blank")
    yield " " * (widths[0] + 2) + paper.paint(text, "dim")


def _cells(reading: Assignment, widths: list[int], words: Words) -> list[str]:
    """Component, cue, runner-up and confidence, each within its column."""
    runner = phrases.component(reading.runner_up, words) if reading.runner_up else words.ui("explain.none")
    cue = phrases.cue(reading.cue, words)
    if reading.cost is not None:  # the figures first: the column may be narrow
        cue = f"{_decimal(reading.cost if reading.score is None else reading.score, 1, words)}/{_decimal(reading.margin, 1, words)} {cue}"
    said = [phrases.component(reading.component, words), cue, runner]
    return [*(shorten(text, wide) for text, wide in zip(said, widths[1:4], strict=True)), _decimal(reading.confidence, 2, words)]


def _decimal(number: float | None, places: int, words: Words) -> str:
    """A number as the reader writes it: ``0,90``."""
    return f"{number or 0.0:.{places}f}".replace(".", words.ui("decimal"))
