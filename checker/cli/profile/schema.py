"""``thethuc profile schema``: the JSON schema of ``profile.yaml``, for editors and other tools."""

from __future__ import annotations

from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import write
from checker.profiles.profile import profile_schema_file


@verb("schema")
def command() -> int:
    """Print the schema as it is shipped."""
    write(profile_schema_file().read_text(encoding="utf-8"), None)
    return 0
