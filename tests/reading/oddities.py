"""Where LibreOffice 7.4 prints something else than the standard asks: the clause, and what the standard asks for.

Clauses are of ISO/IEC 29500-1:2016; [MS-OI29500] is Microsoft's list of what Office does where the standard leaves it open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .levels import NARROW, SANS


@dataclass(frozen=True)
class Oddity:
    """``why``: the clause and what LibreOffice does; ``standard``: what must be seen instead, named as in ``rendered.json``."""

    why: str
    standard: dict[str, Any]


_XOR = "§17.7.3: toggles of table, paragraph and character styles combine by exclusive or; LibreOffice lets the strongest style decide"
_DEFAULT_ON = "§17.7.3: no style turns off what the document defaults turn on; LibreOffice lets it"
_BASED = "§17.7.4.3, §17.7.2: a table style has what it is based on, over the document defaults; LibreOffice keeps the defaults"
_OLD = (
    "§17.7.2: a paragraph style outweighs a table style; before Word 2013 a size of 11 or 12 in the default style did not "
    "([MS-DOCX] overrideTableStyleFontSizeAndJustification), which LibreOffice imitates and the reader does not"
)
_BITS = "§17.4.55, [MS-OI29500] 2.1.157: the bits of tblLook are read only when it has no attributes; LibreOffice reads only the bits"
_VIET = "§17.15.1.88: themeFontLang vi-VN takes the theme's font of script Viet; LibreOffice takes the Latin one"
_RULE = "§17.3.1.33: a line without a rule is a multiple; LibreOffice takes it for a height in points"
_AUTO = "§17.3.1.33: an automatic gap that stays on outweighs a measured one; LibreOffice lets the paragraph's own gap end it"

_TOGGLES = {"bold": "bold", "italic": "italic", "capitals": "caps"}
_BY_XOR = {
    "by paragraph and character style": False,
    "by the default style and a character style": False,
    "on in the paragraph style, off in the character style": True,
    "on in the table style and in the paragraph style": False,
    "on in the table style and in the character style": False,
    "on in the table style, off in the paragraph style": True,
    "on in the first row of the table style and in the paragraph style": False,
}
_INHERITED = {
    "font": {"font": SANS},
    "size": {"size": 16.0},
    "alignment": {"align": "center"},
    "space before": {"from_above": 26.9},
}
_OVER_DEFAULTS = {
    "font": {"font": NARROW},
    "size": {"size": 11.0},
    "colour": {"color": "0000FF"},
    "alignment": {"align": "both"},
    "first-line indent": {"first": 18.0},
    "space before": {"from_above": 20.9},
    "space after": {"to_below": 20.9},
    "line spacing": {"pitch": 29.9},
    "exact line": {"pitch": 26.0},
}


def _oddities() -> Iterator[tuple[str, Oddity]]:
    for toggle, key in _TOGGLES.items():
        for case, on in _BY_XOR.items():
            yield f"{toggle} {case}", Oddity(_XOR, {key: on})
        yield f"{toggle} on in the document defaults, off in the paragraph style", Oddity(_DEFAULT_ON, {key: True})
    for toggle in ("bold", "italic"):
        yield f"{toggle} in a linked style, by both halves", Oddity(_XOR, {toggle: False})
    for name, standard in _INHERITED.items():
        yield f"{name} in the table style's parent", Oddity(_BASED, standard)
    for name, standard in _OVER_DEFAULTS.items():
        yield f"{name} in the table style's parent over the document defaults", Oddity(_BASED, standard)
    for size in (11, 12):
        yield f"size {size} of the default style over the table style, as in Word 2007", Oddity(_OLD, {"size": float(size)})
    for area in ("firstRow", "firstCol"):
        yield f"{area} of a table style switched off by attributes that outweigh bits", Oddity(_BITS, {"italic": False})
    yield "the body's theme font in the defaults, vi-VN", Oddity(_VIET, {"font": NARROW})
    yield "the headings' theme font on the run, vi-VN", Oddity(_VIET, {"font": SANS})
    yield "a gap over an automatic one that is not switched off", Oddity(_AUTO, {"from_above": 28.9})
    yield "a line without a rule", Oddity(_RULE, {"pitch": 18.7})
    yield "a line without a rule over an exact one", Oddity(_RULE, {"pitch": 22.4})


ODDITIES = dict(_oddities())
