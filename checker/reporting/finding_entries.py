"""The findings of a text report, group by group: what is wrong, where, what stands and what should, by which clause, how to mend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model import DocumentReport, Finding
from checker.reporting import clauses, looks, phrases
from checker.reporting.catalogue import Words
from checker.reporting.groups import LINE, FindingGroup, groups, line_anew
from checker.reporting.paper import Paper, columns, pad

STYLES = {"error": "red", "warning": "yellow", "note": "cyan"}
_INDENT = 4
_NAMING = frozenset(("absent", "margin"))
"""Families whose messages name what they are about."""
_FEW = 3
"""Rules of a group that its head has room to name."""
_ROW = 76
"""Columns of each of two texts told on one line of a group."""

Row = tuple[str, str]
"""A label of ``ui.finding``, or a dash, and what it says."""


def faults(document: DocumentReport, words: Words, paper: Paper, level: str = "note") -> Iterator[str]:
    """Every finding at ``level`` or graver; those mended in one go share one entry, each with its own place."""
    for at, group in enumerate(groups(document, level)):
        if at:
            yield ""
        rows = [*_body(group, words), *_grounds(group, document, words)]
        yield from _head(group, words, paper)
        wide = max((columns(words.ui(f"finding.{key}")) for key, text in rows if key != "-" and text), default=0)
        for key, text in rows:
            label = "- " if key == "-" else pad(words.ui(f"finding.{key}"), wide) + " "
            if text:
                yield from paper.wrap(text, label=label, indent=_INDENT)


def _head(group: FindingGroup, words: Words, paper: Paper) -> Iterator[str]:
    """``1. LỖI · Số “5” nhỏ hơn 10 …`` or what several findings share, with the rules' ids at the right edge where there are few."""
    level = words.ui(f"levels.{group.level}").upper()
    ids = f"[{', '.join(group.rules)}]" if len(group.rules) <= _FEW else ""
    label = f"{group.number:>2}. {level} · "
    room = paper._replace(width=paper.width - columns(ids) - 1 if ids else paper.width)
    lines = room.wrap(_title(group, words), label=label, hang=_INDENT)
    gap = " " * max(paper.width - columns(lines[0]) - columns(ids), 1)
    painted = lines[0].replace(level, paper.paint(level, "bold", STYLES[group.level]), 1)
    yield painted + gap + paper.paint(ids, "dim") if ids else painted
    yield from lines[1:]


def _title(group: FindingGroup, words: Words) -> str:
    """What is wrong, its part named; of several findings what they share, and how many they are."""
    first = group.findings[0]
    if len(group.findings) > 1:
        return f"{looks.title(group, words)} {words.ui('grouped', count=len(group.findings))}"
    said, part = phrases.message(first, words), phrases.component(first.component, words)
    return said if part.casefold() in said.casefold() else f"{part}: {said}"


def _body(group: FindingGroup, words: Words) -> Iterator[Row]:
    """What stands and what should, or a line a finding."""
    if len(group.findings) == 1:
        yield from _alone(group.findings[0], group, words)
    elif looks.is_look(group):
        yield from (("-", text) for text in looks.rows(group, words))
    elif group.family == LINE or len(_by_line(group)) == 1:
        yield from _rewritten(group, words)
    else:
        yield from _together(group, words)


def _grounds(group: FindingGroup, document: DocumentReport, words: Words) -> Iterator[Row]:
    """The clauses, each once; on what they rest when that is not the law alone; the rules, where the head has no room for them."""
    yield "clause", clauses.told([finding.clause for finding in group.findings], words, document.ruleset)
    yield "basis", phrases.basis(group.findings[0], words)
    yield "rules", ", ".join(group.rules) if len(group.rules) > _FEW else ""


def _alone(finding: Finding, group: FindingGroup, words: Words) -> Iterator[Row]:
    """Where it is; what stands and what should; how to mend where that does not say it."""
    message = phrases.message(finding, words)
    where = phrases.counted(finding, words)
    if look := looks.row(finding, group.family, words):
        yield "place", _found(where, _spot(finding, words, message))
        yield look
        return
    got, want = phrases.contrast(finding, words)
    told = "" if not finding.after and got in message else _quoted(got, words)
    yield "place", "" if finding.after else _found(where, _spot(finding, words, message, got)) if not told else ""
    yield "got", f"{told} ({where})" if told and where else told
    mend = phrases.mend(finding, words) if not finding.after else ""
    said = not finding.after and (want in mend or want in message)
    yield ("rewrite" if finding.after else "want"), "" if said else _quoted(want, words)
    yield "mend", mend


def _found(where: str, quoted: str) -> str:
    return ": ".join(part for part in (where, quoted) if part)


def _rewritten(group: FindingGroup, words: Words) -> Iterator[Row]:
    """All that is wrong with one line, then the line as it stands and as it should read."""
    told = (phrases.message(finding, words) + _grade(finding, group, words) for finding in group.findings)
    yield from (("-", said) for said in dict.fromkeys(told))
    got, want = phrases.contrast(group.findings[0], words)
    where = phrases.counted(group.findings[0], words)
    yield "got", f"{_quoted(got, words)} ({where})" if where else _quoted(got, words)
    yield "rewrite", _quoted(want, words)


def _spot(finding: Finding, words: Words, *said: str) -> str:
    """How the line of a finding begins, unless it has been ``said``."""
    return "" if not finding.quote or any(finding.quote.strip("…") in each for each in said) else _quoted(finding.quote, words)


def _together(group: FindingGroup, words: Words) -> Iterator[Row]:
    """Several findings about words: what they share once, then a line each."""
    messages = {phrases.message(finding, words) for finding in group.findings}
    mends = {phrases.mend(finding, words) for finding in group.findings}
    one = len(messages) == 1
    if one:
        yield "what", messages.pop()
    yield from (("-", _line(those, group, words, told=one)) for those in _by_line(group))
    if len(mends) == 1 and not all(finding.after for finding in group.findings):
        yield "mend", mends.pop()


def _by_line(group: FindingGroup) -> list[tuple[Finding, ...]]:
    """The findings of a group by the line they would have written anew; each without one by itself."""
    lines: dict[object, list[Finding]] = {}
    for at, finding in enumerate(group.findings):
        lines.setdefault(line_anew(finding) or at, []).append(finding)
    return [tuple(those) for those in lines.values()]


def _line(those: Sequence[Finding], group: FindingGroup, words: Words, *, told: bool) -> str:
    """``dòng 31: “UBND tỉnh” → “UBND tỉnh;”``; the message stands in it where it differs from place to place (``told`` is false).

    Of several findings of one line the messages stand before what it should read.
    """
    finding = those[0]
    change = _change(finding, words)
    if len(those) > 1 and not told:
        change = " ".join((*(phrases.message(each, words) for each in those), change))
    said = (change or _spot(finding, words)) if told or finding.after else phrases.sentence(finding, words)
    where = phrases.counted(finding, words)
    part = phrases.component(finding.component, words) if len(group.rules) > 1 and group.family not in _NAMING else ""
    return ": ".join(each for each in (", ".join(filter(None, (part, where))), said) if each) + _grade(finding, group, words)


def _grade(finding: Finding, group: FindingGroup, words: Words) -> str:
    """The level of a finding that is no grave one, in a group that is told by its gravest."""
    return f" ({words.ui(f'levels.{finding.level}')})" if finding.level != group.level else ""


def _change(finding: Finding, words: Words) -> str:
    """What stands and what should, on one line."""
    got, want = (_quoted(text, words) for text in phrases.contrast(finding, words, _ROW))
    if got and want:
        return words.ui("change", got=got, want=want)
    return words.ui("needed", want=want) if want else got


def _quoted(text: str, words: Words) -> str:
    return words.ui("quoted", text=text) if text else ""
