"""A sample template repository, as its keeper would have it, and the checkout of the program as another repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders.plans import SO_NOI_VU
from tests.builders.shapes import word
from tests.builders.templates import TEMPLATES, word_template

ROOT = Path(__file__).resolve().parents[2]
FAULT = "TT0103"
"""The rule that finds the fault of ``templates/loi.docx``: a wrong letter in the quốc hiệu."""

FILES = {
    "README.md": "# Mẫu văn bản\n\nCác mẫu kế hoạch của cơ quan.\n".encode(),
    "templates/ke-hoach.docx": word_template(TEMPLATES["jinja"]),
    "templates/ke-hoach-ngoac.docx": word_template(TEMPLATES["squares"]),
    "templates/loi.docx": word_template(replace(TEMPLATES["jinja"], national_name="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIẸT NAM")),
    "issued/ke-hoach-so-5.docx": word(replace(SO_NOI_VU, number="5")),
}
"""Two sound templates, one with a wrong quốc hiệu, and an issued plan whose number lacks its zero."""


def run(*command: object, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """A command with text output; whether it fails is for the caller to look at."""
    return subprocess.run(
        [str(word) for word in command], cwd=cwd, env=env, text=True, encoding="utf-8", capture_output=True, check=False, timeout=600
    )


def program_first() -> dict[str, str]:
    """The environment in which ``thethuc`` and ``python3`` are those that run the tests, with no language or colours set.

    What is installed there is compiled as it is loaded: of its libraries a test loads few.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("THETHUC_", "GITHUB_", "INPUT_", "GIT_"))}
    return kept | {"PIP_COMPILE": "0", "PATH": os.pathsep.join([str(Path(sys.executable).parent), kept["PATH"]])}


def commit_all(folder: Path) -> None:
    """A git repository of everything in the folder."""
    git = ("git", "-c", "user.name=Văn thư", "-c", "user.email=vanthu@example.vn", "-c", "core.hooksPath=/dev/null")
    for step in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-q", "-m", "Mẫu")):
        done = run(*git, *step, cwd=folder, env=program_first())
        assert done.returncode == 0, done.stderr


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The sample repository, not yet under version control."""
    home = tmp_path / "mau"
    for name, data in FILES.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return home


@pytest.fixture(scope="session")
def git() -> None:
    """Skips where git is missing."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")


@pytest.fixture(scope="session")
def registry() -> None:
    """Skips where PyPI is out of reach."""
    asked = run(sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--no-deps", "--ignore-installed", "hatchling", cwd=ROOT)
    if asked.returncode:
        pytest.skip("PyPI is out of reach")


@pytest.fixture(scope="session")
def published(git: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program as a repository of its own with one commit, holding what the checkout holds now."""
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT)
    if listed.returncode:
        pytest.skip("these sources are no git checkout")
    home = tmp_path_factory.mktemp("thethuc")
    for name in filter(None, listed.stdout.split("\0")):
        source = ROOT / name
        if source.is_file() and (name.startswith("fixtures/profile/") or not name.startswith(("tests/", "fixtures/"))):
            target = home / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    commit_all(home)
    return home
