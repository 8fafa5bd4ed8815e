"""What style sheets leave a browser to reckon: sums of lengths (``calc()``, ``min()``, ``clamp()``) and mixtures of colours.

Imported only for a page whose styles have some (CSS Values 4, Color 5).
"""

from __future__ import annotations

from collections.abc import Sequence

from tinycss2 import parse_component_value_list, parse_one_component_value, serialize
from tinycss2.ast import Node

from checker.reading.web.css_values import CLEAR, colour, pixels

_OF_ALL = {"min": min, "max": max}
_WHOLE = 100.0  # per cent


def reckoned(value: str, size: float, whole: float) -> float | None:
    """A length that a browser reckons, in pixels; ``None`` for what is none."""
    try:
        return _of(parse_one_component_value(value), size, whole)
    except (RecursionError, ZeroDivisionError, OverflowError):
        return None


def _of(token: Node, size: float, whole: float) -> float | None:
    if token.type == "number":
        return float(token.value)
    if token.type in ("dimension", "percentage"):
        return pixels(serialize([token]).lower(), size, whole)
    if token.type == "() block":
        return _sum(token.content, size, whole)
    return _called(token, size, whole) if token.type == "function" else None


def _called(token: Node, size: float, whole: float) -> float | None:
    given = [_sum(each, size, whole) for each in _listed(token.arguments)]
    numbers = [each for each in given if each is not None]
    if not numbers or len(numbers) != len(given):
        return None
    if token.lower_name in _OF_ALL:
        return _OF_ALL[token.lower_name](numbers)
    if token.lower_name == "clamp" and len(numbers) == 3:
        return max(numbers[0], min(numbers[1], numbers[2]))
    return numbers[0] if token.lower_name == "calc" else None


def _listed(tokens: Sequence[Node]) -> list[list[Node]]:
    """What stands between commas."""
    found: list[list[Node]] = [[]]
    for each in tokens:
        if each.type == "literal" and each.value == ",":
            found.append([])
        elif each.type not in ("whitespace", "comment"):
            found[-1].append(each)
    return found


def _sum(tokens: Sequence[Node], size: float, whole: float) -> float | None:
    """What numbers with signs between them come to: products before sums."""
    terms: list[float] = []
    sign = "+"
    for each in tokens:
        if each.type == "literal":
            sign = each.value
            continue
        if each.type in ("whitespace", "comment"):
            continue
        number = _of(each, size, whole)
        if number is None:
            return None
        if sign in ("*", "/") and terms:
            terms[-1] = terms[-1] * number if sign == "*" else terms[-1] / number
        else:
            terms.append(-number if sign == "-" else number)
        sign = ""
    return sum(terms) if terms else None


def mixture(name: str, said: str) -> str | None:
    """A colour that is mixed of two, about, or the one by day; ``None`` for what is none."""
    parts = _listed(parse_component_value_list(said))
    if name == "light-dark":
        return colour(serialize(parts[0]))
    if len(parts) != 3:
        return None
    shares, colours = [], []
    for part in parts[1:]:
        shares.append(next((float(each.value) for each in part if each.type == "percentage"), None))
        colours.append(colour(serialize([each for each in part if each.type != "percentage"])))
    one = shares[0] if shares[0] is not None else _WHOLE - (shares[1] if shares[1] is not None else _WHOLE / 2)
    other = shares[1] if shares[1] is not None else _WHOLE - one
    if one + other <= 0 or None in colours:
        return None
    seen = [(each, share) for each, share in zip(colours, (one, other), strict=True) if each]
    weight = sum(share for _, share in seen)
    if weight / max(one + other, _WHOLE) < 0.05:
        return CLEAR
    return "".join(f"{round(sum(int(each[at : at + 2], 16) * share for each, share in seen) / weight):02X}" for at in (0, 2, 4))
