"""A document that was sent back and came again opens against what was told of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="the queue was NOT tested: pip install '.[office]'")

from checker.desk.dossiers import dossier
from checker.desk.resubmission import compared, counted
from checker.desk.work import GivenFile, mended_file
from checker.register.verifying import faults
from tests.desk.conftest import WHO, judged
from tests.desk.test_queue import hashes

FIXTURES = Path(__file__).parents[2] / "fixtures"


def row(rule, fingerprint, component="số", message=""):
    return {"rule": rule, "fingerprint": fingerprint, "component": component, "message": message}


def states(old, new, silent=()):
    return [(line.state, line.row["fingerprint"]) for line in compared(old, new, silent)]


def test_each_old_fault_is_mended_or_not_and_what_only_the_new_version_has_is_new():
    old = [row("TT0001", "a"), row("TT0002", "b"), row("TT0003", "c", "lề")]
    new = [row("TT0001", "a"), row("TT0003", "d", "lề"), row("TT0009", "e")]
    assert states(old, new) == [("left", "a"), ("mended", "b"), ("otherwise", "c"), ("new", "e")]
    assert counted(compared(old, new, ())) == {"left": 1, "otherwise": 1, "unknown": 0, "mended": 1, "new": 1}


def test_a_fault_whose_rule_could_not_be_held_against_the_new_version_is_not_called_mended():
    assert states([row("TT0001", "a"), row("TT0002", "b")], [], {"TT0002"}) == [("mended", "a"), ("unknown", "b")]


def test_of_many_faults_of_a_rule_none_is_taken_for_another():
    """Two words spelt wrong, both mended, and a third one since: that is no word “still wrong”."""
    old, new = [row("TT0700", "a"), row("TT0700", "b")], [row("TT0700", "c")]
    assert states(old, new) == [("mended", "a"), ("mended", "b"), ("new", "c")]


@pytest.fixture
def broken():
    return "TT0302", "TT0001"


def of_rule(register, reviewer, rule):
    every = hashes(reviewer.browser.get("/hang-doi").text)
    return next(each for each in every if rule in {found["rule"] for found in dossier(register, each).findings})


@pytest.fixture
def sent_back(register, reviewer):
    sha256 = of_rule(register, reviewer, "TT0302")
    register.record("told", sha256, who=WHO, why="đã gửi công văn đề nghị đính chính")
    return sha256


@pytest.fixture
def came_again(register, reviewer, inbox, sent_back):
    """The plan with its number mended."""
    path = next(inbox.glob("TT0302*"))
    mended = mended_file(GivenFile(path.name, path.read_bytes(), no_config=True), True)
    before = set(hashes(reviewer.browser.get("/hang-doi").text))
    (inbox / "gui-lai.docx").write_bytes(mended.data)
    judged(register, inbox)
    (fresh,) = set(hashes(reviewer.browser.get("/hang-doi").text)) - before
    return fresh


def test_a_new_file_of_the_same_number_opens_against_the_letter_with_its_faults_ticked(reviewer, sent_back, came_again):
    page = reviewer.browser.get(f"/hang-doi/{came_again}").text
    assert "Có thể đây là bản gửi lại" in page
    assert "đã gửi công văn đề nghị đính chính" in page
    assert "1 đã sửa, 0 chưa sửa" in page
    assert f'action="/hang-doi/{sent_back}/thu"' in page
    assert "✓ đã sửa" in page


def test_nothing_is_suggested_for_a_document_nothing_was_sent_back_of(register, reviewer, sent_back):
    assert "bản gửi lại của văn bản" not in reviewer.browser.get(f"/hang-doi/{of_rule(register, reviewer, 'TT0001')}").text
    assert 'class="resubmitted"' not in reviewer.browser.get(f"/hang-doi/{of_rule(register, reviewer, 'TT0001')}").text
    assert 'class="resubmitted"' not in reviewer.browser.get(f"/hang-doi/{sent_back}").text


def test_both_versions_stand_side_by_side_each_with_its_own_marks(reviewer, came_again):
    page = reviewer.browser.get(f"/hang-doi/{came_again}/so-sanh").text
    assert page.count('class="sheets"') == 2
    assert 'id="d1-t"' in page
    assert 'id="d2-t"' in page
    old, new = page.split('id="d2-t"')
    assert ("số 0 phía trước" in old, "số 0 phía trước" in new) == (True, False)
    assert ".l0{" in reviewer.browser.get(f"/hang-doi/{came_again}/so-sanh.css").text


def test_a_person_s_word_is_an_event_the_register_attests(register, reviewer, sent_back, came_again):
    assert reviewer.post(f"/hang-doi/{came_again}/gui-lai", what="is", of=sent_back).status_code == 200
    event = dossier(register, came_again).history[0]
    assert (event["kind"], event["who"], json.loads(event["details"])["by"]) == ("resubmitted", WHO, sent_back)
    assert "Đây là bản gửi lại" in reviewer.browser.get(f"/hang-doi/{came_again}").text
    assert "gui-lai.docx" in reviewer.browser.get(f"/hang-doi/{sent_back}").text
    assert dossier(register, came_again).linked == ()
    with register.reading() as connection:
        assert list(faults(connection)) == []


def test_what_is_none_of_it_is_suggested_no_more(reviewer, sent_back, came_again):
    reviewer.post(f"/hang-doi/{came_again}/gui-lai", what="apart", of=sent_back)
    page = reviewer.browser.get(f"/hang-doi/{came_again}").text
    assert 'class="resubmitted"' not in page
    assert f"không phải bản gửi lại của {sent_back[:12]}" in page


def test_any_earlier_document_may_be_chosen_and_chosen_anew_but_not_itself_nor_one_that_is_not_there(register, reviewer, sent_back):
    sha256 = of_rule(register, reviewer, "TT0001")
    way = f"/hang-doi/{sha256}/gui-lai"
    assert reviewer.post(way, of_hash=sha256).status_code == 409
    assert reviewer.post(way, of_hash="0" * 64).status_code == 409
    assert reviewer.browser.post(way, data={"of_hash": sent_back}).status_code == 403
    assert reviewer.browser.get(f"/hang-doi/{sha256}/so-sanh").status_code == 404
    assert reviewer.post(way, of_hash=sent_back).status_code == 200
    assert reviewer.browser.get(f"/hang-doi/{sha256}/so-sanh").status_code == 200


def test_of_a_version_whose_file_is_gone_nothing_is_called_mended(reviewer, inbox, came_again):
    (inbox / "gui-lai.docx").unlink()
    page = reviewer.browser.get(f"/hang-doi/{came_again}").text
    assert "chưa so được với bản trước" in page
    assert "✓ đã sửa" not in page
    assert "không hiện cạnh nhau được" in reviewer.browser.get(f"/hang-doi/{came_again}/so-sanh").text


def test_where_the_old_file_was_overwritten_its_faults_are_those_that_were_kept(reviewer, inbox, came_again):
    next(inbox.glob("TT0302*")).unlink()
    page = reviewer.browser.get(f"/hang-doi/{came_again}").text
    assert "1 đã sửa, 0 chưa sửa" in page
    assert "phiên bản quy tắc khác" not in page


def test_a_document_names_the_later_versions_it_has_by_the_newest_word_on_each(register, reviewer, sent_back, came_again):
    def named():
        page = reviewer.browser.get(f"/hang-doi/{sent_back}").text
        return (
            "Đã có bản gửi lại" in page and f'<a href="/hang-doi/{came_again}">' in page.split("Đã có bản gửi lại")[1].partition("</p>")[0]
        )

    assert not named()
    register.record("resubmitted", came_again, who=WHO, by=sent_back)
    assert named()
    register.record("resubmitted", came_again, who=WHO, by=of_rule(register, reviewer, "TT0001"))
    assert not named()
