"""The steps from a path to a report: prepared once, read once, and nothing kept of a document."""

import gc
import shutil
from pathlib import Path

from checker.checking.judging import PreparedRule
from checker.profiles import house_of
from checker.reading.word.package import Package
from checker.running.one import Judged, judge, judged
from checker.running.tasks import Task

ROOT = Path(__file__).resolve().parents[2]
PLAN = ROOT / "fixtures" / "compliant" / "so-noi-vu.txt"


def questions() -> int:
    gc.collect()
    return sum(isinstance(each, PreparedRule) for each in gc.get_objects())


class DescribeRulesMadeReady:
    def it_makes_them_once_a_task_also_where_levels_are_set(self):
        task = Task(levels=(("TT", "warning"),))
        judge(str(PLAN), task)
        before = questions()
        for _ in range(5):
            judge(str(PLAN), task)
        assert questions() == before

    def it_gives_a_report_the_heads_of_the_rules_that_spoke_at_the_level_asked(self):
        text = PLAN.read_text(encoding="utf-8").replace("Độc lập - Tự do - Hạnh phúc", "")
        found = judge("a.txt", Task(levels=(("TT", "warning"),)), text.encode())
        rule = found.findings[0].rule
        assert (found.rules[rule].level, found.rules[rule].clause) == ("warning", found.findings[0].clause)
        assert {each.rule for each in found.findings} <= set(found.rules)


class DescribeAHouseThatIsEdited:
    def it_is_seen_by_whoever_asks_again(self, tmp_path):
        shutil.copytree(ROOT / "fixtures" / "profile", tmp_path / "profile")
        folder = tmp_path / "profile" / "so-noi-vu-vinh-son"
        before = house_of(str(folder))
        assert house_of(str(folder)) is before
        file = folder / "profile.yaml"
        file.write_text(file.read_text("utf-8").replace(before.titles[-1], "Nếp mới của Sở"), encoding="utf-8")
        after = house_of(str(folder))
        assert after.titles[-1] == "Nếp mới của Sở"
        assert after.digest != before.digest


class DescribeJudging:
    def it_opens_a_package_once_and_hands_over_all_that_led_to_the_report(self, monkeypatch):
        made = []
        whole = Package.__init__
        monkeypatch.setattr(Package, "__init__", lambda self, *rest, **more: made.append(self) or whole(self, *rest, **more))
        path = PLAN.with_suffix(".docx")
        found = judged(str(path), Task())
        assert isinstance(found, Judged)
        assert (found.data, found.report.path, found.document.medium) == (path.read_bytes(), str(path), "docx")
        assert len(made) == 1


class DescribeWhatIsKeptOfADocument:
    def it_is_nothing_even_with_the_collector_off(self):
        paths = [PLAN, PLAN.with_suffix(".docx"), ROOT / "fixtures" / "faulty" / "TT0302-number-not-padded.docx"]
        texts = [path for path in paths if path.exists()]
        assert len(texts) > 1
        for path in texts:
            judge(str(path), Task())
        gc.collect()
        gc.disable()
        try:
            for path in texts * 17:
                judge(str(path), Task())
            assert gc.collect() == 0
        finally:
            gc.enable()


def test_the_paper_has_its_lines_in_their_own_order_though_the_plan_has_not(tmp_path):
    text = PLAN.read_text(encoding="utf-8")
    day = "Tây Ninh, ngày 15 tháng 3 năm 2024"
    path = tmp_path / "a.txt"
    path.write_text(text.replace(day, "").replace("KẾ HOẠCH\n", f"KẾ HOẠCH\n\n{day}\n"), encoding="utf-8")
    report = judge(str(path), Task(keep_document=True))
    assert [each.rule for each in report.findings] == ["TT0593"]
    lines = [block.text for block in report.document.blocks]
    assert lines.index("KẾ HOẠCH") + 1 == lines.index(day)


def test_the_duty_of_the_older_law_is_not_told_again_as_practice():
    text = PLAN.read_text("utf-8").replace("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "GIÁM ĐỐC SỞ NỘI VỤ").encode()
    for ruleset, rule in (("tt01-2011", "TT0771"), ("nd30-2020", "TT0793")):
        found = judged("a.txt", Task(ruleset=ruleset), text).report.findings
        assert [each.rule for each in found if each.component == "position"] == [rule]
