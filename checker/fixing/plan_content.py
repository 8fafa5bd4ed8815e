"""What a plan says, before it is set: its head's words, its bases, its sections with their points and tables."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one look."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One paragraph of the body.

    ``rank``: ``part`` (I.), ``section`` (1. with a title), ``clause`` (1.), ``point`` (a)), ``dash`` or ``text``.
    """

    rank: str
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class PlanTable:
    """A table; its first row is its head."""

    rows: tuple[tuple[tuple[Span, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class PlanContent:
    """A whole plan's words. ``told``: fields of the head by their names (``organ``, ``subject``, ``recipients``…)."""

    told: dict[str, str | tuple[str, ...]]
    bases: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    body: tuple[PlanLine | PlanTable, ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()
    """What the source holds and a plan in due form does not take, and how many: ``given`` (number and day), ``images``,
    ``levels``, ``lines`` (below the recipients), ``links`` (their addresses)."""
