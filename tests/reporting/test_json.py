import json

import pytest
from jsonschema import Draft202012Validator

from checker.model import COMPONENTS, Report
from checker.model.data import data_file
from checker.reporting import render
from tests.reporting import samples


@pytest.fixture(scope="module")
def schema():
    with open(data_file("report.schema.json"), encoding="utf-8") as file:
        return json.load(file)


def rendered(report, lang="vi"):
    return json.loads(render(report, "json", lang))


class DescribeTheJsonReport:
    def it_follows_its_schema(self, schema):
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        assert [error.message for error in validator.iter_errors(rendered(samples.ALL))] == []

    @pytest.mark.parametrize(
        "spoil",
        [
            lambda report: report["documents"][0].pop("components"),
            lambda report: report["documents"][0]["components"].pop("motto"),
            lambda report: report["documents"][0]["findings"][0].update(level="fatal"),
            lambda report: report["documents"][0].update(extra=1),
            lambda report: report["documents"][1].pop("problem"),
            lambda report: report["documents"][0].update(sha256=None),
        ],
    )
    def it_would_not_follow_a_schema_that_lets_anything_pass(self, schema, spoil):
        report = rendered(samples.ALL)
        spoil(report)
        assert not Draft202012Validator(schema).is_valid(report)

    def it_has_every_component_as_a_key_in_the_order_of_the_decree(self):
        for document in rendered(samples.ALL)["documents"]:
            assert list(document["components"]) == list(COMPONENTS)

    def it_counts_what_it_lists(self):
        report = rendered(samples.ALL)
        assert report["summary"] == {
            "documents": 3, "pass": 0, "fail": 1, "review": 0, "out_of_scope": 1, "unreadable": 1, "errors": 2, "warnings": 1, "notes": 0,
        }  # fmt: skip

    def it_orders_findings_by_part_whatever_order_they_were_found_in(self):
        document = samples.document()
        backwards = samples.document(findings=document.findings[::-1])
        assert render(document, "json") == render(backwards, "json")
        assert [f["component"] for f in rendered(document)["documents"][0]["findings"]] == ["number", "full_name", "recipients"]

    def it_prints_vietnamese_as_it_is_and_survives_lone_surrogates(self):
        text = render(samples.document(path="kế\ud800.docx"), "json")
        assert "Độc lập" in text
        text.encode("utf-8")

    def it_is_one_report_for_no_documents(self, schema):
        assert Draft202012Validator(schema).is_valid(rendered(Report(())))
