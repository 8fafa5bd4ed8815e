"""``thethuc register``: what is in the office's register as sheets and files, whether it holds, taking out, keeping a copy."""

from checker.cli.terminal.verbs import VerbGroup

command = VerbGroup(
    name="register",
    home="checker.cli.register",
    verbs=("export", "outbox", "verify", "forget", "dispose", "backup", "restore", "choose", "series"),
)
