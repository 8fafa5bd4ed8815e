"""Địa chỉ cơ quan; thư điện tử; trang thông tin điện tử; số điện thoại; số Fax (box 13; Phụ lục I, Phần I, Mục III, khoản 4)."""

from __future__ import annotations

from checker.model.patterns import lazy_pattern
from checker.wording.folding import bare

# On text without diacritics. What follows a label must be a number, an address or a place left for one.
_NUMBER = r"\s*+[:.]?\s*+[(+\d.…_]"
_KINDS = {
    "address": r"^(?:dia chi|tru so)(?: co quan| lien he)?\s*:",
    "phone": rf"\b(?:so )?(?:dt|dien thoai|tel|hotline)\b{_NUMBER}",
    "fax": rf"\bfax\b{_NUMBER}",
    "mail": r"\b(?:e-?mail|thu dien tu|hop thu(?: dien tu)?)\s*:|(?<![\w.-])[\w.-]+@[\w-]+\.\w",
    "site": r"\b(?:web ?site|web|(?:trang|cong) thong tin(?: dien tu)?)\s*:|\bhttps?://|\bwww\.",
}
_PATTERNS = {kind: lazy_pattern(pattern) for kind, pattern in _KINDS.items()}
_LONGEST = 160  # characters; a paragraph that gives an address for questions is longer
_STREET = lazy_pattern(r"(?:so\s*+:?\s*+)?\d+[a-z]?(?:/\d+)*,?\s+[a-z]|^so\s*+:?\s*+(?:…|[._]{3})")
_ENTRY = lazy_pattern(r"\s*(?:[-–—+•*●▪]|\d{1,2}[.)])\s")


def contact_kinds(line: str) -> frozenset[str]:
    """What a line of an address block gives: ``address`` ``phone`` ``fax`` ``mail`` ``site``; nothing for any other line.

    >>> sorted(contact_kinds("ĐT: (0276) 3822 233, Fax: (0276) 3822 234"))
    ['fax', 'phone']
    """
    if len(line) > _LONGEST or _ENTRY.match(line):
        return frozenset()
    low = bare(line).strip()
    return frozenset(kind for kind, pattern in _PATTERNS.items() if pattern.search(low))


def is_street(line: str) -> bool:
    """Whether a line can be an address without its label: ``Số 12, đường Cách Mạng Tháng Tám, …``."""
    return len(line) <= _LONGEST and _STREET.match(bare(line).strip()) is not None
