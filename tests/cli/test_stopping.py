"""A run that is stopped, however: what is done is told, no process is left, the exit code says which signal it was."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLAN = ROOT / "fixtures" / "compliant" / "so-noi-vu.docx"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")


@pytest.fixture
def plans(tmp_path):
    """A folder with more plans than are checked before the signal comes."""
    for number in range(600):
        os.link(PLAN, tmp_path / f"{number:03}.docx") if PLAN.stat().st_dev == tmp_path.stat().st_dev else shutil.copy(
            PLAN, tmp_path / f"{number:03}.docx"
        )
    return tmp_path


def started(*arguments, environment=None):
    """``thethuc check`` as a process of its own group."""
    command = [sys.executable, "-m", "checker", "check", *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, cwd=ROOT, stdout=pipe, stderr=pipe, start_new_session=True, bufsize=0, env={**os.environ, **(environment or {})}
    )


def group(leader: int) -> list[int]:
    """The living processes of a group."""
    said = subprocess.run(["ps", "-e", "-o", "pgid=,pid=,stat="], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in said.splitlines()]
    return [int(pid) for pgid, pid, state in rows if int(pgid) == leader and not state.startswith("Z")]


def gone(leader: int) -> bool:
    """Whether all of a group end within some seconds."""
    for _ in range(100):
        if not group(leader):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_what_is_done_is_told_and_the_json_is_whole(plans, jobs, number, code):
    run = started(plans, "--format", "json", "--jobs", jobs)
    begun = b""
    while len(begun) < 4000:
        begun += run.stdout.read(4000)
    run.send_signal(number)
    out, err = run.communicate(timeout=20)
    report = json.loads(begun + out)
    assert run.returncode == code
    assert 0 < report["summary"]["documents"] == len(report["documents"]) < 600
    assert err.decode() == f"thethuc: dừng giữa chừng: {report['summary']['documents']}/600\n"
    assert gone(run.pid)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_no_worker_outlives_a_parent_that_is_killed(plans, number):
    run = started(plans, "--quiet", "--jobs", 2)
    run.stdout.read(200)
    assert len(group(run.pid)) > 1
    os.kill(run.pid, number)
    run.communicate(timeout=20)
    assert gone(run.pid)


def test_a_reader_that_leaves_ends_the_run_quietly(plans):
    run = started(plans, "--quiet", "--jobs", 2)
    run.stdout.read(200)
    run.stdout.close()
    assert run.stderr.read() == b""
    run.wait(20)
    assert gone(run.pid)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_program_outlives_a_run_that_ends_while_it_works(tmp_path, number):
    mark = tmp_path / "works"
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nsleep 300 &\necho $$ > {mark}.part\nmv {mark}.part {mark}\nwait\n", encoding="utf-8")
    program.chmod(0o755)
    old = tmp_path / "a.rtf"
    old.write_text(r"{\rtf1 KE HOACH}", encoding="utf-8")
    run = started(old, environment={"THETHUC_SOFFICE": str(program)})
    for _ in range(200):
        if mark.exists():
            break
        time.sleep(0.05)
    leader = int(mark.read_text())
    assert len(group(leader)) >= 2
    os.kill(run.pid, number)
    run.communicate(timeout=20)
    assert gone(leader)


FAULTY = ROOT / "fixtures" / "faulty" / "TT0302-number-not-padded.docx"
SIGNALS = pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])


def heard(number, then):
    """A function that hears the signal once and goes on to do what it is for, if it is let."""
    calls = []

    def hearing(*arguments, **named):
        calls.append(arguments)
        if len(calls) == 1:
            signal.raise_signal(number)
        return then(*arguments, **named)

    return hearing


def dropped_too_late(*_, **__):
    pytest.fail("it went on")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


@SIGNALS
@pytest.mark.parametrize(
    ("verb", "works"),
    [
        ("fix", "checker.running.mended_files.judged"),
        ("annotate", "checker.cli.annotate.judged"),
        ("extract", "checker.cli.extract.understood"),
        ("explain", "checker.cli.explain.understood"),
        ("new", "checker.fixing.new_plan.skeleton"),
        ("baseline", "checker.cli.baseline.write.reports"),
    ],
)
def test_a_verb_drops_its_work_at_once_and_writes_nothing(thethuc, tmp_path, monkeypatch, verb, works, number, code):
    plan = Path(shutil.copy(FAULTY, tmp_path / "a.docx"))
    monkeypatch.setattr(works, heard(number, dropped_too_late))
    line = {"new": ["new"], "baseline": ["baseline", "write", plan]}.get(verb, [verb, plan])
    run = thethuc(*line, "-o", tmp_path / "out.docx")
    assert (run.code, run.out, names(tmp_path)) == (code, "", ["a.docx"])
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


@SIGNALS
@pytest.mark.parametrize("verb", ["fix", "annotate", "new"])
def test_what_is_being_written_is_written_whole(thethuc, tmp_path, monkeypatch, verb, number, code):
    plan = Path(shutil.copy(FAULTY, tmp_path / "a.docx"))
    monkeypatch.setattr("checker.running.replacing.os.fsync", heard(number, os.fsync))
    run = thethuc(verb, *([] if verb == "new" else [plan]), "-o", tmp_path / "out.docx")
    assert (run.code, names(tmp_path)) == (code, ["a.docx", "out.docx"])
    assert thethuc("check", tmp_path / "out.docx").code in (0, 1)


@SIGNALS
def test_of_several_plans_mended_in_place_each_is_the_old_or_the_new_one(thethuc, tmp_path, monkeypatch, number, code):
    plans = [Path(shutil.copy(FAULTY, tmp_path / f"{name}.docx")) for name in "abc"]
    before = FAULTY.read_bytes()
    monkeypatch.setattr("checker.running.replacing.os.fsync", heard(number, os.fsync))
    run = thethuc("fix", "--in-place", *plans)
    assert run.code == code
    assert [path.read_bytes() == before for path in plans] == [False, True, True]
    assert names(tmp_path) == ["a.docx", "a.docx.bak", "b.docx", "c.docx"]
    assert run.err.endswith("thethuc: dừng giữa chừng: 1/3\n")
