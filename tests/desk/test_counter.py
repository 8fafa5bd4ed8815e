"""The counter: what a clerk who gives a file sees, and what can be taken away."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from tests.desk.conftest import Visitor, desk

FIXTURES = Path(__file__).parents[2] / "fixtures"
PLAN = next((FIXTURES / "compliant").glob("*.docx"))
FAULTY = next((FIXTURES / "faulty").glob("TT0302*.docx"))


def sent(path, name=None):
    return name or path.name, path.read_bytes()


def test_the_house_opens_at_the_counter(visitor):
    answer = visitor.browser.get("/")
    assert answer.url.path == "/kiem-tra"
    assert 'type="file" multiple' in answer.text


def test_one_plan_leads_to_its_page_with_its_verdict_and_its_findings(visitor):
    answer = visitor.give(sent(FAULTY))
    assert answer.status_code == 200
    assert answer.url.path.endswith("/0/0")
    assert "Không đạt" in answer.text
    assert "TT0302" in answer.text
    assert visitor.browser.get(f"{answer.url.path}/kieu.css").headers["content-type"].startswith("text/css")


def test_what_a_form_asks_is_asked_of_the_check(visitor):
    by_day = visitor.give(sent(PLAN), **{"as-of": "2015-03-05"})
    assert "01/2011/TT-BNV" in by_day.text
    for bad in ({"as-of": "2015-02-31"}, {"stage": "sealed"}, {"ruleset": "no-such"}):
        answer = visitor.give(sent(PLAN), **bad)
        assert answer.status_code in (200, 422), bad
        assert "KHÔNG KIỂM TRA ĐƯỢC" in answer.text or "không dùng được" in answer.text, bad


def test_many_files_are_told_each_by_its_name_and_an_archive_by_what_it_holds(visitor):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("thang-3/a.docx", PLAN.read_bytes())
        archive.writestr("b.docx", FAULTY.read_bytes())
    answer = visitor.give(sent(PLAN, "một.docx"), ("tất cả.zip", packed.getvalue()), ("trống.docx", b""))
    assert answer.url.path.count("/") == 2
    for name in ("một.docx", "tất cả.zip/thang-3/a.docx", "tất cả.zip/b.docx", "trống.docx", "Không đọc được"):
        assert name in answer.text
    book = visitor.browser.get(f"{answer.url.path}/bao-cao.xlsx")
    assert zipfile.ZipFile(io.BytesIO(book.content)).testzip() is None


def test_comments_tracked_changes_and_the_mended_file_can_be_taken_away(visitor):
    place = visitor.give(sent(FAULTY, "kế hoạch.docx")).url.path.removesuffix("/0")
    parts = (("gop-y", "word/comments.xml", "TT0302"), ("theo-doi", "word/document.xml", "<w:ins "), ("sua", "word/document.xml", ""))
    for what, part, sign in parts:
        answer = visitor.post(f"{place}/{what}")
        assert answer.headers["content-disposition"].startswith("attachment; "), answer.text
        with zipfile.ZipFile(io.BytesIO(answer.content)) as file:
            assert sign in file.read(part).decode(), what
    mended = visitor.post(f"{place}/sua").content
    assert "Đạt" in visitor.give(("sửa.docx", mended)).text
    assert "TT0302" not in visitor.give(("sửa.docx", mended)).text
    report = visitor.browser.get(f"{place}/bao-cao.json")
    assert json.loads(report.content)["documents"][0]["path"] == "kế hoạch.docx"


def test_of_what_cannot_be_mended_nothing_is_offered_and_asking_is_refused_in_a_sentence(visitor):
    answer = visitor.give(("anh.docx", b"%PDF-1.7 x"))
    assert "theo-doi" not in answer.text
    assert visitor.post(f"{answer.url.path.removesuffix('/0')}/theo-doi").status_code in (404, 422)


def test_a_plan_under_a_mark_of_secrecy_leaves_nothing(visitor):
    text = (FIXTURES / "compliant").glob("*.txt")
    plain = next(text).read_text("utf-8")
    answer = visitor.give(("mat.txt", f"TUYỆT MẬT\n{plain}".encode()))
    assert "dấu độ mật" in answer.text
    subject = next(line for line in plain.splitlines() if line.startswith("Căn cứ"))
    assert subject not in answer.text
    place = answer.url.path.removesuffix("/0")
    assert visitor.post(f"{place}/sua").status_code == 404
    assert visitor.browser.get(f"{place.rsplit('/', 1)[0]}/bao-cao.xlsx").status_code == 404
    assert subject not in visitor.browser.get(f"{place}/bao-cao.json").text


def test_nothing_of_one_visitor_is_shown_to_another(visitor, app):
    place = visitor.give(sent(FAULTY)).url.path
    other = Visitor(app)
    for path in (place, place.removesuffix("/0"), f"{place}/kieu.css", place.rsplit("/", 2)[0], f"{place.removesuffix('/0')}/bao-cao.json"):
        assert other.browser.get(path).status_code == 404, path
    assert other.post(f"{place.removesuffix('/0')}/sua").status_code == 404
    other.post(f"{place.rsplit('/', 2)[0]}/bo")
    assert visitor.browser.get(place).status_code == 200


def test_what_is_taken_back_is_gone(visitor):
    place = visitor.give(sent(FAULTY)).url.path
    assert visitor.post(f"{place.rsplit('/', 2)[0]}/bo").url.path == "/kiem-tra"
    assert visitor.browser.get(place).status_code == 404


def test_no_file_is_told_in_a_sentence(visitor):
    assert "Chưa chọn tệp nào" in visitor.give().text


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "C:\\a\\b.docx",
        "<script>alert(1)</script>.docx",
        '"; x="',
        "a\r\nSet-Cookie: x=1.docx",
        "-rf",
        "\u202excod.docx",
    ],
)
def test_a_files_name_is_a_label_and_nothing_else(visitor, name):
    answer = visitor.give((name, FAULTY.read_bytes()))
    assert answer.status_code in (200, 400)
    assert "<script>alert" not in answer.text
    assert "\u202e" not in answer.text
    assert "etc/passwd" not in answer.text
    if answer.url.path.endswith("/0/0"):
        made = visitor.post(f"{answer.url.path.removesuffix('/0')}/sua")
        assert "x=1" not in made.headers.get("set-cookie", "")


def test_english_is_a_click_away_and_leads_nowhere_else(visitor):
    assert "Check the form of a plan" in visitor.browser.get("/ngon-ngu/en?ve=/kiem-tra").text
    for away in ("//example.org", "https://example.org", "/\\example.org", "/a\nb"):
        answer = visitor.browser.get("/ngon-ngu/vi", params={"ve": away}, follow_redirects=False)
        assert answer.headers["location"] == "/", away
    assert visitor.browser.get("/ngon-ngu/xx").status_code == 404


def test_a_new_plan_from_the_form_checks_clean(visitor):
    told = {
        "kind": "organ",
        "organ": "Sở Xây dựng",
        "superior": "Ủy ban nhân dân tỉnh An Bình",
        "code": "SXD",
        "place": "An Bình",
        "subject": "Cải cách hành chính năm 2027",
        "sections": "Mục đích\nTổ chức thực hiện",
        "recipients": "Như trên\nCác phòng",
    }
    made = visitor.post("/soan", **told)
    assert made.headers["content-disposition"].startswith("attachment")
    answer = visitor.give(("moi.docx", made.content))
    assert "Cải cách hành chính năm 2027" in answer.text
    assert "✕ Lỗi" not in answer.text
    assert visitor.post("/soan", kind="kingdom").status_code == 422
    assert visitor.post("/soan", subject="a" * 3000).status_code == 422


def test_a_full_tray_says_so_and_lets_the_oldest_go():
    visitor = Visitor(desk(held=FAULTY.stat().st_size + 10))
    first = visitor.give(sent(FAULTY)).url.path
    second = visitor.give(sent(FAULTY)).url.path
    assert visitor.browser.get(first).status_code == 404
    assert visitor.browser.get(second).status_code == 200
    assert visitor.give(("a.txt", b"x" * (FAULTY.stat().st_size + 11))).status_code == 503


def offered(page):
    """What may be made of the document of a page."""
    return re.findall(r'action="[^"]*/(gop-y|theo-doi|sua)"', page)


def test_nothing_is_offered_where_nothing_would_change(visitor):
    assert offered(visitor.give(sent(FAULTY)).text) == ["gop-y", "theo-doi", "sua"]
    assert offered(visitor.give(sent(PLAN)).text) == []
    by_hand = visitor.give(sent(next((FIXTURES / "faulty").glob("TT0101*.docx")))).text
    assert ("sua" in offered(by_hand), "tự sửa được" in by_hand) in ((True, False), (False, True))
    assert "gop-y" in offered(by_hand)


def test_what_an_archive_holds_of_other_kinds_is_named(visitor):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("một.docx", PLAN.read_bytes())
        for name in ("trang.html", "cai-dat.exe", "thu-muc/ma.js", "__MACOSX/._một.docx", "x<script>.dll"):
            archive.writestr(name, b"MZ")
    page = visitor.give(("tất cả.zip", packed.getvalue())).text
    for name in ("trang.html", "cai-dat.exe", "thu-muc/ma.js"):
        assert name in page, name
    assert "__MACOSX" not in page
    assert "<script>.dll" not in page
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("hai.docx", FAULTY.read_bytes())
    listed = visitor.give(("tất cả.zip", packed.getvalue())).text
    assert "cai-dat.exe" in listed  # what could be a paper, or a program, is told with the first document as not read
    assert "Trong gói còn 2 tệp" in listed
    assert "thu-muc/ma.js" in listed


def test_how_many_of_a_visit_pass_and_fail_is_told_above_them(visitor):
    page = visitor.give(sent(FAULTY), sent(PLAN), sent(PLAN, "nữa.docx")).text
    head = page[: page.index("<table")]
    assert re.findall(r"</span>([^<:]+): (\d)</span>", head) == [("Đạt", "2"), ("Không đạt", "1")]


def test_a_plan_with_errors_is_called_passed_nowhere_even_where_none_is_to_fail(tmp_path):
    (tmp_path / "thethuc.toml").write_text('fail-on = "never"\n', encoding="utf-8")
    visitor = Visitor(desk(no_config=False, config=str(tmp_path / "thethuc.toml")))
    page = visitor.give(sent(FAULTY), sent(PLAN), sent(PLAN, "nữa.docx")).text
    head = page[: page.index("<table")]
    assert re.findall(r"</span>([^<:]+): (\d)</span>", head) == [("Đạt", "2"), ("Còn lỗi", "1")]
    assert "<title>Còn lỗi – " in visitor.give(sent(FAULTY)).text


def test_the_window_for_choosing_files_shows_every_kind_that_is_read(visitor):
    shown = re.search(r'name="files"[^>]* accept="([^"]*)"', visitor.browser.get("/kiem-tra").text)[1].split(",")
    assert {".docx", ".fodt", ".doc", ".pdf", ".webp", ".txt", ".zip", ".edxml", ".html", ".htm", ".mht", ".mhtml"} <= set(shown)
    assert ".exe" not in shown
