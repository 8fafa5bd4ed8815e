"""Old and other formats through LibreOffice: a stand-in shows how it is started and ended, the real one what comes through."""

from __future__ import annotations

import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from checker import lint, load_ruleset, parse
from checker.model import Document, DocumentReport, Unreadable
from checker.reading import Limits, read
from checker.reading.sniffing import sniff
from checker.reading.word import office
from checker.reading.word.soffice import VARIABLE, find_soffice
from tests.builders.files import FIXTURES
from tests.reading.wordfile import package, paragraph, texts

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
THERE = pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not installed: its conversions are not tested")

RTF = b"{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Times New Roman;}}\\paperw11906\\paperh16838\\margl1701\\margr851\\margt1134\\margb1134 "
PLAN_RTF = RTF + b"\\pard\\qc\\f0\\fs26\\b K\\u7870? HO\\u7840?CH\\b0\\par\\pard\\qj\\fs28 Ki\\u7875?m tra.\\par}"
PAGE = """<html><head><meta charset="utf-8"></head><body><p align="center"><b>KẾ HOẠCH</b></p><p>Kiểm tra. {more}</p></body></html>"""
MAIL = (
    "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html; charset=utf-8\n"
    "Content-Transfer-Encoding: 8bit\n\n" + PAGE.format(more="") + "\n--x--\n"
)
FLAT = '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="urn:w"></w:wordDocument>'
ODT = b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text"


def old_word(flags: int = 0) -> bytes:
    """The head of a compound file: a directory that names the main stream, and that stream's first bytes."""
    entry = "WordDocument".encode("utf-16-le").ljust(116, b"\0") + (1).to_bytes(4, "little")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(30, b"\0") + (9).to_bytes(2, "little")
    fib = b"\xec\xa5".ljust(10, b"\0") + flags.to_bytes(2, "little")
    return head.ljust(512, b"\0") + entry.ljust(512, b"\0") + fib.ljust(512, b"\0")


def open_document(body: str, *paragraphs: str) -> bytes:
    """An OpenDocument text of that body, and these as the insides of more paragraphs."""
    spaces = {"office": "office", "text": "text", "draw": "drawing"}
    names = " ".join(f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for prefix, name in spaces.items())
    more = "".join(f"<text:p>{each}</text:p>" for each in paragraphs)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", f'<office:text {names} xmlns:xlink="http://www.w3.org/1999/xlink">{body}{more}</office:text>')
    return file.getvalue()


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """A ``soffice`` on the PATH that does what a shell script says, and a folder for all that is temporary."""
    folder, temporary = tmp_path / "bin", tmp_path / "temporary"
    folder.mkdir()
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)

    def write(script: str) -> Path:
        program = folder / "soffice"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        return temporary

    return write


def trouble(data: bytes, limits: Limits = Limits()) -> Unreadable:  # noqa: B008
    with pytest.raises(Unreadable) as caught:
        read(data, name="plan.doc", limits=limits)
    return caught.value


def writing(made: Path) -> str:
    """A script that gives that file for whatever it is asked to convert, and tells its arguments."""
    out = 'for last in "$@"; do :; done\nout=$(dirname "$last")/out'
    return f'echo "$@" >> {made.parent}/said\n{out}\nmkdir -p "$out"\ncp {made} "$out"/plan.docx'


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A compliant plan and one in TCVN3 as ``.doc``; the first as ``.rtf`` and ``.odt`` too."""
    folder = tmp_path_factory.mktemp("made")
    plans = [FIXTURES / "compliant" / "so-noi-vu.docx", FIXTURES / "faulty" / "TT0021-tcvn3-text.docx"]
    for suffix, sources in (("doc", plans), ("rtf", plans[:1]), ("odt", plans[:1])):
        _convert(suffix, folder, sources)
    return folder


class DescribeWhatAFileIs:
    @pytest.mark.parametrize(
        ("data", "kind"),
        [
            (old_word(), "doc"),
            (PLAN_RTF, "rtf"),
            (ODT, "odt"),
            (PAGE.encode(), "html"),
            (b"\xef\xbb\xbf<!DOCTYPE html><html>", "html"),
            (PAGE.encode("utf-16"), "html"),
            (MAIL.encode(), "mht"),
            (FLAT.encode(), "wordml"),
            (b'<?xml version="1.0"?>\n<office:document office:version="1.2">', "fodt"),
        ],
    )
    @pytest.mark.parametrize("name", ["plan.doc", "plan.txt", "plan.docx"])
    def it_is_told_by_the_content(self, data: bytes, kind: str, name: str) -> None:
        assert sniff(data, name) == kind


class DescribeAMachineWithoutLibreOffice:
    @pytest.fixture(autouse=True)
    def without(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(VARIABLE, "/no/such/soffice")

    def it_says_of_an_old_word_file_what_to_install(self) -> None:
        assert trouble(old_word()).key == "unreadable.old_doc"

    @pytest.mark.parametrize(
        ("data", "kind"), [(PLAN_RTF, "rtf"), (PAGE.encode(), "html"), (MAIL.encode(), "mht"), (FLAT.encode(), "wordml")]
    )
    def it_says_so_of_the_other_formats(self, data: bytes, kind: str) -> None:
        said = trouble(data)
        assert (said.key, said.values) == ("unreadable.needs_libreoffice", {"format": kind})

    def it_still_knows_a_password(self) -> None:
        assert trouble(old_word(0x0100)).key == "unreadable.encrypted"
        manifest = {"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": "<a><manifest:encryption-data/></a>"}
        assert trouble(_stored(manifest)).key == "unreadable.encrypted"


@POSIX
class DescribeAConversionThatFails:
    def it_is_ended_with_all_it_started_when_it_takes_too_long(self, stand_in, tmp_path: Path) -> None:
        temporary = stand_in(f"sleep 60 & echo $! > {tmp_path}/child\nsleep 60")
        start = time.monotonic()
        said = trouble(PLAN_RTF, Limits(seconds=1))
        assert (said.key, said.values) == ("unreadable.conversion_timeout", {"seconds": 1})
        assert time.monotonic() - start < 20
        assert _is_gone(int((tmp_path / "child").read_text()))
        assert list(temporary.iterdir()) == []

    @pytest.mark.parametrize(
        "script",
        [
            "exit 1",
            "exit 0",
            "kill -9 $$",
            'for last in "$@"; do :; done; mkdir -p "$(dirname "$last")/out"; echo rubbish > "$(dirname "$last")/out/plan.docx"',
            'for last in "$@"; do :; done; mkdir -p "$(dirname "$last")/out"; : > "$(dirname "$last")/out/plan.docx"',
        ],
        ids=["exits-1", "writes-nothing", "dies", "writes-rubbish", "writes-an-empty-file"],
    )
    def it_is_one_cause_and_leaves_nothing(self, script: str, stand_in) -> None:
        temporary = stand_in(script)
        assert trouble(PLAN_RTF).key == "unreadable.conversion_failed"
        assert list(temporary.iterdir()) == []

    def it_leaves_no_child_of_one_that_ended(self, stand_in, tmp_path: Path) -> None:
        stand_in(f"sleep 60 & echo $! > {tmp_path}/child")
        assert trouble(PLAN_RTF).key == "unreadable.conversion_failed"
        assert _is_gone(int((tmp_path / "child").read_text()))

    def it_refuses_what_is_too_large(self, stand_in, tmp_path: Path) -> None:
        made = tmp_path / "made.docx"
        made.write_bytes(package(paragraph("a") * 2000))
        stand_in(writing(made))
        assert trouble(PLAN_RTF, Limits(file_bytes=made.stat().st_size - 1)).key == "unreadable.too_large"
        assert trouble(PLAN_RTF, Limits(paragraphs=100)).key == "unreadable.too_many_paragraphs"


@POSIX
class DescribeAFileOfTooManyParagraphs:
    @pytest.mark.parametrize(
        "data",
        [
            b"{\\rtf1 " + b"a\\par\n" * 60 + b"}",
            b"{\\rtf1 " + b"\\trowd\\cellx99 a\\cell\\row " * 60 + b"}",
            b"<html><body>" + b"<P class=x>a" * 60 + b"</body></html>",
            b"<html><body><table>" + b"<tr><td>a" * 60 + b"</table></body></html>",
            open_document("<text:p>a</text:p>" * 60),
        ],
    )
    def it_is_refused_before_libreoffice_is_started(self, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(office, "to_docx", lambda *_: pytest.fail("started"))
        monkeypatch.setattr(office, "find_soffice", lambda: "soffice")
        found = trouble(data, Limits(paragraphs=50))
        assert (found.key, found.values) == ("unreadable.too_many_paragraphs", {"count": 60, "limit": 50})


class DescribeAConversion:
    @pytest.fixture
    def converted(self, stand_in, tmp_path: Path) -> Callable[[bytes], Document]:
        made = tmp_path / "made.docx"
        made.write_bytes(package(paragraph("KẾ HOẠCH")))
        stand_in(writing(made))
        return lambda data: read(data, name="plan.doc")

    @pytest.mark.parametrize(("data", "medium"), [(old_word(), "doc"), (PLAN_RTF, "rtf"), (PAGE.encode(), "text"), (FLAT.encode(), "text")])
    def it_keeps_the_name_and_the_medium_of_the_file(self, data: bytes, medium: str, converted) -> None:
        document = converted(data)
        assert (document.medium, document.path, texts(document)) == (medium, "plan.doc", ["KẾ HOẠCH"])

    def it_knows_a_template(self, converted) -> None:
        assert converted(old_word(0x0001)).traits.get("template")
        assert "template" not in converted(old_word()).traits

    def it_claims_no_look_of_what_does_not_tell(self, converted) -> None:
        document = converted(PAGE.encode())
        assert document.sections == ()
        assert {(block.setting, run.style.font, run.style.size) for block in document.blocks for run in block.runs} == {(None, None, None)}

    def it_has_a_profile_of_its_own(self, converted, tmp_path: Path) -> None:
        converted(PLAN_RTF)
        converted(PLAN_RTF)
        profiles = {word for word in (tmp_path / "said").read_text().split() if word.startswith("-env:UserInstallation=file:///")}
        assert len(profiles) == 2


class DescribeAPageOfTheWeb:
    @pytest.fixture
    def told(self, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[tuple[str, str]]]:
        """What is told of a page with that in it, of which LibreOffice makes two words and a picture it did not fetch."""
        monkeypatch.setattr(office, "find_soffice", lambda: "soffice")
        field = '<w:fldSimple w:instr="INCLUDEPICTURE &quot;a.png&quot;"/>'
        monkeypatch.setattr(office, "to_docx", lambda *_: package(f"<w:p><w:r><w:t>Kế hoạch</w:t></w:r>{field}</w:p>"))

        def told(inside: str, page: str = PAGE) -> list[tuple[str, str]]:
            return [(row.kind, row.member) for row in read(page.format(more=inside).encode(), name="a.html").not_read]

        return told

    @pytest.mark.parametrize(
        ("inside", "row"),
        [
            ('<iframe src="a_files/khung.htm"></iframe>', ("include", "a_files/khung.htm")),
            ('<FRAMESET><FRAME SRC="1.htm"></FRAMESET>', ("include", "1.htm")),
            ('<object data="phan-hai.pdf"></object>', ("include", "phan-hai.pdf")),
            ('<!--#include file="phan-hai.html"-->', ("include", "phan-hai.html")),
            ('<img src="a_files/trang.png" width=700 height=1000>', ("picture", "a_files/trang.png")),
            ('<img src="trang.png">', ("picture", "trang.png")),
        ],
    )
    def it_names_what_it_shows_from_elsewhere(self, inside: str, row: tuple[str, str], told) -> None:
        assert told(inside) == [row]
        mail = MAIL.replace("\n--x--", f"{inside}\n--x--")
        assert told("", mail.replace("{", "{{").replace("}", "}}")) == [row]

    @pytest.mark.parametrize("inside", ["", '<img src="logo.png" width=80 height="90">', "<svg><text>Chữ</text></svg>", "<!-- iframe -->"])
    def it_says_nothing_of_logos_and_of_what_is_in_it(self, inside: str, told) -> None:
        assert told(inside) == []


class DescribeAnRtfFile:
    def it_is_refused_when_it_ends_before_the_bytes_it_announces(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(office, "find_soffice", lambda: "soffice")
        monkeypatch.setattr(office, "to_docx", lambda *_: package("<w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p>"))
        whole = rb"{\rtf1\ansi{\pict\bin11 \bin99999 x}}\par}"
        assert [block.text for block in read(whole, name="a.rtf").blocks] == ["Kế hoạch"]
        for number in (b"19", b"999999999", b"99999999999999999"):
            with pytest.raises(Unreadable, match=r"unreadable\.truncated"):
                read(whole.replace(b"11 ", number + b" "), name="a.rtf")


class DescribeAnOpenDocument:
    def it_names_what_an_open_document_hides_or_takes_from_elsewhere(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(office, "find_soffice", lambda: "soffice")
        monkeypatch.setattr(office, "to_docx", lambda *_: package("<w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p>"))
        hidden = '<text:section text:name="a" text:display="none"><text:p>Nơi nhận:</text:p></text:section>'
        linked = '<text:section text:name="b"><text:section-source xlink:href="../khac.odt"/><text:p>Đã lưu</text:p></text:section>'
        field = '<text:hidden-text text:condition="ooow:1" text:string-value="Chữ ẩn" text:is-hidden="{}"/>'
        frame = '<draw:frame><draw:floating-frame xlink:href="khac.html"/></draw:frame>'
        paragraph = '<text:hidden-paragraph text:condition="ooow:1" text:is-hidden="true"/>Chữ ẩn'
        told = open_document(hidden + linked, field.format("true"), field.format("false"), frame, paragraph)
        assert [(row.kind, row.member, row.number) for row in read(told, name="a.odt").not_read] == [
            ("hidden_but_read", "", 2), ("fetched", "INCLUDETEXT", 1), ("hidden_text", "", 1), ("field_text", "hidden-text", 1),
            ("ole_object", "khac.html", 1),
        ]  # fmt: skip
        shown = hidden.replace('"none"', '"condition" text:is-hidden="false"') + hidden.replace("Nơi nhận:", " ")
        assert read(open_document(shown, "Kế hoạch"), name="a.odt").not_read == ()

    @pytest.fixture
    def told(self, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[tuple[str, str]]]:
        """What is told of an OpenDocument text with such a paragraph, of which LibreOffice makes these words."""
        monkeypatch.setattr(office, "find_soffice", lambda: "soffice")

        def told(inside: str, made: str = "Thời hạn quý một năm") -> list[tuple[str, str]]:
            monkeypatch.setattr(
                office, "to_docx", lambda *_: package(f"<w:p>{made if '<' in made else f'<w:r><w:t>{made}</w:t></w:r>'}</w:p>")
            )
            return [(row.kind, row.member) for row in read(open_document("", inside), name="a.odt").not_read]

        return told

    @pytest.mark.parametrize(
        "name", ["user-field-get", "user-field-input", "conditional-text", "variable-get", "expression", "database-display"]
    )
    def it_names_a_field_that_was_saved_with_other_words(self, name: str, told) -> None:
        field = f"Thời hạn <text:{name}>{{}}</text:{name}> năm"
        assert told(field.format("quý hai")) == [("saved_field", "quý hai")]
        assert told(field.format("quý một")) == []
        assert told(f"<text:note>{field.format('quý hai')}</text:note>") == []

    def it_knows_a_field_by_the_words_before_it(self, told) -> None:
        field = "Thời hạn <text:expression>{}</text:expression> năm"
        assert told(field.format("năm")) == [("saved_field", "năm")]
        assert told("<text:page-number>9</text:page-number>") == []

    def it_names_an_object_with_words_and_no_formula(self, told) -> None:
        frame = "<draw:frame><draw:object{}</draw:frame>"
        assert told(frame.format(' xlink:href="./Object 1"/>')) == [("ole_object", "Object 1")]
        assert told(frame.format("-ole/>")) == [("ole_object", "object-ole")]
        assert told(frame.format("><table>Kinh phí</table></draw:object>")) == [("ole_object", "object")]
        for silent in ('<math xmlns="http://www.w3.org/1998/Math/MathML">x</math>', "<table>12</table>"):
            assert told(frame.format(f">{silent}</draw:object>")) == [], silent

    def it_takes_a_date_that_stands_still_for_its_words(self, told) -> None:
        clock = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/><w:instrText> DATE </w:instrText></w:r>' for kind in ("begin", "end"))
        clock += "<w:r><w:t>Kế hoạch</w:t></w:r>"
        assert told('<text:date text:fixed="true">1/1</text:date>', clock) == []
        assert told("<text:date>1/1</text:date>", clock) == [("clock_field", "DATE")]


@THERE
class DescribeLibreOffice:
    @pytest.mark.parametrize("suffix", ["doc", "rtf", "odt"])
    def it_gives_the_same_parts_and_findings(self, suffix: str, made: Path) -> None:
        was, now = judged(FIXTURES / "compliant" / "so-noi-vu.docx"), judged(made / f"so-noi-vu.{suffix}")
        assert now.medium == suffix
        assert parts(now) == parts(was)
        assert [finding.rule for finding in now.findings] == [finding.rule for finding in was.findings]

    def it_keeps_letters_in_an_old_code(self, made: Path) -> None:
        was, now = judged(FIXTURES / "faulty" / "TT0021-tcvn3-text.docx"), judged(made / "TT0021-tcvn3-text.doc")
        assert parts(now) == parts(was)
        assert [(finding.rule, finding.got) for finding in now.findings] == [("TT0021", "TCVN3 (.VnTimeH), TCVN3 (.VnTime)")]

    def it_reads_rtf_written_by_hand(self) -> None:
        document = read(PLAN_RTF, name="plan.doc")
        assert (document.medium, texts(document)) == ("rtf", ["KẾ HOẠCH", "Kiểm tra."])
        title = document.blocks[0]
        assert title.setting is not None
        assert (title.setting.align, title.runs[0].style.font, title.runs[0].style.size, title.runs[0].style.bold) == (
            "center",
            "Times New Roman",
            13,
            True,
        )
        assert [(round(page.width), round(page.left)) for page in document.sections] == [(210, 30)]

    def it_reads_a_web_page_and_asks_no_other_host(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as server:
            server.settimeout(0.2)
            more = f'<img src="http://127.0.0.1:{server.getsockname()[1]}/picture.png">'
            document = read(PAGE.format(more=more).encode(), name="plan.doc")
            with pytest.raises(TimeoutError):
                server.accept()
        assert (document.medium, texts(document)) == ("text", ["KẾ HOẠCH", "Kiểm tra. "])
        assert [block.runs[0].style.bold for block in document.blocks] == [True, False]


def judged(path: Path) -> DocumentReport:
    plan = parse(read(path))
    return lint(plan, load_ruleset(plan))


def parts(report: DocumentReport) -> dict[str, tuple[str, str]]:
    return {name: (part.status, " ".join((part.text or "").split())) for name, part in report.components.items()}


def _convert(suffix: str, folder: Path, sources: list[Path]) -> None:
    program = find_soffice()
    assert program is not None
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", suffix]
    subprocess.run([*command, "--outdir", str(folder), *map(str, sources)], check=True, capture_output=True, timeout=300)


def _stored(files: dict[str, str]) -> bytes:
    """A package whose first entry lies there as it is, as OpenDocument asks of its type."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return made.getvalue()


def _is_gone(child: int) -> bool:
    """Whether a process has ended, given a moment; one that nobody waits for may stay as a zombie."""
    for _ in range(50):
        state = Path(f"/proc/{child}/stat")
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return True
        if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.1)
    return False


def test_the_usual_names_are_looked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(shutil, "which", lambda name: f"/opt/{name}" if name == "libreoffice" else None)
    assert find_soffice() == "/opt/libreoffice"
