"""What the files of one envelope may cost together."""

from checker.model import DocumentReport
from checker.running.enclosed_work import EnclosedWork
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
