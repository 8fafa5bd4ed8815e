"""No field of any way of the desk turns what is no text into a fault of the desk's own."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.conftest import Visitor, desk

ODD = (
    '"\\ud800"', '"a\\udfffb"', '"\\u0000"', '"a\\u000bb"', '"\\ufffe"', '"\\uffff"', '"\\u2028"', '"\\u202e"', '"' + "x" * 9_000 + '"',
    "1e400", "-1e400", "NaN", "9" * 5_000, "1" * 400, "null", "[[]]", '{"": ""}',
)  # fmt: skip
"""JSON values as they are written."""
RAW = (
    b"\xed\xa0\x80",
    b"\0",
    b"\xff\xfe",
    b"9" * 4_000,
    b"1e400",
    "９９９９-０１-０１".encode(),
    b"9999-12-31",
    b"0000-00-00",
    b"\xef\xbf\xbe",
    b"",
)
"""Values of a form as they are sent."""
TEMPLATES = Path(__file__).parents[2] / "reports" / "desk"
PATIENT = settings(max_examples=150, deadline=None, database=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def odd_visitor():
    return Visitor(desk())


@pytest.fixture(scope="module")
def ways(odd_visitor):
    return odd_visitor.browser.get("/api/v1/openapi.json").json()


def bodies(described):
    """Each way of the API: its path, the kind of its body, the names of its fields."""
    for path, way in described["paths"].items():
        for kind, body in way["post"]["requestBody"]["content"].items():
            schema = described["components"]["schemas"][body["schema"]["$ref"].rpartition("/")[2]]
            yield path, kind, sorted(schema["properties"])


def of_form(fields, filename=b"a.txt"):
    parts = []
    for name, value in fields.items():
        head = b'Content-Disposition: form-data; name="' + name.encode() + b'"'
        head += b'; filename="' + filename + b'"' if name in ("file", "files") else b""
        parts.append(b"--x\r\n" + head + b"\r\n\r\n" + value + b"\r\n")
    return b"".join(parts) + b"--x--\r\n"


def test_no_odd_value_of_any_field_of_the_api_is_a_fault_of_ours(odd_visitor, ways):
    found = list(bodies(ways))
    assert {kind for _, kind, _ in found} == {"application/json", "multipart/form-data"}

    @PATIENT
    @given(st.data())
    def tried(data):
        path, kind, names = data.draw(st.sampled_from(found))
        name = data.draw(st.sampled_from(names))
        if kind == "application/json":
            value = data.draw(st.sampled_from(ODD))
            sent = "{" + json.dumps(name) + ":" + data.draw(st.sampled_from((value, f"[{value}]"))) + "}"
            answer = odd_visitor.browser.post(path, content=sent, headers={"content-type": kind})
        else:
            fields = {each: b"ab" for each in ("file", "files") if each in names} | {name: data.draw(st.sampled_from(RAW))}
            sent = of_form(fields, data.draw(st.sampled_from(RAW)))
            answer = odd_visitor.browser.post(path, content=sent, headers={"content-type": kind + "; boundary=x"})
        assert answer.status_code < 500, (path, name, sent)

    tried()


def test_no_odd_value_of_any_field_of_a_page_is_a_fault_of_ours(odd_visitor):
    names = sorted(set(re.findall(r'name="([a-z_-]+)"', "".join(page.read_text("utf-8") for page in TEMPLATES.glob("*.html")))) - {"token"})

    @PATIENT
    @given(st.sampled_from(("/kiem-tra", "/soan")), st.sampled_from(names), st.sampled_from(RAW), st.booleans())
    def tried(path, name, value, as_form):
        fields = {"token": odd_visitor.token.encode(), "subject": b"x", name: value}
        if as_form:
            content, kind = of_form(fields), "multipart/form-data; boundary=x"
        else:
            content = b"&".join(each.encode() + b"=" + b"".join(b"%%%02x" % byte for byte in said) for each, said in fields.items())
            kind = "application/x-www-form-urlencoded"
        answer = odd_visitor.browser.post(path, content=content, headers={"content-type": kind})
        assert answer.status_code < 500, (path, name, value)

    tried()


def test_a_lone_surrogate_is_refused_by_where_it_stands_and_never_repeated(odd_visitor):
    answer = odd_visitor.browser.post("/api/v1/new", content=b'{"subject": "a\\ud800b"}', headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert [each["loc"] for each in answer.json()["detail"]] == [["body", "subject"]]
    assert "input" not in answer.text
    sound = odd_visitor.browser.post(
        "/api/v1/new", content='{"subject": "Trồng 🌳"}'.encode(), headers={"content-type": "application/json"}
    )
    assert sound.status_code == 200
