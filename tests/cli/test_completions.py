"""The scripts of ``thethuc completions`` in real shells, where these are installed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SHELLS = ("bash", "zsh", "fish")
TRY = """
source {script}
compopt() {{ asked="$*"; }}
try() {{
  COMP_WORDS=("$@"); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 )); COMPREPLY=(); asked=
  _thethuc_completion thethuc
  local IFS=' '; echo "${{COMPREPLY[*]}}${{asked:+ [$asked]}}"
}}
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    """A folder with ``thethuc`` in it, as an installation puts it on the PATH."""
    folder = tmp_path_factory.mktemp("bin")
    program = folder / "thethuc"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checker "$@"\n')
    program.chmod(0o755)
    return folder


def shell(place: Path, *command: str) -> str:
    """What a shell prints that finds the program and nothing of ours in its environment."""
    root = str(Path(__file__).resolve().parents[2])
    environment = {"PATH": f"{place}:{os.environ['PATH']}", "PYTHONPATH": root, "HOME": str(place), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, cwd=place, check=False, timeout=60)
    assert done.stderr == ""
    return done.stdout


class DescribeTheScripts:
    @pytest.mark.parametrize("name", SHELLS)
    def it_is_printed_for_each_shell_and_asks_the_program(self, thethuc, name):
        run = thethuc("completions", name)
        assert (run.code, run.err) == (0, "")
        assert f"_THETHUC_COMPLETE={name}_complete" in run.out

    def it_names_the_shells_it_knows(self, thethuc):
        run = thethuc("completions", "tcsh")
        assert run.code == 2
        assert "bash, zsh, fish" in run.err


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_bash_completes_verbs_options_words_and_rules(place, thethuc):
    script = place / "thethuc.bash"
    script.write_text(thethuc("completions", "bash").out)
    asked = {
        "thethuc ch": "check",
        "thethuc check --form": "--format",
        "thethuc check --format s": "sarif",
        "thethuc check -o sar": "sarif:",
        "thethuc check --select tt030": " ".join(f"TT030{n}" for n in range(1, 10)),
        "thethuc check --ruleset t": "tt01-2011",
        "thethuc rules sh": "show",
        "thethuc nothing --x": "",
    }
    lines = shell(place, "bash", "--norc", "-c", TRY.format(script=script) + "".join(f"try {words}\n" for words in asked)).split("\n")
    assert lines[:-1] == list(asked.values())
    files = shell(place, "bash", "--norc", "-c", TRY.format(script=script) + "try thethuc check kế\n").strip()
    assert files.split() == ["[-o", "default]"]


@pytest.mark.skipif(shutil.which("zsh") is None, reason="no zsh here")
def test_zsh_takes_the_script(place, thethuc):
    script = place / "thethuc.zsh"
    script.write_text(thethuc("completions", "zsh").out)
    assert shell(place, "zsh", "-f", "-c", f"autoload -Uz compinit; compinit -D -u; source {script}; print $_comps[thethuc]").strip()


@pytest.mark.skipif(shutil.which("fish") is None, reason="no fish here")
def test_fish_completes(place, thethuc):
    script = place / "thethuc.fish"
    script.write_text(thethuc("completions", "fish").out)
    assert shell(place, "fish", "--no-config", "-c", f"source {script}; complete -C 'thethuc check --format s'").split() == ["sarif"]
    assert shell(place, "fish", "--no-config", "-c", f"source {script}; complete -C 'thethuc rules sh'").startswith("show\t")
