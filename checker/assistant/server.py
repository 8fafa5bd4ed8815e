"""What an assistant may ask over MCP: the same answers as the command line gives, as JSON. Files are read, never sent anywhere.

Only files under the folder the server was given are read. Nothing is written unless the user started it with ``--allow-fix``;
then only new files under that folder. Of a plan that bears a mark of secrecy no word is answered.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, cast

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.stdio import stdio_server

from checker import __version__
from checker.assistant.answers import Outside, Root, bounded, short
from checker.assistant.messages import LONGEST, Messages, sound, standard_input
from checker.checking.rulesets import available, rules_of
from checker.model import LEVELS, STAGES, DocumentReport, Plan, Report, Unreadable
from checker.model.errors import Refused, cause
from checker.reporting import metadata, phrases, render
from checker.reporting.catalogue import Words
from checker.reporting.explain import render as render_explained
from checker.reporting.paper import Paper, printable
from checker.reporting.veil import veiled
from checker.running.copying import WORD_NAMES, check_target, refuse_other_names, signature
from checker.running.many import Baselines, reports
from checker.running.one import judge, understood
from checker.running.replacing import write_new
from checker.running.rounds import Asked, settled
from checker.running.rule_lookup import shipped, tree_of
from checker.running.suppressing import settled as accepted
from checker.running.tasks import Settings

AUTHOR = "thethuc"
_TEXT_NAME = "text"
_PLANS = (*WORD_NAMES, ".txt", ".md")
"""Names of what ``fix`` writes: a text by another name might be settings, of this program or of another."""


Settle = Callable[[dict[str, Any]], Settings]
"""The configuration under the options of one question, by key; read anew for each, since it may change between two."""


def server(lang: str, settle: Settle, root: str, *, allow_fix: bool) -> MCPServer:
    """A server that answers in ``lang`` about files under ``root``; the caller runs it."""
    words = Words(lang)
    made = _Server("thethuc", version=__version__, instructions=words.ui("mcp.instructions"))
    desk = _Desk(lang, settle, Root(root))
    for name in ("check", "explain", "extract", "rule", "rules", *(("fix",) if allow_fix else ())):
        made.tool(name=name, description=words.ui(f"mcp.{name}"))(getattr(desk, name))
    return made


class _Server(MCPServer[Any]):
    """The library's server, which by itself takes in a message of any length whole."""

    async def run_stdio_async(self) -> None:
        """Serve until the assistant leaves. Raises :class:`Refused` at a message that is too long."""
        with standard_input() as stream:
            messages = Messages(stream)
            async with stdio_server(stdin=cast("Any", messages)) as (reading, writing), sound(reading, writing) as heard:
                serving = self._lowlevel_server
                await serving.run(heard, writing, serving.create_initialization_options())
        if messages.cut:
            raise Refused("mcp.too_long", limit=LONGEST // 2**20)


class _Desk:
    """The tools. Each takes the path of a file, or (all but ``fix``) the text of a plan itself."""

    def __init__(self, lang: str, settle: Settle, root: Root) -> None:
        self._lang = lang
        self._root = root
        self._settle = settle
        self._words = Words(lang)

    def check(
        self, path: str | None = None, text: str | None = None, stage: str | None = None, as_of: str | None = None,
        ruleset: str | None = None,
    ) -> dict[str, Any]:  # fmt: skip
        """The report of ``thethuc check --format json`` on one file (an archive may hold many documents), or on a text."""
        self._refuse_both(path, text)
        path = self._place(path)
        with self._told():
            settings = self._settle(self._flags(stage, as_of, ruleset))
            found = tuple(Baselines(settings).applied(self._judged(path, text, settings)))
        if len(found) == 1 and found[0].verdict == "unreadable":
            raise ToolError(phrases.problem(found[0], self._words))
        shown = tuple(veiled(report) if report.secret else report for report in found)
        return short(_parsed(render(Report(shown), "json", self._lang)))

    def explain(self, path: str | None = None, text: str | None = None) -> dict[str, Any]:
        """Every block, the part it was taken for, what decided it, and the runner-up."""
        plan = self._plan(path, text)
        return bounded(_parsed(render_explained(plan, path or _TEXT_NAME, "json", self._words, Paper())))

    def extract(self, path: str | None = None, text: str | None = None) -> dict[str, Any]:
        """The metadata, under the design's names and those of QCVN 102:2016."""
        return bounded(_parsed(metadata.render(self._plan(path, text), path or _TEXT_NAME)))

    def rule(self, id: str) -> dict[str, Any]:
        """One rule with its clause, sentences and examples, for each rule set it stands in."""
        named = next((rule.id for head in available() for rule in rules_of(head["id"]) if id.lower() in (rule.id.lower(), rule.name)), None)
        if named is None:
            raise ToolError(self._words.ui("bad.rule", rule=id, hint=""))
        return {"rules": [tree_of(each, self._words) for each in shipped(named)]}

    def rules(self, component: str | None = None, level: str | None = None) -> dict[str, Any]:
        """The rules, each by id, name, part, level and what it asks."""
        if level is not None and level not in LEVELS:
            raise ToolError(self._not_one_of("level", level, LEVELS))
        rows = {
            rule.id: {
                "id": rule.id, "name": rule.name, "component": rule.component, "level": rule.level, "basis": rule.basis,
                "clause": phrases.clause(rule.clause, self._words), "asks": self._words.asked(rule.id, head["id"]),
            }
            for head in reversed(available())  # the newest law speaks last
            for rule in rules_of(head["id"])
            if component in (None, rule.component) and level in (None, rule.level)
        }  # fmt: skip
        found = {"rules": [rows[id] for id in sorted(rows)]}
        if bounded(found) == found:
            return found
        brief = ("id", "name", "component", "level")  # of all rules; those of one part are told whole
        return bounded({"rules": [{key: row[key] for key in brief} for row in found["rules"]]})

    def fix(self, path: str, output: str, unsafe: bool = False, accept: bool = False) -> dict[str, Any]:
        """Mend a Word plan into the new file ``output``; what was done and what is left to a person."""
        path, output = str(self._place(path)), str(self._place(output))
        if os.path.lexists(output):
            raise ToolError(self._words.ui("mcp.exists", path=printable(output)))
        with self._told(path):
            settings, sign = self._settle({}), signature(AUTHOR, AUTHOR[:2].upper(), None)
            asked = Asked(settings.task(path), (), (), unsafe, accept, sign, baselines=Baselines(settings))
            target = check_target(path, output, named=False)
            result, after = settled(path, asked)
            refuse_other_names(target, after.report.medium or "")
            if not target.lower().endswith(_PLANS):
                raise Refused("output.no_text", path=target)
            self._refuse_secret("" if asked.task.allow_secret else after.report.secret, path)
            write_new(result.data, target)
        return bounded(
            {
                "output": target,
                "done": [{"rule": finding.rule, "got": finding.got, "want": finding.want} for finding in result.done],
                "left": [{"rule": left.finding.rule, "why": self._words.ui(f"fix.why.{left.why}")} for left in result.left],
            }
        )

    def _plan(self, path: str | None, text: str | None) -> Plan:
        self._refuse_both(path, text)
        name = self._place(path) or _TEXT_NAME
        with self._told(name):
            task = self._settle({}).task(name)
            plan = understood(name, task, None if text is None else _bytes(text))
        self._refuse_secret("" if task.allow_secret else plan.secret, name)
        return plan

    def _refuse_secret(self, mark: str, path: str) -> None:
        """What an assistant is told may leave this machine."""
        if mark:
            raise ToolError(self._words.ui("secret.withheld", path=path))

    def _place(self, path: str | None) -> str | None:
        """Where the file lies, under the folder this server was given."""
        try:
            return None if path is None else self._root.place(path)
        except Outside:
            raise ToolError(self._words.ui("mcp.outside", path=printable(path or ""))) from None

    def _judged(self, path: str | None, text: str | None, settings: Settings) -> Iterator[DocumentReport]:
        if text is None:
            return reports((str(path),), settings, 1)
        task = settings.task(_TEXT_NAME)
        return iter((accepted(judge(_TEXT_NAME, task, _bytes(text)), task),))

    def _refuse_both(self, path: str | None, text: str | None) -> None:
        if (path is None) == (text is None):
            raise ToolError(self._words.ui("mcp.path_or_text"))

    def _flags(self, stage: str | None, as_of: str | None, ruleset: str | None) -> dict[str, Any]:
        """The options of one check by key of the configuration, those not given left out."""
        known = ("auto", *STAGES)
        if stage not in (None, *known):
            raise ToolError(self._not_one_of("stage", stage, known))
        given = {"stage": stage, "as-of": as_of, "ruleset": ruleset}
        return {key: value for key, value in given.items() if value}

    def _not_one_of(self, option: str, value: str | None, known: Iterable[str]) -> str:
        return self._words.ui("bad.value", value=printable(value or ""), option=option, accepted=", ".join(known), hint="")

    @contextmanager
    def _told(self, path: str = "") -> Iterator[None]:
        """What hinders an answer, in one line for the assistant."""
        try:
            yield
        except Unreadable as trouble:
            raise ToolError(phrases.trouble_of(trouble, path, self._words)) from None
        except Refused as trouble:
            raise ToolError(phrases.refusal(trouble, self._words)) from None
        except OSError as error:
            raise ToolError(self._words.ui("cannot_write", path=path, cause=phrases.cause(cause(error), self._words))) from None


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _parsed(text: str) -> dict[str, Any]:
    tree: dict[str, Any] = json.loads(text)
    return tree
