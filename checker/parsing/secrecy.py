"""Whether a document bears a mark of secrecy (TUYỆT MẬT, TỐI MẬT, MẬT), asked before anything of it is kept.

The mark is a stamp or a line of its own near the head (Phụ lục I, Phần II, mục II, khoản 1, điểm b, and the rules on state
secrets), or a word of the envelope. A mark that can only be suspected counts as one: forgetting a plan costs the next run some
milliseconds, keeping one may break the law. What parts of the plan the parser found decides nothing here but in favour of a mark.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator

from checker.model import SECRECY_MARKS as MARKS
from checker.model import SUSPECTED_MARK as DOUBTFUL
from checker.model import Block, Component, Document
from checker.model.patterns import lazy_pattern
from checker.wording.folding import bare, is_upper

_BARE = {bare(mark): mark for mark in MARKS}
_HEAD = 120  # blocks; a web copy prints a notice before the document
_LONGEST = 60  # letters of a line that may be a mark or stand beside one
_MAYBE = lazy_pattern(r"m\W{0,3}[aàáảãạăằắẳẵặâầấẩẫậ]\W{0,3}t", re.IGNORECASE)
_EDGES = lazy_pattern(r"\A[\W_]+|[\W_]+\Z")
_APART = lazy_pattern(r"[\s.·•-]+")
_COLUMNS = lazy_pattern(r"\t+| {2,}|\|")
_LABELLED = lazy_pattern(r"(?:muc )?do (?:bao )?mat\W{1,4}(?P<mark>tuyet mat|toi mat|mat)\b.{0,9}")
_NAMED = lazy_pattern(r"(?:(?:tai lieu|van ban|ho so|loai|ke hoach|dau|dau do|dong dau) )?(?P<mark>tuyet mat|toi mat|mat)")
# What is stamped in one line with a mark: the urgency, the copy's number, the plan's own number, the kind of secret.
_BESIDE = lazy_pattern(
    r"(?<!\w)(?:hoa toc(?: hen gio)?|thuong khan|khan|ban so|so ban|so|mat nha nuoc|bi mat nha nuoc|ban goc|ban sao)(?!\w)"
    r"|\d[\w/.-]{0,40}"
)
_BARE_MARK = lazy_pattern(r"(?<![^\W_])(?:tuyet mat|toi mat|mat)(?![^\W\d_])(?! nha nuoc)")
_WRITTEN = frozenset(mark for each in MARKS for mark in (each, each.capitalize()))
_WORD = lazy_pattern(r"[^\W\d_]+")
_FILE_MARK = lazy_pattern(
    r"(?<![^\W_])(?:TUYỆT MẬT|TỐI MẬT|Tuyệt mật|Tối mật"
    r"|(?<!BÍ )(?<!BẢO )(?<!CƠ )MẬT(?! (?:MÃ|ĐỘ|ONG|KHẨU|VỤ|THƯ|THÁM|THIẾT|DANH)\b))(?![^\W_])"
)
_ALONE = lazy_pattern(r"(?<!bí )(?<!bảo )(?<!cơ )(?<!\w)mật(?!\w)(?! (?:mã|độ|ong|khẩu|vụ|thư|thám|thiết|danh)\b)")
# How a recogniser smudges the three letters: it merges, splits and lowers them, and loses the circumflex with its dot.
_SMUDGED = lazy_pattern(r"(?:m|rn|nn|ni|in|iii)(?:[a-z4@]|[a-z4@][a-z.,'])[tlif71]")
_SHAPES = str.maketrans("01|!457@", "oiiiasta")
# Letters of another script, or typed by an accident of the keyboard, that print as those of a mark; wide ones are NFKC's.
_ALIKE = str.maketrans("МТІОАУЕ" + "ΜΤΙΟΑΥΕ", "MTIOAYE" * 2)
_FOREIGN = re.compile("[\u0370-\u04ff]")  # Greek and Cyrillic
_FAR = {"toimat": 1, "tuyetmat": 2}
"""Letters of a mark that may be wrong for it still to be suspected."""


def secret_mark(document: Document, found: Component) -> str:
    """The mark as the law writes it, ``?`` for one that is only suspected, ``""`` for none. ``found``: the part the parser took for it."""
    if found.present:
        return _BARE.get(bare(" ".join((found.text or "").split())).strip(" .*()[]"), DOUBTFUL)
    seen = {_envelope_mark(document), _name_mark(document.path), *(_mark_of(line, document.noisy) for line in _lines(document))}
    return next((mark for mark in (*MARKS, DOUBTFUL) if mark in seen), "")


def _envelope_mark(document: Document) -> str:
    """What the sender wrote of it: a word, or of an element about secrecy alone any number but 0."""
    for name in ("secrecy", "priority"):
        said = bare(unicodedata.normalize("NFC", str(document.traits.get(f"envelope_{name}", "")))).strip()
        if mark := next((mark for low, mark in _BARE.items() if re.search(rf"\b{low}\b", said)), ""):
            return mark
        if name == "secrecy" and said not in ("", "0", "thuong", "khong", "none", "normal"):
            return DOUBTFUL
    return ""


def _name_mark(path: str) -> str:
    """What a file's name says of it, in capitals or in two words: suspected, since any name may be given."""
    name = unicodedata.normalize("NFC", os.path.basename(path)[-_LONGEST * 4 :]).replace("_", " ")
    return DOUBTFUL if _FILE_MARK.search(name) else ""


def _lines(document: Document) -> Iterator[str]:
    """The printed lines a mark may be on, those too long for one left out."""
    for block in (*document.blocks[:_HEAD], *document.asides):
        text = _plain(block.text[: _LONGEST * 20])
        if document.noisy or _MAYBE.search(text):
            yield from (text.upper() if _in_capitals(block) else text).split("\n")
    yield from document.traits.get("stamps", ())


def _plain(text: str) -> str:
    """The text composed, with letters that only look like those of a mark replaced."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text)
    return text.translate(_ALIKE) if _FOREIGN.search(text) else text


def _in_capitals(block: Block) -> bool:
    """Whether Word prints all its letters as capitals."""
    return bool(block.runs) and all(run.style.caps for run in block.runs)


def _mark_of(line: str, noisy: bool) -> str:
    pieces = [piece.strip() for piece in _COLUMNS.split(line)]
    seen = {_piece_mark(piece, noisy) for piece in pieces if 0 < len(piece) <= _LONGEST}
    return next((mark for mark in (*MARKS, DOUBTFUL) if mark in seen), "")


def _piece_mark(piece: str, noisy: bool) -> str:
    """The mark in what stands alone on a line or in a column of it."""
    text = _closed_up(_EDGES.sub("", piece))
    low = bare(text)
    if mark := _beside(text, low):
        return mark
    if label := _LABELLED.fullmatch(low):
        return _BARE[label["mark"]]
    if named := _NAMED.fullmatch(low):
        exact = text[named.start("mark") :].upper() in MARKS
        if exact and (len(low) > len("mat") or is_upper(text) or text == "Mật"):
            return _BARE[named["mark"]]
        return DOUBTFUL if is_upper(text) or (noisy and text[0].isupper()) else ""
    if not noisy:
        return ""
    return DOUBTFUL if _suspected(text, low) else ""


def _beside(text: str, low: str) -> str:
    """A mark with nothing beside it but what is stamped with one: ``MẬT - HỎA TỐC``, ``Bản số: 01 MẬT``, ``★ MẬT ★``."""
    found = _BARE_MARK.search(low)
    if found is None or text[slice(*found.span())] not in _WRITTEN:
        return ""
    rest = low[: found.start()] + " | " + low[found.end() :]
    if _WORD.search(_BESIDE.sub(" ", rest)) or (text[found.start() :].startswith("Mật") and not _WORD.search(rest)):  # "1. Mật"
        return ""
    return _BARE[found.group()]


def _closed_up(text: str) -> str:
    """``M Ậ T`` as ``MẬT``, ``T Ố I  M Ậ T`` and ``M.Ậ.T`` likewise."""
    letters = _APART.split(text)
    if len(letters) > 2 and all(len(letter) == 1 for letter in letters):
        joined = "".join(letters)
        return next((mark for mark in MARKS if joined == mark.replace(" ", "")), joined)
    return " ".join(text.split())


def _suspected(text: str, low: str) -> bool:
    """Whether a recogniser may have made this of a mark, or read one in one line with its neighbours."""
    if not is_upper(text):
        return False
    letters = re.sub(r"[\W_]+", "", low.translate(_SHAPES))
    return bool(_SMUDGED.fullmatch(letters) or _ALONE.search(text.lower())) or _near(letters)


def _near(letters: str) -> bool:
    """Whether the letters are those of a longer mark but for one or two."""
    if len(letters) > len("tuyetmat") + 1:
        return False
    from rapidfuzz.distance import Levenshtein

    return any(Levenshtein.distance(letters, mark, score_cutoff=far) <= far for mark, far in _FAR.items())
