"""``thethuc lsp``: a language server on standard input and output, for editors that show plans in text and Markdown."""

from __future__ import annotations

import os
import sys

from checker.cli.terminal import options
from checker.cli.terminal.flags import configurable, told
from checker.cli.terminal.verbs import verb
from checker.model.errors import Refused
from checker.running.tasks import Settings


@verb("lsp")
@options.lang
@configurable
def command(lang: str, config: str | None, no_config: bool) -> int:
    """Serve one editor until it says goodbye."""
    try:
        from checker.editor.server import serve
    except ImportError:
        raise Refused("lacks", library="pygls", extra="editor") from None
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out:  # the server closes what it writes to; standard output is the process's own
        return serve(lang, lambda: Settings({}, config, no_config, told), out)
