"""What the reader says of a document is what LibreOffice prints, level by level (``rendered.json`` holds what it prints)."""

from __future__ import annotations

import json
import os
from typing import Any

import pytest

from checker.model import Block, CharacterFormat, ParagraphFormat
from checker.reading import read
from tests.reading.cases import cases
from tests.reading.levels import BASE_SIZE, PROBE, Case
from tests.reading.oddities import ODDITIES
from tests.reading.rendering import TABLE, measured, missing_tools

LINE_HEIGHT, ASCENT = 1.149, 0.933  # of the Liberation fonts, shares of the size; the ascent with the gap above it
NEAR = 0.6  # pt: LibreOffice sets in twips, and its printer rounds
RECORDED = json.loads(TABLE.read_text(encoding="utf-8"))["cases"]
EVERY = cases()


def probe(data: bytes) -> Block:
    return next(block for block in read(data).blocks if block.text == PROBE.strip())


def expected(data: bytes) -> dict[str, Any]:
    """What the page must show if the reader is right; the distances in pt, as the page has them."""
    block = probe(data)
    (run,) = block.runs
    assert block.setting is not None
    return {**_look(run.style), **_layout(block.setting, run.style)}


def _look(style: CharacterFormat) -> dict[str, Any]:
    look = {name: getattr(style, name) for name in ("font", "size", "bold", "italic", "caps")}
    return {**look, "color": style.color or "000000"}


def _layout(setting: ParagraphFormat, style: CharacterFormat) -> dict[str, Any]:
    """Where an exact line puts its letters is the program's own: LibreOffice leaves four fifths of it above the base line."""
    assert style.size is not None
    natural = LINE_HEIGHT * style.size
    values = (setting.gap_before, setting.gap_after, setting.indent_left, setting.indent_first, setting.line)
    before, after, left, first, line = (value or 0.0 for value in values)
    multiple = setting.line_rule == "auto"
    pitch = natural * line if multiple else max(line, natural) if setting.line_rule == "atLeast" else line
    lowered = 0.0 if multiple else 0.8 * line - ASCENT * style.size if setting.line_rule == "exact" else pitch - natural
    return {
        "align": setting.align,
        "from_above": LINE_HEIGHT * BASE_SIZE + before + lowered,
        "pitch": pitch,
        "to_below": pitch - lowered + after,
        "indent": left,
        "first": first,
    }


def differences(seen: dict[str, Any], said: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """What differs, as (printed, read)."""
    return {name: (value, said[name]) for name, value in seen.items() if not _same(value, said[name])}


def _same(seen: Any, said: Any) -> bool:
    if isinstance(seen, float):
        return bool(abs(seen - said) <= NEAR)
    return bool(seen == said)


@pytest.mark.parametrize("case", [case for case in EVERY if case.name not in ODDITIES], ids=lambda case: case.name)
def test_the_reader_sees_what_is_printed(case: Case) -> None:
    assert differences(RECORDED[case.name], expected(case.data)) == {}


@pytest.mark.parametrize("case", [case for case in EVERY if case.name in ODDITIES], ids=lambda case: case.name)
def test_where_the_standard_says_otherwise_the_reader_follows_the_standard(case: Case) -> None:
    said, standard = expected(case.data), ODDITIES[case.name].standard
    assert differences(standard, said) == {}
    assert differences(RECORDED[case.name], said).keys() >= standard.keys()


def test_every_oddity_is_of_a_document_and_names_its_clause() -> None:
    assert ODDITIES.keys() <= {case.name for case in EVERY}
    assert all(oddity.why.startswith("§") for oddity in ODDITIES.values())


def test_every_document_was_measured() -> None:
    assert list(RECORDED) == [case.name for case in EVERY]


@pytest.mark.skipif(os.environ.get("THETHUC_RENDER") != "1", reason="slow: set THETHUC_RENDER=1 to print every document anew")
@pytest.mark.skipif(bool(missing_tools()), reason=f"not installed: {', '.join(missing_tools())}")
def test_libreoffice_still_prints_what_was_recorded() -> None:
    printed = measured(EVERY)["cases"]
    assert {name: found for name, row in RECORDED.items() if (found := differences(row, printed[name]))} == {}
