"""The text of printed lines with its formatting, and where each word of it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model import Box, CharacterFormat, Run
from checker.model.tuples import NamedTuple
from checker.reading.letters import is_odd, tidy
from checker.reading.page_layout.lines import PrintedLine, spaced

_JOINT = re.compile(r"\w-\Z")


class TextBlock(NamedTuple):
    """A paragraph's text, its formatting and its words' places."""

    text: str
    runs: tuple[Run, ...]
    boxes: tuple[Box, ...]


def text_block(lines: Sequence[PrintedLine], pages: Sequence[int]) -> TextBlock:
    """Lines put together with a space between, none after a hyphen within a word (``KH-`` / ``SNV``)."""
    texts: list[str] = []
    spans: list[tuple[int, int, CharacterFormat]] = []
    boxes: list[Box] = []
    at = 0
    rounded: dict[float, float] = {}  # tops and bottoms, which the words of a line have in common
    for line, page in zip(lines, pages, strict=True):
        glue = "" if not texts or _JOINT.search(texts[-1]) else " "
        for space, word in spaced(line.words):
            text = tidy(word.text, set()) if is_odd(word.text) else word.text
            lead = space or glue
            glue = ""
            start = at + len(lead)
            end = start + len(text)
            spans.append((at, end, word.style))
            top, bottom = (rounded.setdefault(edge, round(edge, 1)) for edge in (word.y0, word.y1))
            boxes.append(Box(start, end, page, round(word.x0, 1), top, round(word.x1, 1), bottom, word.confidence))
            texts += [lead, text]
            at = end
    return TextBlock("".join(texts), _runs(spans), tuple(boxes))


def _runs(spans: Sequence[tuple[int, int, CharacterFormat]]) -> tuple[Run, ...]:
    """Neighbours of one formatting as one; the space before a word takes its formatting."""
    runs: list[Run] = []
    for start, end, style in spans:
        if runs and runs[-1].style == style:
            runs[-1] = Run(runs[-1].start, end, style)
        else:
            runs.append(Run(start, end, style))
    return tuple(runs)
