"""From the YAML that people write to the JSON that ``check`` reads. Never imported by ``check`` itself."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from checker.authoring.literals import demands_of, literals_of
from checker.authoring.samples import FILE as SAMPLES
from checker.authoring.samples import expanded
from checker.checking.conditions import demands_key, written_out
from checker.checking.rulesets import UNSAID, UNSAID_BASIS
from checker.model.compiled import ENTERED
from checker.model.data import BUILT, PATTERN_FILE, home

LANGUAGES = ("vi", "en")

# Kinds that tell from smudged text too: something is there or it is not. All others need every letter.
_TELL_WITHOUT_LETTERS = frozenset({"present"})
_UNSAID = {name: list(value) for name, value in UNSAID.items()}


class Loader(yaml.SafeLoader):
    """YAML with dates and yes/no left as they are written."""


class _FastLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # which of the two is known at run time only
    """The same on libyaml, ten times as fast, where PyYAML comes with it."""


for _loader in (Loader, _FastLoader):
    _loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    _loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def load_yaml(path: Path) -> Any:
    """A YAML file's content; dates stay text, only ``true`` and ``false`` are truth values.

    Raises :class:`yaml.YAMLError`, in the same words whether PyYAML comes with libyaml or not.
    """
    text = path.read_text(encoding="utf-8")
    try:
        return yaml.load(text, _FastLoader)  # noqa: S506 - a subclass of SafeLoader
    except yaml.YAMLError:
        return yaml.load(text, Loader)  # noqa: S506 - a subclass of SafeLoader


def rule_files(ruleset: str) -> list[Path]:
    """The rule files of one set, by name."""
    return sorted(path for path in (home("rules") / ruleset).glob("*.yaml") if path.name != "ruleset.yaml")


def heads() -> list[dict[str, Any]]:
    """The ``ruleset.yaml`` of every set: laws first, the newest of them before the others, then layers."""
    found = [load_yaml(path) for path in sorted(home("rules").glob("*/ruleset.yaml"))]
    laws = sorted((head for head in found if not head["layer"]), key=lambda head: str(head["in_force"]["from"]), reverse=True)
    return [*laws, *(head for head in found if head["layer"])]


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rules of a file as written; those that a row of the sample table stands for written out."""
    rows = load_yaml(path) or []
    return expanded(rows) if path.name == SAMPLES else rows


@cache
def sources() -> Mapping[str, list[dict[str, Any]]]:
    """Every rule as written, by rule set, ``same_as`` filled in from the law it names; with its examples."""
    written = {head["id"]: [row for path in rule_files(head["id"]) for row in rows_of(path)] for head in heads()}
    known = {row["id"]: row for rows in written.values() for row in rows if "id" in row}
    return {name: [_filled(row, known) for row in rows] for name, rows in written.items()}


def _filled(row: dict[str, Any], known: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """A rule of an older law that says what another says: only what is written differs."""
    if "same_as" not in row:
        return {**row, "own_examples": True}
    twin = known[row["same_as"]]
    return {**twin, **{name: value for name, value in row.items() if name != "same_as"}, "own_examples": "examples" in row}


def compile_rules() -> dict[str, Any]:
    """What ``rules.json`` holds: heads, rules without their examples, what their patterns demand of a text, facts."""
    return {
        "rulesets": [_head(head) for head in heads()],
        "rules": _rules(),
        "demands": {demands_key(text): demands for text, demands in demands_of_patterns().items() if demands},
        "facts": _facts(),
    }


def _rules() -> dict[str, list[dict[str, Any]]]:
    """The rules by set; what a rule of an older law has in common with the newest law's of that id is written there alone.

    Nor is the act of a clause written that is the set's own.
    """
    made = {head["id"]: [_in_its_act(compile_rule(row, head), head["document"]) for row in sources()[head["id"]]] for head in heads()}
    newest, *older = made
    known = {row["id"]: row for row in made[newest]}
    for law in older:
        made[law] = [_sparse(row, known[row["id"]]) if row["id"] in known else row for row in made[law]]
    return made


def _in_its_act(row: dict[str, Any], document: str) -> dict[str, Any]:
    act, at = row["clause"]
    return {**row, "clause": [at]} if act == document else row


def demands_of_patterns() -> dict[str, list[Any]]:
    """Of each pattern that is searched for, what a text must hold for it to occur there; nothing where that is not known."""
    patterns = {text for rows in sources().values() for row in rows for text in _searched(row)}
    return {text: demands_of(written_out(text)) for text in sorted(patterns)}


def _searched(tree: Any) -> Iterator[str]:
    """Every ``forbid`` and ``matches`` of a rule as written, its examples apart."""
    for key, value in tree.items() if isinstance(tree, dict) else ():
        if key in ("forbid", "matches") and isinstance(value, str):
            yield value
        elif key != "examples":
            yield from _searched(value)


def _sparse(row: dict[str, Any], twin: Mapping[str, Any]) -> dict[str, Any]:
    differing = {name: value for name, value in row.items() if name == "id" or twin.get(name) != value}
    return differing | {name: None for name in twin if name not in row}


def _head(head: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": head["id"],
        "title": head["title"],
        "document": head["document"],
        "in_force": _span(head.get("in_force", {})),
        "layer": head["layer"],
    }


def compile_rule(row: Mapping[str, Any], head: Mapping[str, Any]) -> dict[str, Any]:
    """A rule as written, in the form ``check`` reads, without what goes unsaid; ``head`` is that of its rule set."""
    check = {**row["check"], **{name: row[name] for name in ("when", "unless", "doubt", "yields_to") if name in row}}
    check.setdefault("of", row["component"])
    if "forbid" in check and "/" in check["of"] and (literals := literals_of(written_out(check["forbid"]))):
        check.setdefault("hints", list(literals))
    exact = [] if check["kind"] in _TELL_WITHOUT_LETTERS and _is_plain(check["of"]) else ["letters"]
    compiled = {
        "id": row["id"],
        "name": row["name"],
        "component": row["component"],
        "clause": [row["clause"].get("document", head["document"]), row["clause"]["at"]],
        "level": row["level"],
        **({"basis": row["basis"]} if row["basis"] != UNSAID_BASIS else {}),
        "check": check,
    }
    said = {
        "stages": row.get("stages", _UNSAID["stages"]),
        "media": row.get("media", _UNSAID["media"]),
        "needs": row.get("needs", exact),
        "in_force": _span(row.get("in_force", {})),
    }
    compiled |= {name: value for name, value in said.items() if value != _UNSAID[name]}
    return compiled | {name: row[name] for name in ("fix", "fix_safety") if name in row}


def _is_plain(selector: str) -> bool:
    """Whether a selector names a whole part, a list of ``extra`` or a trait, not a piece of a part's text."""
    return "." not in selector.removeprefix("trait.") and (selector.startswith(("extra/", "trait.")) or "/" not in selector)


def _span(span: Mapping[str, Any]) -> list[str]:
    return [str(span.get("from") or ""), str(span.get("to") or "")]


def _facts() -> dict[str, Any]:
    """The dated tables, flattened: a row says from when until when a name is not in use, and what is used instead.

    ``places`` and ``namesakes`` are names of ended provinces, the latter alive as names of communes; ``units`` has them with tỉnh and
    thành phố; ``unborn`` what is no unit yet or never was; ``bodies`` and ``new_bodies``; ``acts`` and ``dated_acts``.
    """
    from checker.authoring.fact_tables import tables

    return tables()


def compile_catalogues() -> dict[str, Any]:
    """The words of each language; ``catalogue.vi.json`` and ``catalogue.en.json`` hold one each, since a run speaks one.

    The sentence of law (``asks``) comes from the rule that it stands beside; that of another law, where it is another sentence, has the
    name of its set behind it (``asks_tt01-2011``).
    """
    trees = {lang: load_yaml(home("reports") / f"{lang}.yaml") for lang in LANGUAGES}
    said = trees["vi"]["rules"]
    for law, row in ((law, row) for law, rows in sources().items() for row in rows if "asks" in row):
        if said.setdefault(row["id"], {}).setdefault("asks", row["asks"]) != row["asks"]:
            said[row["id"]][f"asks_{law}"] = row["asks"]
    return trees


def dumps(tree: Any) -> str:
    """The compiled form of a tree, keys in the order written: a line a section, a line each entry of :data:`ENTERED` behind a space.

    :class:`checker.model.compiled.CompiledFile` finds them by that, and parses none that nobody asks for.
    """
    sections = {name: _written(value, "\n ") if name == ENTERED else _json(value) for name, value in tree.items()}
    return _braced(sections, "\n") + "\n"


def _written(entries: Mapping[str, Any], before: str) -> str:
    return _braced({name: _json(value) for name, value in entries.items()}, before)


def _braced(entries: Mapping[str, str], before: str) -> str:
    return "{" + ",".join(f"{before}{_json(name)}:{text}" for name, text in entries.items()) + "\n}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def targets() -> Iterator[tuple[Path, str]]:
    """Each compiled file of rules and sentences and what it must hold now."""
    yield Path(BUILT) / "rules.json", dumps(compile_rules())
    for lang, words in compile_catalogues().items():
        yield Path(BUILT) / f"catalogue.{lang}.json", dumps(words)


def write() -> list[Path]:
    """Compile everything; the files written. For a process of its own, as :func:`checker.authoring.pattern_file.pattern_file` is."""
    from checker.authoring.pattern_file import pattern_file

    sources.cache_clear()
    os.makedirs(BUILT, exist_ok=True)
    written = [_put(path, text.encode()) for path, text in targets()]
    return [*written, _put(Path(PATTERN_FILE), pattern_file())]


def _put(path: Path, content: bytes) -> Path:
    """A file whole or not at all, since other processes may be reading."""
    aside = path.with_name(f"{path.name}.{os.getpid()}.part")
    aside.write_bytes(content)
    os.replace(aside, path)
    return path
