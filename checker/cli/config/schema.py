"""``thethuc config schema``: the JSON schema of the configuration, for editors and other tools."""

from __future__ import annotations

from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import write
from checker.model.data import data_file


@verb("schema")
def command() -> int:
    """Print the schema as it is shipped."""
    with open(data_file("config.schema.json"), encoding="utf-8") as file:
        write(file.read(), None)
    return 0
