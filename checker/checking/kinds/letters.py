"""The letters of the whole plan: their font, their encoding, their colour. Tables of the body are asked about by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from checker.checking.case import Case, Problem
from checker.checking.looks import Looks, letters, looks_of
from checker.model import CharacterFormat, Location
from checker.model.tuples import NamedTuple

_FONT = "timesnewroman"
_LEGACY = (".vn", "vni-", "vni ")
_SIGNS = ("cambriamath", "symbol", "wingdings", "webdings")  # formulas, bullets, ticks
_NAMED = 3  # fonts in one finding
_FEWEST = 3  # letters; a bullet or a lone sign of another font is nobody's fault
_DARKEST = 0x33  # of each colour; nobody tells such a grey from black on paper
_LINK_BLUES = frozenset({"0000FF", "0563C1", "0000EE", "1155CC", "0066CC", "0070C0", "467886", "954F72", "000080"})
_MARKS = ("urgency", "secrecy", "circulation")  # printed in red by law (III.2)
_PLACES = 200


class PrintedLetters(NamedTuple):
    """A stretch of letters that is not quite plain; ``judged``: not in a table of the body, which is asked about apart."""

    style: CharacterFormat
    place: Location
    weight: int
    judged: bool

    @property
    def unseen_alone(self) -> bool:
        """Whether nothing else tells it: letters that sink into their ground in the wrong colour are told for that where it is judged."""
        return not self.judged or self.style.unseen != "ground" or not _is_coloured(self.style)


Print = list[PrintedLetters]


def printed(case: Case, check: Mapping[str, Any]) -> Iterator[Problem]:
    """``asks``: ``encoding`` (neither letters nor font of an old code), ``font`` (Times New Roman), ``name`` (by its own name), ``colour``,
    ``seen`` (to be read on paper as they stand).

    ``tables``: of the tables in which no part stands, and of nothing else. One finding for all letters that are not so, with how many
    stretches they make and the first places.
    """
    wrong, told, wanted = _ASKED[check["asks"]]
    rows = case.once("print", lambda: _print(case))
    found = [row for row in rows if wrong(row.style) and _is_asked_about(row, check)]
    if sum(row.weight for row in found) >= _FEWEST:
        got = ("/" if check["asks"] == "seen" else ", ").join(list(dict.fromkeys(told(row.style) for row in found))[:_NAMED])
        places = tuple(row.place for row in found)[:_PLACES]
        yield Problem(places[0], got, wanted, {"count": len(found), "wanted": wanted, "places": places})


def _is_asked_about(row: PrintedLetters, check: Mapping[str, Any]) -> bool:
    if check["asks"] == "seen":
        return row.unseen_alone
    return not row.judged and row.place.cell is not None if check.get("tables") else row.judged


def _print(case: Case) -> Print:
    """Every stretch of letters that is not quite plain, of parts and paragraphs; those of a look that is are passed over."""
    looks = looks_of(case)
    written = (*looks.blocks, *looks.plan.document.asides)
    styles = {id(run.style): run.style for block in written for run in block.runs}
    odd = {key for key, style in styles.items() if _is_odd(style)}
    if not odd:
        return []
    ours = _parts(looks)
    marks = {looks.index(place) for name in _MARKS for place in looks.component(name).places}
    found: Print = []
    for at, block in enumerate(looks.blocks):
        if at in marks or block.placeholder:
            continue
        table = block.cell is not None and at not in ours
        for run in block.runs:
            start = max(run.start, block.label)
            if id(run.style) in odd and (weight := letters(block.text[start : run.end])):
                found.append(PrintedLetters(run.style, block.place(start, run.end), weight, not table or run.style.code is not None))
    return found + _notes(looks)


def _notes(looks: Looks) -> Print:
    """The letters of footnotes nobody reads; their fonts and colours are judged nowhere."""
    notes = [block for block in looks.plan.document.asides if block.part == "footnote"]
    runs = ((block, run) for block in notes for run in block.runs if run.style.unseen is not None)
    return [
        PrintedLetters(run.style, block.place(run.start, run.end), letters(block.text[run.start : run.end]), False) for block, run in runs
    ]


def _parts(looks: Looks) -> set[int | None]:
    """The blocks that parts stand in: of tables only those of head and signature are judged."""
    return {looks.index(place) for part in looks.plan.components.values() for place in part.places}


def _plain_name(style: CharacterFormat) -> str:
    return "".join(letter for letter in (style.font or _FONT).lower() if letter.isalnum())


def _is_legacy(style: CharacterFormat) -> bool:
    return style.code is not None or (style.font or "").lower().startswith(_LEGACY)


def _is_other(style: CharacterFormat) -> bool:
    return not _is_legacy(style) and not _plain_name(style).startswith((_FONT, *_SIGNS))


def _is_variant(style: CharacterFormat) -> bool:
    return _plain_name(style).startswith(_FONT) and (style.font or "Times New Roman").strip().lower() != "times new roman"


def _is_odd(style: CharacterFormat) -> bool:
    return any(wrong(style) for wrong, *_ in _ASKED.values())


def _is_unseen(style: CharacterFormat) -> bool:
    return style.unseen is not None


def _is_coloured(style: CharacterFormat) -> bool:
    color = style.color
    if not color or len(color) != 6 or (style.underline and color in _LINK_BLUES):
        return False
    try:
        return any(int(color[at : at + 2], 16) > _DARKEST for at in (0, 2, 4))
    except ValueError:
        return False


def _code_and_font(style: CharacterFormat) -> str:
    """``TCVN3 (.VnTime)``; of Unicode letters the font alone."""
    return _font_name(style) if style.code is None else f"{style.code.upper()} ({_font_name(style)})"


def _font_name(style: CharacterFormat) -> str:
    return style.font or ""


_ASKED: Mapping[str, tuple[Callable[[CharacterFormat], bool], Callable[[CharacterFormat], str], str]] = {
    "encoding": (_is_legacy, _code_and_font, "Times New Roman"),
    "font": (_is_other, _font_name, "Times New Roman"),
    "name": (_is_variant, _font_name, "Times New Roman"),
    "seen": (_is_unseen, lambda style: style.unseen or "", ""),
    "colour": (_is_coloured, lambda style: style.color or "", "000000"),
}
