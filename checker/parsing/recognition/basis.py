"""Bases that open with ``Căn cứ`` in all but some letters (``Cn cứ Luật …``), or name the type of the act so (``Nghị đinh sô 30/…``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.grammar.typename import ACTS, TYPES
from checker.model.patterns import lazy_pattern
from checker.parsing.lines import Line
from checker.parsing.recognition.act_dates import date_put_right
from checker.parsing.recognition.alignment import aligned, form
from checker.parsing.recognition.costs import KEY, TWO_SLIPS
from checker.parsing.recognition.guessing import Guess
from checker.parsing.recognition.left_out import WORD_LOST
from checker.parsing.recognition.wordings import BASIS
from checker.wording.folding import bare, same_tone

_HEAD = 10  # characters in which the two words stand, slips and all
_ACT = 40  # characters behind them in which the type of an act is named
_TYPED = (f"{BASIS} cứ ", f"Căn {BASIS} ", f"Căn {BASIS.lower()} ", "cứ ", "Cứ ", "Căn ")
"""The two words with one of them left out or typed twice."""
_NAMED = (*TYPES, *ACTS)
_FOLDED = frozenset(map(same_tone, _NAMED))
_CITED = lazy_pattern(rf"(?:{BASIS}|Thực hiện) (?P<type>[^\W\d_]+(?: [^\W\d_]+){{0,2}}) (?P<word>[sSaAdDwW]\w{{0,3}}) (?=\d{{1,5}}/)")
_NUMBER_WORD = "số"
_NUMBERED = " số "


def slips_of_bases(lines: Sequence[Line]) -> Iterator[Guess]:
    """The lines below the title that cite an act, and have a slip in their fixed words or in the act's type."""
    for line in lines:
        cost, text = _opened(line.text)
        more, text = _cited(text)
        dated, meant = _dated(text)
        if meant != line.text:
            more += dated
            yield Guess(cost + more, line, "legal_bases", meant, margin=max(TWO_SLIPS - cost - more, 0.0), instead="body")


def _opened(text: str) -> tuple[float, str]:
    """The line with its first words put right, and at what cost."""
    opening = text.lstrip("-–+•* ")  # a typed bullet is no slip of the words
    if opening.startswith(BASIS) and not opening[len(BASIS) : len(BASIS) + 1].isalnum() and not opening.startswith(_TYPED[0]):
        return 0.0, text
    for typed in _TYPED:
        if opening.startswith(typed) and opening.startswith(_NAMED, len(typed)):
            return WORD_LOST, f"{text[: len(text) - len(opening)]}{BASIS} {opening[len(typed) :]}"
    low = bare(text[:_HEAD])
    if not (low.startswith("can") or "cu" in low[2:]):
        return 0.0, text
    fit = aligned(text[:_ACT], form(f"{BASIS} {{rest}}"), TWO_SLIPS)
    return (fit.cost, fit.text + text[_ACT:]) if fit and _names_an_act(fit.slots[0].lstrip()) else (0.0, text)


def _names_an_act(text: str) -> bool:
    """Whether the type of an act opens a text, with a slip in it where a number follows."""
    if text.startswith(_NAMED):
        return True
    found = _CITED.match(f"{BASIS} {text}")
    return found is not None and _type_meant(found["type"]) is not None


def _cited(text: str) -> tuple[float, str]:
    """The line with the type of its act and the word before the number put right: one slip in each at most."""
    found = _CITED.search(text)
    if found is None:
        return 0.0, text
    word = aligned(found["word"], form(_NUMBER_WORD), KEY) if found["word"].lower() != _NUMBER_WORD else None
    named = _type_meant(found["type"]) if same_tone(found["type"]) not in _FOLDED else None
    meant = (named[1] if named else found["type"]), (_NUMBER_WORD if word else found["word"])
    cost = (named[0] if named else 0.0) + (word.cost if word else 0.0)
    return cost, text[: found.start("type")] + " ".join(meant) + text[found.end("word") :]


def _dated(text: str) -> tuple[float, str]:
    """The line with the words of its acts' dates put right, and the number word parted from the number."""
    cost, done = 0.0, ""
    head, word, rest = text.partition(_NUMBERED)
    while word:
        code, space, behind = rest.partition(" ") if not rest[:1].isspace() else ("", "", rest)
        if "/" in code and code[0].isdigit() and space:
            more, behind = date_put_right(behind)
            cost += more
        done += f"{head}{word}{code}{space}"
        head, word, rest = behind.partition(_NUMBERED)
    return cost, done + head


def _type_meant(printed: str) -> tuple[float, str] | None:
    """The one type that a name is but for a slip."""
    fits = sorted((fit.cost, name) for name in _NAMED if (fit := aligned(printed, form(name), KEY)))
    return fits[0] if fits and (len(fits) == 1 or fits[0][0] < fits[1][0]) else None
