"""Phụ lục: where the main plan ends, and what heads each annex (Phụ lục I, Phần I, Mục III, khoản 1)."""

from __future__ import annotations

import re
from typing import Any

from checker.grammar.attached import opens_note
from checker.grammar.citation import clean_code, read_citations
from checker.grammar.code import read_number
from checker.grammar.dateline import read_dateline
from checker.grammar.heading import read_heading, roman_value
from checker.grammar.organ import organ_kind
from checker.model import Component, Item
from checker.model.patterns import lazy_pattern
from checker.parsing.lines import Line, Page, none_by_right
from checker.wording.folding import bare, is_upper, mostly_upper, one_space

_LABEL = lazy_pattern(
    r"(?P<word>phu luc|phu bieu|mau so|mau bieu so|bieu mau so|bieu so|mau bieu)\s*(?:so\s*)?"
    r"(?P<numeral>[ivxl]+(?![a-z])|\d{1,3}(?!\d)|[a-h](?![a-z]))?\s*"
    r"(?P<mark>[:.)-])?\s*(?P<rest>.*)",
    re.DOTALL,
    words=("phu luc", "phu bieu", "mau", "bieu"),
)
_MENTIONS = (
    "phụ lục", "kèm theo", "đính kèm", "biểu mẫu", "biểu số", "biểu kèm", "mẫu số", "phụ biểu", "danh sách",
    "phu luc", "kem theo", "dinh kem",
)  # fmt: skip
_SMALL_WORDS = lazy_pattern(r"(?<!\w)(?:SỐ|NGÀY|THÁNG|NĂM|CỦA)(?!\w)")  # by which an act is read, in a note all in capitals
_LABEL_OPENS = tuple("PpMmBb")
_LABEL_LONGEST = 160


def read_label_line(text: str) -> tuple[str, str, str] | None:
    """An annex label as (label as printed, numeral, run-in title), or ``None``."""
    if len(text) > _LABEL_LONGEST or not text.lstrip().startswith(_LABEL_OPENS):
        return None
    low = bare(text)
    found = _LABEL.match(low.lstrip())
    if not found:
        return None
    lead = len(low) - len(low.lstrip())
    rest = text[lead + found.start("rest") :].strip()
    noted = is_upper(text[lead : lead + found.end("word")]) and rest.startswith("(")  # in small letters it begins a sentence
    if rest and not (found.group("numeral") or found.group("mark") or noted) and not mostly_upper(rest):
        return None
    if rest and not mostly_upper(rest) and not found.group("mark") and not rest.startswith("("):
        return None
    printed = text[lead : lead + found.start("rest")].strip()
    numeral = text[lead + found.start("numeral") : lead + found.end("numeral")] if found.group("numeral") else ""
    return printed, numeral, rest


def find_annex(page: Page, start: int) -> int | None:
    """The first block from ``start`` on that heads an annex, labelled or only followed by a (Kèm theo …) line."""
    for at in range(start, len(page.blocks)):
        block = page.blocks[at]
        if block.cell is not None and block.cell.columns > 2:
            continue
        text = block.text.split("\n")[0]
        if read_label_line(text) and (mostly_upper(text) or text.lstrip()[:1].isupper()):
            return at
        if opens_note(bare(block.text)) and at > start and block.text.lstrip().startswith("("):
            return _title_above(page, at, start)
    return None


def _title_above(page: Page, note: int, floor: int) -> int:
    at = note
    while at > floor and note - at < 5 and mostly_upper(page.blocks[at - 1].text):
        at -= 1
    return at


def read_annexes(page: Page, start: int | None, body: str) -> Component:
    """The annexes headed from block ``start`` on; ``body`` is the plan's own text, which must announce them."""
    if start is None:
        return none_by_right("annexes")
    items, lines = [], []
    parts: dict[str, list[Item]] = {"titles": [], "notes": []}
    at, headed = start, start - 1
    while at < len(page.blocks):
        line = next(iter(page.whole_lines(at)), None)
        label = read_label_line(line.text) if line and (page.blocks[at].cell is None or page.blocks[at].cell.columns < 3) else None  # type: ignore[union-attr]
        if line and (label or at == start):
            item, following = _read_annex(page, at, line, label, headed)
            headed = following
            items.append(item)
            lines.append(line)
            _part_heading(page, parts, at if label is None or label[2] else at + 1, following, run_in=label[2] if label else "")
            lines += [other for other in page.lines(at + 1, following, columns=False) if page.blocks[other.block].slips]
            at = following
        else:
            at += 1
    listed = {"labels": tuple(items), **{name: tuple(rows) for name, rows in parts.items()}}
    low = body.lower()
    announced = "yes" if any(mention in low for mention in _MENTIONS) else "no"
    value = [
        {"label": item.fields["label"], "title": item.fields["title"], "numeral": item.fields["numeral"], "note": item.fields["note"]}
        for item in items
    ]
    return page.found(
        "annexes", lines, text="; ".join(item.text for item in items), cue="annex_label", runner_up="body", value=value,
        fields={"announced": announced, "count": len(items)}, items=listed,
    )  # fmt: skip


def _part_heading(page: Page, parts: dict[str, list[Item]], start: int, end: int, *, run_in: str) -> None:
    """The title lines and the (Kèm theo …) line below a label, where each stands; ``run_in``: the title on the label's own line."""
    for at in range(start, end):
        block = page.blocks[at]
        text = block.text
        if text.strip():
            listed = parts["notes" if opens_note(bare(text)) else "titles"]
            beside = text.find(run_in) if run_in and at == start else -1
            titled = (run_in, block.place(beside, beside + len(run_in))) if beside >= 0 else (text, block.place())
            listed.append(Item(one_space(titled[0]), titled[1], {"first": at == start}))


def _style(numeral: str) -> str:
    if not numeral:
        return ""
    return "arabic" if numeral.isdigit() else "roman" if re.fullmatch("[IVXL]+", numeral) else "letter"


def _read_annex(page: Page, at: int, line: Line, label: tuple[str, str, str] | None, headed: int) -> tuple[Item, int]:
    """One annex: label, title lines, (Kèm theo …) line; and the block after them.

    ``headed``: the block after the head of the annex before.
    """
    printed, numeral, rest = label or (None, "", line.text)
    titles = [rest] if rest else []
    note = above = ""
    nxt = at + 1
    while nxt < min(at + 8, len(page.blocks)):
        text = one_space(page.blocks[nxt].text)
        if opens_note(bare(text)):
            note, behind = _parted(text)
            nxt += 1
            if label and not titles and behind:  # a text's paragraph: the title run on behind its note
                above, titles = note, [behind]
                break
            if label and not titles and nxt < len(page.blocks) and _is_title(page, nxt):
                above = note
                continue
            break
        if (page.blocks[nxt].cell is not None and page.blocks[nxt].cell.columns > 2) or read_label_line(text) or len(text) > 300:  # type: ignore[union-attr]
            break
        if above and not _is_title(page, nxt):
            break
        if titles and not (mostly_upper(text) or _centred(page, nxt)):
            break
        titles.append(text)
        nxt += 1
    if label and not note and 0 <= headed < at and opens_note(bare(page.blocks[at - 1].text)):
        note = above = one_space(page.blocks[at - 1].text)
    style = _style(numeral)
    ordinal = int(numeral) if style == "arabic" else roman_value(numeral) if style == "roman" else 0
    title = one_space(" ".join(titles))
    fields: dict[str, Any] = {
        "label": printed,
        "numeral": numeral,
        "style": style,
        "ordinal": ordinal,
        "title": title,
        "note": note,
        "note_above": above,
        "group": "annexes",  # one order, whatever numerals they bear
        "run_in": rest if label and not rest.startswith("(") else "",
        "own_page": _own_page(page, at),
        **_note_fields(note),
    }
    return Item(one_space(printed or title), page.place(line), fields), max(nxt, at + 1)


def _own_page(page: Page, at: int) -> str:
    """Whether an annex begins on a page of its own: ``yes``, ``no``, or nothing where the medium has no pages.

    Of a Word file a break says it; blank paragraphs may push to the next page too.
    """
    block, before = page.blocks[at], page.blocks[at - 1] if at else None
    if before is None or (block.page is None and block.setting is None):
        return ""
    if block.page is not None and before.page is not None:
        return "yes" if block.page > before.page else "no"
    broken = block.setting is not None and block.setting.page_break_before
    return "yes" if broken or block.gap or block.section != before.section else "no"


def _parted(note: str) -> tuple[str, str]:
    """A (Kèm theo …) line and a title in capitals behind its bracket."""
    end = note.rfind(")") + 1
    return (note[:end], note[end:].strip()) if end and mostly_upper(note[end:]) else (note, "")


def _is_title(page: Page, at: int) -> bool:
    """A line in capitals that begins nothing else: ``I. MỤC ĐÍCH`` and a form's own organ open an annex without a title."""
    text = page.blocks[at].text
    named = mostly_upper(text) and page.blocks[at].cell is None and read_heading(text) is None
    return named and organ_kind(text) is None and not bare(text).startswith("cong hoa")


def _centred(page: Page, at: int) -> bool:
    setting = page.blocks[at].setting
    return setting is not None and setting.align == "center"


def _note_fields(note: str) -> dict[str, Any]:
    """What the (Kèm theo …) line says of the document it belongs to."""
    acts = read_citations(_SMALL_WORDS.sub(lambda word: word.group().lower(), note) if is_upper(note) else note)
    if acts:
        code, act = acts[0].code or "", acts[0]
        printed = note[act.start : act.start + len(act.type)]
        return {
            "note_type": printed if bare(printed) == bare(act.type) else act.type,
            "note_no_such_day": act.no_such_day,
            "note_code": code.split("/", 1)[-1],
            "note_number": code.split("/", 1)[0],
            "note_date": act.date,
            "note_organ": act.organ.strip(" ).;,"),
        }
    blank = read_number(note[note.find("số") :]) if "số" in note else None
    date = read_dateline(note)
    named = re.search(r"kem theo (?P<type>ke hoach|quyet dinh|cong van|nghi quyet|to trinh|bao cao|thong bao|chuong trinh)", bare(note))
    kind = note[named.start("type") : named.end("type")] if named else ""
    code = clean_code(blank.symbol) if blank else ""
    return {
        "note_type": kind,
        "note_code": code,
        "note_number": blank.digits if blank else "",
        "note_date": date.iso if date else None,
        "note_no_such_day": "",
        "note_organ": "",
    }
