"""Names the laws give in many words, one of which has a letter amiss (``THI HÀCH ÁN DÂN SỰ``), and what is only another spelling."""

from __future__ import annotations

from checker.parsing.lines import Line
from checker.parsing.recognition.alignment import aligned, form
from checker.parsing.recognition.costs import ONE_LETTER, TWO_SLIPS
from checker.parsing.recognition.guessing import Guess
from checker.parsing.recognition.wordings import SPELT_SO
from checker.wording.folding import same_tone

_ONE_SIGN = str.maketrans("YÝỲỶỸỴ–—", "IÍÌỈĨỊ--")
_FEWEST_WORDS = 4  # of fewer, another word makes another name: HỘI ĐỒNG THƠ
_SHORTEST_WORD = 3
_KNOWN = tuple(f"{same_tone(name)} " for name in SPELT_SO)
_LONG = tuple((name.split(), same_tone(name).split()) for name in SPELT_SO if len(name.split()) >= _FEWEST_WORDS)


def with_a_letter_amiss(line: Line, text: str) -> Guess | None:
    """The organ a line names but for a letter of one word; of several names the longest."""
    words, printed = same_tone(text).split(), text.split()
    known = max((len(name.split()) for name in _KNOWN if f"{' '.join(words)} ".startswith(name)), default=0)
    found = [(len(own), *mended) for name, own in _LONG if len(own) > known and (mended := _mended(printed, words, name, own))]
    if not found:
        return None
    _, cost, meant = max(found)
    return Guess(cost, line, "organ", meant, margin=TWO_SLIPS - cost, instead="superior_organ")


def _mended(printed: list[str], words: list[str], name: list[str], own: list[str]) -> tuple[float, str] | None:
    """What the one word of a line costs that is not the name's, and the line with it put right."""
    amiss = [at for at, word in enumerate(own) if at >= len(words) or words[at] != word]
    if len(amiss) != 1 or amiss[0] >= len(words) or len(own[amiss[0]]) < _SHORTEST_WORD:
        return None
    at = amiss[0]
    fit = aligned(printed[at], form(name[at]), ONE_LETTER)
    return (fit.cost, " ".join((*printed[:at], name[at], *printed[at + 1 :]))) if fit else None


def is_said_so(meant: str, text: str) -> bool:
    """``QUẢN LÍ``, ``TÀI CHÍNH – KẾ HOẠCH`` are spellings; a comma behind known words lists more: ``BAN QUẢN LÝ, BẢO VỆ RỪNG``."""
    name, printed = meant.translate(_ONE_SIGN), text.translate(_ONE_SIGN)
    return name in (printed, printed.replace(",", ""))
