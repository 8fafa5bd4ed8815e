"""``thethuc completions``: the script that makes a shell complete verbs, options, formats and rules."""

from __future__ import annotations

import click

from checker.cli.terminal import options
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import write

SHELLS = ("bash", "zsh", "fish")
_VARIABLE = "_THETHUC_COMPLETE"
"""The variable by which the script asks the program for completions; click derives it from the program's name."""


@verb("completions")
@click.argument("shell", metavar="|".join(SHELLS), type=options.OneOf(*SHELLS))
@options.lang
def command(shell: str, lang: str) -> int:
    """Print the script. It asks the program itself, so that it never falls behind it."""
    from click.shell_completion import ShellComplete, get_completion_class

    from checker.cli.root_command import thethuc

    kind = get_completion_class(shell)
    assert kind is not None
    # The class of bash would start a bash to ask its version; the script says itself when it does not fit.
    write(ShellComplete.source(kind(thethuc, {}, "thethuc", _VARIABLE)), None)
    return 0
