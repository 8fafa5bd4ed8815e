"""``thethuc letter``: what it says, where it writes, and what it never writes over."""

import json
import re

import pytest
from docx import Document

from tests.cli.conftest import ROOT
from tests.letters.words import DEPARTMENT, PROVINCE, draft_text, plan_text, said


@pytest.fixture
def issued(tmp_path):
    path = tmp_path / "ke-hoach.txt"
    path.write_text(plan_text(), encoding="utf-8")
    return path


class DescribeLetter:
    def it_says_which_letter_it_wrote_and_why(self, thethuc, issued, tmp_path):
        run = thethuc("letter", issued, "-o", tmp_path / "thu.docx", "--office", PROVINCE)
        assert (run.code, run.err) == (0, "")
        assert f"công văn đề nghị đính chính, vì văn bản đã ban hành là của {DEPARTMENT}, không phải của {PROVINCE}" in " ".join(
            run.out.split()
        )
        assert "thư nêu 2, mỗi phát hiện một dòng." in run.out
        assert "V/v đề nghị đính chính" in said((tmp_path / "thu.docx").read_bytes())

    def it_counts_the_rows_of_the_letter(self, thethuc, tmp_path):
        plan = ROOT / "fixtures" / "faulty" / "TT1506-annex-of-another-number.txt"  # two findings of one line are one row
        run = thethuc("letter", plan, "-o", tmp_path / "thu.docx", "--kind", "note")
        rows = [row for table in Document(tmp_path / "thu.docx").tables for row in table.rows if row.cells[0].text.strip().isdigit()]
        assert (run.code, len(rows), "thư nêu 2, gộp thành 1 dòng." in run.out) == (0, 1, True)

    def it_accounts_for_every_finding_of_the_report(self, thethuc, issued, tmp_path):
        issued.write_text(plan_text(**{"./.": ".", "I. MỤC ĐÍCH": "I . MỤC ĐÍCH"}), encoding="utf-8")
        (document,) = json.loads(thethuc("check", issued, "--format", "json").out)["documents"]
        run = thethuc("letter", issued, "-o", tmp_path / "thu.docx", "--office", PROVINCE)
        said_of = " ".join(run.out.split())
        total, told = map(int, re.search(r"Báo cáo có (\d+) phát hiện, thư nêu (\d+)", said_of).groups())
        not_told = [int(number) for number in re.findall(r"Thư (?:chưa|không) nêu (\d+) phát hiện", said_of)]
        assert (total, told + sum(not_told), bool(not_told)) == (len(document["findings"]), total, True)

    def it_writes_in_vietnamese_whatever_the_interface_speaks(self, thethuc, issued, tmp_path):
        run = thethuc("letter", issued, "-o", tmp_path / "thu.docx", "--office", PROVINCE, "--lang", "en")
        assert "letter asking for a correction" in " ".join(run.out.split())
        assert "bắt buộc" in said((tmp_path / "thu.docx").read_bytes())
        assert "mandatory" not in said((tmp_path / "thu.docx").read_bytes())

    def it_takes_the_office_from_the_configuration(self, thethuc, issued, tmp_path):
        (tmp_path / "thethuc.toml").write_text(f'office = "Văn phòng Sở; {DEPARTMENT}"\n', encoding="utf-8")
        assert "ghi chú thể thức" in " ".join(thethuc("letter", issued, "-o", tmp_path / "thu.docx").out.split())

    def it_names_each_letter_of_several_plans(self, thethuc, issued, tmp_path):
        (tmp_path / "nhap.txt").write_text(draft_text(), encoding="utf-8")
        folder = tmp_path / "thu" / "nhieu"  # made, as nobody has yet
        run = thethuc("letter", issued, tmp_path / "nhap.txt", "--to", folder, "--office", PROVINCE)
        assert run.code == 0
        assert sorted(each.name for each in folder.iterdir()) == ["ke-hoach.cong-van.docx", "nhap.ghi-chu.docx"]

    @pytest.mark.parametrize("flag", ["--to", "--write-templates"])
    def it_says_that_no_folder_can_be_made_of_a_file(self, thethuc, issued, compliant, flag):
        run = thethuc("letter", issued, flag, compliant, "--office", PROVINCE)
        assert (run.code, run.out, "không ghi được" in run.err) == (2, "", True)

    def it_writes_over_nothing(self, thethuc, issued, tmp_path):
        target = tmp_path / "thu.docx"
        target.write_bytes(b"mine")
        run = thethuc("letter", issued, "-o", target, "--office", PROVINCE)
        assert (run.code, target.read_bytes()) == (2, b"mine")
        assert "hãy chọn tên khác" in run.err
        assert "--force" not in run.err
        assert thethuc("letter", issued, "-o", issued, "--office", PROVINCE).code == 2

    def it_leaves_nothing_of_a_plan_under_a_mark_of_secrecy(self, thethuc, issued, tmp_path):
        issued.write_text(f"TỐI MẬT\n{plan_text()}", encoding="utf-8")
        run = thethuc("letter", issued, "-o", tmp_path / "thu.docx", "--office", PROVINCE)
        assert (run.code, run.out) == (2, "")
        assert "dấu độ mật" in run.err
        assert "văn thư" not in run.err
        assert not (tmp_path / "thu.docx").exists()
        assert thethuc("letter", issued, "-o", tmp_path / "thu.docx", "--office", PROVINCE, "--allow-secret").code == 0

    def it_says_that_there_is_nothing_to_tell(self, thethuc, compliant, tmp_path):
        run = thethuc("letter", compliant, "-o", tmp_path / "thu.docx", "--office", PROVINCE)
        assert (run.code, "không có lỗi bắt buộc nào" in run.out, (tmp_path / "thu.docx").exists()) == (0, True, False)

    @pytest.mark.parametrize("arguments", [[], ["a.txt"], ["a.txt", "b.txt", "-o", "c.docx"], ["a.txt", "-o", "c.docx", "--to", "d"]])
    def it_asks_for_a_plan_and_one_place_to_write(self, arguments, thethuc):
        run = thethuc("letter", *arguments)
        assert (run.code, run.out) == (2, "")
        assert "-o TỆP.docx" in run.err

    def it_writes_templates_to_be_changed_and_uses_them(self, thethuc, issued, tmp_path):
        run = thethuc("letter", "--write-templates", tmp_path / "mau", "--office", PROVINCE)
        assert run.code == 0
        names = sorted(each.name for each in (tmp_path / "mau").iterdir())
        assert names == ["cong-van.docx", "ghi-chu.docx", "phieu-chuyen.docx", "tra-lai.docx"]
        assert thethuc("letter", "--write-templates", tmp_path / "mau").code == 2
        own = ["--template", tmp_path / "mau" / "cong-van.docx", "--office", PROVINCE]
        assert thethuc("letter", issued, "-o", tmp_path / "thu.docx", *own).code == 0
        assert "V/v đề nghị đính chính" in said((tmp_path / "thu.docx").read_bytes())

    @pytest.mark.parametrize("options", [["--kind", "refusal"], ["--also", "TT9999"], ["--reason", "form"]])
    def it_knows_no_other_letter_reason_or_rule(self, options, thethuc, issued, tmp_path):
        assert thethuc("letter", issued, "-o", tmp_path / "thu.docx", "--office", PROVINCE, *options).code == 2
