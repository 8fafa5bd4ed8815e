"""``thethuc man``: the manual page, made from the verbs' own help so that it cannot say anything else."""

from __future__ import annotations

from collections.abc import Iterator

import click

from checker import __version__
from checker.cli.terminal import options
from checker.cli.terminal.metavars import localised
from checker.cli.terminal.verbs import VerbGroup, about, option_rows, verb
from checker.cli.terminal.writing import write
from checker.reporting.catalogue import Words

_BREAK = r"|\:"
"""Between two words of a list a line may end."""


@verb("man")
@options.lang
def command(lang: str) -> int:
    """Print the page as roff: ``thethuc man > thethuc.1``."""
    from checker.cli.root_command import thethuc

    root = click.Context(thethuc, info_name="thethuc")
    write("\n".join(_page(root, thethuc, Words(lang))) + "\n", None)
    return 0


def _page(root: click.Context, program: VerbGroup, words: Words) -> Iterator[str]:
    yield f'.TH THETHUC 1 "" "thethuc {_roff(__version__)}"'
    yield ".nh"  # a broken option could not be copied
    yield ".ad l"
    yield from _section("name", words)
    yield rf"thethuc \- {_roff(words.ui('man.purpose'))}"
    yield from _section("synopsis", words)
    yield rf".B thethuc\fR {_roff(words.ui('man.usage'))}"
    yield from _section("description", words)
    yield _roff(about(root))
    yield from _section("commands", words)
    yield from _verbs(root, program, words)
    yield from _section("options", words)
    yield from _options(program, root)
    for key in ("exit", "environment", "examples"):
        yield from _section(key, words)
        for term, said in (words.find("ui", "man", f"{key}_rows") or {}).items():
            yield from _entry(term, said)


def _verbs(parent: click.Context, group: VerbGroup, words: Words) -> Iterator[str]:
    """Each verb with its arguments, what it is for, and its options; those of a verb made of verbs in their turn."""
    for name in group.list_commands(parent):
        child = group.get_command(parent, name)
        assert child is not None
        ctx = click.Context(child, info_name=name, parent=parent)
        if isinstance(child, VerbGroup):
            yield from _verbs(ctx, child, words)
            continue
        arguments = [localised(param.make_metavar(ctx), words) for param in child.get_params(ctx) if isinstance(param, click.Argument)]
        yield f".SS {_roff(' '.join([ctx.command_path, *arguments]))}"
        yield _roff(about(ctx))
        yield from _options(child, ctx)


def _options(child: click.Command, ctx: click.Context) -> Iterator[str]:
    for spelling, said in option_rows(child, ctx):
        if spelling != "--help":
            yield from _entry(spelling, said)


def _section(key: str, words: Words) -> Iterator[str]:
    yield f".SH {_roff(words.ui(f'man.{key}').upper())}"


def _entry(term: str, said: str) -> Iterator[str]:
    yield ".TP"
    yield rf"\fB{_roff(term).replace('|', _BREAK)}\fR"
    yield _roff(said)


def _roff(text: str) -> str:
    """``text`` with nothing in it that roff would take for a command; hyphens stay hyphens that can be copied."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
