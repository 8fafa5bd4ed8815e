"""Pages recognised beside each other: as many at a time as this process may have programs working, in the order of the pages.

What is decoded or drawn is done before any of them is recognised, by this thread alone: those libraries know no threads, and the
room they are given is theirs alone. Large pages go one at a time, so that no more is held than by one of the largest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from checker.model import Unreadable
from checker.processes import working_beside
from checker.reading import programs

Page = TypeVar("Page")
Result = TypeVar("Result")

_MOST_PIXELS = 18_000_000
"""Of the pages held at a time, but for one that is larger alone: two A4 pages at 300 dpi have 17.4 million."""


class Unopened(Generic[Page]):
    """A page before it is decoded or drawn: how many ``pixels`` it will have, and what gives it."""

    def __init__(self, pixels: int, opened: Callable[[], Page]) -> None:
        self.pixels = pixels
        self.opened = opened


def each_worked(pages: Iterable[Unopened[Page]], work: Callable[[Page], Result]) -> Iterator[Result]:
    """What ``work`` makes of each page, in their order. Raises the first :class:`Unreadable` in that order, wherever it comes from."""
    most = working_beside()
    rest, held, trouble = iter(pages), list[Unopened[Page]](), None
    while True:
        try:
            page = next(rest, None)
        except Unreadable as error:
            page, trouble = None, error
        full = page is None or len(held) == most or sum(each.pixels for each in (*held, page)) > _MOST_PIXELS
        if held and full:
            yield from _together(held, work)
            held = []
        if page is None:
            break
        held.append(page)
    if trouble is not None:
        raise trouble


def _together(pages: Sequence[Unopened[Page]], work: Callable[[Page], Result]) -> Iterator[Result]:
    """What ``work`` makes of the pages, all at a time."""
    if len(pages) == 1:
        yield work(pages[0].opened())
        return
    opened, trouble = list[Page](), None
    for page in pages:
        try:
            opened.append(page.opened())
        except Unreadable as error:
            trouble = error
            break
    yield from _in_threads(opened, work)
    if trouble is not None:
        raise trouble


def _in_threads(pages: Sequence[Page], work: Callable[[Page], Result]) -> Iterator[Result]:
    """What ``work`` makes of the pages, each in a thread; when this one is stopped, so are the programs the others wait for."""
    from concurrent.futures import ThreadPoolExecutor

    pool = ThreadPoolExecutor(max(1, len(pages)))
    try:
        found = [each.result() for each in [pool.submit(work, page) for page in pages]]
    except BaseException:
        programs.end_all()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
        programs.begin_again()
    yield from found
