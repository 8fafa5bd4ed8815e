"""Who drafted a plan is kept, and does not approve its form unless the office chose so."""

from __future__ import annotations

import pytest

pytest.importorskip("sqlalchemy", reason="the queue was NOT tested: pip install '.[office]'")

from checker.desk.dossiers import dossier
from tests.desk.conftest import WHO
from tests.desk.test_queue import hashes


@pytest.fixture
def document(reviewer, register):
    """A document of the queue whose every error was decided to be none, so that its form may be approved."""
    first = hashes(reviewer.browser.get("/hang-doi").text)[0]
    for row in dossier(register, first).findings:
        register.decide(first, row["rule"], row["fingerprint"], "mistaken", who="Bùi Giang", why="x")
    return first


def approve(reviewer, sha256):
    return reviewer.post(f"/hang-doi/{sha256}/buoc", what="approved", reason="đã sửa")


def draft(reviewer, sha256, name):
    return reviewer.post(f"/hang-doi/{sha256}/soan-thao", drafter=name)


def test_who_drafted_a_plan_is_kept_and_shown(reviewer, register, document):
    assert "Người soạn thảo: chưa ghi" in reviewer.browser.get(f"/hang-doi/{document}").text
    page = draft(reviewer, document, "  Đỗ\nHà <b> ").text
    assert ("Đã ghi người soạn thảo." in page, "Người soạn thảo: Đỗ Hà &lt;b&gt;" in page) == (True, True)
    assert "ghi người soạn thảo (Đỗ Hà &lt;b&gt;)" in page
    event = dossier(register, document).history[0]
    assert (event["kind"], event["who"], dossier(register, document).drafter) == ("drafted", WHO, "Đỗ Hà <b>")


@pytest.mark.parametrize("name", [WHO, WHO.upper(), f" {WHO}  "])
def test_who_drafted_a_plan_does_not_approve_it(reviewer, register, document, name):
    draft(reviewer, document, name)
    refused = approve(reviewer, document)
    assert (refused.status_code, "nên người khác ghi là đạt về thể thức" in refused.text) == (409, True)
    many = reviewer.browser.post("/hang-doi", data={"token": reviewer.token, "ticked": [document], "what": "approved", "reason": "đã sửa"})
    assert (many.status_code, dossier(register, document).document["state"]) == (409, "checked")
    assert reviewer.post(f"/hang-doi/{document}/buoc", what="told", reason="đã gửi").status_code == 200


def test_who_drafted_a_plan_approves_it_where_the_office_chose_so(reviewer, register, document):
    draft(reviewer, document, WHO)
    register.choose("drafter_approves", True, who="Bùi Giang")
    assert (approve(reviewer, document).status_code, dossier(register, document).document["state"]) == (200, "approved")


def test_anybody_else_approves_it(reviewer, register, document):
    draft(reviewer, document, "Đỗ Hà")
    assert (approve(reviewer, document).status_code, dossier(register, document).document["state"]) == (200, "approved")


def test_who_is_named_as_drafter_does_not_take_the_name_out(reviewer, register, document):
    draft(reviewer, document, WHO)
    for name in ("", "Đỗ Hà"):
        refused = draft(reviewer, document, name)
        assert (refused.status_code, "không tự bỏ tên mình" in refused.text) == (409, True)
    assert draft(reviewer, document, WHO).status_code == 200
    register.record("drafted", document, who="Bùi Giang", details={"drafter": ""})
    assert (dossier(register, document).drafter, draft(reviewer, document, "Đỗ Hà").status_code) == ("", 200)
