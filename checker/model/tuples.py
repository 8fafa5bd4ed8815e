"""Named tuples as ``typing.NamedTuple`` makes them, for a third of the cost.

``typing`` compiles the annotation of every field when a class is made, to see that it could be a type: for the sixty classes of a cold
start that is 7 % of all its work. mypy sees the annotations anyway, and sees ``typing.NamedTuple`` here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import namedtuple

    _OF_ANY_CLASS = frozenset(("__annotations__", "__dict__", "__module__", "__qualname__", "__weakref__"))

    class _Making(type):
        """Makes a class body into a named tuple: annotated names are its fields, in order; the rest is the class's own."""

        def __new__(making, name, bases, body):
            if not bases:
                return super().__new__(making, name, bases, body)
            annotations = body["__annotations__"]  # texts, since every module here imports them from __future__
            optional = [field for field in annotations if field in body]
            if optional != [*annotations][len(annotations) - len(optional) :]:
                raise TypeError(f"{name}: a field without a default behind one that has one")
            made = namedtuple(name, annotations, defaults=[body[field] for field in optional], module=body["__module__"])
            made.__annotations__ = annotations
            for key, value in body.items():
                if key not in _OF_ANY_CLASS and key not in annotations:
                    setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Making):
        """The base to name in a class statement; no class keeps it."""
