"""How much speaks for a line being a part: the evidence of its letters, shape, column and neighbours, weighed as data say.

``weights.json`` holds for each kind of medium and each part a weight for every piece of evidence; ``python -m tests.weights`` learns
them from labelled lines, with the lines of bodies and of other parts as background. Their sum is the log-odds that the line is the part.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import cache

SURE = 20.0
"""The log-odds of a line that the law's own words make."""

FILE = os.path.join(os.path.dirname(__file__), "weights.json")


@cache
def _weights() -> Mapping[str, Mapping[str, Mapping[str, float]]]:
    with open(FILE, encoding="utf-8") as file:
        weights: Mapping[str, Mapping[str, Mapping[str, float]]] = json.load(file)
    return weights


def log_odds(kind: str, part: str, evidence: Mapping[str, float]) -> float:
    """The log-odds that a line with that evidence is the part; ``kind`` is ``typed`` or ``read``."""
    weights = _weights()[kind][part]
    return weights["bias"] + sum(weights[name] * value for name, value in evidence.items())
