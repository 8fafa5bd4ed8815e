"""What the program must say of a fixture, worked out from the plan's text alone: never from the program's own output."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests.builders.plan_text import PlanText

TT01_YEARS = range(2011, 2020)
ABSENT = {"status": "not_applicable"}


def of_plan(plan: PlanText, medium: str, findings: Iterable[tuple[str, str]] = ()) -> dict[str, Any]:
    """The outcome of an issued or draft plan; ``findings`` are (component, level) pairs that its shape brings about."""
    issued = bool(plan.number and plan.day)
    found = [{"component": component, "level": level} for component, level in findings]
    return {
        "medium": medium,
        "type": "KH",
        "stage": "issued" if issued else "draft",
        "ruleset": "tt01-2011" if int(plan.year) in TT01_YEARS else "nd30-2020",
        "verdict": _verdict(plan, found),
        "components": components(plan),
        "findings": found,
    }


def _verdict(plan: PlanText, found: list[dict[str, str]]) -> str:
    """A union writes by rules of its own (Điều 2 khoản 2)."""
    if plan.organ[0].startswith("LIÊN ĐOÀN LAO ĐỘNG"):
        return "out_of_scope"
    return "fail" if any(row["level"] == "error" for row in found) else "pass"


def components(plan: PlanText) -> dict[str, dict[str, Any]]:
    """Every part of the plan as the report must print it."""
    return {
        "national_name": _text(plan.national_name),
        "motto": _text(plan.motto),
        "superior_organ": _text(plan.superior),
        "organ": _text(" ".join(plan.organ)),
        "number": _text(plan.number, value=int(plan.number)) if plan.number else {"status": "blank"},
        "notation": _text(plan.notation, value=dict(zip(("type", "organ"), plan.notation.split("-", 1), strict=True))),
        "place": _text(plan.place),
        "date": _date(plan),
        "type_name": _text(plan.type_name, value="KH"),
        "subject": _text(plan.subject),
        "legal_bases": {"status": "found", "value": [{"type": kind, "code": code, "date": date} for kind, code, date in plan.acts]},
        "sections": {"status": "found", "value": sections(plan)},
        "competence": _text(" ".join(plan.competence)),
        "position": _text(plan.position),
        "full_name": _text(plan.full_name),
        "recipients": {"status": "found", "value": recipients(plan)},
        "archive": _archive(plan),
    } | _annexes(plan)


def sections(plan: PlanText) -> list[dict[str, str]]:
    """The top-level headings: Roman numeral and title."""
    pairs = (line.split(". ", 1) for line in plan.body if ". " in line)
    return [{"numeral": numeral, "title": title} for numeral, title in pairs if numeral.strip("IVX") == ""]


def recipients(plan: PlanText) -> list[str]:
    """The recipients without dash and end mark, a continuation line joined to its first line, the archive line left out."""
    joined: list[str] = []
    for line in plan.recipients[:-1]:
        if line.startswith("-"):
            joined.append(line.removeprefix("-").strip())
        else:
            joined[-1] += " " + line.strip()
    return [entry.rstrip(";.") for entry in joined]


def of_template() -> dict[str, Any]:
    """The outcome of a form with placeholders: only what is printed in full is judged."""
    full = {"national_name": _text(PlanText.national_name), "motto": _text(PlanText.motto), "type_name": _text("KẾ HOẠCH", value="KH")}
    return {
        "medium": "docx",
        "type": "KH",
        "stage": "template",
        "ruleset": "nd30-2020",
        "verdict": "pass",
        "components": full,
        "findings": [],
    }


def of_fault(components: tuple[str, ...], level: str) -> dict[str, Any]:
    """At least one finding on one of these components, at this level or above, and no error or warning elsewhere."""
    return {"component": components[0], "also": list(components[1:]), "level_at_least": level, "only": True}


def _text(text: str, **more: Any) -> dict[str, Any]:
    return {"status": "found", "text": " ".join(text.split()), **more} if text else dict(ABSENT)


def _date(plan: PlanText) -> dict[str, Any]:
    if not plan.day:
        return {"status": "blank"}
    printed = f"ngày {plan.day} tháng {plan.month} năm {plan.year}"
    return _text(printed, value=f"{plan.year}-{int(plan.month):02}-{int(plan.day):02}")


def _archive(plan: PlanText) -> dict[str, Any]:
    text = plan.recipients[-1].removeprefix("-").strip()
    codes = [code.split("(")[0].strip(" .") for code in text.split(":", 1)[1].split(",")]
    return _text(text, value={"codes": codes})


def _annexes(plan: PlanText) -> dict[str, Any]:
    if not plan.annexes:
        return {}
    return {"annexes": {"status": "found", "value": [{"label": annex.label, "title": annex.title} for annex in plan.annexes]}}
