"""What is asked of a register and cannot be answered as it was typed, and heads that say what stands below them."""

import json
import re
from datetime import date

import pytest
from sqlalchemy import event

from checker.register import Register
from checker.register.crossed import counted, crossed
from checker.register.looking_across import compare
from checker.register.questions import citing, failing, summary, twice, waiting
from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.settings.office_clock import today
from tests.cli.conftest import ROOT, thethuc  # noqa: F401 - a fixture
from tests.register.test_account import filled  # noqa: F401 - a fixture


@pytest.mark.parametrize("question", ["failing", "summary"])
def test_a_month_there_is_not_is_refused_in_one_line(filled, thethuc, question):  # noqa: F811
    for month in ("11-2026", "2026-13", "2026-00", "2026-1", "2026", "2026-11-05", "tháng 11", "٢٠٢٦-11", "0000-11"):
        run = thethuc("query", question, filled[1], "--month", month)
        assert (month, run.code, run.out) == (month, 2, "")
        assert "NĂM-THÁNG" in run.err.split("\n")[0]
        assert month in run.err.split("\n")[0]


def test_failing_lists_the_documents_below_the_sums(filled, thethuc):  # noqa: F811
    out = thethuc("query", "failing", filled[1]).out
    head, sums, listed = out.split("\n\n")
    assert head == f"Văn bản không đạt, nhận trong tháng {phrases.month(today().isoformat()[:7], Words('vi'))}:"
    failing = json.loads(thethuc("query", "failing", filled[1], "--format", "json").out)
    assert listed.count(".txt") == sum(row["documents"] for row in failing) > 0
    assert ".txt" not in sums


def test_an_organ_that_was_not_read_is_said_to_be_so(thethuc, tmp_path):  # noqa: F811
    plan = next((ROOT / "fixtures" / "faulty").glob("TT0201-*.docx"))
    thethuc("audit", plan, "--register", tmp_path / "so.db", "-q")
    _, sums, listed = thethuc("query", "failing", tmp_path / "so.db").out.split("\n\n")
    assert sums.split("\n")[1].startswith("(không đọc được tên cơ quan)")
    assert listed.split("\n")[1].startswith("(không đọc được tên cơ quan)")


def test_a_month_without_plans_is_answered(filled, thethuc):  # noqa: F811
    run = thethuc("query", "failing", filled[1], "--month", "2019-12")
    assert (run.code, run.out) == (0, "Văn bản không đạt, nhận trong tháng 12/2019: không có\n")
    assert "nhận trong tháng 01/2019: không có" in thethuc("query", "failing", filled[1], "--month", "2019-01").out


def test_days_and_months_are_told_as_the_reader_writes_them(filled, thethuc):  # noqa: F811
    for lang, day, month in (("vi", r"\d\d/\d\d/20\d\d", r"\d\d?/20\d\d"), ("en", r"20\d\d-\d\d-\d\d", r"20\d\d-\d\d")):
        head, _, listed = thethuc("query", "failing", filled[1], "--lang", lang).out.split("\n\n")
        assert re.search(rf" {month}:$", head)
        assert re.search(rf" {day}$", listed.split("\n")[1])
        assert re.search(rf"^{day} ", thethuc("query", "waiting", filled[1], "--lang", lang).out.split("\n")[1])
        assert re.search(rf"^{month} ", thethuc("query", "summary", filled[1], "--by", "month", "--lang", lang).out.split("\n")[1])


def test_the_day_a_plan_waits_from_may_be_that_of_its_first_audit(filled, thethuc):  # noqa: F811
    for lang, head in (("vi", "Ngày nhận (hoặc soát lần đầu)"), ("en", "Received (or first audited)")):
        said = thethuc("query", "waiting", filled[1], "--lang", lang).out
        assert head in said
        assert max(map(len, said.split("\n    ")[0].split("\n"))) <= 80


LOOKED_UP = {
    "waiting": lambda register: waiting(register, date(2026, 12, 1)),
    "citing": lambda register: citing(register, "30/2020/NĐ-CP"),
    "twice": twice,
    "failing": lambda register: failing(register, "2026-03"),
    **{f"by {by}": lambda register, by=by: summary(register, by) for by in ("verdict", "organ", "rule", "month")},
    "sums across": counted,
    "across, of a run": lambda register: crossed(register, 2),
    "nothing to compare": lambda register: compare(register, 1, date(2026, 12, 1)),
}
_WHOLE = re.compile(r"SCAN (?!anon_|uncompared)(?!.* USING (?:COVERING )?INDEX )")
"""A table read from end to end without an index; what waits to be compared is read whole anyhow."""


def test_no_question_reads_a_large_table_from_end_to_end(filled):  # noqa: F811
    """What makes the difference on a register of a million: no time is measured, the plan SQLite makes is read."""
    with Register.open(str(filled[1]), create=False) as register:
        asked, wrong = [], []
        event.listen(register.engine, "before_cursor_execute", lambda _connection, _cursor, said, values, *_: asked.append((said, values)))
        for name, ask in LOOKED_UP.items():
            asked.clear()
            ask(register)
            with register.engine.connect() as connection:
                for said, values in [each for each in asked if each[0].startswith("SELECT")]:
                    plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {said}", values)
                    wrong += [(name, row[3]) for row in plan if _WHOLE.match(row[3])]
    assert wrong == []
