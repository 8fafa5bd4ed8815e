"""What a line of the closing shows by itself: an office, a name, a note waiting for one, a drafter's mark, an approval, an annex."""

from __future__ import annotations

from checker.grammar.signer import is_small_title, is_title, read_competence
from checker.model.patterns import lazy_pattern
from checker.parsing.annexes import read_label_line
from checker.parsing.recognition.posts import is_sound
from checker.wording.folding import bare, likeness, mostly_upper, one_space

TITLE_HOLE = lazy_pattern(r"[<\[{«]?\s*(?:quyen han,? )?chuc (?:vu|danh)\b.*", words=("chuc vu", "chuc danh"))
NAME_HOLE = lazy_pattern(r"[<\[{«]?\s*ho va? ?ten\b.*|ho,? ten\b.*|[.…\s]{3,}|[<\[{«][^>\]}»]*[>\]}»]+")
SUBLABEL = 40  # characters
_ALSO = "kiêm "
_SPECK = 3  # signs; of so many without a letter none is a room for a name
_ENDS = ";.:,"  # of an entry or a sentence
_COMMON_TITLES = (
    "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "KT. GIÁM ĐỐC", "KT. CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN", "TRƯỞNG BAN",
    "BỘ TRƯỞNG",
)  # fmt: skip
# Box 12: the drafter's initials and the number of copies, PL.(300); offices also print the typist's name and a count, NTHoa.15. In small
# letters it is the same mark, printed wrong.
_DRAFTER = lazy_pattern(
    r"(?:[A-ZĐ]{1,6}|[a-zđ]{1,6}(?=\s?\.))\s?\.?\s?\(\s?\d{1,4}(?:\s?b(?:ản)?)?\s?\)\.?|"
    r"[A-ZĐ]{1,5}[^\W\d_]{0,10}\s?\.\s?\d{1,4}\.?"
)
_NOTE = lazy_pattern(r"\W*(?:\.?/\.?|(?:dt|dien thoai|tel|fax|e-?mail|so dt) ?:.*|\(?[\w.]{1,12}\)?/\d{1,3}b?)\W*", words=("/", ":"))
_APPROVES = lazy_pattern(r"\W*(?:phe duyet|duyet|ky duyet|xac nhan|y kien|tham dinh)\b", words=("duyet", "xac nhan", "y kien", "tham dinh"))
_DRAWS_UP = lazy_pattern(r"\W*nguoi (?:lap|xay dung|viet|soan|thuc hien)\b", words=("nguoi",))
_ANNEX = lazy_pattern(
    r"\W*(?:phu luc|phu bieu|danh sach|bieu|bang|mau|lich|du toan|du kien|phan cong|de cuong|tong hop|thong ke|chi tiet)\b"
)


def signs(text: str, *, ocr: bool) -> bool:
    """A line that only a signature block has."""
    if len(text) > 120:
        return False
    if read_competence(text) or is_title(text) or TITLE_HOLE.fullmatch(bare(text)):
        return True
    return ocr and mostly_upper(text) and any(likeness(text, title) >= 0.82 for title in _COMMON_TITLES)


def signs_small(text: str, *, ocr: bool) -> bool:
    """A line that a signature block has, or a title in small letters: asked only where the signature must stand."""
    return signs(text, ocr=ocr) or (not ocr and is_small_title(text))


def is_second_post(text: str) -> bool:
    """A post in small letters with whatever it is of, as offices type the second below the first; asked only where one stands above.

    >>> [is_second_post(line) for line in ("Phó Chủ tịch UBND tỉnh", "(Giám đốc Sở Nội vụ)", "kiêm TRƯỞNG BAN", "Trương Thị Hoài")]
    [True, True, True, False]
    """
    post = one_space(text).strip("() ")
    also = post[len(_ALSO) :] if post.casefold().startswith(_ALSO) else post
    return text[-1:] not in _ENDS and (also != post or not mostly_upper(text)) and is_sound(also.upper(), "")


def is_drafter(text: str) -> bool:
    """``PL.(300)``, ``NTHoa.15``: who drafted or typed the plan, and how many copies."""
    return bool(_DRAFTER.fullmatch(text))


def is_note(text: str) -> bool:
    """A mark that may stand anywhere in the closing and is no part of the list or the signature: box 12, ``./.``, a telephone, a speck."""
    return is_drafter(text) or (len(text) < _SPECK and not any(map(str.isalnum, text))) or bool(_NOTE.fullmatch(bare(text)))


def approves(text: str) -> bool:
    """``PHÊ DUYỆT``, ``DUYỆT CỦA BAN GIÁM HIỆU``, ``XÁC NHẬN``: below it signs somebody who is not the plan's own signer."""
    return mostly_upper(text) and len(text) < 80 and bool(_APPROVES.match(bare(text)))


def draws_up(text: str) -> bool:
    """``NGƯỜI LẬP KẾ HOẠCH``: who signs below it signs the plan."""
    return mostly_upper(text) and len(text) < 80 and bool(_DRAWS_UP.match(bare(text)))


def heads_annex(text: str) -> bool:
    """``PHỤ LỤC``, ``DANH SÁCH …``, ``BIỂU TỔNG HỢP …``: an annex begins, however much its title looks like a name."""
    return read_label_line(text) is not None or bool(_ANNEX.match(bare(text[:40])))
