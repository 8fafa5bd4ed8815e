"""Dataclasses as the standard library makes them, for a twentieth of the cost.

``dataclasses`` writes the source of each method of each class and compiles it, at every start of the program: for the classes of a cold
start that is a tenth of all its work. Here the methods are written once and ask the class for its fields. mypy sees the library's own,
and so do the library's calls (``dataclasses.replace``, ``fields``), which find the fields made when they ask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["dataclass", "field", "replace"]

if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:

    class field:  # noqa: N801 - the library's name
        """What makes the default of a field, anew for each instance."""

        def __init__(self, *, default_factory):
            self.make = default_factory

    class _LibraryFields:
        """The fields as ``dataclasses`` knows them, made when it asks."""

        def __get__(self, instance, cls):
            import dataclasses

            rows = []
            for name, kind in cls.__annotations__.items():
                if name in cls._factories:
                    rows.append((name, kind, dataclasses.field(default_factory=cls._factories[name])))
                else:
                    rows.append((name, kind, cls._defaults[name]) if name in cls._defaults else (name, kind))
            found = dataclasses.make_dataclass(cls.__name__, rows).__dataclass_fields__
            cls.__dataclass_fields__ = found
            return found

    def _init(self, *values, **named):
        """Fields in their order, or by name."""
        cls = self.__class__
        given = dict(zip(cls.__match_args__, values))  # noqa: B905 - too many are told below
        if len(given) != len(values) or not given.keys().isdisjoint(named):
            raise TypeError(f"{cls.__qualname__}: a field too many, or given twice")
        state = {**cls._defaults, **given, **named}
        for name, make in cls._factories.items():
            if name not in state:
                state[name] = make()
        if state.keys() != cls._known:
            raise TypeError(f"{cls.__qualname__}: missing or unknown: {sorted(state.keys() ^ cls._known)}")
        self.__dict__.update(state)

    def _refuse(self, name, *_value):
        """No field of a frozen class is set again or deleted."""
        raise AttributeError(f"cannot change field {name!r} of {self.__class__.__qualname__}")

    def _equal(self, other):
        return self.__dict__ == other.__dict__ if other.__class__ is self.__class__ else NotImplemented

    def _hash(self):
        return hash(tuple(getattr(self, name) for name in self.__match_args__))

    def _shown(self):
        return f"{self.__class__.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.__match_args__)})"

    def dataclass(made=None, *, frozen=False, slots=False, eq=True, repr=True):
        """The class with the methods its fields ask for: annotated names are its fields, in order."""
        if made is None:
            return lambda cls: dataclass(cls, frozen=frozen, eq=eq, repr=repr)
        own = made.__dict__
        given = {name: own[name] for name in made.__annotations__ if name in own}
        made._factories = {name: value.make for name, value in given.items() if isinstance(value, field)}
        made._defaults = {name: value for name, value in given.items() if name not in made._factories}
        for name in made._factories:
            delattr(made, name)
        made.__match_args__ = tuple(made.__annotations__)
        made._known = frozenset(made.__match_args__)
        made.__init__ = _init
        made.__dataclass_fields__ = _LibraryFields()
        if frozen:
            made.__setattr__ = made.__delattr__ = _refuse
        if eq:
            made.__eq__ = _equal
            made.__hash__ = _hash if frozen else None
        if repr:
            made.__repr__ = _shown
        return made

    def replace(record, /, **changes):
        """The record with other values in some of its fields. Raises :class:`TypeError` for a name that is none."""
        if not changes.keys() <= record._known:
            raise TypeError(f"{record.__class__.__qualname__}: unknown: {sorted(changes.keys() - record._known)}")
        made = object.__new__(record.__class__)
        made.__dict__.update(record.__dict__, **changes)
        return made
