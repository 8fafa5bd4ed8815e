"""When a rule speaks: simple tests on the plan, written in the rule as data.

A test is a selector and what it must meet. A bare part (``number: found``) is tested on its status; anything else on
its value, against a literal, a list of literals, or a mapping of the tests below, all of which must hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any
from zlib import crc32

from checker.checking.case import Case, Selected, selector
from checker.model.data import compiled
from checker.model.patterns import compiled_pattern
from checker.wording.folding import fold, same_tone

_INDEXED = 2
"""Fields of a check that are looked up; of the others each item is asked, and an index would cost as much."""
LOWER = "abcdefghijklmnopqrstuvwxyzàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
"""The small letters of Vietnamese."""


@cache
def pattern(text: str) -> re.Pattern[str]:
    """The compiled pattern; compiled when a rule first needs it, never before.

    ``[:lower:]`` and ``[:upper:]`` are written out: ``re`` has no name for the small letters of Vietnamese.
    """
    return compiled_pattern(written_out(text))


def occurs(text: str, value: str) -> bool:
    """Whether a pattern occurs in a value; one that demands what is not there, which the rules' build found, is not compiled for it."""
    demands = _demands_of(text)
    if demands and not _met(demands, value.lower() if text.startswith("(?i)") else value):
        return False
    return pattern(text).search(value) is not None


@cache
def _demands_of(text: str) -> Sequence[Any]:
    found: Mapping[str, Sequence[Any]] = compiled().section("demands")
    return found.get(demands_key(text), ())


def demands_key(text: str) -> str:
    """What stands for a pattern in the compiled demands: the rules hold it already, at full length."""
    return f"{crc32(text.encode()):x}"


def _met(demands: Sequence[Any], value: str) -> bool:
    """Whether a value holds every literal demanded, and of each list among them one, a literal or all of a list of demands."""
    for demand in demands:  # loops and no generators: asked of every paragraph
        if isinstance(demand, str):
            if demand not in value:
                return False
            continue
        for each in demand:
            if each in value if isinstance(each, str) else _met(each, value):
                break
        else:
            return False
    return True


def written_out(text: str) -> str:
    """A pattern in the words of ``re``."""
    return text.replace("[:lower:]", LOWER).replace("[:upper:]", LOWER.upper()) if "[:" in text else text


def _listed(found: Any, wanted: Any) -> bool:
    return found in wanted if isinstance(wanted, list) else bool(found == wanted)


TESTS: Mapping[str, Callable[[Any, Any], bool]] = {
    "is": _listed,
    "filled": lambda found, wanted: bool(found) is wanted,
    "starts": lambda found, wanted: fold(str(found)).startswith(tuple(wanted)),
    "contains": lambda found, wanted: any(word in same_tone(str(found)) for word in wanted),
    "matches": lambda found, wanted: occurs(wanted, str(found)),
    "at_least": lambda found, wanted: isinstance(found, int) and found >= wanted,
    "from": lambda found, wanted: bool(found) and str(found) >= wanted,
    "before": lambda found, wanted: bool(found) and str(found) < wanted,
}


def applies(check: Mapping[str, Any], case: Case) -> bool:
    """Whether every ``when`` of a check holds and no ``unless`` does."""
    when, unless = check.get("when"), check.get("unless")
    if when and not all(holds(name, wanted, case) for name, wanted in when.items()):
        return False
    return not unless or not any(holds(name, wanted, case) for name, wanted in unless.items())


def holds(name: str, wanted: Any, case: Case) -> bool:
    """One test; on a list, it holds when any item meets it."""
    chosen = selector(name)
    bare = chosen.part is not None and not chosen.listed and not chosen.field
    if bare and not isinstance(wanted, dict):
        return _listed(case.component(name).status, wanted)
    subjects = case.subjects(name)
    if not subjects:
        return bool(isinstance(wanted, dict) and wanted.get("filled") is False)
    return any(meets(subject.value, wanted) for subject in subjects)


def meets(found: Any, wanted: Any) -> bool:
    """Whether one value meets a literal, a list of literals or every test of a mapping."""
    if isinstance(wanted, dict):
        return all(TESTS[name](found, asked) for name, asked in wanted.items())
    return _listed(found, wanted)


def chosen(fields: Mapping[str, Any], where: Mapping[str, Any]) -> bool:
    """Whether an item belongs to those a rule is about (``where: {opening: Căn cứ}``)."""
    for name, wanted in where.items():  # a loop and not all(): the innermost work of checking
        found = fields.get(name, "")
        if isinstance(wanted, dict):
            if not meets(found, wanted):
                return False
        elif (found not in wanted) if isinstance(wanted, list) else (found != wanted):
            return False
    return True


def meant(case: Case, check: Mapping[str, Any]) -> Sequence[Selected]:
    """What a check is about: the subjects its ``of`` selects, of a list those its ``where`` chooses."""
    subjects, where = case.subjects(check["of"]), check.get("where")
    if not where or not subjects:
        return subjects
    plain = [name for name, wanted in where.items() if not isinstance(wanted, dict)]
    if not plain:
        return [subject for subject in subjects if chosen(subject.fields, where)]
    known = {name: _numbers(_index(case, check["of"], name), where[name]) for name in plain[:_INDEXED]}
    fewest = min(known, key=lambda name: len(known[name]))
    rest = {name: wanted for name, wanted in where.items() if name != fewest}
    found = [subjects[number] for number in known[fewest]]
    return [subject for subject in found if chosen(subject.fields, rest)] if rest else found


def _numbers(index: Mapping[Any, list[int]], wanted: Any) -> list[int]:
    if not isinstance(wanted, list):
        return index.get(wanted, [])
    return sorted(number for value in wanted for number in index.get(value, ()))


def _index(case: Case, of: str, name: str) -> Mapping[Any, list[int]]:
    """Which items of a list have which value of a field; many rules ask about the same few kinds of line."""
    home = of.partition(".")[0]
    return case.once(f"index {home} {name}", lambda: _indexed(case.subjects(home), name))


def _indexed(subjects: Sequence[Selected], name: str) -> Mapping[Any, list[int]]:
    index: dict[Any, list[int]] = {}
    for number, subject in enumerate(subjects):
        value = subject.fields.get(name, "")
        if isinstance(value, str | int):
            index.setdefault(value, []).append(number)
    return index
