"""Changes of how a plan looks, as a person names them: what was so and is otherwise, and which parts it touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from checker.fixing.edits import Edit, EditedParagraph, LineEdit, PageNumberEdit, ParagraphEdit, RunEdit, SectionEdit
from checker.model import Block, Document, Finding


@dataclass(frozen=True, slots=True)
class LookChange:
    """One property of a part: ``name`` as in the edits (``size``, ``align``, ``left``, ``rule_line``, ``page_number``).

    ``before`` and ``after``: in pt; page sides in mm; ``None`` for what was not there. ``paragraphs``: how many it touches.
    ``fingerprint``: the finding's it was made for.
    """

    name: str
    before: Any
    after: Any
    component: str
    paragraphs: int = 1
    fingerprint: str = ""


def look_changes(finding: Finding, edits: Iterable[Edit], document: Document) -> Iterator[LookChange]:
    """What the edits of one finding change in looks, alike changes as one."""
    blocks = {EditedParagraph(block.part, block.paragraph): block for block in (*document.blocks, *document.foot)}
    touched: dict[tuple[str, Any, Any, str], set[object]] = {}
    for edit in edits:
        component = getattr(edit, "component", "") or finding.component
        for name, before, after in _told(edit, blocks, document):
            touched.setdefault((name, before, after, component), set()).add(getattr(edit, "spot", None))
    for (name, before, after, component), spots in touched.items():
        yield LookChange(name, before, after, component, len(spots), finding.fingerprint)


def _told(edit: Edit, blocks: dict[EditedParagraph, Block], document: Document) -> Iterator[tuple[str, Any, Any]]:
    if isinstance(edit, RunEdit):
        block = blocks[edit.spot]
        style = next((run.style for run in block.runs if run.start <= edit.start < run.end), None)
        yield from ((name, getattr(style, name, None), value) for name, value in edit.look.items())
    elif isinstance(edit, ParagraphEdit):
        setting = blocks[edit.spot].setting
        yield from ((name, getattr(setting, name, None), value) for name, value in edit.layout.items())
    elif isinstance(edit, SectionEdit):
        page = document.sections[edit.section]
        yield from ((name, before, value) for name, value in edit.page.items() if (before := getattr(page, name, None)) != value)
    elif isinstance(edit, LineEdit):
        yield "rule_line", None, edit.width
    elif isinstance(edit, PageNumberEdit):
        yield "page_number", None, edit.size
