"""What is found out of a page is asked twice, for a mark of secrecy and to be read: it is found out once while its file is in hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Union

from checker.model import Unreadable
from checker.model.tuples import NamedTuple

if TYPE_CHECKING:
    from checker.reading.limits import Limits
    from checker.reading.web.mailed_pages import GivenPage
    from checker.reading.web.web_pages import SeenPage


class _Refusal(NamedTuple):
    """Why a page is not read."""

    key: str
    values: dict[str, Any]


_Answers = dict[tuple[str, "Limits"], Union["SeenPage", _Refusal]]
_held: ContextVar[_Answers | None] = ContextVar("held", default=None)
"""What was said of each page; in memory alone, and only while a :func:`held_pages` lasts."""


@contextmanager
def held_pages() -> Iterator[None]:
    """Within it each page is looked at once; behind the outermost nothing of any is left."""
    if _held.get() is not None:
        yield
        return
    held: _Answers = {}
    _held.set(held)
    try:
        yield
    finally:
        held.clear()
        _held.set(None)  # not by a token: what runs over files may be gone on with in another thread's context


def asked_once(given: GivenPage, limits: Limits, look: Callable[[], SeenPage]) -> SeenPage:
    """What ``look`` says of a page, or said of it before. Raises the same :class:`Unreadable`."""
    held = _held.get()
    if held is None:
        return look()
    name = _name(given), limits
    if name not in held:
        try:
            held[name] = look()
        except Unreadable as trouble:
            held[name] = _Refusal(trouble.key, trouble.values)
    found = held[name]
    if isinstance(found, _Refusal):
        raise Unreadable(found.key, **found.values)
    return found


def _name(given: GivenPage) -> str:
    from hashlib import sha256

    return sha256(given.data + repr(given._replace(data=b"")).encode()).hexdigest()
