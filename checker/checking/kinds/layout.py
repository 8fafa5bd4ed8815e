"""How the parts look on the page: their letters and paragraphs, and the lines drawn below them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from checker.checking.case import Case, Seed, selector
from checker.checking.conditions import chosen
from checker.checking.looks import Looks, Piece, plainly, rules_in, span
from checker.model import Block, Place, Style

_PROPERTIES = ("size", "bold", "italic", "underline", "align")
_STRAY = 0.2  # share of a part's letters; what is less is a slip of the hand that nobody sees
_SAME_SIZE = 0.01  # pt
_EMPTY_AFTER, _NEAR_AFTER = 3, 2  # blocks below the subject in which its line may be anchored
_LENGTH_SLACK = 1.25  # a quarter more or less: no reader measures text (ambiguous.md A4)
_CAPITAL, _SMALL, _OTHER = 0.70, 0.49, 0.28  # widths in em of bold Times New Roman


def looks_of(case: Case) -> Looks:
    """The looks of the plan, worked out once."""
    return case.once("looks", lambda: Looks(case.plan))


def styled(case: Case, check: Mapping[str, Any]) -> Iterator[Seed]:
    """Letters or paragraphs of a part have one property: ``size`` (least and most, pt), ``bold``, ``italic``, ``underline``,
    ``align``.

    ``spot`` says what of the part is meant: ``line`` (the whole printed line it stands on), ``first`` (its first line),
    ``rest`` (every other line by itself), ``each`` (every line by itself); otherwise the part is judged as one. ``also``
    names a second part whose lines count too. ``stray``: the share of letters from which a piece is wrong.
    """
    asked = next(name for name in _PROPERTIES if name in check)
    wrong = _ALIGNED[asked](check[asked]) if asked in _ALIGNED else None
    looks = looks_of(case)
    test = wrong or (lambda piece: piece.share(_departs(asked, check[asked])) >= check.get("stray", _STRAY))
    pieces = [piece for piece in _pieces(case, check, looks) if piece.stretches and test(_Judged(piece, looks))]
    if pieces:
        got = _told(asked, pieces[0], check[asked])
        places = tuple(place for piece in pieces for place in piece.places)
        yield Seed(places[0], got, _wanted(asked, check[asked]), {"count": len(pieces), "wanted": check[asked], "places": places})
