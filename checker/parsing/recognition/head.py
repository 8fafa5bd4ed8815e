"""The lines of the header that are not letter by letter what they should be: which part each is, and what was meant.

A line that the law's own words make is decided at once. Only for a part of which no such line stands is every other line near the
head laid beside its form and scored; the best assignment of all of them in the order of the diagram wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from checker.grammar.attached import opens_note
from checker.grammar.code import Number, read_number
from checker.grammar.dateline import read_dateline
from checker.grammar.placeholder import angled_fields_dotted, is_hole
from checker.grammar.typename import is_type_placeholder, type_leading, type_of, unspaced
from checker.model.patterns import lazy_pattern
from checker.parsing.lines import Line
from checker.parsing.recognition.alignment import aligned, form
from checker.parsing.recognition.assigning import Claim, Signs, assigned
from checker.parsing.recognition.costs import KEY
from checker.parsing.recognition.evidence import Around, Standing, columned, of_column
from checker.parsing.recognition.figures import guess_date, guess_number, guess_wrapped_date, names_place
from checker.parsing.recognition.guessing import REACH, Guess
from checker.parsing.recognition.on_two_lines import on_two_lines
from checker.parsing.recognition.type_names import MARKED, guess_type
from checker.parsing.recognition.weighing import SURE, log_odds
from checker.parsing.recognition.wordings import MOTTO, NATIONAL_NAME
from checker.wording.folding import bare, fold, one_space, same_tone

_ROWS = 6  # lines, of both columns, in which a wording that wrapped stands
_OF_ITS_OWN = 1 / 3  # what the slips of a wrapped line may cost, of its letters: an organ's name is not the first word of the quốc hiệu
_LONGEST = 120  # characters of a line that may be one of these parts; a subject behind the type name may be longer
_MOTTO = lazy_pattern(r"độc lập\s?[-–—.,_*~]?\s?tự do\s?[-–—.,_*~]?\s?hạnh phúc", re.IGNORECASE)
_DATE = lazy_pattern(r"ngày(?![^\W_])(?>[\s\S]*?(?<![^\W_])tháng(?![^\W_]))[\s\S]*?(?<![^\W_])năm(?![^\W_])")
_WORD = "số"
_WORD_ALONE = lazy_pattern(r"số\s*:?", re.IGNORECASE)
_CLOSERS = " .;,*|)_-–\t"
_PIECE = lazy_pattern(r"[A-ZĐƯƠ0-9&/-]{1,8}")
_CODE = "KH"
_LIKE_FIGURES = ("O", "o", "l", "I")
"""Letters that behind the figures of a number are a figure mistyped (``4O/KH-SNV``), where another letter is one too many."""
_RUN_ON = lazy_pattern(r"\dKH[-–—]")  # the stroke between number and symbol left out, and no blank in its stead
_NATIONAL_OPENS = fold("CỘNG HÒA XÃ HỘI")
LITERALS = {"national_name": NATIONAL_NAME, "motto": MOTTO}
_FOLDED = {part: fold(literal) for part, literal in LITERALS.items()}


def slips_of_head(lines: Sequence[Line], standing_of: Callable[[Line], Standing]) -> list[Guess]:
    """The lines that are a part of the header in all but some letters, as the best assignment has them.

    ``standing_of``: where and how a line stands; lines of one cell or block may be one line that wrapped.
    """
    weighed = claimed(lines, standing_of)
    if not weighed:
        return []
    numbers = {line: at for at, line in enumerate(lines)}
    guessed = {_claim(group, evidence, numbers): group for group, evidence in weighed}
    known = [Claim(part, (Signs(at, 0, len(line.text)),), SURE) for at, line in enumerate(lines) if (part := _exact(line))]
    return [
        guess._replace(score=chosen.claim.score, margin=chosen.margin, instead=chosen.instead)
        for chosen in assigned([*known, *guessed])
        for guess in guessed.get(chosen.claim, ())
    ]


def claimed(lines: Sequence[Line], standing_of: Callable[[Line], Standing]) -> list[tuple[list[Guess], Mapping[str, float]]]:
    """For each part of which no line is one letter by letter: the lines that may be it, or may be it wrapped, with the evidence."""
    exact = [_exact(line) for line in lines]
    absent = [part for part in REACH if part not in exact]
    standing = [standing_of(line) for line in lines] if absent else []
    windows = list(_windows(lines, standing)) if absent else []
    parted = [each for each in on_two_lines(lines) if each.part in absent] if absent else []
    spelt = {*wrapped(lines, standing_of).values(), *(each.part for each in parted)} if absent else set()
    wanted = [part for part in absent if part not in spelt and not any(_wraps(part, window) for window in windows)]
    lengths = [0 if exact[at] else len(line.text) for at, line in enumerate(lines)] if wanted else []
    groups = [
        (at, [guess])
        for part in wanted
        for at, length in enumerate(lengths)
        if length > 1 and (length <= _LONGEST or part == "type_name")
        for guess in _GUESSED[part](lines[at])
    ]
    for part in wanted:
        if part in LITERALS or part == "date":
            wrapping = (_guess_wrapped(part, window) for window in columned(lines, standing))
            groups += [(lines.index(group[0].line), group) for group in wrapping if group]
    groups += [(each.at, each.guesses) for each in parted if each.guesses]
    around = Around(lines, standing, exact)
    return [(group, around.evidence(group[0], at, sum(guess.cost for guess in group))) for at, group in groups]


def _claim(group: Sequence[Guess], evidence: Mapping[str, float], numbers: Mapping[Line, int]) -> Claim:
    stretches = tuple(Signs(numbers[guess.line], 0, len(guess.line.text)) for guess in group)
    return Claim(group[0].part, stretches, log_odds("typed", group[0].part, evidence))


def _windows(lines: Sequence[Line], standing: Sequence[Standing]) -> Iterator[Sequence[Line]]:
    """Every two or three lines that stand below one another in one column: one wrapped line, perhaps."""
    for count in (2, 3):
        for at in range(len(lines) - count + 1):
            window = lines[at : at + count]
            if len({each.cell for each in standing[at : at + count]}) == 1 and all(line.side == window[0].side for line in window):
                yield window


def _wraps(part: str, window: Sequence[Line]) -> bool:
    """Whether the part stands there letter by letter, on one line or wrapped."""
    text = " ".join(line.text for line in window)
    return _dated(text) if part == "date" else part in LITERALS and fold(text.strip(" .*|")) == _FOLDED[part]


def wrapped(lines: Sequence[Line], standing_of: Callable[[Line], Standing]) -> dict[Line, str]:
    """The lines of a column that spell the quốc hiệu or the tiêu ngữ letter by letter over two or three of them, and which.

    None is an organ's name.
    """
    return {
        line: part
        for part, literal in LITERALS.items()
        for at, first in enumerate(lines)
        if first.text[0].upper() == literal[0].upper() and (low := fold(first.text)) != _FOLDED[part] and _FOLDED[part].startswith(low)
        for column in [of_column(lines[at : at + _ROWS], standing_of)]
        for window in (column[:2], column[:3])
        if _wraps(part, window)
        for line in window
    }


def _guess_wrapped(part: str, window: Sequence[Line]) -> list[Guess]:
    """A wording that wrapped, wherever it did, its lines each with what was meant."""
    if part == "date":
        return guess_wrapped_date(window)
    words = LITERALS[part].split()
    best: tuple[float, list[Guess]] = (REACH[part] / 2, [])
    for cuts in combinations(range(1, len(words)), len(window) - 1):
        pieces = [" ".join(words[start:end]) for start, end in pairwise((0, *cuts, len(words)))]
        fits = [aligned(line.text, form(piece), min(best[0], len(piece) * _OF_ITS_OWN)) for line, piece in zip(window, pieces, strict=True)]
        cost = sum(fit.cost if fit else best[0] for fit in fits)
        if cost < best[0]:
            best = (cost, [Guess(cost / len(window), line, part, piece) for line, piece in zip(window, pieces, strict=True)])
    return best[1]


def is_sure(line: Line) -> bool:
    """Whether the line is a part of the header letter by letter, or the whole of the quốc hiệu's first line."""
    return _exact(line) is not None or fold(line.text).startswith(_NATIONAL_OPENS)


def _exact(line: Line) -> str | None:
    """The part that the line is letter by letter, as far as recognition goes; its points and spaces are the rules' to judge."""
    text = line.text
    first = text[0]
    if first in "SsĐđ\t" or first.isdigit():
        if _WORD_ALONE.fullmatch(text) or _numbered(text):
            return "number"
        if "phúc" in text.lower() and (text == MOTTO or _MOTTO.search(text)):
            return "motto"
    if first in "CcKkQqTtBbHhĐđGgPpDdNn<[{«":
        if _wraps("national_name", [line]):
            return "national_name"
        if _named(text):
            return "type_name"
    return "date" if _dated(text) else None


def _numbered(text: str) -> bool:
    """The strict grammar takes the whole line, with its word."""
    found = read_number(text)
    if found is None or found.start > 3 or not found.word:
        return False
    if (
        found.smudge
        or found.suffix in _LIKE_FIGURES
        or _misspells_the_type(found)
        or _RUN_ON.search(text)
        or fold(found.word) != _WORD
        or _of_another_script(found.digits)
    ):
        return False
    joined = found.form == "party" or bool(found.joint.strip()) or not found.organ or is_hole(found.organ)
    return (joined or found.slash == "") and _ends(text, found.end)


def _misspells_the_type(number: Number) -> bool:
    """Whether the first group of a symbol is ``KH`` but for one stroke of a key; no other type's code is as near."""
    printed = number.type
    if printed == _CODE or number.form != "state" or not number.organ or len(printed) > len(_CODE) + 1:
        return False
    return printed in (*_CODE, _CODE[::-1]) or aligned(printed, form(_CODE), KEY) is not None


def _ends(text: str, end: int) -> bool:
    """Nothing of the line is left over, or what is left stands apart and is no piece of a symbol."""
    rest = text[end:]
    return not rest.strip(_CLOSERS) or (rest[0].isspace() and not _PIECE.fullmatch(rest.strip()))


def _of_another_script(figures: str) -> bool:
    """Whether a figure is of another script or width (``１２``); room that is left for figures is of none."""
    return any(sign.isdecimal() and not sign.isascii() for sign in figures)


def _dated(text: str) -> bool:
    found = read_dateline(text) if "ng" in text or "/" in text else None
    if found is None or not _ends(text, found.end) or text[found.end :].strip()[:1].isdigit():
        return False
    if _of_another_script(f"{found.day}{found.month}{found.year}"):
        return False
    if ",ngày" in text or opens_note(bare(text)) or not names_place(text[: found.start]):  # an act's day, a feast's
        return False
    text = angled_fields_dotted(text)
    return found.form == "slashes" or bool(_DATE.match(text[found.start :].replace("Ngày", "ngày", not found.start)))


def _named(text: str) -> bool:
    exact = type_of(text)
    if exact:
        return same_tone(one_space(unspaced(text.strip(" .:*-")))) == same_tone(exact[0])
    leading = type_leading(text)
    return is_type_placeholder(text) or (
        leading is not None and not MARKED.fullmatch(text) and same_tone(one_space(text[: leading[1]])) == same_tone(leading[0])
    )


def _guess_literal(part: str, literal: str) -> Callable[[Line], Iterator[Guess]]:
    pieces = form(literal)

    def guess(line: Line) -> Iterator[Guess]:
        text = one_space(line.text).strip(" *|.")
        found = aligned(text, pieces, REACH[part]) if 0.6 < len(text) / len(literal) < 1.5 else None
        if found:
            yield Guess(found.cost, line, part, literal)

    return guess


_GUESSED: dict[str, Callable[[Line], Iterator[Guess]]] = {
    "national_name": _guess_literal("national_name", NATIONAL_NAME),
    "motto": _guess_literal("motto", MOTTO),
    "number": guess_number,
    "date": guess_date,
    "type_name": guess_type,
}
