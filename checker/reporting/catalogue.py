"""The words of a report: sentences looked up by key in the compiled ``reports/*.yaml``, in the reader's language.

A key that a catalogue lacks is said as the key itself: a report with a bare key in it is poor, no report is worse.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from checker.model.compiled import ENTERED, CompiledFile
from checker.model.data import compiled_file
from checker.reporting.paper import printable

LANGUAGES = ("vi", "en")


@cache
def _catalogue(lang: str) -> CompiledFile | None:
    """One language as compiled; ``None`` when the data was lost, so that keys are printed instead of nothing."""
    try:
        return compiled_file(f"catalogue.{lang}.json")
    except (OSError, ValueError):
        return None


class _Values(dict[str, Any]):
    """Values of a sentence; one the caller did not give stays visible as its own place."""

    def __missing__(self, name: str) -> str:
        return "{" + name + "}"

    def __getitem__(self, name: str) -> Any:
        value = super().__getitem__(name)
        return _Number(value) if isinstance(value, int) and not isinstance(value, bool) else value


class _Number(int):
    """A number that says which word goes with it: ``{count} {count:file|files}``."""

    def __format__(self, spec: str) -> str:
        one, bar, many = spec.partition("|")
        return (one if self == 1 else many) if bar else super().__format__(spec)


class Words:
    """The catalogue of one language."""

    def __init__(self, lang: str = "vi") -> None:
        self.lang = lang if lang in LANGUAGES else "vi"
        self._file = _catalogue(self.lang)

    def find(self, *keys: str) -> Any:
        """What stands at ``keys``, or ``None``."""
        first, *rest = keys
        try:
            node = self._file and (self._file.entry(rest.pop(0)) if rest and first == ENTERED else self._file.section(first))
        except ValueError:
            node = None
        for key in rest:
            node = node.get(key) if isinstance(node, Mapping) else None
        return node

    def say(self, section: str, key: str, /, **values: Any) -> str:
        """The sentence ``key`` of ``section``, its places filled; the key itself when the catalogue lacks it."""
        sentence = self.find(section, *key.split("."))
        return fill(sentence, values) if isinstance(sentence, str) else key

    def ui(self, key: str, /, **values: Any) -> str:
        """A sentence of the ``ui`` section."""
        return self.say("ui", key, **values)

    def rule(self, rule: str, part: str, **values: Any) -> str:
        """The ``title``, ``message``, ``asks`` or ``mend`` of a rule; empty when the catalogue lacks it."""
        sentence = self.find("rules", rule, part)
        return fill(sentence, values) if isinstance(sentence, str) else ""

    def asked(self, rule: str, ruleset: str | None) -> str:
        """The sentence of law a rule rests on in a rule set: that law's own words, where they are not those of the newest law."""
        return self.rule(rule, f"asks_{ruleset}") or self.rule(rule, "asks")


def fill(sentence: str, values: Mapping[str, Any]) -> str:
    """``sentence`` with its ``{places}`` filled; one line, without trailing space.

    Here the names of files and the words of documents enter what is said, so here they lose what a terminal would obey.
    """
    try:
        text = sentence.format_map(_Values(values))
    except (ValueError, IndexError, AttributeError, KeyError):
        text = sentence
    return printable(" ".join(text.split()))
