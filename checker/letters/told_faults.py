"""Which findings a letter tells, and each as the row of a table: place, fault, as written, as it should be, clause, how binding.

What the decree orders is told: what was surely departed from, and what is less sure where its words can be told as they should read (a
deputy without “KT.”). Marks and spaces that are no error, other warnings, notes, practice and the house's own rules only when asked for.
What could not be judged is no finding and is never told.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from checker.model import Finding
from checker.model.report import DocumentReport
from checker.model.tuples import NamedTuple
from checker.reporting import clauses, looks, phrases
from checker.reporting.catalogue import Words
from checker.reporting.groups import NumberedFinding, numbered

ALSO = ("warnings", "notes", "practice", "house")
"""What may be told besides, by word; the id, name or part of a rule does as well."""
_BOXES = frozenset(
    {"national_name", "motto", "superior_organ", "organ", "number", "notation", "place", "date", "type_name", "subject", "competence",
     "position", "full_name", "recipients", "archive", "urgency", "secrecy", "circulation", "drafter", "address", "addressee"}
)  # fmt: skip
"""Parts that have a box of their own on the page (Phụ lục I, mục IV): the part's name tells where they stand."""
_PLACES = 8
"""Places of one fault that are listed; of more the number is told."""


class LetterFault(NamedTuple):
    """One row: all as text of one line, ``places`` and what stands there may be empty."""

    part: str
    places: str
    message: str
    written: str
    wanted: str
    clause: str
    binding: str


def told_findings(report: DocumentReport, also: Collection[str] = ()) -> list[NumberedFinding]:
    """The findings a letter tells, in the order of every report."""
    return [each for each in numbered(report) if _is_told(each.finding, also)]


def _is_told(finding: Finding, also: Collection[str]) -> bool:
    if _is_duty(finding) and (finding.level == "error" or (bool(finding.after or finding.want) and finding.fix != "safe")):
        return True
    if any(finding.answers_to(word) for word in also if word not in ALSO):
        return True
    if finding.basis != "decree" or finding.adjusted:
        return ("house" if finding.adjusted else finding.basis) in also
    return {"warning": "warnings", "note": "notes"}.get(finding.level, "") in also


def _is_duty(finding: Finding) -> bool:
    """Whether the decree orders it, as an error or a warning: notes are doubts."""
    return finding.basis == "decree" and finding.level in ("error", "warning") and not finding.adjusted


def left_out(report: DocumentReport, also: Collection[str] = ()) -> tuple[str, ...]:
    """The rule of each finding about a duty of the decree that a letter does not tell unless asked to, in the order of every report."""
    return tuple(each.finding.rule for each in numbered(report) if _is_duty(each.finding) and not _is_told(each.finding, also))


def rows_of(told: Sequence[NumberedFinding], ruleset: str, words: Words) -> list[LetterFault]:
    """The rows; what one rule found alike in several places is one row that lists them, and so is what several found in one line, or in
    how one part is set.

    ``ruleset``: the law the letter names as the one judged by, so that no row names it again.
    """
    alike: dict[tuple[object, ...], list[NumberedFinding]] = {}
    for each in told:
        written, wanted = _sides(each, words)
        shared = (each.group.number,) if each.finding.after else _particulars(each.finding, words)
        alike.setdefault((*shared, written, wanted or phrases.mend(each.finding, words)), []).append(each)
    parts: dict[tuple[object, ...], list[_AlikeFaults]] = {}
    for key, those in alike.items():
        fault = _AlikeFaults(tuple(each.finding for each in those), str(key[-2]), str(key[-1]), those[0].group.family)
        parts.setdefault(_set_part(those) or key, []).append(fault)
    return [_row(those, ruleset, words) for those in parts.values()]


class _AlikeFaults(NamedTuple):
    """Findings with the same as written and as it should be, and the family of their rules."""

    findings: tuple[Finding, ...]
    written: str
    wanted: str
    family: str


def _set_part(those: Sequence[NumberedFinding]) -> tuple[object, ...]:
    """What findings on how one part of the page is set share: the part, where it stands and how binding; empty of others."""
    first = those[0].finding
    if len(those) > 1 or first.place is None or first.after or first.component not in _BOXES or not looks.is_look(those[0].group):
        return ()
    return first.component, first.place._replace(start=None, end=None, bbox=None), first.basis, first.level, first.adjusted


def _particulars(finding: Finding, words: Words) -> tuple[object, ...]:
    """What findings of one rule share besides what is written, to be one row."""
    clause = finding.clause
    said = phrases.component(finding.component, words), phrases.message(finding, words)
    return finding.rule, *said, clause.document, clause.at, binding(finding, words)


def _row(faults: Sequence[_AlikeFaults], ruleset: str, words: Words) -> LetterFault:
    """One row about findings of one line or part: each part, fault and clause once. What of one part is set otherwise is listed."""
    findings = [finding for fault in faults for finding in fault.findings]

    def each(told: Callable[[Finding, Words], str]) -> Iterable[str]:
        return dict.fromkeys(told(finding, words) for finding in findings)

    parts = ", ".join(each(lambda finding, words: phrases.component(finding.component, words)))
    law = clauses.told([finding.clause for finding in findings], words, ruleset)
    said = " ".join(each(phrases.message)) if len(faults) == 1 else _set_otherwise([fault.family for fault in faults], words)
    written, wanted = "; ".join(fault.written for fault in faults), "; ".join(fault.wanted for fault in faults)
    return LetterFault(parts, _places(findings, words), said, written, wanted, law, "; ".join(each(binding)))


def _set_otherwise(families: Sequence[str], words: Words) -> str:
    """``Phông chữ, cỡ chữ; kiểu chữ đậm chưa đúng.``: what of one part is not as the law has it, the part not named again."""
    first, *others = (words.ui(f"families.{family}.title") for family in dict.fromkeys(families))
    return words.ui("letter.set_otherwise", titles="; ".join((first, *(title[:1].lower() + title[1:] for title in others))))


def _sides(each: NumberedFinding, words: Words) -> tuple[str, str]:
    """As written and as it should be: the whole line where it can be told, else the look, else what differs.

    Words of the plan stand between quotation marks, so that no line of it is taken for the letter's own.
    """
    finding = each.finding
    now, wanted = looks.sides(finding, each.group.family, words)
    if now and wanted:
        return now, wanted
    if finding.after:
        return _quoted(finding.before, words), _quoted(finding.after, words)
    got, want = phrases.stands(finding, words), phrases.wanted(finding, words)
    if phrases.is_measure(finding.want or ""):
        return (got if phrases.is_measure(got) else f"{got} {want.rpartition(' ')[2]}"), want
    measured = got != finding.got or finding.component in ("page", "font")
    return (got, want) if measured else (_quoted(phrases.below(got, words), words), _quoted(phrases.below(want, words), words))


def _quoted(text: str, words: Words) -> str:
    return words.ui("quoted", text=text) if text else ""


def binding(finding: Finding, words: Words) -> str:
    """``bắt buộc``, ``thực hành`` or ``nội bộ``; what the machine is not sure of is to be looked at again, a note binds nobody."""
    if finding.adjusted:
        return words.ui("letter.binding.house")
    mentioned = finding.basis == "decree" and finding.level == "note"
    said = words.ui("letter.binding.mentioned" if mentioned else f"letter.binding.{finding.basis}")
    return f"{said}, {words.ui('letter.unsure')}" if _is_unsure(finding) else said


def _is_unsure(finding: Finding) -> bool:
    """A lighter finding of the decree's, unless its line can be written anew safely: there is nothing to weigh about a missing stop."""
    return finding.basis == "decree" and finding.level != "error" and not (finding.fix == "safe" and finding.after)


def _places(findings: Iterable[Finding], words: Words) -> str:
    """Where it stands, each place once; beyond a few their number."""
    told = list(dict.fromkeys(filter(None, (_place(each, words) for each in findings))))
    more = len(told) - _PLACES
    return "; ".join([*told[:_PLACES], *([words.ui("letter.more_places", count=more)] if more > 0 else [])])


def _place(finding: Finding, words: Words) -> str:
    """Page, line or row; the words that stand there only where no other column of the row quotes them.

    A cell is told of a table in the text alone: that header and signatures are laid out in one is nothing the plan's issuer counts.
    """
    if finding.component in _BOXES and finding.place is not None and finding.place.cell is not None:
        finding = finding._replace(place=finding.place._replace(cell=None, paragraph=None))
    shown = finding.before or phrases.stands(finding, words)
    return phrases.counted(finding, words) if finding.quote and finding.quote.rstrip("…") in shown else phrases.spot(finding, words)


def also_words(asked: Iterable[str]) -> Iterator[str]:
    """Words with commas between them, one by one."""
    for each in asked:
        yield from (part.strip() for part in each.split(",") if part.strip())
