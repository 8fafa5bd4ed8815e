"""The version of a text box that Word writes for old programs: kept saying what the one for new programs says (ISO 29500-3 §10)."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from checker.reading.word.inline import ALTERNATE, CHOICE, FALLBACK, TEXT_BOX
from checker.reading.word.markup import W

_P, _T = W + "p", W + "t"
_SHAPES = (ALTERNATE, W + "drawing", W + "pict", W + "object")


class OldVersions:
    """The paragraphs that changed and the ones old programs show in their place."""

    def __init__(self) -> None:
        self._pairs: dict[etree._Element, etree._Element] = {}

    def note(self, paragraph: etree._Element) -> None:
        """Remember a paragraph that will be changed. To be called before the first change of it."""
        if paragraph not in self._pairs and (old := _old_version(paragraph)) is not None:
            self._pairs[paragraph] = old

    def follow(self) -> None:
        """Let each old version say what the new one says now."""
        for new, old in self._pairs.items():
            copied = deepcopy(new)
            copied.tail = old.tail
            for drawn in list(copied.iter(ALTERNATE)):  # a line drawn meanwhile: old programs know the simple shape
                fallback, run = drawn.find(FALLBACK), drawn.getparent()
                if run is not None:
                    run[run.index(drawn) : run.index(drawn) + 1] = list(fallback) if fallback is not None else []
            above = old.getparent()
            assert above is not None
            above.replace(old, copied)
            self._pairs[new] = copied


def _old_version(paragraph: etree._Element) -> etree._Element | None:
    """The paragraph that old programs show for one in a text box, when it says the same and holds no drawing of its own."""
    box = next(paragraph.iterancestors(TEXT_BOX), None)
    choice = next(box.iterancestors(CHOICE), None) if box is not None else None
    both = choice.getparent() if choice is not None else None
    fallback = both.find(FALLBACK) if both is not None else None
    if box is None or choice is None or fallback is None:
        return None
    ours, theirs = list(choice.iter(TEXT_BOX)), list(fallback.iter(TEXT_BOX))
    if len(ours) != len(theirs):
        return None
    lines, old = list(box.iter(_P)), list(theirs[ours.index(box)].iter(_P))
    if len(lines) != len(old):
        return None
    twin = old[lines.index(paragraph)]
    same = _said(paragraph) == _said(twin) and not any(next(each.iter(*_SHAPES), None) is not None for each in (paragraph, twin))
    return twin if same else None


def _said(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(_T))
