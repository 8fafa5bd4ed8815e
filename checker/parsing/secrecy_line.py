"""Whether one printed line is a mark of secrecy, or has one beside what is stamped with it; a word like it is none."""

from __future__ import annotations

import re

from checker.grammar.folding import bare, is_upper
from checker.model import SECRECY_MARKS as MARKS
from checker.model import SUSPECTED_MARK as DOUBTFUL
from checker.model.patterns import later

BARE = {bare(mark): mark for mark in MARKS}
"""The marks by what :func:`bare` leaves of them."""
LONGEST = 60
"""Letters of a line that may be a mark or stand beside one."""
_EDGES = later(r"\A[\W_]+|[\W_]+\Z")
_APART = later(r"[\s.·•-]+")
_COLUMNS = later(r"\t+| {2,}|\|")
_LABELLED = later(r"(?:muc )?do (?:bao )?mat\W{1,4}(?P<mark>tuyet mat|toi mat|mat)\b.{0,9}")
_NAMED = later(r"(?:(?:tai lieu|van ban|ho so|loai|ke hoach|dau|dau do|dong dau) )?(?P<mark>tuyet mat|toi mat|mat)")
# What is stamped in one line with a mark: the urgency, the copy's number, the plan's own number, the kind of secret.
_BESIDE = later(
    r"(?<!\w)(?:hoa toc(?: hen gio)?|thuong khan|khan|ban so|so ban|so|mat nha nuoc|bi mat nha nuoc|ban goc|ban sao)(?!\w)"
    r"|\d[\w/.-]{0,40}"
)
_BARE_MARK = later(r"(?<![^\W_])(?:tuyet mat|toi mat|mat)(?![^\W\d_])(?! nha nuoc)")
_WRITTEN = frozenset(mark for each in MARKS for mark in (each, each.capitalize()))
_WORD = later(r"[^\W\d_]+")
_ALONE = later(r"(?<!bí )(?<!bảo )(?<!cơ )(?<!\w)mật(?!\w)(?! (?:mã|độ|ong|khẩu|vụ|thư|thám|thiết|danh)\b)")
# How a recogniser smudges the three letters: it merges, splits and lowers them, and loses the circumflex with its dot.
_SMUDGED = later(r"(?:m|rn|nn|ni|in|iii)(?:[a-z4@]|[a-z4@][a-z.,'])[tlif71]")
_SHAPES = str.maketrans("01|!457@", "oiiiasta")
_FAR = {"toimat": 1, "tuyetmat": 2}
"""Letters of a mark that may be wrong for it still to be suspected."""


def mark_of(line: str, noisy: bool) -> str:
    """The mark a printed line bears, ``?`` for one that is only suspected, ``""`` for none. ``noisy``: a recogniser read it."""
    pieces = [piece.strip() for piece in _COLUMNS.split(line)]
    seen = {_piece_mark(piece, noisy) for piece in pieces if 0 < len(piece) <= LONGEST}
    return next((mark for mark in (*MARKS, DOUBTFUL) if mark in seen), "")


def _piece_mark(piece: str, noisy: bool) -> str:
    """The mark in what stands alone on a line or in a column of it."""
    text = _closed_up(_EDGES.sub("", piece))
    low = bare(text)
    if mark := _beside(text, low):
        return mark
    if label := _LABELLED.fullmatch(low):
        return BARE[label["mark"]]
    if named := _NAMED.fullmatch(low):
        exact = text[named.start("mark") :].upper() in MARKS
        if exact and (len(low) > len("mat") or is_upper(text) or text == "Mật"):
            return BARE[named["mark"]]
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
    return BARE[found.group()]


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
