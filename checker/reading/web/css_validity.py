"""Whether a browser takes what a property is given; what it does not take is as if it were not written (CSS Syntax 3, 8)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tinycss2 import parse_blocks_contents, parse_component_value_list, serialize
from tinycss2.ast import Declaration, Node

from checker.reading.web.css_values import colour, pixels

_WIDE = frozenset(("inherit", "initial", "unset", "revert", "revert-layer"))
_PUT_IN = ("var(", "env(", "attr(", "if(")
_WORDS = {
    "display": frozenset(
        """none block inline inline-block flex inline-flex grid inline-grid table inline-table table-row table-cell table-column
        table-caption table-row-group table-header-group table-footer-group table-column-group list-item contents flow flow-root run-in
        ruby ruby-base ruby-text ruby-base-container ruby-text-container math -webkit-box -webkit-inline-box -webkit-flex
        -webkit-inline-flex -ms-flexbox -ms-grid -moz-box""".split()  # noqa: SIM905
    ),
    "visibility": frozenset(("visible", "hidden", "collapse")),
    "position": frozenset(("static", "relative", "absolute", "fixed", "sticky", "-webkit-sticky")),
    "content-visibility": frozenset(("visible", "hidden", "auto")),
}
_COLOURS = frozenset(("color", "background-color", "-webkit-text-fill-color"))
_OF_SYSTEM = frozenset(
    """currentcolor activetext highlight highlighttext mark marktext selecteditem selecteditemtext visitedtext accentcolor accentcolortext
    buttonborder""".split()  # noqa: SIM905
)
_RECKONED = ("color-mix(", "light-dark(", "color(", "contrast-color(", "from ")
_LENGTHS = frozenset(("font-size", "width", "height", "max-width", "max-height", "opacity", "zoom"))
_PUT = frozenset(("normal", "none", "open-quote", "close-quote", "no-open-quote", "no-close-quote"))
_MADE = frozenset(("attr", "counter", "counters", "url", "image-set", "-webkit-image-set", "cross-fade", "image", "element", "env", "var"))


@lru_cache(maxsize=4096)
def is_valid(name: str, value: str) -> bool:
    """Whether a property may have that value; of those not asked here any may."""
    small = value.lower()
    if small in _WIDE or any(word in small for word in _PUT_IN):
        return True
    if name in _WORDS:
        return bool(small) and _WORDS[name].issuperset(small.split())
    if name in _COLOURS:
        return small in _OF_SYSTEM or colour(small) is not None or any(word in small for word in _RECKONED)
    if name in _LENGTHS:
        number = pixels(small, whole=1.0) if not small.startswith("-") else -1.0
        return name in ("opacity", "zoom") or number is None or number >= 0
    return name != "content" or _is_content(value)


def _is_content(value: str) -> bool:
    tokens = [each for each in parse_component_value_list(value, skip_comments=True) if each.type != "whitespace"]
    return bool(tokens) and all(
        each.type in ("string", "url", "error")  # a quotation that the end of the sheet closes
        or (each.type == "ident" and each.lower_value in _PUT)
        or (each.type == "literal" and each.value == "/")
        or (each.type == "function" and (each.lower_name in _MADE or each.lower_name.endswith("gradient")))
        for each in tokens
    )


def is_supported(condition: Sequence[Node]) -> bool:
    """Whether a browser does what an ``@supports`` asks (CSS Conditional 3): what is not known here it does."""
    answer, joint, turned = True, "", False
    for each in condition:
        if each.type == "ident":
            turned ^= each.lower_value == "not"
            joint = each.lower_value if each.lower_value in ("and", "or") else joint
        elif each.type in ("() block", "function"):
            found = (_is_done(each.content) if each.type == "() block" else True) != turned
            answer = (answer or found) if joint == "or" else (answer and found)
            turned = False
    return answer


def _is_done(asked: Sequence[Node]) -> bool:
    if not any(each.type == "literal" and each.value == ":" for each in asked):
        return is_supported(asked)
    said = [each for each in parse_blocks_contents(serialize(asked)) if isinstance(each, Declaration)]
    return bool(said) and is_valid(said[0].lower_name, serialize(said[0].value).strip())
