"""Records are what the library's dataclasses are, in all that the house asks of them."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Mapping
from typing import Any

import pytest

from checker.model import records


def both(**settings: Any) -> tuple[type[Any], type[Any]]:
    """The same class, made by the library and by the house."""

    class Seal:
        owner: str
        width: float = 36.0
        marks: list[str] = None  # type: ignore[assignment]

        @property
        def wide(self) -> bool:
            return self.width > 30

    made = []
    for maker in (dataclasses, records):
        body = {**Seal.__dict__, "marks": maker.field(default_factory=list)}
        body = {name: value for name, value in body.items() if name not in ("__dict__", "__weakref__")}
        made.append(maker.dataclass(**settings)(type("Seal", (), body)))
    return made[0], made[1]


@records.dataclass(frozen=True, slots=True)
class Stamp:
    """A class pickle can find."""

    owner: str
    inks: Mapping[str, int] = records.field(default_factory=dict)
    width: float = 36.0


@pytest.mark.parametrize("settings", [{}, {"frozen": True}, {"eq": False}, {"eq": False, "repr": False}])
def test_a_record_is_made_shown_compared_and_hashed_as_the_library_does(settings):
    for positional, named in ((("Vĩnh Sơn",), {}), (("a", 20.0), {}), (("a",), {"marks": ["x"]}), ((), {"owner": "b", "width": 1.0})):
        told = []
        for seal in both(**settings):
            one, two = seal(*positional, **named), seal(*positional, **named)
            shown = repr(one) if settings.get("repr", True) else None
            try:
                hashed = hash(one) == hash(two)
            except TypeError:
                hashed = None
            told.append((one.owner, one.width, one.marks, one.wide, one == two, one == 1, one.marks is two.marks, hashed))
            assert shown is None or shown.endswith(f"Seal(owner={one.owner!r}, width={one.width!r}, marks={one.marks!r})")
        assert told[0] == told[1]


@pytest.mark.parametrize(
    ("positional", "named"), [((), {}), ((1, 2, 3, 4), {}), ((1,), {"owner": 2}), ((1,), {"colour": 2}), ((), {"width": 2.0})]
)
def test_a_field_missing_given_twice_or_unknown_is_an_error(positional, named):
    for seal in both():
        with pytest.raises(TypeError):
            seal(*positional, **named)


def test_a_frozen_record_cannot_be_changed_and_another_can():
    for seal in both(frozen=True):
        with pytest.raises(AttributeError):
            seal("a").width = 1.0
        with pytest.raises(AttributeError):
            del seal("a").width
    for seal in both():
        changed = seal("a")
        changed.width = 1.0
        assert (changed.width, changed.wide) == (1.0, False)


@pytest.mark.parametrize("replace", [records.replace, dataclasses.replace])
def test_a_record_is_replaced_by_the_house_and_by_the_library(replace):
    stamp = Stamp("a", {"red": 1})
    other = replace(stamp, width=1.0)
    assert (other, stamp.width) == (Stamp("a", {"red": 1}, 1.0), 36.0)
    with pytest.raises(TypeError):
        replace(stamp, colour="red")


def test_the_library_finds_the_fields():
    assert [(field.name, field.default) for field in dataclasses.fields(Stamp)][::2] == [("owner", dataclasses.MISSING), ("width", 36.0)]
    assert dataclasses.asdict(Stamp("a")) == {"owner": "a", "inks": {}, "width": 36.0}
    match Stamp("a", {}, 2.0):
        case Stamp(owner, _, width):
            assert (owner, width) == ("a", 2.0)


def test_a_record_goes_to_another_process_and_back():
    stamp = Stamp("a", {"red": 1})
    assert pickle.loads(pickle.dumps(stamp)) == copy.copy(stamp) == copy.deepcopy(stamp) == stamp
