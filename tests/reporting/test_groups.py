"""What a person mends in one go is told once, errors first, under one number, its places together."""

import io
import json
import re
from dataclasses import replace
from itertools import combinations

import docx
import pytest
from docx.shared import Mm, Pt

from checker import check
from checker.model import Clause, Location, NotChecked, Report, RuleHead
from checker.reporting import clauses, phrases, render
from checker.reporting.catalogue import Words
from checker.reporting.groups import FindingGroup, NumberedFinding, groups, numbered
from checker.reporting.word_comment import remark
from checker.running import one
from checker.running.tasks import Task
from tests.cli.conftest import ROOT
from tests.reporting import samples

PLAN = ROOT / "fixtures" / "compliant" / "so-noi-vu.docx"
VI = Words("vi")


def judged(change, path="ke-hoach.docx"):
    """The report on the compliant plan after ``change`` has been at it."""
    document = docx.Document(str(PLAN))
    change(document)
    file = io.BytesIO()
    document.save(file)
    return one.judged(path, Task(), file.getvalue()).report


def paragraphs(document):
    yield from document.paragraphs
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def in_arial_10(document):
    """Every letter of the plan in Arial of 10 pt."""
    for paragraph in paragraphs(document):
        for run in paragraph.runs:
            run.font.name, run.font.size = "Arial", Pt(10)


BODY_LINE = "Việc kiểm tra phải khách quan"


def one_paragraph_in_arial_12(document):
    """One line of the body unlike the rest, as a paragraph brought from another file is."""
    line = next(each for each in document.paragraphs if BODY_LINE in each.text)
    for run in line.runs:
        run.font.name, run.font.size = "Arial", Pt(12)


def full_of_faults(document):
    """Faults of words, of looks and of the page, as they come together in one careless plan."""
    for paragraph in paragraphs(document):
        for run in paragraph.runs:
            run.font.size = Pt(15)
    changes = {
        "Số:": "Số 5/KH-SNV", "Tây Ninh, ngày": "Tây Ninh ngày 5 tháng 1 năm 2024", "- Lưu": "Lưu VT",
        "Kiểm tra công tác": "V/v kiểm tra công tác",
    }  # fmt: skip
    for paragraph in paragraphs(document):
        for start, text in changes.items():
            if paragraph.text.startswith(start):
                paragraph.runs[0].text = text
                for run in paragraph.runs[1:]:
                    run.text = ""
    document.sections[0].left_margin = document.sections[0].top_margin = Pt(30)


class DescribeGroups:
    def it_tells_a_whole_plan_in_arial_10_once_with_the_parts_it_touches(self):
        report = judged(in_arial_10)
        first = groups(report)[0]
        assert first.family == "letters"
        assert len(first.findings) == sum(each.family == "letters" for _, each, _ in numbered(report)) > 10
        text = render(report, "text")
        assert text.count("Arial") == 1
        told = " ".join(text[text.index(" 1. LỖI") : text.index(" 2. ")].split())
        assert "1. LỖI · Phông chữ, cỡ chữ" in told
        assert "Hiện tại Arial, quy định Times New Roman" in told
        assert "Hiện tại cỡ 10, quy định cỡ 12-13: Quốc hiệu; Cơ quan chủ quản; Cơ quan ban hành" in told
        assert told.count("Điều khoản:") == 1

    def it_quotes_the_one_place_whose_look_a_part_s_name_does_not_tell(self):
        text = render(judged(one_paragraph_in_arial_12), "text")
        told = " ".join(text[text.index("LỖI · Phông chữ, cỡ chữ") :].split())
        line = f"“{BODY_LINE}"
        assert f"quy định Times New Roman: chữ của văn bản: {line}" in told
        assert f"Hiện tại cỡ 12, quy định cỡ 13-14: Nội dung: {line}" in told

    @pytest.mark.parametrize("elsewhere", ["", "2. Thực hiện thông tư số 01/2020/TT-BNV của Bộ Nội vụ.\n"])
    def it_says_all_that_is_wrong_with_a_line_and_writes_it_anew_once(self, elsewhere):
        line = "Bộ giáo dục và đào tạo gửi thông tư số 22/2019/TT-BGDĐT."
        mended = "Bộ Giáo dục và Đào tạo gửi Thông tư số 22/2019/TT-BGDĐT."
        text = PLAN.with_suffix(".txt").read_text(encoding="utf-8").replace("\nII. ", f"\n2. {line}\n{elsewhere}\nII. ", 1)
        told = " ".join(render(one.judged("a.txt", Task(), text.encode()).report, "text").split())
        assert told.count(mended) == 1
        for wrong in ("“Bộ giáo dục và đào tạo” chưa viết hoa đúng tên cơ quan.", "“thông tư số …” chưa viết hoa tên loại."):
            assert told.count(wrong) == 1

    def it_tells_in_one_point_what_one_new_line_mends_and_which_of_it_is_lighter(self):
        text = PLAN.with_suffix(".txt").read_text(encoding="utf-8")
        for right, wrong in (("Số: 125/KH-SNV", "Số: 7 /KH.SNV"), ("Nghị định số 30/2020/NĐ-CP", "Nghị định 30/2020/NĐ-CP")):
            text = text.replace(right, wrong, 1)
        text = text.replace("của Chính phủ về công tác văn thư", "của Chính Phủ về công tác văn thư", 1)
        report = one.judged("a.txt", Task(), text.encode()).report
        rules = {group.rules for group in groups(report)}
        assert ("TT0302", "TT0390") in rules
        assert ("TT0609", "TT1621") in rules
        told = " ".join(render(report, "text").split())
        assert "thiếu từ “số” trước số, ký hiệu. (lưu ý) - “Chính Phủ”" in told
        assert "- “7 /KH.SNV” viết sai. Đang viết:" in told

    @pytest.mark.parametrize("format_", ["concise", "markdown"])
    def it_writes_a_line_anew_with_the_first_finding_about_it_where_each_has_a_row(self, format_):
        text = PLAN.with_suffix(".txt").read_text(encoding="utf-8").replace("ngày 15 tháng 3 năm 2024", "ngày 5 tháng 1 năm 2024", 1)
        rows = render(one.judged("a.txt", Task(), text.encode()).report, format_).splitlines()
        first, second = [row for row in rows if "TT0406" in row or "TT0407" in row]
        assert "ngày 05 tháng 01 năm 2024" in first
        assert "ngày 05 tháng 01 năm 2024" not in second

    def it_gives_no_advice_that_the_new_line_contradicts(self):
        text = PLAN.with_suffix(".txt").read_text(encoding="utf-8").replace("Số: 125/KH-SNV", "Số: 7 /KH.SNV", 1)
        report = one.judged("a.txt", Task(), text.encode()).report
        comments = [" ".join(remark(each, Words("vi"))) for each in numbered(report)]
        assert any("Viết lại: “Số: 07/KH-SNV”" in said for said in comments)
        told = " ".join([*comments, render(report, "html"), render(report, "markdown"), render(report, "concise")])
        assert "Sửa thành “7/KH-SNV”" not in told
        assert "Sửa số thành “07”" in told

    def it_keeps_the_advice_on_a_sign_that_ends_the_new_line(self):
        text = PLAN.with_suffix(".txt").read_text(encoding="utf-8").replace("của Sở Nội vụ.", "của Sở Nội vụ,", 1)
        report = one.judged("a.txt", Task(), text.encode()).report
        (said,) = [remark(each, Words("vi")) for each in numbered(report) if each.finding.rule == "TT0602"]
        assert said[-1] == "Cách sửa: Kết thúc dòng này bằng dấu “.”."

    def it_puts_errors_before_warnings_before_notes_and_numbers_them_so(self):
        levels = {"national_name": "note", "motto": "warning", "subject": "error", "recipients": "warning"}
        found = [samples.finding(rule=f"TT9{at}", component=part, level=level) for at, (part, level) in enumerate(levels.items())]
        told = [(each.label, each.finding.level, each.finding.component) for each in numbered(samples.document(findings=tuple(found)))]
        assert told == [
            ("1", "error", "subject"), ("2", "warning", "motto"), ("3", "warning", "recipients"), ("4", "note", "national_name"),
        ]  # fmt: skip

    def it_keeps_the_numbers_of_the_whole_when_it_is_cut_to_a_level(self):
        heads = {rule: RuleHead(rule, "x", "error", "decree", samples.CLAUSE, "number", "letters") for rule in ("TT91", "TT92", "TT93")}
        found = [samples.finding(rule="TT91", level="note"), samples.finding(rule="TT92"), samples.finding(rule="TT93")]
        report = samples.document(findings=tuple(found), rules=heads)
        whole = {each.finding.rule: each.label for each in numbered(report)}
        assert {each.finding.rule: each.label for each in numbered(report, "error")} == {rule: whole[rule] for rule in ("TT92", "TT93")}

    def it_writes_a_line_anew_once_for_all_that_is_wrong_with_it(self):
        text = render(judged(full_of_faults), "text")
        told = " ".join(text[text.index("LỖI · Địa danh; Thời gian ban hành") :].split())
        assert "không có dấu phẩy. - Ngày “5” chưa ghi thêm" in told
        assert "Đang viết: “Tây Ninh ngày 5 tháng 1 năm 2024” (bảng 1 hàng 2 cột 2) Viết lại: “Tây Ninh, ngày 05 tháng 01 năm 2024”" in told
        assert text.count("“Tây Ninh, ngày 05") == 1

    def it_tells_apart_what_rests_on_the_law_and_what_on_practice(self):
        heads = {rule: RuleHead(rule, "x", "error", "decree", samples.CLAUSE, "number", "letters") for rule in ("TT91", "TT92")}
        found = [samples.finding(rule="TT91"), samples.finding(rule="TT92", basis="practice", level="warning")]
        assert [len(each.findings) for each in groups(samples.document(findings=tuple(found), rules=heads))] == [1, 1]

    def it_lists_the_numbers_of_a_part_in_their_order_on_a_page(self):
        page = render(judged(full_of_faults), "html")
        parts = page[page.index('<ul class="parts">') :].partition("</ul>")[0]
        listed = [re.findall(r"#d1-n([\d.]+)", row) for row in parts.split("<li>")]
        assert ["2.8", "5", "6"] in listed

    def it_keeps_an_option_whole_where_the_command_on_a_page_breaks(self):
        assert "<span>-o</span> da-sua.docx</code>" in render(judged(full_of_faults), "html")

    def it_tells_25_findings_in_90_lines_of_80_columns(self):
        report = judged(full_of_faults)
        assert 25 <= len(report.findings) <= 30
        lines = render(report, "text").split("\n")
        assert len(lines) <= 90
        assert max(map(len, lines)) <= 80


class DescribeTheTextOfAFinding:
    def it_tells_the_whole_new_text_of_words(self):
        path = ROOT / "fixtures" / "faulty" / "TT0302-number-not-padded.docx"
        told = " ".join(render(check(str(path)), "text").split())
        assert "Đang viết: “Số: 5/KH-SNV” (bảng 1 hàng 2 cột 1) Viết lại: “Số: 05/KH-SNV” Điều khoản:" in told

    def it_says_now_and_required_of_looks(self):
        told = " ".join(render(check(str(ROOT / "fixtures" / "faulty" / "TT0554-type-name-left.docx")), "text").split())
        assert "Hiện tại: canh trái; quy định: canh giữa" in told

    @pytest.mark.parametrize(
        ("name", "required"),
        [
            ("TT0152-national-name-not-bold", ""), ("TT0252-superior-bold", "không đậm"),
            ("TT0165-no-line-under-motto", "đường kẻ ngang nét liền bên dưới"),
            ("TT0169-motto-line-of-hyphens", "đường kẻ ngang nét liền bên dưới"),
        ],
    )  # fmt: skip
    def it_says_only_what_is_required_where_its_message_says_what_stands(self, name, required):
        report = check(str(ROOT / "fixtures" / "faulty" / f"{name}.docx"))
        (one,) = numbered(report)
        page = re.sub("<[^>]+>", " ", render(report, "html"))
        text, comment, page = (" ".join(told.split()) for told in (render(report, "text"), "\n".join(remark(one, VI)), page))
        assert not any("Hiện tại:" in told for told in (text, comment, page))
        assert text.count("Quy định:") == text.count(f"Quy định: {required or '?'}") == bool(required)
        for told in (comment, page):
            assert ("Quy định:" in told, f"Cách sửa: {phrases.mend(one.finding, VI)}" in told) == (False, True)

    def it_does_not_say_again_what_its_message_says_of_now_and_required(self):
        report = check(str(ROOT / "fixtures" / "faulty" / "TT0005-left-margin-20-mm.docx"))
        (margin,) = numbered(report)
        for told in (render(report, "text"), "\n".join(remark(margin, VI)), render(report, "html")):
            assert told.count("Lề trái 20 mm; quy định 30-35 mm") == 1
            assert "20 mm; quy định: 30-35 mm" not in told

    def it_quotes_lines_that_stand_below_each_other_one_by_one(self):
        path = ROOT / "fixtures" / "faulty" / "TT0706-deputy-without-kt.docx"
        assert "Cần viết:   “KT. GIÁM ĐỐC”, dòng dưới: “PHÓ GIÁM ĐỐC”\n" in render(check(str(path)), "text")
        (numbers,) = numbered(check(str(path)))
        assert "Cần viết: “KT. GIÁM ĐỐC”, dòng dưới: “PHÓ GIÁM ĐỐC”" in remark(numbers, VI)

    @pytest.mark.parametrize(("lang", "side"), [("vi", "17,5 mm"), ("en", "17.5 mm")])
    def it_writes_a_measure_as_its_language_does(self, lang, side):
        report = judged(lambda document: setattr(document.sections[0], "top_margin", Mm(17.5)))
        told = render(report, "text", lang=lang)
        assert side in told
        assert phrases.stands(report.findings[0]._replace(got="Số, 17,5 mm"), Words(lang)) == "Số, 17,5 mm"

    @pytest.mark.parametrize(
        ("fixture", "vi", "en"),
        [("TT0621", "Thiếu số thứ tự II trước III.", "The numeral II is missing before III."),
         ("TT0624", "Thiếu khoản 2 trước khoản 3.", "Clause 2 is missing before clause 3."),
         ("TT1581", "", "(annexes: 2)")],
    )  # fmt: skip
    def it_says_what_is_missing(self, fixture, vi, en):
        report = check(str(next((ROOT / "fixtures" / "faulty").glob(f"{fixture}-*.docx"))))
        said = [phrases.message(finding, words) for words in (VI, Words("en")) for finding in report.findings if finding.rule == fixture]
        assert any(vi in each for each in said)
        assert any(en in each for each in said)

    def it_names_a_place_a_person_can_find_and_counts_no_paragraphs(self):
        text = render(check(str(ROOT / "fixtures" / "faulty" / "TT0161-motto-15-pt.docx")), "text")
        assert "bảng 1 hàng 1 cột 2" in text
        assert "“Độc lập - Tự do - Hạnh phúc”" in text
        assert "đoạn" not in text.split("Lưu ý:")[0].split("Giai đoạn")[1].split("\n\n", 1)[1]

    def it_names_the_table_of_a_cell_where_paragraphs_have_no_lines(self):
        for said, place in (
            ("bảng 2 hàng 1 cột 2", Location(paragraph=9, cell=(0, 1), table=1)),
            ("dòng 3, bảng hàng 1 cột 2", Location(line=3, cell=(0, 1))),
        ):  # fmt: skip
            assert phrases.place(place, VI) == said
        assert phrases.place(Location(paragraph=9, cell=(0, 1), table=1), Words("en")) == "table 2 row 1 column 2"

    def it_leaves_out_the_act_that_the_report_judges_by(self):
        text = render(samples.document(), "text")
        assert text.count("30/2020/NĐ-CP") == 1 + "Lưu ý:".count("x") + text.split("Lưu ý:")[1].count("30/2020/NĐ-CP")


class DescribeSeveralDocuments:
    def it_gives_one_that_passes_one_line(self):
        clean = samples.document(path="đạt.docx", verdict="pass", findings=())
        lines = render(Report((clean, clean, samples.document())), "text").split("\n")
        assert lines[0].startswith("ĐẠT")
        assert "đạt.docx: " in lines[0]
        assert lines[1].startswith("ĐẠT")
        assert lines[2] == ""
        assert lines[3].startswith("── kế hoạch.docx")

    def it_gives_a_single_one_its_page(self):
        assert "Tình trạng" in render(samples.document(verdict="pass", findings=()), "text")


class DescribePartsCutOff:
    @pytest.mark.parametrize("format_", ["text", "html"])
    def it_does_not_call_missing_what_the_copy_was_cut_off_before(self, format_):
        head = {"TT0703": RuleHead("TT0703", "name-present", "error", "decree", samples.CLAUSE, "full_name", "absent")}
        cut = samples.document(findings=(), verdict="review", rules=head, not_checked=(NotChecked("TT0703", "cannot_tell", "cut"),))
        assert "bị cắt" in render(cut, format_)
        assert "THIẾU" not in render(cut, format_)
        assert "THIẾU" in render(replace(cut, not_checked=()), format_)

    def it_takes_an_end_to_be_cut_off_whole(self):
        head = {"TT0901": RuleHead("TT0901", "recipients-present", "error", "decree", samples.CLAUSE, "recipients", "absent")}
        cut = samples.document(findings=(), verdict="review", rules=head, not_checked=(NotChecked("TT0901", "cannot_tell", "cut"),))
        parts = {**cut.components, "motto": samples.part("motto", "missing"), "archive": samples.part("archive", "missing")}
        told = dict(
            line.strip("✓· ").split("  ", 1) for line in render(replace(cut, components=parts), "text").split("\n") if "· " in line[:5]
        )
        assert "bị cắt" in told["Dòng Lưu"]
        assert "THIẾU" in told["Tiêu ngữ"]

    @pytest.mark.parametrize("format_", ["text", "html"])
    def it_does_not_call_missing_what_may_have_left_no_letters(self, format_):
        seen = samples.document(findings=(), verdict="review")
        sealed = replace(samples.part("full_name", "missing"), confidence=0.0)
        told = render(replace(seen, components={**seen.components, "full_name": sealed}), format_)
        assert "không đọc được" in told
        assert "THIẾU" not in told

    def it_does_not_call_it_missing_in_json_either(self):
        seen = samples.document(findings=())
        parts = {"full_name": replace(samples.part("full_name", "missing"), confidence=0.0), "motto": samples.part("motto", "missing")}
        (told,) = json.loads(render(replace(seen, components={**seen.components, **parts}), "json"))["documents"]
        assert [told["components"][name]["status"] for name in parts] == ["cannot_tell", "missing"]


class DescribeWordComments:
    def it_says_clause_and_mending_in_the_first_comment_of_a_group_alone(self):
        listed = numbered(judged(in_arial_10))
        said = [(phrases.mend(each.finding, VI), each.finding.clause) for each in listed]
        at, other = next((at, other) for at, other in combinations(range(len(listed)), 2) if said[at] == said[other])
        first, second = remark(listed[at], VI), remark(listed[other], VI)
        assert first[0].startswith(f"{listed[at].label}. LỖI · ")
        assert any(line.startswith("Điều khoản:") for line in first)
        assert second[0].startswith(f"{listed[other].label}. LỖI · ")
        assert second[-1] == "Quy định và cách sửa: như nhận xét " + f"{listed[at].label}."
        assert not any(line.startswith("Điều khoản:") for line in second)

    def it_says_its_own_clause_where_the_remedy_alone_is_the_same(self):
        listed = numbered(judged(in_arial_10))
        national_name, superior = (next(each for each in listed if each.finding.rule == rule) for rule in ("TT0151", "TT0251"))
        assert phrases.mend(national_name.finding, VI) == phrases.mend(superior.finding, VI)
        assert any(line.startswith("Điều khoản:") and line.endswith("khoản 2, điểm b") for line in remark(superior, VI))

    def it_says_them_again_where_another_remedy_is_wanted(self):
        first = samples.document().findings[0]
        other = next(each for each in samples.document().findings if each.rule != first.rule)
        group = FindingGroup(1, "", first.level, (first.rule, other.rule), (first, other), ("1.1", "1.2"))
        lines = remark(NumberedFinding("1.2", group, other), VI)
        assert any(line.startswith("Điều khoản:") for line in lines)
        assert not any("như nhận xét" in line for line in lines)


def told(*places):
    return clauses.told([Clause("30/2020/NĐ-CP", place) for place in places], VI, "nd30-2020")


class DescribeClauses:
    @pytest.mark.parametrize(
        ("places", "said"),
        [
            (["Phụ lục I, Mục II, khoản 3, điểm c"], "Phụ lục I, Mục II, khoản 3, điểm c"),
            (["Phụ lục I, khoản 1, điểm a", "Phụ lục I, khoản 1, điểm b"], "Phụ lục I, khoản 1, điểm a, b"),
            (["Phụ lục I, khoản 3, điểm c", "Phụ lục I, khoản 3, điểm b"], "Phụ lục I, khoản 3, điểm b, c"),
            (["Điều 9, điểm e", "Điều 9, điểm đ", "Điều 9, điểm d"], "Điều 9, điểm d, đ, e"),
            (["Điều 9, khoản 10", "Điều 9, khoản 9"], "Điều 9, khoản 9, 10"),
            (["Phụ lục I, khoản 1, điểm a", "Phụ lục I, khoản 3"], "Phụ lục I, khoản 1, điểm a; khoản 3"),
            (
                ["Phụ lục I, Mục I, khoản 4", "Phụ lục I, Mục II, khoản 1, điểm a", "Phụ lục I, Mục II, khoản 2"],
                "Phụ lục I, Mục I, khoản 4; Mục II (khoản 1, điểm a; khoản 2)",
            ),
            (["Điều 8", "Phụ lục I, Mục V"], "Điều 8; Phụ lục I, Mục V"),
            (["Điều 8", "Điều 8"], "Điều 8"),
        ],
    )
    def it_says_once_what_they_share(self, places, said):
        assert told(*places) == said

    def it_names_every_other_act(self):
        both = [Clause("30/2020/NĐ-CP", "Điều 8"), Clause("01/2011/TT-BNV", "Điều 5")]
        assert clauses.told(both, VI, "nd30-2020") == "Điều 8; Thông tư số 01/2011/TT-BNV, Điều 5"
        assert clauses.told(both, VI) == "Nghị định số 30/2020/NĐ-CP, Điều 8; Thông tư số 01/2011/TT-BNV, Điều 5"


class DescribeTheCommandToMend:
    @pytest.mark.parametrize(
        ("changes", "offered"),
        [
            ({}, True), ({"medium": "text", "path": "a.txt"}, True), ({"medium": "pdf"}, False), ({"path": "-"}, False),
            ({"path": "hộp thư.zip/a.docx"}, False), ({"findings": ()}, False),
        ],
    )  # fmt: skip
    def it_is_offered_where_fix_can_mend(self, changes, offered):
        assert ("thethuc fix" in render(samples.document(**changes), "text")) == offered


def test_a_command_that_finds_no_room_is_told_as_typed_in_the_folder_of_the_file():
    text = render(samples.document(path=f"{'thư-mục-dài/' * 8}a.docx"), "text")
    assert "(trong thư mục của tệp):" in " ".join(text.split())
    assert "    thethuc fix a.docx -o da-sua.docx" in text.split("\n")
    assert max(map(len, text.split("\n"))) <= 80


def test_a_line_stands_under_its_own_number():
    place = Location(line=31)
    assert "dòng 31" in render(samples.document(findings=(samples.finding(place=place),)), "text")


def test_the_number_stands_in_every_list_of_a_pipeline():
    report = judged(full_of_faults)
    told = {format_: render(Report((report,)), format_, "vi") for format_ in ("concise", "github", "gitlab", "rdjson", "junit")}
    assert len(numbered(report)) > 3
    for label, _, finding in numbered(report):
        for format_ in ("concise", "github", "gitlab", "rdjson"):
            assert f"{label} {finding.rule} · " in told[format_], format_
        level = VI.ui(f"levels.{finding.level}").upper()
        assert f">{label} {level} · " in told["junit"]
