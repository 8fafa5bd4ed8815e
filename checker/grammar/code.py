"""Số, ký hiệu (box 3; Phụ lục I, Phần I, Mục II, khoản 3)."""

from __future__ import annotations

from checker.grammar.elements import Element, Found, leaf, literal, many, maybe
from checker.model.tuples import NamedTuple
from checker.wording.folding import bare

# Letters of a notation: capitals of the whole alphabet open a group (KH-BCĐTƯ, KH-HĐÔ); any letter may follow in it.
_CAPITAL = "A-ZĐƯƠÔÂĂÊ"
_GROUP = rf"[{_CAPITAL}][\w&.,]*|\d+\w*"
_JOINT = r"[ ]{0,3}[-–—][ ]{0,3}(?:[-–—][ ]{0,2})?"
# Behind the first group: whatever is joined to it; past a space only capitals; at the line's end capitals a space parts (KH-THPT NTT,
# KH-VP HĐND&UBND).
_FURTHER = (
    rf"(?>(?:[-–—/][-–—]?[\w&.]+|[ ]{{1,3}}[-–—]{{1,2}}[ ]{{0,3}}[{_CAPITAL}\d&.]+(?!\w)|[-–—][ ]{{1,3}}[{_CAPITAL}\d&.]+(?!\w))*)"
    rf"(?:(?:[ ][{_CAPITAL}]{{2,8}}(?:[&-][{_CAPITAL}]{{2,8}})?){{1,2}}(?=\s*$))?"
)
_BLANK = r"[<\[{«][^>\]}»]{0,40}[>\]}»]+|[xX]{1,4}(?=\s*/)|[.…_ ]*[.…_]\d{1,2}[.…_]+|[ .…_]*(?![\w\ufffd])"

_BLANK_LINE = r"[<\[{«]+[^<>\[\]{}«»]+[>\]}»]+|…{3,}"  # number and symbol are one field of a template

_VOWELS = "ốÔôoOỐ"  # of the word Số; a department (SỞ, Sở) is none
word = leaf(r"(?P<word>S[ốÔôoO][̣́]?|[Ss]ố|SỐ)(?P<space>\s*)(?P<colon>[:;.]?)", "number_word")
digits = leaf(
    rf"\s*(?:(?P<digits>\d{{1,9}})(?P<suffix>[ ]?(?:bis|ter)|[a-zA-Z])?|(?P<blank>{_BLANK})|"
    r"(?P<smudge>[A-Za-z\d]{1,4}|[IVXLCD]{5,9}|\ufffd)(?=\s*/))(?P<gap>\s*)",
    "figures",
)
year = leaf(r"(?P<year>(?:19|20)\d\d)\s*/", "year")
symbol = leaf(
    rf"\s*(?P<symbol>(?P<type>[{_CAPITAL}][^\W\d_]*)(?P<joint>{_JOINT}|/)(?P<organ>(?:{_GROUP}){_FURTHER}))",
    "notation",
)
blank_symbol = leaf(r"\s*(?P<symbol>(?P<type>[.…\d]+)(?P<joint>\s*-\s*)(?P<organ>[.…\d]*))", "notation")
half_symbol = leaf(
    rf"\s*(?P<symbol>(?P<type>[{_CAPITAL}][^\W\d_]*)(?P<joint>\s*-?\s*)(?P<organ>[<\[{{«]+[^<>\[\]{{}}«»]*[>\]}}»]+|[.…_<\[{{]*\S*))",
    "notation",
)
slash = leaf(r"(?P<slash>[/\\])", "slash")
hyphen = leaf(r"\s*(?P<hyphen>[-–])\s*", "hyphen")

party_form = hyphen + leaf(rf"(?P<type>[{_CAPITAL}][^\W\d_]*)\s*/\s*(?P<organ>[{_CAPITAL}][^\W\d_&-]*)", "party_notation")
state_form = slash + maybe(year) + (symbol | blank_symbol | half_symbol)

number_line = maybe(word) + digits + (party_form | state_form | symbol)

number_alone = word + leaf(rf"\s*(?:(?P<digits>\d{{1,9}})|(?P<blank>{_BLANK_LINE}))(?P<gap>\s*)$", "figures")

# What OCR without Vietnamese makes of the line: ``Sb: 419 [KH-SKHCN``, ``S6:2166 /KH-SKHCN``.
ocr_line = leaf(
    r"(?P<word>S[b6o0é&ôố5]{1,2})\s*(?P<colon>[:;.]?)\s*(?P<digits>\d{1,6})?(?P<gap>\s*)(?P<slash>[/\[|\\(Il])\s*"
    rf"(?P<symbol>(?P<type>[A-ZĐ][A-Za-zĐđ]*)(?P<joint>{_JOINT})(?P<organ>(?:{_GROUP})(?:{_JOINT}(?:{_GROUP}))*))",
    "number_line",
)

# The line as khoản 3 writes it: «Số:», the figures or the room for them, «/», the type's letters, «-» before each further group.
_letters = leaf(rf"[{_CAPITAL}][{_CAPITAL}\d]*(?>(?:&[{_CAPITAL}\d]+)*)(?![\w&])", "organ_letters")
_type_letters = leaf(rf"[{_CAPITAL}][^\W\d_]*", "type_letters")
strict_line = (
    literal("Số", "number_word")
    + literal(":", "colon")
    + (
        leaf(r"[ ]*(?=/)", "room")
        | literal(" ", "space") + leaf(r"\d{1,9}|[.…_ ]*[.…_][.…_ ]*|[<\[{«]+[^<>\[\]{}«»]{1,40}[>\]}»]+", "figures")
    )
    + literal("/", "slash")
    + _type_letters
    + many(literal("-", "hyphen") + _letters, least=1)
)


class Number(NamedTuple):
    """A number line understood. Empty strings are pieces that are not printed; ``end`` is where the line's own text ends."""

    word: str
    colon: str
    digits: str
    suffix: str
    gap: str
    slash: str
    year: str
    type: str
    joint: str
    organ: str
    form: str
    smudge: str
    start: int
    end: int

    @property
    def symbol(self) -> str:
        """The symbol without inner spaces, dashes as hyphens: ``KH-SKHCN``."""
        if not self.organ and not self.joint.strip():
            return self.type  # one group alone: no hyphen stands there to be quoted
        joint = "-" if self.form == "state" else "/"
        text = f"{self.type}{joint if self.joint.strip() != '/' else '/'}{self.organ}"
        return text.replace("–", "-").replace("—", "-").replace(" ", "").replace("--", "-")


def _understood(found: Found) -> Number:
    names = ("word", "colon", "digits", "suffix", "gap", "slash", "year", "type", "joint", "organ", "smudge")
    form = "party" if "hyphen" in found.pieces else "state"
    return Number(**{name: found.pieces.get(name, "") for name in names}, form=form, start=found.start, end=found.end)


def _regular(line: str) -> Number | None:
    """A line that is as the law has it, which most are: understood without the larger grammar of all that offices write."""
    if not strict_line.read_whole(line):
        return None
    head, _, notation = line.partition("/")
    type_, _, organ = notation.partition("-")
    figures = head[4:] if head[-1].isdigit() else ""
    return Number("Số", ":", figures, "", "", "/", "", type_, "-", organ, "state", "", 0, len(line))


def _at(grammar: Element, text: str, start: int) -> Number | None:
    found = grammar.read(text, start)
    return _understood(found) if found else None


def read_number(text: str, *, ocr: bool = False) -> Number | None:
    """The number line at the first ``Số`` of a header line (or a bare ``125/KH-SNV``), or ``None``.

    >>> read_number("Số: 05/KH-SKHCN").symbol
    'KH-SKHCN'
    """
    if found := _regular(text):
        return found
    low = bare(text)
    start = low.find("so") if not ocr else 0
    lead = len(text) - len(text.lstrip())
    if start > lead and low[start - 1].isalnum():
        start = -1
    if "/" not in low and "-" not in low and not ocr:
        return _at(number_alone, text, start) if start == lead and text[lead + 1] in _VOWELS else None
    if ocr:
        return _at(ocr_line, text, lead) or _at(number_line, text, lead)
    if start >= 0:
        found = _at(number_line, text, start)
        if found and found.word:
            return found
    if text[lead : lead + 1].isdigit():
        found = _at(number_line, text, lead)
        return found if found and found.slash else None
    return None


def format_number(number: int | None, code: str, organ: str) -> str:
    """The number line as khoản 3 writes it: ``Số: 05/KH-SNV``; a blank number leaves room for handwriting."""
    return f"Số: {'' if number is None else f'{number:02d}'}{'      ' if number is None else ''}/{code}-{organ}"
