"""Vietnamese typed as it was before Unicode: TCVN3 and VNI, from their own tables, not from those of the reader."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from copy import deepcopy
from typing import Any

from tests.builders.changes import paragraphs

# TCVN 5712:1993, VN3: bytes A1 to FE in order, a dot where the set has no letter.
_FROM_A1 = (
    "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ"
)  # fmt: skip
_TCVN3 = {letter: chr(0xA1 + at) for at, letter in enumerate(_FROM_A1) if letter != "."}

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_MARKS = {
    "": {_ACUTE: "ù", _GRAVE: "ø", _HOOK: "û", _TILDE: "õ", _DOT: "ï"},
    _CIRCUMFLEX: {"": "â", _ACUTE: "á", _GRAVE: "à", _HOOK: "å", _TILDE: "ã", _DOT: "ä"},
    _BREVE: {"": "ê", _ACUTE: "é", _GRAVE: "è", _HOOK: "ú", _TILDE: "ü", _DOT: "ë"},
}
_WHOLE = {"đ": "ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}
_HORNED = {"o": "ô", "u": "ö"}
_NEEDS_CAPITALS = re.compile(f"[^{_FROM_A1}\\W\\d_a-zA-Z]+")


def tcvn3(text: str) -> str:
    """The text as TCVN3 types it: ``Ủy`` as ``Uỷ``, for a capital with a tone mark becomes a small letter that only a font shows large."""
    text = text.replace("Ủy", "Uỷ")
    return "".join(_TCVN3.get(letter) or _TCVN3.get(letter.lower(), letter) for letter in unicodedata.normalize("NFC", text))


def vni(text: str) -> str:
    """The text as VNI types it."""
    return "".join(map(_vni_letter, unicodedata.normalize("NFC", text)))


def _vni_letter(letter: str) -> str:
    small = letter.lower()
    written = _WHOLE.get(small) or _vni_vowel(small)
    return written.upper() if letter.isupper() else written


def _vni_vowel(letter: str) -> str:
    base, *marks = unicodedata.normalize("NFD", letter)
    if base not in "aeiouy":
        return letter
    tone = next((mark for mark in marks if mark in _MARKS[""]), "")
    if _HORN in marks:
        return _HORNED[base] + (_MARKS[""][tone] if tone else "")
    shape = next((mark for mark in marks if mark in _MARKS), "")
    return base + (_MARKS[shape][tone] if shape or tone else "")


def in_tcvn3(document: Any) -> None:
    """Every run in TCVN3, fonts ``.VnTime`` and, for capitals, ``.VnTimeH``."""
    typed_in_tcvn3(lambda document: list(paragraphs(document)))(document)


def typed_in_tcvn3(lines: Callable[[Any], list[Any]]) -> Callable[[Any], None]:
    """The same for some paragraphs."""
    return lambda document: _type_in_tcvn3(run for line in lines(document) for run in line.runs if run.text)


def _type_in_tcvn3(runs: Iterable[Any]) -> None:
    for run in runs:
        for piece in _pieces(run):
            upper = piece.text.isupper() and not piece.text.isascii()
            _write(piece, tcvn3(piece.text.lower() if upper else piece.text), ".VnTimeH" if upper else ".VnTime")


def in_tcvn3_but_not_its_font(document: Any) -> None:
    """Every run in TCVN3, in Times New Roman."""
    for run in _runs(document):
        _write(run, tcvn3(run.text), "Times New Roman")


def in_vni(document: Any) -> None:
    """Every run in VNI, font ``VNI-Times``."""
    for run in _runs(document):
        _write(run, vni(run.text), "VNI-Times")


def _runs(document: Any) -> list[Any]:
    return [run for paragraph in paragraphs(document) for run in paragraph.runs if run.text]


def _pieces(run: Any) -> list[Any]:
    """The run, cut where a capital with a tone mark needs another font than the letters around it."""
    text = run.text
    if text.isupper() or not (found := _NEEDS_CAPITALS.search(text)) or (not found.start() and found.end() == len(text)):
        return [run]
    at = found.start() or found.end()
    rest = type(run)(deepcopy(run._r), run._parent)
    run._r.addnext(rest._r)
    run.text, rest.text = text[:at], text[at:]
    return [run, *_pieces(rest)]


def _write(run: Any, text: str, font: str) -> None:
    run.text = text
    run.font.name = font


ENCODED: dict[str, Callable[[str], str]] = {"tcvn3": tcvn3, "vni": vni}
