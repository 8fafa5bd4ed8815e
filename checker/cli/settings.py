"""From what applies to a file (flags, environment, configuration) to the task of judging it."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from checker.cli import options
from checker.cli.complaint import Complaint, FileComplaint
from checker.cli.judging import Task, names
from checker.settings.layers import Layers, Origin, Value, Values
from checker.settings.trouble import Misconfigured

if TYPE_CHECKING:
    from checker.model import Rule
    from checker.profiles import House
    from checker.settings.remembering import Memory

_Result = TypeVar("_Result")

FLAGS = {
    "stage": "stage", "medium": "medium", "ruleset": "ruleset", "as_of": "as-of", "fail_on": "fail-on", "profile": "profile",
    "select": "select", "ignore": "ignore", "limits": "limits",
    "baseline": "baseline", "cache_dir": "cache-dir",
}  # fmt: skip
"""Parameters of the verbs that are keys of the configuration too."""


def configurable(function: Callable[..., int]) -> Callable[..., int]:
    """``--config FILE`` and ``--no-config``, for verbs that heed a configuration."""
    function = click.option("--no-config", is_flag=True)(function)
    return click.option("--config", metavar="FILE")(function)


def flags_given(own: Container[str] = ()) -> dict[str, Any]:
    """The options of the running verb that the user typed, by key of the configuration; ``own`` mean something else there."""
    context = click.get_current_context()
    typed = click.core.ParameterSource.COMMANDLINE
    shared = {name: key for name, key in FLAGS.items() if name not in own and context.get_parameter_source(name) is typed}
    found = {key: context.params[name] for name, key in shared.items()}
    if context.params.get("no_cache"):
        found["cache"] = False
    if context.params.get("no_suppressions"):
        found["suppressions"] = False
    if "limits" in found:
        found["limits"] = dict(options.known_limits(found["limits"]))
    return found


class Settings:
    """What applies to each file of a run, as tasks; one task serves all files it is the same for.

    ``flags``: the options by key of the configuration, where they are not those of a command line.
    """

    def __init__(
        self, config: str | None = None, no_config: bool = False, own: Container[str] = (), flags: Mapping[str, Any] | None = None
    ) -> None:
        self._layers = _or_complain(lambda: Layers(flags_given(own) if flags is None else flags, config, no_config))
        self._tasks: dict[int, Task] = {}

    def values(self, path: str) -> Values:
        """What applies to a file, each value with its origin. Raises :class:`Complaint`."""
        return _or_complain(lambda: self._layers.of(path))

    def task(self, path: str) -> Task:
        """The task of judging the file. Raises :class:`Complaint` for a value that names nothing."""
        values = self.values(path)
        if id(values) not in self._tasks:
            self._tasks[id(values)] = _task(values)
        return self._tasks[id(values)]

    def baseline(self, path: str) -> str | None:
        """The baseline of the file, if it has one."""
        value = self.values(path)["baseline"]
        return None if value.value is None else os.path.normpath(os.path.join(_folder(value.origin), value.value))


def _folder(origin: Origin) -> str:
    """The folder that paths of a value start from: that of the file it is written in, else the current one."""
    return os.path.dirname(os.path.abspath(origin.name)) if origin.kind in ("file", "section") else ""


def _or_complain(work: Callable[[], _Result]) -> _Result:
    try:
        return work()
    except Misconfigured as trouble:
        raise FileComplaint(trouble.key, **trouble.values) from None


def _task(values: Values) -> Task:
    """The task in terms the rules and readers know. Raises :class:`Complaint`."""
    plain = {key: each.value for key, each in values.items()}
    profile = _profile(values["profile"])
    _refuse_unknown_rules(values, profile)
    _refuse_unknown(values["limits"], "limits", plain["limits"], _limit_names)
    if plain["as-of"] is not None:
        _refuse_unknown(values["as-of"], "as-of", (plain["as-of"],), lambda: _real_days(plain["as-of"]))
    if plain["ruleset"] is not None:
        _refuse_unknown(values["ruleset"], "ruleset", (plain["ruleset"],), _laws)
    task = Task(
        stage=plain["stage"],
        medium=plain["medium"],
        ruleset=plain["ruleset"],
        as_of=plain["as-of"],
        fail_on=plain["fail-on"],
        select=plain["select"],
        ignore=plain["ignore"],
        limits=tuple(plain["limits"].items()),
        levels=tuple(plain["levels"].items()),
        profile=profile,
        suppressions=plain["suppressions"],
    )
    return task._replace(memory=_memory(values["cache-dir"], task)) if plain["cache"] else task


def _memory(folder: Value, task: Task) -> Memory:
    """Where the results of a task are remembered, marked by all that they hang on."""
    from checker.settings.remembering import Memory, build, usual_folder

    home = os.path.join(_folder(folder.origin), folder.value) if folder.value else usual_folder()
    return Memory(os.path.abspath(home), repr((build(), task, house(task.profile).digest if task.profile else "")))


def _refuse_unknown(value: Value, key: str, words: Iterable[str], known: Callable[[], tuple[str, ...]]) -> None:
    """Complain of a word that is not among ``known``, naming where it was written; no known ones are looked up for no words."""
    for word in words:
        if word not in known():
            origin = dict(value.parts).get(word, value.origin)
            if origin.kind == "flag":
                raise Complaint("bad.value", value=word, option=origin.name, accepted=", ".join(known()))
            raise FileComplaint("config.wrong", file=origin.name, key=key, value=word, accepted=known())


def _refuse_unknown_rules(values: Values, profile: str | None) -> None:
    """Complain of a word under ``select``, ``ignore`` or ``levels`` that names no rule."""
    asked = {key: [word for word in values[key].value if word] for key in ("select", "ignore", "levels")}
    if not any(asked.values()):
        return
    rules = known_rules(profile)
    for key, words in asked.items():
        for word in words:
            if not any(names(rule, word) for rule in rules):
                _complain_of_rule(word, key, dict(values[key].parts).get(word, values[key].origin), rules)


def _complain_of_rule(word: str, key: str, origin: Origin, rules: Iterable[Any]) -> None:
    if origin.kind == "flag":
        raise Complaint("bad.rule", rule=word)
    from difflib import get_close_matches

    known = {name for rule in rules for name in (rule.id, rule.name, rule.component)}
    near = get_close_matches(word, sorted(known), 1, 0.5)
    said = "config.rule_near" if near else "config.rule"
    raise FileComplaint(said, file=origin.name, key=key, rule=word, near=near[0] if near else "")


def known_rules(profile: str | None) -> list[Rule]:
    """Every rule a word may name: of all rule sets, of the house, and of what can be wrong with a suppression."""
    from checker.checking.rulesets import available, rules_of
    from checker.settings.settling import RULES

    rules = [*(rule for head in available() for rule in rules_of(head["id"])), *RULES.values()]
    return rules if profile is None else [*rules, *house(profile).rules]


def _real_days(day: str) -> tuple[str, ...]:
    """The day when the calendar has it, else how one is written."""
    from datetime import date

    try:
        return (date.fromisoformat(day).isoformat(),)
    except ValueError:
        return ("YYYY-MM-DD",)


def _profile(value: Value) -> str | None:
    """The profile asked for, as the path of its folder or an installed name; read once here, so that all runs know it is sound."""
    if value.value is None:
        return None
    path = os.path.abspath(os.path.join(_folder(value.origin), value.value))
    name = path if os.path.isdir(path) else str(value.value)
    house(name)
    return name


def house(name: str) -> House:
    """The house of that name. Raises :class:`Complaint`."""
    from checker.profiles import BadProfile, house_of

    try:
        return house_of(name)
    except BadProfile as trouble:
        why = {"why": f"profile.patterns.{trouble.values['why']}"} if "why" in trouble.values else {}
        raise FileComplaint(f"profile.{trouble.key}", file=trouble.file, **{**trouble.values, **why}) from None


def _laws() -> tuple[str, ...]:
    from checker.checking.rulesets import laws

    return laws()


def _limit_names() -> tuple[str, ...]:
    from dataclasses import fields

    from checker.reading import Limits

    return tuple(field.name for field in fields(Limits))


def origin_of(origin: Origin, words: Any) -> str:
    """``thethuc.toml, mục [[files]] thứ 2`` and the like."""
    said: str = words.ui(f"config.origin.{origin.kind}", name=origin.name, number=origin.number)
    return said


__all__ = ["FLAGS", "Settings", "configurable", "flags_given", "origin_of"]
