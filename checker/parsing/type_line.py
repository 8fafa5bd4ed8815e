"""The line that names the type of a document."""

from __future__ import annotations

from checker.grammar.code import read_number
from checker.grammar.dateline import read_dateline
from checker.grammar.heading import read_heading
from checker.grammar.organ import may_go_on, wants_more
from checker.grammar.recipients import read_label
from checker.grammar.typename import TYPES, is_type_placeholder, type_leading, type_of
from checker.model.patterns import lazy_pattern
from checker.parsing.lines import Line, Page
from checker.wording.folding import bare, mostly_upper

_SEARCH = 60  # blocks after the header's first sign
BASIS = lazy_pattern(r"\W*can cu\b", words=("can cu",))
_KIND_OF_TYPE = lazy_pattern(r"LIÊN TỊCH|PHỐI HỢP|HÀNH ĐỘNG|LIÊN NGÀNH|CÔNG TÁC")
_SHORT = 120  # characters
_LONGEST_WRAPPED = 20  # characters of a type name on two lines, no longer than that of the longest


def find_type(page: Page, start: int, anchor: int) -> tuple[Line, str, str, int] | None:
    """The line that names the type: (line, name, code, offset where a run-in subject begins).

    An organ's name may end so (``PHÒNG TÀI CHÍNH -`` / ``KẾ HOẠCH``), a sentence may begin so (``KẾ HOẠCH kiểm tra …``): such a line is
    it where no other is.
    """
    wrapped: tuple[Line, str, str, int] | None = None
    above: list[Line] = []
    for at in range(start, min(anchor + _SEARCH, len(page.blocks))):
        for line in page.pieces(at):
            whole = wrapped_type(above[-1], line) if above and page.blocks[above[-1].block].cell == page.blocks[at].cell else None
            if whole is not None:
                return whole, *(type_of(whole.text) or ("", "")), len(whole.text)
            hit = _type_on(page, line)
            before = above[-1].text if above else ""
            if hit and (wrapped or not (may_go_on(before) if at < anchor else wants_more(before))):
                return line, *hit
            wrapped = (line, *hit) if hit else wrapped
            above.append(line)
        if at > anchor and _body_begins(page.blocks[at].text):
            break
    return wrapped or next((found for line in above if (found := _run_in_small(page, line))), None)


def wrapped_type(above: Line, line: Line) -> Line | None:
    """A type name in capitals that wrapped within itself, ``KẾ`` / ``HOẠCH``: the two lines as one; ``None`` for any other two.

    >>> wrapped_type(Line("KẾ", 0, 0, 2), Line("HOẠCH", 1, 0, 5)).text
    'KẾ HOẠCH'
    """
    if len(above.text) + len(line.text) > _LONGEST_WRAPPED or above.side != line.side or not (above.text.isupper() and line.text.isupper()):
        return None
    text = f"{above.text} {line.text}"
    return above._replace(text=text, parts=(above, line)) if type_of(text) else None


def _type_on(page: Page, line: Line) -> tuple[str, str, int] | None:
    exact = type_of(line.text)
    if exact and (mostly_upper(line.text) or _stands_out(page, line)):
        return *exact, len(line.text)
    leading = _type_leading(line)
    if leading:
        rest = line.text[leading[1] :].strip()
        if _KIND_OF_TYPE.fullmatch(rest):  # KẾ HOẠCH LIÊN TỊCH, KẾ HOẠCH HÀNH ĐỘNG: a type name with its kind
            return leading[0], TYPES[leading[0]], len(line.text)
        if rest and (rest[0].isupper() or rest[0] in "-:("):
            return leading[0], TYPES[leading[0]], leading[1]
    if is_type_placeholder(line.text):
        return "", "", len(line.text)
    return None


def _type_leading(line: Line) -> tuple[str, int] | None:
    """The type that opens a line in capitals and is not spoken of, as in ``KẾ HOẠCH SỐ 5``."""
    leading = type_leading(line.text)
    spoken_of = leading and line.text[leading[1] :].lstrip(" :-").upper().startswith(("SỐ", "NÀY"))
    return None if spoken_of else leading


def _run_in_small(page: Page, line: Line) -> tuple[Line, str, str, int] | None:
    """``KẾ HOẠCH kiểm tra …``, ``KẾ HOẠCH 2024``, a title ``Kế hoạch kiểm tra …``, where no line names the type otherwise."""
    leading = _type_leading(line)
    if leading is None and len(line.text) < _SHORT and _stands_out(page, line):
        leading = _type_leading(line._replace(text=line.text.upper()))
    rest = line.text[leading[1] :].strip() if leading else ""
    if leading is None or not rest[:1].isalnum() or rest[-1] in ".;:":
        return None
    return line, leading[0], TYPES[leading[0]], leading[1]


def _stands_out(page: Page, line: Line) -> bool:
    """Centred or bold: a type name printed in small letters is still the title."""
    block = page.blocks[line.block]
    centred = block.setting is not None and block.setting.align == "center"
    bold = bool(block.runs) and all(run.style.bold for run in block.runs)
    return centred or bold or (block.setting is None and block.cell is None and (block.gap or _follows_header(page, line.block)))


def _follows_header(page: Page, at: int) -> bool:
    """Right above stands the header's last line, a date or a number: a copy of the letters alone lost the blank between."""
    above = page.blocks[at - 1].text.strip() if at else ""
    return bool(above and (read_dateline(above) or read_number(above)))


def _body_begins(text: str) -> bool:
    """A basis, a heading or the recipients: the title cannot come after it."""
    low = bare(text)
    if BASIS.match(low) or read_label(text):
        return True
    heading = read_heading(text)
    return bool(heading and heading.style == "roman" and len(heading.title) > 3)
