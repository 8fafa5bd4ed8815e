"""How the nouns of a report are said: a place, a clause, a component, a finding, a reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from checker.model import Clause, DocumentReport, Finding, Location, NotChecked, NotRead, Rule, Unreadable
from checker.model.errors import Refused
from checker.model.law import OWN
from checker.model.patterns import lazy_pattern
from checker.reporting.catalogue import Words, fill
from checker.reporting.paper import clip, contrasted, printable

QUOTE = 160
"""Columns of a document's own text that a sentence quotes; the JSON has all of it under ``got``."""

_DAYS = ("until", "since", "cited", "plan")
"""Values of a finding that are days (ISO), none of the document's own letters."""
_UNITS = (" mm", " cm", " pt")
_IN_A_MEASURE = frozenset("0123456789,-×/ mcpt")
_CODE = lazy_pattern(r"(?P<number>\d+(?:/\d{4})?)/(?P<type>[^\W\d_]+)(?:-\S+)?")
_ISO = lazy_pattern(r"(\d{4})-(\d{2})-(\d{2})")


def component(name: str, words: Words) -> str:
    """The name of a part: ``Quốc hiệu``."""
    return words.say("components", name)


def message(finding: Finding, words: Words) -> str:
    """What is wrong, as one sentence."""
    return _said(finding, "message", words) or finding.name


def mend(finding: Finding, words: Words) -> str:
    """How to put it right; empty when the catalogue has no advice, or quotes other words than its line is to have (“7/KH” of “07/KH”)."""
    said = _said(finding, "mend", words)
    return "" if finding.after and finding.want and finding.want in said and not _stands_in(finding.want, finding.after) else said


def _stands_in(words: str, line: str) -> bool:
    """Whether words stand in a line, not as a piece of longer ones; signs stand anywhere."""
    left, right = (r"(?<!\w)" if words[:1].isalnum() else ""), (r"(?!\w)" if words[-1:].isalnum() else "")
    return re.search(f"{left}{re.escape(words)}{right}", line) is not None


def untold(finding: Finding, words: Words, width: int = QUOTE) -> tuple[str, str]:
    """:func:`contrast`, but of what has no line to write anew only what no sentence of the finding says: a figure is nothing written."""
    got, want = contrast(finding, words, width)
    if finding.after:
        return got, want
    said, advice = message(finding, words), mend(finding, words)
    return "" if got in said else got, "" if want in said or want in advice else want


def title(finding: Finding, words: Words) -> str:
    """What its rule is called."""
    return _said(finding, "title", words) or finding.name


def stands(finding: Finding, words: Words) -> str:
    """What stands there: the document's own letters, a measure, or how it is set (``left`` as ``canh trái``)."""
    return _set(finding.got or "", finding, words)


def wanted(finding: Finding, words: Words) -> str:
    """What should stand there, said in the same way."""
    return _set(finding.want or "", finding, words)


def _set(text: str, finding: Finding, words: Words) -> str:
    """A setting in words; figures of a finding on looks (``1-1,5``) are a measure even without a unit, but for a colour (``000000``)."""
    said = setting(text, words)
    measured = said == text and "wanted" in finding.values and _IN_A_MEASURE.issuperset(text)
    return text.replace(",", words.ui("fix.comma")) if measured else said


def contrast(finding: Finding, words: Words, width: int = QUOTE) -> tuple[str, str]:
    """What stands and what should: whole lines where the whole line can be told, both within ``width`` columns; either may be empty."""
    if finding.after:
        return contrasted(finding.before, finding.after, width)
    return clip(below(stands(finding, words), words), width), clip(below(wanted(finding, words), words), width)


def sentence(finding: Finding, words: Words) -> str:
    """What is wrong, and what should stand there unless the message says it already."""
    said = message(finding, words)
    _, want = contrast(finding, words)
    return said if not want or want in said else f"{said} {words.ui('wanted', want=words.ui('quoted', text=want))}"


def below(text: str, words: Words) -> str:
    """Lines below each other on one, each quoted: what stands between them is none of the words to be typed."""
    return text.replace("\n", words.ui("line_below"))


def is_measure(text: str) -> bool:
    """Whether it is a measure with its unit, ``30-35 mm`` or ``1 / 1,27 cm``, and no words of a document."""
    return text.endswith(_UNITS) and _IN_A_MEASURE.issuperset(text)


def setting(text: str, words: Words) -> str:
    """A setting in words, ``footer/center`` as ``lề dưới, canh giữa``; a measure with the language's comma, ``1 / 1,27 cm`` as
    ``1 hoặc 1,27 cm``; any other text as it is.
    """
    if is_measure(text):
        return text.replace(",", words.ui("fix.comma")).replace(" / ", f" {words.ui('fix.either')} ")
    said = [words.find("ui", "settings", part) for part in text.split("/")]
    return ", ".join(part for part in said if part) if all(isinstance(part, str) for part in said) else text


def rule_says(rule: Rule, part: str, words: Words) -> str:
    """A sentence of a rule that has found nothing, its places unfilled: ``title``, ``asks``, ``message`` or ``mend``."""
    own = rule.said.get(words.lang, {}).get(part) or rule.said.get("vi", {}).get(part)
    said: str = words.rule(rule.id, part) or own or _shared(rule.name, part, words) or ""
    return said


def rule_asks(rule: Rule, ruleset: str, words: Words) -> str:
    """The sentence a rule rests on in a rule set: of the law that set is of, else the house's own."""
    return words.asked(rule.id, ruleset) or rule_says(rule, "asks", words)


def basis(finding: Finding, words: Words) -> str:
    """On what a finding rests when that is not the law alone: practice, the house, or a level the house has changed; of a finding on a
    suppression that it is about no form.
    """
    kind = "own" if finding.clause.document == OWN else finding.basis
    said = words.ui(f"bases.{kind}") if kind != "decree" else ""
    changed = words.ui("adjusted", reason=finding.adjusted) if finding.adjusted else ""
    return "; ".join(part for part in (said, changed) if part)


def _said(finding: Finding, part: str, words: Words) -> str:
    """A sentence of the finding's rule: the catalogue's, the house's own, or the catalogue's for what every house may ask."""
    sentence = words.find("rules", finding.rule, part) or _own(finding, part, words) or _shared(finding.name, part, words)
    if not isinstance(sentence, str):
        return ""
    values = _values(finding, words)
    return "" if part == "mend" and "{want}" in sentence and not values["want"] else fill(sentence, values)


def _shared(name: str, part: str, words: Words) -> Any:
    """The sentence for what any house may ask, or for what may be wrong with a suppression."""
    return words.find("house", name, part) or words.find("suppressions", name, part)


def _own(finding: Finding, part: str, words: Words) -> str:
    """The house's own sentence; in Vietnamese when it has no other."""
    return finding.said.get(words.lang, {}).get(part, "") or finding.said.get("vi", {}).get(part, "")


def _values(finding: Finding, words: Words) -> dict[str, object]:
    """Values a sentence about a finding may use; those of the finding itself win."""
    common = {"got": stands(finding, words), "want": wanted(finding, words), "component": component(finding.component, words)}
    values = {**common, **finding.values}
    if "part" in values:
        values["part"] = component(str(values["part"]), words)
    values |= {name: date(str(values[name]), words) for name in _DAYS if name in values}
    return {name: clip(value, QUOTE) if isinstance(value, str) else value for name, value in values.items()}


def reason(rest: NotChecked, words: Words) -> str:
    """Why a rule gave no answer."""
    return words.say("why", rest.why)


def not_read(row: NotRead, words: Words) -> str:
    """What was not read and where: ``đối tượng nhúng (Excel.Sheet.12) không đọc được nội dung (đoạn 5)``."""
    said = words.say("not_read", row.kind, member=clip(row.member, QUOTE), count=row.number).replace(" ()", "")
    where = place(row.place, words)
    return printable(f"{said} ({where})" if where else said)


def problem(document: DocumentReport, words: Words) -> str:
    """Why a file could not be read; empty for one that was."""
    return _trouble(*document.problem, document.path, words) if document.problem else ""


def trouble_of(trouble: Unreadable, path: str, words: Words) -> str:
    """The same for the exception a reader raised."""
    return _trouble(trouble.key, trouble.values, path, words)


def _trouble(key: str, values: Mapping[str, object], path: str, words: Words) -> str:
    named = {name: _named(value, words) if isinstance(value, str) else value for name, value in values.items()}
    return words.say("unreadable", key.removeprefix("unreadable."), **{"path": path, **named, "hint": _hint(values, words)})


def refusal(trouble: Refused, words: Words) -> str:
    """Why a request cannot be met as it was put, in one line."""
    said = {
        name: cause(value, words) if name == "cause" else _accepted(_of_office(trouble.key, name, value, words), words)
        for name, value in trouble.values.items()
        if name != "fault"
    }
    if "fault" in trouble.values:
        key, values = trouble.values["fault"]
        said["fault"] = fault(key, values, words)
    return words.ui(trouble.key, **{**said, "hint": _hint(trouble.values, words)})


def fault(key: str, values: Mapping[str, Any], words: Words) -> str:
    """What departs from a schema: see :mod:`checker.authoring.faults`."""
    return words.ui(f"fault.{key}", **{name: _accepted(value, words) for name, value in values.items()}, hint=_hint(values, words))


def _hint(values: Mapping[str, object], words: Words) -> str:
    """The question whether something near was meant, behind what it is asked about."""
    return f" {words.ui('bad.hint', options=values['near'])}" if values.get("near") else ""


_OFFICE = {
    "kind": ("desk", "queue", "event"), "state": ("ui", "register", "states"), "states": ("desk", "queue", "event"), "stage": ("stages",),
}  # fmt: skip
"""Where the words of the office's own names stand that a refusal of a step quotes."""


def _of_office(key: str, name: str, value: Any, words: Words) -> Any:
    """The names of events, states and stages in a refused step as an office says them; what is refused as no such name stays."""
    if key not in ("register.no_reason", "register.not_after", "register.not_for_stage") or name not in _OFFICE:
        return value
    return ", ".join(str(words.find(*_OFFICE[name], each) or each) for each in str(value).split(", "))


def _accepted(value: Any, words: Words) -> Any:
    """A list of what is accepted in one line, the names of types as words."""
    if isinstance(value, str) and value.startswith("profile.patterns."):
        return words.ui(value)
    if not isinstance(value, tuple):
        return value
    return ", ".join(words.ui(f"config.{word}") if word.startswith("type.") else word for word in value)


def _named(value: str, words: Words) -> str:
    return words.find("ui", "what", value) or cause(value, words)


def cause(name: str, words: Words) -> str:
    """Why the system refused: ``ENOSPC`` in words; what is no such name as it is."""
    return str(words.find("ui", "causes", name) or name)


def cue(text: str, words: Words) -> str:
    """What decided a block; a cue the catalogue does not know is said as it came."""
    key, _, rest = text.partition(" ")
    sentence = words.find("ui", "cues", key)
    return words.ui(f"cues.{key}", value=rest) if isinstance(sentence, str) else text


def date(text: str, words: Words) -> str:
    """``2024-03-07`` as ``07/3/2024``: the day padded, months 1 and 2 padded, as the decree writes them."""
    found = _ISO.fullmatch(text)
    if not found:
        return text
    year, month, day = found.groups()
    return words.ui("date", day=day, month=month if int(month) <= 2 else str(int(month)), year=year, iso=text)


def table_day(text: str, words: Words) -> str:
    """``2024-03-07`` as ``07/03/2024``, as wide as the days above and below it."""
    found = _ISO.fullmatch(text)
    if not found:
        return text
    year, month, day = found.groups()
    return words.ui("table_day", day=day, month=month, year=year, iso=text)


def act(code: str, words: Words) -> str:
    """``30/2020/NĐ-CP`` as ``Nghị định số 30/2020/NĐ-CP``; what is no act has no code of that form: practice, in its language."""
    found = _CODE.fullmatch(code)
    kind = words.find("ui", "acts", found["type"]) if found else None
    return f"{kind} {code}" if kind else divisions(code, words)


def clause(where: Clause, words: Words) -> str:
    """A place in the law, in full; in English the names of its divisions are translated."""
    return ", ".join(part for part in (act(where.document, words), divisions(where.at, words)) if part)


def divisions(at: str, words: Words) -> str:
    """A place within an act; in English the names of its divisions, and what is said of practice, are translated."""
    for vietnamese, spoken in (words.find("ui", "divisions") or {}).items():
        at = re.sub(rf"(?<!\w){re.escape(vietnamese)}(?!\w)", spoken, at)
    return at


def place(where: Location | None, words: Words) -> str:
    """``trang 1, dòng 3, bảng hàng 2 cột 1``, ``bảng 2 hàng 1 cột 1`` of a Word file, counted from 1.

    Empty when a finding is about something that is not there.
    """
    if where is None:
        return ""
    parts = []
    if where.part != "body":
        parts.append(words.say("ui", f"parts.{where.part.split(':')[0]}"))
    if where.page is not None:
        parts.append(words.ui("page", number=where.page))
    if where.line is not None:
        parts.append(words.ui("line", number=where.line))
    if where.cell is not None and where.bbox is None:  # nobody counts cells and paragraphs on a printed page
        table = "" if where.table is None else f" {where.table + 1}"
        parts.append(words.ui("cell", table=table, row=where.cell[0] + 1, column=where.cell[1] + 1))
    elif where.paragraph is not None and where.bbox is None and where.line is None:
        parts.append(words.ui("paragraph", number=where.paragraph + 1))
    return ", ".join(part.removeprefix("parts.") for part in parts)


def counted(finding: Finding, words: Words) -> str:
    """Page, line or row of a finding; the paragraph, which nobody counts, only where no words tell the place."""
    where = finding.place
    if where is not None and finding.quote and where.line is None and where.cell is None:
        where = where._replace(paragraph=None)
    return place(where, words)


def spot(finding: Finding, words: Words) -> str:
    """Where a person finds what a finding is about: what of it can be counted, and the words that stand there."""
    quoted = words.ui("quoted", text=clip(finding.quote, QUOTE)) if finding.quote else ""
    return ": ".join(part for part in (counted(finding, words), quoted) if part)


def chosen_by(cue: str, words: Words) -> str:
    """Why this rule set: ``date 2024-03-07`` as ``theo ngày ban hành 07/3/2024``."""
    key, _, rest = cue.partition(" ")
    sentence = words.find("ui", "chosen", key)
    spoken = date if rest.count("-") == 2 else month
    return words.ui(f"chosen.{key}", value=spoken(rest, words)) if isinstance(sentence, str) else cue


def month(text: str, words: Words) -> str:
    """``2026-04`` as ``4/2026``; months 1 and 2 padded, as the decree writes them."""
    year, dash, figure = text.partition("-")
    if not dash or not figure.isdigit():
        return text
    return words.ui("month", month=figure if int(figure) <= 2 else int(figure), year=year, iso=text)


def stage_cue(cue: str, words: Words) -> str:
    """What decided the stage; a cue the catalogue does not know is said as it came."""
    key, _, rest = cue.partition(" ")
    sentence = words.find("ui", "stage_cues", key)
    return words.ui(f"stage_cues.{key}", value=rest) if isinstance(sentence, str) else cue
