"""Sums by rule and by organ at the end of a report."""

from dataclasses import replace

import pytest

from checker.reporting import writer
from checker.reporting.statistics import Statistics, organ_of
from tests.reporting import samples


def of_organ(name, superior="UBND TỈNH TÂY NINH", **changes):
    """The sample plan, issued by an organ."""
    parts = samples.document().components | {"organ": samples.part("organ", text=name), "superior_organ": samples.part("x", text=superior)}
    return samples.document(components=parts, **changes)


class DescribeStatistics:
    def it_counts_findings_and_documents_of_each_rule(self):
        sums = Statistics()
        sums.add(samples.document(findings=(samples.finding(), samples.finding())))
        sums.add(samples.document(findings=(samples.finding(), samples.finding(rule="TT0904", level="warning"))))
        assert sums.rules() == [("TT0302", "error", 3, 2), ("TT0904", "warning", 1, 1)]

    def it_counts_the_documents_of_each_organ_and_how_they_stand(self):
        sums = Statistics()
        for report in (of_organ("SỞ Y TẾ"), of_organ("Sở  Y tế", verdict="pass", findings=()), samples.UNREADABLE, samples.DECISION):
            sums.add(report)
        (organ,) = sums.organs()
        assert (organ.organ, organ.documents) == ("SỞ Y TẾ – UBND TỈNH TÂY NINH", 2)
        assert organ.verdicts == {"fail": 1, "pass": 1}
        assert organ.levels == {"error": 2, "warning": 1}

    def it_counts_offices_of_one_name_apart(self):
        sums = Statistics()
        for superior, place in (("UBND TỈNH A", "A"), ("UBND TỈNH B", "B"), ("", "Phú An"), ("", "Phú Lộc")):
            report = of_organ("TRƯỜNG HÒA BÌNH", superior)
            sums.add(replace(report, components=report.components | {"place": samples.part("place", text=place)}))
        told = {each.organ.partition(" – ")[2] for each in sums.organs()}
        assert told == {"UBND TỈNH A", "UBND TỈNH B", "Phú An", "Phú Lộc"}

    def it_names_no_organ_of_a_plan_with_a_mark_of_secrecy(self):
        assert organ_of(of_organ("SỞ Y TẾ", secret="MẬT")) == ""

    @pytest.mark.parametrize("format_", ["text", "concise"])
    @pytest.mark.parametrize("lang", ["vi", "en"])
    def it_stands_at_the_end_within_80_columns(self, format_, lang):
        made = writer(format_, lang, statistics=True)
        pieces = [made.head(), made.entry(of_organ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG")), made.entry(samples.DECISION), *made.foot()]
        report = "".join(pieces)
        plain = writer(format_, lang)
        assert report.startswith("".join([plain.head(), plain.entry(of_organ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"))]))
        end = report[report.index({"vi": "Theo quy tắc", "en": "By rule"}[lang]) :]
        assert "TT0302" in end
        assert "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG" in end
        assert max(map(len, end.split("\n"))) <= 80
        assert "statistics." not in end

    def it_cuts_no_name_and_says_that_what_is_listed_is_not_met(self):
        name = "VĂN PHÒNG ĐOÀN ĐẠI BIỂU QUỐC HỘI VÀ HỘI ĐỒNG NHÂN DÂN TỈNH BÀ RỊA VĨNH SƠN VÀ VÙNG PHỤ CẬN"
        made = writer("text", "vi", statistics=True)
        made.entry(of_organ(name))
        end = "".join(made.foot())
        assert " ".join(end.split()).endswith("– UBND TỈNH TÂY NINH")
        assert all(word in end for word in name.split())
        assert "…" not in end
        assert "Yêu cầu chưa đạt" in end
