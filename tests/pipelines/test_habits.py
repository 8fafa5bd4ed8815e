"""The project's own habits: what it asks of people who write to it, of a commit, and of a release."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
import yaml

from checker.cli.root_command import VERBS
from tests.pipelines.conftest import ROOT

FORMS = sorted(path for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
RELEASE = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8"))


def asked(command: str) -> None:
    """The verb and the options of a command are those of the program."""
    _, verb, *rest = command.split()
    assert verb in VERBS or verb.startswith("--")
    if verb in VERBS:
        shown = subprocess.run(
            [sys.executable, "-m", "checker", verb, "--help"], capture_output=True, text=True, encoding="utf-8", check=True
        ).stdout
        assert [option for option in rest if option.startswith("--") and option not in shown] == []


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_a_form_asks_in_both_languages_and_names_commands_there_are(form) -> None:
    tree = yaml.safe_load(form.read_text(encoding="utf-8"))
    assert tree["name"]
    assert any(part.get("validations", {}).get("required") for part in tree["body"])
    commands = re.findall(r"thethuc [^`\"\n]+", form.read_text(encoding="utf-8"))
    assert commands
    for command in commands:
        if not re.search(r"\d", command):
            asked(command.replace("TỆP", ""))


def test_a_false_alarm_is_told_without_the_document() -> None:
    text = (ROOT / ".github" / "ISSUE_TEMPLATE" / "bao-nham.yml").read_text(encoding="utf-8")
    assert "thethuc explain --format json --no-text" in text


def test_a_release_is_tried_before_it_is_built_and_built_before_it_is_published() -> None:
    jobs = RELEASE["jobs"]
    assert ".ci/run" in [step.get("run") for step in jobs["build"]["steps"]]
    assert (jobs["publish"]["needs"], jobs["draft"]["needs"]) == ("build", "publish")
    assert RELEASE["permissions"] == {"contents": "read"}
    commands = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
    assert [line for line in commands if "${{ github" in line] == []


def test_what_a_commit_is_tried_with_is_what_ci_tries() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    whole = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for hook in hooks:
        assert " ".join(hook["entry"].split()[:3]).removesuffix(" --force-exclude") in whole


def test_the_constraints_hold_every_dependency_at_one_version() -> None:
    lines = [line for line in (ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    names = {line.partition("==")[0].lower() for line in lines if re.fullmatch(r"[\w.-]+==[\w.]+", line)}
    assert len(names) == len(lines)
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("dependencies = [")[2].partition("]")[0]
    assert {re.match(r"[\w-]+", name)[0].lower() for name in re.findall(r'"([^"]+)"', text)} <= names
