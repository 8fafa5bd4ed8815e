"""Numerals within an item that bear the number of another item: ``2.1.`` below ``1.``, as a block that was copied leaves them."""

from __future__ import annotations

from checker.grammar.heading import roman_numeral
from checker.parsing.outline import Node

_WITHIN = "decimal1"


def number_of_their_own(roots: list[Node]) -> dict[int, str]:
    """By the block of the first of them: the numeral that those below an item should begin with, where they begin with a sibling's.

    What begins with a number that no sibling has is text, or of an item whose own numeral a copy lost; what begins with the number of a
    part above may count by parts. A part in Arabic figures among Roman ones should bear its Roman one.
    """
    found = {node.block: roman_numeral(node.heading.ordinal) for node in roots if node.key == "roman" and node.heading.numeral.isdigit()}
    waiting: list[tuple[list[Node], frozenset[int]]] = [(roots, frozenset())]
    while waiting:
        siblings, above = waiting.pop()
        numbered = {(node.group, node.heading.ordinal) for node in siblings}
        for node in siblings:
            number = _begun_with(node)
            if number not in (None, node.heading.ordinal, *above) and (node.group, number) in numbered:
                first = next(child for child in node.children if child.key == _WITHIN)
                found[first.block] = f"{node.heading.ordinal}.{first.heading.numeral.partition('.')[2]}"
            waiting.append((node.children, above | {node.heading.ordinal}))
    return found


def _begun_with(node: Node) -> int | None:
    """The number that all items within an item numbered in Arabic figures begin with, if it is one."""
    within = (child.heading.numeral for child in node.children if child.key == _WITHIN)
    numbers = {int(numeral.partition(".")[0]) for numeral in within} if node.key == "arabic" else ()
    return next(iter(numbers)) if len(numbers) == 1 else None
