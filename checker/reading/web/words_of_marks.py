"""Words of a page in which a mark of secrecy may be, however it is put together: nobody reads them for anything else.

A mark may be what a field holds, what a style sheet puts there, the name of a picture, letters in cells or lines of their own, or
letters written from behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import unescape

from lxml import etree

from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.reading.enclosed import LONGEST_LINE, pieces_of
from checker.reading.limits import DEFAULT
from checker.reading.web.cascade import Cascade
from checker.reading.web.words_drawn import unwrapped

_SAYING = frozenset(
    ("value", "placeholder", "alt", "title", "label", "summary", "content", "string", "aria-label", "data-content", "data-text", "cite")
)
_QUOTED = lazy_pattern(r"[\"'`]([^\"'`\n]{3,99})[\"'`]")
_WORD_ART = lazy_pattern(r"\bstring\s{0,9}=\s{0,9}[\"']([^\"'<>\n]{3,99})[\"']")
"""Letters that Word draws, in a part of a page for it alone."""
_RUNNING = frozenset(
    """a abbr acronym b bdi bdo big cite code data dfn del em font i ins kbd label mark nobr o:p q rb ruby s samp small span strike strong
    sub sup time tt u var wbr""".split()  # noqa: SIM905
)
_FEW = 8  # letters of a piece that may be part of a mark
_PIECES, _LETTERS = 12, 10  # pieces a mark is cut into at most, and letters it has
_ASIDE = frozenset(("rt", "rp"))
_LARGE = ("uppercase", "small-caps", "all-small-caps")


class PageLines(NamedTuple):
    """The lines of a page as they stand, and what besides may say a mark."""

    lines: tuple[str, ...]
    besides: tuple[str, ...]


def lines_of_page(root: etree._Element, cascade: Cascade) -> PageLines:
    """What of a page may hold a mark; lines too long for one are left out."""
    found = _Collected(cascade)
    found.walk(root, large=False)
    found.end()
    lines = tuple(line for line in found.lines if len(line) <= LONGEST_LINE)
    return PageLines(lines, tuple(dict.fromkeys((*found.said, *_put_together(lines)))))


class _Collected:
    """The lines met so far, with the one that is not at its end."""

    def __init__(self, cascade: Cascade) -> None:
        self._cascade = cascade
        self._line: list[str] = []
        self._aside: list[str] = []
        self.lines: list[str] = []
        self.said: list[str] = []

    def walk(self, element: etree._Element, *, large: bool) -> None:
        """Take in an element and what is in it, in ``large`` letters where its style prints all so."""
        style = self._cascade.style(element)
        before, behind = self._cascade.put_there(element)
        self.said += filter(
            None, (before, behind, *(str(said).strip()[:LONGEST_LINE] for name, said in element.items() if name in _SAYING))
        )
        if style:
            large = (large and "none" not in style.get("text-transform", "")) or any(
                word in _LARGE for name in ("text-transform", "font-variant") for word in style.get(name, "").split()
            )
            labels = style.get("list-style-type", "") + style.get("list-style", "")
            self.said += map(str.upper, _QUOTED.findall(labels)) if labels else ()
        self.said += _held(element)
        runs_on = element.tag in _RUNNING
        kept = self._line
        if element.tag in _ASIDE:
            self._line = []
        elif not runs_on:
            self.end()
        self._add(before, large=large)
        self._add(element.text, large=large)
        for child in element:
            if isinstance(child, etree._Comment):
                self.said += map(unescape, _WORD_ART.findall(child.text or ""))
            elif isinstance(child.tag, str) and child.tag not in ("script", "style"):
                self.walk(child, large=large)
            self._add(child.tail, large=large)
        self._add(behind, large=large)
        if element.tag in _ASIDE:
            self.said += filter(None, ("".join(self._line).strip(),))
            self._line = kept
        elif not runs_on:
            self.end()

    def end(self) -> None:
        """End the line that is being written."""
        if line := " ".join("".join(self._line).split()):
            self.lines.append(line)
        self._line = []

    def _add(self, text: str | None, *, large: bool) -> None:
        if text:
            self._line.append(text.upper() if large else text)


def _held(element: etree._Element) -> Iterator[str]:
    """What a page in the page says, and a script may write."""
    if page := element.get("srcdoc"):
        yield from pieces_of(page.encode(), DEFAULT)
    for name in ("src", "data"):
        kind, comma, said = (element.get(name) or "").partition(",")
        if comma and kind.lower().startswith("data:text/"):
            yield from pieces_of(unwrapped(said, kind), DEFAULT)
    for child in element.iterchildren("script"):
        yield from _QUOTED.findall(child.text or "")


def _put_together(lines: Iterable[str]) -> Iterator[str]:
    """What pieces that follow each other come to, and each line read from behind."""
    run: list[str] = []
    for line in lines:
        if len(line) <= LONGEST_LINE and "T" in line and "M" in line:
            yield line[::-1]
        if len(line) > _FEW:
            run = []
            continue
        run = [*run[1 - _PIECES :], line]
        for start in range(len(run) - 1):
            together = "".join(run[start:])
            if len(together) <= _LETTERS and together.isupper():
                yield together
                yield together[::-1]
