"""How a document stands, in sentences every format shares: its rules, its stage, its counts, why it was left alone."""

from __future__ import annotations

from checker.model import LEVELS, VERDICTS, DocumentReport, Report, Signature
from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.reporting.order import tally
from checker.reporting.unchecked import silent


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


def advice(document: DocumentReport, words: Words) -> str:
    """What the law wants of a plan that has been issued with a fault of form; empty for all others, and where nothing is wrong."""
    faulty = document.verdict not in ("unreadable", "out_of_scope") and any(finding.basis == "decree" for finding in document.findings)
    return words.ui("advice.issued") if faulty and document.stage == "issued" else ""


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


def found(document: DocumentReport, words: Words) -> str:
    """The counts of one document, and how many rules could not be asked: a verdict of ``review`` needs its reason."""
    unasked = silent(document)
    said = counts(tally((document,)), words)
    return f"{said}; {words.ui('counts.unchecked', count=unasked)}" if unasked else said


def told(document: DocumentReport, words: Words, *, brief: bool = False) -> str:
    """A document in one sentence: why it could not be read, why it was left alone, or what was found.

    ``brief`` leaves out how many rules could not be asked where the verdict does not hang on it.
    """
    if document.verdict == "unreadable":
        return phrases.problem(document, words)
    if document.verdict == "out_of_scope":
        return outside(document, words)
    return counts(tally((document,)), words) if brief and document.verdict != "review" else found(document, words)


def total(report: Report, words: Words) -> str:
    """A run over several documents in one sentence."""
    numbers = tally(report.documents)
    if not numbers["documents"]:
        return words.ui("total_none")
    verdicts = ", ".join(
        words.ui("total_verdict", count=numbers[name], verdict=words.say("verdicts", name).lower()) for name in VERDICTS if numbers[name]
    )
    key = "total" if any(numbers[name] for name in ("pass", "fail", "review")) else "total_unjudged"
    return words.ui(key, documents=numbers["documents"], verdicts=verdicts, counts=counts(numbers, words))
