"""Each fix stands or falls by itself: one that cannot be made, or does not hold, stops no other, not even in its own paragraph."""

from dataclasses import replace

import pytest

from checker.fixing import appearance, registry
from checker.fixing.annotating import Byline
from checker.fixing.edits import ParagraphEdit
from checker.fixing.package import WordFile
from checker.reading import read
from checker.running.rounds import Asked, settled
from checker.running.suppressing import judged_bytes
from checker.running.tasks import Task

from .changes import accepted, rejected, seen
from .soft_header import PLAN, soft_header

BY = Byline("thethuc", "TT", "2024-03-15T08:00:00Z")
LONG = replace(PLAN, organ=("TRUNG TÂM QUY HOẠCH VÀ KIỂM ĐỊNH CHẤT LƯỢNG CÔNG TRÌNH XÂY DỰNG",), notation="KH-TTQH")


def settle(tmp_path, data: bytes, **asked):
    path = tmp_path / "kế hoạch.docx"
    path.write_bytes(data)
    return settled(str(path), Asked(Task(), (), (), asked.get("unsafe", False), asked.get("accept", False), BY))


def rules(report) -> set[str]:
    return {finding.rule for finding in report.findings}


@pytest.mark.parametrize("with_number", [True, False])
@pytest.mark.parametrize("plan", [PLAN, replace(PLAN, organ=("BAN QUẢN LÝ", "KHU KINH TẾ CỬA KHẨU")), LONG], ids=["one", "two", "long"])
class DescribeASoftBreakHeader:
    def it_gets_its_sizes_and_its_line(self, tmp_path, plan, with_number):
        data = soft_header(plan, with_number=with_number)
        before = judged_bytes(data, "x.docx", Task())
        assert {"TT0251", "TT0261", "TT0265"} <= rules(before.report)
        result, after = settle(tmp_path, data)
        assert {"TT0251", "TT0261", "TT0265"} <= {finding.rule for finding in result.done}
        assert rules(after.report) <= {"TT2082"}
        assert seen(rejected(result.data, BY.author)) == seen(data)

    def it_has_its_line_hung_on_the_last_line_of_the_organ(self, tmp_path, plan, with_number):
        data = soft_header(plan, with_number=with_number)
        result, _ = settle(tmp_path, data, accept=True)
        file = WordFile(result.data)
        block = next(block for block in file.document.blocks if plan.organ[-1] in block.text)
        drawn = [run for run in file.main.traces[block.paragraph].element.iter("{*}r") if run.find(".//{*}anchor") is not None]
        before = "".join("\n" if each.tag.endswith("}br") else each.text or "" for each in drawn[0].itersiblings("{*}r", preceding=True)
                         for each in each.iter("{*}t", "{*}br"))  # fmt: skip
        assert len(drawn) == 1
        assert plan.number_line not in before
        assert plan.organ[-1] in before
        assert texts(result.data) == texts(data)


def texts(data: bytes) -> list[str]:
    return [block.text for block in read(data, name="x.docx").blocks]


def test_a_fix_that_does_not_hold_takes_no_other_of_its_paragraph_back(tmp_path, monkeypatch):
    def something_else(case):
        return (ParagraphEdit(edit.spot, {"gap_before": 3.0}) for edit in appearance.draw_line(case))

    monkeypatch.setattr(registry, "FIXES", {**registry.FIXES, "draw_line": something_else})
    result, after = settle(tmp_path, soft_header())
    assert {finding.rule for finding in result.done} == {"TT0251", "TT0261"}
    assert [(left.finding.rule, left.why) for left in result.left] == [("TT0265", "failed")]
    assert rules(after.report) == {"TT0265", "TT2082"}


def test_accepting_gives_what_was_checked(tmp_path):
    result, _ = settle(tmp_path, soft_header())
    after = judged_bytes(accepted(result.data, BY.author), "x.docx", Task())
    assert not rules(after.report)
