"""Số đến, ngày đến and what goes with them, from a list of the office's own system (CSV). What it does not tell stays empty."""

from __future__ import annotations

import csv
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from io import StringIO

from checker.model.errors import Misconfigured, cause
from checker.model.regular import read_regular
from checker.register.entering import Arrival
from checker.wording.folding import bare

_HEADS = {
    "path": ("tệp", "path", "file"),
    "sha256": ("sha256", "sha-256"),
    "number": ("số đến", "arrivalnumber"),
    "day": ("ngày đến", "arrivaldate"),
    "to_places": ("đơn vị hoặc người nhận", "toplaces"),
    "due": ("thời hạn giải quyết", "duedate"),
}
"""Heads of columns: of the Sổ, and of Phụ lục VI."""
LARGEST_LIST = 64 * 1024 * 1024
"""Bytes of a list; one of a year has a few million."""
_SPOKEN = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


class ListedArrivals(Mapping[str, Arrival]):
    """The arrivals by SHA-256, or by the file's path or bare name as the list has it; knows which of its lines were asked for."""

    def __init__(self, lacking: Iterable[str] = ()) -> None:
        self.lacking = tuple(lacking)
        """Of ``number`` and ``day`` what no column of the list tells."""
        self._rows: dict[str, tuple[int, Arrival]] = {}
        self._met: set[str] = set()
        self._told: set[tuple[int, str]] = set()
        self.twice: list[tuple[int, str]] = []
        """Lines whose file a later line names again, with it: the later one counts."""

    def put(self, place: str, line: int, arrival: Arrival) -> None:
        """Take up a line of the list."""
        if place in self._rows:
            self.twice.append((self._rows[place][0], place))
        self._rows[place] = (line, arrival)

    def __getitem__(self, place: str) -> Arrival:
        arrival = self._rows[place][1]
        self._met.add(place)
        return arrival

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def unmet(self) -> list[tuple[int, str]]:
        """Lines that no file of a run was, with what they name: a slip in the list, or a document that did not come with it."""
        return [(line, place) for place, (line, _) in self._rows.items() if place not in self._met]

    def untold(self, rows: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """Those of the lines that were not asked for by this before: whoever watches a folder tells each once."""
        fresh = [row for row in rows if row not in self._told]
        self._told.update(fresh)
        return fresh


def arrivals_in(path: str) -> ListedArrivals:
    """The arrivals of a list. Raises :class:`Misconfigured` for one that cannot be read or lacks a column of files, or any of arrivals."""
    try:
        text = _decoded(read_regular(path, LARGEST_LIST))
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=max(",;\t", key=text.partition("\n")[0].count), strict=True))
    except OSError as error:
        raise Misconfigured("register.arrivals", file=path, cause=cause(error)) from None
    except UnicodeDecodeError:
        raise Misconfigured("register.arrivals_encoding", file=path) from None
    except csv.Error:
        raise Misconfigured("register.arrivals", file=path, cause="NO_CSV") from None
    heads = _columns(rows[0] if rows else [])
    if not heads.keys() & {"path", "sha256"} or not heads.keys() & {"number", "day"}:
        raise Misconfigured("register.arrivals_heads", file=path, heads=", ".join(filter(None, rows[0] if rows else [])) or "–")
    found = ListedArrivals(name for name in ("number", "day") if name not in heads)
    for number, row in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        told = {name: row[at].strip() if (at := heads.get(name, len(row))) < len(row) else "" for name in _HEADS}
        named, digest = told.pop("path"), told.pop("sha256").lower()
        place = digest or named
        if not place:
            raise Misconfigured("register.arrivals_path", file=path, line=number)
        for name in ("day", "due"):
            told[name] = _day(told[name], path, number)
        found.put(place, number, Arrival(**told))
    return found


def _decoded(data: bytes) -> str:
    """The text: UTF-8, or UTF-16 as Excel writes “Unicode text”."""
    return data.decode("utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig")


def _columns(heads: list[str]) -> dict[str, int]:
    """Where each thing stands that a list may tell, by its head: whatever its case, with its marks or without."""
    said = [bare(" ".join(head.split())) for head in heads]
    known = {name: [said.index(bare(head)) for head in those if bare(head) in said] for name, those in _HEADS.items()}
    return {name: places[0] for name, places in known.items() if places}


def _day(said: str, path: str, line: int) -> str:
    """A day as ISO; empty for none."""
    spoken = _SPOKEN.fullmatch(said)
    try:
        if spoken:
            return date(*(int(part) for part in reversed(spoken.groups()))).isoformat()
        return date.fromisoformat(said).isoformat() if said else ""
    except ValueError:
        raise Misconfigured("register.arrivals_day", file=path, line=line, value=said) from None
