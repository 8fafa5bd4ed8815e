"""The note that says with which document another is promulgated, or to which an annex belongs: ``(Kèm theo Quyết định số …)``."""

from __future__ import annotations

from checker.model.patterns import lazy_pattern

NOTE = r"(?:(?:da )?(?:duoc )?(?:ban hanh|phe duyet)\s+)?kem theo\b"
"""How such a note opens, behind its bracket, on text without diacritics (Phụ lục III, Mẫu 1.3; Phụ lục I, Phần I, Mục III, khoản 1)."""

_NOTE = lazy_pattern(rf"\W*+{NOTE}", words=("kem theo",))
_SHORTER = lazy_pattern(
    r"\W*+(?:da )?(?:duoc )?(?:ban hanh|phe duyet|dinh)(?: kem)?(?: theo| tai)? (?:quyet dinh|nghi quyet)\b",
    words=("quyet dinh", "nghi quyet"),
)


def opens_note(low: str) -> bool:
    """Whether a text without diacritics opens as such a note; in brackets also without its ``kèm theo``.

    >>> [opens_note(low) for low in ("(ban hanh kem theo quyet dinh so", "(duoc ban hanh tai quyet dinh", "ban hanh quyet dinh")]
    [True, True, False]
    """
    return _NOTE.match(low) is not None or (low.lstrip().startswith("(") and _SHORTER.match(low) is not None)
