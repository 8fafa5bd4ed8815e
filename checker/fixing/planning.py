"""What is to be done about a finding, before anything is opened or written: the one test that a promise and a fix share."""

from __future__ import annotations

import re

from checker.fixing.case import FixCase
from checker.fixing.edits import ByHand, Edit
from checker.fixing.wording import WORDINGS

BY_HAND = frozenset({"insert_national_name", "insert_motto", "insert_type_name", "position_in_charge", "subject_lower"})
"""Fixes no machine does: a part that is missing is reported, never invented; the rest needs who knows the office or the person."""
_WORDS = re.compile(r"[^\W\d_]+")


def planned(case: FixCase, unsafe: bool, without: frozenset[str]) -> list[Edit]:
    """The edits of one finding; raises :class:`ByHand`, with the reason, when there are to be none."""
    name = case.rule.fix
    if name is None or name in BY_HAND:
        raise ByHand
    if case.finding.fingerprint and case.finding.fingerprint in without:
        raise ByHand("failed")
    edits = edits_of(case)
    if not edits:
        raise ByHand
    if not unsafe and safety(case) != "safe":
        raise ByHand("unsafe")
    return edits


def edits_of(case: FixCase) -> list[Edit]:
    """What the fix of the finding's rule asks for; raises :class:`ByHand` when only a person can tell."""
    name = case.rule.fix or ""
    if name in WORDINGS:
        return list(WORDINGS[name](case))
    from checker.fixing.registry import FIXES  # looks need what a check of words does not load

    if name not in FIXES:
        raise ByHand
    return list(FIXES[name](case))


def safety(case: FixCase) -> str | None:
    """``safe``, or ``unsafe`` where the wanted form has other words, capitals apart: then the clerk has to want it too."""
    return "unsafe" if case.rule.fix == "replace" and _rewords(case) else case.rule.fix_safety


def _rewords(case: FixCase) -> bool:
    got, want = (_WORDS.findall((text or "").casefold()) for text in (case.finding.got, case.finding.want))
    return "".join(got) != "".join(want)
