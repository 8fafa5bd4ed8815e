"""What is found across plans: a rule, and a place in each plan it is about."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from checker.model import Clause
from checker.model.tuples import NamedTuple


class Spot(NamedTuple):
    """A place in one plan: the part, and what is printed there."""

    path: str
    sha256: str
    component: str
    text: str = ""


class RunFinding(NamedTuple):
    """One finding of a run. ``doubtful``: the plans do not tell surely, so that it is a note whatever its rule's level.

    ``spots``: a place in each plan, the one that a person looks at first before the others. ``fingerprint`` hangs on rule and contents.
    """

    rule: str
    name: str
    level: str
    basis: str
    clause: Clause
    spots: tuple[Spot, ...]
    values: Mapping[str, Any] = MappingProxyType({})
    doubtful: bool = False
    fingerprint: str = ""


class Hit(NamedTuple):
    """What a kind of check yields: which plans, which part of each and its text, and values for the sentence."""

    spots: tuple[Spot, ...]
    values: Mapping[str, Any] = MappingProxyType({})
    doubtful: bool = False
