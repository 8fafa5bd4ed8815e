"""A sign too many behind a line, or doubled in it: the part is found, the sign is told once, nothing else is blamed."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import parse, read
from checker.running.suppressing import judged_bytes
from checker.running.tasks import Task
from tests.builders.plans import BAN_CHI_DAO

PLAN = (Path(__file__).resolve().parents[2] / "fixtures" / "compliant" / "so-noi-vu.txt").read_text(encoding="utf-8")
LINES = [  # a line of the plan, the part it is, the rule that tells a slip in it
    ("UBND TỈNH TÂY NINH", "superior_organ", "TT0289"),
    ("SỞ NỘI VỤ", "organ", "TT0290"),
    ("Số: 125/KH-SNV", "number", "TT0390"),
    ("Tây Ninh, ngày 15 tháng 3 năm 2024", "date", "TT0490"),
    ("KẾ HOẠCH", "type_name", "TT0590"),
    ("Nơi nhận:", "recipients", "TT0990"),
    ("KT. GIÁM ĐỐC", "competence", "TT0790"),
    ("PHÓ GIÁM ĐỐC", "position", "TT0789"),
    ("Trần Hoài Thu", "full_name", "TT0788"),
]


def told(text: str) -> list[tuple[str, str, str, str | None]]:
    """What is said: rule, part, and the whole line as it should read."""
    report = judged_bytes(text.encode(), "a.txt", Task()).report
    return [(finding.rule, finding.component, finding.after, finding.got) for finding in report.findings]


class DescribeASignTooMany:
    @pytest.mark.parametrize("sign", [".", ";", " .", ".."])
    @pytest.mark.parametrize(("line", "part", "rule"), LINES, ids=[part for _, part, _ in LINES])
    def it_is_the_one_thing_told_and_its_line_is_said_whole(self, line, part, rule, sign):
        assert PLAN.count(line) >= 1
        ((code, component, after, _),) = told(PLAN.replace(line, line + sign, 1))
        assert (code, component, after) == (rule, part, line)

    @pytest.mark.parametrize("sign", ["*", "_", "'"])
    @pytest.mark.parametrize(("line", "part", "rule"), [row for row in LINES if row[1] not in ("number", "date")])
    def it_may_be_a_key_beside_too(self, line, part, rule, sign):
        ((code, component, after, _),) = told(PLAN.replace(line, line + sign, 1))
        assert (code, component, after) == (rule, part, line)

    def it_is_told_behind_a_date_that_lacks_its_comma_too(self):
        found = told(PLAN.replace("Tây Ninh, ngày 15 tháng 3 năm 2024", "Tây Ninh ngày 15 tháng 3 năm 2024.", 1))
        assert [(code, got) for code, _, _, got in found] == [("TT0403", "Tây Ninh"), ("TT0490", "2024.")]

    @pytest.mark.parametrize("clerk", ["V T", "V.T", "V-T"])
    def it_is_told_between_the_letters_of_the_clerk(self, clerk):
        ((code, component, after, _),) = told(PLAN.replace("Lưu: VT,", f"Lưu: {clerk},", 1))
        assert (code, component, after) == ("TT0989", "archive", "- Lưu: VT, CCVC.")

    @pytest.mark.parametrize("sign", ["-", "*", "_", "•", ". ", "'"])
    @pytest.mark.parametrize(("line", "part", "rule"), LINES[5:8], ids=[part for _, part, _ in LINES[5:8]])
    def it_is_told_before_a_line_of_the_closing(self, line, part, rule, sign):
        ((code, component, after, _),) = told(PLAN.replace(f"\n{line}", f"\n{sign}{line}", 1))
        assert (code, component, after) == (rule, part, line)

    @pytest.mark.parametrize(
        ("line", "wrong", "rule"),
        [
            ("Nơi nhận:", "Nơi Nơi nhận:", "TT0990"),
            ("Nơi nhận:", "Nơi nhận: nhận:", "TT0990"),
            ("KT. GIÁM ĐỐC", "KT. GIÁM GIÁM ĐỐC", "TT0790"),
            ("KT. GIÁM ĐỐC", "KT. KT. GIÁM ĐỐC", "TT0790"),
            ("PHÓ GIÁM ĐỐC", "PHÓ PHÓ GIÁM ĐỐC", "TT0789"),
            ("Tây Ninh, ngày 15", "Tây Ninh, ngày ngày 15", "TT0490"),
            ("15 tháng 3 năm 2024\n", "15 tháng tháng 3 năm 2024\n", "TT0490"),
            ("KẾ HOẠCH\n", "KẾ HOẠCH HOẠCH\n", "TT0590"),
            ("Độc lập -", "Độc Độc lập -", "TT0105"),
            ("CỘNG HÒA", "CỘNG CỘNG HÒA", "TT0103"),
            ("Độc lập -", "-Độc lập -", "TT0105"),
            ("Độc lập -", "Độc lập --", "TT0105"),
        ],
    )
    def it_may_be_a_whole_word_typed_twice(self, line, wrong, rule):
        ((code, _, after, _),) = told(PLAN.replace(line, wrong, 1))
        assert code == rule
        assert line.strip() in after

    @pytest.mark.parametrize("dash", ["--", "*-", "_-", "•-"])
    def it_is_told_before_the_dash_of_the_archive_line(self, dash):
        assert [(code, after) for code, _, after, _ in told(PLAN.replace("- Lưu:", f"{dash} Lưu:", 1))] == [("TT0989", "- Lưu: VT, CCVC.")]

    @pytest.mark.parametrize(
        ("line", "wrong", "rule"),
        [
            ("Số: 125/KH-SNV", "Số: 125/KH--SNV", "TT0390"),
            ("Số: 125/KH-SNV", "Số: 125/KH-SNV-", "TT0390"),
            ("Số: 125/KH-SNV", "Số: 125/KH-SNV/", "TT0390"),
            ("Tây Ninh, ngày", "Tây Ninh,, ngày", "TT0490"),
        ],
    )
    def it_is_told_doubled_or_left_hanging(self, line, wrong, rule):
        assert [code for code, *_ in told(PLAN.replace(line, wrong))] == [rule]

    @pytest.mark.parametrize("sign", [".", " .", ";", ","])
    @pytest.mark.parametrize("name", ["XÃ VĨNH AN", "PHƯỜNG BẾN LỨC", "XÃ IA KO"])
    def it_is_told_behind_a_short_last_word_of_an_organ(self, name, sign):
        issuer = f"ỦY BAN NHÂN DÂN\n{name}"
        place = name.split(maxsplit=1)[1].title()
        plan = PLAN.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", issuer).replace("KH-SNV", "KH-UBND")
        plan = plan.replace("Tây Ninh, ngày", f"{place}, ngày")
        before = told(plan)
        ((code, component, after, _),) = [finding for finding in told(plan.replace(issuer, issuer + sign)) if finding not in before]
        assert (code, component, after) == ("TT0290", "organ", name)

    @pytest.mark.parametrize(("line", "part", "rule"), LINES[:2], ids=["superior_organ", "organ"])
    def it_is_told_as_a_comma_behind_a_whole_name(self, line, part, rule):
        ((code, component, after, _),) = told(PLAN.replace(line, line + ",", 1))
        assert (code, component, after) == (rule, part, line)

    @pytest.mark.parametrize("sign", [".", ";", ",", ":"])
    def it_is_a_note_behind_a_subject(self, sign):
        subject = "Kiểm tra công tác văn thư, lưu trữ năm 2024 tại các cơ quan, đơn vị"
        assert told(PLAN.replace(subject, subject + sign)) == [("TT0583", "subject", subject, sign)]


class DescribeASignThatMeansSomething:
    @pytest.mark.parametrize(
        ("line", "right"),
        [
            ("Số: 125/KH-SNV", "Số: 125/KH-\nSNV"),  # a symbol that goes on below
            ("Tây Ninh, ngày 15 tháng 3 năm 2024", "Tây Ninh, ngày … tháng … năm 2024"),
            ("Tây Ninh, ngày 15 tháng 3 năm 2024", "Tây Ninh, ngày     tháng     năm 20..."),
            ("Trần Hoài Thu", "Trần Hoài Thu\n\nGhi chú: Bộ phận một cửa."),
            ("SỞ NỘI VỤ", "SỞ VĂN HÓA,\nTHỂ THAO VÀ DU LỊCH"),  # a name that goes on below
            ("SỞ NỘI VỤ", "BAN CHỈ HUY\nPHÒNG, CHỐNG THIÊN TAI,\nPHÒNG THỦ DÂN SỰ"),
            ("UBND TỈNH TÂY NINH", "UBND TỈNH TÂY NINH, TP."),  # a shortened word
        ],
    )
    def it_is_let_be(self, line, right):
        assert not {"TT0289", "TT0290", "TT0390", "TT0490", "TT0788"} & {code for code, *_ in told(PLAN.replace(line, right))}


def test_a_comma_typed_apart_is_a_slip_though_a_second_post_follows():
    text = BAN_CHI_DAO.text().replace("TRƯỞNG BAN\n", "TRƯỞNG BAN ,\n", 1)
    plan = parse(read(text.encode()))
    assert plan.components["position"].meant == "TRƯỞNG BAN"
    assert plan.components["position"].fields["second"] == "CHỦ TỊCH UBND TỈNH"


def test_a_recipient_in_capitals_below_a_short_body_is_no_organ_of_the_head():
    body = "1. Tuyên truyền đến từng hộ gia đình.\n\n2. Trực trong các tháng cao điểm.\n\n"
    start, end = PLAN.index("Căn cứ Luật"), PLAN.index("Nơi nhận:")
    plan = (PLAN[:start] + body + PLAN[end:]).replace("- UBND tỉnh (để báo cáo);\n- Giám đốc, các", "- Sở NN&PTNT;\n- Giám đốc, các")
    assert [row for row in told(plan) if row[0] in ("TT0290", "TT0905")] == []


@pytest.mark.parametrize("line", ["- Lưu VT", "- Lưu VP"])
def test_an_archive_line_below_the_name_keeps_its_dash_though_it_has_the_shape_of_a_name(line):
    start, end = PLAN.index("Nơi nhận:"), PLAN.index("KT. GIÁM ĐỐC")
    listed = PLAN[start:end].replace("- Lưu: VT, CCVC.", line).strip()
    plan = parse(read(f"{PLAN[:start]}{PLAN[end:]}\n{listed}\n".encode()))
    assert (plan.components["archive"].text, plan.components["archive"].fields["dash"]) == (line[2:], "-")
