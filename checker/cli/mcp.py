"""``thethuc mcp``: check, explain, extract and look up rules for an assistant on this machine; fix only when allowed."""

from __future__ import annotations

import click

from checker.cli import options
from checker.cli.flags import configurable
from checker.cli.verbs import verb
from checker.model.trouble import Refused
from checker.running.tasks import Settings


@verb("mcp")
@options.lang
@click.option("--allow-fix", is_flag=True)
@configurable
def command(lang: str, allow_fix: bool, config: str | None, no_config: bool) -> int:
    """Serve one assistant over standard input and output until it leaves."""
    try:
        from checker.cli.assistant import server
    except ImportError:
        raise Refused("lacks", library="mcp", extra="assistant") from None
    server(lang, lambda flags: Settings(flags, config, no_config), allow_fix=allow_fix).run("stdio")
    return 0
