"""What the style sheets, attributes and own style of an element come to (CSS Cascading 4): the strongest word on each property."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from lxml import etree

from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.reading.web.css_values import AS_WRITTEN, Declared, Said, letter_size
from checker.reading.web.css_variables import Variables, filled
from checker.reading.web.words_drawn import shows_drawn_words

if TYPE_CHECKING:
    from checker.reading.web.style_sheets import Layer, PageSheet

_ASKED = frozenset(
    """display visibility opacity font-size font color background background-color text-decoration text-decoration-line position left right
    top bottom margin margin-left margin-top text-indent clip clip-path width height max-width max-height overflow overflow-x overflow-y
    transform scale translate filter zoom mso-hide text-transform font-variant content direction unicode-bidi content-visibility
    list-style list-style-type quotes text-overflow hyphenate-character background-image mask mask-image -webkit-mask -webkit-mask-image
    animation animation-name animation-fill-mode -webkit-text-fill-color -webkit-text-security list-style-image border-image
    border-image-source inset letter-spacing line-height white-space contain min-height aspect-ratio rotate backface-visibility offset fill
    offset-path grid-template-rows background-clip -webkit-background-clip -webkit-text-stroke -webkit-text-stroke-width""".split()  # noqa: SIM905
)
_SIZES = {"1": "10px", "2": "13px", "3": "16px", "4": "18px", "5": "24px", "6": "32px", "7": "48px"}  # of a <font>
_DIGITS = lazy_pattern(r"(?:[0-9a-f]{3}){1,2}")
_PARTS = ("marker", "before", "after")
_STAYS = ("forwards", "both", "infinite", "paused")
"""What an animation says that leaves an element as it is at its end, comes back to that, or may stand there."""
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
"""Elements whose items bear a label of their own, whatever they stand in."""
_FIRST = ("first-letter", "first-line")
_NOT_OF_ALL = ("direction", "unicode-bidi")
_INITIAL = {name: Declared(value) for name, value in (("color", "#000"), ("font-size", "16px"), ("visibility", "visible"))}
"""What ``all: initial`` says of what an element else takes over."""
_REPLACED = "url("
"""What stands in a ``content`` that an element shows in place of its own."""

Rank = tuple[float, ...]
_WEAKEST: Rank = (-1.0,)
_PLAINLY: Rank = (float("inf"),)
_INLINE: Rank = (float("inf"), 1.0)

Style = Mapping[str, str]
_NOTHING: Style = {}
_HIDES: Style = {"display": "none"}


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
    """What a rule says; whether it is ``unsure`` that it is for an element that its selector fits, or only ``printed`` so; the rank of
    its layer.
    """

    said: Said
    unsure: bool
    printed: bool
    rank: Rank


_Found = Sequence[tuple[object, int, str | None, _Ruled]]
"""What rules say of an element, the strongest last: their specificity, order, the pseudo-element they are for."""
_PLAIN = _ElementStyle()


class Cascade:
    """The styles of the elements of a page that has some style sheets. Raises :class:`Unreadable` (``too_deep``)."""

    def __init__(self, root: etree._Element, sheets: Sequence[PageSheet]) -> None:
        self._styles: dict[etree._Element, _ElementStyle] = {}
        self._own: dict[str, Said] = {}
        self._counters = _counter_words({name: said for sheet in sheets for name, said in sheet.counters.items()})
        self._endings: dict[str, list[Said]] = {}
        for name, said in (each for sheet in sheets for each in sheet.endings.items()):
            self._endings.setdefault(name.lower(), []).append(said)
        self._variables = Variables({name: said for sheet in sheets for name, said in sheet.variables.items()})
        variables: dict[etree._Element | None, Style] = {}
        labels: dict[etree._Element | None, str] = {}
        quotes: dict[etree._Element | None, str] = {}
        for element, found in _matched(root, sheets):
            above = variables.get(element.getparent(), self._variables.initial)
            around, quoted = self._variables.within(above), quotes.get(element.getparent(), "")
            hints, own = _hints(element), self._said_by(element)
            if found or hints or own:
                said = _strongest(((_WEAKEST, hints), *_of_part(found, None), (_INLINE, own)))
                around = self._variables.said(said, above, around)
                plain = _plainly(said, around)
                quoted = plain.get("quotes", quoted)
                self._styles[element] = self._styled(element, plain, found, around, quoted)
            if around:
                variables[element] = around
            if quoted:
                quotes[element] = quoted
                self._quote(element, quoted)
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
            yield from (_plainly(said, _NOTHING) for word in words for said in self._endings.get(word, ()))

    def put_there(self, element: etree._Element) -> tuple[str, str]:
        """The words a style sheet puts before an element's own, and behind them."""
        style = self._styles.get(element, _PLAIN)
        return style.before, style.behind

    def _label(self, element: etree._Element, around: str) -> str:
        """The words that items of a list within an element have for a label; an item has them put before its own."""
        known = self._styles.get(element, _PLAIN)
        said = [known.said[name] for name in ("list-style", "list-style-type") if name in known.said]
        if said:
            from checker.reading.web.css_content import label_words

            label = " ".join(label_words(value, self._counters) for value in said).strip()
        else:
            label = "" if element.tag in _LISTS else around
        if label and (element.tag == "li" or known.said.get("display") == "list-item"):
            self._styles[element] = known._replace(before=f"{label} {known.before}")
        return label

    def _styled(self, element: etree._Element, plain: Style, found: _Found, variables: Style, quotes: str) -> _ElementStyle:
        replaced = [_HIDES] if _REPLACED in plain.get("content", "") else []
        found = [each for each in found if each[2] is not None or each[3].unsure or each[3].printed]
        if not found:
            return _ElementStyle(plain, doubtful=tuple(replaced))
        doubtful = replaced + [_plainly(said, variables) for _, said in _of_part(found, None, unsure=True)]
        doubtful += [_plainly(said, variables) for part in _FIRST for _, said in _of_part(found, part)]
        put = {part: self._put(element, tuple(_of_part(found, part)), variables, quotes) for part in _PARTS}
        unsure = any(self._put(element, tuple(_of_part(found, part, unsure=True)), variables, quotes) for part in _PARTS)
        doubtful += [_HIDES] if unsure else []
        unprinted = any(each.printed and part is None and not each.unsure for *_, part, each in found)
        return _ElementStyle(plain, put["marker"] + put["before"], put["after"], tuple(doubtful), unprinted)

    def _put(self, element: etree._Element, all_said: Sequence[tuple[Rank, Said]], variables: Style, quotes: str) -> str:
        """The words that style sheets put before or behind an element, in themselves or at the end of an animation."""
        if not all_said:
            return ""
        said = _strongest(all_said)
        plain = _plainly(said, self._variables.said(said, variables, self._variables.within(variables)))
        put = [plain, *({**plain, **ended} for ended in self._ended(plain))]
        shown = (each for each in put if "content" in each and not _is_unseen(each))
        return "".join(_words(each["content"], element, self._counters, quotes) + "svg" * shows_drawn_words(each) for each in shown)

    def _quote(self, element: etree._Element, quotes: str) -> None:
        """Put its quotes at an element that has some without being told."""
        if element.tag == "q":
            known = self._styles.get(element, _PLAIN)
            self._styles[element] = known._replace(before=_words("open-quote", element, self._counters, quotes) + known.before)

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
    sheets = list(sheets)
    rules = [(at, rule) for at, sheet in enumerate(sheets) for rule in sheet.rules if any(map(_is_asked, rule.said))]
    if not rules:
        yield from ((element, ()) for element in root.iter(etree.Element))
        return
    from cssselect2 import ElementWrapper, Matcher

    from checker.reading.web.css_selectors import compiled

    matcher, places = Matcher(), _places(sheets)
    for at, rule in rules:
        for selector in (found for text in rule.selectors for found in compiled(text)):
            rank = _ranked(rule.layer, at, places)
            matcher.add_selector(selector.compiled, _Ruled(rule.said, selector.unsure or rule.unsure, rule.printed, rank))
    for element in ElementWrapper.from_html_root(root).iter_subtree():
        yield element.etree_element, matcher.match(element)


def _is_asked(name: str) -> bool:
    return name in _ASKED or name.startswith("--") or name == "all"


def _places(sheets: Sequence[PageSheet]) -> dict[tuple[str, ...], float]:
    """Where each layer stands among all, by when it is first named."""
    places: dict[tuple[str, ...], float] = {}
    for at, sheet in enumerate(sheets):
        for layer in sheet.layers:
            for depth in range(1, len(layer) + 1):
                places.setdefault(_known_by(layer[:depth], at), float(len(places)))
    return places


def _known_by(layer: Layer, sheet: int) -> tuple[str, ...]:
    """The names of a layer; one that has none is its sheet's own."""
    return tuple(name if isinstance(name, str) else f"{sheet}:{name}" for name in layer)


def _ranked(layer: Layer, sheet: int, places: Mapping[tuple[str, ...], float]) -> Rank:
    known = _known_by(layer, sheet)
    return (*(places[known[:depth]] for depth in range(1, len(known) + 1)), *_PLAINLY)


def _of_part(found: _Found, part: str | None, *, unsure: bool = False) -> Iterator[tuple[Rank, Said]]:
    """What rules say of an element, or of a part of it, with their ranks."""
    return ((each.rank, each.said) for *_, where, each in found if where == part and each.unsure == unsure and not each.printed)


def _counter_words(described: Mapping[str, Said]) -> Style:
    if not described:
        return _NOTHING
    from checker.reading.web.css_content import counter_words

    return counter_words(described)


def _words(content: str | None, element: etree._Element, counters: Style, quotes: str) -> str:
    if not content:
        return ""
    from checker.reading.web.css_content import label_words, words_put

    return words_put(content, element, counters, label_words(quotes, _NOTHING) if "-quote" in content else "")


def _is_unseen(said: Style) -> bool:
    """Whether what is put at an element is plainly not shown."""
    clear = said.get("color", "").replace(" ", "") in ("transparent", "rgba(0,0,0,0)")
    size = letter_size(said["font-size"], 16.0) if "font-size" in said else 16.0
    return said.get("display") == "none" or said.get("visibility") == "hidden" or clear or size < 1


def _strongest(all_said: Iterable[tuple[Rank, Said]]) -> dict[str, Declared]:
    """The last word on each property of the highest rank; of what is important the last of the lowest."""
    style: dict[str, Declared] = {}
    ranks: dict[str, Rank] = {}
    below: dict[str, Declared] = {}
    last: Rank = _WEAKEST
    for rank, said in sorted(all_said, key=_rank):
        if rank != last:
            below, last = dict(style), rank
        for name, value in said.items():
            held = style.get(name)
            if name == "all":
                style = {key: each for key, each in style.items() if each.important or key in _NOT_OF_ALL or key.startswith("--")}
                style |= _INITIAL if value.value == "initial" else {}
            elif value.important and held and held.important and ranks.get(name, rank) < rank != _INLINE:
                continue
            elif value.important or held is None or not held.important:
                style[name], ranks[name] = value, rank
                if value.value == "revert-layer":
                    style |= {name: below.get(name, value)}
    return style


def _rank(each: tuple[Rank, Said]) -> Rank:
    return each[0]


def _plainly(said: Said, variables: Style) -> Style:
    """The values that are asked for, their variables put in; what an unknown one fills is not said."""
    values = ((name, filled(each.value, variables)) for name, each in said.items() if name in _ASKED)
    return {name: value if name in AS_WRITTEN else value.lower() for name, value in values if value is not None}


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
