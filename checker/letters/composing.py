"""A letter about one plan: which it is, why, what it tells, and the Word file."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from typing import NamedTuple

from checker.letters.choosing import LetterChoice
from checker.letters.contents import contents
from checker.letters.filling import filled
from checker.letters.letterhead import Letterhead
from checker.letters.template_files import TEMPLATES, template_file
from checker.letters.told_faults import rows_of, told_findings
from checker.model import Plan
from checker.model.errors import Refused
from checker.model.report import DocumentReport
from checker.reporting.catalogue import Words


class ComposedLetter(NamedTuple):
    """The file, how many findings it tells and in how many rows; ``data`` is empty where there is nothing to write about."""

    data: bytes
    told: int = 0
    rows: int = 0


def composed(
    report: DocumentReport, plan: Plan | None, choice: LetterChoice, head: Letterhead, also: Collection[str] = (),
    template: tuple[str, bytes] | None = None,
) -> ComposedLetter:  # fmt: skip
    """The letter; ``template``: an office's own, by name and bytes. Raises :class:`Refused`.

    A plan that bears a mark of secrecy leaves nothing (Luật Bảo vệ bí mật nhà nước): it is refused until the run allows it.
    """
    if report.secret:
        raise Refused("letter.secret", path=report.path)
    told = [] if choice.kind == "return" else told_findings(report, also)
    if choice.kind != "return" and not told:
        return ComposedLetter(b"")
    faults = rows_of(told, report.ruleset or "", Words("vi"))
    name, data = template or (f"{TEMPLATES[choice.kind]}.docx", template_file(choice.kind, head))
    values = contents(report, plan, choice, head, faults, os.path.basename(report.path))
    return ComposedLetter(filled(data, values, name), len(told), len(faults))


def templates(head: Letterhead) -> Mapping[str, bytes]:
    """Every template by the name of its file, an office's names in its head."""
    return {f"{stem}.docx": template_file(kind, head) for kind, stem in TEMPLATES.items()}
