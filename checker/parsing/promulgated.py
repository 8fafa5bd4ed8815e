"""A plan in one file with the decision that promulgates it: the plan is what is judged, as one attached (Phụ lục III, Mẫu 1.3)."""

from __future__ import annotations

from checker.grammar.dateline import read_dateline
from checker.grammar.typename import type_of
from checker.model import Document
from checker.model.patterns import lazy_pattern
from checker.model.records import replace
from checker.model.tuples import NamedTuple
from checker.parsing.lines import Line, Page
from checker.wording.folding import bare, mostly_upper, one_space

PROMULGATING = frozenset(("QĐ", "NQ"))
_NOTE_LONGEST = 3  # blocks
_DAY = "ngày"
_NEAR = 20  # blocks; so much of a letterhead may stand above the title
_PROMULGATES = lazy_pattern(r"(?<!\w)ban hanh\s+(?:\w+\s+){0,2}?ke hoach(?!\w)", words=("ban hanh",))


class Promulgated(NamedTuple):
    """The date of the decision that promulgates the plan, which chooses the rules, and where it was read."""

    date: str | None
    date_cue: str


def promulgated_at(page: Page, subject: str, start: int) -> int | None:
    """The block, from ``start`` on, at which a plan begins that the subject of a decision says it promulgates.

    ``start``: the block after the decision's own closing.
    """
    if not _PROMULGATES.search(bare(subject)):
        return None
    for at in range(start, len(page.blocks)):
        text = page.blocks[at].text.split("\n")[0]
        if mostly_upper(text) and (named := type_of(text)) and named[1] == "KH":
            return start if at - start <= _NEAR else at
    return None


def noted_date(page: Page, note: Line) -> Promulgated | None:
    """The date in the note that says with which decision the plan is promulgated; the note may go on below, to its bracket."""
    whole = page.blocks[note.block].text[note.start :]
    if whole.lstrip().startswith("("):
        below = [block.text for block in page.blocks[note.block + 1 : note.block + _NOTE_LONGEST]]
        whole = " ".join((whole, *below)).partition(")")[0]
    _, day, behind = whole.lower().partition(_DAY)
    found = read_dateline(one_space(day + behind)) if day else None
    return Promulgated(found.iso, f"promulgated {found.iso}") if found is not None and found.iso else None


def cut_from(document: Document, at: int) -> Document:
    """The document from block ``at`` on, as a file of its own."""
    traits = document.traits
    if "mended" in traits:
        traits = {**traits, "mended": frozenset(each - at for each in traits["mended"] if each >= at)}
    return replace(document, blocks=document.blocks[at:], traits=traits)
