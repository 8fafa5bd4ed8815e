"""The check kinds: a rule names one and gives it settings. Ten for content, five for layout; a new rule needs a new kind very rarely.

Each is a generator of :class:`~checker.checking.case.Problem`: nothing yielded, nothing wrong; a ``CannotTell`` alone, cannot tell.
All of them take ``of`` (a selector, see ``case``) and ``where`` (which items of a list are meant).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from checker.checking.case import Answer, Case
from checker.checking.kinds.facts import agrees, calendar, listed
from checker.checking.kinds.layout import ruled, styled
from checker.checking.kinds.letters import printed
from checker.checking.kinds.order import endings, sequence
from checker.checking.kinds.paper import page
from checker.checking.kinds.presence import count, present
from checker.checking.kinds.prose import prose
from checker.checking.kinds.wording import equals, letter_case, matches

Kind = Callable[[Case, Mapping[str, Any]], Iterator[Answer]]

KINDS: Mapping[str, Kind] = {
    "present": present,
    "count": count,
    "matches": matches,
    "equals": equals,
    "letter_case": letter_case,
    "endings": endings,
    "sequence": sequence,
    "agrees": agrees,
    "calendar": calendar,
    "listed": listed,
    "styled": styled,
    "ruled": ruled,
    "page": page,
    "prose": prose,
    "printed": printed,
}

__all__ = ["KINDS", "Kind"]
