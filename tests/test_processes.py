"""What is asked of the system about processes, in the one place that asks it."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from checker.processes import alive, die_with_parent

ROOT = Path(__file__).resolve().parents[1]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be asked to")


def test_one_that_runs_is_alive_and_one_that_is_gone_is_not():
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    assert alive(os.getpid())
    assert not alive(process.pid)
    assert not alive(2**63)


def test_where_nobody_can_be_asked_it_is_taken_to_be_alive(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "kill", lambda *_: pytest.fail("there it would end the process"))
    assert alive(1)
    assert die_with_parent(1) is False


@LINUX
def test_a_child_ends_with_the_parent_that_is_killed(tmp_path):
    child = "import os, time; from checker.processes import die_with_parent; die_with_parent(int(os.environ['PARENT']))"
    child += f"; open({str(tmp_path / 'ready')!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    parent = (
        f"import os, subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}], env={{**os.environ, 'PARENT': str(os.getpid())}})"
    )
    run = subprocess.Popen([sys.executable, "-c", parent], cwd=ROOT)
    assert _within_seconds(lambda: (tmp_path / "ready").exists() and (tmp_path / "ready").read_text())
    pid = int((tmp_path / "ready").read_text())
    assert alive(pid)
    run.kill()
    run.wait()
    assert _within_seconds(lambda: _is_gone(pid))


@LINUX
def test_a_child_whose_parent_is_gone_already_ends_at_once():
    script = "from checker.processes import die_with_parent; die_with_parent(1_000_000_000); print('lives')"
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False)
    assert (run.returncode, run.stdout) == (1, b"")


def _is_gone(pid: int) -> bool:
    """Whether it has ended; one whose end nobody has asked for yet has."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def _within_seconds(holds) -> bool:
    for _ in range(200):
        if holds():
            return True
        time.sleep(0.05)
    return False
