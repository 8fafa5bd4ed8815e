"""``thethuc new``: the skeleton of a plan, from options or, on a terminal, from a few questions."""

from __future__ import annotations

import sys

import click

from checker.cli.terminal import options
from checker.cli.terminal.verbs import verb
from checker.model.errors import Refused
from checker.reporting.catalogue import Words
from checker.running.copying import refuse_bad_target, refuse_existing, refuse_other_names, write_bytes
from checker.running.stopping import Stop, stoppable

SIGNINGS = ("head", "deputy", "collective", "by-order")


@verb("new")
@options.output
@options.lang
@click.option("--organ", default="", metavar="NAME")
@click.option("--superior", default="", metavar="NAME")
@click.option("--code", default="", metavar="XX")
@click.option("--place", default="", metavar="NAME")
@click.option("--subject", default="", metavar="TEXT")
@click.option("--signing", type=options.OneOf(*SIGNINGS), default="head")
@click.option("--title", default="", metavar="TITLE")
@click.option("--recipient", "recipients", multiple=True, metavar="NAME")
@click.option("--section", "sections", multiple=True, metavar="TITLE")
@click.option("--with-annex", is_flag=True)
@click.option("--force", is_flag=True)
@stoppable
def command(
    output: str | None, lang: str, organ: str, superior: str, code: str, place: str, subject: str, signing: str, title: str,
    recipients: tuple[str, ...], sections: tuple[str, ...], with_annex: bool, force: bool, stop: Stop,
) -> int:  # fmt: skip
    """Write the skeleton and say where. Questions are asked only when nothing was told and somebody sits at a terminal."""
    words = Words(lang)
    if not output:
        raise Refused("bad.argument", option="--output")
    refuse_bad_target(output, [])
    refuse_other_names(output)
    refuse_existing(output, force)
    from checker.fixing.new_plan import Answers, skeleton

    told = {"organ": organ, "superior": superior, "code": code, "place": place, "subject": subject}
    if not any(told.values()) and sys.stdin is not None and sys.stdin.isatty():
        with stop.working():
            told = {name: _ask(f"new.ask_{name}", words) for name in told}
    answers = Answers(
        **{name: " ".join(text.split()) for name, text in told.items()},
        signing=signing, title=" ".join(title.split()), recipients=recipients, sections=sections, with_annex=with_annex,
    )  # fmt: skip
    with stop.working():
        data = skeleton(answers)
    write_bytes(data, output)
    print(words.ui("new.done", path=output))
    return 0


def _ask(key: str, words: Words) -> str:
    """One question; an empty answer leaves a placeholder."""
    answer: str = click.prompt(words.ui(key), default="", show_default=False, err=True)
    return answer
