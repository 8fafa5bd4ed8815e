"""What ``fix`` says it did: looks named as people name them, and a list to work through."""

import json
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import layouts
from tests.builders.layouts import STANDARD
from tests.builders.plan_text import PlanText
from tests.builders.shapes import word
from tests.fixing.soft_header import soft_header

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def plan(tmp_path):
    """Number and organ of a wrong look, quốc hiệu misspelt."""
    path = tmp_path / "kế hoạch.docx"
    path.write_bytes(soft_header(replace(PlanText(), number="5", national_name="CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NM"), size=14))
    return path


class DescribeTheLooks:
    def they_are_told_part_by_part(self, thethuc, plan, lang, lines):
        out = thethuc("fix", "--diff", plan, "--lang", lang).out
        assert [line for line in lines if line not in out] == []

    def it_names_the_change_and_the_parts(self, thethuc, plan):
        self.they_are_told_part_by_part(
            thethuc,
            plan,
            "vi",
            ["Cơ quan chủ quản: cỡ 14 → cỡ 13\n", "\nChi tiết trình bày sẽ đặt kèm theo:\n  kẻ đường ngang dài 1 cm: Cơ quan ban hành\n"],
        )

    def it_names_them_in_english(self, thethuc, plan):
        self.they_are_told_part_by_part(thethuc, plan, "en", [": 14 pt → 13 pt\n", "\n  line drawn, 1 cm long: "])

    def it_counts_paragraphs_and_gives_lengths_in_the_units_of_word(self, thethuc, tmp_path):
        opening = replace(layouts.BODY, first=0)
        path = tmp_path / "a.docx"
        path.write_bytes(
            word(PlanText(), replace(STANDARD, body=lambda document, plan: layouts.fill(document, [(t, opening) for t in plan.body])))
        )
        out = thethuc("fix", "--diff", path, "--lang", "vi").out
        assert "lùi đầu dòng 0 → 1 cm: Nội dung (" in out
        assert re.search(r"^  \S+ \[TT0664\] lùi đầu dòng 0 → 1 cm: Nội dung \(\d+ đoạn\)$", out, re.M)


class DescribeTheList:
    @pytest.mark.parametrize(
        ("lang", "told"),
        [("vi", "Cơ quan ban hành: không có đường kẻ → đường kẻ ngang nét liền bên dưới"), ("en", ": no line → a solid line below")],
    )
    def it_says_how_a_look_was_and_is_rather_than_what_was_wrong(self, thethuc, plan, tmp_path, lang, told):
        said = " ".join(thethuc("fix", plan, "-o", tmp_path / "b.docx", "--lang", lang).out.split())
        assert told in said
        assert "không có đường kẻ ngang." not in said

    def it_says_once_how_lines_stood_and_stand(self, thethuc):
        left = ROOT / "fixtures" / "faulty" / "TT0554-type-name-left.docx"
        out = thethuc("fix", left, "--diff").out
        assert out.count("canh trái → canh giữa") == 1

    def it_tells_a_line_once_under_the_numbers_of_all_that_was_wrong_with_it(self, thethuc, tmp_path):
        path = tmp_path / "a.txt"
        path.write_text(replace(PlanText(), number="5", notation="2024/KH-SNV").text(), encoding="utf-8")
        out = thethuc("fix", path, "-o", tmp_path / "b.txt").out
        assert "1.1, 1.2 [TT0302, TT0311] dòng 7: “Số: 5/2024/KH-SNV” → “Số: 05/KH-SNV”\n" in out
        assert out.count("“Số: 05/KH-SNV”") == 1

    def it_tells_two_lines_of_the_same_words_twice(self, thethuc, tmp_path):
        path = tmp_path / "a.txt"
        text = PlanText().text()
        path.write_text(text.replace("- Lưu:", "- Sở Y tế\n- Sở Tài chính;\n- Sở Y tế\n- Lưu:"), encoding="utf-8")
        assert thethuc("fix", path, "-o", tmp_path / "b.txt").out.count("“- Sở Y tế” → “- Sở Y tế;”") == 2

    def it_says_what_was_done_and_what_is_left_to_a_person(self, thethuc, plan, tmp_path):
        thethuc("fix", plan, "-o", tmp_path / "b.docx", "--report", tmp_path / "việc.md")
        page = (tmp_path / "việc.md").read_text(encoding="utf-8")
        assert re.search(r"^- [0-9.]+ \\\[TT0302\\\] ", page, re.M)
        assert (page.count("cỡ 14 → cỡ 13"), "cỡ chữ 14 → 13 pt" in page) == (2, False)
        assert "\n\n### Chi tiết trình bày đã đặt kèm theo\n\n- kẻ đường ngang dài 1 cm: Cơ quan ban hành\n" in page
        assert re.search(r"^- \[ \] [0-9.]+ \\\[TT0103\\\] ", page, re.M)
        assert "--unsafe" in page

    def it_is_json_for_programs(self, thethuc, plan, tmp_path):
        thethuc("fix", plan, "-o", tmp_path / "b.docx", "--report", tmp_path / "b.json")
        (file,) = json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))["files"]
        assert {"TT0302", "TT0261"} <= {row["rule"] for row in file["done"]}
        assert {"name": "size", "before": 14.0, "after": 13.0, "component": "organ", "paragraphs": 1} in file["looks"]
        assert [(row["rule"], row["why"]) for row in file["left"]] == [("TT0103", "unsafe")]

    @pytest.mark.parametrize(
        ("plan_name", "told", "made"),
        [
            ("TT0161-motto-15-pt", "Tiêu ngữ: cỡ 15 → cỡ 14", "14"),
            ("TT0003-top-margin-12-mm", "Lề trên 12 mm; quy định 20-25 mm: 12 mm → 20 mm", "20 mm"),
            ("TT0010-page-number-12-pt", "quy định 13-14: 12 → 14", "14"),
            ("TT1351-address-14-pt", "cỡ 14 → cỡ 12", "12"),
        ],
    )
    def it_says_what_was_set_where_the_law_leaves_room(self, thethuc, tmp_path, plan_name, told, made):
        path = f"fixtures/faulty/{plan_name}.docx"
        report = tmp_path / "b.json"
        out = thethuc("fix", path, "-o", tmp_path / "b.docx", "--report", report, "--lang", "vi").out
        assert told in out
        ((row,),) = (file["done"] for file in json.loads(report.read_text(encoding="utf-8"))["files"])
        assert (row["set"], "-" in row["want"]) == (made, True)

    def it_says_of_what_has_no_line_to_write_anew_what_is_wrong_with_it(self, thethuc, tmp_path):
        path = tmp_path / "a.txt"
        path.write_text(PlanText().text().replace("\n2. ", "\n3. ", 1), encoding="utf-8")
        (line,) = re.findall(r"\[TT0624\] .*", thethuc("fix", path, "--diff", "--lang", "vi").out)
        assert "Thiếu khoản 2 trước khoản 3." in line

    def it_names_a_place_as_the_changed_lines_do(self, thethuc, plan):
        out = thethuc("fix", plan, "--diff", "--lang", "vi").out
        changed = re.findall(r"(?m)^@@ (.*) @@$", out)
        assert changed == [place for place in changed if f"] {place}: " in out.split("Sẽ sửa:")[1]]
        assert changed

    def it_follows_the_numbers_of_the_report(self, thethuc, plan, tmp_path):
        out = thethuc("fix", plan, "--diff", "--report", tmp_path / "b.json").out
        (file,) = json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))["files"]
        numbers = [row["number"] for row in file["done"]]
        assert numbers == sorted(numbers, key=lambda number: [int(part) for part in number.split(".")])
        assert re.findall(r"(?m)^  ([\d.]+) \[TT", out.split("Chưa sửa:")[0]) == numbers

    def it_is_what_was_printed_when_it_is_a_text(self, thethuc, plan, tmp_path):
        out = thethuc("fix", plan, "--diff", "--report", tmp_path / "b.txt").out
        assert (tmp_path / "b.txt").read_text(encoding="utf-8") == out

    def it_is_of_all_files(self, thethuc, plan, tmp_path):
        (tmp_path / "b.docx").write_bytes(plan.read_bytes())
        thethuc("fix", "--in-place", "--report", tmp_path / "b.json", plan, tmp_path / "b.docx")
        files = json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))["files"]
        assert [row["path"] for row in files] == [str(plan), str(tmp_path / "b.docx")]

    def it_names_files_whose_names_are_no_letters(self, thethuc, plan, tmp_path):
        odd = tmp_path / os.fsdecode(b"k\xff.docx")
        odd.write_bytes(plan.read_bytes())
        for name in ("b.json", "b.md", "b.txt"):
            outcome = thethuc("fix", odd, "-o", tmp_path / os.fsdecode(b"o\xff.docx"), "--force", "--report", tmp_path / name)
            assert outcome.code in (0, 1), outcome.err
            assert "TT0302" in (tmp_path / name).read_text(encoding="utf-8")

    @pytest.mark.parametrize("name", ["b.docx", "b.pdf", "b"])
    def it_is_refused_under_a_name_that_tells_no_format(self, thethuc, plan, tmp_path, name):
        outcome = thethuc("fix", plan, "--diff", "--report", tmp_path / name)
        assert outcome.code == 2
        assert ".json" in outcome.err
        assert not (tmp_path / name).exists()


class DescribeALineOfWhichNotAllIsMended:
    """What is told of a line is what stands in the copy, whatever else the report would have written in it."""

    @pytest.fixture
    def typed(self, tmp_path):
        path = tmp_path / "a.txt"
        text = PlanText().text().replace("ngày 15 tháng 3", "ngày 5 tháng 2").replace("\nKiểm tra công tác", "\nV/v kiểm tra công tác", 1)
        head, subject, rest = text.partition("tại các cơ quan, đơn vị")
        path.write_text(f"{head}{subject}.{rest}", encoding="utf-8")
        return path

    def changed(self, out):
        return dict(re.findall(r"(?m)^@@ (dòng \d+) @@\n-.*\n\+(.*)$", out))

    @pytest.mark.parametrize("asked", [[], ["--only", "1.1"], ["--only", "1.2"], ["--unsafe"], ["--accept"]], ids=" ".join)
    def it_is_told_as_it_became(self, thethuc, typed, tmp_path, asked):
        out = thethuc("fix", typed, "--diff", "--report", tmp_path / "b.json", "--lang", "vi", *asked).out
        became = self.changed(out)
        assert became
        (file,) = json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))["files"]
        told = {(f"dòng {row['place']['line']}", row["after"]) for row in file["done"] if "after" in row}
        assert told == set(became.items())
        for line in became.values():
            assert f"→ “{line}”" in " ".join(out.split("Sẽ sửa:")[1].split())


@pytest.mark.parametrize("report", ["b.txt", "./b.txt", "same/b.txt"])
def test_a_report_is_not_written_over_the_copy_it_tells_of(tmp_path, monkeypatch, thethuc, report):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "same").symlink_to(tmp_path)
    (tmp_path / "a.txt").write_bytes((ROOT / "fixtures" / "faulty" / "TT0302-number-not-padded.txt").read_bytes())
    run = thethuc("fix", "a.txt", "-o", "b.txt", "--report", report)
    assert run.code == 2
    assert not (tmp_path / "b.txt").exists()
