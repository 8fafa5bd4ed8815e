"""The variables of a page's styles (``--x``): what each is within an element, and values with theirs put in (CSS Variables 1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checker.model.patterns import lazy_pattern
from checker.reading.web.css_values import Said

_VARIABLE = lazy_pattern(r"(?i:var)\(\s*+(--[^\s,()]++)\s*+(?:,((?>(?:[^()]|\([^()]*+\))*)))?\)")
_AS_AROUND = frozenset(("inherit", "revert", "revert-layer"))
_UNSET = "\0"
_LONGEST_VALUE = 2000  # signs of a property when its variables are put in
_ROUNDS = 20  # of putting them in: a variable may be made of others

Values = Mapping[str, str]


class Variables:
    """The variables of a page, as some are described (``@property``): what they are where nothing gives them a value."""

    def __init__(self, described: Mapping[str, Said]) -> None:
        self.initial: Values = {name: said["initial-value"].value for name, said in described.items() if "initial-value" in said}
        self._apart = [name for name, said in described.items() if "inherits" in said and said["inherits"].value == "false"]

    def within(self, around: Values) -> Values:
        """Those within an element that says nothing of them, given those around it."""
        if all(around.get(name) == self.initial.get(name) for name in self._apart):
            return around
        return {name: value for name, value in {**around, **self._initially(self._apart)}.items() if value is not None}

    def said(self, said: Said, around: Values, within: Values) -> Values:
        """Those of an element, or of what is put at it: its own, and those it takes over."""
        own = {name: each.value for name, each in said.items() if name.startswith("--")}
        if not own:
            return within
        words = {name: value.strip().lower() for name, value in own.items()}
        plain = {name: value for name, value in own.items() if words[name] not in _AS_AROUND | {"initial", "unset"}}
        every: dict[str, str | None] = {**within, **plain}
        every |= {name: around.get(name) for name, word in words.items() if word in _AS_AROUND}
        every |= {name: around.get(name) for name, word in words.items() if word == "unset" and name not in self._apart}
        every |= self._initially(name for name, word in words.items() if word == "initial" or (word == "unset" and name in self._apart))
        known = {name: value for name, value in every.items() if value is not None}
        made = {name: filled(value, known) for name, value in plain.items()}
        return {name: value for name, value in {**known, **made}.items() if value is not None}

    def _initially(self, names: Iterable[str]) -> dict[str, str | None]:
        return {name: self.initial.get(name) for name in names}


def filled(value: str, variables: Values) -> str | None:
    """A value with its variables put in; ``None`` when one is unknown, or made of itself."""
    for _ in range(_ROUNDS):
        if len(value) > _LONGEST_VALUE:
            return None
        if "var(" not in value.lower():
            return None if _UNSET in value else value.strip()
        value = _VARIABLE.sub(lambda each: variables.get(each[1], _UNSET if each[2] is None else each[2]), value)
    return None
