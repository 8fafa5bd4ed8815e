"""How a text is worded and which letters are capitals."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from checker.checking.case import Case, Problem, Selected
from checker.checking.conditions import chosen, meant, occurs, pattern
from checker.checking.looks import in_capitals
from checker.checking.masks import masked
from checker.model.patterns import lazy_pattern
from checker.wording.folding import changes, fold, is_upper, one_space

_DASH = lazy_pattern(r"(?:(?<!\s)\s+)?-\s*")
_GROUP = lazy_pattern(r"\\([gL])<(\d)>")
_WORD = lazy_pattern(r"[^\W_]+(?:['’ʼ][^\W_]+)*")  # Ea H’leo: what follows an apostrophe is no word of its own


def matches(case: Case, check: Mapping[str, Any]) -> Iterator[Problem]:
    """The whole text meets ``pattern``, or ``forbid`` occurs nowhere in it.

    ``hints``: literals without one of which ``forbid`` cannot occur, asked first since they cost nothing. ``outside``:
    stretches the law does not speak about (``quotes``, ``titles`` of acts). ``rewrite``: pairs of a pattern and its
    replacement that make the wanted form, ``\\L<1>`` in it a group in small letters. ``once``: one finding for all, with their ``count``.
    """
    judge = _forbidden if "forbid" in check else _unmet
    problems = [problem for subject in _hinted(case, check) for problem in judge(case, check, subject)]
    if check.get("once") and problems:
        yield Problem(problems[0].place, problems[0].got, problems[0].want, {"count": len(problems)})
    else:
        yield from problems


def _hinted(case: Case, check: Mapping[str, Any]) -> Iterable[Selected]:
    """The subjects meant that hold one of the ``hints``."""
    if not check.get("hints"):
        return meant(case, check)
    subjects = case.subjects(check["of"])
    holders = [subjects[number] for number in case.joined(check["of"]).holders(check["hints"])]
    return [subject for subject in holders if chosen(subject.fields, check["where"])] if check.get("where") else holders


def _unmet(_case: Case, check: Mapping[str, Any], subject: Selected) -> Iterator[Problem]:
    value = str(subject.value)
    if value and not pattern(check["pattern"]).fullmatch(value):
        yield Problem(subject.place, value, _rewritten(check, value))


def _forbidden(case: Case, check: Mapping[str, Any], subject: Selected) -> Iterator[Problem]:
    value = str(subject.value)
    if not occurs(check["forbid"], value):
        return
    for found in pattern(check["forbid"]).finditer(masked(case, value, check.get("outside", ()))):
        got = value[found.start() : found.end()]
        exact = subject.text == value and got != value
        yield Problem(subject.part(*found.span()) if exact else subject.place, got, _rewritten(check, got))


def _rewritten(check: Mapping[str, Any], got: str) -> str | None:
    if not check.get("rewrite"):
        return check.get("want")
    text = got
    for old, new in check["rewrite"]:
        text = pattern(old).sub(_partly_small(new) if "\\L<" in new else new, text)
    return text if text != got else None  # nobody wants what stands


def _partly_small(new: str) -> Callable[[re.Match[str]], str]:
    """What stands in the place of a match: a template in which ``\\L<2>`` is the second group in small letters."""
    return lambda found: _GROUP.sub(lambda group: found[int(group[2])].lower() if group[1] == "L" else found[int(group[2])], new)


def equals(case: Case, check: Mapping[str, Any]) -> Iterator[Problem]:
    """The text is one of ``any``; spelling variants the law allows (tone placement, kind of dash, spaces) are one.

    ``letters: free`` leaves capitals to another rule, ``dashes: free`` the spaces around dashes.
    """
    allowed = check["any"]
    tight = check.get("dashes") == "free"
    for subject in case.subjects(check["of"]):
        value = one_space(str(subject.value))
        twins = [literal for literal in allowed if _folded(literal, tight) == _folded(value, tight)]
        if twins and (check.get("letters") == "free" or any(_capitals(twin) == _capitals(value) for twin in twins)):
            continue
        if any(is_upper(twin) for twin in twins) and in_capitals(case, subject.place):
            continue
        yield Problem(subject.place, value, twins[0] if twins else _nearest(value, allowed))


def _nearest(value: str, allowed: Sequence[str]) -> str | None:
    """The wording meant: the one the text begins with, else the one fewest changes of letters away; ``None`` where none is near.

    A degree of secrecy or urgency is never advised that the writer did not mean.
    """
    low = fold(value)
    opening = [literal for literal in allowed if low.startswith(f"{fold(literal)} ")]
    if opening:
        return max(opening, key=len)
    if len({fold(literal) for literal in allowed}) == 1:
        return allowed[0]
    near = sorted((changes(low, fold(literal)), literal) for literal in allowed)
    clear = near[0][0] * 3 <= len(low) and near[0][0] < near[1][0]
    return near[0][1] if clear else None


def _folded(text: str, tight: bool) -> str:
    folded = fold(text)
    return _DASH.sub("-", folded) if tight else folded


def _capitals(text: str) -> list[bool]:
    return [letter.isupper() for letter in text if letter.isalpha()]


def letter_case(case: Case, check: Mapping[str, Any]) -> Iterator[Problem]:
    """Capitals throughout (``upper``), not throughout (``mixed``), or first letters only (``initials``, small words within it apart).

    Small letters that a style prints as capitals are capitals. Behind ``until`` a value whose beginning is in capitals goes on as it likes.
    """
    asked = check["letters"]
    small = check.get("small", ())
    for subject in meant(case, check):
        value = one_space(str(subject.value))
        if "until" in check and is_upper(value.partition(check["until"])[0]):
            continue
        spelt = re.search(r"[^\W\d_]{2}", value) is not None  # “Y Ó” has a capital for each word, and no more
        if asked == "upper" and spelt and not (is_upper(value) or in_capitals(case, subject.place)):
            yield Problem(subject.place, value, value.upper())
        elif asked == "mixed" and spelt and is_upper(value):
            yield Problem(subject.place, value, check.get("want"))
        elif asked == "initials" and any(word[0].islower() for at, word in enumerate(_WORD.findall(value)) if not at or word not in small):
            words = [word if at and word in small else word[0].upper() + word[1:] for at, word in enumerate(value.split(" "))]
            yield Problem(subject.place, value, " ".join(words))
