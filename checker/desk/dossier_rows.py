"""What the page of a document lists: its findings with what was decided of each, and what happened to it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from checker.desk.queue_rows import Dossier
from checker.desk.work import CheckedFile
from checker.reporting import phrases
from checker.reporting.catalogue import Words


def finding_rows(found: Dossier, seen: CheckedFile | None, words: Words) -> list[dict[str, Any]]:
    """The findings with what was decided of each; from the page as judged now, else from the register, which may keep no words of them."""
    if seen is not None and len(seen.documents) == 1 and not seen.documents[0].secret:
        told = json.loads(seen.json)["documents"][0]["findings"]
    else:
        told = [{**row, "message": words.rule(row["rule"], "title")} for row in found.findings]
    return [
        {
            "rule": row["rule"], "fingerprint": row["fingerprint"], "level": row["level"], "message": row["message"],
            "component": phrases.component(row["component"], words), "decision": found.decisions.get((row["rule"], row["fingerprint"]), ""),
        }
        for row in told
    ]  # fmt: skip


def newest_of(found: Dossier) -> str:
    """The number of a document's newest event, by which a form tells what its page knew."""
    return str(found.history[0]["id"]) if found.history else ""


def history(found: Dossier, words: Words) -> list[dict[str, str]]:
    """What happened to a document, the newest first: when, who, what, why."""
    return [
        {
            "at": row["at"], "who": row["who"],
            "what": words.say("desk", f"queue.event.{row['kind']}"), "why": row["why"] or "", "more": _more(row, words),
        }
        for row in found.history
    ]  # fmt: skip


def _more(row: Mapping[str, Any], words: Words) -> str:
    told = json.loads(row["details"] or "{}")
    if row["kind"] == "noted" and "apart" in told:
        return words.say("desk", "resubmission.apart_from", sha256=str(told["apart"])[:12])
    if row["kind"] == "resubmitted":
        return str(told.get("by", ""))[:12]
    return str(told.get("to") or (words.say("verdicts", told["verdict"]) if "verdict" in told else row["rule"] or ""))
