"""Two neighbouring lines the other way round: each part is read, and the one that stands wrong is told."""

from __future__ import annotations

import pytest

from checker import lint, load_ruleset, parse, read
from tests.builders.plans import SO_NOI_VU, UBND_TINH

DATE, SUBJECT, NUMBER = "Tây Ninh, ngày 15 tháng 3 năm 2024", SO_NOI_VU.subject, "Số: 125/KH-SNV"


def told(text):
    plan = parse(read(text.encode()))
    return plan, [finding.rule for finding in lint(plan, load_ruleset(plan)).findings]


def texts(plan):
    return {name: (part.status, part.text) for name, part in plan.components.items() if name != "competence"}


@pytest.mark.parametrize(
    ("base", "printed", "typed", "rule"),
    [
        (SO_NOI_VU, f"{DATE}\n\nKẾ HOẠCH", f"KẾ HOẠCH\n\n{DATE}", "TT0593"),
        (SO_NOI_VU, f"{NUMBER}\n\n{DATE}\n\nKẾ HOẠCH\n{SUBJECT}", f"{DATE}\n\nKẾ HOẠCH\n{SUBJECT}\n\n{NUMBER}", "TT0593"),
        (SO_NOI_VU, f"{DATE}\n\nKẾ HOẠCH\n{SUBJECT}", f"KẾ HOẠCH\n{SUBJECT}\n\n{DATE}", "TT0593"),
        (SO_NOI_VU, f"KẾ HOẠCH\n{SUBJECT}", f"{SUBJECT}\nKẾ HOẠCH", "TT0593"),
        (SO_NOI_VU, "PHÓ GIÁM ĐỐC\n\nTrần Hoài Thu", "Trần Hoài Thu\n\nPHÓ GIÁM ĐỐC", "TT0725"),
        (UBND_TINH, "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "KT. CHỦ TỊCH\nTM. ỦY BAN NHÂN DÂN", "TT0726"),
    ],
)
def test_both_lines_are_read_and_one_is_told(base, printed, typed, rule):
    text = base.text()
    assert printed in text
    plan, rules = told(text.replace(printed, typed, 1))
    assert rules == [rule]
    assert texts(plan) == texts(told(text)[0])


def test_number_and_date_below_the_subject_are_each_told_where_they_stand():
    head = f"{NUMBER}\n\n{DATE}\n\n"
    text = SO_NOI_VU.text().replace(head, "", 1).replace(f"{SUBJECT}\n\n", f"{SUBJECT}\n\n{head}", 1)
    plan, rules = told(text)
    assert rules == ["TT0593", "TT0593"]
    assert [item.text for item in plan.extra["misplaced"]] == [NUMBER, DATE]
    assert texts(plan) == texts(told(SO_NOI_VU.text())[0])


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        (f"KẾ HOẠCH\n{SUBJECT}", f"{DATE}\nKẾ HOẠCH\n{SUBJECT}"),  # a date of its own stands above
        (f"KẾ HOẠCH\n{SUBJECT}", "KẾ HOẠCH"),  # what is above the type name is the date
        (f"{DATE}\n\nKẾ HOẠCH\n", "Tây Ninh, ngày    tháng    năm 2024\n\nKẾ HOẠCH\nThực hiện Chỉ thị số 05-CT/TU ngày 04/01/2024\n"),
        (f"{DATE}\n\nKẾ HOẠCH\n", "KẾ HOẠCH\nThực hiện Chỉ thị số 05-CT/TU ngày 04/01/2024\n"),
        (SUBJECT, f"{SUBJECT}, ngày 20 tháng 3 năm 2024"),
        ("KẾ HOẠCH\n", "(Bản lưu hành nội bộ năm 2024)\nKẾ HOẠCH\n"),
    ],
)
def test_no_other_line_beside_the_type_name_is_out_of_its_place(printed, typed):
    assert "TT0593" not in told(SO_NOI_VU.text().replace(printed, typed, 1))[1]
