"""Which function mends what: the names rules give under ``fix:``. Whether a fix changes words the rule says itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from checker.fixing import appearance, wording
from checker.fixing.case import FixCase
from checker.fixing.edits import Edit

Fix = Callable[[FixCase], Iterator[Edit]]

FIXES: Mapping[str, Fix] = {
    **wording.WORDINGS,
    "set_size": appearance.set_size,
    "set_head_sizes": appearance.set_head_sizes,
    "set_bold": appearance.set_bold,
    "set_italic": appearance.set_italic,
    "set_underline": appearance.set_underline,
    "set_font": appearance.set_font,
    "set_color": appearance.set_color,
    "set_align": appearance.set_align,
    "set_indent": appearance.set_indent,
    "set_spacing": appearance.set_gap,
    "set_gap": appearance.set_gap,
    "set_line": appearance.set_line,
    "set_margin": appearance.set_margin,
    "set_paper": appearance.set_margin,
    "compose": appearance.compose,
    "recode": appearance.recode,
    "page_number": appearance.page_number,
    "draw_line": appearance.draw_line,
}
