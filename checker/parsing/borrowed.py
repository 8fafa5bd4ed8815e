"""Numerals within an item that bear the number of another item: ``2.1.`` below ``1.``, as a block that was copied leaves them."""

from __future__ import annotations

from checker.parsing.outline import Node

_WITHIN = "decimal1"


def number_of_their_own(roots: list[Node]) -> dict[int, str]:
    """By the block of the first of them: the numeral that those below an item should begin with, where they begin with a sibling's.

    What begins with a number that no sibling has is text, or of an item whose own numeral a copy lost; what begins with the number of a
    part above may count by parts.
    """
    found: dict[int, str] = {}
    waiting: list[tuple[list[Node], frozenset[int]]] = [(roots, frozenset())]
    while waiting:
        siblings, above = waiting.pop()
        for node in siblings:
            found |= _of_another(node, siblings, above)
            waiting.append((node.children, above | {node.heading.ordinal}))
    return found


def _of_another(node: Node, siblings: list[Node], above: frozenset[int]) -> dict[int, str]:
    within = [child.heading.numeral for child in node.children if child.key == _WITHIN]
    numbers = {int(numeral.partition(".")[0]) for numeral in within}
    others = {other.heading.ordinal for other in siblings if other.group == node.group} - above - {node.heading.ordinal}
    if node.key != "arabic" or len(numbers) != 1 or not numbers <= others:
        return {}
    first = next(child for child in node.children if child.key == _WITHIN)
    return {first.block: f"{node.heading.ordinal}.{within[0].partition('.')[2]}"}
