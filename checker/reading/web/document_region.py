"""Where on a page the document stands that it shows; what stands around that is its site's, and no part of the document.

A portal shows a plan amid menus, banners and badges. The document is what holds its national name and its list of recipients, as the
decree's diagram has both; a page on which either is not seen is one document as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from checker.model.patterns import lazy_pattern
from checker.wording.folding import bare, one_space

_HEAD, _END = "cong hoa xa hoi chu nghia viet nam", "noi nhan"
_SITES = frozenset(("nav", "header", "footer", "aside", "form", "noscript"))
_SITES_NAME = lazy_pattern(
    r"(?i)(?:^|[\s_-])(?:header|footer|nav|navbar|menu|banner|logo|sidebar|breadcrumb|social|share|search|tin-?nhiem|quang-?cao|lien-?ket)"
    r"(?:$|[\s_-])"
)
"""What a site calls the parts of its pages that are its own."""
_LONGEST = 500  # signs of a class or an id

Around = Sequence[etree._Element]
"""An element and all it stands in, the nearest first."""


class DocumentRegion:
    """The element that holds the document of a page, of which nothing is left but what is seen."""

    def __init__(self, root: etree._Element) -> None:
        anchors = list(_anchors(root))
        whole = {kind for _, kind in anchors} == {_HEAD, _END}
        self._element = _common([element for element, _ in anchors]) if whole else root
        self._above = frozenset(self._element.iterancestors())
        self._before = frozenset(_before(root, self._element))

    def holds(self, around: Around) -> bool:
        """Whether an element is the document's, or holds it."""
        return around[0] in self._above or self._element in around

    def may_hold(self, around: Around) -> bool:
        """The same; of what stands behind the document also whether it can be more of it, as a page of it that is a picture."""
        own = [each for each in around if each not in self._above]
        return self.holds(around) or not any(each in self._before or _is_of_site(each) for each in own)


def around(element: etree._Element) -> Around:
    """An element and all it stands in."""
    return (element, *element.iterancestors())


def _anchors(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The elements whose words begin with the national name or the label of the recipients."""
    for element in root.iter(etree.Element):
        for words in (element.text, *(child.tail for child in element)):
            line = one_space(bare(words[: len(_HEAD) * 4])).strip() if words else ""
            if kind := next((each for each in (_HEAD, _END) if line.startswith(each)), ""):
                yield element, kind


def _common(elements: Sequence[etree._Element]) -> etree._Element:
    """The innermost element that all of some stand in, or are."""
    shared = list(around(elements[0]))
    for element in elements[1:]:
        its = frozenset(around(element))
        shared = [each for each in shared if each in its]
    return shared[0]


def _before(root: etree._Element, element: etree._Element) -> Iterable[etree._Element]:
    for each in root.iter(etree.Element):
        if each is element:
            return
        yield each


def _is_of_site(element: etree._Element) -> bool:
    return element.tag in _SITES or any(_SITES_NAME.search((element.get(name) or "")[:_LONGEST]) for name in ("class", "id", "role"))
