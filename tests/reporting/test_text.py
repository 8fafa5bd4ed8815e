import json
import os
import re

import pytest

from checker.model import NotChecked, Report
from checker.reporting import render
from checker.reporting.paper import Paper, clip, columns, printable, shorten
from tests.reporting import samples


def test_a_typed_text_that_fails_says_what_else_it_may_be():
    assert "thêm --medium ocr" in render(Report((samples.document(medium="text"),)), "text")
    assert "--medium" not in render(Report((samples.document(medium="docx"),)), "text")
    assert "--medium" not in render(Report((samples.document(medium="text", verdict="pass", findings=()),)), "text")


class DescribeTheTextReport:
    def it_tells_the_same_story_as_the_json(self):
        text = render(samples.ALL, "text")
        for document in json.loads(render(samples.ALL, "json"))["documents"]:
            for finding in document["findings"]:
                assert f"[{finding['rule']}]" in text
                assert finding["message"] in " ".join(text.split())
        assert len(re.findall(r"\[TT\d+\]", text)) == 3

    @pytest.mark.parametrize("lang", ["vi", "en"])
    @pytest.mark.parametrize("width", [72, 80, 110])
    def it_stays_within_its_width(self, lang, width):
        text = render(samples.ALL, "text", lang, width=width)
        assert max(columns(line) for line in text.split("\n")) <= width
        assert not re.search(r"[ \t]\n", text)

    def it_begins_with_the_verdict_and_its_counts_then_says_by_which_rules_and_why(self):
        _, verdict, fix, command, grounds, *_ = render(samples.document(), "text").split("\n")
        assert verdict.startswith("Kết luận: KHÔNG ĐẠT – 2 lỗi, 1 cảnh báo")
        assert fix.startswith("Máy sửa được: 1 trong 3 phát hiện")
        assert command == '    thethuc fix "kế hoạch.docx" -o da-sua.docx'
        assert "30/2020/NĐ-CP" in grounds
        assert "07/3/2024" in grounds

    @pytest.mark.parametrize(
        ("lang", "said"), [("vi", "mọi phát hiện (2) đều đã được chấp nhận"), ("en", "every finding (2) was accepted before")]
    )
    def it_says_that_all_was_accepted_rather_than_that_nothing_was_found(self, lang, said):
        known = samples.document(verdict="pass", findings=(), suppressed=(samples.finding(), samples.finding(fingerprint="2")))
        for told in (
            render(known, "text", lang),
            render(Report((known, samples.DECISION)), "text", lang).rpartition("\n\n")[2],
            render(known, "html", lang),
        ):
            assert said in " ".join(told.split()).casefold()
        assert "không có vi phạm" not in render(Report((known, known)), "text")

    def it_names_a_file_that_looks_like_an_option_so_that_the_command_can_be_typed(self):
        assert f"    thethuc fix .{os.sep}-o.docx -o da-sua.docx" in render(samples.document(path="-o.docx"), "text").split("\n")

    def it_does_not_call_beside_the_point_a_part_it_finds_fault_with(self):
        found = samples.finding(rule="TT0720", component="competence", got="GIÁM ĐỐC PHÓ GIÁM ĐỐC", want=None)
        text = render(samples.document(findings=(found,)), "text")
        (row,) = [line for line in text.split("\n") if line.startswith("  ✗  Quyền hạn người ký")]
        assert row.split()[-3:] == ["xem", "phát", "hiện"]

    @pytest.mark.parametrize("name", ["text", "html", "csv", "markdown"])
    def it_shows_no_sign_for_a_number_nobody_can_read(self, name):
        components = {**samples.document().components, "number": samples.part("number", "garbled", "\ufffd")}
        told = render(samples.document(components=components, findings=()), name)
        assert "\ufffd" not in told
        assert "khó đọc" in told or name in ("csv", "markdown")

    def it_never_lists_missing_parts_of_a_document_that_is_no_plan(self):
        text = render(samples.DECISION, "text")
        assert "Quyết định" in text
        assert "THIẾU" not in text
        assert len(text.strip().split("\n")) <= 4

    @pytest.mark.parametrize("scope", ["party", "none", "type"])
    def it_says_what_an_outside_document_is(self, scope):
        text = render(samples.document(verdict="out_of_scope", type=None, scope=scope, findings=()), "text")
        assert "outside." not in text
        assert "{" not in text

    def it_groups_findings_of_one_rule_and_keeps_each_place(self):
        places = [samples.finding(place=samples.Location(line=number), got=f"dòng {number}x", want=None) for number in (30, 31, 32)]
        text = render(samples.document(findings=tuple(places)), "text")
        assert text.count("[TT0302]") == 1
        assert all(f"dòng {number}x" in text for number in (30, 31, 32))

    def it_quotes_no_measure_that_its_message_says(self):
        found = samples.finding(rule="TT0664", component="body", got="0", want="1 / 1,27 cm", before="", after="", values={"count": 1})
        text = render(samples.document(findings=(found,)), "text")
        assert "quy định 1 hoặc 1,27 cm" in " ".join(text.split())
        assert "“1 / 1,27 cm”" not in text

    @pytest.mark.parametrize(
        ("lang", "said"), [("vi", "Chữ màu đỏ, không phải màu đen (1 chỗ)."), ("en", "Letters are red, not black (1 place).")]
    )
    def it_names_a_colour_and_has_nobody_write_one(self, lang, said):
        found = samples.finding(rule="TT0024", component="font", got="FF0000", want="000000", values={"count": 1, "wanted": "000000"})
        text = render(samples.document(findings=(found,)), "text", lang)
        assert said in text
        assert "000000" not in text

    def it_calls_missing_nothing_that_a_document_may_pass_without(self):
        def row(**changes):
            text = render(samples.document(findings=(), **changes), "text")
            (line,) = [line for line in text.split("\n") if "Họ tên người ký" in line]
            return line.split("  ")[-1].strip()

        assert row(verdict="pass") == "không có"
        assert row(verdict="fail") == "THIẾU"
        assert row(verdict="pass", suppressed=(samples.finding(component="full_name"),)) == "THIẾU"

    def it_gives_a_reason_that_is_true_of_the_paper_too(self):
        unasked = (NotChecked("TT0001", "cannot_tell", "fonts"),)
        assert "không cho biết khổ giấy, lề" in render(samples.document(not_checked=unasked), "text")

    def it_says_once_that_every_finding_of_a_run_was_accepted(self):
        known = samples.document(verdict="pass", findings=(), suppressed=(samples.finding(),))
        assert render(Report((known, known)), "text").endswith("Tổng cộng 2 văn bản: 2 đạt. Mọi phát hiện (2) đều đã được chấp nhận.\n")

    def it_tells_a_day_as_the_reader_writes_it(self):
        found = samples.finding(rule="TT0207", component="organ", values={"until": "2025-06-30"})
        told = {lang: render(samples.document(findings=(found,)), "text", lang) for lang in ("vi", "en")}
        assert ("30/6/2025" in told["vi"], "2025-06-30" in told["en"], "30/6/2025" in told["en"]) == (True, True, False)

    def it_hides_what_is_below_the_level_and_says_how_much(self):
        text = render(samples.document(), "text", level="error")
        assert "[TT0904]" not in text
        assert "1 mục" in text

    def it_does_not_list_rules_that_do_not_concern_the_plan(self):
        text = render(samples.document(), "text")
        assert "TT0001" in text
        assert "TT0601" not in text

    def it_has_no_colour_unless_asked(self):
        assert "\x1b" not in render(samples.ALL, "text")
        assert "\x1b[" in render(samples.ALL, "text", color=True)

    def it_gives_one_line_a_document_when_brief(self):
        lines = render(samples.ALL, "text", brief=True).strip().split("\n")
        assert [line.split("  ")[0] for line in lines[:3]] == ["KHÔNG ĐẠT", "KHÔNG ĐỌC ĐƯỢC", "NGOÀI PHẠM VI"]

    def it_lets_no_control_character_of_a_document_reach_the_terminal(self):
        evil = samples.document(path="a\x1b[31m.txt", findings=(samples.finding(got="\x1b]0;x\x07\u202e"),))
        for brief in (False, True):
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", render(Report((evil,)), "text", brief=brief))


class DescribePaper:
    def it_counts_columns_without_combining_marks(self):
        assert columns("Độc lập") == columns("Đo\u0302\u0323c la\u0302\u0323p") == 7

    def it_shortens_at_words(self):
        assert shorten("Độc lập - Tự do", 9) == "Độc lập…"
        assert shorten("x" * 100, 10) == "x" * 9 + "…"

    def it_clips_the_middle_since_faults_sit_at_the_ends(self):
        text = clip("Căn cứ " + "rất dài " * 40 + "của Bộ Nội vụ,", 60)
        assert text.startswith("Căn cứ rất dài")
        assert text.endswith("Bộ Nội vụ,")
        assert columns(text) <= 60

    def it_makes_anything_printable(self):
        assert printable("a\nb\x07\ud800") == "a b\ufffd\ufffd"

    def it_hangs_later_lines_below_the_text(self):
        lines = Paper(40).wrap("một hai ba bốn năm sáu bảy tám chín mười mười một", label="Ở: ", indent=2)
        assert lines[0].startswith("  Ở: một")
        assert all(line.startswith("     ") for line in lines[1:])
