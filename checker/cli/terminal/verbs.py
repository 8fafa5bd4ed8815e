"""Verbs as click commands: loaded when called, explained in the user's language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any
from unicodedata import category

import click

from checker.cli.terminal.language import ASKED, spoken
from checker.cli.terminal.metavars import localised
from checker.cli.terminal.options import OneOf
from checker.cli.terminal.usage_errors import Complaint
from checker.model.errors import Refused
from checker.model.nearest import nearest
from checker.reporting.catalogue import LANGUAGES, Words

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


_NO_LETTERS = ("Cc", "Cs")
"""Control characters, and what stands for bytes that are no letters."""
_IN_NO_FILE = "\ufffe\uffff"
"""Of the places of the code that are no letters, those that XML refuses."""
_HERE = "."
"""The default of a folder: its help calls it by its name."""
_BREAKS = {ord(sign): " " for sign in "\n\t"}


class Verb(click.Command):
    """One verb. Its help comes from the catalogues: ``ui.help.<verb>.about`` and one line for each option's name."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Click's parsing; arguments that no place is left for are a :class:`Complaint`."""
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if ctx.args and not ctx.resilient_parsing:
            raise Complaint("bad.extra", arguments=" ".join(ctx.args))
        for param in self.get_params(ctx):
            if param.type is click.STRING and not _is_text(ctx.params.get(param.name or "")):
                raise Complaint("bad.text", option=max(param.opts, key=len))
        return rest

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb; what the rooms below refuse becomes a complaint about this command line."""
        try:
            return super().invoke(ctx)
        except Refused as trouble:
            raise Complaint.about(trouble, ctx) from trouble

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The first line of the help."""
        words = _words(ctx)
        pieces = " ".join(self.collect_usage_pieces(ctx)).replace("...", "…")
        formatter.write_usage(ctx.command_path, localised(pieces, words), prefix=words.ui("usage") + " ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the verb is for."""
        _about(ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """One line an option."""
        _options(self, ctx, formatter)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Click's completions, each option with its help."""
        return _explained(super().shell_complete(ctx, incomplete), self, ctx)


def _is_text(value: Any) -> bool:
    """Whether what was told as words holds letters alone, none of which a file could not hold: paths are another type."""
    said = "".join(value) if isinstance(value, tuple) else value
    return not isinstance(said, str) or said.isprintable() or not any(map(_is_no_letter, said.translate(_BREAKS)))


def _is_no_letter(sign: str) -> bool:
    return category(sign) in _NO_LETTERS or sign in _IN_NO_FILE


class VerbGroup(click.Group):
    """A verb made of verbs: the module ``<home>.<verb>`` holds the command of that name."""

    def __init__(self, name: str, home: str, verbs: Sequence[str], version: bool = False) -> None:
        super().__init__(name=name, no_args_is_help=True, context_settings={"help_option_names": ["-h", "--help"]})
        self.home = home
        self.verbs = tuple(verbs)
        self.params.append(click.Option(["--lang"], type=OneOf(*LANGUAGES), expose_value=False, callback=_remember))
        if version:
            self.params.append(click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_print_version))

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order of a day's work."""
        return list(self.verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb, imported now."""
        if cmd_name not in self.verbs:
            return None
        command: click.Command = getattr(import_module(f"{self.home}.{cmd_name}"), "command")  # noqa: B009
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb named by the first argument."""
        if args and args[0] not in self.verbs and not args[0].startswith("-"):
            if ctx.resilient_parsing:
                return None, None, args
            raise Complaint("bad.verb", verb=args[0], command=ctx.command_path, near=nearest(args[0], self.verbs))
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The verbs and options that begin as what was typed; no module of a verb is imported for it."""
        from click.shell_completion import CompletionItem

        verbs = [CompletionItem(verb, help=_short(about)) for verb, about in abouts(self, ctx) if verb.startswith(incomplete)]
        return verbs + _explained(click.Command.shell_complete(self, ctx, incomplete), self, ctx)

    format_usage = Verb.format_usage

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the verbs are for."""
        _about(ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """One line a verb; none of their modules is imported for it."""
        words = _words(ctx)
        with formatter.section(words.ui("commands")):
            formatter.write_dl(list(abouts(self, ctx)))
        _options(self, ctx, formatter)


def verb(name: str) -> Callable[[Callable[..., int]], Verb]:
    """Make a function the command ``name``; its return value is the exit code."""

    def made(function: Callable[..., int]) -> Verb:
        return click.command(name=name, cls=Verb)(function)

    return made


def _words(ctx: click.Context) -> Words:
    """The words of a help page: options after ``--help`` have not been parsed, so the whole line is looked at."""
    import sys

    return spoken(sys.argv[1:])


def _path(ctx: click.Context, verb: str = "") -> str:
    """``rules.list`` for the command ``thethuc rules list``; ``thethuc`` for the program itself."""
    return ".".join([*ctx.command_path.split()[1:], *([verb] if verb else [])]) or "thethuc"


def _about(ctx: click.Context, formatter: click.HelpFormatter) -> None:
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(about(ctx))


def about(ctx: click.Context) -> str:
    """What the command of a context is for."""
    return _words(ctx).ui(f"help.{_path(ctx)}.about")


def abouts(group: VerbGroup, ctx: click.Context) -> list[tuple[str, str]]:
    """Each verb of a group with what it is for."""
    return [(verb, _words(ctx).ui(f"help.{_path(ctx, verb)}.about")) for verb in group.verbs]


def option_rows(command: click.Command, ctx: click.Context) -> list[tuple[str, str]]:
    """Each option as typed, with its help."""
    words = _words(ctx)
    return [
        (localised(_spelling(param, ctx), words), _help_of(param, ctx, words))
        for param in command.get_params(ctx)
        if isinstance(param, click.Option)
    ]


def _options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """One line an option."""
    with formatter.section(_words(ctx).ui("options")):
        formatter.write_dl(option_rows(command, ctx))


def _explained(items: list[CompletionItem], command: click.Command, ctx: click.Context) -> list[CompletionItem]:
    """Completions with the catalogues' help for each option among them."""
    words = _words(ctx)
    params = {name: param for param in command.get_params(ctx) if isinstance(param, click.Option) for name in param.opts}
    for item in items:
        if item.value in params:
            item.help = _short(_help_of(params[item.value], ctx, words))
    return items


def _short(said: str) -> str:
    """The first sentence of a help text, without the commas at which the script for fish ends a description."""
    return said.partition(". ")[0].rstrip(".").replace(",", ";")


def _spelling(param: click.Option, ctx: click.Context) -> str:
    """``-o, --output FILE`` as typed."""
    record = param.get_help_record(ctx)
    return record[0] if record else ", ".join(param.opts)


def _help_of(param: click.Option, ctx: click.Context, words: Words) -> str:
    name = "help" if "--help" in param.opts else param.name or ""
    key = f"{_path(ctx)}.{name}"
    said = words.find("ui", "help", *key.split(".")) or words.find("ui", "help", "any", name) or f"help.{key}"
    if isinstance(param.type, OneOf) and param.metavar:
        said += f"; {words.ui('accepted', values=', '.join(param.type.choices))}"
    if param.default and isinstance(param.default, str | int) and param.default != _HERE:
        said += f" ({words.ui('default', value=param.default)})"
    return str(said)


def _remember(ctx: click.Context, _param: click.Parameter, value: Any) -> None:
    """A language told before the verb, kept for it."""
    if value is not None:
        ctx.meta[ASKED] = value


def _print_version(ctx: click.Context, _param: click.Parameter, value: Any) -> None:
    """Print the version and stop."""
    if value and not ctx.resilient_parsing:
        from checker import __version__

        print(f"thethuc {__version__}")
        ctx.exit(0)
