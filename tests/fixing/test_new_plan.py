"""The skeleton of a plan checks clean before a word is filled in."""

import io
import itertools
import shutil
import subprocess
from dataclasses import replace

import docx
import pytest

from checker.fixing.new_plan import SIGNINGS, Answers, skeleton
from checker.fixing.plan_answers import answered
from checker.reading import read
from checker.running import one
from checker.running.suppressing import judged_bytes
from checker.running.tasks import Task

MANY = (*(f"Phần {number}" for number in range(1, 12)), "Tổ chức thực hiện")
TOLD = {
    "nothing": Answers(),
    "a department": Answers("Sở Nội vụ", "UBND tỉnh Tây Ninh", "SNV", "Tây Ninh", "Kiểm tra công tác văn thư năm 2026", title="Giám đốc"),
    "a commune": Answers("Ủy ban nhân dân xã Tân Hưng", "", "UBND", "Tân Hưng", "Trồng cây năm 2026", title="Chủ tịch"),
    "a ministry": Answers("Bộ Nội vụ", "", "BNV", "Hà Nội", "Rà soát thủ tục hành chính năm 2026", title="Bộ trưởng"),
    "many parts": Answers(recipients=("UBND tỉnh;", "Các phòng."), sections=MANY),
}


def found(answers: Answers):
    return judged_bytes(skeleton(answers), "khung.docx", Task(stage="template")).report


@pytest.mark.parametrize(("who", "signing", "annex"), list(itertools.product(TOLD, SIGNINGS, (False, True))))
def test_it_checks_clean_as_a_template(who, signing, annex):
    report = found(replace(TOLD[who], signing=signing, with_annex=annex))
    listed = [(each.rule, each.got) for each in report.findings]
    if who in ("a department", "a ministry") and signing == "collective":
        assert {rule for rule, _ in listed} <= {"TT0715"}  # neither is a collective: the check says so
    else:
        assert listed == []
    assert report.type == "KH"


ORGANS = (
    ("joint", ""), ("joint", "Sở Nội vụ; Sở Tài chính"), ("joint", "Sở Nội vụ; Công an tỉnh Vĩnh Sơn"),
    ("committee", ""), ("committee", "Ban Chỉ đạo chuyển đổi số tỉnh Vĩnh Sơn"),
    ("school", ""), ("school", "Trường Tiểu học Lê Văn Tám"),
    ("commune", ""), ("commune", "Ủy ban nhân dân xã Tân Lập"),
)  # fmt: skip


@pytest.mark.parametrize("signing", ["", "head", "deputy", "collective"])
@pytest.mark.parametrize(("kind", "organ"), ORGANS)
def test_a_plan_of_every_kind_of_organ_checks_clean(kind, organ, signing):
    if signing == "collective" and kind in ("joint", "school"):
        pytest.skip("neither is a collective")
    told = {"kind": kind, "signing": signing, "organ": organ, "place": "Tân Lập", "subject": "Trồng cây năm 2026"}
    report = found(answered(told, None))
    assert [(each.rule, each.got) for each in report.findings] == []
    assert report.type == "KH"


class DescribeAJointPlan:
    def it_names_both_organs_and_both_sign(self):
        lines = [
            block.text
            for block in read(skeleton(answered({"kind": "joint", "organ": "Sở Nội vụ; Sở Tài chính"}, None)), name="x.docx").blocks
        ]
        for line in ("SỞ NỘI VỤ", "SỞ TÀI CHÍNH", "Số:        /KH-SNV-STC"):
            assert line in lines
        for name in ("SỞ NỘI VỤ", "SỞ TÀI CHÍNH"):
            assert ("GIÁM ĐỐC", name) in itertools.pairwise(lines)
        assert "Sở Nội vụ và Sở Tài chính ban hành Kế hoạch như sau:" in lines

    @pytest.mark.parametrize("signing", ["head", "deputy", "by-order"])
    def it_is_signed_by_three_whose_names_stand_level(self, signing):
        three = "Sở Xây dựng; Sở Y tế; Sở Văn hóa, Thể thao và Du lịch"
        told = {"kind": "joint", "organ": three, "signing": signing, "place": "Tân Lập", "subject": "Trồng cây năm 2026"}
        data = skeleton(answered(told, None))
        assert [(each.rule, each.got) for each in judged_bytes(data, "x.docx", Task()).report.findings] == []
        rows = [row for table in docx.Document(io.BytesIO(data)).tables for row in table.rows]
        _, *signers = rows[-1].cells
        names = [[paragraph.text for paragraph in cell.paragraphs].index("[Họ và tên]") for cell in signers]
        assert len(names) == 3
        assert len(set(names)) == 1

    def it_names_its_organs_as_a_sentence_does(self):
        data = skeleton(answered({"kind": "joint", "organ": "Sở Xây dựng; Sở Y tế; Sở Tài chính"}, None))
        assert any(
            block.text == "Sở Xây dựng, Sở Y tế và Sở Tài chính ban hành Kế hoạch như sau:" for block in read(data, name="x.docx").blocks
        )


@pytest.mark.parametrize(
    ("organ", "signing", "lines"),
    [
        ("Sở Nội vụ", "head", ("GIÁM ĐỐC",)),
        ("Sở Nội vụ", "deputy", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ("Bộ Nội vụ", "deputy", ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG")),
        ("Bộ Chỉ huy quân sự tỉnh Vĩnh Sơn", "head", ("CHỈ HUY TRƯỞNG",)),
        ("Liên đoàn Lao động tỉnh Vĩnh Sơn", "head", ("[CHỨC VỤ]",)),
    ],
)
def test_who_heads_the_organ_is_told_by_its_name(organ, signing, lines):
    blocks = [block.text for block in read(skeleton(answered({"organ": organ, "signing": signing}, None)), name="x.docx").blocks]
    first = blocks.index(lines[0])
    assert tuple(blocks[first : first + len(lines)]) == lines


@pytest.mark.parametrize(("organ", "full"), [("UBND xã Tân Lập", "ỦY BAN NHÂN DÂN"), ("HĐND xã Tân Lập", "HỘI ĐỒNG NHÂN DÂN")])
def test_the_issuer_is_named_in_full_in_the_head_and_where_it_signs(organ, full):
    data = skeleton(answered({"organ": organ, "signing": "collective"}, None))
    blocks = " | ".join(block.text for block in read(data, name="x.docx").blocks)
    assert full in blocks.partition("CỘNG HÒA")[0]
    assert f"TM. {full}" in blocks
    assert organ.upper() not in blocks


class DescribeTheSkeleton:
    def it_is_the_same_file_every_time(self):
        assert skeleton(Answers()) == skeleton(Answers())

    def it_has_the_page_of_the_decree(self):
        page = read(skeleton(Answers()), name="x.docx").sections[0]
        assert (round(page.width), round(page.height)) == (210, 297)
        assert [round(side) for side in (page.top, page.bottom, page.left, page.right)] == [20, 20, 30, 15]
        assert page.title_page
        assert "default" in page.header_parts

    def it_numbers_the_pages_of_an_annex_anew(self):
        sections = read(skeleton(Answers(with_annex=True)), name="x.docx").sections
        assert [page.page_number_start for page in sections] == [1, 1]

    def it_is_set_in_times_new_roman_throughout(self):
        blocks = read(skeleton(Answers(with_annex=True)), name="x.docx").blocks
        assert {run.style.font for block in blocks for run in block.runs} == {"Times New Roman"}

    def it_lets_a_deputy_sign_for_the_head(self):
        texts = [block.text for block in read(skeleton(Answers(signing="deputy", title="Giám đốc")), name="x.docx").blocks]
        assert texts[texts.index("KT. GIÁM ĐỐC") + 1] == "PHÓ GIÁM ĐỐC"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice prints it")
def test_skeletons_printed_check_clean_too(tmp_path):
    """Every line of a skeleton begins a paragraph: neither margin nor gaps can be measured on it."""
    told = {"organ": "Sở Xây dựng", "superior": "UBND tỉnh Vĩnh Sơn", "place": "Vĩnh Sơn", "subject": "Trồng cây năm 2026"}
    joint = {**told, "kind": "joint", "organ": "Sở Xây dựng; Sở Y tế"}
    names = []
    for name, answers in (("a", told), ("b", joint)):
        (tmp_path / f"{name}.docx").write_bytes(skeleton(answered(answers, None)))
        names.append(str(tmp_path / f"{name}.docx"))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *names],
        check=True,
        timeout=120,
        capture_output=True,
    )
    for name in ("a.pdf", "b.pdf"):
        report = one.judged(name, Task(), (tmp_path / name).read_bytes()).report
        assert [(each.rule, each.got) for each in report.findings] == []
