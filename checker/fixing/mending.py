"""From the findings of a check to a mended file and an account of what was done and what was left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from checker.fixing.annotating import Byline
from checker.fixing.appearance import as_long_as_its_words
from checker.fixing.case import FixCase, FixDocument
from checker.fixing.edits import ByHand, ComposeEdit, Edit, LineEdit, PageNumberEdit, RecodeEdit, RunEdit, SectionEdit, TextEdit
from checker.fixing.lengthening import line_lengths
from checker.fixing.look_changes import LookChange, look_changes
from checker.fixing.package import WordFile
from checker.fixing.planning import planned
from checker.fixing.revising import Reviser
from checker.model import Block, DocumentReport, Finding, Location, Rule
from checker.reading.limits import DEFAULT, Limits

_REWRITING_THE_SAME = ({TextEdit, ComposeEdit}, {TextEdit, RecodeEdit}, {ComposeEdit, RecodeEdit})  # when of one paragraph


@dataclass(frozen=True, slots=True)
class Change:
    """A change of text as a person reads it: where it stands, the paragraph (of a text file the line) before and after."""

    place: Location
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Left:
    """A finding that was not mended: ``why`` is a key of ``ui.fix.why``."""

    finding: Finding
    why: str


@dataclass(frozen=True, slots=True)
class Mended:
    """The file after fixing; ``changes`` of its text, ``looks`` of how it looks.

    ``done`` and ``left`` share out the findings that have a fix, plus those left to a person.
    """

    data: bytes
    done: tuple[Finding, ...]
    left: tuple[Left, ...]
    changes: tuple[Change, ...]
    looks: tuple[LookChange, ...] = ()


def mended(
    data: bytes,
    report: DocumentReport,
    rules: Mapping[str, Rule],
    signature: Byline,
    *,
    unsafe: bool = False,
    accept: bool = False,
    without: frozenset[str] = frozenset(),
    limits: Limits = DEFAULT,
) -> Mended:
    """``data`` with the findings of ``report`` mended as far as their rules' fixes can; the same bytes when none can.

    ``rules`` are the rules that spoke, by id. ``unsafe`` allows changes of words; ``accept`` writes plainly instead of
    tracking; ``without`` holds fingerprints of findings to leave alone. A finding is mended wholly or not at all.
    """
    file = WordFile(data, limits)
    whole = FixDocument(file.document)
    reviser = Reviser(file, signature)
    done: list[Finding] = []
    left: list[Left] = []
    agreed = _Agreed()
    looked: list[tuple[Finding, list[Edit]]] = []
    for finding in report.findings:
        rule = rules.get(finding.rule)
        if rule is None:
            continue
        case = FixCase(finding, rule, report, whole)
        try:
            edits = [edit for edit in planned(case, unsafe, without) if not reviser.idle(edit)]
            _refuse(edits, agreed, reviser)
        except ByHand as outcome:
            left.append(Left(finding, outcome.why))
            continue
        looked.append((finding, [edit for edit in edits if edit not in agreed.near(edit)]))
        agreed.take(edits)
        done.append(finding)
    agreed.measure(whole.blocks)
    agreed.take(edit for edit in line_lengths(report, whole, agreed.edits) if reviser.why_not(edit) is None)
    looks = [look for finding, edits in looked for look in look_changes(finding, map(agreed.measured, edits), file.document)]
    # Letters are formatted before new ones copy them.
    for edit in sorted(agreed.edits, key=lambda edit: isinstance(edit, TextEdit | RecodeEdit)):
        reviser.write(edit)
    if accept:
        reviser.accept()
    elif agreed.edits:
        file.show_markup()
    reviser.finish()
    changes = tuple(_changes(agreed.edits, whole.blocks))
    return Mended(file.saved() if agreed.edits else data, tuple(done), tuple(left), changes, tuple(looks))


class _Agreed:
    """The edits taken so far, in order, and by what they touch: only edits of one paragraph, section or file can meet."""

    def __init__(self) -> None:
        self.edits: list[Edit] = []
        self._touching: dict[object, list[Edit]] = {}
        self._measured: dict[LineEdit, LineEdit] = {}

    def near(self, edit: Edit) -> list[Edit]:
        """Those that touch what ``edit`` touches."""
        return self._touching.setdefault(_touched(edit), [])

    def take(self, edits: Iterable[Edit]) -> None:
        """Take each that is not taken yet."""
        for edit in edits:
            near = self.near(edit)
            if edit not in near:
                near.append(edit)
                self.edits.append(edit)

    def measure(self, blocks: Mapping[tuple[str, int], Block]) -> None:
        """Lines that are drawn become as long as the words above them ask for once these are mended."""
        lines = [edit for edit in self.edits if isinstance(edit, LineEdit)]
        self._measured = {
            line: as_long_as_its_words(line, blocks[(line.spot.part, line.spot.paragraph)], self._words_of(line)) for line in lines
        }
        self.edits = [self.measured(edit) for edit in self.edits]

    def _words_of(self, line: LineEdit) -> list[TextEdit]:
        return [edit for edit in self.near(line) if isinstance(edit, TextEdit)]

    def measured(self, edit: Edit) -> Edit:
        """The edit as it is written."""
        return self._measured.get(edit, edit) if isinstance(edit, LineEdit) else edit


def _touched(edit: Edit) -> object:
    """The paragraph or section an edit is of; of the whole file, its kind."""
    return edit.section if isinstance(edit, SectionEdit) else type(edit) if isinstance(edit, PageNumberEdit) else edit.spot


def _refuse(edits: Iterable[Edit], agreed: _Agreed, reviser: Reviser) -> None:
    """Raise :class:`ByHand` when one of the edits cannot be written, or overlaps an edit of another finding."""
    for edit in edits:
        why = reviser.why_not(edit)
        if why is not None:
            raise ByHand(why)
        if any(_clash(edit, other) for other in agreed.near(edit)):
            raise ByHand("overlap")


def _clash(one: Edit, other: Edit) -> bool:
    if one == other:
        return False
    kinds = {type(one), type(other)}
    if kinds in _REWRITING_THE_SAME:
        return getattr(one, "spot", None) == getattr(other, "spot", None)
    if isinstance(one, TextEdit) and isinstance(other, TextEdit):
        return one.spot == other.spot and (max(one.start, other.start) < min(one.end, other.end) or one.start == other.start)
    if isinstance(one, RunEdit) and isinstance(other, RunEdit):
        same = set(one.look) & set(other.look)
        return one.spot == other.spot and bool(same) and max(one.start, other.start) < min(one.end, other.end)
    if isinstance(one, SectionEdit) and isinstance(other, SectionEdit):
        return one.section == other.section and bool(set(one.page) & set(other.page))
    return False


def _changes(edits: Iterable[Edit], blocks: Mapping[tuple[str, int], Block]) -> Iterator[Change]:
    """Each paragraph whose text changes, before and after, in reading order."""
    by_paragraph: dict[tuple[str, int], list[TextEdit]] = {}
    for edit in edits:
        if isinstance(edit, TextEdit):
            by_paragraph.setdefault((edit.spot.part, edit.spot.paragraph), []).append(edit)
    for key, block in blocks.items():
        if key in by_paragraph:
            after = block.text
            for edit in sorted(by_paragraph[key], key=lambda edit: edit.start, reverse=True):
                after = after[: edit.start] + edit.text + after[edit.end :]
            yield Change(block.place(), block.text, after)
