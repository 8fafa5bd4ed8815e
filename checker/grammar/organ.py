"""Tên cơ quan (box 2; Phụ lục I, Phần I, Mục II, khoản 2): which lines name the superior, which the issuer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from checker.model.patterns import lazy_pattern
from checker.wording.departments import MINISTRIES, is_province, is_whole_department
from checker.wording.folding import bare, mostly_upper, one_space

_UNITS_BELOW = ("tinh", "thanh pho", "tp", "co so", "khu vuc")
_REGIONS = tuple(f"vung {number}" for number in range(1, 6))  # of the navy and of the coast guard
_FORCES = ("quan doan", "su doan", "lu doan", "trung doan", "tieu doan", "binh doan", "hai doan", "hai doi")
"""Units of the forces, of which a post (``SƯ ĐOÀN TRƯỞNG``) begins so too."""

# The words an organ's name begins with, on text without diacritics (``\n``: and ends with). A kind stands before those whose words
# begin its own.
_KINDS = {
    "ubnd": ("ubnd", "uy ban nhan dan"),
    "hdnd": ("hdnd", "hoi dong nhan dan", "thuong truc h"),
    "party": ("dang uy", "dang bo", "dang cong san", "tinh uy", "thanh uy", "huyen uy", "chi bo"),
    "council": ("hoi dong", "uy ban", "doan dai bieu", "doan dbqh", "quoc hoi", "chinh phu"),
    "steering": ("ban chi dao", "bcd ", "bql ", "ban quan ly", "to cong tac", "ban to chuc", "ban chi huy", "tieu ban", "to giup viec"),
    "ministry": ("bo ", "thanh tra chinh phu", "ngan hang nha nuoc", "kiem toan nha nuoc", "thong tan xa viet nam"),
    "department": ("so ",),
    "office": (
        "van phong", "vp ", "phong ", "thanh tra", "chi cuc", "cc ", "cuc ", "cuc\n", "tong cuc", "vu ", "chi nhanh", "kho bac", "bao hiem",
        "bhxh ", "thue ", "hai quan", "ban ", "doi ", "to ", "doan giam sat", "doan kiem tra", "doan thanh tra", "doan cong tac",
        "doan khao sat", "hat kiem lam", "hat quan ly", "cang vu", "kiem toan nha nuoc khu vuc", "kiem toan nha nuoc chuyen nganh",
        "ngan hang nha nuoc khu vuc", "ngan hang nha nuoc chi nhanh", "ngan hang nha nuoc viet nam chi nhanh", "co quan thuong tru",
        "co quan dai dien", "tong lanh su quan", "lanh su quan", "phai doan", "chi doi", "khu quan ly duong bo", "cum thi dua",
        "khoi thi dua", "thi hanh an dan su", "thads ", "thong ke\n", *(f"thong ke {unit} " for unit in _UNITS_BELOW),
    ),
    "military": (
        "bo chi huy", "bo tu lenh", "bo tong tham muu", "bo doi bien phong", "cong an", "quan khu", "bien phong", "ca tinh",
        "ca thanh pho", "ca tp", "ca huyen", "ca xa", "ca phuong", *_FORCES, "quan chung", "binh chung",
        *_REGIONS, "vung canh sat bien", "don bien phong", "don cong an", "trai tam giam", "trai giam",
        "nha tam giu", "co quan canh sat", "co quan an ninh dieu tra",
    ),
    "court": ("toa an", "toa phuc tham", "tand ", "vien kiem sat", "vksnd "),
    "unit": (
        "trung tam", "tt ", "tt. ", "ttyt ", "phan hieu", "khoa ", "truong", "vien ", "hoc vien", "dai hoc", "benh vien", "bv ", "tyt ",
        "thpt ", "thcs ", "dai phat thanh", "dai ", "bao ", "quy ", "nha van hoa", "nha thieu nhi", "nha hat", "nha xuat ban", "nha khach",
        "nha may", "nha xa hoi", "nha nuoi duong", "nha dieu duong", "thu vien", "bao tang", "tram ", "vuon quoc gia", "khu bao ton",
        "khu di tich", "co so cai nghien", "co so bao tro", "co so tro giup", "co so dieu tri", "co so giao duc bat buoc", "lang tre em",
        "doan nghe thuat", "doan van cong", "doan ca ", "doan kich", "doan cai luong", "nhac vien", "phan vien", "ben xe", "ben pha",
        "ben tau", "ben thuy noi dia", "cang hang khong", "cang bien", "cang ca", "san bay", "cong vien", "nghia trang", "mam non ",
        "mau giao ", "lop mau giao", "nha tre", "khu quan ly", "khu dieu duong", "khu lien hop", "lang sos", "lang huu nghi",
        "lang van hoa", "nong truong", "lam truong",
    ),
    "body": (
        "hoi ", "tong lien minh", "tong lien doan", "tong lien hiep", "lien minh", "lien doan", "lien hiep", "tinh doan", "thanh doan",
        "huyen doan", "mat tran", "mttq ", "trung uong doan", "trung uong hoi", "doan thanh nien", "cong doan", "hiep hoi",
    ),
    "company": ("tong cong ty", "tong cong ti ", "cong ty", "cong ti ", "tap doan", "ngan hang", "dien luc ", "buu dien"),
}  # fmt: skip
_BUT: Mapping[str, tuple[str, ...]] = {
    "hoi dong": (" nhan dan",), "uy ban": (" nhan dan",), "so ": tuple("0123456789"),
    "bo ": ("chi huy", "tu lenh", "tong tham muu", "doi "),
    "ban ": ("sao\n", "sao ", "chinh\n", "chinh u", "chinh so ", "goc", "photo", "thao", "du thao"),
    "khoa ": ("hoc",), "hoi ": ("nhap", "nghi", "thao", "thi", "an"),
    "tt ": ("hue",), "tt. ": ("hue",),
    "kiem toan nha nuoc": (" khu vuc", " chuyen nganh"), "ngan hang nha nuoc": (" khu vuc", " chi nhanh", " viet nam chi nhanh"),
    **dict.fromkeys(_FORCES, (" truong", " pho")),
}  # fmt: skip
"""What must not follow a word: ``Hội nghị`` is no organ, ``Số 12`` no sở, ``BẢN SAO`` no ban, ``SƯ ĐOÀN TRƯỞNG`` a post."""

_LEFT_OF_NAME = 2  # words
_FIRST_OF_NAME = 2  # words
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
_OF_ORGANS = {
    "province": ("department", "office", "unit", "steering"), "ubnd": ("office", "unit", "steering"), "hdnd": ("office",),
    "ministry": ("office", "unit"), "department": ("unit",),
}  # fmt: skip
"""Organs that belong to one of a kind and never stand above it."""
_COUNCIL_OF_PROVINCE = lazy_pattern(
    r"(?:ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan)\s(?:tinh|thanh pho|tp)\b", words=("ubnd", "hdnd", "nhan dan")
)
_MINISTRIES = tuple(map(bare, MINISTRIES))
_COLLECTIVES = frozenset({"ubnd", "hdnd", "party", "body"})
_HEAD_ALONE = frozenset({
    "cong ty", "tong cong ty", "ban quan ly", "ban chi dao", "ban chi huy", "ban to chuc", "trung tam", "chi cuc", "tong cuc", "hoi dong",
    "cuc", "hoc vien", "dai hoc", "chi nhanh", "phan hieu", "phan hieu truong", "bo chi huy", "bo tu lenh", "bo tong", *_REGIONS,
    "quan chung", "binh chung", "hai doan", "don", "tong", "chi", "co quan", "dang uy", "dang bo", "chi bo",
    "truong dai hoc", "truong cao dang",
})  # fmt: skip
_AWAITING = (
    ",", " va", " ve", " cua", " thuoc", " cap", "-", "–", "—", " quan ly", " chi huy", " chi dao", " phuc", " bo doi", " bao hiem xa",
    " kiem soat", " buu chinh", " va moi",
)  # fmt: skip
"""Ends of a line that no organ's name has."""
_SCHOOLS = ("thpt ", "thcs ", "dai hoc", "mam non ", "mau giao ")
_PARTS = (
    "chi nhanh", "phan hieu", "khu vuc", "chuyen nganh", "co so", "phan vien", "van phong dai dien", "co quan dai dien", "phong giao dich",
    "tinh ", "thanh pho ", "tp", "tai ",
)  # fmt: skip
"""What a part of an organ that bears the organ's own name is told by."""
_OWN_NAME = 3  # words
_PLACES = ("tinh ", "thanh pho ", "tp ", "tp. ", "huyen ", "quan ", "xa ", "phuong ", "thi xa ", "thi tran ", "dac khu ")
_UNIT_ENDS = tuple(f" {unit}" for unit in _PLACES)
_SMALL_LONGEST = 80  # characters of a name in small letters
_NO_PART = frozenset(":;…")  # signs that no name holds
_NO_NAME = (
    "ban hành", "ban bố", "báo cáo", "bao ", "trường hợp", "bộ phận", "vụ việc", "cục bộ", "tổ chức", "đội ngũ", "viên chức", "đại diện",
    "tờ ", "bố ", "hỏi ", "vừa ", "bạn ", "bản ", "bán ", "bàn ", "để ", "dài ", "đại biểu", "đoàn kết", "công an nhân dân", "sơ ", "số ",
)  # fmt: skip
"""What opens a sentence or a note with the words, or with the letters, of an organ's kind."""
_PLACEHOLDER = lazy_pattern(
    r"(?:[<\[{«]\s*(?:ten )?|ten )(?:co quan|cq|don vi|to chuc)\b|[.…]{3,}$|…+$", words=("co quan", "cq", "don vi", "to chuc", "...", "…")
)


def organ_kind(line: str) -> str | None:
    """The kind of organ a line's first words name, or ``None`` when it continues another line."""
    low = f"{one_space(bare(line)).strip('* ')}\n"
    if _PLACEHOLDER.match(low):
        return "placeholder"
    return next((kind for kind, words in _KINDS.items() if low.startswith(words) and any(_opens(low, word) for word in words)), None)


def organ_kinds(lines: Sequence[str]) -> list[str | None]:
    """The kinds of organs that lines of a header begin; a word or two may begin one with the line below.

    >>> organ_kinds(["UBND TỈNH TÂY", "NINH", "TRUNG", "TÂM LƯU TRỮ"])
    ['ubnd', None, 'unit', None]
    """
    kinds = [organ_kind(line) for line in lines]
    for at in range(len(lines) - 1):
        if kinds[at] is None and len(lines[at].split()) <= _FIRST_OF_NAME and (joined := organ_kind(f"{lines[at]} {lines[at + 1]}")):
            by_itself = joined == organ_kind(f"{lines[at]} x")  # VỤ below DỊCH is no vụ, SỞ below a whole council is a sở
            if not by_itself or not at or is_whole_name(lines[at - 1]):
                kinds[at : at + 2] = [joined, None]
    return kinds


def _opens(low: str, word: str) -> bool:
    """Whether a text begins with the word, and not with another that begins so."""
    return low.startswith(word) and not low.startswith(_BUT.get(word, ()), len(word))


def names_organ(line: str) -> bool:
    """Whether a line in capitals begins an organ's name."""
    return mostly_upper(line) and organ_kind(line) is not None


def is_name_in_small(text: str) -> bool:
    """Whether a text in small letters, with its marks, begins as an organ's name does and ends and holds no sentence.

    Asked only where nothing but a name can stand: ``Phòng`` and ``Ban`` open sentences too.

    >>> [is_name_in_small(text) for text in ("Trường THPT Nguyễn Trãi", "phòng Nội vụ", "Báo cáo số liệu", "Ban hành kèm theo")]
    [True, True, False, False]
    """
    words = one_space(text).strip("* ").casefold()
    if not words or len(words) >= _SMALL_LONGEST or words[-1] in ".;:," or ":" in words or words.startswith(_NO_NAME):
        return False
    return organ_kind(text) not in (None, "placeholder")


def may_end_small_name(text: str) -> bool:
    """Whether a line below an organ's name in small letters can be the rest of it: a few words, no figure, no sentence's end."""
    return (
        bool(text)
        and len(text) < _SMALL_LONGEST
        and text[0].isalpha()
        and text[-1].isalpha()
        and not any(sign in _NO_PART or sign.isdigit() for sign in text)
    )


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


def names_several(lines: Sequence[str]) -> bool:
    """Whether the lines of the issuer's name are of several organs, whose plan is a joint one.

    >>> [names_several([name]) for name in ("SỞ Y TẾ - SỞ TÀI CHÍNH", "PHÒNG VĂN HÓA - XÃ HỘI", "VĂN PHÒNG HĐND VÀ UBND")]
    [True, False, False]
    """
    kinds = [organ_kind(line) for line in lines]
    if any(pair in _PEERS for pair in pairwise(kinds)):
        return True
    text = " ".join(lines)
    if any((kinds[0], organ_kind(name)) in _PEERS for name in text.split(", ")[1:]):  # SỞ Y TẾ, SỞ TÀI CHÍNH
        return True
    behind_dashes = text.replace("–", "-").split(" -")[1:]
    return any(map(organ_kind, behind_dashes)) or any(_is_peer(kinds[0], organ_kind(name)) for name in text.split(" VÀ ")[1:])


def _is_peer(first: str | None, other: str | None) -> bool:
    """Whether an organ named behind ``VÀ`` issues the plan with the first: an office serves two councils."""
    return other is not None and (first == other or _COLLECTIVES.issuperset((first, other)))


def is_reversed(above: str, below: str) -> bool:
    """Whether what stands above is an organ of what stands below: the issuer on its superior's line.

    >>> is_reversed("SỞ NỘI VỤ", "UBND TỈNH TÂY NINH"), is_reversed("KHOA TOÁN", "BỘ MÔN ĐẠI SỐ"), is_reversed("SỞ NỘI VỤ", "UBND XÃ A")
    (True, False, False)
    """
    return organ_kind(above) in _OF_ORGANS.get(_superior_kind(below), ())


def _superior_kind(name: str) -> str:
    """The kind of organ a superior is; a people's council or committee by its level."""
    low = bare(name)
    if _COUNCIL_OF_PROVINCE.match(low):
        return "province"
    if low.startswith("bo "):
        return "ministry" if low.startswith(_MINISTRIES) else ""
    return organ_kind(name) or ""


def split_organs(lines: list[str], bold: list[bool | None]) -> int:
    """How many of the header's left-hand lines name the superior; the rest name the issuing organ.

    The words decide: the last line that begins an organ's name begins the issuer's. The look does (the issuer's name alone is bold,
    điểm b) where the words name one organ only, or the bold lines begin above the last of them: a name that goes on as another begins.
    """
    at = next((at for at in range(1, len(lines)) if bears_name_above(lines, at)), None)
    if at is not None:
        return at
    heads = _heads(lines)
    look = _first_bold(lines, bold)
    if len(heads) > 1:
        return look if look in range(1, heads[-1]) and all(bold[look:]) and not _goes_on(lines, look) else heads[-1]
    if (
        heads == [0]
        and len(lines) > 1
        and (is_whole_name(lines[0]) or _is_of_the_country(lines[0]))
        and _is_another(lines[1])
        and not names_several(lines)
    ):
        return 1
    return look


def bears_name_above(lines: Sequence[str], at: int) -> bool:
    """Whether a line is the superior's name again, with which the issuer's begins: a branch, a region, a campus of it stands below.

    >>> bears_name_above(["KHO BẠC NHÀ NƯỚC", "KHO BẠC NHÀ NƯỚC", "KHU VỰC XV"], 1)
    True
    """
    name = one_space(bare(lines[at])).strip()
    if at + 1 >= len(lines) or len(name.split()) < _OWN_NAME or not one_space(bare(lines[at + 1])).startswith(_PARTS):
        return False
    above = one_space(bare(" ".join(lines[:at])))
    return f"{above} ".startswith(f"{name} ") and not _COUNCIL.match(name) and not _goes_on(lines, at)


def _heads(lines: list[str]) -> list[int]:
    """The lines that begin an organ's name; of joint issuers the first."""
    kinds = organ_kinds(lines)
    heads = [at for at, kind in enumerate(kinds) if kind and not (at and _names_place(lines[at]))]
    while len(heads) > 1 and _goes_on(lines, heads[-1]):
        heads.pop()
    while len(heads) > 1 and (kinds[heads[-2]], kinds[heads[-1]]) in _PEERS:
        heads.pop()
    return heads


def _first_bold(lines: list[str], bold: list[bool | None]) -> int:
    """How many plain lines stand above the first bold one; none where the medium does not tell, or a place's name goes on in bold."""
    first = next((at for at, strong in enumerate(bold) if strong), 0)
    return 0 if None in bold or opens_with_unit(lines[first]) else first


def opens_with_unit(line: str) -> bool:
    """Whether a line begins with the word of an administrative unit: ``XÃ TÂN LẬP``, ``tỉnh Tây Ninh``."""
    return one_space(bare(line)).startswith(_PLACES)


def lacks_unit_name(line: str) -> bool:
    """Whether a council's name ends with its unit's word, whose name stands on the next line: ``UBND TỈNH``."""
    low = f"{one_space(bare(line))} "
    return low.startswith(_KINDS["ubnd"] + _KINDS["hdnd"]) and low.endswith(_UNIT_ENDS)


def _names_place(line: str) -> bool:
    """``BẢO LỘC`` below ``BỆNH VIỆN ĐA KHOA KHU VỰC``: without its marks it opens as ``BÁO …``, with them a place's name goes on."""
    words = line.lower().split()
    return len(words) <= _LEFT_OF_NAME and words[0] in _OTHER_WORDS and words[1:] not in (["hiểm"], ["tàng"])


def wants_more(line: str) -> bool:
    """Whether a line is the head of a name alone, or ends as no name does: ``BAN CHỈ ĐẠO``, ``SỞ Y TẾ VÀ``."""
    low = one_space(bare(line)).strip()
    return low in _HEAD_ALONE or low.endswith(_AWAITING)


def may_go_on(line: str) -> bool:
    """Whether a line in capitals begins an organ's name that may go on below, or ends as none does.

    >>> [may_go_on(line) for line in ("PHÒNG TÀI CHÍNH", "SỞ", "TÀI CHÍNH -", "UBND TỈNH TÂY NINH")]
    [True, True, True, False]
    """
    kind = organ_kind(f"{line} x")
    return mostly_upper(line) and (wants_more(line) or kind not in (None, "ubnd", "hdnd", "placeholder"))


def is_whole_name(line: str) -> bool:
    """``UBND TỈNH ĐỒNG THÁP``, ``SỞ XÂY DỰNG``: a council with its unit and the unit's name, a department by its whole name."""
    return _COUNCIL.match(one_space(bare(line))) is not None or is_whole_department(line)


def _is_of_the_country(line: str) -> bool:
    """``TẬP ĐOÀN BƯU CHÍNH VIỄN THÔNG VIỆT NAM``: a company whose name ends with the country's goes on no further."""
    return organ_kind(line) == "company" and one_space(bare(line)).strip().endswith(" viet nam")


def _is_another(line: str) -> bool:
    """More words than what is left of a unit's name, or an abbreviation first (``VPĐK ĐẤT ĐAI``); none that goes on with the name above."""
    words = bare(line).split()
    if opens_with_unit(line) or is_province(line) or words[0] == "va" or not line[0].isalpha():
        return False
    return len(words) > _LEFT_OF_NAME or not _VOWELS & set(words[0])


def _goes_on(lines: Sequence[str], at: int) -> bool:
    """``HỘI ĐỒNG NHÂN DÂN`` / ``BAN PHÁP CHẾ`` are two organs; ``BAN CHỈ ĐẠO`` / ``PHÒNG, CHỐNG …``, ``SỞ Y TẾ -`` / ``…`` one name."""
    low = one_space(bare(lines[at]))
    if wants_more(lines[at - 1]):  # TỔNG CÔNG TY / ĐIỆN LỰC …: no organ is named so and no more
        return True
    above = one_space(bare(lines[at - 1])).strip()
    if above == "truong" or (above.startswith("truong ") and "dai hoc" not in above):  # … PHỔ THÔNG DÂN TỘC NỘI TRÚ / THPT …
        return low.startswith(_SCHOOLS)
    if above.startswith("hoi dong ") and low.startswith("truong "):  # HỘI ĐỒNG THI / TRƯỜNG THPT …: a school has no council above it
        return organ_kind(lines[at - 1]) == "council"
    return low.startswith(("phong, ", "phong chong", "ban hanh", "thue quan", "vu quan su"))
