"""The dated tables of ``rules/facts`` as ``check`` reads them: a row says when a name is not in use, and what is used instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from checker.authoring.compiling import load_yaml
from checker.checking.kinds.acts import is_of_one_year
from checker.model.data import home
from checker.wording.folding import fold

Row = dict[str, Any]
_COMMUNES_FROM = "2025-07-01"
"""Since when the communes are those the table was counted in (Nghị quyết 202/2025/QH15)."""


def tables() -> dict[str, Any]:
    """Every table by the name that a rule gives it.

    ``places`` and ``namesakes`` are names of ended provinces, the latter alive as names of communes; ``provinces`` those in use, one that
    communes bear too with the provinces of these (``communes``), from the day they are known; ``province_names`` all that are or were,
    with the names of other places one slip away (``alike``);
    ``units`` has the ended with tỉnh and thành phố; ``unborn`` is what is no unit yet, or never was; ``bodies`` have ended, ``new_bodies``
    have not begun; ``acts`` have ended, ``dated_acts`` bear a known date; ``heads`` are the posts of those who head an organ, by its name.
    """
    provinces, bodies, acts, heads = (
        load_yaml(home("rules") / "facts" / f"{name}.yaml") for name in ("provinces", "bodies", "acts", "heads")
    )
    sure, known = ([row for row in table if row.get("sure", True)] for table in (bodies, acts))
    return {
        "places": [ended(row["name"], row) for row in provinces["ended"] if "communes" not in row],
        "namesakes": [ended(row["name"], row) for row in provinces["ended"] if "communes" in row],
        "provinces": [_province(unit) for unit in provinces["units"]],
        "province_names": [_name_and_its_like(row) for row in (*provinces["units"], *provinces["ended"])],
        "units": list(_units(provinces)),
        "unborn": list(_unborn(provinces)),
        "bodies": [row for body in sure if "until" in body for row in _named(body, _after(body["until"]), "")],
        "new_bodies": [row for body in sure if "from" in body for row in _named(body, "", _before(body["from"]))],
        "acts": [row for act in known if "until" in act for row in _ended_act(act)],
        "dated_acts": [*(_dated_act(act) for act in known if {"code", "date"} <= act.keys() and "name" not in act), *_laws(known)],
        "heads": heads,
    }


def _row(name: str, first: str, last: str, now: str, **more: Any) -> Row:
    """A name, the first and the last day on which it is not in use (left out: open), and what is used instead.

    ``fold`` is the name folded, left out where that is the name in small letters.
    """
    row = {"name": name, "fold": fold(name) if fold(name) != name.lower() else "", "first": first, "last": last, "now": now, **more}
    return {key: value for key, value in row.items() if value}


def _province(unit: Mapping[str, Any]) -> Row:
    if "communes" not in unit:
        return _row(unit["name"], "", "", "")
    return _row(unit["name"], _COMMUNES_FROM, "", "", communes=[fold(name) for name in unit["communes"]])


def _name_and_its_like(row: Mapping[str, Any]) -> Row:
    return {"name": row["name"], **({"alike": [fold(name) for name in row["alike"]]} if "alike" in row else {})}


def ended(name: str, row: Mapping[str, Any]) -> Row:
    """The row of a name that was in use until a day (``until``) and has a successor (``now``)."""
    return _row(name, _after(row["until"]), "", row["now"])


def _units(provinces: Mapping[str, Any]) -> Iterator[Row]:
    kinds = {unit["name"]: unit["kind"] for unit in provinces["units"]}
    for row in provinces["ended"]:
        yield _row(f"tỉnh {row['name']}", _after(row["until"]), "", f"{kinds[row['now']]} {row['now']}")
    for unit in provinces["units"]:
        if "city_from" in unit:
            yield _row(f"tỉnh {unit['name']}", unit["city_from"], "", f"thành phố {unit['name']}")
        if {"before", "city_from"} <= unit.keys():  # a city of a province bore the name, and ended before the province became a city
            yield _row(f"thành phố {unit['name']}", _after(unit["before"]), _before(unit["city_from"]), f"tỉnh {unit['name']}")


def _unborn(provinces: Mapping[str, Any]) -> Iterator[Row]:
    for unit in provinces["units"]:
        if unit["kind"] == "thành phố":
            yield _row(f"tỉnh {unit['name']}", "", "", f"thành phố {unit['name']}")
        elif "before" not in unit:
            yield _row(f"thành phố {unit['name']}", "", _before(unit["city_from"]) if "city_from" in unit else "", f"tỉnh {unit['name']}")


def _named(body: Mapping[str, Any], first: str, last: str) -> Iterator[Row]:
    """A body under its name and its short forms."""
    for name in (body["name"], *body.get("also", ())):
        yield _row(name, first, last, body["now"], but=[fold(words) for words in body.get("but", ())])


def _ended_act(act: Mapping[str, Any]) -> Iterator[Row]:
    """An act that has ended, by its code (with its day where the code holds no year) and, a law, by its type, name and day."""
    said = {"first": _after(act["until"]), "now": act["now"]}
    day = {"date": act["date"]} if "date" in act else {}
    if "code" in act:
        yield {"name": act["code"], **said, **({} if is_of_one_year(act["code"]) else day)}
    if "name" in act:
        yield {"name": act["name"], "type": act["type"], **said, **day}


def _dated_act(act: Mapping[str, Any]) -> Row:
    """An act by its code, with its day and what it is called where that is known; a law that has a name is among :func:`_laws`."""
    return {"name": act["code"], "date": act["date"], **({"title": act["subject"]} if "subject" in act else {})}


def _laws(acts: Iterable[Mapping[str, Any]]) -> Iterator[Row]:
    """Laws by their names, with the days and the codes of all that bear or bore it."""
    named: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for act in acts:
        if "name" in act:
            named.setdefault((act["type"], act["name"]), []).append(act)
    for (kind, name), rows in named.items():
        yield {
            "name": name,
            "type": kind,
            "dates": [row["date"] for row in rows],
            **({"codes": codes} if any(codes := [row.get("code") for row in rows]) else {}),
        }


def _after(iso: str) -> str:
    return (date.fromisoformat(iso) + timedelta(days=1)).isoformat()


def _before(iso: str) -> str:
    return (date.fromisoformat(iso) - timedelta(days=1)).isoformat()
