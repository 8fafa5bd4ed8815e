"""A form that lacks something comes back as it was filled in, the message beside the field; what is done with many is done with all."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

pytest.importorskip("sqlalchemy", reason="the queue was NOT tested: pip install '.[office]'")

from checker.desk import queue_steps
from checker.desk.dossiers import dossier
from checker.register import faults
from tests.desk.conftest import WHO
from tests.desk.test_queue import errors_of, hashes, page_at, step


def field(page, identity):
    """The tag of a field."""
    return re.search(rf'<(?:input|select) id="{identity}"[^>]*>', page)[0]


def test_a_step_without_its_reason_comes_back_with_what_was_chosen(reviewer, register):
    sha256 = hashes(reviewer.browser.get("/hang-doi").text)[0]
    for what in ("told", "accepted", "closed"):
        answer = reviewer.post(f"/hang-doi/{sha256}/buoc", what=what, reason="  ", by_hash="f" * 64, kl="fail")
        assert answer.status_code == 422, what
        assert f'<option value="{what}" selected>' in answer.text
        assert 'aria-invalid="true" aria-describedby="wrong-step-typed"' in field(answer.text, "why2")
        assert answer.text.index('id="why2"') < answer.text.index('id="wrong-step-typed"') < answer.text.index('accesskey="b"')
        assert f'value="{"f" * 64}"' in field(answer.text, "by-hash")
        assert '<input type="hidden" name="kl" value="fail">' in answer.text
    assert dossier(register, sha256).document["state"] == "checked"


def test_a_step_the_law_does_not_allow_leaves_the_typed_reason_in_its_field(reviewer):
    sha256 = hashes(reviewer.browser.get("/hang-doi").text)[0]
    answer = step(reviewer, sha256, "returned", 'sai "thể thức" <b>')
    assert answer.status_code == 409
    assert 'value="sai &#34;thể thức&#34; &lt;b&gt;"' in field(answer.text, "why2")
    assert 'role="alert"' in answer.text


def test_a_step_that_was_not_chosen_is_said(reviewer):
    sha256 = hashes(reviewer.browser.get("/hang-doi").text)[0]
    answer = step(reviewer, sha256, "", "x")
    assert (answer.status_code, "Chưa chọn việc cần làm" in answer.text) == (422, True)
    assert reviewer.post(f"/hang-doi/{sha256}/buoc", what="checked", reason="x").status_code == 422


def test_decisions_that_were_not_chosen_are_said_and_not_silently_dropped(reviewer, register):
    sha256 = hashes(reviewer.browser.get("/hang-doi").text)[0]
    (rule, fingerprint), *_ = errors_of(register, sha256)
    answer = reviewer.post(f"/hang-doi/{sha256}/quyet-dinh", **{f"f:{rule}:{fingerprint}": "", "reason": "đã xem bản in"})
    assert (answer.status_code, "Chưa có quyết định nào được chọn" in answer.text) == (422, True)
    assert 'value="đã xem bản in"' in field(answer.text, "why")
    answer = reviewer.post(f"/hang-doi/{sha256}/quyet-dinh", **{f"f:{rule}:{fingerprint}": "waived", "reason": ""})
    assert answer.status_code == 422
    assert re.search(rf'name="f:{rule}:{fingerprint}".*?<option value="waived" selected>', answer.text)
    assert 'aria-invalid="true"' in field(answer.text, "why")
    assert dict(dossier(register, sha256).decisions) == {}


def test_a_document_with_many_findings_is_decided_in_one_form(reviewer, register):
    sha256 = hashes(reviewer.browser.get("/hang-doi").text)[0]
    (rule, fingerprint), *_ = errors_of(register, sha256)
    others = {f"f:{rule}:{number:016x}": "" for number in range(2_000)}
    answer = reviewer.post(f"/hang-doi/{sha256}/quyet-dinh", **others, **{f"f:{rule}:{fingerprint}": "waived"}, reason="đã xem bản in")
    assert answer.status_code == 200
    assert dict(dossier(register, sha256).decisions) == {(rule, fingerprint): "waived"}


def test_what_is_asked_of_many_comes_back_with_its_ticks(reviewer):
    ticked = hashes(reviewer.browser.get("/hang-doi").text)[:2]
    answer = reviewer.browser.post("/hang-doi", data={"token": reviewer.token, "ticked": ticked, "what": "closed"})
    assert (answer.status_code, "Chưa làm cho văn bản nào" in answer.text) == (422, True)
    assert re.findall(r'value="(\w{64})"[^>]* checked', answer.text) == ticked
    assert '<option value="closed" selected>' in answer.text
    answer = reviewer.post("/hang-doi", what="closed", reason="đã xử lý xong")
    assert (answer.status_code, "Chưa chọn văn bản nào" in answer.text) == (422, True)
    assert 'value="đã xử lý xong"' in field(answer.text, "reason")
    answer = reviewer.post("/hang-doi", reason="đã xử lý xong")
    said = re.search(r'<p role="alert" class="wrong" id="wrong-many-chosen">(.*?)</p>', answer.text)[1]
    assert answer.status_code == 422
    assert "Chưa chọn văn bản nào" in said
    assert "Chưa chọn việc cần làm" in said


def test_a_filter_that_lacks_a_name_comes_back_with_all_that_is_wrong_and_the_list_as_it_was(reviewer):
    for at in range(50):
        reviewer.post("/hang-doi/bo-loc", name=f"b {at}")
    answer = reviewer.post("/hang-doi/bo-loc", name="x" * 61, shared="yes", kl="fail")
    assert answer.status_code == 422
    assert "nhiều nhất 50 bộ lọc" in re.search(r'id="wrong-filter-chosen">(.*?)</p>', answer.text)[1]
    assert "Hãy đặt tên bộ lọc" in re.search(r'id="wrong-filter-typed">(.*?)</p>', answer.text)[1]
    assert f'value="{"x" * 61}" aria-invalid="true" aria-describedby="wrong-filter-typed"' in field(answer.text, "filter-name")
    assert answer.text.count(" autofocus") == 1
    assert " checked" in field(answer.text, "filter-shared")
    assert '<option value="fail" selected>' in answer.text
    assert len(hashes(answer.text)) == 3
    answer = reviewer.post("/hang-doi/bo-loc", name="b 50")
    assert (answer.status_code, "wrong-filter-typed" in answer.text) == (409, False)


def test_one_and_many_need_a_reason_by_the_same_law(reviewer, register):
    """Complaint 2: with many at once another law held than with one."""
    first, second, third = hashes(reviewer.browser.get("/hang-doi").text)
    for what in ("told", "accepted", "closed", "corrected", "replaced", "recalled"):
        one = reviewer.post(f"/hang-doi/{first}/buoc", what=what).status_code == 422
        many = reviewer.browser.post("/hang-doi", data={"token": reviewer.token, "ticked": [second, third], "what": what}).status_code
        assert (many == 422) == one, what
        if not one:
            return
    assert dossier(register, first).document["state"] == dossier(register, third).document["state"]


def test_many_are_done_with_in_one_transaction(reviewer, register, monkeypatch):
    ticked = hashes(reviewer.browser.get("/hang-doi").text)
    before = last(register)
    done, recorded = [], queue_steps.recorded

    def failing(connection, kind, sha256, **told):
        done.append(sha256)
        if len(done) == len(ticked):
            raise OSError("no room left")
        return recorded(connection, kind, sha256, **told)

    monkeypatch.setattr(queue_steps, "recorded", failing)
    sent = {"token": reviewer.token, "ticked": ticked, "what": "told", "reason": "đã gửi"}
    assert reviewer.browser.post("/hang-doi", data=sent).status_code == 500
    monkeypatch.undo()
    assert (done, last(register)) == (ticked, before)
    assert {dossier(register, each).document["state"] for each in ticked} == {"checked"}
    assert reviewer.browser.post("/hang-doi", data=sent).status_code == 200
    assert {dossier(register, each).document["state"] for each in ticked} == {"told"}


def last(register):
    from sqlalchemy import func, select

    from checker.register.tables import events

    return register.rows(select(func.max(events.c.id)))[0][0]


KILLED = """
import os, sys
from checker.desk import queue_steps
from checker.register import Register

recorded, done = queue_steps.recorded, []

def killed(*told, **more):
    number = recorded(*told, **more)
    done.append(number)
    if len(done) == 2:
        os._exit(9)
    return number

queue_steps.recorded = killed
with Register.open(sys.argv[1], create=False) as register, register.writing() as connection:
    queue_steps.done_with_all(connection, sys.argv[2:], "closed", "xong", "Lê An")
"""


def test_who_is_killed_midway_leaves_nothing_done(reviewer, register):
    ticked = hashes(reviewer.browser.get("/hang-doi").text)
    before = last(register)
    done = subprocess.run([sys.executable, "-c", KILLED, register.name, *ticked], check=False, timeout=120, env=dict(os.environ))
    assert (done.returncode, last(register)) == (9, before)
    with register.reading() as connection:
        assert list(faults(connection)) == []
    sent = {"token": reviewer.token, "ticked": ticked, "what": "closed", "reason": "xong"}
    assert reviewer.browser.post("/hang-doi", data=sent).status_code == 200
    assert last(register) == before + len(ticked)


def test_decisions_of_one_form_are_kept_together_or_not_at_all(reviewer, register, monkeypatch):
    sha256 = next(each for each in hashes(reviewer.browser.get("/hang-doi").text))
    told, decided = [], queue_steps.decided
    found = [(row["rule"], row["fingerprint"]) for row in dossier(register, sha256).findings]

    def failing(connection, *those, **more):
        told.append(those)
        if len(told) == 2:
            raise OSError("no room left")
        return decided(connection, *those, **more)

    with register.writing() as connection:  # a second finding, as another reading might have kept it
        from checker.register.tables import findings

        row = dict(dossier(register, sha256).findings[0])
        row.pop("id")
        connection.execute(findings.insert().values(**{**row, "ordinal": 99, "fingerprint": "khac"}))
    monkeypatch.setattr(queue_steps, "decided", failing)
    both = {f"f:{rule}:{mark}": "waived" for rule, mark in (found[0], (found[0][0], "khac"))}
    assert reviewer.post(f"/hang-doi/{sha256}/quyet-dinh", **both, reason="x").status_code == 500
    assert (len(told), dict(dossier(register, sha256).decisions)) == (2, {})


def test_a_hash_that_was_typed_goes_before_one_that_was_chosen(reviewer, register):
    first, second, third = hashes(reviewer.browser.get("/hang-doi").text)
    register.record("told", first, who=WHO, why="đã gửi")
    told = {"what": "corrected", "reason": "văn bản mới", "by": second, "by_hash": third}
    assert reviewer.post(f"/hang-doi/{first}/buoc", **told).status_code == 200
    assert third in dossier(register, first).history[0]["details"]


def test_what_is_ticked_is_done_with_as_a_whole_or_refused(reviewer, monkeypatch):
    done = []
    monkeypatch.setattr("checker.desk.queue.done_with_all", lambda _connection, hashes, *_: done.append(len(hashes)))
    for often in (55, 65):
        sent = {"token": reviewer.token, "ticked": [f"{number:064x}" for number in range(often)], "what": "told", "reason": "đã gửi"}
        status = reviewer.browser.post("/hang-doi", data=sent).status_code
        assert (status, done) == ((200 if often == 55 else 400), [55])


def test_a_document_ticked_twice_is_done_with_once(reviewer, register):
    (first, *_) = hashes(reviewer.browser.get("/hang-doi").text)
    sent = {"token": reviewer.token, "ticked": [first, first], "what": "told", "reason": "đã gửi"}
    assert reviewer.browser.post("/hang-doi", data=sent).status_code == 200
    assert [row["kind"] for row in dossier(register, first).history].count("told") == 1


def test_a_form_overtaken_comes_back_with_what_was_done_meanwhile(reviewer, register):
    sha256 = hashes(reviewer.browser.get("/hang-doi").text)[0]
    seen = re.search(r'name="seen" value="(\d+)"', page_at(reviewer, sha256))[1]
    register.record("told", sha256, who="Vũ Bình", why="đã gọi điện")
    late = reviewer.post(f"/hang-doi/{sha256}/buoc", what="accepted", reason="bản in đúng", seen=seen)
    assert (late.status_code, "đã gọi điện" in late.text) == (409, True)
    assert 'value="bản in đúng"' in field(late.text, "why2")
    now = re.search(r'name="seen" value="(\d+)"', late.text)[1]
    assert reviewer.post(f"/hang-doi/{sha256}/buoc", what="accepted", reason="bản in đúng", seen=now).status_code == 200
    assert dossier(register, sha256).history[0]["who"] == WHO
