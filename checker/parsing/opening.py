"""Căn cứ ban hành, or the narrative opening that takes their place (box 6)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from typing import Any

from checker.grammar.citation import Citation, read_citations
from checker.grammar.typename import ACTS, LAWS, TYPES
from checker.model import Component, Item
from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.parsing.cited import citation_item
from checker.parsing.lines import Line, Page, joined, missing
from checker.wording.folding import bare, one_space

_OPENING_WORD = lazy_pattern(
    r"\W*(?P<opening>can cu|thuc hien|thyc hien|xet de nghi|xet|theo de nghi|theo|tren co so|trien khai|thi hanh|chap hanh|"
    r"tiep tuc thuc hien|de |duoc su (?:thong nhat|dong y|uy quyen)|sau khi (?:co y kien )?thong nhat)"
)
_NO_BASES = ("theo de nghi", "xet", "duoc su", "sau khi")  # a proposal or somebody's consent among the bases is none (khoản 6 điểm a)
_NO_BASES_IN_OTHER_WORDS = tuple(
    f"{opening} {said}" for opening in ("tren co so", "can cu") for said in ("de nghi", "van ban de nghi", "de xuat", "y kien")
)
_AMENDING = ("sửa đổi", "bổ sung", "đính chính")
_AMENDED_BY = tuple(f"được {word}" for word in _AMENDING)
_DayAndLevel = tuple[str | None, str]
_LEVELS = ("huyện", "quận", "xã", "phường", "thành phố", "tỉnh")
_LEAD_IN = lazy_pattern(
    r"nhu sau|sau day(?! (?:goi|viet|duoc))|noi dung (?:cu the |chu yeu )?(?:nhu )?sau|:\s*$|"
    r"[,;.] (?:ubnd|uy ban|hdnd|so|bo|phong|ban|truong|chi cuc|cuc|trung tam|van phong|giam doc|chu tich|benh vien|vien)\s[^;]{0,120}?"
    r"(?:ban hanh|xay dung|trien khai|lap|phat dong)\s(?:\w+\s){0,3}?ke hoach"
)
_LEADS = lazy_pattern(r"\s*(?:(?:Căn cứ|Thực hiện|Theo|Xét|Triển khai|các|Các|và)\s+(?:vào\s+)?)*")
_ACT_NAMES = tuple(sorted((*TYPES, *ACTS), key=len, reverse=True))
_LAW_NAME_ENDS = r"[.]\s|\s[(]|\scủa\s|,\s(?:được|đã|ngày|và|[A-ZĐ])|\s(?:và|cùng)\s(?:các|Luật|Bộ luật|Pháp lệnh|Nghị)\b"
_PROPOSALS = ("theo de nghi", "xet de nghi")  # the line that closes the bases in the samples (Phụ lục III, Mẫu 1.2)
_BASIS_LONGEST = 350  # characters; a longer paragraph is the narrative opening
_CARRIES_ON = ";"  # what every base but the last ends with
_FIRST_BLOCKS = 40
_ARTICLES = ("dieu ", "khoan ", "chuong ", "muc ")


class _Head(NamedTuple):
    """The type a segment opens with: where it stands, and where what follows it does."""

    type: str
    at: int
    rest: int


def _head_of(segment: str) -> _Head | None:
    """The longest type name behind the words that lead in, when anything follows it."""
    leads = _LEADS.match(segment)
    at = leads.end() if leads else 0
    for name in _ACT_NAMES if segment.startswith(_ACT_NAMES, at) else ():
        behind = segment[at + len(name) :] if segment.startswith(name, at) else ""
        if behind[:1].isspace():
            rest = behind.lstrip()
            return _Head(name, at, len(segment) - len(rest)) if rest else None
    return None


def nameless(text: str, acts: Sequence[Citation]) -> list[Citation]:
    """Acts a basis names by type alone: ``Căn cứ Luật Ngân sách nhà nước;``, ``Báo cáo nhanh tình hình …``."""
    found, start = [], 0
    for segment in text.split(";"):
        end = start + len(segment)
        head = _head_of(segment)
        inside = [act for act in acts if start <= act.start < end]
        first = min((act.start for act in inside), default=end)
        if head and (not inside or first - start - head.at - len(head.type) > 60):
            rest = re.split(_LAW_NAME_ENDS if head.type in LAWS else r"[,.]\s|\s(?:và|của|về)\s", segment[head.rest :])[0]
            if head.type not in ("Kế hoạch", "Văn bản", "Quy định") and not _LEAD_IN.search(bare(rest)):
                found.append(Citation(head.type, None, None, "", one_space(rest), False, start + head.at, start + head.rest + len(rest)))
        start = end + 1
    return found


def _line_acts(text: str, low: str, *, opens: bool) -> list[Citation]:
    acts = read_citations(text)
    if opens and not _LEAD_IN.search(low.split(";", maxsplit=1)[0]):
        acts = sorted([*acts, *nameless(text, acts)], key=lambda act: act.start)
    return acts


def read_bases(page: Page, start: int, end: int, *, section: bool = False) -> Component:
    """The bases in blocks ``start`` up to ``end`` (the first heading of the body).

    In a ``section`` of their own they are its text, to which the form of a preamble (italics, end marks) does not apply.
    """
    lines = page.lines(start, min(end, start + _FIRST_BLOCKS), columns=False)
    rows: list[Item] = []
    citations: list[Item] = []
    used: list[Line] = []
    seen: dict[tuple[str, str], set[_DayAndLevel]] = {}  # the acts named so far, with the days they are cited by
    dates: dict[str, str] = {}  # an act's date may stand at a later mention only
    for line in _wrapped(page, lines):
        low = bare(line.text)
        opening = _OPENING_WORD.match(low)
        acts = _line_acts(line.text, low, opens=bool(opening))
        if opening and (opening.group("opening").startswith(_NO_BASES) or low.lstrip("_- ").startswith(_NO_BASES_IN_OTHER_WORDS)):
            acts = [act._replace(nested=True) for act in acts]
        if opening or acts:
            named = _bases_named(line.text, acts)
            row = _row(page, line, low, named, opening.group("opening").strip() if opening else "")
            row = Item(row.text, row.place, {**row.fields, "repeats": _repeats(acts, low, seen)})
            rows.append(Item(row.text, row.place, {**row.fields, "basis": False, "proposal": False}) if section else row)
            used.append(line)
        for act in acts:
            if act.code and act.date:
                dates.setdefault(act.code, act.date)
            if _key(act) not in seen:
                citations.append(citation_item(page, line, act, first=True, row=len(rows) - 1, basis=bool(rows[-1].fields["basis"])))
            seen.setdefault(_key(act), set()).add(_day_and_level(act))
    return _component(page, used, _followed(rows, used, lines), _without_short_forms(citations), dates)


def _key(act: Citation) -> tuple[str, str]:
    """What two mentions of one act share."""
    return (act.code or act.type, act.subject if act.code is None else "")


def _day_and_level(act: Citation) -> _DayAndLevel:
    """What tells two acts of one number apart: ``12/NQ-HĐND`` of one day is one of the tỉnh, another of the huyện."""
    return act.date, next((level for level in _LEVELS if level in act.organ), "")


def _repeats(acts: Sequence[Citation], low: str, seen: Mapping[tuple[str, str], Set[_DayAndLevel]]) -> bool:
    """Whether a line names one act and a line above named it too; other articles of it may well be a base of their own."""
    named = [act for act in acts if not act.nested]
    return len(named) == 1 and _day_and_level(named[0]) in seen.get(_key(named[0]), ()) and not any(word in low for word in _ARTICLES)


def _bases_named(text: str, acts: list[Citation]) -> int:
    """How many acts the line is based on: one that amends an act of the line is no base beside it but tells how that one now reads."""
    own = [act for act in acts if not act.nested]
    return sum(not _amends(text, act, own[:at]) for at, act in enumerate(own))


def _amends(text: str, act: Citation, before: list[Citation]) -> bool:
    """Whether an act amends one cited ``before`` it on its line: its title says so, or the words that lead to it (``được sửa đổi bởi``)."""
    if not before:
        return False
    if any(word in text[before[-1].end : act.start] for word in _AMENDED_BY):
        return True
    named = (act.law and before[-1].law) or any(other.code and other.code in act.subject for other in before)
    return named and act.subject.startswith(_AMENDING)


def _followed(rows: list[Item], used: list[Line], lines: list[Line]) -> list[Item]:
    """Whether the agency's own sentence comes after the bases and bears their full stop."""
    last = lines[-1].block if lines else -1
    return [Item(row.text, row.place, {**row.fields, "followed": line.block < last}) for row, line in zip(rows, used, strict=True)]


def _without_short_forms(citations: list[Item]) -> list[Item]:
    """``Đề án số 08`` beside ``Đề án 08-ĐA/TU`` is one act, cited under its full code; of another day it is another act."""
    bare = [str(item.fields["code"] or "").isdigit() for item in citations]
    full = [item for item, short in zip(citations, bare, strict=True) if not short]
    return [item for item, short in zip(citations, bare, strict=True) if not (short and any(_short_for(item, other) for other in full))]


def _short_for(item: Item, full: Item) -> bool:
    """Whether an act cited by its bare number is the one cited under its full code."""
    code = str(item.fields["code"])
    return (
        item.fields["type"] == full.fields["type"]
        and str(full.fields["code"]).startswith((f"{code}-", f"{code}/"))
        and item.fields["date"] in (None, full.fields["date"])
    )


def _wrapped(page: Page, lines: list[Line]) -> list[Line]:
    """Soft-broken lines of one paragraph put together again, one line a block."""
    whole: list[Line] = []
    for line in lines:
        if whole and whole[-1].block == line.block:
            before = whole[-1]
            text = page.blocks[line.block].text[before.start : line.end].replace("\n", " ")
            whole[-1] = Line(text, line.block, before.start, line.end)
        else:
            whole.append(line)
    return whole


def _row(page: Page, line: Line, low: str, acts: int, opening: str) -> Item:
    text = one_space(line.text)
    fields = {
        "opening": text.split(" ")[0] if not opening else " ".join(text.split(" ")[: len(opening.split(" "))]),
        "text": text, "acts": acts, "lead_in": bool(_LEAD_IN.search(low)), "last": False,
        "ending": text[-1] if text and text[-1] in ";.,:" else "",
        "basis": low.lstrip("_- ").startswith("can cu"), "opens": bool(opening), "proposal": opening.startswith(_PROPOSALS),
    }  # fmt: skip
    return Item(text, page.place(line), fields)


def _component(page: Page, used: list[Line], rows: list[Item], citations: list[Item], dates: dict[str, str]) -> Component:
    basis = [row for row in rows if row.fields["basis"]]
    if not basis and not any(item.fields["code"] or item.fields["type"] in LAWS for item in citations):
        return missing("legal_bases")
    alone = [row for row in basis if not row.fields["lead_in"]]
    others = [row for row in rows if not row.fields["basis"] and row.fields["acts"]]
    form = "narrative" if not alone else "mixed" if others else "can_cu"
    rows = _placed(rows)
    value = [_act(item, dates) for item in citations]
    return page.found(
        "legal_bases", used, text=joined(used), cue="opening_words", runner_up="body", value=value, fields={"form": form},
        items={"lines": tuple(rows), "citations": tuple(citations)},
    )  # fmt: skip


def _act(item: Item, dates: dict[str, str]) -> dict[str, Any]:
    """The act as the report prints it."""
    fields = item.fields
    row = {name: fields[name] for name in ("type", "code", "date", "organ", "subject")}
    return row | {"date": fields["date"] or dates.get(fields["code"] or ""), "text": item.text}


def _placed(rows: list[Item]) -> list[Item]:
    """The rows with their place among the bases: which closes these, which are of them, and whose end marks are theirs.

    ``Thực hiện Công văn số …`` that carries on bases is no ``Căn cứ`` (điểm a), but where it ends them their stop is its own.
    """
    last, placed = _last_basis(rows), []
    for at, row in enumerate(rows):
        fields = row.fields
        among = fields["basis"] or (fields["proposal"] and at <= last)
        listed = among or (at == last and fields["ending"] in ("", _CARRIES_ON))
        placed.append(Item(row.text, row.place, {**fields, "last": at == last, "among": among, "listed": listed}))
    return placed


def _last_basis(rows: list[Item]) -> int:
    """Which row closes the bases.

    A proposal right after them is one of them (Phụ lục III, Mẫu 1.2). Behind a semicolon a short ``Thực hiện …`` carries them on, and so
    does the sentence such words open and the agency's own verb closes (``Theo đề nghị của …, Sở ban hành …``).
    """
    last = max((at for at, row in enumerate(rows) if row.fields["basis"] and not row.fields["lead_in"]), default=-1)
    while 0 <= last < len(rows) - 1:
        ending, following = rows[last].fields["ending"], rows[last + 1]
        if following.fields["lead_in"]:
            return last + 1 if following.fields["opens"] and ending == _CARRIES_ON else last
        carried_on = following.fields["proposal"] or (following.fields["opens"] and ending == _CARRIES_ON)
        if not carried_on or len(following.text) > _BASIS_LONGEST:
            return last
        last += 1
    return last
