"""What several questions to a register have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ScalarSelect, func, select

from checker.register.tables import copies, documents


def path_of(identity: Any = documents.c.id) -> ScalarSelect[Any]:
    """The path a document is called by: the first of those its bytes were met at."""
    return select(func.min(copies.c.path)).where(copies.c.document_id == identity).scalar_subquery()


def some_of(values: Iterable[Any], most: int = 500) -> Iterator[Sequence[Any]]:
    """The values, so many at a time as a database takes in one question."""
    some = list(values)
    return (some[start : start + most] for start in range(0, len(some), most))
