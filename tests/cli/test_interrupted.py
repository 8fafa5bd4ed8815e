"""Ctrl-C while the program is still being loaded ends it with 130 and without a word."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WHILE_LOADING = """
import signal, sys, importlib.abc
class Interrupting(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == {name!r}:
            signal.raise_signal(signal.SIGINT)
sys.meta_path.insert(0, Interrupting())
sys.argv = ["thethuc", "check", "khong-co.docx"]
from checker.cli import main
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("name", ["click", "checker.cli.root_command", "checker.temporary", "checker.cli.check", "checker.running.many"])
def test_ctrl_c_while_it_loads_is_quiet(name):
    done = subprocess.run([sys.executable, "-c", WHILE_LOADING.format(name=name)], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, b"", b"")


def test_nothing_large_is_loaded_before_it_is_heeded():
    code = "import sys; from checker.cli import main; print(*{'typing', 'enum', 'click'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-S", "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.split() == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_signal_that_was_ignored_stays_so():
    done = subprocess.run(
        [sys.executable, "-c", WHILE_LOADING.format(name="click")], cwd=ROOT, capture_output=True, check=False,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
    )  # fmt: skip
    assert done.returncode == 2
    assert b"khong-co.docx" in done.stderr + done.stdout
