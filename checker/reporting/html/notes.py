"""A remark in the margin: what is wrong, what should stand there, by which clause, how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.reporting.html.remarks import NumberedFinding
from checker.reporting.html.tags import EMPTY, Markup, join, tag, text
from checker.reporting.rule_pages import rule_page

ICONS = {"error": "✕", "warning": "!", "note": "i", "pass": "✓", "fail": "✕", "review": "?", "out_of_scope": "–", "unreadable": "✕"}
"""A sign beside each colour: no meaning is told by colour alone."""


_QUOTE = 100
"""Columns of the words a remark is about; they are marked on the sheet, and the JSON has all of them."""


def icon(name: str) -> Markup:
    """The sign of a level or verdict, for the eye only."""
    return tag("span", text(ICONS[name]), class_=f"icon {name}", aria_hidden="true")


def level_name(level: str, words: Words) -> str:
    """``Lỗi``."""
    said = words.ui(f"levels.{level}")
    return said[:1].upper() + said[1:]


def notes(remarks: Iterable[NumberedFinding], prefix: str, words: Words) -> Markup:
    """The remarks on one paragraph; nothing when there are none."""
    said = join(_note(remark, prefix, words) for remark in remarks)
    return tag("div", said, class_="notes", lang=_foreign(words)) if said else EMPTY


def reference(remark: NumberedFinding, prefix: str, words: Words, *, anchor: bool) -> Markup:
    """The number of a remark as a link to it; ``anchor``: the one in the text, which the remark links back to."""
    level = remark.finding.level
    label = words.ui("html.to_note", level=level_name(level, words), number=remark.number)
    mark = f"{prefix}m{remark.number}" if anchor else None
    number = text(str(remark.number))
    return tag("a", number, class_=f"ref {level}", id=mark, href=f"#{prefix}n{remark.number}", aria_label=label, lang=_foreign(words))


def _foreign(words: Words) -> str | None:
    """The language of our words when they stand among those of a document."""
    return None if words.lang == "vi" else words.lang


def _note(remark: NumberedFinding, prefix: str, words: Words) -> Markup:
    finding = remark.finding
    name = f"{prefix}n{remark.number}"
    head = tag("p", join(_head(remark, prefix, words), " "), class_="head", id=f"{name}h")
    body = tag("p", text(phrases.message(finding, words)), class_="message")
    rows = join(tag("div", tag("dt", text(label)), tag("dd", said)) for label, said in _rows(remark, words))
    return tag("div", head, body, tag("dl", rows), class_=f"remark {finding.level}", id=name, role="note", aria_labelledby=f"{name}h")


def _head(remark: NumberedFinding, prefix: str, words: Words) -> Iterator[Markup]:
    """``3 ✕ Lỗi · Số  TT0302``; the number leads back to the words it is about."""
    finding = remark.finding
    number = text(str(remark.number))
    back = words.ui("html.to_text", number=remark.number)
    if remark.spot:
        yield tag("a", number, class_="ref", href=f"#{prefix}m{remark.number}", aria_label=back)
    else:
        yield tag("span", number, class_="ref")
    yield icon(finding.level)
    yield tag("b", text(level_name(finding.level, words)))
    yield tag("span", text(phrases.component(finding.component, words)), class_="component")
    page = rule_page(finding.rule)
    yield tag("a" if page else "span", text(finding.rule), class_="rule", href=page)


def _rows(remark: NumberedFinding, words: Words) -> Iterator[tuple[str, Markup]]:
    """Labelled lines below the message, those that have something to say. The mark tells the place of a remark that has one."""
    finding = remark.finding
    for key, element, quoted in zip(("got", "want"), ("span", "ins"), phrases.contrast(finding, words), strict=True):
        if quoted:
            yield words.ui(f"finding.{key}"), tag(element, text(words.ui("quoted", text=quoted)), lang="vi")
    said = {
        "mend": phrases.mend(finding, words),
        "clause": phrases.clause(finding.clause, words),
        "basis": phrases.basis(finding, words),
        "place": "" if remark.spot else phrases.place(finding.place, words),
    }
    yield from ((words.ui(f"finding.{key}"), text(sentence)) for key, sentence in said.items() if sentence)
