"""From what applies to a file (flags, environment, configuration) to the task of judging it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from checker.model.errors import Misconfigured, Refused
from checker.model.nearest import nearest
from checker.model.tuples import NamedTuple
from checker.running.houses import house, sound
from checker.settings.layers import PREFIX, Layers, Origin, Value, Values, folder_of, unknown_variables, variable

if TYPE_CHECKING:
    from checker.cache.store import Memory
    from checker.model import Rule
    from checker.settings.ignoring import Ignoring


Tell = Callable[[Refused], None]
"""Says what was passed over."""


class Task(NamedTuple):
    """What was asked of every file of a run.

    ``profile_digest`` changes with every byte of the profile's files. ``keep_document``: the report carries the text it is
    about; only a format that shows the text is worth that cost. ``page``: how the report is to be set as text, where that can
    be done document by document. ``memory``: where results are remembered.
    ``suppressions``: whether what was accepted before, in the document, beside it or in a baseline, is heeded.
    ``allow_secret``: a document that bears a mark of secrecy is treated as any other. ``beside``: the report carries what comparing it with
    other plans needs, and with ``text`` its text for searching.
    """

    stage: str = "auto"
    medium: str | None = None
    ruleset: str | None = None
    as_of: str | None = None
    fail_on: str = "error"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    limits: tuple[tuple[str, int], ...] = ()
    levels: tuple[tuple[str, str], ...] = ()
    profile: str | None = None
    profile_digest: str = ""
    suppressions: bool = True
    keep_document: bool = False
    page: tuple[object, ...] | None = None
    memory: Memory | None = None
    allow_secret: bool = False
    beside: bool = False
    text: bool = False


def known_limits(pairs: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """``name=number`` arguments as pairs; raises :class:`Refused` for a limit the reader does not have."""
    if not pairs:
        return ()
    from checker.reading import Limits

    names = Limits._fields
    limits = []
    for pair in pairs:
        name, _, number = pair.partition("=")
        if name not in names or not number.isdecimal():
            raise Refused("bad.limit", value=pair, names=", ".join(names))
        limits.append((name, int(number)))
    return tuple(limits)


class Settings:
    """What applies to each file of a run, as tasks; one task serves all files it is the same for.

    ``flags``: the options by key of the configuration; ``tell`` gets what is passed over for a reason the user should know.
    """

    def __init__(self, flags: Mapping[str, Any], config: str | None = None, no_config: bool = False, tell: Tell | None = None) -> None:
        self._layers = Layers(flags, config, no_config)
        self._tell: Tell = tell or (lambda trouble: None)
        self._tasks: dict[int, Task] = {}
        self._told: set[tuple[str, Origin]] = set()
        if any(name.startswith(PREFIX) for name in os.environ):
            for name, near in unknown_variables().items():
                self._tell(Misconfigured("config.variable", name=name, near=near))

    def values(self, path: str) -> Values:
        """What applies to a file, each value with its origin. Raises :class:`Refused`."""
        values = self._layers.of(path)
        for key, origin in self._layers.passed_over.keys() - self._told:
            self._told.add((key, origin))
            said = {"key": key, "file": origin.name, "variable": variable(key), "option": f"--{key}"}
            self._tell(Misconfigured("config.of_the_user", **said))
        return values

    def task(self, path: str) -> Task:
        """The task of judging the file. Raises :class:`Refused` for a value that names nothing."""
        values = self.values(path)
        if id(values) not in self._tasks:
            self._tasks[id(values)] = self._remembering(_task(values), values)
        return self._tasks[id(values)]

    def _remembering(self, task: Task, values: Values) -> Task:
        """The task with the place of its results. Raises :class:`Refused` when the place given as an option is somebody else's.

        One that the environment names is told and not used: the work can be done without.
        """
        if not values["cache"].value:
            return task
        from checker.cache.store import refused

        folder = values["cache-dir"]
        memory = _memory(folder.value, task)
        if not refused(memory.folder):
            return task._replace(memory=memory)
        if folder.origin.kind == "flag":
            raise Misconfigured("cache.foreign", path=folder.value)
        if (spot := ("cache-dir", folder.origin)) not in self._told:
            self._told.add(spot)
            self._tell(Misconfigured("cache.foreign_unused", path=memory.folder))
        return task

    @cached_property
    def passes_over(self) -> Ignoring:
        """What is passed over when folders are walked."""
        from checker.settings.ignoring import Ignoring

        return Ignoring(self._layers)

    def tell_of_idle_sections(self, folders: Iterable[str]) -> None:
        """Say which sections meant no file at all once ``folders`` have been walked and all their files asked about."""
        for origin in self._layers.idle_sections(folders):
            self._tell(Misconfigured("config.idle_section", file=origin.name, number=origin.number))

    def baseline(self, path: str) -> str | None:
        """The baseline of the file, if it has one."""
        value = self.values(path)["baseline"]
        return None if value.value is None else os.path.normpath(os.path.join(folder_of(value.origin), value.value))

    def own_files(self, path: str) -> Iterator[str]:
        """The files that say what applies to the file at ``path``: of configuration, its baseline, those of its profile."""
        yield from self._layers.files_of(path)
        if (known := self.baseline(path)) is not None:
            yield known
        profile = sound(self.values(path))
        if profile is not None and os.path.isdir(profile):
            yield from (entry.path for entry in os.scandir(profile))


def _task(values: Values) -> Task:
    """The task in terms the rules and readers know. Raises :class:`Refused`."""
    plain = {key: each.value for key, each in values.items()}
    profile = sound(values)
    _refuse_unknown_rules(values, profile)
    _refuse_unknown(values["limits"], "limits", plain["limits"], _limit_names)
    if plain["as-of"] is not None:
        _refuse_unknown(values["as-of"], "as-of", (plain["as-of"],), lambda: _real_days(plain["as-of"]))
    if plain["ruleset"] is not None:
        _refuse_unknown(values["ruleset"], "ruleset", (plain["ruleset"],), _laws)
    return Task(
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
        profile_digest=house(profile).digest if profile else "",
        allow_secret=plain["allow-secret"],
    )


def _memory(folder: str | None, task: Task) -> Memory:
    """Where the results of a task are remembered, marked by all that they hang on."""
    from checker.cache.folder import folder_of_results
    from checker.cache.store import Memory, build

    return Memory(folder_of_results(folder), repr((build(), task)))


def _refuse_unknown(value: Value, key: str, words: Iterable[str], known: Callable[[], tuple[str, ...]]) -> None:
    """Complain of a word that is not among ``known``, naming where it was written; no known ones are looked up for no words."""
    for word in words:
        if word not in known():
            origin = dict(value.parts).get(word, value.origin)
            if origin.kind == "flag":
                raise Refused("bad.value", value=word, option=origin.name, accepted=", ".join(known()))
            raise Misconfigured("config.wrong", file=origin.name, key=key, value=word, accepted=known())


def _refuse_unknown_rules(values: Values, profile: str | None) -> None:
    """Complain of a word under ``select``, ``ignore`` or ``levels`` that names no rule."""
    asked = {key: [word for word in values[key].value if word] for key in ("select", "ignore", "levels")}
    if not any(asked.values()):
        return
    rules = known_rules(profile)
    for key, words in asked.items():
        for word in words:
            if not any(rule.answers_to(word) for rule in rules):
                _complain_of_rule(word, key, dict(values[key].parts).get(word, values[key].origin), rules)


def _complain_of_rule(word: str, key: str, origin: Origin, rules: Iterable[Any]) -> None:
    near = nearest(word, sorted({name for rule in rules for name in (rule.id, rule.name, rule.component)}))
    if origin.kind == "flag":
        raise Refused("bad.rule", rule=word, near=near)
    raise Misconfigured("config.rule", file=origin.name, key=key, rule=word, near=near)


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


def _laws() -> tuple[str, ...]:
    from checker.checking.rulesets import laws

    return laws()


def _limit_names() -> tuple[str, ...]:
    from checker.reading import Limits

    return Limits._fields
