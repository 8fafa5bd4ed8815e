"""Effective formatting as a style sheet: every look that a document uses is written once and named by a class.

All lengths of the page are multiples of ``--u``, which is one point on a wide screen and less on a narrow one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from checker.model import CharacterFormat, PageSetup, ParagraphFormat

PLAIN_SIZE = 14.0
"""pt; the size of the text when its medium does not tell (Phụ lục I, Phần I, Mục I: 13 to 14)."""

_FONT = re.compile(r"[^\w .-]")
_COLOR = re.compile(r"[0-9A-Fa-f]{6}")
_SANS = re.compile(r"arial|calibri|tahoma|verdana|helvetica|segoe|roboto|sans|vnarial|vni-helve", re.IGNORECASE)
_SERIF_STACK = '"Times New Roman","Liberation Serif",Tinos,"Noto Serif",serif'
_ALIGN = {"both": "justify", "distribute": "justify", "center": "center", "right": "right", "end": "right"}
_SINGLE = 1.15  # height of a single line of Times New Roman, in its size
_MM = 72 / 25.4
_A4 = PageSetup(210, 297, 20, 20, 30, 15)  # mm; for documents that state no page (Phụ lục I, Phần I, Mục I)
_PLAIN = ParagraphFormat("both", 0, 0, 36, 6, 0, 1.1, "auto")
_PLAIN_CENTERED = ParagraphFormat("center", 0, 0, 0, 0, 0, 1.1, "auto")
_PLAIN_LEFT = ParagraphFormat("left", 0, 0, 0, 0, 0, 1.1, "auto")
_PLAIN_TITLE = ParagraphFormat("center", 0, 0, 0, 18, 0, 1.1, "auto")
_CENTERED = frozenset(
    ("national_name", "motto", "superior_organ", "organ", "number", "notation", "place", "date", "type_name", "subject",
     "competence", "position", "full_name")
)  # fmt: skip
_LEFT = frozenset(("recipients", "archive"))


def plain_setting(role: str | None, *, in_cell: bool, rule_line: bool) -> ParagraphFormat:
    """How a paragraph is set whose medium tells nothing of it: as the decree places the part it belongs to."""
    if role == "type_name":
        return _PLAIN_TITLE
    if role in _CENTERED or rule_line:
        return _PLAIN_CENTERED
    return _PLAIN_LEFT if role in _LEFT or in_cell else _PLAIN


class CssClasses:
    """The classes of one page, in the order of their first use."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def named(self, declarations: str) -> str:
        """The class of these declarations."""
        return self._names.setdefault(declarations, f"l{len(self._names)}")

    def letters(self, style: CharacterFormat, base: CharacterFormat | None = None) -> str | None:
        """The class of a run; ``None`` when it looks as ``base``."""
        if base is not None and (style is base or letters(style) == letters(base)):
            return None
        return self.named(letters(style))

    def paragraph(self, setting: ParagraphFormat, base: CharacterFormat) -> str:
        """The classes of a paragraph: its setting and the letters most of it is in."""
        return f"{self.named(spacing(setting))} {self.named(letters(base))}"

    def sheet(self, setup: PageSetup | None) -> str:
        """The class of a sheet of paper."""
        return self.named(paper(setup or _A4))

    def columns(self, shares: tuple[float, ...]) -> str:
        """The class of a row without lines, its columns in these shares."""
        return self.named("grid-template-columns:" + " ".join(f"minmax(0,{_number(share)}fr)" for share in shares))

    def place(self, start: int, end: int) -> str:
        """The class of what stands from one column of such a row to another, counted from 0, the last left out."""
        return self.named(f"grid-column:{start + 1}/{end + 1}")

    def rule(self, drawn: tuple[float, ...]) -> str:
        """The class of a drawn line as long as the file says; of the usual length when it does not."""
        length = max(drawn, default=0.0)
        return f"rule {self.named(f'width:{_points(_within(length, 8, 600))}')}" if length else "rule"

    def css(self) -> str:
        """All of it."""
        return "\n".join(f".{name}{{{declarations}}}" for declarations, name in self._names.items())


@lru_cache(maxsize=4096)
def letters(style: CharacterFormat) -> str:
    """CSS of a run."""
    size = _within(style.size or PLAIN_SIZE, 1, 96)
    said = [f"font-family:{_family(style.font)}", f"font-size:{_points(size)}"]
    said.append(f"font-weight:{700 if style.bold else 400}")
    said.append(f"font-style:{'italic' if style.italic else 'normal'}")
    if style.underline:
        said.append("text-decoration:underline")
    if style.caps:
        said.append("text-transform:uppercase")
    if style.color and _COLOR.fullmatch(style.color) and int(style.color, 16):
        said.append(f"color:#{style.color.lower()}")
    if style.vertical in ("superscript", "subscript"):
        said[1] = f"font-size:{_points(size * 0.65)}"
        said.append(f"vertical-align:{'super' if style.vertical == 'superscript' else 'sub'};line-height:0")
    return ";".join(said)


def _family(font: str | None) -> str:
    """The font as named, without what could end the declaration, then what stands in for it where it is not installed."""
    name = _FONT.sub("", font or "").strip()
    if not name or name == "Times New Roman":
        return _SERIF_STACK
    return f'"{name}",' + ("Arial,Arimo,sans-serif" if _SANS.search(name) else _SERIF_STACK)


@lru_cache(maxsize=4096)
def spacing(setting: ParagraphFormat) -> str:
    """CSS of a paragraph."""
    said = [f"text-align:{_ALIGN.get(setting.align or 'left', 'left')}"]
    left, right = (_within(value or 0, -60, 320) for value in (setting.indent_left, setting.indent_right))
    before, after = (_within(value or 0, 0, 120) for value in (setting.gap_before, setting.gap_after))
    if before or right or after or left:
        said.append("margin:" + " ".join(_points(value) for value in (before, right, after, left)))
    first = _within(setting.indent_first or 0, -160, 240)
    if first:
        said.append(f"text-indent:{_points(first)}")
    said.append(f"line-height:{_height(setting)}")
    if setting.border_bottom:
        said.append("border-bottom:1px solid")
    return ";".join(said)


def _height(setting: ParagraphFormat) -> str:
    line = setting.line or 1.0
    if setting.line_rule in (None, "auto"):
        return _number(_within(line, 0.7, 4) * _SINGLE)
    fixed = _points(_within(line, 6, 96))
    return fixed if setting.line_rule == "exact" else f"max({fixed},{_SINGLE}em)"


def paper(setup: PageSetup) -> str:
    """CSS of a sheet: its margins and its size in pt; one wider than A4 is drawn smaller, so that all sheets are as wide."""
    width, height = (_within(value or usual, 50, 600) for value, usual in ((setup.width, 210), (setup.height, 297)))
    sides = [_within(value, 0, 60) * _MM for value in (setup.top, setup.right, setup.bottom, setup.left)]
    names = ("--top", "--right", "--bottom", "--left")
    said = [f"{name}:{_number(value)}" for name, value in zip(names, sides, strict=True)]
    said += [f"--width:{_number(width * _MM)}", f"--height:{_number(height * _MM)}"]
    return ";".join([*said, f"--shrink:{_number(min(1.0, 210 / width))}"])


def _within(value: float, least: float, most: float) -> float:
    """``value``, or the bound it passes: a hostile file must not put its words over ours."""
    return min(max(value, least), most)


def _points(value: float) -> str:
    return f"calc(var(--u)*{_number(value)})" if value else "0"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
