"""The project's own workflow: the whole test is ``.ci/run``, and what it calls is there."""

from __future__ import annotations

import re

import yaml

from tests.pipelines.conftest import ROOT

JOBS = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))["jobs"]


def commands() -> list[str]:
    return [step["run"] for job in JOBS.values() for step in job["steps"] if "run" in step]


def test_the_whole_test_is_the_one_people_run_themselves() -> None:
    assert ".ci/run" in [step.get("run") for step in JOBS["whole"]["steps"]]
    assert JOBS["whole"]["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13", "3.14"]


def test_every_action_is_pinned_to_a_version_and_every_file_named_is_there() -> None:
    used = [step["uses"] for job in JOBS.values() for step in job["steps"] if "uses" in step]
    assert [name for name in used if name != "./" and not re.search(r"@v\d+$", name)] == []
    named = re.findall(r"fixtures/\w+|\.ci/\w+", "\n".join(commands()))
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_no_command_holds_what_strangers_write() -> None:
    assert [line for line in commands() if "${{ github" in line] == []
