"""Fixes of layout, from findings as the layout rules give them; each is tracked and can be rejected."""

import re
import unicodedata

import docx
import pytest

from checker.fixing.annotating import Byline
from checker.fixing.drawing import text_width
from checker.fixing.mending import mended
from checker.fixing.package import WordFile
from checker.fixing.pages import can_number
from checker.model import Clause, Finding, Rule, records
from checker.reading import read
from checker.running.suppressing import judged, judged_bytes
from checker.running.tasks import Task

from .changes import accepted, entries, rejected, rewritten, seen
from .words import ROOT, corpus_is_there

BY = Byline("thethuc", "TT", "2024-03-15T08:00:00Z")
PLAN = ROOT / "fixtures" / "compliant" / "so-noi-vu.docx"
CLAUSE = Clause("30/2020/NĐ-CP", "Phụ lục I")


def block_of(data: bytes, words: str):
    return next(block for block in read(data, name="x.docx").blocks if block.text.startswith(words))


def numbered_at_the_bottom() -> bytes:
    """The plan with what its header holds in its footer, on every page."""
    parts = entries(PLAN.read_bytes())
    main = re.sub(rb"<w:titlePg[^>]*>", b"", parts["word/document.xml"]).replace(b"w:headerReference", b"w:footerReference")
    return rewritten(parts | {"word/document.xml": main})


def changed(fix: str, words: str | None, component: str = "body", data: bytes | None = None, exactly: bool = True, **values) -> bytes:
    """The plan after one fix of a finding on the paragraph that begins with ``words``."""
    before = judged(str(PLAN), Task())
    data = data or before.data
    place = block_of(data, words).place() if words else None
    finding = Finding("TT9901", "x", component, "error", "decree", CLAUSE, place, values=values, fingerprint="f")
    rule = Rule("TT9901", "x", component, CLAUSE, "error", "decree", {}, fix=fix, fix_safety="safe")
    report = records.replace(before.report, findings=(finding,))
    result = mended(data, report, {"TT9901": rule}, BY)
    assert [left.why for left in result.left] == []
    assert not exactly or seen(rejected(result.data, BY.author)) == seen(data)
    return result.data


def style_of(data: bytes, words: str):
    return block_of(data, words).runs[0].style


class DescribeLetters:
    @pytest.mark.parametrize(
        ("fix", "wanted", "name", "value"),
        [
            ("set_size", [10, 11], "size", 11.0),
            ("set_size", 12, "size", 12.0),
            ("set_bold", False, "bold", False),
            ("set_italic", True, "italic", True),
            ("set_underline", True, "underline", True),
        ],
    )
    def it_gives_the_nearest_look_allowed(self, fix, wanted, name, value):
        assert getattr(style_of(changed(fix, "KẾ HOẠCH", wanted=wanted), "KẾ HOẠCH"), name) == value

    def it_mends_every_place_a_finding_names(self):
        blocks = [block_of(PLAN.read_bytes(), words) for words in ("KẾ HOẠCH", "Căn cứ Luật")]
        out = changed("set_size", "KẾ HOẠCH", wanted=12, places=[block.place().as_dict() for block in blocks])
        assert [style_of(out, block.text).size for block in blocks] == [12, 12]


class DescribeParagraphs:
    @pytest.mark.parametrize(
        ("fix", "wanted", "name", "value"),
        [
            ("set_align", "right", "align", "right"),
            ("set_indent", [1.0], "indent_first", pytest.approx(28.35)),
            ("set_gap", 12, "gap_before", 12),
            ("set_line", [1.5, 2], "line", 1.5),
        ],
    )
    def test_they_get_the_layout_wanted(self, fix, wanted, name, value):
        assert getattr(block_of(changed(fix, "Căn cứ Luật", wanted=wanted), "Căn cứ Luật").setting, name) == value

    def test_short_lines_and_headings_get_the_indent_of_the_long_ones_that_began_where_they_do(self, tmp_path):
        path = tmp_path / "x.docx"
        document = docx.Document(str(PLAN))
        body = [each for each in document.paragraphs if each.paragraph_format.first_line_indent]
        for each in body:
            each.paragraph_format.first_line_indent = 0
        document.save(str(path))
        before = judged(str(path), Task())
        (found,) = [finding for finding in before.report.findings if finding.rule == "TT0664"]
        result = mended(before.data, records.replace(before.report, findings=(found,)), before.rules, BY)
        mended_ones = [block for block in read(result.data, name="x.docx").blocks if block.text in {each.text for each in body}]
        assert {round(block.setting.indent_first, 1) for block in mended_ones} == {28.4}
        assert min(len(block.text) for block in mended_ones) < 30
        assert block_of(result.data, "KẾ HOẠCH").setting.indent_first in (None, 0)
        assert seen(rejected(result.data, BY.author)) == seen(before.data)


class DescribeThePage:
    def it_gets_the_margins_wanted(self):
        page = read(changed("set_margin", None, wanted={"left": 35, "bottom": 25}), name="x.docx").sections[0]
        assert (round(page.left), round(page.bottom), round(page.top)) == (35, 25, 20)

    def it_gets_its_number_moved_from_the_footer_to_the_header(self):
        data = numbered_at_the_bottom()
        out = changed("page_number", None, component="page", data=data, exactly=False)
        page = read(accepted(out, BY.author), name="x.docx").sections[0]
        parts = entries(accepted(out, BY.author))
        assert page.title_page
        assert b" PAGE " in parts[page.header_parts["default"]]
        assert b"PAGE" not in parts[page.footer_parts["default"]]
        back = entries(rejected(out, BY.author))
        assert b"PAGE" not in back[page.header_parts["default"]]
        assert b"PAGE" in back[page.footer_parts["default"]]
        assert not read(rejected(out, BY.author), name="x.docx").sections[0].title_page

    @pytest.mark.parametrize("align", ["left", "right"])
    def it_gets_its_number_centred_where_a_header_has_it_elsewhere(self, align):
        parts = entries(PLAN.read_bytes())
        name = next(name for name, content in parts.items() if b"PAGE" in content and "header" in name)
        data = rewritten(parts | {name: parts[name].replace(b'w:val="center"', f'w:val="{align}"'.encode())})
        assert {number.align for number in read(data, name="x.docx").sections[0].numbers} == {align}
        out = changed("page_number", None, component="page", data=data, exactly=False)
        (number,) = read(accepted(out, BY.author), name="x.docx").sections[0].numbers
        assert (number.where, number.align, number.style.size) == ("header", "center", 14)
        assert {number.align for number in read(rejected(out, BY.author), name="x.docx").sections[0].numbers} == {align}

    def it_gets_its_number_in_every_section(self):
        parts = entries((ROOT / "fixtures" / "compliant" / "co-phu-luc.docx").read_bytes())
        main = re.sub(rb"<w:titlePg[^>]*>", b"", parts["word/document.xml"]).replace(b"w:headerReference", b"w:footerReference")
        data = rewritten(parts | {"word/document.xml": main})
        out = changed("page_number", None, component="page", data=data, exactly=False)
        sections = read(accepted(out, BY.author), name="x.docx").sections
        assert len(sections) == 3
        assert [{(number.where, number.align) for number in section.numbers} for section in sections] == [{("header", "center")}] * 3
        assert sections[0].title_page

    def it_gets_an_upright_arabic_number_whatever_its_style_and_section_say(self):
        parts = entries(numbered_at_the_bottom())
        styles = re.sub(rb"(<w:rPrDefault>\s*<w:rPr>)", rb"\1<w:b/><w:i/>", parts["word/styles.xml"], count=1)
        main = parts["word/document.xml"].replace(b'<w:pgNumType w:start="1"/>', b"")
        main = re.sub(rb"(<w:pgMar [^>]*/>)", rb'\1<w:pgNumType w:fmt="lowerRoman"/>', main)
        data = rewritten(parts | {"word/document.xml": main, "word/styles.xml": styles})
        (before,) = read(data, name="x.docx").sections[0].numbers
        assert before.style.italic
        out = changed("page_number", None, component="page", data=data, exactly=False)
        page = read(accepted(out, BY.author), name="x.docx").sections[0]
        (number,) = page.numbers
        assert (number.style.bold, number.style.italic, page.page_number_format) == (False, False, None)
        assert read(rejected(out, BY.author), name="x.docx").sections[0].page_number_format == "lowerRoman"

    def it_is_left_alone_where_a_header_has_words(self):
        parts = entries(PLAN.read_bytes())
        name = next(name for name, content in parts.items() if b"PAGE" in content and "header" in name)
        data = rewritten(parts | {name: parts[name].replace(b"</w:p>", "<w:r><w:t>Lưu hành</w:t></w:r></w:p>".encode(), 1)})
        file = WordFile(data)
        assert not can_number(file.document.sections, file.tree)


def mended_organ(data: bytes, *, unsafe: bool) -> bytes:
    """The file with what is wrong with its issuer mended, plainly."""
    before = judged_bytes(data, "a.docx", Task())
    found = tuple(finding for finding in before.report.findings if finding.rule in ("TT0204", "TT0265"))
    assert len(found) == 2
    return mended(data, records.replace(before.report, findings=found), before.rules, BY, unsafe=unsafe, accept=True).data


class DescribeALine:
    def it_is_drawn_below_the_last_line_of_its_part(self):
        out = changed("draw_line", "KẾ HOẠCH", component="type_name")
        assert block_of(out, "KẾ HOẠCH").rule_line
        assert not block_of(PLAN.read_bytes(), "KẾ HOẠCH").rule_line

    def it_is_as_long_as_its_words_ask_for_once_they_are_mended(self):
        parts = entries((ROOT / "fixtures" / "faulty" / "TT0265-no-line-under-organ.docx").read_bytes())
        main = parts["word/document.xml"].replace("SỞ NỘI VỤ".encode(), "SỞ XD".encode())
        data = rewritten(parts | {"word/document.xml": main})
        (drawn,), (shorter,) = (block_of(mended_organ(data, unsafe=unsafe), "SỞ X").drawn for unsafe in (True, False))
        assert drawn == pytest.approx(shorter * text_width("SỞ XÂY DỰNG", 13) / text_width("SỞ XD", 13), abs=1)

    def it_is_not_drawn_where_tabs_part_two_columns(self):
        data = (ROOT / "fixtures" / "shapes" / "header-tabs.docx").read_bytes()
        block = next(block for block in read(data, name="x.docx").blocks if "Độc lập" in block.text)
        place = block.place(block.text.index("Độc lập"), len(block.text))
        assert "\t" in block.text
        finding = Finding("TT9901", "x", "body", "error", "decree", CLAUSE, place, fingerprint="f")
        rule = Rule("TT9901", "x", "body", CLAUSE, "error", "decree", {}, fix="draw_line", fix_safety="safe")
        report = records.replace(judged(str(PLAN), Task()).report, findings=(finding,))
        result = mended(data, report, {"TT9901": rule}, BY)
        assert (result.data, [left.finding for left in result.left]) == (data, [finding])


class DescribeComposing:
    def it_composes_every_letter_and_can_be_rejected(self):
        path = ROOT / "fixtures" / "shapes" / "nfd.docx"
        before = judged(str(path), Task())
        result = mended(before.data, before.report, before.rules, BY, unsafe=True)
        main = entries(accepted(result.data, BY.author))["word/document.xml"].decode()
        assert unicodedata.is_normalized("NFC", main)
        assert not unicodedata.is_normalized("NFC", entries(before.data)["word/document.xml"].decode())
        rejected_main = entries(rejected(result.data, BY.author))["word/document.xml"].decode()
        assert not unicodedata.is_normalized("NFC", rejected_main)
        assert seen(rejected(result.data, BY.author)) == seen(before.data)


@pytest.mark.skipif(not corpus_is_there(), reason="the corpus of real Word files is not here: only the fixtures were tried")
def test_the_corpus_was_tried_too():
    from .words import word_files

    assert any("corpus" in path.parts for path in word_files())
