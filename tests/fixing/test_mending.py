"""Fixes as tracked changes: what is claimed is fixed, rejecting gives back the original, fixing again changes nothing."""

import random
from pathlib import Path

import docx
import pytest

from checker.fixing import mending
from checker.fixing.annotating import Byline
from checker.fixing.edits import EditedParagraph, LineEdit, ParagraphEdit, RunEdit, SectionEdit, TextEdit
from checker.fixing.mending import mended
from checker.fixing.package import WordFile
from checker.fixing.planning import BY_HAND
from checker.fixing.registry import FIXES
from checker.fixing.revising import Reviser
from checker.reading import read
from checker.running.suppressing import judged, judged_bytes
from checker.running.tasks import Task

from .changes import accepted, entries, rejected, seen
from .words import ROOT, files_to_mend, word_files

BY = Byline("thethuc", "TT", "2024-03-15T08:00:00Z")
FAULTY = ROOT / "fixtures" / "faulty"
FILES = word_files()


def fixed(path: Path, **asked):
    """The file mended, and the check of the result."""
    before = judged(str(path), Task())
    result = mended(before.data, before.report, before.rules, BY, **asked)
    return result, judged_bytes(result.data, str(path), Task())


def mend_again(result, after, **asked):
    return mended(result.data, after.report, after.rules, BY, **asked).data


def texts(data: bytes) -> list[str]:
    return [block.text for block in read(data, name="x.docx").blocks]


class DescribeAFix:
    @pytest.mark.parametrize(
        ("name", "line"),
        [
            ("TT0302-number-not-padded", "Số: 05/KH-SNV"),
            ("TT0308-spaces-in-symbol", "Số: 125/KH-SNV"),
            ("TT0304-number-without-colon", "Số: 125/KH-SNV"),
            ("TT0106-motto-with-en-dashes", "Độc lập - Tự do - Hạnh phúc"),
            ("TT0404-date-with-slashes", "Tây Ninh, ngày 15 tháng 3 năm 2024"),
            ("TT0704-tm-with-slash", "TM. ỦY BAN NHÂN DÂN"),
            ("TT0705-kt-without-space", "KT. GIÁM ĐỐC"),
            ("TT0910-archive-without-dash", "- Lưu: VT, CCVC."),
            ("TT0905-recipients-without-semicolons", "- Trang thông tin điện tử của Sở;"),
        ],
    )
    def it_writes_the_form_the_law_wants(self, name, line):
        result, _ = fixed(FAULTY / f"{name}.docx")
        assert line in texts(result.data)
        assert line not in texts(judged(str(FAULTY / f"{name}.docx"), Task()).data)

    def it_does_not_change_words_unless_asked(self):
        path = FAULTY / "TT0103-national-name-misspelt.docx"
        result, _ = fixed(path)
        assert result.data == path.read_bytes()
        assert [left.why for left in result.left] == ["unsafe"]
        result, _ = fixed(path, unsafe=True)
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in texts(result.data)

    def it_never_invents_a_part_that_is_missing(self):
        path = FAULTY / "TT0102-no-motto.docx"
        result, _ = fixed(path, unsafe=True)
        assert result.data == path.read_bytes()
        assert [(left.finding.rule, left.why) for left in result.left] == [("TT0102", "by_hand")]

    def it_leaves_a_paragraph_alone_that_holds_changes_not_yet_accepted(self):
        path = FAULTY / "TT0302-number-not-padded.docx"
        block = next(block for block in read(path).blocks if block.text.startswith("Số"))
        file = WordFile(path.read_bytes())
        Reviser(file, Byline("Ai đó", "A", BY.date)).write(TextEdit(EditedParagraph("body", block.paragraph), 0, 0, " "))
        data = file.saved()
        before = judged_bytes(data, "x.docx", Task())
        result = mended(data, before.report, before.rules, BY)
        assert result.data == data
        assert "tracked" in [left.why for left in result.left]

    def it_puts_a_sign_at_the_end_of_a_line_behind_the_word_another_fix_writes_there(self, tmp_path):
        path = tmp_path / "x.docx"
        document = docx.Document(str(ROOT / "fixtures" / "compliant" / "so-noi-vu.docx"))
        last = [each for each in document.paragraphs if each.text.startswith(("Căn cứ", "Theo đề nghị"))][-1]
        last.runs[0].text = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 về công tác văn thư của Chính Phủ"
        for run in last.runs[1:]:
            run.text = ""
        document.save(str(path))
        result, after = fixed(path)
        assert "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 về công tác văn thư của Chính phủ." in texts(result.data)
        assert {"TT0602", "TT1621"} <= {finding.rule for finding in result.done} - {finding.rule for finding in after.report.findings}

    def it_changes_only_the_signs_that_differ(self):
        result, _ = fixed(FAULTY / "TT0304-number-without-colon.docx")
        assert entries(result.data)["word/document.xml"].count(b"<w:ins ") == 1
        assert b"<w:del " not in entries(result.data)["word/document.xml"]


@pytest.mark.parametrize("path", files_to_mend(), ids=lambda path: path.name)
class DescribeTheFixesOfAFile:
    def they_hold(self, path, accept):
        asked = {"unsafe": True, "accept": accept}
        result, after = fixed(path, **asked)
        claimed = {(finding.rule, finding.place and finding.place.paragraph) for finding in result.done}
        remain = {(finding.rule, finding.place and finding.place.paragraph) for finding in after.report.findings}
        assert not claimed & remain
        assert mend_again(result, after, **asked) == result.data or accept
        return result

    def it_tracks_what_it_fixes_and_rejecting_gives_back_the_original(self, path):
        result = self.they_hold(path, accept=False)
        if result.done:
            assert seen(rejected(result.data, BY.author)) == seen(path.read_bytes())
            assert texts(accepted(result.data, BY.author)) == texts(result.data)

    def it_writes_plainly_when_asked(self, path):
        result = self.they_hold(path, accept=True)
        assert b'w:author="thethuc"' not in b"".join(entries(result.data).values())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_any_edit_anywhere_reads_as_told_and_can_be_rejected(path):
    data, chance = path.read_bytes(), random.Random(path.name)
    file = WordFile(data)
    reviser = Reviser(file, BY)
    expected = {}
    for block in chance.sample(file.document.blocks, min(25, len(file.document.blocks))):
        spot = EditedParagraph(block.part, block.paragraph)
        start, end = sorted(chance.choices(range(len(block.text) + 1), k=2))
        look = RunEdit(spot, 0, len(block.text), {"size": 13.0, "bold": True, "italic": False, "font": "Arial", "color": "FF0000"})
        layout = ParagraphEdit(spot, {"align": "right", "indent_first": 28.35, "gap_before": 6.0, "line": 1.5})
        for edit in (look, layout, LineEdit(spot, end, 100), TextEdit(spot, start, end, "ba bốn")):
            if reviser.why_not(edit) is None:
                reviser.write(edit)
                if isinstance(edit, TextEdit):
                    expected[block.part, block.paragraph] = block.text[:start] + "ba bốn" + block.text[end:]
    for section in range(len(file.document.sections)):
        reviser.write(SectionEdit(section, {"left": 35.0, "width": 210.0}))
    out = file.saved()
    found = {(block.part, block.paragraph): block.text for block in read(out, name="x.docx").blocks}
    assert {key: found[key] for key in expected} == expected
    assert seen(rejected(out, BY.author)) == seen(data)


class DescribeTheRegistry:
    def it_knows_every_fix_a_rule_names(self):
        from checker.checking.rulesets import available, rules_of

        named = {rule.fix for head in available() for rule in rules_of(head["id"]) if rule.fix}
        assert named <= set(FIXES) | BY_HAND


class DescribeManyFindings:
    def it_holds_an_edit_against_those_of_its_own_paragraph_only(self, tmp_path, monkeypatch):
        met = []
        original = mending._clash
        monkeypatch.setattr(mending, "_clash", lambda one, other: met.append(one) or original(one, other))
        counts = []
        for faults in (10, 80):
            path = tmp_path / f"{faults}.docx"
            document = docx.Document(str(ROOT / "fixtures" / "compliant" / "so-noi-vu.docx"))
            heading = next(each for each in document.paragraphs if each.text.startswith("II."))
            for number in range(faults):
                heading.insert_paragraph_before(f"Đơn vị thứ {number} tại thành phố Hồ Chí Minh rà soát, báo cáo.")
            document.save(str(path))
            met.clear()
            result, _ = fixed(path, unsafe=True)
            assert sum(change.after.count("Thành phố Hồ Chí Minh") for change in result.changes) == faults
            counts.append(len(met))
        assert counts[1] <= 10 * max(counts[0], 1)
