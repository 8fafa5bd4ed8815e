"""How the organ that issued a plan is named within a sentence: the header prints it in capitals, in two lines, its province above it.

Capitals follow Nghị định 30/2020/NĐ-CP, Phụ lục II, mục IV: the kind of organ and its field begin with a capital each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from checker.model import Plan
from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.wording.folding import fold, is_upper
from checker.wording.shortened import spelt_out

PLACE_KIND = (
    r"(?:tỉnh|thành phố|huyện|quận|(?<!đô )thị xã|thị trấn|phường|đặc khu|"
    r"xã(?! hội(?:$|[,)]| (?:-|và|tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu) )))"
)
"""The kind of a place in small letters: ``xã hội`` and ``đô thị`` are words of an organ's field, ``xã Hội Sơn`` is a place."""
_PLACE = lazy_pattern(rf"\b{PLACE_KIND} \S.*")
_PROVINCE = lazy_pattern(r"\b(?:tỉnh|thành phố) \S.*")
_RUN_ON = lazy_pattern(
    rf"(?P<superior>(?:ubnd|ủy ban nhân dân) {PLACE_KIND}(?: [^\W\d_]+){{1,4}}?|sở(?: [^\W\d_]+){{2,10}}?)[,/]?(?: [-–])? "
    r"(?P<organ>(?:sở|phòng|trường|trung tâm|bệnh viện|văn phòng|trạm y tế|thanh tra|ban quản lý|chi cục) \S.*)"
)
"""A people's committee or department and the organ below it in one line (II.2.b has them on two)."""
_BESIDES = " ,;()[]-–"
"""What stands between a name and the place behind it."""
_COUNCIL = lazy_pattern(r"(?:ủy ban nhân dân|hội đồng nhân dân) (?P<place>\S.*)")
_KINDS = (
    "ủy ban nhân dân", "hội đồng nhân dân", "văn phòng", "thanh tra", "sở", "bộ", "ban chỉ đạo", "ban quản lý", "ban", "phòng",
    "chi cục", "tổng cục", "cục", "trung tâm", "viện", "bệnh viện", "trường trung học phổ thông", "trường trung học cơ sở",
    "trường tiểu học", "trường mầm non", "trường", "hội đồng", "tổ công tác", "công ty", "công an",
)  # fmt: skip
_FIELDS: Mapping[str, str] = MappingProxyType(
    {"GD&ĐT": "Giáo dục và Đào tạo", "GDĐT": "Giáo dục và Đào tạo", "KH&CN": "Khoa học và Công nghệ",
     "NN&MT": "Nông nghiệp và Môi trường", "VH,TT&DL": "Văn hóa, Thể thao và Du lịch", "VHTT&DL": "Văn hóa, Thể thao và Du lịch",
     "NN&PTNT": "Nông nghiệp và Phát triển nông thôn", "TN&MT": "Tài nguyên và Môi trường", "TT&TT": "Thông tin và Truyền thông",
     "LĐ-TB&XH": "Lao động - Thương binh và Xã hội", "KH&ĐT": "Kế hoạch và Đầu tư", "THCS": "Trung học cơ sở",
     "THPT": "Trung học phổ thông", "BVĐK": "Bệnh viện Đa khoa"}
)  # fmt: skip
"""What headers shorten of a field's name."""
REPEATED = (
    *(f"{body} {kind} " for body in ("ủy ban nhân dân", "hội đồng nhân dân")
      for kind in ("xã", "phường", "huyện", "quận", "thị xã", "thị trấn", "đặc khu")),
    "sở ", "ban ", "phòng ", "trường ", "trạm ", "trung tâm ",
)  # fmt: skip
"""How the names begin that organs of several provinces bear, folded."""
_LEVELS = ("trung học", "tiểu học", "mầm non", "đại học", "cao đẳng")


class PrintedIssuer(NamedTuple):
    """What a header prints of who issued a plan: its organ (of a joint plan all of them), the one above, the organs' letters in the symbol
    (``SCT-SXD``) and the place before the date. ``texts``: the plan's own, where it may write the name in a sentence; ``recipients``: whom
    the plan goes to.
    """

    organ: str = ""
    superior: str = ""
    letters: str = ""
    place: str = ""
    texts: Sequence[str] = ()
    recipients: Sequence[str] = ()


def issuer_of(plan: Plan) -> PrintedIssuer:
    """What the header of a plan prints."""
    organ, superior, place = (plan[name].text or "" for name in ("organ", "superior_organ", "place"))
    letters = str((plan["notation"].value or {}).get("organ") or "")
    recipients = [str(each) for each in plan["recipients"].value or ()]
    superior, organ = (superior, organ) if superior else _parted(organ, letters)
    return PrintedIssuer(organ, superior, letters, place, [each.text for each in plan.document.blocks], recipients)


def _parted(organ: str, letters: str) -> tuple[str, str]:
    """The organ above and the issuer where the header runs them on in one line; the symbol tells whose plan it is."""
    found = _RUN_ON.fullmatch(fold(organ))
    if not found or letters[:1].lower() != found["organ"][0] or letters.startswith("UBND"):
        return "", organ
    return organ[: found.end("superior")], organ[found.start("organ") :]


def issuers_of(printed: PrintedIssuer) -> tuple[str, ...]:
    """The organs that issued the plan as a sentence names them; of a local body's department with the province.

    Nothing where the header names none.
    """
    names = printed_issuers(printed)
    place = _province(printed.superior) or _shared_province(names)
    return tuple(_with_place(_spoken(name, printed.texts), place) for name in names)


def printed_issuers(printed: PrintedIssuer) -> tuple[str, ...]:
    """The same as the header prints them; those of a joint plan one by one, where each stands on a line of its own."""
    text = " ".join(printed.organ.split())
    return tuple(_apart(text, len(printed.letters.split("-")))) if text else ()


def _apart(text: str, many: int) -> Iterator[str]:
    """The names in the text of a joint plan's issuers (``SỞ A SỞ B``, ``SỞ A - CÔNG AN TỈNH B``), as many as its symbol has letters."""
    dashed = [part.strip() for part in fold(text).split(" - ")]
    if len(dashed) == many and all(map(_kind_of, dashed)):
        starts = [0, *(found.end() for found in re.finditer(" - ", fold(text)))]
    else:
        kind = _kind_of(fold(text))
        starts = [0, *(at for at in range(1, len(text)) if kind and fold(text[at:]).startswith(f"{kind} ") and text[at - 1] in " -–")]
    if len(starts) != many:
        yield text
        return
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield text[start:end].strip(" -–")


def _kind_of(folded: str) -> str:
    return next((kind for kind in _KINDS if folded.startswith(f"{kind} ")), "")


def _shared_province(names: Sequence[str]) -> str:
    """The province that stands once, behind the last name of the issuers."""
    found = _PROVINCE.search(names[-1].lower()) if names else None
    return _named(found.group()) if found else ""


def in_full(name: str) -> str:
    """A name with its abbreviations written in full, in capitals where it is printed in them.

    >>> in_full("SỞ GD&ĐT")
    'SỞ GIÁO DỤC VÀ ĐÀO TẠO'
    """
    full = name
    for short, field in _FIELDS.items():
        if short in full:
            full = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", field, full)
    full = spelt_out(full)
    return full.upper() if is_upper(name) else full


def _spoken(printed: str, texts: Iterable[str]) -> str:
    """A printed name as the plan itself writes it in a sentence, else with the capitals of Phụ lục II."""
    name = in_full(printed)
    if not is_upper(name):
        return name
    wanted = fold(name)
    for text in texts:
        begin = len(fold(text).partition(wanted)[0])
        found = text[begin : begin + len(name)]
        if fold(found) == wanted and found[0].isupper() and not is_upper(found):
            return found
    return lowered(name)


def lowered(name: str) -> str:
    """``SỞ KHOA HỌC VÀ CÔNG NGHỆ`` as ``Sở Khoa học và Công nghệ``; of a place every syllable but its kind has a capital.

    >>> lowered("ỦY BAN NHÂN DÂN TỈNH TÂY NINH")
    'Ủy ban nhân dân tỉnh Tây Ninh'
    """
    low = name.lower()
    place = _PLACE.search(low)
    body, where = (low[: place.start()], place.group()) if place else (low, "")
    kind = next((each for each in _KINDS if fold(body).startswith(each)), "")
    field = body[len(kind) :].strip()
    if kind.startswith("trường"):
        said = _school(kind, field)
    else:
        parts = [", ".join(map(_first_up, part.split(", "))) for part in field.split(" và ")]
        said = " ".join(filter(None, (_first_up(body[: len(kind)]), " và ".join(parts))))
    return " ".join(filter(None, (said.strip(), _named(where))))


def _school(kind: str, name: str) -> str:
    """A school: its level begins with a capital, of its own name every syllable does."""
    level = kind.removeprefix("trường").strip()
    if not level:
        level = next((each for each in _LEVELS if name.startswith(each)), "")
        name = name.removeprefix(level).strip()
    return " ".join(filter(None, ("Trường", _first_up(level), " ".join(map(_first_up, name.split())))))


def _named(place: str) -> str:
    """``tỉnh tây ninh`` as ``tỉnh Tây Ninh``."""
    kind = next((each for each in ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường", "đặc khu")
                 if place.startswith(f"{each} ")), "")  # fmt: skip
    rest = place[len(kind) :].split()
    return " ".join([*([kind] if kind else []), *map(_first_up, rest)])


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]


def told_apart_by(organ: str, superior: str, place: str) -> str:
    """What tells an organ from others of its name: the one above it, else the place before its date, unless its name says that itself.

    >>> told_apart_by("SỞ Y TẾ", "UBND TỈNH A", "Vĩnh Sơn"), told_apart_by("TRẠM Y TẾ", "", "Phú An"), told_apart_by("BỘ Y TẾ", "", "A")
    ('UBND TỈNH A', 'Phú An', '')
    """
    folded = fold(spelt_out(organ))
    return superior or (place if folded.startswith(REPEATED) and fold(place) not in folded else "")


def named_apart(organ: str, superior: str, place: str) -> str:
    """An organ with what tells it from others of its name; the one above it where the header prints that alone.

    >>> named_apart("SỞ Y TẾ", "UBND TỈNH A", "Vĩnh Sơn"), named_apart("BỘ Y TẾ", "", "A"), named_apart("", "UBND TỈNH A", "A")
    ('SỞ Y TẾ – UBND TỈNH A', 'BỘ Y TẾ', 'UBND TỈNH A')
    """
    return " – ".join(filter(None, (organ, told_apart_by(organ, superior, place))))


def without_place(name: str) -> str:
    """``Sở Nội vụ tỉnh Tây Ninh`` as ``Sở Nội vụ``; of a people's committee or council the first place is part of the name.

    >>> without_place("UBND xã Phú An, tỉnh Tây Ninh")
    'Ủy ban nhân dân xã Phú An'
    """
    spelt = spelt_out(name)
    folded = fold(spelt)
    found = _PLACE.search(folded)
    if found is None:
        return name
    if _COUNCIL.fullmatch(folded) is None:
        return spelt[: found.start()].rstrip(_BESIDES)
    wider = _PROVINCE.search(folded, found.start() + 1)
    return spelt[: wider.start()].rstrip(_BESIDES) if wider else name


def place_in(name: str) -> str:
    """The place of an organ as its date line has it, without the word of its kind; the organ's name where it names none.

    >>> place_in("UBND XÃ TÂN LẬP"), place_in("ỦY BAN NHÂN DÂN TỈNH TÂY NINH")
    ('Tân Lập', 'Tây Ninh')
    """
    low = spelt_out(name).lower()
    found = _PLACE.search(low)
    if found is None:
        return name
    wider = _PROVINCE.search(low, found.start() + 1)
    place = _named(low[found.start() : wider.start() if wider else None].rstrip(_BESIDES))
    return place[next((at for at, letter in enumerate(place) if letter.isupper()), 0) :]


def names_council(name: str) -> bool:
    """Whether a name is a people's committee's or council's."""
    return _COUNCIL.fullmatch(fold(spelt_out(name))) is not None


def superior_of(name: str) -> str:
    """The organ above a sở, which its letters print (II.2.a): its province's committee, a gap to fill in where the name has none.

    >>> superior_of("Sở Nội vụ tỉnh Tây Ninh"), superior_of("Sở Nội vụ"), superior_of("Bộ Nội vụ")
    ('Ủy ban nhân dân tỉnh Tây Ninh', '[CƠ QUAN CHỦ QUẢN]', '')
    """
    folded = fold(spelt_out(name))
    if not folded.startswith("sở "):
        return ""
    found = _PROVINCE.search(folded)
    return f"Ủy ban nhân dân {_named(found.group().rstrip(_BESIDES))}" if found else "[CƠ QUAN CHỦ QUẢN]"


def _province(superior: str) -> str:
    """The place of the people's committee or council above the issuer: ``UBND TỈNH TÂY NINH`` says ``tỉnh Tây Ninh``."""
    found = _COUNCIL.fullmatch(fold(spelt_out(superior)))
    return _named(found["place"]) if found else ""


def _with_place(name: str, place: str) -> str:
    """The name with the place, unless it bears one; a sở that bears the province's name alone has its kind written before it."""
    folded, own = fold(name), fold(place).removeprefix("tỉnh ").removeprefix("thành phố ")
    if not place or fold(place) in folded or _PLACE.search(folded):
        return name
    if folded.startswith("sở ") and folded.endswith(f" {own}"):
        name = name[: -len(own)].rstrip()
    return f"{name} {place}"
