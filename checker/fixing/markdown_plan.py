"""A plan typed in Markdown, read for its words: headings, paragraphs, lists, tables, bold and italics (CommonMark, with tables).

The first heading is the plan's name; ``##`` a part (I.), ``###`` a section (1.), ``####`` a point (a). Numbers are counted anew, so that
what stands before a heading or an item need not be right. Paragraphs above the first part are bases when they begin with “Căn cứ”. Fields
of the head stand in front between two lines ``---``, as ``organ: Sở Nội vụ``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.fixing.plan_content import PlanContent, PlanLine, PlanTable, Span
from checker.model.errors import Refused
from checker.model.tuples import NamedTuple

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

FIELDS = ("kind", "organ", "superior", "code", "place", "subject", "signing", "title", "name", "recipients")
"""What may stand in front, by the names of the verb's options."""
_FRONT = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"([a-z_]{1,40})[ \t]*+:[ \t]*+(.*+)\Z")
_TYPE = re.compile(r"kế hoạch\b[\s:.–-]*", re.IGNORECASE)
_NUMERAL = re.compile(r"(?:[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ])[.)/]\s+")
_BASIS = re.compile(r"căn cứ\b", re.IGNORECASE)
_RECIPIENTS = re.compile(r"nơi nhận\s*+:?+\s*+\Z", re.IGNORECASE)
_RANKS = {"h2": "part", "h3": "section"}
_IN_NO_FILE = {**dict.fromkeys((*range(9), *range(14, 32), 0xFFFE, 0xFFFF)), 11: " ", 12: " "}
"""What XML refuses: a tab of lines and a new page are a space, nobody sees the others."""
_MOST_BYTES = 2_000_000
_MOST_PIECES = 10_000  # lines and cells; a plan of a hundred pages has a third of them


def read_markdown(data: bytes, path: str) -> PlanContent:
    """What a plan in Markdown says. Raises :class:`Refused` for what is no text, or holds no heading of a part."""
    front = front_of(data, path)
    content = _Reader(dict(_fields(front.fields, path))).read(_tree(front.rest))
    if not any(isinstance(piece, PlanLine) and piece.rank == "part" for piece in content.body):
        raise Refused("new.no_parts", path=path)
    return content


class MarkdownFront(NamedTuple):
    """The fields in front of a plan as they stand there, how many lines they take, and the rest."""

    fields: str
    lines: int
    rest: str


def front_of(data: bytes, path: str) -> MarkdownFront:
    """The text parted at the end of its front. Raises :class:`Refused` for what is no text, or too long."""
    text = _decoded(data, path)
    front = _FRONT.match(text)
    end = front.end() if front else 0
    return MarkdownFront(front.group(1) if front else "", text.count("\n", 0, end), text[end:])


def _decoded(data: bytes, path: str) -> str:
    if len(data) > _MOST_BYTES:
        raise Refused("new.too_long", path=path)
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").translate(_IN_NO_FILE)
    except UnicodeDecodeError:
        raise Refused("new.no_text", path=path) from None
    if text.count("\n") + text.count("|") > _MOST_PIECES:
        raise Refused("new.too_long", path=path)
    return text


def _tree(text: str) -> SyntaxTreeNode:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    return SyntaxTreeNode(MarkdownIt("commonmark", {"html": False}).enable("table").parse(text))


def _fields(front: str, path: str) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    listed: list[str] | None = None
    for line in front.split("\n"):
        field = _FIELD.match(line)
        if field is None and listed is not None and line.strip().startswith("- "):
            listed.append(line.strip()[2:].strip())
            continue
        if listed:
            yield "recipients", tuple(listed)
        listed = None
        if not line.strip():
            continue
        if field is None or field.group(1) not in FIELDS:
            raise Refused("new.bad_field", path=path, field=line.strip(), fields=", ".join(FIELDS))
        name, value = field.group(1), field.group(2).strip().strip("\"'")
        if name == "recipients":
            listed = [each.strip() for each in value.split(";") if each.strip()]
        else:
            yield name, value
    if listed:
        yield "recipients", tuple(listed)


class _Reader:
    """Goes through the tree once; ``_within``: the rank of the last heading."""

    def __init__(self, told: dict[str, str | tuple[str, ...]]) -> None:
        self._told = told
        self._bases: list[str] = []
        self._opening: list[str] = []
        self._body: list[PlanLine | PlanTable] = []
        self._within = ""
        self._recipients = False
        self._named = False
        self._left_out: Counter[str] = Counter()

    def read(self, tree: SyntaxTreeNode) -> PlanContent:
        self._nodes(tree)
        for node in tree.walk():
            self._left_out.update(_left_out(node))
        return PlanContent(self._told, tuple(self._bases), tuple(self._opening), tuple(self._body), tuple(sorted(self._left_out.items())))

    def _nodes(self, parent: SyntaxTreeNode) -> None:
        for node in parent.children:
            if node.type == "heading":
                self._heading(node)
            elif node.type == "paragraph":
                self._paragraph(_spans(node))
            elif node.type in ("ordered_list", "bullet_list"):
                self._list(node, 0)
            elif node.type == "table":
                self._table(node)
            elif node.type == "blockquote":
                self._nodes(node)
            elif node.type in ("code_block", "fence"):
                for line in node.content.strip("\n").split("\n"):
                    self._paragraph((Span(line),))

    def _heading(self, node: SyntaxTreeNode) -> None:
        spans = _spans(node)
        text = _said(spans)
        self._recipients = _RECIPIENTS.match(text) is not None
        if self._recipients:
            return
        if node.tag == "h1":
            self._named = True
            self._told.setdefault("subject", _capital(_TYPE.sub("", text, count=1)))
            return
        self._within = _RANKS.get(node.tag, "point")
        self._body.append(PlanLine(self._within, _without_numeral(spans)))

    def _paragraph(self, spans: Sequence[Span]) -> None:
        text = _said(spans)
        if _RECIPIENTS.match(text):
            self._recipients = True
        elif not text:
            return
        elif self._recipients:
            self._left_out["lines"] += 1
        elif self._within:
            self._body.append(PlanLine("text", tuple(spans)))
        elif _BASIS.match(text):
            self._bases += [line.strip() for line in re.split(r"\n|;\s*(?=Căn cứ)", text) if line.strip()]
        elif self._waits_for_subject() and text[-1] not in ".:;,":
            self._told["subject"] = _capital(" ".join(text.split()))
        else:
            self._opening.append(" ".join(text.split()))

    def _waits_for_subject(self) -> bool:
        """Whether the plan's name stood alone in its heading, and nothing has followed it yet."""
        return self._named and not (self._told.get("subject") or self._bases or self._opening)

    def _list(self, node: SyntaxTreeNode, depth: int) -> None:
        for item in node.children:
            first = True
            for child in item.children:
                if child.type in ("ordered_list", "bullet_list"):
                    self._list(child, depth + 1)
                elif child.type == "table":
                    self._table(child)
                elif first and not self._recipients and self._within:
                    self._body.append(PlanLine(self._rank(node, depth), _without_numeral(_spans(child))))
                    first = False
                elif self._recipients:
                    known = self._told.get("recipients", ())
                    self._told["recipients"] = (*(known if isinstance(known, tuple) else ()), _said(_spans(child)))
                else:
                    self._paragraph(_spans(child))

    def _rank(self, node: SyntaxTreeNode, depth: int) -> str:
        """A list right below a part counts 1., below a section or another list a); bullets stay bullets; deeper lists are set as it."""
        deepest = 1 if self._within == "part" else 0
        if depth > deepest:
            self._left_out["levels"] += 1
        if node.type == "bullet_list":
            return "dash"
        return "clause" if self._within == "part" and not depth else "point"

    def _table(self, node: SyntaxTreeNode) -> None:
        rows = [row for part in node.children for row in part.children]
        self._body.append(PlanTable(tuple(tuple(tuple(_spans(cell)) for cell in row.children) for row in rows)))


def _left_out(node: SyntaxTreeNode) -> Iterator[str]:
    """What of a node no plan takes: a picture, and the address of a link whose words are another."""
    if node.type == "image":
        yield "images"
    elif node.type == "link" and _said(_spans(node)) != node.attrs.get("href"):
        yield "links"


def _spans(node: SyntaxTreeNode) -> tuple[Span, ...]:
    """The words of a paragraph, a heading or a cell; neighbours of one look as one."""
    found: list[Span] = []
    for span in _pieces(node, bold=False, italic=False):
        if found and replace(found[-1], text="") == replace(span, text=""):
            found[-1] = replace(span, text=found[-1].text + span.text)
        elif span.text:
            found.append(span)
    return tuple(found)


def _pieces(node: SyntaxTreeNode, *, bold: bool, italic: bool) -> Iterator[Span]:
    for child in node.children:
        if child.type in ("text", "code_inline"):
            yield Span(child.content, bold, italic)
        elif child.type == "softbreak":
            yield Span(" ", bold, italic)
        elif child.type == "hardbreak":
            yield Span("\n", bold, italic)
        else:
            yield from _pieces(child, bold=bold or child.type == "strong", italic=italic or child.type == "em")


def _said(spans: Sequence[Span]) -> str:
    return "".join(span.text for span in spans).strip()


def _without_numeral(spans: Sequence[Span]) -> tuple[Span, ...]:
    """A heading or an item without the number somebody typed before it."""
    if not spans:
        return ()
    return replace(spans[0], text=_NUMERAL.sub("", spans[0].text, count=1) if _NUMERAL.match(spans[0].text) else spans[0].text), *spans[1:]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
