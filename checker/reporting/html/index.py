"""The page over many pages: a row a document, sorted and filtered without a script.

Every order is written beside each row as a custom property; a radio button tells the style sheet which one to lay the rows out by. What
a box or button hides, the style sheet hides. Readers without style sheets have all rows, in the order the files came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from string import Template
from typing import Any

from checker import __version__
from checker.model.tuples import NamedTuple
from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.reporting.html.notes import icon
from checker.reporting.html.shell import template
from checker.reporting.html.tags import EMPTY, Markup, join, tag, text
from checker.reporting.order import TOLD_VERDICTS
from checker.reporting.particulars import Particulars

_NAME = 60
"""Letters of a document's own name in that of its page."""
_ORGANS = 40
"""Organs with a button of their own, those with most documents."""


class IndexedPage(NamedTuple):
    """A document with its page: ``verdict`` is the key as people are told it, ``row`` what a register says, ``href`` where its page is."""

    verdict: str
    row: Particulars
    href: str


Order = Callable[[IndexedPage], Any]
_ORDERS: dict[str, Order] = {
    "path": lambda page: 0,
    "verdict": lambda page: ("fail", "unreadable", "with_errors", "review", "pass", "out_of_scope").index(page.verdict),
    "errors": lambda page: (-page.row.errors, -page.row.warnings),
    "organ": lambda page: (not page.row.organ, page.row.organ.casefold(), page.row.date),
    "date": lambda page: (not page.row.date, page.row.date),
}
"""The orders on offer, the first as the page opens; rows that are equal stay as they came."""
_COLUMNS = ("verdict", "path", "organ", "doc_number", "date", "subject", "signer", "findings")


def render(pages: Sequence[IndexedPage], total: str, words: Words) -> str:
    """The index of some pages; ``total``: the sentence over all."""
    organs = [name for name, _ in Counter(page.row.organ for page in pages if page.row.organ).most_common(_ORGANS)]
    places = {name: _places(pages, order) for name, order in _ORDERS.items()}
    rows = join(_row(page, {name: places[name][at] for name in places}, organs, words) for at, page in enumerate(pages))
    head = tag("li", join(tag("span", text(words.ui(f"csv.{column}"))) for column in _COLUMNS), class_="heads", aria_hidden="true")
    main = (
        tag("h2", text(words.ui("html.index")), id="index"),
        tag("p", text(total)),
        tag("div", _orders(words), _organs(organs, pages, words), class_="tools"),
        tag("ol", head, rows, class_="register"),
    )
    return Template(template("page.html")).substitute(
        lang=words.lang,
        title=text(words.ui("html.heading")),
        style=template("page.css") + _hiding(len(organs)),
        skip=text(words.ui("html.skip")),
        heading=text(words.ui("html.heading")),
        filter=_verdicts(pages, words),
        index=EMPTY,
        main=tag("section", join(main), class_="index", aria_labelledby="index"),
        footer=text(words.ui("html.made_by", version=__version__)),
    )


def page_name(number: int, path: str) -> str:
    """The name of a document's page: its number, and of its own name what no system or address minds."""
    stem = path.replace("\\", "/").rpartition("/")[2]
    plain = "".join(sign if sign.isalnum() and sign.isprintable() else "-" for sign in stem)[:_NAME].strip("-")
    return f"{number:04}-{plain}.html" if plain else f"{number:04}.html"


def _places(pages: Sequence[IndexedPage], order: Order) -> list[int]:
    """The place of each page in an order."""
    places = [0] * len(pages)
    for place, at in enumerate(sorted(range(len(pages)), key=lambda at: order(pages[at]))):
        places[at] = place + 1
    return places


def _row(page: IndexedPage, places: dict[str, int], organs: Sequence[str], words: Words) -> Markup:
    row = page.row
    number = "/".join(part for part in (row.doc_number, row.notation) if part)
    counts = ", ".join(
        words.ui(f"counts.{level}" if count == 1 else f"counts.{level}s", count=count)
        for level, count in (("error", row.errors), ("warning", row.warnings), ("note", row.notes))
        if count
    )
    verdict = tag("span", icon(page.verdict), text(row.verdict), class_=f"verdict {page.verdict}")
    said = {
        "organ": row.organ, "doc_number": number, "date": phrases.table_day(row.date, words), "subject": row.subject or row.remark,
        "signer": row.signer, "findings": counts,
    }  # fmt: skip
    cells = [verdict, tag("a", text(row.path), href=page.href)]
    cells += [tag("span", text(value), class_=f"cell {name}") for name, value in said.items()]
    style = ";".join(f"--{name}:{place}" for name, place in places.items())
    organ = f" o{organs.index(row.organ)}" if row.organ in organs else ""
    return tag("li", *cells, class_=f"{page.verdict}-row{organ}", style=style)


def _verdicts(pages: Sequence[IndexedPage], words: Words) -> Markup:
    """A box for each verdict there is."""
    counts = Counter(page.verdict for page in pages)
    boxes = []
    for verdict in (name for name in TOLD_VERDICTS if counts[name]):
        box = tag("input", type="checkbox", id=f"show-{verdict}", checked=True)
        label = (icon(verdict), text(words.say("verdicts", verdict)), tag("span", text(str(counts[verdict])), class_="count"))
        boxes.append(tag("label", box, *label, for_=f"show-{verdict}"))
    return tag("fieldset", tag("legend", text(words.ui("html.filter"))), join(boxes), class_="filter")


def _orders(words: Words) -> Markup:
    """A button for each order."""
    return _buttons("by", words.ui("html.sort"), [(f"by-{name}", words.ui(f"html.by_{name}")) for name in _ORDERS])


def _organs(organs: Sequence[str], pages: Sequence[IndexedPage], words: Words) -> Markup:
    """A button for each organ, folded; nothing for less than two."""
    if len(organs) < 2:
        return EMPTY
    counts = Counter(page.row.organ for page in pages)
    rows = [("of-all", words.ui("html.all_organs")), *((f"of-{at}", f"{name} ({counts[name]})") for at, name in enumerate(organs))]
    return tag("details", tag("summary", text(words.ui("html.filter_organ"))), _buttons("of", words.ui("html.of_organ"), rows))


def _buttons(group: str, legend: str, rows: Sequence[tuple[str, str]]) -> Markup:
    """Radio buttons, the first of them set."""
    said = [
        tag("label", tag("input", type="radio", name_=group, id=name, checked=not at), text(label), for_=name)
        for at, (name, label) in enumerate(rows)
    ]
    return tag("fieldset", tag("legend", text(legend)), join(said), class_="filter")


def _hiding(organs: int) -> str:
    """What lays the rows out in each order, and hides those of other verdicts and organs."""
    orders = [f":root:has(#by-{name}:checked) .register li{{order:var(--{name})}}" for name in _ORDERS]
    verdicts = [f":root:has(#show-{name}:not(:checked)) .{name}-row{{display:none}}" for name in TOLD_VERDICTS]
    others = [f":root:has(#of-{at}:checked) .register li:not(.o{at},.heads){{display:none}}" for at in range(organs)]
    return "\n".join([*orders, ".register .heads{order:-1!important}", *verdicts, *others])
