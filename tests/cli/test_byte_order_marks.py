"""Notepad begins a file with a byte order mark; settings are read all the same."""

import codecs
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def plan(tmp_path):
    return Path(shutil.copy(ROOT / "fixtures" / "faulty" / "TT0302-number-not-padded.docx", tmp_path / "a.docx"))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("thethuc.toml", 'ignore = "TT0302"'),
        ("pyproject.toml", '[tool.thethuc]\nignore = "TT0302"'),
        ("a.docx.thethuc.toml", '[[suppress]]\nrule = "TT0302"\nreason = "x"'),
    ],
)
def test_settings_may_begin_with_one(thethuc, plan, name, text):
    assert thethuc("check", plan).code == 1
    (plan.parent / name).write_bytes(codecs.BOM_UTF8 + text.encode())
    outcome = thethuc("check", plan)
    assert (outcome.code, outcome.err) == (0, "")


def test_a_baseline_may(thethuc, plan, tmp_path):
    baseline = tmp_path / "b.json"
    assert thethuc("baseline", "write", plan, "-o", baseline).code == 0
    baseline.write_bytes(codecs.BOM_UTF8 + baseline.read_bytes())
    assert thethuc("check", "--baseline", baseline, plan).code == 0


def test_a_count_beyond_all_bounds_is_a_broken_baseline(thethuc, plan, tmp_path):
    baseline = tmp_path / "b.json"
    thethuc("baseline", "write", plan, "-o", baseline)
    baseline.write_text(baseline.read_text().replace('"count": 1', '"count": 1e999'))
    outcome = thethuc("check", "--baseline", baseline, plan)
    assert outcome.code == 2
    assert "OverflowError" not in outcome.err
    assert str(baseline) in outcome.err
