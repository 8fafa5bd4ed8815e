"""Named tuples as ``typing.NamedTuple`` makes them, for a fifth of the cost.

``typing`` compiles the annotation of every field when a class is made, to see that it could be a type, and ``collections`` the call that
makes an instance: for the eighty classes of a cold start that is a tenth of all its work. Here annotations stay texts, and the call is
compiled once for each number of fields, then given the names of the class. mypy sees ``typing.NamedTuple``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import _tuplegetter
    from functools import cache
    from types import FunctionType

    _MADE_ANEW = frozenset(("__dict__", "__weakref__"))

    @cache
    def _call(count):
        """The code of what makes an instance of that many fields."""
        fields = "".join(f"_{number}, " for number in range(count))
        return eval(f"lambda _cls, {fields}: _new(_cls, ({fields}))", {}).__code__  # noqa: S307 - of numbers only

    class _Tuple(tuple):
        """What all named tuples share: the methods ``collections`` writes into each."""

        __slots__ = ()
        _fields = ()

        @classmethod
        def _make(cls, values):
            """An instance of the values of an iterable."""
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changes):
            """The same with other values in some fields. Raises :class:`ValueError` for a name that is none."""
            made = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"Got unexpected field names: {list(changes)!r}")
            return made

        def _asdict(self):
            """The values by the names of their fields."""
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            return f"{self.__class__.__name__}({', '.join(f'{name}={value!r}' for name, value in zip(self._fields, self, strict=True))})"

        def __getnewargs__(self):
            return tuple(self)

        __replace__ = _replace

    class _Making(type):
        """Makes a class body into a named tuple: annotated names are its fields, in order; the rest is the class's own."""

        def __new__(making, name, bases, body):
            if not bases:
                return super().__new__(making, name, bases, body)
            annotations = body["__annotations__"]  # texts, since every module here imports them from __future__
            fields = tuple(annotations)
            optional = tuple(field for field in fields if field in body)
            if optional != fields[len(fields) - len(optional) :]:
                raise TypeError(f"{name}: a field without a default behind one that has one")
            code = _call(len(fields)).replace(co_varnames=("_cls", *fields), co_name="__new__")
            defaults = {field: body[field] for field in optional}
            call = FunctionType(code, {"_new": tuple.__new__, "__builtins__": {}}, "__new__", tuple(defaults.values()) or None)
            own = {key: value for key, value in body.items() if key not in _MADE_ANEW}
            own |= {field: _tuplegetter(place, "") for place, field in enumerate(fields)}
            own |= {"__slots__": (), "__new__": call, "__match_args__": fields, "_fields": fields, "_field_defaults": defaults}
            return type(name, (_Tuple,), own)

    class NamedTuple(metaclass=_Making):
        """The base to name in a class statement; no class keeps it."""
