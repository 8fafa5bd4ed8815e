"""The API: the JSON contract over a network of one machine."""

from __future__ import annotations

import json
from pathlib import Path

import hypothesis
import jsonschema
import pytest

from tests.desk.conftest import desk
from tests.desk.test_counter import FAULTY, PLAN

SCHEMA = json.loads((Path(__file__).parents[2] / "reports" / "report.schema.json").read_text("utf-8"))


def test_a_check_of_some_files_is_one_report_of_the_contract(visitor):
    sent = [("files", ("a.docx", PLAN.read_bytes())), ("files", ("b.docx", FAULTY.read_bytes())), ("files", ("c.bin", b"\0"))]
    report = visitor.browser.post("/api/v1/check", files=sent).json()
    jsonschema.validate(report, SCHEMA)
    assert [each["path"] for each in report["documents"]] == ["a.docx", "b.docx", "c.bin"]
    assert report["summary"]["documents"] == 3
    assert report["summary"]["fail"] == 1
    assert report["summary"]["unreadable"] == 1
    assert "TT0302" in [each["rule"] for each in report["documents"][1]["findings"]]


def test_one_plan_can_be_extracted_mended_and_remarked_upon(visitor):
    sent = {"file": ("b.docx", FAULTY.read_bytes())}
    assert visitor.browser.post("/api/v1/extract", files=sent).json()
    for path, fields in (("fix", {"accept": "true"}), ("fix", {}), ("annotate", {})):
        answer = visitor.browser.post(f"/api/v1/{path}", files=sent, data=fields)
        assert answer.content[:2] == b"PK", path
    assert visitor.browser.post("/api/v1/new", json={"subject": "Trồng cây"}).content[:2] == b"PK"


def test_what_cannot_be_done_is_told_in_a_sentence_of_the_language_asked_for(visitor):
    sent = {"file": ("a.pdf", b"%PDF-1.7 x")}
    vi = visitor.browser.post("/api/v1/annotate", files=sent)
    en = visitor.browser.post("/api/v1/annotate", files=sent, data={"lang": "en"})
    assert (vi.status_code, en.status_code) == (422, 422)
    assert vi.json()["detail"] != en.json()["detail"]
    for path, body in (("check", {"stage": "sealed"}), ("check", {"lang": "fr"}), ("check", {"lang": "../vi"})):
        assert visitor.browser.post(f"/api/v1/{path}", files={"files": ("a.txt", b"x")}, data=body).status_code == 422
    assert visitor.browser.post("/api/v1/new", json={"subject": "a\u0000b"}).status_code == 422
    assert visitor.browser.post("/api/v1/new", json={"kind": "kingdom"}).status_code == 422


def test_the_description_of_the_api_is_served(visitor):
    told = visitor.browser.get("/api/v1/openapi.json").json()
    assert set(told["paths"]) == {f"/api/v1/{name}" for name in ("check", "extract", "fix", "annotate", "new")}


def test_made_up_requests_find_no_answer_the_description_does_not_know():
    """That a sound request is refused for what its file holds is described by 422, which the check for that does not know."""
    schemathesis = pytest.importorskip("schemathesis", reason="the API was NOT tried with made-up requests: pip install schemathesis")
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", desk(hosts=("testserver", "localhost")))
    left = [schemathesis.checks.positive_data_acceptance]

    for operation in schema.get_all_operations():

        @hypothesis.given(operation.ok().as_strategy())
        @hypothesis.settings(max_examples=4, deadline=None, database=None, suppress_health_check=list(hypothesis.HealthCheck))
        def tried(case):
            case.call_and_validate(excluded_checks=left)

        tried()
