"""Under which part the fault of each case of the law belongs: the part of the decree's diagram that the duty is about.

A case is known by the head of its name (``b_19`` of ``b_19_comma_last``). Where the duty is about two parts at once (a symbol that
does not fit its organ), either will do.
"""

from __future__ import annotations

_PARTS: dict[tuple[str, ...], str] = {
    ("page",): "x08 x09",
    ("national_name", "motto", "organ"): "x23 swapped_header",
    ("superior_organ",): "misc/t04 x17 x11_truong x25_bn x27_dn x03_phong",
    ("organ",): "g_01 g_05 g_06 g_07 g_08 g_09 x08_thitran x09_tp x10_tp x33_so x35_thanh x23_ubnd",
    ("organ", "national_name"): "a_12",
    ("notation", "number"): "t12 t13 x15",
    ("place",): "x07_xa x29_hp",
    ("date", "place"): "x16",
    ("subject",): "t26 x24",
    ("legal_bases",): "b_",
    ("body", "legal_bases"): "x20",
    ("sections",): "x03_heading x04_heading x07_clause t14 t17 t18 t19 t20 t21 t22",
    ("sections", "body"): "t15",
    ("body",): "x01_body x02_body x05_point x06_point x11_body x22_indent t16",
    ("TT16",): "c",  # capitals: the duty is about a word of the text, so the family says more than the part
    ("competence", "position"): "s05 s08 s09 s10 s03 s12 s13 s19 s31 s32 s33 x01_xa t05",
    ("position",): "s15 s16 s17 s18 s24",
    ("full_name",): "x14 t06 t07 t09 t10",
    ("recipients", "addressee"): "t25 r_28",
    ("recipients",): "x12 x13 r_02 r_03 r_05 r_20 r_21 r_22 r_24 r_25 r_26 r_29 r_30 r_31 swapped_closing",
    ("archive",): "r_06 r_08 r_09 r_10 r_11 r_12 r_15 r_16 r_17",
    ("secrecy",): "t01 m_10",
    ("urgency",): "t02 t03 m_08 m_18",
    ("secrecy", "urgency"): "m_04",
    ("annexes",): "a_03 a_04 a_05 a_07",
    ("annexes", "document"): "a_08 a_11",
}


def parts_of(case: str) -> tuple[str, ...]:
    """The parts, or boxes of rules, a fault of ``case`` (a name without folder and suffix) may be told under; none without a row."""
    rows = ((head.rpartition("/")[2], parts) for parts, heads in _PARTS.items() for head in heads.split())
    return max(((len(head), parts) for head, parts in rows if case.startswith(head)), default=(0, ()))[1]
