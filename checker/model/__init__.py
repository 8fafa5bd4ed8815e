"""The nouns: frozen dataclasses, no I/O, no imports from other rooms."""

from checker.model.document import (
    Block,
    Box,
    Cell,
    CharacterFormat,
    Comment,
    Document,
    Location,
    NotRead,
    PageNumber,
    PageSetup,
    ParagraphFormat,
    Run,
    Slip,
)
from checker.model.errors import Unreadable
from checker.model.law import BASES, LEVELS, STATES, Clause, Rule, RuleHead, RuleSet
from checker.model.media import MEDIA, Medium
from checker.model.plan import COMPONENTS, STAGES, STATUSES, Assignment, Component, Item, Plan
from checker.model.report import SECRECY_MARKS, SUSPECTED_MARK, VERDICTS, DocumentReport, Finding, NotChecked, Report, Suppression
from checker.model.signature import SIGNATURE_STATES, SIGNERS, Signature

__all__ = [
    "BASES",
    "COMPONENTS",
    "LEVELS",
    "MEDIA",
    "SECRECY_MARKS",
    "SIGNATURE_STATES",
    "SIGNERS",
    "STAGES",
    "STATES",
    "STATUSES",
    "SUSPECTED_MARK",
    "VERDICTS",
    "Assignment",
    "Block",
    "Box",
    "Cell",
    "CharacterFormat",
    "Clause",
    "Comment",
    "Component",
    "Document",
    "DocumentReport",
    "Finding",
    "Item",
    "Location",
    "Medium",
    "NotChecked",
    "NotRead",
    "PageNumber",
    "PageSetup",
    "ParagraphFormat",
    "Plan",
    "Report",
    "Rule",
    "RuleHead",
    "RuleSet",
    "Run",
    "Signature",
    "Slip",
    "Suppression",
    "Unreadable",
]  # fmt: skip
