"""What rules ask of the running text: acts cited, references to itself."""

from __future__ import annotations

import re
from collections.abc import Mapping

from checker.grammar.citation import read_citations
from checker.model import Assignment, Component, Item, Location
from checker.model.patterns import lazy_pattern
from checker.parsing.cited import citation_item
from checker.parsing.lines import Line, Page

_SELF = lazy_pattern(
    r"(?P<type>Quyết định|Nghị quyết|Công văn|Thông báo|Chỉ thị|Báo cáo|Tờ trình|Hướng dẫn|Chương trình|Phương án|Đề án) này\b"
)
_MOST_CITED = 10_000  # acts; what a plan cites beyond is not looked at, and that is told
_NEARBY = 3  # paragraphs above in which the act may have been named


def read_body(page: Page, opening: int, first: int, end: int, bases: Component, subject: str) -> Mapping[str, tuple[Item, ...]]:
    """The lists of ``Plan.extra`` that come from blocks ``opening`` up to ``end``; the body proper begins at ``first``.

    ``subject`` is the plan's own: a plan that carries out a decision calls it "Quyết định này" wherever it likes.
    """
    paragraphs: list[Item] = []
    citations = [item for item in bases.items.get("citations", ()) if not item.fields["basis"]]  # of the opening: no căn cứ, but viện dẫn
    selves: list[Item] = []
    left: list[Item] = []
    seen = {item.fields["code"] for item in bases.items.get("citations", ())}
    told = {_where(item.place) for item in bases.items.get("citations", ())}  # bases that are a section of the body
    for at in range(opening, min(end, len(page.blocks))):
        block = page.blocks[at]
        text = block.text
        place = page.place_of(at)
        paragraphs.append(Item(text, place, {"table": block.cell is not None}))
        if len(citations) >= _MOST_CITED:
            left.append(paragraphs[-1])
        elif at >= first and not (told and _where(place) in told):
            for act in read_citations(text):
                if act.code and act.code.isdigit():
                    continue  # "Đề án số 08": the short name of an act cited before
                whole = Line(text, at, 0, len(text))
                citations.append(citation_item(page, whole, act, first=act.code not in seen, row=-1))
                seen.add(act.code)
        if " này" in text:
            selves += [
                Item(hit.group(), block.place(hit.start(), hit.end()), {"type": hit["type"], "cited": _is_cited(page, at, hit, subject)})
                for hit in _SELF.finditer(text)
            ]
    return {
        "paragraphs": tuple(paragraphs),
        "citations": tuple(citations),
        "citations_left": tuple(left),
        "self_references": tuple(selves),
    }


def _where(place: Location | None) -> tuple[object, ...]:
    """The block a place lies in."""
    return (place.part, place.paragraph, place.cell, place.line, place.page) if place is not None else ()


def _is_cited(page: Page, at: int, hit: re.Match[str], subject: str) -> bool:
    """Whether ``Quyết định này`` may mean a decision named just before: in its paragraph, in those above, in the subject."""
    blocks = page.blocks[max(at - _NEARBY, 0) : at]
    before = "\n".join([subject, *(block.text for block in blocks), page.blocks[at].text[: hit.start()]]).lower()
    name = hit["type"].lower()
    return before.count(name) > before.count(f"{name} này")


def note_rest(page: Page, title_end: int, end: int) -> None:
    """Every block that no part claimed is body, or matter after the plan."""
    claimed = {reading.block for reading in page.readings}
    for at in range(len(page.blocks)):
        if at in claimed or not page.blocks[at].text.strip():
            continue
        inside = title_end <= at < end
        page.readings.append(Assignment(at, "body", "rest") if inside else Assignment(at, "document", "outside"))
