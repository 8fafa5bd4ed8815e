"""Which letter the law knows for a plan, and why.

A draft goes back within the house (Điều 10 khoản 3, Điều 12 khoản 2). An issued plan is mended by its issuer's own công văn (Điều 18
khoản 3): who is not the issuer asks for that, and never refuses it for its form. Only an electronic document whose signature does not
hold, or that was sent to the wrong place, is returned (Điều 21 khoản 2 điểm b).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from checker.model import Plan
from checker.model.errors import Refused
from checker.model.report import DocumentReport
from checker.model.tuples import NamedTuple
from checker.wording.issuer_names import issuer_of, issuers_of
from checker.wording.same_office import is_own

LETTER_KINDS = ("note", "correction", "transfer", "return")
"""A note within the house, a công văn that asks for a correction, a phiếu chuyển that does, a công văn that returns the document."""
RETURN_REASONS = ("misaddressed", "broken")
_UNFINISHED = ("draft", "template")
_TO_ANOTHER = ("correction", "transfer")
"""What asks the issuer for a correction: of no use to the issuer itself, whose own công văn corrects (Điều 18 khoản 3)."""


class LetterChoice(NamedTuple):
    """The kind of letter, and why: a key of ``ui.letter.why`` with its values. ``own``: the plan is the office's."""

    kind: str
    why: str
    values: Mapping[str, str] = MappingProxyType({})
    reason: str = ""
    own: bool = False


def chosen_letter(report: DocumentReport, plan: Plan, offices: Sequence[str], kind: str = "", reason: str = "") -> LetterChoice:
    """The letter for a plan. ``offices``: the names the office goes by; ``kind`` and ``reason`` are the user's own word.

    Raises :class:`Refused` where the plan does not tell: whose it is, or why it should be returned; and where the
    issuer would ask itself for a correction.
    """
    printed = issuer_of(plan)
    own = is_own(printed, offices)
    broken = any(each.state == "broken" for each in report.signatures)
    if kind == "return":
        why = reason or ("broken" if broken else "")
        if not why:
            raise Refused("letter.no_reason", path=report.path, reasons=", ".join(RETURN_REASONS))
        return LetterChoice(kind, "asked", reason=why)
    if own and kind in _TO_ANOTHER:
        raise Refused("letter.to_itself", path=report.path)
    if kind:
        return LetterChoice(kind, "asked", own=bool(own))
    if report.stage in _UNFINISHED:
        return LetterChoice("note", report.stage or "", own=True)
    issuer = "; ".join(issuers_of(printed))
    if own is None:
        raise Refused("letter.whose" if offices else "letter.no_office", path=report.path, issuer=issuer, office="; ".join(offices))
    if own:
        return LetterChoice("note", "own", {"issuer": issuer}, own=True)
    if broken:
        return LetterChoice("return", "broken", reason="broken")
    return LetterChoice("correction", "another", {"issuer": issuer, "office": offices[0]})
