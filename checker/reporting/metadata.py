"""The metadata of one document, named as the design names it and as the national exchange format does (QCVN 102:2016, edXML)."""

from __future__ import annotations

from typing import Any

from checker.model import COMPONENTS, Component, Plan
from checker.reporting.json import dump, plain

SCHEMA = "thethuc-metadata/1"

_EDXML = {
    "OrganizationInCharge": "superior_organ",
    "OrganName": "organ",
    "CodeNumber": "number",
    "CodeNotation": "notation",
    "Place": "place",
    "TypeName": "type_name",
    "Subject": "subject",
}


def render(plan: Plan, path: str) -> str:
    """The metadata as JSON, one newline at the end."""
    return dump(
        {
            "schema": SCHEMA,
            "path": path,
            "sha256": plan.document.sha256,
            "medium": plan.document.medium,
            "type": plan.type,
            "scope": plan.scope,
            "stage": plan.stage,
            "date": _issued(plan),
            "edxml": _edxml(plan),
            "components": {name: _part(plan.components.get(name)) for name in COMPONENTS},
        }
    )


def _issued(plan: Plan) -> Any:
    """The whole day the plan itself bears; the day its rules are chosen by, which an act it cites may give, is none of its own."""
    return plan.components["date"].value if "date" in plan.components else None


def _part(component: Component | None) -> dict[str, Any]:
    """A part without its places: those are for ``check``."""
    if component is None:
        return {"status": "not_applicable", "text": None, "value": None}
    return {"status": component.told, "text": component.text, "value": _unplaced(plain(component.value))}


def _unplaced(value: Any) -> Any:
    """``value`` without the places that trees of headings carry."""
    if isinstance(value, dict):
        return {name: _unplaced(part) for name, part in value.items() if name != "place"}
    return [_unplaced(part) for part in value] if isinstance(value, list) else value


def _edxml(plan: Plan) -> dict[str, Any]:
    """The elements of an edXML header that a document prints on its face."""
    recipients = plan.components["recipients"].value if "recipients" in plan.components else None
    return {
        **{element: _text(plan, name) for element, name in _EDXML.items()},
        "PromulgationDate": _issued(plan),
        "SignerInfo": {
            "Competence": _text(plan, "competence"),
            "Position": _text(plan, "position"),
            "FullName": _text(plan, "full_name"),
        },
        "ToPlaces": plain(recipients) or [],
    }


def _text(plan: Plan, name: str) -> str | None:
    component = plan.components.get(name)
    return (component.readable or None) if component and component.status in ("found", "garbled") else None
