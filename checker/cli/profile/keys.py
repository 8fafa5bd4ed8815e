"""``thethuc profile keys``: every key of ``profile.yaml`` as a table, made from the schema."""

from __future__ import annotations

from checker.cli.terminal import options
from checker.cli.terminal.keys_shown import show_keys
from checker.cli.terminal.verbs import verb
from checker.profiles.starting_profile import key_rows
from checker.reporting.catalogue import Words


@verb("keys")
@options.lang
def command(lang: str) -> int:
    """Print the table: key, whether it must be there, an example, what it means."""
    words = Words(lang)
    head = [words.ui(f"profile.columns.{name}") for name in ("key", "example", "says")]
    rows = [(f"`{key}`{' *' if needed else ''}", f"`{example}`", said) for key, needed, example, said in key_rows(lang)]
    show_keys(head, rows, words.ui("profile.needed"))
    return 0
