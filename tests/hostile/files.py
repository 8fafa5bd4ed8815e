# ruff: noqa: E501, PLW0108 -- a line a file
"""Hostile texts, Word files and pictures by name: what each does is its name."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from random import Random

from PIL import Image

from tests.builders.envelope import envelope
from tests.hostile import papers
from tests.reading.wordfile import NAMESPACES, package, paragraph, run, tc, text_box

_NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
_LONG = 190_000


def _word(body: str, **parts: str) -> bytes:
    return package(body, {f"word/{name}.xml": content for name, content in parts.items()})


def _numbered(level: str, paragraphs: int, override: str = "") -> bytes:
    numbering = (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">{level}</w:lvl></w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="1"/>{override}</w:num></w:numbering>'
    )
    return _word(paragraph("a", _NUMBERED) * paragraphs, numbering=numbering)


def _picture(size: tuple[int, int], form: str, mode: str = "1", **how: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "white").save(out, form, **how)
    return out.getvalue()


_CHANNELS = {"1": (1, 0), "RGB": (24, 2), "RGBA": (32, 6)}
"""Bits a dot and the colour type of the format."""


def _blank(size: tuple[int, int], mode: str = "1", said: str = "") -> bytes:
    """A white PNG picture; what is ``said`` beside it tells pictures apart."""
    (bits, kind), (width, height) = _CHANNELS[mode], size
    head = struct.pack(">IIBBBBB", width, height, bits if mode == "1" else 8, kind, 0, 0, 0)
    chunks = (
        (b"IHDR", head),
        (b"tEXt", b"Comment\0" + said.encode()),
        (b"IDAT", _white_rows(height, (width * bits + 7) // 8)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


@cache
def _white_rows(height: int, row: int) -> bytes:
    """Rows of so many bytes, packed, each told by the one above it as an encoder tells it; Pillow tries every way for every row."""
    packed, at_once = zlib.compressobj(), max(1, 1_000_000 // (row + 1))
    rows = [packed.compress(b"\0" + b"\xff" * row)]
    rows += [packed.compress((b"\2" + bytes(row)) * min(at_once, height - done)) for done in range(1, height, at_once)]
    return b"".join((*rows, packed.flush()))


def _blanks(number: int, size: tuple[int, int]) -> Iterator[bytes]:
    """White pages in colour no two of which are alike byte by byte."""
    yield from (_blank(size, "RGB", str(each)) for each in range(number))


def _noise(one_in: int) -> bytes:
    """A page of single dots, one of so many black, the same each time."""
    out = io.BytesIO()
    dots = Random(7).randbytes(2480 * 3508)
    page = Image.frombytes("L", (2480, 3508), dots).point(lambda level: 0 if level < 256 // one_in else 255)
    page.convert("1").save(out, "PNG", dpi=(300, 300))
    return out.getvalue()


def _flurry(size: tuple[int, int], seed: int, mode: str = "L") -> Image.Image:
    """A picture of which every dot is as grey, or as coloured, as chance has it."""
    return Image.frombytes(mode, size, Random(seed).randbytes(size[0] * size[1] * len(mode)))


def _snow(size: tuple[int, int], seed: int, mode: str = "L") -> bytes:
    out = io.BytesIO()
    _flurry(size, seed, mode).save(out, "PNG", dpi=(300, 300), compress_level=1)
    return out.getvalue()


def _snowy(pages: int) -> bytes:
    out = io.BytesIO()
    first, *rest = (_flurry((1240, 1754), number) for number in range(pages))
    first.save(out, "TIFF", save_all=True, append_images=rest, compression="tiff_lzw", dpi=(300, 300))
    return out.getvalue()


def _pasted(*pictures: bytes) -> bytes:
    """A Word file of nothing but pictures, each as large as its page."""
    shown = "".join(
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="5900000" cy="8300000"/><a:graphic><a:graphicData '
        f'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><a:blip r:embed="rNew{number}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        for number in range(len(pictures))
    )
    parts = {f"word/media/image{number}.png": picture for number, picture in enumerate(pictures)}
    return package(shown, parts, links={f"rNew{number}": f"image media/image{number}.png" for number in range(len(pictures))})


def _mail(kind: bytes, parts: bytes = b"") -> bytes:
    """An envelope of the older form whose own header is ``kind``."""
    return b"MIME-Version: 1.0\r\nX-Format: edxml\r\n" + kind + b"\r\n\r\n" + parts


def _envelope(name: str, file: bytes, times: int) -> bytes:
    """An envelope of a plan and one file so many times."""
    return envelope({"a.txt": _head("SỞ VĂN HÓA"), **{f"{number}{name}": file for number in range(times)}})


def _moving(form: str, frames: int) -> bytes:
    out = io.BytesIO()
    first, *rest = (Image.new("RGB", (1600, 1600), (number * 5 % 255, 9, 9)) for number in range(frames))
    first.save(out, form, save_all=True, append_images=rest, lossless=True)
    return out.getvalue()


def _zip_of_names(mark: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for number in range(3):
            file.writestr(f"{number}a{mark * 10_000}.txt", "KẾ HOẠCH")
    return out.getvalue()


def _head(line: str) -> bytes:
    """A recognised plan under a line: one that is taken for a plan, so that its header is mended."""
    return (
        f"{line}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ VĂN HÓA\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 15/KH-SVH\n"
        "Bình Lục, ngày 06 tháng 02 năm 2023\n\nKẾ HOẠCH\nTổ chức hội làng năm 2023\n\n"
        "Căn cứ Luật Di sản văn hóa ngày 29 tháng 6 năm 2001;\nSở Văn hóa ban hành kế hoạch như sau:\nI. MỤC ĐÍCH\n1. Bảo đảm an toàn.\n"
        "II. TỔ CHỨC THỰC HIỆN\n1. Các phòng thực hiện./.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Văn Mẫu\n"
    ).encode()


TEXTS: Mapping[str, Callable[[], bytes]] = {
    **{
        f"one line of {pump!r}": lambda pump=pump: (pump * _LONG)[:_LONG].encode()  # type: ignore[misc]
        for pump in ("A", "a ", "I.", "ngày ", "TM. ", "VT, ", "- ", "{{", "{%", "«", "“", "<", "[", "…", ". ", "1/", "Căn cứ ", "của ", " ", "\t", "|", "_", "a@")
    },
    "marks out of order": lambda: ("e" + "\u0301\u0323" * 99_000).encode(),
    "Hebrew points out of order": lambda: ("א" + "\u05c1\u0591" * 99_000).encode(),
    "marks on every letter": lambda: ("".join("e" + "\u0301\u0323" * 40 for _ in range(2000))).encode(),
    "a suppression never closed": lambda: ("<!-- thethuc: " * 13_000).encode(),
    "sixty thousand headings": lambda: b"I. A\n" * 59_000,
    "closings by the thousand": lambda: ("KẾ HOẠCH\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN\nCHỦ TỊCH\n" * 3000).encode(),
    "posts above names": lambda: ("DANH MỤC CHUNG\nTrần Hoài Thu\n" * 9000).encode(),
    "sixty thousand bars": lambda: b"|a|\n" * 59_000,
    "a table of ten thousand columns": lambda: ("|" + "a|" * 10_000 + "\n" + "|" + "-|" * 10_000 + "\n" + ("|" + "b|" * 10_000 + "\n") * 60).encode(),
    "a row of bars": lambda: b"|" * _LONG,
    "a suppression a line": lambda: ("KẾ HOẠCH\n" + "<!-- thethuc: bỏ qua TT0302 — lý do -->\n" * 50_000).encode(),
    "a form in one paragraph": lambda: _head("SỞ VĂN HÓA").replace("II. TỔ".encode(), ("Họ tên: ........ ngày ... tháng ... năm ...\n" * 15_000 + "II. TỔ").encode()),
    "old code in one line": lambda: ("Uû ban nh©n d©n tØnh " * 9_000).encode(),
}  # fmt: skip
OCR: Mapping[str, Callable[[], bytes]] = {
    "a header line as long as may be": lambda: _head("Lưu: VT, " * 21_000),
    "an organ that ends in dashes": lambda: _head("UBND TỈNH BÌNH LỤC" + " - " * 14 + "9"),
    **{
        f"twenty thousand paragraphs of {line!r}": lambda line=line: f"{line}\n\n".encode() * 19_500  # type: ignore[misc]
        for line in ("Điều 1. A", "I. MỤC ĐÍCH")
    },
    **{
        f"a header line of {pump!r}": lambda pump=pump: _head((pump * 20_000)[:20_000])  # type: ignore[misc]
        for pump in ("A ", "KẾ HOẠCH ", "Phụ lục ", "ngày 1 tháng ", "TM. ", ".", " .", "- ", "Số: ", "a1")
    },
}
PACKAGES: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "styles that ask each letter of each": ("html", lambda: (
        f"<!DOCTYPE html><style>{'i b div p{display:none}' * 200}</style>{'<div>' * 200}{'<p>x</p>' * 9000}".encode())),
    "a label of 90 KB": ("docx", lambda: _numbered(f'<w:numFmt w:val="decimal"/><w:lvlText w:val="{"%1x" * 30_000}"/>', 5000)),
    "a label of 90 KB in an override": ("docx", lambda: _numbered(
        '<w:lvlText w:val="%1"/>', 5000, f'<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:lvlText w:val="{"%1x" * 30_000}"/></w:lvl></w:lvlOverride>')),
    "a custom format of 90 KB": ("docx", lambda: _numbered(
        f'<w:numFmt w:val="custom" w:format="{"a, " * 30_000}"/><w:lvlText w:val="%1"/>', 5000)),
    "marks out of order": ("docx", lambda: _word(paragraph("e" + "\u0301\u0323" * 99_000))),
    "marks in runs of their own": ("docx", lambda: _word(paragraph("".join(
        run("\u0301\u0323", "<w:b/>" if number % 2 else "<w:i/>") for number in range(20_000))))),
    "Arabic marks": ("docx", lambda: _word(paragraph("ب" + "\u0651\u064e" * 99_000))),
    "TCVN3 in one paragraph": ("docx", lambda: _word(paragraph(run("Uû ban nh©n d©n tØnh " * 64_000, '<w:rFonts w:ascii=".VnTime"/>')))),
    "TCVN3 in many": ("docx", lambda: _word(paragraph(run("Uû ban nh©n d©n tØnh " * 900, '<w:rFonts w:ascii=".VnTime"/>')) * 10)),
    "TCVN3 to the brim": ("docx", lambda: _word(paragraph(run("Uû ban nh©n d©n tØnh " * 8, '<w:rFonts w:ascii=".VnTime"/>')) * 19_000)),
    "VNI to the brim": ("docx", lambda: _word(paragraph(run("nhaân daân tænh Uûy ban " * 8, '<w:rFonts w:ascii="VNI-Times"/>')) * 19_000)),
    "VNI in many runs": ("docx", lambda: _word(paragraph(run("nhaân daân ", '<w:rFonts w:ascii="VNI-Times"/>') * 12_000))),
    "one run after another": ("docx", lambda: _word("<w:p>" + "<w:r><w:t>ab</w:t></w:r>" * 60_000 + "</w:p>")),
    "ruled cells without text": ("docx", lambda: _word(paragraph("a") + "<w:tbl>" + (
        "<w:tr>" + '<w:tc><w:tcPr><w:tcBorders><w:bottom w:val="single"/></w:tcBorders></w:tcPr></w:tc>' + "</w:tr>") * 12_000 + "</w:tbl>")),
    "cells that span a thousand": ("docx", lambda: _word("<w:tbl>" + ("<w:tr>" + tc("a", '<w:gridSpan w:val="999"/>') + "</w:tr>") * 6_000 + "</w:tbl>")),
    "paragraph marks deleted in a row": ("docx", lambda: _word(paragraph("ab", "<w:rPr><w:del/></w:rPr>") * 12_000)),
    "one long paragraph": ("docx", lambda: _word(paragraph("a " * 3_000_000))),
    "fifteen thousand headings": ("docx", lambda: _word("".join(map(paragraph, _head("SỞ VĂN HÓA").decode().split("\n"))) + paragraph("I. MỤC ĐÍCH") * 15_000)),
    "citations in every paragraph": ("docx", lambda: _word(paragraph("KẾ HOẠCH") + paragraph("I. MỤC ĐÍCH") + 19_000 * paragraph(
        "Thực hiện " + ", ".join(["Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ"] * 3) + ";"))),
    "a million and a half of words": ("docx", lambda: _word(paragraph("KẾ HOẠCH") + paragraph("I. MỤC ĐÍCH") + "".join(
        paragraph(" ".join(Random(number).choices(("nhiệm vụ", "của", "kế hoạch", "đơn vị", "thực hiện"), k=60))) for number in range(19_000)))),
    "signers without end": ("docx", lambda: _word(paragraph("KT. CHỦ TỊCH") * 9000 + paragraph("PHÓ CHỦ TỊCH") * 9000)),
    "text boxes in boxes": ("docx", lambda: _word(_boxes(12))),
    "attributes by the ten thousand": ("docx", lambda: _word(f"<w:p {' '.join(f'a{n}={chr(34)}1{chr(34)}' for n in range(190_000))}/>")),
    "styles that all differ": ("docx", lambda: _word(
        "".join(f'<w:p><w:pPr><w:pStyle w:val="s{n}"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>' for n in range(9000)),
        styles=f"<w:styles {NAMESPACES}>" + "".join(
            f'<w:style w:styleId="s{n}" w:type="paragraph"><w:basedOn w:val="s{n - 1}"/></w:style>' for n in range(9000)) + "</w:styles>")),
    "comments to this program": ("docx", lambda: _word(
        "<w:p>" + "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in range(15_000)) + run("a") + "".join(
            f'<w:commentRangeEnd w:id="{n}"/><w:r><w:commentReference w:id="{n}"/></w:r>' for n in range(15_000)) + "</w:p>",
        comments=f"<w:comments {NAMESPACES}>" + "".join(
            f'<w:comment w:id="{n}">{paragraph("thethuc: bỏ qua TT0302 - mẫu cũ")}</w:comment>' for n in range(15_000)) + "</w:comments>")),
    "fields in fields": ("docx", lambda: _word("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>X</w:instrText></w:r>' * 20_000 + "</w:p>")),
    "an envelope of thousands": ("edxml", lambda: b'<e xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016">' + 9000 * (
        b"<Attachment><AttachmentName>a.txt</AttachmentName><Content>S+G6viBIT+G6oENI</Content></Attachment>") + b"</e>"),
    "an envelope of one tag": ("edxml", lambda: b'<e xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><a %b/></e>' % b" ".join(b'a%d="1"' % number for number in range(500_000))),
    "an envelope of long plans": ("edxml", lambda: _envelope("a.txt", _head("SỞ VĂN HÓA") + "Thực hiện nhiệm vụ;\n".encode() * 900, 490)),
    "an envelope of old files": ("edxml", lambda: _envelope("a.rtf", b"{\\rtf1 abc\\par}", 100)),
    "an envelope of noise": ("edxml", lambda: _envelope("a.png", _snow((1240, 1754), 1), 6)),
    "an envelope of bombs": ("edxml", lambda: _envelope("a.docx", _word(paragraph("a" * 11_000_000)), 490)),
    "an envelope with eight million lines that nobody reads": ("edxml", lambda: _envelope("a.xyz", b"ab\n" * 1_300_000, 4)),
    "names full of marks": ("zip", lambda: _zip_of_names("\u0301\u0323")),
    "a strip of a picture": ("png", lambda: _blank((1, 39_000_000))),
    "a flat strip": ("png", lambda: _blank((39_000_000 // 4, 1))),
    "a strip within the pixels": ("png", lambda: _blank((10, 19_000))),
    "a TIFF strip": ("tif", lambda: _picture((18_000, 2), "TIFF", compression="group4")),
    "a bomb of pixels": ("png", lambda: _blank((30_000, 30_000))),
    "many pixels in colour": ("jpg", lambda: _picture((5900, 6000), "JPEG", "RGB")),
    "a page in colour at 600 dpi": ("png", lambda: _blank((4960, 7016), "RGBA")),
    "a page in colour at 400 dpi": ("png", lambda: _blank((3300, 4800), "RGB")),
    "a page turned at 400 dpi": ("png", lambda: _picture((3300, 4800), "PNG", "RGBA", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0")),
    "a page for printers": ("tif", lambda: _picture((3300, 4800), "TIFF", "CMYK", compression="tiff_lzw")),
    "a large WebP picture": ("webp", lambda: _picture((5900, 5900), "WEBP", "RGBA", lossless=True)),
    "pixels in colour decoded whole": ("png", lambda: _blank((5990, 6000), "RGB")),
    "pixels with a mask": ("png", lambda: _blank((4890, 4900), "RGBA")),
    "a TIFF of pixels in colour": ("tif", lambda: _picture((4890, 4900), "TIFF", "RGB", compression="tiff_lzw")),
    "a JPEG that comes in waves": ("jpg", lambda: _picture((5990, 6000), "JPEG", "RGB", progressive=True, subsampling=0)),
    "a smaller one that comes in waves": ("jpg", lambda: _picture((4700, 4800), "JPEG", "RGB", progressive=True, subsampling=0)),
    "one in four inks that comes in waves": ("jpg", lambda: _picture((3640, 3650), "JPEG", "CMYK", progressive=True, subsampling=0)),
    "a page of noise": ("png", lambda: _noise(2)),
    "a page of dust": ("png", lambda: _noise(20)),
    "a page of noise in colour": ("png", lambda: _snow((1654, 2339), 7, "RGB")),
    "finer noise pasted in Word": ("docx", lambda: _pasted(*(_snow((2480, 3508), number) for number in range(2)))),
    "twenty pages of noise": ("tif", lambda: _snowy(20)),
    "large blank pages pasted in Word": ("docx", lambda: _pasted(*_blanks(50, (2480, 3508)))),
    "the largest blank pages pasted in Word": ("docx", lambda: _pasted(*_blanks(20, (5900, 5900)))),
    "groups in groups of an old format": ("rtf", lambda: b"{\\rtf1 " + b"{" * 200_000 + b"a" + b"}" * 200_000 + b"}"),
    "a header without end": ("edxml", lambda: _mail(b'Content-Type: multipart/related; boundary=b; x=' + b'a="' * 60_000)),
    "messages in messages": ("edxml", lambda: _mail(b"Content-Type: multipart/mixed; boundary=a", b"".join(b"--a%s\r\nContent-Type: multipart/mixed; boundary=a%d\r\n\r\n" % (b"%d" % (at - 1) if at else b"", at) for at in range(5000)))),
    "a film": ("webp", lambda: _moving("WEBP", 30)),
    "a PNG film": ("png", lambda: _moving("PNG", 30)),
    "forms ten times ten": ("pdf", lambda: papers.fan(10, 10)),
    "forms packed": ("pdf", lambda: papers.fan(10, 8, packed=True)),
    "forms a thousand wide": ("pdf", lambda: papers.fan(1000, 3)),
    "patterns in patterns": ("pdf", lambda: papers.patterns(20, 8)),
    "patterns without an end": ("pdf", lambda: papers.unclosed(40_000)),
    "patterns without an end that are not packed": ("pdf", lambda: papers.unclosed(40_000, "/PatternType 1")),
    "patterns of one stream": ("pdf", lambda: papers.unclosed(2000, "/PatternType 1 " * 270, b"x endstream ")),
    "letters of a font without an end": ("pdf", lambda: papers.unclosed(100_000, "/Type3 /Filter", b"1 0 d0 ")),
    "masks of nothing": ("pdf", lambda: papers.masks(3000)),
    "notes that show one form": ("pdf", lambda: papers.appearances(3000)),
    "one font by many names": ("pdf", lambda: papers.fonts(20_000)),
    "twenty thousand fonts": ("pdf", lambda: papers.many_fonts(20_000)),
    "a deep tree of pages": ("pdf", lambda: papers.deep_pages(3000)),
    "a million lines": ("pdf", lambda: papers.lines(700_000)),
    "half a million letters": ("pdf", lambda: papers.letters(150_000)),
    "arrays in arrays": ("pdf", lambda: papers.nested(100_000)),
    "a letter drawn by itself": ("pdf", lambda: papers.glyphs(3000)),
    "sixty pages of noise": ("pdf", lambda: papers.scans(60)),
    "one picture shown over and over": ("pdf", lambda: papers.shown_over(19_000)),
    "three hundred pages that show one": ("pdf", lambda: papers.repeated(300, 1)),
    "pages of strokes in a large file": ("pdf", lambda: papers.padded(papers.repeated(250, 1, "0 0 m 9 9 l S " * 6000), 12_000_000)),
    "one page that shows it three hundred times": ("pdf", lambda: papers.repeated(1, 300)),
    "one stream ten thousand times": ("pdf", lambda: papers.chopped(10_000)),
}  # fmt: skip


def _boxes(depth: int) -> str:
    inside = paragraph("a")
    for _ in range(depth):
        inside = f"<w:p>{text_box(inside)}</w:p>"
    return inside
