"""A plan promulgated with a decision has no date of its own: that in its note chooses the law, and is no date line."""

from checker.checking import lint, load_ruleset
from tests.parsing.plans import HEADER, TITLE, plan_of, whole

DATE = "Tây Ninh, ngày 15 tháng 3 năm 2024\n"
UNNUMBERED = HEADER.replace("Số: 125/KH-SNV\n", "").replace(DATE, "")
OLD, NEW = ("tt01-2011", "promulgated 2016-10-10"), ("nd30-2020", "promulgated 2024-10-10")
NONE = "nd30-2020", "none"
NOTES = {
    "(Ban hành kèm theo Quyết định số 12/QĐ-SNV ngày 10 tháng 10 năm 2016 của Giám đốc Sở Nội vụ)": OLD,
    "(Kèm theo Quyết định số 12/QĐ-SNV ngày 10 tháng 10 năm 2024 của Giám đốc Sở Nội vụ)": NEW,
    "(Ban hành kèm theo Quyết định số 12/QĐ-SNV\n\nngày 10/10/2016 của Giám đốc Sở Nội vụ)": OLD,
    "Kèm theo Quyết định số 12/QĐ-SNV ngày 10 tháng 10 năm 2016 của Giám đốc Sở Nội vụ": OLD,
    "(Kèm theo Quyết định số    /QĐ-SNV ngày    tháng    năm 2016 của Giám đốc Sở Nội vụ)": NONE,
    "(Kèm theo Quyết định số 12/QĐ-SNV của Giám đốc Sở Nội vụ)\n\nKế hoạch gồm việc của ngày 10 tháng 10 năm 2016.": NONE,
}  # fmt: skip


def test_the_date_of_the_promulgating_decision_chooses_the_law():
    for note, law in NOTES.items():
        chosen = load_ruleset(plan_of(whole(header=UNNUMBERED, title=f"{TITLE}\n{note}\n", opening="")))
        assert (chosen.id, chosen.chosen_by) == law, note


def test_a_plan_with_a_number_and_no_date_is_told_of_the_number_alone():
    note = next(iter(NOTES))
    plan = plan_of(whole(header=HEADER.replace(DATE, ""), title=f"{TITLE}\n{note.replace('2016', '2024')}\n"))
    assert [found.rule for found in lint(plan, load_ruleset(plan)).findings] == ["TT2002"]
    dated = plan_of(whole(title=f"{TITLE}\n{note}\n"))
    assert load_ruleset(dated).chosen_by == "date 2024-03-15"


def test_a_slip_in_the_type_name_above_the_note_is_told():
    note = "(Ban hành kèm theo Quyết định số 12/QĐ-SNV ngày 10 tháng 10 năm 2024 của Giám đốc Sở Nội vụ)"
    for printed in ("HAỌCH", "HAOCH", "HOACH"):
        for header in (UNNUMBERED, ""):
            plan = plan_of(whole(header=header, title=f"{TITLE}\n{note}\n".replace("HOẠCH", printed)))
            told = [(found.rule, found.got, found.want) for found in lint(plan, load_ruleset(plan)).findings]
            assert (plan.type, plan.stage) == ("KH", "attached"), (printed, header)
            assert ("TT0590", printed, "HOẠCH") in told, (printed, header)
