"""Copies of plans in the temporary folder: gone at the end, and after a kill with the next run."""

import os
import subprocess
import sys
import time

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
