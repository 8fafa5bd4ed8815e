"""The queue: what came in, from arrival to the end, decided and gone on with on one page, one by one and many at once."""

from __future__ import annotations

import re
import time
from datetime import date
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="the queue was NOT tested: pip install '.[office]'")

from checker.desk.dossiers import dossier, lawful
from checker.desk.pages import day, moment
from checker.desk.queue_rows import PAGE, Wanted, page_of
from checker.desk.server import application
from checker.desk.work import NotMade, letter_file
from checker.register.auditing import Audit, audit_settings
from tests.desk.conftest import FAULTY, OPTIONS, WHO, InlineBench, Visitor, judged

FIXTURES = Path(__file__).parents[2] / "fixtures"


def hashes(page):
    return re.findall(r'name="ticked" value="(\w{64})"', page)


def test_the_queue_lists_what_came_in_with_its_verdict_and_who_has_it(reviewer):
    page = reviewer.browser.get("/hang-doi").text
    assert len(hashes(page)) == len(FAULTY)
    assert page.count("chưa ai nhận") == len(FAULTY)
    assert "Không đạt" in page
    assert "Hàng đợi" in reviewer.browser.get("/kiem-tra").text


def test_files_of_one_plan_are_told_apart_by_their_names(register, reviewer, inbox):
    plan = next(path for path in sorted(inbox.iterdir()) if path.suffix == ".docx")
    (inbox / "gửi lại.docx").write_bytes(plan.read_bytes() + b"\0")
    judged(register, inbox)
    page = reviewer.browser.get("/hang-doi").text
    assert f" · {plan.name}</span>" in page
    assert " · gửi lại.docx</span>" in page


def test_organs_of_one_name_are_told_apart_in_the_queue_and_on_their_pages(register, reviewer, inbox):
    text = (FIXTURES / "compliant" / "so-noi-vu.txt").read_text("utf-8")
    (inbox / "khác.txt").write_text(text.replace("UBND TỈNH TÂY NINH", "UBND TỈNH VĨNH SƠN"), encoding="utf-8")
    judged(register, inbox)
    page = reviewer.browser.get("/hang-doi").text
    assert "SỞ NỘI VỤ – UBND TỈNH TÂY NINH · 125/KH-SNV" in page
    assert "SỞ NỘI VỤ – UBND TỈNH VĨNH SƠN · 125/KH-SNV" in page
    pages = [page_at(reviewer, sha256) for sha256 in hashes(page)]
    assert sum("SỞ NỘI VỤ – UBND TỈNH VĨNH SƠN · 125/KH-SNV" in each for each in pages) == 1


def test_a_plan_whose_organ_was_not_read_says_so_in_the_queue_and_on_its_page(register, reviewer, inbox):
    path = next((FIXTURES / "faulty").glob("TT0201*.docx"))
    (inbox / path.name).write_bytes(path.read_bytes())
    judged(register, inbox)
    page = reviewer.browser.get("/hang-doi").text
    assert page.count("không đọc được tên cơ quan · 125/KH-SNV") == 1
    pages = [page_at(reviewer, sha256) for sha256 in hashes(page)]
    assert sum("không đọc được tên cơ quan · 125/KH-SNV" in each for each in pages) == 1


def test_a_form_that_came_back_and_is_opened_again_is_the_page_of_its_document(reviewer):
    first, *_ = hashes(reviewer.browser.get("/hang-doi").text)
    page = reviewer.browser.get(f"/hang-doi/{first}").text
    field = re.search(r'name="(f:[^"]+)"', page)[1]
    back = reviewer.post(f"/hang-doi/{first}/quyet-dinh", **{field: "mistaken", "reason": ""})
    assert (back.status_code, ">Phải nêu lý do (báo nhầm).</p>" in back.text, "quyết định nào cũng phải có" in page) == (422, True, True)
    for form in re.findall(rf'action="(/hang-doi/{first}/[^"]+)"', page):
        opened = reviewer.browser.get(form)
        assert (opened.status_code, opened.url.path) == (200, f"/hang-doi/{first}"), form
    assert reviewer.browser.get(f"/hang-doi/{first}/khac").status_code == 404


def test_one_page_decides_writes_and_goes_on_to_the_next(reviewer, register):
    """Complaint 1: after deciding one must go back to the list, and the way to the next vanished."""
    first, second, *_ = hashes(reviewer.browser.get("/hang-doi").text)
    page = reviewer.browser.get(f"/hang-doi/{first}").text
    assert f'href="/hang-doi/{second}"' in page
    assert 'class="sheets"' in page
    field = re.search(r'name="(f:[^"]+)"', page)[1]
    reviewer.post(f"/hang-doi/{first}/quyet-dinh", **{field: "waived", "reason": "văn bản của năm trước"})
    assert "chấp nhận lần này" in reviewer.browser.get(f"/hang-doi/{first}").text
    done = reviewer.post(f"/hang-doi/{first}/buoc", what="told", reason="đã gửi công văn")
    assert done.url.path == f"/hang-doi/{second}"
    found = dossier(register, first)
    assert found.document["state"] == "told"
    assert [row["kind"] for row in found.history[:2]] == ["told", "waived"]
    assert found.history[0]["who"] == WHO


def test_many_at_once_take_only_steps_lawful_for_each_with_one_reason(reviewer, register):
    """Complaints 2 and 3: many at once went round the workflow, offered what is not allowed, and asked for no reason."""
    ticked = hashes(reviewer.browser.get("/hang-doi").text)
    assert reviewer.browser.post("/hang-doi", data={"token": reviewer.token, "ticked": ticked, "what": "told"}).status_code == 422
    assert {dossier(register, each).document["state"] for each in ticked} == {"checked"}
    register.record("closed", ticked[0], who=WHO, why="xong")
    sent = {"token": reviewer.token, "ticked": ticked, "what": "told", "reason": "đã gửi"}
    assert reviewer.browser.post("/hang-doi", data=sent).status_code == 409
    assert [dossier(register, each).document["state"] for each in ticked] == ["closed", "checked", "checked"]
    assert reviewer.browser.post("/hang-doi", data={**sent, "ticked": ticked[1:]}).status_code == 200
    assert [dossier(register, each).history[0]["why"] for each in ticked[1:]] == ["đã gửi", "đã gửi"]


def test_an_issued_plan_is_never_returned_for_its_form(register, reviewer):
    """Khoản 3 Điều 18: its issuer mends it; only a draft goes back to its unit."""
    sha256 = hashes(reviewer.browser.get("/hang-doi").text)[0]
    assert "returned" not in dossier(register, sha256).steps
    assert "returned" in lawful("checked", "draft")
    assert reviewer.post(f"/hang-doi/{sha256}/buoc", what="returned", reason="sai").status_code == 409


def step(reviewer, sha256, what, reason=""):
    return reviewer.post(f"/hang-doi/{sha256}/buoc", what=what, reason=reason)


def offered(reviewer, sha256):
    """The steps on the page of a document."""
    return re.findall(r'value="(\w+)"', re.search(r'<select id="what".*?</select>', page_at(reviewer, sha256))[0])


def page_at(reviewer, sha256):
    return reviewer.browser.get(f"/hang-doi/{sha256}").text


def errors_of(register, sha256):
    return [(row["rule"], row["fingerprint"]) for row in dossier(register, sha256).findings if row["level"] == "error"]


def test_a_form_is_approved_only_when_every_error_was_decided_to_be_none_and_with_a_reason(reviewer, register):
    sha256, other, *_ = hashes(reviewer.browser.get("/hang-doi").text)
    (rule, fingerprint), *more = errors_of(register, sha256)
    assert "approved" not in offered(reviewer, sha256)
    refused = step(reviewer, sha256, "approved", "khổ giấy đã sửa trên bản in")
    assert (refused.status_code, f"chưa quyết định: {rule}" in refused.text) == (409, True)
    for each in more:
        register.decide(sha256, *each, "waived", who=WHO, why="x")
    register.decide(sha256, rule, fingerprint, "confirmed", who=WHO, why="x")
    refused = step(reviewer, sha256, "approved", "x")
    assert (refused.status_code, f"xác nhận là đúng: {rule}" in refused.text) == (409, True)
    register.decide(sha256, rule, fingerprint, "mistaken", who=WHO, why="x")
    assert "approved" in offered(reviewer, sha256)
    many = {"token": reviewer.token, "ticked": [sha256, other], "what": "approved", "reason": "x"}
    refused = reviewer.browser.post("/hang-doi", data=many)
    assert (refused.status_code, dossier(register, other).name in refused.text) == (409, True)
    assert "Chưa làm cho văn bản nào" in refused.text
    assert step(reviewer, sha256, "approved").status_code == 422
    assert dossier(register, sha256).document["state"] == "checked"
    assert step(reviewer, sha256, "approved", "mẫu riêng").status_code == 200
    approval = dossier(register, sha256).history[0]
    assert (approval["kind"], approval["who"]) == ("approved", WHO)
    assert "version" in approval["details"]


def test_a_plan_without_faults_is_approved_freely_and_nobody_is_told_of_faults(register, reviewer, inbox):
    path = next((FIXTURES / "compliant").glob("*.docx"))
    (inbox / path.name).write_bytes(path.read_bytes())
    judged(register, inbox)
    (sha256,) = hashes(reviewer.browser.get("/hang-doi?kl=pass").text)
    faulty = hashes(reviewer.browser.get("/hang-doi?kl=fail").text)[0]
    assert {"told", "corrected"} & set(offered(reviewer, sha256)) == set()
    assert {"told", "corrected"} <= set(offered(reviewer, faulty))
    for what in ("told", "corrected"):
        assert "không có lỗi hay cảnh báo nào" in step(reviewer, sha256, what, "đã gửi").text, what
        many = {"token": reviewer.token, "ticked": [faulty, sha256], "what": what, "reason": "x"}
        assert path.name in reviewer.browser.post("/hang-doi", data=many).text, what
    assert dossier(register, faulty).document["state"] == "checked"
    assert step(reviewer, sha256, "approved").status_code == 200


def test_two_reviewers_do_not_overwrite_each_other_unseen(reviewer, register):
    sha256 = hashes(reviewer.browser.get("/hang-doi").text)[0]
    seen = re.search(r'name="seen" value="(\d+)"', reviewer.browser.get(f"/hang-doi/{sha256}").text)[1]
    assert reviewer.post(f"/hang-doi/{sha256}/nhan", what="assign", seen=seen).status_code == 200
    late = reviewer.post(f"/hang-doi/{sha256}/nhan", what="release", seen=seen)
    assert (late.status_code, "Đã có người khác" in late.text) == (409, True)
    assert dossier(register, sha256).assignee == WHO


def test_only_findings_that_are_there_are_decided_and_only_documents_that_are_there_given(reviewer, register):
    sha256 = hashes(reviewer.browser.get("/hang-doi").text)[0]
    answer = reviewer.post(f"/hang-doi/{sha256}/quyet-dinh", **{"f:TT9999:zz": "confirmed", "reason": "x"})
    assert answer.status_code == 409
    sent = {"token": reviewer.token, "ticked": [sha256, "0" * 64], "what": "assign"}
    assert reviewer.browser.post("/hang-doi", data=sent).status_code == 409
    found = dossier(register, sha256)
    assert (found.assignee, dict(found.decisions)) == ("", {})


def test_a_document_is_taken_and_released_and_ones_own_can_be_listed(reviewer):
    ticked = hashes(reviewer.browser.get("/hang-doi").text)
    reviewer.post(f"/hang-doi/{ticked[0]}/nhan", what="assign")
    assert hashes(reviewer.browser.get("/hang-doi?cua=toi").text) == ticked[:1]
    reviewer.browser.post("/hang-doi", data={"token": reviewer.token, "ticked": ticked[1:], "what": "assign"})
    assert len(hashes(reviewer.browser.get("/hang-doi?cua=toi").text)) == 3
    reviewer.post(f"/hang-doi/{ticked[0]}/nhan", what="release")
    assert hashes(reviewer.browser.get("/hang-doi?cua=toi").text) == ticked[1:]


def test_a_form_that_says_nothing_of_what_to_do_with_a_document_takes_it_from_nobody(reviewer, register):
    first = hashes(reviewer.browser.get("/hang-doi").text)[0]
    reviewer.post(f"/hang-doi/{first}/nhan", what="assign")
    for what in ({}, {"what": ""}, {"what": "told"}):
        refused = reviewer.post(f"/hang-doi/{first}/nhan", **what)
        assert (refused.status_code, dossier(register, first).assignee) == (422, WHO)
        assert "Chưa chọn việc cần làm" in refused.text


def test_of_a_reason_nothing_is_kept_that_steers_a_terminal_or_that_a_database_refuses(reviewer, register):
    first = hashes(reviewer.browser.get("/hang-doi").text)[0]
    reviewer.post(f"/hang-doi/{first}/nhan", what="assign", reason=" nghỉ\n\x1b[2J\0\u202ephép ")
    assert dossier(register, first).history[0]["why"] == "nghỉ \ufffd[2J\ufffd\ufffdphép"


def test_a_decision_outlives_another_version_of_the_rules(register, reviewer, inbox):
    """Complaint 5: a decision was lost when a rule was off in between. Complaint 7: “wrong” was the only way to say “let pass”."""
    sha256 = hashes(reviewer.browser.get("/hang-doi").text)[0]
    field = re.search(r'name="(f:[^"]+)"', reviewer.browser.get(f"/hang-doi/{sha256}").text)[1]
    reviewer.post(f"/hang-doi/{sha256}/quyet-dinh", **{field: "mistaken", "reason": "mẫu riêng"})
    audit = Audit(register, audit_settings({"ignore": ("TT",)}, None, True), WHO, jobs=1)
    list(audit.over([str(path) for path in inbox.iterdir()]))
    audit.end()
    judged(register, inbox)
    page = reviewer.browser.get(f"/hang-doi/{sha256}").text
    assert '<option value="">báo nhầm</option>' in page
    assert 'value="waived"' in page


def test_what_is_searched_and_filtered_is_found_and_stays_on_the_way(reviewer):
    every = hashes(reviewer.browser.get("/hang-doi").text)
    assert len(hashes(reviewer.browser.get("/hang-doi?kl=fail").text)) == len(every)
    assert hashes(reviewer.browser.get("/hang-doi?kl=pass").text) == []
    assert hashes(reviewer.browser.get("/hang-doi?tt=closed").text) == []
    assert len(hashes(reviewer.browser.get("/hang-doi?tim=kh-snv").text)) == len(every)
    assert hashes(reviewer.browser.get("/hang-doi?tim=%25").text) == []
    page = reviewer.browser.get("/hang-doi?tim=kh-snv&kl=fail").text
    assert f"/hang-doi/{every[0]}?kl=fail&amp;tim=kh-snv" in page


def test_a_file_that_changed_or_went_is_said_to_be_gone_and_the_rest_still_shown(reviewer, inbox):
    sha256 = hashes(reviewer.browser.get("/hang-doi").text)[0]
    for path in inbox.iterdir():
        path.write_bytes(b"changed")
    page = reviewer.browser.get(f"/hang-doi/{sha256}").text
    assert "Không tìm thấy tệp này" in page
    assert 'class="sheets"' not in page
    assert re.search(r'name="f:[^"]+"', page)
    assert reviewer.post(f"/hang-doi/{sha256}/thu").status_code == 404


def test_the_letter_is_made_or_why_not_is_said(reviewer, register):
    """Complaint 4: broad categories alone do not tell enough; the letter has the detail, or one sentence says what it lacks."""
    sha256 = hashes(reviewer.browser.get("/hang-doi").text)[0]
    answer = reviewer.post(f"/hang-doi/{sha256}/thu", tim="kh-snv")
    assert answer.status_code == 422
    assert "thethuc desk --office" in answer.text
    assert f'href="/hang-doi/{sha256}?tim=kh-snv"' in answer.text
    told = application(OPTIONS._replace(office="Sở Nội vụ tỉnh Cà Mau"), bench=InlineBench(), register=register)
    assert Visitor(told).post(f"/hang-doi/{sha256}/thu").content[:2] == b"PK"


def test_the_style_of_a_page_just_made_asks_the_register_for_nothing(reviewer, monkeypatch):
    sha256 = hashes(reviewer.browser.get("/hang-doi").text)[0]
    way, alone = f"/hang-doi/{sha256}/kieu.css", reviewer.browser.get(f"/hang-doi/{sha256}/kieu.css").text
    reviewer.browser.get(f"/hang-doi/{sha256}")
    monkeypatch.setattr("checker.desk.queue_answers.dossier", None)
    assert (reviewer.browser.get(way).text, bool(alone)) == (alone, True)


def test_of_a_plan_without_errors_there_is_no_letter_and_no_option_of_a_command_is_named():
    clean = Path(__file__).parents[2] / "fixtures" / "compliant" / "so-noi-vu.docx"
    told = letter_file(str(clean), "vi", None, True, "Ủy ban nhân dân tỉnh Cà Mau")
    assert told == NotMade("Không có lỗi bắt buộc nào để nêu nên không lập thư.")


def test_trouble_at_the_queue_leads_back_to_where_one_was(reviewer):
    sha256 = hashes(reviewer.browser.get("/hang-doi").text)[0]
    assert f'href="/hang-doi/{sha256}?kl=fail"' in reviewer.post(f"/hang-doi/{sha256}/thu", kl="fail").text
    stays = reviewer.post(f"/hang-doi/{sha256}/buoc", what="returned", kl="fail").text
    assert '<a class="button" href="/hang-doi?kl=fail"' in stays
    assert '<input type="hidden" name="kl" value="fail">' in stays
    assert f'href="/hang-doi/{sha256}?kl=fail"' in reviewer.post("/hang-doi", what="closed", kl="fail").text
    assert '<a class="button" href="/hang-doi"' in reviewer.browser.get("/hang-doi/" + "0" * 64).text


@pytest.mark.parametrize(
    ("zone", "shown"), [("", "07/02/2024 03:30"), ("Asia/Ho_Chi_Minh", "07/02/2024 03:30"), ("UTC", "06/02/2024 20:30 (UTC)")]
)
def test_moments_are_told_by_the_office_s_clock_which_is_vietnam_s_unless_the_machine_is_told_otherwise(monkeypatch, zone, shown):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert moment("2024-02-06T20:30:05.1Z", "vi") == shown
    finally:
        monkeypatch.undo()
        time.tzset()


def test_days_and_events_are_told_as_the_office_writes_them(reviewer, register, inbox):
    (inbox / "ban-nua.docx").write_bytes(min(inbox.iterdir()).read_bytes())
    judged(register, inbox)
    listed = reviewer.browser.get("/hang-doi").text
    assert "Ngày nhận (hoặc soát lần đầu)" in listed
    pages = [page_at(reviewer, each) for each in hashes(listed)]
    assert all("đã soát (Không đạt)" in page and "queue.event" not in page for page in pages)
    assert any("có thêm ở nơi khác" in page for page in pages)
    assert (day("2024-02-06", "vi"), day("", "vi")) == ("06/02/2024", "")


def test_days_and_moments_are_told_in_english_as_everywhere_in_english(reviewer):
    reviewer.browser.get("/ngon-ngu/en?ve=/hang-doi")
    page = reviewer.browser.get("/hang-doi").text
    assert re.search(r">\d{4}-\d\d-\d\d</td>", page)
    assert not re.search(r"\d\d/\d\d/\d{4}", page)
    assert re.search(r'<b class="day">\d{4}-\d\d-\d\d \d\d:\d\d</b>', page_at(reviewer, hashes(page)[0]))


def test_what_is_done_with_is_found_again_without_knowing_where_it_stands(reviewer, register):
    first = hashes(reviewer.browser.get("/hang-doi").text)[0]
    name = Path(dossier(register, first).name).name
    reviewer.post(f"/hang-doi/{first}/buoc", what="closed", reason="xong")
    nothing = reviewer.browser.get("/hang-doi", params={"tim": f'"{name}"'}).text
    assert first not in nothing
    way = re.search(r'href="(/hang-doi[^"]*tt=moi[^"]*)"', nothing)[1].replace("&amp;", "&")
    found = reviewer.browser.get(way).text
    assert first in hashes(found)
    assert '<option value="moi" selected>mọi tình trạng</option>' in found
    assert "tt=moi" not in reviewer.browser.get("/hang-doi?tt=moi&tim=khongcogi").text.split('class="lead"')[1].split("</p>")[0]


def test_what_was_done_is_said_once_on_the_page_that_follows(reviewer, register):
    first, second, *_ = hashes(reviewer.browser.get("/hang-doi").text)

    def said(page):
        return re.findall(r'<p role="status" class="done">([^<]*)</p>', page)

    assert said(reviewer.post("/hang-doi", what="assign", ticked=[first, second]).text) == ["Đã ghi cho 2 văn bản."]
    assert said(reviewer.browser.get("/hang-doi").text) == []
    assert said(reviewer.post(f"/hang-doi/{first}/buoc", what="closed", reason="xong").text) == ["Đã ghi bước tiếp theo của văn bản trước."]
    assert said(reviewer.post(f"/hang-doi/{first}/buoc", what="closed", reason="xong").text) == []
    for made_up in ("x.2", "many.9999999", "many.-1", "<b>.1", "many", ""):
        reviewer.browser.cookies.set("thethuc_done", made_up, domain="127.0.0.1")
        assert said(reviewer.browser.get("/hang-doi").text) == [], made_up


def test_what_corrects_a_document_is_chosen_among_later_ones_of_its_organ(reviewer, register, inbox):
    stranger = next((FIXTURES / "compliant").glob("ban-chi-dao.docx"))
    (inbox / stranger.name).write_bytes(stranger.read_bytes())
    judged(register, inbox)
    sha256, by, *_ = hashes(reviewer.browser.get("/hang-doi?kl=fail").text)
    (other,) = hashes(reviewer.browser.get("/hang-doi?kl=pass").text)
    choice = re.search(r'<select id="by".*?</select>', page_at(reviewer, sha256))[0]
    assert by in choice
    assert dossier(register, by).name in choice
    assert sha256 not in choice
    assert other not in choice
    assert reviewer.post(f"/hang-doi/{sha256}/buoc", what="corrected", by=by).status_code == 200
    assert [each["sha256"] for each in dossier(register, sha256).linked] == [by]
    assert reviewer.post(f"/hang-doi/{sha256}/buoc", what="replaced", by="", by_hash=other).status_code == 200
    assert [each["sha256"] for each in dossier(register, sha256).linked] == [by, other]


def test_no_step_without_this_visitors_token(reviewer, register):
    sha256 = hashes(reviewer.browser.get("/hang-doi").text)[0]
    for path in ("buoc", "nhan", "quyet-dinh", "thu"):
        assert reviewer.browser.post(f"/hang-doi/{sha256}/{path}", data={"what": "closed", "reason": "x"}).status_code == 403
    assert reviewer.browser.post("/hang-doi", data={"ticked": sha256, "what": "closed", "reason": "x"}).status_code == 403
    assert dossier(register, sha256).document["state"] == "checked"
    assert reviewer.browser.get("/hang-doi/" + "0" * 64).status_code == 404


def test_pages_follow_each_other_without_losing_a_row(register, entries_for):
    entries_for(register, 2 * PAGE + 7)
    seen, wanted = [], Wanted()
    for _ in range(4):
        rows = page_of(register, wanted, date(2026, 3, 9))
        seen += [row.document["sha256"] for row in rows[:PAGE]]
        if len(rows) <= PAGE:
            break
        last = rows[PAGE - 1].document
        wanted = wanted._replace(after=(last["received"], last["id"]))
    assert len(seen) == len(set(seen)) == 2 * PAGE + 7 + len(FAULTY)


@pytest.fixture
def entries_for():
    """Documents added to a register without any file."""
    from checker.running.one import judge
    from checker.running.tasks import Task

    def add(register, count):
        report = judge("a.txt", Task(), next((FIXTURES / "compliant").glob("*.txt")).read_bytes())
        run = register.begin(WHO)
        version = register.version(audit_version())
        for at in range(count):
            register.add(report_with(report, at), f"a{at}.txt", version, run)

    return add


def report_with(report, at):
    from checker.model.records import replace

    return replace(report, sha256=f"{at:064x}")


def audit_version():
    from checker.register import version_of
    from checker.running.tasks import Task

    return version_of(Task())


@pytest.mark.parametrize("few", [0, 2_000], ids=["asked one after the other", "asked by their numbers"])
def test_words_with_marks_or_without_phrases_and_beginnings_are_looked_for(reviewer, monkeypatch, few):
    monkeypatch.setattr("checker.desk.queue_rows._FEW", few)
    every = hashes(reviewer.browser.get("/hang-doi").text)
    for asked in ("sở nội vụ", "SO NOI VU", '"công tác văn thư"', "cong tac vă*"):
        assert hashes(reviewer.browser.get("/hang-doi", params={"tim": asked}).text) == every, asked
    for asked in ("số nội vụ", '"văn thư công tác"', "cong tac v", "%", '" OR xyzzy'):
        assert hashes(reviewer.browser.get("/hang-doi", params={"tim": asked}).text) == [], asked


def test_a_filter_is_kept_under_a_name_seen_by_its_maker_and_shared_with_the_section(reviewer, register):
    other = Visitor(application(OPTIONS._replace(who="Trần Bình"), bench=InlineBench(), register=register))
    reviewer.post("/hang-doi/bo-loc", name="chưa đạt", kl="fail", tim='"văn thư"')
    reviewer.post("/hang-doi/bo-loc", name="việc của tôi", cua="toi", shared="yes")
    mine, theirs = reviewer.browser.get("/hang-doi").text, other.browser.get("/hang-doi").text
    way = '<a href="/hang-doi?kl=fail&amp;tim=%22v%C4%83n+th%C6%B0%22"'
    assert (way in mine, way in theirs) == (True, False)
    assert (">việc của tôi</a>" in mine, ">việc của tôi</a>" in theirs, f"của {WHO}" in theirs) == (True, True, True)
    number = re.search(r'name="drop" value="(\d+)" aria-label="Bỏ bộ lọc việc của tôi"', mine)[1]
    assert f'name="drop" value="{number}"' not in theirs
    other.post("/hang-doi/bo-loc", drop=number)
    assert ">việc của tôi</a>" in other.browser.get("/hang-doi").text
    reviewer.post("/hang-doi/bo-loc", drop=number)
    assert ">việc của tôi</a>" not in other.browser.get("/hang-doi").text


def test_a_filter_has_a_name_no_script_and_there_are_not_too_many(reviewer):
    for name in ("", "x" * 61):
        assert reviewer.post("/hang-doi/bo-loc", name=name).status_code == 422, name
    assert reviewer.browser.post("/hang-doi/bo-loc", data={"name": "a"}).status_code == 403
    reviewer.post("/hang-doi/bo-loc", name="<script>x</script>")
    assert "<script>x" not in reviewer.browser.get("/hang-doi").text
    for at in range(49):
        assert reviewer.post("/hang-doi/bo-loc", name=f"b {at}").status_code == 200
    assert reviewer.post("/hang-doi/bo-loc", name="b 50").status_code == 409
    assert reviewer.post("/hang-doi/bo-loc", name="b 48", kl="pass").status_code == 200


def words_twice(inbox):
    """A plan that says one thing wrong in several places."""
    path = inbox / "nhieu-cho.txt"
    plain = next((FIXTURES / "compliant").glob("so-noi-vu.txt")).read_text("utf-8")
    path.write_text(plain.replace("Căn cứ", "căn cứ").replace("\n1. ", "\n1 . ").replace(";\n", " ;\n"), "utf-8")
    return path


def test_findings_of_one_cause_stand_together_and_are_decided_at_once_or_each(reviewer, register, inbox):
    before = set(hashes(reviewer.browser.get("/hang-doi").text))
    words_twice(inbox)
    judged(register, inbox)
    (sha256,) = set(hashes(reviewer.browser.get("/hang-doi").text)) - before
    page = page_at(reviewer, sha256)
    number = re.search(r'name="g:(\d+)"', page)[1]
    those = re.findall(rf'name="in:{number}" value="([^"]+)"', page)
    assert len(those) > 1
    assert f"{len(those)} chỗ" in page
    sent = {"token": reviewer.token, f"g:{number}": "waived", f"in:{number}": those, f"f:{those[0]}": "confirmed", "reason": "x"}
    assert reviewer.browser.post(f"/hang-doi/{sha256}/quyet-dinh", data=sent).status_code == 200
    decided = {f"{rule}:{mark}": told for (rule, mark), told in dossier(register, sha256).decisions.items()}
    assert decided == {**dict.fromkeys(those, "waived"), those[0]: "confirmed"}
    sent = {"token": reviewer.token, "g:9": "waived", "in:9": [those[0], "TT9999:zz"], "reason": "x"}
    assert reviewer.browser.post(f"/hang-doi/{sha256}/quyet-dinh", data=sent).status_code == 409
    assert dossier(register, sha256).decisions[tuple(those[0].split(":"))] == "confirmed"


def test_what_lies_between_plans_is_told_with_both_side_by_side(reviewer, register, inbox):
    again = inbox / "cap-lai.docx"
    path = next(each for each in inbox.iterdir() if each.name.startswith("TT0001"))
    again.write_bytes(next((FIXTURES / "compliant").glob("so-noi-vu.docx")).read_bytes())
    judged(register, inbox)
    (sha256,) = {each for each in hashes(reviewer.browser.get("/hang-doi").text) if path.name in dossier(register, each).paths[0]}
    page = page_at(reviewer, sha256)
    told = re.search(r'<ul class="crossings">.*?</ul>\n</section>', page, re.DOTALL)[0]
    assert re.search(r'<a href="/hang-doi/\w{64}">[^<]+</a>: Số', told)
    assert f"<b>{path}</b>" in told
    assert "TT300" in told


def test_the_report_on_a_document_is_read_once_however_often_its_page_asks_it(reviewer, monkeypatch):
    import json

    read, loads = [], json.loads
    monkeypatch.setattr(json, "loads", lambda text, **more: (read.append(text), loads(text, **more))[1])
    sha256 = hashes(reviewer.browser.get("/hang-doi").text)[0]
    for _ in range(2):
        page = reviewer.browser.get(f"/hang-doi/{sha256}").text
    field = re.search(r'name="(f:[^"]+)"', page)[1]
    reviewer.post(f"/hang-doi/{sha256}/quyet-dinh", **{field: "waived", "reason": "đã xem"})
    assert sum('"thethuc-report/' in str(text[:80]) for text in read) == 1
