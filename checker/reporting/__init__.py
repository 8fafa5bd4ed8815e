"""``Report`` → text, a page, or what a pipeline reads. One module a format; all take the same values and the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.model import DocumentReport, Finding, Report
from checker.model.records import replace
from checker.model.report import SetPage

if TYPE_CHECKING:
    from checker.reporting.piecewise import Writer

FORMATS = ("text", "concise", "json", "html", "sarif", "junit", "github", "gitlab", "rdjson", "markdown", "csv")
BOOKS = ("xlsx",)
"""Formats that are no text: files of their own, which :mod:`checker.reporting.xlsx` makes."""
_FOR_READERS = frozenset(("concise", "html", "github", "gitlab", "rdjson", "markdown"))
_LOGGED = frozenset(("concise", "sarif", "junit", "github", "gitlab", "rdjson", "markdown"))
"""Formats that other programs take and pipelines keep: of a document with a mark of secrecy they quote nothing."""
SHOWING_THE_TEXT = frozenset(("html",))
"""Formats that show the document itself: they want :attr:`DocumentReport.document` filled."""

SUMMED = ("text", "concise")
"""Formats that can end with sums by rule and by organ."""


def render(
    report: Report | DocumentReport,
    format: str = "text",
    lang: str = "vi",
    *,
    color: bool = False,
    width: int = 80,
    level: str = "note",
    brief: bool = False,
    several: bool | None = None,
    code: int | None = None,
) -> str:
    """The report in ``format``, one of :data:`FORMATS`, ending in a newline. The same report gives the same bytes.

    ``color``, ``width`` (columns), ``brief`` (one line a document) and ``several`` (one line a document that passes; of a report on
    more than one, if nothing is said) concern the text alone. ``level`` is the lowest level
    of finding in formats that people read, and that the page shows when it is opened; JSON, SARIF, JUnit and CSV hold all.
    ``code`` is the exit code of the run, for SARIF.
    """
    whole = report if isinstance(report, Report) else Report((report,))
    many = len(whole.documents) > 1 if several is None else several
    made = writer(format, lang, color=color, width=width, level=level, brief=brief, several=many)
    return "".join((made.head(), *map(made.entry, whole.documents), *made.foot(code, whole.skipped)))


def message(finding: Finding, lang: str = "vi") -> str:
    """What is wrong, as one sentence in ``lang``: the ``message`` of the JSON report."""
    from checker.reporting.catalogue import Words
    from checker.reporting.phrases import message as said

    return said(finding, Words(lang))


def writer(
    format: str,
    lang: str = "vi",
    *,
    color: bool = False,
    width: int = 80,
    level: str = "note",
    brief: bool = False,
    several: bool = False,
    statistics: bool = False,
) -> Writer:
    """What writes a report in ``format`` while its documents are judged; options as for :func:`render`.

    ``statistics``: one of :data:`SUMMED` ends with sums by rule and by organ.
    """
    if statistics and format in SUMMED:
        from checker.reporting.catalogue import Words
        from checker.reporting.paper import Paper
        from checker.reporting.statistics import Counting

        inner = writer(format, lang, color=color, width=width, level=level, brief=brief, several=several)
        return Counting(inner, Words(lang), Paper(width, color))
    from importlib import import_module

    from checker.reporting.catalogue import Words

    if format not in FORMATS:
        raise ValueError(f"unknown format {format!r}; known are {', '.join(FORMATS)}")
    words = Words(lang)
    if format == "text":
        from checker.reporting.paper import Paper
        from checker.reporting.text import TextWriter

        return TextWriter(words, Paper(width, color), level, brief, several)
    rest = {"level": level} if format in _FOR_READERS else {}
    made: Writer = import_module(f"checker.reporting.{format}").writer(words, **rest)
    if format not in _LOGGED:
        return made
    from checker.reporting.piecewise import Veiling

    return Veiling(made)


def page_spec(lang: str, *, color: bool, width: int, level: str, brief: bool, several: bool = False) -> tuple[object, ...]:
    """What decides how a text report sets one document: for :func:`paged`."""
    from checker.reporting import text
    from checker.reporting.catalogue import Words
    from checker.reporting.paper import Paper

    return text.spec(Words(lang), Paper(width, color), level, brief, several)


def paged(report: DocumentReport, spec: tuple[Any, ...]) -> DocumentReport:
    """The report with its part of a text report set as ``spec`` says, which any process can do ahead of the whole."""
    from checker.reporting import text
    from checker.reporting.catalogue import Words
    from checker.reporting.paper import Paper

    _, lang, width, color, level, brief, several = spec
    return replace(report, page=SetPage(spec, text.page(report, Words(lang), Paper(width, color), level, brief, several)))


__all__ = ["BOOKS", "FORMATS", "SHOWING_THE_TEXT", "SUMMED", "page_spec", "paged", "render", "writer"]
