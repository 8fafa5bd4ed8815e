"""The words that head an annex and those of the note below a title: ``Phục lục II``, ``(Kèm thheo Quyết đinh số …)``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.model.patterns import lazy_pattern
from checker.parsing.annexes import read_label_line
from checker.parsing.lines import Line
from checker.parsing.recognition.act_dates import date_put_right
from checker.parsing.recognition.alignment import Aligned, aligned, form
from checker.parsing.recognition.costs import TWO_SLIPS
from checker.parsing.recognition.guessing import Guess
from checker.wording.folding import bare

_PROMULGATED = ("Ban hành", "Phê duyệt", "Được ban hành", "Được phê duyệt", "Đã được ban hành", "Đã được phê duyệt")
_LEADS = ("Kèm theo", "kèm theo", *(f"{how} kèm theo" for how in _PROMULGATED))
_NAMED = ("Quyết định", "quyết định", "Nghị quyết", "Kế hoạch", "kế hoạch")
_CODED = lazy_pattern(
    r"(?P<lead>\(?[^()/\d]{8,70}?)(?P<code>\d{1,5} ?/ ?[^\s,;()]+|[\s.…_]+/[^\s,;()]+)(?P<rest>.*)", re.DOTALL, words=("/",)
)
_LEAD_LIMIT = 2.6
_LONGEST = 250  # characters
_LABEL = "Phụ lục"
_NUMERAL = lazy_pattern(r"\s*(?:số\s*)?(?:[IVXLC]{1,5}|\d{1,2})?\s?[.:]?")
_GLUED = lazy_pattern(r"(?P<word>phụ lục|PHỤ LỤC)(?P<numeral>[IVX]{1,5}|\d{1,2})\s?[.:]?", re.IGNORECASE)
_TWICE = lazy_pattern(r"phụ lụcc(?![^\W\d_])", re.IGNORECASE)
_NUMBER_WORD = lazy_pattern(r"phụ lục s[oôóòỗ](?= \w)", re.IGNORECASE)
_LETTERS = 5  # of the label's own, that a line must have to be one
_HEADING = 9  # lines below a label in which its note stands


def slips_of_note(lines: Sequence[Line], part: str) -> Iterator[Guess]:
    """The lines that are such a note in all but some letters."""
    for line in lines:
        if len(line.text) <= _LONGEST and _may_note(line.text) and (found := _note(line.text)) and found[1] != line.text:
            yield Guess(found[0], line, part, found[1], instead="body")


def slips_of_annexes(lines: Sequence[Line]) -> Iterator[Guess]:
    """Below the closing: labels of annexes, and the notes below them."""
    below = 0
    for line in lines:
        label = _label(line)
        if label is not None or read_label_line(line.text):
            below = _HEADING
        if label is not None:
            yield label
        elif below:
            yield from slips_of_note([line], "annexes")
        below -= below > 0


def _label(line: Line) -> Guess | None:
    """The line as the label of an annex."""
    text = line.text
    if not text[:1].isalpha() or len(text) > len(_LABEL) + 10 or sum(map(bare(text).count, "phulc")) < _LETTERS:
        return None
    if glued := _GLUED.fullmatch(text):
        return Guess(1.0, line, "annexes", f"{glued['word']} {text[glued.start('numeral') :]}", instead="body")
    if found := _TWICE.match(text) or _NUMBER_WORD.match(text):
        meant = text[: len(_LABEL)] if found.end() == len(_LABEL) + 1 else f"{text[: found.end() - 1]}ố"
        return Guess(1.0, line, "annexes", meant + text[found.end() :], instead="body")
    if read_label_line(text):
        return None
    label = _LABEL.upper() if text[: len(_LABEL)].isupper() else _LABEL
    fit = aligned(text, form(f"{label}{{rest}}"), TWO_SLIPS)
    if fit is None or not _NUMERAL.fullmatch(fit.slots[0]) or (fit.slots[0] and not fit.slots[0][0].isspace()):
        return None
    return Guess(fit.cost, line, "annexes", fit.text, instead="body")


def _may_note(text: str) -> bool:
    """Cheaply: a note stands in brackets, or its first words do not let it be missed."""
    low = bare(text[:40])
    return text.startswith("(") or low.startswith(("ban hanh k", "kem ", "duoc ban hanh k"))


def _note(text: str) -> tuple[float, str] | None:
    """The note with its words put right, and at what cost."""
    found = _CODED.fullmatch(text)
    if found is None:
        return None
    opening = "(" if text[0] == "(" else ""
    lead = found["lead"].rstrip(" :")
    best: Aligned | None = None
    for wording in _LEADS:
        for named in _NAMED:
            limit = _LEAD_LIMIT if best is None else best.cost
            fit = aligned(lead, form(f"{opening}{wording} {named} số"), limit)
            best = fit if fit and (best is None or fit.cost < best.cost) else best
    if best is None:
        return None
    space = found["lead"][len(lead) :] or ("" if found["code"][:1].isspace() else " ")
    code = found["code"].replace("_", "-") if found["code"].strip()[:1].isdigit() else found["code"]
    cost, rest = date_put_right(found["rest"])
    return best.cost + cost, f"{best.text}{space}{code}{rest}"
