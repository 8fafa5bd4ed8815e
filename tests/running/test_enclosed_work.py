"""What the files of one envelope may cost together."""

import pytest

from checker.model import DocumentReport
from checker.reading.packed.archive import Member
from checker.running import enclosed_work
from checker.running.enclosed_work import ArchiveWork, EnclosedWork
from checker.running.one import limits_of
from checker.running.tasks import Task


class DescribeEnclosedWork:
    def it_gives_pictures_without_words_what_is_left_and_no_more_than_one_file_has(self):
        assert limits_of(EnclosedWork(1).bound(Task())).fruitless_work == 1
        assert limits_of(EnclosedWork(60).bound(Task())).fruitless_work == limits_of(Task()).fruitless_work
        assert limits_of(EnclosedWork(60).bound(Task(limits=(("fruitless_work", 2),)))).fruitless_work == 2

    def it_calls_no_report_on_pictures_fair_for_which_others_may_have_left_too_little(self):
        work = EnclosedWork(1)
        assert work.is_fair(DocumentReport(path="a", verdict="pass", medium="docx"))
        assert not work.is_fair(DocumentReport(path="a", verdict="review", medium="scan"))
        assert not work.is_fair(DocumentReport(path="a", verdict="unreadable"))


class DescribeArchiveWork:
    @pytest.fixture
    def judged(self, monkeypatch):
        """``judged(name, verdict, seconds)``: what is told of a file of an archive whose judging takes so long."""
        clock, work = [0.0], ArchiveWork()
        monkeypatch.setattr(enclosed_work, "_spent", lambda: clock[0])

        def judged(name: str, verdict: str, seconds: float, opening: int = 1) -> str:
            def judge() -> tuple[DocumentReport, ...]:
                clock[0] += seconds
                return (DocumentReport(path=name, verdict=verdict),)

            (report,) = work.judged(Member("a.zip", name, None, opening), Task(limits=(("archive_work", 3),)), judge)
            return report.problem[0] if report.problem else report.verdict

        return judged

    def it_ends_when_files_that_come_to_nothing_took_it_all(self, judged):
        assert [judged(f"{number}.png", "unreadable", 1.2) for number in range(4)] == ["unreadable"] * 3 + ["unreadable.archive_left"]
        assert judged("ke-hoach.docx", "pass", 0.1) == "unreadable.archive_left"

    def it_is_not_spent_by_what_is_read(self, judged):
        assert [judged(f"{number}.pdf", "fail", 2.0) for number in range(9)] == ["fail"] * 9

    def it_begins_anew_with_each_archive(self, judged):
        judged("a.png", "unreadable", 9)
        assert judged("b.png", "pass", 1) == "unreadable.archive_left"
        assert judged("b.png", "pass", 1, opening=2) == "pass"
