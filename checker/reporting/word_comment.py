"""A finding as the lines of a Word comment: part, what is wrong, what should stand, by which clause, how to mend."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import Finding
from checker.reporting import looks, phrases
from checker.reporting.catalogue import Words
from checker.reporting.groups import NumberedFinding
from checker.reporting.paper import clip

_ROOM = 600
"""Columns of a wanted line: a comment has room for a whole one."""


def remark(numbered: NumberedFinding, words: Words) -> tuple[str, ...]:
    """The paragraphs of the comment; the first is its heading."""
    return tuple(_lines(numbered, words))


def _lines(numbered: NumberedFinding, words: Words) -> Iterator[str]:
    label, group, finding = numbered
    level = words.ui(f"levels.{finding.level}").upper()
    yield f"{label}. {level} · {phrases.component(finding.component, words)} [{finding.rule}]"
    yield phrases.message(finding, words)
    if look := looks.row(finding, group.family, words):
        row, said = look
        mended = row == "required" and phrases.mend(finding, words)
        yield from (f"{words.ui(f'finding.{row}')} {said}",) if said and not mended else ()
    elif want := finding.after or (phrases.wanted(finding, words) if phrases.untold(finding, words)[1] else ""):
        side, said = "finding.rewrite" if finding.after else "finding.want", clip(phrases.below(want, words), _ROOM)
        yield f"{words.ui(side)} {words.ui('quoted', text=said)}"
    remedy = _remedy(finding, words)
    told = next(at for at, each in zip(group.labels, group.findings, strict=True) if _remedy(each, words) == remedy)
    if told != label:
        yield words.ui("as_in", number=told)
        return
    yield from remedy


def _remedy(finding: Finding, words: Words) -> list[str]:
    """By which clause, how binding, and how to mend: what one comment of a group tells for the others."""
    said = (
        ("clause", phrases.clause(finding.clause, words)),
        ("basis", phrases.basis(finding, words)),
        ("mend", phrases.mend(finding, words)),
    )
    return [f"{words.ui(f'finding.{name}')} {text}" for name, text in said if text]
