"""``thethuc rules``: look at the rules and prove them."""

from checker.cli.terminal.verbs import VerbGroup

command = VerbGroup(name="rules", home="checker.cli.rules", verbs=("list", "show", "check", "test", "coverage"))
