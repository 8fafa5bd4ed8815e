"""Small PDF files written byte by byte, for what no program would print: broken letters, pictures alone, hostile structure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

A4 = (595, 842)
Add = Callable[..., int]


@dataclass(frozen=True)
class Show:
    """Some text: where its baseline begins (pt from the bottom left), in what font, size and rendering mode."""

    text: str
    x: float
    y: float
    font: str = "F1"
    size: float = 14
    mode: int = 0

    def content(self) -> str:
        """The operators that print it."""
        drawn = self.font == DRAWN
        codes = "".join(f"{DRAWN_LETTERS.index(letter) + 1:02x}" if drawn else f"{ord(letter):04x}" for letter in self.text)
        return f"BT /{self.font} {self.size} Tf {self.mode} Tr {self.x} {self.y} Td <{codes}> Tj ET"


@dataclass(frozen=True)
class Page:
    """One page: what it shows, lines drawn on it (x0, y, x1), and whether a picture covers it."""

    shows: tuple[Show, ...] = ()
    rules: tuple[tuple[float, float, float], ...] = ()
    pictured: bool = False
    size: tuple[float, float] = A4
    laid: tuple[tuple[str, tuple[Show, ...]], ...] = ()
    """What a signing program lays over it: the kind of annotation and what shows in its box, which is drawn round it."""

    def content(self) -> bytes:
        """Its content stream."""
        width, height = self.size
        lines = [f"q {width} 0 0 {height} 0 0 cm /Im Do Q"] if self.pictured else []
        lines += [show.content() for show in self.shows]
        lines += [f"{x0} {y} m {x1} {y} l S" for x0, y, x1 in self.rules]
        return "\n".join(lines).encode("ascii")


FONTS = {
    "F1": "TimesNewRomanPSMT", "F2": "ABCDEF+TimesNewRomanPS-BoldMT", "F3": "TimesNewRomanPS-ItalicMT",
    "F4": "TimesNewRomanPS-BoldItalicMT"
}  # fmt: skip
DRAWN, DRAWN_LETTERS = "F9", "ộệởựỘỆỞỦ"
"""A font without a name, whose few letters are drawn: what browsers print letters in that the chosen font lacks."""


def pdf(pages: Iterable[Page], *, mapped: bool = True, catalogue: str = "", shift: int = 0, locked: bool = False) -> bytes:
    """The file. ``locked``: a password protects it; ``mapped``: its fonts say what their codes mean, with ``shift`` added."""
    bodies: list[bytes] = [b"", b""]  # catalogue and tree of pages, written last

    def add(body: str | bytes, stream: bytes | None = None) -> int:
        head = body if isinstance(body, bytes) else body.encode("latin-1")
        if stream is not None:
            head = head.replace(b"<<", b"<< /Length %d " % len(stream), 1) + b"\nstream\n" + stream + b"\nendstream"
        bodies.append(head)
        return len(bodies)

    fonts = " ".join(f"/{key} {_font(add, name, mapped, shift)} 0 R" for key, name in FONTS.items())
    pages = tuple(pages)
    if any(show.font == DRAWN for page in pages for show in page.shows):
        fonts += f" /{DRAWN} {_drawn(add)} 0 R"
    picture = add("<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 >>", b"\xff")
    kids = []
    for page in pages:
        content = add("<< >>", page.content())
        notes = f"/Annots [{' '.join(f'{_laid(add, fonts, *each)} 0 R' for each in page.laid)}]" if page.laid else ""
        kids.append(
            add(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.size[0]} {page.size[1]}] /Contents {content} 0 R {notes} "
                f"/Resources << /Font << {fonts} >> /XObject << /Im {picture} 0 R >> >> >>"
            )
        )
    bodies[0] = f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>".encode()
    bodies[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode()
    lock = add(f"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{'41' * 32}> /U <{'42' * 32}> >>") if locked else 0
    return _file(bodies, f"/Encrypt {lock} 0 R /ID [<00> <00>]" if locked else "")


def _laid(add: Add, fonts: str, kind: str, shows: tuple[Show, ...]) -> int:
    """An annotation whose appearance shows some text; its box reaches from the page's origin to past the text."""
    x0, y0 = min(show.x for show in shows) - 5, min(show.y for show in shows) - 5
    x1 = max(show.x + 0.5 * show.size * len(show.text) for show in shows) + 5
    y1 = max(show.y + show.size for show in shows) + 5
    stream = "\n".join(show.content() for show in shows).encode()
    look = add(f"<< /Type /XObject /Subtype /Form /BBox [{x0} {y0} {x1} {y1}] /Resources << /Font << {fonts} >> >> >>", stream)
    field = "/FT /Sig /T (s) " if kind == "Widget" else ""
    return add(f"<< /Type /Annot /Subtype /{kind} {field}/F 4 /Rect [{x0} {y0} {x1} {y1}] /AP << /N {look} 0 R >> >>")


def _font(add: Add, name: str, mapped: bool, shift: int) -> int:
    """A font whose codes are UTF-16 letters, 0.5 em wide each."""
    box = "/Flags 4 /FontBBox [0 -216 1000 891] /ItalicAngle 0 /Ascent 891 /Descent -216 /CapHeight 662 /StemV 80"
    descriptor = add(f"<< /Type /FontDescriptor /FontName /{name} {box} >>")
    inner = add(f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /FontDescriptor {descriptor} 0 R /DW 500 "
                "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>")  # fmt: skip
    known = ""
    if mapped:
        known = f"/ToUnicode {add('<< >>', _meanings(shift))} 0 R"
    return add(f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{inner} 0 R] {known} >>")


def _drawn(add: Add) -> int:
    """A Type 3 font: each letter a box half an em wide."""
    box = add("<< >>", b"500 0 0 0 500 700 d1 0 0 500 700 re f")
    count = len(DRAWN_LETTERS)
    names = [f"/g{at}" for at in range(1, count + 1)]
    rows = "\n".join(f"<{at:02x}> <{ord(letter):04x}>" for at, letter in enumerate(DRAWN_LETTERS, 1))
    table = (f"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
             f"1 begincodespacerange <00> <ff> endcodespacerange\n{count} beginbfchar\n{rows}\nendbfchar\nendcmap end end")  # fmt: skip
    return add(
        f"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 700] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 1 /LastChar {count} "
        f"/Widths [{'500 ' * count}] /CharProcs << {' '.join(f'{name} {box} 0 R' for name in names)} >> /Resources << >> "
        f"/Encoding << /Type /Encoding /Differences [1 {' '.join(names)}] >> /ToUnicode {add('<< >>', table.encode())} 0 R >>"
    )


def _meanings(shift: int) -> bytes:
    """The table from codes to letters."""
    rows = [f"<{max(first, 0x20):04x}> <{first + 255:04x}> <{max(first, 0x20) + shift:04x}>" for first in range(0, 0x2100, 256)]
    table = f"{len(rows)} beginbfrange\n" + "\n".join(rows) + "\nendbfrange"
    return (f"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
            f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{table}\nendcmap end end").encode()  # fmt: skip


def _file(bodies: list[bytes], more: str) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, more.encode(), start))
