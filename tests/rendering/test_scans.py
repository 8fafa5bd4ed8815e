"""Plans printed by LibreOffice, scanned at 200 dpi and recognised: their parts against those of the Word file."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from checker.checking import lint, load_ruleset
from checker.model import DocumentReport, Plan
from checker.parsing import parse
from checker.reading import read
from checker.reading.scan import tesseract
from tests.rendering.scoring import scored, total

TOOLS = ("soffice", "tesseract")
FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
SAMPLE = ("compliant/xa.docx", "compliant/bo.docx", "compliant/so-noi-vu.docx")
MOST = 240  # seconds; LibreOffice is slow on a busy machine

pytestmark = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in TOOLS), reason="needs LibreOffice and Tesseract: apt install libreoffice tesseract-ocr-vie"
)


@pytest.fixture(scope="module")
def scans(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The sample as TIFF files of 200 dpi."""
    import pypdfium2

    folder = tmp_path_factory.mktemp("scans")
    files = [str(FIXTURES / name) for name in SAMPLE]
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=MOST)
    made = {}
    for name in SAMPLE:
        with pypdfium2.PdfDocument(folder / f"{Path(name).stem}.pdf") as pdf:
            first, *rest = [page.render(scale=200 / 72).to_pil().convert("RGB") for page in pdf]
        file = io.BytesIO()
        first.save(file, "TIFF", save_all=True, append_images=rest, dpi=(200, 200), compression="tiff_deflate")
        made[name] = file.getvalue()
    return made


@pytest.fixture
def without_vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "_PREFERRED", ("eng",))


def judged(data: bytes | Path) -> tuple[Plan, DocumentReport]:
    plan = parse(read(data, name="scan.tif") if isinstance(data, bytes) else read(data))
    return plan, lint(plan, load_ruleset(plan))


def parts(plan: Plan) -> dict[str, dict[str, object]]:
    return {name: {"status": part.status, "text": part.text, "value": part.value} for name, part in plan.components.items()}


def f1(scans: dict[str, bytes]) -> tuple[float, list[str]]:
    """How well the parts of the sample were read, and what was found that the Word files do not have."""
    scores, wrong = [], []
    for name, data in scans.items():
        plan, report = judged(data)
        word, truth = judged(FIXTURES / name)
        scores.append(scored(parts(word), parts(plan)))
        known = {finding.rule for finding in truth.findings} | {"TT2098"}
        wrong += [f"{name} {finding.rule}" for finding in report.findings if finding.rule not in known]
        assert (plan.document.medium, plan.type) == ("scan", "KH")
    return total(scores).f1, wrong


class TestScans:
    def test_with_vietnamese_nearly_every_part_is_read(self, scans: dict[str, bytes]) -> None:
        if "vie" not in tesseract._languages(tesseract.program() or "", os.environ.get("TESSDATA_PREFIX")):
            pytest.skip("needs tesseract-ocr-vie")
        reached, wrong = f1(scans)
        assert wrong == []
        assert reached >= 0.97

    @pytest.mark.usefixtures("without_vietnamese")
    def test_without_vietnamese_parts_are_garbled_not_missing(self, scans: dict[str, bytes]) -> None:
        reached, wrong = f1(scans)
        assert wrong == []
        assert reached >= 0.92
