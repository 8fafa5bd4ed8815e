"""What the reader says of a document is what LibreOffice prints, level by level (``rendered.json`` holds what it prints)."""

from __future__ import annotations

import json
import os
from typing import Any

import pytest

from checker.model import Block, Setting, Style
from checker.reading import read

from .cases import cases
from .levels import BASE_SIZE, PROBE, Case
from .rendering import METRICS, TABLE, measured, missing_tools

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


def _look(style: Style) -> dict[str, Any]:
    look = {name: getattr(style, name) for name in ("font", "size", "bold", "italic", "caps")}
    return {**look, "color": style.color or "000000"}


def _layout(setting: Setting, style: Style) -> dict[str, Any]:
    """An exact line grows or shrinks above its letters, a multiple of a line below them."""
    assert style.font is not None
    assert style.size is not None
    natural = METRICS[style.font].height * style.size
    values = (setting.gap_before, setting.gap_after, setting.indent_left, setting.indent_first, setting.line)
    before, after, left, first, line = (value or 0.0 for value in values)
    multiple = setting.line_rule == "auto"
    pitch = natural * line if multiple else max(line, natural) if setting.line_rule == "atLeast" else line
    return {
        "align": setting.align,
        "from_above": METRICS["Liberation Serif"].height * BASE_SIZE + before + (0 if multiple else pitch - natural),
        "pitch": pitch,
        "to_below": (pitch if multiple else natural) + after,
        "indent": left,
        "first": first,
    }


def differences(seen: dict[str, Any], said: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """What differs, as (printed, read)."""
    return {name: (value, said[name]) for name, value in seen.items() if not _same(value, said[name])}


def _same(seen: Any, said: Any) -> bool:
    if isinstance(seen, float):
        return abs(seen - said) <= NEAR
    return bool(seen == said)


@pytest.mark.parametrize("case", [case for case in EVERY if not case.odd], ids=lambda case: case.name)
def test_the_reader_sees_what_is_printed(case: Case) -> None:
    assert differences(RECORDED[case.name], expected(case.data)) == {}


@pytest.mark.parametrize("case", [case for case in EVERY if case.odd], ids=lambda case: case.name)
def test_where_the_standard_says_otherwise_the_reader_follows_the_standard(case: Case) -> None:
    assert case.odd.startswith("§")
    assert set(differences(RECORDED[case.name], expected(case.data))) == set(case.differs)


def test_every_document_was_measured() -> None:
    assert list(RECORDED) == [case.name for case in EVERY]


@pytest.mark.skipif(os.environ.get("THETHUC_RENDER") != "1", reason="slow: set THETHUC_RENDER=1 to print every document anew")
@pytest.mark.skipif(bool(missing_tools()), reason=f"not installed: {', '.join(missing_tools())}")
def test_libreoffice_still_prints_what_was_recorded() -> None:
    assert measured(EVERY)["cases"] == RECORDED
