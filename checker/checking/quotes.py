"""The words by which a person finds the place of a finding: how its line begins, or what stands around it in a long one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model import Block, Document, Finding, Location

LONGEST = 60
"""Characters of a quotation."""
_LEAD = 24
"""Characters before a finding far inside a line."""
_READ = 2000  # letters of a paragraph that are looked at for a quote, unless they are white space
_NEAR = 36
"""Characters from the beginning of a line within which its beginning is quoted."""


def quoted(findings: Sequence[Finding], document: Document) -> tuple[Finding, ...]:
    """The findings with :attr:`Finding.quote`, as far as the document has words at their places."""
    if not any(finding.place for finding in findings):
        return tuple(findings)
    blocks = dict(_by_place(document))
    return tuple(finding._replace(quote=_quote(blocks, finding.place)) if finding.place else finding for finding in findings)


def _by_place(document: Document) -> Iterator[tuple[tuple[str, int | None, int | None], Block]]:
    """Each block under its paragraph, or under every line it spans."""
    for block in (*document.foot, *document.blocks):
        if block.line is None:
            yield (block.part, block.paragraph, None), block
        else:
            yield from (((block.part, None, line), block) for line in (block.line, *(number for _, number in block.lines)))


def _quote(blocks: dict[tuple[str, int | None, int | None], Block], place: Location) -> str:
    block = blocks.get((place.part, place.paragraph, place.line))
    return _words(block.text, place.start or 0) if block is not None else ""


def _words(text: str, start: int) -> str:
    """The line around an offset, short; an offset past the end means the text before it."""
    start = min(start, len(text))
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start)
    line = text[first : len(text) if last < 0 else last]
    at = start - first
    if at <= _NEAR:
        return _cut(line)
    space = line.find(" ", at - _LEAD, at)
    return f"…{_cut(line[space + 1 if space >= 0 else at :])}"


def _cut(text: str) -> str:
    """The beginning of a text, whole words."""
    said = " ".join(text[:_READ].split())
    if len(said) <= LONGEST and len(text) > _READ:
        said = " ".join(text.split())
    if len(said) <= LONGEST:
        return said
    space = said.rfind(" ", 0, LONGEST)
    return f"{said[: space if space > 0 else LONGEST]}…"
