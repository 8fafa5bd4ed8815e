"""Boxes 7a, 7b: who signs. Every signer with authority, posts and name, by cell or side; the plan's own among them."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence

from checker.grammar.organ import names_organ
from checker.grammar.placeholder import is_hole
from checker.grammar.signer import (
    is_loose_name,
    is_name,
    is_short_title,
    is_signing_note,
    is_small_title,
    is_title,
    name_and_post,
    post_behind,
    read_competence,
    split_honorific,
    split_run_in,
)
from checker.model import Component, Item
from checker.model.tuples import NamedTuple
from checker.parsing.head import slice_of
from checker.parsing.lines import Line, Page, joined
from checker.parsing.sides import printed_sides
from checker.parsing.signed_as import SignedAs, with_names_below, with_posts_below
from checker.parsing.signer_parts import signer_parts
from checker.parsing.signs import NAME_HOLE, SUBLABEL, TITLE_HOLE, approves, draws_up, is_second_post, signs
from checker.wording.folding import bare, is_upper, mostly_upper, one_space


class Signed(NamedTuple):
    """The parts of the plan's own signer, every signer, and the parts of those who sign it together with the first."""

    components: dict[str, Component]
    signers: tuple[Item, ...]
    cosigners: tuple[Mapping[str, Component], ...]


def read_signers(page: Page, lines: Sequence[Line]) -> Signed:
    """The signers on the lines of the signature.

    The plan's own signer is the first whole one who does not approve it (``DUYỆT``, ``XÁC NHẬN``): a joint plan has several, and
    none is given another's name or office.
    """
    groups = [[_sorted(page, group) for group in _one_by_one(column, page)] for column in _columns(page, lines)]
    found = [each for group in groups for each in with_posts_below(group)]
    found = with_names_below([each for each in found if each.lines])
    found.sort(key=lambda each: each.lines[0].block)  # row by row, where they sign in several tables
    own = _own(found)
    others = [(each.approves, signer_parts(page, each)) for each in found if each is not own]
    return Signed(
        signer_parts(page, own), tuple(_signer(page, each) for each in found), tuple(parts for approves, parts in others if not approves)
    )


def _own(found: Sequence[SignedAs]) -> SignedAs:
    signers = [each for each in found if not each.approves] or list(found)
    return next((each for each in signers if each.whole), signers[0] if signers else SignedAs())


def _columns(page: Page, lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each column: those of cells by the cell's place in its row, those of tabs by side where both sides sign."""
    columns: dict[Hashable, list[Line]] = {}
    sides = printed_sides(page, lines)
    for line in lines:
        cell = page.blocks[line.block].cell
        key: Hashable = cell.column if cell is not None else sides.get(line)
        if cell is None and not sides and len(columns) == 1 and _on_next_page(page, line, *columns.values()):
            key = next(iter(columns))
        columns.setdefault(key, []).append(line)
    return list(columns.values())


def _on_next_page(page: Page, line: Line, column: Sequence[Line]) -> bool:
    """Whether the line stands on a later page than the last of the column: the end of a cell that breaks there is in no table."""
    above, below = page.blocks[column[-1].block].page, page.blocks[line.block].page
    return above is not None and below is not None and (above < below or page.blocks[column[-1].block].cell is None)


def _one_by_one(column: Sequence[Line], page: Page) -> Iterator[list[Line]]:
    """The lines of each signer of a column: a name ends one, and so do the word that somebody approves and another's authority."""
    group: list[Line] = []
    named = posted = False
    pieces = list(_with_posts_apart([piece for each in column for piece in _parts(each)]))
    for at, line in enumerate(pieces):
        opens = approves(line.text) or draws_up(line.text) or (named and (signs(line.text, ocr=page.ocr) or names_organ(line.text)))
        if group and ((opens and (named or approves(line.text))) or (posted and _heads_another(pieces[at : at + 2]))):
            yield group
            group, named, posted = [], False, False
        group.append(line)
        named = named or (is_name(line.text) and not is_upper(line.text))
        posted = posted or is_title(line.text) or is_small_title(line.text)
    yield group


def _with_posts_apart(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, a post behind an authority on one line cut off; the head's second office is none where the signer's own stands below."""
    for at, line in enumerate(lines):
        below = lines[at + 1].text if at + 1 < len(lines) else ""
        cut = 0 if is_title(below) or is_small_title(below) else post_behind(line.text)
        if cut and line.end - line.start == len(line.text):
            authority = line.text[:cut].rstrip(" -–,;/")
            yield line._replace(text=authority, end=line.start + len(authority))
            yield line._replace(text=line.text[cut:], start=line.start + cut)
        else:
            yield line


def _heads_another(lines: Sequence[Line]) -> bool:
    """An authority with a post right below it: where a post stands above, who holds that one has no name."""
    return len(lines) == 2 and read_competence(lines[0].text) is not None and (is_title(lines[1].text) or is_small_title(lines[1].text))


def _signer(page: Page, signature: SignedAs) -> Item:
    fields = {
        "authority": " ".join(page.quoted(group) for group, _ in signature.authorities),
        "posts": [page.quoted(group) for group in signature.titles], "name": page.quoted([signature.name]) if signature.name else "",
        "approves": signature.approves,
    }  # fmt: skip
    return Item(joined(signature.lines), page.place(signature.lines[0]), fields)


def _parts(line: Line) -> list[Line]:
    """A flattened signature put on one line, cut into its lines again; a post behind its holder's name above it."""
    named = name_and_post(line.text)
    if named is not None:
        post = line.text.rindex(named[1])
        above = line._replace(text=named[1], start=line.start + post, end=line.start + post + len(named[1]))
        return [above, line._replace(text=named[0], end=line.start + len(named[0]))]
    pieces = split_run_in(line.text) if len(line.text) > 12 else [line.text]
    if len(pieces) == 1:
        lead = line.text.partition(" KT.")[0]  # TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH
        both = read_competence(line.text[len(lead) + 1 :]) and read_competence(lead)
        return [slice_of(line, 0, len(lead)), slice_of(line, len(lead), len(line.text))] if both else [line]
    return [line._replace(text=piece) for piece in pieces]


def _sorted(page: Page, lines: Sequence[Line]) -> SignedAs:
    """The lines of one signer by what they are."""
    found = SignedAs()
    last: list[Line] | None = None
    stamped = False
    named = max((at for at, line in enumerate(lines) if _is_plain_name(line.text)), default=-1)
    for at, line in enumerate(lines):
        text = one_space(line.text)
        if is_hole(text) and not TITLE_HOLE.fullmatch(bare(text)) and not is_signing_note(text):
            found.holes.append(line)
            continue
        if approves(text):
            found.approves = True
            continue
        if draws_up(text):
            last = [line]
            found.titles.append(last)
            continue
        stamped = is_signing_note(text) or (stamped and wraps_stamp(text))
        if stamped or not any(letter.isalnum() for letter in text):
            continue
        authority = read_competence(text)
        short = bool(found.authorities) and is_short_title(text)
        wraps = (
            last is not None
            and not short
            and (joined(last).endswith((",", " VÀ")) or (mostly_upper(text) and not authority and not is_title(text)))
            and not (found.titles and is_second_post(text))
        )
        if last is not None and wraps and not TITLE_HOLE.fullmatch(bare(text)) and (at < named or not _names(found, text)):
            last.append(line)
        elif authority:
            last = [line]
            found.authorities.append((last, authority))
        elif (
            short
            or is_title(text)
            or is_small_title(text)
            or TITLE_HOLE.fullmatch(bare(text))
            or _read_office(page, found, text)
            or (found.titles and is_second_post(text))
        ):
            last = [line]
            found.titles.append(last)
        elif NAME_HOLE.fullmatch(bare(text)) or is_name(text) or ((found.titles or found.authorities) and is_loose_name(text)):
            found.name = line
            last = None
    _fill_in(found)
    _take_unknown_post(found, lines)
    return found


def _is_plain_name(text: str) -> bool:
    """A name in small letters, or what stands for one in a plan to be filled in: no line above it in capitals is a name."""
    if is_name(text):
        return not is_upper(text)
    return any(map(str.isalpha, text)) and bool(NAME_HOLE.fullmatch(bare(text))) and not TITLE_HOLE.fullmatch(bare(text))


def _take_unknown_post(found: SignedAs, lines: Sequence[Line]) -> None:
    """The capitals right above a name, where no line is a known post: a post with a slip, or of an office we do not know."""
    if found.name is None or found.titles or found.authorities or found.approves:
        return
    above = [line for line in lines[: lines.index(found.name)] if not is_signing_note(line.text)][-1:]
    found.titles += [[line] for line in above if is_upper(line.text) and not names_organ(line.text) and not is_hole(line.text)]


def _read_office(page: Page, found: SignedAs, text: str) -> bool:
    """A title as a recogniser read it, before the name."""
    return page.ocr and found.name is None and signs(text, ocr=page.ocr)


def _fill_in(found: SignedAs) -> None:
    """Lines of dots and a template's fields are the title, the name, or both, whichever is not printed."""
    holes = found.holes
    if holes and not found.titles and (found.name is None or holes[0].block < found.name.block):
        found.titles.append([holes.pop(0)])
    if holes and found.name is None:
        found.name = holes[-1]


def wraps_stamp(text: str) -> bool:
    """The rest of an organ's name in a signature's stamp: ``Ký bởi: Ủy ban nhân dân`` / ``tỉnh Tây Ninh``."""
    return text[:1].islower() and len(text) < SUBLABEL


def _names(found: SignedAs, text: str) -> bool:
    """A name printed in capitals below a title, not the rest of the title; where a name in small letters follows, it is none."""
    if split_honorific(text)[0]:  # no title has a degree before it
        return is_name(text)
    return (
        bool(found.titles)
        and is_upper(text)
        and is_name(text)
        and len(text.split()) <= 4
        and not re.search(r"\b(?:SỞ|TỈNH|BAN|NHÂN DÂN|PHÒNG|THƯỜNG TRỰC|VÀ|THUỘC|CỦA|CÁC|CỤC|XÃ|HUYỆN|THÀNH PHỐ|PHƯỜNG)\b", text)
    )
