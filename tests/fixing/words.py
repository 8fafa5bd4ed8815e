"""The Word files the fixing room is tried on: our fixtures, and the real ones of the corpus where it is there."""

import functools
from pathlib import Path

from checker.model import Unreadable
from checker.reading import read

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared"
SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")


@functools.cache
def word_files() -> tuple[Path, ...]:
    """Every Word file that can be read, ours first."""
    homes = [ROOT / "fixtures", CORPUS / "corpus", CORPUS / "seeds"]
    found = [path for home in homes if home.is_dir() for path in sorted(home.rglob("*")) if path.suffix.lower() in SUFFIXES]
    return tuple(path for path in found if _is_sound(path))


def corpus_is_there() -> bool:
    return (CORPUS / "corpus").is_dir()


def _is_sound(path: Path) -> bool:
    try:
        read(path)
    except Unreadable:
        return False
    return True
