"""What ``thethuc fix`` did to a plan, told: for a person as lines, for a program as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker.model import DocumentReport, Finding, Location
from checker.model.errors import Refused
from checker.model.tuples import NamedTuple
from checker.reporting import phrases, summaries
from checker.reporting.catalogue import Words
from checker.reporting.groups import line_anew, numbered
from checker.reporting.looks import change, count
from checker.reporting.paper import Paper, printable

if TYPE_CHECKING:
    from checker.fixing.look_changes import LookChange
    from checker.fixing.mending import Change, Left, Mended

FORMATS = {".txt": "text", ".md": "markdown", ".json": "json"}
"""What an account is written as, by the ending of its file's name."""
_CODE = ("utf-8", "backslashreplace")  # a name whose bytes are no UTF-8 is told as every other report tells it
_PT_PER_CM = 72 / 2.54
_IN_CM = ("indent_first", "indent_left", "indent_right", "rule_line")
_MEASURE = re.compile(r"(\d{1,4}(?:,\d{1,4})?)( mm)?")
_SPAN = re.compile(r"(\d{1,4}(?:,\d{1,4})?)-(\d{1,4}(?:,\d{1,4})?)( mm)?")
_IN_MM = ("width", "height", "top", "bottom", "left", "right")  # of a page, kept in twips: 12 mm are 11.99
_NEARLY = 0.5  # pt or mm; a measure is told rounded
_WITHOUT_BEFORE = ("rule_line", "page_number", "page_number_start", "title_page")


class _Told(NamedTuple):
    """Lines: of findings mended, of changes of looks that none of these tells, of findings left."""

    done: list[str]
    looks: list[str]
    left: list[str]


@dataclass(frozen=True, slots=True)
class Account:
    """One plan's: where the mended copy went (``target`` is ``None`` when nothing was written).

    ``tracked``: its changes wait to be accepted. ``others``: findings of the file it speaks of that it neither mends nor lists.
    """

    path: str
    target: str | None
    result: Mended
    report: DocumentReport
    tracked: bool = False
    others: int = 0

    def _numbers(self) -> dict[str, str]:
        """The number each finding has in the report, by fingerprint; what only a later round brought up has none."""
        return {each.finding.fingerprint: each.label for each in numbered(self.report)}

    def _in_order(self) -> tuple[list[Finding], list[Left]]:
        """What was mended and what is left, each in the order of the report's numbers."""
        places = {fingerprint: at for at, fingerprint in enumerate(self._numbers())}
        last = len(places)
        done = sorted(self.result.done, key=lambda finding: places.get(finding.fingerprint, last))
        left_over = sorted(self.result.left, key=lambda left: places.get(left.finding.fingerprint, last))
        return [_as_it_became(finding, self.result.changes) for finding in done], left_over

    def _told(self, words: Words) -> _Told:
        """What was mended and what is left, each on a line under its number in the report; and what those lines do not tell."""
        numbers, (done, left_over) = self._numbers(), self._in_order()
        untold: list[LookChange] = []

        def told(finding: Finding, looks: Iterable[LookChange] = ()) -> str:
            head = self.report.rules.get(finding.rule)
            family = head.family if head is not None else ""
            said = _line(finding, words, looks, family)
            untold.extend(look for look in looks if look.fingerprint == finding.fingerprint and not _tells(said, look, family, words))
            return said

        mended = _by_line(((finding, told(finding, self.result.looks)) for finding in done), numbers)
        left = _by_line(((left.finding, f"{told(left.finding)} ({_why(left, words)})") for left in left_over), numbers)
        return _Told(list(mended), list(looks_told(untold, words)), list(left))

    def lines(self, words: Words, paper: Paper, *, diff: bool) -> Iterator[str]:
        """What was done, or would be, and what is left; with ``diff`` each changed line before and after, and what else was set."""
        done, looks, left_over = self._told(words)
        result, said = self.result, "" if self.target is not None else "_would"
        if not result.done:
            yield words.ui("fix.unmendable" if result.left else "fix.unchanged", path=self.target or self.path)
        else:
            yield words.ui(f"fix.head{said}", path=self.target or self.path, done=len(result.done), left=len(result.left))
            if self.tracked:
                yield from paper.wrap(words.ui("fix.tracked"), indent=2, hang=2)
        if self.others:
            yield from paper.wrap(words.ui("fix.others", count=self.others), indent=2, hang=2)
        if diff:
            for change in result.changes:
                yield from _difference(change, words, paper)
        for head, rows in ((f"fix.done{said}", done), (f"fix.looks{said}", looks if diff else ()), ("fix.left", left_over)):
            if rows:
                yield f"{words.ui(head)}:"
            for line in rows:
                yield from paper.wrap(line, indent=2, hang=4)
        if result.done and (advice := summaries.advice(self.report, words)):
            yield from paper.wrap(advice, label=f"{words.ui('advice_label')} ")

    def as_dict(self, words: Words) -> dict[str, Any]:
        """The same for a program."""
        numbers, (done, left_over) = self._numbers(), self._in_order()
        return {
            "path": self.path,
            "written": self.target,
            "done": [_row(finding, numbers) | ({"set": made} if (made := _set_to(finding, self.result.looks)) else {}) for finding in done],
            "looks": [
                {"name": look.name, "before": look.before, "after": look.after, "component": look.component, "paragraphs": look.paragraphs}
                for look in self.result.looks
            ],
            "left": [{**_row(left.finding, numbers), "why": left.why, "reason": _why(left, words)} for left in left_over],
            "others": self.others,
        }

    def markdown(self, words: Words) -> Iterator[str]:
        """The same as a page: what was done, what was set, what a person has to mend."""
        said = "" if self.target is not None else "_would"
        done, looks, left_over = self._told(words)
        yield f"## {_escaped(self.path)}"
        if self.target is not None:
            yield f"{words.ui('fix.written')} {_escaped(self.target)}"
        for head, rows in (
            (words.ui(f"fix.done{said}"), done),
            (words.ui(f"fix.looks{said}"), looks),
            (words.ui("fix.left"), left_over),
        ):
            if rows:
                yield f"### {head}"
                yield "\n".join(f"- [ ] {_escaped(row)}" if head == words.ui("fix.left") else f"- {_escaped(row)}" for row in rows)
        if self.others:
            yield words.ui("fix.others", count=self.others)


def refuse_format(path: str) -> None:
    """Complain about a name whose ending tells none of :data:`FORMATS`. Raises :class:`Refused`."""
    if not path.lower().endswith(tuple(FORMATS)):
        raise Refused("fix.report_name", path=path, suffixes=" ".join(FORMATS))


def written(accounts: Iterable[Account], path: str, words: Words) -> bytes:
    """The accounts of all files in the format that ``path`` ends with."""
    kind = FORMATS[next(suffix for suffix in FORMATS if path.lower().endswith(suffix))]
    if kind == "json":
        rows = [account.as_dict(words) for account in accounts]
        return (json.dumps({"schema": "thethuc-fix/1", "files": rows}, ensure_ascii=False, indent=2) + "\n").encode(*_CODE)
    if kind == "markdown":
        pieces = [f"# {words.ui('fix.report_title')}", *(piece for account in accounts for piece in account.markdown(words))]
        return ("\n\n".join(pieces) + "\n").encode(*_CODE)
    return ("\n\n".join("\n".join(account.lines(words, Paper(color=False), diff=True)) for account in accounts) + "\n").encode(*_CODE)


def _by_line(told: Iterable[tuple[Finding, str]], numbers: Mapping[str, str]) -> Iterator[str]:
    """``1.1, 1.2 [TT0302, TT0311] dòng 7: …``: what is said of findings under their numbers; of those of one line of the plan, once."""
    lines: dict[object, tuple[list[Finding], str]] = {}
    for at, (finding, said) in enumerate(told):
        line = line_anew(finding)
        lines.setdefault(at if line is None else (line, said), ([], said))[0].append(finding)
    for findings, said in lines.values():
        shown = ", ".join(filter(None, (numbers.get(finding.fingerprint, "") for finding in findings)))
        yield f"{shown} [{', '.join(finding.rule for finding in findings)}] {said}".lstrip()


def looks_told(looks: Iterable[LookChange], words: Words) -> Iterator[str]:
    """``cỡ chữ 14 → 13 pt: Số, Ký hiệu``: each change of looks once, with the parts it is of."""
    parts: dict[tuple[str, str, str], list[str]] = {}
    for look in looks:
        before, after = (
            ("" if look.name in _WITHOUT_BEFORE else _value(look.name, look.before, words)),
            _value(look.name, look.after, words),
        )
        part = phrases.component(look.component, words)
        if look.paragraphs > 1:
            part = words.ui("fix.paragraphs", part=part, count=look.paragraphs)
        named = parts.setdefault((look.name, before, after), [])
        if part not in named:
            named.append(part)
    for (name, before, after), named in parts.items():
        yield f"{words.ui(f'fix.look.{name}', change=f'{before} → {after}' if before else after)}: {', '.join(named)}"


def _value(name: str, value: Any, words: Words) -> str:
    if isinstance(value, bool) or value is None:
        return words.ui(f"fix.switch.{'on' if value else 'off'}")
    if isinstance(value, int | float):
        number = round(value / _PT_PER_CM, 1 if name == "rule_line" else 2) if name in _IN_CM else round(value, 1 if name in _IN_MM else 2)
        return f"{number:g}".replace(".", words.ui("fix.comma"))
    return words.find("ui", "settings", str(value)) or str(value)


def _difference(change: Change, words: Words, paper: Paper) -> Iterator[str]:
    yield paper.paint(f"@@ {phrases.place(change.place, words)} @@", "cyan")
    yield from (paper.paint(f"-{printable(line)}", "red") for line in change.before.split("\n"))
    yield from (paper.paint(f"+{printable(line)}", "green") for line in change.after.split("\n"))


def _as_it_became(finding: Finding, changes: Iterable[Change]) -> Finding:
    """A mended finding with its line as it reads now: others of the line may have been left, or not been asked for."""
    if not finding.after or finding.place is None:
        return finding
    became = finding.before
    for each in (each for each in changes if _spot(each.place) == _spot(finding.place)):
        before, after = each.before.split("\n"), each.after.split("\n")
        if became in before and len(before) == len(after):
            became = after[before.index(became)]
        elif finding.after in each.after:
            became = finding.after
    return finding._replace(after=became) if became != finding.before else finding._replace(before="", after="")


def _spot(place: Location) -> tuple[str, int | None]:
    return place.part, place.paragraph if place.line is None else place.line


def _line(finding: Finding, words: Words, looks: Iterable[LookChange], family: str) -> str:
    """``bảng 1 hàng 2 cột 1: “5” → “05”``; of a look how its part was set and is; of what has no line to write anew what is wrong.

    ``looks``: what was set, where anything was.
    """
    place, made = phrases.counted(finding, words), _set_to(finding, looks)
    if finding.after:
        said = _change(finding, words)
    elif said := change(finding._replace(want=made or finding.want), family, words):
        place = "" if count(finding) > 1 else place
    elif made:
        set_to = words.ui("change", got=phrases.stands(finding, words), want=phrases.wanted(finding._replace(want=made), words))
        said = f"{phrases.message(finding, words).rstrip('.')}: {set_to}"
    elif own := [
        look for look in looks if look.name in _IN_CM and look.component == finding.component and phrases.is_measure(finding.want or "")
    ]:
        place, said = "", "; ".join(looks_told(own, words))
    else:
        said = phrases.sentence(finding, words)
        place = place if finding.quote.strip("…") in said else phrases.spot(finding, words)
    return ": ".join(part for part in (place, said) if part)


def _tells(said: str, look: LookChange, family: str, words: Words) -> bool:
    """Whether the line of a finding tells a change of looks that was made for it."""
    value = re.escape(_value(look.name, look.after, words))
    return look.name == family or re.search(rf"(?<![\d,-]){value}(?![\d,-])", said.rpartition("→")[2]) is not None


def _change(finding: Finding, words: Words) -> str:
    return " → ".join(words.ui("quoted", text=text) for text in phrases.contrast(finding, words))


def _set_to(finding: Finding, looks: Iterable[LookChange]) -> str:
    """What a measure was set to of which the law wants one from here to there; nothing where looks do not tell it."""
    got, wanted = _MEASURE.fullmatch(finding.got or ""), _SPAN.fullmatch(finding.want or "")
    if not (got and wanted):
        return ""
    low, high = map(_number, wanted.group(1, 2))
    within = [look for look in looks if isinstance(look.after, int | float) and low <= look.after <= high]
    near = [look for look in within if isinstance(look.before, int | float) and abs(look.before - _number(got[1])) < _NEARLY]
    near = near or [look for look in within if look.name in _WITHOUT_BEFORE]
    own = [look for look in near if look.fingerprint == finding.fingerprint] or [
        look for look in near if look.component == finding.component
    ]
    found = {look.after for look in own or near}
    return f"{round(found.pop(), 2):g}{wanted[3] or ''}".replace(".", ",") if len(found) == 1 else ""


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _row(finding: Finding, numbers: Mapping[str, str]) -> dict[str, Any]:
    number = numbers.get(finding.fingerprint)
    row: dict[str, Any] = {"number": number} if number else {}
    row |= {"rule": finding.rule, "component": finding.component, "level": finding.level}
    row |= {"place": finding.place.as_dict()} if finding.place is not None else {}
    told = {"got": finding.got, "want": finding.want, "before": finding.before, "after": finding.after}
    return row | {name: value for name, value in told.items() if value}


def _why(left: Left, words: Words) -> str:
    return words.ui(f"fix.why.{left.why}")


def _escaped(text: str) -> str:
    """Words in Markdown that mean themselves."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>|#" else sign for sign in printable(text))
