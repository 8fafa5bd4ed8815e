"""Pages recognised beside each other: as many as a run may have programs, in order, the same result, none left when it is stopped."""

from __future__ import annotations

import hashlib
import io
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PIL import Image

from checker.model import Unreadable
from checker.processes import let_work_beside, working_beside
from checker.reading import read
from checker.reading.scan.side_by_side import Unopened, each_worked
from tests.cli.test_stopping import gone, group, started

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the recogniser's stand-in is a script of the shell")

ENGINE = """#!/bin/sh
case "$*" in *--list-langs*) echo vie; exit 0;; esac
name=$(cksum | cut -d' ' -f1)
echo "$name begins" >> {log}
sleep {pause}
echo "$name ends" >> {log}
printf 'level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n'
left=100
for word in mot hai ba bon nam; do
  printf '5\\t1\\t1\\t1\\t1\\t1\\t%s\\t%s\\t80\\t30\\t95\\t%s%s\\n' $left $((200 + name % 400)) $word $((name % 1000))
  left=$((left + 100))
done
"""
"""A recogniser that reads on each page five words made of a sum of its pixels, and writes down when it worked."""


@pytest.fixture(autouse=True)
def _as_before():
    before = working_beside()
    yield
    let_work_beside(before)


@pytest.fixture
def log(tmp_path, monkeypatch):
    """What the recogniser wrote down; the recogniser itself stands first on the path."""
    engine, log = tmp_path / "bin" / "tesseract", tmp_path / "log"
    engine.parent.mkdir()
    engine.write_text(ENGINE.format(log=log, pause="0.3"), encoding="utf-8")
    engine.chmod(0o755)
    monkeypatch.setenv("PATH", f"{engine.parent}:{os.environ['PATH']}")
    return log


def pages(number: int, size=(600, 450)) -> list[Image.Image]:
    """Pages no two of which are alike, low ones: to find how far a page is turned costs by its height."""
    made = []
    for shade in range(number):
        made.append(Image.new("L", size, 255))
        made[-1].paste(shade * 9, (90, 90, 400, 140 + 10 * shade))
    return made


def tiff(number: int) -> bytes:
    file, (first, *rest) = io.BytesIO(), pages(number)
    first.save(file, "TIFF", save_all=True, append_images=rest, dpi=(110, 110))
    return file.getvalue()


def pdf(number: int) -> bytes:
    file, (first, *rest) = io.BytesIO(), pages(number)
    first.save(file, "PDF", save_all=True, append_images=rest, resolution=110)
    return file.getvalue()


def at_once(log: Path) -> int:
    """The most programs that worked at a time."""
    working = most = 0
    for line in log.read_text().splitlines():
        working += 1 if line.endswith("begins") else -1
        most = max(most, working)
    return most


class DescribeAScanOfSeveralPages:
    @pytest.mark.parametrize("made", [tiff, pdf], ids=["picture", "pdf"])
    def it_is_read_by_as_many_programs_as_the_run_may_have_with_the_same_result(self, log, made):
        data, found = made(5), {}
        for jobs in (1, 2, 3):
            log.unlink(missing_ok=True)
            let_work_beside(jobs)
            found[jobs] = read(data, name="a")
            assert at_once(log) == jobs
        assert found[1] == found[2] == found[3]
        words = [word for block in found[1].blocks for word in block.text.split()]
        assert len(set(words)) == 25, words

    def it_is_read_one_page_at_a_time_where_pages_are_large(self, log):
        let_work_beside(3)
        file, (first, *rest) = io.BytesIO(), pages(3, (4000, 3000))
        first.save(file, "TIFF", save_all=True, append_images=rest, dpi=(400, 400), compression="tiff_deflate")
        read(file.getvalue(), name="a")
        assert at_once(log) == 1


class DescribeARun:
    @pytest.mark.parametrize(("jobs", "files", "most"), [(1, 1, 1), (2, 1, 2), (2, 3, 2), (4, 2, 4)])
    def it_never_has_more_programs_at_work_than_jobs(self, log, tmp_path, jobs, files, most):
        for number in range(files):
            (tmp_path / f"{number}.tif").write_bytes(tiff(4))
        names = [str(tmp_path / f"{number}.tif") for number in range(files)]
        command = [sys.executable, "-m", "checker", "check", "--no-cache", "-q", "--jobs", str(jobs), *names]
        subprocess.run(command, cwd=Path(__file__).parents[3], capture_output=True, check=False, timeout=60)
        assert 1 < at_once(log) <= most or at_once(log) == most == 1

    def it_leaves_no_program_when_it_is_stopped(self, log, tmp_path):
        (tmp_path / "a.tif").write_bytes(tiff(4))
        engine = tmp_path / "bin" / "tesseract"
        engine.write_text(ENGINE.format(log=log, pause="30").replace("sleep", f"echo $$ >> {log}.pids; sleep"), encoding="utf-8")
        run = started(tmp_path / "a.tif", "--no-cache", "--jobs", 2)
        pids = Path(f"{log}.pids")
        for _ in range(400):
            if pids.exists() and len(pids.read_text().splitlines()) == 2:
                break
            time.sleep(0.05)
        leaders = [int(pid) for pid in pids.read_text().splitlines()]
        assert len(leaders) == 2
        assert all(group(leader) for leader in leaders)
        begun = time.monotonic()
        os.kill(run.pid, signal.SIGTERM)
        run.communicate(timeout=20)
        assert run.returncode == 128 + signal.SIGTERM
        assert time.monotonic() - begun < 15
        assert all(gone(leader) for leader in leaders)
        assert len(pids.read_text().splitlines()) == 2, "none was begun after it"


class DescribeEachWorked:
    def drafts(self, *kinds: str) -> list[Unopened[str]]:
        def opened(kind: str) -> str:
            if kind == "torn":
                raise Unreadable("unreadable.bad_picture")
            return kind

        return [Unopened(1, lambda kind=kind: opened(kind)) for kind in kinds]

    def worked(self, page: str) -> str:
        if page == "slow":
            raise Unreadable("unreadable.recogniser_slow", seconds=1)
        return hashlib.sha256(page.encode()).hexdigest()

    @pytest.mark.parametrize("beside", [1, 2, 4])
    @pytest.mark.parametrize(("kinds", "key"), [("slow torn", "slow"), ("torn slow", "bad"), ("a torn", "bad"), ("a b slow torn", "slow")])
    def it_tells_the_first_trouble_in_the_order_of_the_pages(self, beside, kinds, key):
        let_work_beside(beside)
        with pytest.raises(Unreadable) as trouble:
            list(each_worked(self.drafts(*kinds.split()), self.worked))
        assert key in trouble.value.key

    def it_works_in_this_thread_alone_when_one_at_a_time_is_allowed(self):
        let_work_beside(1)
        assert set(each_worked(self.drafts("a", "b", "c"), lambda _: threading.get_ident())) == {threading.get_ident()}

    def it_goes_on_after_a_trouble(self):
        let_work_beside(2)
        with pytest.raises(Unreadable):
            list(each_worked(self.drafts("slow", "a"), self.worked))
        assert len(list(each_worked(self.drafts("a", "b"), self.worked))) == 2
