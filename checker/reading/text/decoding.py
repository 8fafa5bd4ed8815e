"""Bytes of a plain text to a string, always the same way for the same bytes, never with an error."""

from __future__ import annotations

import codecs

from checker.model import Unreadable
from checker.reading.letters import may_be_old

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SAMPLE_BYTES = 4096
_MOSTLY = 0.4  # of one half of the bytes are NUL: UTF-16 of Vietnamese, whose own letters have no NUL half
_RARELY = 0.05
_BAD_SHARE = 0.1  # malformed sequences among non-ASCII letters that UTF-8 may have and still be UTF-8
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_CONTROL_SHARE = 0.02


def decode(data: bytes) -> tuple[str, str, bool]:
    """The text, its encoding (``utf-8``, ``utf-16-le``, ``utf-16-be``, ``cp1258``, ``tcvn3``, ``vni``), and whether bytes were malformed.

    UTF-8 comes first, since nothing else passes for it; then what its words prove to be TCVN3 or VNI (``tcvn3``,
    ``vni``); then Windows-1258, the old Vietnamese code page, whose tone marks follow their letter. Raises
    :class:`Unreadable` for bytes that are no text.
    """
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _decoded(data[len(bom) :], encoding)
    wide = _wide(data[:_SAMPLE_BYTES])
    if wide:
        return _decoded(data, wide)
    if len(data) - len(data.translate(None, _CONTROLS)) > _CONTROL_SHARE * len(data) or b"\0" in data:
        raise Unreadable("unreadable.binary")
    try:
        return data.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    if bad <= _BAD_SHARE * beyond:
        return text, "utf-8", True
    old = old_text(data.decode("latin-1"))
    if old is not None:
        return *old, False
    text = data.decode("cp1258", "replace")
    return text, "cp1258", "\ufffd" in text


def old_text(text: str) -> tuple[str, str] | None:
    """A text in TCVN3 or VNI, its signs given as Latin-1, in Unicode, and the code; ``None`` for any other text."""
    if not may_be_old(text):
        return None
    from checker.reading.recoding import Recoder

    recoder = Recoder(text)
    return None if recoder.code is None else ("\n".join(map(recoder.line, text.split("\n"))), recoder.code)


def _decoded(data: bytes, encoding: str) -> tuple[str, str, bool]:
    text = data.decode(encoding, "replace")
    if "\0" in text:
        raise Unreadable("unreadable.binary")
    return text, encoding, "\ufffd" in text


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: its every other byte is mostly NUL, the rest hardly ever."""
    half = len(sample) // 2
    if not half or b"\0" not in sample:
        return None
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > _MOSTLY and even < _RARELY:
        return "utf-16-le"
    if even > _MOSTLY and odd < _RARELY:
        return "utf-16-be"
    return None
