"""The sections component (box 6, điểm c, d, đ): the headings of the outline with what stands below each."""

from __future__ import annotations

import re
from typing import Any

from checker.grammar.heading import Heading, read_heading
from checker.model import Assignment, Component, Item
from checker.model.patterns import lazy_pattern
from checker.parsing.borrowed import number_of_their_own
from checker.parsing.lines import Line, Page, missing
from checker.parsing.outline import SHORT_TITLE, Node, grow, top_style
from checker.wording.folding import bare, mostly_upper, one_space

_IMPLEMENTATION = lazy_pattern(
    r"to chuc (?:va )?(?:thuc|trien|thi)|to chuc thu|phan cong|trach nhiem|thuc hien ke hoach|trien khai thuc hien|"
    r"dieu khoan thi hanh|to chyc"
)
_ARTICLE = "article"
_WORDED = ("part", "chapter", "item", "subitem")
_RUN_IN = lazy_pattern(r":\s+\S")


def read_sections(page: Page, nodes: list[Node], end: int) -> Component:
    """The sections component of a body whose numbered paragraphs are ``nodes`` and that ends before block ``end``."""
    top = top_style(nodes)
    if top is None:
        return missing("sections")
    roots = grow(nodes, top)
    rows = _rows(roots)
    _join_articles(rows)
    items = [_item(page, node, rows[at + 1].block if at + 1 < len(rows) else end) for at, node in enumerate(rows)]
    own = number_of_their_own(roots)
    items = [Item(each.text, each.place, {**each.fields, "own": own.get(node.block, "")}) for node, each in zip(rows, items, strict=True)]
    titled = {node.group for node in rows if node.content}  # where no sibling has text of its own, the group is a list
    items = [_listed(item) if item.fields["empty"] and item.fields["title"] and not _is_titled(item, titled) else item for item in items]
    tops = [item for item in items if item.fields["level"] == 1]
    item_of = dict(zip(map(id, rows), items, strict=True))
    lines = [_line(page, node) for node in roots]
    page.readings += [Assignment(node.block, "sections", "heading_grammar", "body", 0.9) for node in rows if node.level > 1]
    told = tops if len(tops) > 1 else items  # one part alone holds all that is said
    titles = [str(item.fields["title"]) for item in told]
    below = [str(item.fields["title"]) for item in items if item.fields["level"] == 2]  # “2. Tổ chức thực hiện” of a part named otherwise
    says = any(_IMPLEMENTATION.search(bare(title)) for title in titles) or any(_IMPLEMENTATION.match(bare(title)) for title in below)
    implementation = "yes" if says else "no"
    if page.ocr:
        implementation = "yes" if any(re.search(r"t.?.?\s?chu?c|phan c.ng|trach nh", bare(title)) for title in titles) else implementation
    return page.found(
        "sections", lines, text="; ".join(f"{item.fields['numeral']}. {item.fields['title']}" for item in tops), cue="heading_grammar",
        runner_up="body", value=[_branch(page, node, item_of) for node in roots],
        fields={"style": top, "implementation": implementation, "count": len(tops)}, items={"top": tuple(tops), "all": tuple(items)},
    )  # fmt: skip


def _rows(roots: list[Node]) -> list[Node]:
    """The nodes in the order of the text."""
    rows: list[Node] = []
    waiting = roots[::-1]
    while waiting:
        rows.append(node := waiting.pop())
        waiting += node.children[::-1]
    return rows


def _join_articles(rows: list[Node]) -> None:
    """Make the Điều of all chapters one group: they are numbered through the whole plan."""
    for node in rows:
        if node.heading.style == _ARTICLE:
            node.group = _ARTICLE


def _title(page: Page, node: Node, following: int) -> str:
    """The title, joined with the capital line it runs on to."""
    title = node.title
    nxt = node.block + 1
    if title and nxt < following and not page.ocr and mostly_upper(title):
        block = page.blocks[nxt]
        if mostly_upper(block.text) and not block.gap and not read_heading(block.text) and block.cell is None and len(block.text) < 160:
            return one_space(f"{title} {block.text}")
    if not title and nxt < len(page.blocks) and _is_title_below(node.heading, page.blocks[nxt].text):
        return one_space(page.blocks[nxt].text)
    return title


def _is_title_below(heading: Heading, text: str) -> bool:
    """Whether a line is the title of the heading above it: in capitals, or, below a word of its own (``Phần I``), short and no sentence.
    A line with a numeral of its own is a heading itself."""
    if read_heading(text):
        return False
    is_short = len(text) < SHORT_TITLE and text[:1].isupper() and not text.rstrip().endswith((".", ";", ":", ","))
    return mostly_upper(text) or (heading.style in _WORDED and is_short)


def _is_titled(item: Item, titled: set[str]) -> bool:
    return item.fields["level"] == 1 or item.fields["group"] in titled


def _listed(item: Item) -> Item:
    return Item(item.text, item.place, {**item.fields, "empty": False})


def _line(page: Page, node: Node) -> Line:
    text = page.blocks[node.block].text
    lead = len(text) - len(text.lstrip())
    return Line(text.strip(), node.block, lead, len(text.rstrip()))


def _item(page: Page, node: Node, following: int) -> Item:
    heading, block = node.heading, page.blocks[node.block]
    text, title = block.text.strip(), _title(page, node, following)
    node.content = bool(node.children) or _has_text(page, node.block + 1, following, title)
    is_bare = _is_bare(heading, title)
    fields = {
        "numeral": heading.numeral, "style": heading.style, "ordinal": heading.ordinal, "level": node.level, "group": node.group,
        "title": title, "empty": is_bare and not node.content, "mark": heading.mark, "sure": node.sure, "titled": is_bare and node.content,
        "opens": node.opens, "through": node.level == 1 or heading.style == _ARTICLE,
        "run_in": heading.title if "\n" not in block.text[: heading.start] else "",
    }  # fmt: skip
    if text == block.text:
        return Item(one_space(text), page.place_of(node.block), fields)
    lead = block.text.find(text)
    return Item(one_space(text), block.place(lead, lead + len(text)), fields)


def _is_bare(heading: Heading, title: str) -> bool:
    """A numeral with a title that says nothing by itself. A point (``a) …``) is text of its own however it ends, and so is what
    runs on behind a title (``III. KINH PHÍ: do ngân sách bảo đảm.``) or is a sentence.
    """
    if heading.style in ("roman", "part", "capital", "chapter"):
        runs_on = ":" in title and _RUN_IN.search(title) is not None
        return not runs_on and (title[-1:] not in ".;" or mostly_upper(title))
    return heading.style == "arabic" and len(title) < SHORT_TITLE and title[-1:] not in ".;:,)" and ":" not in title


def _has_text(page: Page, start: int, end: int, title: str) -> bool:
    """Whether anything stands between a heading and the next that is not the end of its title."""
    below = page.blocks[start:end]  # mostly none
    return any(block.text.strip() and not title.endswith(one_space(block.text)) for block in below) if below else False


def _branch(page: Page, node: Node, items: dict[int, Item]) -> dict[str, Any]:
    item = items[id(node)]
    return {
        "numeral": node.heading.numeral, "title": item.fields["title"], "level": node.level,
        "place": item.place.as_dict() if item.place else {}, "children": [_branch(page, child, items) for child in node.children],
    }  # fmt: skip
