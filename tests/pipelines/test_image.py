"""The Dockerfile, as far as it can be judged where no Docker daemon runs: its stages, its user, and what it copies."""

from __future__ import annotations

import re
import shutil
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.pipelines.conftest import ROOT, run

TEXT = re.sub(r"\\\n", " ", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
STEPS = [tuple(line.split(maxsplit=1)) for line in TEXT.splitlines() if line and not line.startswith("#")]


def stages() -> dict[str, list[tuple[str, str]]]:
    """Stage → its steps, those of the stage it is built from first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for word, rest in STEPS:
        if word == "FROM":
            base, _, name = rest.partition(" AS ")
            found[name] = list(found.get(base, []))
            steps = found[name]
        else:
            steps.append((word, rest))
    return found


def bases() -> list[str]:
    """The images that are pulled."""
    made = stages()
    return [base for word, rest in STEPS if word == "FROM" and (base := rest.partition(" AS ")[0]) not in made]


def copied() -> list[str]:
    """What the first stage takes from the checkout."""
    return [name for word, rest in stages()["build"] if word == "COPY" for name in rest.split()[:-1]]


@pytest.mark.parametrize("stage", ["default", "full"])
def test_each_image_runs_the_program_as_an_ordinary_user(stage: str) -> None:
    steps = stages()[stage]
    assert [rest for word, rest in steps if word == "USER"] == ["thethuc"]
    assert steps[-1] == ("USER", "thethuc")
    assert ("ENTRYPOINT", '["thethuc"]') in steps
    assert not [rest for _, rest in steps if "sudo" in rest or "chmod 777" in rest]


def test_the_image_without_a_target_is_the_small_one() -> None:
    assert list(stages())[-1] == "default"
    assert not [rest for _, rest in stages()["default"] if "apt-get" in rest]


def test_the_full_image_has_what_scans_and_old_formats_need_and_no_more() -> None:
    (install,) = [rest for _, rest in stages()["full"] if "apt-get install" in rest]
    assert "--no-install-recommends" in install
    assert "rm -rf /var/lib/apt/lists" in install
    for package in ("tesseract-ocr-vie", "libreoffice-writer-nogui", "fonts-liberation"):
        assert package in install.split()


def test_what_is_pulled_is_named_by_version() -> None:
    assert bases() == ["python:3.12-slim-bookworm"] * len(bases())
    assert "latest" not in TEXT


def test_what_is_copied_is_there_and_is_not_left_out() -> None:
    rules = [line for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line]
    for name in copied():
        assert (ROOT / name).exists(), name
        last = [rule for rule in rules if fnmatch(name, rule.removeprefix("!"))][-1]
        assert last.startswith("!"), name


def test_what_is_copied_is_enough_to_build_the_wheel_and_to_check_a_plan(tmp_path: Path, registry: None) -> None:
    """The image's first stage without Docker: the wheel from nothing but the copied files, then run alone."""
    source = tmp_path / "source"
    source.mkdir()
    for name in copied():
        item = ROOT / name
        if item.is_dir():
            shutil.copytree(item, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(item, source / item.name)
    built = run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", tmp_path / "wheel", ".", cwd=source)
    assert built.returncode == 0, built.stderr
    (wheel,) = (tmp_path / "wheel").glob("thethuc-*.whl")
    installed = run(
        sys.executable, "-m", "pip", "install", "--quiet", "--no-compile", "--no-deps", "--target", tmp_path / "site", wheel, cwd=tmp_path
    )
    assert installed.returncode == 0, installed.stderr
    code = f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r}); import checker.cli; print(checker.__file__); checker.cli.main()"
    done = run(sys.executable, "-c", code, "check", "--quiet", ROOT / "fixtures" / "compliant" / "xa.docx", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(tmp_path))
