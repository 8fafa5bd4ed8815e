"""``thethuc audit``: judge what came in, once, and keep it in the office's register."""

from __future__ import annotations

import signal
import sys
from contextlib import ExitStack, suppress
from typing import Any

import click

from checker.cli.terminal import options
from checker.cli.terminal.flags import configurable, flags_given, told
from checker.cli.terminal.language import tell
from checker.cli.terminal.login import login_name
from checker.cli.terminal.verbs import verb
from checker.model.errors import Refused
from checker.reporting.catalogue import Words
from checker.reporting.phrases import cause
from checker.running.stopping import INTERRUPTING


@verb("audit")
@click.argument("paths", nargs=-1, metavar="PATHS…", type=options.Path())
@click.option("--register", metavar="FILE|URL", required=True)
@click.option("--arrivals", metavar="FILE")
@click.option("--who", metavar="NAME", type=options.Name())
@options.lang
@click.option("--exclude", metavar="GLOB", multiple=True)
@options.profile
@options.limit
@configurable
@click.option("--jobs", "-j", type=options.Count())
@click.option("--cluster", metavar="local|tcp://…")
@click.option("--watch", is_flag=True)
@click.option("--format", "format_", type=options.OneOf("text", "json"), default="text")
@click.option("--quiet", "-q", is_flag=True)
def command(
    paths: tuple[str, ...], register: str, arrivals: str | None, who: str | None, lang: str, config: str | None, no_config: bool,
    jobs: int | None, cluster: str | None, watch: bool, format_: str, quiet: bool, **_keys: Any,
) -> int:  # fmt: skip
    """Judge each document the register does not know by its bytes and this version. Exit code as ``check``'s, of what was read now."""
    from checker.cli.terminal.told_audits import ToldAudit
    from checker.register import Register
    from checker.register.arriving import arrivals_in
    from checker.register.auditing import audit_settings
    from checker.register.clustering import Cluster
    from checker.register.connecting import files_of
    from checker.register.fetching import is_url, walk_all
    from checker.running.copying import refuse_own_files

    words = Words(lang)
    if not paths:
        raise Refused("no_paths")
    settings = audit_settings(flags_given(), config, no_config, told)
    came = arrivals_in(arrivals) if arrivals else {}
    if watch and any(map(is_url, paths)):
        raise Refused("fetching.watch")
    met = walk_all(paths, settings.passes_over)
    refuse_own_files(met.files, files_of(register))
    for path in met.lost:
        tell(words.ui(path.key, **{name: cause(value, words) for name, value in path.values}), words)
    with ExitStack() as stack:
        workers = stack.enter_context(Cluster(cluster, jobs)) if cluster is not None else None
        book = stack.enter_context(Register.open(register))
        audit = ToldAudit(book, settings, who or login_name(), words, jobs, came, quiet, format_ == "json", workers)
        if not watch:
            code = audit.over(met.files, met.skipped)
            if code < INTERRUPTING:
                settings.tell_of_idle_sections(path for path in paths if not is_url(path))
            return code if code > INTERRUPTING else 2 if met.lost else code
        from checker.running.watching import rounds

        with suppress(KeyboardInterrupt):
            for number, files in enumerate(rounds(paths, passes_over=settings.passes_over)):
                code = audit.over(files) if files else 0
                if code > INTERRUPTING:
                    print(file=sys.stderr)
                    return 0 if code == INTERRUPTING + signal.SIGINT else code
                if number == 0:
                    tell(words.ui("watch.waiting"), words)
        return 0
