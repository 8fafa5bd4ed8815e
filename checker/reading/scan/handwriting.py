"""What is written by hand where a form leaves room for it: the number after ``Số:``, the day after ``ngày``, the month after ``tháng``.

A recogniser of print makes figures of such strokes that nobody wrote. They are marked as illegible instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from PIL import Image

from checker.reading.scan.tesseract import Seen
from checker.reading.syllables import is_syllable

ILLEGIBLE = "\N{REPLACEMENT CHARACTER}"
"""Stands for something written that cannot be read."""

_LABEL = re.compile(
    r"(?P<label>[Ss5][ốôoóòöé60bO]\W{0,2}|(?:\S*[,.])?(?:ng[aàdá]y|th[aádà]ng))(?P<strokes>(?:[^\w\s]{1,3}\w?)?)", re.IGNORECASE
)
_GLUED = re.compile(r"(?P<label>[Ss][ốôoóòöé60bO]\W?[:;])(?P<strokes>\S{1,8}?)(?P<print>/[A-ZĐ]{2}\S*)?")
"""``Số:`` with what a hand wrote hard on it, and even the printed notation after it, taken for one word."""
_FIXED = re.compile(r"/ ?[A-ZĐ]{2}|^[Ss][ốôoóòö]\W?[:;]")
"""What tells a line by itself, however badly it was read: a notation, the label of the number."""
_AFTER = re.compile(r"(?P<strokes>[^/]*?)(?P<print>/\s*[A-ZĐ]{2}\S*)|th[aádà]ng|n[aăädé]m", re.IGNORECASE)
_TRUSTED = 0.6
_PRINTED = 0.85  # figures of print are read as surely, even on one-bit pages at 200 dpi; of figures by hand few are
_DOUBTED = 0.4
_PIECES = re.compile(r"[^\W\d_]{2,}|\d+")
_EDGES = "-–.,:;/()“”\"'"
_LARGER = 1.3  # times the height of the printed letters beside it: figures by hand, figures of print are no higher than capitals
_SURELY = 0.95  # as figures of print are read amid print
_WIDER = 0.9  # times the height of the printed word behind it: room that a form left for a hand; typed words stand a third apart
_HEADING = 0.22  # of the page, from the top
_DARK = 150  # of 255
_TALL, _SPARSE = 0.5, 0.01  # of the letters' height, of the room: what is less is leaders or dust
_LONGEST = 4  # words between a label and what is printed after it


def illegible_marked(seen: Sequence[Seen], inked: Image.Image) -> list[Seen]:
    """The words of a page with what is written by hand in its number and date lines marked; ``inked`` shows all inks."""
    top = [word for word in seen if word.top < _HEADING * inked.height]
    kept = [word for word in seen if word.top >= _HEADING * inked.height]
    for _, line in groupby(top, key=lambda word: (word.column, word.line)):
        kept += _line(sorted(line, key=lambda word: word.left), inked)
    return kept


def strokes_marked(seen: Sequence[Seen]) -> list[Seen]:
    """The words of a page with the lines of which no word was read marked as illegible: a signature's loops, a scrawl."""
    kept: list[Seen] = []
    lines: dict[tuple[str, ...], list[Seen]] = {}
    for word in seen:
        lines.setdefault(word.line, []).append(word)
    for words in lines.values():
        if any(word.text == ILLEGIBLE or _FIXED.search(word.text) for word in words) or not all(map(_is_stroke, words)):
            kept += words
            continue
        height = max(word.bottom - word.top for word in words)
        x, y = ((min(side) + max(side)) // 2 for side in _sides(words))
        kept.append(
            Seen(ILLEGIBLE, x - height // 2, y - height // 2, x + height // 2, y + height // 2, 0.0, words[0].line, words[0].column)
        )
    return kept


def _sides(words: Sequence[Seen]) -> tuple[list[int], list[int]]:
    """All edges of some words across, and down."""
    return [edge for word in words for edge in (word.left, word.right)], [edge for word in words for edge in (word.top, word.bottom)]


def _is_stroke(word: Seen) -> bool:
    """Whether no print was seen there: the recogniser doubts it, and no Vietnamese word is written so."""
    if word.confidence >= _DOUBTED or not any(map(str.isalnum, word.text)):
        return word.confidence < _DOUBTED
    return not any(is_word(piece) for piece in _PIECES.findall(word.text))  # ``-Lưu:VT,VP,`` is print run together


def is_word(text: str) -> bool:
    """Whether it is written as a figure or as one syllable of Vietnamese."""
    core = text.strip(_EDGES)
    return core.isdigit() or ((core.islower() or core.isupper() or core.istitle()) and is_syllable(core))


def _line(words: list[Seen], inked: Image.Image) -> list[Seen]:
    words = [piece for word in words for piece in _unglued(word)]
    kept: list[Seen] = []
    at = 0
    while at < len(words):
        label = _printed_label(words[at])
        at += 1
        end = _print_after(words, at) if label else None
        if label is not None and end is None and at == 1 and _is_scrawl(label, words[at:]):
            right = max(word.right for word in words[at:])
            return [label, label._replace(text=ILLEGIBLE, left=label.right + 1, right=right, confidence=0.0)]
        if label is None or end is None:
            kept.append(words[at - 1])
            continue
        kept.append(label)
        between, after = words[at:end], _without_strokes(words[end])
        if _is_written(label, between, after, inked, changed=label is not words[at - 1] or after is not words[end]):
            left, right = label.right, after.left
            kept.append(label._replace(text=ILLEGIBLE, left=left + 1, right=max(right - 1, left + 2), confidence=0.0))
            words[end] = after
        elif not _is_unsure(between):  # else it is nothing: a recogniser sees words where no ink is
            kept += between
        at = end
    return kept


def _is_scrawl(label: Seen, words: Sequence[Seen]) -> bool:
    """Whether nothing behind the label of the number was read: figures by hand that run into the printed notation."""
    return label.text[0] in "Ss" and bool(words) and all(word.confidence < _DOUBTED and not word.text.isdigit() for word in words)


def _unglued(word: Seen) -> list[Seen]:
    """``Số:Š?Ï/KH-SCT`` as its label, the strokes and the notation; what is printed in one (``Số:125/KH``) stays."""
    found = _GLUED.fullmatch(word.text)
    if found is None or (found["strokes"].isdigit() and word.confidence >= _TRUSTED):
        return [word]
    wide = (word.right - word.left) / len(word.text)
    cuts = [0, found.end("label"), found.end("strokes"), len(word.text)]
    edges = [word.left + round(cut * wide) for cut in cuts]
    return [
        word._replace(text=word.text[start:end], left=left, right=right, confidence=0.0 if start == cuts[1] else word.confidence)
        for start, end, left, right in zip(cuts, cuts[1:], edges, edges[1:], strict=False)
        if start < end
    ]


def _printed_label(word: Seen) -> Seen | None:
    """The label a word is, without strokes added to its end; ``None`` for another word."""
    found = _LABEL.fullmatch(word.text)
    if found is None or not found["strokes"]:
        return word if found else None
    cut = word.right - round((word.right - word.left) * len(found["strokes"]) / len(word.text))
    return word._replace(text=found["label"], right=cut)


def _print_after(words: Sequence[Seen], start: int) -> int | None:
    """The word printed after the room: ``/KH-…``, ``tháng`` or ``năm``; ``None`` when there is none near."""
    number = words[start - 1].text[:1] in "Ss5"
    if number and any(char.isalnum() for word in words[: start - 1] for char in word.text):
        return None  # the number of an act in a sentence
    for at in range(start, min(start + _LONGEST, len(words))):
        found = _AFTER.fullmatch(words[at].text.rstrip(".,;"))
        if found and number == (found["print"] is not None):
            return None if (found["strokes"] or "").isdigit() and words[at].confidence >= _TRUSTED else at
    return None


def _without_strokes(word: Seen) -> Seen:
    """The printed part of a word to whose front strokes were added."""
    found = _AFTER.fullmatch(word.text.rstrip(".,;"))
    strokes = found["strokes"] if found else ""
    if not strokes:
        return word
    cut = word.left + round((word.right - word.left) * len(strokes) / len(word.text))
    return word._replace(text=word.text[len(strokes) :], left=cut)


def _is_written(label: Seen, between: Sequence[Seen], after: Seen, inked: Image.Image, *, changed: bool) -> bool:
    if between and between[0].left == label.right and any(sign.isalnum() for sign in between[0].text):
        return True  # hard on the label: the recogniser took them for one word, which no blank room lets it do
    if between and not _is_unsure(between):
        height = after.bottom - after.top
        roomy = after.left - between[-1].right > _WIDER * height and any(word.confidence < _SURELY for word in between)
        return roomy or any(word.bottom - word.top > _LARGER * height for word in between)
    return changed or _has_strokes(label, after, inked)


def _is_unsure(words: Sequence[Seen]) -> bool:
    return any(word.confidence < _PRINTED or not re.fullmatch(r"[\d.…_]+", word.text) for word in words)


def _has_strokes(label: Seen, after: Seen, inked: Image.Image) -> bool:
    """Whether there is more ink between two words than the dots that lead from one to the other."""
    height = label.bottom - label.top
    room = (label.right + height // 8, label.top - height // 4, after.left - height // 8, label.bottom)
    if room[2] - room[0] < height // 4:
        return False
    dark = inked.crop(room).point(lambda level: 255 if level < _DARK else 0)
    box = dark.getbbox()
    share = dark.histogram()[255] / (dark.width * dark.height)
    return box is not None and box[3] - box[1] > _TALL * height and share > _SPARSE
