"""Examples of a rule as documents: made from the rule's own examples, judged as any file is, cut to what is to be seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from checker.authoring.proving import changed
from checker.model import COMPONENTS, Document, DocumentReport, Plan
from checker.model.data import home
from checker.parsing import parse
from checker.reading import read
from checker.reporting.html import sheet
from checker.reporting.html.lines import Pen
from checker.reporting.html.notes import notes
from checker.reporting.html.remarks import Locator, MarkedText, Remark, remarks
from checker.reporting.html.tags import Markup, join, tag
from checker.running.one import put_before
from checker.running.tasks import Task
from docs.building.typesetting import laid_out

_AROUND = 1
"""Paragraphs shown before and after the one an example is about."""
_LONGEST_TABLE = 16
"""Blocks; a letterhead or the foot of a plan is shown whole, a longer table in part."""
_TOP = 9
"""Paragraphs shown of a document an example is about as a whole."""
_PAGES = frozenset({"page"})
_LENT = frozenset({"text", "ocr"})
"""Media that have no looks of their own."""
_KEPT = 32
"""Plans that are kept parsed: what many rules show as right."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Specimen:
    """One example, judged: the whole report, and the finding of the rule it is an example of (none in a good one)."""

    report: DocumentReport
    remark: Remark | None

    @property
    def document(self) -> Document:
        """The document as read."""
        assert self.report.document is not None
        return self.report.document


def specimen(example: Any, row: Row, head: Row) -> Specimen:
    """An example of ``row``, a rule as written, put before that rule alone; ``head`` is that of its rule set.

    That nobody else speaks of an example is what ``rules test`` proves. Raises :class:`UnprovableError`.
    """
    example = {"text": example} if isinstance(example, str) else example
    task = Task(stage=example.get("stage") or "auto", ruleset=None if head["layer"] else head["id"], select=(row["id"],))
    document, plan = _understood(example, row, head, task.stage)
    report = replace(put_before(plan, document, b"", task).report, document=document)
    own = tuple(finding for finding in report.findings if finding.rule == row["id"])[:1]
    locator = Locator(sheet.shown_blocks(document))
    return Specimen(report, next(iter(remarks(replace(report, findings=own), locator)), None))


def _understood(example: Row, row: Row, head: Row, stage: str) -> tuple[Document, Plan]:
    """The document as it lies on paper, and what is understood of it: its plan has lines out of order where they belong."""
    if "fixture" in example:
        return _of_fixture(example["fixture"], stage)
    base = (home("fixtures") / example.get("base", head["base"])).read_text(encoding="utf-8")
    traits = tuple(example.get("traits", {}).items())
    return _of_text(changed(base, example, row, head), example.get("medium") or "", traits, stage)


@lru_cache(_KEPT)
def _of_fixture(name: str, stage: str) -> tuple[Document, Plan]:
    """A file that is an example of many rules, read and parsed once."""
    return _parsed(read(str(home("fixtures") / name)), stage)


@lru_cache(_KEPT)
def _of_text(text: str, medium: str, traits: tuple[tuple[str, Any], ...], stage: str) -> tuple[Document, Plan]:
    """The same for a text that is taken for a medium, with what the file is said to be."""
    document = read(text.encode("utf-8"), name="vi-du.txt", medium="text")
    return _parsed(replace(document, medium=medium or document.medium, traits={**document.traits, **dict(traits)}), stage)


def _parsed(document: Document, stage: str) -> tuple[Document, Plan]:
    return document, parse(document, stage=None if stage == "auto" else stage)


def figure(shown: Specimen, component: str, near: Specimen | None, pen: Pen) -> Markup:
    """The piece of paper an example is about, with the remark a report would make; ``near``: the bad twin of a good one.

    The prefix of ``pen`` opens the anchors: two figures of a page must not share one.
    """
    roles = sheet.roles(shown.report, Locator(sheet.shown_blocks(shown.document)))
    listed = [shown.remark] if shown.remark else []
    document = laid_out(shown.document, roles) if shown.document.medium in _LENT else shown.document
    whole = component in _PAGES and bool(document.sections)
    if whole:
        inside = join(
            (notes([listed] if listed else [], pen.prefix, pen.words), sheet.sheets(document, roles, (), pen))
        )  # nothing moves what is on the sheet
    else:
        inside = sheet.excerpt(document, roles, listed, _span(shown, document, component, near, roles), pen)
    kind = f"paper {shown.remark.finding.level if shown.remark else 'good'}{' whole' if whole else ''}"
    return tag("div", tag("div", inside, lang="vi", class_="sheets"), class_=kind)


def _span(shown: Specimen, document: Document, component: str, near: Specimen | None, roles: Mapping[int, str]) -> range:
    """The blocks to be shown."""
    blocks = sheet.shown_blocks(document)
    spot = _spot(shown, component, near, roles)
    if spot is None:
        return range(min(_TOP, len(blocks)))
    first, last = (min(max(at, 0), len(blocks) - 1) for at in spot)
    return range(_opening(blocks, first), _closing(blocks, last) + 1)


def _spot(shown: Specimen, component: str, near: Specimen | None, roles: Mapping[int, str]) -> tuple[int, int] | None:
    """The first and last block an example is about: where the finding stands, else where the part is, else where it should be."""
    if shown.remark and shown.remark.spot:
        return shown.remark.spot.block, shown.remark.spot.block
    marked = near.remark.spot if near and near.remark else None
    here = [block for block, role in roles.items() if role == component]
    if isinstance(marked, MarkedText):
        at = min(here, key=lambda block: abs(block - marked.block)) if here else marked.block
        return at, at
    if here:
        return min(here), min(here)
    return _gap(component, roles)


def _gap(component: str, roles: Mapping[int, str]) -> tuple[int, int] | None:
    """Between which parts one should stand that is not there."""
    if component not in COMPONENTS:
        return None
    order = COMPONENTS.index(component)
    before = [block for block, role in roles.items() if role in COMPONENTS[max(0, order - 3) : order]]
    after = [block for block, role in roles.items() if role in COMPONENTS[order + 1 : order + 4]]
    known = [*before[-1:], *after[:1]]
    return (min(known), max(known)) if known and max(known) - min(known) < _TOP else None


def _opening(blocks: Any, at: int) -> int:
    table = _table(blocks, at)
    return max(0, (table.start if table else at) - _AROUND * (not table))


def _closing(blocks: Any, at: int) -> int:
    table = _table(blocks, at)
    return min(len(blocks) - 1, (table.stop - 1 if table else at) + _AROUND * (not table))


def _table(blocks: Any, at: int) -> range | None:
    """The blocks of the table that one stands in, when they are few."""
    cell = blocks[at].cell
    if cell is None:
        return None
    same = [index for index, block in enumerate(blocks) if block.cell and block.cell.table == cell.table and block.part == blocks[at].part]
    return range(same[0], same[-1] + 1) if len(same) <= _LONGEST_TABLE else range(max(0, at - _AROUND), at + _AROUND + 1)
