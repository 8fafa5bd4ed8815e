"""Tên cơ quan (box 2; Phụ lục I, Phần I, Mục II, khoản 2): which lines name the superior, which the issuer."""

from __future__ import annotations

from collections.abc import Mapping

from checker.model.patterns import lazy_pattern
from checker.wording.folding import bare, mostly_upper, one_space

# The words an organ's name begins with, on text without diacritics; a kind stands before those whose words begin its own.
_KINDS = {
    "ubnd": ("ubnd", "uy ban nhan dan"),
    "hdnd": ("hdnd", "hoi dong nhan dan", "thuong truc h"),
    "party": ("dang uy", "dang bo", "dang cong san", "tinh uy", "thanh uy", "huyen uy", "chi bo"),
    "council": ("hoi dong", "uy ban", "doan dai bieu", "quoc hoi", "chinh phu"),
    "steering": ("ban chi dao", "bcd ", "bql ", "ban quan ly", "to cong tac", "ban to chuc", "ban chi huy", "tieu ban", "to giup viec"),
    "ministry": ("bo ", "thanh tra chinh phu", "ngan hang nha nuoc", "kiem toan nha nuoc", "thong tan xa viet nam"),
    "department": ("so ",),
    "office": (
        "van phong", "vp ", "phong ", "thanh tra", "chi cuc", "cc ", "cuc ", "tong cuc", "vu ", "chi nhanh", "kho bac", "bao hiem", "bhxh ",
        "thue ", "hai quan", "ban ", "doi ", "to ", "doan giam sat", "doan kiem tra", "doan thanh tra", "doan cong tac", "doan khao sat",
        "hat kiem lam", "hat quan ly", "cang vu", "kiem toan nha nuoc khu vuc", "kiem toan nha nuoc chuyen nganh",
        "ngan hang nha nuoc khu vuc", "ngan hang nha nuoc chi nhanh", "ngan hang nha nuoc viet nam chi nhanh", "co quan thuong tru",
        "co quan dai dien",
    ),
    "military": (
        "bo chi huy", "bo tu lenh", "cong an", "quan khu", "bien phong", "ca tinh", "ca thanh pho", "ca tp", "ca huyen", "ca xa",
        "ca phuong",
    ),
    "court": ("toa an", "tand ", "vien kiem sat", "vksnd "),
    "unit": (
        "trung tam", "tt ", "tt. ", "ttyt ", "phan hieu", "khoa ", "truong", "vien ", "hoc vien", "dai hoc", "benh vien", "bv ", "tyt ",
        "thpt ", "thcs ", "dai phat thanh", "dai ", "bao ", "quy ", "nha van hoa", "nha thieu nhi", "nha hat", "nha xuat ban", "nha khach",
        "nha may", "thu vien", "bao tang", "tram ", "vuon quoc gia", "khu bao ton",
    ),
    "body": (
        "hoi ", "tong lien minh", "tong lien doan", "tong lien hiep", "lien minh", "lien doan", "lien hiep", "tinh doan", "thanh doan",
        "mat tran", "mttq ", "doan thanh nien", "cong doan", "hiep hoi",
    ),
    "company": ("tong cong ty", "cong ty", "tap doan", "ngan hang", "dien luc ", "buu dien"),
}  # fmt: skip
_BUT: Mapping[str, tuple[str, ...]] = {
    "hoi dong": (" nhan dan",), "uy ban": (" nhan dan",), "bo ": ("chi huy", "tu lenh"), "so ": tuple("0123456789"), "khoa ": ("hoc",),
    "hoi ": ("nhap", "nghi", "thao", "thi", "an"), "tt ": ("hue",), "tt. ": ("hue",),
    "kiem toan nha nuoc": (" khu vuc", " chuyen nganh"), "ngan hang nha nuoc": (" khu vuc", " chi nhanh", " viet nam chi nhanh"),
}  # fmt: skip
"""What must not follow a word: ``Hội nghị`` is no organ, ``Số 12`` no sở."""

_LEFT_OF_NAME = 2  # words
_OTHER_WORDS = frozenset({
    "bảo", "đại", "vũ", "bố", "bồ", "phong", "quy", "quý", "quỳ", "tô", "bản", "đồi", "viên", "trương", "trâm", "hồi",
})  # fmt: skip
"""Words of places that are báo, đài, vụ, bộ, phòng, quỹ, tổ, ban, đội, viện, trường, trạm, hội without their marks."""
_VOWELS = frozenset("aeiouy")
_COUNCIL = lazy_pattern(
    r"(?:ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan)\s(?:tinh|thanh pho|tp\.?|huyen|quan|xa|phuong|thi xa|thi tran|dac khu)\s\S+\s\S",
    words=("ubnd", "hdnd", "nhan dan"),
)
_NO_SUPERIOR = frozenset({"ubnd", "hdnd", "council", "ministry", "steering", "party"})
_PEERS = frozenset(
    {("department", "department"), ("ministry", "ministry"), ("department", "military"), ("military", "department")}
)  # none of them stands under the other: two are joint issuers
_HEAD_ALONE = frozenset({
    "cong ty", "tong cong ty", "ban quan ly", "ban chi dao", "ban chi huy", "ban to chuc", "trung tam", "chi cuc", "tong cuc", "hoi dong",
})  # fmt: skip
_PLACE_ONLY = lazy_pattern(r"(?:tinh|thanh pho|tp\.?|huyen|quan|xa|phuong|thi xa|thi tran|dac khu)\s")
_PLACEHOLDER = lazy_pattern(
    r"(?:[<\[{«]\s*(?:ten )?|ten )(?:co quan|cq|don vi|to chuc)\b|[.…]{3,}$|…+$", words=("co quan", "cq", "don vi", "to chuc", "...", "…")
)


def organ_kind(line: str) -> str | None:
    """The kind of organ a line's first words name, or ``None`` when it continues another line."""
    low = one_space(bare(line)).lstrip("* ")
    if _PLACEHOLDER.match(low):
        return "placeholder"
    return next((kind for kind, words in _KINDS.items() if low.startswith(words) and any(_opens(low, word) for word in words)), None)


def _opens(low: str, word: str) -> bool:
    """Whether a text begins with the word, and not with another that begins so."""
    return low.startswith(word) and not low.startswith(_BUT.get(word, ()), len(word))


def names_organ(line: str) -> bool:
    """Whether a line in capitals begins an organ's name."""
    return mostly_upper(line) and organ_kind(line) is not None


def has_small_words(name: str) -> bool:
    """Whether an organ's name in capitals has words struck without them, fewer than half: ``sở NỘI VỤ``, ``UBND tỉnh TÂY NINH``."""
    words = name.split()
    small = sum(map(str.islower, words))
    if not small or small * 2 >= len(words):
        return False
    return all(word.islower() or word.isupper() or not word[0].isalpha() for word in words) and organ_kind(name) is not None


def has_no_superior(kind: str) -> bool:
    """Whether organs of this kind print their own name alone (TT 01 Điều 7 khoản 1; "nếu có" in the decree)."""
    return kind in _NO_SUPERIOR


def split_organs(lines: list[str], bold: list[bool | None]) -> int:
    """How many of the header's left-hand lines name the superior; the rest name the issuing organ.

    The words decide: the last line that begins an organ's name begins the issuer's. Where the words name one organ only,
    a line that is not bold above a bold one is the superior's (the issuer's name alone is bold, điểm b).
    """
    kinds = [organ_kind(line) for line in lines]
    heads = [at for at, kind in enumerate(kinds) if kind]
    if not heads:
        return 0
    heads = [at for at in heads if not at or not _names_place(lines[at])]
    while len(heads) > 1 and _goes_on(lines, heads[-1]):
        heads.pop()
    if len(heads) > 1:
        while len(heads) > 1 and (kinds[heads[-2]], kinds[heads[-1]]) in _PEERS:
            heads.pop()
        return heads[-1]
    if heads == [0] and len(lines) > 1 and _is_whole(lines[0]) and _is_another(lines[1]):
        return 1
    first_bold = next((at for at, strong in enumerate(bold) if strong), None)
    if kinds[0] and first_bold and not _PLACE_ONLY.match(bare(lines[first_bold])) and not any(bold[:first_bold]) and None not in bold:
        return first_bold
    return 0


def _names_place(line: str) -> bool:
    """``BẢO LỘC`` below ``BỆNH VIỆN ĐA KHOA KHU VỰC``: without its marks it opens as ``BÁO …``, with them a place's name goes on."""
    return len(line.split()) <= _LEFT_OF_NAME and line.split(maxsplit=1)[0].lower() in _OTHER_WORDS


def _is_whole(line: str) -> bool:
    """``UBND TỈNH ĐỒNG THÁP``: a council with its unit and the unit's name."""
    return _COUNCIL.match(one_space(bare(line))) is not None


def _is_another(line: str) -> bool:
    """More words than what is left of a unit's name, or an abbreviation first: ``VPĐK ĐẤT ĐAI``."""
    words = bare(line).split()
    return not _PLACE_ONLY.match(bare(line)) and (len(words) > _LEFT_OF_NAME or not _VOWELS & set(words[0]))


def _goes_on(lines: list[str], at: int) -> bool:
    """``HỘI ĐỒNG NHÂN DÂN`` / ``BAN PHÁP CHẾ`` are two organs; ``BAN CHỈ ĐẠO`` / ``PHÒNG, CHỐNG …``, ``SỞ Y TẾ -`` / ``…`` one name."""
    before = one_space(bare(lines[at - 1])).strip()
    low = one_space(bare(lines[at]))
    if before in _HEAD_ALONE:  # TỔNG CÔNG TY / ĐIỆN LỰC …: no organ is named so and no more
        return True
    return before.endswith((",", " va", " ve", " cua", " thuoc", " cap", "-", "–", "—")) or low.startswith(
        ("phong, ", "phong chong", "ban hanh", "thue quan")
    )
