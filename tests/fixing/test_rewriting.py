"""A finding of what is written says the whole line as it stands and as it should read."""

from __future__ import annotations

import pytest

from checker.fixing import rewriting
from checker.fixing.rewriting import LONGEST
from checker.running.suppressing import judged_bytes
from checker.running.tasks import Task

from .words import ROOT

PLAN = (ROOT / "fixtures" / "compliant" / "so-noi-vu.txt").read_text(encoding="utf-8")
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

    def it_leaves_to_a_person_what_is_not_safe_to_mend_but_in_its_own_finding(self):
        told = findings(PLAN.replace("- Lưu: VT, CCVC.", "- Lưu Văn thư, CCVC."))
        assert told["TT0906"][1] == "- Lưu: Văn thư, CCVC."
        assert told["TT0908"][1] == "- Lưu: VT, CCVC."

    def it_is_of_the_column_alone_when_two_stand_on_a_line(self):
        heads = "Số: 125 /KH-SNV                    Tây Ninh, ngày 15 tháng 3 năm 2024"
        text = PLAN.replace("Số: 125/KH-SNV", "").replace("Tây Ninh, ngày 15 tháng 3 năm 2024", heads)
        assert findings(text)["TT0309"] == ("Số: 125 /KH-SNV", "Số: 125/KH-SNV")
        assert findings(text.replace("15 tháng", "5 tháng"))["TT0406"][1] == "Tây Ninh, ngày 05 tháng 3 năm 2024"

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
