"""What a register says of a document, as one row of a spreadsheet: whose it is, its number, day and subject, and how it stands."""

from __future__ import annotations

from collections.abc import Mapping

from checker.model import DocumentReport
from checker.model.tuples import NamedTuple
from checker.reporting import summaries
from checker.reporting.catalogue import Words
from checker.reporting.order import told_verdict
from checker.reporting.unchecked import unread


class Particulars(NamedTuple):
    """The row; ``date`` is ISO, figures count findings. What a document does not say, or one with a mark of secrecy may not, is empty."""

    path: str
    verdict: str
    superior_organ: str = ""
    organ: str = ""
    doc_number: str = ""
    notation: str = ""
    date: str = ""
    type_name: str = ""
    subject: str = ""
    signer: str = ""
    position: str = ""
    stage: str = ""
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    remark: str = ""


def particulars(document: DocumentReport, words: Words) -> Particulars:
    """The row of a document."""
    verdict = words.say("verdicts", told_verdict(document))
    levels = document.levels
    if document.verdict in ("unreadable", "out_of_scope"):
        about = [summaries.told(document, words)]
    else:
        about = [summaries.secrecy(document, words), *(words.ui("not_read.said", what=said) for said in unread(document, words))]
    names = ("superior_organ", "organ", "number", "notation", "date", "type_name", "subject", "full_name", "position")
    said = [""] * len(names) if document.secret else [_said(document, name) for name in names]
    stage = words.say("stages", document.stage) if document.stage else ""
    errors, warnings, notes = (levels.get(level, 0) for level in ("error", "warning", "note"))
    superior, organ, number, notation, date, type_name, subject, signer, position = said
    number, notation = code_parts(document, number, notation)
    remark = " ".join(part for part in about if part)
    return Particulars(
        document.path, verdict, superior, organ, number, notation, date, type_name, subject, signer, position, stage,
        errors, warnings, notes, remark,
    )  # fmt: skip


def code_parts(document: DocumentReport, number: str, notation: str) -> tuple[str, str]:
    """Number and symbol so that a stroke between them gives the code as the document writes it: a year in it stands with the symbol."""
    part = document.components.get("notation")
    value = part.value if part is not None and number else None
    code = str(value.get("code", "")) if isinstance(value, Mapping) else ""
    whole, _, rest = code.partition("/")
    return (whole, rest) if rest else (number, notation)


def _said(document: DocumentReport, name: str) -> str:
    """What a part says on one line; the day as the calendar has it, the number as it is printed."""
    part = document.components.get(name)
    if part is None or not part.present:
        return ""
    if name == "date":
        return part.value if isinstance(part.value, str) else ""
    if part.status == "blank":
        return ""
    return " ".join(part.readable.split())
