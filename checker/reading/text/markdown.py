"""Markdown's marks taken off a text and kept as formatting: ``**bold**``, ``*italic*``, ``# heading``, ``\\`` escapes.

Web copies of decrees open a mark on one line and close it on the next, close it after a space (``*(NSNN) *năm``), and
leave pairs with nothing inside (``** **``); CommonMark would print most of these, so marks simply switch here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.model import CharacterFormat, Run
from checker.model.patterns import lazy_pattern

_PRESENT = lazy_pattern(
    r"\*\*|(?<![\w*(])\*[^\s*][^*\n]*\*(?!\w)|^#{1,6} |^\|(?:.*\|)?$"
    r"|^[ \t]*+(?:\\[-+*#>]|(?:\d{1,3}|[^\W\d_]{1,4})\\[.)])",  # what converters write for a dash or a number that is to open no list
    re.MULTILINE,
)
_SIGNS = ("*", "#", "|", "\\")
_MOST_STARS = 50_000
_FRONT = 20_000  # characters within which the fields of a plan to be made end
_FIELDS = {"kind", "superior", "organ", "code", "place", "signing", "recipients"}
_HEADING = lazy_pattern(r"\s{0,3}#{1,6}(?:\s+|$)")
_OPENING = 12  # characters in which a line's own mark must begin
_QUOTE = lazy_pattern(r"\s{0,3}>\s?")
_TOKEN = lazy_pattern(r"\\([\\`*_{}\[\]()#+\-.!|<>~])|(\*+)|(?<!\w)(__?)(?=[^\W_])(?=[^\n]*?[^\s_]\3(?!\w))|(?<=[^\s_])(__?)(?!\w)")
_STYLES = {(bold, italic): CharacterFormat(bold=bold, italic=italic) for bold in (False, True) for italic in (False, True)}


def has_marks(text: str) -> bool:
    """Whether a text is Markdown rather than plain text with a star in it (or nothing but stars)."""
    if not any(sign in text for sign in _SIGNS):
        return False
    return text.count("*") < _MOST_STARS and _PRESENT.search(text) is not None


def is_plan_source(text: str) -> bool:
    """Whether a text is what somebody types for ``thethuc new --from``: a plan’s fields between lines of ``---``, then its body."""
    if not text.startswith("---\n"):
        return False
    front, end, _ = text[4:_FRONT].partition("\n---")
    keys = {line.partition(":")[0] for line in front.split("\n")}
    return bool(end) and "subject" in keys and len(keys & _FIELDS) > 1


@dataclass(slots=True)
class Marks:
    """The switches that are on; one for each run of lines, since no mark outlives a blank line."""

    bold: bool = False
    italic: bool = False
    under: str = ""

    def strip(self, line: str) -> tuple[str, tuple[Run, ...]]:
        """The line without its marks and with the formatting they gave."""
        body, base = _opened(line) if "#" in line[:_OPENING] or ">" in line[:_OPENING] else (line, False)
        if "*" not in body and "_" not in body and "\\" not in body:
            return body, (Run(0, len(body), _STYLES[self.bold or base, self.italic]),) if body else ()
        pieces: list[tuple[str, bool, bool]] = []
        at = 0
        for token in _TOKEN.finditer(body):
            pieces.append((body[at : token.start()], self.bold or base, self.italic))
            at = token.end()
            pieces.append((self._read(token, body), self.bold or base, self.italic))
        pieces.append((body[at:], self.bold or base, self.italic))
        return "".join(piece[0] for piece in pieces), self._runs(pieces)

    def _read(self, token: re.Match[str], line: str) -> str:
        """The text a token leaves behind; switches what it switches."""
        escaped, stars, opening, closing = token.groups()
        if escaped:
            return str(escaped)
        if opening:
            return self._under(opening)
        if closing:
            return self._under(closing) if self.under == closing else str(closing)
        if self._is_literal(stars, line, token.start(), token.end()):
            return str(stars)
        self.italic ^= len(stars) % 2 == 1
        self.bold ^= len(stars) % 4 in (2, 3)
        return ""

    def _under(self, mark: str) -> str:
        self.under = "" if self.under else mark
        if mark == "__":
            self.bold = not self.bold
        else:
            self.italic = not self.italic
        return ""

    def _is_literal(self, stars: str, line: str, start: int, end: int) -> bool:
        """Stars that are printed: a note mark ``(*)``, a multiplication, a bullet, the star under a Party organ's name."""
        before, after = line[start - 1 : start], line[end : end + 1]
        if before == "(" and after == ")":
            return True
        if len(stars) > 1:
            return False
        if before.isdigit() and after.isdigit():
            return True
        return not self.italic and not before.strip() and not after.strip() and not re.match(r"\s*\*\s*\*", line)

    @staticmethod
    def _runs(pieces: list[tuple[str, bool, bool]]) -> tuple[Run, ...]:
        runs: list[Run] = []
        start = 0
        for text, bold, italic in pieces:
            end = start + len(text)
            style = _STYLES[bold, italic]
            if runs and runs[-1].style is style:
                runs[-1] = Run(runs[-1].start, end, style)
            elif text:
                runs.append(Run(start, end, style))
            start = end
        return tuple(runs)


def _opened(line: str) -> tuple[str, bool]:
    """The line without the mark of a heading or a quotation, and whether it was a heading."""
    heading = _HEADING.match(line)
    body = line[heading.end() :] if heading else line
    quote = _QUOTE.match(body)
    return body[quote.end() :] if quote else body, heading is not None
