"""Patterns compiled at their first use: every one can be."""

import re
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAMED = re.compile(r"^(\w+) = lazy_pattern\(", re.MULTILINE)
LATER = [
    (".".join(path.relative_to(ROOT).with_suffix("").parts), name)
    for path in sorted((ROOT / "checker").rglob("*.py"))
    for name in NAMED.findall(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("module", "name"), LATER)
def test_it_is_a_pattern(module, name):
    pattern = getattr(import_module(module), name)
    assert pattern.groups == re.compile(pattern.pattern, pattern.flags).groups


def test_there_are_some():
    assert len(LATER) > 20
