"""Fixing what was fixed changes nothing, whatever faults stood together and however the plan is laid out."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.fixing.annotating import Byline
from checker.running.rounds import Asked, mended_of
from checker.running.suppressing import judged_bytes
from checker.running.tasks import Task
from tests.builders import layouts
from tests.builders.layouts import STANDARD
from tests.builders.plan_text import PlanText
from tests.builders.plans import COMPLIANT
from tests.builders.shapes import word

from .changes import accepted, rejected, seen

BY = Byline("thethuc", "TT", "2024-03-15T08:00:00Z")
FAULTS = {
    "number": {"number": "5"},
    "no colon": {"number_form": "Số {number}/{notation}"},
    "spaces": {"number_form": "Số: {number} / {notation}"},
    "date": {"date_form": "{place}, ngày {day}/{month}/{year}"},
    "motto": {"motto": "Độc lập – Tự do – Hạnh phúc"},
    "national name": {"national_name": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NM"},
    "tail": {"organ": ("SỞ NỘI VỤ.",)},
    "type": {"notation": "KH - SNV"},
}
HEADERS = (layouts.header_2x2, layouts.header_1x2, layouts.header_soft_breaks, layouts.header_text_boxes)
LOOKS = st.fixed_dictionaries(
    {
        "size": st.sampled_from([11, 12, 13, 14, 15]),
        "bold": st.booleans(),
        "italic": st.booleans(),
        "first": st.sampled_from([0, 10, 12.7, 30]),
    }
)


@st.composite
def plans(draw) -> bytes:
    plan: PlanText = draw(st.sampled_from(list(COMPLIANT.values())))
    for name in draw(st.sets(st.sampled_from(sorted(FAULTS)), max_size=5)):
        plan = replace(plan, **FAULTS[name])
    body = replace(layouts.BODY, **draw(LOOKS))

    def running(document, plan):
        layouts.fill(document, [(text, body) for text in plan.body])

    layout = replace(STANDARD, header=draw(st.sampled_from(HEADERS)), **({"body": running} if draw(st.booleans()) else {}))
    return word(plan, layout)


def mended(data: bytes, *, accept: bool, unsafe: bool):
    return mended_of(judged_bytes(data, "x.docx", Task()), "x.docx", Asked(Task(), (), (), unsafe, accept, BY))


@settings(max_examples=24, deadline=None)
@given(plans(), st.booleans())
def test_written_plainly_a_second_time_finds_nothing_to_do(data, unsafe):
    once, _ = mended(data, accept=True, unsafe=unsafe)
    twice, _ = mended(once.data, accept=True, unsafe=unsafe)
    assert [finding.rule for finding in twice.done] == []
    assert twice.data == once.data


@settings(max_examples=16, deadline=None)
@given(plans(), st.booleans())
def test_tracked_a_second_time_changes_nothing_and_all_can_be_rejected(data, unsafe):
    once, after = mended(data, accept=False, unsafe=unsafe)
    twice, _ = mended(once.data, accept=False, unsafe=unsafe)
    assert twice.data == once.data
    assert seen(rejected(once.data, BY.author)) == seen(data)
    rules = {finding.rule for finding in judged_bytes(accepted(once.data, BY.author), "x.docx", Task()).report.findings}
    assert rules == {finding.rule for finding in after.report.findings} - {"TT2082", "TT2083"}
