"""What jsonschema found, as a key of the catalogues (``ui.fault``) and the values of its sentence: its own words are English alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from checker.model.nearest import nearest


class ValidationError(Protocol):
    """What is asked of a :class:`jsonschema.ValidationError`; its own types allow for what no error that is met lacks."""

    context: Any
    absolute_path: Any
    validator: Any
    validator_value: Any
    instance: Any
    schema: Any


Fault = tuple[str, Mapping[str, Any]]
_LONGEST = 60
"""Letters of a value that are shown."""


def fault_of(error: ValidationError) -> Fault:
    """The key and the values; of a choice of shapes the fault of the nearest one."""
    while error.context:
        error = max(error.context, key=lambda each: len(each.absolute_path))
    made = _KINDS.get(str(error.validator), _other)
    return made(error)


def _enum(error: ValidationError) -> Fault:
    accepted = [error.validator_value] if error.validator == "const" else error.validator_value
    return "enum", {"said": _shown(error.instance), "accepted": ", ".join(map(str, accepted))}


def _type(error: ValidationError) -> Fault:
    names = [error.validator_value] if isinstance(error.validator_value, str) else error.validator_value
    accepted = tuple(f"type.{name}" for name in names)
    return ("empty", {"accepted": accepted}) if error.instance is None else ("type", {"said": _shown(error.instance), "accepted": accepted})


def _required(error: ValidationError) -> Fault:
    return "lacks", {"name": next(name for name in error.validator_value if name not in error.instance)}


def _additional(error: ValidationError) -> Fault:
    known = error.schema.get("properties", {}) if isinstance(error.schema, Mapping) else {}
    name = next(str(name) for name in error.instance if name not in known)
    return "unknown", {"name": name, "near": nearest(name, known)}


def _pattern(error: ValidationError) -> Fault:
    return "pattern", {"said": _shown(error.instance), "pattern": error.validator_value}


def _least(error: ValidationError) -> Fault:
    return "short", {"limit": error.validator_value}


def _most(error: ValidationError) -> Fault:
    return "long", {"limit": error.validator_value}


def _other(error: ValidationError) -> Fault:
    return "other", {"said": _shown(error.instance)}


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


_KINDS: Mapping[str, Callable[[ValidationError], Fault]] = {
    "enum": _enum, "const": _enum, "type": _type, "required": _required, "additionalProperties": _additional, "pattern": _pattern,
    "minLength": _least, "minItems": _least, "minimum": _least, "minProperties": _least,
    "maxLength": _most, "maxItems": _most, "maximum": _most, "maxProperties": _most,
}  # fmt: skip
