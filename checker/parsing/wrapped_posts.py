"""A post or an authority that wrapped within itself: ``PHÓ GIÁM`` / ``ĐỐC`` is one line printed on two."""

from __future__ import annotations

from checker.grammar.signer import read_competence
from checker.parsing.lines import Line, Page
from checker.parsing.recognition.posts import RIGHT_AUTHORITIES, SPELT_POSTS, is_sound, opened_with, without_deputy

_LONGEST = 60  # characters of a line of a post
_SHORT = 240  # characters; what is longer is a paragraph
_NO_POSTS_END = ("PHÓ", "TỔNG", "CHI")  # what below stands is the rest, though it is a post by itself


def join_wrapped(page: Page, start: int) -> None:
    """Make one line of each post or authority that stands on two or three, from block ``start`` on."""
    for at in range(start, len(page.blocks)):
        if len(page.blocks[at].text) <= _SHORT:
            for line in page.pieces(at):
                if len(line.text) <= _LONGEST and line.text.isupper():
                    _join(page, line)


def _join(page: Page, line: Line) -> None:
    while (below := _below(page, line)) is not None and _goes_on(line.text, below.text):
        whole = line._replace(text=f"{line.text} {below.text}", parts=(*(line.parts or (line,)), below))
        page.replace(below, None)
        page.replace(line, whole)
        line = whole


def _below(page: Page, line: Line) -> Line | None:
    """The line below in the same cell, or on the same side of the page."""
    last = line.parts[-1] if line.parts else line
    near = [*page.pieces(line.block), *(page.lines(last.block + 1, last.block + 2) if last.block + 1 < len(page.blocks) else ())]
    cell = page.blocks[line.block].cell
    after = [other for other in near if (other.block, other.start) > (last.block, last.start) and page.blocks[other.block].cell == cell]
    return next((other for other in after if other.side == line.side), after[0] if len(after) == 1 else None)


def _goes_on(text: str, below: str) -> bool:
    """Whether both lines open with a post, or a body behind ``TM.``, that the first has not whole."""
    if len(below) > _LONGEST or not below.isupper():
        return False
    authority = read_competence(text)
    lead = text if authority is None else authority.rest
    whole = f"{lead} {below}"
    if authority is not None and authority.prefix == "TM":
        opened = opened_with(whole, RIGHT_AUTHORITIES["TM"])
    else:
        own = without_deputy(whole)
        opened = whole[: len(whole) - len(own)] + opened_with(own, SPELT_POSTS)
    return bool(lead) and len(opened) > len(lead) and (lead.endswith(_NO_POSTS_END) or not is_sound(below, ""))
