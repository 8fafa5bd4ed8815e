"""The table of a text report: every part of the plan, whether it is there, and what it says."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import COMPONENTS, LEVELS, Component, DocumentReport
from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.reporting.order import told_verdict
from checker.reporting.paper import Paper, columns, pad, shorten

# Parts that Điều 8 khoản 3 of the decree lets a document have or not: shown only when there is something to say.
OPTIONAL = frozenset(("annexes", "urgency", "secrecy", "circulation", "drafter", "address"))

_HEAD = frozenset(COMPONENTS[: COMPONENTS.index("legal_bases")])
_TAIL = frozenset(COMPONENTS[COMPONENTS.index("competence") : COMPONENTS.index("archive") + 1])
"""The parts a copy loses together at its beginning and at its end."""
_MANY = 10
"""Findings above which the parts that are there are counted, not shown: the list of what to mend is long enough."""
_MARKS = {"error": ("✗", "red"), "warning": ("!", "yellow"), "note": ("i", "cyan"), "": ("✓", "green"), "absent": ("·", "dim")}


def parts(document: DocumentReport, words: Words, paper: Paper) -> Iterator[str]:
    """One line a part: mark, name, status, text shortened to the width of the sheet.

    Below many findings only the parts that are not simply there, and how many the others are.
    """
    levels = worst(document)
    rows = [
        (name, document.components[name])
        for name in COMPONENTS
        if name in document.components and shown(name, document.components[name], levels)
    ]
    if len(document.findings) > _MANY:
        found, rows = len(rows), [(name, part) for name, part in rows if part.status != "found"]
        yield from paper.wrap(words.ui("table.rest" if rows else "table.all", count=found - len(rows)))
        if not rows:
            return
    names = {name: phrases.component(name, words) for name, _ in rows}
    first = max([columns(words.ui("table.part")), *(columns(name) for name in names.values())])
    statuses = {name: status(name, part, document, words) for name, part in rows}
    second = max([columns(words.ui("table.status")), *map(columns, statuses.values())])
    head = paper.row([("", 1), (words.ui("table.part"), first), (words.ui("table.status"), second), (words.ui("table.text"), 0)])
    yield paper.paint(head, "dim")
    room = paper.width - 2 - 1 - 2 - first - 2 - second - 2
    for name, part in rows:
        mark, style = _mark(part, levels.get(name, ""))
        cells = [pad(names[name], first), paper.paint(pad(statuses[name], second), *_status_style(part))]
        text = shorten(said(name, part, words), max(room, 16))
        yield "  " + "  ".join([paper.paint(mark, style), *cells, text])


def status(name: str, part: Component, document: DocumentReport, words: Words) -> str:
    """Whether a part is there, in words; one that the copy was cut off before, or that left no letters to read, is not called missing; one
    that need not be there and is found fault with (KT. is lacking) is not called beside the point; one that no rule misses is
    simply not there.
    """
    if part.told == "not_applicable" and name in worst(document):
        return words.say("statuses", "blamed")
    if part.told == "missing" and _is_needless(name, document):
        return words.say("statuses", "absent")
    return words.say("statuses", "cut" if part.status == "missing" and _is_cut_off(name, document) else part.told)


def _is_needless(name: str, document: DocumentReport) -> bool:
    """Whether a part that is not there is missed by no rule: the document passes, and nothing said of the part was accepted."""
    said = (*document.findings, *document.suppressed)
    return told_verdict(document) == "pass" and not any(finding.component == name for finding in said)


def _is_cut_off(name: str, document: DocumentReport) -> bool:
    """Whether a rule about the part could not tell because the copy ends before it, or a rule about one beside it: an end is cut whole."""
    heads = document.rules
    cut = {heads[rest.rule].component for rest in document.not_checked if rest.why == "cut" and rest.rule in heads}
    return name in cut or any(name in end and not cut.isdisjoint(end) for end in (_HEAD, _TAIL))


def worst(document: DocumentReport) -> dict[str, str]:
    """The gravest level found on each part."""
    levels: dict[str, str] = {}
    for finding in document.findings:
        known = levels.get(finding.component)
        if known is None or LEVELS.index(finding.level) < LEVELS.index(known):
            levels[finding.component] = finding.level
    return levels


def shown(name: str, part: Component, levels: dict[str, str]) -> bool:
    """Whether there is something to say of a part; ``levels`` are those of :func:`worst`."""
    return name not in OPTIONAL or part.present or name in levels


def _mark(part: Component, level: str) -> tuple[str, str]:
    if level:
        return _MARKS[level]
    return _MARKS["" if part.status == "found" else "absent"]


def _status_style(part: Component) -> tuple[str, ...]:
    return {"missing": ("bold",), "not_applicable": ("dim",)}.get(part.told, ())


def said(name: str, part: Component, words: Words) -> str:
    """What a part says, in one cell; lists are counted, since their lines would not fit."""
    if not part.present:
        return ""
    rows = part.value if isinstance(part.value, list | tuple) else ()
    if name == "sections" and rows:
        return "; ".join(f"{row['numeral']}. {row['title']}" for row in rows if row.get("level", 1) == 1)
    if name in ("legal_bases", "recipients") and rows:
        return words.ui(f"listed.{name}", count=len(rows)) + ": " + "; ".join(_entry(row) for row in rows)
    return part.readable


def _entry(row: object) -> str:
    """One row of a list in a few words: a recipient, or the act of a citation."""
    if isinstance(row, dict):
        return " ".join(str(row[name]) for name in ("type", "code") if row.get(name)) or str(row.get("text") or "")
    return str(row)
