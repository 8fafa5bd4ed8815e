"""The superior's name above a plan whose issuer's line is left out: its symbol and its signer's post are both of another organ."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping

from checker.grammar.organ import is_whole_name, organ_kind
from checker.model import Component
from checker.model.records import replace
from checker.parsing.lines import Page, missing
from checker.wording.folding import bare

_OWN_LETTERS = {"ubnd": ("ub", "ct"), "ministry": ("b",)}
"""What the symbols of committees (and of their chairmen) and of ministries begin with."""
_POSTS_OF_OTHERS = (
    "giam doc", "truong phong", "hieu truong", "vien truong", "cuc truong", "chanh van phong", "chanh thanh tra", "truong ban",
    "chi huy truong", "truong cong an", "truong tram", "tong bien tap",
)  # fmt: skip
_HEADS_BELOW = {
    "so ": ("hieu truong", "chi cuc truong", "vien truong", "chanh thanh tra"),
    "cong an tinh ": ("truong cong an", "truong cong an xa", "truong cong an phuong", "truong cong an dac khu"),
}
"""Superiors by the beginning of their names, and the posts of heads that are found below them alone."""
_SHORTEST = 2  # words of a superior's name
_FIELD = "MÔI"  # MÔI TRƯỜNG, a field of the superior's: no school begins there
_ON_BEHALF = frozenset(("TM", "TL", "TUQ"))


def is_superior_alone(parts: Mapping[str, Component]) -> bool:
    """Whether what was taken for the issuer is its superior: neither the symbol nor the post is a committee's or a ministry's."""
    organ = parts["organ"]
    if organ.meant or organ.fields.get("joint") == "yes" or parts["superior_organ"].present:
        return False
    if _wraps(organ) or not _is_one_name(organ.text or ""):
        return False
    authority = {line.fields.get("prefix") for line in parts["competence"].items.get("lines", ())}
    symbol = bare(str(parts["notation"].fields.get("organ") or ""))
    post = bare(parts["position"].text or "")
    return bool(symbol) and not authority & _ON_BEHALF and _is_of_another(organ, symbol, post)


def _is_of_another(organ: Component, symbol: str, post: str) -> bool:
    """Whether neither the symbol nor the post can be of this organ."""
    letters = _OWN_LETTERS.get(organ.fields.get("kind", ""))
    if letters is not None:
        return not symbol.startswith(letters) and post.endswith(_POSTS_OF_OTHERS)
    name = bare(organ.text or "")
    heads = next((posts for opening, posts in _HEADS_BELOW.items() if name.startswith(opening)), ())
    return post.endswith(heads) and not _may_stand_for(symbol, name)


def _may_stand_for(symbol: str, name: str) -> bool:
    """Whether the letters of a symbol are first letters of a name's words, in their order: ``GDĐT`` of ``SỞ GIÁO DỤC VÀ ĐÀO TẠO``."""
    initials = iter(word[0] for word in name.split())
    return all(letter in initials for letter in symbol if letter.isalnum())


def take_as_superior(page: Page, parts: MutableMapping[str, Component]) -> None:
    """The organ as the superior, and no organ."""
    kind = parts["organ"].fields["kind"]
    parts["superior_organ"] = replace(parts["organ"], name="superior_organ", fields={"kind": kind})
    parts["organ"] = missing("organ")
    page.readings[:] = [
        each._replace(component="superior_organ", runner_up="organ") if each.component == "organ" else each for each in page.readings
    ]


def _wraps(organ: Component) -> bool:
    """Whether a name goes on over another line, as an issuer's own does: ``ỦY BAN NHÂN DÂN`` / ``XÃ TÂN LẬP``."""
    return len({place._replace(start=None, end=None) for place in organ.places}) > 1


def _is_one_name(name: str) -> bool:
    """Whether nothing is smudged, and the issuer's name runs on behind no superior's: ``UBND TỈNH TÂY NINH SỞ NỘI VỤ``."""
    words = name.split()
    department = name.partition(" TỈNH ")[0].partition(" THÀNH PHỐ ")[0]
    whole = is_whole_name(name) or is_whole_name(department) or bare(name).startswith(("bo ", "cong an tinh "))
    return whole and not any(organ_kind(" ".join(words[at:])) for at in range(_SHORTEST, len(words)) if words[at - 1] != _FIELD)
