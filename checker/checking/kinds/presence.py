"""What must stand, what must not, and how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker.checking.case import Case, Problem, Selected, selector
from checker.checking.conditions import meant
from checker.wording.folding import fold


def present(case: Case, check: Mapping[str, Any]) -> Iterator[Problem]:
    """A part, a field or an item stands (``wanted: true``, the default) or does not (``wanted: false``).

    ``filled``: a place left blank counts as missing. ``want`` is the form to print in the finding; what should not stand may bear
    its own in a field of that name (a slip of the pen). ``once``: one finding
    for all, with their ``count``. ``each``: wordings of which every one stands in some item.
    """
    if "each" in check:
        yield from _lacking(case, check)
        return
    named = selector(check["of"])
    wanted, want = check.get("wanted", True), check.get("want")
    if named.part and wanted and not named.field and not named.listed:
        part = case.component(named.part)
        if part.status == "missing" or (check.get("filled") and part.status == "blank"):
            yield Problem(part.places[0] if part.places else None, None, want)
        return
    wrong = [subject for subject in _meant(case, check) if bool(subject.value) is not wanted]
    for subject in wrong[:1] if check.get("once") else wrong:
        stands = subject.value.strip() if isinstance(subject.value, str) and not wanted else ""
        values = {"count": len(wrong)} | ({"part": subject.fields["part"]} if "part" in subject.fields else {})
        counted = subject.place is None and isinstance(subject.value, int)  # so many tracked changes: no words of the plan
        got = stands or (None if counted else subject.text or None)
        yield Problem(subject.place, got, want if wanted else subject.fields.get("want"), values)


def _lacking(case: Case, check: Mapping[str, Any]) -> Iterator[Problem]:
    """The wordings of ``each`` that stand in no item, told where the list begins."""
    subjects = _meant(case, check)
    texts = [fold(subject.text) for subject in subjects]
    for wording in check["each"]:
        if not any(fold(wording) in text for text in texts):
            yield Problem(subjects[0].place if subjects else None, None, wording)


def _meant(case: Case, check: Mapping[str, Any]) -> Sequence[Selected]:
    """The items a check is about; ``alone`` names a field whose value no other item shares."""
    subjects = meant(case, check)
    alone = check.get("alone")
    if not alone:
        return subjects
    shared = Counter(item.fields.get(alone) for item in case.subjects(check["of"]))
    return [subject for subject in subjects if shared[subject.fields.get(alone)] == 1]


def count(case: Case, check: Mapping[str, Any]) -> Iterator[Problem]:
    """A list has ``at_least`` so many items, or a number in each item is ``at_most`` so much."""
    subjects = _meant(case, check)
    most = check.get("at_most")
    if most is not None:
        for subject in subjects:
            if isinstance(subject.value, int) and subject.value > most:
                yield Problem(subject.place, subject.text, values={"count": subject.value})
    elif len(subjects) < check["at_least"]:
        place = subjects[0].place if subjects else None
        got = "; ".join(str(subject.value) for subject in subjects)
        yield Problem(place, got or None, values={"count": len(subjects), "least": check["at_least"]})
