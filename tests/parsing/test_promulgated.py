"""A decision and the plan it promulgates in one file: the plan is judged, as attached, by the law of the decision's day."""

from checker import lint, load_ruleset
from tests.parsing.plans import BODY, HEADER, OPENING, TITLE, plan_of, whole

DECISION = (
    HEADER.replace("125/KH-SNV", "56/QĐ-SNV")
    + """
QUYẾT ĐỊNH
Ban hành Kế hoạch kiểm tra công tác văn thư năm 2024

Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011;

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch kiểm tra công tác văn thư năm 2024.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.

Nơi nhận:
- Như Điều 1;
- Lưu: VT.

GIÁM ĐỐC

Trần Hoài Thu
"""
)
HEADING = "\nUBND TỈNH TÂY NINH\nSỞ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
NOTE = "(Ban hành kèm theo Quyết định số 56/QĐ-SNV ngày 15 tháng 3 năm 2024 của Giám đốc Sở Nội vụ)\n"
HEADED = "\nKẾ HOẠCH\nKiểm tra công tác văn thư, lưu trữ năm 2024\n"


def test_the_plan_below_its_decision_is_judged_as_attached():
    plan = plan_of(DECISION + HEADING + HEADED + NOTE + BODY)
    assert (plan.type, plan.scope, plan.stage, plan.stage_cue) == ("KH", "in", "attached", "promulgated_above")
    assert (plan["organ"].text, plan["subject"].text) == ("SỞ NỘI VỤ", "Kiểm tra công tác văn thư, lưu trữ năm 2024")
    assert (plan["number"].status, plan["date"].status) == ("not_applicable", "not_applicable")
    assert plan["sections"].fields["count"] == 3


def test_its_lines_are_those_of_the_file():
    plan = plan_of(DECISION + HEADING + HEADED + NOTE + BODY)
    printed = (DECISION + HEADING + HEADED).split("\n")
    assert printed[plan["type_name"].places[0].line - 1] == "KẾ HOẠCH"


def test_the_law_is_that_of_the_decision_s_day():
    plan = plan_of(DECISION.replace("năm 2024\n", "năm 2019\n", 1) + HEADED + NOTE + BODY)
    assert (plan.date, plan.date_cue) == ("2019-03-15", "date 2019-03-15")


def test_without_a_note_or_a_letterhead_it_is_attached_all_the_same():
    plan = plan_of(DECISION + HEADED + BODY)
    assert (plan.type, plan.scope, plan.stage, plan["subject"].status) == ("KH", "in", "attached", "found")


def test_nothing_of_the_decision_is_blamed_on_the_plan():
    plan = plan_of(DECISION.replace("Nơi nhận:", "Nơi nhậnn:").replace("GIÁM ĐỐC", "GIÁM ĐÔC") + HEADING + HEADED + NOTE + BODY)
    report = lint(plan, load_ruleset(plan))
    assert report.stage == "attached"
    assert [finding.rule for finding in report.findings if finding.level == "error"] == []


def test_a_plan_with_a_number_of_its_own_is_read_as_issued():
    plan = plan_of(DECISION + "\n" + whole())
    assert (plan.type, plan.stage, plan["number"].text, plan["notation"].text) == ("KH", "issued", "125", "KH-SNV")


def test_a_decision_on_something_else_stays_out_of_scope():
    other = DECISION.replace("Ban hành Kế hoạch kiểm tra công tác", "Ban hành Quy chế")
    assert plan_of(other + "\nMẪU SỐ 1\n" + HEADED + BODY).scope == "type"
    assert plan_of(HEADER + TITLE.replace("KẾ HOẠCH", "BÁO CÁO") + OPENING + BODY + HEADED + BODY).scope == "type"
