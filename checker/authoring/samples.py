"""The sample table of letters (Mẫu chữ, Phụ lục I, Phần I, Mục V) written out as the rules it stands for: one a part and property."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

FILE = "mau-chu.yaml"
"""The one file of a rule set that is a table; its rows are ``sample`` in ``rule.schema.json``."""

Row = Mapping[str, Any]
_FIXES = {"size": "set_size", "bold": "set_bold", "italic": "set_italic"}


def expanded(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every rule that the rows of a table stand for."""
    return [rule for row in rows for rule in _rules(row)]


def _rules(row: Row) -> Iterator[dict[str, Any]]:
    for asked, rule in row["rules"].items():
        yield {
            "id": rule,
            "name": f"{row['name']}-{_suffix(asked, row['letters'][asked])}",
            "component": row["component"],
            "basis": "decree",
            "clause": row["clause"],
            "asks": f"{row['part']}: {_said(asked, row['letters'])}.",
            "level": row["level"],
            "check": {"kind": "styled", **row["look"], asked: row["letters"][asked]},
            "needs": ["fonts"],
            "fix": _FIXES[asked],
            "fix_safety": "safe",
            "examples": {
                "good": [{"fixture": file} for file in row["good"]],
                "bad": [{"fixture": f"faulty/{rule}-{row['bad'][asked]}.docx"}],
            },
        }


def _suffix(asked: str, wanted: Any) -> str:
    """How the rule's name ends: ``size``, ``bold`` or ``not-bold``, ``italic`` or ``upright``."""
    names = {"size": "size", "bold": "bold" if wanted else "not-bold", "italic": "italic" if wanted else "upright"}
    return names[asked]


def _said(asked: str, letters: Row) -> str:
    """The sentence of law, in the words of the table: ``cỡ chữ từ 13 đến 14``, ``kiểu chữ đứng, đậm``."""
    if asked == "size":
        least, most = letters["size"]
        return f"cỡ chữ {least}" if least == most else f"cỡ chữ từ {least} đến {most}"
    slope = ("nghiêng" if letters["italic"] else "đứng") if "italic" in letters else ""
    weight = ("đậm" if letters["bold"] else "không ghi “đậm”") if "bold" in letters else ""
    return "kiểu chữ " + ", ".join(filter(None, (slope, weight)))
