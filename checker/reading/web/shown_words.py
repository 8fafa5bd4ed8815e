"""What of a page is shown: the words nobody sees are taken out before it is converted, and counted.

As of Word's hidden text, nothing of them is judged. Seen is what a browser shows of the page at rest, without its scripts.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from checker.model import NotRead
from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.reading.contrast import sinks
from checker.reading.web.cascade import Cascade, Style
from checker.reading.web.css_boxes import is_elsewhere, is_squeezed, is_unread
from checker.reading.web.css_values import CLEAR, LONGEST_OWN_STYLE, colour, letter_size, pixels
from checker.reading.web.words_drawn import shows_drawn_words
from checker.reading.word.styles import READABLE

_READABLE = READABLE * 4 / 3  # pixels
_NEARLY = 0.05
_LIGHTEST = 100  # a number of a font from which it is its weight
_STRUCK = frozenset(("s", "strike", "del"))
_NEVER_SHOWN = frozenset(
    ("template", "noscript", "datalist", "noembed", "noframes", "rp", "defs", "symbol", "desc", "metadata", "clippath")
)
_IN_ITS_PLACE = frozenset(("canvas", "video", "audio", "iframe", "object", "meter", "progress"))
"""Elements that show something else than the words in them."""
_WITHOUT_WORDS = frozenset(("head", "title", "script", "style", "meta", "link", "base", "param", "source", "track"))
_DRAWN = frozenset(("svg", "g", "text", "tspan", "textpath"))
"""Elements of a drawing, whose letters are as ``fill`` says."""
_SHAPES = ("rect", "path", "circle", "ellipse", "polygon", "image", "use")
_CODE = ("script", "style")
"""Elements whose text is shown where a style says so."""
_WHOLE_PAGE = frozenset(("html", "body"))
_NO_FIELDS = frozenset(("hidden", "submit", "button", "reset", "image", "checkbox", "radio", "file", "color", "range", "password"))
"""Kinds of ``input`` that show no words one typed; of one that is not known any browser makes a field of words."""
_TOKEN = lazy_pattern(r"[\w#.%-]++(?:\([^()]*+\))?")
_COLOURS = lazy_pattern(r"#[0-9a-f]{3,8}|(?:rgb|hsl)a?\([^()]*+\)|[a-z]{3,30}")
_GONE = "thethuc-gone"  # no element of a page
_UNSEEN = NotRead("unseen_words")
_UNJUDGED = NotRead("page_style", member="style")
_SHADOWED = NotRead("page_style", member="shadowrootmode")
_UNPRINTED = NotRead("page_style", member="@media print")
_UNKNOWN = "?"
"""A colour that cannot be told: a picture, a variable."""
_AS_TYPED = ("none", "inherit", "initial", "unset", "revert")
_RELATIVE = lazy_pattern(r"\(\s*+from\b")
_MASKS = ("mask", "mask-image", "-webkit-mask", "-webkit-mask-image")
_GRADIENT = lazy_pattern(r"(?:linear|radial|conic)-gradient\(((?>(?:[^()]|\([^()]*+\))*))\)")
_FADED = lazy_pattern(r"opacity\(\s*+0?(?:\.0\d*+)?%?\s*+\)|blur\(\s*+(?:[5-9]|\d{2,9})(?:\.\d{0,9})?px\s*+\)")


class ShownLooks(NamedTuple):
    """What the words of an element take over from what it stands in. ``ground``: the colour behind them; ``size``: pixels."""

    visible: bool = True
    size: float = 16.0
    ink: str = "000000"
    ground: str = "FFFFFF"

    @property
    def unseen(self) -> bool:
        """Whether nobody sees words that look so."""
        return not self.visible or self.size < _READABLE or self.ink == CLEAR or sinks(self.ink, self.ground)


class Unseen(NamedTuple):
    """What of a page nobody sees: whole elements, and those of which only the words of their own are not shown.

    ``told``: of which elements that is told, and of which that they show words that are not read.
    """

    whole: list[etree._Element]
    own: list[etree._Element]
    told: list[tuple[etree._Element, NotRead]]


def unseen_in(root: etree._Element, cascade: Cascade) -> Unseen:
    """What of a page nobody sees, and what is told of it."""
    found = Unseen([], [], [])
    _look_at(root, cascade, ShownLooks(), found)
    return found


def take_out(found: Unseen) -> None:
    """Take the words nobody sees out of their page; what stands behind an element stays."""
    for element in found.own:
        element.text = None
        for child in element:
            child.tail = None
    within = [element for element in found.whole if element.getparent() is not None]
    for element in within:
        element.tag = _GONE
    if within:  # not by their text and tail: lxml writes no control characters, but a page may hold some
        etree.strip_elements(within[0].getroottree(), _GONE, with_tail=False)


def _look_at(element: etree._Element, cascade: Cascade, around: ShownLooks, found: Unseen) -> None:
    style = cascade.style(element)
    if element.tag in _NEVER_SHOWN or _is_gone(element, style, around):
        if has_words(element):
            found.told.append((element, _UNSEEN))
        if element.tag not in _WHOLE_PAGE:
            found.whole.append(element)
            return
    elif (doubt := _doubt(element, cascade, around)) and has_words(element):
        found.told.append((element, doubt))
    looks = _looks(element, style, around)
    if element.tag in _WHOLE_PAGE and not looks.visible:  # until a script shows it
        found.told.append((element, _UNSEEN))
        looks = looks._replace(visible=True)
    if element.tag in _IN_ITS_PLACE:
        if has_words(element):
            found.told.append((element, _UNSEEN))
            found.own.append(element)
            found.whole.extend(element.iterchildren(etree.Element))
        return
    if element.tag == "select":
        _look_at_choices(element, found)
        return
    if looks.unseen and any(map(_says, own_words(element))):
        found.own.append(element)
        found.told.append((element, _UNSEEN))
    if not looks.unseen:
        found.told.extend((element, row) for row in _shown_unread(element, style, cascade))
    found.told.extend((child, NotRead("put_there")) for child in _shown_code(element, cascade))
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _WITHOUT_WORDS:
            _look_at(child, cascade, looks, found)


def _look_at_choices(select: etree._Element, found: Unseen) -> None:
    unseen = list(filter(has_words, _not_chosen(select)))
    found.told.extend((each, NotRead("page_field")) for each in _labelled(select, unseen))
    found.told.extend((each, _UNSEEN) for each in unseen)
    found.whole.extend(unseen)


def _shown_code(element: etree._Element, cascade: Cascade) -> Iterator[etree._Element]:
    """What of an element is shown as words by a style alone: its scripts, and what stands in the head of a page."""
    yield from (child for child in element.iterchildren(*_CODE) if _is_code_shown(child, cascade))
    for head in element.iterchildren("head"):
        if cascade.style(head).get("display", "none") != "none":
            yield from (child for child in head.iterchildren("title", *_CODE) if _is_code_shown(child, cascade))
            if _says(" ".join(cascade.put_there(head))):
                yield head


def _is_code_shown(element: etree._Element, cascade: Cascade) -> bool:
    return cascade.style(element).get("display", "none") != "none" and _says(element.text or "")


def _doubt(element: etree._Element, cascade: Cascade, around: ShownLooks) -> NotRead | None:
    """Why it may be hidden: a style that is not read, or not sure to be its own, or that is for paper alone."""
    style = cascade.style(element)
    if any(each.get("shadowrootmode") for each in element.iterchildren("template")):
        return _SHADOWED
    if len(element.get("style", "")) > LONGEST_OWN_STYLE or (style and (is_unread(style) or _RELATIVE.search(style.get("color", "")))):
        return _UNJUDGED
    perhaps = cascade.doubtful(element)
    if perhaps and not _looks(element, style, around).unseen:
        looks = (_looks(element, {**style, **said}, around) for said in perhaps)
        if any(_is_gone(element, said, around) for said in perhaps) or any(each.unseen for each in looks):
            return _UNJUDGED
    return _UNPRINTED if cascade.unprinted(element) else None


def own_words(element: etree._Element) -> Iterator[str]:
    """The words of an element that no element in it has."""
    yield element.text or ""
    yield from (child.tail or "" for child in element)


def has_words(element: etree._Element) -> bool:
    """Whether a letter stands in an element."""
    within = (each for each in element.iter(etree.Element) if each.tag not in _WITHOUT_WORDS)
    return any(map(_says, (words for each in within for words in own_words(each))))


def _says(text: str) -> bool:
    return any(map(str.isalnum, text))


def _shown_unread(element: etree._Element, style: Style, cascade: Cascade) -> Iterator[NotRead]:
    """Words that are seen at an element and stand in no text of it: what a field holds, what a style puts there, letters turned round."""
    if element.tag == "input" and element.get("type", "").strip().lower() not in _NO_FIELDS and _says(element.get("value", "")):
        yield NotRead("page_field")
    if _says(" ".join(cascade.put_there(element))) or (style and _puts_words(style)):
        yield NotRead("put_there")
    turned = style.get("direction", element.get("dir", "").lower()) == "rtl"
    if turned and (element.tag == "bdo" or "override" in style.get("unicode-bidi", "")) and has_words(element):
        yield NotRead("reversed")


def _puts_words(style: Style) -> bool:
    """Whether a style shows words where a line is cut or broken, or in a drawing behind an element."""
    ends = [value for name in ("text-overflow", "hyphenate-character") if (value := style.get(name))]
    if ends:
        from checker.reading.web.css_content import label_words

        if any(label_words(value, {}) for value in ends):
            return True
    return shows_drawn_words(style)


def _looks(element: etree._Element, style: Style, around: ShownLooks) -> ShownLooks:
    if not style and element.tag != "a" and element.tag not in _DRAWN:
        return around
    visible = around.visible
    if (said := style.get("visibility")) in ("visible", "hidden", "collapse"):
        visible = said == "visible"
    ground = _ground(style, around.ground)
    if element.tag == "svg":
        around = around._replace(ink="000000")
        ground = _UNKNOWN if next(element.iter(*_SHAPES), None) is not None else ground
    return ShownLooks(visible, _size(style, around.size), _ink(element, style, around.ink), ground)


def _size(style: Style, size: float) -> float:
    if font := style.get("font"):  # the size stands before a slash, or is the first length
        sizes = (pixels(word.partition("/")[0], size, size) for word in font.split())
        size = next((found for found in sizes if found is not None and found < _LIGHTEST), size)
    return letter_size(style["font-size"], size) if "font-size" in style else size


def _ink(element: etree._Element, style: Style, ink: str) -> str:
    value = style.get("-webkit-text-fill-color", style.get("color", ""))
    if element.tag in _DRAWN:
        value = style.get("fill", element.get("fill", "").lower())
    if not value:
        return "0000EE" if element.tag == "a" and element.get("href") and ink != CLEAR else ink
    found = CLEAR if value == "none" and element.tag in _DRAWN else colour(value)
    if found == CLEAR and _is_painted_through(style):
        return _UNKNOWN
    if found is not None:
        return found
    return ink if value in ("inherit", "currentcolor", "unset") else _UNKNOWN


def _is_painted_through(style: Style) -> bool:
    """Whether letters without a colour show what is behind them, or their edge."""
    clips = any(style.get(name, "").split()[-1:] == ["text"] for name in ("background-clip", "-webkit-background-clip", "background"))
    edge = any(style.get(name, "0").split()[0] not in ("0", "0px") for name in ("-webkit-text-stroke", "-webkit-text-stroke-width"))
    behind = [each for name in ("background", "background-image") for each in map(colour, _COLOURS.findall(style.get(name, ""))) if each]
    return edge or (clips and (not behind or any(each < "F0" for each in behind)))


def _ground(style: Style, ground: str) -> str:
    for name in ("background", "background-color"):
        value = style.get(name, "").lower()
        if "url(" in value or "gradient" in value or "var(" in value:
            ground = _UNKNOWN
        elif found := next(filter(None, map(colour, _TOKEN.findall(value))), None):
            ground = found
    return ground


def _is_gone(element: etree._Element, style: Style, around: ShownLooks) -> bool:
    """Whether an element shows nothing of what is in it."""
    tag = element.tag
    if tag in _STRUCK or (tag == "dialog" and element.get("open") is None and "display" not in style) or _is_folded(element):
        return True
    return bool(style) and (_is_hidden(style) or is_elsewhere(style, around.size) or is_squeezed(style, _size(style, around.size)))


def _is_folded(element: etree._Element) -> bool:
    """Whether it lies in a part of the page that is not open."""
    above = element.getparent()
    return above is not None and above.tag == "details" and above.get("open") is None and element.tag != "summary"


def _labelled(select: etree._Element, unseen: list[etree._Element]) -> Iterator[etree._Element]:
    """What of a list shows a label in place of its words, or above others."""
    is_open = select.get("multiple") is not None or select.get("size", "1") not in ("", "0", "1")
    for each in select.iter("option", "optgroup"):
        shown = each not in unseen if each.tag == "option" else is_open
        if shown and _says(label := each.get("label", "")) and label.split() != "".join(map(str, each.itertext())).split():
            yield each


def _not_chosen(select: etree._Element) -> list[etree._Element]:
    """The choices of a list that shows one, but for that."""
    options = list(select.iter("option"))
    if not options or select.get("multiple") is not None or select.get("size", "1") not in ("", "0", "1"):
        return []
    selected = [each for each in options if each.get("selected") is not None]
    shown = selected[-1] if selected else options[0]
    return [each for each in options if each is not shown]


def _is_hidden(style: Style) -> bool:
    get = style.get
    decoration = f"{get('text-decoration', '')} {get('text-decoration-line', '')}"
    return (
        get("display") == "none"
        or get("mso-hide") == "all"
        or get("content-visibility") == "hidden"
        or _number(get("opacity", "1")) <= _NEARLY
        or _number(get("zoom", "1")) <= _NEARLY
        or get("-webkit-text-security", "none") not in _AS_TYPED
        or "line-through" in decoration
        or (_FADED.search(get("filter", "")) is not None)
        or any(_lets_nothing_through(get(name, "")) for name in _MASKS)
    )


def _lets_nothing_through(mask: str) -> bool:
    """Whether a mask is one gradient without a colour that shows."""
    found = _GRADIENT.fullmatch(mask.strip())
    colours = [each for each in map(colour, _TOKEN.findall(found[1])) if each is not None] if found else []
    return bool(colours) and all(each == CLEAR for each in colours)


def _number(value: str) -> float:
    found = pixels(value, whole=1.0)
    return 1.0 if found is None else found
