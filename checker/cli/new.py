"""``thethuc new``: a plan in due form, from options, from Markdown or, on a terminal, from a few questions."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from checker.cli.terminal import options
from checker.cli.terminal.flags import configurable, settings_of
from checker.cli.terminal.language import tell
from checker.cli.terminal.verbs import verb
from checker.model.errors import Refused, cause
from checker.model.regular import read_regular
from checker.reporting.catalogue import Words
from checker.running.copying import refuse_bad_target, refuse_existing, refuse_other_names, refuse_own_files, write_bytes
from checker.running.houses import office_words
from checker.running.stopping import Stop, stoppable

if TYPE_CHECKING:
    from checker.fixing.plan_content import PlanContent
    from checker.profiles.office_words import OfficeWords

KINDS = ("organ", "joint", "committee", "school", "commune")
SIGNINGS = ("head", "deputy", "collective", "by-order")


@verb("new")
@options.output
@options.lang
@click.option("--from", "source", metavar="PLAN.md", type=options.Path())
@click.option("--kind", type=options.OneOf(*KINDS))
@click.option("--organ", default="", metavar="NAME")
@click.option("--superior", default="", metavar="NAME")
@click.option("--code", default="", metavar="XX")
@click.option("--place", default="", metavar="NAME")
@click.option("--subject", default="", metavar="TEXT")
@click.option("--signing", type=options.OneOf(*SIGNINGS))
@click.option("--title", default="", metavar="POST")
@click.option("--name", default="", metavar="NAME")
@click.option("--recipient", "recipients", multiple=True, metavar="NAME")
@click.option("--section", "sections", multiple=True, metavar="TITLE")
@click.option("--with-annex", is_flag=True)
@options.force
@options.profile
@configurable
@stoppable
def command(
    output: str | None, lang: str,
    source: str | None, kind: str | None, signing: str | None, recipients: tuple[str, ...], sections: tuple[str, ...],
    with_annex: bool, force: bool, config: str | None, no_config: bool, stop: Stop, **told: Any,
) -> int:  # fmt: skip
    """Write the plan and say where. Questions are asked only when nothing was told and somebody sits at a terminal."""
    words = Words(lang)
    bare = source is None and kind is None and not any(told.values()) and not recipients and not sections
    asking = bare and sys.stdin is not None and sys.stdin.isatty()
    if not output and not asking:
        tell(words.ui("new.bare" if bare else "new.no_output"), words)
        return 2
    if output:
        _refuse(output, force)
        refuse_own_files([output], [source] if source else [])
    with stop.working():
        words_of_office = office_words(settings_of(config, no_config).task(output or words.ui("new.file_name")).profile)
        answers: dict[str, Any] = {**told, "recipients": recipients, "signing": signing or "", "kind": kind or ""}
        if asking:
            from checker.cli.terminal.asking import asked_answers, asked_output

            answers = asked_answers(words, words_of_office, SIGNINGS)
            output = output or asked_output(words, lambda told: _refuse(told, force))
        content = _content(source)
        data = _made(answers, content, sections, with_annex, words_of_office)
    write_bytes(data, str(output))
    print(words.ui("new.done" if source is None else "new.set", path=output))
    for what, count in content.left_out if content is not None else ():
        tell(words.ui(f"new.left_out_{what}", path=source, count=count), words)
    return 0


def _refuse(output: str, force: bool) -> None:
    refuse_bad_target(output, [])
    refuse_other_names(output)
    refuse_existing(output, force)


def _content(source: str | None) -> PlanContent | None:
    """What a plan typed in Markdown says, of none nothing."""
    if source is None:
        return None
    from checker.reading import DEFAULT
    from checker.running.typed_head import read_typed

    try:
        return read_typed(read_regular(source, DEFAULT.text_bytes), source)
    except OSError as error:
        raise Refused("new.no_source", path=os.fspath(source), cause=cause(error)) from None


def _made(answers: dict[str, Any], content: PlanContent | None, sections: tuple[str, ...], with_annex: bool, office: OfficeWords) -> bytes:
    """The plan's file; what the options told goes before what stands in the Markdown."""
    from checker.fixing.new_plan import skeleton
    from checker.fixing.plan_answers import answered, of_office

    return skeleton(of_office(answered(answers, content, sections, with_annex), office))
