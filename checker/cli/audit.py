"""``thethuc audit``: judge what came in, once, and keep it in the office's register."""

from __future__ import annotations

import getpass
import signal
import sys
from collections.abc import Sequence
from contextlib import closing, suppress
from typing import Any

import click

from checker.cli.terminal import options
from checker.cli.terminal.flags import configurable, flags_given, told
from checker.cli.terminal.language import tell
from checker.cli.terminal.progress import Progress
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import width
from checker.model.errors import Refused
from checker.reporting.catalogue import Words
from checker.reporting.order import Tally
from checker.reporting.phrases import cause, problem
from checker.running.stopping import INTERRUPTING, heeding_signals
from checker.running.walking import walk


@verb("audit")
@click.argument("paths", nargs=-1, metavar="PATHS…", type=options.Path())
@click.option("--register", metavar="FILE|URL", required=True)
@click.option("--arrivals", metavar="FILE")
@click.option("--who", metavar="NAME")
@options.lang
@click.option("--exclude", metavar="GLOB", multiple=True)
@options.profile
@options.limit
@configurable
@click.option("--jobs", "-j", type=options.Count())
@click.option("--watch", is_flag=True)
@click.option("--quiet", "-q", is_flag=True)
def command(
    paths: tuple[str, ...], register: str, arrivals: str | None, who: str | None, lang: str, config: str | None, no_config: bool,
    jobs: int | None, watch: bool, quiet: bool, **_keys: Any,
) -> int:  # fmt: skip
    """Judge each document the register does not know by its bytes and this version. Exit code as ``check``'s, of what was read now."""
    from checker.register import Register
    from checker.register.arriving import arrivals_in
    from checker.register.audit_account import account
    from checker.register.auditing import Audit, audit_settings

    words = Words(lang)
    if not paths:
        raise Refused("no_paths")
    settings = audit_settings(flags_given(), config, no_config, told)
    came = arrivals_in(arrivals) if arrivals else {}
    met = walk(paths, settings.passes_over)
    for path in met.lost:
        tell(words.ui(path.key, **{name: cause(value, words) for name, value in path.values}), words)

    def once(files: Sequence[str], book: Register) -> int:
        audit, count = Audit(book, settings, who or _user(), jobs=jobs, arrivals=came), Tally()
        progress, done = Progress(len(files), words, live=not quiet), 0
        with heeding_signals() as stop, closing(audit.over(files, skipped := [] if watch else list(met.skipped))) as found:
            for report in stop.until_asked(found):
                done += 1
                if report is not None:
                    count.add(report)
                    if report.verdict == "unreadable":
                        progress.hide()
                        tell(words.ui("file_problem", path=report.path, message=problem(report, words)), words)
                    elif report.secret:
                        progress.hide()
                        tell(words.ui("register.secret", path=report.path), words)
                progress.show(done)
            progress.end()
        if skipped:
            tell(words.ui("skipped", count=len(skipped), names=", ".join(skipped)), words)
        if stop.signal is None:
            audit.end()
        else:
            tell(words.ui("stopped", done=done, total=max(len(files), done)), words)
        said = words.ui("register.audited", seen=audit.seen, added=audit.added, known=audit.known, unreadable=audit.unreadable)
        print("\n".join([said, *account(book, count.numbers(), words, width(None))]))
        return stop.code or count.exit_code()

    with Register.open(register) as book:
        if not watch:
            code = once(met.files, book)
            return code if code > INTERRUPTING else 2 if met.lost else code
        from checker.running.watching import rounds

        with suppress(KeyboardInterrupt):
            for number, files in enumerate(rounds(paths, passes_over=settings.passes_over)):
                code = once(files, book) if files else 0
                if code > INTERRUPTING:
                    print(file=sys.stderr)
                    return 0 if code == INTERRUPTING + signal.SIGINT else code
                if number == 0:
                    tell(words.ui("watch.waiting"), words)
        return 0


def _user() -> str:
    """Who runs this, as the system names them."""
    with suppress(OSError, KeyError):
        return getpass.getuser()
    return "?"
