"""Quyền hạn, chức vụ, họ tên của người ký (boxes 7a, 7b; Phụ lục I, Phần I, Mục II, khoản 7)."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from checker.grammar.elements import leaf, literal
from checker.grammar.placeholder import is_hole
from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.wording.folding import bare, is_upper, mostly_upper, one_space

competence = leaf(
    r"(?P<prefix>TUQ|TM|KT|TL|Q|T\s?/\s?M|K\s?/\s?T|T\s?/\s?L|TU\s?/\s?Q)(?![A-ZĐ])(?P<mark>\s?[./:])?(?P<space>\s*)(?P<rest>\S.*)?",
    "competence_line",
    re.DOTALL,
)

# As khoản 7 writes it: the abbreviation, its full stop, one space, the post or the organ in capitals.
strict_competence = (
    leaf(r"(?:TUQ|TM|KT|TL|Q)(?![^\W_])", "authority")
    + literal(".", "full_stop")
    + literal(" ", "space")
    + leaf(r"(?![a-z])[^\W\d_][^a-z]*", "capitals")
)

# Titles of office (khoản 7 điểm c: official leadership titles), on text without diacritics.
_TITLES = (
    "thu tuong", "bo truong", "thu truong", "chu nhiem", "tong thanh tra", "thong doc", "chu tich", "giam doc", "tong giam doc",
    "cuc truong", "vu truong", "tong cuc truong", "chi cuc truong", "truong phong", "truong ban", "truong doan", "to truong", "doi truong",
    "hieu truong", "vien truong", "chanh van phong", "chanh thanh tra", "chanh an", "truong thue", "truong tram", "truong khoa", "bi thu",
    "chi huy truong", "tu lenh", "thu truong co quan", "uy vien", "tong bien tap", "truong", "cham dong vien", "hat truong",
    "truong chi nhanh",
    "truong to", "tong thu ky", "thu ky", "doi pho", "vien pho", "truong tieu ban", "phu trach", "tram truong", "don truong",
    "trai truong", "kiem toan truong", "tong kiem toan", "phan vien truong", "chinh uy", "chinh tri vien", "giam thi", "tong lanh su",
    "tham muu truong", "tong tham muu truong", "doan truong", "ban truong", "cum truong", "trung doan truong", "tieu doan truong",
    "lu doan truong", "su doan truong", "hai doan truong", "hai doi truong", "xa doi truong", "chi hoi truong", "to pho", "hieu pho",
    "cuc pho", "vu pho", "don pho", "tram pho", "hat pho", "dai bien", "dai dien thuong truc", "dai bieu thuong truc",
    "dai su dac menh toan quyen",
)  # fmt: skip
_SHORT_TITLES = frozenset(("PGĐ", "PCT", "PHT", "PTP", "PTB", "PCVP", "PVT", "PCTT", "PCN"))
_SURNAME = "TRƯƠNG "
"""A surname that without its mark is the first word of many posts."""
_HEADS = (*(post for post in _TITLES if post.startswith("truong ")), "truong cong an")
_ALONE = ("dai su",)  # nothing behind it: ĐẠI SỨ QUÁN is an organ
_DEPUTIES = (
    "pho", "thu truong", "uy vien", "vien pho", "doi pho", "to pho", "hieu pho", "cuc pho", "vu pho", "don pho", "tram pho", "hat pho",
)  # fmt: skip
# The same as offices type them where the law wants capitals: the whole line, and none that a list of members holds.
_SMALL_TITLE = lazy_pattern(
    r"(?:q\. ?|quyen )?(?:pho )?(?:(?:tong )?giam doc|chu tich|hieu truong|(?:chi |tong )?cuc truong|vu truong|vien truong|bo truong|"
    r"thu truong|truong phong|chanh van phong|chanh thanh tra|chi huy truong|(?:doi |to |hat )truong)"
    r"(?: thuong truc| phu trach)?",
    words=("giam doc", "chu tich", "truong", "chanh"),
)
_SMALL_BODY = lazy_pattern(r"(?:uy ban nhan dan|hoi dong|thuong truc|ban |ubnd|hdnd)", words=("ban", "hoi dong", "thuong truc", "nd"))
_ACTING = lazy_pattern(r"quyen\s", words=("quyen",))
_NOTE = lazy_pattern(
    r"[(\[<#]?\s*(?:cho ky|da ?ky|chu ?ky ?(?:so|lanh dao)|ky ten|chu ky|ky, ghi|ky,? dong dau|dong dau|ky so|so hieu|ky dien tu)",
    words=("ky", "dong dau", "so hieu"),
)
# What signing programs print where a digital signature stands, on text without diacritics; the last line of it is a bare time.
_STAMP = lazy_pattern(
    r"(?:(?:duoc )?ky (?:boi|ngay)|nguoi ky|thoi gian ky|ngay ky|(?:digitally )?signed by|signature (?:not )?(?:verified|valid)|"
    r"(?:e-?mail|co quan|don vi|to chuc|chuc vu|ly do|vi tri|dia diem|date|reason|location|ngay|thoi gian|thoi diem) ?:)"
    r"|(?=[^:]*:)[\d\s.:/,+'tz-]{8,}$",
    words=("ky", "sign", ":"),
)
_OPENS, _SHUTS = "([<", ")]>:-–"
"""What such a note stands between, or stands before."""
_DEGREES = (
    "GS", "PGS", "TSKH", "TS", "ThS", "THS", "Ths", "BS", "DS", "KS", "CN", "NGND", "NGƯT", "NSND", "NSƯT", "TTND", "TTƯT", "LS", "CVC",
    "BSCKII", "BSCKI", "Bs", "Ts", "Ks", "Ds", "Th.S", "Th.s", "T.S", "B.S", "K.S",
    "MBA", "EMBA", "DBA", "MPA", "MPH", "MSc", "M.Sc", "PhD", "Ph.D", "CPA", "LLM", "Dr",
)  # fmt: skip
_RANKS = (
    "Giáo sư", "Phó giáo sư", "Tiến sĩ", "Tiến sỹ", "Thạc sĩ", "Thạc sỹ", "Bác sĩ", "Bác sỹ", "Kỹ sư", "Cử nhân", "Luật sư",
    "Dược sĩ", "Dược sỹ", "Thầy thuốc ưu tú", "Thầy thuốc nhân dân", "Nhà giáo ưu tú", "Nhà giáo nhân dân", "Nghệ sĩ ưu tú",
    "Nghệ sĩ nhân dân", "Anh hùng Lao động", "Anh hùng Lực lượng vũ trang nhân dân",
    "Đại tướng", "Thượng tướng", "Trung tướng", "Thiếu tướng", "Đại tá", "Thượng tá", "Trung tá", "Thiếu tá", "Đại úy", "Thượng úy",
    "Trung úy", "Thiếu úy", "Chuẩn úy", "Đại uý", "Thượng uý", "Trung uý", "Thiếu uý", "Chuẩn uý", "Đô đốc", "Phó Đô đốc", "Chuẩn Đô đốc",
)  # fmt: skip
_HONORIFICS = lazy_pattern(
    rf"(?:(?:{'|'.join(map(re.escape, _DEGREES))}|(?i:{'|'.join(_RANKS)}))(?:\.|\b)\s*(?:CKI{{1,2}}\.?\s*)?[-,]?\s*)+"
)
_BETWEEN_POSTS = lazy_pattern(r"(?<=[^\W\d_])\s?[-–,;/]\s?|\s(?=PHÓ )")
_BETWEEN = ("-", "–", ",", ";", "/", "PHÓ ")
_BEHIND = lazy_pattern(r"(?:(?<!\s)\s)?(?:,|[(]|(?<=\s)[-–])\s?", words=(",", "(", "-", "–"))
_HONORED = tuple(word.casefold() for word in (*_DEGREES, *_RANKS))
_HONORED_BEHIND = tuple(mark + word for mark in " .,(-" for word in (*_HONORED, "cki", "ckii"))
# A letter but for the small ones of ASCII: a class of all Vietnamese capitals takes longer to compile than a plan to parse.
_CAPITAL = r"(?![a-zỹ])[^\W\d_]"
# Names of the Central Highlands carry an apostrophe: K' Brếu, Y' Thông, H'Hen.
# No part of the name, which TT0719 says.
_ADDRESSED = lazy_pattern(r"(?i:đ/c|đồng chí|ông|bà)[.:]?\s+(?=\S+\s\S)")
_ADDRESSES = tuple(f"{word}{behind}" for word in ("đ/c", "đồng chí", "ông", "bà") for behind in " .:")
_NAME = lazy_pattern(rf"{_CAPITAL}(?:[^\W\d_]|['’ʼ`])*\.?(?:[ -]{_CAPITAL}(?:[^\W\d_]|['’ʼ`])*\.?){{1,7}}")
_ONE_WORD = lazy_pattern(rf"[KYH]['’ʼ`] ?{_CAPITAL}[^\W\d_]+", words=("'", "’", "ʼ", "`"))
_INITIALS = lazy_pattern(rf"(?:{_CAPITAL}\.){{2,3}} ?{_CAPITAL}[^\W\d_]+(?: {_CAPITAL}[^\W\d_]+){{0,3}}")
_BETWEEN_NAMES = (" - ", " – ", ";", "/")
_LOOSE_NAME = lazy_pattern(r"(?:[^\W\d_]|['’ʼ`])+(?: (?:[^\W\d_]|['’ʼ`])+){1,7}")


class Competence(NamedTuple):
    """A line of authority: ``KT. GIÁM ĐỐC`` is prefix ``KT``, mark ``.``, rest ``GIÁM ĐỐC``."""

    prefix: str
    mark: str
    space: str
    rest: str


def read_competence(line: str) -> Competence | None:
    """The authority a line of the signature states, or ``None``.

    >>> read_competence("TM. ỦY BAN NHÂN DÂN").prefix
    'TM'
    """
    text = one_space(line)
    found = competence.re_match(text, 0) if text.startswith(("T", "K", "Q")) else None
    if not found:
        return None
    printed = found["prefix"]
    mark, after = (found["mark"] or "").strip(), found["rest"] or ""
    if "/" in printed:
        printed, mark = re.sub(r"[\s/]", "", printed), "/"
    if not mark and (not after or not found["space"] or (printed == "Q" and not is_title(after))):
        return None
    stands = not after or mostly_upper(after) or is_hole(after) or (mark == "." and _small_office(after))
    return Competence(printed, mark, found["space"], one_space(after)) if stands else None


def is_title(line: str) -> bool:
    """Whether a line in capitals is a title of office."""
    return len(line) <= 120 and mostly_upper(line) and _opens_title(one_space(bare(line))) and not _opens_with_surname(line)


def _opens_with_surname(line: str) -> bool:
    """``TRƯƠNG TẤN ĐẠT``, a name in capitals; ``TRƯƠNG PHÒNG`` is a post with a slip."""
    return line.startswith(_SURNAME) and not bare(line).startswith(_HEADS)


def _opens_title(low: str) -> bool:
    """Whether a text without diacritics begins with a title, a deputy's or acting one's too, as a word of its own."""
    post = low[_acting_end(low) :].removeprefix("pho ")
    return post in _ALONE or _stands(_TITLES, post, 0)


def _acting_end(low: str) -> int:
    """Where ``quyền`` or ``q.``, which says that somebody acts in the post, ends; 0 without it."""
    if low.startswith("q."):
        return 3 if low.startswith(" ", 2) else 2
    return 6 if low.startswith("quyen ") else 0


def _stands(words: tuple[str, ...], text: str, at: int) -> bool:
    """Whether one of the words stands there, whole."""
    if not text.startswith(words, at):
        return False
    known, lengths = _by_length(words)
    behind = [text[at + length : at + length + 1] for length in lengths if text[at : at + length] in known]
    return any(not (letter.isalnum() or letter == "_") for letter in behind)


@cache
def _by_length(words: tuple[str, ...]) -> tuple[frozenset[str], tuple[int, ...]]:
    """The words, and how long they are."""
    return frozenset(words), tuple(sorted(set(map(len, words))))


def is_small_title(line: str) -> bool:
    """Whether a line is a title of office in small letters, where khoản 7 điểm đ wants capitals: ``Phó Giám đốc``.

    >>> [is_small_title(line) for line in ("Phó Giám đốc", "PHÓ GIÁM ĐỐC", "Giám đốc Sở;")]
    [True, False, False]
    """
    text = one_space(line)
    return text[:1].isupper() and not mostly_upper(text) and _SMALL_TITLE.fullmatch(bare(text)) is not None


def _small_office(text: str) -> bool:
    """What an authority stands before, in small letters: a head's title (``KT. Giám đốc``) or a body (``TM. Ủy ban nhân dân``)."""
    return is_small_title(text) or (text[:1].isupper() and len(text) <= 60 and _SMALL_BODY.match(bare(text)) is not None)


def _authority_in_small(text: str) -> bool:
    """``KT. Giám đốc``: no name stands behind the authority."""
    found = read_competence(text)
    return found is not None and not mostly_upper(text) and _small_office(found.rest)


def is_deputy(title: str) -> bool:
    """Whether the title is a deputy's (PHÓ GIÁM ĐỐC, THỨ TRƯỞNG); ``THỦ TRƯỞNG``, the head, is not."""
    low = one_space(bare(title))
    at = _acting_end(low)
    return _stands(_DEPUTIES, low, at) and not one_space(title).upper().startswith("THỦ TRƯỞNG", at)


def is_signing_note(line: str) -> bool:
    """``(Đã ký)``, ``(Ký tên, đóng dấu)``, a line of a digital signature's stamp: no part of the plan's form.

    >>> [is_signing_note(line) for line in ("Ký bởi: Sở Nội vụ", "15:20:33 +07:00", "Trần Hoài Thu")]
    [True, True, False]
    """
    low = bare(line).strip()
    return bool(_NOTE.match(low) or _STAMP.match(low))


def name_beside_note(line: str) -> tuple[int, int] | None:
    """Where a name stands on one line with the note that it is signed; ``None`` where no such two do.

    >>> [name_beside_note(line) for line in ("(Đã ký) Trần Hoài Thu", "Trần Hoài Thu (đã ký)", "(Đã ký)")]
    [(8, 21), (0, 13), None]
    """
    if line.startswith((*_OPENS, "Đ", "đ")):
        mark = next((at for at, sign in enumerate(line) if sign in _SHUTS), -1)
        note, start, end = line[: mark + 1], mark + 1, len(line)
    else:
        mark = max(map(line.rfind, _OPENS)) if line[-1:] in _SHUTS else -1
        note, start, end = line[max(mark, 0) :], 0, max(mark, 0)
    name = line[start:end].strip()
    start = line.index(name, start) if name else start
    return (start, start + len(name)) if _NOTE.match(bare(note)) and is_name(name) else None


def split_honorific(name: str) -> tuple[str, str]:
    """Học hàm, học vị, quân hàm before a name, or behind it, and the name without them.

    >>> split_honorific("Trần Hoài Thu, Tiến sĩ")
    ('Tiến sĩ', 'Trần Hoài Thu')
    """
    text = one_space(name)
    text = text[found.end() :] if text.lower().startswith(_ADDRESSES) and (found := _ADDRESSED.match(text)) else text
    found = _HONORIFICS.match(text) if text.casefold().startswith(_HONORED) else None
    if not found or found.end() == len(text):
        behind = _BEHIND.search(text) if text.rstrip(" .,)-").casefold().endswith(_HONORED_BEHIND) else None
        rest = text[behind.end() :].rstrip(" .)") if behind else ""
        whole = _HONORIFICS.match(rest) if rest else None
        return (rest, text[: behind.start()]) if behind and whole and whole.end() == len(rest) else ("", text)
    return text[: found.end()].strip(" ,-"), text[found.end() :]


def _is_of_initials(name: str) -> bool:
    """``N.V. An``; of a text that has a stop elsewhere no more is asked."""
    return name[1:].startswith(".") and _INITIALS.fullmatch(name) is not None


def is_name(line: str) -> bool:
    """Whether a line can be a person's full name: two to six words, each with a capital, no title of office."""
    bare_name = split_honorific(line)[1].strip(" .")
    return (
        bool(_NAME.fullmatch(bare_name) or _ONE_WORD.fullmatch(bare_name) or _is_of_initials(bare_name))
        and len(bare_name) <= 50
        and not is_title(bare_name)
        and not read_competence(bare_name)
    )


def names_apart(line: str) -> list[str]:
    """The names of two persons or more on one line, or nothing.

    >>> [names_apart(line) for line in ("Trần Hoài Thu - Lê Văn Tám", "Trần Hoài Thu, Tiến sĩ")]
    [['Trần Hoài Thu', 'Lê Văn Tám'], []]
    """
    text = one_space(line)
    for mark in _BETWEEN_NAMES:
        text = text.replace(mark, ",")
    pieces = [piece.strip() for piece in text.split(",")]
    return pieces if len(pieces) > 1 and all(is_name(piece) and not is_upper(piece) for piece in pieces) else []


def name_and_post(line: str) -> tuple[str, str] | None:
    """The signer's name and the post typed behind it on one line, or ``None``.

    >>> name_and_post("Trần Hoài Thu, Phó Giám đốc")
    ('Trần Hoài Thu', 'Phó Giám đốc')
    """
    name, comma, post = line.partition(", ")
    post = post.strip(" .")
    behind = bool(comma) and is_name(name) and not is_upper(name) and (is_small_title(post) or is_title(post))
    return (name.strip(), post) if behind else None


def is_short_title(line: str) -> bool:
    """Whether a line is a deputy's post by its first letters alone: ``PGĐ``, where nothing but a post can stand."""
    return line.strip(" .") in _SHORT_TITLES


def post_behind(line: str) -> int:
    """Where the signer's own post begins behind an authority on one line (``KT. GIÁM ĐỐC - PHÓ GIÁM ĐỐC``); 0 where none stands.

    >>> [post_behind(line) for line in ("KT. GIÁM ĐỐC - PHÓ GIÁM ĐỐC", "KT. TRƯỞNG PHÒNG TÀI CHÍNH - KẾ HOẠCH")]
    [15, 0]
    """
    authority = read_competence(line)
    begin = line.find(authority.rest[0], len(authority.prefix)) if authority is not None and authority.rest else len(line)
    if not any(mark in line[begin:] for mark in _BETWEEN):
        return 0
    return next((found.end() for found in _BETWEEN_POSTS.finditer(line, begin) if is_title(line[found.end() :])), 0)


def is_loose_name(line: str) -> bool:
    """A name whose capitals were lost or that stands in capitals, or the names of several: taken only where a name must stand."""
    text = split_honorific(line)[1].strip(" .")
    one = bool(_LOOSE_NAME.fullmatch(text)) and len(text) <= 40 and not is_title(text) and not read_competence(text)
    return one or bool(names_apart(line))


def split_run_in(line: str) -> list[str]:
    """``TRƯỞNG BAN PHÓ THỦ TƯỚNG Nguyễn Văn An`` on one line: its titles and the name, each apart."""
    text = one_space(line)
    if split_honorific(text)[0] or _authority_in_small(text) or (text.lower().startswith(_ADDRESSES) and _ADDRESSED.match(text)):
        return [text]
    words = text.split(" ")
    tail = next((at for at, word in enumerate(words) if not is_upper(word) and word[:1].isupper() and word[1:].islower()), None)
    if tail is None or not is_upper(" ".join(words[:tail])):
        return [text]
    return [*_split_titles(" ".join(words[:tail])), " ".join(words[tail:])]


def _split_titles(text: str) -> list[str]:
    """Titles and authorities run together in capitals."""
    low = bare(text)
    cuts = {0, len(text)}
    cuts |= {found.start() for found in re.finditer(r"(?<![a-z])(?:tm|kt|tl|tuq)\.", low)}
    for found in re.finditer(r"(?<![a-z])pho |(?<![a-z])(?:chu tich|giam doc|bo truong|truong ban|truong phong)\b", low):
        lead = low[: found.start()].rstrip()
        if not lead.endswith(("pho", "kt.", "tl.", "tuq.", "q.", "tm.", "tong")):
            cuts.add(found.start())
    edges = sorted(cuts)
    return [text[start:end].strip() for start, end in pairwise(edges) if text[start:end].strip()]


def is_acting(title: str) -> bool:
    """``QUYỀN GIÁM ĐỐC`` written out, where the decree has ``Q. GIÁM ĐỐC``."""
    return bool(_ACTING.match(one_space(bare(title))))
