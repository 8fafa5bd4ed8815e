"""A template is text with holes: it runs nothing, and nothing of a plan becomes a part of Word or of a template."""

import io
import sys
import zipfile

import pytest
from docx import Document

from checker.letters.filling import filled
from checker.letters.letterhead import Letterhead
from checker.letters.template_files import TEMPLATES, template_file
from checker.model.errors import Refused
from tests.letters.words import letter, plan_text, said

ROWS = ("{%p for dong in loi %}", "{{ dong.so }}. {{ dong.dang_ghi }} -> {{ dong.can_ghi }}", "{%p endfor %}")


def template(*paragraphs):
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


class DescribeATemplate:
    def it_is_the_offices_own(self, tmp_path):
        own = template(
            "Kính gửi {{ noi_gui }}", "{%p for dong in loi %}", "{{ dong.so }}. {{ dong.dang_ghi }} -> {{ dong.can_ghi }}", "{%p endfor %}"
        )
        data = letter(tmp_path / "a.txt", plan_text(), template=("mau.docx", own))[2]
        assert said(data) == "Kính gửi Sở Nội vụ tỉnh Tây Ninh\n1. “KT/ GIÁM ĐỐC” -> “KT. GIÁM ĐỐC”\n2. “Nơi nhận” -> “Nơi nhận:”"

    @pytest.mark.parametrize("kind", TEMPLATES)
    def it_is_written_to_be_changed_and_is_used_as_written(self, kind, tmp_path):
        wish = {"kind": kind, "reason": "broken" if kind == "return" else "", "place": "Tây Ninh"}
        plain = letter(tmp_path / "a.txt", plan_text(), **wish)[2]
        own = template_file(kind, Letterhead("Ủy ban nhân dân tỉnh Tây Ninh", "", "UBND", "Tây Ninh"))
        assert said(letter(tmp_path / "a.txt", plan_text(), **wish, template=("m.docx", own))[2]) == said(plain)

    @pytest.mark.parametrize(
        "hole",
        [
            "{{ co_quan.__class__ }}", "{{ ''.__class__.__mro__ }}", "{{ co_quan.upper() }}", "{{ 'a' * 1000000000 }}",
            "{{ 9 ** 999999999 }}",
            "{% include 'x' %}", "{% import 'os' as os %}", "{{ range(9) }}", "{{ cycler }}", "{{ self }}", "{{ co_quan|safe }}",
            "{% autoescape false %}{{ co_quan }}{% endautoescape %}", "{% macro x() %}{% endmacro %}", "{{ khong_co }}", "{% if %}",
            "{{ loi.0.x.y }}", "{% for a in co_quan %}{% for b in co_quan %}{{ b }}{% endfor %}{% endfor %}",
            "{{ 'a'.ljust(999999999) }}", "{{ '%999999999d' % 1 }}", "{{ loi|attr('__class__') }}",
        ],
    )  # fmt: skip
    def it_can_do_nothing_but_print_what_it_is_given(self, hole):
        with pytest.raises(Refused, match=r"letter\.(template|forbidden)"):
            filled(template(hole), {"co_quan": "Sở", "loi": [{"so": "1"}]}, "mau.docx")

    @pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04", "Số: 5".encode()])
    def it_is_a_word_file(self, data):
        with pytest.raises(Refused, match=r"letter\.no_template"):
            filled(data, {}, "mau.docx")


class DescribeWhatAPlanHolds:
    @pytest.mark.parametrize(
        "text", ["</w:t></w:r><w:r><w:t>x", "&amp; <b>", "{{ co_quan }}", "{%p if 1 %}", "{_{ 7 }_}", "{_% if %_}", "a\x0cb\x07c\nd\te"]
    )
    def it_enters_as_text_whatever_signs_are_in_it(self, text):
        from checker.letters.contents import _plain

        data = filled(template("[{{ x }}]"), {"x": _plain(text)}, "mau.docx")
        assert said(data).replace("\u2060", "") == f"[{_plain(text)}]"
        assert len(Document(io.BytesIO(data)).paragraphs) == 1

    def it_puts_no_markup_into_the_file_from_a_plan_with_markup(self, tmp_path):
        evil = "</w:t></w:r><w:r><w:fldSimple w:instr='DDEAUTO'/>{{ 7 * 7 }}"
        data = letter(tmp_path / "a.txt", plan_text(**{"Kiểm tra công tác văn thư": f"Kiểm tra {evil}"}))[2]
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            xml = package.read("word/document.xml").decode()
        assert "<w:fldSimple" not in xml
        assert "DDEAUTO" in said(data)
        assert "49" not in said(data)


class DescribeTheLibrary:
    def it_is_asked_for_by_name_where_it_is_not_there(self, monkeypatch):
        monkeypatch.setitem(sys.modules, "docxtpl", None)
        with pytest.raises(Refused) as refused:
            filled(template("x"), {}, "mau.docx")
        assert (refused.value.key, refused.value.values["extra"]) == ("lacks", "office")
