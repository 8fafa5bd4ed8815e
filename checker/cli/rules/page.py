"""A rule as a page of plain sentences: what the law asks, why that level, right and wrong, how to mend, what is not seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker.across.saying import example_told
from checker.model import STAGES, Rule
from checker.model.media import MEDIA
from checker.reporting import phrases
from checker.reporting.catalogue import Words, fill
from checker.reporting.paper import Paper
from checker.running.rule_lookup import ACROSS, ShownRule

_INDENT = 2
_LONGEST = 300
"""Letters of an example; a longer one is for a Word file, not for a line."""
_MOST = 4
"""Examples of a kind."""
_PLACE = re.compile(r"\{(\w+)\}")


class _Untold(str):
    """Stands for what only a document would tell; of words that go with a number (``{count:line|lines}``) the many."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return spec.partition("|")[2] or str(self)


_UNKNOWN = _Untold("…")


def rule_page(found: Sequence[ShownRule], words: Words, paper: Paper) -> Iterator[str]:
    """The lines of the page; ``found`` is one rule in every law it stands in, the law in force first."""
    ruleset, rule, examples = found[0]
    across = ruleset == ACROSS
    yield from paper.wrap(f"{rule.id} · {phrases.rule_says(rule, 'title', words)}")
    yield from paper.wrap(_in_short(rule, words))
    sections = (
        ("asks" if rule.basis == "decree" else "wants", _laws(found, words)),
        ("level", [words.ui(f"rules.why.{rule.basis}.{rule.level}")]),
        ("bad", [*_shown(examples["bad"], words, across), words.ui("rules.told", message=_filled(rule, "message", examples, words))]),
        ("good", _shown(examples["good"], words, across)),
        ("mend", _mending(rule, examples, words)),
        ("scope", [words.ui("rules.across")] if across else _scope(rule, words)),
        ("blind", [words.ui("rules.across_doubt")] if across else _blind(rule, words)),
        ("more", [words.ui("rules.machines"), f"  thethuc rules show {rule.id} --format json"]),
    )
    for heading, said in sections:
        if said:
            yield from ("", words.ui(f"rules.headings.{heading}"))
            for line in said:
                mark, rest = (line[:2], line[2:]) if line.startswith(("- ", "  ")) else ("", line)
                yield from paper.wrap(rest, label=mark, indent=_INDENT)


def _in_short(rule: Rule, words: Words) -> str:
    return " · ".join((words.ui(f"levels.{rule.level}").upper(), phrases.component(rule.component, words)))


def _laws(found: Sequence[ShownRule], words: Words) -> list[str]:
    """Each law's own sentence, once where several say the same, and below it its clauses with their days."""
    said: dict[str, list[str]] = {}
    for each in found:
        clause = phrases.clause(each.rule.clause, words)
        asks = phrases.rule_asks(each.rule, each.ruleset, words)
        said.setdefault(asks, []).append(f"{clause}{_days(each.rule.in_force, words)}.")
    return [line for asks, clauses in said.items() for line in (_law_says(asks, words), *clauses)]


def _law_says(asks: str, words: Words) -> str:
    """A sentence in quotes, unless it has quotes of its own."""
    return asks if "“" in asks else words.ui("quoted", text=asks)


def _days(span: tuple[str, str], words: Words) -> str:
    """Of plans of which days a rule holds; nothing when of all."""
    first, last = (phrases.date(day, words) for day in span)
    if not first and not last:
        return ""
    return "; " + words.ui("rules.documents", start=first or _UNKNOWN, end=last or words.ui("rules.open"))


def _shown(examples: Sequence[Any], words: Words, across: bool) -> list[str]:
    """The first few that can be told in words, each once."""
    if across:
        return list(dict.fromkeys(f"- {'  ↔  '.join(example_told(example, words))}" for example in examples))[:_MOST]
    said = (line for example in examples for line in _example({"text": example} if isinstance(example, str) else example, words))
    return list(dict.fromkeys(said))[:_MOST]


def _example(example: Mapping[str, Any], words: Words) -> Iterator[str]:
    """An example as a reader sees it: a line of a plan, what it was before, or a sample file."""
    if "fixture" in example:
        yield words.ui("rules.sample", file=f"fixtures/{example['fixture']}")
    elif "text" in example and len(example["text"]) <= _LONGEST:
        yield f"- {words.ui('quoted', text=_one_line(example['text']))}"
    elif told := [
        words.ui("rules.instead", text=_one_line(after), of=_one_line(before))
        for before, after in example.get("replace", {}).items()
        if after.strip() and len(before) + len(after) <= _LONGEST
    ]:
        yield f"- {'; '.join(told)}"


def _one_line(text: str) -> str:
    return " / ".join(line.strip() for line in text.split("\n") if line.strip())


def _mending(rule: Rule, examples: Mapping[str, Sequence[Any]], words: Words) -> list[str]:
    safety = rule.fix_safety if rule.fix and rule.fix_safety else ""
    by_hand, by_machine = _filled(rule, "mend", examples, words), words.ui(f"rules.by_machine.{safety or 'none'}")
    command = f"  {words.ui(f'rules.command.{safety}')}" if safety else ""
    return [line for line in (by_hand, by_machine, command) if line]


def _filled(rule: Rule, part: str, examples: Mapping[str, Sequence[Any]], words: Words) -> str:
    """A sentence of the rule with the values of its first bad example; what only a document would tell is an ellipsis."""
    sentence = phrases.rule_says(rule, part, words)
    first = examples["bad"][0]
    known = {**_set_by(rule), **({} if isinstance(first, str) else first)}
    told = {name: value if isinstance(value, int) else phrases.setting(str(value), words) for name, value in known.items()}
    values = {name: told.get(name, _UNKNOWN) for name in _PLACE.findall(sentence)}
    return fill(sentence, values)


def _set_by(rule: Rule) -> dict[str, str]:
    """What the rule itself says should stand there."""
    check = rule.check
    wanted = check.get("want")
    bounds = check.get("size") or check.get("range")
    if isinstance(bounds, list | tuple):
        wanted = "-".join(dict.fromkeys(str(bound) for bound in bounds)) + (" mm" if check.get("asks") == "margin" else "")
    return {"want": str(wanted)} if isinstance(wanted, str) else {}


def _scope(rule: Rule, words: Words) -> list[str]:
    """Stages a rule applies to, and whether it has conditions."""
    stages = [words.say("stages", stage) for stage in rule.stages]
    every = sorted(rule.stages) == sorted(STAGES)
    said = [words.ui("rules.every_stage") if every else words.ui("rules.of_stages", stages=", ".join(stages))]
    return [*said, words.ui("rules.conditions")] if {"when", "unless"} & set(rule.check) else said


def _blind(rule: Rule, words: Words) -> list[str]:
    """Media that do not show what the rule asks."""
    meant = [each for each in MEDIA.values() if not rule.media or each.name in rule.media]
    blind = [words.ui(f"media.{each.name}") for each in meant if not each.shows.issuperset(rule.needs)]
    said = [words.ui("rules.not_seen", media=", ".join(blind))] if blind else []
    return [*said, words.ui("rules.doubtful")] if "doubt" in rule.check else said
