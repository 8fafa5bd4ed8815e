"""What people and programs see of findings across plans: in an audit's report, by ``query across``, and what the office says of series."""

import json
import re

import pytest

from tests.cli.conftest import ROOT, thethuc  # noqa: F401 - a fixture

PLAN = (ROOT / "fixtures" / "compliant" / "so-noi-vu.txt").read_text("utf-8")


@pytest.fixture
def inbox(tmp_path):
    """Two plans of one number, and one three numbers on."""
    folder = tmp_path / "den"
    folder.mkdir()
    for name, number, subject in (("a", 41, "Thi đua"), ("b", 41, "Văn thư"), ("c", 44, "Lưu trữ")):
        (folder / f"{name}.txt").write_text(PLAN.replace("125/KH", f"{number}/KH").replace("Kiểm tra công tác", subject), "utf-8")
    return folder


@pytest.fixture
def audited(thethuc, inbox, tmp_path):  # noqa: F811
    """An audit, its register, and the words after the verb."""
    place = tmp_path / "so.db"
    return lambda *more: thethuc("audit", inbox, "--register", place, "--jobs", 1, "--no-config", *more)


def test_an_audit_tells_what_is_new_with_both_plans_and_what_stands(audited, thethuc, tmp_path):  # noqa: F811
    first, second = audited(), audited()
    assert "1 phát hiện mới, 0 phát hiện không còn, 1 phát hiện đang có" in " ".join(first.out.split())
    assert "0 phát hiện mới, 0 phát hiện không còn, 1 phát hiện đang có" in " ".join(second.out.split())
    told = " ".join(first.out.split("TT3001 cảnh báo: ")[1].split())
    assert (first.code, "a.txt: Số “41/KH-SNV”" in told, "b.txt: Số “41/KH-SNV”" in told) == (0, True, True)
    assert "a.txt" not in second.out
    assert max(len(line) for line in first.out.split("\n") if str(tmp_path) not in line) <= 80
    assert thethuc("query", "across", tmp_path / "so.db").out.count("/den/") == 2


def test_programs_get_the_same_as_one_line_a_run(audited, thethuc, tmp_path):  # noqa: F811
    run = audited("--format", "json")
    (line,) = run.out.splitlines()
    told = json.loads(line)
    assert (told["schema"], told["files"]["added"], told["verdicts"]["pass"], told["across"]["standing"]) == (
        "thethuc-audit/1", 3, 3, {"TT3001": 1},
    )  # fmt: skip
    (found,) = told["across"]["new"]
    assert found["rule"] == "TT3001"
    assert [place["path"].rsplit("/", 1)[1] for place in found["places"]] == ["a.txt", "b.txt"]
    assert json.loads(thethuc("query", "across", tmp_path / "so.db", "--format", "json").out) == [found]


def test_offices_of_one_name_are_told_apart_and_numbers_stand_as_written(inbox, thethuc, tmp_path):  # noqa: F811
    for each in inbox.iterdir():
        each.unlink()
    school = (ROOT / "fixtures" / "compliant" / "truong-thpt.txt").read_text("utf-8")
    for name, text, place in (("a", PLAN, "UBND TỈNH TÂY NINH"), ("b", PLAN, "UBND TỈNH VĨNH SƠN"), ("c", school, "A"), ("d", school, "B")):
        for at in "12":
            said = re.sub(r"Số: \d+/", "Số: 5/", text).replace("UBND TỈNH TÂY NINH", place).replace("năm 2024\n", f"năm 2024 ({at})\n", 1)
            if text is school:
                said = re.sub(
                    r"(?m)^.*, ngày (?=\d)", f"Phú {place}, ngày ", said.replace("SỞ GIÁO DỤC VÀ ĐÀO TẠO TÂY NINH\n", ""), count=1
                )
            (inbox / f"{name}{at}.txt").write_text(said + f"\n{at}\n", "utf-8")
    (inbox / "d2.txt").unlink()
    place = tmp_path / "so.db"
    assert "7 mới" in thethuc("audit", inbox, "--register", place, "--jobs", 1, "--no-config").out
    told = " ".join(thethuc("query", "twice", place).out.split())
    assert [told.count(name) for name in ("TÂY NINH 5 ", "VĨNH SƠN 5 ", "– Phú A", "– Phú B")] == [2, 2, 2, 0]
    summed = " ".join(thethuc("query", "summary", place, "--by", "organ").out.split())
    assert all(f"{name} {number} " in summed for name, number in (("TÂY NINH", 2), ("VĨNH SƠN", 2), ("– Phú A", 2), ("– Phú B", 1)))
    assert "UBND TỈNH VĨNH SƠN" in thethuc("query", "citing", place, "--act", "30/2020/NĐ-CP").out
    across = thethuc("query", "across", place).out
    assert "SỞ NỘI VỤ – UBND TỈNH VĨNH SƠN" in " ".join(across.split())
    assert ("“5/KH-SNV”" in across, "Số “05/" in across) == (True, False)
    assert max(len(line) for line in across.split("\n") if str(tmp_path) not in line) <= 80


def test_a_file_that_goes_by_two_names_is_told_with_both(audited, inbox, thethuc, tmp_path):  # noqa: F811
    (inbox / "d.txt").write_bytes((inbox / "c.txt").read_bytes())
    audited()
    told = thethuc("query", "across", tmp_path / "so.db").out.split("TT3003")[1]
    assert "c.txt" in told
    assert "d.txt" in told


def test_a_gap_is_told_once_the_office_says_that_plans_alone_take_the_numbers(audited, thethuc, tmp_path):  # noqa: F811
    audited()
    place = tmp_path / "so.db"
    said = thethuc("register", "series", place, "--organ", "Sở Nội vụ", "--symbol", "KH-SNV", "--plans-alone", "--who", "Lê An")
    assert (said.code, said.out) == (0, "Sở Nội vụ KH-SNV: chỉ kế hoạch lấy số của dãy này\n")
    assert "Chưa thấy các số 01-40, 42-43 của KH-SNV năm 2024" in " ".join(audited().out.split())
    assert thethuc("register", "series", place, "--organ", "Sở Nội vụ", "--symbol", "KH-SNV", "--forget").out == "không có\n"
    assert "1 phát hiện không còn" in " ".join(audited().out.split())


def test_a_series_needs_its_organ(audited, thethuc, tmp_path):  # noqa: F811
    audited()
    run = thethuc("register", "series", tmp_path / "so.db", "--plans-alone")
    assert (run.code, run.err.split("\n")[0]) == (2, "thethuc: thiếu --organ TÊN")


def test_a_watch_audits_what_came_round_by_round(audited, inbox, monkeypatch):
    def rounds(_paths, passes_over):
        yield sorted(str(path) for path in inbox.iterdir())
        (inbox / "d.txt").write_text(PLAN.replace("125/KH", "44/KH").replace("Kiểm tra công tác", "Cải cách"), "utf-8")
        (inbox / "hong.docx").write_bytes(b"PK\x03\x04 hong")
        yield [str(inbox / "d.txt"), str(inbox / "hong.docx")]
        raise KeyboardInterrupt

    monkeypatch.setattr("checker.running.watching.rounds", rounds)
    first, second = map(json.loads, audited("--watch", "--format", "json").out.splitlines())
    assert (first["files"]["added"], second["files"]["added"], second["files"]["unreadable"]) == (3, 1, 1)
    assert [each["rule"] for each in second["across"]["new"]] == ["TT3001"]
    assert second["across"]["standing"] == {"TT3001": 2}


def test_what_several_plans_share_is_told_once_with_all_of_them(audited, inbox, thethuc, tmp_path):  # noqa: F811
    for name in ("d", "e"):
        (inbox / f"{name}.txt").write_text((inbox / "c.txt").read_text("utf-8") + f"\n{name}\n", "utf-8")
    (inbox / "f.txt").write_text(PLAN.replace("125/KH", "41/KH").replace("Kiểm tra công tác", "Cải cách"), "utf-8")
    account = " ".join(audited().out.split())
    assert re.search(r": (\d) phát hiện mới, 0 .* \1 phát hiện mới, gộp thành 2 mục: TT300", account)
    told = thethuc("query", "across", tmp_path / "so.db").out
    said = " ".join(told.split())
    assert "TT3002 lưu ý: Số 44/KH-SNV năm 2024 của SỞ NỘI VỤ – UBND TỈNH TÂY NINH: cùng ngày, cùng trích yếu, 3 tệp khác nhau." in said
    assert "đứng trên 3 kế hoạch khác nhau." in said
    assert (told.count("TT3001"), told.count("TT3002"), told.count("/den/")) == (1, 1, 6)


def test_an_audit_names_some_plans_of_a_finding_and_query_all(audited, inbox, thethuc, tmp_path):  # noqa: F811
    for each in inbox.iterdir():
        each.unlink()
    for number in range(13):
        (inbox / f"{number:02}.txt").write_text(f"{PLAN}\n{number}\n", "utf-8")
    told, whole = audited().out, thethuc("query", "across", tmp_path / "so.db").out
    assert (told.count("/den/"), "và 3 tệp khác\n" in told) == (10, True)
    assert (whole.count("/den/"), "tệp khác\n" in whole) == (13, False)


def test_an_organ_nobody_met_is_told_with_what_may_be_meant(audited, thethuc, tmp_path):  # noqa: F811
    audited()
    place = tmp_path / "so.db"
    run = thethuc("register", "series", place, "--organ", "Sở Nội vu", "--plans-alone")
    assert (run.code, "chưa có kế hoạch nào của “Sở Nội vu”" in run.err, "sở nội vụ" in run.err) == (0, True, True)
    run = thethuc("register", "series", place, "--organ", "Sở Y tế", "--forget")
    assert (run.code, "chưa ghi cách đánh số nào của “Sở Y tế”" in run.err) == (2, True)
    for organ in ("SỞ NỘI VỤ", "Sở Nội vụ, UBND tỉnh Tây Ninh"):
        assert thethuc("register", "series", place, "--organ", organ, "--plans-alone").err == ""


def test_a_question_that_is_none_is_refused_in_one_language(thethuc, tmp_path):  # noqa: F811
    said = " ".join(thethuc("query", "gi", tmp_path / "so.db").err.split())
    assert "tham số thứ 1 phải là một trong: summary," in said
    assert "đang ghi “gi”" in said
    assert "tham số thứ 1 phải là một trong: summary," in " ".join(thethuc("query", tmp_path / "so.db").err.split())
    assert "question" not in said
