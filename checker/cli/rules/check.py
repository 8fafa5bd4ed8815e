"""``thethuc rules check``: are the rule files well formed, and has each its words and its clause?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import yaml

from checker.authoring.compiling import heads, rule_files
from checker.authoring.vetting import misshapen, problems
from checker.cli.terminal import options
from checker.cli.terminal.language import tell
from checker.cli.terminal.verbs import verb
from checker.model.errors import cause as cause_of
from checker.profiles import profiles_of
from checker.profiles.trust import where_broken
from checker.reporting.catalogue import Words
from checker.reporting.phrases import cause, fault
from checker.running.houses import house
from checker.running.rule_lookup import every_rule


@verb("check")
@click.argument("files", nargs=-1, metavar="[FILES…]", type=options.Path())
@options.profile
@options.lang
def command(files: tuple[str, ...], profile: str | None, lang: str) -> int:
    """Validate the named rule files; without names all of them, their words, and the coverage."""
    words = Words(lang)
    if profile is not None:
        house(profile)
        for each in profiles_of(profile):
            print(words.ui("profile.valid", title=each.title, rules=len(each.rules), adjustments=len(each.adjustments)))
        return 0
    try:
        troubles = [trouble for file in files for trouble in _of_file(file, words)] if files else list(problems())
    except OSError as error:
        troubles = [cause(cause_of(error), words)]
    for trouble in troubles:
        tell(trouble, words)
    if troubles:
        return 2
    if files:
        print(words.ui("rules.valid_files", files=len(files)))
    else:
        print(words.ui("rules.valid", files=sum(len(rule_files(head["id"])) for head in heads()), rules=len(every_rule())))
    return 0


def _of_file(file: str, words: Words) -> Iterator[str]:
    """What is wrong with one rule file: it cannot be read, is no YAML, or departs from the schema."""
    try:
        found = [f"{spot}: {fault(*what, words)}" for spot, what in misshapen(Path(file))]
    except FileNotFoundError:
        found = [words.say("unreadable", "missing", hint="")]
    except yaml.YAMLError as error:
        found = [words.ui("rules.no_yaml", **where_broken(error))]
    except UnicodeDecodeError:
        found = [words.ui("rules.not_utf8")]
    except OSError as error:
        found = [cause(cause_of(error), words)]
    for trouble in found:
        yield words.ui("file_problem", path=file, message=trouble)
