"""``thethuc profile keys``: every key of ``profile.yaml`` as a table, made from the schema."""

from __future__ import annotations

from checker.cli.terminal import options
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import write
from checker.profiles.starting_profile import key_rows
from checker.reporting.catalogue import Words


@verb("keys")
@options.lang
def command(lang: str) -> int:
    """Print the table in Markdown: key, whether it must be there, an example, what it means."""
    words = Words(lang)
    head = [words.ui(f"profile.columns.{name}") for name in ("key", "example", "says")]
    rows = [f"| `{key}`{' *' if needed else ''} | `{example}` | {said} |" for key, needed, example, said in key_rows(lang)]
    write("\n".join(["| " + " | ".join(head) + " |", "|---|---|---|", *rows, "", words.ui("profile.needed")]) + "\n", None)
    return 0
