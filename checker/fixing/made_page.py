"""What every page that is made new is set of: its lines, with the drawn ones below them, and its head (Phụ lục I, Phần I, II.1 to II.4)."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from checker.fixing.drawing import rule_run, text_width
from checker.fixing.new_word import Look, empty, run_properties, table
from checker.fixing.organ_lines import organ_lines
from checker.reading.word.markup import W

FOOT_COLUMNS = (4300, 5054)
"""Widths (twips) of the recipients' column and the signature's."""
SIGNING_ROOM = 4
"""Empty lines for signature and seal."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
PAGE = sum(FOOT_COLUMNS)
"""Twips between the margins."""
_CELL_MARGINS = 6.0  # pt, of both sides
_TWIPS = 20  # to a pt


def room_in(column: float) -> float:
    """What a column of that width (twips) holds, in pt."""
    return column / _TWIPS - _CELL_MARGINS


class MadePage:
    """A page's paragraphs; ``_organ_column``: width (twips) of the head's left column, which leaves the national name one line."""

    _organ_column: int

    def __init__(self) -> None:
        self._rules = 0

    def _line(self, text: str, look: Look) -> etree._Element:
        """One paragraph, with a drawn line below when it has one."""
        paragraph = empty(look)
        run = etree.SubElement(paragraph, W + "r")
        run.append(run_properties(look))
        etree.SubElement(run, W + "t", {_SPACE: "preserve"}).text = text
        if look.rule:
            self._rules += 1
            width = text_width(self._measured(text), look.size)
            paragraph.append(rule_run(round(width * look.rule), self._rules, look.size))
        return paragraph

    def _measured(self, text: str) -> str:
        """The words a drawn line is as long as."""
        return text

    def _letterhead(self, superior: str, organs: Sequence[str], number: Sequence[etree._Element], place: str) -> etree._Element:
        """Organ and national name level, number and date level; names in capitals, ``number``: the paragraphs of its cell."""
        room = room_in(self._organ_column)
        left = [self._line(text, Look(13)) for text in organ_lines(superior, room, 13) if text]
        *first, last = (line for organ in organs for line in organ_lines(organ, room, 13))
        left += [self._line(text, Look(13, bold=True)) for text in first]
        left.append(self._line(last, Look(13, bold=True, rule=0.4)))
        right = [
            self._line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Look(13, bold=True)),
            self._line("Độc lập - Tự do - Hạnh phúc", Look(14, bold=True, rule=1.0)),
        ]
        date = [empty(), self._line(f"{place or '[Địa danh]'}, ngày      tháng      năm 20…", Look(14, italic=True))]
        return table([(left, right), (number, date)], (self._organ_column, PAGE - self._organ_column))
