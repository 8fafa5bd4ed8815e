"""Every pattern the code and the rules have, each with the methods it is used with."""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pyparsing as pp

import checker
from checker.checking.conditions import written_out
from checker.model.data import built_file
from checker.model.patterns import _LazyPattern

METHODS = ("match", "fullmatch", "search", "sub", "subn", "finditer", "findall", "split")
_HOME = Path(checker.__file__).parent
_AT_THE_START = ("match", "fullmatch")


class Used(NamedTuple):
    """A pattern, where it is written, and the ways it is tried: ``match``, ``fullmatch`` or ``search``, which all others are like."""

    where: str
    text: str | bytes
    flags: int
    ways: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.where} {'/'.join(self.ways)} {self.text!r:.120}"


RULES = "rules"
ROOMS = (RULES, "", *sorted(folder.name for folder in _HOME.iterdir() if (folder / "__init__.py").exists()))
"""Where patterns are written: the rules, modules that are in no room, and the rooms of ``checker``."""


@cache
def patterns(room: str) -> tuple[Used, ...]:
    """All of a room, each once."""
    found = {(each.text, each.flags, each.ways): each for each in (_of_rules() if room == RULES else _of_code(room))}
    return tuple(found.values())


def _of_code(room: str) -> Iterator[Used]:
    for module in (each for each in _modules() if (each.__name__.split(".")[1:-1] or [""])[0] == room):
        yield from _written_inline(module, _source(module))
        called = _called(module)
        for name, value in vars(module).items():
            for text, flags, is_grammar in _compiled(value):
                ways = ("match",) if is_grammar else called.get(name) or _called_elsewhere(name) or METHODS[:3]
                yield Used(f"{module.__name__}.{name}", text, flags, _ways(ways))


def globals_of_code() -> Iterator[tuple[str, Any]]:
    """Every global of every module, and what its tables hold, by name."""
    for module in _modules():
        for name, value in vars(module).items():
            for each in value.values() if isinstance(value, dict) else (value,):
                yield f"{module.__name__}.{name}", each


def _ways(methods: Any) -> tuple[str, ...]:
    return tuple(sorted({method if method in _AT_THE_START else "search" for method in methods}))


@cache
def _modules() -> tuple[ModuleType, ...]:
    names = [module.name for module in pkgutil.walk_packages([str(_HOME)], "checker.") if not module.name.endswith("__main__")]
    for name in names:
        try:
            importlib.import_module(name)
        except ModuleNotFoundError as missing:  # an extra, or a tool of packaging, that is not installed
            if str(missing.name).startswith("checker"):
                raise
    return tuple(module for name, module in sorted(sys.modules.items()) if name in names and getattr(module, "__file__", None))


@cache
def _source(module: ModuleType) -> tuple[ast.AST, ...]:
    """Every node of a module's tree."""
    return tuple(ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))))


@cache
def _called(module: ModuleType) -> dict[str, set[str]]:
    """The methods that stand after each name: ``_WORD.search``; of a name in a loop or a table none is seen."""
    found: dict[str, set[str]] = {}
    for node in _source(module):
        if isinstance(node, ast.Attribute) and node.attr in METHODS and isinstance(node.value, ast.Name):
            found.setdefault(node.value.id, set()).add(node.attr)
    return found


@cache
def _everywhere() -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for module in _modules():
        for name, methods in _called(module).items():
            found.setdefault(name, set()).update(methods)
    return found


def _called_elsewhere(name: str) -> set[str]:
    """The methods used where the name is imported."""
    return _everywhere().get(name, set()) if name.isupper() else set()


def _compiled(value: Any, depth: int = 0) -> Iterator[tuple[str | bytes, int, bool]]:
    """The patterns in a global: itself, in a table or a row, or in a grammar."""
    if isinstance(value, re.Pattern):
        yield value.pattern, value.flags, False
    elif isinstance(value, _LazyPattern):
        yield value._text, re.compile(value._text, value._flags).flags, False
    elif isinstance(value, pp.ParserElement):
        for element in (value, *value.visit_all()):
            if isinstance(element, pp.Regex):
                yield element.pattern, element.re.flags, True
    elif isinstance(value, dict) and depth < 3:
        for each in value.values():
            yield from _compiled(each, depth + 1)
    elif isinstance(value, list | tuple | frozenset | set) and depth < 3 and len(value) < 1000:
        for each in value:
            yield from _compiled(each, depth + 1)


def _written_inline(module: ModuleType, source: Iterable[ast.AST]) -> Iterator[Used]:
    """``re.search("…", …)``, and ``re.compile("…")`` or ``lazy_pattern("…")`` inside a function."""
    for node in source:
        if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
            continue
        text, called = node.args[0].value, node.func
        if not isinstance(text, str | bytes) or not isinstance(called, ast.Attribute) or not isinstance(called.value, ast.Name):
            continue
        if called.value.id == "re" and called.attr in METHODS:
            yield Used(f"{module.__name__}:{node.lineno}", text, re.compile(text).flags, _ways((called.attr,)))


def _of_rules() -> Iterator[Used]:
    """The patterns of the compiled rules: what a rule looks for, forbids and rewrites is searched, ``pattern`` must be the whole."""
    tree = json.loads(Path(built_file("rules.json")).read_text(encoding="utf-8"))
    for where, key, written in _texts(tree, ""):
        text = written_out(written) if key in ("forbid", "matches", "rewrite", "pattern") else ""
        if key in ("forbid", "matches", "rewrite"):
            yield Used(f"rules {where} {key}", text, re.compile(text).flags, ("search",))
        elif key == "pattern":
            yield Used(f"rules {where} {key}", text, re.compile(text).flags, ("fullmatch",))


def _texts(node: Any, where: str, key: str = "") -> Iterator[tuple[str, str, str]]:
    if isinstance(node, dict):
        where = str(node.get("id", where))
        for name, value in node.items():
            yield from _texts(value, where, name)
    elif isinstance(node, list) and key == "rewrite":
        for pair in node:
            yield where, key, pair[0]
    elif isinstance(node, list):
        for each in node:
            yield from _texts(each, where, key)
    elif isinstance(node, str):
        yield where, key, node
