"""What the letters say, and that each is itself in due form (Nghị định 30/2020/NĐ-CP, Phụ lục I, III)."""

import io
import zipfile

import pytest
from docx import Document
from docx.shared import Pt

from checker.letters.sending import LetterWish, letter_of
from checker.profiles.office_words import OfficeWords
from checker.reading import read
from checker.running.one import judged
from checker.running.tasks import Task
from tests.letters.words import DEPARTMENT, PROVINCE, draft_text, letter, plan_text, rows, said, swapped

FILLED = {
    "Số:        /": "Số: 15/", "ngày      tháng      năm 20…": "ngày 15 tháng 3 năm 2024", "[CHỨC VỤ CỦA NGƯỜI KÝ]": "GIÁM ĐỐC",
    "[Họ và tên]": "Trần Minh Anh", "[đơn vị soạn thảo]": "VP",
}  # fmt: skip
ALL = [("correction", ""), ("transfer", ""), ("note", ""), ("return", "misaddressed"), ("return", "broken")]


class DescribeWhatIsTold:
    def it_tells_each_mandatory_fault_whole_with_place_clause_and_how_binding(self, tmp_path):
        _, count, data = letter(tmp_path / "a.txt", plan_text())
        assert count == 2
        assert [row[:1] + row[2:] for row in rows(data)] == [
            ["1", "“KT/ GIÁM ĐỐC”", "“KT. GIÁM ĐỐC”", "Phụ lục I, Phần I, Mục II, khoản 7, điểm đ (bắt buộc)"],
            ["2", "“Nơi nhận”", "“Nơi nhận:”", "Phụ lục I, Phần I, Mục II, khoản 9, điểm d (bắt buộc)"],
        ]
        assert rows(data)[0][1].startswith("Quyền hạn người ký (dòng ")

    def it_tells_warnings_only_when_asked(self, tmp_path):
        assert letter(tmp_path / "a.txt", plan_text(), also=("warnings",))[1] == 3

    def it_says_of_a_warning_that_it_is_to_be_looked_at_unless_its_line_is_sure(self, tmp_path):
        text = plan_text(**{"\nKiểm tra công": "\nV/v kiểm tra công"})
        told = {row[2]: row[4] for row in rows(letter(tmp_path / "a.txt", text, also=("warnings",))[2])}
        assert told["“- Lưu: VT, CCVC”"].endswith("(bắt buộc)")
        assert next(said for line, said in told.items() if line.startswith("“V/v")).endswith("(bắt buộc, cần xem lại)")

    def it_calls_no_note_mandatory(self, tmp_path):
        text = plan_text(**{"125/KH": "0125/KH"})
        told = [row[4] for row in rows(letter(tmp_path / "a.txt", text, also=("TT0303",))[2]) if "0125" in row[2]]
        assert [said.rpartition("(")[2] for said in told] == ["quy định có nêu, cần xem lại)"]

    def it_tells_one_rule_more_when_that_is_asked(self, tmp_path):
        _, count, data = letter(tmp_path / "a.txt", plan_text(), also=("TT0907",))
        assert (count, rows(data)[2][3]) == (3, "“- Lưu: VT, CCVC.”")

    def it_writes_nothing_where_there_is_nothing_mandatory(self, tmp_path):
        text = plan_text(**{"KT/ GIÁM ĐỐC": "KT. GIÁM ĐỐC"}).replace("Nơi nhận", "Nơi nhận:", 1)
        assert letter(tmp_path / "a.txt", text)[1:] == (0, b"")

    @pytest.mark.parametrize(("component", "place"), [("number", ""), ("body", "bảng hàng 1 cột 2")])
    def it_tells_a_cell_only_of_a_table_in_the_text(self, component, place):
        from checker.letters.told_faults import rows_of
        from checker.model import Clause, DocumentReport, Finding
        from checker.model.document import Location
        from checker.reporting.catalogue import Words
        from checker.reporting.groups import numbered

        clause = Clause("30/2020/NĐ-CP", "Phụ lục I, Phần I, Mục I, khoản 4")
        found = [Finding("TT0022", "font", component, "error", "decree", clause, Location(paragraph=3, cell=(0, 1)), got="Arial")]
        assert rows_of(numbered(DocumentReport("a", "fail", findings=found)), "nd30-2020", Words("vi"))[0].places == place

    def it_quotes_no_measure(self):
        path = "fixtures/faulty/TT0664-body-indented-2-cm.docx"
        made = letter_of(path, Task(), LetterWish((PROVINCE,), also=("TT0664",)), OfficeWords())
        assert [row[2:4] for row in rows(made.letter.data)] == [["2 cm", "1 hoặc 1,27 cm"]]

    def it_names_a_part_once_whatever_of_it_is_set_otherwise(self, tmp_path):
        plan = Document("fixtures/compliant/so-noi-vu.docx")
        for paragraph in plan.paragraphs:
            for run in paragraph.runs if paragraph.text == "KẾ HOẠCH" else ():
                run.font.size, run.font.bold = Pt(18), False
        plan.save(tmp_path / "a.docx")
        made = letter_of(str(tmp_path / "a.docx"), Task(), LetterWish((PROVINCE,)), OfficeWords())
        assert (made.letter.told, made.letter.rows) == (2, 1)
        assert [row[1:4] for row in rows(made.letter.data)] == [
            ["Tên loại (“KẾ HOẠCH”): Phông chữ, cỡ chữ; kiểu chữ đậm chưa đúng quy định.", "cỡ 18; không đậm", "cỡ 13-14; in đậm"]
        ]

    def it_says_of_an_annex_how_it_stands_in_words(self):
        made = letter_of(
            "fixtures/faulty/TT1517-tt01-annex-on-the-same-page.docx", Task(), LetterWish((PROVINCE,), also=("warnings",)), OfficeWords()
        )
        assert rows(made.letter.data)[0][2] == "không ở trang riêng"

    def it_lists_the_places_of_one_fault_in_one_row(self, tmp_path):
        from checker.letters.told_faults import rows_of
        from checker.model import Clause, DocumentReport, Finding
        from checker.model.document import Location
        from checker.reporting.catalogue import Words
        from checker.reporting.groups import numbered

        clause = Clause("30/2020/NĐ-CP", "Phụ lục I, Phần I, Mục I, khoản 4")
        found = [Finding("TT0022", "font", "font", "error", "decree", clause, Location(line=line), got="Arial") for line in range(1, 12)]
        told = rows_of(numbered(DocumentReport("a", "fail", findings=found)), "nd30-2020", Words("vi"))
        assert len(told) == 1
        assert told[0].places.startswith("dòng 1; dòng 2; ")
        assert told[0].places.endswith("dòng 8; và 3 chỗ khác")

    def it_writes_a_line_anew_in_one_row_for_all_that_is_wrong_with_it(self, tmp_path):
        told = rows(letter(tmp_path / "a.txt", plan_text(**{"Số: 125/KH-SNV": "Số: 5/2024/KH-SNV"}))[2])
        mine = [row for row in told if "“Số: 05/KH-SNV”" in row[3]]
        assert len(mine) == 1
        assert mine[0][4] == "Phụ lục I, Phần I, Mục II, khoản 3, điểm b, c (bắt buộc)"


class DescribeEachLetter:
    def it_writes_a_line_wrong_in_two_ways_of_one_family_anew_in_one_row(self, tmp_path):
        text = plan_text(**{"\nII. ": "\n2. Bộ giáo dục và đào tạo gửi thông tư số 22/2019/TT-BGDĐT.\nII. "})
        told = [row for row in rows(letter(tmp_path / "a.txt", text, also=("warnings",))[2]) if "Thông tư số 22" in row[3]]
        assert len(told) == 1
        assert "chưa viết hoa đúng tên cơ quan. “thông tư số …” chưa viết hoa tên loại." in told[0][1]

    def it_asks_the_issuer_to_correct_what_it_issued(self, tmp_path):
        text = said(letter(tmp_path / "a.txt", plan_text())[2])
        assert f"Kính gửi: {DEPARTMENT}\n" in text
        assert "V/v đề nghị đính chính thể thức của Kế hoạch số 125/KH-SNV" in text
        assert f"Kế hoạch số 125/KH-SNV ngày 15 tháng 3 năm 2024 của {DEPARTMENT} về việc kiểm tra công tác văn thư" in text
        assert "khoản 3 Điều 18 Nghị định số 30/2020/NĐ-CP" in text
        assert f"{PROVINCE} đề nghị {DEPARTMENT} đính chính" in text

    @pytest.mark.parametrize("head", ["V/v kiểm tra", "v/v: Kiểm tra", "Về việc kiểm tra"])
    def it_writes_out_the_v_v_of_a_subject_within_its_sentence(self, head, tmp_path):
        text = said(letter(tmp_path / "a.txt", plan_text(**{"\nKiểm tra công": f"\n{head} công"}))[2])
        assert f"của {DEPARTMENT} về việc kiểm tra công tác văn thư" in text

    def it_names_no_addressee_above_a_phieu_chuyen(self, tmp_path):
        text = said(letter(tmp_path / "a.txt", plan_text(), kind="transfer")[2])
        assert "Kính gửi" not in text
        assert "PHIẾU CHUYỂN\n" in text
        assert f"- {DEPARTMENT};\n- Lưu: VT, " in text

    def it_notes_a_draft_for_its_unit_and_is_no_document(self, tmp_path):
        choice, _, data = letter(tmp_path / "a.txt", draft_text(), offices=(DEPARTMENT,))
        text = said(data)
        assert choice.kind == "note"
        assert "Kính gửi: Đơn vị soạn thảo (ký hiệu CCVC)" in text
        assert "khoản 2 Điều 12" in text
        assert "Điều 18" not in text
        for part in ("CỘNG HÒA", "Số:  ", "Nơi nhận:\n-"):
            assert part not in text

    def it_tells_our_own_unit_that_an_issued_plan_is_corrected_and_not_changed(self, tmp_path):
        text = said(letter(tmp_path / "a.txt", plan_text(), offices=(DEPARTMENT,))[2])
        assert "công văn của chính cơ quan ban hành (khoản 3 Điều 18" in text
        assert "không sửa trên bản đã phát hành" in text
        assert "trước khi trình ký" not in text

    def it_cites_the_law_of_the_plans_day_and_the_decree_in_full(self, tmp_path):
        old = plan_text(**{"ngày 15 tháng 3 năm 2024": "ngày 15 tháng 4 năm 2013"})
        text = said(letter(tmp_path / "a.txt", old)[2])
        assert "tại Thông tư số 01/2011/TT-BNV ngày 19 tháng 01 năm 2011 của Bộ Nội vụ" in text
        assert "khoản 3 Điều 18 Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư" in text

    def it_writes_to_each_issuer_of_a_joint_plan(self, tmp_path):
        from tests.builders.unusual import JOINT

        text = said(letter(tmp_path / "a.txt", JOINT.text().replace("KT. GIÁM ĐỐC", "KT/ GIÁM ĐỐC"))[2])
        assert "Kính gửi:\n- Sở Nội vụ tỉnh Tây Ninh;\n- Sở Tài chính tỉnh Tây Ninh.\n" in text

    @pytest.mark.parametrize(("kind", "reason"), ALL)
    def it_never_asks_for_the_same_number_again_nor_refuses_a_document_for_its_form(self, kind, reason, tmp_path):
        text = said(letter(tmp_path / "a.txt", plan_text(), kind=kind, reason=reason)[2]).casefold()
        for words in ("cùng số", "gửi lại", "từ chối", "không tiếp nhận", "phiếu trả"):
            assert words not in text
        assert ("điều 21" in text) == (kind == "return")

    @pytest.mark.parametrize(("kind", "reason"), ALL)
    def it_leaves_number_day_and_signer_blank(self, kind, reason, tmp_path):
        text = said(letter(tmp_path / "a.txt", plan_text(), kind=kind, reason=reason)[2])
        assert "[Họ và tên]" in text
        assert "Trần" not in text
        assert "ngày      tháng      năm 20…" in text or kind == "note"
        assert "{{" not in text
        assert "{%" not in text

    def it_is_the_same_file_on_any_day(self, tmp_path):
        assert letter(tmp_path / "a.txt", plan_text())[2] == letter(tmp_path / "a.txt", plan_text())[2]


class DescribeTheirForm:
    @pytest.mark.parametrize(
        ("office", "head"),
        [("Sở Tài chính tỉnh Tây Ninh", "ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH\nSỞ TÀI CHÍNH\n"),
         ("Sở Tài chính, thành phố Đồng Mây", "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ ĐỒNG MÂY\nSỞ TÀI CHÍNH\n"),
         ("Sở Tài chính", "[CƠ QUAN CHỦ QUẢN]\nSỞ TÀI CHÍNH\n"), ("Ban Quản lý Khu kinh tế", "BAN QUẢN LÝ\nKHU KINH TẾ\n"),
         ("Ủy ban nhân dân xã Phú An, tỉnh Đồng Mây", "ỦY BAN NHÂN DÂN\nXÃ PHÚ AN\n"), (PROVINCE, "ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH\n")],
    )  # fmt: skip
    def it_has_the_organ_above_a_department_in_its_head(self, office, head, tmp_path):
        text = said(letter(tmp_path / "a.txt", plan_text(), kind="transfer", offices=(office,))[2])
        assert text.startswith(f"{head}CỘNG HÒA")

    @pytest.mark.parametrize(
        ("office", "superior", "post"),
        [(PROVINCE, "", "CHỦ TỊCH"), ("Sở Văn hóa, Thể thao và Du lịch tỉnh Tây Ninh", "UBND tỉnh Tây Ninh", "GIÁM ĐỐC")],
    )
    def it_is_a_named_document_with_nothing_to_mend_once_filled_in(self, office, superior, post, tmp_path):
        wish = {"kind": "transfer", "offices": (office,), "superior": superior, "place": "Tây Ninh"}
        data = letter(tmp_path / "a.txt", plan_text(), **wish)[2]
        twin = swapped(data, {"PHIẾU CHUYỂN": "KẾ HOẠCH", "/PC-": "/KH-", **FILLED, "[CHỨC VỤ CỦA NGƯỜI KÝ]": post})
        report = judged("phieu.docx", Task(), twin).report
        assert (report.stage, [(each.rule, each.got, each.want) for each in report.findings if each.level != "note"]) == ("issued", [])

    def it_is_a_cong_van_with_all_its_parts(self, tmp_path):
        data = letter(tmp_path / "a.txt", plan_text(), place="Tây Ninh", superior="", offices=(PROVINCE,))[2]
        plan = judged("cong-van.docx", Task(), swapped(data, {**FILLED, "UBND-…": "UBND-NC"})).plan
        assert plan.type == "CV"
        assert {
            name: plan[name].form for name in ("national_name", "motto", "organ", "number", "date", "recipients", "archive")
        } == dict.fromkeys(("national_name", "motto", "organ", "number", "date", "recipients", "archive"), "ok")
        assert (plan["notation"].text, plan["position"].text, plan["full_name"].text) == ("UBND-NC", "GIÁM ĐỐC", "Trần Minh Anh")
        assert [item.text for item in plan.extra["addressee"]] == [f"Kính gửi: {DEPARTMENT}"]
        assert [item.text for item in plan.extra["as_above"]] == ["Như trên"]

    @pytest.mark.parametrize(("kind", "reason"), ALL)
    def it_ends_in_a_line_too_low_to_begin_a_page(self, kind, reason, tmp_path):
        last = Document(io.BytesIO(letter(tmp_path / "a.txt", plan_text(), kind=kind, reason=reason)[2])).paragraphs[-1]
        assert (last.text, last.paragraph_format.line_spacing, last.paragraph_format.space_after) == ("", Pt(1), Pt(0))

    def it_breaks_no_symbol_below_its_number_and_reads_as_before(self, tmp_path):
        data = letter(tmp_path / "a.txt", plan_text())[2]
        subject = next(each for each in read(data, name="cong-van.docx").blocks if each.text.startswith("V/v"))
        assert subject.text == "V/v đề nghị đính chính thể thức của Kế hoạch số 125/KH-SNV"
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert package.read("word/document.xml").count(b"<w:noBreakHyphen/>") == 1

    def it_sets_each_part_as_the_annex_has_it(self, tmp_path):
        data = letter(tmp_path / "a.txt", plan_text(), place="Tây Ninh")[2]
        blocks = read(data, name="cong-van.docx").blocks

        def look(start):
            block = next(each for each in blocks if each.text.startswith(start))
            style = block.runs[0].style
            return style.size, bool(style.bold), bool(style.italic)

        assert look("Kính gửi") == (14, False, False)
        assert look("V/v") == (12, False, False)
        assert look("Số:") == (13, False, False)
        assert look("Nơi nhận:") == (12, True, True)
        assert look("- Như trên") == (11, False, False)
        assert look("Tây Ninh, ngày") == (14, False, True)


class DescribeDuties:
    def it_tells_a_deputy_without_kt(self, tmp_path):
        text = plan_text().replace("KT/ GIÁM ĐỐC\n", "")
        assert "KT" not in text
        _, count, data = letter(tmp_path / "a.txt", text)
        told = [row for row in rows(data) if "khoản 7, điểm b" in row[4]]
        assert (count, [row[3] for row in told]) == (2, ["“KT. GIÁM ĐỐC”, dòng dưới: “PHÓ GIÁM ĐỐC”"])
        assert told[0][4].endswith("khoản 7, điểm b (bắt buộc)")

    def it_says_which_duties_it_leaves_out(self, tmp_path):
        (tmp_path / "a.txt").write_text(plan_text(), "utf-8")
        for also, left in (((), ("TT0907",)), (("warnings",), ())):
            made = letter_of(str(tmp_path / "a.txt"), Task(), LetterWish((PROVINCE,), also=also), OfficeWords())
            assert made.left_out == left


class DescribeWhatEachIsBasedOn:
    @pytest.mark.parametrize(
        ("wish", "draft", "clause", "others"),
        [({"offices": (DEPARTMENT,)}, True, "khoản 2 Điều 12", ("Điều 18", "Điều 21")),
         ({}, False, "khoản 3 Điều 18", ("Điều 12 ", "Điều 21")), ({"kind": "transfer"}, False, "khoản 3 Điều 18", ("Điều 12 ", "Điều 21")),
         ({"kind": "return", "reason": "misaddressed"}, False, "điểm b khoản 2 Điều 21", ("Điều 12 ", "Điều 18")),
         ({"kind": "return", "reason": "broken"}, False, "điểm b khoản 2 Điều 21", ("Điều 12 ", "Điều 18"))],
    )  # fmt: skip
    def it_names_its_own_clause_and_no_other_letters(self, wish, draft, clause, others, tmp_path):
        text = said(letter(tmp_path / "a.txt", draft_text() if draft else plan_text(), **wish)[2])
        assert clause in text
        assert not [each for each in others if each in text]


class DescribeTheirLastPage:
    @pytest.mark.parametrize(("kind", "reason"), ALL)
    def it_never_leaves_the_signature_alone_on_it(self, kind, reason, tmp_path):
        data = letter(tmp_path / "a.txt", plan_text(), kind=kind, reason=reason)[2]
        body = list(Document(io.BytesIO(data)).element.body)
        tag = body[0].tag.rpartition("}")[0] + "}"
        foot = max(at for at, each in enumerate(body) if each.tag == f"{tag}tbl")
        kept = [each.find(f"{tag}pPr/{tag}keepNext") is not None for each in body[foot - 2 : foot]]
        assert kept == [True, True]  # the last words, and the empty line below them
        assert "".join(body[foot - 2].itertext()).strip()

    def it_is_kept_with_the_words_above_it_as_libreoffice_sets_it(self, tmp_path, monkeypatch):
        import shutil
        import subprocess

        if shutil.which("soffice") is None:
            pytest.skip("no LibreOffice: letters were NOT set on pages")
        from checker.letters import composing
        from checker.reading import read

        real = composing.rows_of
        for count in (4, 5):
            monkeypatch.setattr(composing, "rows_of", lambda *told, count=count: [real(*told)[0]] * count)
            (tmp_path / f"{count}.docx").write_bytes(letter(tmp_path / "a.txt", plan_text())[2])
        command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/lo", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
        subprocess.run([*command, str(tmp_path / "4.docx"), str(tmp_path / "5.docx")], check=True, capture_output=True, timeout=120)
        for count in (4, 5):
            blocks = read((tmp_path / f"{count}.pdf").read_bytes(), name="thu.pdf").blocks
            page = {start: block.page for block in blocks for start in ("[Họ và tên]", "tiếp nhận, đăng ký") if start in block.text}
            assert page["[Họ và tên]"] == page["tiếp nhận, đăng ký"], count
