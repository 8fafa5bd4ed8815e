"""Digital signatures in the reports: every format tells of the same ones, and none of anything personal."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest

from checker import lint, load_ruleset, parse, read, render
from checker.model import DocumentReport, Report, Signature
from checker.model.data import home

THU = Signature("intact", "Trần Hoài Thu", "person", "Sở Nội vụ", "2024-03-15T15:20:33+07:00", "signer", 1, (1.0, 2.0, 3.0, 4.0))
ORGAN = THU._replace(state="changed", name="Sở Nội vụ", signer="organ", clock="timestamp", page=None, bbox=None)


def report(*signatures: Signature) -> DocumentReport:
    document = read(home("fixtures") / "compliant" / "so-noi-vu.txt")
    plan = parse(replace(document, traits={**document.traits, "signatures": signatures}))
    return lint(plan, load_ruleset(plan))


@pytest.fixture(scope="module")
def schema() -> dict:
    return json.loads((home("reports") / "report.schema.json").read_text(encoding="utf-8"))


def test_the_json_has_them_as_the_schema_says(schema):
    tree = json.loads(render(Report((report(THU, ORGAN, Signature("empty")),)), "json"))
    jsonschema.validate(tree, schema)
    (document,) = tree["documents"]
    assert [each["state"] for each in document["signatures"]] == ["intact", "changed", "empty"]
    assert document["signatures"][0] == THU.as_dict()


def test_a_document_without_any_has_no_such_key(schema):
    tree = json.loads(render(Report((report(),)), "json"))
    jsonschema.validate(tree, schema)
    assert "signatures" not in tree["documents"][0]


@pytest.mark.parametrize(("lang", "sentences"), [
    ("vi", [
        "Trần Hoài Thu (cá nhân, Sở Nội vụ), ký lúc 15/3/2024 15:20:33 +07:00 theo đồng hồ của người ký: nội dung đã ký còn nguyên vẹn.",
        "Sở Nội vụ (cơ quan), ký lúc 15/3/2024 15:20:33 +07:00 theo dấu thời gian: nội dung đã ký còn nguyên vẹn, nhưng tệp đã bị sửa đổi",
        "chưa xác minh chứng thư số",
    ]),
    ("en", [
        "Trần Hoài Thu (person, Sở Nội vụ), signed 2024-03-15 15:20:33 +07:00 by the signer's clock: what was signed is intact.",
        "the file was altered after it.", "not whether a certificate is valid or to be trusted",
    ]),
])  # fmt: skip
@pytest.mark.parametrize("format_", ["text", "html"])
def test_text_and_page_say_who_when_and_what_was_not_asked(lang, sentences, format_):
    import html

    said = " ".join(html.unescape(render(Report((report(THU, ORGAN),)), format_, lang)).split())
    for sentence in sentences:
        assert sentence in said


@pytest.mark.parametrize("format_", ["text", "html"])
def test_a_document_left_alone_tells_who_signed_it_too(format_):
    import html

    left_alone = replace(report(THU), verdict="out_of_scope", scope="type", type="CV", findings=(), not_checked=())
    said = " ".join(html.unescape(render(Report((left_alone,)), format_, "vi")).split())
    assert "Trần Hoài Thu (cá nhân, Sở Nội vụ)" in said


def test_every_state_has_its_sentence():
    from checker.model import SIGNATURE_STATES
    from checker.reporting.catalogue import Words
    from checker.reporting.summaries import signatures

    for lang in ("vi", "en"):
        said = [signatures(report(THU._replace(state=state)), Words(lang))[0] for state in SIGNATURE_STATES]
        assert len(set(said)) == len(SIGNATURE_STATES)
        assert not [sentence for sentence in said if "signatures." in sentence]
