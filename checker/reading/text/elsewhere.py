"""What a typed text shows without holding it: pictures and frames of Markdown and of HTML within it, files it takes in.

A picture said to be smaller than a page of text is none that holds a page: as in Word (``reading/word/embedded.py``), a logo is not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model import Location, NotRead
from checker.model.document import gathered
from checker.model.patterns import lazy_pattern

_HINTS = (
    "![", "<", "{%", "{{", "{!", "include", "INCLUDE", "--8<--", "\\in", "\\sub", "\\import", "@import", "transclu", "image:", "figure:",
    "import ", ":file:", "////\n", "#+", "\\begin{comment}", "\\iffalse", "{#", "%%\n", "/*", "\n..", "Content-Disposition",
)  # fmt: skip
_PICTURE = lazy_pattern(
    r"!\[[^\]\n]{0,300}\](?:\(\s{0,9}<?(?P<at>[^\s<>)]{1,200})(?:[^)\n]{0,300}\))?|\[(?P<by>[^\]\n]{0,100})\])(?P<size>\{[^{}\n]{0,200}\})?"
    r"|!\[\[(?P<wiki>[^\]\n]{1,300})\]\]"
)
_TAG = lazy_pattern(r"<(?P<name>img|object|iframe|embed|video|svg|canvas|frame|image)\b(?P<said>[^<>]{0,2000})", re.IGNORECASE)
_SOURCE = lazy_pattern(r"""\b(?:src|data|href)\s{0,9}=\s{0,9}["']?([^\s"'<>]{1,300})""", re.IGNORECASE)
_SIDE = lazy_pattern(r"""\b(width|height)\s{0,9}[=:]\s{0,9}["']?(\d{1,6}(?:\.\d{1,6})?)\s?(px|pt|mm|cm|in|%)?""", re.IGNORECASE)
_NAME = r"[\"']?(?P<{}>[^\s\"'<>{{}}\[\]]{{1,200}})"
_INCLUDE = lazy_pattern(
    rf"\{{%-?\s{{0,9}}(?:include(?:_relative)?|import|extends|render)\s{{1,9}}{_NAME.format('liquid')}"
    rf"|\{{\{{[<%]?\s{{0,9}}(?:>|#?include|transclude|readfile(?:\s{{1,9}}file=)?)\s{{0,9}}{_NAME.format('braced')}"
    r"|^[ \t]{0,9}(?:[*+-] )?"
    r"(?:\{!\s{0,9}|(?i:!include)[ (]|-{1,3}8<-{1,3}\s{1,9}|@import\s{1,9}|\.\. (?:literal)?include::\s{1,9}|include::)"
    rf"{_NAME.format('marked')}"
    r"|^[ \t]{0,9}(?:\.\. raw::[^\n]{0,99}|\.\. csv-table::[^\n]{0,99})\n[ \t]{1,9}:file:[ \t]{1,9}"
    rf"{_NAME.format('raw')}"
    r"|^[ \t]{0,9}(?:[#%$]include|@{1,2}include|<<(?=[\[(])|:include-file:|:::include|```\{include\})[ (\[]{0,3}[\"']?"
    r"(?P<spelt>[^\s\"'<>{}()\[\]]{1,190}\.[A-Za-z]{2,8})\b"
    r"|^[ \t]{0,9}(?:<!--\s{0,9}(?:include|transclude):\s{0,9}|<(?:xi:include|Include)\s[^<>\n]{0,99}?(?:href|file|src)=[\"'])"
    rf"{_NAME.format('tagged')}"
    r"|(?i:\[!include)\s{0,9}\[[^\]\n]{0,200}\]\((?P<docfx>[^\s()]{1,200})\)"
    r"|^import [^\n]{1,200}? from [\"'](?P<mdx>[^\s\"']{1,200}\.mdx?)[\"']"
    r"|^[ \t]{0,9}\\(?:input|subfile|include(?:(?:graphics|pdf)(?:\[[^\]\n]{0,200}\])?)?)\{(?P<tex>[^\s{}]{1,200})\}"
    r"|^[ \t]{0,9}\\(?:sub)?import\{(?P<folder>[^{}\n]{0,200})\}\{[^\s{}]{1,200}\}"
    r"|^[ \t]{0,9}\\input[ \t]{1,9}(?P<plain>[^\s{}]{1,200})[ \t]{0,9}$"
    rf"|<!--#include\s{{1,9}}\w{{1,9}}={_NAME.format('server')}"
    r"|\]\((?P<docsify>[^\s()]{1,200})\s{1,9}['\"]:include",
    re.MULTILINE,
)
# Of reStructuredText, and of AsciiDoc.
_DIRECTIVE = lazy_pattern(
    r"^[ \t]{0,9}\.\. (?:image|figure)::[ \t]{1,9}(?P<rst>[^\s\[\]]{1,200})[ \t]{0,9}$"
    r"|(?<![\w:])image::?(?P<adoc>[^\s:\[\]][^\s\[\]]{0,199})\[[^\]\n]{0,200}\]",
    re.MULTILINE,
)
_ATTACHED = lazy_pattern(
    r"^Content-Disposition:[ \t]{0,9}attachment\b(?:[^\n]{0,300}?(?:\n[ \t]{1,9})?\bfilename\*?=[\"']?(?P<name>[^\"'\n;]{1,200}))?",
    re.MULTILINE,
)
_PAGES = "<!--"
_COMMENTS = (
    (_PAGES, "-->"), ("////\n", "\n////"), ("#+BEGIN_COMMENT", "\n#+END_COMMENT"), ("#+begin_comment", "\n#+end_comment"),
    ("\\begin{comment}", "\\end{comment}"), ("\\iffalse", "\\fi"), ("{% comment %}", "{% endcomment %}"), ("{#", "#}"), ("%%\n", "\n%%"),
    ("/*", "*/"),
)  # fmt: skip
"""What opens and closes a comment: in pages and Markdown, AsciiDoc, Org, LaTeX, Liquid, Jinja, Obsidian, Typst."""
_SET_APART = lazy_pattern(r"^\.\.(?:[ \t]{0,9}\n(?=[ \t]{1,9}\S)| only::)", re.MULTILINE)
"""A comment of reStructuredText, and what it shows in some of its outputs alone."""
_PICTURE_NAMES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".svg", ".tif", ".tiff", ".pdf")
_FRAMES = ("iframe", "frame", "object", "embed")
_IN_PAGE = ("svg", "canvas", "image")
"""Drawings whose words LibreOffice reads, or that a script alone could write."""
_OUR_OWN = "thethuc:"
"""What begins a note to this program, which is no part of the page."""
_SHARE = 0.6  # of the room for text each way, from which a picture is a page of its own
_ROOM = {"width": 165.0, "height": 257.0}  # mm of an A4 page
_MM = {"px": 25.4 / 96, "pt": 25.4 / 72, "mm": 1.0, "cm": 10.0, "in": 25.4}


def shown_from_elsewhere(text: str) -> tuple[NotRead, ...]:
    """What of a text is not in it, each with the line it stands on; nothing for most, which have no sign of it."""
    if not any(hint in text for hint in _HINTS):
        return ()
    found = sorted((*_pictures(text), *_includes(text), *_unprinted(text), *_attached(text)))
    rows, line, at = [], 1, 0
    for start, kind, name in found:
        line, at = line + text.count("\n", at, start), start
        rows.append(NotRead(kind, Location(line=line), name))
    return gathered(rows)


def framed_in(page: str) -> tuple[NotRead, ...]:
    """What a page of the web shows that is not in it: frames, which hold other pages, and pictures as large as text."""
    rows = []
    for tag in _TAG.finditer(page):
        name, source = tag["name"].lower(), _SOURCE.search(tag["said"])
        if name not in _IN_PAGE and not _is_small(tag["said"]):
            rows.append(NotRead("include" if name in _FRAMES else "picture", member=source[1] if source else name))
    rows += [NotRead("include", member=next(filter(None, found.groups()))) for found in _INCLUDE.finditer(page) if found["server"]]
    return gathered(rows)


def _unprinted(text: str) -> Iterator[tuple[int, str, str]]:
    """Comments that run over lines, or are never closed: a page prints nothing of them, and here they are read as text."""
    for opening, closing in _COMMENTS:
        at = _starts(text, opening, 0)
        while at >= 0:
            end = text.find(closing, at + len(opening))
            if end < 0 and opening != _PAGES:  # a line of such signs, and no comment
                break
            inside = text[at + len(opening) : end if end >= 0 else len(text)]
            if "\n" in inside.strip() and not inside.lstrip().startswith(_OUR_OWN):
                yield at, "comment", ""
            at = _starts(text, opening, end + len(closing)) if end >= 0 else -1
    for found in _SET_APART.finditer(text) if "\n.." in text else ():
        yield found.start(), "comment", ""


def _starts(text: str, opening: str, start: int) -> int:
    """Where the next comment opens: one of a page anywhere, others at the start of a line."""
    at = text.find(opening, start)
    while at > 0 and opening != _PAGES and text[at - 1] != "\n":
        at = text.find(opening, at + 1)
    return at


def _attached(text: str) -> Iterator[tuple[int, str, str]]:
    """What a mail that was saved as it was sent has with it."""
    for found in _ATTACHED.finditer(text) if "Content-Disposition" in text else ():
        yield found.start(), "attachment", found["name"] or ""


def _pictures(text: str) -> Iterator[tuple[int, str, str]]:
    for found in _PICTURE.finditer(text) if "![" in text else ():
        name = found["at"] or found["by"] or found["wiki"] or ""
        if not _is_small(found["size"] or ""):
            yield found.start(), *_what(name, found["wiki"] is not None)
    for found in _DIRECTIVE.finditer(text) if "image:" in text or "figure:" in text else ():
        yield found.start(), "picture", found["rst"] or found["adoc"]
    for tag in _TAG.finditer(text) if "<" in text else ():
        if not _is_small(tag["said"]):
            source = _SOURCE.search(tag["said"])
            yield tag.start(), "picture", source[1] if source else tag["name"].lower()


def _what(name: str, embedded: bool) -> tuple[str, str]:
    """A wiki's ``![[…]]`` shows a picture or another note."""
    shows_note = embedded and not name.lower().endswith(_PICTURE_NAMES)
    return ("include" if shows_note else "picture"), name


def _includes(text: str) -> Iterator[tuple[int, str, str]]:
    for found in _INCLUDE.finditer(text):
        yield found.start(), "include", next(filter(None, found.groups()))


def _is_small(said: str) -> bool:
    """Whether the size that is told of a picture leaves room for text: not as large as a page on one side at least."""
    return any(_share(side.lower(), float(number), unit.lower()) < _SHARE for side, number, unit in _SIDE.findall(said))


def _share(side: str, number: float, unit: str) -> float:
    return number / 100 if unit == "%" else number * _MM[unit or "px"] / _ROOM[side]
