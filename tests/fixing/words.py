"""The Word files the fixing room is tried on: our fixtures, and the real ones of the corpus where it is there.

``pytest --whole`` takes every file. Otherwise the fewest that hold, together, every element and attribute name any of them holds
(and, where fixes are tried, need every fix any of them needs): what another file repeats proves nothing new.
"""

import functools
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from checker.checking.rulesets import available, rules_of
from checker.model import Unreadable
from checker.reading import read

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared"
SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")
_NAME = re.compile(rb"[< ]/?([A-Za-z0-9]+:[A-Za-z]+)")
WHOLE = False


@functools.cache
def every_word_file() -> tuple[Path, ...]:
    """Every Word file, ours first; not all can be read."""
    homes = [ROOT / "fixtures", CORPUS / "corpus", CORPUS / "seeds"]
    return tuple(path for home in homes if home.is_dir() for path in sorted(home.rglob("*")) if path.suffix.lower() in SUFFIXES)


@functools.cache
def word_files() -> tuple[Path, ...]:
    """The files to try, in the order of :func:`every_word_file`."""
    return _chosen({path: _names(path) for path in every_word_file()})


@functools.cache
def files_to_mend() -> tuple[Path, ...]:
    """The files to try fixes on, in the same order."""
    return _chosen({path: _names(path) | _fix(path) for path in every_word_file()})


def _chosen(holds: Mapping[Path, frozenset[object]]) -> tuple[Path, ...]:
    fewest = set(filter(_is_sound, holds)) if WHOLE else _fewest(holds)
    return tuple(path for path in holds if path in fewest)


def _fewest(holds: Mapping[Path, frozenset[object]]) -> set[Path]:
    """Files that can be read and hold together all that any such holds, taken greedily; of two that add as much the first."""
    wanted, chosen, asked = frozenset().union(*holds.values()), set(), dict(holds)
    while asked and (best := max(asked, key=lambda path: len(asked[path] & wanted))) and asked[best] & wanted:
        if _is_sound(best):
            chosen.add(best)
            wanted -= asked[best]
        del asked[best]
    return chosen


@functools.cache
def _names(path: Path) -> frozenset[object]:
    """The names in the main part of a file; none of what is no package."""
    if not zipfile.is_zipfile(path):
        return frozenset()
    with zipfile.ZipFile(path) as package:
        names = {name for entry in package.namelist() if entry.endswith("document.xml") for name in _NAME.findall(package.read(entry))}
    return frozenset(names)


def _fix(path: Path) -> frozenset[object]:
    """The fix that the rule asks for which a faulty fixture is named by."""
    return frozenset(fix for rule, fix in _fixes().items() if path.name.startswith(f"{rule}-"))


@functools.cache
def _fixes() -> Mapping[str, str]:
    return {rule.id: rule.fix for head in available() for rule in rules_of(head["id"]) if rule.fix}


def corpus_is_there() -> bool:
    return (CORPUS / "corpus").is_dir()


@functools.cache
def _is_sound(path: Path) -> bool:
    try:
        read(path)
    except Unreadable:
        return False
    return True
