"""A plan that bears a mark of secrecy at its head is never copied into a folder for LibreOffice, whatever it is written in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.model import Unreadable
from checker.reading import _CONVERTED
from checker.reading.word.office import FORMS
from checker.reading.word.soffice import VARIABLE
from checker.running.one import converting, judge, opened
from checker.running.secret_copies import _COPIED
from checker.running.tasks import Task

LINES = ("ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 25/KH-UBND", "{}", "KẾ HOẠCH", "Bảo vệ bí mật nhà nước năm 2024")
FORTY = tuple(f"{number}. Phòng Tổng hợp chủ trì việc thứ {number}." for number in range(1, 40))


def rtf(mark: str) -> bytes:
    """As Word writes it: letters by their numbers, lines broken in the midst of words."""
    lines = (line.replace("{}", mark) for line in (*LINES, *FORTY))
    letters = ("".join(each if each.isascii() else f"\r\n\\u{ord(each)}\\'3f" for each in line) for line in lines)
    said = "".join(f"\\pard\\plain {line}\\par\r\n" for line in letters)
    return ("{\\rtf1\\ansi{\\fonttbl{\\f0 Times New Roman;}}\r\n" + said + "}").encode("ascii")


def rtf_in_bytes(mark: str) -> bytes:
    """As older programs write it: letters as bytes of code page 1258."""
    spelt = mark.replace("Ậ", "Â\u0323").replace("Ố", "Ô\u0301").encode("cp1258")
    return b"{\\rtf1\\ansi\\ansicpg1258\\pard KE HOACH\\par\\pard " + b"".join(b"\\'%02x" % byte for byte in spelt) + b"\\par}"


def rtf_in_tcvn3(mark: str) -> bytes:
    return ("{\\rtf1\\ansi{\\fonttbl{\\f0 .VnTimeH;}}\\pard " + {"TỐI MẬT": "t\\'e8i m\\'cbt", "": "giao"}[mark] + "\\par}").encode("ascii")


def odt(mark: str, margin: str = "") -> bytes:
    """The mark in two spans; ``margin``: one in the header."""
    file, cut = io.BytesIO(), f"{mark[:1]}<text:span>{mark[1:]}</text:span>"
    body = "".join(f"<text:p>{line.replace('{}', cut)}</text:p>" for line in (*LINES, *FORTY))
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", f"<office:text>{body}</office:text>")
        package.writestr("styles.xml", f"<style:header><text:p>Trang 2<text:tab/>{margin}</text:p></style:header>")
    return file.getvalue()


def odt_header(mark: str) -> bytes:
    return odt("", mark)


def web_page(mark: str) -> bytes:
    return f"<!DOCTYPE html><html><body><p>UBND</p><p><b>{mark}</b></p><p>KẾ HOẠCH</p></body></html>".encode()


def old_word(text: bytes) -> bytes:
    """A compound file of 512-byte sectors with the head of a Word file ([MS-DOC]) in the second, and its text in the fifth."""
    head = bytearray(512)
    head[:8], head[30:32] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", (9).to_bytes(2, "little")
    entry = bytearray(512)
    entry[:24] = "WordDocument".encode("utf-16-le")
    entry[116:120] = (1).to_bytes(4, "little")
    stream = bytearray(0x600)
    stream[:2], stream[24:28] = b"\xec\xa5", (0x600).to_bytes(4, "little")
    return bytes(head + entry + stream) + text + bytes(512)


def wide_word(mark: str) -> bytes:
    return old_word("\r".join(("ỦY BAN NHÂN DÂN\x07CỘNG HÒA XÃ HỘI", mark, "KẾ HOẠCH", *FORTY)).encode("utf-16-le"))


def narrow_word(mark: str) -> bytes:
    """In eight bits, as text in a font of TCVN3 is."""
    return old_word("\r".join(("UBND", {"TỐI MẬT": "TèI MËT", "": "viÖc"}[mark], "KÕ HO¹CH")).encode("cp1252"))


def rtf_with(piece: str) -> Callable[[str], bytes]:
    """A piece of it says the mark."""
    return lambda mark: ("{\\rtf1\\ansi\\uc1 " + piece.replace("{}", spelt(mark)) + "\\par\\pard KE HOACH\\par}").encode("ascii")


def spelt(words: str) -> str:
    return "".join(each if each.isascii() else f"\\u{ord(each)}?" for each in words)


def odt_with(part: str, piece: str) -> Callable[[str], bytes]:
    """A piece of one of its parts says the mark."""

    def made(mark: str) -> bytes:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as package:
            package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
            for name in ("content.xml", "styles.xml", "meta.xml"):
                package.writestr(name, f"<office:text>{piece.replace('{}', mark) if name == part else 'KẾ HOẠCH'}</office:text>")
        return file.getvalue()

    return made


def page_with(piece: str) -> Callable[[str], bytes]:
    return lambda mark: f"<!DOCTYPE html><html><body>{piece.replace('{}', mark)}<p>KẾ HOẠCH</p></body></html>".encode()


PIECES = {
    "truong.rtf": rtf_with("{\\field{\\*\\fldinst QUOTE}{\\fldrslt {}}}"), "cuoc-chu.rtf": rtf_with("a{\\footnote {}}"),
    "unicode.rtf": rtf_with("{\\upr{a}{\\*\\ud{{}}}}"), "thuoc-tinh.rtf": rtf_with("{\\*\\userprops {\\propname D}{\\staticval {}}}"),
    "cuoc-chu.odt": odt_with("content.xml", "<text:p>a<text:note><text:p>{}</text:p></text:note></text:p>"),
    "so.odt": odt_with("content.xml", "<text:list-level-style-number style:num-prefix='{}'/>"),
    "ten.odt": odt_with("content.xml", '<draw:frame draw:name="{}"/>'),
    "tu-khoa.odt": odt_with("meta.xml", "<meta:keyword>{}</meta:keyword>"),
    "danh-sach.html": page_with("<ul style='list-style-type:\"{}\"'><li></ul>"),
    "trong.html": page_with("<iframe srcdoc='&lt;p&gt;{}'></iframe>"),
    "dia-chi.html": page_with("<iframe src='data:text/html,{}'></iframe>"), "viet.html": page_with("<script>document.write('{}')</script>"),
}  # fmt: skip


MADE = {
    **PIECES,
    "hoa.rtf": lambda mark: rtf_with("{\\caps {}}")(mark.lower()),
    "hoa.odt": lambda mark: odt_with("content.xml", '<x fo:text-transform="uppercase"/><text:p>{}</text:p>')(mark.lower()),
    "a.rtf": rtf, "byte.rtf": rtf_in_bytes, "tcvn3.rtf": rtf_in_tcvn3, "a.odt": odt, "dau-trang.odt": odt_header, "a.html": web_page,
    "a.doc": wide_word, "cu.doc": narrow_word,
}  # fmt: skip


@pytest.fixture(autouse=True)
def asked(tmp_path, monkeypatch) -> Path:
    """A LibreOffice that converts nothing and writes down that it was asked."""
    program, told = tmp_path / "soffice", tmp_path / "asked"
    program.write_text(f"#!/bin/sh\necho asked >> {told}\n")
    program.chmod(0o755)
    monkeypatch.setenv(VARIABLE, str(program))
    return told


@pytest.mark.parametrize("name", MADE)
def test_one_with_a_mark_is_refused_before_it_is_copied(name, asked):
    data = MADE[name]("TỐI MẬT")
    with pytest.raises(Unreadable) as refused:
        opened(name, Task(), data)
    assert (refused.value.key, refused.value.values["mark"]) == ("unreadable.secret_copy", "TỐI MẬT")
    assert judge(name, Task(), data).secret == "TỐI MẬT"
    assert not asked.exists()


@pytest.mark.parametrize("name", MADE)
def test_one_without_is_not(name, asked):
    with pytest.raises(Unreadable, match="conversion_failed"):
        opened(name, Task(), MADE[name](""))
    assert asked.exists()


@pytest.mark.parametrize("name", MADE)
def test_the_user_may_allow_it(name, asked):
    with pytest.raises(Unreadable, match="conversion_failed"):
        opened(name, Task(allow_secret=True), MADE[name]("TỐI MẬT"))
    assert asked.exists()


def test_it_is_left_out_of_what_is_converted_together(tmp_path, asked):
    for name in ("a.rtf", "b.rtf"):
        (tmp_path / name).write_bytes(rtf("TỐI MẬT") + name.encode())
    paths = [str(tmp_path / name) for name in ("a.rtf", "b.rtf")]
    with converting([(path, Task()) for path in paths]):
        assert not asked.exists()
    with converting([(path, Task(allow_secret=True)) for path in paths]):
        assert asked.exists()


def test_words_like_a_mark_refuse_none(asked):
    for words in ("BẢO MẬT", "Công tác bảo vệ bí mật nhà nước", "Độ mật: Không", "Ký hiệu độ mật: A, B, C"):
        with pytest.raises(Unreadable, match="conversion_failed"):
            opened("a.rtf", Task(), rtf(words))


def page(body):
    return f"<!DOCTYPE html><html><body><p>UBND</p>{body}<p>KẾ HOẠCH</p><p>I. MỤC ĐÍCH</p></body></html>".encode()


@pytest.mark.parametrize(
    "body",
    [
        '<input value="TỐI MẬT">', '<input placeholder="TỐI MẬT">', '<style>p:after{content:"TỐI M\\1EACT"}</style>',
        "<bdo dir=rtl>TẬM IỐT</bdo>",
        "<fieldset><legend>TỐI MẬT</legend></fieldset>", "<ruby>TỐI MẬ<rt>x</rt>T</ruby>", '<img alt="Dấu TỐI MẬT">', '<img alt="TỐI MẬT">',
        "<table><tr><td>T</td><td>Ố</td><td>I</td><td>M</td><td>Ậ</td><td>T</td></tr></table>", "<p>TỐI M<i hidden>x</i>ẬT</p>",
        "<p hidden>TỐI MẬT</p>", "<p>T\u1ed0I M\u1ea4\u0323T</p>".replace("\u1ea4\u0323", "\u1eac"), "<p>TỐI \u041c\u1eac\u0422</p>",
    ],
)  # fmt: skip
def test_a_page_is_not_copied_whatever_shows_its_mark(body, asked):
    with pytest.raises(Unreadable, match="secret_copy"):
        opened("a.html", Task(), page(body))
    assert not asked.exists()


@pytest.mark.parametrize(
    "list_", ["<p>a) Tuyệt mật;</p><p>b) Tối mật;</p>", "<li>Tuyệt mật</li><li>Tối mật</li>", "<p>- Tối mật: tài liệu</p>"]
)
def test_what_a_page_says_of_such_papers_refuses_none(list_, asked):
    told = page("").replace("ĐÍCH</p>".encode(), f"ĐÍCH</p>{list_}".encode())
    with pytest.raises(Unreadable, match="conversion_failed"):
        opened("a.html", Task(), told)


def test_what_else_is_wrong_with_a_file_its_reader_says():
    for data, key in ((b"", "empty"), (b"\x1f\x8bx", "unsupported")):
        with pytest.raises(Unreadable, match=key):
            opened("a.docx", Task(), data)


def test_only_the_head_is_looked_at(asked):
    """A list far below tells the degree of other papers; what bears a mark there is known when it is read."""
    far = rtf("").replace(b"}", b"\\par ".join(b"viec" for _ in range(150)) + b"\\par M\\u7852?T\\par}")
    with pytest.raises(Unreadable, match="conversion_failed"):
        opened("a.rtf", Task(), far)


def test_the_kinds_are_those_that_are_converted():
    assert _COPIED == _CONVERTED == set(FORMS)


class DescribeAPageOfTheWeb:
    """It is looked at once for a mark and for its words; what that costs is not paid again (its refusal neither)."""

    PAGE = "<!DOCTYPE html><html><body><p>KẾ HOẠCH</p>{}</body></html>"

    def looks(self, monkeypatch, *pages: str, **asked_of: bool) -> int:
        from checker.reading.web import held_pages, web_pages
        from checker.reading.word import office

        asked, task = [], Task(**asked_of)
        monkeypatch.setattr(web_pages, "guarded", lambda work, room: asked.append(room) or work())
        monkeypatch.setattr(office, "find_soffice", lambda: None)
        with converting([(page, task) for page in pages]):
            for page in pages:
                judge(page, task)
        assert held_pages._held.get() is None
        return len(asked)

    def it_is_looked_at_once_however_often_it_is_asked(self, monkeypatch, tmp_path):
        pages = []
        for name in "ab":
            (page := tmp_path / f"{name}.html").write_text(self.PAGE.format(name), encoding="utf-8")
            pages.append(str(page))
        assert self.looks(monkeypatch, *pages) == 2
        assert self.looks(monkeypatch, pages[0], allow_secret=True) == 1

    def it_is_refused_once(self, monkeypatch, tmp_path):
        (page := tmp_path / "a.html").write_text(self.PAGE.format("<div>" * 400), encoding="utf-8")
        assert self.looks(monkeypatch, str(page)) == 1

    def it_lets_go_of_all_also_where_the_run_is_ended_in_another_thread(self):
        from contextvars import copy_context

        from checker.reading.web.held_pages import _held, held_pages

        def holding():
            with held_pages():
                yield _held.get()

        run = holding()
        held = copy_context().run(next, run)
        held["a"] = None
        copy_context().run(run.close)
        assert (held, _held.get()) == ({}, None)
