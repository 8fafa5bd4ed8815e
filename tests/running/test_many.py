"""Many files: reports stream in the order of the files, whatever judges them, and memory does not grow with their number."""

import math
import pickle
import threading
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from checker.cli.terminal.outlets import StandardOutput
from checker.reading.word import soffice
from checker.reading.word import together as together_module
from checker.reading.word.soffice import find_soffice
from checker.reporting import FORMATS, writer
from checker.running import archives, one, workers
from checker.running.handfuls import QueuedSource, batches
from checker.running.many import reports
from checker.running.one import judge
from checker.running.pool import judge_all
from checker.running.tasks import Settings, Task
from tests.builders.envelope import envelope

ROOT = Path(__file__).resolve().parents[2]
PLAN = ROOT / "fixtures" / "compliant" / "so-noi-vu.txt"
STREAMING = [name for name in FORMATS if name != "html"]


@pytest.fixture
def faulty(tmp_path):
    """Paths of plans without their motto."""
    text = PLAN.read_text(encoding="utf-8").replace("Độc lập - Tự do - Hạnh phúc", "")
    paths = [tmp_path / f"{number:02}.txt" for number in range(60)]
    for path in paths:
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


class DescribeTheOrder:
    @pytest.mark.parametrize("jobs", [1, 2])
    def it_is_that_of_the_files_with_any_number_of_processes(self, faulty, jobs):
        found = list(reports(faulty, Settings({}), jobs))
        assert [each.path for each in found] == faulty
        assert {each.verdict for each in found} == {"fail"}

    def it_holds_with_some_reports_known(self, faulty):
        known = judge(faulty[0], Task())
        entries = [QueuedSource(path, Task(), known if number % 3 == 0 else None) for number, path in enumerate(faulty)]
        found = [each.path for (each,) in (reports for reports, _ in judge_all(entries, 2))]
        assert found == [faulty[0] if number % 3 == 0 else path for number, path in enumerate(faulty)]

    def it_takes_sources_only_as_they_are_needed(self, faulty):
        taken = []
        entries = (taken.append(path) or QueuedSource(path, Task()) for path in faulty)
        next(judge_all(entries, 1))
        assert taken == faulty[:1]

    def it_opens_of_an_archive_one_file_for_the_first_report(self, faulty, tmp_path, monkeypatch):
        """A zip is many documents, each bound by itself; whoever waits for the first waits for that one alone."""
        path = tmp_path / "a.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for each in faulty:
                archive.write(each, Path(each).name)
        opened, load = [], archives.load
        monkeypatch.setattr(archives, "load", lambda member, limits: opened.append(member.name) or load(member, limits))
        first = next(iter(reports([str(path)], Settings({}), 1)))
        assert (first.path, opened) == (f"{path}/00.txt", ["00.txt"])

    def it_hands_slow_files_out_one_at_a_time_and_small_handfuls_first(self):
        entries = [QueuedSource(f"{number}.txt", Task()) for number in range(40)] + [
            QueuedSource("a.pdf", Task()),
            QueuedSource("b.pdf", Task()),
        ]
        sizes = [len(batch) for batch in batches(entries, 2)]
        assert (sizes[:4], max(sizes), sum(sizes)) == ([1, 1, 2, 2], 6, 42)
        assert sizes[-1] == 1


class DescribeHowManyProcesses:
    @pytest.mark.parametrize(
        ("files", "slow", "asked", "many"),
        [
            (1, 0, None, 1),
            (23, 0, None, 1),
            (24, 0, None, 2),
            (1, 1, None, 1),
            (2, 2, None, 2),
            (9, 9, None, 4),
            (2, 2, 1, 1),
            (40, 0, 3, 3),
            (1, 1, 3, 1),
        ],
    )
    def it_is_one_until_there_is_work_for_two_which_two_scans_are(self, files, slow, asked, many, monkeypatch):
        monkeypatch.setattr(workers, "_processors", lambda: 4)
        assert workers.worker_count(files, slow, asked) == many

    @pytest.mark.parametrize(("processes", "asked", "beside"), [(1, None, 4), (4, None, 1), (1, 1, 1), (2, 5, 2), (3, 2, 1)])
    def it_leaves_each_its_share_of_the_programs_that_may_work(self, processes, asked, beside, monkeypatch):
        monkeypatch.setattr(workers, "_processors", lambda: 4)
        assert workers.share(processes, asked) == beside


class DescribeAnEnd:
    def it_leaves_no_thread_that_reads_the_workers(self, faulty):
        """One that still ran when the interpreter ended could close a pipe that was being written to."""
        before = threading.enumerate()
        for _ in range(3):
            judging = judge_all((QueuedSource(path, Task()) for path in faulty), 2)
            next(judging)
            judging.close()
            assert threading.enumerate() == before


class DescribeAStream:
    @pytest.mark.parametrize("format_", STREAMING)
    def it_tells_a_document_before_the_next_is_judged(self, format_, thethuc, faulty, monkeypatch):
        events = []
        before = one.judged
        put = StandardOutput.put
        monkeypatch.setattr(StandardOutput, "put", lambda self, text, one=False: events.append(text) or put(self, text, one=one))
        monkeypatch.setattr("checker.running.one.judged", lambda path, *rest: events.append(None) or before(path, *rest))

        thethuc("check", "--format", format_, "--jobs", 1, *faulty[:3])
        first, second = [number for number, each in enumerate(events) if each is None][:2]
        assert any("TT0102" in text for text in events[first + 1 : second])


class DescribeMemory:
    @pytest.mark.parametrize("format_", ["text", "json", "sarif"])
    def it_does_not_grow_with_the_number_of_files(self, format_, faulty, monkeypatch):
        packed = pickle.dumps(judge(faulty[0], Task()))
        monkeypatch.setattr("checker.running.pool.finished", lambda path, task: pickle.loads(packed))

        def peak(number: int) -> int:
            made = writer(format_)
            tracemalloc.start()
            for report in reports([faulty[0]] * number, Settings({}), 1):
                made.entry(report)
            sum(map(len, made.foot()))
            found = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            return found

        peak(20)
        peak(20)
        assert peak(110) - peak(50) < 60 * 1000


RTF = "{{\\rtf1\\ansi\\deff0{{\\fonttbl{{\\f0 Times New Roman;}}}}\\pard\\qc\\f0\\fs28\\b K\\u7870? HO\\u7840?CH\\b0\\par {} \\par}}"
THERE = pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not installed: nothing is converted together")


@THERE
class DescribeOldFiles:
    @pytest.fixture
    def old(self, tmp_path):
        for number in range(3):
            (tmp_path / f"{number}.rtf").write_text(RTF.format(f"Ban {number}"), encoding="ascii")
        (tmp_path / "1b.rtf").write_bytes(b"{\\rtf1 ")
        return [str(path) for path in sorted(tmp_path.glob("*.rtf"))]

    @pytest.fixture
    def calls(self, monkeypatch):
        """How many files each start of LibreOffice was given."""
        made, given = soffice._converted, []

        def counted(program, folder, originals, seconds, work=math.inf):
            given.append(len(originals))
            return made(program, folder, originals, seconds, work)

        monkeypatch.setattr(soffice, "_converted", counted)
        return given

    def it_converts_a_handful_in_one_call_with_the_same_reports_as_each_alone_when_that_fails(self, old, calls, monkeypatch):
        together = list(reports(old, Settings({"cache": False}), 1, keep_document=True))
        assert calls[0] == len(old)
        assert len(calls) <= 2, "no file but the damaged one is tried again"
        assert [each.medium for each in together][:1] == ["rtf"]
        assert together_module._held == {}
        calls.clear()
        monkeypatch.setattr(together_module, "several_to_docx", lambda *_: [None] * len(old))
        assert list(reports(old, Settings({"cache": False}), 1, keep_document=True)) == together
        assert calls == [1] * len(old)

    def it_converts_those_of_an_envelope_in_one_call_but_the_first(self, calls, tmp_path):
        path = tmp_path / "a.edxml"
        path.write_bytes(envelope({f"{number}.rtf": RTF.format(f"Ban {number}").encode() for number in range(3)}))
        found = list(reports([str(path)], Settings({"cache": False, "limits": {"envelope_work": 60}}), 1))
        assert ([each.medium for each in found], calls) == (["rtf"] * 3, [1, 2])
