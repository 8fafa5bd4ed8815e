"""Remembered results: the same report as a fresh one, and none that is not to be trusted."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from checker.reporting import FORMATS, page_spec, render
from checker.running.one import finished, judge, recalled
from checker.running.tasks import Task
from checker.settings.packing import packed, unpacked
from checker.settings.remembering import Memory, sweep

ROOT = Path(__file__).resolve().parents[2]
PLANS = [
    *sorted((ROOT / "fixtures" / "faulty").glob("TT[012]*.docx"))[::12], *sorted((ROOT / "fixtures" / "shapes").glob("*.txt"))[::4],
    ROOT / "fixtures" / "compliant" / "co-phu-luc.docx",
]  # fmt: skip
SPEC = page_spec("vi", color=False, width=80, level="note", brief=False)


@pytest.fixture
def memory(tmp_path):
    return Memory(str(tmp_path / "cache"), "mark")


@pytest.fixture
def plan(tmp_path):
    return str(shutil.copy(ROOT / "fixtures" / "faulty" / "TT0302-number-not-padded.docx", tmp_path / "a.docx"))


class DescribePacking:
    @pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
    def it_gives_back_what_every_format_shows(self, path):
        report = judge(str(path), Task())
        again = unpacked(packed(report), report.path)
        for format_ in FORMATS:
            assert render(again, format_) == render(report, format_)
        assert (again.levels, again.verdict, again.doubtful) == (report.levels, report.verdict, report.doubtful)

    def it_refuses_every_prefix_and_any_changed_byte(self, plan):
        data = packed(judge(plan, Task()))
        for length in range(0, len(data), 97):
            with pytest.raises(ValueError):  # noqa: PT011 - any reason will do
                unpacked(data[:length], plan)
        for spot in range(0, len(data), 97):
            with pytest.raises(ValueError):  # noqa: PT011
                unpacked(data[:spot] + bytes([data[spot] ^ 1]) + data[spot + 1 :], plan)


class DescribeRecalling:
    def it_knows_what_it_has_kept_with_its_page(self, memory, plan):
        task = Task(memory=memory, page=SPEC)
        assert recalled(plan, task) is None
        fresh = finished(plan, task)
        known = recalled(plan, task)
        assert known.page == fresh.page
        assert render(known, "text") == render(judge(plan, Task()), "text")

    def it_sets_a_page_anew_for_another_width(self, memory, plan):
        finished(plan, Task(memory=memory, page=SPEC))
        narrow = page_spec("vi", color=False, width=60, level="note", brief=False)
        known = recalled(plan, Task(memory=memory, page=narrow))
        assert known.page.spec == narrow
        assert max(map(len, known.page.text.split("\n"))) <= 60

    @pytest.mark.parametrize("change", ["bytes", "name", "mark"])
    def it_does_not_know_other_bytes_another_name_or_other_rules(self, memory, plan, change):
        finished(plan, Task(memory=memory))
        if change == "bytes":
            Path(plan).write_bytes(Path(plan).read_bytes() + b"\0")
        elif change == "name":
            plan = shutil.move(plan, str(plan).replace("a.docx", "b.docx"))
        else:
            memory = replace(memory, mark="other")
        assert recalled(plan, Task(memory=memory)) is None

    def it_knows_a_file_that_was_moved_and_says_its_new_path(self, memory, plan, tmp_path):
        finished(plan, Task(memory=memory))
        (tmp_path / "sub").mkdir()
        moved = shutil.move(plan, tmp_path / "sub" / "a.docx")
        assert recalled(str(moved), Task(memory=memory)).path == str(moved)

    def it_passes_over_damaged_entries_and_heals_them(self, memory, plan):
        task = Task(memory=memory, page=SPEC)
        finished(plan, task)
        for place, _, names in os.walk(memory.folder):
            for name in names:
                path = Path(place, name)
                path.write_bytes(path.read_bytes()[:-3] + b"xyz")
        assert recalled(plan, task) is None
        finished(plan, task)
        assert recalled(plan, task) is not None

    def it_keeps_neither_what_could_not_be_read_nor_what_crashed(self, memory, tmp_path, plan, monkeypatch):
        empty = tmp_path / "e.docx"
        empty.write_bytes(b"")
        finished(str(empty), Task(memory=memory))
        monkeypatch.setattr("checker.checking.judging.applies", lambda *_: 1 / 0)
        assert finished(plan, Task(memory=memory)).crashed
        assert not os.path.exists(memory.folder)

    def it_is_no_trouble_when_the_folder_cannot_be_made(self, plan, tmp_path):
        (tmp_path / "file").write_text("x")
        memory = Memory(str(tmp_path / "file" / "cache"), "mark")
        assert finished(plan, Task(memory=memory)).verdict == "fail"

    def it_lets_only_the_user_read_them(self, memory, plan):
        finished(plan, Task(memory=memory))
        modes = {os.stat(os.path.join(place, name)).st_mode & 0o077 for place, _, names in os.walk(memory.folder) for name in names}
        assert modes == {0}


def test_the_oldest_go_when_there_is_too_much(tmp_path):
    for number in range(10):
        path = tmp_path / f"{number}"
        path.write_bytes(b"x" * 100)
        os.utime(path, (number, number))
    sweep(str(tmp_path), 1000)
    assert len(list(tmp_path.iterdir())) == 10
    sweep(str(tmp_path), 900)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["4", "5", "6", "7", "8", "9"]
