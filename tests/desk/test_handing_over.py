"""Work given to a colleague: by whom, to whom, and what the register and the page say of it afterwards."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

pytest.importorskip("sqlalchemy", reason="the queue was NOT tested: pip install '.[office]'")

from checker.desk.dossiers import dossier
from checker.desk.people import People
from checker.desk.server import application
from tests.desk.conftest import HERE, OPTIONS, InlineBench
from tests.desk.test_people import GOOD, QUICK
from tests.desk.test_queue import hashes

HEAD, ONE, OTHER = "Lê An", "Vũ Bình", "Trần Mai"


class Member:
    """Somebody of the section, logged in."""

    def __init__(self, app, name):
        self.browser = TestClient(app, base_url=HERE)
        sent = {"token": self.token_at("/dang-nhap"), "name": name, "password": GOOD}
        assert self.browser.post("/dang-nhap", data=sent).status_code == 200

    def token_at(self, path):
        return re.search(r'name="token" value="(\w+)"', self.browser.get(path).text)[1]

    def sends(self, sha256, what, **fields):
        path = f"/hang-doi/{sha256}"
        return self.browser.post(f"{path}/nhan", data={"token": self.token_at(path), "what": what, **fields})

    def may_choose(self, sha256):
        page = self.browser.get(f"/hang-doi/{sha256}").text
        return re.findall(r"<option>([^<]*)</option>", page.split('id="to"')[1].split("</select>")[0]) if 'id="to"' in page else None


@pytest.fixture
def members(tmp_path, register):
    people = People(str(tmp_path / "people.db"), hasher=QUICK)
    for name, role in ((HEAD, "head"), (ONE, "reviewer"), (OTHER, "reviewer"), ("Đỗ Chi", "clerk"), ("Ngô Đi", "reviewer")):
        people.add(name, role, GOOD, who="?")
    people.change("Ngô Đi", role="reviewer", active=False, who="?")
    app = application(OPTIONS, bench=InlineBench(), register=register, people=people)
    yield {name: Member(app, name) for name in (HEAD, ONE, OTHER)}
    people.close()


@pytest.fixture
def sha256(members):
    return hashes(members[HEAD].browser.get("/hang-doi").text)[0]


def test_a_reviewer_gives_what_is_theirs_and_the_page_and_the_register_say_so(members, register, sha256):
    members[ONE].sends(sha256, "assign")
    assert members[ONE].may_choose(sha256) == [HEAD, OTHER]
    assert members[ONE].sends(sha256, "give", to=OTHER, reason="nghỉ phép").status_code == 200
    found = dossier(register, sha256)
    assert (found.assignee, found.history[0]["kind"], found.history[0]["who"], found.history[0]["why"]) == (
        OTHER,
        "assigned",
        ONE,
        "nghỉ phép",
    )
    page = members[OTHER].browser.get(f"/hang-doi/{sha256}").text
    assert f"Người soát: {OTHER}" in page
    assert f"giao cho ({OTHER}) – {ONE}: nghỉ phép" in page
    assert f"nhận soát – {ONE}" in page
    assert sha256 in members[OTHER].browser.get("/hang-doi", params={"cua": "toi"}).text


def test_what_another_has_is_the_head_s_to_give_and_no_reviewer_s(members, register, sha256):
    members[ONE].sends(sha256, "assign")
    assert members[OTHER].may_choose(sha256) is None
    refused = members[OTHER].sends(sha256, "give", to=HEAD)
    assert refused.status_code == 409
    assert f"đang do {ONE} soát: chỉ người đó" in refused.text
    assert dossier(register, sha256).assignee == ONE
    assert members[HEAD].may_choose(sha256) == [OTHER]
    assert members[HEAD].sends(sha256, "give", to=OTHER).status_code == 200
    assert dossier(register, sha256).assignee == OTHER


@pytest.mark.parametrize("to", ["", "Đỗ Chi", "Ngô Đi", "Không Có", ONE])
def test_it_is_given_to_nobody_who_does_not_work_through_the_queue(members, register, sha256, to):
    refused = members[ONE].sends(sha256, "give", to=to, reason="đi công tác")
    assert (refused.status_code, dossier(register, sha256).assignee) == (422, "")
    assert "Chưa chọn người nhận" in refused.text
    assert 'value="đi công tác"' in refused.text


def test_many_are_given_at_once_by_the_law_of_one_or_none_is(members, register):
    first, second = hashes(members[HEAD].browser.get("/hang-doi").text)[:2]

    def gives(who, **fields):
        token = members[who].token_at("/hang-doi")
        return members[who].browser.post("/hang-doi", data={"token": token, "what": "give", "ticked": [first, second], **fields})

    members[OTHER].sends(second, "assign")
    refused = gives(ONE, to=HEAD, reason="nghỉ phép")
    assert (refused.status_code, dossier(register, first).assignee) == (409, "")
    assert f"{dossier(register, second).name}: đang do {OTHER} soát" in refused.text
    assert f"<option selected>{HEAD}</option>" in refused.text
    assert "Chưa chọn người nhận" in gives(HEAD, reason="nghỉ phép").text
    assert gives(HEAD, to=ONE, reason="nghỉ phép").status_code == 200
    given = [dossier(register, each) for each in (first, second)]
    assert [(each.assignee, each.history[0]["who"], each.history[0]["why"]) for each in given] == [(ONE, HEAD, "nghỉ phép")] * 2


def test_what_is_closed_is_let_go_but_neither_taken_nor_given(members, register, sha256):
    members[ONE].sends(sha256, "assign")
    path = f"/hang-doi/{sha256}"
    closing = {"token": members[ONE].token_at(path), "what": "closed", "reason": "đã gửi phiếu"}
    members[ONE].browser.post(f"{path}/buoc", data=closing)
    for who, what, more in ((OTHER, "assign", {}), (HEAD, "give", {"to": OTHER})):
        refused = members[who].sends(sha256, what, **more)
        assert (refused.status_code, "đã xong nên không nhận soát, không giao cho ai nữa" in refused.text) == (409, True)
    assert members[HEAD].may_choose(sha256) is None
    assert "Nhận văn bản này" not in members[OTHER].browser.get(path).text
    members[ONE].sends(sha256, "release")
    assert dossier(register, sha256).assignee == ""


def test_a_desk_without_accounts_knows_nobody_to_give_to(reviewer, register):
    first = hashes(reviewer.browser.get("/hang-doi").text)[0]
    assert 'id="to"' not in reviewer.browser.get(f"/hang-doi/{first}").text
    assert 'id="to"' not in reviewer.browser.get("/hang-doi").text
    assert reviewer.post(f"/hang-doi/{first}/nhan", what="give", to="Ai Đó").status_code == 422
    assert dossier(register, first).assignee == ""
