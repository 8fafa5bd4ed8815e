"""Copies (Phụ lục I, Phần II): the words SAO Y, SAO LỤC, TRÍCH SAO below a plan, or the line of an electronic copy above it."""

from __future__ import annotations

from collections.abc import Iterator

from checker.grammar.code import read_number
from checker.model import Item
from checker.model.patterns import lazy_pattern
from checker.parsing.lines import Page
from checker.wording.folding import one_space

_PAPER = lazy_pattern(r"\W*(?P<words>SAO Y(?: BẢN CHÍNH)?|SAO LỤC|TRÍCH SAO|Sao y(?: bản chính)?|Sao lục|Trích sao)\W*")
_ELECTRONIC = lazy_pattern(
    r"(?P<words>SAO Y(?: BẢN CHÍNH)?|SAO LỤC|TRÍCH SAO|[Ss]ao y(?: bản chính)?|[Ss]ao lục|[Tt]rích sao) ?[;,:] ?(?P<rest>[^\n]*)"
)
_DAY = lazy_pattern(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
_CODES = {"sao y": "SY", "sao y bản chính": "SY", "sao lục": "SL", "trích sao": "TrS"}
_NUMBER_WITHIN = 6  # blocks from the words
_LONGEST = 240  # characters of a line that marks a copy


def copies(page: Page, start: int, end: int) -> tuple[Item, ...]:
    """The marks of a copy in the blocks before ``start``, where an electronic one stands, and from ``end`` on, where a paper one does."""
    every = range(len(page.blocks))
    spans = ((every[: start + 1], every[:start]), (every[end:], every[end:]))  # the head's own number is the plan's
    return tuple(item for marked, numbered in spans for at in marked for item in _copy(page, at, numbered))


def _copy(page: Page, at: int, numbered: range) -> Iterator[Item]:
    text = one_space(page.blocks[at].text)
    if len(text) > _LONGEST or "ao" not in text.lower():
        return
    found = _PAPER.fullmatch(text)
    line = None if found else _ELECTRONIC.fullmatch(text)
    spoken = found or line
    if spoken is None:
        return
    words = spoken["words"]
    form = "paper" if found else "electronic"
    fields = {"form": form, "words": words, "wanted": _CODES[words.lower()], "code": _code(page, at, numbered)}
    if line is not None:
        day = _DAY.search(line["rest"])
        spot = day.start() if day else len(line["rest"])
        fields |= {"organ": line["rest"][:spot].strip(" ;,"), "time": line["rest"][spot:]}
    yield Item(words if found else text, page.blocks[at].place(), fields)


def _code(page: Page, at: int, numbered: range) -> str:
    """The type group of the copy's own number (``Số: 15/SY-SNV``), below the words or, in the order of Mẫu 3.1, above them; empty when
    none is printed near. ``numbered``: the blocks that may hold it."""
    below = page.blocks[at + 1 : min(at + 1 + _NUMBER_WITHIN, numbered.stop)]
    for block in (*below, *reversed(page.blocks[max(numbered.start, at - _NUMBER_WITHIN) : at])):
        for line in block.text.split("\n"):
            number = read_number(line.strip())
            if number is not None:
                return number.type
    return ""
