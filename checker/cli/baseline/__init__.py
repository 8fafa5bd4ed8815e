"""``thethuc baseline``: the findings that are known, so that only new ones fail."""

from checker.cli.terminal.verbs import VerbGroup

command = VerbGroup(name="baseline", home="checker.cli.baseline", verbs=("write", "show", "prune"))
