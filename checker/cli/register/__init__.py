"""``thethuc register``: what is in the office's register as sheets, whether it holds, taking out, keeping a copy."""

from checker.cli.terminal.verbs import VerbGroup

command = VerbGroup(name="register", home="checker.cli.register", verbs=("export", "verify", "forget", "backup", "series"))
