"""What a made sheet of paper holds, in the form of gold labels: one JSON object a document."""

from __future__ import annotations

from typing import Any

from tests.builders import outcomes
from tests.builders.plan_text import PlanText
from tests.paper.habits import Habits

_SINGLE = (
    "national_name", "motto", "superior_organ", "organ", "number", "notation", "place", "date", "type_name", "subject", "competence",
    "position", "full_name", "archive",
)  # fmt: skip


def gold(name: str, file: str, plan: PlanText, habits: Habits) -> dict[str, Any]:
    """Its labels: a figure by hand is ``handwritten``; what a seal or a stamp covers, or a hand wrote, is ``garbled``."""
    parts = outcomes.components(plan)
    rows: dict[str, dict[str, Any]] = {part: _single(parts[part]) for part in _SINGLE}
    if habits.number_by_hand:
        rows["number"]["handwritten"] = True
    if habits.day_by_hand:
        rows["date"]["handwritten"] = True
    if habits.authority_by_hand and rows["competence"]["present"]:
        rows["competence"]["garbled"] = True
    if habits.name_stamped or habits.sealed == "signer":
        rows["full_name"]["garbled"] = True
    rows["recipients"] = {"present": True, "items": parts["recipients"]["value"], "garbled": True}
    rows["sections"] = {"present": True, "items": parts["sections"]["value"], "garbled": True}
    rows["legal_bases"] = {"present": True, "form": "can_cu", "citations": parts["legal_bases"]["value"], "garbled": True}
    rows["annexes"] = {"present": False, "items": []}
    return {
        "id": name, "file": file, "medium": "scan", "type": "KH", "stage": "issued", "components": rows, "faults": [],
        "notes": str(habits),
    }  # fmt: skip


def _single(part: dict[str, Any]) -> dict[str, Any]:
    if part["status"] != "found":
        return {"present": False}
    row = {"present": True, "text": part["text"]}
    return row | ({"value": part["value"]} if isinstance(part.get("value"), str) else {})
