"""The selectors of style sheets, as cssselect2 asks them of the elements of a page; those it cannot ask are asked as far as it can."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cssselect2 import SelectorError, compile_selector_list
from cssselect2.compiler import CompiledSelector
from tinycss2 import parse_component_value_list, serialize
from tinycss2.ast import Node

from checker.model.tuples import NamedTuple

_NEVER = frozenset(("autofill", "fullscreen", "modal", "popover-open", "empty-cells"))
_AT_REST = {
    "placeholder-shown": ":is(input[placeholder]:not([value]),textarea[placeholder]:empty)",
    "invalid": ":is(input:not([value]),textarea:empty,select)[required]", "user-invalid": ":not(*)", "user-valid": ":not(*)",
    "open": ":is(details,dialog)[open]", "indeterminate": "progress:not([value])", "focus": "[autofocus]", "focus-visible": "[autofocus]",
    "focus-within": ":is([autofocus],:has([autofocus]))",
}  # fmt: skip
"""What a page is by its attributes as long as nobody has touched it."""
_STATES = re.compile(r":(" + "|".join(_AT_REST) + r")(?![\w-])", re.IGNORECASE)
_VENDORS = ("-webkit-", "-moz-", "-ms-", "-o-")
_ANY = ":where(*)"
_NOTHING_TO_ASK = "invalid syntax"
"""What Python says of the question cssselect2 makes of a ``:has()`` in which nothing is left: ``:has(::before)`` and ``:has(:has(p))``,
which no browser takes, ``:has(:hover)``, which none at rest answers to.
"""


class PageSelector(NamedTuple):
    """A selector that can be asked; ``unsure``: it is for fewer elements than it says."""

    compiled: CompiledSelector
    unsure: bool


def compiled(selector: str) -> Iterator[PageSelector]:
    """What asks elements whether they answer to a selector; nothing for one that no element of a page at rest answers to."""
    if ":local-link" in selector.lower():  # a page that lies nowhere has none
        return
    selector = _STATES.sub(lambda found: f":is({_AT_REST[found[1].lower()]})", selector)
    try:
        yield from (PageSelector(each, unsure=False) for each in _compiled(selector))
        return
    except SelectorError:
        asked = _as_far_as_known(selector)
    try:
        yield from (PageSelector(each, unsure=True) for each in _compiled(asked) if asked)
    except SelectorError:  # no browser reads it either
        return


def _compiled(selector: str) -> list[CompiledSelector]:
    try:
        return compile_selector_list(selector)  # type: ignore[no-any-return]
    except NotImplementedError as error:  # an attribute in any namespace
        raise SelectorError(selector) from error
    except SyntaxError as error:
        if error.msg != _NOTHING_TO_ASK:  # brackets in brackets
            raise
        return []


def _as_far_as_known(selector: str) -> str:
    """The selector with what is not known put so that all answer to it; nothing where no element at rest can."""
    tokens: list[Node] = parse_component_value_list(selector, skip_comments=True)
    written, at = "", 0
    while at < len(tokens):
        if tokens[at] != ":":
            written += serialize([tokens[at]])
            at += 1
            continue
        name = tokens[at + 1] if at + 1 < len(tokens) else None
        if name is None or name.type not in ("ident", "function"):  # ``::part``: no element
            return ""
        said = name.lower_value if name.type == "ident" else name.lower_name
        if said in _NEVER or said.startswith(_VENDORS):
            return ""
        written += _known(f":{serialize([name])}")
        at += 2
    return written


def _known(pseudo: str) -> str:
    try:
        _compiled(pseudo)
    except SelectorError:
        return _ANY
    return pseudo
