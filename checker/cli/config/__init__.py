"""``thethuc config``: what is configured, and what can be."""

from checker.cli.terminal.verbs import VerbGroup

command = VerbGroup(name="config", home="checker.cli.config", verbs=("show", "keys", "schema"))
