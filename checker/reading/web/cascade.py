"""What the style sheets, attributes and own style of an element come to (CSS Cascading 4): the strongest word on each property."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.reading.web.css_selectors import PageSelector, matches, selectors_in
from checker.reading.web.style_sheets import Declared, Said, declared, rules_of

_ASKED = frozenset(
    """display visibility opacity font-size font color background background-color text-decoration text-decoration-line position left right
    top bottom margin margin-left margin-top text-indent clip clip-path width height max-width max-height overflow overflow-x overflow-y
    transform filter zoom mso-hide text-transform font-variant content direction unicode-bidi content-visibility
    -webkit-text-fill-color line-height""".split()  # noqa: SIM905
)
_MOST_LOOKS = 400_000
"""Elements looked at for all selectors of a page; a page of 5,000 elements with the 3,000 rules of a large framework needs a tenth."""
_SIZES = {"1": "10px", "2": "13px", "3": "16px", "4": "18px", "5": "24px", "6": "32px", "7": "48px"}  # of a <font>

_MOST_SIGNS = 600_000
"""Of a page's style sheets together; that of a large framework has 200,000."""

Style = Mapping[str, str]
_NOTHING: Style = {}


class _Ranked(NamedTuple):
    """A selector with what its rule says, and its place among all."""

    selector: PageSelector
    order: int
    said: Said


class Cascade:
    """The styles of a page's elements. ``imports`` it does not follow, and it stops where selectors cost too much (``left``)."""

    def __init__(self, sheets: Iterable[str]) -> None:
        self._ranked: dict[str, list[_Ranked]] = defaultdict(list)
        self._parts: dict[str, list[_Ranked]] = defaultdict(list)
        self._styles: dict[etree._Element, Style] = {}
        self._own: dict[str, dict[str, Declared]] = {}
        self._looks = 0
        texts = list(sheets)
        self.left = sum(map(len, texts)) > _MOST_SIGNS
        for order, rule in enumerate(rule for sheet in ([] if self.left else texts) for rule in rules_of(sheet)):
            said = {name: value for name, value in rule.said.items() if name in _ASKED}
            for selector in selectors_in(rule.selectors) if said else ():
                table = self._parts if selector.part else self._ranked
                table[selector.key].append(_Ranked(selector, order, said))

    @property
    def puts_words(self) -> bool:
        """Whether a style sheet puts anything before or behind an element."""
        return bool(self._parts)

    def style(self, element: etree._Element) -> Style:
        """What is said of an element; that it is only perhaps for, it is not."""
        known = self._styles.get(element)
        if known is None:
            known = self._styles[element] = self._style(element)
        return known

    def _style(self, element: etree._Element) -> Style:
        if not element.keys() and "*" not in self._ranked and element.tag not in self._ranked:
            return _NOTHING
        found = [(row.selector.weight, row.order, row.said) for row in self._for(element, self._ranked) if not row.selector.unsure]
        own = element.get("style")
        hints = _hints(element)
        if not found and not own and not hints:
            return _NOTHING
        style: dict[str, Declared] = {name: Declared(value) for name, value in hints.items()}
        found.sort(key=lambda row: row[:2])
        for said in (*(row[2] for row in found), self._declared(own[:_LONGEST]) if own else {}):
            for name, value in said.items():
                if value.important or name not in style or not style[name].important:
                    style[name] = value
        return {name: each.value for name, each in style.items() if name in _ASKED}

    def _declared(self, own: str) -> dict[str, Declared]:
        known = self._own.get(own)
        if known is None:
            known = self._own[own] = declared(own)
        return known

    def doubtful(self, element: etree._Element) -> Iterator[Said]:
        """What rules say that may be for it, by a selector that cannot be asked here."""
        return (row.said for row in self._for(element, self._ranked) if row.selector.unsure)

    def put_there(self, element: etree._Element) -> tuple[str, str]:
        """The words a style sheet puts before an element's own, and behind them."""
        if not self._parts:
            return "", ""
        found = {row.selector.part: row.said["content"].value for row in self._for(element, self._parts) if "content" in row.said}
        return quoted(found.get("before", "")), quoted(found.get("after", ""))

    def _for(self, element: etree._Element, table: Mapping[str, list[_Ranked]]) -> Iterator[_Ranked]:
        if not table or self.left:
            return
        for key in _keys(element):
            for row in table.get(key, ()):
                looked = matches(element, row.selector)
                self._looks += abs(looked)
                if looked > 0:
                    yield row
        self.left = self._looks > _MOST_LOOKS


_LONGEST = 20_000  # signs of an element's own style
_LONGEST_WORDS = 2000  # signs of what a style puts somewhere
_QUOTED = lazy_pattern(r""""((?>(?:[^"\\]|\\.)*))"|'((?>(?:[^'\\]|\\.)*))'""")
_ESCAPED = lazy_pattern(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))")


def quoted(content: str) -> str:
    """The words of a ``content``, its escapes (``\\1EAC``) as the letters they are."""
    words = "".join(one or other for one, other in _QUOTED.findall(content[:_LONGEST_WORDS]))
    return _ESCAPED.sub(lambda each: _letter(each[1]) if each[1] else each[2], words) if "\\" in words else words


def _letter(code: str) -> str:
    number = int(code, 16)
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"


def _keys(element: etree._Element) -> Iterator[str]:
    yield "*"
    yield str(element.tag)
    if name := element.get("id"):
        yield f"#{name}"
    yield from (f".{name}" for name in set((element.get("class") or "").split()))


def _hints(element: etree._Element) -> dict[str, str]:
    """What attributes of before style sheets say of the looks."""
    said: dict[str, str] = {}
    for name, attribute in (("background-color", "bgcolor"), ("color", "text" if element.tag == "body" else "color")):
        if value := element.get(attribute):
            said[name] = value.strip().lower()
    if element.tag == "font" and (size := element.get("size", "").strip()) in _SIZES:
        said["font-size"] = _SIZES[size]
    if "hidden" in element.attrib:
        said["display"] = "none"
    return said
