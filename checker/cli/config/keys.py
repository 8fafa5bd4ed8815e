"""``thethuc config keys``: every key of the configuration as a table, made from the schema."""

from __future__ import annotations

from collections.abc import Iterator

from checker.cli.terminal import options
from checker.cli.terminal.keys_shown import markdown_table, show_keys
from checker.cli.terminal.verbs import verb
from checker.reporting.catalogue import Words
from checker.settings.layers import DEFAULTS, variable
from checker.settings.schema import accepted, config_schema, resolved


@verb("keys")
@options.lang
def command(lang: str) -> int:
    """Print the table; where it goes into a file, in Markdown, as README has it."""
    words = Words(lang)
    show_keys(_heads(words), _rows(words))
    return 0


def table(words: Words) -> Iterator[str]:
    """The table in Markdown."""
    return markdown_table(_heads(words), _rows(words))


def _heads(words: Words) -> list[str]:
    return [words.ui(f"config.columns.{name}") for name in ("key", "accepts", "variable", "says")]


def _rows(words: Words) -> Iterator[tuple[str, ...]]:
    """One row a key: what it accepts, its variable, what it says."""
    whole = config_schema()
    section = {"match": whole["$defs"]["match"]}
    for key, schema in {**whole["properties"], **{f"files.{name}": each for name, each in section.items()}}.items():
        found = resolved(schema)
        said = found["x-vi"] if words.lang == "vi" else found["description"]
        takes = ", ".join(_named(word, words) for word in accepted(found))
        yield f"`{key}`", takes, f"`{variable(key)}`" if key in DEFAULTS else "", said


def _named(word: str, words: Words) -> str:
    """A word as it is typed, or a type as it is called."""
    return words.ui(f"config.{word}") if word.startswith("type.") else f"`{word}`"
