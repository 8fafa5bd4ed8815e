"""The layer beneath every grammar: what counts as the same letter.

``bare`` and ``fold`` keep one character for one character, so that an offset found in the folded text is an offset in the
text as printed. Recognition runs on folded text; judgement always goes back to the text as printed.
"""

from __future__ import annotations

import unicodedata

from checker.model.patterns import lazy_pattern

_DASHES = "‐‑‒–—―−"
_SPACES = "\u00a0\u2007\u202f\u2009\u3000\t"


def _bare_letter(code: int) -> str:
    """The lower-case ASCII letter under a Latin letter, or the letter itself."""
    letter = chr(code)
    if letter in "đĐÐƉð":
        return "d"
    base = unicodedata.normalize("NFD", letter)[0]
    return base.lower() if base.isascii() and base.isalpha() else letter


def _bare_table() -> dict[int, int]:
    """Every letter in use mapped, those that stay too: ``str.translate`` pays an exception for each one it does not find."""
    table = {code: ord(_bare_letter(code)) for span in (range(0x250), range(0x1EA0, 0x1EFA)) for code in span}
    table.update({code: code for code in range(0x2000, 0x2070)})
    table.update({ord(dash): ord("-") for dash in _DASHES})
    table.update({ord(space): ord(" ") for space in _SPACES})
    return table


_BARE = _bare_table()
_NUMBER_WORD = lazy_pattern(r"\bsố (?=[0-9])")

# Old and new placement of the tone mark (hoà / hòa, uỷ / ủy, khoẻ / khỏe) are one spelling: QĐ 1989/QĐ-BGDĐT binds
# textbooks only, and the decree itself mixes both (ambiguous.md A2).
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_GLIDES = ("oa", "oe", "uy")
_TONE_PAIRS = [
    (unicodedata.normalize("NFC", glide[0] + tone + glide[1]), unicodedata.normalize("NFC", glide[0] + glide[1] + tone))
    for glide in _GLIDES
    for tone in _TONES
]


def bare(text: str) -> str:
    """The text in lower case without diacritics, đ as d, every dash as ``-``; the same length as given."""
    return text.translate(_BARE)


def one_space(text: str) -> str:
    """The text with every run of white space made one space and none at the edges."""
    if "  " not in text and text.isprintable() and text.strip() == text:
        return text  # most paragraphs; printable text has no space but the plain one
    if len(text) > _MUCH:  # its words all at once take ten times its room
        return " ".join(filter(None, (" ".join(line.split()) for line in text.splitlines())))
    return " ".join(text.split())


def same_tone(text: str) -> str:
    """The text in lower case with the tone mark of oa, oe, uy on the first vowel where they end a syllable; the same length as given.

    Before a last consonant only one place is right: ``họach`` is no spelling of ``hoạch``.
    """
    low = text.lower()
    for old, new in () if low.isascii() else _TONE_PAIRS:
        if new in low:
            head, *rest = low.split(new)
            low = head + "".join((new if part[:1].isalpha() else old) + part for part in rest)
    return low


def fold(text: str) -> str:
    """What two spellings of one wording share: case, tone placement, kind of dash and spacing are gone; diacritics stay."""
    folded = same_tone(unicodedata.normalize("NFC", text))
    for dash in _DASHES:  # ``str.translate`` pays an exception for each letter that is no dash
        folded = folded.replace(dash, "-")
    return one_space(folded)


def same_citation(text: str) -> str:
    """The same of text in which acts are cited: “Nghị định 30/2020/NĐ-CP” is “Nghị định số 30/2020/NĐ-CP”."""
    return _NUMBER_WORD.sub("", fold(text))


def is_upper(text: str) -> bool:
    """At least two letters and no lower-case one outside symbols such as ``QĐ-TTg``."""
    words = [word for word in text.split() if not ("/" in word or "-" in word)]
    letters = [letter for letter in " ".join(words or text.split()) if letter.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters)


def mostly_upper(text: str) -> bool:
    """Nine letters in ten are capitals: a heading in capitals with a stray small letter, or one that OCR smudged."""
    if len(text) > _LONG_LINE or (text[1:3].isalpha() and text[1:3].islower()):  # "Phát huy …": a sentence
        return False
    letters = "".join(filter(str.isalpha, text))
    capitals = sum(map(str.isupper, letters))
    return len(letters) > 1 and capitals >= 0.8 * len(letters)


_MUCH = 100_000  # characters
_LONG_LINE = 900  # characters: no title or heading is longer
_CONFUSED = str.maketrans({"0": "o", "6": "o", "q": "o", "1": "l", "|": "l", "i": "l", "!": "l", "w": "u", "5": "s", "8": "b"})
_NOT_LETTERS = lazy_pattern(r"[^a-z]+")


def skeleton(text: str) -> str:
    """The shapes left when OCR without Vietnamese reads a text: letters only, look-alikes made one."""
    return _NOT_LETTERS.sub("", bare(text).translate(_CONFUSED))


def changes(one: str, other: str) -> int:
    """How many letters must be put in, taken out or changed to make one text the other."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        above, row[0] = row[0], at
        for to, wanted in enumerate(other, 1):
            above, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, above + (letter != wanted))
    return row[-1]


def likeness(text: str, literal: str) -> float:
    """How alike two texts look to a reader without diacritics, 0 to 1 (OCR media only; loads the fuzzy matcher)."""
    from rapidfuzz.fuzz import ratio

    return float(ratio(skeleton(text), skeleton(literal))) / 100
