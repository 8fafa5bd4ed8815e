"""How far a profile is trusted: plain YAML of limited size, no aliases and no key twice in a table, and patterns that cannot run away.

A profile may come from anybody. It is read with the safe loader, so it holds text, numbers and lists and nothing that
runs; its patterns are refused when they are long, refer back, have a choice inside an endless repeat, which is what makes
a pattern take for ever on a short text, or have so many choices one after the other that a long line takes for ever.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]  # the only way to see how a pattern is built
from typing import Any

from yaml import AliasEvent, MappingNode, ScalarNode, YAMLError

from checker.authoring.compiling import Loader
from checker.model.errors import cause
from checker.model.regular import open_regular
from checker.profiles.refusals import BadProfile

LARGEST = 256 * 1024
"""Bytes of one file of a profile."""
MOST = 40
"""Files of one profile."""
LONGEST = 400
"""Characters of a pattern."""
_MANY = 20
"""Repeats from which a bounded one counts as endless."""
_ENDLESS = 1000
"""Ways an endless repeat is counted for: a line of a thousand letters."""
_MOST_WAYS = 50_000_000
"""Ways through a pattern, all tried on a line that does not fit it: some seconds. Two endless repeats are within it, three are not."""
_PARTS = ("SUBPATTERN", "ASSERT", "ASSERT_NOT", "ATOMIC_GROUP")


class _TwiceError(YAMLError):
    """A table has the key ``name`` a second time, on that ``line``."""

    def __init__(self, name: str, line: int) -> None:
        super().__init__(name)
        self.where = {"name": name[:80], "line": line}


class _PlainLoader(Loader):
    """YAML without aliases, of which a few lines can unfold to gigabytes, and without a key written twice, of which one would be lost."""

    def compose_mapping_node(self, anchor: Any) -> MappingNode:
        table: MappingNode = super().compose_mapping_node(anchor)
        seen = set[str]()
        for key in (key for key, _ in table.value if isinstance(key, ScalarNode)):
            if key.value in seen:
                raise _TwiceError(key.value, key.start_mark.line + 1)
            seen.add(key.value)
        return table

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(AliasEvent):
            raise YAMLError("aliases are not allowed")
        return super().compose_node(parent, index)


def read_yaml(path: Path) -> Any:
    """The content of a file of a profile. Raises :class:`BadProfile`."""
    import yaml

    try:
        with open_regular(path) as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise BadProfile(str(path), "large", limit=LARGEST)
        return yaml.load(data.decode("utf-8"), _PlainLoader)  # noqa: S506 - a subclass of SafeLoader
    except OSError as error:
        raise BadProfile(str(path), "unopened", cause=cause(error)) from None
    except UnicodeDecodeError:
        raise BadProfile(str(path), "not_utf8") from None
    except RecursionError:
        raise BadProfile(str(path), "deep") from None
    except _TwiceError as error:
        raise BadProfile(str(path), "twice", **error.where) from None
    except YAMLError as error:
        raise BadProfile(str(path), "syntax", **where_broken(error)) from None


def where_broken(error: YAMLError) -> dict[str, Any]:
    """Where a text stops being YAML, its line and column counted from 1."""
    mark = getattr(error, "problem_mark", None)
    return {"line": mark.line + 1 if mark else 1, "column": mark.column + 1 if mark else 1}


def yaml_files(folder: Path) -> list[Path]:
    """The rule files of a profile, by name. Raises :class:`BadProfile`."""
    found = sorted(path for path in folder.glob("*.yaml") if path.name != "profile.yaml")
    if len(found) > MOST:
        raise BadProfile(str(folder), "many", limit=MOST)
    return found


def refusal(pattern: str) -> str:
    """Why a pattern of a profile is not used: the word of a sentence of ``ui.profile.patterns``, or ``""``."""
    if len(pattern) > LONGEST:
        return "long"
    try:
        tree = _parser.parse(pattern)
        re.compile(pattern)  # refuses more: looking back over what has no fixed length
    except (re.error, OverflowError, RecursionError):
        return "broken"
    found = next(_dangers(tree, within=False), "")
    return found or ("ways" if _ways(_but_its_end(tree)) > _MOST_WAYS else "")


def _but_its_end(tree: Any) -> list[Any]:
    """A pattern without the repeat it ends in: nothing that follows can make it be tried again."""
    parts = list(tree)
    return parts[:-1] if parts and str(parts[-1][0]) == "MAX_REPEAT" else parts


def _ways(tree: Any) -> int:
    """In how many ways a pattern may be tried at one place; past the most, any number that is more."""
    ways = 1
    for operator, argument in tree:
        name = str(operator)
        if name in ("MAX_REPEAT", "MIN_REPEAT"):
            least, most, repeated = argument
            most = min(int(most), _ENDLESS)
            inner = _ways(repeated)
            ways *= max(1, most - least + 1) * (1 if inner == 1 else inner ** min(most, _MANY))
        elif name == "BRANCH":
            ways *= sum(map(_ways, argument[1]))
        elif name in _PARTS:
            ways *= _ways(argument if name == "ATOMIC_GROUP" else argument[-1])
        if ways > _MOST_WAYS:
            break
    return ways


def _dangers(tree: Any, within: bool) -> Iterator[str]:
    """References back, and choices (a repeat of no fixed number, alternatives) ``within`` an endless repeat."""
    for operator, argument in tree:
        name = str(operator)
        if name in ("GROUPREF", "GROUPREF_EXISTS"):
            yield "back"
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            least, most, repeated = argument
            if within and least != most:
                yield "nested"
            yield from _dangers(repeated, within or most > _MANY)
        elif name == "BRANCH":
            if within:
                yield "nested"
            for branch in argument[1]:
                yield from _dangers(branch, within)
        elif name in _PARTS:
            yield from _dangers(argument if name == "ATOMIC_GROUP" else argument[-1], within)


def inside(folder: Path, name: str) -> Path:
    """A file of the profile by its name. Raises :class:`BadProfile` for a name that leads out of the folder."""
    path = folder / name
    if os.path.commonpath([os.path.realpath(folder), os.path.realpath(path)]) != os.path.realpath(folder):
        raise BadProfile(str(folder / "profile.yaml"), "outside", name=name)
    return path
