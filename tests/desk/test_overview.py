"""The overview: what fails, whose, when, how long plans wait; each chart beside its table."""

from __future__ import annotations

import re
from datetime import date

import pytest

pytest.importorskip("sqlalchemy", reason="the queue was NOT tested: pip install '.[office]'")

from checker.desk.charts import bars
from checker.desk.server import application
from checker.register import Register, version_of
from checker.register.entering import Arrival
from checker.register.office_sums import failing_organs, failing_rules, months, waiting
from checker.running.one import judge
from checker.running.tasks import Task
from tests.desk.conftest import OPTIONS, WHO, InlineBench, Visitor
from tests.desk.test_queue import FIXTURES

GOOD = next((FIXTURES / "compliant").glob("so-noi-vu.txt")).read_text("utf-8")
BAD = next((FIXTURES / "faulty").glob("TT0302*.docx")).read_bytes()


@pytest.fixture
def register(tmp_path):
    """A plan that passed, received in February, and one that fails, in March; the first is done with."""
    with Register.open(str(tmp_path / "so.db")) as book:
        version, run = book.version(version_of(Task())), book.begin(WHO)
        good, bad = judge("a.txt", Task(), GOOD.encode()), judge("b.docx", Task(), BAD)
        book.add(good, "a.txt", version, run, arrival=Arrival("1", "2026-02-27"))
        book.add(bad, "b.docx", version, run, arrival=Arrival("2", "2026-03-02"))
        book.record("closed", good.sha256, who=WHO, why="đạt")
        yield book


def test_what_fails_is_told_by_rule_by_organ_and_by_month(register):
    assert [(each.name, each.documents, each.failing) for each in failing_rules(register)] == [("TT0302", 1, 1)]
    assert failing_rules(register, "2026-02") == []
    assert [(each.name, each.failing) for each in failing_organs(register)] == [("SỞ NỘI VỤ – UBND TỈNH TÂY NINH", 1)]
    assert failing_organs(register, "2026-02") == []
    assert [tuple(each) for each in months(register)] == [("2026-02", 1, 0), ("2026-03", 1, 1)]


def test_how_long_plans_wait_is_told_in_working_days_and_of_open_ones_alone(register):
    told = dict(waiting(register, date(2026, 3, 9)))
    assert {span: number for span, number in told.items() if number} == {(2, 5): 1}


def test_bars_bear_names_as_text_and_no_script_or_style(register):
    drawn = bars([("<script>x</script>", 3), ("a" * 60, 0), ("a" * 60, 1)], 'nhãn "x"')
    assert "<script" not in drawn
    assert "style=" not in drawn
    assert 'aria-label="nhãn &#34;x&#34;"' in drawn
    assert len(re.findall(r"<rect ", drawn.split('class="series bars"')[1])) == 3
    assert bars([("a", 0)], "x") == bars([], "x") == ""


@pytest.mark.parametrize(("longest", "ticks"), [(1, "0 1 2 3 4 5"), (7, "0 2 4 6"), (12, "0 2 4 6 8 10 12"), (100, "0 20 40 60 80 100")])
def test_an_axis_is_parted_at_whole_documents(longest, ticks):
    drawn = bars([("a", longest)], "x").partition('class="axis bottom"')[2]
    assert sorted(re.findall(r">([\d.,]+)</text>", drawn), key=int) == ticks.split()


def test_the_page_has_a_table_beside_each_chart_and_a_month_may_be_chosen(register):
    visitor = Visitor(application(OPTIONS._replace(who=WHO), bench=InlineBench(), register=register))
    page = visitor.browser.get("/tong-quan").text
    assert (page.count('<svg class="chart"'), page.count('<table class="rows numbers"')) == (4, 4)
    assert ">3/2026</th>" in page
    assert "TT0302" in page
    chosen = visitor.browser.get("/tong-quan?thang=2026-02").text
    assert "TT0302" not in chosen
    assert visitor.browser.get("/tong-quan?thang=%3Cscript%3E").status_code == 200
    assert "Tổng quan" in visitor.browser.get("/hang-doi").text


def test_what_may_be_some_seconds_old_is_asked_anew_after_them():
    from checker.desk.recent import Recent

    now, asked = [0.0], []
    recent = Recent(lambda: asked.append(1) or len(asked), 2, lambda: now[0])
    assert (recent(), recent()) == (1, 1)
    now[0] = 2.5
    assert recent() == 2
