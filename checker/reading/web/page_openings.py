"""Whether bytes are a page of the web: what it opens with, behind all that a browser passes over; or a fragment of one."""

from __future__ import annotations

from checker.model.patterns import lazy_pattern

_PASSED_OVER = ((b"<!--", b"-->"), (b"<?", b">"))
_OPENING = lazy_pattern(rb"(?i)<(?:!doctype\s++html|(?:html|head|body|meta|title|style|link|base|script|frameset)(?=[\s/>]))")
_BLOCK = lazy_pattern(
    rb"(?i)<(/?)(p|div|table|tr|td|th|h[1-6]|center|ul|ol|li|section|article|main|header|footer|blockquote|pre)(?=[\s/>])[^<>]*+>|<br\b"
)
_HOLDING = frozenset((b"p", b"div", b"table", b"h1", b"h2", b"h3", b"h4", b"h5", b"h6", b"center", b"ul", b"ol", b"section", b"article",
    b"main", b"header", b"footer", b"blockquote", b"pre"))  # fmt: skip
_TAG = lazy_pattern(rb"<[^<>]*+>")
_FEWEST = 6  # tags of blocks of a fragment
_OUTSIDE = 0.02  # share of a fragment's words that may stand in no block
_MARKED = lazy_pattern(rb"(?m)^\s{0,3}(?:#{1,6} |[*+-] |\*\*|\d{1,3}\. )")  # as Markdown has it, which holds such tags too


def is_page(data: bytes) -> bool:
    """Whether the bytes (in UTF-8 or a code page) are a page of the web, whole or a fragment."""
    start = _start(data)
    return _OPENING.match(data, start) is not None or (data.startswith(b"<", start) and _is_fragment(data[start:]))


def _start(data: bytes) -> int:
    """Where the first thing stands that a browser shows or minds."""
    at = len(data) - len(data.removeprefix(b"\xef\xbb\xbf").lstrip())
    while (ends := next((end for begin, end in _PASSED_OVER if data.startswith(begin, at)), None)) is not None:
        end = data.find(ends, at + 2)
        if end < 0:
            return len(data)
        at = end + len(ends)
        at += len(data[at : at + 4096]) - len(data[at : at + 4096].lstrip())
    return at


def _is_fragment(data: bytes) -> bool:
    """Whether all words stand in blocks, one in each or more; a text with some tags in it has words outside them."""
    blocks = list(_BLOCK.finditer(data))
    if len(blocks) < _FEWEST or _MARKED.search(data):
        return False
    depth, at, outside = 0, 0, 0
    for tag in blocks:
        if depth <= 0:
            outside += _words(data[at : tag.start()])
        at = tag.end()
        if tag[2] is not None and tag[2].lower() in _HOLDING:
            depth = max(depth + (-1 if tag[1] else 1), 0)
    outside += _words(data[at:]) if depth <= 0 else 0
    return outside <= _OUTSIDE * _words(data)


def _words(data: bytes) -> int:
    return len(_TAG.sub(b" ", data).split())
