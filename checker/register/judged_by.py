"""What documents of a run are judged by, as one mark: the program, its rules, the house's, what was asked, and the programs that help."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from checker.model.tuples import NamedTuple
from checker.running.tasks import Task


class Version(NamedTuple):
    """A row of ``versions``: ``mark`` hangs on all the rest and on the program's own code."""

    mark: str
    tool: str
    rules: str
    profile: str
    options: Mapping[str, Any]


def version_of(task: Task) -> Version:
    """The version a task judges by."""
    from checker import __version__
    from checker.cache.helping import helpers
    from checker.cache.store import build
    from checker.model.data import built_file

    # what changes nothing of a result
    plain = task._replace(memory=None, keep_document=False, page=None, allow_secret=False, beside=False, text=False)
    with open(built_file("rules.json"), "rb") as file:
        rules = blake2b(file.read(), digest_size=16).hexdigest()
    mark = blake2b(repr((build(), helpers(), plain)).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
    asked = {"stage", "medium", "ruleset", "as_of", "fail_on", "select", "ignore", "limits", "levels", "suppressions"}
    options = {name: value for name, value in plain._asdict().items() if name in asked and value != Task._field_defaults[name]}
    return Version(mark, __version__, rules, task.profile_digest, options)
