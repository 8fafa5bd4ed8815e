"""The plans that slips are planted in, in the forms that offices send: a plan in a form is a base, read once."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from random import Random
from xml.sax.saxutils import escape

from tests.builders import layouts, texts
from tests.builders.layouts import STANDARD, UPRIGHT, Layout
from tests.builders.plan_text import PlanText
from tests.builders.plans import COMPLIANT, TT01_2013
from tests.builders.printed_plans import printed_plan
from tests.builders.shapes import word
from tests.builders.unusual import BY_ORDER
from tests.builders.word import zipped
from tests.rendering.smudging import page
from tests.rendering.varied import varied
from tests.slips.lines import Line
from tests.slips.planting import Edit

MEDIA = ("text", "docx", "pdf", "ocr")
SHARES = {"text": 45, "docx": 38, "ocr": 12, "pdf": 5}  # percent of all slips: a PDF costs ten times a text
_VARIED = 12
_NUMBERS = 500

_TABS = replace(STANDARD, header=layouts.header_tabs, closing=layouts.closing_tabs)
_LAYOUTS: dict[str, Layout] = {
    "two-cells": STANDARD,
    "one-row": replace(STANDARD, header=layouts.header_1x2, closing=layouts.closing_two_rows),
    "tabs": _TABS,
    "soft-breaks": replace(STANDARD, header=layouts.header_soft_breaks, closing=layouts.closing_soft_breaks),
    "one-column": replace(STANDARD, header=layouts.header_plain, closing=layouts.closing_plain),
}
_TEXTS: dict[str, Callable[[PlanText], str]] = {
    "lines": PlanText.text,
    "tabbed": lambda plan: texts.columns(plan, "\t"),
    "padded": lambda plan: texts.columns(plan, "  "),
    "web-copy": texts.web_copy,
}


@dataclass(frozen=True, eq=False)
class Base:
    """A plan in one form. ``make`` writes it anew with a slip, given the line and the slip."""

    name: str
    medium: str
    plan: PlanText
    make: Callable[[PlanText], bytes]
    word_file: dict[str, bytes] = field(default_factory=dict)

    def with_slip(self, line: Line, edit: Edit) -> bytes:
        """The file with that slip in that line."""
        if self.medium != "docx":
            return self.make(line.slipped(self.plan, edit))
        return self._retyped(line.text, edit.on(line.text)) or self.make(line.slipped(self.plan, edit))

    def _retyped(self, text: str, slipped: str) -> bytes | None:
        """The Word file with one run retyped, or nothing when no run, or more than one, holds just this line."""
        document = self._document
        pattern = re.compile(rf"(?<=>)((?:[^<>]* )?){re.escape(escape(text))}(?= *</w:t>)")
        if len(pattern.findall(document)) != 1:
            return None
        retyped = pattern.sub(lambda found: found[1] + escape(slipped), document)
        return zipped(self.word_file | {"word/document.xml": retyped.encode()})

    @cached_property
    def _document(self) -> str:
        return self.word_file["word/document.xml"].decode()


def bases(seed: int, media: tuple[str, ...] = MEDIA) -> dict[str, list[Base]]:
    """By medium: every compliant plan and some varied ones that hang on ``seed``, each in every form of the medium."""
    numbers = Random(f"plans {seed}").sample(range(_NUMBERS), _VARIED)
    plans = COMPLIANT | {"by-order": BY_ORDER} | {f"varied-{number}": varied(number) for number in numbers}
    return {medium: [base for name, plan in plans.items() for base in _FORMS[medium](name, plan)] for medium in media}


def _typed(name: str, plan: PlanText) -> Iterator[Base]:
    for form, write in _TEXTS.items():
        yield Base(f"{name} {form}", "text", plan, _encoded(write))


def word_files(name: str, plan: PlanText) -> Iterator[Base]:
    """Those of the layouts that can hold the plan."""
    for form, layout in _layouts(plan).items():
        try:
            package = _unzipped(word(plan, layout))
        except ValueError:  # columns by tabs need as many lines on the left as on the right
            continue
        yield Base(f"{name} {form}", "docx", plan, _worded(layout), package)


def _printed(name: str, plan: PlanText) -> Iterator[Base]:
    yield Base(f"{name} printed", "pdf", plan, printed_plan)


def _recognised(name: str, plan: PlanText) -> Iterator[Base]:
    yield Base(f"{name} recognised", "ocr", plan, _encoded(page))


_FORMS: dict[str, Callable[[str, PlanText], Iterator[Base]]] = {
    "text": _typed,
    "docx": word_files,
    "pdf": _printed,
    "ocr": _recognised,
}


def _layouts(plan: PlanText) -> dict[str, Layout]:
    return {"two-cells": UPRIGHT} if plan is TT01_2013 else _LAYOUTS


def _encoded(write: Callable[[PlanText], str]) -> Callable[[PlanText], bytes]:
    return lambda plan: write(plan).encode()


def _worded(layout: Layout) -> Callable[[PlanText], bytes]:
    return lambda plan: word(plan, layout)


def _unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
