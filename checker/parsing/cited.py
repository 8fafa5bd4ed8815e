"""A citation as rules see it: the act with what its own code tells, and where it stands."""

from __future__ import annotations

from checker.grammar.citation import Citation, code_meant, type_in_code, year_in_code
from checker.model import Item
from checker.parsing.lines import Line, Page
from checker.wording.folding import bare, one_space

_BEHIND_A_DAY = 48  # characters within which the issuer follows a day that cannot be read
_PLAIN_ISSUERS = ("TTg", "UBND", "HĐND", "S", "B")  # a sở, a bộ


def citation_item(page: Page, line: Line, act: Citation, *, first: bool, row: int, basis: bool = False) -> Item:
    """A citation as rules see it; ``basis``: on a line that begins ``Căn cứ``."""
    place = page.blocks[line.block].place(line.start + act.start, line.start + act.end)
    fields = {
        "type": act.type, "code": act.code, "date": act.date, "organ": act.organ, "subject": act.subject,
        "number_word": act.number_word, "law": act.law, "first": first and not act.nested, "nested": act.nested,
        "line": row, "basis": basis, "type_in_code": _type_told(act.code or ""), "year_in_code": year_in_code(act.code or ""),
        "year": (act.date or "")[:4] or act.year, "code_meant": _code_meant(act),
        "no_such_day": act.no_such_day, "typed": act.typed, "sure": act.typed or act.number_word or bool(act.date or act.organ),
        "owned": bool(act.organ) or act.subject.startswith("giữa ") or (not act.date and " của " in act.subject[:_BEHIND_A_DAY]),
    }  # fmt: skip
    return Item(one_space(line.text[act.start : act.end]), place, fields)


def _type_told(code: str) -> str:
    """The type a code tells; CT and KH are letters of offices too (``12/CT-TTHT``, ``15/KH-ĐT``), unless a plain issuer stands behind."""
    letters, _, issuer = code.rpartition("-")
    if letters.endswith(("/CT", "/KH")) and not issuer.startswith(_PLAIN_ISSUERS):
        return ""
    return type_in_code(code) or ""


def _code_meant(act: Citation) -> str:
    """The code with the letters of the type named; a lost Đ is a slip within the letters, and no other type's."""
    code = act.code or ""
    meant = code_meant(act.type, code)
    return "" if bare(meant) == bare(code) else meant
