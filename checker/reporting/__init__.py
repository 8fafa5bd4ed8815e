"""``Report`` → text, a page, or what a pipeline reads. One module a format; all take the same values and the same words."""

from __future__ import annotations

from checker.model import DocumentReport, Report

FORMATS = ("text", "json", "html", "sarif", "junit", "github", "gitlab", "rdjson", "markdown", "csv")
_FOR_READERS = frozenset(("html", "github", "gitlab", "rdjson", "markdown"))
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
    code: int | None = None,
) -> str:
    """The report in ``format``, one of :data:`FORMATS`, ending in a newline. The same report gives the same bytes.

    ``color``, ``width`` (columns) and ``brief`` (one line a document) concern the text alone. ``level`` is the lowest level
    of finding in formats that people read, and that the page shows when it is opened; JSON, SARIF, JUnit and CSV hold all.
    ``code`` is the exit code of the run, for SARIF.
    """
    from checker.reporting.catalogue import Words

    whole = report if isinstance(report, Report) else Report((report,))
    words = Words(lang)
    if format not in FORMATS:
        raise ValueError(f"unknown format {format!r}; known are {', '.join(FORMATS)}")
    if format != "text":
        from importlib import import_module

        rest = {"code": code} if format == "sarif" else {"level": level} if format in _FOR_READERS else {}
        rendered: str = import_module(f"checker.reporting.{format}").render(whole, words, **rest)
        return rendered
    from checker.reporting import text
    from checker.reporting.paper import Paper

    return text.render(whole, words, Paper(width, color), level, brief)


__all__ = ["FORMATS", "SHOWING_THE_TEXT", "render"]
