"""The script of the GitHub action, run as GitHub runs it: inputs in the environment, files to append to."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml

from tests.pipelines.conftest import FAULT, ROOT, program_first, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the script is for bash")

SCRIPT = ROOT / ".github" / "action" / "run.sh"
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
SCHEMA = ROOT / "tests" / "reporting" / "schemas" / "sarif-2.1.0-rtm.5.json"


class Job:
    """One step of a job in a repository, with the files that GitHub gives it."""

    def __init__(self, repository: Path, home: Path) -> None:
        self.repository = repository
        self.temp = home / "runner"
        self.temp.mkdir()
        self.files = {name: home / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in self.files.values():
            file.touch()

    def check(self, **inputs: str) -> subprocess.CompletedProcess[str]:
        given = {f"INPUT_{name.upper()}": value for name, value in inputs.items()}
        github = {"GITHUB_ACTIONS": "true", "RUNNER_TEMP": str(self.temp)} | {name: str(file) for name, file in self.files.items()}
        return run("bash", SCRIPT, "check", cwd=self.repository, env=program_first() | github | given)

    @property
    def outputs(self) -> dict[str, str]:
        lines = self.files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)

    @property
    def summary(self) -> str:
        return self.files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")

    @property
    def sarif(self) -> dict:
        return json.loads(Path(self.outputs["sarif"]).read_text(encoding="utf-8"))


@pytest.fixture
def job(repository: Path, tmp_path: Path) -> Job:
    return Job(repository, tmp_path)


def test_findings_are_annotations_sarif_summary_outputs_and_an_exit_code(job: Job) -> None:
    done = job.check(paths="templates\nissued")
    assert done.returncode == 1, done.stderr
    errors = [line for line in done.stdout.splitlines() if line.startswith("::error ")]
    assert [(re.search(r"file=([^,]+)", line)[1], re.search(r"TT\d{4}", line)[0]) for line in errors] == [
        ("templates/loi.docx", FAULT),
        ("issued/ke-hoach-so-5.docx", "TT0302"),
    ]
    jsonschema.validate(job.sarif, json.loads(SCHEMA.read_text(encoding="utf-8")))
    results = [
        (result["ruleId"], result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
        for result in job.sarif["runs"][0]["results"]
        if result["level"] == "error"
    ]
    assert sorted(results) == [(FAULT, "templates/loi.docx"), ("TT0302", "issued/ke-hoach-so-5.docx")]
    assert "templates/loi.docx" in job.summary
    assert FAULT in job.summary
    assert {name: job.outputs[name] for name in ("exit-code", "documents", "fail", "errors")} == {
        "exit-code": "1", "documents": "4", "fail": "2", "errors": "2",
    }  # fmt: skip


def test_sound_templates_pass(job: Job) -> None:
    done = job.check(paths="templates/ke-hoach.docx\ntemplates/ke-hoach-ngoac.docx", stage="template")
    assert (done.returncode, job.outputs["exit-code"], job.outputs["errors"]) == (0, "0", "0"), done.stderr
    assert "::error" not in done.stdout
    assert job.sarif["runs"][0]["results"] == []


def test_known_findings_do_not_fail(job: Job) -> None:
    written = run("thethuc", "baseline", "write", "templates", "issued", cwd=job.repository, env=program_first())
    assert written.returncode == 0, written.stderr
    baseline = next(path.name for path in job.repository.iterdir() if "baseline" in path.name)
    assert job.check(paths="templates\nissued", baseline=baseline).returncode == 0


def test_what_cannot_be_checked_is_exit_code_2(job: Job) -> None:
    assert job.check(paths="khong-co.docx").returncode == 2
    assert job.outputs["exit-code"] == "2"


def test_a_wrong_option_is_exit_code_2_and_leaves_no_old_report(job: Job) -> None:
    assert job.check(paths="templates").returncode == 1
    job.files["GITHUB_OUTPUT"].write_text("", encoding="utf-8")
    assert job.check(paths="templates", fail_on="everything").returncode == 2
    assert "sarif" not in job.outputs


@pytest.mark.parametrize("name", ["paths", "args", "profile", "baseline", "stage"])
def test_inputs_are_words_never_commands(job: Job, name: str) -> None:
    evil = '$(touch pwned) `touch pwned` ; touch pwned ; " ; touch pwned ; *'
    assert job.check(**{"paths": "templates/ke-hoach.docx", name: evil}).returncode == 2
    assert not (job.repository / "pwned").exists()


def test_a_path_is_never_an_option(job: Job) -> None:
    assert job.check(paths="--output=pwned").returncode == 2
    assert not (job.repository / "pwned").exists()


def test_paths_may_hold_spaces(job: Job) -> None:
    (job.repository / "templates" / "loi.docx").rename(job.repository / "templates" / "kế hoạch lỗi.docx")
    done = job.check(paths="templates/kế hoạch lỗi.docx")
    assert done.returncode == 1
    assert FAULT in done.stdout


def test_more_options_are_cut_at_spaces(job: Job) -> None:
    done = job.check(paths="templates", args="--ignore TT0103\n--lang en")
    assert done.returncode == 0, done.stderr


class DescribeActionFile:
    """``action.yml`` and the script say the same."""

    steps = ACTION["runs"]["steps"]

    def it_hands_inputs_over_as_variables_alone(self) -> None:
        assert [step["run"] for step in self.steps if "${{" in step.get("run", "")] == []

    def it_declares_every_input_it_uses_and_uses_every_one_it_declares(self) -> None:
        used = set(re.findall(r"inputs\.([\w-]+)", json.dumps(self.steps)))
        declared = set(ACTION["inputs"])
        assert used == declared

    def it_promises_only_outputs_the_script_writes(self, job: Job) -> None:
        job.check(paths="templates")
        promised = {re.search(r"outputs\.([\w-]+)", each["value"])[1] for each in ACTION["outputs"].values()}
        assert promised <= set(job.outputs)

    def it_runs_the_script_the_tests_run(self) -> None:
        assert [step["run"].split('"')[1].removeprefix("$GITHUB_ACTION_PATH/") for step in self.steps if "run" in step] == [
            SCRIPT.relative_to(ROOT).as_posix()
        ] * 2
        assert SCRIPT.stat().st_mode & 0o111
