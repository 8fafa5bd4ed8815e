"""Examples of rules examined once for all tests of a box of the diagram, which one process runs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checker.model import DocumentReport
from checker.running.examples import examine
from tests.rules.boxes import BOXES

BY_BOX = [pytest.param(box, marks=pytest.mark.xdist_group(f"rules of box {box}")) for box in BOXES]
"""By box of the decree's diagram, so that the processes share the work; ``test_rule_files`` holds every rule to one of them."""

_reports: dict[tuple[str | Path, str], DocumentReport] = {}


def examined(text: str | Path, **facts: Any) -> DocumentReport:
    """What :func:`examine` gives, remembered without the document."""
    asked = text, repr(sorted((name, value) for name, value in facts.items() if value is not None))
    if asked not in _reports:
        _reports[asked] = replace(examine(text, **facts), document=None)
    return _reports[asked]
