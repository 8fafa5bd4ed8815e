"""Acts cited by a plan (box 6; Phụ lục I, Phần I, Mục II, khoản 6, điểm a và b)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.grammar.dateline import calendar_date, month_in_figures
from checker.grammar.elements import leaf
from checker.grammar.typename import ACTS, CODES, LAWS, TYPES, code_of
from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.wording.folding import bare, one_space

_GROUP = r"[A-ZĐ][A-Za-zĐđ0-9&]*"
_GLUE = r"\s?[-–/]{1,2}\s?[-–]?\s?"

_WORD = r"(?P<word>[sS][ốôéóòỏoO06])(?P<colon>\s*:)?\s*"
_CODE = rf"\d[\d.]*[a-z]?(?:\s?[/-]\s?(?:\d{{4}}|\d\d(?=[/-]))(?=\s?[-/A-ZĐ]))?(?:(?:{_GLUE}|(?<=\d)(?=[A-ZĐ]{{2}})){_GROUP})+"
_LOOSE = r"(?=[^\s,;]*\d)[A-ZĐ0-9][^\s,;()]*"
# The word ngày is left out by many (``30/2020/NĐ-CP 05/3/2020``); a year may be torn (``16/7/20 21``).
_DATE = (
    r"[\s,(]*(?:cùng\s)?(?:[nN]g[aà]y\s*)?(?P<day>\d{1,2})(?:\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>\d{4}|(?:19|20) \d\d)(?!\d)"
    r"|\s+th[aá]ng\s+(?P<month_>\d{1,2})\s+n[aădi]\w{0,2}\s+(?P<year_>\d{4}))"
)

dated = leaf(_DATE, "act_date")
citation = leaf(rf"(?:{_WORD})?(?P<code>{_CODE}|{_LOOSE})(?:{_DATE})?", "citation")

# Cheap look-ups that say where the grammar is worth running.
_CODE_AT = lazy_pattern(rf"\d[\d.]{{0,6}}[a-z]?(?:/\d{{4}})?{_GLUE}[A-ZĐ]")
_ODD_CODE_AT = lazy_pattern(r"số\s?:?\s+(?=[^\s,;]*\d)[A-ZĐ0-9][^\s,;()]*")
_WORD_BEFORE = lazy_pattern(r"[sS][ốôéóoO06]\s?:?\s+$")
_DIGIT = lazy_pattern(r"\d")
_CAPITAL = lazy_pattern(r"[A-ZĐ]")
_DOUBLED = lazy_pattern(r"--+")
_TYPE_GROUP = lazy_pattern(r"\d[\d.]*[a-z]?(?:/\d{4})?[-/]([A-ZĐ][A-Za-zĐđ]*)")
_GIVEN_BY = {"CP": ("Nghị định", "Nghị quyết"), "TTg": ("Quyết định", "Chỉ thị", "Công điện")}
_LOCAL, _CENTRAL = ("UBND", "HĐND"), ("Nghị định", "Thông tư")
_YEAR_IN_CODE = lazy_pattern(r"\d+/((?:19|20)\d\d)/[A-ZĐ]")
_NAMES = sorted((bare(name) for name in TYPES | ACTS), key=len, reverse=True)
_NAME_AT = lazy_pattern(r"(?<![a-z])(" + "|".join(_NAMES) + r")(?![a-z])")
_FULL_NAMES = {bare(name): name for name in TYPES | ACTS}
# The second spellings are what OCR without Vietnamese leaves of the first.
_LAW_AT = lazy_pattern(
    r"(?:Bộ luật|Bo luat|Luật|Luat|Pháp lệnh|Phap lenh|Hiến pháp) [^;]{0,160}?(?=,? ng[àa]y \d)|Hiến pháp (?:năm )?\d{4}"
)
_LAW_OF_YEAR = lazy_pattern(r"(?:Bộ luật|Luật|Pháp lệnh) (?:[^;,\d]|,(?= [a-zđư])){2,120}? (?:năm )?\d{4}(?=\s*(?:[;,.(]|$))")
_CITES = lazy_pattern(r"(?:^|[;,(]|\b(?:Căn cứ|Thực hiện|Theo|các|và|vào))\s*$")
_YEAR = lazy_pattern(r"\s(?:năm )?\d{4}$")
_OWNER = lazy_pattern(r"[\s,]*(?:của|cua|ctia|ciia|cia|do)\s+(?P<organ>[^;]+)")
_OWNER_ENDS = lazy_pattern(
    r"\s(?:về|ban hành|phê duyệt|quy định|hướng dẫn|triển khai|thực hiện|tổ chức|phát động|công bố|giao|ủy quyền|sửa đổi|"
    r"thành lập|kiện toàn|thông qua|thông báo|đôn đốc|đẩy mạnh|nâng cao|chấn chỉnh|phân công|phân bổ|hưởng ứng|"
    r"cụ thể hóa|chấp thuận|bãi bỏ|tổng kết|yêu cầu|cho phép|đồng ý|quán triệt|kết luận|"
    r"đề nghị|thi hành|chỉ đạo|xây dựng|tăng cường|điều chỉnh|bổ sung|tiến tới|v/v|Về|V/v|Ban hành)\b|[;.(]"
    r"|,(?!\s[A-ZĐƯƠÔÂĂÊ][^;,.(\d]{1,40}?\svà\s[A-ZĐƯƠÔÂĂÊ])"
)
"""What ends an organ's name; a comma within one is followed by a field and its last one: “Sở Văn hóa, Thể thao và Du lịch”."""
_PLACES = ("tỉnh", "phố", "huyện", "quận", "xã", "trấn", "phường", "khu")  # thành phố, thị trấn, đặc khu by their last word
_BODIES = ("UBND ", "HĐND ", "nhân dân ", "nhân dân thành ", "nhân dân thị ", "UBND thành ", "UBND thị ")
_HEADS = ("Thủ tướng Chính ", "Tỉnh ")
_NAME_GOES_ON = (
    *("tỉnh", "thành", "huyện", "quận", "thị", "xã", "phường", "và", "các", "cùng", "với", "khóa", "khoá", "nhiệm", "lần"),
    *("tại", "ngày", "kèm", "đã", "được", "số", "theo", "năm", "thuộc", "là", "nay", "cũ"),
)
"""Small words behind the name of a place that open no subject yet."""
_BUILDERS = ("Bộ xây dựng", "Sở xây dựng")  # a name without its capital, behind "của"
_ISSUER_THEN_DATE = lazy_pattern(r"\s*(?:của|do)\s[^;,.\d]{3,60}?(?=\s*ngày\s*\d)")
_OWNER_BEFORE = lazy_pattern(r"\bcủa\s{1,9}(?P<organ>[^;,(]{3,100}?)\s{1,9}(?:tại\s{1,9}|\(\s{0,9})$")
_ISSUED_BEFORE = lazy_pattern(
    r"(?P<organ>\b(?:[ỦU][yỷ] ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Chính phủ|Thủ tướng Chính phủ|Bộ|Sở|Phòng|Ban|Tỉnh ủy|Thành ủy"
    r"|Huyện ủy|Đảng ủy)\b[^;,.]{0,80}?)\s{1,9}(?:đã |vừa )?"
    r"(?:(?:ban hành|phê duyệt)(?: tại)?|có|(?:giao|chỉ đạo|yêu cầu|phân công)(?: \w{1,9}){0,3}? tại)\s{1,9}$"
)
# A form is numbered like an act: ``Mẫu 09/BK``, ``Biểu số 03/TH-KT``.
_FORM_BEFORE = lazy_pattern(
    r"(?:[Mm]ẫu|[Bb]iểu|[Pp]hiếu|[Pp]hụ lục)(?:\s{1,9}(?:mẫu|số|biểu)){0,3}\s{1,9}$", words=("ẫu", "iểu", "hiếu", "lục")
)
_PROMULGATED = lazy_pattern(r"kèm theo\s+$", words=("kèm theo",))  # the act promulgates what the basis names
_APPROVED = lazy_pattern(r"(?:phê duyệt|ban hành) tại\s+$", words=(" tại",))  # what the act approves is named before it
_JOINED = lazy_pattern(r"\s*+(?>(?:,|;|và|:|\))*)\s*+(?:các\s)?")
_SUBJECT_WORD = lazy_pattern(
    r"\b(?:về|quán triệt|tổng kết|thực hiện|triển khai|ban hành|sửa đổi|bổ sung|hướng dẫn|thi hành|theo|quy định|cụ thể hóa)\b"
)
_NEXT_ACT = lazy_pattern(r";|\.\s|,\s*$|,\s+(?:Thực hiện|Căn cứ)\b|\b(?:và|các|với)\s*$")
_SENTENCE_ENDS = lazy_pattern(r";|\.\s|,\s*$|,\s+(?:Thực hiện|Căn cứ)\b")
_SUBJECT_ENDS = lazy_pattern(r";|\.(?=\s|$)")
# What runs on behind a subject: the issuer's own sentence, or the word that opens the next base.
_LEAD_IN = lazy_pattern(
    r",\s+(?:UBND|HĐND|[ỦU][yỷ] ban|Hội|Sở|Bộ|Phòng|Ban|Trường|Chi cục|Cục|Trung tâm|Văn phòng|Giám đốc|Chủ tịch|Bệnh viện|Viện|Đảng)\b"
    r"[^;]{0,120}?\s(?:ban hành|xây dựng|triển khai|lập|phát động|tổ chức)\s[^;]{0,40}?[Kk]ế hoạch"
)
_NEXT_OPENS = lazy_pattern(r"(?<![\s,:])(?:[\s,:]++|\b(?:và|các|cùng|Căn cứ|Thực hiện|Theo|Triển khai)\b){1,20}$")


_JOINING = (" và", " và các", " và những")
"""Words that no issuer's name ends with."""


class Citation(NamedTuple):
    """One act cited. ``code`` without inner spaces; ``date`` ISO; ``start``/``end`` offsets of type to date in the text.

    ``nested``: the act stands inside the subject of the act before it, whose title quotes it. ``year``: of a law cited by its year alone.
    ``no_such_day``: the date as printed, where the calendar has none such. ``typed``: its type is named, not told by the code alone.
    """

    type: str
    code: str | None
    date: str | None
    organ: str
    subject: str
    number_word: bool
    start: int
    end: int
    nested: bool = False
    year: str = ""
    no_such_day: str = ""
    typed: bool = True

    @property
    def law(self) -> bool:
        """Luật, Pháp lệnh and their like are cited without number, symbol and issuer (khoản 6 điểm a)."""
        return self.type in LAWS


def clean_code(code: str) -> str:
    """The code without inner spaces, every dash a hyphen: ``85/NQ- -HĐND`` is ``85/NQ-HĐND``."""
    joined = "".join(code.split()).replace("–", "-").strip(".,;:'\"”)")
    return _DOUBLED.sub("-", joined) if "--" in joined else joined


def type_in_code(code: str) -> str | None:
    """The type the code itself tells: ``1237/QĐ-TTg`` is a Quyết định, ``26-CT/TU`` a Chỉ thị."""
    found = _TYPE_GROUP.match(code)
    official = code_of(found.group(1)) if found else None
    return CODES.get(official) if official else None


def code_meant(type_: str, code: str) -> str:
    """The code with the letters of the type named before it, where its issuer gives that type and never the one the code tells; or where
    its letters are those of the type without their marks; else empty.

    >>> code_meant("Nghị định", "118/2025/QĐ-CP")
    '118/2025/NĐ-CP'
    >>> code_meant("Nghị định", "30/2020/ND-CP")
    '30/2020/NĐ-CP'
    """
    own, found = type_in_code(code), _TYPE_GROUP.match(code)
    letters = (TYPES | ACTS).get(type_)
    if own in (None, type_) and found is not None and letters and found[1] != letters and bare(found[1]) == bare(letters):
        return code[: found.start(1)] + letters + code[found.end(1) :]
    if own is None or found is None or own == type_:
        return ""
    issuer = code.rpartition("-")[2]
    if _gives(issuer, own) or not _gives(issuer, type_) or not letters:
        return ""
    return code[: found.start(1)] + letters + code[found.end(1) :]


def _gives(issuer: str, type_: str) -> bool:
    """Whether an issuer may give acts of a type (Luật Ban hành văn bản quy phạm pháp luật, Điều 4); of others nothing is known."""
    if issuer in _GIVEN_BY:
        return type_ in _GIVEN_BY[issuer]
    return not (issuer.startswith(_LOCAL) and type_ in _CENTRAL)


def year_in_code(code: str) -> str:
    """The year an act of law bears in its number (``30/2020/NĐ-CP``); empty for administrative documents, which bear none."""
    found = _YEAR_IN_CODE.match(code)
    return found.group(1) if found else ""


def _type_before(low: str, floor: int, at: int, code: str) -> tuple[str, int] | None:
    """The type named between ``floor`` and ``at``: the one the code confirms, else the last."""
    names = [(_FULL_NAMES[found.group(1)], found.start()) for found in _NAME_AT.finditer(low, max(floor, at - 120), at)]
    if not names:
        return None
    own = type_in_code(code)
    return ([entry for entry in names if entry[0] == own] or names)[-1]


def _owner(text: str, end: int, limit: int) -> tuple[str, str]:
    """Issuer and subject printed after an act's date and before ``limit``, where the next act begins."""
    stop = _SUBJECT_ENDS.search(text, end, limit)
    rest = text[end : stop.start() if stop else limit]
    found = _OWNER.match(rest)
    if not found:
        return "", _title(rest)
    cut = _OWNER_ENDS.search(found.group("organ"), len("Bộ xây dựng") if found.group("organ").startswith(_BUILDERS) else 0)
    organ = found.group("organ")[: cut.start()] if cut else found.group("organ")
    organ = organ[: _place_ends(organ)]
    if organ.rstrip().endswith(_JOINING):  # “của Chính phủ và các quy định khác”: another matter follows, not the act's subject
        return one_space(organ).strip().removesuffix(" các").removesuffix(" những").removesuffix(" và"), ""
    return one_space(organ), _title(rest[found.start("organ") + len(organ) :])


def _place_ends(organ: str) -> int:
    """Where an issuer's name ends with its place and a small letter opens the subject: ``UBND tỉnh tiếp nhận …``; else the end of all."""
    end, placed, ended = 0, False, False
    for word in organ.split(" "):
        if ended and word.islower() and word.isalpha() and word not in _NAME_GOES_ON:
            return end - 1
        if word in _PLACES:
            placed, ended = True, organ[:end].endswith(_BODIES)
        elif word[:1].isupper() or word == "-":
            ended = placed
        else:
            ended = placed = organ[:end].endswith(_HEADS) and word in ("phủ", "ủy")
        end += len(word) + 1
    return len(organ)


def _title(text: str) -> str:
    """An act's subject without what runs on behind it."""
    lead_in = _LEAD_IN.search(text) if "ế hoạch" in text else None
    text = text[: lead_in.start()] if lead_in else text
    return one_space(_NEXT_OPENS.sub("", text)).strip(" ,")


def _date(found: re.Match[str]) -> str | None:
    year = (found["year"] or found["year_"] or "").replace(" ", "")
    return calendar_date(found["day"] or "", found["month"] or found["month_"] or "", year)


def _no_such_day(found: re.Match[str]) -> str:
    """The date as printed, where the calendar has none such; empty without a date, or with a real one."""
    return "" if found["day"] is None or _date(found) else one_space(found.string[found.start("day") : found.end()])


def _late_date(text: str, end: int) -> re.Match[str] | None:
    """``Đề án 08-ĐA/TU của Tỉnh ủy ngày 29/12/2025``: the date after the issuer."""
    issuer = _ISSUER_THEN_DATE.match(text, end)
    return dated.re_match(text, issuer.end()) if issuer else None


class _Mention(NamedTuple):
    """A coded act where it stands, before its issuer and subject are read."""

    type: str
    code: str
    date: str | None
    number_word: bool
    start: int
    end: int
    no_such_day: str
    typed: bool


def _spots(text: str) -> list[int]:
    """Where a number and symbol may begin, the word số before it taken in."""
    spots = []
    for found in _CODE_AT.finditer(text):
        at = found.start()
        if at and (text[at - 1].isalnum() or text[at - 1] in "_/.-"):
            continue
        word = _WORD_BEFORE.search(text, max(0, at - 6), at)
        spots.append(word.start() if word and not text[word.start() - 1 : word.start()].isalnum() else at)
    if "số" in text:
        spots = sorted({*spots, *(found.start() for found in _ODD_CODE_AT.finditer(text))})
    return spots


def _coded(text: str) -> Iterator[_Mention]:
    """Acts with a number and symbol, in order."""
    last, low = _Mention("", "", None, False, 0, 0, "", False), ""
    for at in _spots(text):
        floor = last.end
        if at < floor or _FORM_BEFORE.search(text, max(floor, at - 24), at):
            continue
        found = citation.re_match(text, at)
        assert found is not None  # every spot opens with a number, or with the word and one
        end = found.end()
        code = clean_code(found["code"])
        low = low or bare(text)
        named = _type_before(low, floor, at, code)
        joined = bool(floor and not named and _JOINED.fullmatch(text, floor, at))
        own = "" if named else type_in_code(code)
        if not named and not own and not joined:
            continue
        if not _CAPITAL.search(code) and not (named and named[1] + len(named[0]) + 1 >= at):
            continue
        name, start = named or (own or last.type, at)
        told = found if found["day"] else _late_date(text, end) or found
        # One type and one word before several numbers are those of each.
        typed, worded = bool(named) or (joined and last.typed), bool(found["word"]) or (joined and last.number_word)
        last = _Mention(name, code, _date(told), worded, start, end, _no_such_day(told), typed)
        yield last


def _share_dates(found: list[_Mention]) -> list[_Mention]:
    """``số 008/CĐ-UBND và số 009/CĐ-UBND ngày 19/11/2025``: one printed date serves both."""
    for at in range(len(found) - 2, -1, -1):
        act, following = found[at], found[at + 1]
        if act.date is None and following.date and following.start - act.end <= 6 and act.type == following.type:
            found[at] = act._replace(date=following.date)
    return found


def _whole(text: str, found: list[_Mention]) -> Iterator[Citation]:
    """The acts with their issuers and subjects."""
    nested = [_is_nested(text, found[at - 1].end if at else None, act) for at, act in enumerate(found)]
    before = 0
    for at, act in enumerate(found):
        limit = next((other.start for other, inside in zip(found[at + 1 :], nested[at + 1 :], strict=True) if not inside), len(text))
        organ, subject = _owner(text, act.end, limit)
        organ = organ or _owner_before(text, before, act.start)
        yield Citation(
            act.type, act.code, act.date, organ, subject, act.number_word, act.start, act.end, nested[at],
            no_such_day=act.no_such_day, typed=act.typed,
        )  # fmt: skip
        before = act.end


def _is_nested(text: str, before: int | None, act: _Mention) -> bool:
    """Whether the act stands inside the subject of the one that ends at ``before``, or gives what the words before it name."""
    lead = text[before or 0 : act.start]
    if _PROMULGATED.search(lead) or (act.date and _APPROVED.search(lead)):
        return True
    return before is not None and _inside(lead, dated=bool(act.date))


def _owner_before(text: str, floor: int, at: int) -> str:
    """``đề nghị của Sở Tài chính tại Tờ trình số …``, ``Ủy ban nhân dân xã đã ban hành Chương trình số …``: the issuer before the act."""
    start = max(floor, at - 120)
    found = _OWNER_BEFORE.search(text, start, at) or _ISSUED_BEFORE.search(text, start, at)
    return one_space(found["organ"]) if found else ""


def _inside(between: str, *, dated: bool = True) -> bool:
    """Whether the words between two acts make the second part of the first one's subject.

    An act without a date behind «và» is the second one that a title names (``thi hành Luật … và Nghị định số …``).
    """
    return bool(_SUBJECT_WORD.search(between)) and not (_NEXT_ACT if dated else _SENTENCE_ENDS).search(between)


def _is_taken(spot: re.Match[str], taken: list[Citation]) -> bool:
    """Whether an act already found stands there, or ends right before."""
    return any(max(act.start, spot.start()) < min(act.end + 1, spot.end()) for act in taken)


def _laws(text: str, taken: list[Citation]) -> Iterator[Citation]:
    """Laws cited by name and date, without a number."""
    for spot in _LAW_AT.finditer(text):
        if _is_taken(spot, taken):
            continue
        low = bare(spot.group())
        name = next(law for law in LAWS if low.startswith(bare(law)))
        tail = dated.re_match(text, spot.end())
        if not tail and name != "Hiến pháp":
            continue
        end = tail.end() if tail else spot.end()
        before = max((act.end for act in taken if act.end <= spot.start()), default=None)
        nested = before is not None and _inside(text[before : spot.start()])
        date = _date(tail) if tail else None
        title = one_space(spot.group()[len(name) :])
        yield Citation(name, None, date, "", title, False, spot.start(), end, nested, no_such_day=_no_such_day(tail) if tail else "")


def _laws_of_a_year(text: str, taken: list[Citation]) -> Iterator[Citation]:
    """``Luật Trẻ em năm 2016, Nghị định số …``: a law by its year alone, at the head of what it opens."""
    for spot in _LAW_OF_YEAR.finditer(text):
        if _is_taken(spot, taken):
            continue
        if not _CITES.search(text, 0, spot.start()):
            continue
        if any(act.end <= spot.start() and _inside(text[act.end : spot.start()], dated=False) for act in taken):
            continue
        name = next(law for law in LAWS if spot.group().startswith(law))
        named = spot.group()[len(name) :]
        title, year = _YEAR.sub("", named), _YEAR.search(named)
        yield Citation(
            name, None, None, "", one_space(title), False, spot.start(), spot.end(), year=year.group().split()[-1] if year else ""
        )


def read_citations(text: str) -> list[Citation]:
    """Every act cited in a paragraph, in order of place.

    >>> [act.code for act in read_citations("Kế hoạch số 10/KH-UBND ngày 19/01/2024 của UBND tỉnh")]
    ['10/KH-UBND']
    """
    if not _DIGIT.search(text):
        return []
    found: list[Citation] = []
    if "/" in text or "-" in text:
        found = list(_whole(text, _share_dates(list(_coded(text)))))
    if "uật" in text or "uat " in text or "Pháp lệnh" in text or "Hiến pháp" in text:
        found += _laws(text, found)
        found = sorted([*found, *_laws_of_a_year(text, found)], key=lambda act: act.start)
    return found


def format_citation(kind: str, code: str, day: int, month: int, year: int, organ: str) -> str:
    """An act as khoản 6 điểm b cites it for the first time, without its subject."""
    return f"{kind} số {code} ngày {day:02d} tháng {month_in_figures(month)} năm {year} của {organ}"
