"""thethuc: reads Vietnamese administrative plans and says where they depart from the law on document form.

One call judges a file as the command line does, with its settings and suppressions::

    from checker import check, render
    print(render(check("plan.docx"), "text"))

Five do it step by step::

    from checker import read, parse, load_ruleset, lint, render
    document = read("plan.docx")
    plan = parse(document)
    report = lint(plan, load_ruleset(plan))
    print(render(report, "text"))

``message`` says a finding of a report in one sentence. The names are imported on first use, so that ``import checker`` costs nothing;
``import thethuc`` gives the same ones.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as type checkers take it: loading typing would be most of the time in which Ctrl-C is not heeded yet
if TYPE_CHECKING:
    from typing import Any

    from checker.checking import lint as lint
    from checker.checking import load_ruleset as load_ruleset
    from checker.model import DocumentReport as DocumentReport
    from checker.model import Finding as Finding
    from checker.model import Report as Report
    from checker.parsing import parse as parse
    from checker.reading import read as read
    from checker.reporting import message as message
    from checker.reporting import render as render
    from checker.running.many import check as check

__version__ = "0.1.0"

_HOME = {
    "check": "running.many", "read": "reading", "parse": "parsing", "load_ruleset": "checking", "lint": "checking", "render": "reporting",
    "message": "reporting", "Finding": "model", "DocumentReport": "model", "Report": "model",
}  # fmt: skip

__all__ = ["DocumentReport", "Finding", "Report", "__version__", "check", "lint", "load_ruleset", "message", "parse", "read", "render"]


if not TYPE_CHECKING:  # a name there is not is an error to a type checker too

    def __getattr__(name: str) -> Any:
        """Import one of the names from its own room on first use (PEP 562)."""
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"checker.{_HOME[name]}"), name)
