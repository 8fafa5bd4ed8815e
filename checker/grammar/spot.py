"""Running a grammar at a known place of a text, instead of letting it scan (scanning costs a thousand times more)."""

from __future__ import annotations

import pyparsing as pp


def leaf(pattern: str, name: str, flags: int = 0) -> pp.Regex:
    """A named terminal. Where a part is one terminal, its ``re_match`` runs at a known place without the parser's cost."""
    element = pp.Regex(pattern, flags)
    element.set_name(name)
    return element


def piece(found: pp.ParseResults, name: str) -> str:
    """A named piece of what was found; empty when it is not printed."""
    return str(found[name] or "") if name in found else ""


_END = pp.Empty().set_parse_action(lambda _text, place, _tokens: place)("end")


def ending_known(grammar: pp.ParserElement) -> pp.ParserElement:
    """The grammar, made to take white space as it stands and to tell where it ended."""
    whole = (grammar + _END).leave_whitespace()
    whole.parse_with_tabs()
    return whole


def read_at(grammar: pp.ParserElement, text: str, start: int) -> tuple[pp.ParseResults, int] | None:
    """What a grammar of :func:`ending_known` finds at ``start`` and the offset where it ended, or ``None``."""
    try:
        found = grammar.parse_string(text[start:])
    except pp.ParseException:
        return None
    return found, start + int(found["end"])
