"""A line printed twice is read once and told once; what may look the same twice is left alone."""

from __future__ import annotations

import pytest

from checker import lint, load_ruleset, parse, read
from tests.builders.plans import BAN_CHI_DAO, SO_NOI_VU


def told(text):
    plan = parse(read(text.encode()))
    return plan, [(finding.rule, finding.got) for finding in lint(plan, load_ruleset(plan)).findings]


def parts(plan):
    return {name: (part.status, part.text) for name, part in plan.components.items()}


@pytest.mark.parametrize(
    "line",
    [
        "UBND TỈNH TÂY NINH", "SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 125/KH-SNV",
        "Tây Ninh, ngày 15 tháng 3 năm 2024", "KẾ HOẠCH", "Nơi nhận:", "- UBND tỉnh (để báo cáo);", "- Lưu: VT, CCVC.", "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC", "Trần Hoài Thu",
    ],
)  # fmt: skip
def test_a_line_twice_is_told_and_no_part_is_another(line):
    text = SO_NOI_VU.text()
    plan, findings = told(text.replace(f"{line}\n", f"{line}\n{line}\n", 1))
    assert findings == [("TT2096", line)]
    assert parts(plan) == parts(told(text)[0])


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nTrần Hoài Thu", "GIÁM ĐỐC\nGIÁM ĐỐC\n\nTrần Hoài Thu\n\nLê Bá Sơn"),
        ("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", "<TÊN CƠ QUAN>\n<TÊN CƠ QUAN>"),
        ("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", "TRƯỜNG ĐẠI HỌC SÔNG LAM\nTRƯỜNG ĐẠI HỌC SÔNG LAM\nPHÂN HIỆU SƠN HẢI"),
        ("b) Phát hiện", "Như trên cho mọi đơn vị.\n\nNhư trên cho mọi đơn vị.\n\nb) Phát hiện"),
    ],
)
def test_what_may_look_the_same_twice_is_left_alone(printed, typed):
    _, findings = told(SO_NOI_VU.text().replace(printed, typed, 1))
    assert not any(rule == "TT2096" for rule, _ in findings)


def test_a_tab_within_the_words_that_open_an_organs_name_parts_nothing():
    plan, _ = told(BAN_CHI_DAO.text().replace("BAN CHỈ ĐẠO\n", "BAN\tCHỈ ĐẠO\n", 1))
    assert parts(plan) == parts(told(BAN_CHI_DAO.text())[0])


@pytest.mark.parametrize("organ", ["THANH TRA\tCHÍNH PHỦ", "SỞ\tNỘI VỤ", "UBND TỈNH\tTÂY NINH"])
def test_so_it_is_of_every_name_the_law_gives(organ):
    name = organ.replace("\t", " ")
    base = SO_NOI_VU.text().replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", name)
    assert parts(told(base.replace(name, organ, 1))[0]) == parts(told(base)[0])


def test_a_line_of_five_letters_is_long_enough_to_be_the_same():
    for line, twice in (("- Sở Y tế;", [("TT2096", "- Sở Y tế;")]), ("- UBND;", [])):
        findings = told(SO_NOI_VU.text().replace("- UBND tỉnh (để báo cáo);\n", f"{line}\n{line}\n"))[1]
        assert [each for each in findings if each[0] == "TT2096"] == twice
