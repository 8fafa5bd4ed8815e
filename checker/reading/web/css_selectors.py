"""The selectors of style sheets, matched against the elements of a page: names, classes, ids, attributes and what stands around them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple

_WORD = r"(?>(?:[\w-]|[^\x00-\x7f]|\\.)+)"
_SIMPLE = lazy_pattern(
    rf"(?P<tag>\*|{_WORD})|\.(?P<cls>{_WORD})|#(?P<id>{_WORD})"
    r"""|\[\s*+(?P<attr>[\w-]++)\s*+(?:(?P<op>[~|^$*]?=)\s*+(?:"(?P<a>[^"\]]*+)"|'(?P<b>[^'\]]*+)'|(?P<c>[^\]"'\s]*+))\s*+[isIS]?\s*+)?\]"""
    r"|::?(?P<pseudo>[\w-]++)(?:\([^()]*+(?>(?:\([^()]*+\)[^()]*+)*)\))?|(?P<joint>\s*+[>+~]\s*+|\s++)"
)
_GENERATED = frozenset(("before", "after"))
_NEVER = frozenset(
    """hover active focus focus-within focus-visible target visited checked disabled enabled invalid valid required optional empty-cells
    placeholder placeholder-shown selection first-line first-letter marker backdrop cue -webkit-scrollbar -moz-focus-inner fullscreen
    indeterminate default read-only read-write autofill popover-open open modal""".split()  # noqa: SIM905
)
_ALWAYS = frozenset(("link", "any-link", "root", "scope", "host"))
_LONGEST = 400  # signs of a selector


class Compound(NamedTuple):
    """What one element must be; ``joint``: how it stands to the next one (`` ``, ``>``, ``+``, ``~``). ``unsure``: it may be less."""

    joint: str
    tag: str
    classes: tuple[str, ...]
    ids: tuple[str, ...]
    attributes: tuple[tuple[str, str, str], ...]
    unsure: bool


class PageSelector(NamedTuple):
    """The elements a rule is for: the last of ``compounds``, where the others stand before or above it.

    ``part``: ``before`` or ``after`` when it is for what is put there. ``weight``: its specificity.
    """

    compounds: tuple[Compound, ...]
    part: str
    weight: tuple[int, int, int]

    @property
    def key(self) -> str:
        """An id, a class or a name that every element it is for has; ``*`` for none."""
        last = self.compounds[-1]
        if last.ids:
            return f"#{last.ids[0]}"
        return f".{last.classes[0]}" if last.classes else last.tag

    @property
    def unsure(self) -> bool:
        """Whether it is for fewer elements than :func:`matches` says."""
        return any(compound.unsure for compound in self.compounds)


def selectors_in(text: str) -> Iterator[PageSelector]:
    """Each selector of a list that any element of a page at rest may answer to."""
    for each in _apart(text[: _LONGEST * 100]):
        if each and len(each) <= _LONGEST and (found := _read(each)) is not None:
            yield found


def matches(element: etree._Element, selector: PageSelector) -> int:
    """The elements looked at to find that one answers to a selector; negative when it does not."""
    compounds = selector.compounds
    if not _is(element, compounds[-1]):
        return -1
    looked, at = 1, element
    for number in range(len(compounds) - 2, -1, -1):
        compound = compounds[number]
        found, seen = _around(at, compound)
        looked += seen
        if found is None:
            return -looked
        at = found
    return looked


def _around(element: etree._Element, compound: Compound) -> tuple[etree._Element | None, int]:
    """The nearest element that stands to one as a compound asks, and how many were looked at."""
    seen = 0
    upwards = compound.joint in (" ", ">")
    around = element.iterancestors() if upwards else element.itersiblings(preceding=True)
    for each in around:
        if not isinstance(each.tag, str):
            continue
        seen += 1
        if _is(each, compound):
            return each, seen
        if compound.joint in (">", "+"):
            break
    return None, seen


def _is(element: etree._Element, wanted: Compound) -> bool:
    if wanted.tag not in ("*", element.tag):
        return False
    if wanted.classes and not set(wanted.classes) <= set((element.get("class") or "").split()):
        return False
    if any(element.get("id") != name for name in wanted.ids):
        return False
    return all(_has(element.get(name), sign, value) for name, sign, value in wanted.attributes)


def _has(found: str | None, sign: str, value: str) -> bool:
    if found is None or not sign:
        return found is not None
    if sign == "=":
        return found == value
    if not value:
        return False
    return {
        "~=": value in found.split(), "|=": found == value or found.startswith(f"{value}-"), "^=": found.startswith(value),
        "$=": found.endswith(value), "*=": value in found,
    }[sign]  # fmt: skip


def _read(text: str) -> PageSelector | None:
    """The selector; ``None`` for one that no element at rest answers to, or that cannot be read."""
    compounds: list[Compound] = []
    now, part, at = _NOTHING, "", 0
    ids = classes = names = 0
    text = text.strip()
    while at < len(text):
        found = _SIMPLE.match(text, at)
        if found is None or found.end() == at:
            return None
        at = found.end()
        if found["joint"] is not None:
            compounds.append(now._replace(joint=found["joint"].strip() or " "))
            now = _NOTHING
        elif found["tag"] is not None:
            now, names = now._replace(tag=found["tag"].lower()), names + (found["tag"] != "*")
        elif found["cls"] is not None:
            now, classes = now._replace(classes=(*now.classes, found["cls"])), classes + 1
        elif found["id"] is not None:
            now, ids = now._replace(ids=(*now.ids, found["id"])), ids + 1
        elif found["attr"] is not None:
            value = next((found[name] for name in ("a", "b", "c") if found[name] is not None), "")
            attribute = (found["attr"].lower(), found["op"] or "", value)
            now, classes = now._replace(attributes=(*now.attributes, attribute)), classes + 1
        else:
            name = found["pseudo"].lower()
            if name in _GENERATED:
                part = name
            elif name in _NEVER or name.startswith(("-webkit-", "-moz-", "-ms-")):
                return None
            else:
                now, classes = (now if name in _ALWAYS else now._replace(unsure=True)), classes + 1
    return PageSelector((*compounds, now), part, (ids, classes, names))


_NOTHING = Compound(" ", "*", (), (), (), False)


def _apart(text: str) -> Iterator[str]:
    """The selectors of a list, at the commas that stand in no bracket."""
    if "(" not in text and "[" not in text:
        yield from (each.strip() for each in text.split(","))
        return
    depth, start = 0, 0
    for at, sign in enumerate(text):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth <= 0:
            yield text[start:at].strip()
            start = at + 1
    yield text[start:].strip()
