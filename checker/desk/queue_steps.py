"""What the queue writes into the register, and what forbids it."""

from __future__ import annotations

from starlette.datastructures import FormData

from checker.desk.queue_rows import dossier, last_event, objection
from checker.model.errors import Refused
from checker.register.register import Register
from checker.register.states import DECISIONS


def refuse_step(register: Register, sha256: str, what: str, reason: str) -> None:
    """Raises :class:`Refused` for a step that may not be taken; many at once ask this of each before anything is done."""
    found = dossier(register, sha256)
    refusal = objection(found, what, reason) if found is not None else Refused("register.no_document", document=sha256)
    if refusal is not None:
        raise refusal


def refuse_unknown(register: Register, sha256: str) -> None:
    """Raises :class:`Refused` for a document that is not there."""
    if last_event(register, sha256) is None:
        raise Refused("register.no_document", document=sha256)


def refuse_overtaken(register: Register, sha256: str, seen: str) -> None:
    """Complain where somebody did something with the document since the page was made: two reviewers never overwrite each other unseen."""
    if seen and seen != str(last_event(register, sha256)):
        raise Refused("desk.overtaken")


def give(register: Register, sha256: str, to: str, who: str, why: str) -> None:
    """Give a document to somebody, or to nobody."""
    register.record("assigned", sha256, who=who, why=why, details={"to": to})


def decisions_in(form: FormData) -> dict[tuple[str, str], str]:
    """What a form decides of findings, by rule and fingerprint: of all of one cause at once, and of each by itself, which goes before."""
    told: dict[tuple[str, str], str] = {}
    fields = [(name, str(value)) for name, value in form.multi_items()]
    for name, value in fields:
        if name.startswith("g:") and value in DECISIONS:
            those = (rest for other, rest in fields if other == f"in:{name.removeprefix('g:')}")
            told |= {_finding(each): value for each in those}
    return told | {_finding(name.removeprefix("f:")): value for name, value in fields if name.startswith("f:") and value in DECISIONS}


def _finding(told: str) -> tuple[str, str]:
    rule, _, fingerprint = told.partition(":")
    return rule, fingerprint
