"""A plan whose letterhead is one paragraph a column, its lines parted by soft breaks: the commonest header in offices."""

from dataclasses import replace
from typing import Any

from tests.builders import layouts
from tests.builders.layouts import STANDARD, build
from tests.builders.plan_text import PlanText
from tests.builders.word import entries, table, zipped

PLAN = replace(PlanText(), superior="UBND TỈNH TÂY NINH", organ=("SỞ XÂY DỰNG",), notation="KH-SXD")


def soft_header(plan: PlanText = PLAN, *, size: float = 14, with_number: bool = True) -> bytes:
    """The plan with no line below its organ, superior and organ ``size`` pt; the number in the same paragraph, or in the next."""

    def header(document: Any, plan: PlanText) -> None:
        left, right = table(document, 1, 2, (65.0, 100.0))._cells
        lines = [(text, replace(look, size=size, rule=0)) for text, look in layouts.organ_lines(plan)]
        number = [(plan.number_line, layouts.NUMBER)]
        layouts.soft_lines(left, [*lines, *number] if with_number else lines)
        if not with_number:
            layouts.fill(left, number)
        layouts.fill(right, [*layouts.motto_lines(plan), *layouts.date_lines(plan)])

    return zipped(entries(build(plan, replace(STANDARD, header=header))))
