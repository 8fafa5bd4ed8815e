"""Which paragraphs of the body are numbered headings and points, and the tree they grow to (box 6, điểm c, d, đ)."""

from __future__ import annotations

from collections.abc import Mapping

from checker.grammar.heading import Heading, read_heading, read_smudged_heading
from checker.model.patterns import lazy_pattern
from checker.parsing.lines import Page
from checker.parsing.numeral_slips import counted, of_parts_in_figures, read_first_with_comma, read_slipped_heading
from checker.wording.folding import bare, mostly_upper

_TOP_STYLES = ("part", "chapter", "capital", "roman")  # each holds those behind it
_COUNTED = (
    "quý", "phụ lục", "phần", "mục", "chương", "biểu", "mẫu", "kỳ", "đợt", "loại", "hạng", "nhóm", "cấp", "giai đoạn", "thế kỷ",
)  # fmt: skip
"""Words that want a numeral: what stands at the head of the next line is theirs (``báo cáo Quý`` / ``I. …``)."""
_ENDS = (".", ";", ":", ",")  # most paragraphs do not break off
_COUNTED_LONGEST = max(map(len, _COUNTED)) + 1  # characters: the longest of them and the letter before it
_BY_DIGITS = lazy_pattern(r"\s*[2-9]\s?[.)]\s*[^\W\d_]")
_SMALL_ROMAN = lazy_pattern(r"\s*(ii|iii|iv|vi{1,3}|ix|xi{0,2})\s?[.)]")
_BEFORE_SMALL = {"v": "iv", "x": "ix"}  # what stands before a letter that is a small Roman numeral
_LIST_REACH = 8  # blocks
_PROVEN_WITHIN = 60  # blocks from the first of a list to its second
_DASHES = tuple("-–—+•*")
_BASES_TITLE = lazy_pattern(r"(?:cac |nhung )?(?:can cu\b|co so (?:phap ly|xay dung|thuc hien))")
_LONG_TITLE = 260  # characters; a longer Roman paragraph is text that happens to begin so
SHORT_TITLE = 60
"""Characters of a heading's title; a longer one may be a sentence."""
_BARE_TITLE = 40
_DEEPEST = 20  # levels; a point that says "a)" again and again opens no thousand of them


class Node:
    """A heading in the tree; ``group`` names its siblings, ``sure`` says that no other reading of its place fits."""

    def __init__(self, block: int, heading: Heading, title: str = "") -> None:
        self.block = block
        self.heading = heading
        # Of headings that count on from each other.
        self.key = f"decimal{heading.numeral.count('.')}" if heading.style == "decimal" else heading.style
        self.level = 0
        self.group = ""
        self.title = title
        self.sure = True
        self.content = False
        self.announced = False  # by a line above that ends with a colon
        self.opens = False  # right below the heading it belongs to, so that no item can stand before it
        self.children: list[Node] = []


def read_candidates(page: Page, start: int, end: int) -> list[Node]:
    """Every numbered paragraph outside tables in blocks ``start`` up to ``end``."""
    found: list[Node] = []
    reached: dict[str, int] = {}
    by_digits = page.ocr and any(_BY_DIGITS.match(block.text) and mostly_upper(block.text) for block in page.blocks[start:end])
    for at in range(start, min(end, len(page.blocks))):
        block = page.blocks[at]
        if block.part != "body" or (block.cell is not None and block.cell.columns > 1):
            continue
        if block.text.lstrip().startswith(_DASHES):
            continue
        digit = by_digits and block.text.lstrip()[:1].isdigit()  # 1. MỤC ĐÍCH above 2. NỘI DUNG is no smudged I.
        heading = read_smudged_heading(block.text, reached.get("roman", 0) + 1) if page.ocr and not digit else None
        heading = heading or read_heading(block.text) or (None if page.ocr else _slipped(page, at, end, reached))
        if heading is None or heading.style == "dash" or _continues(page, at, start):
            continue
        if heading.style == "letter" and _is_small_roman(page, at, heading):
            continue
        if heading.style == "roman":
            if not _stands_as_roman(page, at, heading):
                continue
            heading = counted(heading, reached)
        reached[heading.style] = reached.get("roman", 0) + 1 if heading.style == "roman" else heading.ordinal
        found.append(node := Node(at, heading, title=heading.title))
        node.announced = at > start and page.blocks[at - 1].text.rstrip().endswith(":")
    if not page.ocr:
        for node, heading in zip(found, of_parts_in_figures([node.heading for node in found]), strict=True):
            node.heading, node.key = heading, heading.style if heading is not node.heading else node.key
    return found


def _slipped(page: Page, at: int, end: int, reached: Mapping[str, int]) -> Heading | None:
    """The heading in a line whose numeral has a slip, as what stands before it proves, or what follows."""
    text = page.blocks[at].text
    following = (block.text for block in page.blocks[at + 1 : min(at + 1 + _PROVEN_WITHIN, end)])
    return read_slipped_heading(text, reached) or read_first_with_comma(text, following)


def _continues(page: Page, at: int, start: int) -> bool:
    """Whether the numeral belongs to the line above, which breaks off before it."""
    above = page.blocks[at - 1] if at > start else None
    return above is not None and not page.blocks[at].gap and _wants_a_numeral(above.text)


def _wants_a_numeral(text: str) -> bool:
    """Whether a text breaks off behind one of those words."""
    if text.endswith(_ENDS):
        return False
    end = text.rstrip()[-_COUNTED_LONGEST:].lower()
    return end.endswith(_COUNTED) and any(end.endswith(word) and not end[-len(word) - 1 : -len(word)].isalnum() for word in _COUNTED)


def _is_small_roman(page: Page, at: int, heading: Heading) -> bool:
    """Whether ``i)``, ``v)`` or ``x)`` counts in small Roman numerals, as ``ii)`` behind it or ``iv)`` before it shows."""
    if heading.numeral not in "ivx":
        return False
    near = page.blocks[at + 1 : at + 1 + _LIST_REACH] if heading.numeral == "i" else page.blocks[max(at - _LIST_REACH, 0) : at]
    wanted = _BEFORE_SMALL.get(heading.numeral, "ii")
    return any((found := _SMALL_ROMAN.match(block.text)) is not None and found[1] == wanted for block in near)


def _stands_as_roman(page: Page, at: int, heading: Heading) -> bool:
    """A Roman heading, not a sentence that begins ``V. I. Lê-nin``."""
    text = heading.title
    runs = page.blocks[at].runs
    bold = bool(runs) and bool(runs[-1].style.bold)
    return len(text) <= _LONG_TITLE and (mostly_upper(text) or bold or len(text) <= 120)


def top_style(nodes: list[Node]) -> str | None:
    """The style of the highest level: the one that stands first in the body and holds the others."""
    styles = [node.heading.style for node in nodes]
    for style in _TOP_STYLES:
        if style not in styles:
            continue
        if style == "capital":
            first = styles.index("capital")
            if nodes[first].heading.ordinal != 1 or "roman" in styles[:first] or styles.count("capital") < 2:
                continue
        return style
    for style in ("article", "item"):
        if styles.count(style) >= 2:
            return style
    numbered = [node.heading for node in nodes if node.heading.style == "arabic"]
    in_order = [heading.ordinal for heading in numbered] == list(range(1, len(numbered) + 1))
    titled = bool(numbered) and numbered[0].ordinal == 1 and all(mostly_upper(heading.title) for heading in numbered)
    return "arabic" if len(numbered) >= 2 and (in_order or titled) else None


def first_heading(nodes: list[Node]) -> int | None:
    """The block where the body's first heading stands."""
    style = top_style(nodes)
    if style is None:
        return nodes[0].block if nodes else None
    return next(node.block for node in nodes if node.heading.style == style)


def bases_section(nodes: list[Node], end: int) -> tuple[int, int] | None:
    """The blocks of a first section that holds the bases (``I. CĂN CỨ XÂY DỰNG KẾ HOẠCH``), from and up to which."""
    style = top_style(nodes)
    tops = [node for node in nodes if node.heading.style == style] if style else []
    if not tops or not _BASES_TITLE.match(bare(tops[0].title)):
        return None
    return tops[0].block + 1, tops[1].block if len(tops) > 1 else end


def grow(nodes: list[Node], top: str) -> list[Node]:
    """The tree of the headings under those of the ``top`` style; headings above the first of them are left out."""
    roots: list[Node] = []
    path: list[Node] = []
    serial = 0
    for node in nodes:
        key = node.key
        if not roots and key != top:
            continue
        if key == top:
            path, node.level, node.group = [node], 1, "1"
            roots.append(node)
            continue
        at = _level_for(path, node)
        if at is None and len(path) == _DEEPEST:
            at = _DEEPEST - 1
        if at is None:
            parent = path[-1]
            node.opens = node.block == parent.block + 1
            serial += 1
            node.group = f"{serial}:{key}"
            node.sure = not any(other.key == key for other in path)
        else:
            parent = path[at - 1]
            node.group, node.sure = path[at].group, path[at].sure
            path = path[:at]
        node.level = parent.level + 1
        parent.children.append(node)
        path.append(node)
    return roots


def _level_for(path: list[Node], node: Node) -> int | None:
    """Which level of the open path the heading continues; ``None`` when it opens a level of its own."""
    key = node.key
    levels = [at for at, other in enumerate(path) if other.key == key]  # never the first, whose style is the top one
    if not levels:
        return None
    for at in reversed(levels):
        if node.heading.ordinal == path[at].heading.ordinal + 1:
            return at
    if node.heading.ordinal == 1 and _titles_again(path[levels[-1]], path[-1], node):
        return levels[-1]
    if node.heading.ordinal == 1 and path[levels[-1]] is not path[-1]:
        return None
    if node.heading.ordinal == 1 and key.startswith(("letter", "arabic")):
        return levels[-1] if _doubles(path[-1], node) else None
    return levels[-1]


def _titles_again(elder: Node, last: Node, node: Node) -> bool:
    """Whether ``1. Yêu cầu`` is the next title after ``1. Mục đích`` and what stands below that: text, or points that are told to the end.

    A list within them is announced, and has no titles of its own.
    """
    if elder.key != "arabic" or elder.heading.ordinal != 1 or node.block <= elder.block + 1 or node.announced:
        return False
    if not all(each.title and len(each.title) < _BARE_TITLE and not each.title.endswith((*_ENDS, ")")) for each in (elder, node)):
        return False
    return elder is last or (last.key == "letter" and last.title.endswith((".", ";")))


def _doubles(last: Node, node: Node) -> bool:
    """Whether a numeral was typed twice: a list within an item is announced, and stands below its title."""
    told = len(last.title) >= SHORT_TITLE or last.title.endswith((".", ";"))
    return last.key == node.key and last.heading.ordinal == 1 and node.block == last.block + 1 and told
