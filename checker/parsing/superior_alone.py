"""The superior's name above a plan whose issuer's line is left out: its symbol and its signer's post are both of another organ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from checker.grammar.organ import organ_kind
from checker.model import Component
from checker.wording.folding import bare

_OWN_LETTERS = {"ubnd": ("ub", "ct"), "ministry": ("b",)}
"""What the symbols of committees (and of their chairmen) and of ministries begin with."""
_POSTS_OF_OTHERS = (
    "giam doc", "truong phong", "hieu truong", "vien truong", "cuc truong", "chanh van phong", "chanh thanh tra", "truong ban",
    "chi huy truong", "truong cong an", "truong tram", "tong bien tap",
)  # fmt: skip
_SHORTEST = 2  # words of a superior's name
_ON_BEHALF = frozenset(("TM", "TL", "TUQ"))


def organ_left_out(parts: Mapping[str, Component]) -> Component:
    """The organ, its field ``alone`` set where it is the superior of an issuer that is not named."""
    organ = parts["organ"]
    letters = _OWN_LETTERS.get(organ.fields.get("kind", ""))
    if letters is None or organ.fields.get("joint") == "yes" or parts["superior_organ"].present or _names_another(organ.text or ""):
        return organ
    symbol = bare(str(parts["notation"].fields.get("organ") or ""))
    authority = {line.fields.get("prefix") for line in parts["competence"].items.get("lines", ())}
    of_another = symbol != "" and not symbol.startswith(letters) and not authority & _ON_BEHALF
    post = bare(parts["position"].text or "")
    return replace(organ, fields={**organ.fields, "alone": "yes"}) if of_another and post.endswith(_POSTS_OF_OTHERS) else organ


def _names_another(name: str) -> bool:
    """``UBND TỈNH TÂY NINH SỞ NỘI VỤ``: the issuer's name runs on behind its superior's."""
    words = name.split()
    return any(organ_kind(" ".join(words[at:])) for at in range(_SHORTEST, len(words)))
