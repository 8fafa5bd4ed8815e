"""Pictures of a Word part that hold a page (whole, cut into strips, or cut into tiles), and smaller ones with lines of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checker.model import Location, NotRead, PageSetup
from checker.model.tuples import NamedTuple

_SHARE = 0.6  # of the room for text each way, from which a picture is a page of its own
_CUT = 0.85  # of the room's height that pictures one below the other fill when a page was cut into them
_A4_TEXT = (165.0, 257.0)  # mm
_LEAST = (60.0, 35.0)  # mm; a smaller picture has no room for lines of text that are told


class Picture(NamedTuple):
    """A picture of a part: the member that holds it, its size in mm (0: not told; ``inf``: the ground of all pages), where it hangs,
    whether it lies behind text.
    """

    target: str
    width: float
    height: float
    paragraph: int | None
    behind: bool


def page_sized(
    pictures: tuple[Picture, ...], sections: tuple[PageSetup, ...], bears_lines: Callable[[str], bool], part: str = "body"
) -> Iterator[NotRead]:
    """The pictures that fill a page; one behind the text is its background unless ``bears_lines`` says of its part that it is read."""
    rooms = [(page.width - page.left - page.right, page.height - page.top - page.bottom) for page in sections]
    width, height = min((room for room in rooms if min(room) > 0), key=lambda room: room[0] * room[1], default=_A4_TEXT)
    run: list[Picture] = []
    for each in pictures:
        if each.width < _SHARE * width or (each.behind and not (each.height >= _SHARE * height and bears_lines(each.target))):
            continue
        if each.height >= _SHARE * height:
            yield NotRead("page_picture", Location(part, each.paragraph))
            continue
        run = [*run, each] if run and _follows(each, run[-1]) else [each]
        if sum(piece.height for piece in run) >= _CUT * height:
            yield NotRead("page_picture", Location(part, run[0].paragraph))
            run = []
    yield from _tiled([each for each in pictures if not each.behind and 0 < each.width < _SHARE * width], width, height, part)


def lined(pictures: tuple[Picture, ...], lines_stand_on: Callable[[str], bool], part: str = "body") -> Iterator[NotRead]:
    """The pictures within the text that bear lines of text, as ``lines_stand_on`` says of their parts."""
    for each in pictures:
        if not each.behind and each.width >= _LEAST[0] and each.height >= _LEAST[1] and lines_stand_on(each.target):
            yield NotRead("lined_picture", Location(part, each.paragraph))


def _tiled(pictures: list[Picture], width: float, height: float, part: str) -> Iterator[NotRead]:
    """Small pictures with nothing between them that fill the room for text together: a page cut into tiles."""
    run: list[Picture] = []
    for each in pictures:
        run = [*run, each] if run and _follows(each, run[-1]) else [each]
        if sum(piece.width * piece.height for piece in run) >= _CUT * height * width:
            yield NotRead("page_picture", Location(part, run[0].paragraph))
            run = []


def _follows(one: Picture, other: Picture) -> bool:
    """Whether a picture stands right below another: in the same paragraph or the next."""
    return one.paragraph is not None and other.paragraph is not None and one.paragraph - other.paragraph in (0, 1)
