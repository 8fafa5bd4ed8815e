"""The lines of the closing that are not letter by letter what they should be: label, archive line, authority, post."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.grammar.folding import mostly_upper
from checker.grammar.recipients import is_entry
from checker.parsing.lines import Line
from checker.parsing.recognition.alignment import Aligned, aligned, form
from checker.parsing.recognition.authorities import LISTED, slips_of_signature
from checker.parsing.recognition.guessing import Guess
from checker.parsing.recognition.wordings import ARCHIVE, LABEL

_LABEL = re.compile(r"(?:Nơi nhận|NƠI NHẬN)\s?[:;.]?(?![\w,])")
_ARCHIVE = re.compile(r"[-–—+•*_]?\s*L(?:ưu|ƯU)\s?(?:[:;.]\s*(?=[^\s,])|(?=(?:VT|[Vv]ăn thư|VP|HS)(?!\w)))")
_DASH = re.compile(r"[\W_]+")
_CLERK = re.compile(r"\W*(?:V[\W_]?T\b|VT|VP\b|[Vv]ăn (?:thư|phòng)|HS\b)")
_LABEL_LIMIT, _ARCHIVE_LIMIT = 2.4, 2.1
_LABEL_LINE = 14  # characters: the label with nothing behind it
_BELOW = 4  # lines in which the first entry stands
_LONGEST = 90


def slips_of_tail(lines: Sequence[Line]) -> Iterator[Guess]:
    """The lines from the title on that are a part of the closing in all but some letters."""
    short = [(at, line) for at, line in enumerate(lines) if len(line.text) <= _LONGEST]
    label = next((at for at, line in short if _LABEL.match(line.text)), None)
    archive = next((at for at, line in reversed(short) if _ARCHIVE.match(line.text)), None)
    if label is None:
        guess = _label(lines, short, archive)
        if guess:
            label = guess[0]
            yield guess[1]
    if archive is None and (found := _archive(lines, short, label)):
        archive = found[0]
        yield found[1]
    yield from slips_of_signature(lines, short, label, archive)


def _label(lines: Sequence[Line], short: Sequence[tuple[int, Line]], archive: int | None) -> tuple[int, Guess] | None:
    """The likeliest label: entries, or the archive line, stand close below it."""
    found = []
    for at, line in short:
        text = line.text
        if is_entry(text) or (archive is not None and not at < archive < at + 40):
            continue
        fit = _opening(text, LABEL, _LABEL_LIMIT)
        if fit and (len(text) <= _LABEL_LINE or is_entry(fit.slots[0]) or mostly_upper(fit.slots[0])) and _lists(lines, at):
            found.append((fit.cost, at, Guess(fit.cost, line, "recipients", fit.text, margin=_LABEL_LIMIT - fit.cost, instead="body")))
    return min(found, default=(0.0, 0, None), key=lambda row: row[:2])[1:] if found else None  # type: ignore[return-value]


def _lists(lines: Sequence[Line], at: int) -> bool:
    return sum(is_entry(line.text) for line in lines[at : at + 1 + _BELOW]) > 0


def _opening(text: str, wording: str, limit: float) -> Aligned | None:
    """How a text opens with a wording; what stands behind it is left alone."""
    alone = aligned(text, form(wording), limit) if len(text) <= _LABEL_LINE else None
    if alone:
        return alone._replace(slots=("",))
    fit = aligned(text[: len(wording) + 40], form(f"{wording}{{rest}}"), limit)
    return fit._replace(text=fit.text + text[len(wording) + 40 :]) if fit else None


def _archive(lines: Sequence[Line], short: Sequence[tuple[int, Line]], label: int | None) -> tuple[int, Guess] | None:
    """The likeliest archive line: it names the clerk, or is the list's last."""
    found = []
    for at, line in short:
        if label is None or not label < at < label + LISTED:
            continue
        dash = _DASH.match(line.text)
        start = dash.end() if dash else 0
        fit = aligned(line.text[start:], form(ARCHIVE), _ARCHIVE_LIMIT)
        if fit and (_CLERK.match(fit.slots[0]) or fit.cost <= 1.0):
            meant = (line.text[:start] if is_entry(line.text) or not start else "- ") + fit.text
            found.append((fit.cost, at, Guess(fit.cost, line, "archive", meant, margin=_ARCHIVE_LIMIT - fit.cost, instead="recipients")))
    return min(found, key=lambda row: row[:2])[1:] if found else None
