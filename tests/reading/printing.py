"""Word fixtures printed to PDF by LibreOffice, many in one call, and what the program then makes of both."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from checker.model import Component, Plan
from checker.wording.folding import one_space, same_tone

_SECONDS = 300
_AT_ONCE = 100  # LibreOffice 7.4 gives up after some 250 files in one call
CONTENT = (
    "national_name", "motto", "superior_organ", "organ", "number", "notation", "place", "date", "type_name", "subject", "legal_bases",
    "sections", "competence", "position", "full_name", "recipients", "archive", "annexes",
)  # fmt: skip
"""The parts whose words are compared."""


def can_print() -> bool:
    """Whether LibreOffice is installed."""
    return shutil.which("soffice") is not None


def printed(sources: Iterable[Path], folder: Path) -> dict[str, Path]:
    """The PDF of each file, by the file's name."""
    paths = sorted(sources)
    for start in range(0, len(paths), _AT_ONCE):
        batch = list(map(str, paths[start : start + _AT_ONCE]))
        command = [
            "soffice",
            "--headless",
            f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
        ]
        subprocess.run([*command, *batch], check=True, capture_output=True, timeout=_SECONDS)
    return {path.name: folder / f"{path.stem}.pdf" for path in paths}


def unlike(one: Plan, other: Plan) -> Iterator[tuple[str, object, object]]:
    """The parts that the two plans do not have alike."""
    for name in CONTENT:
        here, there = _told(one[name]), _told(other[name])
        if here != there:
            yield name, here, there


def score(pairs: Iterable[tuple[Plan, Plan]]) -> float:
    """F1 of the parts of the second plans against the first: alike, missed, made up."""
    alike = missed = extra = 0
    for one, other in pairs:
        different = {name for name, *_ in unlike(one, other)}
        for name in CONTENT:
            alike += one[name].present and name not in different
            missed += one[name].present and name in different
            extra += other[name].present and name in different
    return 2 * alike / (2 * alike + missed + extra)


def _told(part: Component) -> object:
    """Status, words and value of a part; where they stand is the medium's own affair."""
    return part.status, _plain(part.text), _plain(part.value)


def _plain(value: object) -> object:
    if isinstance(value, str):
        return one_space(same_tone(value))
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items() if key != "place"}
    return value
