"""``--only``: what is mended or commented on is chosen by the numbers of the report, as a clerk reads them off it."""

import json
import zipfile
from dataclasses import replace

import pytest

from tests.builders.plan_text import PlanText
from tests.fixing.soft_header import soft_header


@pytest.fixture
def plan(tmp_path):
    """A number without its zero; superior and organ of a wrong size; quốc hiệu misspelt."""
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(soft_header(replace(PlanText(), number="5", national_name="CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NM"), size=14))
    return path


@pytest.fixture
def numbers(thethuc, plan):
    """The number of each finding in the report, by its rule and part."""
    (document,) = json.loads(thethuc("check", plan, "--format", "json").out)["documents"]
    return {(finding["rule"], finding["component"]): finding["number"] for finding in document["findings"]}


def of(numbers, rule):
    return next(number for (name, _), number in numbers.items() if name == rule)


def done(tmp_path, name="b.json"):
    (file,) = json.loads((tmp_path / name).read_text(encoding="utf-8"))["files"]
    return [(row["number"], row["rule"]) for row in file["done"]]


def test_one_number_mends_one_finding(thethuc, plan, tmp_path, numbers):
    number = of(numbers, "TT0302")
    run = thethuc("fix", plan, "-o", tmp_path / "b.docx", "--report", tmp_path / "b.json", "--only", number)
    assert done(tmp_path) == [(number, "TT0302")]
    assert f"  {number} [TT0302] " in run.out
    assert run.code == 1  # quốc hiệu is as it was
    assert f"ngoài ra văn bản còn {len(numbers) - 1} phát hiện khác; mã thoát tính cả các phát hiện ấy" in " ".join(run.out.split())


def test_what_is_left_of_the_choice_and_of_the_rest_adds_up(thethuc, plan, tmp_path, numbers):
    for arguments in (["--only", of(numbers, "TT0103")], ["--select", "TT0302"], ["--ignore", "TT0302"], []):
        thethuc("fix", plan, "--diff", "--report", tmp_path / "b.json", *arguments, "--force")
        (file,) = json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))["files"]
        assert len(file["done"]) + len(file["left"]) + file["others"] == len(numbers), arguments


def test_where_all_is_mended_nothing_else_is_said_to_stay(thethuc, tmp_path):
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(soft_header(replace(PlanText(), number="5"), size=14))
    run = thethuc("fix", path, "-o", tmp_path / "b.docx")
    assert (run.code, "phát hiện khác" in run.out) == (0, False)


def test_a_part_of_a_group_is_one_finding_and_the_groups_number_all_of_it(thethuc, plan, tmp_path, numbers):
    first, second = sorted(number for (rule, _), number in numbers.items() if number.startswith(of(numbers, "TT0261").split(".")[0] + "."))
    thethuc("fix", plan, "--diff", "--report", tmp_path / "b.json", "--only", second)
    assert [number for number, _ in done(tmp_path)] == [second]
    thethuc("fix", plan, "--diff", "--report", tmp_path / "c.json", "--only", second.partition(".")[0])
    assert [number for number, _ in done(tmp_path, "c.json")] == [first, second]


def test_numbers_are_parted_by_commas_and_add_up(thethuc, plan, tmp_path, numbers):
    wanted = sorted({of(numbers, "TT0302"), of(numbers, "TT0261")})
    thethuc("fix", plan, "--diff", "--report", tmp_path / "b.json", "--only", ",".join(wanted))
    thethuc("fix", plan, "--diff", "--report", tmp_path / "c.json", "--only", wanted[0], "--only", wanted[1])
    assert sorted(number for number, _ in done(tmp_path)) == wanted
    assert done(tmp_path) == done(tmp_path, "c.json")


def test_written_plainly_nothing_else_is_mended_either(thethuc, plan, tmp_path, numbers):
    number = of(numbers, "TT0302")
    thethuc("fix", plan, "-o", tmp_path / "b.docx", "--accept", "--report", tmp_path / "b.json", "--only", number)
    assert done(tmp_path) == [(number, "TT0302")]


def test_a_text_is_mended_in_one_place_too(thethuc, compliant, tmp_path):
    path = tmp_path / "ke-hoach.txt"
    path.write_text(compliant.read_text(encoding="utf-8").replace("Số: 125", "Số: 5").replace("GIÁM ĐỐC", "GIÁM  ĐỐC"), encoding="utf-8")
    (document,) = json.loads(thethuc("check", path, "--format", "json").out)["documents"]
    (number,) = (finding["number"] for finding in document["findings"] if finding["rule"] == "TT0302")
    thethuc("fix", path, "-o", tmp_path / "b.txt", "--only", number)
    assert (tmp_path / "b.txt").read_text(encoding="utf-8") == path.read_text(encoding="utf-8").replace("Số: 5/", "Số: 05/")


def test_one_number_is_one_comment(thethuc, plan, tmp_path, numbers):
    number = of(numbers, "TT0302")
    run = thethuc("annotate", plan, "-o", tmp_path / "b.docx", "--only", number)
    with zipfile.ZipFile(tmp_path / "b.docx") as archive:
        comments = archive.read("word/comments.xml").decode("utf-8")
    assert "1 nhận xét" in run.out
    assert "TT0302" in comments
    assert comments.count("<w:comment ") == 1


@pytest.mark.parametrize("verb", ["fix", "annotate"])
def test_a_number_there_is_not_is_answered_with_the_nearest(thethuc, plan, tmp_path, numbers, verb):
    group = of(numbers, "TT0261").partition(".")[0]
    run = thethuc(verb, plan, "-o", tmp_path / "b.docx", "--only", f"{group}.9")
    assert run.code == 2
    assert f"báo cáo không có số {group}.9 (có phải ý bạn là {group}.2?); có {len(numbers)} phát hiện" in run.err
    assert not (tmp_path / "b.docx").exists()


def test_no_number_is_proposed_where_none_is_near(thethuc, plan, tmp_path, numbers):
    run = thethuc("fix", plan, "-o", tmp_path / "b.docx", "--only", "99")
    assert "không có số 99; có" in run.err


@pytest.mark.parametrize("number", ["x", "0", "1.", "", "٣"])
def test_what_is_no_number_is_refused(thethuc, plan, tmp_path, number):
    run = thethuc("fix", plan, "-o", tmp_path / "b.docx", "--only", number)
    assert run.code == 2
    assert "--only" in run.err


def test_numbers_are_those_of_one_document(thethuc, plan, tmp_path):
    (tmp_path / "b.docx").write_bytes(plan.read_bytes())
    run = thethuc("fix", plan, tmp_path / "b.docx", "--diff", "--only", "1")
    assert run.code == 2
    assert "một tệp" in run.err
