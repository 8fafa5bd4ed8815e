"""The sheet a text report is set on: width in columns, wrapping, shortening, colour."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from checker.model.media import OWN_BAR
from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple

_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36"}
_LEAST = 40
_NO_COLUMN = lazy_pattern("[\u00ad\u0300-\u036f\u1ab0-\u1aff\u200b-\u200f\u202a-\u202e\u2060-\u2064\u20d0-\u20ff\ufe00-\ufe0f\ufeff]")
TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Letters that turn the direction of writing: a file may write backwards to deceive."""
_IN_NO_FILE = "\ufffe\uffff"
"""No letters, and refused by XML: a Word file that held one could not be written."""


def columns(text: str) -> int:
    """How many columns ``text`` takes: combining marks and format characters take none."""
    return len(text) if text.isascii() else len(text) - len(_NO_COLUMN.findall(text))


def printable(text: str) -> str:
    """``text`` on one line, safe for a terminal and in XML: control characters, turned writing, lone surrogates never reach them."""
    if text.isprintable():
        return text
    return "".join(" " if letter.isspace() else letter if _harmless(letter) else "\ufffd" for letter in text)


def _harmless(letter: str) -> bool:
    return letter not in TURNING and letter not in _IN_NO_FILE and unicodedata.category(letter) not in ("Cc", "Cs")


def shorten(text: str, width: int) -> str:
    """``text`` within ``width`` columns, cut at a word with an ellipsis."""
    text = _one_line(text)
    if columns(text) <= width:
        return text
    taken, kept = 0, []
    for word in text.split(" "):
        taken += columns(word) + 1
        if taken > width:
            break
        kept.append(word)
    return (" ".join(kept) or text[: max(width - 1, 0)]) + "…"


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())


def clip(text: str, width: int) -> str:
    """``text`` within ``width`` columns, its middle left out: faults sit at the ends of a line."""
    text = _one_line(text)
    if columns(text) <= width:
        return text
    tail = text[-width // 4 :]
    return f"{shorten(text, width - columns(tail) - 1)} {tail.partition(' ')[2] or tail}"


def contrasted(before: str, after: str, width: int) -> tuple[str, str]:
    """Two texts within about ``width`` columns each: of what they share only what stands next to a change, and how they begin."""
    before, after = _one_line(before), _one_line(after)
    if max(columns(before), columns(after)) <= width:
        return before, after
    from difflib import SequenceMatcher

    words = before.split(" "), after.split(" ")
    said: tuple[list[str], list[str]] = ([], [])
    steps = SequenceMatcher(None, *words, autojunk=False).get_opcodes()
    for number, (kind, *spans) in enumerate(steps):
        for side, (first, last) in enumerate((spans[:2], spans[2:])):
            piece = words[side][first:last]
            ends = number == 0, number == len(steps) - 1
            said[side].extend(_shared(piece, *ends) if kind == "equal" else piece)
    return clip(" ".join(said[0]), 2 * width), clip(" ".join(said[1]), 2 * width)


_BEGINNING, _BESIDE = 4, 5
"""Words quoted of the beginning of a text, and on each side of a change in it."""


def _shared(words: list[str], first: bool, last: bool) -> list[str]:
    """What two texts share between two changes, its middle left out: how they begin, what stands before a change, and after one."""
    lead, tail = _BEGINNING if first else _BESIDE, 0 if last else _BESIDE
    if len(words) <= lead + tail + 1:
        return words
    return [*words[:lead], "…", *(words[-tail:] if tail else ())]


def pad(text: str, width: int) -> str:
    """``text`` filled with spaces to ``width`` columns."""
    return text + " " * max(width - columns(text), 0)


class Paper(NamedTuple):
    """A sheet of ``width`` columns; ``color`` lets ANSI codes through."""

    width: int = 80
    color: bool = False

    def paint(self, text: str, *styles: str) -> str:
        """``text`` in the given colours, or plain."""
        if not self.color or not styles or not text:
            return text
        return f"\x1b[{';'.join(_CODES[style] for style in styles)}m{text}\x1b[0m"

    def wrap(self, text: str, label: str = "", indent: int = 0, hang: int | None = None) -> list[str]:
        """``text`` in lines after ``label``; later lines start at ``hang`` columns (default: where the text began)."""
        first = " " * indent + label
        room = max(self.width, _LEAST)
        margin = " " * (columns(first) if hang is None else hang)
        lines, line, empty = [], first, True
        for word in printable(text).split():
            if not empty and columns(line) + 1 + columns(word) > room:
                lines.append(line)
                line, empty = margin, True
            line = line + word if empty else f"{line} {word}"
            empty = False
        return [*lines, line.rstrip()]

    def bar(self, path: str, said: str, *styles: str) -> str:
        """The bar over what is told of a file: its path on the left, cut at its head where it is long, and a word in some styles."""
        path, width = printable(path), max(self.width, _LEAST)
        room = width - columns(said) - 10
        if columns(path) > room > 1:
            path = "…" + path[-(room - 1) :]
        fill = "─" * max(width - columns(path) - columns(said) - 8, 2)
        begins, ends = OWN_BAR
        return f"{begins}{self.paint(path, 'bold')} {fill} {self.paint(said, 'bold', *styles)}{ends}"

    def row(self, cells: Iterable[tuple[str, int]], indent: int = 2) -> str:
        """One line of a table: each cell filled to its width, two spaces between."""
        return (" " * indent + "  ".join(pad(text, width) for text, width in cells)).rstrip()
