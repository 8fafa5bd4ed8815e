"""Lines of a signature put together and cut as they are meant, before anything asks what each is.

A post or an authority that wrapped within itself is one line printed on two (``PHÓ GIÁM`` / ``ĐỐC``); a name beside the note that it is
signed is two on one (``(Đã ký) Trần Hoài Thu``).
"""

from __future__ import annotations

from checker.grammar.signer import name_beside_note, read_competence
from checker.parsing.head import slice_of
from checker.parsing.lines import Line, Page
from checker.parsing.recognition.posts import RIGHT_AUTHORITIES, SPELT_POSTS, is_sound, opened_with, without_deputy

_LONGEST = 60  # characters of a line of a post
_SHORT = 240  # characters; what is longer is a paragraph
_NO_POSTS_END = ("PHÓ", "TỔNG", "CHI")  # what below stands is the rest, though it is a post by itself


def set_signed_lines(page: Page, start: int) -> None:
    """Make one line of each post or authority that stands on two or three, and two of a name and a note, from block ``start`` on."""
    for at in range(start, len(page.blocks)):
        if len(page.blocks[at].text) <= _SHORT:
            for line in list(page.pieces(at)):
                if len(line.text) > _LONGEST:
                    continue
                if line.text.isupper():
                    _join(page, line)
                elif "ý" in line.text or "Ý" in line.text:
                    _part(page, line)


def _part(page: Page, line: Line) -> None:
    found = name_beside_note(line.text)
    if found is not None and line.end - line.start == len(line.text):
        pieces = [(0, found[0]), found, (found[1], len(line.text))]
        page.replace(line, *(slice_of(line, *each) for each in pieces if line.text[slice(*each)].strip()))


def _join(page: Page, line: Line) -> None:
    while (below := _below(page, line)) is not None and _goes_on(line.text, below.text):
        whole = line._replace(text=f"{line.text} {below.text}", parts=(*(line.parts or (line,)), below))
        page.replace(below)
        page.replace(line, whole)
        line = whole


def _below(page: Page, line: Line) -> Line | None:
    """The line below in the same cell, or on the same side of the page."""
    last = line.parts[-1] if line.parts else line
    near = [*page.pieces(line.block), *page.lines(last.block + 1, last.block + 2)]
    cell = page.blocks[line.block].cell
    after = [other for other in near if (other.block, other.start) > (last.block, last.start) and page.blocks[other.block].cell == cell]
    return next((other for other in after if other.side == line.side), after[0] if len(after) == 1 else None)


def _goes_on(text: str, below: str) -> bool:
    """Whether both lines open with a post, or a body behind ``TM.``, that the first has not whole, or has nothing of."""
    if len(below) > _LONGEST or not below.isupper():
        return False
    authority = read_competence(text)
    lead = text if authority is None else authority.rest
    whole = f"{lead} {below}".lstrip()
    if authority is not None and authority.prefix == "TM":
        opened = opened_with(whole, RIGHT_AUTHORITIES["TM"])
    else:
        own = without_deputy(whole)
        opened = whole[: len(whole) - len(own)] + opened_with(own, SPELT_POSTS)
    return len(opened) > len(lead) and (not lead or lead.endswith(_NO_POSTS_END) or not is_sound(below, ""))
