"""Markdown that says what is meant whatever the words are: escapes, code, boxes, tabs."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

_MEANT = re.compile(r"[\\`*_{}\[\]<>&$~^=+#|]")


def escaped(text: str) -> str:
    """Words as they are, no sign of Markdown or HTML in them obeyed."""
    return _MEANT.sub(lambda sign: f"&#{ord(sign[0])};", text)


def code(language: str, text: str) -> str:
    """Code: inline without a language, a block with one."""
    if language:
        return f"```{language}\n{text}\n```"
    return f"<code>{html.escape(text, quote=False).replace('|', '&#124;').replace(chr(10), '<br>')}</code>"


def cell(text: str) -> str:
    """Text for a cell of a table, on one line."""
    return " ".join(text.split()).replace("|", "\\|")


def frame(kind: str, title: str, inside: str, *, folded: bool = False) -> str:
    """A box with a title; ``folded``: closed until it is asked for."""
    lines = "\n".join(f"    {line}" if line else "" for line in inside.split("\n"))
    return f'\n{"???" if folded else "!!!"} {kind} "{title}"\n\n{lines}\n'


def tabs(pages: Mapping[str, str]) -> str:
    """Texts one of which is seen at a time."""
    return "\n".join(f'=== "{title}"\n\n    {text}\n' for title, text in pages.items())
