"""A document's account (:mod:`checker.register.attesting`) by its events alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from checker.register.attesting import READ, RUN, Account
from checker.register.columns import unseen
from checker.register.comparables import SETTLED
from checker.register.states import COMPARISONS, DECISIONS, HAPPENINGS
from checker.register.tables import events

_TOLD = ("id", "at", "kind", "who", "before", "after", "sha256", "rule", "fingerprint", "details")
NONE_OF_OURS = (ValueError, LookupError, TypeError, AttributeError)
"""What telling again raises over an event that another program changed."""


def retold(told: Iterable[Mapping[str, Any]]) -> Account | None:
    """The account by the events of one document, in their order; ``None`` where there are none."""
    account: Account | None = None
    for event in told:
        details = json.loads(event["details"])
        account = account or _new()
        if event["kind"] == "attested":
            account = _attested(account, details)
        else:
            _step(account, event, details)
    if account is not None:
        days = [day for _, day, *_ in account["arrivals"] if day]
        account["received"] = min(days) if days else account.get("received")
        for part in ("copies", "arrivals", "links"):
            account[part].sort(key=repr)
    return account


def _new() -> Account:
    return {
        "copies": [], "arrivals": [], "readings": {}, "current": None, "decisions": {}, "links": [], "crossings": {}, "waits": False,
    }  # fmt: skip


def _attested(account: Account, told: Mapping[str, Any]) -> Account:
    """An account of which some parts are told anew, of a reading too."""
    before = account["readings"]
    return {**account, **told, "readings": {**before, **{mark: {**before.get(mark, {}), **own} for mark, own in told["readings"].items()}}}


def _step(account: Account, event: Mapping[str, Any], details: Mapping[str, Any]) -> None:
    """What one event makes of an account."""
    kind = event["kind"]
    _compared(account, event, details)
    if kind == "received":
        account["received"] = details.get("day")
    if kind in ("received", "copied") and "path" in details:
        account["copies"].append(details["path"])
    if kind == "arrived":
        account["arrivals"].append([details.get(name) for name in ("number", "day", "to_places", "due", "source")])
    if kind == "checked":
        own = {name: details.get(name) for name in READ if name != "made"}
        account["readings"][details.get("version")] = {**own, "made": event["at"]}
    if kind in ("checked", "stood"):
        account["current"] = details.get("version")
    if kind in DECISIONS:
        account["decisions"][f"{event['rule']} {event['fingerprint']}"] = [kind, event["id"]]
    elif kind == "received" or (kind in HAPPENINGS and event["after"] != event["before"]):
        account["state"], account["since"] = event["after"], event["at"]
    if "by" in details and [kind, details["by"]] not in account["links"]:
        account["links"].append([kind, details["by"]])


def _compared(account: Account, event: Mapping[str, Any], details: Mapping[str, Any]) -> None:
    """What one event makes of the findings across documents, and of whether there is something to look at."""
    kind = event["kind"]
    if kind in COMPARISONS:
        account["crossings"].update(details.get("found", {}))
        for fingerprint in details.get("gone", ()):
            account["crossings"].pop(fingerprint, None)
        for order in (order for read in account["readings"].values() for order in read.get("orders") or ()):
            order[2] = order[2] and order[1] >= details.get("until", "")
    moved = event["before"] != event["after"] and {event["before"], event["after"]} & {*SETTLED}
    if moved or kind in ("checked", "copied", "stood", "uncompared"):
        account["waits"] = True
    if kind == "compared":
        account["waits"] = False


def retold_house(told: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The same by the events ``began``, ``ended``, ``chosen`` and ``attested``."""
    found: dict[str, Any] = {"runs": {}, "choices": {}}
    for event in told:
        details = json.loads(event["details"])
        if event["kind"] == "attested":
            found = details
        elif event["kind"] == "began":
            found["runs"][str(details["run"])] = [event["at"], None, event["who"], details["tool"], 0, 0, 0, 0]
        elif event["kind"] == "ended":
            run = found["runs"].get(str(details["run"]), [None] * len(RUN))
            found["runs"][str(details["run"])] = [
                event["at"] if name == "ended" else details.get(name, before) for name, before in zip(RUN, run, strict=True)
            ]
        else:
            found["choices"][details["name"]] = details["after"]
    return found


def told_of(connection: Connection, hashes: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """The events of these documents, each document's in their order."""
    found: dict[str, list[dict[str, Any]]] = {sha256: [] for sha256 in hashes}
    asked = select(*(unseen(events.c[name]) for name in _TOLD)).where(events.c.sha256.in_(hashes)).order_by(events.c.id)
    for row in connection.execute(asked).mappings():
        found[row["sha256"]].append(dict(row))
    return found


def told_of_house(connection: Connection) -> Iterator[dict[str, Any]]:
    """The events of runs and choices, in their order."""
    asked = select(*(unseen(events.c[name]) for name in _TOLD)).where(
        events.c.kind.in_(("began", "ended", "chosen", "attested")), events.c.sha256.is_(None), events.c.details.is_not(None)
    )
    return (dict(row) for row in connection.execute(asked.order_by(events.c.id)).mappings())
