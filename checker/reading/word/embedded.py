"""What a Word part shows without its being text of the part: chunks of other files, objects, drawings with words, pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import inf

from lxml import etree

from checker.model import Location, NotRead, Unreadable
from checker.model.document import gathered
from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.reading.word.inline import ALTERNATE, CHOICE, FALLBACK
from checker.reading.word.markup import R, W
from checker.reading.word.package import Package
from checker.reading.word.page_pictures import Picture
from checker.reading.word.properties import points
from checker.reading.word.shapes_before_text import NEW_SHAPE, OLD_SHAPES, lies_over_text

_OFFICE, _VML = "{urn:schemas-microsoft-com:office:office}", "{urn:schemas-microsoft-com:vml}"
_DRAWINGML = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FRAME = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_OBJECTS = (f"{_OFFICE}OLEObject", W + "objectEmbed", W + "objectLink")
_GRAPHIC, _BLIP, _LUM = f"{_DRAWINGML}graphicData", f"{_DRAWINGML}blip", f"{_DRAWINGML}lum"
_GROUND = W + "background"  # of every page
_IMAGE, _FILL, _PLACED = f"{_VML}imagedata", f"{_VML}fill", f"{_DRAWINGML}xfrm"
_WORD_ART, _LETTERS, _CONTROL = f"{_VML}textpath", f"{_DRAWINGML}t", W + "control"
_INK = ("{*}contentPart", f"{_OFFICE}ink")
_MET = (W + "altChunk", W + "subDoc", *_OBJECTS, _GRAPHIC, _BLIP, _IMAGE, _FILL, _WORD_ART, _LETTERS, _CONTROL, *_INK, *OLD_SHAPES)
HINTS = (
    b"altChunk", b"subDoc", b"OLEObject", b"objectEmbed", b"objectLink", b"graphicData", b"imagedata", b"textpath", b"<w:control",
    b"contentPart", b":ink", b"<v:fill", b":rect", b":roundrect", b":oval",
)  # fmt: skip
_SPOKEN_FOR = (W, _DRAWINGML, _VML, "{http://schemas.openxmlformats.org/officeDocument/2006/math}")
_MARGINS = ("header", "footer")
_REMOVED = frozenset((W + "del", W + "moveFrom"))
_HANDWRITTEN = ("contentPart", "}ink")
_FORMULA = "Equation."  # what it shows is a formula, no words
_DRAWN_WORDS = {"diagram": "smart_art", "chart": "chart", "chartex": "chart"}
_PICTURE = "/picture"
_WORDS = lazy_pattern(rb"<(?:[a-z]\w{0,9}:)?(?:t|v|pt[^<>]{0,200})>[^<]*[A-Za-z\x80-\xff]")
_EMU_PER_MM, _MM_PER_PT = 36_000, 25.4 / 72
_PER_DEGREE = 60_000
_LONGEST_STYLE = 2000  # characters
_LONGEST_NUMBER = 12  # digits
_SIDE = lazy_pattern(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+)(pt|in|cm|mm)?")
_BELOW = lazy_pattern(r"(?:^|;)\s*z-index\s*:\s*-")

Links = Mapping[str, tuple[str, str]]
"""Relations of a part: id to (type, part name)."""


class Embedded(NamedTuple):
    """What was met in a part: ``rows`` that were not read, and its ``pictures`` in order."""

    rows: tuple[NotRead, ...] = ()
    pictures: tuple[Picture, ...] = ()


def embedded_in(
    data: bytes, root: etree._Element, part: str, links: Links, package: Package, index: Callable[[etree._Element], int | None]
) -> Embedded:
    """What of a part is not text of it. ``index`` numbers its paragraphs. Most parts hold no sign of such and are not searched."""
    if not may_embed(data):
        return Embedded()
    rows: list[NotRead] = []
    pictures: list[Picture] = []
    for element in root.iter(*_MET):
        if not _shows(element):
            continue
        where = next((number for above in element.iterancestors(W + "p") if (number := index(above)) is not None), None)
        if _is_picture(element):
            if _is_linked(element):
                rows.append(NotRead("fetched", Location(part, where), "INCLUDEPICTURE"))
            elif (picture := _picture(element, links, where)) is not None:
                pictures.append(picture)
        elif (row := _row(element, links, package, Location(part, where))) is not None:
            rows.append(row)
    return Embedded(gathered(rows), tuple(pictures))


def may_embed(data: bytes) -> bool:
    """Whether a part holds a sign of such; most do not."""
    return any(hint in data for hint in HINTS)


def _shows(element: etree._Element) -> bool:
    """Whether it stands after all tracked changes are accepted, and not only in what older programs show instead."""
    for above in element.iterancestors():
        if above.tag in _REMOVED:
            return False
        if above.tag == FALLBACK and _has_choice(above.getparent()):
            return False
    return True


def _has_choice(alternate: etree._Element | None) -> bool:
    return alternate is not None and alternate.tag == ALTERNATE and alternate.find(CHOICE) is not None


def _is_picture(element: etree._Element) -> bool:
    """A picture of its own, one of a group, the filling of a shape, or an older program's; each once."""
    if element.tag == _BLIP:
        graphic = next(element.iterancestors(_GRAPHIC), None)
        return graphic is None or not graphic.get("uri", "").endswith(_PICTURE)
    if element.tag == _FILL:
        return element.get(R + "id") is not None
    return element.tag == _IMAGE or (element.tag == _GRAPHIC and element.get("uri", "").endswith(_PICTURE))


def _row(element: etree._Element, links: Links, package: Package, place: Location) -> NotRead | None:
    if element.tag in (W + "altChunk", W + "subDoc"):
        kind = "alt_chunk" if element.tag == W + "altChunk" else "sub_document"
        return NotRead(kind, place, _target(element.get(R + "id", ""), links))
    if element.tag in (_WORD_ART, _LETTERS) or element.tag.endswith(_HANDWRITTEN) or _is_shape(element):
        return _drawn(element, place)
    if element.tag == _CONTROL:
        return NotRead("control", place, element.get(W + "name", ""))
    if element.tag in _OBJECTS:
        program = element.get("ProgID") or element.get(W + "progId") or "OLE"
        return None if program.startswith(_FORMULA) else NotRead("ole_object", place, program)
    drawn = _DRAWN_WORDS.get(element.get("uri", "").rpartition("/")[2])
    if drawn is None:
        return NotRead("unread_text", place) if element.tag == _GRAPHIC and _has_foreign_words(element) else None
    target = next((_target(child.get(R + name, ""), links) for child in element for name in ("dm", "id") if child.get(R + name)), "")
    return NotRead(drawn, place, target) if _has_words(target, package) else None


def _has_foreign_words(graphic: etree._Element) -> bool:
    """Whether a graphic holds words in elements that are none of Word's or of its drawings'."""
    strange = (each for each in graphic.iter("*") if not each.tag.startswith(_SPOKEN_FOR))
    return any(any(map(str.isalpha, each.text or "")) for each in strange)


def _is_shape(element: etree._Element) -> bool:
    return element.tag in OLD_SHAPES or element.get("uri", "").endswith(NEW_SHAPE)


def _drawn(element: etree._Element, place: Location) -> NotRead | None:
    """Letters drawn as a picture, what was written by hand, a shape before the text; words behind it are a watermark, seen as a stamp."""
    if _is_shape(element):
        return NotRead("covering", place) if lies_over_text(element) else None
    if element.tag == _WORD_ART:
        words = place.part not in _MARGINS and any(map(str.isalpha, element.get("string", "")))
        return NotRead("word_art", place) if words and element.get("on") not in ("f", "false") else None
    if element.tag == _LETTERS:
        return NotRead("word_art", place) if any(map(str.isalpha, element.text or "")) else None
    return NotRead("ink", place)


def _is_linked(element: etree._Element) -> bool:
    """Whether a picture is fetched from outside when the file is opened, and no copy of it lies within."""
    blip = element if element.tag != _GRAPHIC else next(element.iter(_BLIP), element)
    here = any(blip.get(R + name) for name in ("embed", "id", "pict"))
    return not here and any(blip.get(R + name) for name in ("link", "href"))


def _target(identity: str, links: Links) -> str:
    return links.get(identity, ("", ""))[1] or identity


def _has_words(target: str, package: Package) -> bool:
    """Whether a drawing holds letters; one whose part cannot be opened may."""
    try:
        return target not in package or _WORDS.search(package.read(target)) is not None
    except Unreadable:
        return True


def _picture(element: etree._Element, links: Links, paragraph: int | None) -> Picture | None:
    if next(element.iterancestors(W + "object"), None) is not None:  # an object's face
        return None
    blip = element if element.tag != _GRAPHIC else next(element.iter(_BLIP), element)
    washed = blip.get("gain") is not None or blip.find(_LUM) is not None  # Word's "washout", a watermark
    identity = blip.get(R + "embed") or blip.get(R + "id") or ""
    frame = next(element.iterancestors(f"{_FRAME}inline", f"{_FRAME}anchor"), None)
    if next(element.iterancestors(_GROUND), None) is not None:
        return Picture(_target(identity, links), inf, inf, None, behind=True)
    width, height = _framed(frame) if frame is not None else _styled(element)
    if _lies_on_its_side(element):
        width, height = height, width
    behind = _is_behind(element) if frame is None else frame.get("behindDoc") in ("1", "true")
    return None if washed else Picture(_target(identity, links), width, height, paragraph, behind)


def _lies_on_its_side(element: etree._Element) -> bool:
    """Whether a picture is turned so that its width goes down the page."""
    placed = element.find(f".//{_PLACED}")
    turn = placed.get("rot", "0") if placed is not None else "0"
    degrees = int(turn) / _PER_DEGREE % 180 if turn.lstrip("-").isdecimal() and len(turn) < _LONGEST_NUMBER else 0
    return abs(degrees - 90) < 45


def _framed(frame: etree._Element) -> tuple[float, float]:
    extent = frame.find(f"{_FRAME}extent")
    return (0.0, 0.0) if extent is None else (_millimetres(extent.get("cx", "")), _millimetres(extent.get("cy", "")))


def _millimetres(emu: str) -> float:
    return int(emu) / _EMU_PER_MM if emu.isdecimal() and len(emu) < _LONGEST_NUMBER else 0.0


def _is_behind(element: etree._Element) -> bool:
    """Whether a VML shape lies behind the text: as Word puts a watermark there."""
    shape = element.getparent()
    return shape is not None and _BELOW.search(shape.get("style", "")[:_LONGEST_STYLE]) is not None


def _styled(element: etree._Element) -> tuple[float, float]:
    """The size of a VML shape's picture, by the shape's style."""
    shape = element.getparent()
    style = shape.get("style", "") if shape is not None else ""
    found = {side: (points(number + (unit or "pt")) or 0.0) * _MM_PER_PT for side, number, unit in _SIDE.findall(style[:_LONGEST_STYLE])}
    return found.get("width", 0.0), found.get("height", 0.0)
