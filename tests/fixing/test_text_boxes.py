"""A text box is written twice in a Word file, for new programs and for old ones: both say the same after mending."""

from dataclasses import replace

import pytest
from lxml import etree

from checker.fixing.annotating import Byline
from checker.reading.word.inline import CHOICE, FALLBACK, TEXT_BOX
from checker.running.rounds import Asked, settled
from checker.running.tasks import Task
from tests.builders import layouts
from tests.builders.layouts import STANDARD
from tests.builders.plan_text import PlanText
from tests.builders.shapes import word

from .changes import accepted, entries, rejected, rewritten, seen

BY = Byline("thethuc", "TT", "2024-03-15T08:00:00Z")
PLAN = replace(PlanText(), number="5")


def boxed() -> bytes:
    return word(PLAN, replace(STANDARD, header=layouts.header_text_boxes))


def settle(tmp_path, data: bytes, *, accept: bool = False) -> bytes:
    path = tmp_path / "kế hoạch.docx"
    path.write_bytes(data)
    result, _ = settled(str(path), Asked(Task(), (), (), False, accept, BY))
    assert "TT0302" in {finding.rule for finding in result.done}
    return result.data


def versions(data: bytes, tag: str) -> list[list[str]]:
    """The lines of each text box in that version, as they read with changes accepted."""
    root = etree.fromstring(entries(data)["word/document.xml"])
    boxes = [box for box in root.iter(TEXT_BOX) if next(box.iterancestors(CHOICE, FALLBACK)).tag == tag]
    return [["".join(text.text or "" for text in line.iter("{*}t")) for line in box.iter("{*}p")] for box in boxes]


@pytest.mark.parametrize("accept", [False, True])
class DescribeBothVersions:
    def it_mends_them_alike(self, tmp_path, accept):
        out = settle(tmp_path, boxed(), accept=accept)
        assert versions(out, FALLBACK) == versions(out, CHOICE)
        assert any("Số: 05/KH-SNV" in line for box in versions(out, FALLBACK) for line in box)

    def it_leaves_an_old_version_that_says_something_else(self, tmp_path, accept):
        parts = entries(boxed())
        head, *rest = parts["word/document.xml"].split(b"<mc:Fallback>")
        old = [piece.replace("Số: 5/KH-SNV".encode(), "Số: 5/CV-SNV".encode(), 1) for piece in rest]
        out = settle(tmp_path, rewritten(parts | {"word/document.xml": b"<mc:Fallback>".join([head, *old])}), accept=accept)
        assert any("Số: 5/CV-SNV" in line for box in versions(out, FALLBACK) for line in box)


def test_rejecting_gives_both_back(tmp_path):
    data = boxed()
    out = settle(tmp_path, data)
    assert versions(rejected(out, BY.author), FALLBACK) == versions(data, FALLBACK)
    assert versions(accepted(out, BY.author), FALLBACK) == versions(accepted(out, BY.author), CHOICE)
    assert seen(rejected(out, BY.author)) == seen(data)
