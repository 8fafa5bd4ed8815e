"""Stretches a rule does not speak about, blanked out letter for letter so that offsets hold."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.checking.case import Case
from checker.model.patterns import lazy_pattern

_QUOTED = tuple(map(lazy_pattern, (r"“[^”]*+(?:”|\Z)", r'"[^"]*+(?:"|\Z)', r"«[^»]*+(?:»|\Z)")))  # to the end, where one is never closed
_CLAUSE_ENDS = lazy_pattern(r";|\.(?=\s|$)")
_BLANK = "\x00"
_SHORTEST_TITLE = 8  # characters; a shorter one is a word that may stand anywhere


def masked(case: Case, text: str, outside: Iterable[str]) -> str:
    """The text with its quotations (``quotes``) or the titles of the acts it cites (``titles``) blanked out.

    Words inside quotation marks and in the titles of acts are other people's spelling (ambiguous.md B16).
    """
    for what in outside:
        if what == "quotes":
            for quoted in _QUOTED:
                text = quoted.sub(_blank, text)
        elif what == "titles":
            for title in case.once("titles", lambda: _titles(case)):
                text = text.replace(title, _BLANK * len(title))
        elif what == "acts":
            for act in case.once("acts", lambda: _acts(case)):
                text = _without_act(text, act)
    return text


def _acts(case: Case) -> list[str]:
    """Every act cited, as printed: what is said of an older act is said in the names of its day."""
    citations = (*case.subjects("legal_bases/citations"), *case.subjects("extra/citations"))
    return list({citation.text for citation in citations})


def _without_act(text: str, act: str) -> str:
    """The text with an act, its issuer and its subject blanked out: up to the end of its clause."""
    at = text.find(act)
    if at < 0:
        return text
    found = _CLAUSE_ENDS.search(text, at + len(act))
    end = found.start() if found else len(text)
    return text[:at] + _BLANK * (end - at) + text[end:]


def _titles(case: Case) -> list[str]:
    """Titles of every act the plan cites, the longest first, since one may hold another."""
    citations = (*case.subjects("legal_bases/citations"), *case.subjects("extra/citations"))
    titles = {str(citation.fields.get("subject") or "") for citation in citations}
    return sorted((title for title in titles if len(title) > _SHORTEST_TITLE), key=lambda title: (-len(title), title))


def _blank(quoted: re.Match[str]) -> str:
    words = quoted.group()
    return _BLANK * len(words) if words[-1] in '”»"' and len(words) > 1 else words
