"""How a document stands, in sentences every format shares: its rules, its stage, its counts, why it was left alone."""

from __future__ import annotations

import os
from collections.abc import Sequence

from checker.model import LEVELS, DocumentReport, Signature
from checker.model import SECRECY_MARKS as MARKS
from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.reporting.order import Tally, tally
from checker.reporting.paper import columns, printable
from checker.reporting.unchecked import silent, unread

_SKIPPED = 5
"""Files that were not looked at named in a sentence; the JSON report names them all."""


def grounds(document: DocumentReport, words: Words) -> str:
    """Which rules judged and why these."""
    ruleset = document.ruleset or ""
    name = words.find("ui", "rulesets", ruleset) or ruleset
    return words.ui("grounds", ruleset=name, why=phrases.chosen_by(document.chosen_by, words))


def stage(document: DocumentReport, words: Words) -> str:
    """At which stage the document was taken to be, and why."""
    said = words.say("stages", document.stage or "")
    cue = phrases.stage_cue(document.stage_cue, words)
    return words.ui("stage_why", stage=said, why=cue) if cue else said


def tracked(document: DocumentReport, words: Words) -> str:
    """How a document with tracked changes was read; empty for one without."""
    return words.ui("tracked.said", count=document.tracked) if document.tracked else ""


def tracked_briefly(document: DocumentReport, words: Words) -> str:
    """The same in a clause, for a document that has one line."""
    judged = document.verdict != "unreadable" and document.scope == "in"
    return words.ui("tracked.brief", count=document.tracked) if document.tracked and judged else ""


def advice(document: DocumentReport, words: Words) -> str:
    """What the law wants of a plan that has been issued with a fault of form; empty for all others, and where nothing is wrong."""
    faulty = document.verdict not in ("unreadable", "out_of_scope") and any(finding.basis == "decree" for finding in document.findings)
    return words.ui("advice.issued") if faulty and document.stage == "issued" else ""


def safe(document: DocumentReport) -> int:
    """How many findings ``thethuc fix`` mends unless it is asked for more."""
    return sum(finding.fix == "safe" for finding in document.findings)


def fixable(document: DocumentReport, words: Words, room: int) -> tuple[str, str] | None:
    """How many findings ``thethuc fix`` can mend, and the command to run; ``None`` where it mends nothing.

    A command of more than ``room`` columns is told as it is typed in the folder of the file: broken, nobody could copy it.
    """
    number = safe(document)
    if not number or document.medium not in ("docx", "text") or not _is_a_file_by_itself(document.path):
        return None
    copy = words.ui("fixable.copy") + os.path.splitext(document.path)[1]
    command = words.ui("fixable.command", file=typed(document.path), copy=copy)
    key = "fixable.told"
    if columns(command) > room and (name := os.path.basename(document.path)) != document.path:
        key, command = "fixable.told_there", words.ui("fixable.command", file=typed(name), copy=copy)
    return words.ui(key, count=number, all=len(document.findings)), command


def _is_a_file_by_itself(path: str) -> bool:
    """Not standard input, and not a member of an archive or envelope."""
    return path != "-" and not any(step.lower().endswith((".zip", ".edxml")) for step in path.replace(os.sep, "/").split("/")[:-1])


def typed(path: str) -> str:
    """A path as it is typed in a command."""
    plain = printable(path)
    plain = f".{os.sep}{plain}" if plain.startswith("-") else plain  # else it is an option
    return plain if all(sign.isalnum() or sign in "/\\._-:+" for sign in plain) else f'"{plain}"'


def signatures(document: DocumentReport, words: Words) -> list[str]:
    """One sentence a digital signature, then what was not asked: nobody outside is, so no certificate is vouched for."""
    said = [_signature(signature, words) for signature in document.signatures]
    return [*said, words.ui("signatures.limits")] if any(each.state != "empty" for each in document.signatures) else said


def _signature(signature: Signature, words: Words) -> str:
    """``Trần Hoài Thu (cá nhân, Sở Nội vụ), ký 15/3/2024 10:00:00 +07:00 theo đồng hồ người ký: …``."""
    state = words.ui(f"signatures.states.{signature.state}")
    if signature.name is None:
        return state
    about = [words.ui(f"signatures.signers.{signature.signer}"), signature.organ if signature.organ != signature.name else ""]
    who = words.ui("signatures.who", name=signature.name, about=", ".join(filter(None, about)))
    if signature.time and signature.clock:
        day, clock = signature.time.split("T")
        moment = f"{phrases.date(day, words)} {clock.removesuffix('+07:00')} +07:00"
        who += words.ui(f"signatures.{signature.clock}", time=moment)
    return f"{who}: {state}"


def outside(document: DocumentReport, words: Words) -> str:
    """What a document outside the decree's rules for plans is, and that they were not applied."""
    kind = (words.find("ui", "types", document.type) or document.type) if document.type else ""
    key = "type_known" if document.scope == "type" and kind else document.scope
    return words.ui(f"outside.{key}", type=kind or "")


def counts(numbers: dict[str, int], words: Words) -> str:
    """``2 lỗi, 1 cảnh báo``; ``không có vi phạm`` when there is nothing."""
    said = [count(level, numbers[f"{level}s"], words) for level in LEVELS if numbers[f"{level}s"]]
    return ", ".join(said) or words.ui("counts.none")


def count(level: str, number: int, words: Words) -> str:
    """``2 lỗi``."""
    return words.ui(f"counts.{level}" if number == 1 else f"counts.{level}s", count=number)


def accepted(document: DocumentReport, words: Words) -> str:
    """How many findings were accepted before, or that all were; empty when none was."""
    key = "suppressed" if document.findings else "all_suppressed"
    return words.ui(key, count=len(document.suppressed)) if document.suppressed else ""


def accepted_besides(document: DocumentReport, words: Words) -> str:
    """How many were accepted besides those counted; empty where :func:`told` says it."""
    return accepted(document, words) if document.findings else ""


def _counted(document: DocumentReport, words: Words) -> str:
    """The counts of one document; of one in which everything found was accepted before, that."""
    return counts(tally((document,)), words) if document.findings else accepted(document, words) or words.ui("counts.none")


def secrecy(document: DocumentReport, words: Words) -> str:
    """That the document bears a mark of secrecy and nothing of it is kept; empty for one that bears none."""
    if not document.secret:
        return ""
    return words.ui("secret.marked", mark=document.secret) if document.secret in MARKS else words.ui("secret.suspected")


def _with_secrecy(said: str, document: DocumentReport, words: Words) -> str:
    return f"{said}; {secrecy(document, words)}" if document.secret else said


def found(document: DocumentReport, words: Words) -> str:
    """The counts of one document, what was not read and how many rules could not be asked: ``review`` needs its reason."""
    unasked = silent(document)
    said = [_counted(document, words), _unread(document, words)]
    said += [words.ui("counts.unchecked", count=unasked)] if unasked else []
    return _with_secrecy("; ".join(part for part in said if part), document, words)


def _unread(document: DocumentReport, words: Words) -> str:
    """What was not read, in one clause; of much only the first, and how much more; suppressions left aside besides."""
    listed = unread(document, words)
    more = words.ui("not_read.more", count=len(listed) - 1) if len(listed) > 1 else ""
    said = [words.ui("not_read.first", what=listed[0], more=more)] if listed else []
    said += [words.ui("disregarded", count=document.disregarded)] if document.disregarded else []
    return "; ".join(said)


def told(document: DocumentReport, words: Words, *, brief: bool = False) -> str:
    """A document in one sentence: why it could not be read, why it was left alone, or what was found.

    ``brief`` leaves out how many rules could not be asked where the verdict does not hang on it.
    """
    if document.verdict == "unreadable":
        return phrases.problem(document, words)
    if document.scope != "in":
        unread_ = _unread(document, words)
        said = f"{outside(document, words).rstrip('.')}; {unread_}." if unread_ else outside(document, words)
        return _with_secrecy(said, document, words)
    if brief and document.verdict != "review":
        said = "; ".join(part for part in (_counted(document, words), _unread(document, words)) if part)
        return _with_secrecy(said, document, words)
    return found(document, words)


def total(counted: Tally, left: Sequence[str], words: Words) -> str:
    """A run over several documents in one sentence, from its count and the files that were not looked at."""
    numbers = counted.numbers()
    if not numbers["documents"]:
        return f"{words.ui('total_none')} {skipped(left, words)}".rstrip()
    verdicts = ", ".join(
        words.ui("total_verdict", count=count, verdict=words.say("verdicts", name).lower()) for name, count in counted.told()
    )
    key = "total" if any(numbers[name] for name in ("pass", "fail", "review")) else "total_unjudged"
    if key == "total" and counted.accepted and not any(numbers[f"{level}s"] for level in LEVELS):
        key = "total_accepted"
    said = words.ui(key, documents=numbers["documents"], verdicts=verdicts, counts=_run_counts(counted, words), accepted=counted.accepted)
    return f"{said} {skipped(left, words)}".rstrip()


def _run_counts(counted: Tally, words: Words) -> str:
    numbers = counted.numbers()
    if not counted.accepted:
        return counts(numbers, words)
    return f"{counts(numbers, words)}; {words.ui('suppressed', count=counted.accepted)}"


def skipped(paths: Sequence[str], words: Words) -> str:
    """How many files were not looked at, and which; empty when all were."""
    names = ", ".join(map(printable, paths[:_SKIPPED]))
    more = ", …" if len(paths) > _SKIPPED else ""
    return words.ui("skipped", count=len(paths), names=names + more) if paths else ""
