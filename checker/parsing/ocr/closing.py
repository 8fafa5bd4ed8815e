"""Recipients and signature parted, where recognition read their two columns line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from checker.grammar.ocr_shapes import best, opens_with
from checker.grammar.recipients import is_entry, read_archive
from checker.grammar.signer import read_competence
from checker.model.patterns import lazy_pattern
from checker.parsing.ocr.archive_line import archive_in, is_archive
from checker.parsing.ocr.headings import share_of_capitals
from checker.parsing.ocr.offices import (
    HEADS,
    LIKE,
    LIKE_EXPECTED,
    LONGEST_NAME,
    MOSTLY,
    SMUDGED_MARK,
    from_office,
    in_capitals,
    is_that_head,
    name_letters,
    named_offices,
    office_from,
    office_line,
    signs,
)
from checker.parsing.ocr.printed import Printed
from checker.parsing.quoting import ILLEGIBLE
from checker.wording.folding import bare

_APPROVAL = lazy_pattern(r"\W*(?:phe )?duyet\b|\W*xac nhan\b")  # somebody else signs there
_SURNAMES = lazy_pattern(
    r"(?:nguyen|tran|le|pham|hoang|huynh|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|ha|dinh|luong|mai|trinh|dao|doan|vuong|truong|lam|phung|"
    r"to|ta|cao|thai|chau|nong|quach|tang|kieu|luc|vi|hua|giang|la|trieu|chu)(?= )"
)
_COLONS = ":;.,"
_LIKE_LABEL = 0.72
_LABEL_WORDS = "Nơi nhận"
_AS_ARCHIVE = "- Lưu: "
_ANNEX = lazy_pattern(r"\W*ph[uy] l[uy]c\b.{0,12}$")
_REACH = 45  # lines
_LABEL_FROM = 0.3  # of the lines; nobody lists recipients earlier
_NAME_WORD = lazy_pattern(r"[A-ZÀ-ỸĐ](?:['’][A-ZÀ-ỸĐ])?[^\W\d_]*|[^\W\d_]{2,7}")  # H'Nga
_DEGREES = lazy_pattern(r"(?:[A-ZĐ]\w{1,8}\.\s?){1,3}(?=[A-ZĐ])")  # PGS.TS., BSCKII., smudged or not
_SPECKS = " .,;:_'‘’`\"|-~¬„"
_SPECK = 2  # letters; so few behind an entry are dust or the edge of a stamp
_DUST = lazy_pattern(r"(?<=[;.])(?:\s{1,9}(?:\S{1,2}|[A-Z]{3})){1,12}$")


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
            return [office_line(line) for line in lines]
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
    above = [office_line(line) if at > start - 12 else line for at, line in enumerate(lines[:start])]
    return [*above, *closing.listed, *closing.signed, *closing.others, *lines[end:]]


def _expected(signed: Sequence[Printed]) -> list[Printed]:
    """The lines of the signature with an office smudged beyond its words written out as the authority above it asks.

    Who signs KT. GIÁM ĐỐC is PHÓ GIÁM ĐỐC; below TM. stands a head of office, and which one a word that nobody can read may tell.
    """
    mended: list[Printed] = []
    authority = None
    for line in signed:
        if authority and in_capitals(line.text) and (not signs(line.text) or is_that_head(line.text, authority)):
            wanted = (f"PHÓ {authority.rest}",) if authority.prefix == "KT" else () if ILLEGIBLE in line.text else HEADS
            office = best(line.text, wanted, LIKE_EXPECTED)
            mended.append(line.saying(office) if office else line)
        else:
            mended.append(line)
        authority = read_competence(line.text) or authority
    return mended


def _label_at(lines: Sequence[Printed], earliest: float) -> int | None:
    """The line that the label opens: the last one with an entry or the archive line close below."""
    for at in range(len(lines) - 1, int(earliest * len(lines)) - 1, -1):
        found = _label_end(lines[at].text)
        if found is not None and any(is_entry(line.text) or is_archive(line.text) for line in lines[at : at + 5]):
            return at
    return None


def _list_at(lines: Sequence[Printed], earliest: float) -> int | None:
    """Where a list begins whose label recognition lost: the entries above an archive line, and what stands beside the first of them."""
    last = next((at for at in range(len(lines) - 1, int(earliest * len(lines)), -1) if is_archive(lines[at].text)), None)
    if last is None:
        return None
    first = last
    while first and is_entry(lines[first - 1].text):
        first -= 1
    beside = lines[first - 1].text if first else ""
    return first - 1 if beside and office_from(beside) < len(beside) else first if first < last else None


def _authorised(signed: Sequence[Printed]) -> list[Printed]:
    """The signature with the mark of authority that recognition lost before a head's office: a deputy's stands right below it."""
    mended = list(signed)
    for at, (line, below) in enumerate(pairwise(signed)):
        office = line.text.split(maxsplit=1)[-1] if SMUDGED_MARK.match(line.text) else line.text
        if below.text.startswith("PHÓ ") and best(office, HEADS, LIKE) == below.text.removeprefix("PHÓ "):
            mended[at] = line.saying(f"KT. {below.text.removeprefix('PHÓ ')}") if office != line.text else line
    return mended


def _label_end(text: str) -> int | None:
    """Where the label ends that a line opens with."""
    if not text[:1].isalpha():
        return None
    end = opens_with(text, _LABEL_WORDS, _LIKE_LABEL)
    return text.index(":") + 1 if end and ":" in text[:end] else end  # Nơi nhận:TM. ỦY BAN NHÂN DÂN


def _end_of(lines: Sequence[Printed], start: int) -> int:
    for at in range(start + 1, min(len(lines), start + _REACH)):
        text = lines[at].text
        if _ANNEX.match(bare(text)) or len(text) > 150:
            return at
    return min(len(lines), start + _REACH)


def _is_after(line: Printed) -> bool:
    """What cannot stand below the archive line: a sentence, a note such as ``(Kèm theo …)``, a table."""
    text = line.text
    return (
        not is_entry(text) and not signs(text) and (text.startswith("(") or len(text) > LONGEST_NAME) and share_of_capitals(text) < MOSTLY
    )


def _sort(closing: _Closing, line: Printed, *, label: bool) -> None:
    """A printed line to the column or columns it belongs to."""
    text = line.text
    if label:
        end = _label_end(text) or 0
        closing.listed.append(_label(line, text[:end]))
        office = from_office(text[end:].strip(_SPECKS))
        cut = text.rindex(office) if signs(office) else len(text)
        if is_entry(text[end:]) and len(text[end:cut].strip(_SPECKS)) > _SPECK:  # else specks stand before the office
            _sort_entry(closing, line.part(text[end:cut]))
            office = text[cut:]
        if len(office) > _SPECK:
            closing.signed.append(office_line(line.part(office)))
        return
    if is_archive(text) or is_entry(text):
        _sort_entry(closing, line)
    elif signs(text) or (closing.signed and in_capitals(text)):
        closing.signed.append(office_line(line.part(text)))
    elif _is_person(name_letters(text), closing):
        closing.signed.append(line.part(text).saying(name_letters(text)))
    elif _continues(closing.listed[-1].text, text):
        ended = closing.listed[-1].text.endswith((";", ":")) and not text[0].islower()
        _sort_entry(closing, line.part(f"- {text}") if ended else replace(line, opens=False))
    else:
        closing.others.append(line.part(text)) if len(text) > 30 else None


def _label(line: Printed, printed: str) -> Printed:
    right = bare(printed).rstrip(" :;.,") == bare(_LABEL_WORDS)
    if right and printed.endswith(":") and printed[-2] not in _COLONS:
        return line.part(printed, gap=True)
    return line.part(printed, gap=True).saying(f"{_LABEL_WORDS}:")


def _sort_entry(closing: _Closing, line: Printed) -> None:
    """An entry, and what of the signature stands behind it on its line."""
    cut = office_from(line.text)
    entry, office = line.text[:cut].rstrip(), line.text[cut:].strip(" .,;:_|-")
    if found := archive_in(entry):
        entry = _AS_ARCHIVE + entry[found.end() :]
        closing.archived = True
    entry = named_offices(_DUST.sub("", entry))
    closing.listed.append(replace(line, text=entry, mended=line.mended or entry != line.text[:cut].rstrip(), gap=False))
    if len(office) > _SPECK:
        signed = line.part(office)
        closing.signed.append(office_line(signed) if signs(office) else signed.saying(name_letters(office)))


def _is_person(text: str, closing: _Closing) -> bool:
    """The signer's name on a line of its own: words with capitals and no end mark, after an office or the whole list."""
    words = _DEGREES.sub("", text, count=1).removeprefix(ILLEGIBLE).split()  # a seal hides its first word
    stamped = closing.archived and bool(_SURNAMES.match(bare(" ".join(words))))  # its office left no letters under the seal
    if not (closing.signed or stamped) or not 2 <= len(words) <= 6 or text[-1] in ";:,." or any(map(str.isdigit, text)):
        return False
    capital = sum(word[0].isupper() for word in words)
    open_entry = (
        bool(closing.listed) and not closing.listed[-1].text.endswith((";", ".", ":", ",")) and not read_archive(closing.listed[-1].text)
    )
    return all(map(_NAME_WORD.fullmatch, words)) and capital >= len(words) - (0 if open_entry else 1)


def _continues(entry: str, text: str) -> bool:
    """The rest of a wrapped entry, or an entry whose dash was lost; an archive line with its full stop ends the list."""
    if len(text) > 100 or sum(map(str.isalpha, text)) < 3 or (entry.endswith(".") and read_archive(entry)):
        return False
    return not entry.endswith((";", ".")) or text[0].islower() or text.startswith("(") or text.rstrip().endswith((";", "."))
