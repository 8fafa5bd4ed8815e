"""What can happen to a document in the office, and what each happening makes of it, by the decree.

A document of another organ is never returned for its form: its issuer mends it (khoản 3 Điều 18); only a draft goes back to its unit
(Điều 10, 12). Who, when and on which bytes is kept with each event, and the version of the rules with an approval (Phụ lục VI).
"""

from __future__ import annotations

from checker.model.errors import Refused
from checker.model.tuples import NamedTuple

STATES = ("received", "checked", "approved", "returned", "told", "corrected", "replaced", "recalled", "accepted", "closed")
"""Where a document stands: came in; judged; its form approved; returned to its unit; the sender told of faults; mended by công văn
đính chính; replaced by another document; recalled; taken as it is, with a reason; done with."""
DECISIONS = ("confirmed", "mistaken", "waived")
"""What may be decided of a finding: it is right; it is not; it is let pass this time."""
OPEN = ("received", "checked", "returned", "told")
"""States in which somebody still has to do something."""
DONE = "closed"
"""The state that is taken up again by a recall alone."""
_OF_REGISTER = ("created", "upgraded", "chosen", "forgotten", "disposed", "restored", "began", "ended")
COMPARISONS = ("compared", "crossed", "uncompared")
"""A document was looked at beside others, others were and what lies between it and them changed, it is to be looked at again."""
NOTES = ("assigned", "noted", "drafted", "resubmitted", "arrived", "copied", "stood", "attested", *COMPARISONS)
"""Events of a document that change nothing of where it stands."""
RECORDED = ("assigned", "noted", "drafted", "resubmitted")
"""Those of them that people record; the rest tell what the program itself kept. ``drafted``: who wrote it; ``resubmitted``: this is a later
version of another."""


class Happening(NamedTuple):
    """A kind of event: the states it may follow, the stages of a document it is for (none: any), whether it needs a reason."""

    after: tuple[str, ...]
    stages: tuple[str, ...] = ()
    reason: bool = False


_ISSUED = ("issued", "attached", "")
HAPPENINGS = {
    "checked": Happening(STATES),
    "approved": Happening(("checked", "returned")),
    "returned": Happening(("checked",), ("draft", "template", ""), reason=True),
    "told": Happening(("checked", "told"), _ISSUED, reason=True),
    "corrected": Happening(("checked", "told", "accepted"), _ISSUED),
    "replaced": Happening(("checked", "told", "returned", "corrected", "accepted", "approved"), ()),
    "recalled": Happening(("checked", "told", "corrected", "accepted", "approved", "closed"), _ISSUED),
    "accepted": Happening(("checked", "told", "returned"), (), reason=True),
    "closed": Happening(("checked", "approved", "told", "corrected", "replaced", "recalled", "accepted", "returned"), (), reason=True),
}
"""Kinds of events that move a document."""
OF_DOCUMENTS = ("received", *HAPPENINGS, *DECISIONS, *NOTES)
"""Kinds of events that name a document."""
KINDS = (*OF_DOCUMENTS, *_OF_REGISTER)
"""All kinds of events."""


def after(kind: str, state: str, stage: str, why: str) -> str:
    """The state of a document after an event of ``kind``; raises :class:`Refused` for one that the state or the stage does not allow, or
    that lacks its reason.
    """
    if kind in NOTES:
        return state
    if kind in DECISIONS:
        if not why.strip():
            raise Refused("register.no_reason", kind=kind)
        return state
    happening = HAPPENINGS.get(kind)
    if happening is None:
        raise Refused("register.no_kind", kind=kind, kinds=", ".join((*HAPPENINGS, *DECISIONS, *RECORDED)))
    if kind == "checked":
        return "checked" if state == "received" else state
    if happening.reason and not why.strip():
        raise Refused("register.no_reason", kind=kind)
    if state not in happening.after:
        raise Refused("register.not_after", kind=kind, state=state, states=", ".join(happening.after))
    if happening.stages and stage not in happening.stages:
        raise Refused("register.not_for_stage", kind=kind, stage=stage)
    return kind
