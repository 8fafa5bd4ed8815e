"""Copies of plans in the temporary folder: gone at the end, and after a kill with the next run."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from checker import temporary


@pytest.fixture
def scratch(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def dead():
    """The number of a process that is gone."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_folder_for_folders_is_not_tried_with_a_file(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr("tempfile._get_default_tempdir", None)  # what would try it
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with temporary.folder() as name:
        assert os.path.dirname(name) == str(tmp_path)


def test_a_folder_for_folders_that_is_not_there_is_not_taken(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setenv("TMPDIR", str(tmp_path / "gone"))
    with temporary.folder() as name:
        assert os.path.isdir(name)


def test_a_folder_is_gone_at_the_end_whatever_happens(scratch):
    def fail(name):
        assert os.stat(name).st_mode & 0o077 == 0
        raise KeyError

    with pytest.raises(KeyError), temporary.folder() as name:
        fail(name)
    assert names(scratch) == []


def test_what_a_killed_run_left_goes_with_the_next(scratch):
    script = "\n".join(
        (
            "import os",
            "from checker import temporary",
            "with temporary.folder() as name:",
            " open(name + '/plan', 'w')",
            " os.kill(os.getpid(), 9)",
        )
    )
    subprocess.run([sys.executable, "-c", script], env={**os.environ, "TMPDIR": str(scratch)}, check=False)
    assert len(names(scratch)) == 1
    temporary.sweep()
    assert names(scratch) == []


def test_nothing_else_is_touched(scratch, dead, tmp_path_factory):
    theirs = tmp_path_factory.mktemp("theirs")
    (theirs / "plan.docx").write_text("x")
    kept = [
        f"thethuc-{os.getppid()}-abcdefgh",
        f"thethuc-{dead}-abc",
        f"thethuc-x-{dead}",
        "other",
        f"thethuc-{dead}-linkedxx",
        f"thethuc-{dead}-filefile",
    ]
    for name in kept[:4]:
        (scratch / name).mkdir()
    (scratch / kept[4]).symlink_to(theirs)
    (scratch / kept[5]).write_text("x")
    temporary.sweep()
    assert names(scratch) == sorted(kept)
    assert (theirs / "plan.docx").exists()


def test_a_number_used_again_does_not_keep_an_old_copy(scratch):
    old = scratch / f"thethuc-{os.getppid()}-abcdefgh"
    old.mkdir()
    os.utime(old, (time.time() - 2 * 24 * 3600,) * 2)
    temporary.sweep()
    assert names(scratch) == []


def test_a_handler_of_a_signal_can_drop_what_is_open(scratch):
    with temporary.folder():
        temporary.drop_own()
        assert names(scratch) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there a process ends without being asked")
@pytest.mark.parametrize(("number", "heeding"), [(signal.SIGTERM, False), (signal.SIGTERM, True), (signal.SIGINT, True)])
def test_a_run_that_is_ended_where_it_stands_leaves_no_folder(tmp_path, number, heeding):
    script = (
        "import time\nfrom contextlib import nullcontext\nfrom checker import temporary\n"
        "from checker.running.stopping import heeding_signals\n"
        f"with heeding_signals() if {heeding} else nullcontext(), temporary.folder():\n"
        "    print('in it', flush=True)\n    end = time.monotonic() + 60\n"
        "    while time.monotonic() < end: time.sleep(0.05)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        cwd=Path(__file__).resolve().parents[1],
    ) as run:
        assert run.stdout.readline() == b"in it\n"
        assert len(list(tmp_path.iterdir())) == 1
        for _ in range(1 + heeding):
            run.send_signal(number)
            time.sleep(0.3)
        assert run.wait(10) == -number
    assert list(tmp_path.iterdir()) == []
