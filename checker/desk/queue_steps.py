"""What the queue writes into the register, and what forbids it; each within one transaction, so that it is looked at and done at once."""

from __future__ import annotations

from collections.abc import Sequence, Set

from sqlalchemy import Connection, select
from starlette.datastructures import FormData

from checker.desk.dossiers import STEPS, dossier_within, found_in, is_same_person, last_event, objection
from checker.desk.queue_rows import assignees_of, drafters_of
from checker.desk.queue_ways import HASH
from checker.model.errors import Refused, refuse
from checker.model.tuples import NamedTuple
from checker.register.columns import unseen
from checker.register.recording import decided, recorded
from checker.register.selects import path_of
from checker.register.states import DECISIONS, DONE
from checker.register.tables import documents

ASSIGN, RELEASE, GIVE = "assign", "release", "give"


class Gift(NamedTuple):
    """Work given away: to whom, among which colleagues, and whether the head of the section gives it."""

    to: str
    colleagues: Sequence[str]
    head: bool


_TO_NOBODY = Gift("", (), head=False)


def done_with_all(
    connection: Connection, hashes: Sequence[str], what: str, reason: str, who: str, gift: Gift = _TO_NOBODY
) -> None:  # fmt: skip
    """One step for many documents by the law of one, or none at all. Raises :class:`Refused` for the first that does not allow it."""
    lacking = {"desk.none_ticked": not hashes, "desk.no_step": what not in (ASSIGN, RELEASE, GIVE, *STEPS)}
    refuse([Refused(key) for key, lacks in lacking.items() if lacks])
    for sha256 in hashes:
        if what in (ASSIGN, RELEASE):
            give(connection, sha256, who if what == ASSIGN else "", who, reason)
        elif what == GIVE:
            hand_over(connection, sha256, gift, who, reason)
        else:
            step(connection, sha256, what, reason, who)


def step(connection: Connection, sha256: str, what: str, reason: str, who: str, by: str = "") -> None:
    """The next step of a document; ``by``: the one that corrects, replaces or recalls it. Raises :class:`Refused`."""
    if what not in STEPS:
        raise Refused("desk.no_step")
    found = dossier_within(connection, sha256)
    refusal = objection(found, what, reason, who) if found is not None else Refused("register.no_document", document=sha256)
    if refusal is not None:
        raise refusal
    recorded(connection, what, sha256, who=who, why=reason, by=by or None)


def refuse_overtaken(connection: Connection, sha256: str, seen: str) -> None:
    """Complain where somebody did something with the document since the page was made: two reviewers never overwrite each other unseen."""
    if seen and seen != str(last_event(connection, sha256)):
        raise Refused("desk.overtaken")


def give(connection: Connection, sha256: str, to: str, who: str, why: str) -> None:
    """Give a document to somebody, or to nobody. Raises :class:`Refused` for one that is not there, and to give one that is done with."""
    if to:
        _refuse_done(connection, sha256)
    recorded(connection, "assigned", sha256, who=who, why=why, details={"to": to})


def name_drafter(connection: Connection, sha256: str, drafter: str, who: str) -> None:
    """Keep who wrote a document; nobody where the name is empty. Raises :class:`Refused` where who is named would take the name out."""
    named = drafters_of(connection, [sha256]).get(sha256) or ""
    if named and is_same_person(named, who) and not is_same_person(named, drafter):
        raise Refused("desk.drafter_renamed", path=_named(connection, sha256), who=named)
    recorded(connection, "drafted", sha256, who=who, details={"drafter": drafter})


def _refuse_done(connection: Connection, sha256: str) -> None:
    if connection.scalar(select(unseen(documents.c.state)).where(documents.c.sha256 == sha256)) == DONE:
        raise Refused("desk.done_with", path=_named(connection, sha256))


def _named(connection: Connection, sha256: str) -> str:
    """What a document is called in a sentence."""
    return connection.scalar(select(path_of()).where(documents.c.sha256 == sha256)) or sha256


def may_give(holder: str, who: str, *, head: bool) -> bool:
    """Whether somebody may give a document to a colleague: what they have or nobody has; the head of the section what anybody has."""
    return head or holder in ("", who)


def hand_over(connection: Connection, sha256: str, gift: Gift, who: str, why: str) -> None:
    """Give a document to a colleague. Raises :class:`Refused` for anybody else, and for what is not one's own to give."""
    if gift.to not in gift.colleagues:
        raise Refused("desk.no_colleague")
    holder = assignees_of(connection, [sha256]).get(sha256) or ""
    if not may_give(holder, who, head=gift.head):
        raise Refused("desk.not_yours_to_give", path=_named(connection, sha256), who=holder)
    give(connection, sha256, gift.to, who, why)


def decide(
    connection: Connection, sha256: str, told: dict[tuple[str, str], str], shown: Set[tuple[str, str]], reason: str, who: str
) -> None:
    """Keep what was decided of findings, all of it or nothing; ``shown``: those a page showed that no reading kept."""
    if not told:
        raise Refused("desk.none_decided")
    known = found_in(connection, sha256) | shown
    for rule, fingerprint in told:
        if (rule, fingerprint) not in known:
            raise Refused("desk.no_finding", rule=rule[:HASH])
    for (rule, fingerprint), decision in told.items():
        decided(connection, sha256, rule, fingerprint, decision, who=who, why=reason)


def decisions_in(form: FormData) -> dict[tuple[str, str], str]:
    """What a form decides of findings, by rule and fingerprint: of all of one cause at once, and of each by itself, which goes before."""
    fields = [(name, str(value)) for name, value in form.multi_items()]
    of_cause = {name.removeprefix("g:"): value for name, value in fields if name.startswith("g:") and value in DECISIONS}
    members = ((name.removeprefix("in:"), value) for name, value in fields if name.startswith("in:"))
    told = {_finding(each): of_cause[cause] for cause, each in members if cause in of_cause}
    return told | {_finding(name.removeprefix("f:")): value for name, value in fields if name.startswith("f:") and value in DECISIONS}


def _finding(told: str) -> tuple[str, str]:
    rule, _, fingerprint = told.partition(":")
    return rule, fingerprint
