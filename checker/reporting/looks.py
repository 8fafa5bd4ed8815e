"""Findings about looks: how a part is set now and how the law has it, the parts it concerns told together."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import Finding
from checker.model.families import LOOKS
from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.reporting.groups import LINE, FindingGroup

_ON_OR_OFF = frozenset(("bold", "italic", "underline", "line_below"))
"""Families whose look is there or not: the message tells which."""


def is_look(group: FindingGroup) -> bool:
    """Whether a group is about how parts are set; margins are no part's."""
    return group.family in LOOKS and group.family != "margin"


def title(group: FindingGroup, words: Words) -> str:
    """What a group is about: its part, or what its parts share."""
    first = group.findings[0]
    if len(group.findings) == 1 or not group.family:
        return phrases.component(first.component, words)
    if group.family == LINE:
        return "; ".join(dict.fromkeys(phrases.component(finding.component, words) for finding in group.findings))
    return words.say("ui", f"families.{group.family}.title")


def row(finding: Finding, family: str, words: Words) -> tuple[str, str] | None:
    """A label of ``ui.finding`` and what it tells of how a part is set and how the law has it, but what the message said of it;
    ``None`` for a finding that has no such two sides.
    """
    now, wanted = sides(finding, family, words)
    if not (now and wanted):
        return None
    message = phrases.message(finding, words).casefold()
    if any(all(each and each.casefold() in message for each in two) for two in ((now, wanted), (finding.got, finding.want))):
        return "look", ""
    if family in _ON_OR_OFF:
        return "required", "" if wanted.casefold() in message else wanted
    return "look", words.ui("look", now=now, wanted=wanted)


def sides(finding: Finding, family: str, words: Words) -> tuple[str, str]:
    """How a part is set and how the law has it, in words; either may be empty."""
    if family not in LOOKS:
        return "", ""
    got, want = phrases.stands(finding, words), phrases.wanted(finding, words)
    asked = finding.values.get("wanted")
    if family in _ON_OR_OFF:
        key = "lacks" if asked is True or family == "line_below" else "has"
        return words.ui(f"families.{family}.{key}.now"), words.ui(f"families.{family}.{key}.wanted")
    if family == "align" and not want:
        want = words.find("ui", "settings", str(asked)) or ""
    if family == "letters" and got and got[:1].isdigit():
        got, want = (words.ui("families.letters.size", size=text) if text else "" for text in (got, want))
    return got, want


def change(finding: Finding, family: str, words: Words) -> str:
    """``Tiêu ngữ: cỡ 12 → cỡ 13`` of a part that is to be set otherwise; empty for a margin's look, which is no part's."""
    now, wanted = sides(finding, family, words)
    if not (now and wanted) or family == "margin":
        return ""
    places = f" {words.ui('times', count=count(finding))}" if count(finding) > 1 else ""
    return f"{_named(finding, words)}{places}: {words.ui('change', got=now, want=wanted)}"


def rows(group: FindingGroup, words: Words) -> Iterator[str]:
    """A line for each way of being set and wanted, with the parts that are so: ``Hiện tại cỡ 10, quy định cỡ 13-14: Tiêu ngữ``.

    What stands in one place only is quoted: the name of its part (the body, all letters) does not tell where.
    """
    lines: dict[tuple[str, str], dict[str, int]] = {}
    lone: dict[tuple[str, str], Finding | None] = {}
    for finding in group.findings:
        seen = sides(finding, group.family, words)
        parts = lines.setdefault(seen, {})
        name = _part(finding, group, words)
        parts[name] = parts.get(name, 0) + count(finding)
        lone[seen] = None if seen in lone else finding
    for seen, parts in lines.items():
        said = "; ".join(f"{name} {words.ui('times', count=count)}" if count > 1 else name for name, count in parts.items())
        only = lone[seen]
        where = phrases.spot(only, words) if only and count(only) == 1 else ""
        told = words.ui("look_of", now=seen[0], wanted=seen[1], parts=said) if all(seen) else said
        yield ": ".join(filter(None, (told, where)))


def _part(finding: Finding, group: FindingGroup, words: Words) -> str:
    """The part a finding is about, and its own level where the group's is graver."""
    name = _named(finding, words)
    return name if finding.level == group.level else f"{name} ({words.ui(f'levels.{finding.level}')})"


def _named(finding: Finding, words: Words) -> str:
    return words.ui("families.letters.all") if finding.component == "font" else phrases.component(finding.component, words)


def count(finding: Finding) -> int:
    """How many places of its part a finding is about."""
    count = finding.values.get("count")
    return count if isinstance(count, int) else 1
