"""Box 3: the number line, and what of it is the number and what the symbol."""

from __future__ import annotations

import re

from checker.grammar.code import Number, read_number
from checker.grammar.placeholder import is_hole
from checker.grammar.typename import code_of
from checker.model.patterns import lazy_pattern
from checker.parsing.head import Header, is_aside, slice_of
from checker.parsing.lines import Line, Page
from checker.parsing.quoting import ILLEGIBLE
from checker.wording.folding import bare, one_space

# PL I, Phần II: a plan that is a file of its own bears the number and the second of signing of what it is attached to.
_SIGNED_CODE = lazy_pattern(r"\d/[a-zđ]")
_SIGNED_TIME = lazy_pattern(r"\d:\d{2}|\d ?gio")
_SIGNED_DAY = lazy_pattern(r"/qd[^;]{0,40};[^;]{0,12}\d[/.-]\d{1,2}[/.-](?:19|20)\d\d", words=("/qd",))
_YEAR_LAST = lazy_pattern(r"/(?P<year>(?:19|20)\d\d)$", words=("/19", "/20"))
_ILLEGIBLE_NUMBER = lazy_pattern(rf"so\s*+(?::\s*+)?{ILLEGIBLE}[\s{ILLEGIBLE}]*+", words=(ILLEGIBLE,))


def take_number(page: Page, header: Header, lines: list[Line]) -> list[Line]:
    """The number line, and what the same line or its neighbours hold besides."""
    left: list[Line] = []
    taken = False
    for at, line in enumerate(lines):
        if taken:
            left.append(line)
            continue
        below = lines[at + 1 : at + 2] if re.fullmatch(r"so\s*:?", line.low) else []
        group = [line, *below]
        text = " ".join(piece.text for piece in group)
        if _is_signing_line(one_space(bare(text))):
            header.signing = line
            page.note([line], "document", "signing_line")
            continue
        if page.ocr and _ILLEGIBLE_NUMBER.fullmatch(line.low):
            taken = True
            _record_illegible(page, header, line)
            continue
        found = None if is_aside(text) else read_number(text, ocr=page.ocr)
        if not found or found.start > 3 or (_ends_name(found) and any(_is_whole(page, below) for below in lines[at + 1 :])):
            left.append(line)
            continue
        taken = True
        _record_number(page, header, group, found, text)
        if below:
            lines[at + 1] = Line("", line.block, line.end, line.end)
        elif (rest := slice_of(line, found.end, len(line.text))).text.strip(" ,;.*"):
            left.append(rest)
    return [line for line in left if line.text]


def _ends_name(found: Number) -> bool:
    """``SỐ 3`` below ``HẠT QUẢN LÝ ĐÊ``, where a line of number and symbol follows."""
    return found.word.isupper() and not (found.colon or found.slash)


def _is_whole(page: Page, line: Line) -> bool:
    found = None if is_aside(line.text) else read_number(line.text, ocr=page.ocr)
    return bool(found and found.word and found.slash)


def _is_signing_line(low: str) -> bool:
    """Whether a code, then a semicolon, then a time of day stand in the line; each looked for once, after the one before. Of a decision,
    which no plan is, the day is enough."""
    code = _SIGNED_CODE.search(low)
    if code is None or ";" not in low[code.end() :]:
        return False
    return _SIGNED_TIME.search(low, low.index(";", code.end())) is not None or _SIGNED_DAY.search(low) is not None


def _record_illegible(page: Page, header: Header, line: Line) -> None:
    """A number line of which handwriting left the label alone: neither the number nor the symbol can be read."""
    for name in ("number", "notation"):
        header.components[name] = page.found(name, [line], text=ILLEGIBLE, cue="code_grammar", status="garbled")


def _record_number(page: Page, header: Header, group: list[Line], found: Number, text: str) -> None:
    header.number = found
    line, *below = group
    begin = text.find(found.digits, found.start) if found.digits else found.start
    spot = line._replace(text=found.digits or line.text, start=line.start + begin, end=line.start + begin + len(found.digits or line.text))
    if below or not found.digits:
        slipped = below and page.blocks[line.block].slips  # Sô: on a line of its own
        spot = group[-1]._replace(parts=tuple(group)) if slipped else group[-1]
    status = "found" if found.digits else "garbled" if found.smudge else "blank"
    fields = {
        "line": one_space(text[: found.end]), "word": found.word, "colon": found.colon, "gap": _gap(found, text),
        "suffix": found.suffix.strip(), "form": found.form, "year": found.year, "slash": found.slash,
    }  # fmt: skip
    header.components["number"] = page.found(
        "number", [spot], text=found.digits or (found.smudge or None), cue="code_grammar", status=status,
        value=int(found.digits) if found.digits else None, fields=fields,
    )  # fmt: skip
    if found.type:
        _record_symbol(page, header, group, found, text)
    elif status == "blank" and not found.slash:
        header.components["notation"] = page.found("notation", [group[-1]], cue="code_grammar", status="blank")


def _gap(found: Number, text: str) -> str:
    """The space that parts the figures from the symbol, before the stroke or behind it."""
    if not found.digits or found.gap or not (found.slash and found.type):
        return found.gap if found.digits else ""
    behind = text.find(found.slash, found.start) + 1
    between = text[behind : text.find(found.type, behind)]
    return between if between.isspace() else ""  # a year may stand between, which has a rule of its own


def _record_symbol(page: Page, header: Header, group: list[Line], found: Number, text: str) -> None:
    line = group[0]
    at = text.find(found.type, found.start)
    whole = group[-1]._replace(text=found.symbol, start=line.start + max(at, 0), end=line.start + found.end)
    printed = text[max(at, 0) : found.end].strip()
    organ = found.organ.replace("–", "-").replace(" ", "").replace("--", "-")
    last = _YEAR_LAST.search(organ)
    year = found.year or (last["year"] if last else "")
    value = {"type": code_of(found.type) or found.type, "organ": organ}
    if found.digits and (found.year or found.suffix):
        value["code"] = "/".join(filter(None, (found.digits + found.suffix.strip(), found.year, found.symbol)))
    empty = not re.search(r"[A-ZĐ]", found.type + organ) or is_hole(organ)
    header.components["notation"] = page.found(
        "notation", [whole], text=found.symbol, cue="code_grammar", status="blank" if empty else "found", value=value,
        fields={"printed": printed, "type": found.type, "organ": organ, "slash": found.slash, "joint": found.joint, "year": year},
    )  # fmt: skip
