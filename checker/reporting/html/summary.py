"""What stands around the sheets: the verdict, the parts found, what could not be checked, what was accepted before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from checker.model import COMPONENTS, Component, DocumentReport, Finding
from checker.reporting import phrases, summaries
from checker.reporting.catalogue import Words
from checker.reporting.html.lines import Pen
from checker.reporting.html.notes import ICONS, icon, level_name, reference
from checker.reporting.html.remarks import Remark
from checker.reporting.html.tags import EMPTY, Markup, join, tag, text
from checker.reporting.order import in_order, told_verdict
from checker.reporting.paper import shorten
from checker.reporting.parts import said, shown, status, worst
from checker.reporting.unchecked import reasons, silent, unread

_SAID = 140
"""Columns of a part's text shown in the list of parts; the sheet has all of it."""
_COMMAND = 200
"""Columns of a command: it wraps where it must, and is copied whole."""
_LISTED = 24
"""References listed beside one part; the rest are counted."""


def verdict(document: DocumentReport, words: Words) -> Markup:
    """The verdict with its sign."""
    told = told_verdict(document)
    return tag("span", icon(told), text(words.say("verdicts", told)), class_=f"verdict {told}")


def summary(document: DocumentReport, words: Words, typing: bool) -> Markup:
    """Verdict, counts, what ``fix`` can mend (with ``typing`` the command for it) and why these rules at this stage; for a document
    left alone, why it was.
    """
    head = tag("p", verdict(document, words), tag("span", text(summaries.told(document, words)), class_="told"), class_="conclusion")
    told = []
    if document.verdict != "unreadable" and document.scope == "in":
        told = [
            (words.ui("grounds_label"), summaries.grounds(document, words)),
            (words.ui("stage_label"), summaries.stage(document, words)),
        ]
        told += [(words.ui("tracked.label"), as_read)] if (as_read := summaries.tracked(document, words)) else []
    if advice := summaries.advice(document, words):
        told.append((words.ui("advice_label"), advice))
    told += [(words.ui("not_read.heading"), said) for said in unread(document, words)]
    told += [(words.ui("signatures.label"), sentence) for sentence in summaries.signatures(document, words)]
    rows = [*_fixable(document, words, typing), *((label, text(sentence)) for label, sentence in told)]
    if not rows:
        return head
    listed = join(tag("div", tag("dt", text(label)), tag("dd", said)) for label, said in rows)
    return join((head, tag("dl", listed, class_="grounds")))


def _fixable(document: DocumentReport, words: Words, typing: bool) -> Iterator[tuple[str, Markup]]:
    if told := summaries.fixable(document, words, _COMMAND):
        said = text(f"{told[0]} " if typing else words.ui("fixable.counted", count=summaries.safe(document), all=len(document.findings)))
        yield words.ui("fixable_label"), join((said, _command(told[1]))) if typing else said


def _command(line: str) -> Markup:
    """A command; an option stays whole where the line breaks, which it may do at any hyphen else."""
    words = (tag("span", text(word)) if word.startswith("-") else text(word) for word in line.split(" "))
    return tag("code", join(words, " "))


def parts(document: DocumentReport, anchors: Mapping[str, str], remarks: Iterable[Remark], pen: Pen) -> Markup:
    """Every part: whether it is there, what it says, the remarks on it. ``anchors`` lead to where a part stands."""
    by_part: dict[str, list[Remark]] = defaultdict(list)
    for remark in remarks:
        by_part[remark.finding.component].append(remark)
    for those in by_part.values():
        those.sort(key=lambda remark: [int(number) for number in remark.label.split(".")])
    levels = worst(document)
    rows = []
    for name in COMPONENTS:
        if name in document.components and shown(name, document.components[name], levels):
            part = document.components[name]
            standing = status(name, part, document, pen.words)
            rows.append(_part(name, part, levels.get(name), anchors.get(name), by_part[name], pen, standing))
    others = [name for name in levels if name not in document.components]
    rows += [_part(name, None, levels[name], None, by_part[name], pen, "") for name in sorted(others)]
    return tag("ul", join(rows), class_="parts") if rows else EMPTY


def _part(
    name: str,
    part: Component | None,
    level: str | None,
    anchor: str | None,
    remarks: list[Remark],
    pen: Pen,
    standing: str,
) -> Markup:
    words = pen.words
    title = text(phrases.component(name, words))
    name_markup = tag("a", title, href=f"#{anchor}") if anchor else tag("span", title)
    sign = level or ("pass" if part is None or part.status == "found" else "out_of_scope")
    stands = text(standing) if part and part.status != "found" else EMPTY
    content = text(shorten(said(name, part, words), _SAID)) if part else EMPTY
    head = (icon(sign), _spoken(level, words), tag("b", name_markup), tag("span", stands, class_="status") if stands else EMPTY)
    return tag("li", tag("p", *head, _links(remarks, pen)), tag("p", content, class_="said", lang="vi") if content else EMPTY)


def _spoken(level: str | None, words: Words) -> Markup:
    """The level in words, for those who do not see the sign."""
    return tag("span", text(level_name(level, words) + ": "), class_="unseen") if level else EMPTY


def _links(remarks: list[Remark], pen: Pen) -> Markup:
    if not remarks:
        return EMPTY
    listed = join((reference(remark, pen.prefix, pen.words, anchor=False) for remark in remarks[:_LISTED]), " ")
    more = text(f" +{len(remarks) - _LISTED}") if len(remarks) > _LISTED else EMPTY
    return tag("span", listed, more, class_="refs")


def unchecked(document: DocumentReport, words: Words) -> Markup:
    """Rules that gave no answer, grouped by why; folded, since most readers need only the count."""
    listed = reasons(document, words)
    if not listed:
        return EMPTY
    rows = join(tag("li", text(f"{why}: {', '.join(rules)}")) for why, rules in listed)
    return _folded(words.ui("unchecked", count=silent(document)).rstrip(":"), tag("ul", rows))


def suppressed(document: DocumentReport, words: Words) -> Markup:
    """Findings that were accepted before."""
    if not document.suppressed:
        return EMPTY
    rows = join(tag("li", text(_brief(finding, words))) for finding in in_order(document.suppressed))
    return _folded(words.ui("html.suppressed", count=len(document.suppressed)), tag("ul", rows))


def _brief(finding: Finding, words: Words) -> str:
    where = phrases.spot(finding, words)
    head = f"{phrases.component(finding.component, words)} ({finding.rule}): {phrases.message(finding, words)}"
    return f"{head} [{where}]" if where else head


def _folded(title: str, inside: Markup) -> Markup:
    return tag("details", tag("summary", text(title)), inside)


__all__ = ["ICONS", "parts", "summary", "suppressed", "unchecked", "verdict"]
