"""A text laid out on paper: each part where the decree puts it and in the letters a compliant Word file has it in.

A text has no looks; examples that are texts are shown as a clerk would see them, never judged by what is lent to them here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from checker.model import Block, Cell, Document, Run
from checker.model.data import home
from checker.parsing import parse
from checker.reading import read
from checker.reporting.html import sheet
from checker.reporting.html.lines import base_style
from checker.reporting.html.remarks import Locator

_PATTERN = "compliant/so-noi-vu.docx"
_HEAD = ({"superior_organ", "organ", "number", "notation"}, {"national_name", "motto", "place", "date"})
_FOOT = ({"recipients", "archive"}, {"competence", "position", "full_name"})
_SECOND_ROW = {"number", "notation", "place", "date"}


def laid_out(document: Document, roles: Mapping[int, str]) -> Document:
    """A text with looks and columns lent to it; its words, and the numbers of its blocks, stay what they are."""
    pattern = _patterns()
    label = min((index for index, role in roles.items() if role == "recipients"), default=-1)
    blocks = [_dressed(block, pattern.get(_part(index, roles, label))) for index, block in enumerate(document.blocks)]
    blocks = [_unlined(block) if _goes_on(index, roles) else block for index, block in enumerate(blocks)]
    for table, columns in enumerate((_HEAD, _FOOT)):
        _side_by_side(blocks, roles, columns, table)
    return replace(document, blocks=tuple(blocks))


def _part(index: int, roles: Mapping[int, str], label: int) -> str:
    """What a block is set as: the recipients below their label look as the archive line does."""
    role = roles.get(index, "body")
    return "archive" if role == "recipients" and index != label else role


def _dressed(block: Block, like: Block | None) -> Block:
    if like is None:
        return block
    runs = (Run(0, len(block.text), base_style(like)),)
    return block._replace(runs=runs, setting=like.setting, rule_line=like.rule_line, drawn=like.drawn, gap=like.gap)


def _goes_on(index: int, roles: Mapping[int, str]) -> bool:
    """Whether the part a block is of has more lines below, as ``ỦY BAN NHÂN DÂN`` over ``TỈNH …`` has."""
    role = roles.get(index)
    return role is not None and roles.get(min((other for other in roles if other > index), default=index + 1)) == role


def _unlined(block: Block) -> Block:
    """Without the line below the part, which stands below its last line."""
    return block._replace(rule_line=False, drawn=())


def _side_by_side(blocks: list[Block], roles: Mapping[int, str], columns: Sequence[set[str]], table: int) -> None:
    """Put the parts of the left and of the right into a table without lines, as letterheads and signatures are typed."""
    sides = {index: side for side, names in enumerate(columns) for index, role in roles.items() if role in names}
    if len(set(sides.values())) < len(columns) or max(sides) >= len(blocks):
        return
    side = 0
    for index in range(min(sides), max(sides) + 1):
        side = sides.get(index, side)
        row = int(roles.get(index) in _SECOND_ROW)
        blocks[index] = blocks[index]._replace(cell=Cell(table, row, side, len(columns)))


@cache
def _patterns() -> Mapping[str, Block]:
    """Of each part, and of the body, a block of a compliant file that shows how it looks."""
    document = read(str(home("fixtures") / _PATTERN))
    plan = parse(document)
    locator = Locator(sheet.shown_blocks(document))
    found: dict[str, Block] = {}
    for name, part in plan.components.items():
        for place in part.places:
            spot = locator.find(place, part.text)
            if spot is not None:
                found.setdefault(name, document.blocks[spot.block])
    return found
