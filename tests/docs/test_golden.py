"""The example of every rule, told by the site's page and by every format: one finding, in the same words, everywhere."""

import html
import json
import re
from collections import Counter
from dataclasses import replace

import pytest

from checker.model import Report
from checker.reporting import render
from checker.reporting.catalogue import Words
from checker.reporting.xlsx import RegisterBook
from docs.building.rule_pages import rule_page, written_rules
from docs.building.specimens import specimen
from tests.reporting import readers, workbooks
from tests.reporting.test_one_story import beginning, fingerprint, message

_PAPER = re.compile(r'^<div class="paper.*$', re.MULTILINE)
_TOLD = re.compile(r'<span class="rule">([^<]*)</span></p><p class="message">(.*?)</p>')


@pytest.fixture(scope="module")
def pages():
    """The page of each rule, and the report on its wrong example as if it were a file named after the rule."""
    made = {}
    for rule in written_rules():
        page = rule_page(rule)
        report = specimen(rule.row["examples"]["bad"][0], rule.row, rule.head).report
        made[rule.id] = page, replace(report, path=f"{rule.id}.docx", document=None, secret="")
    return made


@pytest.fixture(scope="module")
def shown(pages):
    return Report(tuple(report for _, report in pages.values()))


@pytest.fixture(scope="module")
def story(shown):
    return json.loads(render(shown, "json"))


@pytest.mark.long
def test_every_page_shows_the_finding_of_the_json_on_its_wrong_example_and_none_on_its_right_one(pages, story):
    first = [each["findings"][0] for each in story["documents"]]
    assert [each["rule"] for each in first] == list(pages) == [rule.id for rule in written_rules()]
    for expected, (rule, (page, _)) in zip(first, pages.items(), strict=True):
        told = [[(name, html.unescape(said)) for name, said in _TOLD.findall(paper)] for paper in _PAPER.findall(page)]
        assert told == [[(rule, expected["message"])], []], rule


def test_every_format_tells_of_every_rules_example_what_the_json_tells(shown, story):
    for format_, reader in (("sarif", readers.sarif), ("junit", readers.junit), ("csv", readers.table)):
        assert Counter(reader(render(shown, format_))) == readers.wanted(story, fingerprint), format_
    expected = readers.wanted(story, message)
    for format_ in ("concise", "github", "gitlab", "rdjson", "markdown", "html"):
        assert beginning(getattr(readers, format_)(render(shown, format_)), expected) == expected, format_


def test_the_workbook_tells_of_every_rules_example_what_the_json_tells(shown, story):
    book = RegisterBook(Words("vi"))
    for document in shown.documents:
        book.add(document)
    rows = workbooks.table(b"".join(book.pieces()), "Phát hiện")
    told = Counter((row["Tệp"], row["Mã quy tắc"], readers.LEVELS[row["Mức"]], row["Nội dung"]) for row in rows)
    wanted = Counter((path, rule, level, said) for path, rule, _, level, said in readers.wanted(story, message).elements())
    assert told == wanted
