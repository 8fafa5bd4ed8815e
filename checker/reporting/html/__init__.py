"""A report as one page: the plan on paper, each finding marked on it and explained beside it.

One file that asks nothing of the network and runs no script. The shell is ``reports/page.html``, the style sheet
``reports/page.css``; what a document says reaches the page only through :mod:`checker.reporting.html.tags`.
"""

from __future__ import annotations

from collections.abc import Sequence
from string import Template

from checker import __version__
from checker.model import LEVELS, DocumentReport, Report
from checker.model.media import medium
from checker.model.tuples import NamedTuple
from checker.reporting import summaries
from checker.reporting.catalogue import Words
from checker.reporting.html import sheet, summary
from checker.reporting.html.lines import Pen
from checker.reporting.html.looks import CssClasses
from checker.reporting.html.notes import icon, level_name
from checker.reporting.html.remarks import Locator, remarks
from checker.reporting.html.shell import template
from checker.reporting.html.tags import EMPTY, Markup, join, tag, text
from checker.reporting.order import counted, tally, told_verdict
from checker.reporting.piecewise import Gathering


class HtmlWriter(Gathering):
    """The page: its index stands before its documents, so that it is written when all are known."""

    def __init__(self, words: Words, level: str = "note") -> None:
        super().__init__(lambda report: render(report, words, level))


writer = HtmlWriter


def render(report: Report, words: Words, level: str = "note", back: str = "") -> str:
    """The page. ``level`` is the lowest level shown when it is opened; the others are one click away. ``back``: where its index is."""
    looks = CssClasses()
    several = len(report.documents) != 1
    articles = join(_article(document, f"d{number}-", words, looks, typing=True) for number, document in enumerate(report.documents, 1))
    shell = Template(template("page.html"))
    return shell.substitute(
        lang=words.lang,
        title=text(_title(report, words)),
        style=template("page.css") + looks.css(),
        skip=text(words.ui("html.skip")),
        heading=text(words.ui("html.heading")),
        filter=_filter(tally(report.documents), words, level),
        index=_index(report, words) if several or report.skipped else _way_back(back, words),
        main=articles,
        footer=text(words.ui("html.made_by", version=__version__)),
    )


class Article(NamedTuple):
    """One document for a page of somebody else's: its part of the page, and the style rules its sheets need besides ``page.css``."""

    markup: Markup
    style: str


def article(document: DocumentReport, words: Words) -> Article:
    """One document as it stands in the page of :func:`render`."""
    (markup,), style = articles((document,), words)
    return Article(markup, style)


def articles(documents: Sequence[DocumentReport], words: Words) -> tuple[tuple[Markup, ...], str]:
    """Some documents as they stand in one page, and the style rules of all their sheets."""
    looks = CssClasses()
    return tuple(_article(each, f"d{number}-", words, looks) for number, each in enumerate(documents, 1)), looks.css()


def level_filter(document: DocumentReport, words: Words) -> Markup:
    """The boxes that show and hide the findings of a level."""
    return _filter(tally((document,)), words, LEVELS[-1])


def _title(report: Report, words: Words) -> str:
    """What the window is called: the verdict and the file, or the totals."""
    if len(report.documents) == 1:
        document = report.documents[0]
        return f"{words.say('verdicts', told_verdict(document))} – {document.path}"
    return words.ui("html.heading")


def _filter(counts: dict[str, int], words: Words, least: str) -> Markup:
    """A box for each level; the style sheet hides the remarks of a level whose box is empty."""
    boxes = []
    for level in LEVELS:
        checked = LEVELS.index(level) <= LEVELS.index(least)
        box = tag("input", type="checkbox", id=f"show-{level}", checked=checked)
        label = (icon(level), text(level_name(level, words)), tag("span", text(str(counts[f"{level}s"])), class_="count"))
        boxes.append(tag("label", box, *label, for_=f"show-{level}"))
    return tag("fieldset", tag("legend", text(words.ui("html.filter"))), join(boxes), class_="filter")


def _index(report: Report, words: Words) -> Markup:
    """All documents with their verdicts, each a link to its section."""
    rows = [
        tag(
            "li",
            summary.verdict(document, words),
            tag("a", text(document.path), href=f"#d{number}-"),
            tag("span", text(summaries.told(document, words)), class_="told"),
        )
        for number, document in enumerate(report.documents, 1)
    ]
    total = text(summaries.total(counted(report.documents), report.skipped, words))
    return tag("nav", tag("h2", text(words.ui("html.index")), id="index"), tag("p", total), tag("ol", join(rows)), aria_labelledby="index")


def _way_back(href: str, words: Words) -> Markup:
    """A link to the index this page is one of; nothing without one."""
    if not href:
        return EMPTY
    return tag("nav", tag("p", tag("a", text(words.ui("html.back")), href=href, id="back"), class_="back"), aria_labelledby="back")


def _article(document: DocumentReport, prefix: str, words: Words, looks: CssClasses, typing: bool = False) -> Markup:
    """One document: its summary, its parts beside its sheets. ``typing``: its reader is at a command line, not at a desk."""
    pen = Pen(prefix, words, looks)
    head = tag("div", tag("h2", text(document.path), id=f"{prefix}t"), summary.summary(document, words, typing), class_="summary")
    body = EMPTY if document.verdict == "unreadable" else _body(document, pen)
    return tag("article", head, body, id=prefix, aria_labelledby=f"{prefix}t")


def _body(document: DocumentReport, pen: Pen) -> Markup:
    locator = Locator(sheet.shown_blocks(document.document))
    listed = remarks(document, locator)
    roles = sheet.roles(document, locator)
    anchors: dict[str, str] = {}
    for name, part in document.components.items():
        spot = next((found for place in part.places if (found := locator.find(place, part.text))), None)
        if spot is not None:
            anchors[name] = f"{pen.prefix}b{spot.block}"
    side = EMPTY
    if document.scope == "in":
        side = join((
            _headed("h3", pen, "parts", summary.parts(document, anchors, listed, pen)),
            summary.unchecked(document, pen.words),
            summary.suppressed(document, pen.words),
        ))  # fmt: skip
        side = tag("aside", side, aria_labelledby=f"{pen.prefix}parts {pen.prefix}t")
    if document.document is None:
        shown = sheet.unset(listed, pen.words.ui("html.no_sheet"), pen) if listed else EMPTY
    else:
        hint = tag("p", text(pen.words.ui("html.plain")), class_="hint") if "fonts" not in medium(document.medium).shows else EMPTY
        set_ = tag("div", sheet.sheets(document.document, roles, listed, pen), class_="sheets", lang="vi")
        shown = join((hint, set_))
    content = tag("section", _headed("h3", pen, "sheet", shown), aria_labelledby=f"{pen.prefix}sheet {pen.prefix}t") if shown else EMPTY
    return tag("div", side, content, class_="spread")


def _headed(level: str, pen: Pen, key: str, inside: Markup) -> Markup:
    return join((tag(level, text(pen.words.ui(f"html.{key}")), id=f"{pen.prefix}{key}"), inside))
