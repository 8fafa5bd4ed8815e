"""Addresses of the queue: what of it is looked at, and the page after this one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import FormData

from checker.desk.queue_rows import EVERY, Queued, Wanted
from checker.model import VERDICTS
from checker.register.states import STATES
from checker.reporting.paper import printable

HOME = "/hang-doi"
_WORDS = 200
"""Letters of a search."""
_REASON = 1_000
"""Letters of a reason."""
_NAME = 100
"""Letters of a person's name."""
HASH = 64
"""Signs of a document's hash; no name of anything is longer."""


def reason_in(form: FormData) -> str:
    """The reason a form gives, on one line and harmless: it stands in sheets, on terminals and in a database that takes no NUL."""
    return printable(str(form.get("reason", ""))[:_REASON]).strip()


def drafter_in(form: FormData) -> str:
    """The name of who wrote a plan that a form gives, on one line and harmless."""
    return printable(str(form.get("drafter", ""))[:_NAME]).strip()


def other_in(form: FormData, field: str) -> str:
    """The hash of the other document a form names: typed, else chosen in ``field``."""
    return (str(form.get(f"{field}_hash", "")).strip() or str(form.get(field, "")).strip())[:HASH]


def wanted_in(told: Mapping[str, Any], who: str) -> Wanted:
    """What of the queue an address or a form asks for; what it says wrong is left out."""
    state, verdict = str(told.get("tt", "")), str(told.get("kl", ""))
    day, _, number = str(told.get("sau", "")).partition(",")
    after = (day[:10], int(number)) if number.isdecimal() and len(number) < 12 else ("", 0)
    return Wanted(
        state if state in (*STATES, EVERY) else "", verdict if verdict in VERDICTS else "", str(told.get("tim", ""))[:_WORDS].strip(),
        who if told.get("cua") == "toi" else "", after,
    )  # fmt: skip


def kept_in(told: Mapping[str, Any]) -> dict[str, str]:
    """How the queue is looked at, by the names addresses and forms have for it."""
    return {name: str(told[name])[:_WORDS] for name in ("tt", "kl", "tim", "cua") if told.get(name)}


def way_of(told: Mapping[str, Any]) -> str:
    """The part of an address that keeps how the queue is looked at."""
    kept = kept_in(told)
    return f"?{urlencode(kept)}" if kept else ""


def query_of(told: Mapping[str, Any], last: Queued) -> str:
    """The address of the page after the one that ends with ``last``."""
    way = way_of(told)
    after = urlencode({"sau": f"{last.document['received']},{last.document['id']}"})
    return f"{way}{'&' if way else '?'}{after}"


def way_to_every(told: Mapping[str, Any]) -> str:
    """The list as it is looked at, of documents in any state; empty where it is of those already."""
    return "" if told.get("tt") == EVERY else way_of({**told, "tt": EVERY})


def whose_ways(told: Mapping[str, Any]) -> dict[str, str]:
    """The list as it is looked at, of one's own work and of the section's."""
    return {"mine": way_of({**told, "cua": "toi"}), "section": way_of({**told, "cua": ""})}
