"""Box 5a: tên loại and trích yếu."""

from __future__ import annotations

import re
from typing import Any

from checker.grammar.attached import NOTE, opens_note
from checker.grammar.heading import read_heading
from checker.grammar.recipients import read_label
from checker.grammar.typename import unspaced
from checker.model import Component
from checker.model.patterns import lazy_pattern
from checker.model.records import dataclass, field, replace
from checker.parsing.lines import Line, Page, is_rule, joined, missing
from checker.parsing.type_line import BASIS
from checker.wording.folding import bare, mostly_upper, one_space

_CLOSED = 130  # characters of a subject with a full stop that opens as a sentence may
_OPENING = lazy_pattern(
    r"(?:_\s*)?(?:can cu|thuc hien|thyc hien|de |nham |tren co so|theo |xet |trien khai|tiep tuc|ngay |chap hanh|tiep theo|phat huy|"
    r"sau khi|tai |uy ban|ubnd|so |bo )"
)
_ANNOUNCES = lazy_pattern(r"(?:nhu sau|sau day)[\s.:;]*$", words=("sau",))
_ATTACHED_WITHIN = lazy_pattern(rf"(?<=\S)\s\({NOTE}", words=("kem theo",))
_LISTS_ON = (";", ":")
_ADDRESSEE = lazy_pattern(r"\W*kinh (?:gui|trinh)\b", words=("kinh",))
_HOLE = lazy_pattern(r"(?:V/v|Về việc|Về)?[\s.…_\d]*|[\s.…]*[<\[{«][^>\]}»]*[>\]}»]+[\s.…]*")
_OPENERS = lazy_pattern(r"(?P<opening>V\s?/\s?v|Về việc|Về)\b", re.IGNORECASE)
_RANGE_GOES_ON = lazy_pattern(r"[-–]\s*(?:\d{4}|\d{1,2}/\d{1,4})(?!\d)")
_RUN_IN_REST = 120  # characters
_LONGEST_SUBJECT = 700  # characters; QCVN 102:2016 caps Subject at 500


@dataclass
class Title:
    """What stands between header and body. ``end`` is the first block after it."""

    type_name: Component
    subject: Component
    code: str | None
    end: int
    start: int
    attached: Line | None = None
    addressee: list[Line] = field(default_factory=list)


def read_title(page: Page, found: tuple[Line, str, str, int] | None, after_header: int) -> Title:
    """Tên loại and trích yếu from ``found`` on; without a type name the subject is sought after the header."""
    if found is None:
        subject, end, extra = _read_subject(page, after_header, [])
        return Title(missing("type_name"), subject, None, end, after_header, extra.get("attached"), extra["addressee"])
    line, name, code, cut = found
    run_in: list[Line] = []
    rest = line.text[cut:].strip(" :-")
    if rest:
        at = line.text.index(rest, cut)
        run_in = [Line(rest, line.block, line.start + at, line.start + at + len(rest))]
    head = line if line.parts else Line(line.text[:cut], line.block, line.start, line.start + cut)
    last = line.parts[-1] if line.parts else line  # KẾ / HOẠCH
    more = {} if name else {"status": "blank"}
    text = one_space(unspaced(head.text.strip(" .:*")))
    type_name = page.found("type_name", [head], text=text, cue="type_table", runner_up="subject", value=code or None, **more)
    same = [other for other in page.pieces(last.block) if other.start > last.start]
    below, addressee = (last.block + 1, []) if run_in or same else _below_addressees(page, last.block + 1)
    subject, end, extra = _read_subject(page, below, [*run_in, *same])
    if run_in and subject.present:
        subject = replace(subject, fields={**subject.fields, "run_in": one_space(rest)})
    addressee = _addressee_above(page, line.block) + addressee + extra["addressee"]
    return Title(type_name, subject, code or None, end, line.block, extra.get("attached"), addressee)


def _addressee_above(page: Page, title: int) -> list[Line]:
    """``Kính gửi: …`` above the type name, with those it lists behind dashes."""
    at = title - 1
    while at > 0 and page.head(at).startswith("-"):
        at -= 1
    return list(page.whole_lines(at)) if at >= 0 and _ADDRESSEE.match(page.head(at)) else []


def _read_subject(page: Page, start: int, taken: list[Line]) -> tuple[Component, int, dict[str, Any]]:
    """The subject's lines from ``start`` on, and the block after them."""
    lines = list(taken)
    extra: dict[str, Any] = {"addressee": []}
    at = start
    while at < len(page.blocks):
        block = page.blocks[at]
        here = page.whole_lines(at)
        if not here:  # a drawn line closes the subject
            if lines and (block.rule_line or is_rule(block.text)):
                at += 1
                at = _after_subject(page, at, extra)
                break
            at += 1
            continue
        low = bare(block.text)
        if opens_note(low):
            extra["attached"] = here[0]
            page.note(here, "document", "attached_note")
            at += 1
            break
        if not _continues_subject(page, at, lines):
            break
        note = _ATTACHED_WITHIN.search(page.low(at))
        if note:  # run on behind the subject by a copy that lost the line break
            extra["attached"] = Line(block.text[note.start() :], at, note.start(), len(block.text))
            lines.append(Line(block.text[: note.start()].strip(), at, 0, note.start()))
            at += 1
            break
        lines += here
        at += 1
        if sum(len(line.text) for line in lines) > _LONGEST_SUBJECT or (
            block.rule_line and page.ocr is False and block.setting is not None
        ):
            at = _after_subject(page, at, extra)
            break
    at = _after_subject(page, at, extra)
    return _subject(page, lines), at, extra


def _below_addressees(page: Page, first: int) -> tuple[int, list[Line]]:
    """The block below a ``Kính gửi: …`` that stands between type name and subject, with those it lists; and its lines."""
    if first >= len(page.blocks) or not _ADDRESSEE.match(page.head(first)):
        return first, []
    at = first
    while at < len(page.blocks) and (at == first or page.head(at).startswith("-") or page.low(at - 1).rstrip().endswith(_LISTS_ON)):
        page.note(page.whole_lines(at), "document", "addressee_word")
        at += 1
    return at, list(page.whole_lines(first))


def _after_subject(page: Page, at: int, extra: dict[str, Any]) -> int:
    """Over drawn lines, an attached note and a Kính gửi between subject and body."""
    while at < len(page.blocks):
        here = page.whole_lines(at)
        low = page.head(at)
        if here and _ADDRESSEE.match(low):
            extra["addressee"] += here
            page.note(here, "document", "addressee_word")
        elif here and opens_note(low) and "attached" not in extra:
            extra["attached"] = here[0]
            page.note(here, "document", "attached_note")
        elif here:
            break
        at += 1
    return at


def _continues_subject(page: Page, at: int, lines: list[Line]) -> bool:
    """Whether block ``at`` still belongs to the subject."""
    block = page.blocks[at]
    low = bare(block.text).strip()
    if BASIS.match(low) or _ADDRESSEE.match(low) or read_label(block.text, ocr=page.ocr):
        return False
    heading = read_heading(block.text)
    if (
        heading
        and heading.style in ("roman", "capital", "part", "article", "chapter")
        and (lines or mostly_upper(heading.title) or len(low) < 150)
    ):
        return False
    if heading and heading.style in ("arabic", "dash", "letter") and lines and not _range_goes_on(lines[-1].text, block.text):
        return False
    if lines and page.blocks[lines[-1].block].cell != block.cell and block.cell is not None:
        return False
    return _looks_like_subject(page, at, low, lines)


def _range_goes_on(above: str, text: str) -> bool:
    """Whether a line broke before the dash between two years or days: ``… giai đoạn 2022`` over ``- 2025``."""
    return above.rstrip()[-1:].isdigit() and _RANGE_GOES_ON.match(text.lstrip()) is not None


def _looks_like_subject(page: Page, at: int, low: str, lines: list[Line]) -> bool:
    block = page.blocks[at]
    sentence = _ANNOUNCES.search(low) is not None or (low.endswith((";", ":", ".")) and bool(_OPENING.match(low)))
    if block.setting is not None and block.setting.align is not None:
        centred = block.setting.align == "center"
        bold = bool(block.runs) and sum(run.end - run.start for run in block.runs if run.style.bold) > 0.7 * len(block.text)
        if not lines:
            return centred or bold or not (sentence or len(low) > 250)
        return (centred or bold) and not sentence
    if not lines:
        closed = low.endswith(".") and not block.gap and len(low) < _CLOSED and not low.endswith("nhu sau.")  # by a stop it should not have
        return (closed or not sentence) and len(low) < _LONGEST_SUBJECT
    if block.gap:
        previous = page.blocks[lines[-1].block].text
        return mostly_upper(previous) and mostly_upper(block.text)
    if mostly_upper(lines[0].text) and len(lines[0].text) > 6:
        return mostly_upper(block.text) or (_is_run_in(page, lines[0]) and _ends_run_in(page, at, low))
    return not (sentence or (_OPENING.match(low) and len(low) > 130))


def _is_run_in(page: Page, line: Line) -> bool:
    """Whether the line begins behind another of its block: the type's, on which the subject begins."""
    return line.start > page.whole_lines(line.block)[0].start


def _ends_run_in(page: Page, at: int, low: str) -> bool:
    """A short line right below ``KẾ HOẠCH TỔ CHỨC …`` with a blank under it: the rest of a subject that began on the type's line."""
    follows = page.blocks[at + 1 : at + 2]
    return len(low) < _RUN_IN_REST and not low.endswith((".", ";", ":")) and not _OPENING.match(low) and all(block.gap for block in follows)


def _subject(page: Page, lines: list[Line]) -> Component:
    if not lines:
        return missing("subject")
    text = joined(lines).strip("*_ ")
    hole = _HOLE.fullmatch(text) or all(page.blocks[line.block].placeholder for line in lines)
    opener = _OPENERS.match(text)
    more = {"status": "blank"} if hole else {}
    fields = {"opening": opener.group("opening") if opener else ""}
    return page.found("subject", lines, text=text, cue="below_type", runner_up="legal_bases", fields=fields, **more)
