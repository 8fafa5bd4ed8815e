"""The plan as plain text in the shapes that copies, mails, web pages and scanners give it."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable
from itertools import zip_longest

from tests.builders.plan_text import PlanText, present

WIDTH = 80
LEFT_WIDTH = 44
OLD_TONES = {
    "òa": "oà",
    "óa": "oá",
    "ỏa": "oả",
    "õa": "oã",
    "ọa": "oạ",
    "ủy": "uỷ",
    "úy": "uý",
    "ùy": "uỳ",
    "ũy": "uỹ",
    "ụy": "uỵ",
    "óe": "oé",
}
TONES = "\u0300\u0301\u0303\u0309\u0323"
# What a Vietnamese-less recogniser makes of these letters.
SMUDGED = {"đ": "d", "Đ": "D", "ư": "u", "Ư": "U", "ơ": "o", "Ơ": "O"}


def old_tones(text: str) -> str:
    """``hòa`` → ``hoà``, ``ỦY`` → ``UỶ``: the tone mark on the second vowel, as typed with older input methods."""
    for new, old in OLD_TONES.items():
        for case in (str, str.upper, str.capitalize):
            text = text.replace(case(new), case(old))
    return text


def icelandic_d(text: str) -> str:
    """``Đ`` as U+00D0, the Icelandic letter that old fonts and keyboards give."""
    return text.replace("Đ", "\u00d0")


def no_break_spaces(text: str) -> str:
    """Every space U+00A0."""
    return text.replace(" ", "\u00a0")


def columns(plan: PlanText, joint: str) -> str:
    """The head and the close in two columns, parted by ``joint``: tabs when it is a tab, else padded with it."""
    return _paged(plan, lambda left, right: left + joint + right if joint == "\t" else f"{left:<{LEFT_WIDTH}}{joint}{right}".rstrip())


def markdown(plan: PlanText) -> str:
    """Markdown as converters write it: bold in stars, the date in single stars, a piped table for the head and the close."""
    head = _piped(["**" + line + "**" for line in plan.organ_lines], ["**" + line + "**" for line in plan.motto_lines])
    head += _piped([plan.number_line], ["*" + plan.date_line + "*"], rule=False)
    left = ["***" + plan.recipients_label + "***", *plan.recipients]
    close = _piped(left, ["**" + line + "**" for line in (*plan.office_lines, *plan.name_lines)])
    title = [f"**{plan.type_name}**", f"**{plan.subject}**"]
    openings = [f"*{line}*" if line in plan.bases else line for line in plan.opening]
    body = [f"**{line}**" if line.split(".")[0].strip("IVX") == "" else line for line in plan.body]
    return "\n\n".join([head, *title, *openings, *body, close]) + "\n"


def bold_lines(plan: PlanText) -> str:
    """No table: every printed line a paragraph, the bold ones in stars."""
    bold = {*plan.organ, *plan.motto_lines, plan.type_name, plan.subject, *plan.office_lines, plan.full_name, plan.recipients_label}
    lines = [f"**{line}**" if line in bold else line for line in plan.text().split("\n") if line]
    return "\n\n".join(lines) + "\n"


def web_copy(plan: PlanText) -> str:
    """A page copied from a law portal: table cells between lone bars, rules of hyphens, lines wrapped, stars for bold."""
    cells = [
        [*(f"**{line}**" for line in plan.organ_lines), "-------"],
        [*(f"**{line}**" for line in plan.motto_lines), "---------------"],
        [plan.number_line],
        [f"*{plan.date_line}*"],
    ]
    closing = [list(plan.recipient_lines), [f"**{line}**" for line in (*plan.office_lines, *plan.name_lines)]]
    paragraphs = [f"**{plan.type_name}**", plan.subject, *plan.opening, *plan.body]
    return "\n".join([_barred(cells), *(_wrapped(text) + "\n" for text in paragraphs), _barred(closing)])


def hard_wrapped(plan: PlanText) -> str:
    """Every paragraph wrapped at 80 columns, as mail programs and PDF extractors do."""
    blocks = plan.text().split("\n\n")
    return "\n\n".join("\n".join(_wrapped(line) for line in block.split("\n")) for block in blocks)


def cp1258(text: str) -> bytes:
    """Windows-1258: a tone mark that has no letter of its own follows its letter as a combining mark."""
    return b"".join(_cp1258_letter(letter) for letter in unicodedata.normalize("NFC", text))


def smudged(plan: PlanText) -> str:
    """What a recogniser without Vietnamese reads: no tone marks, two columns on one line, paragraphs wrapped."""
    return _without_marks(_paged(plan, lambda left, right: f"{left} {right}".strip(), wrap=True))


def _paged(plan: PlanText, row: Callable[[str, str], str], *, wrap: bool = False) -> str:
    head = [row(*pair) for pair in zip_longest(plan.organ_lines, plan.motto_lines, fillvalue="")]
    dates = [row(plan.number_line, plan.date_line)]
    gap = len(plan.recipient_lines) - len(plan.office_lines)
    right = (*plan.office_lines, *[""] * gap, *plan.name_lines)
    close = [row(*pair) for pair in zip_longest(plan.recipient_lines, right, fillvalue="")]
    paragraphs = [_wrapped(line) if wrap else line for line in (*plan.opening, *plan.body)]
    title = "\n".join(present((plan.type_name, plan.subject)))
    return "\n\n".join(["\n".join(head), "\n".join(dates), title, *paragraphs, "\n".join(close)]) + "\n"


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.wrap(text, WIDTH, break_on_hyphens=False, break_long_words=False)) or text


def _piped(left: list[str], right: list[str], *, rule: bool = True) -> str:
    lines = [f"| {'<br>'.join(left)} | {'<br>'.join(right)} |"]
    return "\n".join([*lines, "|---|---|"] if rule else ["", *lines])


def _barred(cells: list[list[str]]) -> str:
    return "|\n" + "\n|\n".join("\n".join(lines) for lines in cells) + "\n|\n"


def _cp1258_letter(letter: str) -> bytes:
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", letter)
        tone = next(mark for mark in parts if mark in TONES)
        return unicodedata.normalize("NFC", parts.replace(tone, "")).encode("cp1258") + tone.encode("cp1258")


def _without_marks(text: str) -> str:
    bare = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return "".join(SMUDGED.get(letter, letter) for letter in bare)
