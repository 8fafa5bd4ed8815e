"""What an assistant may ask over MCP: the same answers as the command line gives, as JSON. Files are read, never sent anywhere.

Nothing is written unless the user started the server with ``--allow-fix``; then only to a new file beside the plan's own.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

from checker import __version__
from checker.checking import lint, load_ruleset
from checker.checking.rulesets import available, laws, rules_of
from checker.cli import options
from checker.cli.complaint import Complaint
from checker.cli.copying import check_target, signature, write_bytes
from checker.cli.fix import Asked, settled
from checker.cli.judging import Task, understood
from checker.cli.rules.show import shipped, tree_of
from checker.model import LEVELS, STAGES, Plan, Report, Unreadable
from checker.parsing import parse
from checker.reading import read
from checker.reporting import metadata, phrases, render
from checker.reporting.catalogue import Words
from checker.reporting.explain import render as render_explained
from checker.reporting.paper import Paper

AUTHOR = "thethuc"
_TEXT_NAME = "text"


def server(lang: str, *, allow_fix: bool) -> MCPServer:
    """A server that answers in ``lang``; the caller runs it."""
    words = Words(lang)
    made = MCPServer("thethuc", version=__version__, instructions=words.ui("mcp.instructions"))
    desk = _Desk(lang)
    for name in ("check", "explain", "extract", "rule", "rules", *(("fix",) if allow_fix else ())):
        made.tool(name=name, description=words.ui(f"mcp.{name}"))(getattr(desk, name))
    return made


class _Desk:
    """The tools. Each takes the path of a file, or (all but ``fix``) the text of a plan itself."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._words = Words(lang)

    def check(
        self, path: str | None = None, text: str | None = None, stage: str = "auto", as_of: str | None = None, ruleset: str | None = None
    ) -> dict[str, Any]:
        """The report of ``thethuc check --format json`` on one document."""
        plan = self._plan(path, text, stage)
        report = lint(plan, load_ruleset(plan, ruleset=self._known(ruleset), as_of=self._day(as_of)))
        return _parsed(render(Report((replace(report, path=path or _TEXT_NAME),)), "json", self._lang))

    def explain(self, path: str | None = None, text: str | None = None) -> dict[str, Any]:
        """Every block, the part it was taken for, what decided it, and the runner-up."""
        plan = self._plan(path, text, "auto")
        return _parsed(render_explained(plan, path or _TEXT_NAME, "json", self._words, Paper()))

    def extract(self, path: str | None = None, text: str | None = None) -> dict[str, Any]:
        """The metadata, under the design's names and those of QCVN 102:2016."""
        return _parsed(metadata.render(self._plan(path, text, "auto"), path or _TEXT_NAME))

    def rule(self, id: str) -> dict[str, Any]:
        """One rule with its clause, sentences and examples, for each rule set it stands in."""
        named = next((rule.id for head in available() for rule in rules_of(head["id"]) if id.lower() in (rule.id.lower(), rule.name)), None)
        if named is None:
            raise ToolError(self._words.ui("bad.rule", rule=id))
        return {"rules": [tree_of(*each, self._words) for each in shipped(named)]}

    def rules(self, component: str | None = None, level: str | None = None) -> dict[str, Any]:
        """The rules, each by id, name, part, level and what it asks."""
        if level is not None and level not in LEVELS:
            raise ToolError(self._words.ui("bad.value", value=level, option="level", accepted=", ".join(LEVELS)))
        rows = {
            rule.id: {
                "id": rule.id, "name": rule.name, "component": rule.component, "level": rule.level, "basis": rule.basis,
                "clause": phrases.clause(rule.clause, self._words), "asks": self._words.rule(rule.id, "asks"),
            }
            for head in available()
            for rule in rules_of(head["id"])
            if component in (None, rule.component) and level in (None, rule.level)
        }  # fmt: skip
        return {"rules": [rows[id] for id in sorted(rows)]}

    def fix(self, path: str, output: str, unsafe: bool = False, accept: bool = False) -> dict[str, Any]:
        """Mend a Word plan into the new file ``output``; what was done and what is left to a person."""
        asked = Asked(Task(), (), (), unsafe, accept, signature(AUTHOR, AUTHOR[:2].upper(), None))
        try:
            target = check_target(path, output)
            result = settled(path, asked)[0]
            write_bytes(result.data, target)
        except Unreadable as trouble:
            raise ToolError(phrases.trouble_of(trouble, path, self._words)) from None
        except Complaint as complaint:
            raise ToolError(self._words.ui(complaint.key, **complaint.values)) from None
        return {
            "output": target,
            "done": [{"rule": finding.rule, "got": finding.got, "want": finding.want} for finding in result.done],
            "left": [{"rule": left.finding.rule, "why": self._words.ui(f"fix.why.{left.why}")} for left in result.left],
        }

    def _plan(self, path: str | None, text: str | None, stage: str) -> Plan:
        if (path is None) == (text is None):
            raise ToolError(self._words.ui("mcp.path_or_text"))
        if stage not in ("auto", *STAGES):
            raise ToolError(self._words.ui("bad.value", value=stage, option="stage", accepted=", ".join(("auto", *STAGES))))
        try:
            if text is None:
                return understood(str(path), Task(stage=stage))
            document = read(text.encode("utf-8", "replace"), name=_TEXT_NAME)
        except Unreadable as trouble:
            raise ToolError(phrases.trouble_of(trouble, path or _TEXT_NAME, self._words)) from None
        return parse(document, stage=None if stage == "auto" else stage)

    def _known(self, ruleset: str | None) -> str | None:
        if ruleset is not None and ruleset not in laws():
            raise ToolError(self._words.ui("bad.value", value=ruleset, option="ruleset", accepted=", ".join(laws())))
        return ruleset

    def _day(self, as_of: str | None) -> str | None:
        if as_of is None:
            return None
        try:
            return options.Day().convert(as_of, None, None)
        except Complaint as complaint:
            raise ToolError(self._words.ui(complaint.key, **complaint.values)) from None


def _parsed(text: str) -> dict[str, Any]:
    tree: dict[str, Any] = json.loads(text)
    return tree
