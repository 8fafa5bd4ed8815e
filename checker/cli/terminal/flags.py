"""The options of a verb that are keys of the configuration too, and what applies to each file of its run."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Any

import click

from checker.cli.terminal.language import tell
from checker.model.errors import Refused
from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.running.tasks import Settings, known_limits
from checker.settings.layers import Origin

FLAGS = {
    "stage": "stage", "medium": "medium", "ruleset": "ruleset", "as_of": "as-of", "fail_on": "fail-on",
    "fail_on_review": "fail-on-review", "profile": "profile",
    "select": "select", "ignore": "ignore", "exclude": "exclude", "limits": "limits",
    "baseline": "baseline", "cache_dir": "cache-dir", "allow_secret": "allow-secret", "office": "office",
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
        found["limits"] = dict(known_limits(found["limits"]))
    return found


def settings_of(config: str | None, no_config: bool, own: Container[str] = ()) -> Settings:
    """What applies to each file of the running verb's run. Raises :class:`Misconfigured`."""
    return Settings(flags_given(own), config, no_config, told)


def origin_of(origin: Origin, words: Any) -> str:
    """``thethuc.toml, mục [[files]] thứ 2`` and the like."""
    said: str = words.ui(f"config.origin.{origin.kind}", name=origin.name, number=origin.number)
    return said


def told(trouble: Refused) -> None:
    """Say in one line what of the configuration is passed over."""
    context = click.get_current_context(silent=True)
    words = Words(str(context.params.get("lang", "vi")) if context else "vi")
    tell(phrases.refusal(trouble, words), words)
