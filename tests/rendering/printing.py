"""Plans printed by LibreOffice, scanned and read back by tesseract."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

TOOLS = ("soffice", "pdftoppm", "tesseract")
_SECONDS = 600
_ONE_THREAD = {**os.environ, "OMP_THREAD_LIMIT": "1"}


def missing_tools() -> list[str]:
    return [tool for tool in TOOLS if shutil.which(tool) is None]


def printed(files: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """Each Word file as a PDF, by name."""
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    sources = sorted(str(path) for path in folder.glob("*.docx"))
    _run(
        "soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf", "--outdir", str(folder), *sources
    )
    return {name: folder / f"{name}.pdf" for name in files}


def recognised(pdf: Path, language: str, *, dpi: int = 200, mode: int = 3) -> str:
    """The text tesseract reads off the pages of a PDF; ``mode`` is its page segmentation mode."""
    stem = pdf.with_suffix("")
    _run("pdftoppm", "-r", str(dpi), "-gray", "-png", str(pdf), str(stem))
    pages = sorted(stem.parent.glob(f"{stem.name}-*.png"))
    try:
        return "".join(_run("tesseract", str(page), "-", "-l", language, "--psm", str(mode)) for page in pages)
    finally:
        for page in pages:
            page.unlink()


def _run(*command: str) -> str:
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=_SECONDS, env=_ONE_THREAD, encoding="utf-8")
    return done.stdout
