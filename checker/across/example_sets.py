"""The rules across plans proven by their examples: each speaks on each bad set and no other does, none on a good one.

A record of an example begins as :data:`_BEGINNING`; ``cites`` is one cited act, ``signer`` a name and a post, ``words: 1-60`` a text of
sixty numbered words. ``found`` lists, for each finding, the plans it is about by their place in the set, that looked at first before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.across.announcing import AnnouncedPlan
from checker.across.comparing import across, across_rules
from checker.across.number_series import NumberSeries
from checker.across.plan_readings import CitedAct, PlanReading, PlanSigner, shingles_of
from checker.model.tuples import NamedTuple

_BEGINNING: Mapping[str, Any] = {
    "organ": "SỞ NỘI VỤ", "superior": "UBND TỈNH VĨNH SƠN", "place": "Vĩnh Sơn", "number": 1, "symbol": "KH-SNV", "date": "2024-03-10",
    "subject": "Kiểm tra công tác văn thư năm 2024",
}  # fmt: skip


class UnprovenExample(NamedTuple):
    """An example that does not come out: the rule, ``good`` or ``bad``, its place among those, and what was found instead."""

    rule: str
    kind: str
    number: int
    found: list[tuple[str, tuple[str, ...]]]


def unproven() -> Iterator[UnprovenExample]:
    """Every example of every rule that does not come out."""
    for rule in across_rules():
        for kind in ("good", "bad"):
            for number, example in enumerate(rule["examples"][kind]):
                found = findings_of(example)
                if not _comes_out(rule, kind, example, found):
                    yield UnprovenExample(rule["id"], kind, number, found)


def findings_of(example: Any) -> list[tuple[str, tuple[str, ...]]]:
    """What all rules find in an example: rule and level, and the paths."""
    told: Mapping[str, Any] = example if isinstance(example, Mapping) else {"readings": example}
    series = [NumberSeries(**each) for each in told.get("series", ())]
    found = across(readings_of(told["readings"]), series, str(told.get("today", "")))
    return [(f"{each.rule} {each.level}", tuple(spot.path for spot in each.spots)) for each in found]


def readings_of(records: Any) -> list[PlanReading]:
    """The records of an example as readings, named ``0.docx`` and so on."""
    return [_reading(number, record) for number, record in enumerate(records)]


def _reading(number: int, record: Mapping[str, Any]) -> PlanReading:
    told = {**_BEGINNING, **record}
    told["date"] = str(told["date"])
    if "cites" in told:
        told["citations"] = (CitedAct(**{key: str(value) for key, value in told.pop("cites").items()}),)
    if "signer" in told:
        told["signers"] = (PlanSigner(*told.pop("signer")),)
    if "words" in told:
        first, last = map(int, told.pop("words").split("-"))
        told["shingles"] = shingles_of(f"từ số {at} viết {at * 7}" for at in range(first, last + 1))
    told["announced"] = tuple(AnnouncedPlan(each["organ"], str(each["due"])) for each in told.get("announced", ()))
    told["annexes"] = tuple(told.get("annexes", ()))
    told["path"] = f"{number}.docx"
    told.setdefault("sha256", f"{number:064d}")
    return PlanReading(**told)


def _comes_out(rule: Mapping[str, Any], kind: str, example: Any, found: list[tuple[str, tuple[str, ...]]]) -> bool:
    beside = rule["examples"].get("with", ())
    if kind == "good":
        return all(head.split()[0] in beside for head, _ in found)
    level = example.get("level", rule["level"])
    wanted = [(f"{rule['id']} {level}", tuple(f"{at}.docx" for at in each)) for each in example["found"]]
    return found == wanted
