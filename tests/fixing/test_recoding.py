"""Letters in TCVN3 and VNI rewritten in Unicode: what was read is what stands afterwards, and it can be rejected."""

from __future__ import annotations

import pytest

from checker.fixing.annotating import Byline
from checker.fixing.edits import EditedParagraph, RecodeEdit, TextEdit
from checker.fixing.mending import Mended, mended
from checker.fixing.package import WordFile
from checker.fixing.revising import Reviser
from checker.reading import read
from checker.running.suppressing import judged, judged_bytes
from checker.running.tasks import Task
from tests.builders.files import FIXTURES
from tests.builders.old_codes import tcvn3, vni
from tests.reading.wordfile import package, paragraph, run

from .changes import accepted, entries, rejected, seen

BY = Byline("thethuc", "TT", "2024-03-15T08:00:00Z")
FONT = "Times New Roman"
OLD = sorted((FIXTURES / "faulty").glob("TT0021-*.docx"))


def set_in(name: str, more: str = "") -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>{more}'


def fixed(path: str, **asked: bool) -> tuple[bytes, Mended]:
    before = judged(path, Task())
    return before.data, mended(before.data, before.report, before.rules, BY, **asked)


def texts(data: bytes) -> list[str]:
    return [block.text for block in read(data, name="x.docx").blocks]


def fonts(data: bytes) -> set[tuple[str | None, str | None]]:
    return {(each.style.font, each.style.code) for block in read(data, name="x.docx").blocks for each in block.runs}


def recoded(body: str) -> tuple[bytes, bytes]:
    """A file with that body, and the same with its first paragraph recoded."""
    data = package(body)
    file = WordFile(data)
    reviser = Reviser(file, BY)
    edit = RecodeEdit(EditedParagraph("body", 0), FONT)
    assert reviser.why_not(edit) is None
    reviser.write(edit)
    return data, file.saved()


@pytest.mark.parametrize("path", OLD, ids=lambda path: path.stem)
class DescribeAPlanInAnOldCode:
    def it_is_mended_and_reads_as_before(self, path):
        data, result = fixed(str(path))
        assert [finding.rule for finding in result.done] == ["TT0021"]
        assert texts(result.data) == texts(data)
        assert fonts(accepted(result.data, BY.author)) == {(FONT, None)}
        assert judged_bytes(accepted(result.data, BY.author), "x.docx", Task()).report.findings == ()

    def it_comes_back_when_the_changes_are_rejected(self, path):
        data, result = fixed(str(path))
        assert seen(rejected(result.data, BY.author)) == seen(data)

    def it_is_not_changed_twice(self, path):
        _, result = fixed(str(path))
        after = judged_bytes(result.data, "x.docx", Task())
        assert mended(result.data, after.report, after.rules, BY).data == result.data

    def it_is_written_plainly_when_asked(self, path):
        data, result = fixed(str(path), accept=True)
        assert b'w:author="thethuc"' not in result.data
        assert (texts(result.data), fonts(result.data)) == (texts(data), {(FONT, None)})


class DescribeAParagraphInAnOldCode:
    def it_keeps_the_looks_of_its_runs(self):
        body = paragraph(run(tcvn3("kế hoạch"), set_in(".VnTimeH", "<w:b/>")) + run(tcvn3(" năm"), set_in(".VnTime", "<w:i/>")))
        _, out = recoded(body)
        block = read(accepted(out, BY.author)).blocks[0]
        assert block.text == "KẾ HOẠCH năm"
        assert [(each.start, each.end, each.style.bold, each.style.italic) for each in block.runs] == [
            (0, 8, True, False),
            (8, 12, False, True),
        ]

    def it_has_letters_whose_mark_stands_in_the_next_run(self):
        typed = vni("Kế hoạch")
        at = typed.index("Á".lower())
        body = paragraph(run(typed[:at], set_in("VNI-Times")) + run(typed[at:], set_in("VNI-Times", "<w:b/>")))
        data, out = recoded(body)
        assert texts(accepted(out, BY.author)) == texts(data) == ["Kế hoạch"]
        assert seen(rejected(out, BY.author)) == seen(data)

    def it_keeps_tabs_and_lines(self):
        typed = f"<w:r><w:rPr>{set_in('.VnTime')}</w:rPr><w:t>{tcvn3('số')}</w:t><w:tab/><w:t>{tcvn3('năm')}</w:t><w:br/><w:t>x</w:t></w:r>"
        data, out = recoded(paragraph(typed))
        assert texts(accepted(out, BY.author)) == texts(data) == ["số\tnăm\nx"]

    def it_leaves_its_letters_in_unicode(self):
        data, out = recoded(paragraph(run(tcvn3("kế hoạch"), set_in(".VnTime")) + run(" số 5 của Sở")))
        assert texts(accepted(out, BY.author)) == texts(data) == ["kế hoạch số 5 của Sở"]
        assert entries(out)["word/document.xml"].count(b"<w:ins ") == 1

    def it_can_be_edited_where_two_signs_are_one_letter(self):
        file = WordFile(package(paragraph(run(vni("Số kế hoạch: 5"), set_in("VNI-Times")))))
        reviser = Reviser(file, BY)
        edit = TextEdit(EditedParagraph("body", 0), 13, 14, "05")
        assert reviser.why_not(edit) is None
        reviser.write(edit)
        assert texts(file.saved()) == ["Số kế hoạch: 05"]
