"""What one question of an assistant may reach and what one answer may hold: files under one folder, and no more text than helps."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

MOST = 40_000
"""Letters of one answer as JSON: an assistant pays for each."""
_LONGEST = 2_000
"""Letters of one text in an answer."""
_LENGTHS = (400, 200, 100, 50, 20, 10, 5)
"""Rows of one list in an answer; the first that keeps it short is taken."""


class Outside(Exception):  # noqa: N818 - where the path leads, no fault of the program
    """A path that is none, or that leads out of the folder."""


class Root:
    """The one folder an assistant may name files in."""

    def __init__(self, folder: str) -> None:
        self._folder = os.path.realpath(folder)

    def place(self, path: str) -> str:
        """The place of a path or ``file://`` address, every link followed. Raises :class:`Outside`."""
        plain = _from_address(path) if path.lower().startswith("file:") else path
        if not plain or "\0" in plain:
            raise Outside
        try:
            place = os.path.realpath(os.path.join(self._folder, plain))
            inside = os.path.commonpath((place, self._folder)) == self._folder
        except (OSError, ValueError):  # another drive; letters no file system has
            raise Outside from None
        if not inside:
            raise Outside
        return place


def _from_address(address: str) -> str:
    """``file:///a/b%20c`` as a path; empty for another machine's."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.netloc not in ("", "localhost"):
        return ""
    path = unquote(parts.path)
    return path[1:] if os.name == "nt" and path[2:3] == ":" else path


def short(report: Mapping[str, Any]) -> dict[str, Any]:
    """A report as ``check --format json`` has it, without what says nothing: parts that need not be there, rules that need not ask.

    What could not be told is listed once a reason.
    """
    return bounded({**report, "documents": [_short_document(each) for each in report["documents"]]})


def _short_document(document: Mapping[str, Any]) -> dict[str, Any]:
    silent: dict[str, list[str]] = {}
    for row in document["not_checked"]:
        if row["state"] != "not_applicable":
            silent.setdefault(row["why"], []).append(row["rule"])
    parts = {name: _short_part(part) for name, part in document["components"].items() if part["status"] != "not_applicable"}
    return {**document, "components": parts, "not_checked": [{"why": why, "rules": rules} for why, rules in silent.items()]}


def _short_part(part: Mapping[str, Any]) -> dict[str, Any]:
    row = {"status": part["status"], "text": part.get("text")}
    return row | {name: part[name] for name in ("value", "form") if isinstance(part.get(name), str | int)}


def bounded(answer: Mapping[str, Any]) -> dict[str, Any]:
    """The answer with long texts and lists cut until it is short enough; ``cut`` says that something is left out."""
    whole = _size(answer) <= MOST
    if whole:
        return dict(answer)
    for length in _LENGTHS:
        tree: dict[str, Any] = {**_cut(answer, length), "cut": True}
        if _size(tree) <= MOST:
            return tree
    return {"cut": True, **{name: each for name, each in answer.items() if _size(each) < _LONGEST}}


def _cut(node: Any, length: int) -> Any:
    if isinstance(node, Mapping):
        return {name: _cut(part, length) for name, part in node.items()}
    if isinstance(node, list):
        return [_cut(part, length) for part in node[:length]]
    most = _LONGEST if length == _LENGTHS[0] else length * 4
    return f"{node[:most]}…" if isinstance(node, str) and len(node) > most else node


def _size(node: Any) -> int:
    return len(json.dumps(node, ensure_ascii=False))
