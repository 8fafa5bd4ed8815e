"""Real files, when this checkout stands beside them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from checker.model import Unreadable
from checker.reading import read

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpus is not beside this checkout")


def files(*patterns: str) -> list[Path]:
    return sorted(path for pattern in patterns for path in SHARED.glob(pattern))


@pytest.mark.parametrize("path", files("corpus/docx/*", "corpus/templates/*", "corpus/text/*", "seeds/*"), ids=lambda path: path.name[:40])
def test_runs_and_lines_lie_within_their_text(path: Path) -> None:
    document = read(path)
    assert document.blocks
    for block in document.blocks:
        assert all(0 <= run.start < run.end <= len(block.text) for run in block.runs)
        assert all(first.end == second.start for first, second in zip(block.runs, block.runs[1:], strict=False))
        assert block.label <= len(block.text)
        assert list(block.lines) == sorted(block.lines)


@pytest.mark.parametrize("path", files("seeds/*", "corpus/text/*"), ids=lambda path: path.name[:40])
def test_scans_are_told_from_texts(path: Path) -> None:
    assert read(path).medium == ("ocr" if path.name[:4] in ("000_", "001_", "003_") else "text")


@pytest.mark.parametrize("name", ["hwo_x_word-lock-file.docx", "zlu_x_fake-18-bytes.docx"])
def test_what_only_bears_the_name(name: str) -> None:
    with pytest.raises(Unreadable, match="not_a_document"):
        read(SHARED / "corpus/edge" / name)


def test_entries_with_a_dot_and_a_slash() -> None:
    assert len(read(SHARED / "corpus/edge/bvpt_bb_zip-entries-with-dot-slash.docx").blocks) > 100


def test_the_decrees_own_form_loses_its_note_numbers() -> None:
    found = [block.text.strip() for block in read(next(SHARED.glob("corpus/templates/bvpt_kh*"))).blocks]
    assert found[:5] == ["TÊN CQ, TC CHỦ QUẢN", "TÊN CƠ QUAN, TỔ CHỨC", "", "Số:     /......-......", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]


def test_a_text_loads_no_xml_library() -> None:
    heavy = "('lxml', 'docx', 'yaml', 'rapidfuzz', 'zipfile')"
    code = f"import sys, checker.reading as r; r.read(sys.argv[1]); print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code, str(files("seeds/002*")[0])], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
