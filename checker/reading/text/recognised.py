"""Whether a text was read off a page by a machine: what optical recognition leaves behind, counted over the whole text.

Loaded only for texts that bear a first sign of it (:func:`checker.reading.text.medium_of`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from checker.model.patterns import lazy_pattern

# What tesseract makes of a dash, a dot of dust or the edge of a stamp; nobody types these at the head of a line.
_DEBRIS = lazy_pattern(r"^[ \t]*+(?:[~„¬©®¢¦ˆ]++[-. \t]*+\S?|_{1,3}[ \t]*+[-.]?[ \t]*+(?=\w)).*$", re.MULTILINE)
_LITERALS = ("NG H", "NGH", "Hạnh", "Độc", "phúc")  # of the quốc hiệu and the tiêu ngữ
_WORD = lazy_pattern(r"[^\W_]+|[ˆ¬¢¦]")
_DIGIT_IN_WORD = lazy_pattern(r"[^\W\d_]{1,3}\d[^\W\d_]{0,3}|[1068][^\W\d_]{2,3}")
_UNITS = frozenset({"m2", "m3", "km2", "cm2", "dm2", "dm3", "cm3", "co2", "h5n1", "h1n1"})
_LETTERS = frozenset("aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz")
_ONSETS = ("", *"b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split())  # noqa: SIM905
_RHYMES = frozenset(
    """a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên êng
    ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm
    oăn oăng oăt oc oe oen oeo oet oi om on ong oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơc ơi ơm ơn ơng ơp ơt u ua uân uâng uât uây uc uê
    uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn
    ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ynh yt""".split()  # noqa: SIM905
)
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SHARP = frozenset("\u0301\u0323")  # only sắc and nặng go with a syllable closed by c, ch, p, t
_STOPS = ("c", "ch", "p", "t")
_RUN_TOGETHER = lazy_pattern(
    r"^\W{0,4}[^\W\d_][^\n]{2,60}[^\W\d_][.,]? {1,2}(?:C\S{1,2} ?N? ?G? ?H\S{1,2} ?XÃ H|Độc lập ?[-–] ?Tự do)"
    r"|^Nơi nhận ?:(?:[^\w\n\t]|_){1,6}(?:(?:KT|TM|TL|TUQ)[.,]|[A-ZĐ]\w+ [A-ZĐ]{2})"
    r"|^\W{0,4}Số ?: ?\d* ?/\S{4,30} {1,2}[^\W\d_][^\n]{1,40}, ?ngày",
    re.MULTILINE,
)
_PRINTED_LINE = 130  # characters
_ENOUGH, _SHARE = 6, 0.006


def looks_recognised(text: str) -> bool:
    """Whether a text bears the marks of recognition: columns run together, broken syllables, debris.

    Both columns of the header on one line and every line as short as a printed one: nobody writes so. Otherwise a slip of
    the pen or two prove nothing, and the quốc hiệu and the tiêu ngữ are left out of the count: who misspells them is to be
    told.
    """
    counted = "\n".join("" if any(word in line for word in _LITERALS) else line for line in text.split("\n"))
    words = _WORD.findall(counted)
    marks = sum(map(is_broken, words)) + len(_DEBRIS.findall(counted))
    if _RUN_TOGETHER.search(text):
        return marks > 0 or max(map(len, text.split("\n"))) <= _PRINTED_LINE
    return marks >= _ENOUGH and marks > _SHARE * len(words)


def is_broken(word: str) -> bool:
    """Whether no Vietnamese hand writes the word: digits among small letters, an impossible syllable with its marks."""
    if word.isascii():
        return word.islower() and _DIGIT_IN_WORD.fullmatch(word) is not None and word not in _UNITS
    if word.istitle() or any(char.isdigit() for char in word):
        return False  # names of other tongues: Niê, Krông
    if not (word.islower() or word.isupper()):
        return not word[:1].isupper() and len(word) > 2
    return not is_syllable(word) and len(word) < 8 and not (word.isupper() and "Đ" in word)  # codes: ĐHKT


@lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """Whether a word can be one Vietnamese syllable with its tone, wherever its tone mark is placed."""
    plain: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFD", word.lower()):
        (tones if char in _TONES else plain).append(char)
    base = unicodedata.normalize("NFC", "".join(plain))
    if len(tones) > 1 or not _LETTERS.issuperset(base):
        return False
    if base.endswith("k"):  # Đắk Lắk
        base = base[:-1] + "c"
    return len(base) == 1 or any(_is_rhyme(base[len(onset) :], tones) for onset in _ONSETS if base.startswith(onset))


def _is_rhyme(rhyme: str, tones: list[str]) -> bool:
    return rhyme in _RHYMES and (not rhyme.endswith(_STOPS) or bool(tones and tones[0] in _SHARP))
