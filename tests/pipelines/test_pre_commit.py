"""The hooks run by pre-commit itself, in the environment it makes from a repository of the program."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.pipelines.conftest import FAULT, ROOT, commit_all, program_first, run

CONFIG = """\
repos:
  - repo: {published}
    rev: {revision}
    hooks:
      - id: thethuc-check
      - id: thethuc-fix
"""
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps the environment it makes; made once for all tests."""
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture
def keeper(repository: Path, published: Path, home: Path, registry: None) -> Path:
    """The sample repository with the lines its keeper adds."""
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    revision = run("git", "rev-parse", "HEAD", cwd=published).stdout.strip()
    config = CONFIG.format(published=published.as_posix(), revision=revision)
    (repository / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    commit_all(repository)
    return repository


def pre_commit(keeper: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run("pre-commit", *arguments, "--color=never", cwd=keeper, env=program_first() | {"PRE_COMMIT_HOME": str(home)})


def test_the_check_fails_on_faults_and_on_nothing_else(keeper: Path, home: Path) -> None:
    done = pre_commit(keeper, home, "run", "thethuc-check", "--all-files")
    assert done.returncode == 1, done.stderr
    assert f"[{FAULT}]" in done.stdout
    assert "[TT0302]" in done.stdout
    assert "Tổng cộng 4 văn bản: 2 đạt, 2 không đạt." in done.stdout
    sound = pre_commit(keeper, home, "run", "thethuc-check", "--files", "templates/ke-hoach.docx", "templates/ke-hoach-ngoac.docx")
    assert (sound.returncode, "Passed" in sound.stdout) == (0, True), sound.stdout


def test_the_fix_mends_in_place_fails_once_and_leaves_no_copies(keeper: Path, home: Path) -> None:
    plan = keeper / "issued" / "ke-hoach-so-5.docx"
    before = plan.read_bytes()
    first = pre_commit(keeper, home, "run", "thethuc-fix", "--files", "issued/ke-hoach-so-5.docx")
    assert (first.returncode, "files were modified by this hook" in first.stdout) == (1, True), first.stdout
    assert plan.read_bytes() != before
    second = pre_commit(keeper, home, "run", "thethuc-fix", "--files", "issued/ke-hoach-so-5.docx")
    assert second.returncode == 0, second.stdout
    assert sorted(path.name for path in plan.parent.iterdir()) == ["ke-hoach-so-5.docx"]


def test_a_commit_that_makes_a_template_worse_is_refused(keeper: Path, home: Path) -> None:
    assert pre_commit(keeper, home, "install").returncode == 0
    env = program_first() | {"PRE_COMMIT_HOME": str(home)}
    (keeper / "templates" / "ke-hoach.docx").write_bytes((keeper / "templates" / "loi.docx").read_bytes())
    git = ("git", "-c", "user.name=Văn thư", "-c", "user.email=vanthu@example.vn")
    refused = run(*git, "commit", "-q", "-a", "-m", "Sửa mẫu", cwd=keeper, env=env)
    assert refused.returncode == 1
    assert FAULT in refused.stdout + refused.stderr
    assert len(run("git", "log", "--format=%H", cwd=keeper).stdout.split()) == 1


@pytest.mark.parametrize(
    ("name", "check", "fix"),
    [
        ("mau/ke hoach.docx", True, True), ("mau.dotx", True, True), ("mau.docm", True, True), ("mau.odt", True, False),
        ("mau.ott", True, False), ("mau.md", True, False), ("mau.txt", True, False), ("README.md", False, False),
        ("docs/CHANGELOG.md", False, False), ("requirements-dev.txt", False, False), ("ke-hoach.docx.bak", False, False),
    ],
)  # fmt: skip
def test_the_hooks_take_the_files_that_plans_come_in(name: str, check: bool, fix: bool) -> None:
    taken = {id: bool(re.search(hook["files"], name)) and not re.search(hook.get("exclude", "^$"), name) for id, hook in HOOKS.items()}
    assert taken == {"thethuc-check": check, "thethuc-fix": fix}
