"""``thethuc annotate``: a copy of a Word plan with a comment on everything that is to be mended."""

from __future__ import annotations

from itertools import chain
from typing import Any

import click

from checker.cli.terminal import options
from checker.cli.terminal.flags import configurable, settings_of
from checker.cli.terminal.language import tell
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import tell_lost
from checker.model import LEVELS, Report, Unreadable
from checker.model.errors import Refused
from checker.reporting.catalogue import Words
from checker.reporting.groups import chosen, numbered
from checker.reporting.order import exit_code
from checker.reporting.phrases import trouble_of
from checker.reporting.word_comment import remark
from checker.running.copying import check_target, signature, write_bytes
from checker.running.one import limits_of
from checker.running.stopping import Stop, stoppable
from checker.running.suppressing import judged


@verb("annotate")
@click.argument("file", metavar="FILE", type=options.Path())
@options.output
@options.lang
@options.force
@options.locks
@click.option("--author", default="thethuc", metavar="NAME")
@click.option("--initials", default="TT", metavar="XX")
@click.option("--date", "day", type=options.Day())
@click.option("--level", type=options.OneOf(*LEVELS), default="note")
@options.chosen
@options.only
@options.law
@options.profile
@options.limit
@configurable
@stoppable
def command(
    file: str, output: str | None, lang: str, force: bool, allow_signed: bool, allow_protected: bool,
    author: str, initials: str, day: str | None, level: str, only: tuple[tuple[str, ...], ...],
    config: str | None, no_config: bool, stop: Stop, **_keys: Any,
) -> int:  # fmt: skip
    """Write the copy and say how many comments it holds. Exit codes as for ``check``."""
    words = Words(lang)
    target = check_target(file, output, force=force)
    task = settings_of(config, no_config).task(file)
    from checker.fixing.annotating import WordComment, annotated
    from checker.fixing.locks import locks_of, refuse_locked, without_signatures

    try:
        with stop.working():
            found = judged(file, task)
            refuse_locked(found.data, file, "annotate", options.allowed_locks(allow_signed, allow_protected), limits_of(task))
            shown = chosen(found.report, chain.from_iterable(only)) if only else numbered(found.report, level)
            remarks = [WordComment(each.finding.place, remark(each, words)) for each in shown]
            data = annotated(found.data, remarks, signature(author, initials, day), limits_of(task))
            signed = data != found.data and "signed" in locks_of(data, "annotate", limits_of(task))
            data = without_signatures(data, limits_of(task)) if signed else data
    except Refused as trouble:
        if not trouble.key.startswith("locked."):
            raise
        tell(words.ui(trouble.key, **trouble.values), words)
        return 2
    except Unreadable as trouble:
        tell(words.ui("file_problem", path=file, message=trouble_of(trouble, file, words)), words)
        return 2
    tell_lost(write_bytes(data, target), target, words)
    if signed:
        tell(words.ui("locked.removed", path=target), words)
    key = "annotate.out_of_scope" if found.report.verdict == "out_of_scope" else "annotate.done"
    print(words.ui(key, path=target, count=len(remarks)))
    return exit_code(Report((found.report,)))
