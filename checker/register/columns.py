"""What a column may hold, seen whenever a row is read: a value that is none of ours, which only another program can have put there, is
told with its table and is not tripped over somewhere else.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Engine, Integer, LargeBinary, Text, TypeDecorator, select, type_coerce
from sqlalchemy.types import NullType

Shape = Any
"""What a tree is made of: a type; ``None``; a list of one shape; names with their shapes, a name left out being ``None``; a tuple of shapes
of which any will do. Of a text or bytes: a question that a value must answer with yes.
"""
_PLAIN = ((Boolean, (bool, int)), (Integer, int), (Text, str), (LargeBinary, (bytes, memoryview)))
_PIECE = 1_000


class TamperedError(Exception):
    """A value that is none of ours stands in a column; ``row``: what the row is known by, where that is known."""

    def __init__(self, column: Column[Any], row: str = "") -> None:
        super().__init__(f"{column.table.name}.{column.name}")
        self.column, self.row = column, row


def fits(value: Any, shape: Shape) -> bool:
    """Whether a tree is of a shape."""
    if isinstance(shape, tuple):
        return any(fits(value, each) for each in shape)
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(each, shape[0]) for each in value)
    if isinstance(shape, dict):
        return isinstance(value, dict) and value.keys() <= shape.keys() and all(fits(value.get(name), each) for name, each in shape.items())
    if shape is None or value is None:
        return value is shape
    return isinstance(value, shape) and (shape is not int or not isinstance(value, bool))


class _Seen(TypeDecorator[Any]):
    """The type of a column whose values are looked at as they are read."""

    impl = Text
    cache_ok = True

    def __init__(self, name: str, column: Column[Any]) -> None:
        """``name`` tells types apart in the cache of statements."""
        super().__init__()
        self.impl_instance = column.type
        setattr(self, "impl", column.type)  # noqa: B010 - the class names a type, an instance holds one
        self.name, self._column = name, column

    def result_processor(self, dialect: Any, coltype: object) -> Callable[[Any], Any]:
        """What the database gives → what was kept. Raises :class:`TamperedError`."""
        column, lies_as_text = self._column, dialect.name == "sqlite"

        def seen(value: Any) -> Any:
            found = _kept(value, column, lies_as_text)
            if found is _NONE_OF_OURS:
                raise TamperedError(column)
            return found

        return seen


class _AsItLies(TypeDecorator[Any]):
    """A tree, or a yes or no, as it lies in a SQLite file; what is none as that. PostgreSQL holds none that is none."""

    impl = NullType
    cache_ok = True

    def __init__(self, tree: bool) -> None:
        super().__init__()
        self.tree = tree

    def process_result_value(self, value: Any, dialect: Any) -> Any:
        """What was kept."""
        if not self.tree:
            return bool(value) if value in (0, 1) else value
        if dialect.name != "sqlite" or not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            return {"?": value}


_NONE_OF_OURS = object()


def _kept(value: Any, column: Column[Any], lies_as_text: bool) -> Any:
    """The value a database gives for a column, or the sign that it is none of ours. Nothing is always allowed: a join may find none."""
    if value is None:
        return None
    shape = column.info.get("shape")
    kind = _plain(column)
    if isinstance(kind, JSON):
        if lies_as_text and not isinstance(value, int | float):  # SQLite keeps a number of a tree as a number
            try:
                value = json.loads(value) if isinstance(value, str) else _NONE_OF_OURS
            except ValueError:
                return _NONE_OF_OURS
        return value if fits(value, shape) else _NONE_OF_OURS
    types = next(types for of, types in _PLAIN if isinstance(kind, of))
    if not isinstance(value, types) or (isinstance(kind, Boolean) and value not in (0, 1)):
        return _NONE_OF_OURS
    if isinstance(kind, Boolean):
        return bool(value)
    return value if shape is None or shape(value) else _NONE_OF_OURS


def _plain(column: Column[Any]) -> Any:
    return column.type.impl if isinstance(column.type, _Seen) else column.type


def seen(column: Column[Any]) -> None:
    """Have the values of a column looked at whenever they are read."""
    column.type = _Seen(str(column), column)


def unseen(column: Column[Any]) -> Any:
    """A column as it lies in the database, of which no value is refused: for who tells what does not hold."""
    kind = _plain(column)
    lies = _AsItLies(isinstance(kind, JSON)) if isinstance(kind, JSON | Boolean) else NullType()
    return type_coerce(column, lies).label(column.name)


def row_of(engine: Engine, found: TamperedError) -> str:
    """What the first row is known by in which a column holds what is none of ours."""
    column = found.column
    keys = [type_coerce(key, NullType()) for key in column.table.primary_key] or [type_coerce(key, NullType()) for key in column.table.c]
    asked = select(type_coerce(column, NullType()), *keys).order_by(*column.table.primary_key).execution_options(yield_per=_PIECE)
    with engine.connect() as connection:
        for value, *key in connection.execute(asked):
            if _kept(value, column, engine.dialect.name == "sqlite") is _NONE_OF_OURS:
                return " ".join(map(str, key))
    return "?"
