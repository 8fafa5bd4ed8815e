"""``Report`` → text, JSON or a page. One module a format; all of them take the same values and the same words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from checker.model import DocumentReport, Report
from checker.model.report import Page

FORMATS = ("text", "json", "html")
SHOWING_THE_TEXT = frozenset(("html",))
"""Formats that show the document itself: they want :attr:`DocumentReport.document` filled."""


def render(
    report: Report | DocumentReport,
    format: str = "text",
    lang: str = "vi",
    *,
    color: bool = False,
    width: int = 80,
    level: str = "note",
    brief: bool = False,
) -> str:
    """The report in ``format``, one of :data:`FORMATS`, ending in a newline.

    ``color``, ``width`` (columns) and ``brief`` (one line a document) concern the text alone. ``level`` is the lowest level
    of finding that the text lists and that the page shows when it is opened.
    """
    from checker.reporting.catalogue import Words

    whole = report if isinstance(report, Report) else Report((report,))
    words = Words(lang)
    if format == "json":
        from checker.reporting import json

        return json.render(whole, words)
    if format == "html":
        from checker.reporting import html

        return html.render(whole, words, level)
    if format != "text":
        raise ValueError(f"unknown format {format!r}; known are {', '.join(FORMATS)}")
    from checker.reporting import text
    from checker.reporting.paper import Paper

    return text.render(whole, words, Paper(width, color), level, brief)


def page_spec(lang: str, *, color: bool, width: int, level: str, brief: bool) -> tuple[object, ...]:
    """What decides how a text report sets one document: for :func:`paged`."""
    from checker.reporting import text
    from checker.reporting.catalogue import Words
    from checker.reporting.paper import Paper

    return text.spec(Words(lang), Paper(width, color), level, brief)


def paged(report: DocumentReport, spec: tuple[Any, ...]) -> DocumentReport:
    """The report with its part of a text report set as ``spec`` says, which any process can do ahead of the whole."""
    from checker.reporting import text
    from checker.reporting.catalogue import Words
    from checker.reporting.paper import Paper

    _, lang, width, color, level, brief = spec
    return replace(report, page=Page(spec, text.page(report, Words(lang), Paper(width, color), level, brief)))


__all__ = ["FORMATS", "SHOWING_THE_TEXT", "page_spec", "paged", "render"]
