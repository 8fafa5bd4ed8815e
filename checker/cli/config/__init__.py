"""``thethuc config``: a configuration to begin with, what is configured, and what can be."""

from checker.cli.terminal.verbs import VerbGroup

command = VerbGroup(name="config", home="checker.cli.config", verbs=("init", "show", "keys", "schema"))
