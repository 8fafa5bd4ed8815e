"""Suppressions as written: beside the file (``plan.docx.thethuc.toml``) or inside it, as a comment to this program.

``thethuc: bỏ qua TT0302 — lý do (người duyệt Trần A; đến 2026-12-31)``. In a sidecar each is a table ``[[suppress]]`` with
``rule`` and, to say which of several findings is meant, ``fingerprint``, ``got``, ``paragraph`` or ``line``; ``reason``,
``by``, ``until``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checker.model import Comment, Finding, Location
from checker.model.errors import Misconfigured
from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple

SIDECAR = ".thethuc.toml"
"""What the name of a plan gets to name its sidecar."""

_ONE_RULE = lazy_pattern(r"TT\d{4}|(?!TT)[A-Z]{2,4}\d{2,4}|[^\W_]+(?:-[^\W_]+)+")
_COMMENT = lazy_pattern(
    r"\s*thethuc\s*:\s*(?:bỏ\s+qua|bo\s+qua|ignore)\s+(?P<rules>[\w-]+(?:\s*,\s*[\w-]+)*)\s*(?:(?:[—–:]|-+\s)\s*(?P<reason>[\s\S]*))?", re.I
)
_TAIL = lazy_pattern(r"(?:(?<!\s)\s+)?\((?P<tail>[^()]*)\)\s*+\.?\s*+\Z")
_UNTIL = lazy_pattern(r"(?:đến|until)(?:\s+(?:hết|ngày))*\s+(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})/(\d{1,2})/(\d{4}))\s*\Z", re.I)
_SOME_DAY = lazy_pattern(r"(?:đến|until)(?:\s+(?:hết|ngày|tháng))*\s+\d{1,4}[/.-]\d{1,4}(?:[/.-]\d{1,4})?\s*\Z", re.I)
_BY = lazy_pattern(r"(?:người\s+duyệt|duyệt|by)(?:\s*+:)?\s++(?P<name>\S.*)", re.I)


class Waiver(NamedTuple):
    """One suppression. ``rules`` is empty for a comment that is not understood; ``spots`` are paragraphs or lines it is limited to;
    ``no_day``: it is to end on a day that the calendar does not have, or that is not whole.
    """

    kind: str
    text: str
    rules: tuple[str, ...] = ()
    reason: str = ""
    by: str = ""
    until: str = ""
    fingerprint: str = ""
    got: str = ""
    paragraphs: tuple[int, int] | None = None
    line: int | None = None
    no_day: bool = False

    def means(self, finding: Finding) -> bool:
        """Whether it is about this finding."""
        if not any(word in (finding.rule, finding.name) for word in self.rules) or (
            self.fingerprint and self.fingerprint != finding.fingerprint
        ):
            return False
        return (not self.got or self.got == finding.got) and self._stands_at(finding.place)

    def _stands_at(self, place: Location | None) -> bool:
        """Whether a place is where the waiver is; what is missing stands nowhere, and a waiver with a place means it too."""
        if place is None:
            return self.kind == "comment" or (self.line is None and self.paragraphs is None)
        if self.line is not None:
            return place.line == self.line
        if self.paragraphs is None:
            return True
        first, last = self.paragraphs
        return place.part == "body" and place.paragraph is not None and first <= place.paragraph <= last

    @property
    def wide(self) -> str:
        """The first word that is neither the id of a rule nor its name: who accepts a departure says which."""
        return next((word for word in self.rules if not _ONE_RULE.fullmatch(word)), "")

    @property
    def place(self) -> Location | None:
        """Where it stands in the document, as far as a report can say."""
        if self.kind != "comment":
            return None
        if self.line is not None:
            return Location(line=self.line)
        return Location(paragraph=self.paragraphs[0]) if self.paragraphs else None


def beside(path: str) -> tuple[Waiver, ...]:
    """The suppressions in the sidecar of the file at ``path``; none when it has none. Raises :class:`Misconfigured`."""
    sidecar = path + SIDECAR
    if not os.path.isfile(sidecar):
        return ()
    from checker.settings.files import toml
    from checker.settings.schema import validate

    table = toml(sidecar)
    validate(table, sidecar, "sidecar")
    waivers = tuple(_of_row(row) for row in table.get("suppress", ()))
    for number, waiver in enumerate(waivers, 1):
        if waiver.wide:
            raise Misconfigured("suppression.wide", file=sidecar, rule=waiver.wide)
        if waiver.until and not _is_day(waiver.until):
            raise Misconfigured(
                "config.wrong", file=sidecar, key=f"suppress.{number}.until", value=f'"{waiver.until}"', accepted=("YYYY-MM-DD",)
            )
    return waivers


def _is_day(iso: str) -> bool:
    """Whether the calendar has such a day."""
    from datetime import date

    try:
        return bool(date.fromisoformat(iso))
    except ValueError:
        return False


def _of_row(row: Mapping[str, Any]) -> Waiver:
    from checker.settings.layers import as_list

    paragraph = row.get("paragraph")
    rules = tuple(as_list(row["rule"]))
    return Waiver(
        "sidecar",
        ", ".join(rules),
        rules,
        row.get("reason", "").strip(),
        row.get("by", ""),
        row.get("until", ""),
        row.get("fingerprint", ""),
        row.get("got", ""),
        (paragraph - 1, paragraph - 1) if paragraph else None,
        row.get("line"),
    )


def inside(comments: Iterable[Comment], medium: str | None) -> Iterator[Waiver]:
    """The suppressions a document holds itself."""
    for comment in comments:
        spot = (comment.first, comment.last)
        anchored = (spot[0], spot[1]) if spot[0] is not None and spot[1] is not None else None
        on_lines = medium in ("text", "ocr")
        where = {"line": comment.first} if on_lines else {"paragraphs": anchored}
        yield _of_comment(comment, where)


def _of_comment(comment: Comment, where: Mapping[str, Any]) -> Waiver:
    found = _COMMENT.fullmatch(comment.text)
    if found is None:
        return Waiver("comment", comment.text.strip(), **where)
    rules = tuple(word.strip() for word in found["rules"].split(","))
    reason, by, until = _taken_apart(" ".join((found["reason"] or "").split()))
    no_day = bool(until) and not _is_day(until)
    return Waiver("comment", comment.text.strip(), rules, reason, by or comment.author, until, no_day=no_day, **where)


def _taken_apart(reason: str) -> tuple[str, str, str]:
    """Reason, who and until when: the last two in brackets at the end, if they are there. A day that is none is told as it is written."""
    tail = _TAIL.search(reason)
    by, until = "", ""
    for piece in re.split(r"[;,]", tail["tail"]) if tail else ():
        day, name = _UNTIL.fullmatch(piece.strip()), _BY.fullmatch(piece.strip())
        if day:
            year, month, date, date_, month_, year_ = day.groups()
            iso = f"{year or year_}-{int(month or month_):02}-{int(date or date_):02}"
            until = iso if _is_day(iso) else piece.split()[-1]
        elif _SOME_DAY.fullmatch(piece.strip()):
            until = piece.split()[-1]
        elif name:
            by = name["name"]
    return (reason[: tail.start()] if tail and (by or until) else reason).strip(), by, until
