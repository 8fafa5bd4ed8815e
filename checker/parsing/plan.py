"""The order of reading: header, title, opening, sections, closing, annexes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from operator import attrgetter

from checker.grammar.heading import read_heading
from checker.grammar.typename import code_of
from checker.model import COMPONENTS, Block, Component, Document, Item, Plan
from checker.model.patterns import lazy_pattern
from checker.parsing.absence import doubted
from checker.parsing.address import foot_taken_out, read_address
from checker.parsing.annexes import find_annex, read_annexes
from checker.parsing.body import note_rest, read_body
from checker.parsing.closing import read_closing
from checker.parsing.copies import copies
from checker.parsing.covered import covered
from checker.parsing.dating import date_of_rules
from checker.parsing.further import further_plans
from checker.parsing.head import Header
from checker.parsing.header import find_start, read_header
from checker.parsing.leftovers import read_leftovers
from checker.parsing.lines import Line, Page, missing, none_by_right
from checker.parsing.opening import read_bases
from checker.parsing.outline import bases_section, first_heading, read_candidates
from checker.parsing.promulgated import PROMULGATING, Promulgated, cut_from, noted_date, promulgated_at
from checker.parsing.quoting import slips_on
from checker.parsing.reach import find_closing
from checker.parsing.received import stamp_taken_out
from checker.parsing.recognition import slips_of
from checker.parsing.recognition.repeated import repeated_items
from checker.parsing.recognition.restoring import all_put_right
from checker.parsing.recognition.swapped import in_order
from checker.parsing.scope import scope_of
from checker.parsing.secrecy import secret_mark
from checker.parsing.sections import read_sections
from checker.parsing.signed_lines import set_signed_lines
from checker.parsing.stage import stage_of
from checker.parsing.superior_alone import is_superior_alone, take_as_superior
from checker.parsing.title import Title, read_title
from checker.parsing.type_line import find_type
from checker.wording.folding import bare

OPTIONAL = ("urgency", "secrecy", "circulation", "drafter", "address")
_HEADER_LONGEST = 40  # blocks
_FAR = 60  # blocks
_TOP = 6  # blocks
_TITLE_LONGEST = 8  # blocks
_NAMES_ITSELF = lazy_pattern(r"Kế hoạch này|ban hành Kế hoạch|xây dựng Kế hoạch|Trên đây là Kế hoạch|Kế hoạch như sau", re.IGNORECASE)

_WRONG_LETTERS = frozenset(("mojibake", "viqr"))


def parse(document: Document, *, stage: str | None = None) -> Plan:
    """A document understood as an administrative plan; what it is instead when it is none.

    ``stage`` forces the stage (one of :data:`checker.model.STAGES`); ``None`` or ``auto`` lets the text decide.
    """
    mended = _mended(document) if document.noisy else document
    return _understood(stamp_taken_out(foot_taken_out(mended)), document, stage)


def _understood(document: Document, read: Document, stage: str | None, promulgated: Promulgated | None = None) -> Plan:
    """``read``: the document as it was before it was mended; ``promulgated``: by which decision, above it in the file."""
    page, start, header_end, found = _opened(document)
    ordered, misplaced = (document, ()) if document.noisy or not found else in_order(document, start, found[0].block)
    if misplaced:
        document = ordered
        page, start, header_end, found = _opened(document)
    meant = {} if document.noisy else slips_of(page, start, header_end, _body_from(page, header_end))
    if meant:
        page, start, header_end, found = _opened(document, all_put_right(document.blocks, meant))
    header = read_header(page, start, header_end)
    title = read_title(page, found, _header_ends(page, header))
    parts = dict(header.components)
    parts["type_name"], parts["subject"] = title.type_name, title.subject
    code = title.code or _code_from_symbol(header, title)
    extra, plan_end, cosigners = _read_rest(page, parts, title, header.start, judged=code in (None, "KH"))
    if code in PROMULGATING and (at := promulgated_at(page, title.subject.text or "", plan_end)) is not None:
        return _understood(cut_from(document, at), read, stage, Promulgated(*date_of_rules(parts)))
    if header.subject and code in (None, "CV"):
        parts["subject"] = page.found("subject", header.subject, cue="v_v")
    for name in ("number", "notation", "date", "place"):
        parts.setdefault(name, missing(name))
    code = code or _code_from_body(page, parts, title)
    scope = scope_of(header, parts, code, attached=bool(title.attached or promulgated))
    if any(row.kind in _WRONG_LETTERS for row in document.not_read):
        code, scope = None, "none"  # what looks like no line of a plan is none of its faults
    elif document.traits.get("plan_source"):
        code, scope = None, "source"  # the plan itself is yet to be made of it
    elif document.traits.get("own_report"):
        code, scope = None, "report"
    draft = header.draft or any("du thao" in bare(words) for words in document.traits.get("stamps", ()))
    attached = "promulgated_above" if promulgated else "attached_note" if title.attached or header.signing else ""
    chosen, cue = stage_of(document, parts, attached=attached, draft=draft, wanted=stage)
    _settle(parts, chosen)
    noted = noted_date(page, title.attached) if title.attached and parts["date"].status in ("missing", "not_applicable") else None
    date, date_cue = promulgated or noted or date_of_rules(parts)
    extra["addressee"] = tuple(Item(page.quoted([line]), page.place(line)) for line in title.addressee)
    extra["misplaced"] = misplaced
    extra["repeated"] = repeated_items(document, meant)
    extra["copies"] = copies(page, header.start, plan_end)
    extra["issuers"] = tuple(Item(part.text) for name in ("superior_organ", "organ") if (part := parts[name]).text)
    extra["attached_note"] = tuple(Item(page.quoted([line]), page.place(line)) for line in (title.attached,) if line is not None)
    extra["note_slips"] = slips_on(page.blocks, "attached_note", [title.attached]) if title.attached is not None else ()
    extra["signing"] = tuple(Item(line.text, page.place(line)) for line in (header.signing,) if line is not None)
    if is_superior_alone(parts):
        take_as_superior(page, parts)
    if document.noisy:
        parts = doubted(page, parts, range(header.start, title.start))
    components = {name: parts.get(name) or none_by_right(name) for name in COMPONENTS}
    page.readings.sort(key=attrgetter("block"))
    extra["covered"] = covered(document, page.readings)
    secret = secret_mark(read, components["secrecy"])
    readings = tuple(page.readings)
    return Plan(document, code, scope, chosen, cue, components, readings, date, date_cue, plan_end, extra, secret, cosigners)


def _mended(document: Document) -> Document:
    if document.traits.get("recogniser") == "vie":
        from checker.parsing.accents import set_right
        from checker.parsing.ocr.laidout import mend_laid_out

        return mend_laid_out(set_right(document), clear=True)
    from checker.parsing.ocr import mend  # for recognised text alone

    return mend(document)


def _opened(document: Document, blocks: Sequence[Block] | None = None) -> tuple[Page, int, int, tuple[Line, str, str, int] | None]:
    """The document's page, first block of the header, the block after it, and the type name found there."""
    page = Page(document, blocks)
    start, end, found = _edges(page)
    set_signed_lines(page, end)
    return page, start, end, found


def _edges(page: Page) -> tuple[int, int, tuple[Line, str, str, int] | None]:
    """First block of the header, the block after it, and the type name found there."""
    spot = find_start(page)
    start, anchor = spot or (0, 0)
    if anchor > _FAR and (named := find_type(page, 0, 0)) and named[0].block < _TOP:
        return 0, named[0].block, named  # a title on top, and a quốc hiệu far below in another document of the file
    found = find_type(page, start, anchor)
    if found:
        return start, found[0].block, found
    limit = min(len(page.blocks), anchor + _HEADER_LONGEST)
    end = next((at for at in range(anchor, limit) if _is_body(page.blocks[at].text)), limit)
    return start, end if spot else start, None


def _body_from(page: Page, at: int) -> int:
    """The block in which the body begins, at or after ``at``."""
    last = min(len(page.blocks), at + _TITLE_LONGEST)
    return next((block for block in range(at, last) if _is_body(page.blocks[block].text)), last)


def _is_body(text: str) -> bool:
    heading = read_heading(text)
    return (
        len(text) > 160 or text.lstrip().startswith(("Căn cứ", "Kính gửi")) or bool(heading and heading.style == "roman" and heading.title)
    )


def _header_ends(page: Page, header: Header) -> int:
    """The block after the header's last part, where a subject without a type name would begin."""
    blocks = [reading.block for reading in page.readings]
    return max(blocks, default=header.start - 1) + 1


def _read_rest(
    page: Page, parts: dict[str, Component], title: Title, start: int, *, judged: bool
) -> tuple[dict[str, tuple[Item, ...]], int, tuple[Mapping[str, Component], ...]]:
    """Opening, sections, closing and annexes into ``parts``; ``Plan.extra``, ``Plan.end`` and ``Plan.cosigners`` come back."""
    total = len(page.blocks)
    span = find_closing(page, title.end, _annex_before_closing(page, title.end))
    end = span[0] if span else total
    annex = find_annex(page, span[1] if span else title.end)
    if span is None and annex is not None:
        end = annex
    nodes = read_candidates(page, title.end, end)
    first = first_heading(nodes)
    first = first if first is not None else min(end, title.end + 6)
    parts["legal_bases"] = read_bases(page, title.end, first)
    if parts["legal_bases"].status == "missing" and (section := bases_section(nodes, end)):
        parts["legal_bases"] = read_bases(page, *section, section=True)
    parts["sections"] = read_sections(page, nodes, end)
    closing = read_closing(page, span)
    parts.update(closing.components)
    extra: dict[str, tuple[Item, ...]] = {}
    if judged:  # asked by rules alone
        extra |= read_body(page, title.end, first, end, parts["legal_bases"], title.subject.text or "")
        extra["placeholders"] = read_leftovers(page, start, range(title.end, end), span[1] if span else end)
    extra["as_above"], extra["signers"] = closing.as_above, closing.signers
    extra["further_plans"] = further_plans(page, title.end)
    parts["annexes"] = read_annexes(
        page, annex, "\n".join(block.text for block in page.blocks[title.end : end]) if annex is not None else ""
    )
    parts["address"] = read_address(page, span[1] if span else total, annex if annex is not None else total)
    note_rest(page, title.end, end)
    return extra, span[1] if span else end, closing.cosigners


def _annex_before_closing(page: Page, start: int) -> int:
    """Where to stop looking for the closing: the plan's own signature comes before a second header of the file."""
    for at in range(start + 1, len(page.blocks)):
        text = page.blocks[at].text
        if text.isupper() and text.strip().startswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA"):
            return at
    return len(page.blocks)


def _code_from_symbol(header: Header, title: Title) -> str | None:
    """Without a printed type name the symbol tells the type; a symbol without a type code is a công văn's."""
    if title.type_name.status == "blank" or header.number is None:
        return None
    code = code_of(header.number.type)
    if header.subject or title.addressee:
        return "CV"
    return code


def _code_from_body(page: Page, parts: dict[str, Component], title: Title) -> str | None:
    """Neither a type name nor a symbol is printed: a text that calls itself a plan under a state header is one."""
    header = parts["national_name"].present or parts["motto"].present
    if title.type_name.status == "blank" or not header:
        return None
    return "KH" if any(_NAMES_ITSELF.search(block.text) for block in page.blocks[title.end :]) else None


def _settle(parts: dict[str, Component], stage: str) -> None:
    """An attached plan has no number and date line of its own (PL III Mẫu 1.3)."""
    if stage == "attached":
        parts.update({name: none_by_right(name) for name in ("number", "notation", "date", "place") if not parts[name].present})
    for name in OPTIONAL:
        parts.setdefault(name, none_by_right(name))
