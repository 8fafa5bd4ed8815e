"""One report, many renderers: every format tells the same findings, and nothing of a document breaks any of them."""

import csv
import io
import json
import re
from collections import Counter
from xml.etree import ElementTree

import pytest

from checker.model import Report
from checker.reporting import FORMATS, render
from tests.reporting import mixed, readers, samples, workbooks
from tests.reporting.test_xlsx import book


@pytest.fixture(scope="module")
def story():
    return json.loads(render(mixed.report(), "json"))


def fingerprint(finding):
    return finding["fingerprint"]


def message(finding):
    return finding["message"]


def paths_as(counter, spelt):
    """The same findings under the paths a format can hold."""
    changed = Counter()
    for (path, *rest), number in counter.items():
        changed[spelt(path), *rest] += number
    return changed


def groups(story):
    """The groups of the JSON report: (path, number, gravest level, rules, how many findings)."""
    order = ("error", "warning", "note")
    for document in story["documents"]:
        together = {}
        for finding in document["findings"]:
            together.setdefault(finding["group"], []).append(finding)
        for number, those in together.items():
            gravest = min((each["level"] for each in those), key=order.index)
            yield document["path"], number, gravest, frozenset(each["rule"] for each in those), len(those)


def same(path):
    return path


def told_in(name, report):
    """A report in a format, as text: of a workbook its cells."""
    if name != "xlsx":
        return render(report, name)
    return "\n".join(str(cell) for rows in workbooks.sheets(book(*report.documents)).values() for row in rows for cell in row if cell)


@pytest.mark.parametrize("name", ["text", "html", "markdown", "csv", "concise", "junit", "xlsx"])
def test_nothing_with_an_error_in_it_is_called_passed(name):
    """``--fail-on never`` fails none; what stands is said all the same."""
    erring = samples.document(verdict="pass")
    lenient = Report((erring, erring))
    clean = Report((samples.document(verdict="pass", findings=()),))
    said, passed = re.compile("còn lỗi", re.IGNORECASE), re.compile(r"(?<!chưa )(?<!không )\bđạt\b", re.IGNORECASE)
    lenient, clean = told_in(name, lenient), told_in(name, clean)
    assert len(passed.findall(lenient)) <= (name == "xlsx")  # the head of its column
    assert said.search(lenient)
    assert not said.search(clean)


def harmless(path):
    """As a terminal and a spreadsheet may be shown it."""
    return path.replace("\x1b", "\ufffd").replace("\u202e", "\ufffd")


def on_one_line(path):
    """As a row may tell it."""
    return harmless(path).replace("\n", " ")


def beginning(told, expected):
    """The findings told, each message cut to the one of the JSON report that it begins with."""
    known = {each[:4]: [] for each in expected}
    for each in expected:
        known[each[:4]].append(each[4])
    cut = Counter()
    for each in told:
        starts = [start for start in known.get(each[:4], ()) if " ".join(each[4].split()).startswith(" ".join(start.split()))]
        cut[(*each[:4], max(starts, key=len) if starts else each[4])] += 1
    return cut


class DescribeOneStory:
    def it_is_told_of_findings_of_every_level_on_many_parts(self, story):
        found = [finding for document in story["documents"] for finding in document["findings"]]
        assert {finding["level"] for finding in found} == {"error", "warning", "note"}
        assert len({finding["component"] for finding in found}) > 10
        assert {document["verdict"] for document in story["documents"]} == {"pass", "fail", "review", "out_of_scope", "unreadable"}

    @pytest.mark.parametrize(("format_", "reader"), [("sarif", readers.sarif), ("junit", readers.junit), ("csv", readers.table)])
    def it_is_told_by_formats_that_hold_fingerprints(self, story, format_, reader):
        spelt = {"junit": lambda path: path.replace("\x1b", "\ufffd"), "csv": on_one_line}.get(format_, same)
        assert Counter(reader(render(mixed.report(), format_))) == paths_as(readers.wanted(story, fingerprint), spelt)

    @pytest.mark.parametrize(
        ("format_", "reader", "spelt"),
        [
            ("concise", readers.concise, readers.shown),
            ("github", readers.github, harmless),
            ("gitlab", readers.gitlab, same),
            ("rdjson", readers.rdjson, same),
            ("markdown", readers.markdown, readers.shown),
            ("html", readers.html, harmless),
        ],
    )
    def it_is_told_by_formats_that_hold_messages(self, story, format_, reader, spelt):
        expected = paths_as(readers.wanted(story, message), spelt)
        told = reader(render(mixed.report(), format_))
        assert beginning(told, expected) == expected

    def it_is_told_by_the_text_group_by_group(self, story):
        documents = [document["path"] for document in story["documents"]]
        told = Counter(readers.text_groups(render(mixed.report(), "text", several=False), documents))
        assert told == Counter(groups(story))

    @pytest.mark.parametrize("format_", ["sarif", "csv", "html", "markdown"])
    def it_has_one_number_a_finding_in_every_format(self, format_):
        expected = readers.numbers_of("json", render(mixed.report(), "json"))
        assert max(expected, key=float) != "1"
        assert readers.numbers_of(format_, render(mixed.report(), format_)) == expected

    def it_says_one_place_in_every_format_that_tells_places(self, story):
        wheres = Counter(each["where"] for document in story["documents"] for each in document["findings"] if each["where"])
        runs = json.loads(render(mixed.report(), "sarif"))["runs"]
        results = [each for each in runs[0]["results"] if "number" in each["properties"]]
        assert Counter(each["locations"][0]["message"]["text"] for each in results if "message" in each["locations"][0]) == wheres
        rows = csv.DictReader(io.StringIO(render(mixed.report(), "csv").removeprefix("\ufeff"), newline=""))
        assert Counter(row["Vị trí"] for row in rows if row["Mục"] and row["Vị trí"]) == wheres

    def it_calls_no_note_of_the_law_mandatory(self):
        rows = csv.DictReader(io.StringIO(render(mixed.report(), "csv").removeprefix("\ufeff"), newline=""))
        assert {row["Tính chất"] for row in rows if row["Mức"] == "lưu ý"} >= {"theo quy định của pháp luật"}

    @pytest.mark.parametrize("format_", FORMATS)
    def it_names_what_could_not_be_read_what_broke_and_what_was_accepted(self, format_):
        told = " ".join(render(mixed.report(), format_).replace("&#x27;", "'").split())
        assert "Tệp rỗng." in told
        assert "TT0601" in told
        if format_ not in ("github", "gitlab", "rdjson"):
            assert "acce97ed" in told or "đã được chấp nhận" in told

    @pytest.mark.parametrize("format_", ["concise", "sarif", "junit", "github", "gitlab", "rdjson", "markdown", "csv"])
    @pytest.mark.parametrize("lang", ["vi", "en"])
    def it_leaves_no_key_and_no_place_of_a_sentence_unfilled(self, format_, lang):
        told = render(mixed.report(), format_, lang)
        told = re.sub(r'"(id|check_name|type|name)": "[^"]*"', "", told)
        assert not re.search(r"\b(pipeline|csv|ui|outside|counts|verdicts|levels|bases)\.[a-z]", told)

    @pytest.mark.parametrize("format_", FORMATS)
    def it_is_the_same_bytes_every_time_and_utf_8(self, format_):
        first = render(mixed.report(), format_)
        assert first == render(mixed.report(), format_)
        assert first.endswith("\n")
        first.encode("utf-8", "backslashreplace")

    @pytest.mark.parametrize("level", ["error", "warning"])
    def it_is_cut_to_a_level_in_formats_that_people_read(self, level):
        graver = {"error": {"error"}, "warning": {"error", "warning"}}[level]
        for format_ in ("concise", "github", "gitlab", "rdjson"):
            reader = getattr(readers, format_)
            assert {each[3] for each in reader(render(mixed.report(), format_, level=level))} == graver
        assert {each[3] for each in readers.sarif(render(mixed.report(), "sarif", level=level))} == {"error", "warning", "note"}

    def it_gives_every_document_a_suite_a_row_and_an_artifact_even_without_findings(self, story):
        number = len(story["documents"])
        assert len(list(ElementTree.fromstring(render(mixed.report(), "junit")))) == number
        assert len(json.loads(render(mixed.report(), "sarif"))["runs"][0]["artifacts"]) == number
        rows = list(csv.DictReader(io.StringIO(render(mixed.report(), "csv").removeprefix("\ufeff"), newline="")))
        assert len({row["Tệp"] for row in rows}) == number
