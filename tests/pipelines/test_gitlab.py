"""The script of the GitLab job, taken from its template and run line by line as a runner's shell does."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from tests.pipelines.conftest import FAULT, ROOT, program_first, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the job runs in bash")

JOB = yaml.safe_load((ROOT / ".ci" / "gitlab" / "thethuc.gitlab-ci.yml").read_text(encoding="utf-8"))["thethuc"]


def play(repository: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """The job's script with its variables, changed as a keeper would."""
    given = {name: value for name, value in JOB["variables"].items() if name.startswith("THETHUC_")} | variables
    return run("bash", "-eo", "pipefail", "-c", "\n".join(JOB["script"]), cwd=repository, env=program_first() | given)


def quality(repository: Path) -> list[dict]:
    return json.loads((repository / JOB["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))


def test_findings_fail_the_job_and_are_in_both_reports(repository: Path) -> None:
    done = play(repository)
    assert done.returncode == 1, done.stderr
    found = {(entry["location"]["path"], entry["check_name"]) for entry in quality(repository)}
    assert {("templates/loi.docx", FAULT), ("issued/ke-hoach-so-5.docx", "TT0302")} <= found
    assert {path for path, _ in found} <= {"templates/loi.docx", "issued/ke-hoach-so-5.docx", "templates/ke-hoach.docx"}
    fingerprints = [entry["fingerprint"] for entry in quality(repository)]
    assert len(fingerprints) == len(set(fingerprints))
    suites = ElementTree.parse(repository / JOB["artifacts"]["reports"]["junit"]).getroot()
    assert len(suites.findall(".//failure")) == 2


def test_sound_templates_pass(repository: Path) -> None:
    done = play(repository, THETHUC_PATHS="templates/ke-hoach.docx\ntemplates/ke-hoach-ngoac.docx")
    assert (done.returncode, quality(repository)) == (0, []), done.stderr


def test_known_findings_do_not_fail(repository: Path) -> None:
    assert run("thethuc", "baseline", "write", ".", cwd=repository, env=program_first()).returncode == 0
    baseline = next(path.name for path in repository.iterdir() if "baseline" in path.name)
    assert play(repository, THETHUC_BASELINE=baseline).returncode == 0


@pytest.mark.parametrize("evil", ["$(touch pwned) ; touch pwned ; *"])
def test_variables_are_words_never_commands(repository: Path, evil: str) -> None:
    assert play(repository, THETHUC_PATHS=evil).returncode == 2
    assert play(repository, THETHUC_BASELINE=evil).returncode == 2
    assert not (repository / "pwned").exists()


def test_every_report_the_job_promises_is_written(repository: Path) -> None:
    play(repository)
    assert [name for name in JOB["artifacts"]["paths"] if not (repository / name).is_file()] == []
