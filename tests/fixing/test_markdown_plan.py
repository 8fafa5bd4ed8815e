"""A plan typed in Markdown becomes a plan in due form, in Word and as LibreOffice prints it."""

import shutil
import subprocess

import pytest

from checker.fixing.body_lines import roman
from checker.fixing.markdown_plan import read_markdown
from checker.fixing.new_plan import skeleton
from checker.fixing.plan_answers import answered, code_of, heads_of
from checker.fixing.plan_content import PlanTable
from checker.model.errors import Refused
from checker.reading import read
from checker.running.one import judged as judged_any
from checker.running.suppressing import judged_bytes
from checker.running.tasks import Task

ALONE = """# KẾ HOẠCH

Trồng cây đầu xuân năm 2026

Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;

## Nội dung

Mỗi đơn vị trồng mười cây.
"""


def test_a_subject_may_stand_below_the_name_alone():
    content = read_markdown(ALONE.encode(), "a.md")
    assert content.told["subject"] == "Trồng cây đầu xuân năm 2026"
    assert content.opening == ()


@pytest.mark.parametrize("sign", ["\x1b", "\x00", "\x0c", "\x0b", "\ufffe", "\uffff"])
def test_a_sign_that_no_word_file_holds_is_left_out(sign):
    text = FRONT.replace("Bảo tồn", f"Bảo{sign} tồn") + ALONE.replace("mười", f"{sign}mười")
    blocks = [block.text for block in read(skeleton(answered({}, read_markdown(text.encode(), "a.md"))), name="x.docx").blocks]
    assert "Mỗi đơn vị trồng mười cây./." in [" ".join(text.split()) for text in blocks]


@pytest.mark.parametrize("line", ["Sở Xây dựng ban hành Kế hoạch như sau:", "Căn cứ Luật Nhà ở ngày 27 tháng 11 năm 2023"])
def test_a_sentence_below_the_name_is_no_subject(line):
    content = read_markdown(ALONE.replace("Trồng cây đầu xuân năm 2026", line).encode(), "a.md")
    assert not content.told["subject"]
    assert line in (*content.opening, *content.bases)


def test_an_annex_the_body_does_not_name_is_named_at_its_end():
    content = read_markdown(ALONE.encode(), "a.md")
    blocks = [block.text for block in read(skeleton(answered({}, content, with_annex=True)), name="x.docx").blocks]
    assert "Chi tiết tại Phụ lục kèm theo Kế hoạch này./." in blocks
    named = read_markdown(ALONE.replace("mười cây", "số cây tại Phụ lục").encode(), "a.md")
    blocks = [block.text for block in read(skeleton(answered({}, named, with_annex=True)), name="x.docx").blocks]
    assert not any(text.startswith("Chi tiết tại") for text in blocks)


FRONT = """---
organ: Trung tâm Lưu trữ và Bảo tồn Di sản
superior: Sở Văn hóa, Thể thao và Du lịch tỉnh Vĩnh Sơn
place: Vĩnh Sơn
title: Giám đốc
signing: deputy
name: Lương Thị Hải Yến
---
"""
PLAN = (
    FRONT
    + """
# Kế hoạch số hóa tài liệu lưu trữ năm 2026

Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;

Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;

Trung tâm Lưu trữ và Bảo tồn Di sản ban hành Kế hoạch số hóa tài liệu lưu trữ năm 2026 như sau:

## I. Mục đích, yêu cầu

### Mục đích

1. Bảo quản an toàn tài liệu gốc
2. Phục vụ khai thác **nhanh**, *chính xác*

### Yêu cầu

Việc số hóa đúng quy trình, có nghiệm thu từng đợt.

## Nội dung

1. Khảo sát, lựa chọn tài liệu
7. Số hóa theo đợt:
   - Đợt 1: phông tài liệu trước năm 1975;
   - Đợt 2: phông tài liệu sau năm 1975.

| STT | Công việc | Thời hạn |
|-----|-----------|----------|
| 1 | Khảo sát, thống kê tài liệu cần số hóa | 31/3/2026 |
| 2 | Quét, nhập chỉ mục | 30/9/2026 |

## Tổ chức thực hiện

1. Phòng Nghiệp vụ chủ trì, theo dõi việc thực hiện

Nơi nhận:

- Sở Văn hóa, Thể thao và Du lịch (để báo cáo)
- Các phòng thuộc Trung tâm
"""
)


COUNTED = (
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Mục đích",
    "a) Bảo quản an toàn tài liệu gốc.",
    "b) Phục vụ khai thác nhanh, chính xác.",
    "2. Yêu cầu",
    "II. NỘI DUNG",
    "1. Khảo sát, lựa chọn tài liệu.",
    "2. Số hóa theo đợt:",
    "- Đợt 1: phông tài liệu trước năm 1975;",
    "III. TỔ CHỨC THỰC HIỆN",
    "1. Phòng Nghiệp vụ chủ trì, theo dõi việc thực hiện./.",
    "- Sở Văn hóa, Thể thao và Du lịch (để báo cáo);",
    "- Các phòng thuộc Trung tâm;",
    "KT. GIÁM ĐỐC",
    "PHÓ GIÁM ĐỐC",
    "Lương Thị Hải Yến",
)


def made(text: str = PLAN) -> bytes:
    content = read_markdown(text.encode(), "plan.md")
    return skeleton(answered({}, content))


def texts(data: bytes) -> list[str]:
    return [block.text for block in read(data, name="x.docx").blocks]


class DescribeThePlan:
    def it_checks_clean(self):
        report = judged_bytes(made(), "x.docx", Task()).report
        assert [(each.rule, each.got) for each in report.findings] == []
        assert report.type == "KH"
        assert report.stage == "draft"

    def it_counts_parts_sections_clauses_and_points_anew(self):
        lines = texts(made())
        assert [line for line in COUNTED if line not in lines] == []

    def it_keeps_bold_and_italics(self):
        block = next(each for each in read(made(), name="x.docx").blocks if each.text.startswith("b) Phục vụ"))
        looks = {block.text[run.start : run.end].strip(" .,"): (bool(run.style.bold), bool(run.style.italic)) for run in block.runs}
        assert looks["nhanh"] == (True, False)
        assert looks["chính xác"] == (False, True)

    def it_sets_tables_with_a_head_that_is_repeated(self):
        cells = [block for block in read(made(), name="x.docx").blocks if block.cell is not None and block.cell.columns == 3]
        assert [block.text for block in cells[:3]] == ["STT", "Công việc", "Thời hạn"]
        assert all(run.style.bold for block in cells[:3] for run in block.runs)
        assert "1" in [block.text for block in cells]

    @pytest.mark.parametrize(
        ("rows", "fixed"),
        [
            ("| STT | Việc | Hạn |\n|---|---|---|\n| 1 | Mời làng nghề | 3/2026 |\n| 2 | In tờ rơi | cả năm |", {0}),
            ("| Việc | Đơn vị | Thời hạn thực hiện |\n|---|---|---|\n| In tờ rơi | Văn phòng | quý II |", set()),
            ("| Năm | Số khách |\n|---|---|\n| 2025 | 1200 |", set()),
        ],
    )
    def it_shares_out_the_room_that_a_table_of_short_columns_leaves(self, rows, fixed):
        text = f"# Kế hoạch đón khách\n\n## Nội dung\n\n{rows}\n\n## Tổ chức thực hiện\n\nVăn phòng thực hiện.\n"
        cells = [block.cell for block in read(made(text), name="x.docx").blocks if block.text in rows and block.cell is not None]
        widths = {cell.column: cell.width for cell in cells if cell.row == 0}
        assert sum(widths.values()) == pytest.approx(467.7)
        free = [width for column, width in widths.items() if column not in fixed]
        assert max(free) <= 2.2 * min(free)
        assert all(widths[column] < 50 for column in fixed)

    def it_is_the_same_file_every_time(self):
        assert made() == made()

    def it_takes_what_the_options_say_before_what_stands_in_front(self):
        content = read_markdown(PLAN.encode(), "plan.md")
        assert answered({"place": "Hải Sơn", "organ": ""}, content).place == "Hải Sơn"
        assert answered({"place": "", "organ": ""}, content).organ == "Trung tâm Lưu trữ và Bảo tồn Di sản"

    def it_needs_no_front_no_bases_and_no_recipients(self):
        text = "# Kế hoạch trồng cây\n\n## Mục đích\n\nPhủ xanh sân trường.\n\n## Tổ chức thực hiện\n\n- Lớp 6A trồng cây\n"
        report = judged_bytes(made(text), "x.docx", Task(stage="template")).report
        assert report.findings == ()

    @pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice prints it")
    def it_checks_clean_when_printed(self, tmp_path):
        (tmp_path / "a.docx").write_bytes(made())
        line = ["soffice", f"-env:UserInstallation=file://{tmp_path}/home", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
        subprocess.run([*line, str(tmp_path / "a.docx")], capture_output=True, timeout=120, check=True)
        report = judged_any(str(tmp_path / "a.pdf"), Task()).report
        assert [each.rule for each in report.findings] == []


class DescribeReading:
    @pytest.mark.parametrize(
        ("text", "key"),
        [("Chỉ có lời.\n", "new.no_parts"), ("---\nmàu: xanh\n---\n## Mục đích\n", "new.bad_field")],
    )
    def it_refuses_what_is_no_plan(self, text, key):
        with pytest.raises(Refused) as trouble:
            read_markdown(text.encode(), "plan.md")
        assert trouble.value.key == key

    def it_refuses_what_is_no_text(self):
        with pytest.raises(Refused) as trouble:
            read_markdown(b"PK\x03\x04\xff\xfe", "plan.md")
        assert trouble.value.key == "new.no_text"

    def it_reads_files_of_windows(self):
        content = read_markdown(b"\xef\xbb\xbf" + PLAN.replace("\n", "\r\n").encode(), "plan.md")
        assert content.told["place"] == "Vĩnh Sơn"
        assert len([piece for piece in content.body if isinstance(piece, PlanTable)]) == 1

    @pytest.mark.parametrize("more", ["Một.\n\n" * 6000, "|a" * 10 + "|\n" + "|-" * 10 + "|\n" + ("|a" * 10 + "|\n") * 1200])
    def it_takes_no_more_than_any_plan_has(self, more):
        with pytest.raises(Refused) as trouble:
            read_markdown(f"## A\n\n{more}".encode(), "plan.md")
        assert trouble.value.key == "new.too_long"

    def it_tells_of_lines_below_the_recipients(self):
        content = read_markdown("## A\n\n**Nơi nhận:**\n\n- UBND\n\nKT. GIÁM ĐỐC\n\nLê An\n".encode(), "plan.md")
        assert content.left_out == (("lines", 2),)

    def it_takes_a_list_of_recipients_from_the_front(self):
        content = read_markdown(b"---\nrecipients:\n- UBND\n- Ban\n---\n## A\n", "plan.md")
        assert content.told["recipients"] == ("UBND", "Ban")


class DescribeWhatIsTaken:
    @pytest.mark.parametrize(
        ("organ", "code", "head"),
        [
            ("Sở Nội vụ", "SNV", "Giám đốc"),
            ("Ủy ban nhân dân xã Tân Lập", "UBND", "Chủ tịch"),
            ("Sở Giáo dục và Đào tạo", "SGDĐT", "Giám đốc"),
            ("Ban Chỉ đạo cải cách hành chính", "BCĐ", "Trưởng ban"),
            ("Sở Tài chính tỉnh Vĩnh Sơn", "STC", "Giám đốc"),
            ("PHÒNG VĂN HÓA - XÃ HỘI XÃ TÂN LẬP", "PVHXH", "Trưởng phòng"),
            ("Sở GD&ĐT", "SGDĐT", "Giám đốc"),
            ("Văn phòng Ủy ban nhân dân tỉnh Vĩnh Sơn", "VPUBND", "Chánh Văn phòng"),
            ("VĂN PHÒNG HỘI ĐỒNG NHÂN DÂN", "VPHĐND", "Chánh Văn phòng"),
            ("Trường THPT Nguyễn An", "", "Hiệu trưởng"),  # each school chose its own letters
            ("Hội Nông dân", "", ""),
            ("", "", ""),
        ],
    )
    def it_knows_code_and_head_where_a_name_tells_them(self, organ, code, head):
        assert (code_of(organ), heads_of(organ)) == (code, head)


def test_romans_are_romans():
    assert [roman(number) for number in (1, 4, 9, 14, 40)] == ["I", "IV", "IX", "XIV", "XL"]
