"""A document of which something was not read is told in every format, and never passes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "reports" / "report.schema.json").read_text(encoding="utf-8"))
TEXT = (ROOT / "fixtures" / "compliant" / "so-noi-vu.txt").read_text(encoding="utf-8")
FORMATS = ("text", "concise", "json", "sarif", "junit", "github", "gitlab", "rdjson", "html", "markdown", "csv")
SAID = {"vi": "1 chữ đã mất từ trước", "en": "1 letters were lost before"}


@pytest.fixture
def doubtful(tmp_path):
    """A plan nothing is wrong with, but for a letter that was lost before it came here."""
    path = tmp_path / "ke-hoach.txt"
    assert "quan" in TEXT
    path.write_text(TEXT.replace("khách quan", "khách qu\ufffdn", 1) if "khách quan" in TEXT else TEXT + "\n\ufffd\n", encoding="utf-8")
    return path


@pytest.fixture
def unknown(tmp_path):
    """A plan whose letters were taken for another code: no part of it is recognised."""
    path = tmp_path / "sai-ma.txt"
    path.write_text(TEXT.encode().decode("latin-1"), encoding="utf-8")
    return path


class DescribeEveryFormat:
    @pytest.mark.parametrize("lang", ["vi", "en"])
    @pytest.mark.parametrize("format_", FORMATS)
    def it_says_what_was_not_read(self, thethuc, doubtful, format_, lang):
        out = thethuc("check", "--format", format_, "--lang", lang, doubtful).out
        assert SAID[lang] in " ".join(out.split())

    @pytest.mark.parametrize("format_", FORMATS)
    def it_says_so_of_a_document_it_does_not_recognise(self, thethuc, unknown, format_):
        out = thethuc("check", "--format", format_, unknown).out
        assert "sai bảng mã" in " ".join(out.split())

    def it_says_so_in_the_short_report(self, thethuc, doubtful):
        assert SAID["vi"] in thethuc("check", "-q", doubtful).out

    @pytest.mark.parametrize("format_", ["text", "json"])
    def it_says_so_beside_the_parts_it_explains(self, thethuc, doubtful, format_):
        assert SAID["vi"] in " ".join(thethuc("explain", "--format", format_, doubtful).out.split())


class DescribeTheVerdict:
    def it_is_review_where_all_else_is_right(self, thethuc, doubtful):
        tree = json.loads(thethuc("check", "--format", "json", doubtful).out)
        Draft202012Validator(SCHEMA).validate(tree)
        (document,) = tree["documents"]
        assert (document["verdict"], document["findings"]) == ("review", [])
        assert [(row["kind"], row["count"], row["place"]) for row in document["not_read"]] == [("lost_letters", 1, {})]

    def it_is_review_of_what_is_not_recognised(self, thethuc, unknown):
        (document,) = json.loads(thethuc("check", "--format", "json", unknown).out)["documents"]
        assert (document["verdict"], document["type"], document["not_read"][0]["kind"]) == ("review", None, "mojibake")

    def it_stays_what_it_is_of_a_document_of_another_kind(self, thethuc, tmp_path):
        path = tmp_path / "quyet-dinh.txt"
        path.write_text(TEXT.replace("KẾ HOẠCH", "QUYẾT ĐỊNH", 1).replace("/KH-", "/QĐ-", 1) + "\n\ufffd\n", encoding="utf-8")
        (document,) = json.loads(thethuc("check", "--format", "json", path).out)["documents"]
        assert (document["verdict"], len(document["not_read"])) == ("out_of_scope", 1)

    def it_is_the_same_from_memory_and_from_other_processes(self, thethuc, doubtful, monkeypatch, tmp_path):
        monkeypatch.delenv("THETHUC_CACHE")
        rows = [
            json.loads(thethuc("check", "--format", "json", "--cache-dir", tmp_path / "nho", *more, doubtful).out)["documents"][0]
            for more in ((), (), ("--no-cache", "-j", "2"))
        ]
        assert rows[0] == rows[1] == rows[2]
        assert rows[0]["not_read"]

    def it_stays_review_when_a_baseline_knows_all_findings(self, thethuc, doubtful, tmp_path):
        doubtful.write_text(re.sub(r"Số: \d+", "Số: 5", doubtful.read_text(encoding="utf-8"), count=1), encoding="utf-8")
        baseline = tmp_path / "b.json"
        thethuc("baseline", "write", doubtful, "-o", baseline)
        (document,) = json.loads(thethuc("check", "--format", "json", "--baseline", baseline, doubtful).out)["documents"]
        assert (document["verdict"], document["findings"]) == ("review", [])

    def it_is_review_where_a_second_plan_was_not_judged(self, thethuc, tmp_path):
        report = TEXT.replace("KẾ HOẠCH", "TỜ TRÌNH", 1).replace("/KH-", "/TTr-", 1)
        for first in (TEXT, report):
            (tmp_path / "a.txt").write_text(first + "\n" + TEXT.replace("125/KH", "126/KH"), encoding="utf-8")
            (document,) = json.loads(thethuc("check", "--ignore", "TT2086", "--format", "json", tmp_path / "a.txt").out)["documents"]
            (row,) = document["not_read"]
            assert (document["verdict"], row["kind"], row["count"]) == ("review", "further_plan", 1)
            assert "126/KH-SNV" in row["message"]
            assert row["place"]["line"] > len(first.split("\n"))
