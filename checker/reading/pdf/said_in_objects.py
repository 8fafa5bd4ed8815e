"""Words of a PDF's objects that may be a mark of secrecy: properties of its own, values of fields, what a picture is said to be.

The library tells of few of them. Only a string is looked for that ends a word as a mark does, as the value of a name: an entry of an
array is one choice of several, and a title a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checker.model.patterns import lazy_pattern

_LONGEST = 800  # bytes of a string before and behind the letters looked for
_MOST = 200
_NAME = lazy_pattern(rb"/(\w{1,60})\s{0,9}\Z")
_OF_OTHERS = frozenset((b"Title", b"ActualText", b"E", b"T", b"TU", b"JS", b"Name", b"F", b"UF", b"OverlayText"))
"""Headings, what a page's own letters say, names of fields, layers and files, scripts, what nobody sees."""
_ESCAPED = lazy_pattern(rb"\\(?:([0-7]{1,3})|(\r\n|.))", re.DOTALL)
_NO_FIGURE = lazy_pattern(rb"[^0-9A-Fa-f]")
_SHORT = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def _octal(data: bytes) -> bytes:
    return b"".join(b"\\%03o" % byte if byte in (0, *range(14, 32), *range(127, 256)) else bytes((byte,)) for byte in data)


def _spelt(letters: str) -> tuple[tuple[bytes, bytes, bytes], ...]:
    """The letters as a string may hold them, with what opens and closes it: as they are, by numbers, in hexadecimal."""
    raw = letters.encode("utf-16-be")
    figures = raw.hex().encode()
    return (raw, b"(", b")"), (_octal(raw), b"(", b")"), (figures, b"<", b">"), (figures.upper(), b"<", b">")


_LOOKED_FOR = (*_spelt("ẬT"), *_spelt("ật"))


def said_in_objects(pieces: Iterable[bytes]) -> Iterator[str]:
    """Such strings of a file, given as its bytes and what its object streams hold."""
    for piece in pieces:
        for letters, opens, closes in _LOOKED_FOR:
            at = piece.find(letters)
            for _ in range(_MOST):
                if at < 0:
                    break
                start, end = piece.rfind(opens, max(at - _LONGEST, 0), at), piece.find(closes, at, at + _LONGEST)
                name = _NAME.search(piece[max(start - 70, 0) : start]) if 0 <= start < end else None
                if name and name[1] not in _OF_OTHERS:
                    yield _text(piece[start + 1 : end], closes)
                at = piece.find(letters, at + len(letters))


def _text(held: bytes, closes: bytes) -> str:
    if closes == b">":
        figures = _NO_FIGURE.sub(b"", held).decode()
        held = bytes.fromhex(figures[: len(figures) // 4 * 4])
    else:
        held = _ESCAPED.sub(_meant, held)
    return held.decode("utf-16-be", "replace").removeprefix("\ufeff")


def meant(plain: bytes | None, figures: bytes | None) -> str:
    """What a string says that is written as it is or in hexadecimal."""
    if plain is None:
        digits = _NO_FIGURE.sub(b"", figures or b"").decode()
        held = bytes.fromhex(digits + "0" * (len(digits) % 2))
    else:
        held = _ESCAPED.sub(_meant, plain)
    return held[2:].decode("utf-16-be", "replace") if held.startswith(b"\xfe\xff") else held.decode("latin-1")


def _meant(escaped: re.Match[bytes]) -> bytes:
    number, sign = escaped.groups()
    return bytes((int(number, 8) & 255,)) if number else _SHORT.get(sign, sign)
