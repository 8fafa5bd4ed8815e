"""Content controls that are bound to a value stored beside the document: Word shows that value, whatever words the control holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from lxml import etree

from checker.model import Location, NotRead, Unreadable
from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.reading.limits import Limits
from checker.reading.word.inline import shows_placeholder
from checker.reading.word.markup import W, parse
from checker.reading.word.package import Package

HINT = b"<w:dataBinding"
_SDT, _CONTENT, _WORDS = W + "sdt", W + "sdtContent", (W + "t", W + "r")
_DATE, _LISTS, _ITEM = W + "date", (W + "dropDownList", W + "comboBox"), W + "listItem"
_DRAWN = (W + "picture", "{*}checkbox")
"""Kinds of control that show a value in no words."""
_DAY, _NUMBER = lazy_pattern(r"(\d{4})-(\d{2})-(\d{2})"), lazy_pattern(r"\d{1,4}")
_KNOWN = {"{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "docprops/core.xml", "{6668398D-A668-4E3E-A5EB-62B293D839F1}": "docprops/app.xml"}
_FOLDER, _LINKS = "customxml/", "customxml/_rels/"
_DEEPEST = 20
"""Steps of a path that are followed."""
_LONGEST = 60
"""Letters of a control's words that are quoted."""


def shown_otherwise(
    root: etree._Element, package: Package, limits: Limits, number: Callable[[etree._Element], int | None]
) -> Iterator[NotRead]:
    """The controls of a part that show other words than they hold. ``number`` counts its paragraphs."""
    stores: dict[str, _Store | None] = {}
    for binding in root.iter(W + "dataBinding"):
        properties = binding.getparent()
        control = properties.getparent() if properties is not None else None
        if properties is None or control is None or control.tag != _SDT or shows_placeholder(control):
            continue
        content = control.find(_CONTENT)
        words = "".join(each.text or "" for each in content.iter(*_WORDS)).strip() if content is not None else ""
        if any(properties.find(tag) is not None for tag in _DRAWN):
            continue
        identity = binding.get(W + "storeItemID", "").upper()
        if identity not in stores:
            stores[identity] = _stored(identity, package, limits)
        store = stores[identity]
        if store is None:
            continue
        stored = _value(store.root, binding.get(W + "xpath", ""))
        shown = stored if not words else ""
        if shown or (words and _shows_other(properties, words, stored, store)):
            inside = next(content.iter(W + "p"), None) if content is not None else None
            around = inside if inside is not None else next(control.iterancestors(W + "p"), None)
            place = Location("body", number(around) if around is not None else None)
            yield NotRead("bound", place, (words or shown or "")[:_LONGEST])


def _shows_other(properties: etree._Element, words: str, stored: str | None, store: _Store) -> bool:
    """Whether Word shows something else than a control's words: what is stored at its path (``None``: that is not found in the store)."""
    if properties.find(_DATE) is not None:
        day = _DAY.match(stored or "")
        kept = {int(each) for each in day.groups()} | {int(day[1]) % 100} if day else set()
        return bool(kept) and not kept.issuperset(map(int, _NUMBER.findall(words)))
    if any(properties.find(tag) is not None for tag in _LISTS):
        items = {item.get(W + "value", ""): item.get(W + "displayText", "") for item in properties.iter(_ITEM)}
        return stored is not None and stored in items and _close(items[stored] or stored) != _close(words)
    if stored is None:
        return _close(words) not in store.words
    return _close(stored.replace("_x000D_", "")) != _close(words)


class _Store(NamedTuple):
    """A part that holds values: its tree, and all that it says, without white space."""

    root: etree._Element
    words: str


def _value(root: etree._Element, path: str) -> str | None:
    """What a store has at a path of plain steps (``/ns0:plan[1]/ns0:number[1]``), the only ones Word writes; names count without prefix.

    ``None`` where the path leads nowhere.
    """
    steps = path.strip("/").split("/")[:_DEEPEST]
    found: etree._Element | None = root
    for number, step in enumerate(steps):
        name, _, which = step.rpartition(":")[2].partition("[")
        if found is None or (number == 0 and etree.QName(found).localname != name):
            return None
        nth = int(which.rstrip("]")) if which.rstrip("]").isdecimal() and len(which) < _DEEPEST else 1
        if number:
            found = next(islice(found.iterchildren(f"{{*}}{name}"), nth - 1, None), None) if name.isidentifier() and nth else None
    return "".join(map(str, found.itertext())).strip() if found is not None else None


def _stored(identity: str, package: Package, limits: Limits) -> _Store | None:
    """A store by its id; ``None`` when there is no such store, or nothing that could be opened."""
    name = _KNOWN.get(identity) or _item(identity, package)
    if name is None or name not in package:
        return None
    try:
        root = parse(package.read(name), name, limits)
    except Unreadable:
        return None
    values = (str(value) for each in root.iter() for value in each.attrib.values())
    return _Store(root, _close("".join((*map(str, root.itertext()), *values))))


def _item(identity: str, package: Package) -> str | None:
    """The part that holds a store of that id, which its properties beside it tell."""
    for name in package.names:
        if name.startswith(_LINKS):
            try:
                links = package.read(name).decode("utf-8", "replace").lower()
                for properties in package.names:
                    file = properties.rpartition("/")[2]
                    if properties.startswith(_FOLDER) and f'"{file}"' in links and identity in _said(package, properties):
                        return _FOLDER + name[len(_LINKS) :].removesuffix(".rels")
            except Unreadable:
                continue
    return None


def _said(package: Package, name: str) -> str:
    return package.read(name).decode("utf-8", "replace").upper()


def _close(text: str) -> str:
    return "".join(text.split())
