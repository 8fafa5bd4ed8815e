"""Draft, issued, template or attached: what the text itself says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from checker.model import STAGES, Block, Component, Document
from checker.model.patterns import lazy_pattern
from checker.parsing.whole import text_of
from checker.wording.folding import bare

_TOKENS = lazy_pattern(
    r"\{\{(?:(?!\{\{).)+?\}\}|\{%|«[^«»]+»|<(?!http)[^<>@/]{2,40}>|\[(?:…|\.{3}|[^\]\d][^\]]{2,40})\]", words=("{", "«", "<", "[")
)
_DOTS = lazy_pattern(r"[.…]{6,}", words=("…", "..."))


def stage_of(document: Document, parts: Mapping[str, Component], *, attached: str, draft: bool, wanted: str | None) -> tuple[str, str]:
    """The stage and the catalogue key of what decided it; ``attached``: the key of what says so, empty when nothing does."""
    if wanted in STAGES:
        return wanted, "option"
    signs: tuple[tuple[str, str, Callable[[], bool]], ...] = (
        ("template", "template_file", lambda: bool(document.traits.get("template"))),
        ("attached", attached, lambda: bool(attached) and not parts["number"].present),
        ("template", "placeholders", lambda: _is_template(document, parts)),
        ("draft", "draft_mark", lambda: draft),
        ("draft", "blank_number", lambda: parts["number"].status == "blank"),
        ("draft", "blank_date", lambda: parts["date"].status == "blank" and parts["number"].status not in ("found", "garbled")),
    )
    return next(((stage, cue) for stage, cue, seen in signs if seen()), ("issued", "number_and_date"))


def _is_template(document: Document, parts: Mapping[str, Component]) -> bool:
    """Placeholders where parts belong; in a plan with number and date they are leftovers, unless there are many."""
    numbered = parts["number"].status == "found" and bool(parts["date"].value)
    if not numbered and any(parts[name].status == "blank" for name in ("type_name", "subject", "organ", "position")):
        return True
    holes = _holes(document.blocks)
    return holes >= 6 or (parts["number"].status == "blank" and (holes >= 2 or _dotted(document.blocks[:60]) >= 2))


def _holes(blocks: Sequence[Block]) -> int:
    """How many paragraphs wait for something; where the text as a whole has no placeholder, none of them is asked."""
    written = _TOKENS.search(text_of(blocks)) is not None
    return sum(1 for block in blocks if block.holes or (written and _TOKENS.search(block.text)))


def _dotted(blocks: Sequence[Block]) -> int:
    """How many paragraphs are little more than a row of dots."""
    return sum(1 for block in blocks if _DOTS.search(block.text) and len(bare(block.text).strip(" .…/;")) < 12)
