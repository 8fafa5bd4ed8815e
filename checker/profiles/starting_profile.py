"""A profile to begin with, made from the schema and the sample that is shipped; and its keys as a table."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from checker.model.data import home
from checker.profiles.packs import FILE
from checker.profiles.profile import profile_schema_file

_WIDTH = 100
_SAMPLE = "so-noi-vu-vinh-son"
_RULES, _BASE = "noi-nhan.yaml", "ke-hoach.txt"
_NEEDED_BY_RULES = ("base", "slots")

Schema = Mapping[str, Any]


def starting_profile(lang: str) -> dict[str, bytes]:
    """The files of a new profile by name: ``profile.yaml`` with every key explained (``vi`` or ``en``), one rule of the house's own, and
    the compliant plan its examples are tried on.
    """
    sample = home("fixtures") / "profile" / _SAMPLE
    return {FILE: _profile(lang).encode(), **{name: (sample / name).read_bytes() for name in (_RULES, _BASE)}}


def key_rows(lang: str) -> Iterator[tuple[str, bool, str, str]]:
    """Each key of ``profile.yaml``: its path, whether it must be there, an example in YAML's short form, what it means."""
    schema = _schema()
    for path, each in _leaves(schema):
        yield path, path in schema["required"], _short(each["examples"][0]), _said(each, lang)


def _schema() -> Schema:
    loaded: Schema = json.loads(profile_schema_file().read_text(encoding="utf-8"))
    return loaded


def _leaves(schema: Schema, above: str = "") -> Iterator[tuple[str, Schema]]:
    """The keys that hold values, each with its own part of the schema."""
    for name, each in schema["properties"].items():
        if "examples" in each:
            yield above + name, each
        else:
            yield from _leaves(each, f"{above}{name}.")


def _profile(lang: str) -> str:
    """The text of ``profile.yaml``: what must be there is set, the rest stands behind ``#``."""
    schema = _schema()
    lines: list[str] = []
    for name, each in schema["properties"].items():
        active = name in schema["required"] or name in _NEEDED_BY_RULES
        written = list(_written(name, each, lang))
        lines += [*written, ""] if active else [*(line if line.lstrip().startswith("#") else f"#{line}" for line in written), ""]
    return "\n".join(lines)


def _written(name: str, schema: Schema, lang: str, indent: str = "") -> Iterator[str]:
    """A key with what it means above it; the keys below it when it holds some."""
    if "examples" not in schema:
        yield f"{indent}{name}:"
        for inner, each in schema["properties"].items():
            yield from _written(inner, each, lang, indent + "  ")
        return
    yield from textwrap.wrap(
        _said(schema, lang), _WIDTH, initial_indent=f"{indent}# ", subsequent_indent=f"{indent}# ", break_on_hyphens=False
    )
    yield f"{indent}{name}: {_short(_sample_slots() if name == 'slots' else schema['examples'][0])}"


def _sample_slots() -> Mapping[str, str]:
    """The lines of the sample's plan that the examples of its rules replace."""
    import yaml

    slots: Mapping[str, str] = yaml.safe_load((home("fixtures") / "profile" / _SAMPLE / FILE).read_text(encoding="utf-8"))["slots"]
    return slots


def _said(schema: Schema, lang: str) -> str:
    return str(schema["x-vi"] if lang == "vi" else schema["description"])


def _short(value: Any) -> str:
    """A value as YAML writes it on one line, which JSON is too."""
    return json.dumps(value, ensure_ascii=False)
