"""Nơi nhận (box 9b; Phụ lục I, Phần I, Mục II, khoản 9): the label, the list and the archive line."""

from __future__ import annotations

import re

from checker.grammar.elements import leaf, literal, many, maybe
from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.wording.folding import bare, one_space

label = leaf(r"\s*(?P<label>n[oơ][il1] nh[aâg6i]{0,2}n)\s*(?P<colon>[:;.]?)", "label")
archive = leaf(
    r"\s*+(?P<dash>[-–—+•*_])?\s*+(?P<word>[Ll][uưúứ][uư1]?|LƯU)(?P<gap>\s*+)(?P<colon>[:;.]?)\s*+(?P<codes>.*)",
    "archive_line",
    re.DOTALL,
)

# As khoản 9 writes them: the label alone on its line; the archive line from its dash to its full stop.
strict_label = literal("Nơi nhận", "label_words") + literal(":", "colon")
_codes = leaf(r"[^\W\d_][\w&.-]*(?<!\.)(?>(?:[ ][^\W\d_(][\w&.-]*(?<!\.))*)|[.…_]{3,}|[<\[{«][^<>\[\]{}«»]{1,40}[>\]}»]", "archive_code")
strict_archive = (
    literal("-", "dash")
    + literal(" ", "space")
    + literal("Lưu", "archive_word")
    + literal(":", "colon")
    + literal(" ", "space")
    + _codes
    + many(leaf(r"[,;](?=[ ])", "comma") + literal(" ", "space") + _codes)
    + maybe(leaf(r"[ ]?\(\d{1,3}\)|,?[ ]\(?\d{1,3}[ ]?b(?:ản)?\)?", "copies"))
    + literal(".", "full_stop")
)

_COPIES = lazy_pattern(r"\(\s*+(\d{1,3})\s*+(?:b|bản)?\s*+\)|(?<=[\s,(])(\d{1,3})\s*+(?:b|bản)\b")
_ASIDE = lazy_pattern(r"\([^()]{0,60}\)")  # who typed it, how many copies: VT, TH (T.120b)
_CODE = lazy_pattern(r"[A-ZĐa-zđ][\w&.-]*")
POINT_MARK = lazy_pattern(r"(?:[a-zđ]|\d{1,2})\s?[.,)/]\s+(?=[^\W\d_])")
"""What an entry is counted by where it should have a dash: ``a, Lãnh đạo Sở;``."""
_INLINE = lazy_pattern(r"(?<=[;.,:])\s+(?=[-–]\s)")


class Label(NamedTuple):
    """``Nơi nhận:`` as printed; ``end`` is where text after it begins on the same line."""

    text: str
    colon: str
    end: int


class Archive(NamedTuple):
    """The archive line: ``- Lưu: VT, HCTH (2).``"""

    text: str
    word: str
    colon: str
    codes: tuple[str, ...]
    copies: int | None
    ending: str
    dash: str


def read_label(line: str, *, ocr: bool = False) -> Label | None:
    """The label that opens the recipients, or ``None``."""
    if not line.lstrip().startswith(("N", "n")):
        return None
    low = bare(line[:80])
    found = label.re_match(low, 0)
    if not found or not (ocr or low[found.start("label") :].startswith("noi nhan")):
        return None
    return Label(one_space(line[found.start("label") : found.end()]), found["colon"], found.end())


def read_archive(line: str) -> Archive | None:
    """The archive line, or ``None``.

    >>> read_archive("- Lưu: VT, HCTH.").codes
    ('VT', 'HCTH')
    >>> read_archive("- Lưu: VT, TH (T.120b).").codes
    ('VT', 'TH')
    """
    text = one_space(line)
    found = archive.re_match(text, 0)
    if not found:
        return None
    codes = found["codes"]
    if not found["colon"] and not re.match(r"(?:VT|[Vv]ăn thư|VP|HS)\b", codes):
        return None
    last = codes.rstrip()[-1:]
    mark = last if last in ";.,:" else ""
    copies = _COPIES.search(codes)
    number = next((int(group) for group in copies.groups() if group), None) if copies else None
    printed = text[found.start("word") :]
    kept = (_ASIDE.sub("", codes) if "(" in codes else codes).rstrip(";., ") or codes
    names = tuple(piece for piece in _CODE.findall(kept) if piece not in ("b", "bản"))
    return Archive(printed, found["word"], found["colon"], names, number, mark, found["dash"] or "")


def split_inline(text: str) -> list[str]:
    """A list run on one line (``Nơi nhận: - A; - B; - Lưu: VT.``), one entry each."""
    return [piece for piece in _INLINE.split(text) if piece.strip()]


def read_entry(line: str) -> tuple[str, str, str]:
    """An entry of the list as (dash, text, ending)."""
    text = one_space(line)
    dash = text[:1] if text[:1] in tuple("-–—+•*_") else ""
    named = text[len(dash) :].rstrip(";.,")
    body = named.strip() or text.strip("-–;, ")  # "- ……;" of a template
    return dash, body, text[len(dash) + len(named) :][-1:]


def is_entry(line: str) -> bool:
    """Whether a line opens a new entry of the list."""
    return bool(re.match(r"\s*[-–—•*_]\s*\S|\s*\+\s", line))


def format_archive(codes: tuple[str, ...], copies: int | None = None) -> str:
    """The archive line as khoản 9 điểm d writes it: ``- Lưu: VT, HCTH (2).``"""
    return f"- Lưu: {', '.join(codes)}{f' ({copies})' if copies else ''}."
