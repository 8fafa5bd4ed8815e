"""Organs' names in which a generic word has a slip: ``KỞ Y TẾ``, ``UBNND XÃ …``; what is an organ's own name nobody can know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.grammar.organ import has_small_words, is_whole_name, organ_kind
from checker.parsing.lines import Line
from checker.parsing.recognition.alignment import aligned, form
from checker.parsing.recognition.costs import CASE, KEY, MARK, ONE_LETTER, TWO_SLIPS, TYPED, Costs
from checker.parsing.recognition.guessing import Guess
from checker.parsing.recognition.kind_left_out import kind_left_out
from checker.parsing.recognition.left_out import WORD_LOST, less_a_middle_word, typed_once
from checker.parsing.recognition.provinces import of_province
from checker.parsing.recognition.rest_of_names import is_rest_of
from checker.parsing.recognition.word_amiss import is_said_so, with_a_letter_amiss
from checker.parsing.recognition.wordings import (
    COUNCILS,
    COUNCILS_IN_FULL,
    NAMED_WHOLE,
    OF_MINISTRIES,
    OF_UNITS,
    OPENINGS,
    SPELT_SO,
    UNIT_WORDS,
    UNITS,
)
from checker.wording.departments import DEPARTMENTS, MINISTRIES, is_province
from checker.wording.folding import bare, mostly_upper, one_space, same_tone

_SHORTEST, _LONGEST = 4, 89  # characters
_READ_WORSE = 1.6
_TWO_LETTERS = len("XÃ ")
_SHORT = 12  # letters; a shorter wording allows fewer slips
_OF_COUNCILS = tuple(f"{council} {unit} " for council in COUNCILS for unit in UNITS)
WHOLE_NAMES = frozenset(same_tone(name) for name in NAMED_WHOLE)
_FIXED = (*COUNCILS_IN_FULL, *OPENINGS, *NAMED_WHOLE)
_BY_LENGTH: dict[int, list[str]] = {}
for _name in _FIXED:
    _BY_LENGTH.setdefault(len(_name), []).append(_name)
_OF_COUNCILS_AND_OPENINGS = (*_OF_COUNCILS, *(f"{opening} " for opening in (*OPENINGS, *DEPARTMENTS)))
KNOWN = tuple(same_tone(opening) for opening in _OF_COUNCILS_AND_OPENINGS)
_MARKED = tuple(name.rstrip() for name in sorted((*_OF_COUNCILS_AND_OPENINGS, *NAMED_WHOLE), key=len, reverse=True))
_NOT_OF_THE_STATE = tuple(f"{same_tone(unit)} {body}" for unit in UNITS for body in (same_tone("ỦY"), "đoàn", "hội"))
_MINISTRIES = frozenset(map(same_tone, MINISTRIES))
WITHOUT_UNIT = frozenset(map(same_tone, COUNCILS))
"""A council's name whose unit stands on the line below."""
_UNDER_COMMITTEES = frozenset(("department", "office", "unit"))
_OF_A_UNIT = ("ban ", "tổ ", "đội ", "đoàn ", "cụm ", "khối ")
_WITH_UNIT = frozenset((*_OF_COUNCILS, *(f"{unit} " for unit in UNITS)))
_VOWELS = frozenset("aeiouy")
_RUN_ON = 0.3  # a space that recognition lost, with a mark or two
_LONG_UNITS = tuple(unit for unit in UNITS if unit != "XÃ")  # which is too short to be known with a slip
_NAMELESS = tuple(f" {same_tone(unit)}" for unit in UNITS)
_BY_UNIT = frozenset(map(same_tone, OF_UNITS))
_UNDER_MINISTRIES = tuple(f"{same_tone(head)} " for head in OF_MINISTRIES)
_PAPER, _MINISTRY = "BÁO ", "BỘ "
_JOINED = " -–—"  # joint issuers: a hyphen left hanging at a line's end is no slip of the first one's name
_ALONE = frozenset(same_tone(name) for name in (*COUNCILS, *map(str.rstrip, _OF_COUNCILS), *OPENINGS, *SPELT_SO))


def slips_of_organs(lines: Sequence[Line], costs: Costs = TYPED) -> Iterator[Guess]:
    """The capital lines that are an organ's name in all but some letters of its generic words."""
    above = ""
    for at, line in enumerate(lines):
        text, before = one_space(line.text), above
        following = lines[at + 1].text if at + 1 < len(lines) else ""
        above = text.rstrip(_JOINED)
        if same_tone(before).endswith(_NAMELESS) or not _SHORTEST <= len(text) <= _LONGEST:
            continue  # the unit's own name: THANH TRÌ below UBND HUYỆN
        if costs is TYPED and has_small_words(text):
            yield Guess(CASE, line, "organ", text.upper(), margin=TWO_SLIPS - CASE, instead="superior_organ")
        elif mostly_upper(text):
            guess = (unmarked(line, above) or with_a_letter_amiss(line, above)) if costs is TYPED else None
            guess = guess or _guess(line, above, before, costs)
            guess = guess or (_word_amiss(line, above, before, following, at == 0) if costs is TYPED else None)
            guess = of_province(guess or Guess(0.0, line, "organ", above)) if costs is TYPED else guess
            if guess and not is_said_so(guess.meant, above):
                yield guess._replace(meant=guess.meant + text[len(above) :])


def unmarked(line: Line, text: str) -> Guess | None:
    """The organ's name that a line begins with, letter by letter but for its marks: ``HỘI ĐÒNG THI``; all of them, ``TRUONG TIEU HOC``."""
    low = f"{bare(text)} "
    for name in SPELT_SO if low.strip() != text.lower() else (*SPELT_SO, *_MARKED):
        if low.startswith(f"{bare(name)} ") and same_tone(text[: len(name)]) != same_tone(name):
            return Guess(MARK, line, "organ", name + text[len(name) :], margin=TWO_SLIPS - MARK, instead="superior_organ")
    return None


def _word_amiss(line: Line, text: str, before: str, following: str, top: bool) -> Guess | None:
    """A name whose fixed words have one typed twice, or lack one; what stands on the line above or below is lacking nowhere."""
    for at, once in typed_once(text):
        wording = next((name for name in _FIXED if f"{same_tone(once)} ".startswith(f"{same_tone(name)} ")), "")
        if at < len(wording.split()) or once.split()[at] in UNITS:
            return _put_right(line, once)
    low = f"{same_tone(text)} "
    if low.startswith(KNOWN) or low.rstrip() in WHOLE_NAMES:  # BỘ GIAO THÔNG VẬN TẢI is no BỘ NGOẠI GIAO less a word
        return None
    for short, names in less_a_middle_word(_FIXED).items():
        if len(names) == 1 and low.startswith(f"{short} ") and (names[0] in OPENINGS or _is_unit(low[len(short) :])):
            return _put_right(line, names[0] + text[len(short) :])
    kind = kind_left_out(text, before, top)
    without_kind = _put_right(line, f"{kind} {text}") if kind else None
    return _last_left_out(line, text, following) or _council(line, text, before, following) or without_kind


def _last_left_out(line: Line, text: str, following: str) -> Guess | None:
    """``SỞ NỘI`` for SỞ NỘI VỤ: the whole line is one name less its last word, and no name goes on below."""
    low = same_tone(text)
    names = [name for name in NAMED_WHOLE if same_tone(name).startswith(f"{low} ")]
    if len(names) != 1:
        return None
    head, _, last = same_tone(names[0]).rpartition(" ")
    return _put_right(line, names[0]) if head == low and not same_tone(following).startswith(last) else None


def _council(line: Line, text: str, before: str, following: str) -> Guess | None:
    """``BAN NHÂN DÂN XÃ …``, ``ỦY BAN NHÂN XÃ …``, and ``TỈNH …`` on top of another organ's name: a council's word is left out."""
    low = f"{same_tone(text)} "
    for council in COUNCILS_IN_FULL:
        first, _, rest = same_tone(council).partition(" ")
        head, _, last = same_tone(council).rpartition(" ")
        lacks_first = low.startswith(f"{rest} ") and not same_tone(before).endswith(first) and _is_unit(low[len(rest) :])
        lacks_last = low.startswith(f"{head} ") and not same_tone(following).startswith(last) and _is_unit(low[len(head) :])
        if lacks_first or lacks_last:
            return _put_right(line, council + text[len(rest if lacks_first else head) :])
    of_state = low.startswith(UNIT_WORDS) and not low.startswith(_NOT_OF_THE_STATE)
    return _put_right(line, f"UBND {text}") if of_state and not before and _is_under_a_committee(following) else None


def _is_under_a_committee(name: str) -> bool:
    """``SỞ``, ``PHÒNG``, a school; the unit's board (``BAN CHỈ ĐẠO 389``), council or union has the unit's name alone above its own."""
    return organ_kind(name) in _UNDER_COMMITTEES and not same_tone(name).startswith(_OF_A_UNIT)


def _is_unit(behind: str) -> bool:
    """Whether nothing stands there, or a unit's word, or a province's name: ``SỞ THƯƠNG MẠI`` is no SỞ CÔNG THƯƠNG less a word."""
    return not behind.strip() or behind.lstrip().startswith(UNIT_WORDS) or is_province(behind)


def _put_right(line: Line, name: str) -> Guess:
    return Guess(WORD_LOST, line, "organ", name, margin=TWO_SLIPS - WORD_LOST)


def _guess(line: Line, text: str, above: str, costs: Costs) -> Guess | None:
    """The organ's name that a line has, whole, by its opening, or by the word of its unit; none where it is right."""
    low, over = same_tone(text), same_tone(above)
    if low in WHOLE_NAMES or low in _ALONE or (costs is not TYPED and is_rest_of(above, text)):
        return None
    guess = name_meant(line, text, costs, below_whole=is_whole_name(above) or over in _MINISTRIES) or _cut_off(line, text, costs)
    if (over in WITHOUT_UNIT or (above and is_province(text.partition(" ")[2]))) and not low.startswith(UNIT_WORDS):
        unit = _opened(line, text, tuple(f"{unit} " for unit in UNITS) if over in WITHOUT_UNIT else ("TỈNH ",), costs)
        guess = min((each for each in (guess, unit) if each), key=lambda each: each.cost, default=None)
    if guess is None and low.startswith(KNOWN):
        return _of_unit(line, text, low, costs)
    guess = guess or _opened(line, text, () if low.startswith(UNIT_WORDS) else _OF_COUNCILS_AND_OPENINGS, costs)  # THỊ TRẤN: no THƯ VIỆN
    if guess is None and over in _MINISTRIES and not low.startswith(_UNDER_MINISTRIES) and _is_unnamed(text):
        guess = _opened(line, text, tuple(f"{head} " for head in OF_MINISTRIES), costs)
    return guess


def _cut_off(line: Line, text: str, costs: Costs) -> Guess | None:
    """``ỦY BAN NHẬN DÂN PHƯỜNG``: a council whose unit has its name on the line below."""
    unit = max((unit for unit in UNITS if text.endswith(f" {unit}")), key=len, default="")
    found = name_meant(line, text.removesuffix(f" {unit}"), costs) if unit else None
    return found._replace(meant=f"{found.meant} {unit}", instead="superior_organ") if found and found.meant in COUNCILS else None


def _is_unnamed(text: str) -> bool:
    """Whether no organ's name begins the line, or one of a ministry's own with another tone (``CỦC ĐĂNG KIỂM``)."""
    return organ_kind(text) is None or bare(text).startswith(tuple(map(bare, _UNDER_MINISTRIES)))


def _of_unit(line: Line, text: str, low: str, costs: Costs) -> Guess | None:
    """An organ of a known name whose unit's word alone has a slip: ``SỞ Y TẾ TỈH …``."""
    head = max((name for name in _BY_UNIT if low.startswith(f"{name} ")), key=len, default="")
    rest = text[len(head) + 1 :]
    if not head or rest.startswith(tuple(_JOINED)) or same_tone(rest).startswith(UNIT_WORDS):  # SỞ … - TỈNH ĐOÀN …: another organ
        return None
    fits = (aligned(rest, form(f"{unit} {{rest}}"), ONE_LETTER, costs) for unit in _LONG_UNITS)
    found = [fit for fit in fits if fit and len(fit.slots[0]) > 1 and _names_unit(fit.slots[0], costs)]
    best = min(found, key=lambda fit: fit.cost, default=None)
    if best is None:
        return None
    return Guess(best.cost, line, "organ", text[: len(head) + 1] + best.text, margin=ONE_LETTER - best.cost, instead="superior_organ")


def _names_unit(name: str, costs: Costs) -> bool:
    """Whether a name stands behind a unit's word put right: ``PHƯƠNG LIỆT``, ``QUẢNG NINH`` are names whose level lacks, no QUẬN G NINH."""
    first, *others = bare(name).split() or [""]
    sounds = bool(others) and any(sign in _VOWELS for sign in first)
    return costs is not TYPED or any(map(str.isdigit, first)) or sounds or is_province(name)


def _may_open(text: str, low: str, wording: str) -> bool:
    """Whether the first letters of a line can be a wording's but for a slip; nearly every wording is ruled out by them.

    Of a word of two letters (XÃ) the first is half: another in its place is another word (CÀ MAU) unless the second is right with its mark.
    """
    first, second = bare(wording[0]), bare(wording[1])
    right = low[1] == second if len(wording) > _TWO_LETTERS else text[1] == wording[1]
    return right or low[0] in (first, second) or low[1] == first


def _limit(wording: str, costs: Costs) -> float:
    """How much slips in a wording may cost; a recogniser's are many where there is one."""
    return (TWO_SLIPS if len(wording) >= _SHORT else ONE_LETTER) * (1.0 if costs is TYPED else _READ_WORSE)


def name_meant(line: Line, text: str, costs: Costs, *, below_whole: bool = False) -> Guess | None:
    """A department or ministry, of which the law gives the whole name; below a whole name no place stands alone."""
    names = [name for length in range(len(text) - 2, len(text) + 3) for name in _BY_LENGTH.get(length, ()) if not _goes_on(text, name)]
    found = [(fit.cost, name) for name in names if (fit := aligned(text, form(name), _limit_of_all(name, costs, below_whole), costs))]
    cost, name = min(found, default=(0.0, ""))
    return Guess(cost, line, "organ", name, margin=_limit_of_all(name, costs, below_whole) - cost) if name else None


def _limit_of_all(name: str, costs: Costs, below_whole: bool) -> float:
    """What a line may cost that is a name and no more; THANH TRÌ and HẢI QUANG are places, a letter away from words that open names."""
    return KEY if costs is TYPED and not below_whole and name in OPENINGS and name.count(" ") == 1 else _limit(name, costs)


def _goes_on(text: str, name: str) -> bool:
    """``CÔNG TY TNHH X``: behind the words that open a name stands its own; ``BÁO CÔNG THƯƠNG`` bears its ministry's field."""
    return same_tone(text).startswith(f"{same_tone(name)} ") or (text.startswith(_PAPER) and name.startswith(_MINISTRY))


def whole_name(text: str, costs: Costs, limit: float) -> str | None:
    """The name that the law gives whole and a text is but for slips that cost no more than that; none where only marks differ."""
    found = None if same_tone(text) in _ALONE else name_meant(Line(text, 0, 0, len(text)), text, costs)
    return found.meant if found and found.cost <= limit and bare(found.meant) != bare(text) else None


def _opened(line: Line, text: str, openings: Sequence[str], costs: Costs) -> Guess | None:
    """A generic opening, then the organ's own name."""
    best: Guess | None = None
    low = bare(text)
    for opening in openings:
        if not _may_open(text, low, opening):
            continue
        limit = _limit(opening, costs) if len(opening) > _TWO_LETTERS or low[0] in bare(opening) else KEY
        fit = aligned(text, form(f"{opening}{{rest}}"), limit, costs)
        if opening in _WITH_UNIT and fit and opening.split()[-1] not in text.split() and not _names_unit(fit.slots[0], costs):
            continue
        if fit and costs is not TYPED and fit.cost > _RUN_ON and not text.endswith(f" {fit.slots[0]}"):  # CÔNG TR of CÔNG TRÌNH
            continue
        if fit and len(fit.slots[0]) > 1 and (best is None or fit.cost < best.cost):
            best = Guess(fit.cost, line, "organ", fit.text, margin=limit - fit.cost, instead="superior_organ")
    return best
