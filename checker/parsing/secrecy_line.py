"""Whether one printed line is a mark of secrecy, or has one beside what is stamped with it; a word like it is none."""

from __future__ import annotations

import re

from checker.model import SECRECY_MARKS as MARKS
from checker.model import SUSPECTED_MARK as DOUBTFUL
from checker.model.patterns import lazy_pattern
from checker.parsing.secrecy_boxes import chosen_degree
from checker.parsing.secrecy_labels import BARE, DEGREE, EDGES, PAPER, labelled
from checker.wording.folding import bare, is_upper

LONGEST = 60
"""Letters of a line that may be a mark or stand beside one."""
WITH_A_YEAR = lazy_pattern(r"\s*(?:TUYỆT |TỐI )?MẬT,? NĂM \d{4}(?:\s?[-–]\s?\d{4})?\W*\Z")  # no stamp tells one: a subject ends so
_NO_LETTERS = lazy_pattern(r"[\W_]+")
_COLUMNS = lazy_pattern(r"[\t\f\v]+| {2,}|[|│┃║]")
_TAG = lazy_pattern(r"</?[A-Za-z]{1,10}(?:\s[^<>]{0,200})?>")
_NAMED_PICTURE = lazy_pattern(r"<img\b[^<>]{0,200}?\b(?:alt|title)=[\"']([^\"'<>]{3,20})[\"'][^<>]{0,200}>", re.IGNORECASE)
_COMMAND = lazy_pattern(r"\x1b\[[0-9;]{0,20}[A-Za-z]|\\[A-Za-z]{2,12}\{([^{}\n]{3,20})\}")  # a terminal's, LaTeX's
_LINK = lazy_pattern(r"!?\[([^()\[\]\n]{3,20})\](?:\([^()\n]{0,200}\)|\[[^\[\]\n]{0,60}\])")  # Markdown's
# Each degree a line names, those left out that are part of another word.
_EACH_DEGREE = lazy_pattern(
    r"(?i)(?<!\w)(?:tuyệt mật|tối mật|(?<!bí )(?<!bảo )(?<!cơ )(?<!độ )(?<!dấu )(?<!giải )mật)(?!\w)(?! (?:nhà nước|độ|mã|khẩu|ong))"
)
_GAP = r"[\W_]{1,12}"
# Letters set apart, and words joined by a hyphen: ``T Ố I   M Ậ T``, ``M.Ậ.T``, ``TỐI-MẬT``.
_SPACED = lazy_pattern(
    rf"(?<![^\W_])(?:(?:T{_GAP}U{_GAP}Y{_GAP}[ỆÊE]{_GAP}T|T{_GAP}[ỐÔO]{_GAP}I){_GAP})?M{_GAP}[ẬÂẠA]{_GAP}T(?![^\W_])",
    re.IGNORECASE,
)
_JOINED = lazy_pattern(r"(?<![^\W_])(TUYỆT|TỐI|Tuyệt|Tối)(?:[-–_]|[ \xa0]{2,6})(MẬT|mật|Mật)(?![^\W_])")
_NAMED = lazy_pattern(r"(?:(?:du thao|tai lieu|van ban|ho so|loai|ke hoach|dau|dau do|dong dau)\W{1,3})?(?P<mark>tuyet mat|toi mat|mat)")
# A sentence that says it of the paper itself; without the words for it, an entry of a list says the same of others.
_SAID = lazy_pattern(rf"{PAPER}(?: nay)? (?:(?:co|thuoc|mang|dong|duoc dong|duoc xep) )?(?:(?:muc )?do|dau) {DEGREE}")
_CAPITAL, _WRITTEN_MARK = "TUYỆT MẬT|TỐI MẬT|MẬT", "TUYỆT MẬT|TỐI MẬT|MẬT|Tuyệt mật|Tối mật|Mật"
# At the end of a subject, or of the line that says who keeps the paper.
_BEHIND = lazy_pattern(
    rf"\((?:độ )?(?P<mark>{_WRITTEN_MARK})\)[\W_]*\Z| [-–—] (?P<kind>{_CAPITAL})[\W_]*\Z"
    rf"|\A\W{{0,4}}Lưu\W.{{0,80}}?(?:[,;:(]\s{{0,3}}(?:(?:hồ sơ|HS|tài liệu|văn bản|VB) )?|(?:VT|HS|hồ sơ) )"
    r"(?P<kept>tuyệt mật|tối mật|mật|Tuyệt mật|Tối mật|Mật|TUYỆT MẬT|TỐI MẬT|MẬT)[\W_]*\Z"
)
_OF_ANOTHER = lazy_pattern(r"\W{0,4}(?:Căn cứ|Thực hiện|Theo|Triển khai) ")
_CLOSING = " .,;:)*_"
_KEPT = ("Lưu:", "Lưu :", "Lưu VT", "Lưu;", "Lưu,")
_LINE = 160  # letters of a subject or of a line of recipients
# What the law calls the kind of secret: alone in capitals it is a stamp, with a degree beside it a mark.
_SECRET = lazy_pattern(
    rf"(?:(?:tai lieu|van ban|ho so) )?(?:chua )?bi mat(?: nha nuoc)?(?:\W{{1,4}}(?:(?:thuoc )?(?:(?:cap|muc) )?do )?{DEGREE})?"
)
# What is stamped in one line with a mark: the urgency, the copy's number, the plan's own number, the kind of secret.
_BESIDE = lazy_pattern(
    r"(?<!\w)(?:du thao|tai lieu|(?:thoi han|thoi gian) bao ve|giai mat|ngay|khong pho bien|luu hanh noi bo|cam sao chup|trang"
    r"|hoa toc(?: hen gio)?|thuong khan|khan|ban so|so ban|so|mat nha nuoc|bi mat nha nuoc|ban goc|ban sao|[abc]|nam"
    r"|chi nguoi co ten moi duoc boc bi|khong (?:duoc )?sao (?:chup|chep)|(?:tai lieu )?thu hoi|xem xong (?:xin )?tra lai)(?!\w)"
    r"|\d[\w/.-]{0,40}"
)
_BARE_MARK = lazy_pattern(r"(?<![^\W_])(?:tuyet mat|toi mat|mat)(?![^\W\d_])(?! nha nuoc)")
_WRITTEN = frozenset(mark for each in MARKS for mark in (each, each.capitalize()))
_WORD = lazy_pattern(r"[^\W\d_]+")
_WORDS = lazy_pattern(r"[^\W\d_]{2}")
_ALONE = lazy_pattern(
    r"(?<!bí )(?<!bảo )(?<!cơ )(?<!trăng )(?<!ong )(?<!lấy )(?<!không )(?<!\w)mật(?!\w)(?! (?:mã|độ|ong|khẩu|vụ|thư|thám|thiết|danh)\b)"
)
# Somebody of that name, a place of it, and words that end in it.
_NAME = lazy_pattern(
    r"(?:(?:nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|đinh|lương|trịnh|đoàn)(?: \w{1,7}){0,2}"
    r"|phường|xã|thôn|xóm|ấp|làng|buôn|giải|nhụy|phấn|ông|bà) mật(?: \w{1,7})?"
)
# How a recogniser smudges the three letters: it merges, splits and lowers them, and loses the circumflex with its dot.
_EVERY = frozenset(MARKS)
_SMUDGED = lazy_pattern(r"(?:m|rn|nn|ni|in|iii)(?:[a-z4@]|[a-z4@][a-z.,'])[tlif71]")
_SHAPES = str.maketrans("01|!457@", "oiiiasta")
_SIGNS = str.maketrans("01|!l7†+", "OIIIITTT")
"""What a typist or a recogniser takes for letters of a mark."""
_MERGED = (("RN", "M"), ("NN", "M"), ("IVI", "M"), ("MẬI", "MẬT"))
_RUN_TOGETHER = {mark.replace(" ", ""): mark for mark in MARKS}
_TONELESS = {bare(letters): mark for letters, mark in _RUN_TOGETHER.items() if mark != "MẬT"}
_SHORT = len("TUYỆT MẬT") + 4
_FAR = {"toimat": 1, "tuyetmat": 2}
"""Letters of a mark that may be wrong for it still to be suspected."""


# An item of a list (``a) Tuyệt mật;``, ``- Mật: …``); a sign at both ends is an ornament (``- MẬT -``).
_NUMBERED = lazy_pattern(r"\s*\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-zđ]|[ivx]{1,5})(?:\)|[./](?=\s|[^\W\d_]))\s*")
_HEADED = lazy_pattern(r"\s*(?:[IVX]{1,5}|[A-HĐ])\s?[.)/]\s+|\s*(?:Điều|Mục|Chương|Phần)\s+[\dIVXA-H]{1,5}\b")
_BULLETED = lazy_pattern(r"\s*[-–—+*•●○▪◦➢✓►]\s*(?=[^\W_])(?!.*[-–—+*•●○▪◦➢✓►]\s*\Z)")
_BODY = lazy_pattern(r".*như sau\s*:\s*\Z", re.IGNORECASE)
_NATIONAL_NAME = "CỘNG HÒA XÃ HỘI"


def opens_body(line: str) -> bool:
    """Whether the body of a plan begins with this line, or behind it: its first heading or item, or the words that lead to them."""
    return bool(_NUMBERED.match(line) or _HEADED.match(line) or _BODY.match(line))


def opens_head(line: str) -> bool:
    """Whether a plan's head begins with this line, or stands there still: in a text of several, or behind a page's menu."""
    return (
        line.strip() == "KẾ HOẠCH"
        or line.startswith("KẾ HOẠCH\n")
        or line.lstrip().startswith(_NATIONAL_NAME)
        or f"  {_NATIONAL_NAME}" in line
    )


def body_mark(line: str, noisy: bool) -> tuple[str, bool]:
    """The mark a line of the body says of the whole paper, and whether it is a bare one: in capitals, on a line of its own.

    An item of a list or a heading is none: what a plan says of such papers is no mark on it.
    """
    if mark := _kept(line):
        return mark, False
    if _NUMBERED.match(line) or _HEADED.match(line) or _BULLETED.match(line):
        return "", False
    if line.isupper():
        return mark_of(line, noisy, alone=False), True
    text = " ".join(EDGES.sub("", line).split()) if len(line) <= LONGEST else ""
    claimed = BARE.get(chosen_degree(line)[0], "") if ":" in line else ""
    return claimed or ("" if _is_list(line) else _said_of_it(text, line.strip())), False


def _said_of_it(text: str, line: str) -> str:
    """What a line of small letters says of its paper: the mark by its name, in a sentence, or in capitals beside what else is stamped."""
    low = bare(text)
    return labelled(text) or _said(text, low, line) or (_beside(text, low) if "MẬT" in text else "") if text else ""


def mark_of(line: str, noisy: bool, *, alone: bool = True) -> str:
    """The mark a printed line bears, ``?`` for one that is only suspected, ``""`` for none. ``noisy``: a recogniser read it.

    ``alone``: it neither goes on from the line before nor names a column of a table, so that ``BÍ MẬT NHÀ NƯỚC`` is a stamp.
    """
    chosen, line = chosen_degree(_closed_up(line))
    if chosen:
        return BARE[chosen]
    if _is_list(line) or _NUMBERED.match(line):
        return ""
    pieces = [piece.strip() for piece in _COLUMNS.split(line)]
    if mark := next(filter(None, map(_behind, (line, *pieces))), ""):
        return mark
    seen = {_piece_mark(piece, noisy, alone) for piece in pieces if len(piece) <= LONGEST}
    return "" if len(seen & _EVERY) > 1 else next((mark for mark in (*MARKS, DOUBTFUL) if mark in seen), "")


def _is_list(line: str) -> bool:
    """Whether it names several degrees, none of them chosen: ``A (Tuyệt mật), B (Tối mật), C (Mật)``."""
    low = line.lower()
    return "ật" in low and len({" ".join(named.split()) for named in _EACH_DEGREE.findall(low)}) > 1


def _piece_mark(piece: str, noisy: bool, alone: bool) -> str:
    """The mark in what stands alone on a line or in a column of it."""
    text = " ".join(EDGES.sub("", piece).split())
    low = bare(text)
    if mark := _beside(text, low) or labelled(text) or _said(text, low, piece):
        return mark
    if named := _NAMED.fullmatch(low):
        exact = text[named.start("mark") :].upper() in MARKS
        if exact and (len(low) > len("mat") or is_upper(text) or text == "Mật"):
            return BARE[named["mark"]]
        return DOUBTFUL if is_upper(text) or (noisy and text[0].isupper()) else ""
    if secret := _SECRET.fullmatch(low):
        return BARE[secret["mark"]] if secret["mark"] else DOUBTFUL if alone and is_upper(text) else ""
    if len(text) <= _SHORT and (mark := _misprinted(text)):
        return mark
    return DOUBTFUL if noisy and _suspected(text, low) else ""


def _said(text: str, low: str, piece: str) -> str:
    """``Văn bản này thuộc độ Mật``: said of the paper, in no entry of a list."""
    ends = low.endswith((" do mat", " dau mat", " toi mat", " tuyet mat"))
    said = _SAID.fullmatch(low) if ends and (piece[0].isalpha() or piece[0] in "(*[") else None
    return BARE[said["mark"]] if said and text[said.start("mark") :] in _WRITTEN else ""


def _kept(line: str) -> str:
    """``- Lưu: VT (Mật)``."""
    pieces = [piece.strip() for piece in _COLUMNS.split(line)] if "Lưu" in line else ()
    return next(filter(None, (_behind(piece) for piece in pieces if piece.lstrip(" -–+•*").startswith(_KEPT))), "")


def _behind(line: str) -> str:
    """``Diễn tập phòng thủ (MẬT)``, ``- Lưu: VT (Mật)``; a line that names another paper tells that one's."""
    ends = len(line) <= _LINE and line.rstrip(_CLOSING)[-2:].lower() == "ật"
    found = _BEHIND.search(line) if ends and not _OF_ANOTHER.match(line) else None
    if found is None or (found["kind"] and not any(map(str.islower, line[: found.start()]))):
        return ""
    return BARE[bare(found["mark"] or found["kind"] or found["kept"])]


def _beside(text: str, low: str) -> str:
    """A mark with nothing beside it but what is stamped with one: ``MẬT - HỎA TỐC``, ``Bản số: 01 MẬT``, ``★ MẬT ★``."""
    found = _BARE_MARK.search(low)
    if found is None or text[slice(*found.span())] not in _WRITTEN:
        return ""
    rest = low[: found.start()] + " | " + low[found.end() :]
    if _WORD.search(_BESIDE.sub(" ", rest)) or (text[found.start() :].startswith("Mật") and not _WORDS.search(rest)):  # "1. Mật"
        return ""
    return BARE[found.group()]


def _misprinted(text: str) -> str:
    """A mark with signs in place of its letters, or its words run together (``TỐl MẬT``, ``TUYỆTMẬT``): only such as no other word is."""
    letters = _NO_LETTERS.sub("", text.translate(_SIGNS).upper())
    for wrong, right in _MERGED:
        letters = letters.replace(wrong, right)
    mark = _RUN_TOGETHER.get(letters) or (_TONELESS.get(bare(letters), "") if is_upper(text) else "")
    return mark if mark != "MẬT" or sum(map(str.isupper, text)) > 1 else ""


def _closed_up(line: str) -> str:
    """The line with letters set apart put together: ``M Ậ T`` as ``MẬT``, ``T Ố I   M Ậ T`` and ``TỐI-MẬT`` as ``TỐI MẬT``.

    What sets its look is taken off: ``<b>MẬT</b>``, ``<img alt="MẬT">``, ``[MẬT](dau.png)``, ``\\textbf{MẬT}``.
    """
    line = _COMMAND.sub(lambda found: found[1] or "", line) if "\\" in line or "\x1b" in line else line
    line = _TAG.sub(" ", _NAMED_PICTURE.sub(r" \1 ", line)) if "<" in line else line
    line = _LINK.sub(r"\1", line) if "[" in line else line
    return _JOINED.sub(r"\1 \2", _SPACED.sub(_together, line))


def _together(spaced: re.Match[str]) -> str:
    letters = "".join(filter(str.isalpha, spaced.group())).upper()
    return f"{letters[:-3]} {letters[-3:]}".strip()


def _suspected(text: str, low: str) -> bool:
    """Whether a recogniser may have made this of a mark, or read one in one line with its neighbours."""
    if not is_upper(text) or _NAME.fullmatch(text.lower()):
        return False
    letters = _NO_LETTERS.sub("", low.translate(_SHAPES))
    return bool(_SMUDGED.fullmatch(letters) or _ALONE.search(text.lower())) or _near(letters)


def _near(letters: str) -> bool:
    """Whether the letters are those of a longer mark but for one or two."""
    if len(letters) > len("tuyetmat") + 1:
        return False
    from rapidfuzz.distance import Levenshtein

    return any(Levenshtein.distance(letters, mark, score_cutoff=far) <= far for mark, far in _FAR.items())
