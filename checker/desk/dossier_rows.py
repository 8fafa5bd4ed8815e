"""What the page of a document lists: its findings with what was decided of each, and what happened to it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from checker.desk.dossiers import Dossier
from checker.desk.work import CheckedFile
from checker.model.tuples import NamedTuple
from checker.reporting import phrases
from checker.reporting.catalogue import Words


def finding_rows(found: Dossier, seen: CheckedFile | None, words: Words) -> list[dict[str, Any]]:
    """The findings with what was decided of each; from the page as judged now, else from the register, which may keep no words of them."""
    if seen is not None and len(seen.documents) == 1 and not seen.documents[0].secret:
        told = seen.told[0]["findings"]
    else:
        told = [{**row, "message": words.rule(row["rule"], "title")} for row in found.findings]
    return [
        {
            "rule": row["rule"], "fingerprint": row["fingerprint"], "level": row["level"], "message": row["message"],
            "component": phrases.component(row["component"], words), "decision": found.decisions.get((row["rule"], row["fingerprint"]), ""),
            "group": row.get("group", row["rule"]), "family": row.get("family", ""),
        }
        for row in told
    ]  # fmt: skip


class Cause(NamedTuple):
    """Findings that are mended in one go, under one title; one that is alone has none."""

    title: str
    rows: list[dict[str, Any]]


def causes(rows: Sequence[dict[str, Any]], words: Words) -> list[Cause]:
    """The findings of a document by their cause, as every report groups them, in the order of the first of each."""
    together: dict[Any, list[dict[str, Any]]] = {}
    for row in rows:
        together.setdefault(row["group"], []).append(row)
    return [Cause(_title(some, words) if len(some) > 1 else "", some) for some in together.values()]


def _title(some: Sequence[Mapping[str, Any]], words: Words) -> str:
    rules = {row["rule"] for row in some}
    if len(rules) == 1:
        return words.rule(min(rules), "title")
    title = words.find("ui", "families", some[0]["family"], "title")
    return title if isinstance(title, str) else words.say("desk", "queue.cause.several")


def newest_of(found: Dossier) -> str:
    """The number of a document's newest event, by which a form tells what its page knew."""
    return str(found.history[0]["id"]) if found.history else ""


def history(found: Dossier, words: Words) -> list[dict[str, str]]:
    """What happened to a document, the newest first: when, who, what, why."""
    return [
        {
            "at": row["at"], "who": row["who"],
            "what": words.say("desk", _what(row)), "why": row["why"] or "", "more": _more(row, words),
        }
        for row in found.history
    ]  # fmt: skip


def _what(row: Mapping[str, Any]) -> str:
    """The key of what happened; of a document that changed hands, who gave it to whom."""
    if row["kind"] != "assigned":
        return f"queue.event.{row['kind']}"
    to = json.loads(row["details"] or "{}").get("to", "")
    return "queue.hands.released" if not to else "queue.hands.taken" if to == row["who"] else "queue.event.assigned"


def _more(row: Mapping[str, Any], words: Words) -> str:
    told = json.loads(row["details"] or "{}")
    if row["kind"] == "noted" and "apart" in told:
        return words.say("desk", "resubmission.apart_from", sha256=str(told["apart"])[:12])
    if row["kind"] == "assigned" and told.get("to") == row["who"]:
        return ""
    if row["kind"] == "resubmitted":
        return str(told.get("by", ""))[:12]
    verdict = words.say("verdicts", told["verdict"]) if "verdict" in told else ""
    return str(told.get("to") or told.get("drafter") or verdict or row["rule"] or "")
