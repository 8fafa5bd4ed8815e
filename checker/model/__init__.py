"""The nouns: frozen dataclasses, no I/O, no imports from other rooms."""

from checker.model.document import (
    MEDIA,
    Block,
    Box,
    Cell,
    Comment,
    Document,
    NotRead,
    PageNumber,
    PageSetup,
    Place,
    Run,
    Setting,
    Slip,
    Style,
)
from checker.model.errors import Unreadable
from checker.model.law import BASES, LEVELS, STATES, Clause, Rule, RuleHead, RuleSet
from checker.model.plan import COMPONENTS, STAGES, STATUSES, Component, Item, Plan, Reading
from checker.model.report import SECRECY_MARKS, VERDICTS, DocumentReport, Finding, NotChecked, Report, Suppression
from checker.model.signature import SIGNATURE_STATES, SIGNERS, Signature

__all__ = [
    "BASES", "COMPONENTS", "LEVELS", "MEDIA", "SECRECY_MARKS", "SIGNATURE_STATES", "SIGNERS", "STAGES", "STATES", "STATUSES", "VERDICTS",
    "Block", "Box", "Cell", "Clause", "Comment", "Component", "Document", "DocumentReport", "Finding", "Item", "NotChecked", "NotRead",
    "PageNumber", "PageSetup", "Place", "Plan", "Reading", "Report", "Rule", "RuleHead", "RuleSet", "Run", "Setting", "Signature", "Slip",
    "Style", "Suppression", "Unreadable",
]  # fmt: skip
