"""Recipients and signature parted, where recognition read their two columns line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from checker.grammar.folding import bare, mostly_upper
from checker.grammar.recipients import is_entry, read_archive
from checker.grammar.signer import is_loose_name, is_name, is_title, read_competence
from checker.grammar.skeleton import alike, best, opens_with
from checker.parsing.smudged.headings import share_of_capitals
from checker.parsing.smudged.printed import Printed

_AUTHORITY = re.compile(r"\S{1,4}\s?[.,/:]")
_APPROVAL = re.compile(r"\W*(?:phe )?duyet\b|\W*xac nhan\b")  # somebody else signs there
_SURNAMES = re.compile(
    r"(?:nguyen|tran|le|pham|hoang|huynh|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|ha|dinh|luong|mai|trinh|dao|doan|vuong|truong|lam|phung|"
    r"to|ta|cao|thai|chau|nong|quach|tang|kieu|luc|vi|hua|giang|la|trieu|chu)(?= )"
)
_SMUDGED_MARK = re.compile(r"\W{0,2}[A-ZĐ]{1,3}\W{1,2}\s*\S")
_COLONS = ":;.,"
_LIKE_LABEL = 0.72
_LABEL_WORDS = "Nơi nhận"
_ARCHIVE = re.compile(r"\W{0,4}(?P<word>[l1i|!][a-z]{1,4})\s?[:;.,]?\s*(?=v[t1i]\b|v[t1],)")
_ARCHIVE_ALONE = re.compile(r"\W{0,4}(?P<word>L[^\W\d]{1,3})\s?[:;.,]?\s*(?=[A-ZĐ][\w.]*[A-Z.,])")  # of an office that has no VT
_AS_ARCHIVE = "- Lưu: "
_ANNEX = re.compile(r"\W*ph[uy] l[uy]c\b.{0,12}$")
_REACH = 45  # lines
_LABEL_FROM = 0.3  # of the lines; nobody lists recipients earlier
_WIDE = re.compile(r"(?<=\S)(?:\s{3,}|\t)(?=\S)")
_ENDED = (";", ".", ",", ")", ":")
_NAME_WORD = re.compile(r"[A-ZÀ-ỸĐ][^\W\d_]*|[^\W\d_]{2,7}")
_DEGREES = re.compile(r"(?:[A-ZĐ]\w{1,8}\.\s?){1,3}(?=[A-ZĐ])")  # PGS.TS., BSCKII., smudged or not
_NUMBERED = re.compile(r"[IVX\d]+\s?[.)]")
_HEADS = (
    "GIÁM ĐỐC", "CHỦ TỊCH", "BỘ TRƯỞNG", "CỤC TRƯỞNG", "VỤ TRƯỞNG", "CHI CỤC TRƯỞNG", "TRƯỞNG BAN", "TRƯỞNG PHÒNG", "HIỆU TRƯỞNG",
    "TỔNG GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "CHÁNH THANH TRA", "TỔNG THANH TRA", "VIỆN TRƯỞNG", "CHỦ NHIỆM", "TỔNG CỤC TRƯỞNG", "TRƯỞNG ĐOÀN",
)  # fmt: skip
_BODIES = ("ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "BAN CHỈ ĐẠO", "HỘI ĐỒNG", "BAN TỔ CHỨC", "BAN THƯỜNG VỤ", "ỦY BAN")
_TITLES = (*_HEADS, *(f"PHÓ {head}" for head in _HEADS), "THỨ TRƯỞNG", "PHÓ CHÁNH VĂN PHÒNG")
_OFFICE_WORDS = ("Giám đốc", "Chủ tịch", "Bộ trưởng", "Hiệu trưởng", "Cục trưởng")
_OFFICES = (
    *_TITLES, *(f"{sign}. {head}" for sign in ("KT", "TL", "TUQ", "Q") for head in _HEADS), *(f"TM. {body}" for body in _BODIES),
)  # fmt: skip
_LIKE, _LIKE_KNOWN = 0.74, 0.85
_CAPITALS, _LONGEST_OFFICE, _LONGEST_NAME = 0.6, 60, 40
_MOSTLY, _SHORTEST_OFFICE, _LIKE_EXPECTED = 0.7, 5, 0.45
_SPECKS = " .,;:_'‘’`\"|-~¬„"
_SPECK = 2  # letters; so few behind an entry are dust or the edge of a stamp
_NAME_LETTERS = str.maketrans("60{}|!]14@", "ooiiiiilaa", '‘`"')
_DUST = re.compile(r"(?<=[;.])(?:\s{1,9}(?:\S{1,2}|[A-Z]{3})){1,12}$")


@dataclass
class _Closing:
    listed: list[Printed] = field(default_factory=list)
    signed: list[Printed] = field(default_factory=list)
    others: list[Printed] = field(default_factory=list)
    archived: bool = False


def part_closing(lines: Sequence[Printed], *, earliest: float = _LABEL_FROM) -> list[Printed]:
    """The lines with the recipients first, an entry a line, then the signature, then what follows the plan.

    ``earliest``: the share of the lines above which no list of recipients begins.
    """
    start = _label_at(lines, earliest)
    closing = _Closing()
    lost = start is None
    if start is None:
        start = _list_at(lines, earliest)
        if start is None:
            return [_office(line) for line in lines]
        closing.listed.append(lines[start].part("", gap=True).saying(f"{_LABEL_WORDS}:"))
    end = _end_of(lines, start)
    for at in range(start, end):
        if closing.archived and (_is_after(lines[at]) or _APPROVAL.match(bare(lines[at].text))):
            end = at
            break
        if lost and at == start and not is_entry(lines[at].text):  # the label stood there
            _sort_entry(closing, lines[at].part(f"- {lines[at].text}"))
            continue
        _sort(closing, lines[at], label=at == start and not lost)
    closing.signed = _authorised(_expected(closing.signed))
    above = [_office(line) if at > start - 12 else line for at, line in enumerate(lines[:start])]
    return [*above, *closing.listed, *closing.signed, *closing.others, *lines[end:]]


def _expected(signed: Sequence[Printed]) -> list[Printed]:
    """The lines of the signature with an office smudged beyond its words written out as the authority above it asks.

    Who signs KT. GIÁM ĐỐC is PHÓ GIÁM ĐỐC; below TM. stands a head of office.
    """
    mended: list[Printed] = []
    authority = None
    for line in signed:
        if authority and _in_capitals(line.text) and not _signs(line.text):
            wanted = (f"PHÓ {authority.rest}",) if authority.prefix == "KT" else _HEADS
            office = best(line.text, wanted, _LIKE_EXPECTED)
            mended.append(line.saying(office) if office else line)
        else:
            mended.append(line)
        authority = read_competence(line.text) or authority
    return mended


def _label_at(lines: Sequence[Printed], earliest: float) -> int | None:
    """The line that the label opens: the last one with an entry or the archive line close below."""
    for at in range(len(lines) - 1, int(earliest * len(lines)) - 1, -1):
        found = _label_end(lines[at].text)
        if found is not None and any(is_entry(line.text) or _is_archive(line.text) for line in lines[at : at + 5]):
            return at
    return None


def _list_at(lines: Sequence[Printed], earliest: float) -> int | None:
    """Where a list begins whose label recognition lost: the entries above an archive line, and what stands beside the first of them."""
    last = next((at for at in range(len(lines) - 1, int(earliest * len(lines)), -1) if _is_archive(lines[at].text)), None)
    if last is None:
        return None
    first = last
    while first and is_entry(lines[first - 1].text):
        first -= 1
    beside = lines[first - 1].text if first else ""
    return first - 1 if beside and _office_from(beside) < len(beside) else first if first < last else None


def _authorised(signed: Sequence[Printed]) -> list[Printed]:
    """The signature with the mark of authority that recognition lost before a head's office: a deputy's stands right below it."""
    mended = list(signed)
    for at, (line, below) in enumerate(pairwise(signed)):
        office = line.text.split(maxsplit=1)[-1] if _SMUDGED_MARK.match(line.text) else line.text
        if below.text.startswith("PHÓ ") and best(office, _HEADS, _LIKE) == below.text.removeprefix("PHÓ "):
            mended[at] = line.saying(f"KT. {below.text.removeprefix('PHÓ ')}") if office != line.text else line
    return mended


def _label_end(text: str) -> int | None:
    """Where the label ends that a line opens with."""
    if not text[:1].isalpha():
        return None
    end = opens_with(text, _LABEL_WORDS, _LIKE_LABEL)
    return end + 1 if end and text[end : end + 1] in _COLONS and text[end:] else end


def _end_of(lines: Sequence[Printed], start: int) -> int:
    for at in range(start + 1, min(len(lines), start + _REACH)):
        text = lines[at].text
        if _ANNEX.match(bare(text)) or len(text) > 150:
            return at
    return min(len(lines), start + _REACH)


def _is_after(line: Printed) -> bool:
    """What cannot stand below the archive line: a sentence, a note such as ``(Kèm theo …)``, a table."""
    text = line.text
    return not is_entry(text) and not _signs(text) and (text[:1] == "(" or len(text) > _LONGEST_NAME) and share_of_capitals(text) < _MOSTLY


def _is_archive(text: str) -> bool:
    found = _archive_in(text)
    return found is not None and alike(found["word"], "Lưu") >= 0.5


def _archive_in(text: str) -> re.Match[str] | None:
    """How an archive line opens."""
    found = _ARCHIVE.match(bare(text))
    alone = _ARCHIVE_ALONE.match(text) if found is None else None
    return alone if alone is not None and bare(alone["word"]) in ("luu", "lu") else found


def _sort(closing: _Closing, line: Printed, *, label: bool) -> None:
    """A printed line to the column or columns it belongs to."""
    text = line.text
    if label:
        end = _label_end(text) or 0
        closing.listed.append(_label(line, text[:end]))
        rest = _from_office(text[end:].strip(_SPECKS))
        if rest and is_entry(text[end:]) and not _signs(rest):
            _sort_entry(closing, line.part(text[end:]))
        elif len(rest) > _SPECK:
            closing.signed.append(_office(line.part(rest)))
        return
    if _is_archive(text) or is_entry(text):
        _sort_entry(closing, line)
    elif _signs(text) or (closing.signed and share_of_capitals(text) > 0.8 and sum(map(str.isalpha, text)) > 4):
        closing.signed.append(_office(line.part(text)))
    elif _is_person(name_letters(text), closing):
        closing.signed.append(line.part(text).saying(name_letters(text)))
    elif _continues(closing.listed[-1].text, text):
        ended = closing.listed[-1].text[-1:] in ";:" and not text[:1].islower()
        _sort_entry(closing, line.part(f"- {text}") if ended else replace(line, opens=False))
    else:
        closing.others.append(line.part(text)) if len(text) > 30 else None


def name_letters(text: str) -> str:
    """A person's name with the letters that its digits and signs must be: a name has neither."""
    return text if text.replace(" ", "").isalpha() else text.translate(_NAME_LETTERS).rstrip(" ’'.,;:")


def _from_office(text: str) -> str:
    """What stands beside the label, without the specks of a stamp before the office."""
    starts = [0, *(space.end() for space in re.finditer(r"\s+", text))]
    for before, start in pairwise((0, *starts)):
        if _signs(text[start:]) and text[start : start + 1].isupper():
            return text[before:] if _SMUDGED_MARK.match(text[before:start] + "X") else text[start:]
    return text


def _label(line: Printed, printed: str) -> Printed:
    right = bare(printed).rstrip(" :;.,") == bare(_LABEL_WORDS)
    if right and printed.endswith(":"):
        return line.part(printed, gap=True)
    return line.part(printed, gap=True).saying(f"{_LABEL_WORDS}:")


def _sort_entry(closing: _Closing, line: Printed) -> None:
    """An entry, and what of the signature stands behind it on its line."""
    cut = _office_from(line.text)
    entry, office = line.text[:cut].rstrip(), line.text[cut:].strip(" .,;:_|-")
    if found := _archive_in(entry):
        entry = _AS_ARCHIVE + entry[found.end() :]
        closing.archived = True
    entry = _named_offices(_DUST.sub("", entry))
    closing.listed.append(replace(line, text=entry, mended=line.mended or entry != line.text[:cut].rstrip(), gap=False))
    if office:
        signed = line.part(office)
        closing.signed.append(_office(signed) if _signs(office) else signed.saying(name_letters(office)))


def _named_offices(entry: str) -> str:
    """An entry with the offices it names written out: ``Gidm déc, cdc Phé Gidm déc Sé``."""
    words = [word.span() for word in re.finditer(r"[^\W_]+", entry)]
    for (start, _), (_, end) in reversed(list(pairwise(words))):
        office = best(entry[start:end], _OFFICE_WORDS, _LIKE_KNOWN) if entry[start].isupper() else None
        if office and bare(office) != bare(entry[start:end]):
            entry = entry[:start] + office + entry[end:]
    return entry


def _office_from(text: str) -> int:
    """Where an office or the signer's name begins behind an entry; the line's end when none does."""
    wide = _WIDE.search(text)
    if wide and _signs(text[wide.end() :]):
        return wide.end()
    for space in re.finditer(r"\s+", text):
        tail = text[space.end() :].strip(" .,;:_'‘’`|-")
        before = text[: space.start()].rstrip(" .'‘’`|_-") + ("." if text[: space.start()].endswith(".") else "")
        if len(tail) < 5 or len(before) < 4 or ";" in tail:
            continue
        if (
            (before.endswith(";") or share_of_capitals(tail.split()[0]) >= 0.5)
            and _signs(tail)
            and (before.endswith(_ENDED) or len(tail) > 7)
        ):
            return space.end()
        if before.endswith(";") and _in_capitals(tail):
            return space.end()
        if _ends_before_name(before, text) and _is_full_name(name_letters(tail), loose=_is_archive(text)):
            return space.end()
    return len(text)


def _signs(text: str) -> bool:
    """A title of office or an authority, in capitals."""
    if share_of_capitals(text) < _CAPITALS or len(text) > _LONGEST_OFFICE:
        return False
    if read_competence(text) or is_title(text):
        return True
    return best(text, _offices(text), _LIKE) is not None


def _offices(text: str) -> tuple[str, ...]:
    """What the line may be: an authority only where a full stop or a comma shows that one opens it."""
    return _OFFICES if _AUTHORITY.match(text) else _TITLES


def _in_capitals(text: str) -> bool:
    """An office smudged beyond its words: capitals, which no entry ends in."""
    return share_of_capitals(text) >= _MOSTLY and sum(map(str.isalpha, text)) >= _SHORTEST_OFFICE


def _ends_before_name(before: str, text: str) -> bool:
    return before.endswith(";") or (before.endswith((".", ")")) and _is_archive(text))


def _is_full_name(text: str, *, loose: bool) -> bool:
    words = text.split()
    return (
        2 <= len(words) <= 5
        and (is_name(text) or (loose and words[0].istitle() and is_loose_name(text)))
        and share_of_capitals(text) < 0.7
        and text[-1] not in ";:,"
    )


def _is_person(text: str, closing: _Closing) -> bool:
    """The signer's name on a line of its own: words with capitals and no end mark, after an office or the whole list."""
    words = _DEGREES.sub("", text, count=1).split()
    stamped = closing.archived and bool(_SURNAMES.match(bare(" ".join(words))))  # its office left no letters under the seal
    if not (closing.signed or stamped) or not 2 <= len(words) <= 6 or text[-1] in ";:,." or any(map(str.isdigit, text)):
        return False
    capital = sum(word[0].isupper() for word in words)
    open_entry = bool(closing.listed) and closing.listed[-1].text[-1:] not in ";.:," and not read_archive(closing.listed[-1].text)
    return all(map(_NAME_WORD.fullmatch, words)) and capital >= len(words) - (0 if open_entry else 1)


def _continues(entry: str, text: str) -> bool:
    """The rest of a wrapped entry, or an entry whose dash was lost."""
    if len(text) > 100 or sum(map(str.isalpha, text)) < 3:
        return False
    return entry[-1:] not in ";." or text[:1].islower() or text[:1] == "(" or text.rstrip()[-1:] in ";."


def _office(line: Printed) -> Printed:
    """A title or authority with its smudged letters written out."""
    text = line.text
    if len(text) > _LONGEST_OFFICE or share_of_capitals(text) < _CAPITALS or _NUMBERED.match(text):
        return line
    known = (read_competence(text) or is_title(text)) and mostly_upper(text)
    wanted = best(text, _offices(text), _LIKE_KNOWN if known else _LIKE)
    if wanted is None or (known and (bare(wanted) == bare(text) or len(wanted.split()) != len(text.split()))):
        return line
    return line.saying(wanted)
