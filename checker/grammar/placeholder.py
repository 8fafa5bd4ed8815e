"""What a template puts where text is to come: names a program fills in, prompts in brackets, dots; and the program's own loops."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model.patterns import lazy_pattern

DOT = "…"

# Jinja and docxtpl; merge fields; PHPWord's ${so}; and the marks that other programs search and replace: #So#, %SO%, [so].
_FIELD = lazy_pattern(
    r"\{\{[^{}\n]{1,120}\}\}|«[^«»\n]{1,80}»|\$\{[^{}\n]{1,80}\}|#[^\W\d_]\w{0,40}#|%[^\W\d_]\w{0,40}%|\[[^\W\d_]\w{0,40}\]"
)
_FIELD_SIGN = lazy_pattern(r"\{\{|«|\$\{|[#%]\w{1,41}[#%]|\[\w{1,41}\]")
_CONTROL = lazy_pattern(r"\s*(?:\{[%#](?:(?![%#]\}).)*[%#]\}\s*)+", re.DOTALL)  # {% for … %}, docxtpl's {%p if … %} and {%tr … %}, {# … #}
_STYLES = r"\{\{[^{}]*\}\}|\$?\{[^{}]*\}|[#%][^\W\d_]\w{0,40}[#%]|«[^»]*»|<[^<>]*>|\[[^\[\]]*\]|[.…]{3,}|…"
_HOLE = lazy_pattern(rf"[\s,-]*+(?>(?:(?>{_STYLES})[\s,-]*+)+)")  # nothing is given back: a run of dots can be parted in endless ways
_ANGLED = lazy_pattern(r"<[^<>\d]{1,40}>")
_LEFTOVER = lazy_pattern(
    r"\[(?:…|\.{3,}|[…. ]+)\]|\[[^\W\d_][^\[\]\d]{2,60}\]|\.{8,}|…{3,}|"
    r"\{\{(?:(?!\{\{).)*?\}\}|\{%(?:(?!\{%).)*?%\}|«[^«»]*»|<(?!http)[A-Za-zÀ-ỹ ]{3,40}>"
    r"|\$\{[^{}\n]{1,80}\}|#[^\W\d_]\w{0,40}#|%[^\W\d_]\w{0,40}%"
)
_LEFTOVER_SIGNS = ("...", "…", "[", "{", "«", "<", "#", "%")


def is_control(text: str) -> bool:
    """A paragraph that holds nothing but the loops and conditions of the program that fills the template in: no content."""
    return "{%" in text and bool(_CONTROL.fullmatch(text))


def is_hole(text: str) -> bool:
    """A line that is one placeholder or several, whatever their style."""
    return bool(_HOLE.fullmatch(text))


def may_wait(text: str) -> bool:
    """Whether a text has a sign that a field or a loop is written with: a first look, for most paragraphs the last one."""
    return "{" in text or "[" in text or "«" in text or "$" in text or "#" in text or "%" in text


def has_fields(text: str) -> bool:
    """Whether :func:`masked` would change the text."""
    return may_wait(text) and _FIELD_SIGN.search(text) is not None


def masked(text: str, holes: Sequence[tuple[int, int]] = ()) -> str:
    """The text, as long as it was, with dots for every letter of a field and of the stretches ``holes``.

    The grammars know dots as the room left for handwriting; so every style of template reads like the oldest one.
    """
    for start, end in holes:
        text = f"{text[:start]}{DOT * (end - start)}{text[end:]}"
    return _FIELD.sub(lambda found: DOT * len(found.group()), text) if has_fields(text) else text


def angled_fields(text: str) -> list[str]:
    """Prompts in angle brackets, which :func:`masked` leaves: what stands in them is no word of the line (``ngày <ngày>``)."""
    return _ANGLED.findall(text) if "<" in text else []


def angled_fields_dotted(text: str) -> str:
    """The text, as long as it was, with dots for its :func:`angled_fields`."""
    return _ANGLED.sub(lambda found: DOT * len(found.group()), text) if "<" in text else text


def may_be_left(text: str) -> bool:
    """Whether a text has a sign that a placeholder is written with: a first look, for most texts the last one."""
    return any(map(text.__contains__, _LEFTOVER_SIGNS))


def leftovers(text: str) -> list[tuple[int, int]]:
    """Where placeholders stand in a text that should be finished."""
    return [found.span() for found in _LEFTOVER.finditer(text)] if may_be_left(text) else []
