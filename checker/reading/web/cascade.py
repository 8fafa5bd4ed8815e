"""What the style sheets, attributes and own style of an element come to (CSS Cascading 4): the strongest word on each property."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from lxml import etree

from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.reading.web.css_values import AS_WRITTEN, Declared, Said

if TYPE_CHECKING:
    from checker.reading.web.style_sheets import PageSheet

_ASKED = frozenset(
    """display visibility opacity font-size font color background background-color text-decoration text-decoration-line position left right
    top bottom margin margin-left margin-top text-indent clip clip-path width height max-width max-height overflow overflow-x overflow-y
    transform scale translate filter zoom mso-hide text-transform font-variant content direction unicode-bidi content-visibility
    list-style list-style-type quotes text-overflow hyphenate-character background-image mask mask-image -webkit-mask -webkit-mask-image
    animation animation-name animation-fill-mode -webkit-text-fill-color -webkit-text-security""".split()  # noqa: SIM905
)
_SIZES = {"1": "10px", "2": "13px", "3": "16px", "4": "18px", "5": "24px", "6": "32px", "7": "48px"}  # of a <font>
_DIGITS = lazy_pattern(r"(?:[0-9a-f]{3}){1,2}")
_VARIABLE = lazy_pattern(r"(?i:var)\(\s*+(--[^\s,()]++)\s*+(?:,((?>(?:[^()]|\([^()]*+\))*)))?\)")
_PARTS = ("marker", "before", "after")
_STAYS = ("forwards", "both")
"""What an animation says that leaves an element as it is at its end."""
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
"""Elements whose items bear a label of their own, whatever they stand in."""
_UNSET = "\0"
_LONGEST_VALUE = 2000  # signs of a property when its variables are put in
_ROUNDS = 20  # of putting them in: a variable may be made of others

Style = Mapping[str, str]
_NOTHING: Style = {}


class _ElementStyle(NamedTuple):
    """What is ``said`` of an element; the words put ``before`` and ``behind`` its own; what is ``doubtful``: perhaps said of it; whether
    it is ``unprinted``: hidden on paper alone.
    """

    said: Style = _NOTHING
    before: str = ""
    behind: str = ""
    doubtful: tuple[Style, ...] = ()
    unprinted: bool = False


class _Ruled(NamedTuple):
    """What a rule says; whether it is ``unsure`` that it is for an element that its selector fits, or only ``printed`` so."""

    said: Said
    unsure: bool
    printed: bool


_Found = Sequence[tuple[object, int, str | None, _Ruled]]
"""What rules say of an element, the strongest last: their specificity, order, the pseudo-element they are for."""
_PLAIN = _ElementStyle()


class Cascade:
    """The styles of the elements of a page that has some style sheets. Raises :class:`Unreadable` (``too_deep``)."""

    def __init__(self, root: etree._Element, sheets: Sequence[PageSheet]) -> None:
        self._styles: dict[etree._Element, _ElementStyle] = {}
        self._own: dict[str, Said] = {}
        self._counters = {name: words for sheet in sheets for name, words in sheet.counters.items()}
        self._endings = {name: said for sheet in sheets for name, said in sheet.endings.items()}
        variables: dict[etree._Element | None, Style] = {}
        labels: dict[etree._Element | None, str] = {}
        for element, found in _matched(root, sheets):
            around = variables.get(element.getparent(), _NOTHING)
            hints, own = _hints(element), self._said_by(element)
            if found or hints or own:
                said = _strongest(
                    (hints, *(each.said for *_, part, each in found if part is None and not (each.unsure or each.printed)), own)
                )
                around = _variables(said, around)
                self._styles[element] = _styled(element, said, found, around, self._counters)
            if around:
                variables[element] = around
            if label := self._label(element, labels.get(element.getparent(), "")):
                labels[element] = label

    def style(self, element: etree._Element) -> Style:
        """What is said of an element; that it is only perhaps for, it is not."""
        return self._styles.get(element, _PLAIN).said

    def doubtful(self, element: etree._Element) -> tuple[Style, ...]:
        """What rules say that may be for it, by a selector that cannot be asked here."""
        known = self._styles.get(element, _PLAIN)
        return (
            (*known.doubtful, *self._ended(known.said)) if "animation" in known.said or "animation-name" in known.said else known.doubtful
        )

    def unprinted(self, element: etree._Element) -> bool:
        """Whether it is seen on the screen, and a rule takes it from the paper."""
        return self._styles.get(element, _PLAIN).unprinted

    def _ended(self, said: Style) -> Iterator[Style]:
        """What the animations of an element say of it in the end, where it stays so."""
        words = " ".join(said.get(name, "") for name in ("animation", "animation-name", "animation-fill-mode")).replace(",", " ").split()
        if any(word in _STAYS for word in words):
            endings = {name.lower(): ending for name, ending in self._endings.items()}
            yield from (_plainly(endings[word], _NOTHING) for word in words if word in endings)

    def put_there(self, element: etree._Element) -> tuple[str, str]:
        """The words a style sheet puts before an element's own, and behind them."""
        style = self._styles.get(element, _PLAIN)
        return style.before, style.behind

    def _label(self, element: etree._Element, around: str) -> str:
        """The words that items of a list within an element have for a label; an item has them put before its own."""
        known = self._styles.get(element, _PLAIN)
        said = [known.said[name] for name in ("list-style", "list-style-type") if name in known.said]
        if said:
            from checker.reading.web.style_sheets import label_words

            label = " ".join(label_words(value, self._counters) for value in said).strip()
        else:
            label = "" if element.tag in _LISTS else around
        if label and (element.tag == "li" or known.said.get("display") == "list-item"):
            self._styles[element] = known._replace(before=f"{label} {known.before}")
        return label

    def _said_by(self, element: etree._Element) -> Said:
        """What its ``style`` attribute says."""
        text = element.get("style")
        if not text:
            return {}
        from checker.reading.web.style_sheets import own_style

        if text not in self._own:
            self._own[text] = own_style(text)
        return self._own[text]


def _matched(root: etree._Element, sheets: Iterable[PageSheet]) -> Iterator[tuple[etree._Element, _Found]]:
    """The elements of a page in their order, each with what rules say of it."""
    rules = [rule for sheet in sheets for rule in sheet.rules if any(name in _ASKED or name.startswith("--") for name in rule.said)]
    if not rules:
        yield from ((element, ()) for element in root.iter(etree.Element))
        return
    from cssselect2 import ElementWrapper, Matcher

    from checker.reading.web.css_selectors import compiled

    matcher = Matcher()
    for rule in rules:
        for selector in (found for text in rule.selectors for found in compiled(text)):
            matcher.add_selector(selector.compiled, _Ruled(rule.said, selector.unsure, rule.printed))
    for element in ElementWrapper.from_html_root(root).iter_subtree():
        yield element.etree_element, matcher.match(element)


def _styled(element: etree._Element, said: Said, found: _Found, variables: Style, counters: Style) -> _ElementStyle:
    doubtful = tuple(_plainly(each.said, variables) for *_, each in found if each.unsure and not each.printed)
    put = {
        part: _put(element, [each.said for *_, where, each in found if where == part and not each.printed], variables, counters)
        for part in _PARTS
    }
    plain = _plainly(said, variables)
    before = put["marker"] + _words(plain.get("quotes"), element, counters) + put["before"]
    unprinted = any(each.printed and part is None and not each.unsure for *_, part, each in found)
    return _ElementStyle(plain, before, put["after"], doubtful, unprinted)


def _put(element: etree._Element, all_said: Sequence[Said], variables: Style, counters: Style) -> str:
    """The words that style sheets put before or behind an element."""
    return _words(_plainly(_strongest(all_said), variables).get("content"), element, counters) if all_said else ""


def _words(content: str | None, element: etree._Element, counters: Style) -> str:
    if not content:
        return ""
    from checker.reading.web.style_sheets import words_put

    return words_put(content, element, counters)


def _strongest(all_said: Iterable[Said]) -> dict[str, Declared]:
    """The last word on each property, or the last that is important."""
    style: dict[str, Declared] = {}
    for said in all_said:
        for name, value in said.items():
            if value.important or name not in style or not style[name].important:
                style[name] = value
    return style


def _plainly(said: Said, variables: Style) -> Style:
    """The values that are asked for, their variables put in; what an unknown one fills is not said."""
    values = ((name, _filled(each.value, variables)) for name, each in said.items() if name in _ASKED)
    return {name: value if name in AS_WRITTEN else value.lower() for name, value in values if value is not None}


def _variables(said: Said, around: Style) -> Style:
    """The variables (``--x``) within an element: its own, and those of what it stands in."""
    own = {name: each.value for name, each in said.items() if name.startswith("--")}
    if not own:
        return around
    every = {**around, **own}
    filled = {name: _filled(value, every) for name, value in own.items()}
    return {name: value for name, value in {**around, **filled}.items() if value is not None}


def _filled(value: str, variables: Style) -> str | None:
    """A value with its variables put in; ``None`` when one is unknown, or made of itself."""
    for _ in range(_ROUNDS):
        if len(value) > _LONGEST_VALUE:
            return None
        if "var(" not in value.lower():
            return None if _UNSET in value else value.strip()
        value = _VARIABLE.sub(lambda each: variables.get(each[1], _UNSET if each[2] is None else each[2]), value)
    return None


def _hints(element: etree._Element) -> Said:
    """What attributes of before style sheets say of the looks."""
    said: dict[str, str] = {}
    for name, attribute in (("background-color", "bgcolor"), ("color", "text" if element.tag == "body" else "color")):
        if value := element.get(attribute, "").strip().lower():
            said[name] = f"#{value}" if _DIGITS.fullmatch(value) else value
    if element.tag == "font" and (size := element.get("size", "").strip()) in _SIZES:
        said["font-size"] = _SIZES[size]
    if "hidden" in element.attrib or "popover" in element.attrib:
        said["display"] = "none"
    return {name: Declared(value) for name, value in said.items()}
