"""``thethuc letter``: what an office writes about a plan's form, to its own unit or to the organ that issued it, as a Word file."""

from __future__ import annotations

from typing import Any

import click

from checker.cli.terminal import options
from checker.cli.terminal.flags import configurable, settings_of
from checker.cli.terminal.language import tell
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import say
from checker.letters.choosing import LETTER_KINDS, RETURN_REASONS
from checker.letters.composing import templates
from checker.letters.sending import (
    LetterOf,
    LetterWish,
    letter_of,
    letterhead,
    make_folder,
    own_template,
    refuse_target,
    target_in,
    write_letter,
    write_templates,
)
from checker.letters.told_faults import ALSO, also_words
from checker.model import Unreadable
from checker.model.errors import Refused
from checker.reporting.catalogue import Words
from checker.reporting.phrases import refusal, trouble_of
from checker.running.houses import office_words
from checker.running.stopping import Stop, stoppable
from checker.running.tasks import Settings
from checker.running.walking import STANDARD_INPUT
from checker.wording.same_office import offices_in


@verb("letter")
@click.argument("files", nargs=-1, metavar="FILE…", type=options.Path())
@options.output
@click.option("--to", "folder", metavar="FOLDER", type=options.Path())
@options.lang
@click.option("--kind", type=options.OneOf(*LETTER_KINDS))
@click.option("--reason", type=options.OneOf(*RETURN_REASONS))
@click.option("--office", metavar="NAME[; NAME…]")
@click.option("--superior", metavar="NAME")
@click.option("--code", metavar="XX")
@click.option("--place", metavar="NAME")
@click.option("--also", multiple=True, metavar="|".join((*ALSO, "RULE")))
@click.option("--template", metavar="FILE", type=options.Path())
@click.option("--write-templates", "templates_to", metavar="FOLDER", type=options.Path())
@click.option("--allow-secret", is_flag=True)
@click.option("--no-suppressions", is_flag=True)
@options.law
@options.profile
@options.limit
@configurable
@stoppable
def command(
    files: tuple[str, ...], output: str | None, folder: str | None, lang: str, kind: str | None, reason: str | None,
    superior: str | None, code: str | None, place: str | None, also: tuple[str, ...], template: str | None, templates_to: str | None,
    config: str | None, no_config: bool, stop: Stop, **_keys: Any,
) -> int:  # fmt: skip
    """Write the letters and say of each which it is and why. Exit code 0, or 2 where one could not be written."""
    words = Words(lang)
    settings = settings_of(config, no_config)
    told = tuple(also_words(also))
    options.known_rules(tuple(word for word in told if word not in ALSO))
    wish = LetterWish((), superior or "", code or "", place or "", kind or "", reason or "", told)
    wish = wish._replace(template=own_template(template) if template else None)
    if templates_to is not None:
        names = office_words(settings.task("letter.docx").profile)
        files_made = templates(letterhead(_with_offices(wish, settings, "letter.docx"), names))
        write_templates(files_made, templates_to)
        say(words.ui("letter.templates", folder=templates_to, names=", ".join(files_made)))
        return 0
    if not files or (output is None) == (folder is None) or (output is not None and len(files) > 1):
        raise Refused("letter.bare")
    codes = [_one(file, output, folder or "", wish, settings, stop, words) for file in files]
    return max(codes)


def _one(file: str, output: str | None, folder: str, wish: LetterWish, settings: Settings, stop: Stop, words: Words) -> int:
    """One plan's letter; what keeps it from being written is told in one line."""
    if file == STANDARD_INPUT:
        raise Refused("needs_a_file")
    if output is not None:
        refuse_target(output, file)
    try:
        with stop.working():
            task = settings.task(file)
            letter = letter_of(file, task, _with_offices(wish, settings, file), office_words(task.profile))
    except Unreadable as trouble:
        tell(words.ui("file_problem", path=file, message=trouble_of(trouble, file, words)), words)
        return 2
    except Refused as trouble:
        tell(refusal(trouble, words), words)
        return 2
    if not letter.letter.data:
        say(words.ui("letter.nothing", path=file))
        _say_left_out(letter, words)
        return 0
    if output is None:
        make_folder(folder)
    target = output or target_in(folder, file, letter.choice.kind)
    refuse_target(target, file)
    write_letter(letter.letter.data, target)
    _say(target, letter, words)
    _say_left_out(letter, words)
    return 0


def _say_left_out(letter: LetterOf, words: Words) -> None:
    """Count what the report has and the letter does not, and name the duties of the decree among it."""
    if letter.left_out:
        say(words.ui("letter.left_out", count=len(letter.left_out), rules=", ".join(dict.fromkeys(letter.left_out))))
    if letter.others:
        say(words.ui("letter.others", count=letter.others))


def _with_offices(wish: LetterWish, settings: Settings, file: str) -> LetterWish:
    """The wish with the office's names that apply to the file."""
    said = str(settings.values(file)["office"].value or "")
    return wish._replace(offices=offices_in(said))


def _say(target: str, letter: LetterOf, words: Words) -> None:
    choice, (_, told, rows) = letter.choice, letter.letter
    why = words.ui(f"letter.why.{choice.why}", **choice.values)
    say(words.ui("letter.done", path=target, kind=words.ui(f"letter.kinds.{choice.kind}"), why=why))
    if choice.kind != "return":
        total = told + len(letter.left_out) + letter.others
        say(words.ui("letter.faults" if rows == told else "letter.faults_in_rows", total=total, told=told, rows=rows))
    print(words.ui("letter.blank" if choice.kind != "note" else "letter.internal"))
