"""The rules of a page's style sheets: which elements they are for, and what they say of them; at-rules as a screen takes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple

_COMMENT = lazy_pattern(r"/\*(?>(?:[^*]|\*(?!/))*)(?:\*/|\Z)")
_SIGN = lazy_pattern(r""""(?>(?:[^"\\]|\\.)*)"|'(?>(?:[^'\\]|\\.)*)'|[{};]""", re.DOTALL)
_SAID = lazy_pattern(r"""(?>(?:[^;"'()]|"(?>(?:[^"\\]|\\.)*)"|'(?>(?:[^'\\]|\\.)*)'|\([^()]*+\)|[("')])+)""", re.DOTALL)
_NEVER_ON_PAPER = ("print", "max-width", "max-device-width", "max-height", "prefers", "speech", "aural", "hover", "orientation", "not all")
_HOLDING = ("@media", "@supports", "@layer", "@container", "@document", "@-moz-document", "@scope")
_IMPORT = lazy_pattern(r"""(?i)@import\s{1,9}(?:url\(\s{0,9})?["']?([^"'()\s;]{1,300})""")
_IMPORTANT = lazy_pattern(r"(?i)!\s{0,9}important\s*+\Z")

Said = Mapping[str, "Declared"]


class Declared(NamedTuple):
    """What a property was given, in small letters but for what it quotes."""

    value: str
    important: bool = False


class StyleRule(NamedTuple):
    """The selectors of a rule, as written, and what it says."""

    selectors: str
    said: Said


def rules_of(sheet: str) -> Iterator[StyleRule]:
    """The rules of a style sheet that hold on a screen, in their order."""
    text = _COMMENT.sub(" ", sheet.replace("<!--", " ").replace("-->", " "))
    open_: list[str | None] = []  # selectors of a rule, "" for an at-rule that holds rules, None for what is passed over
    start = 0
    for sign in _SIGN.finditer(text):
        if sign[0] == "{":
            open_.append(_opened(text[start : sign.start()].strip(), open_))
        elif sign[0] == "}":
            selectors = open_.pop() if open_ else None
            if selectors:
                yield StyleRule(selectors, declared(text[start : sign.start()]))
        elif sign[0] != ";" or (open_ and open_[-1]):
            continue
        start = sign.end()


def imports_of(sheet: str) -> list[str]:
    """What else a sheet takes in, fonts left out."""
    return [name for name in _IMPORT.findall(sheet) if "font" not in name.lower()] if "@import" in sheet.lower() else []


def declared(text: str) -> dict[str, Declared]:
    """What a list of declarations says, the last of each property."""
    found: dict[str, Declared] = {}
    for piece in _SAID.findall(_COMMENT.sub(" ", text) if "/*" in text else text):
        name, colon, value = piece.partition(":")
        if colon:
            value = value.strip()
            important = _IMPORTANT.search(value) is not None if "!" in value else False
            plain = _IMPORTANT.sub("", value).strip() if important else value
            name = name.strip().lower()
            if not (name in found and found[name].important and not important):
                found[name] = Declared(plain if name == "content" else plain.lower(), important)
    return found


def _opened(prelude: str, above: list[str | None]) -> str | None:
    if above and (above[-1] is None or above[-1]):  # what is nested in a rule, or in what is passed over
        return None
    if not prelude.startswith("@"):
        return prelude or None
    low = prelude.lower()
    return "" if low.startswith(_HOLDING) and not any(word in low for word in _NEVER_ON_PAPER) else None
