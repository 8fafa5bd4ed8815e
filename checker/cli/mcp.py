"""``thethuc mcp``: check, explain, extract and look up rules for an assistant on this machine; fix only when allowed."""

from __future__ import annotations

import os

import click

from checker.cli.terminal import options
from checker.cli.terminal.flags import configurable, told
from checker.cli.terminal.verbs import verb
from checker.model.errors import Refused
from checker.running.tasks import Settings


@verb("mcp")
@options.lang
@click.option("--root", metavar="FOLDER", default=".")
@click.option("--allow-fix", is_flag=True)
@click.option("--allow-secret", is_flag=True)
@configurable
def command(lang: str, root: str, allow_fix: bool, allow_secret: bool, config: str | None, no_config: bool) -> int:
    """Serve one assistant over standard input and output until it leaves."""
    try:
        from checker.assistant.server import server
    except ImportError:
        raise Refused("lacks", library="mcp", extra="assistant") from None
    if not os.path.isdir(root):
        raise Refused("mcp.no_root", path=root)
    own = {"allow-secret": True} if allow_secret else {}
    server(lang, lambda flags: Settings({**flags, **own}, config, no_config, told), root, allow_fix=allow_fix).run("stdio")
    return 0
