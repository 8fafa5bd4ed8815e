"""Named tuples made cheaply are the named tuples of ``typing``."""

from __future__ import annotations

import pickle
import typing

import pytest

from checker.model.tuples import NamedTuple


class Ours(NamedTuple):
    """A place in a text."""

    line: int
    column: int = 1

    @property
    def told(self) -> str:
        """As a person reads it."""
        return f"{self.line}:{self.column}"

    def __str__(self) -> str:
        return self.told


class Typed(typing.NamedTuple):
    """The same, made by ``typing``."""

    line: int
    column: int = 1


def test_fields_defaults_and_annotations_are_those_typing_makes():
    assert (Ours._fields, Ours._field_defaults) == (Typed._fields, Typed._field_defaults)
    assert typing.get_type_hints(Ours) == typing.get_type_hints(Typed) == {"line": int, "column": int}
    assert (Ours(3), Ours(3)._replace(column=2)) == (Typed(3), Typed(3, 2))


def test_the_body_of_the_class_is_kept():
    assert (Ours.__doc__, Ours.__module__, Ours.__qualname__) == ("A place in a text.", __name__, "Ours")
    assert (Ours(3).told, str(Ours(3))) == ("3:1", "3:1")
    assert pickle.loads(pickle.dumps(Ours(3, 4))) == (3, 4)


def test_a_default_before_a_field_without_one_is_refused():
    with pytest.raises(TypeError, match="without a default"):

        class _Wrong(NamedTuple):
            line: int = 1
            column: int
