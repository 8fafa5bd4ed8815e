"""``thethuc profile``: the house's own rules above the law's, from the first file on."""

from checker.cli.terminal.verbs import VerbGroup

command = VerbGroup(name="profile", home="checker.cli.profile", verbs=("init", "keys", "schema"))
