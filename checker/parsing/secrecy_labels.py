"""A mark of secrecy told by its name: ``Độ mật: Tối mật``, ``do_mat: "Mật"``."""

from __future__ import annotations

from checker.model import SECRECY_MARKS as MARKS
from checker.model.patterns import lazy_pattern
from checker.wording.folding import bare

BARE = {bare(mark): mark for mark in MARKS}
"""The marks by what :func:`bare` leaves of them."""
DEGREE = r"(?P<mark>tuyet mat|toi mat|mat)"
PAPER = r"(?:van ban|tai lieu|ho so|ke hoach)"
EDGES = lazy_pattern(r"\A[\W_]+|[\W_]+\Z")
_LABELLED = lazy_pattern(
    rf"(?:{PAPER}(?: nay)? )?(?:(?:co|thuoc) )?"
    r"(?:(?:(?:muc|cap) )?(?:dau )?(?:chi )?(?:(?:muc|cap) )?do (?:bao )?mat|dau (?:chi )?mat|bao ve bi mat nha nuoc)"
    rf"(?:\W{{1,3}}(?:cua )?{PAPER}(?: nay)?)?\W{{1,4}}(?:(?:cap |muc )?do )?{DEGREE}\b(?:.{{0,9}}|[.,;].{{0,24}})"
    rf"|(?:phan )?loai(?: (?:do|bi) mat)? ?[:=]\W{{0,3}}{DEGREE.replace('mark', 'kind')}"
    rf"|(?:secrecy|classification|security|confidentiality)(?: level)?\W{{1,4}}{DEGREE.replace('mark', 'level')}"
)


def labelled_mark(line: str) -> str:
    """The mark a line tells by its name, and by nothing else: ``do_mat: Mật`` among others of a paragraph."""
    return labelled(bare(EDGES.sub("", line)))


def labelled(low: str) -> str:
    """A mark after what it is: ``Độ mật: Tối mật``, ``Dấu mật: MẬT``, ``do_mat: "Mật"``."""
    label = _LABELLED.fullmatch(low.replace("_", " ").replace("do-mat", "do mat"))
    return BARE[label["mark"] or label["kind"] or label["level"]] if label else ""
