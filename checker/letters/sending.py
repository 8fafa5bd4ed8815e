"""From a file to its letter on disk: judged, the letter chosen and composed, written to a new file, never over another."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import NamedTuple

from checker.letters.choosing import LetterChoice, chosen_letter
from checker.letters.composing import ComposedLetter, composed
from checker.letters.letterhead import Letterhead
from checker.letters.template_files import TEMPLATES
from checker.letters.told_faults import left_out
from checker.model import Unreadable
from checker.model.errors import Refused, Unavailable
from checker.model.media import MEDIA
from checker.profiles.office_words import OfficeWords
from checker.running.copying import refuse_bad_target, refuse_other_names
from checker.running.one import unreadable
from checker.running.suppressing import judged
from checker.running.tasks import Task
from checker.wording.issuer_names import superior_of, without_place


class LetterWish(NamedTuple):
    """What was asked of the letters of a run: ``offices`` are the names the office goes by, the first of them writes.

    ``kind`` and ``reason`` are the user's own word, empty where the plan decides; ``also``: what is told besides mandatory faults.
    """

    offices: tuple[str, ...] = ()
    superior: str = ""
    code: str = ""
    place: str = ""
    kind: str = ""
    reason: str = ""
    also: tuple[str, ...] = ()
    template: tuple[str, bytes] | None = None


class LetterOf(NamedTuple):
    """The letter about one file: which, the Word file and what it tells, and what of the report it does not.

    ``left_out``: the rule of each finding about a duty of the decree that is told only when asked for; ``others``: findings about no such
    duty that are not told either. Told, left out and others are all findings of the report.
    """

    choice: LetterChoice
    letter: ComposedLetter
    left_out: tuple[str, ...] = ()
    others: int = 0


def letter_of(path: str, task: Task, wish: LetterWish, words: OfficeWords) -> LetterOf:
    """The letter about the file at ``path``. Raises :class:`Refused`, and :class:`Unreadable` unless it is to be returned."""
    head = letterhead(wish, words)
    try:
        found = judged(path, task, tuple(MEDIA))
    except Unreadable:
        if wish.kind != "return" or not wish.reason or not os.path.isfile(path):
            raise
        report = unreadable(path, "unreadable.damaged")
        choice = LetterChoice("return", "asked", reason=wish.reason)
        return LetterOf(choice, composed(report, None, choice, head, template=wish.template))
    report, plan = found.report, found.plan
    if report.secret:
        raise Refused("letter.secret", path=path)
    if report.verdict == "out_of_scope" and wish.kind != "return":
        raise Refused("letter.out_of_scope", path=path)
    choice = chosen_letter(report, plan, offices_of(wish, words), wish.kind, wish.reason)
    letter = composed(report, plan, choice, head, wish.also, wish.template)
    if choice.kind == "return":
        return LetterOf(choice, letter)
    duties = left_out(report, wish.also)
    return LetterOf(choice, letter, duties, len(report.findings) - letter.told - len(duties))


def offices_of(wish: LetterWish, words: OfficeWords) -> tuple[str, ...]:
    """The names the office goes by: those told, else the one its profile names."""
    return wish.offices or (words.organs if len(words.organs) == 1 else ())


def letterhead(wish: LetterWish, words: OfficeWords) -> Letterhead:
    """What the letters print of the office, from what was told, its profile, and its name."""
    from checker.fixing.plan_answers import code_of

    office = next(iter(offices_of(wish, words)), "")
    return Letterhead(
        office, wish.superior or superior_of(office), wish.code or words.code_of(office) or code_of(without_place(office)),
        wish.place or (words.places[0] if len(words.places) == 1 else ""),
    )  # fmt: skip


def refuse_target(target: str, path: str) -> None:
    """Complain before the work of a target that is there, cannot be written or bears no Word file's name."""
    refuse_bad_target(target, [path])
    refuse_other_names(target)
    _refuse_existing(target)


def _refuse_existing(target: str) -> None:
    """Complain of a file that is there: a letter is never written over, whatever a user says."""
    if os.path.lexists(target):
        raise Refused("letter.exists", path=target)


def make_folder(folder: str) -> None:
    """Make the folder of letters, unless it is there. Raises :class:`Refused`."""
    from checker.model.errors import cause

    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise Unavailable("cannot_write", path=folder, cause=cause(error)) from None


def target_in(folder: str, path: str, kind: str) -> str:
    """The name of a letter among others: the plan's and the letter's, ``ke-hoach.cong-van.docx``."""
    stem = os.path.splitext(os.path.basename(path))[0]
    return os.path.join(folder, f"{stem}.{TEMPLATES[kind]}.docx")


def write_letter(data: bytes, target: str) -> None:
    """Put the letter into a new file. Raises :class:`Refused`, also where something bears the name by now."""
    from checker.model.errors import cause
    from checker.running.replacing import write_new

    try:
        write_new(data, target)
    except FileExistsError:
        raise Refused("letter.exists", path=target) from None
    except OSError as error:
        raise Unavailable("cannot_write", path=target, cause=cause(error)) from None


def own_template(path: str) -> tuple[str, bytes]:
    """An office's template, within the limits of reading. Raises :class:`Refused`."""
    from checker.reading import load

    try:
        return path, load(path)
    except (Unreadable, OSError):
        raise Refused("letter.no_template", path=path) from None


def write_templates(files: Mapping[str, bytes], folder: str) -> None:
    """Put the templates into a folder, over none that is there. Raises :class:`Refused`."""
    make_folder(folder)
    for name in files:
        _refuse_existing(os.path.join(folder, name))
    for name, data in files.items():
        write_letter(data, os.path.join(folder, name))
