"""A line of the head or the closing printed twice, one right below the other: read once, and told once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from itertools import pairwise

from checker.grammar.organ import bears_name_above
from checker.grammar.signer import is_name
from checker.model import Document, Item
from checker.parsing.lines import Line
from checker.parsing.recognition.guessing import Guess
from checker.parsing.recognition.restoring import Meant
from checker.wording.folding import is_upper

PART = "repeated"
"""What such a line is taken for: no part of the plan has its slip."""
_FEWEST = 5  # letters; ``- Như trên`` has more, a ditto mark fewer
_OPEN = ("…", "..", "__", "<", "[", "{", "«")
"""Signs of a place left to be filled in; two of them may look the same."""


def repeated(lines: Sequence[Line], cell_of: Callable[[Line], Hashable]) -> Iterator[Guess]:
    """The lines that say what the line above them in their column says."""
    again = [
        line for at, (above, line) in enumerate(pairwise(lines))
        if above.text == line.text and above.side == line.side and cell_of(above) == cell_of(line)
        and not bears_name_above([each.text for each in lines[at : at + 3]], 1)
    ]  # fmt: skip
    if again and any(above.text != line.text and _is_person(above.text) and _is_person(line.text) for above, line in pairwise(lines)):
        return  # two signers side by side, copied row by row
    for line in again:
        if sum(map(str.isalpha, line.text)) >= _FEWEST and not any(sign in line.text for sign in _OPEN):
            yield Guess(0.0, line, PART, "")


def _is_person(text: str) -> bool:
    return is_name(text) and not is_upper(text)


def repeated_items(document: Document, meant: Mapping[int, Sequence[Meant]]) -> tuple[Item, ...]:
    """Those lines as rules see them."""
    return tuple(
        Item(document.blocks[at].text[each.start : each.end], document.blocks[at].place(each.start, each.end))
        for at, found in sorted(meant.items()) for each in found if each.part == PART
    )  # fmt: skip
