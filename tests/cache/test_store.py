"""Remembered results: the same report as a fresh one, and none that is not to be trusted."""

import errno
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from checker.cache import store
from checker.cache.folder import TAG, TAG_TEXT, entries, foreign, take
from checker.cache.packing import packed, unpacked
from checker.cache.store import Memory, refused, sweep
from checker.model import Item, Location, Signature
from checker.reporting import FORMATS, page_spec, render
from checker.running.one import finished, judge, recalled
from checker.running.tasks import Task

ROOT = Path(__file__).resolve().parents[2]
PLANS = [
    *sorted((ROOT / "fixtures" / "faulty").glob("TT[012]*.docx"))[::12], *sorted((ROOT / "fixtures" / "shapes").glob("*.txt"))[::4],
    ROOT / "fixtures" / "compliant" / "co-phu-luc.docx",
]  # fmt: skip
PLAIN = str(ROOT / "fixtures" / "compliant" / "so-noi-vu.txt")
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

    def it_gives_back_signatures_and_the_form_of_parts(self, plan):
        report = judge(plan, Task())
        motto = replace(report.components["motto"], items={"slips": (Item("Tư do", Location("body", 3, (0, 1))),)})
        signed = Signature("intact", "Trần Hoài Thu", "person", page=2, bbox=(1.5, 2.0, 3.0, 4.0))
        report = replace(report, components={**report.components, "motto": motto}, signatures=(signed,))
        again = unpacked(packed(report), report.path)
        assert again.components["motto"].form == "malformed"
        assert [*again.signatures] == [signed]
        assert render(again, "json") == render(report, "json")

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

    def it_does_not_take_one_entry_for_another(self, memory, plan, tmp_path):
        other = str(shutil.copy(ROOT / "fixtures" / "compliant" / "co-phu-luc.docx", tmp_path / "b.docx"))
        for path in (plan, other):
            finished(path, Task(memory=memory, page=SPEC))
        places = sorted(Path(each.path) for each in entries(memory.folder))
        assert len(places) == 4
        for one, two in ((0, 2), (1, 3)):
            places[one].write_bytes(places[two].read_bytes())
        assert {recalled(path, Task(memory=memory)) is None for path in (plan, other)} == {True, False}

    def it_keeps_nothing_of_a_plan_with_a_mark_of_secrecy(self, memory, plan):
        memory.keep(replace(judge(plan, Task(page=SPEC)), secret="?"))
        assert not os.path.exists(memory.folder)

    def it_leaves_nothing_half_written_on_a_full_disk(self, memory, plan, monkeypatch):
        def full(*_):
            raise OSError(errno.ENOSPC, "full")

        monkeypatch.setattr("checker.cache.store.os.replace", full)
        finished(plan, Task(memory=memory))
        assert [path.name for path in Path(memory.folder).rglob("*") if path.is_file()] == [TAG]


@pytest.fixture
def folder(tmp_path):
    """A folder of ours with ten entries of 100 bytes, the oldest first by name."""
    home = tmp_path / "cache"
    assert take(str(home))
    (home / "ab").mkdir()
    for number in range(10):
        path = home / "ab" / f"ab{number:038x}"
        path.write_bytes(b"x" * 100)
        os.utime(path, (number, number))
    return home


class DescribeSweeping:
    def it_drops_the_oldest_when_there_is_too_much(self, folder):
        sweep(str(folder), 1000)
        assert len(list(entries(str(folder)))) == 10
        sweep(str(folder), 900)
        assert sorted(int(Path(each.path).name[2:], 16) for each in entries(str(folder))) == [4, 5, 6, 7, 8, 9]

    def it_leaves_what_is_not_of_its_making(self, folder, tmp_path):
        elsewhere = tmp_path / "elsewhere"
        elsewhere.mkdir()
        theirs = [
            folder / "phim.mp4", folder / "ab" / "anh.jpg", folder / "ab" / "sub" / ("c" * 40), folder / "kept" / ("c" * 40),
            elsewhere / ("cd" * 20), folder / ("e" * 40), folder / "ab" / ("a" * 41), folder / f"{'a' * 40}.part",
        ]  # fmt: skip
        (folder / "cd").symlink_to(elsewhere)
        for path in theirs:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(b"x" * 500)
            os.utime(path, (1, 1))
        sweep(str(folder), 0)
        assert all(path.exists() for path in theirs)
        assert not list(entries(str(folder)))

    def it_does_nothing_in_a_folder_that_is_not_marked(self, folder):
        (folder / TAG).unlink()
        sweep(str(folder), 0)
        assert len(list(entries(str(folder)))) == 10

    def it_drops_what_killed_runs_left_half_written(self, folder):
        gone = subprocess.Popen([sys.executable, "-c", ""])
        gone.wait()
        for pid in (gone.pid, os.getpid()):
            (folder / f"{'a' * 40}.{pid}.part").write_bytes(b"x")
        sweep(str(folder), 10**9)
        assert [path.name for path in folder.glob("*.part")] == [f"{'a' * 40}.{os.getpid()}.part"]


class DescribeAFolder:
    @pytest.mark.parametrize("name", ["thư.docx", ".hidden", "ab", "CACHEDIR.TAG"])
    def it_is_refused_when_it_holds_something(self, tmp_path, name):
        (tmp_path / name).write_bytes(b"Signature: 8a477f597d28d172789f06886806bc55\n# Mozilla")
        assert foreign(str(tmp_path))
        assert not take(str(tmp_path))
        assert os.listdir(tmp_path) == [name]

    @pytest.mark.parametrize("written", [b"", TAG_TEXT[:9], TAG_TEXT])
    def it_is_taken_when_new_empty_or_being_marked(self, tmp_path, written):
        (tmp_path / TAG).write_bytes(written)
        assert take(str(tmp_path))
        assert (tmp_path / TAG).read_bytes() == TAG_TEXT
        assert take(str(tmp_path / "new" / "deep"))

    def it_is_emptied_of_what_an_older_version_kept(self, tmp_path, monkeypatch):
        monkeypatch.setattr("checker.cache.store.usual_folder", lambda: str(tmp_path / "u"))
        old = tmp_path / "u" / "ab" / ("ab" * 20)
        old.parent.mkdir(parents=True)
        old.write_bytes(b"x")
        assert not refused(str(tmp_path / "u"))
        assert not os.listdir(tmp_path / "u")
        old = tmp_path / "other" / "ab" / ("ab" * 20)
        old.parent.mkdir(parents=True)
        old.write_bytes(b"x")
        assert refused(str(tmp_path / "other"))
        assert old.exists()


CHANGES = {
    "another LibreOffice": lambda tools: (tools / "office" / "versionrc").write_text("7.5"),
    "LibreOffice gone": lambda tools: (tools / "office" / "soffice").unlink(),
    "another Tesseract": lambda tools: (tools / "ocr" / "bin" / "tesseract").write_text("#!/bin/sh\nexit 22\n"),
    "other data of a language": lambda tools: (tools / "ocr" / "share" / "tessdata" / "vie.traineddata").write_text("best"),
    "a language more": lambda tools: (tools / "ocr" / "share" / "tessdata" / "eng.traineddata").write_text("x"),
}
HELPED = {
    "a.pdf": b"%PDF-1.7\n",
    "a.rtf": b"{\\rtf1 a}",
    "a.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "a.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "a.odt": b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text",
    "a.docx": b"PK\x03\x04 word/media/image1.png",
    "a.html": b"<html>",
}


class DescribeHelpers:
    """What LibreOffice, Tesseract and the PDF library read for us is known again only while they are the same."""

    @pytest.fixture
    def tools(self, tmp_path, monkeypatch):
        """Where a LibreOffice and a Tesseract lie that nobody starts."""
        office, other = tmp_path / "office", tmp_path / "ocr"
        for path in (
            office / "soffice",
            office / "versionrc",
            other / "bin" / "tesseract",
            other / "share" / "tessdata" / "vie.traineddata",
        ):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("#!/bin/sh\nexit 1\n")
            path.chmod(0o755)
        monkeypatch.setenv("THETHUC_SOFFICE", str(office / "soffice"))
        monkeypatch.setenv("PATH", str(other / "bin"))
        monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
        return tmp_path

    @pytest.fixture
    def remembered(self, tools, memory, tmp_path):
        """Whether what is kept of a file is known again, after something was done."""

        def ask(name, content, done):
            path = tmp_path / name
            path.write_bytes(content)
            store._helpers.cache_clear()
            memory.keep(replace(judge(PLAIN, Task()), path=str(path), medium="pdf"))
            assert memory.recall(str(path)) is not None
            done(tools)
            store._helpers.cache_clear()
            return memory.recall(str(path)) is not None

        yield ask
        store._helpers.cache_clear()

    @pytest.mark.parametrize("name", HELPED)
    def it_knows_what_they_read_again(self, remembered, name):
        assert remembered(name, HELPED[name], lambda tools: None)

    @pytest.mark.parametrize("name", HELPED)
    @pytest.mark.parametrize("change", CHANGES)
    def it_forgets_it_when_they_change(self, remembered, name, change):
        assert not remembered(name, HELPED[name], CHANGES[change])

    @pytest.mark.parametrize("content", [b"PK\x03\x04 word/document.xml", "KẾ HOẠCH".encode()])
    def it_asks_nothing_of_them_for_what_this_program_reads_alone(self, remembered, content):
        assert remembered("b.txt", content, CHANGES["another LibreOffice"])

    def it_keeps_no_pdf_that_bears_a_mark_of_secrecy(self, memory, tools, tmp_path):
        path = tmp_path / "a.pdf"
        path.write_bytes(b"%PDF-1.7\n")
        memory.keep(replace(judge(PLAIN, Task()), path=str(path), medium="pdf", secret="MẬT"))
        assert not os.path.exists(memory.folder)
