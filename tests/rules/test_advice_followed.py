"""A line written as a finding says it should read brings up nothing new: advice that only moves the fault is no advice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from checker.authoring.compiling import heads, sources
from checker.authoring.proving import changed
from checker.model import DocumentReport
from checker.model.data import home
from checker.running.examples import examine
from tests.rules.examined import BY_BOX, examined

HEAD = next(head for head in heads() if head["id"] == "nd30-2020")
ROWS = sources()[HEAD["id"]]
LAW = {"ruleset": HEAD["id"]}


def examples(rules: str) -> Iterator[tuple[tuple[str, ...], str, dict[str, object]]]:
    """Each bad example that is a text, of the box or the rule: what may be told of it (its rule first), the text, its file's facts."""
    for row in ROWS:
        if not row["id"].startswith(f"TT{rules}"):
            continue
        for written in row["examples"]["bad"]:
            example = {"text": written} if isinstance(written, str) else written
            if "fixture" not in example:
                base = (home("fixtures") / example.get("base", HEAD["base"])).read_text("utf-8")
                known = (row["id"], *example.get("also", ()))
                yield known, changed(base, example, row, HEAD), {name: example.get(name) for name in ("medium", "traits", "stage")}


def followed(text: str, report: DocumentReport) -> str:
    """The text with each line that a finding tells anew written so."""
    for before, after in dict.fromkeys((finding.before, finding.after) for finding in report.findings):
        if before and text.count(before) == 1 and "…" not in (before[0], before[-1]):
            text = text.replace(before, after)
    return text


def rules(report: DocumentReport) -> Counter[str]:
    return Counter(finding.rule for finding in report.findings)


@pytest.mark.parametrize("box", BY_BOX)
def test_what_is_told_to_be_written_brings_up_nothing_new(box: str) -> None:
    worse = {}
    for known, text, facts in examples(box):
        before = examined(text, **facts, **LAW)
        mended = followed(text, before)
        more = rules(examine(mended, **facts, **LAW)) - rules(before) if mended != text else Counter()
        if more.keys() - known:
            written = sorted(set(mended.split("\n")) - set(text.split("\n")))
            worse[known[0]] = (written, dict(more))
    assert worse == {}


def test_a_date_in_figures_is_written_with_the_word_for_the_day() -> None:
    base = (home("fixtures") / HEAD["base"]).read_text("utf-8")
    for written in ("05.02.2024", "ngày 05.02.2024"):
        text = base.replace("ngày 15 tháng 3 năm 2024", written, 1)
        (told,) = (finding.after for finding in examine(text).findings if finding.rule == "TT0404")
        assert told.endswith("ngày 05 tháng 02 năm 2024")
        assert told.count("ngày") == 1


def test_no_advice_is_taken_for_none() -> None:
    """The lines that are told anew are found in the text: else nothing above would be tried."""
    tried = [
        known[0] for rule in ("0302", "0404") for known, text, facts in examples(rule) if followed(text, examine(text, **facts)) != text
    ]
    assert {"TT0302", "TT0404"} == set(tried)
