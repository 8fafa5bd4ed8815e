"""What each format for a pipeline owes its reader: its shape, its escaping, its limits."""

import csv
import io
import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from lxml import etree

from checker.model import LEVELS, Location, Report
from checker.reporting import render
from tests.reporting import mixed, readers, samples

SCHEMAS = Path(__file__).parent / "schemas"
ANY_TEXT = st.text(st.characters(codec=None), max_size=30)


def faults(schema, text):
    validator = Draft202012Validator(json.loads((SCHEMAS / schema).read_text(encoding="utf-8")))
    return [error.message for error in validator.iter_errors(json.loads(text))]


def evil(text):
    """A plan that says ``text`` wherever a document can have its say."""
    finding = samples.finding(got=text, want=text, values={"got": text}, place=Location(line=3))
    return samples.document(path=text or "x", findings=(finding,))


@pytest.fixture(scope="module")
def shape():
    return etree.XMLSchema(etree.parse(str(SCHEMAS / "junit.xsd")))


class DescribeJUnit:
    def it_has_the_shape_that_its_readers_take(self, shape):
        for report in (mixed.report(), samples.ALL, Report(())):
            shape.assertValid(etree.fromstring(render(report, "junit").encode()))
        assert not shape.validate(etree.fromstring("<testsuites><testcase/></testsuites>"))

    def it_counts_what_it_lists(self):
        root = etree.fromstring(render(mixed.report(), "junit").encode())
        for suite in root:
            kinds = Counter(child.tag for child in suite.iter() if child.tag in ("failure", "error", "skipped"))
            said = {name: int(suite.get(key)) for name, key in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped"))}
            assert said == {name: kinds[name] for name in said}
            assert int(suite.get("tests")) == len(list(suite.iter("testcase")))

    def it_is_red_exactly_where_the_verdict_is(self):
        root = etree.fromstring(render(mixed.report(), "junit").encode())
        for suite, document in zip(root, mixed.report().documents, strict=True):
            assert (suite.find(".//failure") is not None) == (document.verdict == "fail")
            assert (suite.find(".//error") is not None) == (document.verdict == "unreadable" or document.path == "hỏng.docx")

    def it_names_cases_of_one_suite_apart(self):
        twice = samples.document(findings=(samples.finding(), samples.finding(fingerprint="beef")))
        names = [case.get("name") for case in etree.fromstring(render(twice, "junit").encode()).iter("testcase")]
        assert len(set(names)) == len(names)

    @given(ANY_TEXT)
    def it_is_xml_whatever_a_document_says(self, text):
        etree.fromstring(render(evil(text), "junit").encode("utf-8", "backslashreplace"))


class DescribeGitHub:
    def it_puts_the_gravest_first_and_says_how_many_are_not_shown(self):
        many = samples.document(
            findings=tuple(samples.finding(level=level, fingerprint=f"{n}") for level in LEVELS[::-1] for n in range(12))
        )
        text = render(many, "github")
        kinds = [line.split(" ")[0] for line in text.split("\n") if line.startswith("::")]
        assert kinds == ["::error"] * 12 + ["::warning"] * 12 + ["::notice"] * 12
        assert "Còn 6 mục GitHub không hiện" in text
        assert "GitHub không hiện" not in render(samples.ALL, "github")

    def it_gives_a_line_only_where_the_medium_has_lines(self):
        commands = [line for line in render(samples.document(), "github").split("\n") if line.startswith("::")]
        assert ["line=" in command for command in commands] == ["TT0904" in command for command in commands]

    @given(ANY_TEXT)
    def it_lets_nothing_of_a_document_begin_a_command_or_end_one(self, text):
        lines = re.split("\r\n|\r|\n", render(evil(text), "github"))
        (command,) = [line for line in lines if line.startswith("::")]
        assert re.match("::error file=[^,:]+,line=3,title=[^,:]+::", command)

    def it_ends_each_document_with_its_verdict_and_the_log_with_the_total(self):
        lines = render(samples.ALL, "github").strip().split("\n")
        said = [line for line in lines if not line.startswith("::")]
        assert [line.split("  ")[0] for line in said[:3]] == ["KHÔNG ĐẠT", "KHÔNG ĐỌC ĐƯỢC", "NGOÀI PHẠM VI"]
        assert said[3].startswith("Tổng cộng 3 văn bản")


class DescribeGitLab:
    def it_has_the_shape_gitlab_reads(self):
        for report in (mixed.report(), samples.ALL, Report(())):
            assert faults("codeclimate.json", render(report, "gitlab")) == []

    def it_gives_each_issue_a_fingerprint_of_its_own(self):
        copies = Report(tuple(replace(samples.document(), path=f"{n}.docx") for n in range(3)))
        for report in (mixed.report(), copies):
            marks = [issue["fingerprint"] for issue in json.loads(render(report, "gitlab"))]
            assert len(set(marks)) == len(marks)

    def it_keeps_a_fingerprint_when_the_place_or_the_language_changes(self):
        here = samples.document(findings=(samples.finding(place=Location(line=3)),))
        there = samples.document(findings=(samples.finding(place=Location(line=9)),))
        marks = {json.loads(render(each, "gitlab", lang))[0]["fingerprint"] for each in (here, there) for lang in ("vi", "en")}
        assert len(marks) == 1


class DescribeRdjson:
    def it_has_the_shape_reviewdog_reads(self):
        for report in (mixed.report(), samples.ALL, Report(())):
            assert faults("rdjson.json", render(report, "rdjson")) == []

    def it_has_no_range_where_the_medium_has_no_lines(self):
        rows = {row["code"]["value"]: row["location"] for row in json.loads(render(samples.document(), "rdjson"))["diagnostics"]}
        assert rows["TT0904"]["range"] == {"start": {"line": 31}}
        assert "range" not in rows["TT0302"]


class DescribeMarkdown:
    @given(ANY_TEXT)
    def it_keeps_its_tables_whatever_a_document_says(self, text):
        report = Report((evil(text), samples.UNREADABLE))
        assert [each[1] for each in readers.markdown(render(report, "markdown"))] == ["TT0302"]

    def it_lets_no_markup_of_a_document_through(self):
        text = render(evil("<script>alert(1)</script> [x](http://y) **z** @office"), "markdown")
        assert "\\<script\\>" in text
        assert "\\[x\\](http://y)" in text
        assert "\\@office" in text

    def it_puts_each_document_under_its_verdict_and_adds_several_up(self):
        assert "Tổng cộng" not in render(samples.document(), "markdown")
        text = render(samples.ALL, "markdown")
        assert re.findall("^## .*", text, re.M)[1:] == ["## ⛔ Không đọc được: rỗng.docx", "## ➖ Ngoài phạm vi: qd.docx"]
        assert text.rstrip().split("\n")[-1].startswith("Tổng cộng 3 văn bản")


class DescribeCsv:
    def rows(self, report):
        text = render(report, "csv")
        assert text.startswith("\ufeff")
        return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))

    def it_has_a_row_for_each_document_and_each_finding(self):
        rows = self.rows(samples.ALL)
        assert [row["Mã quy tắc"] for row in rows] == ["TT0302", "TT0703", "TT0904", "TT0001", "", ""]
        assert rows[4]["Nội dung"] == "Tệp rỗng."

    def it_ends_lines_as_excel_does(self):
        assert all(line.endswith("\r") for line in render(samples.ALL, "csv").rstrip("\n").split("\n"))

    @given(ANY_TEXT)
    def it_runs_no_formula_of_a_document_and_loses_no_cell(self, text):
        for row in self.rows(evil(text)):
            assert None not in row
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())
