"""Content controls that are bound to a value stored beside the document: Word shows that value, whatever words the control holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from lxml import etree

from checker.model import Location, NotRead, Unreadable
from checker.model.tuples import NamedTuple
from checker.reading.limits import Limits
from checker.reading.word.inline import shows_placeholder
from checker.reading.word.markup import W, parse
from checker.reading.word.package import Package

HINT = b"<w:dataBinding"
_SDT, _CONTENT, _WORDS = W + "sdt", W + "sdtContent", (W + "t", W + "r")
_CHOSEN = tuple(W + tag for tag in ("date", "dropDownList", "comboBox", "picture"))
"""Kinds of control that show a value in other words than it is stored in."""
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
        if any(properties.find(tag) is not None for tag in _CHOSEN):
            continue
        identity = binding.get(W + "storeItemID", "").upper()
        if identity not in stores:
            stores[identity] = _stored(identity, package, limits)
        store = stores[identity]
        if store is None:
            continue
        shown = _value(store.root, binding.get(W + "xpath", "")) if not words else ""
        if shown or (words and _close(words) not in store.words):
            inside = next(content.iter(W + "p"), None) if content is not None else None
            around = inside if inside is not None else next(control.iterancestors(W + "p"), None)
            place = Location("body", number(around) if around is not None else None)
            yield NotRead("bound", place, (words or shown)[:_LONGEST])


class _Store(NamedTuple):
    """A part that holds values: its tree, and all that it says, without white space."""

    root: etree._Element
    words: str


def _value(root: etree._Element, path: str) -> str:
    """What a store has at a path of plain steps (``/ns0:plan[1]/ns0:number[1]``), the only ones Word writes; names count without prefix."""
    steps = path.strip("/").split("/")[:_DEEPEST]
    found: etree._Element | None = root
    for number, step in enumerate(steps):
        name, _, which = step.rpartition(":")[2].partition("[")
        if found is None or (number == 0 and etree.QName(found).localname != name):
            return ""
        nth = int(which.rstrip("]")) if which.rstrip("]").isdecimal() and len(which) < _DEEPEST else 1
        if number:
            found = next(islice(found.iterchildren(f"{{*}}{name}"), nth - 1, None), None) if name.isidentifier() and nth else None
    return "".join(map(str, found.itertext())).strip() if found is not None else ""


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
