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


class Shown(NamedTuple):
    """A line, shown as tuples are."""

    line: int
    text: str = ""


class Typed(typing.NamedTuple):
    """The same, made by ``typing``."""

    line: int
    column: int = 1


def test_fields_defaults_and_annotations_are_those_typing_makes():
    assert (Ours._fields, Ours._field_defaults) == (Typed._fields, Typed._field_defaults)
    assert typing.get_type_hints(Ours) == typing.get_type_hints(Typed) == {"line": int, "column": int}
    assert (Ours(3), Ours(3)._replace(column=2)) == (Typed(3), Typed(3, 2))


def test_an_instance_does_what_one_of_typing_does():
    def told(made: typing.Any) -> list[object]:
        place = made(line=3)
        match place:
            case made(line, column):
                matched = (line, column)
        return [place._asdict(), made._make([1, 2]), matched, hash(place), place.line, place[1], [*place]]

    assert told(Ours) == told(Typed)
    assert repr(Shown(3, "x")) == "Shown(line=3, text='x')"


@pytest.mark.parametrize("made", [Ours, Typed])
def test_too_many_too_few_or_unknown_fields_are_refused(made):
    for values, named in (((), {}), ((1, 2, 3), {}), ((1,), {"line": 2}), ((1,), {"row": 2})):
        with pytest.raises(TypeError):
            made(*values, **named)
    with pytest.raises(TypeError):
        made._make([1])
    with pytest.raises((TypeError, ValueError)):
        made(1)._replace(row=2)
    with pytest.raises(AttributeError):
        made(1).line = 2


def test_the_body_of_the_class_is_kept():
    assert (Ours.__doc__, Ours.__module__, Ours.__qualname__) == ("A place in a text.", __name__, "Ours")
    assert (Ours(3).told, str(Ours(3))) == ("3:1", "3:1")
    assert pickle.loads(pickle.dumps(Ours(3, 4))) == (3, 4)


def test_a_default_before_a_field_without_one_is_refused():
    with pytest.raises(TypeError, match="without a default"):

        class _Wrong(NamedTuple):
            line: int = 1
            column: int
