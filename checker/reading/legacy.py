"""The codes Vietnamese was typed in before Unicode: TCVN3 (TCVN 5712:1993, the ABC fonts ``.Vn…``) and VNI (``VNI-…``).

Both put Vietnamese letters where Latin-1 has others, and only their own fonts show them right. TCVN3 has one sign a
letter and capitals with a tone mark only in fonts of capitals (``.VnTimeH``); VNI writes most letters as a vowel and a
sign for its marks. A file that passed through Windows-1258 holds that page's letters for the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.reading.letters import OLD_CODES

TCVN3, VNI = OLD_CODES

_TCVN3_SIGNS = (
    "µ¸¶·¹" "¨»¾¼½Æ" "©ÇÊÈÉË" "®" "ÌÐÎÏÑ" "ªÒÕÓÔÖ" "×ÝØÜÞ" "ßãáâä" "«åèæçé" "¬êíëìî" "ïóñòô" "\u00adõøö÷ù" "úýûüþ" "¡¢§£¤¥¦"
)  # fmt: skip
_TCVN3_LETTERS = (
    "àáảãạ" "ăằắẳẵặ" "âầấẩẫậ" "đ" "èéẻẽẹ" "êềếểễệ" "ìíỉĩị" "òóỏõọ" "ôồốổỗộ" "ơờớởỡợ" "ùúủũụ" "ưừứửữự" "ỳýỷỹỵ" "ĂÂĐÊÔƠƯ"
)  # fmt: skip

_VNI_TONES, _VNI_CIRCUMFLEX, _VNI_BREVE = "ùøûõï", "âáàåãä", "êéèúüë"
_VNI_PAIRS = (
    ("a", _VNI_TONES, "áàảãạ"), ("a", _VNI_CIRCUMFLEX, "âấầẩẫậ"), ("a", _VNI_BREVE, "ăắằẳẵặ"),
    ("e", _VNI_TONES, "éèẻẽẹ"), ("e", _VNI_CIRCUMFLEX, "êếềểễệ"),
    ("o", _VNI_TONES, "óòỏõọ"), ("o", _VNI_CIRCUMFLEX, "ôốồổỗộ"), ("ô", _VNI_TONES, "ớờởỡợ"),
    ("u", _VNI_TONES, "úùủũụ"), ("ö", _VNI_TONES, "ứừửữự"), ("y", _VNI_TONES[:4], "ýỳỷỹ"),
)  # fmt: skip
_VNI_SIGNS, _VNI_LETTERS = "íìæóòîñôö", "íìỉĩịỵđơư"

_SIGNS = dict(zip(_TCVN3_SIGNS, _TCVN3_LETTERS, strict=True))
_SINGLES = {
    **dict(zip(_VNI_SIGNS, _VNI_LETTERS, strict=True)),
    **dict(zip(_VNI_SIGNS.upper(), _VNI_LETTERS.upper(), strict=True)),
}
_PAIRS = {
    vowel + mark: letter
    for lower, marks, letters in _VNI_PAIRS
    for mark_, letter_ in zip(marks, letters, strict=True)
    for vowel, letter in ((lower, letter_), (lower.upper(), letter_.upper()))
    for mark in (mark_, mark_.upper())
}
# The letters and marks of Windows-1258 by the Latin-1 sign of the same byte.
_BYTES = {letter: chr(byte) for byte in range(0xA0, 0x100) if (letter := bytes([byte]).decode("cp1258", "ignore")) not in ("", chr(byte))}
_OF_1258 = {ord(letter): sign for letter, sign in _BYTES.items()}
_TCVN3_TABLE = {
    **{ord(letter): _SIGNS[sign] for letter, sign in _BYTES.items() if sign in _SIGNS},
    **{ord(sign): letter for sign, letter in _SIGNS.items() if sign not in _BYTES},
}
_KNOWN = {TCVN3: frozenset(_SIGNS), VNI: frozenset(_SINGLES)}
_VOWELS, _MARKS = ("".join(sorted({pair[at] for pair in _PAIRS})) for at in (0, 1))
_VNI_PAIR = re.compile(f"[{_VOWELS}][{_MARKS}]")
_VNI_AS_TYPED = re.compile("[{vowels}][{marks}]|[{singles}]".format(
    vowels=_VOWELS, marks=_MARKS + "".join(letter for letter, sign in _BYTES.items() if sign in _MARKS),
    singles="".join(_SINGLES) + "".join(letter for letter, sign in _BYTES.items() if sign in _SINGLES),
))  # fmt: skip
_CAPITAL, _PLAIN = "A-ZĂÂĐÊÔƠƯ", "a-zăâđêôơư"  # TCVN3 has capitals for these alone
_SHOUTED = re.compile(rf"(?=(?:[^{_CAPITAL}]*[{_CAPITAL}]){{2}})[^{_PLAIN}]+")
_SMALL, _TONED, _WORDS = re.compile(f"[{_PLAIN}]"), re.compile(f"[^\\W\\d_{_PLAIN}{_CAPITAL}]"), re.compile(r"\w+")
_LONE_SIGN = re.compile("[·©®]")
_LONE = frozenset("·©®")  # between spaces a bullet or a mark of trade, in any text

Cluster = tuple[int, int, str]
"""Where a letter starts and ends in the text as typed, and the letter."""


def code_of_font(font: str | None) -> str | None:
    """The code a font was made for, by its name."""
    name = (font or "").lower()
    if name.startswith(".vn"):
        return TCVN3
    return VNI if name.startswith(("vni-", "vni ")) else None


def is_of_capitals(font: str | None) -> bool:
    """Whether a font shows small letters as capitals (``.VnTimeH``, ``.VnArialH``)."""
    return code_of_font(font) == TCVN3 and str(font).rstrip().endswith("H")


def in_unicode(word: str, code: str) -> str | None:
    """A word of that code in Unicode; ``None`` when it has a letter that the code does not know."""
    rest = word.translate(_OF_1258)
    if code == VNI:
        rest = _VNI_PAIR.sub(lambda typed: "" if typed.group() in _PAIRS else typed.group(), rest)
    return _translated(word, code) if all(sign.isascii() or sign in _KNOWN[code] for sign in rest) else None


def pieces_in_unicode(texts: Sequence[str], codes: Sequence[str | None], fonts: Sequence[str | None]) -> list[str]:
    """What :func:`clusters` gives, as the text of each piece: many letters at a time."""
    pieces = _with_marks_back(texts, codes)
    whole, before, read = "".join(pieces), 0, []
    for piece, code, font in zip(pieces, codes, fonts, strict=True):
        letters = piece if code is None else _translated(piece, code)
        if code == TCVN3:  # a sign a letter
            lone = [found.start() for found in _LONE_SIGN.finditer(piece) if _is_lone(whole, before + found.start())]
            letters = _with_signs(letters, piece, lone)
        read.append(_upper(letters) if code is not None and is_of_capitals(font) else letters)
        before += len(piece)
    return _with_raised(read, codes, fonts) if TCVN3 in codes else read


def _with_marks_back(texts: Sequence[str], codes: Sequence[str | None]) -> list[str]:
    """The pieces, a mark of VNI that opens one given back to the vowel at the end of the piece before."""
    pieces, last = list(texts), -1
    for at, text in enumerate(texts):
        if not text:
            continue
        if last >= 0 and codes[last] == codes[at] == VNI and (pieces[last][-1:] + text[0]).translate(_OF_1258) in _PAIRS:
            pieces[last], pieces[at] = pieces[last] + text[0], text[1:]
        last = at if pieces[at] else last
    return pieces


def _translated(text: str, code: str) -> str:
    """A text of one code in Unicode, what the code does not know as it stands."""
    if code == TCVN3:
        return text.translate(_TCVN3_TABLE)
    return _VNI_AS_TYPED.sub(_vni_letter, text)


def _vni_letter(typed: re.Match[str]) -> str:
    signs = typed.group().translate(_OF_1258)
    return _PAIRS.get(signs) or _SINGLES.get(signs[0], typed.group()[0]) + typed.group()[1:]


def _with_signs(letters: str, typed: str, places: Sequence[int]) -> str:
    """The letters, at some places what was typed there."""
    if not places:
        return letters
    shown = list(letters)
    for at in places:
        shown[at] = typed[at]
    return "".join(shown)


def _with_raised(pieces: list[str], codes: Sequence[str | None], fonts: Sequence[str | None]) -> list[str]:
    raised, at, shown = _raised("".join(pieces)), 0, []
    for piece, code, font in zip(pieces, codes, fonts, strict=True):
        shown.append(raised[at : at + len(piece)] if code == TCVN3 and code_of_font(font) is None else piece)
        at += len(piece)
    return shown


def clusters(texts: Sequence[str], codes: Sequence[str | None], fonts: Sequence[str | None]) -> list[Cluster]:
    """The letters of a text in pieces, each of a code (``None``: already Unicode) and a font.

    A vowel at the end of a piece takes its mark from the start of the next one of the same code.
    """
    whole = "".join(texts)
    known = [(code, font) for text, code, font in zip(texts, codes, fonts, strict=True) for _ in text]
    found: list[Cluster] = []
    at = 0
    while at < len(whole):
        code, font = known[at]
        size, letter = (1, None) if code is None or _is_lone(whole, at) else _letter(whole, at, code)
        if size > 1 and known[at + 1][0] != code:
            size, letter = 1, _letter(whole[at], 0, VNI)[1]
        letter = whole[at] if letter is None else letter
        found.append((at, at + size, _upper(letter) if code is not None and is_of_capitals(font) else letter))
        at += size
    if TCVN3 not in codes:
        return found
    raised = _raised("".join(letter for *_, letter in found))
    return [
        (start, end, upper if known[start][0] == TCVN3 and code_of_font(known[start][1]) is None else letter)
        for (start, end, letter), upper in zip(found, raised, strict=True)
    ]


def _raised(text: str) -> str:
    """A text that TCVN3 could write the plain capitals of, its toned letters in capitals too where they stand among those.

    What tells is a word such as ``HOạCH``; in a line without small plain letters the other words follow it (``Kế HOạCH``).
    """
    lines = []
    for line in text.split("\n"):
        words = {word for word in _WORDS.findall(line) if _SHOUTED.fullmatch(word)}
        all_raised = not _SMALL.search(line) and any(_TONED.search(word) for word in words)
        lines.append(_upper(line) if all_raised else _WORDS.sub(lambda word: _upper(word[0]) if word[0] in words else word[0], line))  # noqa: B023 -- used at once
    return "\n".join(lines)


def _upper(text: str) -> str:
    """In capitals, letter for letter."""
    return "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in text)


def _letter(text: str, at: int, code: str) -> tuple[int, str | None]:
    """How many signs the letter there takes, and the letter; ``None`` for a sign the code does not know."""
    sign = _BYTES.get(text[at], text[at])
    if code == VNI:
        pair = _PAIRS.get(sign + _BYTES.get(text[at + 1], text[at + 1])) if at + 1 < len(text) else None
        if pair is not None:
            return 2, pair
    found = (_SIGNS if code == TCVN3 else _SINGLES).get(sign)
    return 1, found or (text[at] if text[at].isascii() else None)


def _is_lone(text: str, at: int) -> bool:
    return text[at] in _LONE and not text[at - 1 : at].strip() and not text[at + 1 : at + 2].strip()
