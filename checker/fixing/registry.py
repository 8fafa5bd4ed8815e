"""Which function mends what: the names rules give under ``fix:``. Whether a fix changes words the rule says itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from checker.fixing import appearance, wording
from checker.fixing.case import FixCase
from checker.fixing.edits import Edit

Fix = Callable[[FixCase], Iterator[Edit]]

FIXES: Mapping[str, Fix] = {
    "replace": wording.replace,
    "motto_hyphens": wording.motto_hyphens,
    "pad_number": wording.replace,
    "trim_number": wording.replace,
    "number_colon": wording.replace,
    "number_state_form": wording.replace,
    "number_gap": wording.number_gap,
    "notation_slash": wording.notation_slash,
    "notation_spaces": wording.replace,
    "notation_type": wording.replace,
    "notation_year": wording.notation_year,
    "organ_in_full": wording.replace,
    "place_in_full": wording.replace,
    "place_comma": wording.place_comma,
    "date_in_words": wording.date_in_words,
    "pad_day": wording.pad_day,
    "pad_month": wording.month,
    "trim_month": wording.month,
    "point_bracket": wording.point_bracket,
    "basis_ending": wording.ending,
    "citation_so": wording.citation_so,
    "recipients_colon": wording.replace,
    "recipient_dash": wording.recipient_dash,
    "recipient_ending": wording.ending,
    "archive_form": wording.archive_form,
    "authority_form": wording.authority_form,
    "acting_head": wording.authority_form,
    "drop": wording.drop,
    "drop_honorific": wording.drop,
    "name_case": wording.name_case,
    "subject_vv": wording.subject_vv,
    "annex_label": wording.replace,
    "set_size": appearance.set_size,
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

WORDINGS = frozenset(name for name, fix in FIXES.items() if fix.__module__ == wording.__name__)
"""Fixes of what is written; the others mend how it looks."""
# A part that is missing is reported, never invented; the rest needs somebody who knows the office or the person.
BY_HAND = frozenset({"insert_national_name", "insert_motto", "insert_type_name", "position_in_charge", "subject_lower"})
