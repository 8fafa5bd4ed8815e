"""Files that are broken, false or made to hurt: each ends in the outcome stated, never in another exception."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.model import Unreadable
from checker.reading import PROBLEMS, Limits, read
from checker.reading.word.soffice import VARIABLE

from .wordfile import NAMESPACES, document, package, paragraph, run, style, styles, texts, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "/no/such/soffice")


def problem(data: bytes | Path, name: str | None = None, limits: Limits = Limits()) -> str:  # noqa: B008
    with pytest.raises(Unreadable) as caught:
        read(data, name=name, limits=limits)
    assert caught.value.key in PROBLEMS
    return caught.value.key.removeprefix("unreadable.")


def main_part(content: str | bytes) -> bytes:
    return zipped({"word/document.xml": content})


class TestNotADocument:
    @pytest.mark.parametrize(("data", "name", "key"), [
        (b"", "a.docx", "empty"),
        (b" \n\n", "a.txt", "empty"),
        (b"Dummy Word content", "a.docx", "not_a_document"),
        (b"\x05ADMIN" + b"\0" * 156, "~$hoach.docx", "not_a_document"),
        (b"\x05ADMIN" + b"\0" * 156, None, "not_a_document"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.docx", "old_doc"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "encrypted"),
        (b"abc\0def\0\0gh", "a.txt", "binary"),
        (bytes(range(256)) * 40, None, "binary"),
    ])  # fmt: skip
    def test_each_has_its_name(self, data: bytes, name: str | None, key: str) -> None:
        assert problem(data, name) == key

    @pytest.mark.parametrize(("data", "kind"), [
        (b"<?xml version='1.0'?>", "xml"), (OLE, "ole"), (zipped({"xl/workbook.xml": "a"}), "xlsx"), (zipped({"content.xml": "a"}), "odt"),
        (b"\x1f\x8b\x08", "gzip"),
    ])  # fmt: skip
    def test_formats_of_later_are_named(self, data: bytes, kind: str) -> None:
        with pytest.raises(Unreadable) as caught:
            read(data, name="a.docx")
        assert (caught.value.key, caught.value.values) == ("unreadable.unsupported", {"format": kind})

    def test_a_text_named_word_is_no_word_file_but_a_word_file_named_text_is(self) -> None:
        assert problem("KẾ HOẠCH".encode(), "a.docx") == "not_a_document"
        assert read(package(paragraph("a")), name="a.txt").medium == "docx"


class TestPaths:
    def test_missing(self, tmp_path: Path) -> None:
        assert problem(tmp_path / "mat.docx") == "missing"

    def test_a_folder(self, tmp_path: Path) -> None:
        assert problem(tmp_path) == "directory"

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may open everything")
    def test_no_permission(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text("a")
        path.chmod(0)
        assert problem(path) == "permission"

    def test_a_name_no_system_has(self) -> None:
        assert problem(Path("a\0b")) == "io"

    def test_the_path_is_kept_as_given(self, tmp_path: Path) -> None:
        path = tmp_path / "kế hoạch.txt"
        path.write_text("KẾ HOẠCH", encoding="utf-8")
        assert read(str(path)).path == str(path)
        assert read(path, name="-").path == "-"


class TestZips:
    def test_cut_off(self) -> None:
        data = package(paragraph("KẾ HOẠCH"))
        assert problem(data[:-200]) == "truncated"

    def test_cut_off_behind_a_whole_file_stored_in_it(self) -> None:
        outer = io.BytesIO()
        with zipfile.ZipFile(outer, "w") as archive:
            archive.writestr("a.docx", package(paragraph("KẾ HOẠCH")))
        data = outer.getvalue()
        assert problem(data[: data.index(b"PK\x05\x06") + 22], "a.docx") == "truncated"

    def test_a_part_whose_bytes_changed(self) -> None:
        data = bytearray(zipped({"word/document.xml": document(paragraph(run("".join(map(chr, range(97, 122)))) * 9))}))
        data[80] ^= 0xFF
        assert problem(bytes(data)) == "damaged"

    def test_an_encrypted_entry(self) -> None:
        data = bytearray(main_part(document("")))
        for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            data[data.index(mark) + offset] |= 1
        assert problem(bytes(data)) == "encrypted"

    def test_too_many_entries(self) -> None:
        assert problem(zipped({f"{i}.xml": "a" for i in range(30)}), limits=Limits(entries=20)) == "too_many_entries"

    def test_a_bomb(self) -> None:
        assert problem(main_part(document(paragraph("A" * 60_000_000)))) == "bomb"

    def test_a_bomb_that_lies_about_its_size(self) -> None:
        data = bytearray(main_part(document(paragraph("A" * 60_000_000))))
        at = data.index(b"PK\x01\x02") + 24
        data[at : at + 4] = struct.pack("<L", 100)
        assert problem(bytes(data)) == "bomb"

    def test_entries_that_overlap_are_read_within_the_same_cap(self) -> None:
        limits = Limits(part_bytes=5000, total_bytes=6000)
        parts = {"word/styles.xml": styles(style("A" * 4000))}
        assert problem(package(paragraph("a" * 3000), parts), limits=limits) == "bomb"

    def test_photos_are_never_unpacked(self) -> None:
        data = package(paragraph("KẾ HOẠCH"), {"word/media/image1.png": b"\0" * 40_000_000})
        assert texts(read(data)) == ["KẾ HOẠCH"]


class TestMarkup:
    @pytest.mark.parametrize(("content", "key"), [
        (document(paragraph("a"))[:-30], "bad_xml"),
        ("", "bad_xml"),
        ("không phải XML", "bad_xml"),
        (f"<w:styles {NAMESPACES}/>", "not_a_document"),
        (ENTITIES + document(paragraph("&b;")), "entities"),
        ((f'<?xml version="1.0" encoding="UTF-16"?>{ENTITIES}<x/>').encode("utf-16"), "entities"),
        (document("<w:tbl><w:tr><w:tc>" * 100 + "</w:tc></w:tr></w:tbl>" * 100), "too_deep"),
        (document("<w:sdt><w:sdtContent>" * 20_000 + "</w:sdtContent></w:sdt>" * 20_000), "too_deep"),
        (document(paragraph("<w:ins>" * 1500 + run("a") + "</w:ins>" * 1500)), "too_deep"),
        (document("<w:p/>" * 25_000), "too_many_paragraphs"),
        (document('<w:p a="1" b="2" c="3" d="4" e="5" f="6"/>' * 30_000), "too_complex"),
    ])  # fmt: skip
    def test_broken_or_hurtful_xml(self, content: str | bytes, key: str) -> None:
        assert problem(main_part(content)) == key

    def test_a_property_list_that_breaks_the_xml(self) -> None:
        body = paragraph("a") + "<w:p><w:r><w:rPr><w:b></w:rPr><w:t>b</w:t></w:r></w:p>"
        assert problem(main_part(document(body))) == "bad_xml"

    def test_our_own_mark_in_a_file_means_nothing(self) -> None:
        body = '<w:p thethuc="99"><w:r thethuc="x">a</w:r></w:p>' + paragraph('<w:r><w:rPr thethuc="-5"/><w:t>b</w:t></w:r>')
        assert texts(read(main_part(document(body)))) == ["a", "b"]


class TestOddButReadable:
    BODY = paragraph("KẾ HOẠCH")

    def test_no_styles(self) -> None:
        assert texts(read(package(self.BODY))) == ["KẾ HOẠCH"]

    def test_no_relations_at_all(self) -> None:
        assert texts(read(main_part(document(self.BODY)))) == ["KẾ HOẠCH"]

    def test_a_relation_to_nowhere(self) -> None:
        assert texts(read(package(self.BODY, links={"r1": "image NULL", "r2": "styles NULL"}))) == ["KẾ HOẠCH"]

    def test_entries_that_begin_with_a_dot(self) -> None:
        assert texts(read(package(self.BODY, prefix="./"))) == ["KẾ HOẠCH"]

    def test_entries_with_backslashes(self) -> None:
        data = zipped({"word/document.xml": document(self.BODY)}).replace(b"word/document.xml", b"word\\document.xml")
        assert texts(read(data)) == ["KẾ HOẠCH"]

    def test_a_main_part_of_another_name(self) -> None:
        kind = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
        rels = f'<Relationships><Relationship Id="r" Type="{kind}" Target="/word/document2.xml"/></Relationships>'
        assert texts(read(zipped({"_rels/.rels": rels, "word/document2.xml": document(self.BODY)}))) == ["KẾ HOẠCH"]

    def test_strict_open_xml(self) -> None:
        strict = document(paragraph(run("KẾ HOẠCH", "<w:b/>"), '<w:ind w:start="36pt"/>')).replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"
        )
        block = read(main_part(strict)).blocks[0]
        assert block.text == "KẾ HOẠCH"
        assert block.runs[0].style.bold
        assert block.setting is not None
        assert block.setting.indent_left == 36

    def test_xml_in_utf_16_and_another_prefix(self) -> None:
        text = document(self.BODY).replace("w:", "q:").replace("xmlns:w=", "xmlns:q=").replace('encoding="UTF-8"', 'encoding="UTF-16"')
        assert texts(read(main_part(text.encode("utf-16")))) == ["KẾ HOẠCH"]

    def test_bytes_before_the_zip(self) -> None:
        data = b"PK\x03\x04" + package(self.BODY)
        assert texts(read(data)) == ["KẾ HOẠCH"]


class TestTexts:
    def test_fifty_megabytes_are_not_even_read(self, tmp_path: Path) -> None:
        path = tmp_path / "to.txt"
        with path.open("wb") as file:
            file.write(b"K")
            file.truncate(50_000_000)
        assert problem(path) == "too_large"

    def test_a_line_of_megabytes(self) -> None:
        assert problem(b"a" * 3_900_000) == "line_too_long"

    def test_a_million_lines(self) -> None:
        assert problem(b"a\n" * 1_000_000) == "too_many_lines"

    @pytest.mark.parametrize(
        "data", ["Kế hoạch ".encode() + b"\xed\xa0\x80", b"K\xff\xfe\xfa\xfb ho\xe1ch", "Kế".encode("utf-16") + b"\x00\xd8"]
    )
    def test_malformed_letters_are_shown_not_raised(self, data: bytes) -> None:
        text = "".join(texts(read(data)))
        text.encode("utf-8")
        assert text.startswith("K")


MEASURE = """
import sys
from checker.model import Unreadable
from checker.reading import read
try:
    read(sys.argv[1])
except Unreadable as error:
    print(error.key)
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(int(peak.split()[1]) // 1024)
"""
LARGE: dict[str, Callable[[], bytes]] = {
    "zip bomb": lambda: main_part(document(paragraph("A" * 300_000_000))),
    "as many marks as allowed": lambda: main_part(document("<w:p/>" * 19_900 + '<w:bookmarkStart w:id="1"/>' * 80_000)),
    "as much text as allowed": lambda: ("Thực hiện kế hoạch phát triển kinh tế - xã hội năm 2024 của tỉnh\n" * 45_000).encode()[
        : 4 * 1024 * 1024
    ],
    "every run different": lambda: main_part(
        document("".join(paragraph(run("chữ", f'<w:sz w:val="{i}"/>'), f'<w:ind w:left="{i}"/>') for i in range(11_000)))
    ),
    "text over the limit": lambda: b"a b\n" * 12_000_000,
}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the peak of memory is asked of Linux")
@pytest.mark.parametrize("name", LARGE)
def test_no_file_costs_more_than_its_share_of_memory(name: str, tmp_path: Path) -> None:
    """The whole program may take 100 MB; its libraries and rules take some forty, so reading may take sixty with lxml."""
    path = tmp_path / "tep"
    path.write_bytes(LARGE[name]())
    done = subprocess.run([sys.executable, "-c", MEASURE, str(path)], cwd=ROOT, capture_output=True, text=True, check=True)
    assert int(done.stdout.split()[-1]) <= 80, done.stdout
