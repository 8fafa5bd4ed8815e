"""Links to the pages that explain the rules: there where a site is known, nowhere else."""

import json
import tomllib

import pytest

from checker.model import Report
from checker.reporting import render
from checker.reporting.rule_pages import SITE, is_address, rule_page
from tests.cli.conftest import ROOT
from tests.reporting import page, samples

INTRANET = "https://van-thu.example.vn/the-thuc/"


@pytest.fixture
def published(monkeypatch):
    monkeypatch.setenv("THETHUC_SITE", INTRANET)


def ids():
    return {finding.rule for finding in samples.document().findings}


def helps(report):
    rules = json.loads(render(report, "sarif"))["runs"][0]["tool"]["driver"]["rules"]
    return {rule["id"]: rule.get("helpUri") for rule in rules}


def links(report):
    return {each.text: each.attributes["href"] for each in page.parse(render(report, "html")).all("a", "rule")}


class DescribeRulePage:
    def it_lies_below_the_site(self, published):
        assert rule_page("TT0302") == "https://van-thu.example.vn/the-thuc/quy-tac/TT0302.html"

    def it_may_be_a_file(self, monkeypatch):
        monkeypatch.setenv("THETHUC_SITE", "file:///srv/the-thuc")
        assert rule_page("TT0302") == "file:///srv/the-thuc/quy-tac/TT0302.html"

    def it_is_nowhere_for_the_rules_of_a_house(self, published):
        assert rule_page("NB0901") is None

    @pytest.mark.parametrize("address", ["javascript:alert(1)", "van-thu.example.vn", "https://a b", "https://", "https://x\ny"])
    def it_is_never_something_else(self, address, monkeypatch):
        assert not is_address(address)
        monkeypatch.setenv("THETHUC_SITE", address)
        assert rule_page("TT0302") is None


class DescribeReports:
    def it_links_nowhere_without_a_site(self):
        assert set(helps(samples.document()).values()) == {None}
        assert "quy-tac/" not in render(samples.document(), "html")

    def it_is_named_in_sarif_for_each_rule(self, published):
        found = helps(Report((samples.document(),)))
        assert ids() <= set(found)
        assert all(uri == f"{INTRANET}quy-tac/{rule}.html" for rule, uri in found.items())

    def it_is_linked_from_each_remark_of_the_page(self, published):
        found = links(samples.document())
        assert set(found) == ids()
        assert found == {rule: f"{INTRANET}quy-tac/{rule}.html" for rule in found}


def test_one_address_is_written_down_once():
    urls = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"].get("urls", {})
    assert urls.get("Documentation", "") == SITE
