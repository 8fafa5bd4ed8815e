"""A mark of secrecy told by its name: ``Độ mật: Tối mật``, ``do_mat: "Mật"``."""

from __future__ import annotations

from checker.model import SECRECY_MARKS as MARKS
from checker.model import SUSPECTED_MARK as DOUBTFUL
from checker.model.patterns import lazy_pattern
from checker.wording.folding import bare

BARE = {bare(mark): mark for mark in MARKS}
"""The marks by what :func:`bare` leaves of them."""
DEGREE = r"(?P<mark>tuyet mat|toi mat|mat)"
PAPER = r"(?:van ban|tai lieu|ho so|ke hoach)"
EDGES = lazy_pattern(r"\A[\W_]+|[\W_]+\Z")
_NAMES = r"(?:(?:(?:muc|cap) )?(?:dau )?(?:chi )?(?:(?:muc|cap) )?do (?:bao )?mat|dau (?:chi )?mat{})"
_NAME, _TASK_TOO = _NAMES.format(""), _NAMES.format("|bao ve bi mat nha nuoc")
_OF = rf"(?:\W{{1,3}}(?:cua )?{PAPER}(?: nay)?)?"
_URGENT = r"(?:hoa toc(?: hen gio)?|thuong khan|khan|(?:binh )?thuong|khong(?: khan)?)"
# What a line tells before its secrecy: the urgency, the number.
_FIRST = rf"(?:(?:(?:dau )?(?:chi )?(?:muc )?do khan\W{{1,4}}(?:(?:muc )?do )?{_URGENT}|(?:ban )?so\W{{1,3}}\d[\w/.-]{{0,40}})\W{{1,4}})"
_LABELLED = lazy_pattern(
    rf"(?:{_FIRST}|{PAPER}(?: nay)? )?(?:(?:co|thuoc|dong) )?{_TASK_TOO}{_OF}"
    rf"\W{{1,4}}(?:(?:cap |muc )?do )?{DEGREE}\b(?:.{{0,9}}|[.,;].{{0,24}})"
    rf"|(?:secrecy|classification|security|confidentiality)(?: level)?\W{{1,4}}{DEGREE.replace('mark', 'level')}"
)
# Names other things have too: only a degree in its own letters, and nothing behind it but the urgency, makes a mark of them.
_ALSO_OTHERS = lazy_pattern(
    rf"(?:(?:phan )?loai(?: (?:do|bi) mat)?|(?:thuoc )?(?:(?:muc|cap) do|muc|cap|do)|mat|tags?|labels?|nhan|trang thai|status)"
    rf" ?[:=]\W{{0,3}}{DEGREE}(?:\W{{1,4}}{_URGENT})?"
)
# The letter that stands for the degree on an envelope, and a bare yes.
_LETTER = lazy_pattern(rf"{_FIRST}?(?:(?:dau )?ky hieu (?:cua )?)?{_NAME}{_OF}\W{{1,4}}(?:chu )?\W{{0,2}}(?P<letter>[abc])")
_YES = lazy_pattern(rf"{_FIRST}?(?:{_NAME}{_OF}|(?:co )?chua (?:noi dung )?bi mat nha nuoc|{PAPER} mat) ?[:=?]\W{{0,3}}(?:co|x|yes|true)")
_BY_LETTER = {"a": "TUYỆT MẬT", "b": "TỐI MẬT", "c": "MẬT"}
_OWN_LETTERS = lazy_pattern(r"(?i)(?<!\w)mật(?!\w)")


def labelled_mark(line: str) -> str:
    """The mark a line tells by its name, and by nothing else: ``do_mat: Mật`` among others of a paragraph."""
    return labelled(EDGES.sub("", line))


def labelled(text: str) -> str:
    """A mark after what it is (``Độ mật: Tối mật``, ``do_mat: "Mật"``, ``Ký hiệu độ mật: C``); ``?`` for one said to be there alone."""
    low = bare(text).replace("_", " ").replace("do-mat", "do mat")
    if label := _LABELLED.fullmatch(low):
        return BARE[label["mark"] or label["level"]]
    if label := _ALSO_OTHERS.fullmatch(low):
        return BARE[label["mark"]] if text.isascii() or _OWN_LETTERS.search(text) else ""
    if label := _LETTER.fullmatch(low):
        return _BY_LETTER[label["letter"]]
    return DOUBTFUL if _YES.fullmatch(low) else ""
