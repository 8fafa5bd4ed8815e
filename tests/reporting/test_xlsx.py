"""The workbook: a register of documents, their findings, sums; plain text, real dates, nothing run, nothing left behind."""

import gc
import glob
import json
import os
import re
import tempfile
import tracemalloc
from collections import Counter
from datetime import date

import pytest

from checker.reporting import render
from checker.reporting.catalogue import Words
from checker.reporting.xlsx import RegisterBook, _lines_of
from tests.reporting import mixed, samples, workbooks

VI = Words("vi")


def book(*documents, skipped=(), words=VI):
    """The bytes of a workbook on some documents."""
    made = RegisterBook(words)
    for document in documents:
        made.add(document)
    return b"".join(made.pieces(skipped))


def dated(**changes):
    """The sample plan with an organ, a day and a number."""
    known = samples.document().components
    parts = {
        "organ": samples.part("organ", text="SỞ NỘI VỤ"), "superior_organ": samples.part("superior_organ", text="UBND TỈNH TÂY NINH"),
        "date": samples.part("date", text="ngày 07 tháng 3 năm 2024", value="2024-03-07"),
        "notation": samples.part("notation", text="KH-SNV"),
        "subject": samples.part("subject", text="Kiểm tra năm 2024"), "full_name": samples.part("full_name", text="Trần Hoài Thu"),
    }  # fmt: skip
    return samples.document(**{"components": {**known, **parts}, **changes})


class DescribeTheWorkbook:
    def it_tells_the_findings_of_the_json(self):
        story = json.loads(render(mixed.report(), "json"))
        told = Counter((row["Tệp"], row["Mục"], row["Mã quy tắc"]) for row in workbooks.table(book(*mixed.report().documents), "Phát hiện"))
        wanted = Counter((each["path"], finding["number"], finding["rule"]) for each in story["documents"] for finding in each["findings"])
        accepted = Counter(told) - Counter(wanted)
        shown = {path.replace("\x1b", "\ufffd").replace("\u202e", "\ufffd").replace("\n", " "): path for path, _, _ in wanted}
        told = Counter(
            {(shown.get(path.replace("\n", " "), path), number, rule): count for (path, number, rule), count in told.items() if number}
        )
        assert told == wanted
        assert all(number is None or rule for (_, number, rule) in accepted)

    def it_has_a_row_a_document_as_a_register_has_them(self):
        (row,) = workbooks.table(book(dated()), "Văn bản")
        assert row["Cơ quan ban hành"] == "SỞ NỘI VỤ"
        assert row["Số"] == 5.0
        assert row["Ký hiệu"] == "KH-SNV"
        assert row["Ngày ban hành"] == float((date(2024, 3, 7) - date(1899, 12, 30)).days)
        assert row["Người ký"] == "Trần Hoài Thu"
        assert (row["Kết luận"], row["Lỗi"], row["Cảnh báo"], row["Lưu ý"]) == ("Không đạt", 2.0, 1.0, 0.0)

    def it_says_why_a_document_was_not_judged_and_names_what_was_not_looked_at(self):
        rows = workbooks.table(book(samples.UNREADABLE, samples.DECISION, skipped=("ảnh.heic",)), "Văn bản")
        assert "Tệp rỗng." in rows[0]["Ghi chú"]
        assert "Quyết định" in rows[1]["Ghi chú"]
        assert rows[2]["Tệp"] == "ảnh.heic"

    def it_sums_by_organ_and_by_rule(self):
        data = book(dated(), dated(path="b.docx", verdict="pass", findings=()))
        (organ,) = workbooks.table(data, "Theo cơ quan")
        assert (organ["Cơ quan ban hành"], organ["Số văn bản"], organ["Không đạt"]) == ("SỞ NỘI VỤ – UBND TỈNH TÂY NINH", 2.0, 1.0)
        assert {row["Mã quy tắc"]: row["Phát hiện"] for row in workbooks.table(data, "Theo quy tắc")} == {
            "TT0302": 1,
            "TT0703": 1,
            "TT0904": 1,
        }

    def it_freezes_and_filters_every_sheet_and_prints_on_a4(self):
        data = book(dated())
        for number in range(1, 5):
            xml = workbooks.part(data, f"xl/worksheets/sheet{number}.xml")
            assert 'state="frozen"' in xml
            assert "<autoFilter ref=" in xml
            across = ' fitToWidth="2" fitToHeight="0" pageOrder="overThenDown"' if number <= 2 else ' fitToHeight="0"'
            assert f'paperSize="9"{across} orientation="landscape"' in xml
        assert "$A:$B,Văn bản!$1:$1" in workbooks.part(data, "xl/workbook.xml").replace("'", "")

    @pytest.mark.parametrize(
        ("text", "width", "lines"),
        [
            ("", 10, 1), ("Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 1, điểm a", 34, 2),
            ("TRƯỜNG TRUNG HỌC PHỔ THÔNG HÒA BÌNH", 22, 2),
            ("DANH SÁCH CƠ QUAN, ĐƠN VỊ ĐƯỢC KIỂM TRA", 26, 2), ("a" * 13, 10, 1), ("A" * 13, 10, 2),
        ],
    )  # fmt: skip
    def it_makes_a_row_as_high_as_its_words_need_and_no_higher(self, text, width, lines):
        assert _lines_of(text, width) == lines

    @pytest.mark.parametrize(("lang", "shown"), [("vi", "dd/mm/yyyy"), ("en", "yyyy-mm-dd")])
    def it_writes_days_as_the_reader_does(self, lang, shown):
        styles = workbooks.part(book(dated(), words=Words(lang)), "xl/styles.xml")
        assert set(re.findall(r'formatCode="([^"]*y[^"]*)"', styles)) == {shown}

    def it_keeps_figures_off_what_stands_beside_them(self):
        assert 'horizontal="right" vertical="top" indent="1"' in workbooks.part(book(dated()), "xl/styles.xml")

    @pytest.mark.parametrize("evil", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "http://x/y", "{=1+1}", "007", "mailto:a@b"])
    def it_writes_text_as_text_whatever_it_says(self, evil):
        parts = dated().components | {"organ": samples.part("organ", text=evil)}
        data = book(dated(path=evil, components=parts, findings=(samples.finding(got=evil, want=evil),)))
        assert workbooks.table(data, "Văn bản")[0]["Cơ quan ban hành"] == evil
        assert workbooks.table(data, "Phát hiện")[0]["Tệp"] == evil
        for number in (1, 2):
            assert "hyperlink" not in workbooks.part(data, f"xl/worksheets/sheet{number}.xml").replace("HYPERLINK", "")

    def it_lets_no_control_letter_in_and_cuts_what_no_cell_holds(self):
        long = "x" * 40_000
        data = book(dated(path="a\x1b\u202e.docx", findings=(samples.finding(got=long),)))
        (row,) = workbooks.table(data, "Phát hiện")
        assert row["Tệp"] == "a\ufffd\ufffd.docx"
        assert len(row["Đang viết (hiện tại)"]) == 32_767

    def it_writes_nothing_of_a_document_with_a_mark_of_secrecy(self):
        data = book(dated(secret="MẬT", findings=(samples.finding(got="tên đề án", quote="tên đề án mật"),)))
        told = str(workbooks.sheets(data))
        for word in ("SỞ NỘI VỤ", "Trần Hoài Thu", "Kiểm tra năm 2024", "tên đề án"):
            assert word not in told
        assert "Không đạt" in told

    def it_is_the_same_bytes_every_time_and_leaves_nothing_behind(self):
        before = set(glob.glob(os.path.join(tempfile.gettempdir(), f"thethuc-{os.getpid()}-*")))
        assert book(dated(), samples.DECISION) == book(dated(), samples.DECISION)
        left = RegisterBook(VI)
        left.add(dated())
        left.drop()
        assert set(glob.glob(os.path.join(tempfile.gettempdir(), f"thethuc-{os.getpid()}-*"))) == before

    def it_is_in_english_too(self):
        sheets = workbooks.sheets(book(dated(), words=Words("en")))
        assert list(sheets) == ["Documents", "Findings", "By organ", "By rule"]
        assert not any("csv." in str(cell) for rows in sheets.values() for row in rows for cell in row)

    def it_keeps_no_rows_in_memory(self):
        made = RegisterBook(VI)
        for number in range(100):
            made.add(dated(path=f"{number}.docx"))
        tracemalloc.start()
        before, _ = tracemalloc.get_traced_memory()
        for number in range(200):
            made.add(dated(path=f"khác {number}.docx"))
        gc.collect()
        after, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        made.drop()
        assert after - before < 80_000  # 200 documents with 600 findings; the rows alone are some 400 KB of text
