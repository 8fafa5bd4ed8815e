"""A mutant put into the module that is loaded: every function keeps its identity and gets the code of the changed source.

What other modules hold of the module (functions, tables of them, classes, named constants) is changed with it. Objects a module makes
of its own constants when it is imported (grammars) are not: a mutant that only they would show is listed as alive.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cached_property
from types import FunctionType, ModuleType
from typing import Any

from checker.model.patterns import _LazyPattern

_OPAQUE = object()


def graft(module: ModuleType, source: str | ast.Module) -> None:
    """``module`` does from now on what ``source`` says."""
    fresh = ModuleType(module.__name__)
    fresh.__file__ = module.__file__
    exec(compile(source, str(module.__file__), "exec"), fresh.__dict__)
    for name, new in vars(fresh).items():
        old = vars(module).get(name)
        if name.startswith("__") or old is None:
            continue
        for was, becomes in _functions(old, new, module.__name__):
            _take_over(was, becomes)
        if _plain(old) != _plain(new):
            _set(name, old, new)


def _functions(old: Any, new: Any, home: str) -> Iterator[tuple[FunctionType, FunctionType]]:
    """The functions of a value by the function of the new value each becomes."""
    old, new = _bare(old), _bare(new)
    if isinstance(old, FunctionType) and isinstance(new, FunctionType):
        if old.__module__ == home:
            yield old, new
    elif isinstance(old, type) and isinstance(new, type) and old.__module__ == home:
        for name, member in vars(old).items():
            if name in vars(new):
                yield from _functions(member, vars(new)[name], home)
    elif isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in old.keys() & new.keys():
            yield from _functions(old[key], new[key], home)


def _bare(value: Any) -> Any:
    """A function without what decorates it: cached, a property, of the class."""
    if isinstance(value, property):
        return value.fget
    if isinstance(value, cached_property):
        return value.func
    while hasattr(value, "__wrapped__"):
        value = value.__wrapped__
    return getattr(value, "__func__", value)


def _take_over(old: FunctionType, new: FunctionType) -> None:
    if old.__code__.co_freevars == new.__code__.co_freevars:
        old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__


def _plain(value: Any) -> Any:
    """What can be compared of a value of the module; functions, classes and grammars are all alike."""
    if value is None or isinstance(value, bool | int | float | str | bytes):
        return value
    if isinstance(value, re.Pattern):
        return value.pattern, value.flags
    if isinstance(value, _LazyPattern):
        return value._text, value._flags
    if isinstance(value, Mapping):
        return [(_plain(key), _plain(each)) for key, each in value.items()]
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return _OPAQUE


def _set(name: str, old: Any, new: Any) -> None:
    """The name in every module of the project that holds the old value under it."""
    for module in [module for title, module in sys.modules.items() if title.partition(".")[0] in ("checker", "tests")]:
        if vars(module).get(name) is old:
            setattr(module, name, new)
