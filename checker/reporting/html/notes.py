"""A remark in the margin: what is wrong, what should stand there, by which clause, how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.model import Finding
from checker.reporting import clauses, looks, phrases
from checker.reporting.catalogue import Words
from checker.reporting.html.remarks import Card, Remark
from checker.reporting.html.tags import EMPTY, Markup, join, tag, text
from checker.reporting.rule_pages import rule_page

ICONS = {
    "error": "✕", "warning": "!", "note": "i",
    "pass": "✓", "with_errors": "!", "fail": "✕", "review": "?", "out_of_scope": "–", "unreadable": "✕",
}  # fmt: skip
"""A sign beside each colour: no meaning is told by colour alone."""


def icon(name: str) -> Markup:
    """The sign of a level or verdict, for the eye only."""
    return tag("span", text(ICONS[name]), class_=f"icon {name}", aria_hidden="true")


def level_name(level: str, words: Words) -> str:
    """``Lỗi``."""
    said = words.ui(f"levels.{level}")
    return said[:1].upper() + said[1:]


def notes(cards: Iterable[Card], prefix: str, words: Words) -> Markup:
    """The cards beside one paragraph; nothing when there are none."""
    said = join(_card(card, prefix, words) for card in cards)
    return tag("div", said, class_="notes", lang=_foreign(words)) if said else EMPTY


def reference(remark: Remark, prefix: str, words: Words, *, anchor: bool) -> Markup:
    """The number of a remark as a link to it; ``anchor``: the one in the text, which the remark links back to."""
    level = remark.finding.level
    label = words.ui("html.to_note", level=level_name(level, words), number=remark.label)
    mark = f"{prefix}m{remark.label}" if anchor else None
    number = text(remark.label)
    return tag("a", number, class_=f"ref {level}", id=mark, href=f"#{prefix}n{remark.label}", aria_label=label, lang=_foreign(words))


def _foreign(words: Words) -> str | None:
    """The language of our words when they stand among those of a document."""
    return None if words.lang == "vi" else words.lang


def _card(card: Card, prefix: str, words: Words) -> Markup:
    """A group: one finding in full; of several what they share once, and each with its number, its part and what is wrong."""
    group = card[0].group
    if len(group.labels) == 1:
        return _note(card[0], prefix, words)
    name = f"{prefix}g{group.number}"
    title = f"{looks.title(group, words)} {words.ui('grouped', count=len(card))}"
    head = (tag("span", text(str(group.number)), class_="ref"), icon(group.level), tag("b", text(level_name(group.level, words))))
    head_ = tag("p", join((*head, tag("span", text(title), class_="title")), " "), class_="head", id=f"{name}h")
    once = _is_one_line(card)
    items = tag(
        "ul",
        join(_item(remark, prefix, words, _place(remark, words) if once else _rows(remark, card, words)) for remark in card),
        class_="items",
    )
    shared = _listed([*(_stands(card[0].finding, words) if once else ()), *_shared(card, words)])
    return tag("div", head_, items, shared, class_=f"remark {group.level}", id=name, role="note", aria_labelledby=f"{name}h")


def _is_one_line(card: Card) -> bool:
    """Whether all findings of a card are mended by writing one line anew: it is told once, below them."""
    return bool(card[0].finding.after) and len({(remark.finding.before, remark.finding.after) for remark in card}) == 1


def _item(remark: Remark, prefix: str, words: Words, rows: Iterable[tuple[str, Markup]]) -> Markup:
    """One finding of a card."""
    finding = remark.finding
    head = tag("p", join((_number(remark, prefix, words), *_names(finding, words)), " "), class_="head")
    body = tag("p", text(phrases.message(finding, words)), class_="message")
    return tag("li", head, body, _listed(rows), class_=f"item {finding.level}", id=f"{prefix}n{remark.label}")


def _note(remark: Remark, prefix: str, words: Words) -> Markup:
    finding = remark.finding
    name = f"{prefix}n{remark.label}"
    head = tag("p", join(_head(remark, prefix, words), " "), class_="head", id=f"{name}h")
    body = tag("p", text(phrases.message(finding, words)), class_="message")
    rows = _listed([*_rows(remark, [remark], words), *_shared([remark], words)])
    return tag("div", head, body, rows, class_=f"remark item {finding.level}", id=name, role="note", aria_labelledby=f"{name}h")


def _head(remark: Remark, prefix: str, words: Words) -> Iterator[Markup]:
    """``3 ✕ Lỗi · Số  TT0302``; the number leads back to the words it is about."""
    finding = remark.finding
    yield _number(remark, prefix, words)
    yield icon(finding.level)
    yield tag("b", text(level_name(finding.level, words)))
    yield from _names(finding, words)


def _number(remark: Remark, prefix: str, words: Words) -> Markup:
    number = text(remark.label)
    if not remark.spot:
        return tag("span", number, class_="ref")
    back = words.ui("html.to_text", number=remark.label)
    return tag("a", number, class_="ref", href=f"#{prefix}m{remark.label}", aria_label=back)


def _names(finding: Finding, words: Words) -> Iterator[Markup]:
    yield tag("span", text(phrases.component(finding.component, words)), class_="component")
    page = rule_page(finding.rule)
    yield tag("a" if page else "span", text(finding.rule), class_="rule", href=page)


def _listed(rows: Iterable[tuple[str, Markup]]) -> Markup:
    """Labelled lines; nothing for none."""
    said = join(tag("div", tag("dt", text(label)), tag("dd", text_)) for label, text_ in rows)
    return tag("dl", said) if said else EMPTY


def _rows(remark: Remark, card: Card, words: Words) -> Iterator[tuple[str, Markup]]:
    """How a part is set and should be, which the card may tell as how to mend it, or what stands and what should; the mark tells the
    place of a remark that has one.
    """
    finding = remark.finding
    if look := looks.row(finding, remark.group.family, words):
        label, said = look
        if said and not (label == "required" and _mend(card, words)):
            yield words.ui(f"finding.{label}"), text(said)
    else:
        yield from _stands(finding, words)
    yield from _place(remark, words)


def _stands(finding: Finding, words: Words) -> Iterator[tuple[str, Markup]]:
    keys = ("got", "rewrite" if finding.after else "want")
    for key, element, quoted in zip(keys, ("span", "ins"), phrases.untold(finding, words), strict=True):
        if quoted:
            yield words.ui(f"finding.{key}"), tag(element, text(words.ui("quoted", text=quoted)), lang="vi")


def _place(remark: Remark, words: Words) -> Iterator[tuple[str, Markup]]:
    """Where a remark belongs that has no mark in the text."""
    finding = remark.finding
    if not remark.spot and (where := phrases.spot(finding, words)):
        yield words.ui("finding.place"), text(where)


def _mend(card: Card, words: Words) -> str:
    """How to mend all findings of a card; nothing where they want different remedies."""
    mends = {phrases.mend(remark.finding, words) for remark in card}
    return mends.pop() if len(mends) == 1 else ""


def _shared(card: Card, words: Words) -> Iterator[tuple[str, Markup]]:
    """What the findings of a card share: how to mend them where that is one, by which clauses, on what they rest."""
    findings = [remark.finding for remark in card]
    said = {
        "mend": _mend(card, words),
        "clause": clauses.told((finding.clause for finding in findings), words),
        "basis": phrases.basis(findings[0], words),
    }
    yield from ((words.ui(f"finding.{key}"), text(sentence)) for key, sentence in said.items() if sentence)
