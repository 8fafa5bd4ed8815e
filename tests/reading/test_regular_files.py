"""What is no regular file is refused by its name at once, on the command line, in a folder and in settings."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from checker.model.regular import read_regular

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "checker", *arguments], capture_output=True, text=True, timeout=30, check=False)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    done = run("check", str(tmp_path / "a.txt"))
    assert done.returncode == 2
    assert "ống dẫn" in done.stdout + done.stderr


def test_a_pipe_in_a_folder_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.docx")
    (tmp_path / "b.txt").write_text("KẾ HOẠCH", encoding="utf-8")
    done = run("check", str(tmp_path))
    assert "a.docx" in done.stdout
    assert done.returncode == 2


def test_a_device_and_a_socket(tmp_path: Path) -> None:
    assert run("check", "/dev/zero").returncode == 2
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s.txt"))
        assert run("check", str(tmp_path / "s.txt")).returncode == 2


@pytest.mark.parametrize("option", ["--baseline", "--config", "--profile"])
@pytest.mark.parametrize("target", ["/dev/zero", "a pipe"])
def test_settings_are_regular_files(option: str, target: str, tmp_path: Path) -> None:
    plan = tmp_path / "a.txt"
    plan.write_text("KẾ HOẠCH", encoding="utf-8")
    if target == "a pipe":
        target = str(tmp_path / "pipe")
        os.mkfifo(target)
    done = run("check", option, target, str(plan))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_baseline_of_a_size_that_is_none(tmp_path: Path) -> None:
    plan, large = tmp_path / "a.txt", tmp_path / "large.json"
    plan.write_text("KẾ HOẠCH", encoding="utf-8")
    with large.open("wb") as file:
        file.truncate(64 * 1024 * 1024)
    done = run("check", "--baseline", str(large), str(plan))
    assert done.returncode == 2
    assert "lớn hơn" in done.stderr


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register of one plan, whose retention is over."""
    (tmp_path / "den").mkdir()
    (tmp_path / "den" / "a.txt").write_text("KẾ HOẠCH", encoding="utf-8")
    run("audit", str(tmp_path / "den"), "--register", str(tmp_path / "so.db"))
    run("register", "dispose", str(tmp_path / "so.db"), "--keep-months", "1", "--who", "An")
    return tmp_path / "so.db"


@pytest.mark.parametrize("target", ["/dev/zero", "a pipe"])
def test_lists_and_sources_are_regular_files(target: str, tmp_path: Path, register: Path) -> None:
    if target == "a pipe":
        target = str(tmp_path / "pipe")
        os.mkfifo(target)
    for command in (
        ("audit", str(tmp_path / "den"), "--register", str(register), "--arrivals", target),
        ("register", "dispose", str(register), "--list", target, "--decision", "QĐ 5", "--who", "An"),
        ("new", "--from", target, "-o", str(tmp_path / "ra.docx")),
    ):
        done = run(*command)
        assert done.returncode == 2, command
        assert "không phải tệp thông thường" in done.stderr, command
        assert len(done.stderr.strip().splitlines()) <= 2, done.stderr  # the second says where help is


def test_a_file_too_large_is_read_no_further(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 11)
    assert read_regular(tmp_path / "a", 11) == b"x" * 11
    with pytest.raises(OSError, match="large"):
        read_regular(tmp_path / "a", 10)
