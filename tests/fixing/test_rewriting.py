"""A finding of what is written says the whole line as it stands and as it should read."""

from __future__ import annotations

import pytest

from checker.fixing import rewriting
from checker.fixing.edits import EditedParagraph, TextEdit
from checker.fixing.rewriting import LONGEST
from checker.running.suppressing import judged_bytes
from checker.running.tasks import Task

from .words import ROOT

PLAN = (ROOT / "fixtures" / "compliant" / "so-noi-vu.txt").read_text(encoding="utf-8")
SUBJECT = "Kiểm tra công tác văn thư, lưu trữ năm 2024 tại các cơ quan, đơn vị"
SLIPS = [  # what stands in the plan, what is written instead, the rule, the line as it should read
    ("Số: 125/KH-SNV", "Số: 125/2024/KH-SNV", "TT0311", "Số: 125/KH-SNV"),
    ("Tây Ninh, ngày 15 tháng 3 năm 2024", "Tây Ninh, ngày 15/3/2024", "TT0404", "Tây Ninh, ngày 15 tháng 3 năm 2024"),
    ("Trần Hoài Thu", "TS. Trần Hoài Thu", "TT0711", "Trần Hoài Thu"),
    ("Trần Hoài Thu", "Trần Hoài Thu, Tiến sĩ", "TT0711", "Trần Hoài Thu"),
    ("Trần Hoài Thu", "Trần Hoài Thu (ThS.)", "TT0711", "Trần Hoài Thu"),
    ("- Lưu: VT, CCVC.", "- Lưu: Văn thư, CCVC.", "TT0908", "- Lưu: VT, CCVC."),
    ("- Lưu: VT, CCVC.", "- Lưu: CCVC.", "TT0908", "- Lưu: VT, CCVC."),
    ("Số: 125/KH-SNV", "Số: 125/ KH-SNV", "TT0309", "Số: 125/KH-SNV"),
    ("Số: 125/KH-SNV", "Số: 125 / KH-SNV", "TT0309", "Số: 125/KH-SNV"),
    ("Số: 125/KH-SNV", "Số: 125 / KH - SNV", "TT0308", "Số: 125/KH-SNV"),
    ("- UBND tỉnh (để báo cáo);", "- UBND tỉnh (để báo cáo)", "TT0905", "- UBND tỉnh (để báo cáo);"),
    ("- UBND tỉnh (để báo cáo);", "- UBND tỉnh (để báo cáo).", "TT0905", "- UBND tỉnh (để báo cáo);"),
]
TWICE = [  # what stands, what is written instead, the rules that speak of that line, the one line that all of them tell
    ("Trần Hoài Thu", "ThS. TRẦN HOÀI THU", ("TT0711", "TT0712"), "Trần Hoài Thu"),
    ("Số: 125/KH-SNV", "Số: 12 /KH-SNV.2024", ("TT0309", "TT0319"), "Số: 12/KH-SNV"),
    (SUBJECT, f"V/v {SUBJECT[0].lower()}{SUBJECT[1:]}.", ("TT0506", "TT0583"), SUBJECT),
    ("- Lưu: VT, CCVC.", "- Lưu Văn thư, CCVC", ("TT0906", "TT0907", "TT0908"), "- Lưu: VT, CCVC."),
    ("- Lưu: VT, CCVC.", "- Lưu VP.", ("TT0906", "TT0908"), "- Lưu: VT, VP."),
]


def findings(text: str) -> dict[str, tuple[str, str]]:
    report = judged_bytes(text.encode(), "a.txt", Task()).report
    return {finding.rule: (finding.before, finding.after) for finding in report.findings}


class DescribeTheWholeLine:
    @pytest.mark.parametrize(("right", "wrong", "rule", "after"), SLIPS, ids=[slip[1] for slip in SLIPS])
    def it_is_told_as_it_stands_and_as_it_should_read(self, right, wrong, rule, after):
        assert PLAN.count(right) == 1
        assert findings(PLAN.replace(right, wrong))[rule] == (wrong, after)

    def it_reads_as_it_should_with_all_that_is_safely_mended_in_it(self):
        told = findings(PLAN.replace("Số: 125/KH-SNV", "Số: 7/2024/KH-SNV"))
        assert told["TT0302"] == told["TT0311"] == ("Số: 7/2024/KH-SNV", "Số: 07/KH-SNV")

    def it_does_not_tell_one_slip_of_a_line_as_mended_and_another_as_right(self):
        told = findings(PLAN.replace("Số: 125/KH-SNV", "Số: 5/KH – SNV"))
        assert {told[rule][1] for rule in ("TT0302", "TT0308")} == {"Số: 05/KH-SNV"}

    @pytest.mark.parametrize(("right", "wrong", "rules", "after"), TWICE, ids=[slip[1] for slip in TWICE])
    def it_is_one_line_for_all_that_is_wrong_with_it(self, right, wrong, rules, after):
        told = findings(PLAN.replace(right, wrong))
        assert {told[rule] for rule in rules} == {(wrong, after)}

    def it_is_not_told_by_a_doubt_where_a_sure_finding_tells_it(self):
        spot, swap = EditedParagraph("", 0), (TextEdit(EditedParagraph("", 0), 2, 3, "x"), TextEdit(EditedParagraph("", 0), 0, 1, "y"))
        lines = [rewriting._MendedLine("a b c", (edit,)) for edit in swap]
        assert rewriting._told(lines[0], {}) == ("a b c", "a x c")
        assert rewriting._told(lines[0], {spot: [swap[1]]}) == ("", "")

    def it_is_of_the_column_alone_when_two_stand_on_a_line(self):
        heads = "Số: 125 /KH-SNV                    Tây Ninh, ngày 15 tháng 3 năm 2024"
        text = PLAN.replace("Số: 125/KH-SNV", "").replace("Tây Ninh, ngày 15 tháng 3 năm 2024", heads)
        assert findings(text)["TT0309"] == ("Số: 125 /KH-SNV", "Số: 125/KH-SNV")
        assert findings(text.replace("15 tháng", "5 tháng"))["TT0406"][1] == "Tây Ninh, ngày 05 tháng 3 năm 2024"

    def it_begins_with_its_column_where_its_first_letters_are_what_is_left_out(self):
        text = PLAN.replace("Trần Hoài Thu", "- Lưu: VT, CCVC.                    ThS. Trần Hoài Thu").replace("\n- Lưu: VT, CCVC.\n", "\n")
        assert findings(text)["TT0711"] == ("ThS. Trần Hoài Thu", "Trần Hoài Thu")

    def it_is_not_told_of_what_only_a_person_can_write(self):
        told = findings(PLAN.replace("Trần Hoài Thu", ""))
        assert told["TT0703"] == ("", "")

    def it_is_cut_to_whole_words_around_the_change_when_it_is_long(self):
        first = next(line for line in PLAN.splitlines() if line.startswith("Căn cứ"))
        long = first.rstrip(";") + " và các văn bản hướng dẫn thi hành" * (LONGEST // 30)
        before, after = findings(PLAN.replace(first, long))["TT0601"]
        assert before.startswith("…")
        assert not before.endswith("…")
        assert after == before + ";"
        assert len(after) < LONGEST
        assert before[1:].split()[0] in ("và", "các", "văn", "bản", "hướng", "dẫn", "thi", "hành")

    def it_is_told_of_so_many_findings_and_no_more(self, monkeypatch):
        monkeypatch.setattr(rewriting, "MOST", 3)
        line = "- UBND tỉnh (để báo cáo);"
        many = "\n".join(f"- Đơn vị thứ {number}" for number in range(6))
        report = judged_bytes(PLAN.replace(line, f"{line}\n{many}").encode(), "a.txt", Task()).report
        assert [bool(finding.after) for finding in report.findings if finding.rule == "TT0905"] == [True] * 3 + [False] * 3
