"""Options several verbs share, and the types of their values."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

import click

from checker.cli.terminal.language import ASKED, VARIABLE
from checker.cli.terminal.usage_errors import Complaint
from checker.model import STAGES
from checker.model.nearest import nearest
from checker.model.patterns import lazy_pattern
from checker.reporting.catalogue import LANGUAGES

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_NUMBER = lazy_pattern(r"[1-9][0-9]{0,5}(?:\.[1-9][0-9]{0,5})?")
_MONTH = lazy_pattern(r"(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])")
_ISO = lazy_pattern(r"(\d{4})-(\d{2})-(\d{2})")

_WIDEST_CHOICE = 60
"""Columns: a help line holds no more beside the option."""


def _spelt(param: click.Parameter | None) -> str:
    """What a value is for: an option as it is typed, an argument by its word in capitals, for which each language has its own."""
    if isinstance(param, click.Argument):
        return str(param.name).upper()
    return max(param.opts, key=len) if param else ""


def _place(argument: click.Argument, context: click.Context | None) -> int:
    """Which of the arguments it is, from 1: it has a name only in the code."""
    every = [param for param in context.command.params if isinstance(param, click.Argument)] if context else []
    return every.index(argument) + 1 if argument in every else 1


_ALIKE = 0.7
"""How like one of a few words another must be to be taken for a slip of it: all of them are told anyway (0 to 1)."""


class OneOf(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest click
    """One of a few words, in any case."""

    name = "word"

    def __init__(self, *choices: str) -> None:
        self.choices = choices

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """``text|json``."""
        return "|".join(self.choices)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word that ``value`` is; raises :class:`Complaint` for another."""
        typed = str(value).casefold()
        word = next((choice for choice in self.choices if choice.casefold() == typed), None)
        if word is None:
            said = {"value": value, "accepted": ", ".join(self.choices), "near": nearest(value, self.choices, _ALIKE)}
            if isinstance(param, click.Argument):
                raise Complaint("bad.word", number=_place(param, ctx), **said)
            raise Complaint("bad.value", option=_spelt(param), **said)
        return word

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The words that begin as what was typed."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(choice) for choice in self.choices if choice.startswith(incomplete)]


class Day(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest click
    """A date of the calendar, ``YYYY-MM-DD``."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """``value`` when such a day exists; raises :class:`Complaint`."""
        from datetime import date

        found = _ISO.fullmatch(value)
        try:
            if found is None:
                raise ValueError
            date(*(int(part) for part in found.groups()))
        except ValueError:
            raise Complaint("bad.date", value=value, option=_spelt(param)) from None
        return str(value)


class Month(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest click
    """A month of the calendar, ``YYYY-MM``."""

    name = "YYYY-MM"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """``value`` when it is such a month; raises :class:`Complaint`."""
        if not _MONTH.fullmatch(value):
            raise Complaint("bad.month", value=value, option=_spelt(param))
        return str(value)


class Count(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest click
    """A whole number from 1."""

    name = "N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """``value`` as a number; raises :class:`Complaint`."""
        if isinstance(value, int):
            return value
        if not str(value).isdecimal() or int(value) < 1:
            raise Complaint("bad.value", value=value, option=_spelt(param), accepted="1, 2, 3, …")
        return int(value)


class Path(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest click
    """A path as typed; whether it is there is for reading and writing to find out."""

    name = "FILE"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """What the shell itself offers for a file name."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="file")]


class Target(Path):
    """A path, or a format, a colon and a path."""

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The formats that begin as what was typed; else what the shell offers."""
        from click.shell_completion import CompletionItem

        from checker.reporting import BOOKS, FORMATS

        formats = [CompletionItem(f"{name}:") for name in (*FORMATS, *BOOKS) if incomplete and f"{name}:".startswith(incomplete)]
        return formats or super().shell_complete(ctx, param, incomplete)


class Name(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest click
    """A person's name on one line, in composed letters, one space between its words."""

    name = "NAME"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name; raises :class:`Complaint` for one that bears a sign that controls or turns."""
        name = " ".join(normalize("NFC", str(value)).split())
        if not name.isprintable():
            raise Complaint("bad.text", option=_spelt(param))
        return name


class Numbers(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest click
    """Numbers of the report, commas between them: ``2.3,5``."""

    name = "N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Each number; raises :class:`Complaint` for what is none."""
        numbers = tuple(part.strip() for part in str(value).split(",") if part.strip()) if isinstance(value, str) else tuple(value)
        for number in numbers or ("",):
            if not _NUMBER.fullmatch(number):
                raise Complaint("bad.value", value=number, option=_spelt(param), accepted="1, 2.3, …")
        return numbers


class RuleWord(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest click
    """A word that names rules; :func:`known_rules` says what it may be."""

    name = "RULE"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Every rule whose id begins as what was typed, in any case, with its title."""
        from click.shell_completion import CompletionItem

        from checker.checking.rulesets import available, rules_of
        from checker.reporting.catalogue import Words

        words = Words(os.environ.get(VARIABLE, "vi"))
        ids = sorted({rule.id for head in available() for rule in rules_of(head["id"])})
        start = incomplete.upper()
        return [CompletionItem(rule, help=words.rule(rule, "title") or None) for rule in ids if rule.startswith(start)]


class RuleId(RuleWord):
    """One rule: its id in any case, or its name. Another word is handed on: the verb says that no rule has it."""

    name = "ID"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The id of the rule."""
        from checker.checking.rulesets import available, rules_of

        word = str(value).upper()
        rules = (rule for head in available() for rule in rules_of(head["id"]))
        return next((rule.id for rule in rules if word in (rule.id.upper(), rule.name.upper())), str(value))


class RuleSetWord(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest click
    """The id of a rule set; :func:`known_ruleset` says which there are."""

    name = "ID"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The laws a plan can be judged by."""
        from click.shell_completion import CompletionItem

        from checker.checking.rulesets import laws

        return [CompletionItem(law) for law in laws() if law.startswith(incomplete)]


def formats(*choices: str) -> Callable[[Any], Any]:
    """``--format``, the first of the choices by default; more than a line holds are told in the help instead."""
    metavar = "FORMAT" if len("|".join(choices)) > _WIDEST_CHOICE else None
    return click.option("--format", "format_", metavar=metavar, type=OneOf(*choices), default=choices[0])


def _language(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """The language told after the verb, else before it, else by the environment."""
    told = ctx.get_parameter_source(str(param.name)) is click.core.ParameterSource.COMMANDLINE
    return value if told else str(ctx.meta.get(ASKED, value))


lang = click.option("--lang", type=OneOf(*LANGUAGES), default="vi", envvar=VARIABLE, callback=_language)
color = click.option("--color", type=OneOf("auto", "always", "never"), default="auto")
output = click.option("--output", "-o", metavar="FILE", type=Path())
outputs = click.option("--output", "-o", metavar="[FORMAT:]FILE", multiple=True, type=Target())
force = click.option("--force", is_flag=True)
stage = click.option("--stage", type=OneOf("auto", *STAGES), default="auto")
medium = click.option("--medium", type=OneOf("text", "ocr"))
profile = click.option("--profile", metavar="FOLDER|NAME")
_LOCKS = ("signed", "protected")
only = click.option("--only", metavar="N[,N…]", multiple=True, type=Numbers())
limit = click.option("--limit", "limits", metavar="NAME=N", multiple=True)


def law(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say by which law, as of which day and at which stage a plan is judged."""
    for option in (stage, click.option("--as-of", type=Day()), click.option("--ruleset", metavar="ID", type=RuleSetWord())):
        command = option(command)
    return command


def chosen(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that name the rules to judge by."""
    for name in ("--ignore", "--select"):
        command = click.option(name, multiple=True, type=RuleWord())(command)
    return command


def locks(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that allow a signed or a protected Word file to be changed."""
    for lock in reversed(_LOCKS):
        command = click.option(f"--allow-{lock}", is_flag=True)(command)
    return command


def allowed_locks(*flags: bool) -> frozenset[str]:
    """What these options allow, in their order."""
    return frozenset(lock for lock, allowed in zip(_LOCKS, flags, strict=True) if allowed)


def known_rules(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words that name rules, commas taken apart; raises :class:`Complaint` for one that names none."""
    asked = tuple(part.strip() for word in words for part in word.split(",") if part.strip())
    if not asked:
        return ()
    from checker.checking.rulesets import available, rules_of

    rules = [rule for head in available() for rule in rules_of(head["id"])]
    for word in asked:
        if not any(rule.answers_to(word) for rule in rules):
            names = sorted({name for rule in rules for name in (rule.id, rule.name, rule.component)})
            raise Complaint("bad.rule", rule=word, near=nearest(word, names))
    return asked
