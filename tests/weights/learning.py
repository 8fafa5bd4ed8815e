"""Logistic regression: weights that make the log-odds of a case what the labelled cases say."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

_STEPS, _RATE = 600, 0.5
_DRAWN_BACK = 0.002  # by which share of itself every weight but the bias is drawn to nothing at each step


def learned(cases: Sequence[tuple[Mapping[str, float], bool]], false: float = 3.0) -> dict[str, float]:
    """The weight of each piece of evidence, and ``bias``; a false part weighs ``false`` times a lost one.

    Where there are more others than parts they weigh as much as the parts together: a plan has one such line, and the likeliest wins.
    Evidence is brought to one scale first, so that one rate serves all.
    """
    names = list(cases[0][0])
    scale = {name: max(abs(evidence[name]) for evidence, _ in cases) or 1.0 for name in names}
    rows = [([1.0, *(evidence[name] / scale[name] for name in names)], right) for evidence, right in cases]
    count = sum(right for _, right in cases)
    false *= min(1.0, count / max(len(cases) - count, 1))
    weights = [0.0] * (len(names) + 1)
    whole = sum(1.0 if right else false for _, right in rows)
    for _ in range(_STEPS):
        slope = [0.0] * len(weights)
        for values, right in rows:
            odds = sum(weight * value for weight, value in zip(weights, values, strict=True))
            wrong = (_likely(odds) - right) * (1.0 if right else false)
            for at, value in enumerate(values):
                slope[at] += wrong * value
        for at in range(len(weights)):
            weights[at] = weights[at] * (1.0 - _DRAWN_BACK * (at > 0)) - _RATE * len(weights) * slope[at] / whole
    return {"bias": round(weights[0], 3)} | {name: round(weight / scale[name], 3) for name, weight in zip(names, weights[1:], strict=True)}


def _likely(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(min(odds, 30.0), -30.0)))
