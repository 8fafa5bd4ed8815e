"""Draft, issued, template or attached: what the text itself says."""

from __future__ import annotations

import re
from collections.abc import Mapping

from checker.grammar.folding import bare
from checker.model import STAGES, Component, Document

_TOKENS = re.compile(r"\{\{.+?\}\}|\{%|«[^»]+»|<(?!http)[^<>@/]{2,40}>|\[(?:…|\.{3}|[^\]\d][^\]]{2,40})\]")
_BRACKET = re.compile(r"[{«<[]")
_DOTS = re.compile(r"[.…]{6,}")


def stage_of(document: Document, parts: Mapping[str, Component], *, attached: bool, draft: bool, wanted: str | None) -> tuple[str, str]:
    """The stage and the catalogue key of what decided it."""
    if wanted in STAGES:
        return wanted, "option"
    if document.traits.get("template"):
        return "template", "template_file"
    if attached and not parts["number"].present:
        return "attached", "attached_note"
    if _is_template(document, parts):
        return "template", "placeholders"
    if draft:
        return "draft", "draft_mark"
    if parts["number"].status == "blank":
        return "draft", "blank_number"
    if parts["date"].status == "blank" and parts["number"].status != "found":
        return "draft", "blank_date"
    return "issued", "number_and_date"


def _is_template(document: Document, parts: Mapping[str, Component]) -> bool:
    """Placeholders where parts belong."""
    if any(parts[name].status == "blank" for name in ("type_name", "subject", "organ", "position")):
        return True
    holes = sum(1 for block in document.blocks if block.placeholder or (_BRACKET.search(block.text) and _TOKENS.search(block.text)))
    dotted = sum(1 for block in document.blocks[:60] if _DOTS.search(block.text) and len(bare(block.text).strip(" .…/;")) < 12)
    blank = parts["number"].status == "blank"
    return (blank and (holes >= 2 or dotted >= 2)) or holes >= 6
