"""What people see of a register on a terminal: sums of an audit, answers as tables of eighty columns."""

import re

import pytest

from checker.reporting.plain_table import plain_table
from tests.cli.conftest import ROOT, thethuc  # noqa: F401 - a fixture

PLAN = (ROOT / "fixtures" / "compliant" / "so-noi-vu.txt").read_text("utf-8")
MOTTO = "Độc lập - Tự do - Hạnh phúc"


@pytest.fixture
def filled(tmp_path, thethuc):  # noqa: F811
    """What an audit of three plans says, two of which lack their motto; and the register."""
    folder = tmp_path / "den"
    folder.mkdir()
    for number in (41, 42, 43):
        (folder / f"{number}.txt").write_text(PLAN.replace("125/KH", f"{number}/KH").replace(MOTTO, MOTTO if number == 41 else ""), "utf-8")
    return thethuc("audit", folder, "--register", tmp_path / "so.db", "--jobs", 1), tmp_path / "so.db"


def test_an_audit_sums_up_verdicts_worst_organs_and_most_frequent_rules(filled):
    run, place = filled
    lines = [line.split() for line in run.out.split("\n")]
    assert run.out.split("\n")[1] == "  Theo tệp: Đạt 1 · Không đạt 2"
    assert ["SỞ", "NỘI", "VỤ", "–", "UBND", "TỈNH", "TÂY", "NINH", "3", "2"] in lines
    assert any(line[:3] == ["TT0102", "2", "2"] for line in lines)
    assert max(len(line) for line in run.out.split("\n") if str(place.parent) not in line) <= 80


def test_figures_of_files_and_of_documents_are_told_apart(filled, thethuc, tmp_path):  # noqa: F811
    for name in ("sao", "sao lần hai"):
        (tmp_path / "moi" / name).mkdir(parents=True)
        (tmp_path / "moi" / name / "77.txt").write_text(PLAN.replace("125/KH", "77/KH").replace(MOTTO, ""), "utf-8")
    out = thethuc("audit", tmp_path / "moi", "--register", filled[1], "--jobs", 1).out.split("\n")
    assert out[0].startswith("2 tệp: ")
    assert out[1] == "  Theo tệp: Không đạt 2"
    said = " ".join(" ".join(out).split())
    assert "4 văn bản, tệp giống hệt nhau tính là một văn bản." in said
    english = thethuc("audit", tmp_path / "moi", "--register", filled[1], "--jobs", 1, "--lang", "en").out
    assert english.startswith("2 files: ")
    assert "4 documents, files of the same bytes being one document." in " ".join(english.split())


def test_numbers_met_twice_are_told_with_the_command_that_names_them(filled, thethuc, tmp_path):  # noqa: F811
    run, place = filled
    assert "query twice" not in run.out
    (tmp_path / "moi").mkdir()
    (tmp_path / "moi" / "42.txt").write_text(PLAN.replace("125/KH", "42/KH") + "\n\n", "utf-8")
    for _ in ("judged now", "known"):
        out = thethuc("audit", tmp_path / "moi", "--register", place, "--jobs", 1).out
        assert "2 văn bản trùng số, ký hiệu với văn bản khác của cùng cơ quan trong cùng năm" in " ".join(out.split())
        assert f"\n  thethuc query twice {place}\n" in out
    english = thethuc("audit", tmp_path / "moi", "--register", place, "--jobs", 1, "--lang", "en").out
    assert "2 documents bear the number and symbol of another" in " ".join(english.split())
    assert thethuc("query", "twice", place).out.count(".txt") == 2


def test_a_run_with_nothing_new_tells_of_the_whole_register_all_the_same(filled, thethuc, tmp_path):  # noqa: F811
    run = thethuc("audit", tmp_path / "den", "--register", filled[1], "--jobs", 1)
    assert run.out.split("\n")[1] == ""
    assert ["SỞ", "NỘI", "VỤ", "–", "UBND", "TỈNH", "TÂY", "NINH", "3", "2"] in [line.split() for line in run.out.split("\n")]


def test_an_answer_is_a_table_of_eighty_columns(filled, thethuc):  # noqa: F811
    for question in (("summary", "--by", "rule"), ("summary", "--by", "organ"), ("waiting",), ("citing", "--act", "30/2020/NĐ-CP")):
        run = thethuc("query", question[0], filled[1], *question[1:])
        assert (question, run.code) == (question, 0)
        assert "\t" not in run.out
        assert max(len(line) for line in run.out.split("\n") if "/den/" not in line) <= 80


def test_sums_by_rule_say_what_was_not_met(filled, thethuc):  # noqa: F811
    lines = thethuc("query", "summary", filled[1], "--by", "rule").out.splitlines()
    assert lines[0].split()[-3:] == ["cầu", "chưa", "đạt"]
    assert all(line.split()[3:] for line in lines[1:])


def test_a_table_breaks_no_word_and_puts_figures_to_the_right():
    lines = list(plain_table(("Cơ quan", "Số", "Ngày"), [("BAN CHỈ ĐẠO CẢI CÁCH HÀNH CHÍNH", 5, "05/03/2026"), ("SỞ", 12, "")], 34))
    assert lines == [
        "Cơ quan" + " " * 13 + "Số  Ngày",  # 18 columns, 2 and 10, two spaces between
        "BAN CHỈ ĐẠO CẢI" + " " * 6 + "5  05/03/2026",
        "CÁCH HÀNH CHÍNH",
        "SỞ" + " " * 18 + "12",
    ]


def test_people_see_organs_and_days_as_an_office_writes_them(filled, thethuc):  # noqa: F811
    for question in (("failing",), ("summary", "--by", "organ"), ("citing", "--act", "30/2020/NĐ-CP"), ("waiting",)):
        out = thethuc("query", question[0], filled[1], *question[1:]).out
        assert "<" not in out
        assert re.search(r"\d{4}-\d{2}-\d{2}", out.replace(str(filled[1].parent), "")) is None
        assert question[0] == "waiting" or "SỞ NỘI VỤ" in out


def test_what_a_table_has_no_room_for_is_counted_with_the_command_that_names_it(thethuc, tmp_path):  # noqa: F811
    (tmp_path / "den").mkdir()
    wrong = PLAN.replace(MOTTO, "").replace("ngày 15 tháng 3", "ngày 5 tháng 03").replace("Nơi nhận:", "Nơi nhận").replace("KT. ", "KT/ ")
    for number, (office, code) in enumerate(
        (("NỘI VỤ", "SNV"), ("TÀI CHÍNH", "STC"), ("Y TẾ", "SYT"), ("TƯ PHÁP", "STP"), ("XÂY DỰNG", "SXD"), ("DU LỊCH", "SDL")), 1
    ):
        text = wrong.replace("SỞ NỘI VỤ", f"SỞ {office}").replace("125/KH-SNV", f"{number}/KH-{code}")
        (tmp_path / "den" / f"{number}.txt").write_text(text, "utf-8")
    place = tmp_path / "so.db"
    out = thethuc("audit", tmp_path / "den", "--register", place, "--jobs", 1).out
    assert f"\n  Còn 1 cơ quan khác có văn bản không đạt; xem tất cả bằng lệnh:\n  thethuc query summary --by organ {place}\n" in out
    assert f"\n  Còn 1 quy tắc khác; xem tất cả bằng lệnh:\n  thethuc query summary --by rule {place}\n" in out
    assert thethuc("query", "summary", "--by", "organ", place).out.count("UBND TỈNH TÂY NINH") == 6


def test_a_table_that_holds_all_tells_no_more(filled):
    assert "Còn " not in filled[0].out
