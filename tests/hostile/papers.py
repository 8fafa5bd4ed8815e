"""Hostile PDFs, small enough to send and written by hand: objects that multiply, nest or repeat."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from random import Random

_HEAD = "<< /Type /Catalog /Pages 2 0 R >>"
_BOX = "/MediaBox [0 0 595 842]"
_SHOWN = "q 595 0 0 842 0 0 cm /I Do Q "


def file(bodies: Sequence[str | bytes]) -> bytes:
    """A file of these objects, numbered from 1; the first is the catalogue."""
    out, places = bytearray(b"%PDF-1.5\n"), []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body.encode("latin-1") if isinstance(body, str) else body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, start)
    return bytes(out)


def stream(content: str, words: str = "", *, packed: bool = False) -> bytes:
    data = content.encode("latin-1")
    if packed:
        data, words = zlib.compress(data), f"{words} /Filter /FlateDecode"
    return b"<< %b /Length %d >>\nstream\n%b\nendstream" % (words.encode(), len(data), data)


def one_page(page: str, *rest: str | bytes) -> bytes:
    """A file of one page, object 3; ``rest`` are objects from 4 on."""
    pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return file([_HEAD, pages, f"<< /Type /Page /Parent 2 0 R {_BOX} {page} >>", *rest])


def fan(width: int, depth: int, *, packed: bool = False) -> bytes:
    """Forms, each drawing the next so many times."""
    form = "/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
    forms = [
        stream("/F Do " * width, f"{form} /Resources << /XObject << /F {number} 0 R >> >>", packed=packed) for number in range(6, 5 + depth)
    ]
    return one_page(
        "/Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >>", stream("/F Do", packed=packed), *forms, stream("0 0 m 9 9 l S", form)
    )


def patterns(width: int, depth: int) -> bytes:
    """Tiling patterns, each filled with the next."""
    tile = "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 1 /YStep 1"
    tiles = [
        stream("/Pattern cs /P scn 0 0 9 9 re f " * width, f"{tile} /Resources << /Pattern << /P {number} 0 R >> >>")
        for number in range(6, 5 + depth)
    ]
    return one_page(
        "/Contents 4 0 R /Resources << /Pattern << /P 5 0 R >> >>", stream("/Pattern cs /P scn 0 0 500 500 re f"), *tiles,
        stream("0 0 9 9 re f", tile),
    )  # fmt: skip


def unclosed(count: int, before: str = "/PatternType 1 /Filter /FlateDecode", content: bytes = b"x") -> bytes:
    """Streams that nothing closes, behind the objects of a page of letters."""
    page = letters(10)
    head, tail = page.split(b"\nstartxref\n")
    return head + b"\n" + (b"9 0 obj << %b >> stream\n%b" % (before.encode(), content)) * count + b"\nstartxref\n" + tail


def masks(count: int) -> bytes:
    """Masks that each name a drawing which is not there, and figures without end."""
    named = " ".join(f"<< /S /Alpha /G {number} 0 R >>" for number in range(1000, 1000 + count))
    page = "/Contents 4 0 R /Resources << /Font << /F 5 0 R >> >>"
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    return one_page(page, stream("BT /F 9 Tf 10 700 Td (Ke hoach nam) Tj ET"), font, f"[{named} {'1 ' * 4_000_000}]")


def appearances(count: int) -> bytes:
    """Notes that all show one form, which draws another many times."""
    form = "/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
    notes = " ".join(["5 0 R"] * count)
    note = "<< /Type /Annot /Subtype /Stamp /Rect [0 0 99 99] /AP << /N 6 0 R >> >>"
    return one_page(
        f"/Contents 4 0 R /Annots [{notes}]", stream("BT ET"), note,
        stream("/F Do " * 2000, f"{form} /Resources << /XObject << /F 7 0 R >> >>"), stream("0 0 m 9 9 l S " * 200, form),
    )  # fmt: skip


def fonts(count: int) -> bytes:
    names = " ".join(f"/F{number} 5 0 R" for number in range(count))
    shows = "".join(f"/F{number} 9 Tf 10 10 Td (a) Tj " for number in range(count))
    return one_page(
        f"/Contents 4 0 R /Resources << /Font << {names} >> >>", stream(f"BT {shows} ET"),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )  # fmt: skip


def many_fonts(count: int) -> bytes:
    """As many font objects as names."""
    names = " ".join(f"/F{number} {number + 5} 0 R" for number in range(count))
    shows = "".join(f"/F{number} 9 Tf 1 1 Td (a) Tj " for number in range(count))
    each = [f"<< /Type /Font /Subtype /Type1 /BaseFont /Font{number} >>" for number in range(count)]
    return one_page(f"/Contents 4 0 R /Resources << /Font << {names} >> >>", stream(f"BT {shows} ET"), *each)


def deep_pages(depth: int) -> bytes:
    """A page at the end of a long chain of page trees."""
    chain = [f"<< /Type /Pages /Kids [{number + 1} 0 R] /Count 1 /Parent {number - 1} 0 R >>" for number in range(2, depth + 2)]
    return file([_HEAD, *chain, f"<< /Type /Page /Parent {depth + 1} 0 R {_BOX} >>"])


def lines(count: int) -> bytes:
    return one_page("/Contents 4 0 R", stream("0 0 m 9 9 l S " * count, packed=True))


def letters(count: int) -> bytes:
    return one_page(
        "/Contents 4 0 R /Resources << /Font << /F 5 0 R >> >>", stream(f"BT /F 9 Tf 10 700 Td ({'a b ' * count}) Tj ET", packed=True),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )  # fmt: skip


def nested(depth: int) -> bytes:
    """Arrays in arrays."""
    return one_page(f"/Contents 4 0 R /X {'[' * depth}{']' * depth}", stream("BT ET"))


def glyphs(width: int) -> bytes:
    """A font whose one letter is drawn by showing itself, and many of it."""
    glyph = stream(f"100 0 0 0 100 100 d1 BT /F 1 Tf ({'a' * width}) Tj ET")
    font = (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 100 100] /FontMatrix [.01 0 0 .01 0 0] /FirstChar 97 /LastChar 97 /Widths [100] "
        "/Encoding << /Differences [97 /a] >> /CharProcs << /a 6 0 R >> /Resources << /Font << /F 5 0 R >> >> >>"
    )
    shown = stream(f"BT /F 9 Tf ({'a' * width}) Tj ET")
    return one_page("/Contents 4 0 R /Resources << /Font << /F 5 0 R >> >>", shown, font, glyph)


def chopped(count: int) -> bytes:
    """A page whose content is thousands of streams, all the same one."""
    return one_page(f"/Contents [{' '.join(['4 0 R'] * count)}]", stream("0 0 m 9 9 l S " * 400))


def repeated(pages: int, times: int, drawn: str = "") -> bytes:
    """Pages that all show one stream, full of letters and with what is drawn, so many times."""
    lines = " ".join(f"(Can cu Luat so {number} ve viec to chuc thuc hien ke hoach nam) '" for number in range(50))
    kids = " ".join(f"{number} 0 R" for number in range(5, 5 + pages))
    resources = "/Resources << /Font << /F 3 0 R >> >>"
    page = f"<< /Type /Page /Parent 2 0 R {_BOX} {resources} /Contents [{' '.join(['4 0 R'] * times)}] >>"
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    shown = stream(f"BT /F 11 Tf 14 TL 60 780 Td {lines} ET {drawn}", packed=True)
    return file([_HEAD, f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>", font, shown, *[page] * pages])


def padded(data: bytes, size: int = 500_000) -> bytes:
    """A file with so many bytes more, which nothing shows: more than its pages have letters."""
    head, tail = data.split(b"\nstartxref\n")
    return head + b"\n%" + b"x" * size + b"\nstartxref\n" + tail


def scans(pages: int, width: int = 1240, height: int = 1754) -> bytes:
    """Pages that all show one picture, every dot of it as grey as chance has it."""
    dots = Random(3).randbytes(width * height)
    kids = " ".join(f"{number} 0 R" for number in range(5, 5 + pages))
    page = f"<< /Type /Page /Parent 2 0 R {_BOX} /Contents 4 0 R /Resources << /XObject << /I 3 0 R >> >> >>"
    picture = _picture(width, height, dots)
    return file([_HEAD, f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>", picture, stream(_SHOWN), *[page] * pages])


def shown_over(times: int) -> bytes:
    """A page that shows one picture so many times."""
    resources = "/Resources << /XObject << /I 5 0 R >> >>"
    return one_page(f"/Contents 4 0 R {resources}", stream(_SHOWN * times, packed=True), _picture(1000, 1000, bytes(1_000_000)))


def _picture(width: int, height: int, dots: bytes) -> bytes:
    packed = zlib.compress(dots)
    words = (
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode"
    )
    return b"<< %b /Length %d >>\nstream\n%b\nendstream" % (words.encode(), len(packed), packed)
