"""``thethuc check --watch``: files are checked again as they change, new ones too, until Ctrl-C."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from checker.running.watching import rounds

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
"""Seconds to wait for a line before the test fails; a busy machine needs a few."""


class Watch:
    """The program at work on a folder, its lines as they come."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "checker", "check", "--watch", "--quiet", "--no-cache", str(folder)]
        env = {name: value for name, value in os.environ.items() if not name.startswith(("THETHUC_", "GITHUB_"))}
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "encoding": "utf-8"}
        self.process = subprocess.Popen(command, cwd=ROOT, env=env, **pipes)
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=lambda: [self._lines.put(line) for line in self.process.stdout], daemon=True).start()

    def round(self) -> list[str]:
        """The lines up to the summary of one round."""
        lines = [self._lines.get(timeout=PATIENCE).rstrip()]
        while not lines[-1].startswith("Tổng cộng"):
            lines.append(self._lines.get(timeout=PATIENCE).rstrip())
        return lines

    def stop(self) -> str:
        """Ctrl-C; what was told on standard error."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(PATIENCE)
        return self.process.stderr.read()


@pytest.mark.skipif(sys.platform == "win32", reason="a console's Ctrl-C cannot be sent to one process alone")
def test_changed_and_new_files_are_checked_until_ctrl_c(tmp_path, compliant):
    folder = tmp_path / "văn bản"
    folder.mkdir()
    plan = folder / "a.txt"
    plan.write_bytes(compliant.read_bytes())
    watch = Watch(folder)
    try:
        assert watch.round() == [
            f"ĐẠT             {plan}: không có vi phạm",
            "Tổng cộng 1 văn bản: 1 đạt. Phát hiện: không có vi phạm.",
        ]
        text = compliant.read_text(encoding="utf-8")
        plan.write_text(text.replace("Độc lập - Tự do - Hạnh phúc", ""), encoding="utf-8")
        assert watch.round()[0].startswith(f"KHÔNG ĐẠT       {plan}: ")
        (folder / "b.txt").write_bytes(compliant.read_bytes())
        assert watch.round()[0] == f"ĐẠT             {folder / 'b.txt'}: không có vi phạm"
        plan.unlink()
        (folder / "b.txt").write_text(text + "\n", encoding="utf-8")
        assert len(watch.round()) == 2
    finally:
        told = watch.stop()
    assert watch.process.returncode == 0
    assert told.splitlines() == ["thethuc: đang theo dõi; bấm Ctrl-C để dừng", ""]


def test_a_file_that_is_still_being_written_is_waited_for(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("1", encoding="utf-8")
    sizes = iter([1, 2, 3, 3])

    def wait(_seconds: float) -> None:
        path.write_text("x" * next(sizes) * 10, encoding="utf-8")
        os.utime(path, (0, path.stat().st_size))

    each = rounds([str(tmp_path)], wait)
    assert next(each) == [str(path)]
    assert next(each) == [str(path)]
    assert path.stat().st_size == 30
    with pytest.raises(StopIteration):
        next(sizes)


def test_what_does_not_change_is_not_checked_again(tmp_path):
    (tmp_path / "a.txt").write_text("1", encoding="utf-8")
    looks = []

    def wait(_seconds: float) -> None:
        looks.append(1)
        if len(looks) == 3:
            (tmp_path / "b.txt").write_text("2", encoding="utf-8")

    each = rounds([str(tmp_path)], wait)
    next(each)
    assert next(each) == [str(tmp_path / "b.txt")]


def test_standard_input_and_files_to_write_cannot_be_watched(thethuc, compliant, tmp_path):
    assert thethuc("check", "--watch", "-", stdin=b"x").code == 2
    outcome = thethuc("check", "--watch", compliant, "--output", tmp_path / "out.json")
    assert outcome.code == 2
    assert "--watch" in outcome.err
    assert not (tmp_path / "out.json").exists()
